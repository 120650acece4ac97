"""In which period: first and last day of each period word, and to which of two a day belongs."""

import datetime as dt
import itertools
from typing import Any

import pytest

from app.read_models.facts import TermFact
from app.regulations.regulation import OfficeOwn
from app.regulations.vocabulary.choices import Moment, Per
from app.regulations.vocabulary.counts import Papers, Unquantified
from app.regulations.vocabulary.deadlines import DateOfYear, DayOfPeriod, FromMoment, NoDeadline
from app.regulations.vocabulary.part_periods import FullQuota
from app.regulations.vocabulary.periods import (
    Always,
    Campaign,
    Dates,
    HalfYear,
    Interval,
    Month,
    Quarter,
    Sliding,
    Term,
    UnclearPeriod,
    UntilEvent,
    Week,
    Whole,
    Window,
    Year,
)
from app.regulations.vocabulary.silence import Silent, Unknown
from tests.support.duty_facts import (
    assigned,
    event,
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
    LATE,
    OVERDUE,
    UNDETERMINED,
    code,
    counted,
    report,
    row,
    rows,
    rule,
    state,
    text,
    visits,
    world,
)

ONE_DAY = dt.timedelta(days=1)
EARLY = dt.date(2020, 1, 1)


def old(*rules: Any) -> Any:
    """Return a regulation that has long been in force."""
    return text(*rules, applies_from=EARLY)


def followed_long() -> Any:
    return world(qc_office(since=EARLY))


@pytest.mark.parametrize(
    ("period", "day", "first", "last"),
    [
        (Week(), on(3, 4), on(3, 2), on(3, 8)),
        (Week(), on(3, 8), on(3, 2), on(3, 8)),
        (Week(), on(3, 9), on(3, 9), on(3, 15)),
        (Week(), on(1, 1), on(12, 29, 2025), on(1, 4)),
        (Month(), on(2, 28), on(2, 1), on(2, 28)),
        (Month(), on(2, 29, 2024), on(2, 1, 2024), on(2, 29, 2024)),
        (Month(every=2), on(3, 1), on(3, 1), on(4, 30)),
        (Month(every=2), on(2, 28), on(1, 1), on(2, 28)),
        (Month(every=4), on(12, 31), on(9, 1), on(12, 31)),
        (Month(first_day=16), on(3, 15), on(2, 16), on(3, 15)),
        (Month(first_day=16), on(3, 16), on(3, 16), on(4, 15)),
        (Month(first_day=16), on(1, 1), on(12, 16, 2025), on(1, 15)),
        (Month(first_day=16), on(12, 31), on(12, 16), on(1, 15, 2027)),
        (Month(every=3, first_day=16), on(1, 1), on(12, 16, 2025), on(3, 15)),
        (Month(every=3, first_day=16), on(3, 16), on(3, 16), on(6, 15)),
        (Quarter(), on(3, 31), on(1, 1), on(3, 31)),
        (Quarter(), on(4, 1), on(4, 1), on(6, 30)),
        (HalfYear(), on(6, 30), on(1, 1), on(6, 30)),
        (HalfYear(), on(7, 1), on(7, 1), on(12, 31)),
        (Year(), on(12, 31), on(1, 1), on(12, 31)),
        (Year(first_month=7), on(6, 30), on(7, 1, 2025), on(6, 30)),
        (Year(first_month=7), on(7, 1), on(7, 1), on(6, 30, 2027)),
        (Year(first_month=12, first_day=16), on(12, 15), on(12, 16, 2025), on(12, 15)),
        (Year(first_month=12, first_day=16), on(12, 16), on(12, 16), on(12, 15, 2027)),
        (Year(first_month=3), on(2, 29, 2024), on(3, 1, 2023), on(2, 29, 2024)),
        (
            Window(from_month=10, from_day=1, to_month=11, to_day=15),
            on(10, 9),
            on(10, 1),
            on(11, 15),
        ),
        (
            Window(from_month=12, from_day=15, to_month=1, to_day=31),
            on(12, 31),
            on(12, 15),
            on(1, 31, 2027),
        ),
        (
            Window(from_month=12, from_day=15, to_month=1, to_day=31),
            on(1, 31),
            on(12, 15, 2025),
            on(1, 31),
        ),
        (Dates(first=on(3, 5), last=on(5, 19)), on(5, 19), on(3, 5), on(5, 19)),
        (Always(), on(6, 6), on(1, 1), on(12, 31)),
    ],
)
def test_first_and_last_day_of_a_period(
    period: Any, day: dt.date, first: dt.date, last: dt.date
) -> None:
    owed = old(rule(period=period))
    one = row(owed, EARLY, followed_long(), during=day)
    assert (one.period_from, one.period_to) == (first, last)
    before = rows(owed, EARLY, followed_long(), during=first - ONE_DAY)
    after = rows(owed, EARLY, followed_long(), during=last + ONE_DAY)
    assert (first, last) not in [(o.period_from, o.period_to) for o in (*before, *after)]


