"""Rotation: how long a person has followed a territory; notice, due, overdue, and why it ended."""

import datetime as dt
from typing import Any

import pytest

from app.read_models.facts import ClockFact, GroupFact, MembershipFact, SuccessionFact, TermFact
from app.read_models.obligations import DutyState
from app.regulations.vocabulary.counts import Tenure
from app.regulations.vocabulary.periods import Always, Interval, Term
from app.regulations.vocabulary.quantities import Condition
from app.regulations.vocabulary.silence import Silent, Unknown
from app.regulations.vocabulary.who import Follower, GroupLead, GroupMember
from tests.support.duty_facts import assigned, group, on, person, territory
from tests.unit.regulations.engine.office import (
    COMING,
    DONE,
    DUE,
    ENDED,
    KEPT,
    LATE,
    OVERDUE,
    UNDETERMINED,
    code,
    row,
    rows,
    rule,
    text,
    world,
)

THREE_TO_FIVE = Interval(from_years=3, to_years=5, notice_years=2)
SINCE = dt.date(2021, 7, 1)


def rotation(period: Any = THREE_TO_FIVE, who: Any = None, **said: Any) -> Any:
    count = Tenure(grounds=said.pop("grounds", ()))
    ruled = rule(count=count, who=who or Follower(), period=period, **said)
    return text(ruled, applies_from=dt.date(2020, 1, 1))


def follows(since: dt.date = SINCE, until: dt.date | None = None, **more: Any) -> list[Any]:
    return [
        person("dũng", "follower"),
        territory(),
        assigned("dũng", person=True, since=since, until=until, **more),
    ]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (dt.date(2023, 6, 30), KEPT),
        (dt.date(2023, 7, 1), COMING),  # notice from two years
        (dt.date(2024, 6, 30), COMING),
        (dt.date(2024, 7, 1), DUE),  # from three
        (dt.date(2026, 7, 1), DUE),  # until five
        (dt.date(2026, 7, 2), OVERDUE),
    ],
)
def test_notice_due_and_overdue(today: dt.date, expected: DutyState) -> None:
    one = row(rotation(), today, world(follows()), during=today)
    assert (one.state, one.opens_on, one.due_on) == (
        expected,
        dt.date(2024, 7, 1),
        dt.date(2026, 7, 1),
    )
    assert (one.owner, one.territory) == ("dũng", "xã")


def test_how_many_months_and_how_late() -> None:
    one = row(rotation(), on(7, 11), world(follows()), during=on(7, 11))
    assert (one.figures[0].have, one.figures[0].unit, one.days_late) == (60, "months", 10)
    day_before = row(rotation(), on(6, 30), world(follows()), during=on(6, 30))
    assert day_before.figures[0].have == 59


@pytest.mark.parametrize(
    ("until", "expected", "late"),
    [
        (dt.date(2024, 6, 29), ENDED, 0),  # a day short of three years: early
        (dt.date(2024, 6, 30), DONE, 0),
        (dt.date(2024, 7, 1), DONE, 0),
        (dt.date(2026, 7, 1), DONE, 0),
        (dt.date(2026, 7, 11), LATE, 10),
    ],
)
def test_how_it_ended(until: dt.date, expected: DutyState, late: int) -> None:
    one = row(rotation(), on(12, 1), world(follows(until=until)), first=SINCE, last=on(12, 31))
    assert (one.state, one.days_late) == (expected, late)


def test_an_early_end_has_its_ground() -> None:
    early = dt.date(2023, 3, 31)
    listed = rotation(grounds=("verified_opinion", "not_fulfilled"))
    given = world(
        follows(until=early, end_reason="verified_opinion", end_ground="kết luận ngày 20/3")
    )
    one = row(listed, on(12, 1), given, first=SINCE, last=on(12, 31))
    assert (one.state, code(one), one.why and one.why.text) == (
        ENDED,
        "ended_early",
        "kết luận ngày 20/3",
    )
    assert one.warnings == ()
    other = world(follows(until=early, end_reason="duty"))
    told = row(listed, on(12, 1), other, first=SINCE, last=on(12, 31))
    assert [why.code for why in told.warnings] == ["ground_not_listed"]
    free = row(rotation(), on(12, 1), other, first=SINCE, last=on(12, 31))
    assert free.warnings == ()


def test_a_new_time_begins_after_a_break() -> None:
    again = [
        follows(until=dt.date(2024, 7, 31)),
        assigned("dũng", person=True, since=on(1, 1), key="lại"),
    ]
    found = rows(rotation(), on(6, 1), world(again), first=SINCE, last=on(12, 31))
    assert sorted((str(one.period_from), one.state) for one in found) == [
        ("2021-07-01", DONE),
        ("2026-01-01", KEPT),
    ]


def test_two_assignments_without_a_break_are_one_time() -> None:
    prolonged = [
        follows(until=dt.date(2024, 7, 31)),
        assigned("dũng", person=True, since=dt.date(2024, 8, 1), key="tiếp"),
    ]
    one = row(rotation(), on(6, 1), world(prolonged))
    assert (one.period_from, one.state) == (SINCE, DUE)


# Mergers ----------------------------------------------------------------------------------------

MERGED = dt.date(2025, 7, 1)


