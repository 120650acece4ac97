"""Until when: each deadline word on its last day, the day before and the day after, by hand."""

import datetime as dt
from typing import Any

import pytest

from app.read_models.facts import HolidayFact
from app.read_models.obligations import DutyState
from app.regulations.regulation import OfficeOwn
from app.regulations.vocabulary.choices import Bound, CountsOn, DayOff, Moment, Side
from app.regulations.vocabulary.counts import Papers
from app.regulations.vocabulary.deadlines import (
    Between,
    DateOfYear,
    DayOfPeriod,
    FromMoment,
    PeriodEnd,
    WeekdayOfPeriod,
)
from app.regulations.vocabulary.periods import Quarter, Week, Year
from tests.support.duty_facts import month, on, paper, whole_year
from tests.unit.regulations.engine.office import (
    COMING,
    DONE,
    DUE,
    LATE,
    OVERDUE,
    UNDETERMINED,
    code,
    refused,
    report,
    row,
    rule,
    state,
)

ONE_DAY = dt.timedelta(days=1)

# March 2026: the 1st is a Sunday, the 31st a Tuesday; 20/12/2026 is a Sunday.
IN_MARCH: list[tuple[Any, dt.date]] = [
    (PeriodEnd(), on(3, 31)),
    (PeriodEnd(bound=Bound.BEFORE), on(3, 30)),
    (DayOfPeriod(), on(3, 31)),
    (DayOfPeriod(day=-1), on(3, 31)),
    (DayOfPeriod(day=25), on(3, 25)),
    (DayOfPeriod(day=25, bound=Bound.BEFORE), on(3, 24)),
    (DayOfPeriod(day=5, months_after=1), on(4, 5)),
    (DayOfPeriod(day=31, months_after=1), on(4, 30)),
    (DayOfPeriod(day=-1, months_after=1), on(4, 30)),
    (WeekdayOfPeriod(weekday=5), on(3, 27)),
    (WeekdayOfPeriod(weekday=2), on(3, 31)),
    (DateOfYear(month=4, day=10), on(4, 10)),
    (DateOfYear(month=1, day=15, years_after=1), on(1, 15, 2027)),
    (FromMoment(days=3, of=Moment.PERIOD_END), on(4, 3)),
    (FromMoment(days=3, of=Moment.PERIOD_END, bound=Bound.BEFORE), on(4, 2)),
    (FromMoment(days=3, of=Moment.PERIOD_END, working=True), on(4, 3)),  # Wed, Thu, Fri
    (FromMoment(days=4, of=Moment.PERIOD_END, working=True), on(4, 6)),  # the Monday
    (FromMoment(days=10, of=Moment.PERIOD_START), on(3, 11)),
    (FromMoment(months=1, of=Moment.PERIOD_END), on(4, 30)),
    (FromMoment(months=1, days=2, of=Moment.PERIOD_START), on(4, 3)),
    (FromMoment(days=5, side=Side.BEFORE, of=Moment.PERIOD_END), on(3, 26)),
    (Between(from_month=3, from_day=20, to_month=4, to_day=5), on(4, 5)),
    # Sundays: 29/3 and 5/4; 4/4 is a Saturday.
    (DayOfPeriod(day=29, day_off=DayOff.KEEP), on(3, 29)),
    (DayOfPeriod(day=29, day_off=DayOff.NEXT), on(3, 30)),
    (DayOfPeriod(day=29, day_off=DayOff.PREVIOUS), on(3, 27)),
    (DayOfPeriod(day=5, months_after=1, day_off=DayOff.NEXT), on(4, 6)),
]


@pytest.mark.parametrize(("deadline", "last"), IN_MARCH)
def test_the_last_day_of_a_monthly_report(deadline: Any, last: dt.date) -> None:
    owed = report(deadline=deadline)
    assert row(owed, last, during=on(3, 1)).due_on == last
    assert state(owed, last, during=on(3, 1)) is DUE
    missed = row(owed, last + ONE_DAY, during=on(3, 1))
    assert (missed.state, missed.days_late) == (OVERDUE, 1)