@pytest.mark.parametrize(
    "period",
    [
        Week(),
        Month(),
        *(Month(every=every) for every in range(2, 13)),
        Month(every=5, first_day=16),
        Quarter(),
        HalfYear(),
        Year(first_month=7, first_day=15),
        Window(from_month=12, from_day=15, to_month=1, to_day=31),
    ],
)
def test_periods_follow_each_other_and_are_the_same_whatever_is_asked_for(period: Any) -> None:
    owed = old(rule(period=period))
    whole = rows(owed, EARLY, followed_long(), first=on(1, 1, 2025), last=on(12, 31, 2028))
    spans = [(one.period_from, one.period_to) for one in whole]
    assert len(set(spans)) == len(spans)
    for (_, ended), (began, _) in itertools.pairwise(spans):
        assert ended is not None
        assert began is not None
        assert began > ended
        if not isinstance(period, Window):
            assert began == ended + ONE_DAY
    for number in range(36):
        day = dt.date(2025 + number // 12, number % 12 + 1, 11)
        for one in rows(owed, EARLY, followed_long(), during=day):
            assert (one.period_from, one.period_to) in spans


@pytest.mark.parametrize(
    ("day", "march", "april"),
    [(on(3, 15), DONE, OVERDUE), (on(3, 16), OVERDUE, DONE), (on(2, 16), DONE, OVERDUE)],
)
def test_a_month_from_the_16th_is_named_after_the_month_that_it_ends_in(
    day: dt.date, march: Any, april: Any
) -> None:
    owed = rule(period=Month(first_day=16), deadline=DayOfPeriod(day=20))
    done = trip(day)
    one = row(owed, on(5, 1), done, during=on(3, 10))
    assert (one.state, one.due_on) == (march, on(3, 20))
    assert row(owed, on(5, 1), done, during=on(4, 10)).state is april


def test_a_report_about_a_calendar_month_is_that_of_the_period_named_after_it() -> None:
    owed = report(period=Month(first_day=16))
    about_march = paper("monthly", on(3, 14), (on(3, 1), on(3, 31)))
    assert state(owed, on(5, 1), about_march, during=on(3, 10)) is DONE
    assert state(owed, on(5, 1), about_march, during=on(4, 10)) is OVERDUE
    exactly = paper("monthly", on(3, 14), (on(2, 16), on(3, 15)))
    assert state(owed, on(5, 1), exactly, during=on(3, 10)) is DONE


def test_a_year_from_december_to_december_is_named_after_its_last_day() -> None:
    owed = old(
        rule(
            count=Papers(kinds=("year",)),
            period=Year(first_month=12, first_day=16),
            deadline=DateOfYear(month=12, day=20),
        )
    )
    one = row(owed, on(1, 5), followed_long(), during=on(6, 1))
    assert (one.period_from, one.due_on) == (on(12, 16, 2025), on(12, 20))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (on(12, 14), OVERDUE),
        (on(12, 15), DONE),
        (on(1, 31, 2027), DONE),
        (on(2, 1, 2027), OVERDUE),
    ],
)
def test_a_window_over_new_year_is_one_period(day: dt.date, expected: Any) -> None:
    owed = rule(period=Window(from_month=12, from_day=15, to_month=1, to_day=31))
    assert state(owed, on(3, 1, 2027), trip(day), during=on(12, 31)) is expected
    assert state(owed, on(12, 14), during=on(12, 31)) is COMING
    assert state(owed, on(1, 31, 2027), during=on(12, 31)) is DUE


