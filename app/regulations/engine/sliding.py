"""Duties that run from the last fulfilment: at most so long between two, or again after n years."""

import datetime as dt
from collections.abc import Iterator

from app.read_models.facts import ExemptionFact
from app.read_models.obligations import DutyState, Figure, Obligation, Use, Why
from app.regulations.engine.binding import Bond, Series
from app.regulations.engine.candidates import Candidate
from app.regulations.engine.days import (
    EARLIEST,
    LATEST,
    ONE_DAY,
    Stretch,
    add_months,
    overlap_days,
    stretch,
)
from app.regulations.engine.due import Due
from app.regulations.engine.run import Run, Verdict, exempt_stretches, settle
from app.regulations.vocabulary.periods import Interval, Sliding


def sliding_rows(run: Run, series: Series, window: Stretch, today: dt.date) -> Iterator[Obligation]:
    """Yield a row for each gap between fulfilments that meets the window; the last one is open."""
    candidates = run.candidates(series)
    exemptions = run.exemptions(series)
    for bond in series.bonds:
        if run.is_ahead(bond.days.first, today):
            continue
        yield from _chain(run, series, bond, candidates, exemptions, window, today)


def _chain(
    run: Run,
    series: Series,
    bond: Bond,
    candidates: list[Candidate],
    exemptions: list[ExemptionFact],
    window: Stretch,
    today: dt.date,
) -> Iterator[Obligation]:
    history_from = run.world.facts.history_from
    start = max(bond.covered_from, EARLIEST)
    fulfilled = _fulfilments(candidates, Stretch(start, bond.days.last), today)
    refused = [
        one.use(0)
        for one in candidates
        if one.why is not None and start <= one.on <= min(bond.days.last, today)
    ]
    if history_from is not None and start < history_from and fulfilled:
        # What came before the first known fulfilment was not read: the chain begins with it.
        start = fulfilled[0][0]
        fulfilled = fulfilled[1:]
    for day, use in [*fulfilled, (None, None)]:
        latest = _latest(run, start, exemptions)
        if day is None and latest is None:
            return
        gap_end = day or bond.days.last  # what is overdue stays so until it is done
        # What its predecessor's chain has shown is not shown again.
        inherited = gap_end < bond.days.first
        if not inherited and start <= window.last and gap_end >= window.first:
            if latest is None or run.condition(series, min(gap_end, LATEST)) is False:
                pass
            else:
                yield _gap(run, series, bond, start, latest, day, use, refused, exemptions, today)
        if day is None:
            return
        start = day


def _fulfilments(
    candidates: list[Candidate], within: Stretch, today: dt.date
) -> list[tuple[dt.date, Use | None]]:
    """Return the days of fulfilment, each day once, in order."""
    found: dict[dt.date, Use | None] = {}
    for one in candidates:
        ready = max(one.on, one.ready)
        if one.why is None and within.holds(one.on) and ready <= today:
            found.setdefault(ready, one.use(1))
    return sorted(found.items(), key=lambda item: item[0])


def _latest(run: Run, start: dt.date, exemptions: list[ExemptionFact]) -> dt.date | None:
    """Return the last day in time, moved on by the days that do not count."""
    period = run.effective.period
    if isinstance(period, Sliding):
        last = add_months(start, period.months) + dt.timedelta(days=period.days)
    elif isinstance(period, Interval):
        last = add_months(start, 12 * period.to_years)
    else:
        raise TypeError(type(period).__name__)
    freed = exempt_stretches(exemptions)
    if any(one.until is None and one.since <= last for one in exemptions):
        return LATEST
    moved = last
    while True:
        added = overlap_days(Stretch(start + ONE_DAY, moved), freed) if moved > start else 0
        target = last + dt.timedelta(days=added)
        if target == moved:
            return moved
        moved = target


def _gap(
    run: Run,
    series: Series,
    bond: Bond,
    start: dt.date,
    latest: dt.date,
    day: dt.date | None,
    use: Use | None,
    refused: list[Use],
    exemptions: list[ExemptionFact],
    today: dt.date,
) -> Obligation:
    opens = _opens(run, start)
    due = Due(latest, latest) if latest < LATEST else Due(None, None, silent="exempt")
    verdict = settle(today, due, day, opens, None)
    if day is None:
        verdict = _unfulfilled(run, series, bond, latest, exemptions, today, verdict)
    notice = _notice(run, start)
    if verdict.state is DutyState.COMING and notice is not None and today >= notice:
        verdict = Verdict(DutyState.COMING, why=Why("notice", since=opens))
    uses = [one for one in refused if start < one.on <= (day or latest)]
    if use is not None:
        uses.append(use)
    return run.row(
        series,
        start,
        latest if latest < LATEST else None,
        today,
        verdict,
        due=due if latest < LATEST else None,
        opens=opens,
        figures=(Figure(0 if day is None else 1, 1),),
        uses=uses,
    )


def _unfulfilled(
    run: Run,
    series: Series,
    bond: Bond,
    latest: dt.date,
    exemptions: list[ExemptionFact],
    today: dt.date,
    verdict: Verdict,
) -> Verdict:
    for one in exemptions:
        if stretch(one.since, one.until).holds(today) and today <= latest:
            return Verdict(DutyState.EXEMPT, why=Why("exempt", one.reason, one.since, one.until))
    over = bond.end and bond.days.last < today
    if over and (bond.handed_on or bond.days.last <= latest):
        return Verdict(DutyState.ENDED, why=Why(bond.end, bond.end_text, until=bond.days.last))
    if run.condition(series, min(latest, today)) is None:
        return Verdict(DutyState.UNDETERMINED, why=Why("condition_unknown"))
    return verdict


def _notice(run: Run, start: dt.date) -> dt.date | None:
    period = run.effective.period
    if isinstance(period, Interval) and period.notice_years is not None:
        return add_months(start, 12 * period.notice_years)
    return None


def _opens(run: Run, start: dt.date) -> dt.date | None:
    period = run.effective.period
    if isinstance(period, Interval):
        return add_months(start, 12 * period.from_years)
    return None
