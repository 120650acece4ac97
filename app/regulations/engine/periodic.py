"""Duties by periods: so many in each month, quarter, year, term, window or campaign."""

import bisect
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.read_models.facts import ExemptionFact
from app.read_models.obligations import DutyState, Figure, Obligation, OwnerKind, Use, Why
from app.regulations.engine.binding import Bond, Series
from app.regulations.engine.days import LATEST, Stretch, overlap_days, stretch, united
from app.regulations.engine.due import Due, Moments, due_of
from app.regulations.engine.effective import Need, need_of, scaled
from app.regulations.engine.matching import Candidate, fits_part
from app.regulations.engine.run import (
    Place,
    Run,
    Verdict,
    exempt_stretches,
    scheme_warnings,
    settle,
)
from app.regulations.engine.spans import Span, belongs, calendar_spans
from app.regulations.engine.steps import step_rows
from app.regulations.vocabulary.choices import CountsOn, Distinct, Nature, Outside, Unit
from app.regulations.vocabulary.counts import Events, Papers, Unquantified
from app.regulations.vocabulary.deadlines import DeadlineWord
from app.regulations.vocabulary.part_periods import FullQuota, NoDuty, ProRata
from app.regulations.vocabulary.periods import Campaign, Term, UntilEvent, Whole
from app.regulations.vocabulary.quantities import Quota
from app.regulations.vocabulary.silence import Silent, Unknown


def periodic_rows(
    run: Run, series: Series, window: Stretch, today: dt.date
) -> Iterator[Obligation]:
    """Yield a row for each period of the rule that meets the window and binds the owner."""
    counts_on = counted_day(run)
    candidates = run.matcher.candidates(run.rule, series, counts_on=counts_on)
    days = [one.on for one in candidates]
    exemptions = run.exemptions(series)
    count = run.rule.count
    is_papers = isinstance(count, Papers)
    by_days = isinstance(count, Events) and count.unit is Unit.DAYS
    for span in spans_of(run, series, window):
        bonds = [bond for bond in series.bonds if bond.days.meet(span.whole) is not None]
        if not bonds:
            continue
        if is_papers:
            inside = [one for one in candidates if belongs(one.paper, one.on, span)]
        elif by_days:  # a trip over the end of a period gives its days to both
            inside = [c for c in candidates if c.days[0] <= span.last and span.first <= c.days[-1]]
        else:
            reach = Stretch(max(span.first, min(b.covered_from for b in bonds)), span.last)
            inside = candidates[
                bisect.bisect_left(days, reach.first) : bisect.bisect_right(days, reach.last)
            ]
        yield from _period(run, series, span, bonds, inside, exemptions, today)


def counted_day(run: Run) -> CountsOn:
    """Return which of the kept days counts."""
    deadline = run.effective.deadline
    return deadline.counts if isinstance(deadline, DeadlineWord) else CountsOn.DONE


def spans_of(run: Run, series: Series, window: Stretch) -> Iterator[Span]:
    """Yield the periods of the rule for a series that meet the window."""
    period = run.effective.period
    calendar = calendar_spans(period, window)
    if calendar is not None:
        yield from calendar
        return
    match period:
        case Term():
            for term in run.world.facts.terms:
                if term.territory is None or term.territory == series.territory:
                    own = any(
                        other.territory == series.territory is not None
                        for other in run.world.facts.terms
                    )
                    if term.territory is None and own:
                        continue
                    yield from _met(Span(term.since, term.until or LATEST), window)
        case Campaign(campaign=kind):
            for event in run.matcher.events(series, (kind,)):
                yield from _met(Span(event.on, event.until or event.on), window)
        case UntilEvent(event=kind):
            for bond in series.bonds:
                ended = [
                    event.on
                    for event in run.matcher.events(series, (kind,))
                    if bond.days.first <= event.on <= run.matcher.today
                ]
                last = min(ended, default=bond.days.last)
                yield from _met(Span(bond.days.first, max(last, bond.days.first)), window)
        case Whole():
            for bond in series.bonds:
                yield from _met(Span(bond.days.first, bond.days.last), window)


def _met(span: Span, window: Stretch) -> Iterator[Span]:
    if span.first <= window.last and span.last >= window.first:
        yield span