def merged(first: dt.date, second: dt.date | None) -> list[Any]:
    """Return two communes that he followed from these days, merged on 01/07/2025."""
    last = MERGED - dt.timedelta(days=1)
    return [
        person("dũng", "follower"),
        [territory(key, until=last) for key in ("cũ 1", "cũ 2")],
        territory("mới", since=MERGED),
        [SuccessionFact(key, "mới", MERGED) for key in ("cũ 1", "cũ 2")],
        [
            assigned("dũng", key, person=True, since=since, until=last)
            for key, since in (("cũ 1", first), ("cũ 2", second))
            if since is not None
        ],
        assigned("dũng", "mới", person=True, since=MERGED),
    ]


def test_the_clock_of_a_new_unit_is_the_longest_of_its_predecessors() -> None:
    given = world(merged(dt.date(2023, 1, 1), SINCE))
    one = row(rotation(), on(6, 1), given)
    assert (one.territory, one.period_from, one.state) == ("mới", SINCE, DUE)


def test_the_clock_of_one_who_followed_none_of_them_is_new() -> None:
    newcomer = [
        merged(SINCE, None),
        person("hoa", "follower"),
        assigned("hoa", "mới", person=True, since=MERGED),
    ]
    one = row(rotation(), on(6, 1), world(newcomer), owner="hoa")
    assert (one.period_from, one.state) == (MERGED, KEPT)


def test_one_who_stopped_before_the_merger_begins_anew() -> None:
    stopped = [
        merged(SINCE, None),
        assigned(
            "dũng",
            "cũ 1",
            person=True,
            since=SINCE,
            until=dt.date(2024, 12, 31),
            key="dũng → cũ 1",
        ),
    ]
    one = row(rotation(), on(6, 1), world(stopped), territory="mới")
    assert one.period_from == MERGED


def test_the_office_sets_the_clock_with_its_reason() -> None:
    given = world(follows(), ClockFact("dũng", "xã", dt.date(2025, 7, 1), "địa bàn mới hoàn toàn"))
    one = row(rotation(), on(8, 1), given)
    assert (one.period_from, one.due_on, one.state) == (
        dt.date(2025, 7, 1),
        dt.date(2030, 7, 1),
        KEPT,
    )
    assert [(why.code, why.text) for why in one.warnings] == [
        ("clock_set", "địa bàn mới hoàn toàn")
    ]


# Congress terms, and no period ------------------------------------------------------------------

TERM = TermFact(dt.date(2025, 10, 1), on(9, 30, 2030))


@pytest.mark.parametrize(
    ("today", "expected"),
    [(on(9, 30, 2030), KEPT), (on(10, 1, 2030), OVERDUE)],
)
def test_until_the_end_of_the_congress_term(today: dt.date, expected: DutyState) -> None:
    given = world(follows(dt.date(2025, 11, 1)), TERM)
    one = row(rotation(Term()), today, given, during=today)
    assert (one.state, one.due_on) == (expected, on(9, 30, 2030))


@pytest.mark.parametrize(("until", "expected"), [(on(9, 30, 2030), DONE), (on(5, 31, 2028), ENDED)])
def test_the_end_with_the_term_and_before(until: dt.date, expected: DutyState) -> None:
    given = world(follows(dt.date(2025, 11, 1), until), TERM)
    one = row(rotation(Term()), on(12, 1, 2030), given, first=on(1, 1), last=on(12, 31, 2030))
    assert one.state is expected


def test_the_term_of_the_territory_goes_first_and_an_unknown_one_is_said() -> None:
    own = TermFact(dt.date(2025, 8, 1), on(7, 31, 2030), "xã")
    given = world(follows(dt.date(2025, 11, 1)), TERM, own)
    assert row(rotation(Term()), on(6, 1), given).due_on == on(7, 31, 2030)
    unknown = row(rotation(Term()), on(6, 1), world(follows()))
    assert (unknown.state, code(unknown)) == (UNDETERMINED, "term_unknown")


@pytest.mark.parametrize(
    ("period", "why"),
    [(Silent(), "period_silent"), (Unknown(), "period_unknown"), (Always(), "period_always")],
)
def test_without_a_period_the_time_is_shown_and_nobody_is_late(period: Any, why: str) -> None:
    one = row(rotation(period), on(6, 1), world(follows()))
    assert one.state in (UNDETERMINED, KEPT)
    assert one.figures[0].have == 59
    if period in (Silent(), Unknown()):
        assert code(one) == why


# Whose clock ------------------------------------------------------------------------------------


def test_members_leads_and_followers_have_clocks_of_their_own() -> None:
    given = world(
        follows(),
        person("an"),
        person("bình"),
        group(),
        assigned(since=SINCE),
    )
    for who, owners in (
        (Follower(), ["dũng"]),
        (GroupMember(), ["an", "bình"]),
        (GroupLead(), ["an"]),
    ):
        found = rows(rotation(who=who), on(6, 1), given)
        assert sorted(str(one.owner) for one in found) == owners


def test_one_who_joins_the_group_later_begins_his_own_clock() -> None:
    joined = GroupFact(
        "nhóm",
        "Nhóm",
        (MembershipFact("an", "lead"), MembershipFact("bình", "member", since=on(1, 1))),
    )
    given = world(person("an"), person("bình"), territory(), joined, assigned(since=SINCE))
    found = {o.owner: o.period_from for o in rows(rotation(who=GroupMember()), on(6, 1), given)}
    assert found == {"an": SINCE, "bình": on(1, 1)}


def test_a_clock_for_some_territories_alone() -> None:
    wards = rotation(when=Condition(territory_kinds=("ward",)))
    assert rows(wards, on(6, 1), world(follows())) == []
    unknown = row(rotation(when=Condition(old_districts=("Huyện A",))), on(8, 1), world(follows()))
    assert (unknown.state, code(unknown)) == (UNDETERMINED, "condition_unknown")
