"""No day, several readings, and days before and after an event."""

import datetime as dt
from typing import Any

import pytest

from app.regulations.regulation import OfficeOwn
from app.regulations.vocabulary.choices import DayOff, Moment, Side
from app.regulations.vocabulary.counts import Papers
from app.regulations.vocabulary.deadlines import (
    DayOfPeriod,
    FromMoment,
    NoDeadline,
    UnclearDeadline,
)
from app.regulations.vocabulary.periods import PerEvent
from app.regulations.vocabulary.silence import Silent, Unknown
from tests.support.duty_facts import event, month, on, paper
from tests.unit.regulations.engine.office import (
    DONE,
    DUE,
    LATE,
    OVERDUE,
    UNDETERMINED,
    WAITING,
    code,
    report,
    row,
    rule,
    state,
)

ONE_DAY = dt.timedelta(days=1)


# No day, several readings -----------------------------------------------------------------------


def test_without_a_deadline_it_is_never_overdue() -> None:
    owed = report(deadline=NoDeadline())
    for today in (on(3, 31), on(4, 1), on(12, 31)):
        assert state(owed, today, during=on(3, 1)) is not OVERDUE
    assert row(owed, on(3, 15), during=on(3, 1)).due_on is None
    done = paper("monthly", on(8, 1), month(3))
    assert state(owed, on(9, 1), done, during=on(3, 1)) is DONE


@pytest.mark.parametrize(
    ("deadline", "why"), [(Silent(), "deadline_silent"), (Unknown(), "deadline_unknown")]
)
def test_a_silent_or_blank_deadline_makes_nobody_late(deadline: Any, why: str) -> None:
    owed = report(deadline=deadline)
    assert state(owed, on(3, 31), during=on(3, 1)) is DUE
    after = row(owed, on(4, 1), during=on(3, 1))
    assert (after.state, code(after), after.due_on) == (UNDETERMINED, why, None)
    done = paper("monthly", on(5, 20), month(3))
    assert state(owed, on(6, 1), done, during=on(3, 1)) is DONE
    own = report(deadline=deadline, office=OfficeOwn(deadline=DayOfPeriod(day=28)))
    late = row(own, on(6, 1), done, during=on(3, 1))
    assert (late.state, late.own, late.due_on) == (LATE, ("deadline",), on(3, 28))


def test_the_office_does_not_replace_what_the_text_says() -> None:
    owed = report(deadline=DayOfPeriod(day=25), office=OfficeOwn(deadline=DayOfPeriod(day=10)))
    one = row(owed, on(3, 1), during=on(3, 1))
    assert (one.due_on, one.own) == (on(3, 25), ())


def test_several_readings_of_the_day_differ_only_between_them() -> None:
    owed = report(
        deadline=UnclearDeadline(readings=(DayOfPeriod(day=25), DayOfPeriod(day=5, months_after=1)))
    )
    for done, expected in (
        (on(3, 25), DONE),
        (on(3, 26), UNDETERMINED),
        (on(4, 5), UNDETERMINED),
        (on(4, 6), LATE),
    ):
        what = paper("monthly", done, month(3))
        assert state(owed, on(5, 1), what, during=on(3, 1)) is expected
    assert state(owed, on(3, 25), during=on(3, 1)) is DUE
    assert state(owed, on(3, 26), during=on(3, 1)) is UNDETERMINED
    assert state(owed, on(4, 6), during=on(3, 1)) is OVERDUE
    decided = report(deadline=owed.deadline, office=OfficeOwn(deadline=DayOfPeriod(day=25)))
    assert row(decided, on(3, 26), during=on(3, 1)).state is OVERDUE


def test_readings_with_and_without_a_day_leave_it_open() -> None:
    owed = report(deadline=UnclearDeadline(readings=(DayOfPeriod(day=25), NoDeadline())))
    after = row(owed, on(4, 1), during=on(3, 1))
    assert (after.state, code(after)) == (UNDETERMINED, "deadline_unclear")


# Before and after an event ----------------------------------------------------------------------

SESSION = event("working_session", on(3, 10), until=on(3, 12))


@pytest.mark.parametrize(
    ("deadline", "last"),
    [
        (FromMoment(days=3), on(3, 15)),
        (FromMoment(days=3, of=Moment.EVENT_END), on(3, 15)),
        (FromMoment(days=3, of=Moment.EVENT_START), on(3, 13)),
        (FromMoment(days=3, working=True), on(3, 17)),  # Thu 12 → Fri 13, Mon 16, Tue 17
        (FromMoment(days=5, side=Side.BEFORE, of=Moment.EVENT_START), on(3, 5)),
        (FromMoment(days=2, side=Side.BEFORE, of=Moment.EVENT_START, working=True), on(3, 6)),
        (FromMoment(days=3, day_off=DayOff.NEXT), on(3, 16)),  # 15/3 is a Sunday
        (FromMoment(months=1, of=Moment.EVENT_START), on(4, 10)),
    ],
)
def test_days_before_and_after_an_event(deadline: Any, last: dt.date) -> None:
    owed = rule(
        count=Papers(kinds=("briefing",)),
        period=PerEvent(events=("working_session",)),
        deadline=deadline,
    )
    assert row(owed, on(3, 1), SESSION, during=on(3, 10)).due_on == last
    for days, expected in ((0, DONE), (1, LATE)):
        done = paper("briefing", last + dt.timedelta(days=days), event=SESSION.key)
        one = row(owed, on(6, 1), SESSION, done, during=on(3, 10))
        assert (one.state, one.days_late) == (expected, days)
    missed = row(owed, last + ONE_DAY, SESSION, during=on(3, 10))
    assert (missed.state, missed.days_late) == (OVERDUE, 1)


def test_the_moment_of_a_step_waits_for_it() -> None:
    owed = report(deadline=FromMoment(days=3, of=Moment.STEP))
    assert state(owed, on(3, 15), during=on(3, 1)) is WAITING