def test_two_dates_are_one_period() -> None:
    owed = rule(period=Dates(first=on(3, 5), last=on(5, 19)))
    for day, expected in (
        (on(3, 4), OVERDUE),
        (on(3, 5), DONE),
        (on(5, 19), DONE),
        (on(5, 20), OVERDUE),
    ):
        assert state(owed, on(6, 1), trip(day)) is expected
    assert rows(owed, on(6, 1), first=on(5, 20), last=on(12, 31)) == []


# Terms ------------------------------------------------------------------------------------------

TERM = TermFact(on(10, 1, 2025), on(9, 30, 2030))


def test_once_in_a_congress_term() -> None:
    owed = rule(period=Term())
    one = row(owed, on(9, 30, 2030), TERM, during=on(9, 30, 2030))
    assert (one.state, one.period_from, one.period_to) == (DUE, TERM.since, TERM.until)
    assert state(owed, on(10, 1, 2030), TERM, trip(on(1, 1)), during=on(6, 1, 2028)) is DONE


def test_the_term_of_the_territory_goes_before_the_general_one() -> None:
    own = TermFact(on(8, 1, 2025), on(7, 31, 2030), "xã")
    other = TermFact(on(5, 1, 2025), on(4, 30, 2030), "phường")
    one = row(rule(period=Term()), on(2, 1), TERM, own, other, during=on(6, 1))
    assert (one.period_from, one.period_to) == (own.since, own.until)


def test_a_term_without_an_end_has_no_last_day() -> None:
    one = row(rule(period=Term()), on(2, 1), TermFact(on(10, 1, 2025)), during=on(6, 1))
    assert (one.state, one.period_to, one.due_on) == (DUE, None, None)


def test_without_a_known_term_it_is_not_silently_absent() -> None:
    one = row(rule(period=Term()), on(2, 1), during=on(6, 1))
    assert (one.state, code(one)) == (UNDETERMINED, "term_unknown")


# Campaigns, until an event, once ----------------------------------------------------------------


def test_each_campaign_is_a_period() -> None:
    owed = rule(period=Campaign(campaign="cao điểm"))
    heats = [
        event("cao điểm", on(3, 1), None, until=on(3, 20)),
        event("cao điểm", on(9, 1), None, until=on(9, 20)),
    ]
    first = row(owed, on(10, 1), heats, trip(on(3, 20)), during=on(3, 9))
    assert (first.state, first.period_from, first.period_to) == (DONE, on(3, 1), on(3, 20))
    assert state(owed, on(10, 1), heats, trip(on(3, 20)), during=on(9, 9)) is OVERDUE
    assert state(owed, on(10, 1), heats, trip(on(3, 21)), during=on(3, 9)) is OVERDUE
    assert rows(owed, on(10, 1)) == []


def test_a_campaign_elsewhere_binds_nobody_here() -> None:
    owed = rule(period=Campaign(campaign="cao điểm"))
    assert rows(owed, on(10, 1), event("cao điểm", on(3, 1), "phường", until=on(3, 20))) == []


def test_until_an_event_is_recorded() -> None:
    owed = rule(period=UntilEvent(event="congress"))
    congress = event("congress", on(6, 15))
    waiting = row(owed, on(6, 14), congress, during=on(3, 1))
    assert (waiting.state, waiting.period_to, waiting.due_on) == (DUE, None, None)
    held = row(owed, on(6, 16), congress, during=on(3, 1))
    assert (held.state, held.due_on, held.days_late) == (OVERDUE, on(6, 15), 1)
    for day, expected in ((on(6, 15), DONE), (on(6, 16), OVERDUE)):
        assert state(owed, on(7, 1), congress, trip(day), during=on(3, 1)) is expected
    assert rows(owed, on(7, 1), congress, first=on(6, 16), last=on(12, 31)) == []


@pytest.mark.parametrize("given", [(), (event("congress", on(8, 1)),)])
def test_until_an_event_that_comes_after_the_assignment_or_never(given: Any) -> None:
    owed = rule(period=UntilEvent(event="congress"))
    office = world(qc_office(until=on(6, 30)), given)
    assert state(owed, on(6, 30), office) is DUE
    one = row(owed, on(9, 1), office)
    assert (one.state, code(one)) == (ENDED, "assignment_ended")


