"""Which planner holds a kind of table against the book, and what of the book each reads."""

from typing import TypeVar

from app.ports.queries import Queries
from app.ports.scope import Scope
from app.ports.workbooks import WorkbookTables
from app.read_models.sheet_rows import AnyTable, JournalRow, RosterRow, TerritoryRow
from app.services.importing.book import KnownBook
from app.services.importing.journal import plan_journal
from app.services.importing.journal_changes import KnownJournal
from app.services.importing.planning import Plan
from app.services.importing.roster import plan_roster
from app.services.importing.territories import plan_territories

R = TypeVar("R")


class Planners:
    """Called on the store's thread."""

    def __init__(self, queries: Queries, scope: Scope, tables: WorkbookTables) -> None:
        self._queries = queries
        self._scope = scope
        self._tables = tables

    def plan(self, book: KnownBook, table: AnyTable, plan: Plan) -> None:
        """Add to the plan what becomes of each row."""
        plan_territories(book, _of(TerritoryRow, table), plan)
        plan_roster(book, _of(RosterRow, table), self._tables, plan)
        if trips := _of(JournalRow, table):
            plan_journal(book, trips, self._tables, plan, self._journal(trips))

    def _journal(self, rows: tuple[JournalRow, ...]) -> KnownJournal:
        days = [row.starts_on for row in rows]
        return KnownJournal(
            self._queries.imports.entries(self._scope, min(days), max(days)),
            self._queries.imports.findings(self._scope),
        )


def _of(cls: type[R], table: AnyTable) -> tuple[R, ...]:
    return tuple(row for row in table.rows if isinstance(row, cls))
