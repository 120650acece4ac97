"""Chained steps: one writes, another confirms, a third passes on, each until a day of his own."""

import datetime as dt
from collections.abc import Iterator, Sequence

from app.i18n.text import fold
from app.read_models.facts import Key, PaperFact
from app.read_models.obligations import DutyState, Figure, Obligation, OwnerKind, Use, Why
from app.regulations.engine.binding import Series
from app.regulations.engine.candidates import Candidate
from app.regulations.engine.days import LATEST
from app.regulations.engine.due import Due, Moments, due_of
from app.regulations.engine.run import Run, Verdict, settle
from app.regulations.engine.spans import Span, belongs
from app.regulations.regulation import Step
from app.regulations.vocabulary.choices import CountsOn, PaperAct


def step_rows(
    run: Run,
    series: Series,
    span: Span,
    papers: Sequence[Candidate],
    last_bound: dt.date,
    today: dt.date,
    *,
    event: Key | None = None,
    campaign: Key | None = None,
) -> Iterator[Obligation]:
    """Yield a row for each step and actor of the chain on the papers of one period or event."""
    done: dict[str, dt.date | None] = {}
    before: str = ""
    first, last = (None, None) if event is None else (span.first, span.last)
    for step in run.rule.steps:
        after = step.after or before
        moments = Moments(span, first, last, done.get(after))
        due = run.suspended(series, due_of(run.step_deadline(step), moments, run.world.calendar))
        # Who acted, or had to, is who held the post then.
        day = min(_acted_on(step, papers, due, today) or due.lenient or span.last, last_bound)
        owners = run.binding.step_owners(step.who, series, day)
        if not owners:
            yield _ownerless(run, series, step, span, today, due, event or campaign)
        acted: list[dt.date | None] = []
        actors = {owner for _, owner in owners}
        for kind, owner in owners:
            chosen = (
                _own_papers(run, series, step, kind, owner, span)
                if step.kinds
                else [one.paper for one in papers if one.paper is not None and _stands(one)]
            )
            on, uses = _acted(run, step, actors, chosen, due.counts, today)
            acted.append(on)
            verdict = settle(today, due, on, span.first, span.last)
            shown = series
            if step.kinds and kind in (OwnerKind.DIVISION, OwnerKind.BODY):
                # One compilation over all territories: a row of its own, not one a territory.
                shown = Series(kind, owner, None, series.bonds)
            yield run.row(
                shown,
                span.first,
                span.last if span.last < LATEST else None,
                today,
                verdict,
                due=due if due.lenient is None or due.lenient < LATEST else None,
                opens=span.first,
                event=event or campaign,
                step=step.id,
                figures=(Figure(1 if on is not None else 0, 1),),
                uses=uses,
                owner=(kind, owner),
            )
        # What comes after several waits for the last of them.
        known = [day for day in acted if day is not None]
        done[step.id] = max(known) if known and len(known) == len(acted) else None
        before = step.id


def _acted_on(step: Step, papers: Sequence[Candidate], due: Due, today: dt.date) -> dt.date | None:
    """Return the day on which somebody did a step on the papers of the duty itself."""
    if step.kinds:
        return None
    days = [
        day
        for one in papers
        if one.paper is not None and _stands(one)
        if (day := _act_day(step.act, one.paper, due.counts)) is not None and day <= today
    ]
    return min(days, default=None)


#: A step looks at its own day of the paper: what another step has not done yet is no fault of it.
_NOT_YET = frozenset({"not_done", "not_handed_in", "not_received", "not_confirmed"})


def _stands(one: Candidate) -> bool:
    return one.why is None or one.why.code in _NOT_YET


def _own_papers(
    run: Run, series: Series, step: Step, kind: OwnerKind, owner: Key, span: Span
) -> list[PaperFact]:
    territory = None if kind in (OwnerKind.DIVISION, OwnerKind.BODY) else series.territory
    own = Series(kind, owner, territory, series.bonds, lineage=series.lineage)
    return [
        paper
        for paper in run.matcher.papers.of_series(own, step.kinds)
        if belongs(paper, paper.done_on or paper.handed_in_on or span.first, span)
    ]


def _acted(
    run: Run,
    step: Step,
    actors: set[Key],
    papers: Sequence[PaperFact],
    counts: CountsOn,
    today: dt.date,
) -> tuple[dt.date | None, list[Use]]:
    """Return the first day on which the step was done on one of the papers."""
    best: dt.date | None = None
    uses: list[Use] = []
    for paper in papers:
        day = _act_day(step.act, paper, counts)
        if day is None or day > today:
            continue
        why = _refused(run, step, actors, paper)
        if why is not None:
            uses.append(Use(paper.key, "paper", paper.kind, day, 0, why))
            continue
        uses.append(Use(paper.key, "paper", paper.kind, day))
        best = day if best is None else min(best, day)
    return best, uses


def _refused(run: Run, step: Step, actors: set[Key], paper: PaperFact) -> Why | None:
    """Tell why a step on a paper does not count: another way, another place, another's hand."""
    if step.channels and paper.channel and paper.channel not in step.channels:
        return Why("wrong_channel", text=paper.channel)
    if step.to and paper.to and fold(step.to) != fold(paper.to):
        return Why("wrong_addressee", text=step.to)
    by = {PaperAct.CONFIRM: paper.confirmed_by, PaperAct.PASS_ON: paper.passed_on_by}
    hand = by.get(step.act)
    if hand is not None and hand not in actors and not actors.isdisjoint(run.world.people):
        return Why("by_another", text=run.world.name_of(hand))
    return None


def _act_day(act: PaperAct, paper: PaperFact, counts: CountsOn) -> dt.date | None:
    match act:
        case PaperAct.WRITE:
            return paper.done_on or paper.handed_in_on
        case PaperAct.HAND_IN:
            return paper.received_on if counts is CountsOn.RECEIVED else paper.handed_in_on
        case PaperAct.RECEIVE:
            return paper.received_on
        case PaperAct.CONFIRM:
            return paper.confirmed_on
        case PaperAct.PASS_ON:
            return paper.passed_on_on
    raise ValueError(act)


def _ownerless(
    run: Run,
    series: Series,
    step: Step,
    span: Span,
    today: dt.date,
    due: Due,
    event: Key | None,
) -> Obligation:
    """Nobody is known to act here: said so, not dropped."""
    state = DutyState.COMING if today < span.first else DutyState.UNDETERMINED
    verdict = Verdict(state, why=Why("owner_unknown", text=step.title))
    return run.row(
        series,
        span.first,
        span.last if span.last < LATEST else None,
        today,
        verdict,
        due=due if due.lenient is None or due.lenient < LATEST else None,
        opens=span.first,
        event=event,
        step=step.id,
    )
