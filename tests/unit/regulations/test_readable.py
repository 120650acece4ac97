"""Every word of every slot has its sentence, and every field of a rule changes what is read."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.regulations.codec_shapes import Field, alternatives_of, fields_of, is_choice, item_of
from app.regulations.readable import Readable
from app.regulations.regulation import Naming, OfficeOwn, Regulation, Rule, Step, Validity
from app.regulations.regulation_file import read_regulation
from app.regulations.vocabulary import SLOTS
from app.regulations.vocabulary.choices import Bound, Channel, CountsOn, Nature, Per
from app.regulations.vocabulary.counts import Events, Papers, Unquantified
from app.regulations.vocabulary.deadlines import DateOfYear, DayOfPeriod
from app.regulations.vocabulary.names import BUILT_IN
from app.regulations.vocabulary.periods import Month, Quarter, Sliding, UnclearPeriod, Year
from app.regulations.vocabulary.quantities import (
    CalendarLimit,
    Condition,
    Evidence,
    KindLimit,
    Part,
    Quota,
)
from app.regulations.vocabulary.silence import Silent, Unknown
from app.regulations.vocabulary.terms import Names
from app.regulations.vocabulary.who import Follower, GroupOwner, Peers, TerritoryOwner

SEEDS = Path(__file__).parents[3] / "resources" / "regulations"
BARE = Rule(
    id="r",
    clause="Đ1",
    title="Việc",
    who=GroupOwner(),
    count=Events(kinds=("trip",)),
    period=Month(),
)
#: What an instance needs beside its required fields for each further field to say something.
GIVEN: dict[str, dict[str, Any]] = {
    "CalendarLimit": {"months": (1,)},
    "Evidence": {"all_of": ("order",)},
    "Consent": {"urgent_days": 2},
    "Sliding": {"months": 3},
    "FromMoment": {"days": 3, "months": 1},
    "Quota": {"at_least": 2, "share": "30%", "of": "branches"},
}
#: Said elsewhere than in words (an id), or only together with others.
UNSAID = {("Step", "id"), ("Rule", "id"), ("Rule", "clause"), ("Rule", "wording")}


def sample(declared: type) -> Any:
    """Return an instance with its required fields, and what ``GIVEN`` adds."""
    made = {one.name: value_of(one) for one in fields_of(declared) if not one.has_default}
    return declared(**made | GIVEN.get(declared.__name__, {}))


def value_of(one: Field, *, other_than: object = None) -> Any:
    return next(value for value in values_of(one) if value != other_than)


def values_of(one: Field) -> Iterator[Any]:
    item = item_of(one.hint)
    if item is not None:
        yield from ((value,) for value in singles(item, one))
        return
    yield from singles(one.hint, one)


def singles(hint: Any, one: Field) -> Iterator[Any]:
    if one.declaration.names:
        for sort in one.declaration.names:
            yield from list(BUILT_IN[sort])[:2]
        yield from ("xa", "yb")
    if is_choice(hint):
        yield from hint
    allowed = alternatives_of(hint)
    for scalar in allowed.scalars:
        if is_choice(scalar):
            yield from scalar
        yield from {
            str: ("một", "hai"),
            bool: (True, False),
            int: range(max(one.declaration.minimum or 0, 1), 9),
            dt.date: (dt.date(2026, 1, 2), dt.date(2026, 3, 4)),
        }.get(scalar, ())
    if allowed.group is not None:
        yield sample(allowed.group)
        if allowed.group is Quota:
            yield Quota(at_least=4)
    for word in allowed.words.values():
        yield sample(word)


def told(rule: Rule) -> str:
    return "\n".join(f"{line.caption}: {line.text}" for line in Readable().lines(rule))


def placed(slot: str, word: Any) -> Rule:
    return dataclasses.replace(BARE, **{slot: word})


WORDS = [(slot, word) for slot, words in SLOTS.items() for word in words]


@pytest.mark.parametrize(
    ("slot", "word"), WORDS, ids=[f"{slot}-{word.WORD}" for slot, word in WORDS]
)
def test_every_word_has_its_sentence(slot: str, word: type) -> None:
    rule = placed(slot, sample(word))
    text = Readable().summary(rule)
    assert text.endswith((".", "…"))
    assert text[0].isupper() or text[0] == "“"
    for made in (text, told(rule)):
        assert word.__name__ not in made
        assert "None" not in made
        assert "  " not in made


@pytest.mark.parametrize(
    ("slot", "word"), WORDS, ids=[f"{slot}-{word.WORD}" for slot, word in WORDS]
)
def test_every_field_of_a_word_is_read(slot: str, word: type) -> None:
    base = sample(word)
    for one in fields_of(word):
        now = getattr(base, one.name)
        changed = dataclasses.replace(base, **{one.name: value_of(one, other_than=now)})
        assert told(placed(slot, changed)) != told(placed(slot, base)), one.name


@pytest.mark.parametrize(
    ("field", "group"),
    [
        ("when", Condition),
        ("calendar", CalendarLimit),
        ("evidence", Evidence),
        ("validity", Validity),
        ("office", OfficeOwn),
        ("parts", Part),
        ("steps", Step),
        ("only", KindLimit),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_every_field_of_a_group_is_read(field: str, group: type) -> None:
    def rule(value: Any) -> Rule:
        many = field in ("parts", "steps")
        if field == "only":
            limited = Events(kinds=("trip", "meeting"), only=(value,))
            return dataclasses.replace(BARE, count=limited)
        return dataclasses.replace(BARE, **{field: (value,) if many else value})

    base = sample(group)
    for one in fields_of(group):
        if (group.__name__, one.name) in UNSAID:
            continue
        now = getattr(base, one.name)
        changed = dataclasses.replace(base, **{one.name: value_of(one, other_than=now)})
        assert told(rule(changed)) != told(rule(base)), one.name


def test_monthly_visit() -> None:
    assert Readable().summary(BARE) == (
        "Nhóm công chức theo dõi địa bàn: mỗi tháng đi công tác ít nhất 1 lần "
        "tại từng địa bàn được phân công."
    )


def test_report_with_a_silent_day_and_the_office_s_own_beside_it() -> None:
    rule = dataclasses.replace(
        BARE,
        per=Per.OWNER,
        count=Papers(kinds=("monthly",), to="leader", channels=tuple(Channel)),
        deadline=Silent(),
        office=OfficeOwn(deadline=DayOfPeriod(day=25), decided_on=dt.date(2026, 1, 5)),
    )
    read = Readable()
    assert read.summary(rule) == (
        "Nhóm công chức theo dõi địa bàn: mỗi tháng có báo cáo tháng (tính chung cho mọi địa bàn), "
        "bằng hình thức phù hợp, gửi Lãnh đạo Ban, thời hạn: quy chế không quy định."
    )
    assert read.own(rule) == (
        "Cơ quan tự quy định: chậm nhất ngày 25 của tháng cuối kỳ (quyết định ngày 05/01/2026)."
    )
    assert [line.text for line in read.lines(rule) if line.own] == [
        "Chậm nhất ngày 25 của tháng cuối kỳ (quyết định ngày 05/01/2026)."
    ]


def test_unclear_period_tells_its_readings() -> None:
    rule = dataclasses.replace(
        BARE,
        who=Follower(),
        count=Events(kinds=("trip", "meeting")),
        period=UnclearPeriod(readings=(Quarter(), Sliding(months=3))),
    )
    assert Readable().summary(rule) == (
        "Cán bộ theo dõi địa bàn: đi công tác hoặc dự họp ít nhất 1 lần tại từng địa bàn được phân "
        "công, kỳ: quy chế không nói rõ: (1) mỗi quý; (2) không quá 3 tháng kể từ lần trước."
    )


def test_yearly_assessment_before_a_day() -> None:
    rule = dataclasses.replace(
        BARE,
        who=TerritoryOwner(),
        count=Papers(
            kinds=("feedback",), to="Ban Thường vụ Tỉnh ủy", confirmed_by="standing_member"
        ),
        period=Year(),
        deadline=DateOfYear(day=20, month=12, bound=Bound.BEFORE, counts=CountsOn.RECEIVED),
    )
    assert Readable().summary(rule) == (
        "Cấp ủy, cơ quan, đơn vị của địa bàn: mỗi năm có nhận xét, đánh giá của địa bàn, "
        "gửi Ban Thường vụ Tỉnh ủy, có xác nhận của ủy viên Ban Thường vụ phụ trách, "
        "trước ngày 20/12, tính theo ngày nơi nhận nhận được."
    )


def test_blank_of_a_template_stays_unknown() -> None:
    rule = dataclasses.replace(BARE, count=Events(kinds=("trip",), quota=Unknown()))
    assert "(số lần: chưa quy định)" in Readable().summary(rule)


def test_ban_and_right_are_said_once() -> None:
    rule = dataclasses.replace(
        BARE, nature=Nature.BAN, title="Không lợi dụng chức trách", count=Unquantified()
    )
    assert Readable().summary(rule) == (
        "Nhóm công chức theo dõi địa bàn: không lợi dụng chức trách; không định lượng."
    )
    right = dataclasses.replace(rule, nature=Nature.RIGHT, title="Bảo lưu ý kiến")
    assert ": được bảo lưu ý kiến;" in Readable().summary(right)


def test_own_names_are_used() -> None:
    regulation = Regulation(
        id="x",
        short="QC",
        title="Quy chế",
        names=(Naming(id="talk", of=Names.EVENT, name="tọa đàm"),),
    )
    rule = dataclasses.replace(BARE, count=Events(kinds=("talk",), quota=Quota(at_least=2)))
    assert "tọa đàm ít nhất 2 lần" in Readable(regulation).summary(rule)
    assert "talk ít nhất" in Readable().summary(rule)


def test_peers_speak_of_each_other() -> None:
    text = Readable().summary(
        dataclasses.replace(BARE, who=Peers(first=GroupOwner(), second=TerritoryOwner()))
    )
    assert text.startswith("Nhóm công chức theo dõi địa bàn và cấp ủy, cơ quan, đơn vị của địa bàn")


@pytest.mark.parametrize("name", ["qc", "qd"])
def test_built_in_rules_read_whole(name: str) -> None:
    if not (SEEDS / f"{name}.toml").exists():
        pytest.skip("no built-in regulation of that name")
    regulation = read_regulation((SEEDS / f"{name}.toml").read_bytes(), f"{name}.toml")
    read = Readable(regulation)
    assert regulation.rules
    for rule in regulation.rules:
        text = read.summary(rule)
        assert text.endswith((".", "…")), rule.id
        assert "_" not in text, rule.id
        for doubled in ("thường xuyên thường xuyên", "không được không", "được được", " ,", "  "):
            assert doubled not in text.lower(), rule.id
