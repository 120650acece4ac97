"""A facts file gives the rows that the engine takes; every mistake is told with line and row."""

import datetime as dt

import pytest

from app.read_models.facts import ConsentFact, HolidayFact, NumberFact, PostFact
from app.regulations.facts_file import read_facts
from app.regulations.facts_file_rows import period_of
from app.regulations.toml_text import RegulationFileError

FACTS = """format = 1
holidays = [2026-01-01, {day = 2026-04-30, name = "Ngày Giải phóng"}]
working_days = [2026-05-09]
history_from = 2020-01-01

[[people]]
id = "an"
name = "Nguyễn Văn An"
posts = [{role = "officer", division = "p1", from = 2024-01-01}]

[[people]]
id = "binh"
role = "follower"
level = "province"

[[divisions]]
id = "p1"
overseer = true

[[bodies]]
id = "vp"
name = "Văn phòng Tỉnh ủy"

[[territories]]
id = "x1"
kind = "commune"
from = 2025-07-01
numbers = {population = 9000, branches = "unknown", "số hộ" = 40}

[[territories]]
id = "x0"
kind = "commune"
to = 2025-06-30
numbers = [{name = "population", value = 400, from = 2020-01-01}]

[[successions]]
predecessor = "x0"
successor = "x1"
on = 2025-07-01
part = true

[[groups]]
id = "n1"
members = [{person = "an", role = "lead", from = 2025-01-01}, {person = "binh"}]

[[assignments]]
territory = "x1"
group = "n1"
from = 2025-07-10

[[visits]]
on = 2026-03-04
territory = "x1"
people = ["an"]
order = 2026-03-01
invitation = true
consent = {by = "an", on = 2026-03-02, days = 2}
minutes = true
plan = true
confirmed = {by = "x1", on = 2026-03-09}
serves = "qd"

[[engagements]]
id = "e2"
kind = "meeting"
group = "n1"
start = 2026-03-04
end = 2026-03-05

[[reports]]
kind = "monthly"
author = "n1"
period = "2026-03"
done = 2026-03-30
passed_on = {by = "vp", on = 2026-04-01}

[[ratings]]
author = "n1"
territory = "x1"
period = 2026
points = {a = 30, b = 20.5}
event = "e2"
"""


