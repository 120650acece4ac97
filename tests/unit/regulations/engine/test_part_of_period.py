"""A part of a period: assigned late, ended early, exempt; all of the quota, a share or none."""

import datetime as dt
from typing import Any

import pytest

from app.read_models.facts import ExemptionFact
from app.read_models.obligations import DutyState
from app.regulations.regulation import OfficeOwn
from app.regulations.vocabulary.choices import Moment, Outside, Rounding, Side
from app.regulations.vocabulary.counts import Events, Papers
from app.regulations.vocabulary.deadlines import DayOfPeriod, FromMoment
from app.regulations.vocabulary.part_periods import FullQuota, NoDuty, ProRata
from app.regulations.vocabulary.periods import Month, PerEvent, Quarter
from app.regulations.vocabulary.quantities import Part, Quota
from app.regulations.vocabulary.silence import Silent, Unknown
from tests.support.duty_facts import (
    assigned,
    event,
    exemption,
    month,
    on,
    paper,
    qc_office,
    territory,
    trip,
)
from tests.unit.regulations.engine.office import (
    COMING,
    DONE,
    DUE,
    ENDED,
    EXEMPT,
    LATE,
    OVERDUE,
    UNDETERMINED,
    WARNING,
    code,
    report,
    row,
    rows,
    rule,
    state,
    text,
    visits,
    world,
)

AFTER_Q1 = on(4, 1)
IN_Q1 = on(3, 31)


def owed(number: int, part: Any, **said: Any) -> Any:
    return rule(count=visits(number), period=Quarter(), part_of_period=part, **said)


def since(day: dt.date) -> Any:
    return qc_office(since=day)


# Assigned in the middle -------------------------------------------------------------------------


def test_the_whole_quota_is_owed_however_short_the_part() -> None:
    office = world(since(on(3, 25)), trip(on(3, 26)))
    one = row(owed(2, FullQuota()), AFTER_Q1, office, during=IN_Q1)
    assert (one.state, one.figures[0].need) == (OVERDUE, 2)


# From 15/2 the first quarter has 45 of its 90 days: 14 in February, 31 in March.
@pytest.mark.parametrize(
    ("number", "rounding", "need"),
    [
        (4, Rounding.UP, 2),
        (4, Rounding.DOWN, 2),
        (3, Rounding.UP, 2),
        (3, Rounding.DOWN, 1),
        (3, Rounding.NEAREST, 2),  # 1.5
        (5, Rounding.NEAREST, 3),  # 2.5
        (1, Rounding.UP, 1),
    ],
)
def test_the_quota_in_proportion_to_the_days(number: int, rounding: Rounding, need: int) -> None:
    office = world(since(on(2, 15)))
    one = row(owed(number, ProRata(rounding=rounding)), AFTER_Q1, office, during=IN_Q1)
    assert (one.state, one.figures[0].need) == (OVERDUE, need)
    done = world(since(on(2, 15)), [trip(on(3, day)) for day in range(1, need + 1)])
    assert state(owed(number, ProRata(rounding=rounding)), AFTER_Q1, done, during=IN_Q1) is DONE


def test_the_parts_of_a_quota_are_lowered_with_it() -> None:
    # Half of four visits, two of them at the level of the commune: two, one of them so.
    part = Part(label="cấp xã", quota=Quota(at_least=2), levels=("commune",))
    asked = owed(4, ProRata(), parts=(part,))
    done = [trip(on(3, 1), level="commune"), trip(on(3, 2), level="province")]
    one = row(asked, AFTER_Q1, world(since(on(2, 15)), done), during=IN_Q1)
    assert [(figure.have, figure.need) for figure in one.figures] == [(2, 2), (1, 1)]
    assert one.state is DONE


def test_a_share_that_is_nothing_owes_nothing() -> None:
    office = world(since(on(3, 25)))
    found = rows(owed(1, ProRata(rounding=Rounding.DOWN)), AFTER_Q1, office, during=IN_Q1)
    assert [one.state for one in found if one.state is OVERDUE] == []


