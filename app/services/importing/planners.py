"""Which planner holds a kind of table against the book, and what of the book each reads."""

from typing import TypeVar

from app.i18n.text import fold
from app.ports.queries import Queries
from app.ports.scope import Scope
from app.ports.workbooks import WorkbookTables
from app.read_models.outgoing import DocumentTypeRow
from app.read_models.sheet_rows import (
    AnyTable,
    AssignmentRow,
    DirectiveRow,
    FindingRow,
    JournalRow,
    NumberRow,
    RatingRow,
    RosterRow,
    TerritoryRow,
)
from app.services.importing.book import KnownBook
from app.services.importing.directives import plan_directives
from app.services.importing.findings import plan_findings
from app.services.importing.journal import plan_journal
from app.services.importing.journal_changes import KnownJournal
from app.services.importing.opening import OpeningAssignments
from app.services.importing.opening_numbers import OpeningNumbers
from app.services.importing.planning import Plan
from app.services.importing.ratings import plan_ratings
from app.services.importing.roster import plan_roster
from app.services.importing.territories import plan_territories
from app.services.outgoing.lists import default_types

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
        imports, scope, tables = self._queries.imports, self._scope, self._tables
        if found := _of(FindingRow, table):
            fields = self._queries.office.subject_fields(scope, book.today)
            plan_findings(book, found, tables, plan, imports.findings(scope), fields)
        if texts := _of(DirectiveRow, table):
            queries = self._queries.directives
            known, progress = queries.directives(scope), queries.progress(scope)
            plan_directives(book, texts, tables, plan, known, progress)
        if rated := _of(RatingRow, table):
            schemes = self._queries.ratings.schemes(scope)
            plan_ratings(book, rated, tables, plan, imports.ratings(scope), schemes)
        assignments = OpeningAssignments(book, tables, plan)
        for assigned in _of(AssignmentRow, table):
            assignments.take(assigned)
        if numbers := _of(NumberRow, table):
            self._numbers(book, numbers, plan)

    def _numbers(self, book: KnownBook, rows: tuple[NumberRow, ...], plan: Plan) -> None:
        outgoing, office = self._queries.outgoing, self._queries.office
        committee = fold(office.office(self._scope).committee_name)
        terms = [one for one in office.terms(self._scope) if fold(one.organisation) == committee]
        planner = OpeningNumbers(
            book,
            plan,
            outgoing.types(self._scope) or _types_to_be(),
            terms,
            outgoing.series(self._scope),
            outgoing.settings(self._scope),
        )
        for row in rows:
            planner.take(row)

    def _journal(self, rows: tuple[JournalRow, ...]) -> KnownJournal:
        days = [row.starts_on for row in rows]
        return KnownJournal(
            self._queries.imports.entries(self._scope, min(days), max(days)),
            self._queries.imports.findings(self._scope),
        )


def _types_to_be() -> tuple[DocumentTypeRow, ...]:
    """Return the types that a register starts with, for a book that has none yet."""
    return tuple(
        DocumentTypeRow(one.id, one.name, one.symbol, one.series, one.is_issued, one.position)
        for one in default_types()
    )


def _of(cls: type[R], table: AnyTable) -> tuple[R, ...]:
    return tuple(row for row in table.rows if isinstance(row, cls))
