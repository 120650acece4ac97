"""Duties on an occasion: for each trip, meeting, working session, begin or end of something."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from app.read_models.facts import EngagementFact, Key
from app.read_models.obligations import DutyState, Figure, Obligation, OwnerKind, Use, Why
from app.regulations.engine.binding import Bond, Series
from app.regulations.engine.candidates import Candidate, fits_part
from app.regulations.engine.consents import consent_rows
from app.regulations.engine.days import LATEST, ONE_DAY, Stretch, stretch
from app.regulations.engine.due import Moments, due_of
from app.regulations.engine.effective import need_of
from app.regulations.engine.occasion import Occasion, by_nature, occasion_row
from app.regulations.engine.periodic import freed
from app.regulations.engine.proofs import BEFOREHAND, act_day
from app.regulations.engine.run import Run, Verdict, settle
from app.regulations.engine.spans import Span
from app.regulations.engine.steps import step_rows
from app.regulations.vocabulary.choices import Act, Nature, Side, Unit
from app.regulations.vocabulary.counts import ActOfEvent, Consent, Events, Unquantified
from app.regulations.vocabulary.deadlines import FromMoment
from app.regulations.vocabulary.periods import PerEvent


def occasion_rows(
    run: Run, series: Series, window: Stretch, today: dt.date
) -> Iterator[Obligation]:
    """Yield a row for each occasion of the rule that binds the owner within the window."""
    period = run.effective.period
    if not isinstance(period, PerEvent):
        raise TypeError(type(period).__name__)
    count = run.rule.count
    # What belongs to an engagement itself needs no look at the occasions before it.
    alone = isinstance(count, ActOfEvent | Consent)
    occasions = [
        one
        for one in _occasions(run, series, period)
        if (not alone or (one.first <= window.last and window.first <= one.last))
        and any(bond.days.holds(one.first) for bond in series.bonds)
    ]
    occasions.sort(key=lambda one: (one.first, str(one.key)))
    taken: set[Key] = set()
    candidates: list[Candidate] = []
    if not alone:
        candidates = run.candidates(series)
    for index, one in enumerate(occasions):
        before = occasions[index - 1].last if index else None
        if isinstance(count, ActOfEvent):
            rows = _act(run, series, count, one, today)
        elif isinstance(count, Consent):
            rows = consent_rows(run, series, count, one, today)
        else:
            chosen = _belonging(run, candidates, one, before, taken)
            rows = _held(run, series, one, chosen, taken, today)
        if one.first <= window.last and one.last >= window.first:
            yield from _freed(run, series, one, rows)
        else:
            for _ in rows:
                pass


def _freed(
    run: Run, series: Series, one: Occasion, rows: Iterator[Obligation]
) -> Iterator[Obligation]:
    """Let an exemption that holds on the day of the occasion free what was not done."""
    free = next(
        (e for e in run.exemptions(series) if stretch(e.since, e.until).holds(one.first)), None
    )
    condition = run.condition_at(one.territory or series.territory, one.first)
    if condition is False:
        return
    if one.is_unclear:
        condition = None
    for row in rows:
        if condition is None:
            yield freed(row, Verdict(DutyState.UNDETERMINED, why=Why("condition_unknown")))
        elif free is not None:
            why = Why("exempt", free.reason, free.since, free.until)
            yield freed(row, Verdict(DutyState.EXEMPT, why=why))
        else:
            yield row


# What the occasions are ------------------------------------------------------------------------


def _occasions(run: Run, series: Series, period: PerEvent) -> Iterator[Occasion]:
    kinds = set(period.events)
    when = run.rule.when
    for one in _engagements(run, series):
        if one.kind not in kinds or one.cancelled_on is not None:
            continue
        meant = run.matcher.meant(run.rule, run.guards, one)
        if meant is False or run.matcher.claimed(one) is not None:
            continue
        place = one.territories[0] if one.territories else None
        if series.territory in one.territories:
            place = series.territory
        yield Occasion(one.key, one.kind, one.start, one.end, place, one, meant is None)
    for event in run.matcher.events(series, kinds):
        last = event.until or event.on
        if when is not None and when.event_kinds and event.kind not in when.event_kinds:
            continue
        if any(event.kind in guard.event_kinds for guard in run.guards):
            continue  # a rule that goes before has it
        yield Occasion(event.key, event.kind, event.on, last, event.territory)
    for paper in run.matcher.papers.of_series(series, kinds):
        day = paper.done_on or paper.handed_in_on
        if day is not None:
            yield Occasion(paper.key, paper.kind, day, day, paper.territory)
    yield from _begins_and_ends(run, series, kinds)


def _engagements(run: Run, series: Series) -> Iterator[EngagementFact]:
    if series.owner_kind in (OwnerKind.GROUP, OwnerKind.TERRITORY):
        yield from run.matcher.of_owner(series)
        return
    own = {one.key for one in run.matcher.of_owner(series)}
    yield from run.matcher.of_owner(series)
    who = getattr(run.rule.who, "WORD", "")
    if series.territory is not None and who in ("leader_in_charge", "standing_member", "role"):
        # He answers for what others do in the territory: their trips are his occasions.
        for one in run.world.done_at(series.territory):
            if one.key not in own:
                yield one


def _begins_and_ends(run: Run, series: Series, kinds: set[str]) -> Iterator[Occasion]:
    territory = series.territory
    for bond in series.bonds:
        began = "assignment_began" in kinds and bond.covered_from == bond.days.first
        # What began before the regulation applied was no occasion of it (trap 5).
        if began and not _followed_before(run, series, bond):
            yield _boundary("assignment_began", bond.days.first, series)
        if "assignment_ended" in kinds and bond.end in ("assignment_ended", "territory_ended"):
            yield _boundary("assignment_ended", bond.days.last, series)
    place = run.world.territories.get(territory) if territory is not None else None
    if place is not None:
        if "territory_began" in kinds and place.since is not None:
            yield _boundary("territory_began", place.since, series)
        if "territory_ended" in kinds and place.until is not None:
            yield _boundary("territory_ended", place.until, series)
    for term in run.world.facts.terms:
        if term.territory in (None, territory):
            if "term_began" in kinds:
                yield _boundary("term_began", term.since, series)
            if "term_ended" in kinds and term.until is not None:
                yield _boundary("term_ended", term.until, series)


def _followed_before(run: Run, series: Series, bond: Bond) -> bool:
    places = run.world.followed_on(series.owner, bond.days.first - ONE_DAY)
    return bool(places) if series.territory is None else series.territory in places


def _boundary(kind: str, day: dt.date, series: Series) -> Occasion:
    return Occasion(f"{kind}:{day.isoformat()}", kind, day, day, series.territory)


# What belongs to an engagement -----------------------------------------------------------------


def _act(
    run: Run, series: Series, count: ActOfEvent, one: Occasion, today: dt.date
) -> Iterator[Obligation]:
    if one.engagement is None:
        return
    span = Span(one.first, one.last)
    due = due_of(
        by_nature(run.effective.deadline, count.act),
        Moments(span, one.first, one.last),
        run.world.calendar,
    )
    due = run.suspended(series, due)
    has, day = act_day(one.engagement, count.act)
    on = (day or one.first) if has else None
    if on is not None and on > today:
        on = None
    after = count.act in (Act.OUTCOME, Act.MINUTES, Act.CONFIRMATION)
    verdict = settle(today, due, on, one.last if after else None, one.last)
    if run.rule.nature is Nature.BAN:
        verdict = Verdict(DutyState.KEPT if on is None else DutyState.BREACHED)
    uses = () if on is None else (Use(one.key, "engagement", one.kind, on),)
    warnings: tuple[Why, ...] = ()
    if on is not None and on > one.first and count.act in BEFOREHAND and due.lenient is None:
        # A silent text says no number of days, but it does say before.
        warnings = (Why("done_afterwards", amount=(on - one.first).days),)
    figures = (Figure(int(on is not None), 1),)
    yield occasion_row(run, series, one, verdict, due, figures, uses, today, warnings)


# What follows from it --------------------------------------------------------------------------


def _belonging(
    run: Run,
    candidates: list[Candidate],
    one: Occasion,
    before: dt.date | None,
    taken: set[Key],
) -> list[Candidate]:
    """Return what may be held against this occasion: named for it, or of its days and unused."""
    found: list[Candidate] = []
    deadline = run.effective.deadline
    ahead = isinstance(deadline, FromMoment) and deadline.side is Side.BEFORE
    for candidate in candidates:
        named = None if candidate.paper is None else candidate.paper.event
        if candidate.key == one.key:
            continue
        if named is not None:
            if named == one.key:
                found.append(candidate)
            continue
        if candidate.key in taken:
            continue
        places = candidate.territories
        if one.territory is not None and places and one.territory not in places:
            continue
        if ahead:
            if (before is None or candidate.on > before) and candidate.on <= one.last:
                found.append(candidate)
        elif candidate.on >= one.first:
            found.append(candidate)
    return found


def _held(
    run: Run,
    series: Series,
    one: Occasion,
    chosen: list[Candidate],
    taken: set[Key],
    today: dt.date,
) -> Iterator[Obligation]:
    span = Span(one.first, one.last)
    moments = Moments(span, one.first, one.last)
    if run.rule.steps:
        yield from step_rows(run, series, span, chosen, LATEST, today, event=one.key)
        return
    due = run.suspended(series, due_of(run.effective.deadline, moments, run.world.calendar))
    need = need_of(run.effective.quota, run.world, one.territory, 1, one.last)
    if isinstance(run.rule.count, Unquantified):
        need = replace(need, why=None, at_least=1)
    is_ban = run.rule.nature is Nature.BAN
    enough = LATEST.toordinal() if is_ban or need.at_most is not None else max(need.at_least, 1)
    uses: list[Use] = []
    good: list[tuple[dt.date, Candidate]] = []
    for candidate in sorted(chosen, key=lambda c: c.ready):
        if candidate.on > today:
            continue
        if candidate.why is not None:
            uses.append(candidate.use(0))
        elif len(good) < enough and candidate.ready <= today:
            days = [day for day in candidate.days if day <= today] if by_days(run) else [None]
            good += [(max(day or candidate.ready, candidate.ready), candidate) for day in days]
            taken.add(candidate.key)
            uses.append(candidate.use(len(days)))
    met_on = None
    if need.at_least and len(good) >= need.at_least:
        met_on = sorted(day for day, _ in good)[need.at_least - 1]
        for part in run.rule.parts:
            wanted = need_of(part.quota, run.world, one.territory, 1, one.last)
            if sum(fits_part(held, part, run.world) for _, held in good) < wanted.at_least:
                met_on = None
    ahead = isinstance(run.effective.deadline, FromMoment) and (
        run.effective.deadline.side is Side.BEFORE
    )
    verdict = settle(today, due, met_on, None if ahead else one.first, one.last)
    over = len(good) > (need.at_most or 0) if is_ban or need.at_most is not None else False
    if need.why is not None:
        verdict = Verdict(DutyState.UNDETERMINED, why=need.why)
    elif is_ban or (need.at_most is not None and not need.at_least):
        verdict = Verdict(DutyState.BREACHED if over else DutyState.KEPT)
    unit = Unit.DAYS if by_days(run) else Unit.TIMES
    figures = (Figure(len(good), need.at_least or None, need.at_most, unit=unit),)
    yield occasion_row(run, series, one, verdict, due, figures, tuple(uses), today)


def by_days(run: Run) -> bool:
    """Tell whether the rule counts days."""
    return isinstance(run.rule.count, Events) and run.rule.count.unit is Unit.DAYS