def test_a_quarter_that_is_not_whole_owes_nothing_where_the_text_says_so() -> None:
    assert rows(owed(1, NoDuty()), AFTER_Q1, world(since(on(1, 2))), during=IN_Q1) == []
    whole = world(since(on(1, 1)))
    assert state(owed(1, NoDuty()), AFTER_Q1, whole, during=IN_Q1) is OVERDUE


@pytest.mark.parametrize(("part", "why"), [(Silent(), "part_silent"), (Unknown(), "part_unknown")])
def test_where_the_text_is_silent_nobody_is_blamed(part: Any, why: str) -> None:
    one = row(owed(1, part), AFTER_Q1, world(since(on(2, 15))), during=IN_Q1)
    assert (one.state, code(one)) == (UNDETERMINED, why)
    done = world(since(on(2, 15)), trip(on(3, 1)))
    assert state(owed(1, part), AFTER_Q1, done, during=IN_Q1) is DONE
    assert state(owed(1, part), IN_Q1, world(since(on(2, 15))), during=IN_Q1) is DUE
    whole = world(since(on(1, 1)))
    assert state(owed(1, part), AFTER_Q1, whole, during=IN_Q1) is OVERDUE


def test_the_office_says_what_the_text_does_not() -> None:
    own = OfficeOwn(part_of_period=ProRata(rounding=Rounding.DOWN))
    one = row(owed(2, Silent(), office=own), AFTER_Q1, world(since(on(2, 15))), during=IN_Q1)
    assert (one.state, one.figures[0].need, one.own) == (OVERDUE, 1, ("part_of_period",))


def test_what_was_done_before_the_assignment_does_not_count() -> None:
    office = world(since(on(2, 15)), trip(on(2, 14)))
    assert state(owed(1, FullQuota()), AFTER_Q1, office, during=IN_Q1) is OVERDUE
    on_the_day = world(since(on(2, 15)), trip(on(2, 15)))
    assert state(owed(1, FullQuota()), AFTER_Q1, on_the_day, during=IN_Q1) is DONE


def test_it_is_coming_until_the_assignment_begins() -> None:
    office = world(since(on(2, 15)))
    assert state(owed(1, FullQuota()), on(2, 14), office, during=IN_Q1) is COMING
    assert state(owed(1, FullQuota()), on(2, 15), office, during=IN_Q1) is DUE


# Ended in the middle ----------------------------------------------------------------------------


@pytest.mark.parametrize("part", [FullQuota(), Silent(), ProRata()])
def test_an_assignment_that_ends_before_the_last_day_ends_the_duty(part: Any) -> None:
    office = world(qc_office(until=on(2, 20), end_reason="đổi phân công"))
    assert state(owed(1, part), on(2, 20), office, during=IN_Q1) is DUE
    one = row(owed(1, part), on(2, 21), office, during=IN_Q1)
    assert (one.state, code(one), one.why and one.why.text) == (
        ENDED,
        "assignment_ended",
        "đổi phân công",
    )


def test_what_was_done_before_the_end_stays_done() -> None:
    office = world(qc_office(until=on(2, 20)), trip(on(2, 20)))
    assert state(owed(1, FullQuota()), AFTER_Q1, office, during=IN_Q1) is DONE
    after = world(qc_office(until=on(2, 20)), trip(on(2, 21)))
    assert state(owed(1, FullQuota()), AFTER_Q1, after, during=IN_Q1) is ENDED


def test_what_was_overdue_before_the_end_stays_overdue() -> None:
    early = owed(1, FullQuota(), deadline=DayOfPeriod(day=10))
    office = world(qc_office(until=on(3, 20)))
    one = row(early, AFTER_Q1, office, during=IN_Q1)
    assert (one.state, one.due_on) == (OVERDUE, on(3, 10))


def test_an_assignment_to_the_very_last_day_owes_the_whole_period() -> None:
    office = world(qc_office(until=on(3, 31)))
    assert state(owed(1, Silent()), AFTER_Q1, office, during=IN_Q1) is OVERDUE


