"""Duties by periods: so many in each month, quarter, year, term, window or campaign."""

import bisect
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.read_models.facts import ExemptionFact
from app.read_models.obligations import DutyState, Figure, Obligation, Why
from app.regulations.engine.binding import Series
from app.regulations.engine.candidates import Candidate, Listed
from app.regulations.engine.coverage import Coverage, coverages
from app.regulations.engine.days import LATEST, ONE_DAY, Stretch, stretch
from app.regulations.engine.due import Due
from app.regulations.engine.run import Run, Verdict, exempt_stretches, settle
from app.regulations.engine.spans import Span, belongs, calendar_spans
from app.regulations.engine.steps import step_rows
from app.regulations.engine.tally import Tally
from app.regulations.vocabulary.choices import Moment, Nature, Outside, Unit
from app.regulations.vocabulary.counts import Events, Papers, Unquantified
from app.regulations.vocabulary.deadlines import FromMoment
from app.regulations.vocabulary.part_periods import FullQuota, NoDuty, ProRata
from app.regulations.vocabulary.periods import Campaign, Term, UntilEvent, Whole
from app.regulations.vocabulary.quantities import Quota
from app.regulations.vocabulary.silence import Silent


def periodic_rows(
    run: Run, series: Series, window: Stretch, today: dt.date
) -> Iterator[Obligation]:
    """Yield a row for each period of the rule that meets the window and binds the owner."""
    held = _coverages(run, series, window)
    if not held:
        return
    count = run.rule.count
    exemptions = run.exemptions(series)
    if isinstance(count, Unquantified):
        listed = run.matcher.listed(run.rule, count, series)
        yield from _listed(run, series, held, listed, exemptions, today)
        return
    candidates = run.candidates(series)
    days = [one.on for one in candidates]
    is_papers = isinstance(count, Papers)
    by_days = isinstance(count, Events) and count.unit is Unit.DAYS
    for cover in held:
        span = cover.span
        if run.is_ahead(cover.first, today):
            continue
        if is_papers:
            inside = [one for one in candidates if _is_about(run, one, span)]
        elif by_days:  # a trip over the end of a period gives its days to both
            inside = [c for c in candidates if c.days[0] <= span.last and span.first <= c.days[-1]]
        else:
            inside = candidates[
                bisect.bisect_left(days, span.first) : bisect.bisect_right(days, span.last)
            ]
        yield from _period(run, series, cover, inside, exemptions, today)


def _is_about(run: Run, one: Candidate, span: Span) -> bool:
    """Tell whether a paper is about a period; one that names none, by its day.

    What comes after the end of a period and within its deadline is about that period, if no other
    one has ended since.
    """
    paper = one.paper
    if paper is None or (paper.period_from is not None and paper.period_to is not None):
        return belongs(paper, one.on, span)
    last = run.due_in(span).lenient
    if last is not None and span.last < one.on <= last:
        since = Stretch(span.last + ONE_DAY, one.on)
        between = list(calendar_spans(run.effective.period, since) or ())
        # The period just ended, not one before it.
        return not between or (len(between) == 1 and between[0].first == since.first)
    if not span.whole.holds(one.on):
        return False
    day_before = span.first - ONE_DAY
    earlier = next(
        iter(calendar_spans(run.effective.period, Stretch(day_before, day_before)) or ()), None
    )
    tail = None if earlier is None else run.due_in(earlier).lenient
    return earlier is None or tail is None or tail <= earlier.last or one.on > tail


def _coverages(run: Run, series: Series, window: Stretch) -> list[Coverage]:
    """Return the periods of a series; rules with the same owners and period share them."""
    period = run.effective.period
    asked = (series, period, window)
    known = run.coverages.get(asked)
    if known is None:
        known = coverages(series, spans_of(run, series, window))
        if not isinstance(period, UntilEvent | Campaign):  # these hang on what is known today
            run.coverages[asked] = known
    return known


def _listed(
    run: Run,
    series: Series,
    held: list[Coverage],
    listed: list[Listed],
    exemptions: list[ExemptionFact],
    today: dt.date,
) -> Iterator[Obligation]:
    """Yield what has no measure: what was done, beside the office's own figure if it has one."""
    quota = run.effective.quota
    for cover in held:
        span = cover.span
        if run.is_conditional and run.condition(series, _asked_on(span, today)) is False:
            continue
        uses = [use for day, use in listed if span.first <= day <= today and cover.holds(day)]
        have = sum([use.counts for use in uses])
        need = quota if isinstance(quota, Quota) else _NO_QUOTA
        opens, last = cover.first, cover.ending.days.last
        verdict = _LISTED
        if exemptions and _is_exempt(cover, exemptions):
            verdict = _exempt(cover, exemptions)
        elif cover.ends_early and today > last:
            why = Why(cover.ending.end, cover.ending.end_text, until=last)
            verdict = Verdict(DutyState.ENDED, why=why)
        yield run.row(
            series,
            span.first,
            None if cover.is_open else span.last,
            today,
            verdict,
            opens=opens,
            figures=(Figure(have, need.at_least or None, need.at_most),),
            uses=tuple(uses),
            event=span.event,
        )


