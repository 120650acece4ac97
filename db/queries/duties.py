"""Facts for the engine of obligations: of a window as the book stands, or as known on a day."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Callable, Collection

from app.domain.engagement import ALL_KINDS, EngagementKind
from app.ports.scope import Scope
from app.read_models.facts import EngagementFact, EventFact, Facts, PaperFact
from db.facts.columns import Rows
from db.facts.deeds import Deeds
from db.facts.standing import StandingFacts
from db.facts.values import Values
from db.queries.fact_log import known_on, window_of
from db.queries.fact_tables import engagement_rows, event_rows, paper_rows, window_rows
from db.queries.regulations import SqlRegulationQueries


class SqlDutyQueries(SqlRegulationQueries):
    """See ``app.ports.queries_duties.DutyQueries``."""

    def facts(
        self,
        scope: Scope,
        since: dt.date,
        until: dt.date,
        *,
        earlier: Collection[EngagementKind] = ALL_KINDS,
        evidence_until: dt.date | None = None,
    ) -> Facts:
        """Return what changes slowly whole, and what was done from ``since`` to ``until``.

        What was done is read to ``evidence_until`` where that is given: a duty of the window may
        have been done after it. A paper belongs to the window by its period, by the engagement or
        event that it is about, or by a day on which it was done, handed in, received or confirmed.
        Of the kinds in ``earlier`` the last engagement before the window is there too, for each
        assignment and each group: a term may run from it.
        """
        with self._reading() as connection:
            rows = window_rows(
                connection, scope, since, evidence_until or until, _in_order(earlier)
            )
        return _made(rows, since, until)

    def facts_as_known(
        self,
        scope: Scope,
        day: dt.date,
        since: dt.date,
        until: dt.date,
        progress: Callable[[int, int], None] | None = None,
        *,
        earlier: Collection[EngagementKind] = ALL_KINDS,
        evidence_until: dt.date | None = None,
    ) -> Facts:
        """Return the facts of the window as the book told them at the end of ``day``.

        Reads the whole change log: ``progress`` is told (done, all) and may raise to stop. Raises
        StoreError ``log_entry_unreadable``.
        """
        with self._reading() as connection:
            known = known_on(connection, scope, day, progress)
        rows = window_of(known, since, evidence_until or until, _in_order(earlier))
        return _made(rows, since, until)

    def engagement_facts(
        self, scope: Scope, ids: Collection[uuid.UUID]
    ) -> tuple[EngagementFact, ...]:
        """Return these engagements as ``facts`` has them, by id; ids of none are passed over."""
        with self._reading() as connection:
            rows = engagement_rows(connection, scope, ids)
        return Deeds(rows, Values()).engagements()

    def paper_facts(self, scope: Scope, ids: Collection[uuid.UUID]) -> tuple[PaperFact, ...]:
        """Return the papers made of these records.

        Those are reports, written and oral, month plans, fulfilments, ratings and findings.
        """
        with self._reading() as connection:
            rows = paper_rows(connection, scope, ids)
        return Deeds(rows, Values()).papers()

    def event_facts(self, scope: Scope, ids: Collection[uuid.UUID]) -> tuple[EventFact, ...]:
        """Return what these sessions of the leaders are to duties; none where cancelled."""
        with self._reading() as connection:
            rows = event_rows(connection, scope, ids)
        return Deeds(rows, Values()).events()


def _in_order(kinds: Collection[EngagementKind]) -> tuple[EngagementKind, ...]:
    return tuple(kind for kind in EngagementKind if kind in kinds)


def _made(read: Rows, since: dt.date, until: dt.date) -> Facts:
    rows: Rows = defaultdict(list, read)
    values = Values()
    standing, deeds = StandingFacts(rows, values), Deeds(rows, values)
    return Facts(
        people=standing.people(),
        divisions=standing.divisions(since, until),
        bodies=standing.bodies(),
        territories=standing.territories(),
        successions=standing.successions(),
        groups=standing.groups(),
        decisions=standing.decisions(),
        assignments=standing.assignments(),
        engagements=deeds.engagements(),
        papers=deeds.papers(),
        events=deeds.events(),
        exemptions=standing.exemptions(),
        terms=standing.terms(),
        pairs=standing.pairs(),
        ties=standing.ties(),
        clocks=standing.clocks(),
        holidays=standing.holidays(),
        history_from=since,
        read_to=until,
    )
