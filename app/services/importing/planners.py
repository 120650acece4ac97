"""Which planner holds a kind of table against the book, and what of the book each reads."""

import datetime as dt
from collections.abc import Iterable
from typing import Protocol, TypeVar

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
from app.read_models.sheets import TableKind
from app.services.importing.book import KnownBook
from app.services.importing.directives import PlannedDirectives
from app.services.importing.findings import PlannedFindings
from app.services.importing.journal import PlannedJournal
from app.services.importing.journal_changes import KnownJournal
from app.services.importing.opening import PlannedAssignments
from app.services.importing.opening_numbers import PlannedNumbers
from app.services.importing.planning import Plan
from app.services.importing.ratings import PlannedRatings
from app.services.importing.roster import PlannedRoster
from app.services.importing.territories import PlannedTerritories
from app.services.outgoing.lists import default_types

R = TypeVar("R")
R_contra = TypeVar("R_contra", contravariant=True)


class Planner(Protocol[R_contra]):
    """What becomes of the rows of one kind of table, in the order of the sheet."""

    def take(self, row: R_contra) -> None:
        """Add to the plan what becomes of a row."""
        ...


class Planners:
    """Called on the store's thread."""

    def __init__(self, queries: Queries, scope: Scope, tables: WorkbookTables) -> None:
        self._queries = queries
        self._scope = scope
        self._tables = tables

    def plan(self, book: KnownBook, table: AnyTable, plan: Plan) -> None:
        """Add to the plan what becomes of each row."""
        imports, scope, tables = self._queries.imports, self._scope, self._tables
        match table.kind:
            case TableKind.TERRITORIES:
                _each(PlannedTerritories(book, plan), _of(TerritoryRow, table))
            case TableKind.ROSTER:
                people = _of(RosterRow, table)
                roster = PlannedRoster(book, tables, plan, people)
                _each(roster, people)
                roster.finish()
            case TableKind.JOURNAL:
                trips = _of(JournalRow, table)
                _each(PlannedJournal(book, tables, plan, self._journal(trips)), trips)
            case TableKind.FINDINGS:
                known, fields = imports.findings(scope), self._queries.office
                subjects = fields.subject_fields(scope, book.today)
                found = PlannedFindings(book, tables, plan, known, subjects)
                _each(found, _of(FindingRow, table))
            case TableKind.DIRECTIVES:
                texts = self._queries.directives
                directives = PlannedDirectives(
                    book, tables, plan, texts.directives(scope), texts.progress(scope)
                )
                _each(directives, _of(DirectiveRow, table))
            case TableKind.RATINGS:
                schemes = self._queries.ratings.schemes(scope)
                ratings = PlannedRatings(book, tables, plan, imports.ratings(scope), schemes)
                _each(ratings, _of(RatingRow, table))
            case TableKind.OPENING_ASSIGNMENTS:
                _each(PlannedAssignments(book, tables, plan), _of(AssignmentRow, table))
            case TableKind.OPENING_NUMBERS:
                _each(self._numbers(book, plan), _of(NumberRow, table))

    def _numbers(self, book: KnownBook, plan: Plan) -> PlannedNumbers:
        outgoing, office = self._queries.outgoing, self._queries.office
        committee = fold(office.office(self._scope).committee_name)
        terms = [one for one in office.terms(self._scope) if fold(one.organisation) == committee]
        return PlannedNumbers(
            book,
            plan,
            outgoing.types(self._scope) or _types_to_be(),
            terms,
            outgoing.series(self._scope),
            outgoing.settings(self._scope),
        )

    def _journal(self, rows: tuple[JournalRow, ...]) -> KnownJournal:
        days = [row.starts_on for row in rows] or [dt.date.min]
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


def _each(planner: Planner[R], rows: Iterable[R]) -> None:
    for row in rows:
        planner.take(row)