def test_one_who_comes_back_within_the_period_has_one_duty() -> None:
    office = world(qc_office(until=on(1, 31)), assigned(since=on(3, 1), key="lại"), trip(on(1, 5)))
    assert state(owed(1, FullQuota()), AFTER_Q1, office, during=IN_Q1) is DONE
    lacking = world(qc_office(until=on(1, 31)), assigned(since=on(3, 1), key="lại"))
    assert state(owed(1, FullQuota()), AFTER_Q1, lacking, during=IN_Q1) is OVERDUE
    between = world(lacking_assignments(), trip(on(2, 10)))
    assert state(owed(1, FullQuota()), AFTER_Q1, between, during=IN_Q1) is OVERDUE


def lacking_assignments() -> list[Any]:
    return [qc_office(until=on(1, 31)), assigned(since=on(3, 1), key="lại")]


# Exempt -----------------------------------------------------------------------------------------


def test_exempt_for_the_whole_period() -> None:
    free = exemption("nhóm", on(1, 1), on(3, 31))
    for today in (on(2, 1), AFTER_Q1, on(12, 1)):
        one = row(owed(1, FullQuota()), today, free, during=IN_Q1)
        assert (one.state, one.why and one.why.text, one.why and one.why.until) == (
            EXEMPT,
            "đi học",
            on(3, 31),
        )
    assert state(owed(1, FullQuota()), on(7, 1), free, during=on(6, 30)) is OVERDUE


def test_done_although_exempt_is_done() -> None:
    free = exemption("nhóm", on(1, 1), on(3, 31))
    assert state(owed(1, FullQuota()), AFTER_Q1, free, trip(on(2, 1)), during=IN_Q1) is DONE


@pytest.mark.parametrize(
    ("first", "last"), [(on(1, 2), on(3, 31)), (on(1, 1), on(3, 30)), (on(2, 1), on(2, 28))]
)
def test_exempt_for_all_days_but_one_or_more_is_a_part(first: dt.date, last: dt.date) -> None:
    free = exemption("nhóm", first, last)
    assert state(owed(1, FullQuota()), AFTER_Q1, free, during=IN_Q1) is OVERDUE
    one = row(owed(1, Silent()), AFTER_Q1, free, during=IN_Q1)
    assert (one.state, code(one)) == (UNDETERMINED, "part_silent")
    assert rows(owed(1, NoDuty()), AFTER_Q1, free, during=IN_Q1) == []


def test_the_days_of_an_exemption_lower_the_share() -> None:
    # February is free: 62 of 90 days bind; 3 × 62/90 = 2.07.
    free = exemption("nhóm", on(2, 1), on(2, 28))
    for rounding, need in ((Rounding.UP, 3), (Rounding.DOWN, 2), (Rounding.NEAREST, 2)):
        one = row(owed(3, ProRata(rounding=rounding)), AFTER_Q1, free, during=IN_Q1)
        assert one.figures[0].need == need


def test_days_free_twice_count_once() -> None:
    twice = [
        exemption("nhóm", on(2, 1), on(2, 28)),
        ExemptionFact("hai", "ốm", on(2, 15), on(2, 28), "nhóm"),
    ]
    one = row(owed(3, ProRata(rounding=Rounding.DOWN)), AFTER_Q1, twice, during=IN_Q1)
    assert one.figures[0].need == 2


def test_two_exemptions_that_follow_each_other_free_the_whole() -> None:
    both = [
        exemption("nhóm", on(1, 1), on(2, 15)),
        ExemptionFact("hai", "ốm", on(2, 16), None, "nhóm"),
    ]
    assert state(owed(1, FullQuota()), AFTER_Q1, both, during=IN_Q1) is EXEMPT