_LISTED = Verdict(DutyState.UNQUANTIFIED)
_NO_QUOTA = Quota()


def _asked_on(span: Span, today: dt.date) -> dt.date:
    return min(span.last, max(today, span.first))


def _is_exempt(cover: Coverage, exemptions: list[ExemptionFact]) -> bool:
    return cover.days <= cover.exempt_days(exempt_stretches(exemptions))


def _exempt(cover: Coverage, exemptions: list[ExemptionFact]) -> Verdict:
    bound = Stretch(cover.first, min(cover.ending.days.last, cover.span.last))
    one = next(e for e in exemptions if stretch(e.since, e.until).meet(bound))
    return Verdict(DutyState.EXEMPT, why=Why("exempt", one.reason, one.since, one.until))


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
                yield from _met(Span(event.on, event.until or LATEST, event=event.key), window)
        case UntilEvent(event=kind):
            for bond in series.bonds:
                ended = [
                    event.on
                    for event in run.matcher.events(series, (kind,))
                    if bond.days.first <= event.on <= run.matcher.today
                ]
                last = min(ended, default=LATEST)  # the event that ends it has not come
                yield from _met(Span(bond.covered_from, max(last, bond.days.first)), window)
        case Whole():
            for bond in series.bonds:
                yield from _met(Span(bond.covered_from, bond.days.last), window)


def _met(span: Span, window: Stretch) -> Iterator[Span]:
    if span.first <= window.last and span.last >= window.first:
        yield span


def _period(
    run: Run,
    series: Series,
    cover: Coverage,
    inside: Sequence[Candidate],
    exemptions: list[ExemptionFact],
    today: dt.date,
) -> Iterator[Obligation]:
    span = cover.span
    holds = run.condition(series, _asked_on(span, today)) if run.is_conditional else True
    if holds is False:
        return
    last_day = None if cover.is_open else span.last
    if run.rule.steps:
        papers = [one for one in inside if one.paper is not None]
        last_bound = min(cover.ending.days.last, span.last)
        rows = step_rows(run, series, span, papers, last_bound, today, campaign=span.event)
        yield from _of_chain(run, series, cover, exemptions, rows, holds, today)
        return
    due = run.due_in(span)
    if exemptions:
        due = run.suspended(series, due)
    opens = max(span.first, cover.first) if due.opens is None else due.opens
    tally = Tally.of(run, series, inside, cover, today, due)
    if holds is None:
        verdict: Verdict | None = Verdict(DutyState.UNDETERMINED, why=Why("condition_unknown"))
    else:
        verdict = _judge(run, cover, exemptions, due, opens, tally, today)
    if verdict is None:
        return
    yield run.row(
        series,
        span.first,
        last_day,
        today,
        verdict,
        due=due if due.lenient is None or due.lenient < LATEST else None,
        opens=opens,
        figures=tally.figures,
        uses=tally.uses,
        warnings=tally.warnings,
        scheme=tally.scheme,
        event=span.event,
    )


