"""What reading a table of a workbook gives: rows, and all that was wrong, repaired or left out."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar


class Severity(StrEnum):
    """What a problem means for its row."""

    ERROR = "error"
    """The row cannot be taken in."""
    WARNING = "warning"
    """The row can be taken in, but without the value, or somebody should look at it."""
    NOTE = "note"
    """The row is taken in whole; something was repaired or is left open."""


class TableKind(StrEnum):
    """The tables that can be read."""

    TERRITORIES = "territories"
    ROSTER = "roster"
    JOURNAL = "journal"
    FINDINGS = "findings"
    DIRECTIVES = "directives"
    RATINGS = "ratings"
    OPENING_ASSIGNMENTS = "opening_assignments"
    """Who follows what, since when, by which decision: for a book begun in mid-term."""
    OPENING_NUMBERS = "opening_numbers"
    """The last numbers used before the book was kept."""


class SkipReason(StrEnum):
    """Why a row was not read as an entry."""

    TOTAL_LINE = "total_line"
    SECTION_LINE = "section_line"
    NUMBER_LINE = "number_line"
    REPEATED_HEADER = "repeated_header"
    FOOTER = "footer"
    OTHER_TABLE = "other_table"


class SheetSkipReason(StrEnum):
    """Why a whole sheet was not read."""

    HIDDEN = "hidden"
    EMPTY = "empty"
    NO_HEADER = "no_header"
    OTHER_KIND = "other_kind"
    NOT_CHOSEN = "not_chosen"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One thing to tell about one row; ``row`` is the row number that Excel shows."""

    sheet: str
    row: int
    column: str
    """Title of the column as it stands in the sheet, empty where it is about the whole row."""
    value: str
    """What stands in the cell, shortened."""
    reason_code: str
    reason: str
    advice: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row left out on purpose; ``text`` is what stands in its cells, shortened."""

    sheet: str
    row: int
    reason: SkipReason
    text: str


@dataclass(frozen=True, slots=True)
class SkippedSheet:
    """A sheet left out on purpose."""

    sheet: str
    reason: SheetSkipReason


@dataclass(frozen=True, slots=True)
class MissingColumn:
    """A column that this kind of table may have and this sheet has not; rows are read without."""

    sheet: str
    field: str
    title: str


R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, slots=True)
class ReadTable(Generic[R_co]):
    """All that was read from the sheets of one kind in one workbook."""

    kind: TableKind
    rows: tuple[R_co, ...]
    """Rows that can be taken in: those without a problem of severity ERROR."""
    refused: int
    """How many rows cannot be taken in; each has an ERROR among ``problems``."""
    problems: tuple[RowProblem, ...]
    """In the order of sheets and rows."""
    skipped_rows: tuple[SkippedRow, ...]
    skipped_sheets: tuple[SkippedSheet, ...]
    missing_columns: tuple[MissingColumn, ...]