def _period(
    run: Run,
    series: Series,
    span: Span,
    bonds: list[Bond],
    inside: Sequence[Candidate],
    exemptions: list[ExemptionFact],
    today: dt.date,
) -> Iterator[Obligation]:
    holds = run.condition(series, min(span.last, max(today, span.first)))
    if holds is False:
        return
    ending = bonds[-1]
    active = [met for bond in bonds if (met := bond.days.meet(span.whole)) is not None]
    last_active = active[-1].last
    if run.rule.steps:
        place = Place(series, span.first, span.last)
        papers = [one for one in inside if one.paper is not None]
        yield from step_rows(run, place, span, papers, last_active, today)
        return
    due = due_of(run.effective.deadline, Moments(span), run.world.calendar)
    opens = max(span.first, active[0].first) if due.opens is None else due.opens
    tally = Tally.of(run, series, inside, span, today, due)
    if holds is None:
        verdict: Verdict | None = Verdict(DutyState.UNDETERMINED, why=Why("condition_unknown"))
    else:
        verdict = _judge(run, span, bonds, ending, exemptions, due, opens, tally, today)
    if verdict is None:
        return
    yield run.row(
        Place(series, span.first, span.last if span.last < LATEST else None),
        today,
        verdict,
        due=due if due.lenient is None or due.lenient < LATEST else None,
        opens=opens,
        figures=tally.figures,
        uses=tally.uses,
        warnings=tally.warnings,
        scheme=tally.scheme,
    )


def _judge(
    run: Run,
    span: Span,
    bonds: list[Bond],
    ending: Bond,
    exemptions: list[ExemptionFact],
    due: Due,
    opens: dt.date,
    tally: "Tally",
    today: dt.date,
) -> Verdict | None:
    active = united(met for bond in bonds if (met := bond.days.meet(span.whole)) is not None)
    covered = united(
        met
        for bond in bonds
        if (met := Stretch(bond.covered_from, bond.days.last).meet(span.whole)) is not None
    )
    freed = exempt_stretches(exemptions)
    total_days = sum(part.days for part in covered)
    exempt_days = sum(overlap_days(part, freed) for part in covered)
    bound_days = total_days - exempt_days
    partial = bound_days < span.whole.days
    if exempt_days and bound_days <= 0 and tally.met_on is None:
        one = next(e for e in exemptions if stretch(e.since, e.until).meet(active[0]))
        return Verdict(DutyState.EXEMPT, why=Why("exempt", one.reason, one.since, one.until))
    part = run.effective.part_of_period
    need = tally.need
    if partial and isinstance(part, NoDuty) and not _is_open_ended(span):
        return None
    if partial and isinstance(part, ProRata) and need.why is None:
        tally.lower(scaled(need.at_least, bound_days, span.whole.days, part.rounding))
    if tally.need.why is not None:
        return Verdict(DutyState.UNDETERMINED, why=tally.need.why)
    if run.rule.nature is Nature.BAN and not isinstance(run.rule.count, Unquantified):
        over = tally.over or (tally.need.at_most is None and tally.have > 0)
        return Verdict(DutyState.BREACHED if over else DutyState.KEPT)
    ends_early = ending.end and ending.days.last < span.last
    if tally.need.at_least == 0 and tally.need.at_most is not None:
        return Verdict(_ceiling(tally))
    verdict = settle(today, due, tally.met_on, opens, span.last)
    if tally.over and tally.outside is Outside.WARNING:
        return Verdict(DutyState.WARNING, tally.met_on, why=Why("over_maximum"))
    if verdict.state in (DutyState.DONE, DutyState.DONE_LATE, DutyState.COMING):
        return verdict
    if (
        ends_early
        and today > ending.days.last
        and (due.lenient is None or ending.days.last < due.lenient)
    ):
        return Verdict(
            DutyState.ENDED,
            why=Why(ending.end, ending.end_text, until=ending.days.last),
        )
    if verdict.state is DutyState.OVERDUE:
        if tally.outside is Outside.WARNING:
            return Verdict(DutyState.WARNING, why=Why("under_minimum"))
        if partial and not isinstance(part, FullQuota | ProRata) and not _is_open_ended(span):
            code = "part_silent" if isinstance(part, Silent) else "part_unknown"
            if not _only_ending(bonds, span, exempt_days):
                return Verdict(DutyState.UNDETERMINED, why=Why(code))
    return verdict


