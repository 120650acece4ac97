"""Periods of the calendar: which spans a period word has within a stretch of days."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.read_models.facts import Key, PaperFact
from app.regulations.engine.days import (
    ONE_DAY,
    Stretch,
    day_of_month,
    last_of_month,
)
from app.regulations.vocabulary.periods import (
    Always,
    Dates,
    HalfYear,
    Month,
    Period,
    Quarter,
    Week,
    Window,
    Year,
)


@dataclass(frozen=True, slots=True)
class Span:
    """One period: its days, and the calendar stretch that it is named after where they differ."""

    first: dt.date
    last: dt.date
    named: Stretch | None = None
    event: Key | None = None
    """The campaign that the period is."""

    @property
    def whole(self) -> Stretch:
        """Its days."""
        return Stretch(self.first, self.last)


def calendar_spans(period: Period, within: Stretch) -> Iterator[Span] | None:
    """Return the spans that meet ``within`` in order; None for a word not of the calendar."""
    match period:
        case Week():
            return _weeks(within)
        case Month(every=every, first_day=first_day):
            return _months(within, every, first_day)
        case Quarter():
            return _months(within, 3, 1)
        case HalfYear():
            return _months(within, 6, 1)
        case Always():
            return _months(within, 12, 1)
        case Year(first_month=month, first_day=day):
            return _years(within, month, day)
        case Window():
            return _windows(within, period)
        case Dates(first=first, last=last):
            one = Stretch(first, last)
            return iter([Span(first, last)] if one.meet(within) else [])
        case _:
            return None


def _weeks(within: Stretch) -> Iterator[Span]:
    first = within.first - dt.timedelta(days=within.first.weekday())
    while first <= within.last:
        yield Span(first, first + dt.timedelta(days=6))
        first += dt.timedelta(days=7)


def _months(within: Stretch, every: int, first_day: int) -> Iterator[Span]:
    """Yield runs of ``every`` months, from January where they make a year whole.

    A period that begins on the 16th ends on the 15th of the month that it is named after.
    """
    # Runs that do not make a year whole are counted through the years, whatever is asked for.
    index = within.first.year * 12 + within.first.month - 1
    month, year = (index - index % every) % 12 + 1 - every, (index - index % every) // 12
    while True:
        named = Stretch(day_of_month(year, month, 1), last_of_month(year, month + every - 1))
        if first_day == 1:
            span = Span(named.first, named.last)
        else:
            span = Span(
                day_of_month(year, month - 1, first_day),
                day_of_month(year, month + every - 1, first_day - 1),
                named,
            )
        if span.first > within.last:
            return
        if span.last >= within.first:
            yield span
        month += every


def _years(within: Stretch, month: int, day: int) -> Iterator[Span]:
    year = within.first.year - 1
    while True:
        first = day_of_month(year, month, day)
        last = day_of_month(year + 1, month, day) - ONE_DAY
        if first > within.last:
            return
        if last >= within.first:
            named = Stretch(dt.date(last.year, 1, 1), dt.date(last.year, 12, 31))
            yield Span(first, last, None if (month, day) == (1, 1) else named)
        year += 1


def _windows(within: Stretch, period: Window) -> Iterator[Span]:
    over_new_year = (period.to_month, period.to_day) < (period.from_month, period.from_day)
    for year in range(within.first.year - 1, within.last.year + 1):
        first = day_of_month(year, period.from_month, period.from_day)
        last = day_of_month(year + over_new_year, period.to_month, period.to_day)
        if first <= within.last and last >= within.first:
            yield Span(first, last)


def belongs(paper: PaperFact | None, on: dt.date, span: Span) -> bool:
    """Tell whether a paper is about this period; one without a period by its day."""
    if paper is None or paper.period_from is None or paper.period_to is None:
        return span.whole.holds(on)
    if span.named is not None and (paper.period_from, paper.period_to) == (
        span.named.first,
        span.named.last,
    ):
        return True
    if span.named is not None and paper.period_to <= span.named.last:
        other = Stretch(paper.period_from, paper.period_to)
        if other.first.day == 1 and span.named.meet(other) is None:
            return False
    return span.first <= paper.period_to <= span.last
