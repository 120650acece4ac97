"""The obligations of the open book: regulations and facts as stored, kept in engines.

Asked again, it reads only what was written since; all on the store's thread. Words for people
are not made here.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Iterator, Sequence

from app.domain.engagement import EngagementKind
from app.domain.record import RecordKind as Kind
from app.read_models.facts import EngagementFact, Facts, Key, PaperFact
from app.read_models.obligations import Obligation
from app.read_models.records import LogMark
from app.regulations.engine import Engine
from app.regulations.engine.days import LATEST, Stretch, add_months, last_of_month
from app.regulations.engine.effective import effective
from app.regulations.engine.spans import calendar_spans
from app.regulations.engine.world import World
from app.regulations.regulation import Regulation, Rule
from app.regulations.vocabulary.counts import Events, Headcount, MayNotFollow, Tenure
from app.regulations.vocabulary.periods import (
    Campaign,
    Dates,
    Interval,
    Period,
    Sliding,
    Term,
    UntilEvent,
    Whole,
)
from app.services.regulations.stored import regulation_of
from app.services.service import Service
from app.services.session import Session

#: Facts that can be put in place of their older selves, one by one.
_PAPERS = frozenset(
    {
        Kind.REPORT,
        Kind.MONTH_PLAN,
        Kind.ORAL_REPORT,
        Kind.FULFILMENT,
        Kind.FINDING,
        Kind.TERRITORY_RATING,
    }
)
_ENGAGEMENTS = frozenset(
    {Kind.ENGAGEMENT, Kind.NOTICE, Kind.OUTCOME, Kind.PLAN_ENTRY, Kind.INVITATION}
)
_EVENTS = frozenset({Kind.LEADERS_SESSION})
_EVENT_KIND = "working_session"
#: Facts that everything else hangs on.
_GROUND = frozenset(
    {
        Kind.CONGRESS_TERM,
        Kind.DIVISION,
        Kind.PERSON,
        Kind.OFFICER,
        Kind.COMMISSION_LEADER,
        Kind.COMMUNE_FOLLOWER,
        Kind.STANDING_MEMBER,
        Kind.TERRITORY_KIND,
        Kind.TERRITORY,
        Kind.TERRITORY_SUCCESSION,
        Kind.TERRITORY_NUMBER,
        Kind.GROUP,
        Kind.GROUP_MEMBERSHIP,
        Kind.ASSIGNMENT_DECISION,
        Kind.ASSIGNMENT,
        Kind.SUBJECT_FIELD,
        Kind.RATING_SCHEME,
        Kind.RATING_LEVEL,
        Kind.REGULATION,
        Kind.REGULATION_RULE,
        Kind.DUTY_EXEMPTION,
        Kind.HOLIDAY,
        Kind.RECORDED_EVENT,
        Kind.FOLLOWING_BAR,
        Kind.PEER_PAIR,
        Kind.ROTATION_CLOCK,
    }
)
#: Kinds of records after whose change obligations may be others.
DUTY_KINDS = _PAPERS | _ENGAGEMENTS | _EVENTS | _GROUND

_AT_MOST_ONE_BY_ONE = 200
_WINDOWS = 3
_WRITTEN_BEFORE = dt.timedelta(days=31)
_DONE_AFTER = dt.timedelta(days=92)
#: Periods of which only the regulation's own first day is known to be before all evidence.
_LONG = (Term, Whole, UntilEvent, Dates, Campaign)

Days = tuple[dt.date, dt.date]


_MONTHS_BACK = 3
_MONTHS_AHEAD = 2


def usual_days(today: dt.date) -> Days:
    """Return the days that are asked for where nobody chose: this year, and two months on.

    Early in a year the last months of the one before are among them. Another year is chosen.
    """
    back = add_months(today.replace(day=1), -_MONTHS_BACK)
    first = min(today.replace(month=1, day=1), back)
    return first, last_of_month(today.year, today.month + _MONTHS_AHEAD)


class DutyLedger(Service):
    """See the module. One for an open book; asked on the store's thread alone."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._regulations: tuple[Regulation, ...] = ()
        self._ids: dict[str, uuid.UUID] = {}
        self._engines: dict[Days, Engine] = {}
        self._known: tuple[tuple[dt.date, Days], Engine] | None = None
        self._mark: LogMark = {}
        self.recomputed: int | None = None
        """Series that the last call put up for computing anew; None: all of them."""

    # Asking ------------------------------------------------------------------------------------

    def obligations(self, today: dt.date, first: dt.date, last: dt.date) -> tuple[Obligation, ...]:
        """Return the obligations whose period, term or occasion meets ``first``..``last``."""
        return tuple(self._engine((first, last)).obligations(today, first, last))

    def as_known(
        self,
        day: dt.date,
        today: dt.date,
        first: dt.date,
        last: dt.date,
        progress: Callable[[int, int], None] | None = None,
    ) -> tuple[Obligation, ...]:
        """Return the same as the change log knew the facts at the end of ``day``.

        The regulations are those that apply now. Reading the log takes its time, so the last
        answer's facts are kept.
        """
        self._catch_up()
        asked = (day, (first, last))
        if self._known is None or self._known[0] != asked:
            since = self._since(first)
            facts = self._queries.duties.facts_as_known(
                self._scope,
                day,
                since,
                last,
                progress,
                earlier=self._asked_before(),
                evidence_until=self._until(last),
            )
            self._known = asked, Engine(self._regulations, facts)
        return tuple(self._known[1].obligations(today, first, last))

    def regulations(self) -> tuple[Regulation, ...]:
        """Return the regulations that are switched on."""
        self._catch_up()
        return self._regulations

    def regulation(self, key: Key) -> Regulation:
        """Return a regulation of an obligation; raises KeyError."""
        for one in self._regulations:
            if one.id == key:
                return one
        raise KeyError(key)

    def rule(self, obligation: Obligation) -> Rule:
        """Return the rule of an obligation; raises KeyError."""
        return self.regulation(obligation.regulation).rule(obligation.rule)

    def regulation_id(self, key: Key) -> uuid.UUID:
        """Return the id of the record of a regulation; raises KeyError."""
        return self._ids[str(key)]

    def world(self, first: dt.date, last: dt.date) -> World:
        """Return the facts behind the obligations of these days, indexed; not to be changed."""
        return self._engine((first, last)).world

    def name_of(self, key: Key) -> str:
        """Return the name of a person, group, territory, division or body of what was asked."""
        for engine in reversed(self._engines.values()):
            return engine.world.name_of(key)
        return str(key)

    # Keeping up --------------------------------------------------------------------------------

    def _engine(self, days: Days) -> Engine:
        self._catch_up()
        engine = self._engines.pop(days, None)
        if engine is None:
            self.recomputed = None
            engine = Engine(self._regulations, self._read(days))
        self._engines[days] = engine
        while len(self._engines) > _WINDOWS:
            del self._engines[next(iter(self._engines))]
        return engine

    def _read(self, days: Days) -> Facts:
        first, last = days
        return self._queries.duties.facts(
            self._scope,
            self._since(first),
            last,
            earlier=self._asked_before(),
            evidence_until=self._until(last),
        )

    def _asked_before(self) -> frozenset[EngagementKind]:
        """Return the kinds of engagement of which the last one before the days asked counts on."""
        kinds: set[str] = set()
        for regulation in self._regulations:
            for rule in regulation.rules:
                running = isinstance(effective(rule).period, Sliding | Interval)
                if running and isinstance(rule.count, Events):
                    kinds.update(rule.count.kinds)
        return frozenset(kind for kind in EngagementKind if kind in kinds)

    def _catch_up(self) -> None:
        """Take over what was written since the last call; begin anew where all hangs on it."""
        began = not self._mark
        mark, changed = self._queries.records.changed_since(self._scope, self._mark)
        self.recomputed = None if began else 0
        relevant = {(kind, record_id) for kind, record_id in changed if kind in DUTY_KINDS}
        if relevant:
            self._known = None
        kinds = {kind for kind, _ in relevant}
        if began or kinds & {Kind.REGULATION, Kind.REGULATION_RULE}:
            self._read_regulations()
        begins = bool(kinds & _EVENTS) and self._begins_by_events()
        if kinds & _GROUND or begins or len(relevant) > _AT_MOST_ONE_BY_ONE:
            self._engines.clear()
            self.recomputed = None
        elif relevant:
            self._exchange(
                [record_id for kind, record_id in relevant if kind is Kind.ENGAGEMENT],
                [record_id for kind, record_id in relevant if kind in _PAPERS],
                [record_id for kind, record_id in relevant if kind in _EVENTS],
            )
        self._mark = mark  # last: what failed on the way is read again the next time

    def _read_regulations(self) -> None:
        rows = [
            row
            for row in self._queries.duties.regulations(self._scope)
            if row.applies_from is not None
        ]
        self._regulations = tuple(regulation_of(row) for row in rows)
        self._ids = {row.key: row.id for row in rows}

    def _begins_by_events(self) -> bool:
        """Tell whether a rule holds from or until what can be exchanged one by one."""
        return any(
            _EVENT_KIND in (rule.validity.from_event, rule.validity.until_event)
            for regulation in self._regulations
            for rule in regulation.rules
        )

    def _exchange(
        self,
        engagements: Sequence[uuid.UUID],
        papers: Sequence[uuid.UUID],
        events: Sequence[uuid.UUID],
    ) -> None:
        duties = self._queries.duties
        held = {one.key: one for one in duties.event_facts(self._scope, events)}
        engagements = sorted({*engagements, *self._confirmed_by(papers)})
        done = {one.key: one for one in duties.engagement_facts(self._scope, engagements)}
        written = {one.key: one for one in duties.paper_facts(self._scope, papers)}
        for days, engine in list(self._engines.items()):
            world = engine.world
            older = [world.papers[key] for key in papers if key in world.papers]
            known = [world.engagements[key] for key in engagements if key in world.engagements]
            facts: list[EngagementFact | PaperFact] = [
                *done.values(),
                *written.values(),
                *known,
                *older,
            ]
            reached = [_first_day(one) for one in facts]
            told_by_others = any(isinstance(one.author, str) for one in (*written.values(), *older))
            met = (side for one in (*done.values(), *known) for side in one.partners)
            told_by_others = told_by_others or any(isinstance(side, str) for side in met)
            if told_by_others or any(day is None or day < self._since(days[0]) for day in reached):
                # What came before was not read: which fulfilment was the last may be another.
                # And a body outside is known by what it wrote, or who met it, alone.
                del self._engines[days]
                self.recomputed = None
                continue
            count = engine.exchange(
                engagements=[(key, done.get(key)) for key in engagements],
                papers=[(key, written.get(key)) for key in papers],
                events=[(key, held.get(key)) for key in sorted(events)],
            )
            if self.recomputed is not None:
                self.recomputed += count

    def _confirmed_by(self, papers: Sequence[uuid.UUID]) -> Iterator[uuid.UUID]:
        """Yield the engagements that these papers confirmed before they were changed."""
        for engine in self._engines.values():
            for key in papers:
                paper = engine.world.papers.get(key)
                event = paper.event if paper and paper.kind == "confirmation" else None
                if isinstance(event, uuid.UUID):
                    yield event

    def _since(self, first: dt.date) -> dt.date:
        """Return the first day whose evidence is needed for what meets ``first`` or later.

        That is the first day of the earliest period that meets it, and a little more: a plan is
        written before its month, a briefing before its session.
        """
        since = first
        for regulation in self._regulations:
            applies = regulation.applies_from or first
            for rule in regulation.rules:
                if isinstance(rule.count, Tenure | Headcount | MayNotFollow):
                    continue
                since = min(since, max(_reach(effective(rule).period, first, applies), applies))
        return since - _WRITTEN_BEFORE

    def _until(self, last: dt.date) -> dt.date:
        """Return the last day whose evidence is needed for what meets ``last`` or earlier.

        That is the last day of the latest period that meets it, and some months more, as much is
        done late. A paper that names its period or its event is read whenever it was made.
        """
        until = last
        for regulation in self._regulations:
            for rule in regulation.rules:
                if not isinstance(rule.count, Tenure | Headcount | MayNotFollow):
                    until = max(until, _reach_on(effective(rule).period, last))
        return min(until + _DONE_AFTER, LATEST)


def _reach(period: Period, first: dt.date, applies: dt.date) -> dt.date:
    """Return the first day of the period that holds ``first``."""
    if isinstance(period, Sliding):
        return add_months(first, -period.months) - dt.timedelta(days=period.days)
    if isinstance(period, Interval):
        return add_months(first, -12 * period.to_years)
    if isinstance(period, _LONG):
        return applies
    spans = calendar_spans(period, Stretch(first, first))
    return min((span.first for span in spans or ()), default=first)


def _reach_on(period: Period, last: dt.date) -> dt.date:
    """Return the last day of the period that holds ``last``."""
    if isinstance(period, Sliding):
        return add_months(last, period.months) + dt.timedelta(days=period.days)
    if isinstance(period, Interval):
        return add_months(last, 12 * period.to_years)
    if isinstance(period, _LONG):
        return LATEST - _DONE_AFTER
    spans = calendar_spans(period, Stretch(last, last))
    return max((span.last for span in spans or ()), default=last)


def _first_day(fact: EngagementFact | PaperFact) -> dt.date | None:
    if isinstance(fact, EngagementFact):
        return fact.start
    days = (fact.done_on, fact.handed_in_on, fact.received_on, fact.period_from)
    return min((day for day in days if day is not None), default=None)