def _only_ending(bonds: list[Bond], span: Span, exempt_days: int) -> bool:
    """Tell whether the only gap is at the end, behind the deadline: then nothing is lacking."""
    return not exempt_days and bonds[0].covered_from <= span.first and len(bonds) == 1


def _is_open_ended(span: Span) -> bool:
    return span.last >= LATEST


def _ceiling(tally: "Tally") -> DutyState:
    if not tally.over:
        return DutyState.KEPT
    return DutyState.WARNING if tally.outside is Outside.WARNING else DutyState.BREACHED


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
        span: Span,
        today: dt.date,
        due: Due,
    ) -> "Tally":
        """Count the candidates of a period."""
        rule = run.rule
        count = rule.count
        unit = count.unit if isinstance(count, Events) else Unit.TIMES
        distinct = count.distinct if isinstance(count, Events) else Distinct.NONE
        quota = run.effective.quota
        day = min(span.last, max(today, span.first))
        followed = _followed(run, series, day)
        need = (
            Need()
            if isinstance(count, Unquantified) and isinstance(quota, Silent | Unknown)
            else need_of(quota, run.world, series.territory, followed, day)
        )
        counted, uses = _counted(run, inside, span, today, due, unit, distinct)
        parts = [
            (
                part.label,
                sorted(
                    day
                    for one, days in counted
                    if fits_part(one, part, run.world)
                    for day in (days if part.unit is Unit.DAYS else days[:1])
                ),
                need_of(part.quota, run.world, series.territory, followed, day),
                part.unit,
            )
            for part in rule.parts
        ]
        contributions = sorted(day for _, days in counted for day in days)
        scheme = run.scheme_on(day) if run.schemes else None
        warnings: tuple[Why, ...] = ()
        if scheme is not None:
            warnings = tuple(
                why for one, _ in counted for why in scheme_warnings(scheme, one.paper)
            )
        outside = quota.outside if isinstance(quota, Quota) else Outside.OVERDUE
        have = len(contributions)
        over = need.at_most is not None and have > need.at_most
        if over:
            warnings = (*warnings, Why("over_maximum", amount=need.at_most))
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

    def lower(self, at_least: int) -> None:
        """Ask for less in total: a part of the period alone is covered."""
        self.need = Need(at_least, self.need.at_most, self.need.why)

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


def _followed(run: Run, series: Series, day: dt.date) -> int:
    if series.territory is not None:
        return 1
    world = run.world
    if series.owner_kind is OwnerKind.GROUP:
        places = {
            one.territory
            for one in world.of_group.get(series.owner, ())
            if (days := world.tied_days(one)) is not None and days.holds(day)
        }
    else:
        places = {tie.territory for tie in world.person_ties(series.owner) if tie.days.holds(day)}
    return len(places)


def _counted(
    run: Run,
    inside: Sequence[Candidate],
    span: Span,
    today: dt.date,
    due: Due,
    unit: Unit,
    distinct: Distinct,
) -> tuple[list[tuple[Candidate, list[dt.date]]], list[Use]]:
    """Return what counts with its days, and how everything shows."""
    counted: list[tuple[Candidate, list[dt.date]]] = []
    uses: list[Use] = []
    seen: set[object] = set()
    for one in inside:
        if one.days[0] > today:
            continue
        why = one.why
        if why is None and due.opens is not None and one.on < due.opens:
            why = Why("too_early", since=due.opens)
        if why is None and one.ready > today:
            why = Why("not_yet", since=one.ready)
        if why is not None:
            uses.append(Use(one.key, one.source, one.kind, one.on, 0, why))
            continue
        days = [
            day
            for day in one.days
            # A paper is about its period whenever it is written.
            if day <= today and (one.paper is not None or span.first <= day <= span.last)
        ]
        if unit is Unit.DAYS or distinct is Distinct.DAY:
            days = [day for day in days if day not in seen]
            seen.update(days)
        elif distinct is not Distinct.NONE:
            mark = one.territory if distinct is Distinct.TERRITORY else one.place
            if mark in seen:
                days = []
            seen.add(mark)
        if unit is Unit.TIMES:
            days = days[:1]
        if not days:
            uses.append(Use(one.key, one.source, one.kind, one.on, 0, Why("counted_already")))
            continue
        days = [max(day, one.ready) for day in days]
        counted.append((one, days))
        uses.append(Use(one.key, one.source, one.kind, one.on, len(days)))
    return counted, uses
