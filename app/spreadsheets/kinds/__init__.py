"""The kinds of table that can be read: their columns, and how a row of each is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.read_models.sheet_rows import AnyRow
from app.read_models.sheets import TableKind
from app.spreadsheets.fields import RowFields
from app.spreadsheets.header import Column
from app.spreadsheets.kinds import (
    directives,
    findings,
    journal,
    opening,
    ratings,
    roster,
    territories,
)


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of table; ``parse`` returns None for a row that cannot be taken in."""

    columns: tuple[Column, ...]
    parse: Callable[[RowFields], AnyRow | None]


TABLES: Mapping[TableKind, Table] = {
    TableKind.TERRITORIES: Table(territories.COLUMNS, territories.territory_row),
    TableKind.ROSTER: Table(roster.COLUMNS, roster.roster_row),
    TableKind.JOURNAL: Table(journal.COLUMNS, journal.journal_row),
    TableKind.FINDINGS: Table(findings.COLUMNS, findings.finding_row),
    TableKind.DIRECTIVES: Table(directives.COLUMNS, directives.directive_row),
    TableKind.RATINGS: Table(ratings.COLUMNS, ratings.rating_row),
    TableKind.OPENING_ASSIGNMENTS: Table(opening.ASSIGNMENT_COLUMNS, opening.assignment_row),
    TableKind.OPENING_NUMBERS: Table(opening.NUMBER_COLUMNS, opening.number_row),
}