@pytest.mark.parametrize(("deadline", "last"), IN_MARCH)
@pytest.mark.parametrize(("days", "expected"), [(-1, DONE), (0, DONE), (1, LATE), (10, LATE)])
def test_a_report_around_its_last_day(
    deadline: Any, last: dt.date, days: int, expected: DutyState
) -> None:
    done = paper("monthly", last + dt.timedelta(days=days), month(3))
    one = row(report(deadline=deadline), on(6, 30, 2027), done, during=on(3, 1))
    assert (one.state, one.days_late) == (expected, max(days, 0))


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (on(2, 28), DayOfPeriod(day=31)),
        (on(2, 28), DayOfPeriod(day=-1)),
        (on(2, 28), DayOfPeriod(day=30)),
    ],
)
def test_a_short_month_ends_on_its_last_day(last: dt.date, expected: Any) -> None:
    assert row(report(deadline=expected), on(2, 1), during=on(2, 1)).due_on == last


def test_a_month_after_the_last_of_january_is_the_last_of_february() -> None:
    owed = report(deadline=FromMoment(months=1, of=Moment.PERIOD_END))
    assert row(owed, on(1, 5), during=on(1, 5)).due_on == on(2, 28)


# A day before the period itself -----------------------------------------------------------------


@pytest.mark.parametrize(
    "deadline",
    [
        DayOfPeriod(day=25, months_after=-1),
        FromMoment(days=4, side=Side.BEFORE, of=Moment.PERIOD_START),
    ],
)
@pytest.mark.parametrize(
    ("today", "expected"),
    [(on(2, 25), DUE), (on(2, 26), OVERDUE), (on(3, 1), OVERDUE), (on(3, 10), OVERDUE)],
)
def test_the_plan_of_a_month_is_due_before_it_begins(
    deadline: Any, today: dt.date, expected: DutyState
) -> None:
    plan = report(count=Papers(kinds=("month_plan",)), deadline=deadline)
    if deadline == FromMoment(days=4, side=Side.BEFORE, of=Moment.PERIOD_START):
        assert row(plan, today, during=on(3, 1)).due_on == on(2, 25)
    one = row(plan, today, during=on(3, 1))
    assert one.due_on == on(2, 25)
    # On the very day it may still be called coming: the month has not begun.
    assert one.state in ((DUE, COMING) if expected is DUE else (expected,))


def test_the_plan_handed_in_before_its_month_is_in_time() -> None:
    plan = report(
        count=Papers(kinds=("month_plan",)), deadline=DayOfPeriod(day=25, months_after=-1)
    )
    in_time = paper("month_plan", on(2, 25), month(3))
    assert state(plan, on(2, 26), in_time, during=on(3, 1)) is DONE
    one = row(plan, on(3, 5), paper("month_plan", on(2, 27), month(3)), during=on(3, 1))
    assert (one.state, one.days_late) == (LATE, 2)


# Weeks, quarters, years -------------------------------------------------------------------------


def test_a_weekday_of_each_week() -> None:
    weekly = report(period=Week(), deadline=WeekdayOfPeriod(weekday=4))
    # The week of Monday 2 March: its Thursday is the 5th.
    assert row(weekly, on(3, 5), during=on(3, 2)).due_on == on(3, 5)
    assert state(weekly, on(3, 5), during=on(3, 2)) is DUE
    assert state(weekly, on(3, 6), during=on(3, 2)) is OVERDUE
    assert row(weekly, on(3, 5), during=on(3, 8)).due_on == on(3, 5)


def test_the_day_of_a_quarter_lies_in_its_last_month() -> None:
    owed = report(period=Quarter(), deadline=DayOfPeriod(day=20))
    assert row(owed, on(1, 5), during=on(1, 5)).due_on == on(3, 20)
    after = report(period=Quarter(), deadline=DayOfPeriod(day=10, months_after=1))
    assert row(after, on(12, 1), during=on(12, 1)).due_on == on(1, 10, 2027)


def yearly(deadline: Any, **said: Any) -> Any:
    return rule(count=Papers(kinds=("year",)), period=Year(), deadline=deadline, **said)


