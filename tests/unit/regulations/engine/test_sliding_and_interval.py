"""At most so long since the last time, and again after so many years."""

import datetime as dt
from typing import Any

import pytest

from app.read_models.obligations import DutyState
from app.regulations.vocabulary.counts import Recorded
from app.regulations.vocabulary.periods import Interval, Sliding
from app.regulations.vocabulary.quantities import Condition
from tests.support.duty_facts import event, exemption, on, qc_office, territory, trip
from tests.unit.regulations.engine.office import (
    COMING,
    DONE,
    DUE,
    ENDED,
    EXEMPT,
    LATE,
    OVERDUE,
    UNDETERMINED,
    code,
    row,
    rows,
    rule,
    state,
    text,
    world,
)

THREE_MONTHS = rule(period=Sliding(months=3))


def gaps(ruled: Any, today: dt.date, *given: object) -> list[tuple[Any, Any, DutyState, int]]:
    found = rows(ruled, today, *given, first=on(1, 1), last=on(12, 31))
    return [(one.period_from, one.due_on, one.state, one.days_late) for one in found]


@pytest.mark.parametrize(
    ("period", "last"),
    [
        (Sliding(months=3), on(4, 1)),
        (Sliding(days=90), on(4, 1)),  # 30 days left in January, 28, 31 and one
        (Sliding(months=1, days=10), on(2, 11)),
        (Sliding(days=1), on(1, 2)),
    ],
)
def test_at_first_it_is_counted_from_the_start_of_the_duty(period: Any, last: dt.date) -> None:
    owed = rule(period=period)
    assert gaps(owed, last) == [(on(1, 1), last, DUE, 0)]
    assert gaps(owed, last + dt.timedelta(days=1)) == [(on(1, 1), last, OVERDUE, 1)]


@pytest.mark.parametrize(
    ("done", "expected", "late"),
    [(on(3, 31), DONE, 0), (on(4, 1), DONE, 0), (on(4, 2), LATE, 1), (on(4, 30), LATE, 29)],
)
def test_each_time_begins_a_new_gap(done: dt.date, expected: DutyState, late: int) -> None:
    first, second = gaps(THREE_MONTHS, on(5, 1), trip(done))
    assert first == (on(1, 1), on(4, 1), expected, late)
    assert second[0] == done
    assert second[2] is DUE


def test_the_end_of_a_longer_month_is_the_end_of_a_shorter() -> None:
    # 30 November and three months: the last of February.
    done = [trip(on(2, 20)), trip(on(5, 20)), trip(on(8, 20)), trip(on(11, 30))]
    assert gaps(THREE_MONTHS, on(12, 1), done)[-1] == (on(11, 30), on(2, 28, 2027), DUE, 0)


def test_two_on_one_day_are_one() -> None:
    twice = [trip(on(3, 1), key="sáng"), trip(on(3, 1), key="chiều")]
    assert [one[2] for one in gaps(THREE_MONTHS, on(3, 2), twice)] == [DONE, DUE]


def test_each_quarter_is_not_the_same_as_no_gap_over_three_months() -> None:
    done = [trip(on(1, 5)), trip(on(6, 20))]
    assert [(one[2], one[3]) for one in gaps(THREE_MONTHS, on(6, 21), done)] == [
        (DONE, 0),
        (LATE, 76),  # due on 5 April
        (DUE, 0),
    ]


def test_what_does_not_count_closes_no_gap() -> None:
    other = trip(on(3, 1), cancelled_on=on(2, 28))
    elsewhere = trip(on(3, 2), territories=("phường",))
    assert [one[2] for one in gaps(THREE_MONTHS, on(4, 2), other, elsewhere)] == [OVERDUE]


