"""Periods of reports: months, quarters, half-years, years; their days and what follows them."""

import datetime as dt
from calendar import monthrange

from app.domain.report import ReportKind

_MONTHS = {
    ReportKind.MONTHLY: 1,
    ReportKind.QUARTER: 3,
    ReportKind.HALF_YEAR: 6,
    ReportKind.YEAR: 12,
}


def is_periodic(kind: ReportKind) -> bool:
    """Tell whether a kind has a period of the calendar; others have days of their own."""
    return kind in _MONTHS


def months_of(kind: ReportKind) -> int:
    """Return how many months a period has; raises KeyError where it has days of its own."""
    return _MONTHS[kind]


def period_of(kind: ReportKind, day: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and last day of the period in which a day lies."""
    months = _MONTHS[kind]
    first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    return first, _last(first.year, first.month + months - 1)


def periods_back(kind: ReportKind, today: dt.date, count: int) -> tuple[dt.date, ...]:
    """Return the first days of the present period and of those before it, the newest first."""
    found = [period_of(kind, today)[0]]
    while len(found) < count:
        found.append(period_of(kind, found[-1] - dt.timedelta(days=1))[0])
    return tuple(found)


def following_to(kind: ReportKind, period_to: dt.date) -> dt.date:
    """Return the end of the period behind this one; a month where it is none of the calendar."""
    after = period_to + dt.timedelta(days=1)
    return period_of(kind if is_periodic(kind) else ReportKind.MONTHLY, after)[1]


def _last(year: int, month: int) -> dt.date:
    return dt.date(year, month, monthrange(year, month)[1])


def months_within(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """Return the first days of the months from ``first`` to ``last``."""
    found = [first.replace(day=1)]
    while (following := _last(found[-1].year, found[-1].month) + dt.timedelta(days=1)) <= last:
        found.append(following)
    return tuple(found)
