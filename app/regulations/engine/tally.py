"""What was counted in a period: the total and its parts, and the day on which all was there."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.i18n.text import fold
from app.read_models.facts import Key
from app.read_models.obligations import Figure, Use, Why
from app.regulations.engine.binding import Series
from app.regulations.engine.candidates import Candidate, fits_part
from app.regulations.engine.coverage import Coverage
from app.regulations.engine.due import Due
from app.regulations.engine.effective import Need, need_of, scaled
from app.regulations.engine.run import Run, scheme_warnings
from app.regulations.vocabulary.choices import Distinct, Outside, Rounding, Unit
from app.regulations.vocabulary.counts import Events, Unquantified
from app.regulations.vocabulary.quantities import Quota
from app.regulations.vocabulary.silence import Silent, Unknown


@dataclass(slots=True)
class Tally:
    """What was counted in a period: the total, its parts, and the day on which all was there."""

    need: Need
    have: int
    outside: Outside
    contributions: list[dt.date]
    parts: list[tuple[str, list[dt.date], Need, Unit]]
    uses: tuple[Use, ...]
    unit: Unit
    warnings: tuple[Why, ...] = ()
    scheme: str = ""

    @classmethod
    def of(
        cls,
        run: Run,
        series: Series,
        inside: Sequence[Candidate],
        cover: Coverage,
        today: dt.date,
        due: Due,
    ) -> "Tally":
        """Count the candidates of a period."""
        span = cover.span
        rule = run.rule
        count = rule.count
        unit = count.unit if isinstance(count, Events) else Unit.TIMES
        distinct = count.distinct if isinstance(count, Events) else Distinct.NONE
        quota = run.effective.quota
        day = min(span.last, max(today, span.first))
        shares = (isinstance(quota, Quota) and quota.share) or any(
            p.quota.share for p in rule.parts
        )
        followed = _followed(run, series, day) if shares else ()
        need = (
            Need()
            if isinstance(count, Unquantified) and isinstance(quota, Silent | Unknown)
            else need_of(quota, run.world, series.territory, followed, day)
        )
        counted, uses = _counted(inside, cover, today, due, unit, distinct)
        parts = [
            (
                part.label,
                sorted(
                    day
                    for one, days, all_days in counted
                    if fits_part(one, part, run.world)
                    for day in (all_days if part.unit is Unit.DAYS else days[:1] or all_days[:1])
                ),
                need_of(part.quota, run.world, series.territory, followed, day),
                part.unit,
            )
            for part in rule.parts
        ]
        contributions = sorted(day for _, days, _ in counted for day in days)
        scheme = run.scheme_on(day) if run.schemes else None
        warnings: tuple[Why, ...] = ()
        for one, _, _ in counted if run.schemes else ():
            if one.paper is not None:
                held = run.scheme_of(one.paper, one.on, span.last)
                if held is not None:
                    scheme = held
                    warnings = (*warnings, *scheme_warnings(held, one.paper))
        outside = quota.outside if isinstance(quota, Quota) else Outside.OVERDUE
        have = len(contributions)
        over = need.at_most is not None and have > need.at_most
        if over:
            warnings = (*warnings, Why("over_maximum", amount=need.at_most))
        for label, got, wanted, _ in parts:
            if wanted.at_most is not None and len(got) > wanted.at_most:
                warnings = (*warnings, Why("over_maximum", label, amount=wanted.at_most))
        return cls(
            need,
            have,
            outside,
            contributions,
            parts,
            tuple(uses),
            unit,
            warnings,
            "" if scheme is None else scheme.id,
        )

    def lower(self, part: int, whole: int, rounding: Rounding) -> None:
        """Ask for less: so many days of the period alone are covered."""
        self.need = _scaled(self.need, part, whole, rounding)
        self.parts = [
            (label, have, _scaled(need, part, whole, rounding), unit)
            for label, have, need, unit in self.parts
        ]

    @property
    def asks_nothing(self) -> bool:
        """Nothing is needed and nothing forbidden."""
        needs = (self.need, *(need for _, _, need, _ in self.parts))
        return all(
            need.why is None and need.at_least == 0 and need.at_most is None for need in needs
        )

    @property
    def over(self) -> bool:
        """More than the most."""
        return self.need.at_most is not None and self.have > self.need.at_most

    @property
    def met_on(self) -> dt.date | None:
        """The day on which the last of what is needed was there; None while something lacks."""
        days: list[dt.date] = []
        for have, need in [
            (self.contributions, self.need),
            *((got, wanted) for _, got, wanted, _ in self.parts),
        ]:
            if need.why is not None or len(have) < need.at_least:
                return None
            if need.at_least:
                days.append(have[need.at_least - 1])
        return max(days, default=None)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Have against need, the total first."""
        total = Figure(
            self.have,
            None if self.need.why is not None else self.need.at_least or None,
            self.need.at_most,
            unit=self.unit,
        )
        return (
            total,
            *(
                Figure(
                    len(got),
                    None if need.why is not None else need.at_least,
                    need.at_most,
                    label,
                    unit,
                )
                for label, got, need, unit in self.parts
            ),
        )


