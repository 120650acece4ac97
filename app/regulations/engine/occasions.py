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
from app.regulations.vocabulary.counts import ActOfEvent, Consent, Events, Papers, Unquantified
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
    chosen: dict[Key, list[Candidate]] = {}
    if not alone:
        chosen = _shared_out(run, run.candidates(series), occasions, today)
    for one in occasions:
        if isinstance(count, ActOfEvent):
            rows = _act(run, series, count, one, today)
        elif isinstance(count, Consent):
            rows = consent_rows(run, series, count, one, today)
        else:
            rows = _held(run, series, one, chosen.get(one.key, []), today)
        if one.first <= window.last and one.last >= window.first:
            yield from _freed(run, series, one, rows)


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
    for row in rows:
        if one.is_unclear:
            why = Why("condition_unknown")
            yield replace(row, state=DutyState.UNDETERMINED, why=why, days_late=0)
        elif condition is None:
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
    papers = {one.key: one for one in run.matcher.papers.of_series(series, kinds)}
    if series.territory is not None:  # what others wrote about the territory is an occasion too
        about = run.world.papers_of(series.territory)
        papers |= {one.key: one for one in about if one.kind in kinds}
    for paper in papers.values():
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


def _shared_out(
    run: Run, candidates: list[Candidate], occasions: list[Occasion], today: dt.date
) -> dict[Key, list[Candidate]]:
    """Say what belongs to which occasion: to the one it names, else to the nearest that lacks it.

    What is due afterwards belongs to the latest occasion before it, what is due beforehand to the
    next one; so one that was missed does not make all later ones late.
    """
    deadline = run.effective.deadline
    ahead = isinstance(deadline, FromMoment) and deadline.side is Side.BEFORE
    found: dict[Key, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.on > today:
            continue
        named = None if candidate.paper is None else candidate.paper.event
        if named is not None:
            found.setdefault(named, []).append(candidate)
            continue
        meant = [
            one
            for one in occasions
            if one.key != candidate.key
            and (candidate.on <= one.last if ahead else candidate.on >= one.first)
            and _is_at(candidate, one)
            and not _other_form(run, one, candidate)
        ]
        nearest = meant if ahead else meant[::-1]
        lacking = (one for one in nearest if _lacks(run, one, found.get(one.key, [])))
        one = next(lacking, nearest[0] if nearest else None)
        if one is not None:
            found.setdefault(one.key, []).append(candidate)
    return found


def _is_at(candidate: Candidate, one: Occasion) -> bool:
    places = candidate.territories
    return one.territory is None or not places or one.territory in places


def _other_form(run: Run, one: Occasion, candidate: Candidate) -> bool:
    """Tell whether a paper is written by the form of another kind of event."""
    count, paper = run.rule.count, candidate.paper
    if not isinstance(count, Papers) or count.form != "by_event" or paper is None:
        return False
    form = run.form_for(one.kind)
    return bool(form and paper.form and paper.form != form)


def _lacks(run: Run, one: Occasion, held: list[Candidate]) -> bool:
    need = need_of(run.effective.quota, run.world, one.territory, (), one.last)
    return sum(candidate.why is None for candidate in held) < max(need.at_least, 1)


def _held(
    run: Run,
    series: Series,
    one: Occasion,
    chosen: list[Candidate],
    today: dt.date,
) -> Iterator[Obligation]:
    span = Span(one.first, one.last)
    moments = Moments(span, one.first, one.last)
    if run.rule.steps:
        yield from step_rows(run, series, span, chosen, LATEST, today, event=one.key)
        return
    due = run.suspended(series, due_of(run.effective.deadline, moments, run.world.calendar))
    need = need_of(run.effective.quota, run.world, one.territory, (), one.last)
    if isinstance(run.rule.count, Unquantified):
        need = replace(need, why=None, at_least=1)
    is_ban = run.rule.nature is Nature.BAN
    enough = LATEST.toordinal() if is_ban or need.at_most is not None else max(need.at_least, 1)
    uses: list[Use] = []
    good: list[tuple[dt.date, Candidate]] = []
    for candidate in sorted(chosen, key=lambda c: c.ready):
        if candidate.on > today:
            continue
        if candidate.why is None and _other_form(run, one, candidate):
            why = Why("wrong_form", text=run.form_for(one.kind))
            uses.append(replace(candidate, why=why).use(0))
        elif candidate.why is not None:
            uses.append(candidate.use(0))
        elif len(good) < enough and candidate.ready <= today:
            days = [day for day in candidate.days if day <= today] if by_days(run) else [None]
            good += [(max(day or candidate.ready, candidate.ready), candidate) for day in days]
            uses.append(candidate.use(len(days)))
    met_on = None
    if need.at_least and len(good) >= need.at_least:
        met_on = sorted(day for day, _ in good)[need.at_least - 1]
        for part in run.rule.parts:
            wanted = need_of(part.quota, run.world, one.territory, (), one.last)
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
