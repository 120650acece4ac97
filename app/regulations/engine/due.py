"""The last day in time: what a deadline word means for a period or an event."""

import datetime as dt
from dataclasses import dataclass

from app.regulations.engine.days import ONE_DAY, WorkCalendar, add_months, day_of_month
from app.regulations.engine.spans import Span
from app.regulations.vocabulary.choices import Bound, CountsOn, Moment, Side
from app.regulations.vocabulary.deadlines import (
    Between,
    DateOfYear,
    DayOfPeriod,
    Deadline,
    DeadlineWord,
    FromMoment,
    NoDeadline,
    PeriodEnd,
    UnclearDeadline,
    WeekdayOfPeriod,
)
from app.regulations.vocabulary.silence import Silent, Unknown


@dataclass(frozen=True, slots=True)
class Due:
    """``strict`` is in time by every reading, ``lenient`` by one of them; None: no last day.

    Before ``opens`` nothing counts. ``silent`` is the code of the reason where there is no day.
    """

    strict: dt.date | None
    lenient: dt.date | None
    opens: dt.date | None = None
    silent: str = ""
    counts: CountsOn = CountsOn.DONE
    waits: bool = False
    """The moment that it is counted from has not come yet."""
    runs_from: dt.date | None = None
    """For a term after a moment: that moment. A suspension after it moves the end."""


@dataclass(frozen=True, slots=True)
class Moments:
    """What a term may be counted from."""

    span: Span
    event_first: dt.date | None = None
    event_last: dt.date | None = None
    step_done: dt.date | None = None


def due_of(deadline: Deadline, moments: Moments, calendar: WorkCalendar) -> Due:
    """Return until when something is in time."""
    match deadline:
        case Silent():
            return Due(None, None, silent="deadline_silent")
        case Unknown():
            return Due(None, None, silent="deadline_unknown")
        case NoDeadline():
            return Due(None, None, silent="no_deadline")
        case UnclearDeadline(readings=readings):
            return _of_readings([due_of(one, moments, calendar) for one in readings])
    if not isinstance(deadline, DeadlineWord):
        raise TypeError(type(deadline).__name__)
    if isinstance(deadline, FromMoment) and _moment(deadline, moments) is None:
        return Due(None, None, counts=deadline.counts, waits=True)
    day = _day_of(deadline, moments, calendar)
    before = day - ONE_DAY
    # It is the last day in time that moves where it is a day off, not the day that is named.
    strict = calendar.moved(
        day if deadline.bound is Bound.ON_OR_BEFORE else before, deadline.day_off
    )
    lenient = calendar.moved(before if deadline.bound is Bound.BEFORE else day, deadline.day_off)
    # A day moved ahead stays within its period.
    first = moments.span.first
    if strict < first <= day:
        strict = day if deadline.bound is Bound.ON_OR_BEFORE else before
    if lenient < first <= day:
        lenient = before if deadline.bound is Bound.BEFORE else day
    opens = None
    if isinstance(deadline, Between):
        opens = day_of_month(
            day.year - _over_new_year(deadline), deadline.from_month, deadline.from_day
        )
    runs_from = None
    if isinstance(deadline, FromMoment) and deadline.side is Side.AFTER:
        runs_from = _moment(deadline, moments)
    return Due(strict, lenient, opens, counts=deadline.counts, runs_from=runs_from)


def _of_readings(readings: list[Due]) -> Due:
    days = [one for one in readings if one.strict is not None and one.lenient is not None]
    if len(days) < len(readings) or not days:
        return Due(None, None, silent="deadline_unclear")
    return Due(
        min(one.strict for one in days if one.strict),
        max(one.lenient for one in days if one.lenient),
        counts=days[0].counts,
    )


def _day_of(deadline: DeadlineWord, moments: Moments, calendar: WorkCalendar) -> dt.date:
    span = moments.span
    named = span.named.last if span.named else span.last
    match deadline:
        case PeriodEnd():
            return span.last
        case DayOfPeriod(day=day, months_after=after):
            return day_of_month(named.year, named.month + after, day)
        case WeekdayOfPeriod(weekday=weekday):
            return span.last - dt.timedelta(days=(span.last.isoweekday() - weekday) % 7)
        case DateOfYear(month=month, day=day, years_after=after):
            return day_of_month(named.year + after, month, day)
        case Between(to_month=month, to_day=day, years_after=after):
            return day_of_month(named.year + after, month, day)
        case FromMoment():
            moment = _moment(deadline, moments)
            if moment is None:
                raise ValueError("a term without the moment that it is counted from")
            sign = -1 if deadline.side is Side.BEFORE else 1
            counted = add_months(moment, sign * deadline.months) if deadline.months else moment
            if deadline.working:
                return calendar.add(counted, sign * deadline.days)
            return counted + dt.timedelta(days=sign * deadline.days)
    raise TypeError(type(deadline).__name__)


def _moment(deadline: FromMoment, moments: Moments) -> dt.date | None:
    match deadline.of:
        case Moment.EVENT_START:
            return moments.event_first
        case Moment.EVENT_END:
            return moments.event_last
        case Moment.PERIOD_START:
            return moments.span.first
        case Moment.PERIOD_END:
            return moments.span.last
        case Moment.STEP:
            return moments.step_done
    raise ValueError(deadline.of)


def _over_new_year(deadline: Between) -> bool:
    return (deadline.to_month, deadline.to_day) < (deadline.from_month, deadline.from_day)
