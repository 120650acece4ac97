"""On which days of the calendar something counts."""

import datetime as dt

import pytest

from app.read_models.facts import HolidayFact
from app.regulations.vocabulary.choices import PlacedOn, Unit, Weekday
from app.regulations.vocabulary.counts import Events, Recorded
from app.regulations.vocabulary.periods import Month, Year
from app.regulations.vocabulary.quantities import CalendarLimit, Quota
from tests.support.duty_facts import (
    event,
    on,
    paper,
    trip,
)
from tests.unit.regulations.engine.office import (
    DONE,
    OVERDUE,
    refused,
    report,
    row,
    rule,
    state,
)

# Days of the calendar ---------------------------------------------------------------------------

# March 2026: Sundays 1, 8, 15, 22, 29; Tuesdays 3, 10, 17, 24, 31.
CALENDAR: list[tuple[CalendarLimit, list[dt.date], list[dt.date]]] = [
    (CalendarLimit(weekdays=(Weekday.TUESDAY,)), [on(3, 3), on(3, 31)], [on(3, 2), on(3, 4)]),
    (
        CalendarLimit(weekdays=(Weekday.MONDAY, Weekday.FRIDAY)),
        [on(3, 2), on(3, 6)],
        [on(3, 3), on(3, 7)],
    ),
    (
        CalendarLimit(weekdays=(Weekday.TUESDAY,), weeks_of_month=(1,)),
        [on(3, 3)],
        [on(3, 10), on(3, 31)],
    ),
    (
        CalendarLimit(weekdays=(Weekday.TUESDAY,), weeks_of_month=(-1,)),
        [on(3, 31)],
        [on(3, 24), on(3, 3)],
    ),
    (
        CalendarLimit(weekdays=(Weekday.WEDNESDAY,), weeks_of_month=(-1,)),
        [on(3, 25)],
        [on(3, 18), on(3, 31)],
    ),
    (
        CalendarLimit(weekdays=(Weekday.TUESDAY,), weeks_of_month=(2, 5)),
        [on(3, 10), on(3, 31)],
        [on(3, 3), on(3, 24)],
    ),
    (CalendarLimit(days_of_month=(5, 20)), [on(3, 5), on(3, 20)], [on(3, 6), on(3, 19)]),
    (CalendarLimit(days_of_month=(-1,)), [on(3, 31)], [on(3, 30)]),
    (CalendarLimit(months=(3, 9)), [on(3, 1), on(3, 31)], []),
    (CalendarLimit(months=(9,)), [], [on(3, 1), on(3, 31)]),
    (CalendarLimit(working_days=True), [on(3, 2), on(3, 6)], [on(3, 7), on(3, 8)]),
    (CalendarLimit(working_days=False), [on(3, 7), on(3, 8)], [on(3, 2), on(3, 6)]),
    (
        CalendarLimit(weekdays=(Weekday.SUNDAY,), days_of_month=(15,), months=(3,)),
        [on(3, 15)],
        [on(3, 8), on(3, 16)],
    ),
]


@pytest.mark.parametrize(("limit", "right", "wrong"), CALENDAR)
def test_only_these_days_count(
    limit: CalendarLimit, right: list[dt.date], wrong: list[dt.date]
) -> None:
    owed = rule(period=Month(), calendar=limit)
    for day in right:
        assert state(owed, on(4, 1), trip(day), during=on(3, 1)) is DONE, day
    for day in wrong:
        one = row(owed, on(4, 1), trip(day), during=on(3, 1))
        assert (one.state, refused(one)) == (OVERDUE, ["wrong_day"]), day


@pytest.mark.parametrize(
    ("weekday", "day"),
    [
        (Weekday.MONDAY, 2),
        (Weekday.TUESDAY, 3),
        (Weekday.WEDNESDAY, 4),
        (Weekday.THURSDAY, 5),
        (Weekday.FRIDAY, 6),
        (Weekday.SATURDAY, 7),
        (Weekday.SUNDAY, 8),
    ],
)
def test_each_weekday_by_its_name(weekday: Weekday, day: int) -> None:
    owed = rule(period=Month(), calendar=CalendarLimit(weekdays=(weekday,)))
    for other in range(2, 9):
        expected = DONE if other == day else OVERDUE
        assert state(owed, on(4, 1), trip(on(3, other)), during=on(3, 1)) is expected


def test_a_recorded_event_is_bound_to_its_days_too() -> None:
    owed = rule(
        count=Recorded(kinds=("training",)), period=Year(), calendar=CalendarLimit(months=(3,))
    )
    for day, expected in ((on(3, 31), DONE), (on(4, 1), OVERDUE)):
        given = event("training", day)
        assert state(owed, on(1, 1, 2027), given, during=on(6, 1)) is expected


def test_the_offices_list_says_what_a_working_day_is() -> None:
    listed = [HolidayFact(on(3, 6)), HolidayFact(on(3, 7), is_working=True)]
    owed = rule(period=Month(), calendar=CalendarLimit(working_days=True))
    for day, expected in ((on(3, 6), OVERDUE), (on(3, 7), DONE), (on(3, 5), DONE)):
        assert state(owed, on(4, 1), listed, trip(day), during=on(3, 1)) is expected


def test_a_trip_of_several_days_counts_on_the_day_that_fits() -> None:
    owed = rule(period=Month(), calendar=CalendarLimit(weekdays=(Weekday.TUESDAY,)))
    one = row(owed, on(4, 1), trip(on(3, 2), on(3, 4)), during=on(3, 1))
    assert (one.state, one.done_on) == (DONE, on(3, 3))
    none = row(owed, on(4, 1), trip(on(3, 4), on(3, 6)), during=on(3, 1))
    assert (none.state, refused(none)) == (OVERDUE, ["wrong_day"])


def test_only_the_fitting_days_of_a_trip_are_counted() -> None:
    owed = rule(
        count=Events(
            kinds=("trip",), quota=Quota(at_least=3), unit=Unit.DAYS, placed_on=PlacedOn.START
        ),
        period=Month(),
        calendar=CalendarLimit(working_days=True),
    )
    # Thursday 5 to Monday 9 March: three working days.
    one = row(owed, on(4, 1), trip(on(3, 5), on(3, 9)), during=on(3, 1))
    assert (one.state, one.figures[0].have) == (DONE, 3)
    short = row(owed, on(4, 1), trip(on(3, 6), on(3, 9)), during=on(3, 1))
    assert (short.state, short.figures[0].have) == (OVERDUE, 2)


def test_a_report_on_a_day_that_does_not_count() -> None:
    owed = report(calendar=CalendarLimit(days_of_month=(25,)))
    assert state(owed, on(4, 1), paper("monthly", on(3, 25)), during=on(3, 1)) is DONE
    one = row(owed, on(4, 1), paper("monthly", on(3, 26)), during=on(3, 1))
    assert (one.state, refused(one)) == (OVERDUE, ["wrong_day"])
