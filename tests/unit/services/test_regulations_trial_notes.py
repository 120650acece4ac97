"""What a reader of a trial is told besides the rows: strange names, strange days."""

import datetime as dt

import pytest

from app.services.regulations_trial import SourceFile, Span, Trial, try_regulations
from app.services.regulations_trial_report import as_data, as_lines

TODAY = dt.date(2026, 11, 22)
REGULATION = """format = 1
id = "qd"
short = "QĐ"
title = "Quy định"
applies_from = 2026-01-01

[[rules]]
id = "di"
clause = "Đ1"
title = "Đi địa bàn"
who = {who}
per = "owner"
period = "quarter"
count = {{ kind = "events", kinds = ["trip"] }}

[[rules]]
id = "bc"
clause = "Đ2"
title = "Báo cáo"
who = "follower"
per = "owner"
period = "year"
count = {{ kind = "papers", kinds = ["year"] }}
"""
FACTS = """format = 1
[[people]]
id = "p"
name = "Trần Quốc Hùng"
role = "follower"

[[divisions]]
id = "td"
name = "Phòng Theo dõi"

[[bodies]]
id = "vp"
name = "Văn phòng Tỉnh ủy"

[[territories]]
id = "cu"
name = "xã Cũ"
kind = "commune"
to = 2026-06-30

[[territories]]
id = "moi"
name = "xã Mới"
kind = "commune"
from = 2026-07-01

[[assignments]]
territory = "moi"
person = "p"
from = 2026-07-01

[[trips]]
id = "c1"
territory = "moi"
people = ["p"]
on = 2026-08-05
"""


def _trial(who: str = '"follower"', *, before: str = "", after: str = "", more: str = "") -> Trial:
    assert before in FACTS
    return try_regulations(
        [SourceFile("qd.toml", REGULATION.format(who=who).encode())],
        SourceFile("du-kien.toml", f"{FACTS.replace(before, after)}\n{more}".encode()),
        Span.around(TODAY),
    )


def test_nothing_is_told_of_facts_in_order() -> None:
    assert _trial().notes == ()
    assert _trial('{ kind = "body", body = "Sở Nội vụ" }').notes == ()


@pytest.mark.parametrize(
    ("who", "told"),
    [
        (
            '{ kind = "person", person = "tran quoc hung" }',
            "nêu “tran quoc hung” nhưng tệp dữ kiện không có tên hoặc mã ấy: không tính được cho "
            "ai. Có phải “Trần Quốc Hùng”?",
        ),
        (
            '{ kind = "division", division = "phòng theo  dõi" }',
            "nêu “phòng theo  dõi” nhưng tệp dữ kiện không có tên hoặc mã ấy: không tính được cho "
            "ai. Có phải “Phòng Theo dõi”?",
        ),
        (
            '{ kind = "body", body = "VĂN PHÒNG TỈNH ỦY" }',
            "được tính là một cơ quan khác. Có phải “Văn phòng Tỉnh ủy”?",
        ),
        (
            '{ kind = "peers", first = { kind = "person", person = "X" }, second = "follower" }',
            "nêu “X” nhưng",
        ),
        (
            '{ kind = "division", overseer = true }',
            "Quy định “di” giao cho phòng theo dõi việc thực hiện, nhưng tệp dữ kiện không có "
            "phòng nào ghi overseer = true",
        ),
    ],
)
def test_owners_that_no_fact_knows(who: str, told: str) -> None:
    (note,) = _trial(who).notes
    assert told in note


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "on = 2026-08-05",
            "on = 2062-08-05",
            "Việc “c1” ghi ngày 05/08/2062, sau ngày tính quá 2 năm. Xem lại năm.",
        ),
        (
            'territory = "moi"\npeople = ["p"]',
            'territory = "cu"\npeople = ["p"]',
            "Việc “c1” ngày 05/08/2026 ghi ở “xã Cũ”, nhưng địa bàn này kết thúc ngày 30/06/2026. "
            "Ghi địa bàn mới, hoặc sửa lại ngày.",
        ),
        (
            "on = 2026-08-05",
            "on = 2026-05-08",
            "Việc “c1” ngày 08/05/2026 ghi ở “xã Mới”, nhưng địa bàn này từ ngày 01/07/2026 mới "
            "có. Ghi địa bàn cũ, hoặc sửa lại ngày.",
        ),
        (
            'person = "p"\nfrom = 2026-07-01',
            'person = "p"\nfrom = 2024-01-01',
            "Phân công ở “xã Mới” ghi từ ngày 01/01/2024, nhưng địa bàn này từ ngày 01/07/2026 mới "
            "có. Phân công ở địa bàn cũ thì ghi thành một [[assignments]] riêng.",
        ),
        (
            'kind = "commune"\nfrom',
            'kind = "Commune"\nfrom',
            "Tên “Commune” ở territories, kind không có trong quy chế nào",
        ),
    ],
)
def test_rows_that_cannot_be_so(before: str, after: str, told: str) -> None:
    (note,) = _trial(before=before, after=after).notes
    assert note.startswith(told)


def test_a_trip_begun_before_a_territory_ended_is_in_order() -> None:
    trip = '[[trips]]\nid = "c0"\nterritory = "cu"\npeople = ["p"]\nfrom = 2026-06-30\n'
    assert _trial(more=f"{trip}to = 2026-07-02\n").notes == ()


def test_days_in_which_a_rule_binds_beside_the_territory_are_in_order() -> None:
    content = REGULATION.format(who='"follower"')
    content += "validity = { days_before_territory = 60, days_after_territory = 60 }\n"
    trips = "".join(
        f'[[trips]]\nterritory = "{place}"\npeople = ["p"]\non = {day}\n'
        for place, day in (("moi", "2026-05-10"), ("cu", "2026-08-20"))
    )
    files = [SourceFile("qd.toml", content.encode())]
    facts = SourceFile("du-kien.toml", f"{FACTS}{trips}".encode())
    assert try_regulations(files, facts, Span.around(TODAY)).notes == ()


def test_what_serves_another_document_says_which() -> None:
    other = REGULATION.format(who='"follower"').replace('"qd"', '"qc"').replace("QĐ", "QC")
    report = '[[reports]]\nid = "b1"\nkind = "year"\nauthor = "p"\nperiod = 2026\n'
    facts = f'{FACTS}{report}done = 2026-11-20\nserves = "qc"\n'
    trial = try_regulations(
        [
            SourceFile("qd.toml", REGULATION.format(who='"follower"').encode()),
            SourceFile("qc.toml", other.encode()),
        ],
        SourceFile("du-kien.toml", facts.encode()),
        Span.around(TODAY),
    )
    rows = [one for one in as_data(trial)["obligations"] if one["rule"] == "bc"]
    told = [use["why"]["words"] for row in rows for use in row["not_counting"]]
    assert told == ["được tính cho văn bản khác: QC"]
    assert any("không tính b1" in line and line.endswith(": QC") for line in as_lines(trial))