def _scaled(need: Need, part: int, whole: int, rounding: Rounding) -> Need:
    return Need(scaled(need.at_least, part, whole, rounding), need.at_most, need.why)


def _followed(run: Run, series: Series, day: dt.date) -> tuple[Key, ...]:
    if series.territory is not None:
        return (series.territory,)
    followed = dict.fromkeys(run.world.followed_on(series.owner, day))
    if not run.is_conditional:
        return tuple(followed)
    return tuple(place for place in followed if run.condition_at(place, day) is True)


#: A candidate that counts, the days that count in the total, and all of its days in the period.
Counted = tuple[Candidate, list[dt.date], list[dt.date]]


def _counted(
    inside: Sequence[Candidate],
    cover: Coverage,
    today: dt.date,
    due: Due,
    unit: Unit,
    distinct: Distinct,
) -> tuple[list[Counted], list[Use]]:
    """Return what counts with its days, and how everything shows."""
    counted: list[Counted] = []
    uses: list[Use] = []
    seen: set[object] = set()
    for one in inside:
        if one.days[0] > today:
            continue
        if one.paper is None and not any(cover.holds(day) for day in one.days):
            continue  # of the period, but not of the days that bind
        why = one.why
        if why is None and due.opens is not None and max(one.on, one.ready) < due.opens:
            why = Why("too_early", since=due.opens)
        if why is None and one.ready > today:
            why = Why("not_yet", since=one.ready)
        if why is None and distinct is Distinct.PLACE and not one.place.strip():
            why = Why("place_unknown")
        if why is not None:
            uses.append(Use(one.key, one.source, one.kind, one.on, 0, why))
            continue
        # A paper is about its period whenever it is written.
        held = [day for day in one.days if day <= today and (one.paper or cover.holds(day))]
        days = _counting(one, held, unit, distinct, seen)
        if not days:
            uses.append(Use(one.key, one.source, one.kind, one.on, 0, Why("counted_already")))
            continue
        counted.append(
            (
                one,
                [max(day, one.ready) for day in days],
                [max(day, one.ready) for day in held],
            )
        )
        uses.append(Use(one.key, one.source, one.kind, one.on, len(days)))
    return counted, uses


def _counting(
    one: Candidate,
    held: list[dt.date],
    unit: Unit,
    distinct: Distinct,
    seen: set[object],
) -> list[dt.date]:
    """Return a day for each time that it counts in the total; what has counted is left out."""
    if unit is Unit.DAYS or distinct is Distinct.DAY:
        days = held if unit is Unit.DAYS else held[:1]
        fresh = [day for day in days if day not in seen]
        seen.update(fresh)
        return fresh
    on = [one.on] if one.on in held else held[:1]
    if not on or distinct is Distinct.NONE:
        return on
    # Every commune has a "Chi bộ thôn 1": a place is one of its territory.
    marks: tuple[object, ...] = ((one.territories[:1], fold(" ".join(one.place.split()))),)
    if distinct is Distinct.TERRITORY:
        marks = one.territories or (None,)
    new = [mark for mark in marks if mark not in seen]
    seen.update(new)
    return on * len(new)