def test_short_forms_are_written_out() -> None:
    facts = read_facts(FACTS, "facts.toml", {"qd": ["r1"]})
    an, binh = facts.people
    assert an.posts == (PostFact("officer", division="p1", since=dt.date(2024, 1, 1)),)
    assert binh.posts == (PostFact("follower", "province"),)
    assert binh.name == "binh"
    assert facts.divisions[0].is_overseer
    new, old = facts.territories
    assert new.numbers == (NumberFact("population", 9000), NumberFact("số hộ", 40))
    assert old.numbers == (NumberFact("population", 400, dt.date(2020, 1, 1)),)
    assert (old.since, old.until) == (None, dt.date(2025, 6, 30))
    assert facts.successions[0].is_part
    assert [one.role for one in facts.groups[0].members] == ["lead", "member"]
    by_id = {one.key: one for one in facts.engagements}
    visit = by_id["visits-1"]
    assert (visit.kind, visit.start, visit.end) == (
        "trip",
        dt.date(2026, 3, 4),
        dt.date(2026, 3, 4),
    )
    assert (visit.order_on, visit.has_order) == (dt.date(2026, 3, 1), True)
    assert (visit.invited_on, visit.has_invitation) == (None, True)
    assert visit.consents == (ConsentFact("an", dt.date(2026, 3, 2), 2),)
    assert visit.has_minutes and visit.in_plan
    assert (visit.confirmed_by, visit.confirmed_on) == ("x1", dt.date(2026, 3, 9))
    assert visit.serves == ("qd",)
    report, rating = facts.papers
    assert (report.period_from, report.period_to) == (dt.date(2026, 3, 1), dt.date(2026, 3, 31))
    assert (report.passed_on_by, report.passed_on_on) == ("vp", dt.date(2026, 4, 1))
    assert (rating.kind, rating.points) == ("rating", (("a", 30.0), ("b", 20.5)))
    assert rating.period_to == dt.date(2026, 12, 31)
    assert facts.holidays == (
        HolidayFact(dt.date(2026, 1, 1)),
        HolidayFact(dt.date(2026, 4, 30), name="Ngày Giải phóng"),
        HolidayFact(dt.date(2026, 5, 9), is_working=True),
    )
    assert facts.history_from == dt.date(2020, 1, 1)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2026", (1, 1), (12, 31)),
        ("2026-H2", (7, 1), (12, 31)),
        ("2026-q1", (1, 1), (3, 31)),
        ("2024-02", (2, 1), (2, 29)),
    ],
)
def test_periods(written: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    year = int(written[:4])
    assert period_of(written) == (dt.date(year, *first), dt.date(year, *last))


@pytest.mark.parametrize("written", ["2026-13", "2026-0", "2026-Q5", "tháng 3", True, 12, "0000"])
def test_what_is_no_period(written: object) -> None:
    assert period_of(written) is None


@pytest.mark.parametrize(
    ("before", "after", "row", "told"),
    [
        (
            'group = "n1"',
            'group = "n2"',
            'group = "n2"',
            "“group” trỏ đến “n2”, nhưng không có nhóm nào",
        ),
        (
            'group = "n1"',
            'group = "n1"\nperson = "an"',
            "[[assignments]]",
            "đúng một trong hai: group, person",
        ),
        ('role = "lead"', 'role = "chief"', "members", "lead (trưởng nhóm), member (thành viên)"),
        (
            "2025-07-10",
            '"31/02/2025"',
            'from = "31',
            "“from” là 31/02/2025, ngày không có trong lịch",
        ),
        ("2025-07-10", "2025-02-31", "2025-02-31", "ngày không có trong lịch"),
        ("2025-07-10", "2025-13-01", "2025-13-01", "ngày không có trong lịch"),
        ('"2026-03"', '"2026-13"', "period", "“period” là “2026-13”, không đọc được kỳ"),
        (
            "end = 2026-03-05",
            "end = 2026-03-03",
            "end = 2026-03-03",
            "không đúng thứ tự: start (04/03/2026) đứng sau end (03/03/2026)",
        ),
        ('kind = "meeting"', 'kid = "meeting"', "kid =", "“kid” là mục không có ở đây"),
        ('kind = "meeting"', "", "[[engagements]]", "thiếu mục “kind”"),
        ('id = "e2"', 'id = ""', 'id = ""', "“id” không được để trống"),
        ('id = "x0"', 'id = "x1"', 'id = "x1"', "mã này đã dùng ở trên"),
        ('id = "n1"', 'id = "an"', 'id = "an"', "mã này đã dùng ở trên"),
        ("days = 2", "days = true", "consent", "“consent[1].days” phải là một số nguyên"),
        ("value = 400", 'value = "nhiều"', "numbers", "“numbers[1].value” phải là một số nguyên"),
        (
            'serves = "qd"',
            'serves = "qx"',
            "serves",
            "không có quy chế, quy định nào mang mã ấy; có: qd",
        ),
        ("[[bodies]]", "[[bodys]]", "[[bodys]]", "“bodys” là mục không có ở đây"),
        ("[[bodies]]", "[bodies]", "[bodies]", "“bodies” phải là nhiều bảng"),
        ("format = 1", "format = 7", "format", "Dùng bản mới hơn"),
        ("2026-01-01,", '"Tết",', "holidays", "là “Tết”, không đọc được ngày"),
        (
            "a = 30",
            'a = "30"',
            "points",
            "“points.a” phải là một số, không có dấu ngoặc; tệp ghi 30",
        ),
    ],
)
def test_mistakes(before: str, after: str, row: str, told: str) -> None:
    assert FACTS.count(before) >= 1
    text = FACTS.replace(before, after, 1)
    with pytest.raises(RegulationFileError) as caught:
        read_facts(text, "facts.toml", {"qd": ["r1"]})
    found = [one for one in caught.value.mistakes if told in str(one)]
    assert found, [str(one) for one in caught.value.mistakes]
    assert row in text.split("\n")[found[0].line - 1]
    assert str(found[0]).startswith(f"facts.toml, dòng {found[0].line}")