def _judge(
    run: Run,
    cover: Coverage,
    exemptions: list[ExemptionFact],
    due: Due,
    opens: dt.date,
    tally: Tally,
    today: dt.date,
) -> Verdict | None:
    exempt_days = cover.exempt_days(exempt_stretches(exemptions)) if exemptions else 0
    bound_days = cover.days - exempt_days
    whole_days = cover.span.whole.days
    partial = bound_days < whole_days and not cover.is_open
    met_on = tally.met_on
    if exempt_days and bound_days <= 0 and met_on is None:
        return _exempt(cover, exemptions)
    part = run.effective.part_of_period
    if partial:
        if isinstance(part, NoDuty):
            return None
        if isinstance(part, ProRata) and tally.need.why is None:
            tally.lower(bound_days, whole_days, part.rounding)
            met_on = tally.met_on
    if tally.need.why is not None:
        return Verdict(DutyState.UNDETERMINED, why=tally.need.why)
    if run.rule.nature is Nature.BAN:
        over = tally.over or (tally.need.at_most is None and tally.have > 0)
        return Verdict(DutyState.BREACHED if over else DutyState.KEPT)
    if tally.need.at_least == 0 and tally.need.at_most is not None:
        return Verdict(_ceiling(tally))
    if tally.asks_nothing:
        return Verdict(DutyState.KEPT)  # a share of none, or too short a part
    verdict = _bound(settle(today, due, met_on, opens, cover.span.last), cover, due, today)
    if tally.over and tally.outside is Outside.WARNING:
        return Verdict(DutyState.WARNING, met_on, why=Why("over_maximum"))
    if verdict.state in (DutyState.DONE, DutyState.DONE_LATE, DutyState.COMING):
        return verdict
    last = cover.ending.days.last
    if cover.ending.handed_on and cover.ends_early and today > last:
        why = Why(cover.ending.end, cover.ending.end_text, until=last)
        return Verdict(DutyState.ENDED, why=why)
    if _is_cut(run, cover, due) and today > last and (due.lenient is None or last < due.lenient):
        why = Why(cover.ending.end, cover.ending.end_text, until=last)
        return Verdict(DutyState.ENDED, why=why)
    if verdict.state is DutyState.OVERDUE:
        # A gap at the end alone lies behind the deadline: nothing is lacking for it.
        gap = exempt_days or not cover.starts_whole
        if partial and gap and not isinstance(part, FullQuota | ProRata):
            code = "part_silent" if isinstance(part, Silent) else "part_unknown"
            return Verdict(DutyState.UNDETERMINED, why=Why(code))
        if tally.outside is Outside.WARNING:
            return Verdict(DutyState.WARNING, why=Why("under_minimum"))
    return verdict


def _bound(verdict: Verdict, cover: Coverage, due: Due, today: dt.date) -> Verdict:
    """Hold nobody to a day on which he was not bound yet."""
    if due.lenient is None or due.lenient >= cover.bound_from:
        return verdict
    if verdict.state is DutyState.DONE_LATE:
        return Verdict(DutyState.DONE, verdict.done_on)
    if verdict.state is DutyState.OVERDUE:
        if today < cover.bound_from:
            return Verdict(DutyState.COMING)
        return Verdict(DutyState.UNDETERMINED, why=Why("due_before_bound", since=cover.bound_from))
    return verdict


def _is_cut(run: Run, cover: Coverage, due: Due) -> bool:
    """Tell whether the end of the bond cuts the duty off, so that it ends with it."""
    if cover.ends_early:
        return True
    deadline = run.effective.deadline
    after_the_end = isinstance(deadline, FromMoment) and deadline.of is Moment.PERIOD_END
    once = isinstance(run.effective.period, Whole) and bool(cover.ending.end)
    return once and due.lenient is not None and not after_the_end


def _of_chain(
    run: Run,
    series: Series,
    cover: Coverage,
    exemptions: list[ExemptionFact],
    rows: Iterator[Obligation],
    holds: bool | None,
    today: dt.date,
) -> Iterator[Obligation]:
    """Judge the steps of a period as the duty of the series is judged, but for what is done."""
    exempt_days = cover.exempt_days(exempt_stretches(exemptions)) if exemptions else 0
    partial = cover.days - exempt_days < cover.span.whole.days and not cover.is_open
    part = run.effective.part_of_period
    if partial and isinstance(part, NoDuty):
        return
    last = cover.ending.days.last
    for row in rows:
        if row.territory != series.territory:
            yield row  # who compiles from all is not bound by the days of one
        elif holds is None:
            yield freed(row, Verdict(DutyState.UNDETERMINED, why=Why("condition_unknown")))
        elif exemptions and _is_exempt(cover, exemptions):
            yield freed(row, _exempt(cover, exemptions))
        elif (
            cover.ends_early
            and today > last
            and (cover.ending.handed_on or row.due_on is None or last < row.due_on)
        ):
            why = Why(cover.ending.end, cover.ending.end_text, until=last)
            yield freed(row, Verdict(DutyState.ENDED, why=why))
        elif (
            row.state is DutyState.OVERDUE
            and partial
            and (exempt_days or not cover.starts_whole)
            and not isinstance(part, FullQuota | ProRata)
        ):
            code = "part_silent" if isinstance(part, Silent) else "part_unknown"
            yield freed(row, Verdict(DutyState.UNDETERMINED, why=Why(code)))
        else:
            yield row


def freed(row: Obligation, exempt: Verdict) -> Obligation:
    """Let an exemption free what was not done."""
    open_states = (DutyState.OVERDUE, DutyState.DUE, DutyState.UNDETERMINED, DutyState.COMING)
    if row.state not in (*open_states, DutyState.WAITING):
        return row
    return replace(row, state=exempt.state, why=exempt.why, days_late=0)


def _ceiling(tally: Tally) -> DutyState:
    if not tally.over:
        return DutyState.KEPT
    return DutyState.WARNING if tally.outside is Outside.WARNING else DutyState.BREACHED
