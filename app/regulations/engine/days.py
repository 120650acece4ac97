"""Days: months and years added, stretches cut, working days counted by the office's list."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.read_models.facts import HolidayFact
from app.regulations.vocabulary.choices import DayOff

ONE_DAY = dt.timedelta(days=1)
EARLIEST = dt.date(1900, 1, 1)
LATEST = dt.date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from ``first`` to ``last``, both included."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def holds(self, day: dt.date) -> bool:
        """Tell whether the day is one of them."""
        return self.first <= day <= self.last

    def meet(self, other: "Stretch") -> "Stretch | None":
        """Return the common days."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Stretch(first, last) if first <= last else None


def stretch(since: dt.date | None, until: dt.date | None) -> Stretch:
    """Return a stretch of which either side may be open."""
    return Stretch(since or EARLIEST, until or LATEST)


def last_of_month(year: int, month: int) -> dt.date:
    """Return the last day of a month; the month may lie outside 1..12."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return dt.date(year, 12, 31) if month == 12 else dt.date(year, month + 1, 1) - ONE_DAY


def day_of_month(year: int, month: int, day: int) -> dt.date:
    """Return a day of a month, the last one where it is shorter (or for -1)."""
    last = last_of_month(year, month)
    return last if day < 1 or day > last.day else last.replace(day=day)


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the day so many months on; the 31st becomes the last day of a shorter month."""
    return day_of_month(day.year, day.month + months, day.day)


def overlap_days(inside: Stretch, parts: Iterable[Stretch]) -> int:
    """Return how many days of ``inside`` lie in any of the parts."""
    return sum(part.days for part in united(cut(inside, parts)))


def cut(inside: Stretch, parts: Iterable[Stretch]) -> list[Stretch]:
    """Return what of each part lies inside."""
    return [met for part in parts if (met := inside.meet(part)) is not None]


def united(parts: Iterable[Stretch]) -> list[Stretch]:
    """Return the parts in order, those that touch or overlap made one."""
    found: list[Stretch] = []
    for part in sorted(parts, key=lambda one: one.first):
        if found and part.first <= _next(found[-1].last):
            if part.last > found[-1].last:
                found[-1] = Stretch(found[-1].first, part.last)
        else:
            found.append(part)
    return found


def _next(day: dt.date) -> dt.date:
    return day if day >= LATEST else day + ONE_DAY


class WorkCalendar:
    """Working days: Monday to Friday, but for the office's list of days off and days worked."""

    def __init__(self, holidays: Sequence[HolidayFact] = ()) -> None:
        self._off = {one.day for one in holidays if not one.is_working}
        self._worked = {one.day for one in holidays if one.is_working}

    def is_working(self, day: dt.date) -> bool:
        """Tell whether the office works on that day."""
        return day in self._worked or (day.weekday() < 5 and day not in self._off)

    def add(self, day: dt.date, count: int) -> dt.date:
        """Return the day ``count`` working days on (back where negative).

        The day itself is not counted; with 0 it is returned as it is.
        """
        step = ONE_DAY if count > 0 else -ONE_DAY
        left = abs(count)
        while left:
            day += step
            if self.is_working(day):
                left -= 1
        return day

    def moved(self, day: dt.date, rule: DayOff) -> dt.date:
        """Return the last day in time where it may be a day off."""
        if rule is DayOff.KEEP:
            return day
        step = ONE_DAY if rule is DayOff.NEXT else -ONE_DAY
        while not self.is_working(day):
            day += step
        return day