def test_once_with_a_day_after_the_end_ends_with_the_assignment() -> None:
    owed = rule(period=Whole(), deadline=FromMoment(days=30, of=Moment.PERIOD_START))
    short = world(qc_office(since=on(2, 1), until=on(2, 10)))
    assert state(owed, on(9, 1), short) is ENDED
    long = world(qc_office(since=on(2, 1), until=on(6, 10)))
    assert state(owed, on(9, 1), long) is OVERDUE
    after = rule(period=Whole(), deadline=FromMoment(days=10, of=Moment.PERIOD_END))
    one = row(after, on(9, 1), long)
    assert (one.state, one.due_on) == (OVERDUE, on(6, 20))


def test_once_in_the_whole_time_of_the_assignment() -> None:
    owed = rule(period=Whole(), deadline=NoDeadline(), part_of_period=FullQuota())
    assert state(owed, on(5, 1)) is DUE
    one = row(owed, on(12, 1), trip(on(5, 5)))
    assert (one.state, one.done_on) == (DONE, on(5, 5))


def test_once_with_a_day_counted_from_the_start() -> None:
    owed = rule(period=Whole(), deadline=FromMoment(days=30, of=Moment.PERIOD_START))
    office = world(qc_office(since=on(2, 1)))
    assert row(owed, on(2, 1), office).due_on == on(3, 3)
    assert state(owed, on(3, 3), office) is DUE
    assert state(owed, on(3, 4), office) is OVERDUE


def test_all_the_time_is_shown_by_the_year() -> None:
    owed = rule(count=Unquantified(kinds=("trip",)), period=Always())
    one = row(owed, on(5, 1), trip(on(3, 1)))
    assert (one.period_from, one.period_to, counted(one)) == (
        on(1, 1),
        on(12, 31),
        ["trip 01/03/2026"],
    )


# Unclear, silent, blank -------------------------------------------------------------------------

READINGS = UnclearPeriod(readings=(Quarter(), Sliding(months=3)))


@pytest.mark.parametrize(
    ("period", "why"),
    [(READINGS, "period_unclear"), (Silent(), "period_silent"), (Unknown(), "period_unknown")],
)
def test_nobody_is_late_while_the_period_is_open(period: Any, why: str) -> None:
    owed = rule(period=period)
    one = row(owed, on(12, 1), trip(on(3, 1)))
    assert (one.state, code(one), counted(one)) == (UNDETERMINED, why, ["trip 01/03/2026"])


def test_the_office_decides_and_the_period_is_named_its_own() -> None:
    quarter = rule(period=READINGS, office=OfficeOwn(period=Quarter()))
    sliding = rule(period=READINGS, office=OfficeOwn(period=Sliding(months=3)))
    done = [trip(on(1, 5)), trip(on(6, 20))]  # each quarter, but five and a half months apart
    second = row(quarter, on(7, 1), done, during=on(5, 1))
    assert (second.state, second.own) == (DONE, ("period",))
    gap = row(sliding, on(7, 1), done, during=on(5, 1), period_from=on(1, 5))
    assert (gap.state, gap.due_on, gap.own) == (LATE, on(4, 5), ("period",))
    told = row(rule(period=Month(), office=OfficeOwn(period=Quarter())), on(2, 1), during=on(2, 1))
    assert (told.period_to, told.own) == (on(2, 28), ())


# For what it is owed once -----------------------------------------------------------------------


def test_for_each_territory_or_once_for_the_owner() -> None:
    office = world(qc_office(), territory("phường"), assigned(where="phường"), trip(on(2, 1)))
    each = rows(rule(period=Quarter()), on(4, 1), office, during=on(3, 1))
    assert [(one.territory, one.state) for one in each] == [("xã", DONE), ("phường", OVERDUE)]
    once = rows(rule(period=Quarter(), per=Per.OWNER), on(4, 1), office, during=on(3, 1))
    assert [(one.territory, one.state) for one in once] == [(None, DONE)]


def test_an_interval_is_a_period_too() -> None:
    owed = rule(period=Interval(from_years=1, to_years=2), count=visits(1))
    one = row(owed, on(2, 1))
    assert (one.state, one.opens_on, one.due_on) == (COMING, on(1, 1, 2027), on(1, 1, 2028))