@pytest.mark.parametrize(
    ("free", "expected"),
    [
        (ExemptionFact("m", "bão", on(1, 1), territory="xã"), EXEMPT),
        (ExemptionFact("m", "bão", on(1, 1), territory="phường"), OVERDUE),
        (ExemptionFact("m", "bão", on(1, 1), who="nhóm", territory="xã"), EXEMPT),
        (ExemptionFact("m", "bão", on(1, 1), who="nhóm", territory="phường"), OVERDUE),
        (ExemptionFact("m", "bão", on(1, 1), who="nhóm khác"), OVERDUE),
        (ExemptionFact("m", "bão", on(1, 1), who="nhóm", regulation="QC"), EXEMPT),
        (ExemptionFact("m", "bão", on(1, 1), who="nhóm", regulation="QĐ"), OVERDUE),
        (ExemptionFact("m", "bão", on(1, 1), who="nhóm", rule="việc"), EXEMPT),
        (ExemptionFact("m", "bão", on(1, 1), who="nhóm", rule="việc khác"), OVERDUE),
        (ExemptionFact("m", "bão", on(1, 1), rule="việc"), EXEMPT),
        (ExemptionFact("m", "bão", on(1, 1), regulation="QC", rule="việc"), EXEMPT),
    ],
)
def test_whom_where_and_from_what_an_exemption_frees(
    free: ExemptionFact, expected: DutyState
) -> None:
    assert state(owed(1, FullQuota()), AFTER_Q1, free, during=IN_Q1) is expected


def test_an_exemption_on_the_day_of_the_event_frees_from_what_follows() -> None:
    briefing = rule(
        count=Papers(kinds=("briefing",)),
        period=PerEvent(events=("working_session",)),
        deadline=FromMoment(days=5),
    )
    session = event("working_session", on(3, 10))
    for first, last, expected in (
        (on(3, 10), on(3, 10), EXEMPT),
        (on(3, 11), on(3, 20), OVERDUE),
        (on(3, 1), on(3, 9), OVERDUE),
    ):
        free = exemption("nhóm", first, last)
        assert state(briefing, on(4, 1), session, free) is expected
    done = paper("briefing", on(3, 12), event=session.key)
    free = exemption("nhóm", on(3, 10), on(3, 10))
    assert state(briefing, on(4, 1), session, done, free) is DONE


# Suspended --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "due"),
    [
        (on(3, 12), on(3, 13), on(3, 17)),  # two days of the five
        (on(3, 15), on(3, 15), on(3, 16)),  # the last one
        (on(3, 16), on(3, 20), on(3, 15)),  # after it
        (on(3, 1), on(3, 9), on(3, 15)),  # before it
        (on(3, 14), on(3, 24), on(3, 26)),  # 14 to 24: eleven days, and the two left
    ],
)
def test_a_suspension_moves_a_running_term_on(first: dt.date, last: dt.date, due: dt.date) -> None:
    briefing = rule(
        count=Papers(kinds=("briefing",)),
        period=PerEvent(events=("working_session",)),
        deadline=FromMoment(days=5),
    )
    session = event("working_session", on(3, 10))
    stop = ExemptionFact("dừng", "bão lũ", first, last, "nhóm", suspends=True)
    one = row(briefing, on(3, 11), session, stop)
    assert one.due_on == due
    assert state(briefing, due, session, stop) is DUE
    assert state(briefing, due + dt.timedelta(days=1), session, stop) is OVERDUE


def test_a_suspension_leaves_a_fixed_date_where_it_is() -> None:
    stop = ExemptionFact("dừng", "bão lũ", on(3, 20), on(3, 25), "nhóm", suspends=True)
    fixed = report(deadline=DayOfPeriod(day=28), part_of_period=FullQuota())
    assert row(fixed, on(3, 1), stop, during=on(3, 1)).due_on == on(3, 28)


def test_an_exemption_that_does_not_suspend_moves_nothing() -> None:
    free = exemption("nhóm", on(3, 20), on(3, 25))
    term = report(deadline=FromMoment(days=30, of=Moment.PERIOD_START), part_of_period=FullQuota())
    assert row(term, on(3, 1), free, during=on(3, 1)).due_on == on(3, 31)
    stop = ExemptionFact("dừng", "bão lũ", on(3, 20), on(3, 25), "nhóm", suspends=True)
    assert row(term, on(3, 1), stop, during=on(3, 1)).due_on == on(4, 6)
    late = paper("monthly", on(4, 7), month(3))
    assert state(term, on(4, 8), stop, late, during=on(3, 1)) is LATE


