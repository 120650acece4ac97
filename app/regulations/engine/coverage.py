"""How much of a period an owner is bound for, and how that ends."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from app.regulations.engine.binding import Bond, Series
from app.regulations.engine.days import LATEST, Stretch, overlap_days, united
from app.regulations.engine.spans import Span
from app.regulations.vocabulary.periods import Period


@dataclass(frozen=True, slots=True)
class Coverage:
    """A period of a series: the days of it that bind, and those that count as covered."""

    span: Span
    first: dt.date
    """The first day that binds."""
    bound_from: dt.date
    """The first day on which the owner is bound at all, which may lie before the period."""
    ending: Bond
    """The last bond that meets the period."""
    covered: tuple[Stretch, ...]
    """With the days for which the owner followed what the territory was made of."""
    days: int
    is_whole: bool
    is_open: bool
    """The period has no last day."""
    ends_early: bool
    starts_whole: bool
    """Bound from the first day of the period, without a gap."""

    def holds(self, day: dt.date) -> bool:
        """Tell whether what was done on a day of the period counts in it."""
        return any(part.first <= day <= part.last for part in self.covered)

    def exempt_days(self, freed: list[Stretch]) -> int:
        """Return how many covered days are exempt."""
        return sum(overlap_days(part, freed) for part in self.covered)


#: Periods of series that rules of one regulation share, within one window.
Coverages = dict[tuple[Series, Period, Stretch], list[Coverage]]


def coverages(series: Series, spans: Iterable[Span]) -> list[Coverage]:
    """Return the periods that bind the series, in order."""
    found: list[Coverage] = []
    for span in spans:
        bonds = [
            bond
            for bond in series.bonds
            if bond.days.first <= span.last and span.first <= bond.days.last
        ]
        if bonds:
            found.append(_coverage(span, bonds))
    return found


def _coverage(span: Span, bonds: list[Bond]) -> Coverage:
    first, ending = bonds[0], bonds[-1]
    whole = span.whole
    if len(bonds) == 1:
        start, last = max(first.covered_from, span.first), min(first.days.last, span.last)
        covered: tuple[Stretch, ...] = (Stretch(start, last),)
    else:
        covered = tuple(
            united(
                met
                for bond in bonds
                if (met := Stretch(bond.covered_from, bond.days.last).meet(whole)) is not None
            )
        )
    days = sum(part.days for part in covered)
    return Coverage(
        span=span,
        first=max(first.days.first, span.first),
        bound_from=first.covered_from,
        ending=ending,
        covered=covered,
        days=days,
        is_whole=days >= whole.days,
        is_open=span.last >= LATEST,
        ends_early=bool(ending.end) and ending.days.last < span.last,
        starts_whole=first.covered_from <= span.first and len(bonds) == 1,
    )