def test_the_days_of_an_exemption_are_not_counted() -> None:
    # Ten days of March: the first of April becomes the eleventh.
    free = exemption("nhóm", on(3, 1), on(3, 10))
    assert gaps(THREE_MONTHS, on(3, 15), free) == [(on(1, 1), on(4, 11), DUE, 0)]
    assert gaps(THREE_MONTHS, on(4, 11), free)[0][2] is DUE
    assert gaps(THREE_MONTHS, on(4, 12), free)[0][2:] == (OVERDUE, 1)
    assert gaps(THREE_MONTHS, on(3, 5), free)[0][2] is EXEMPT
    across = exemption("nhóm", on(3, 30), on(4, 5))
    # 30 March to 5 April: seven days; the two that were left follow on 6 and 7, the last 8 April.
    assert gaps(THREE_MONTHS, on(4, 6), across)[0][1] == on(4, 8)


def test_it_ends_with_the_assignment() -> None:
    office = world(qc_office(until=on(2, 28)))
    assert [one[2] for one in gaps(THREE_MONTHS, on(5, 1), office)] == [ENDED]
    late = world(qc_office(until=on(4, 30)))
    assert [one[2] for one in gaps(THREE_MONTHS, on(5, 1), late)] == [OVERDUE]
    on_last = world(qc_office(until=on(4, 1)))
    assert [one[2] for one in gaps(THREE_MONTHS, on(5, 1), on_last)] == [ENDED]


def test_it_begins_with_the_assignment() -> None:
    office = world(qc_office(since=on(2, 10)), trip(on(2, 9)))
    assert gaps(THREE_MONTHS, on(5, 10), office) == [(on(2, 10), on(5, 10), DUE, 0)]


def test_a_condition_that_is_unknown_is_said() -> None:
    owed = rule(period=Sliding(months=3), when=Condition(number="population", number_at_least=1))
    one = row(owed, on(5, 1))
    assert (one.state, code(one)) == (UNDETERMINED, "condition_unknown")
    wards = rule(period=Sliding(months=3), when=Condition(territory_kinds=("ward",)))
    assert rows(wards, on(5, 1)) == []
    there = world(qc_office(), territory(kind="ward"))
    assert state(wards, on(5, 1), there) is OVERDUE


# Every three to five years ----------------------------------------------------------------------

TRAINED = Recorded(kinds=("training",))


def again(**said: Any) -> Any:
    period = Interval(**{"from_years": 3, "to_years": 5, "notice_years": 2, **said})
    return text(rule(count=TRAINED, period=period), applies_from=on(1, 1, 2020))


LONG = qc_office(since=on(1, 1, 2020))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (on(12, 31, 2022), COMING),
        (on(1, 1, 2023), DUE),
        (on(1, 1, 2025), DUE),
        (on(1, 2, 2025), OVERDUE),
    ],
)
def test_again_from_three_to_five_years(today: dt.date, expected: DutyState) -> None:
    one = row(again(), today, world(LONG), during=today)
    assert (one.state, one.opens_on, one.due_on) == (expected, on(1, 1, 2023), on(1, 1, 2025))


@pytest.mark.parametrize(
    ("today", "told"), [(on(12, 31, 2021), False), (on(1, 1, 2022), True), (on(12, 31, 2022), True)]
)
def test_notice_is_given_some_years_ahead(today: dt.date, told: bool) -> None:
    one = row(again(), today, world(LONG), during=today)
    assert one.state is COMING
    assert (code(one) != "") is told


def test_the_years_begin_anew_with_each_fulfilment() -> None:
    done = event("training", on(6, 15, 2024))
    one = row(again(), on(6, 15, 2026), world(LONG, done), during=on(6, 15))
    assert (one.opens_on, one.due_on, one.state) == (on(6, 15, 2027), on(6, 15, 2029), COMING)
    late = event("training", on(3, 1, 2025))
    first = row(again(), on(6, 1), world(LONG, late), during=on(1, 1, 2025))
    assert (first.state, first.days_late) == (LATE, 59)


def test_the_29th_of_february_ends_on_the_28th() -> None:
    office = world(qc_office(since=on(2, 29, 2024)))
    owed = text(
        rule(count=TRAINED, period=Interval(from_years=1, to_years=1)), applies_from=on(1, 1, 2024)
    )
    assert row(owed, on(1, 1), office, during=on(2, 1, 2025)).due_on == on(2, 28, 2025)