@pytest.mark.parametrize(
    ("term", "stopped", "due"),
    [
        # The term has not begun yet while it is stopped: nothing of it is lost.
        (FromMoment(days=3, of=Moment.PERIOD_END), on(3, 20), on(4, 3)),
        (FromMoment(days=3, of=Moment.PERIOD_END), on(3, 31), on(4, 3)),
        (FromMoment(days=3, of=Moment.PERIOD_END), on(4, 1), on(4, 4)),
        # What must be there beforehand is not put off to after the moment.
        (FromMoment(days=3, side=Side.BEFORE, of=Moment.PERIOD_END), on(3, 20), on(3, 28)),
    ],
)
def test_only_days_of_the_term_itself_move_it(term: Any, stopped: dt.date, due: dt.date) -> None:
    stop = ExemptionFact("dừng", "bão lũ", stopped, stopped, "nhóm", suspends=True)
    owes = report(deadline=term, part_of_period=FullQuota())
    assert row(owes, on(3, 1), stop, during=on(3, 1)).due_on == due


# The regulation itself --------------------------------------------------------------------------


def test_a_regulation_that_begins_in_the_middle_covers_a_part() -> None:
    mid = text(owed(1, NoDuty()), applies_from=on(2, 15))
    assert rows(mid, AFTER_Q1, during=IN_Q1) == []
    silent = text(owed(1, Silent()), applies_from=on(2, 15))
    assert state(silent, AFTER_Q1, during=IN_Q1) is UNDETERMINED
    before = row(silent, AFTER_Q1, trip(on(2, 14)), during=IN_Q1)
    assert before.state is UNDETERMINED
    assert state(silent, AFTER_Q1, trip(on(2, 15)), during=IN_Q1) is DONE


def test_a_month_that_is_exempt_makes_its_report_exempt() -> None:
    free = exemption("nhóm", on(2, 1), on(2, 28))
    assert state(report(period=Month()), on(3, 5), free, during=on(2, 1)) is EXEMPT
    assert state(report(period=Month()), on(4, 5), free, during=on(3, 1)) is OVERDUE


def test_exempt_in_one_territory_and_not_in_the_other() -> None:
    office = world(
        qc_office(),
        territory("phường"),
        assigned(where="phường"),
        ExemptionFact("m", "bão", on(1, 1), on(3, 31), territory="phường"),
    )
    found = rows(
        rule(period=Quarter(), count=Events(kinds=("trip",))), AFTER_Q1, office, during=IN_Q1
    )
    assert {one.territory: one.state for one in found} == {"xã": OVERDUE, "phường": EXEMPT}


@pytest.mark.parametrize("part", [FullQuota(), Silent()])
def test_nobody_is_late_before_he_is_bound(part: Any) -> None:
    plan = report(
        count=Papers(kinds=("month_plan",)),
        deadline=DayOfPeriod(day=25, months_after=-1),
        part_of_period=part,
    )
    # The regulation applies from 1 January; the plan of January was due on 25 December.
    assert state(plan, on(12, 27, 2025), during=on(1, 5)) is COMING
    assigned_late = world(since(on(3, 10)))
    for today in (on(2, 27), on(3, 9)):
        assert state(plan, today, assigned_late, during=on(3, 1)) is COMING


def test_a_range_in_a_part_about_which_the_text_is_silent() -> None:
    few = Quota(at_least=2, at_most=4, outside=Outside.WARNING)
    ranged = rule(count=Events(kinds=("trip",), quota=few), period=Quarter())
    one = row(ranged, AFTER_Q1, world(since(on(3, 25))), during=IN_Q1)
    assert (one.state, code(one)) == (UNDETERMINED, "part_silent")
    many = [trip(on(3, day)) for day in (25, 26, 27, 28, 29)]
    assert state(ranged, AFTER_Q1, world(since(on(3, 25)), many), during=IN_Q1) is WARNING