@pytest.mark.parametrize(
    ("bound", "done", "expected", "late"),
    [
        (Bound.BEFORE, on(12, 18), DONE, 0),
        (Bound.BEFORE, on(12, 19), DONE, 0),
        (Bound.BEFORE, on(12, 20), LATE, 1),
        (Bound.ON_OR_BEFORE, on(12, 19), DONE, 0),
        (Bound.ON_OR_BEFORE, on(12, 20), DONE, 0),
        (Bound.ON_OR_BEFORE, on(12, 21), LATE, 1),
        (Bound.UNCLEAR, on(12, 19), DONE, 0),
        (Bound.UNCLEAR, on(12, 20), UNDETERMINED, 0),
        (Bound.UNCLEAR, on(12, 21), LATE, 1),
    ],
)
def test_before_the_20th_of_december(
    bound: Bound, done: dt.date, expected: DutyState, late: int
) -> None:
    owed = yearly(DateOfYear(month=12, day=20, bound=bound))
    one = row(owed, on(1, 10, 2027), paper("year", done, whole_year()), during=on(12, 1))
    assert (one.state, one.days_late) == (expected, late)


def test_on_an_unclear_last_day_nobody_is_called_late() -> None:
    owed = yearly(DateOfYear(month=12, day=20, bound=Bound.UNCLEAR))
    assert state(owed, on(12, 19), during=on(12, 1)) is DUE
    at_edge = row(owed, on(12, 20), during=on(12, 1))
    assert (at_edge.state, code(at_edge)) == (UNDETERMINED, "bound_unclear")
    past = row(owed, on(12, 21), during=on(12, 1))
    assert (past.state, past.days_late) == (OVERDUE, 1)


def test_the_office_decides_an_unclear_last_day_and_it_is_named_its_own() -> None:
    own = OfficeOwn(deadline=DateOfYear(month=12, day=20, bound=Bound.BEFORE))
    owed = yearly(DateOfYear(month=12, day=20, bound=Bound.UNCLEAR), office=own)
    one = row(owed, on(12, 20), during=on(12, 1))
    assert (one.state, one.days_late, one.own) == (OVERDUE, 1, ("deadline",))


# 20/12/2026 is a Sunday, the 19th a Saturday.
@pytest.mark.parametrize(
    ("bound", "day_off", "last"),
    [
        (Bound.ON_OR_BEFORE, DayOff.KEEP, on(12, 20)),
        (Bound.ON_OR_BEFORE, DayOff.NEXT, on(12, 21)),
        (Bound.ON_OR_BEFORE, DayOff.PREVIOUS, on(12, 18)),
        (Bound.BEFORE, DayOff.KEEP, on(12, 19)),
        # The last day in time is Saturday the 19th: it is that day that moves.
        (Bound.BEFORE, DayOff.NEXT, on(12, 21)),
        (Bound.BEFORE, DayOff.PREVIOUS, on(12, 18)),
    ],
)
def test_where_the_last_day_is_a_day_off(bound: Bound, day_off: DayOff, last: dt.date) -> None:
    owed = yearly(DateOfYear(month=12, day=20, bound=bound, day_off=day_off))
    assert row(owed, on(12, 1), during=on(12, 1)).due_on == last


@pytest.mark.parametrize(
    ("listed", "day_off", "last"),
    [
        # Friday 27 March: a working day, unless the office lists it.
        ([], DayOff.NEXT, on(3, 27)),
        ([HolidayFact(on(3, 27))], DayOff.NEXT, on(3, 30)),
        ([HolidayFact(on(3, 27))], DayOff.PREVIOUS, on(3, 26)),
        ([HolidayFact(on(3, 27)), HolidayFact(on(3, 28), is_working=True)], DayOff.NEXT, on(3, 28)),
        ([HolidayFact(on(3, 27)), HolidayFact(on(3, 30))], DayOff.NEXT, on(3, 31)),
    ],
)
def test_holidays_and_worked_saturdays_of_the_offices_list(
    listed: list[HolidayFact], day_off: DayOff, last: dt.date
) -> None:
    owed = report(deadline=DayOfPeriod(day=27, day_off=day_off))
    assert row(owed, on(3, 1), listed, during=on(3, 1)).due_on == last


@pytest.mark.parametrize(
    ("listed", "last"),
    [
        ([], on(4, 7)),  # 1, 2, 3, 6, 7 April
        ([HolidayFact(on(4, 3))], on(4, 8)),
        ([HolidayFact(on(4, 4), is_working=True)], on(4, 6)),
        ([HolidayFact(on(4, 3)), HolidayFact(on(4, 4), is_working=True)], on(4, 7)),
        ([HolidayFact(on(4, 5))], on(4, 7)),  # a Sunday listed off changes nothing
    ],
)
def test_working_days_are_counted_by_the_offices_list(
    listed: list[HolidayFact], last: dt.date
) -> None:
    owed = report(deadline=FromMoment(days=5, of=Moment.PERIOD_END, working=True))
    assert row(owed, on(3, 1), listed, during=on(3, 1)).due_on == last


