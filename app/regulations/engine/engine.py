"""The engine: regulations and facts in, obligations out; no file, no clock, no store."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from app.read_models.facts import EngagementFact, EventFact, Facts, Key, PaperFact
from app.read_models.obligations import DutyState, Obligation, OwnerKind, Why
from app.regulations.engine.binding import Binding, Series
from app.regulations.engine.claims import Claim
from app.regulations.engine.coverage import Coverages
from app.regulations.engine.days import Stretch
from app.regulations.engine.matching import Matcher
from app.regulations.engine.occasions import occasion_rows
from app.regulations.engine.periodic import periodic_rows
from app.regulations.engine.run import Run, Verdict
from app.regulations.engine.sliding import sliding_rows
from app.regulations.engine.standing import bar_rows, headcount_rows
from app.regulations.engine.tenure import tenure_rows
from app.regulations.engine.world import World
from app.regulations.regulation import Regulation, Rule
from app.regulations.vocabulary.counts import Events, Headcount, MayNotFollow, Papers, Tenure
from app.regulations.vocabulary.periods import Interval, PerEvent, Sliding, Term, UnclearPeriod
from app.regulations.vocabulary.quantities import Condition
from app.regulations.vocabulary.silence import Silent, Unknown

#: They are concerned by what happens anywhere.
_AT_LARGE = frozenset({OwnerKind.DIVISION, OwnerKind.BODY})


class Engine:
    """Computes who owes what; used on one thread, keeps what it worked out between calls.

    Regulations that have no ``applies_from`` bind nobody. Where an engagement could serve two
    regulations and nobody said both, it serves the first of ``regulations`` (trap 4).
    """

    def __init__(self, regulations: Sequence[Regulation], facts: Facts) -> None:
        self.regulations = tuple(one for one in regulations if one.applies_from is not None)
        self.world = World(facts)
        self._runs = [run for one in self._ordered() for run in self._runs_of(*one)]
        self._series: dict[int, tuple[Series, ...]] = {}
        self._kept: dict[tuple[int, int], list[Obligation]] = {}
        self._asked: tuple[dt.date, Stretch] | None = None

    def obligations(self, today: dt.date, first: dt.date, last: dt.date) -> list[Obligation]:
        """Return the obligations whose period, term or occasion meets ``first``..``last``.

        Facts dated after ``today`` are not seen. What was worked out for the same days before is
        kept, but for what ``exchange`` touched.
        """
        asked = (today, Stretch(first, last))
        if asked != self._asked:
            self._kept.clear()
            self._asked = asked
            for run in self._runs:
                run.matcher.ask_on(today)
                run.coverages.clear()
        found: list[Obligation] = []
        for index, run in enumerate(self._runs):
            found.extend(self._of_run(index, run, today, asked[1]))
        return found

    def exchange(
        self,
        engagements: Iterable[tuple[Key, EngagementFact | None]] = (),
        papers: Iterable[tuple[Key, PaperFact | None]] = (),
        events: Iterable[tuple[Key, EventFact | None]] = (),
    ) -> int:
        """Put facts in place of those with the same key; None takes one away.

        Only the series of the owners and territories that these facts name are worked out again
        at the next call; returns how many that are. An event from or until which a rule holds is
        not exchanged: a new engine is made.
        """
        touched: set[Key] = set()
        for run in self._runs:
            run.matcher.forget()
        for key, engagement in engagements:
            touched |= self.world.exchange_engagement(key, engagement)
        kinds: set[str] = set()
        for key, paper in papers:
            kinds.update(one.kind for one in (paper, self.world.papers.get(key)) if one)
            touched |= self.world.exchange_paper(key, paper)
        at_large = False
        for key, event in events:
            at_large = True
            touched |= self.world.exchange_event(key, event)
        chained = {index for index, run in enumerate(self._runs) if _hangs_on(run.rule, kinds)}
        gone = [
            place
            for place in self._kept
            if place[1] < 0
            or place[0] in chained
            or self._touches(self._series[place[0]][place[1]], touched)
            or (at_large and self._series[place[0]][place[1]].owner_kind in _AT_LARGE)
        ]
        for place in gone:
            del self._kept[place]
        return len(gone)

    @staticmethod
    def _touches(series: Series, touched: set[Key]) -> bool:
        if series.territory is not None:
            places = {series.territory, *series.lineage}
            if places.isdisjoint(touched) and series.territory in touched:
                return True
            sides = {series.owner, series.answers, series.partner} - {None}
            return not places.isdisjoint(touched) or (
                series.owner not in places and not sides.isdisjoint(touched)
            )
        return not {series.owner, series.answers, series.partner}.isdisjoint(touched)

    def _of_run(
        self, index: int, run: Run, today: dt.date, window: Stretch
    ) -> Iterator[Obligation]:
        count = run.rule.count
        if isinstance(count, Tenure | Headcount | MayNotFollow):
            kept = self._kept.get((index, -1))
            if kept is None:
                kept = self._kept[index, -1] = list(_standing(run, window, today))
            yield from kept
            return
        series = self._series.get(index)
        if series is None:
            series = self._series[index] = run.binding.series(run.rule)
        for place, one in enumerate(series):
            kept = self._kept.get((index, place))
            if kept is None:
                self._kept[index, place] = list(_rows(run, one, window, today))
        rows = (row for place in range(len(series)) for row in self._kept[index, place])
        yield from _compiled(rows) if run.rule.steps else rows

    def _ordered(self) -> Iterator[tuple[Regulation, tuple[Claim, ...]]]:
        earlier: list[Claim] = []
        for regulation in self.regulations:
            yield regulation, tuple(earlier)
            counting = tuple(one for one in regulation.rules if isinstance(one.count, Events))
            earlier.append(Claim(self.world, regulation, counting))

    def _runs_of(self, regulation: Regulation, earlier: tuple[Claim, ...]) -> Iterator[Run]:
        binding = Binding(self.world, regulation)
        matcher = Matcher(self.world, regulation, earlier)
        coverages: Coverages = {}
        for rule in regulation.rules:
            guards = guards_of(regulation.rules, rule)
            yield Run(self.world, regulation, rule, binding, matcher, guards, coverages)


def _hangs_on(rule: Rule, kinds: set[str]) -> bool:
    """Tell whether steps of a rule look at papers of these kinds, whoever wrote them."""
    if not rule.steps:
        return False
    own = rule.count.kinds if isinstance(rule.count, Papers) else ()
    return not kinds.isdisjoint((*own, *(kind for step in rule.steps for kind in step.kinds)))


def guards_of(rules: Sequence[Rule], rule: Rule) -> tuple[Condition, ...]:
    """Return the conditions instead of which this rule holds, those before them among them."""
    found: list[Condition] = []
    waiting, seen = [rule.id], {rule.id}
    while waiting:
        after = waiting.pop()
        for one in rules:
            if one.otherwise == after and one.id not in seen:
                seen.add(one.id)
                waiting.append(one.id)
                if one.when is not None:
                    found.append(one.when)
    return tuple(found)


def _standing(run: Run, window: Stretch, today: dt.date) -> Iterator[Obligation]:
    count = run.rule.count
    if isinstance(count, Tenure):
        yield from tenure_rows(run, window, today)
    elif isinstance(count, Headcount):
        yield from headcount_rows(run, count, window, today)
    elif isinstance(count, MayNotFollow):
        yield from bar_rows(run, count, window, today)


def _rows(run: Run, series: Series, window: Stretch, today: dt.date) -> Iterator[Obligation]:
    period = run.effective.period
    if isinstance(period, PerEvent):
        return occasion_rows(run, series, window, today)
    if isinstance(period, Sliding | Interval):
        return sliding_rows(run, series, window, today)
    if isinstance(period, UnclearPeriod | Silent | Unknown):
        return _unclear(run, series, window, today, f"period_{period.WORD}")
    if isinstance(period, Term) and not _has_term(run, series):
        return _unclear(run, series, window, today, "term_unknown")
    return periodic_rows(run, series, window, today)


def _compiled(rows: Iterable[Obligation]) -> Iterable[Obligation]:
    """Let one who compiles from all owe once: he waits for the last of them."""
    found: dict[tuple[object, ...], Obligation] = {}
    for row in rows:
        known = found.get(row.identity)
        if known is None or _later(row, known):
            found[row.identity] = row
    return found.values()


def _later(row: Obligation, known: Obligation) -> bool:
    if DutyState.WAITING in (row.state, known.state):
        return known.state is not DutyState.WAITING
    if row.due_on is None or known.due_on is None:
        return False
    return row.due_on > known.due_on


def _has_term(run: Run, series: Series) -> bool:
    return any(one.territory in (None, series.territory) for one in run.world.facts.terms)


def _unclear(
    run: Run, series: Series, window: Stretch, today: dt.date, code: str
) -> Iterator[Obligation]:
    """List what was done, and say that nobody has decided how the text is to be read."""
    for bond in series.bonds:
        met = bond.days.meet(window)
        if met is None or run.condition(series, met.last) is False:
            continue
        uses = [
            one.use(int(one.why is None))
            for one in run.candidates(series)
            if met.holds(one.on) and one.on <= today
        ]
        coming = today < bond.days.first
        verdict = (
            Verdict(DutyState.COMING) if coming else Verdict(DutyState.UNDETERMINED, why=Why(code))
        )
        yield run.row(series, bond.days.first, None, today, verdict, uses=uses)