def test_working_days_are_counted_back_too() -> None:
    owed = report(deadline=FromMoment(days=3, side=Side.BEFORE, of=Moment.PERIOD_END, working=True))
    # Back from Tuesday 31/3: Monday 30, Friday 27, Thursday 26.
    assert row(owed, on(3, 1), during=on(3, 1)).due_on == on(3, 26)


# Which of the three kept days -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "expected", "late"),
    [
        (CountsOn.DONE, DONE, 0),
        (CountsOn.HANDED_IN, LATE, 1),
        (CountsOn.RECEIVED, LATE, 3),
    ],
)
def test_done_handed_in_or_received(counts: CountsOn, expected: DutyState, late: int) -> None:
    owed = report(deadline=PeriodEnd(counts=counts))
    sent = paper("monthly", on(3, 31), month(3), handed_in_on=on(4, 1), received_on=on(4, 3))
    one = row(owed, on(4, 10), sent, during=on(3, 1))
    assert (one.state, one.days_late) == (expected, late)


@pytest.mark.parametrize(
    ("counts", "why"),
    [(CountsOn.HANDED_IN, "not_handed_in"), (CountsOn.RECEIVED, "not_received")],
)
def test_what_is_written_alone_is_neither_handed_in_nor_received(
    counts: CountsOn, why: str
) -> None:
    owed = report(deadline=PeriodEnd(counts=counts))
    written = paper("monthly", on(3, 30), month(3), handed_in_on=None)
    one = row(owed, on(4, 1), written, during=on(3, 1))
    assert (one.state, refused(one)) == (OVERDUE, [why])


def test_received_tomorrow_is_not_received_today() -> None:
    owed = report(deadline=PeriodEnd(counts=CountsOn.RECEIVED))
    sent = paper("monthly", on(3, 30), month(3), received_on=on(4, 2))
    assert state(owed, on(4, 1), sent, during=on(3, 1)) is OVERDUE
    assert state(owed, on(4, 2), sent, during=on(3, 1)) is LATE


# Between two dates ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        (on(11, 30), OVERDUE),  # too early: does not count
        (on(12, 1), DONE),
        (on(12, 20), DONE),
        (on(12, 21), LATE),
    ],
)
def test_between_two_dates(done: dt.date, expected: DutyState) -> None:
    owed = yearly(Between(from_month=12, from_day=1, to_month=12, to_day=20))
    one = row(owed, on(1, 1, 2027), paper("year", done, whole_year()), during=on(12, 1))
    assert one.state is expected
    if done < on(12, 1):
        assert refused(one) == ["too_early"]


def test_between_is_coming_until_its_first_date() -> None:
    owed = yearly(Between(from_month=12, from_day=1, to_month=12, to_day=20))
    assert state(owed, on(11, 30), during=on(6, 1)) is COMING
    assert state(owed, on(12, 1), during=on(6, 1)) is DUE


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        (on(12, 14), OVERDUE),
        (on(12, 15), DONE),
        (on(1, 10, 2027), DONE),
        (on(1, 11, 2027), LATE),
    ],
)
def test_between_over_new_year(done: dt.date, expected: DutyState) -> None:
    owed = yearly(Between(from_month=12, from_day=15, to_month=1, to_day=10, years_after=1))
    one = row(owed, on(2, 1, 2027), paper("year", done, whole_year()), during=on(12, 1))
    assert one.state is expected


def test_a_window_over_new_year_opens_in_its_own_year_whatever_its_last_day_moves_to() -> None:
    owed = yearly(
        Between(
            from_month=12,
            from_day=15,
            to_month=1,
            to_day=1,
            years_after=1,
            day_off=DayOff.PREVIOUS,
        )
    )
    new_year = HolidayFact(on(1, 1, 2027))
    one = row(owed, on(12, 1), new_year, during=on(12, 1))
    assert (one.opens_on, one.due_on) == (on(12, 15), on(12, 31))
