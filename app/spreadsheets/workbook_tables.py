"""Reading an office's workbook in one call, as the import asks for it (``app.ports.workbooks``)."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from app.domain.errors import DomainError
from app.read_models.sheet_rows import AnyTable, ParsedGroup, RosterRow, SkippedText
from app.read_models.sheets import RowProblem, TableKind
from app.spreadsheets import names, roster_checks, tables, wording
from app.spreadsheets.archive import Limits
from app.spreadsheets.errors import SpreadsheetError
from app.spreadsheets.reader import DEFAULT_LIMITS, SourceWorkbook, open_workbook


class _Progress(Protocol):
    def report(self, done: int, total: int, text: str = "") -> None: ...


class ExcelTables:
    """Reads ``.xlsx`` files; holds nothing between two calls."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        self._limits = limits

    def read(self, path: Path, progress: _Progress) -> AnyTable:
        """Read the file's kind of table; raises DomainError ``file_refused`` and Cancelled."""

        def report(done: int, total: int) -> None:
            progress.report(done, total)

        try:
            with open_workbook(path, self._limits) as workbook:
                return _read(workbook, report)
        except SpreadsheetError as error:
            words = wording.describe(error)
            raise DomainError("file_refused", reason=words.reason, advice=words.advice) from error

    def kind_name(self, kind: TableKind) -> str:
        """Name a kind of table."""
        return wording.kind_name(kind)

    def left_out(self, table: AnyTable) -> tuple[SkippedText, ...]:
        """Say which sheets, columns and rows were left out on purpose, and why."""
        return (
            *(
                SkippedText(one.sheet, None, "", wording.skipped_sheet(one.reason))
                for one in table.skipped_sheets
            ),
            *(
                SkippedText(one.sheet, None, "", wording.missing_column(one.sheet, one.title))
                for one in table.missing_columns
            ),
            *(
                SkippedText(one.sheet, one.row, one.text, wording.skipped_row(one.reason))
                for one in table.skipped_rows
            ),
        )

    def regroup(self, parts: tuple[str, ...], is_known: Callable[[str], bool]) -> tuple[str, ...]:
        """Join or divide names at commas where that gives names that are known."""
        return names.regroup(parts, is_known)

    def check_roster(self, rows: Sequence[RosterRow]) -> tuple[RowProblem, ...]:
        """Return the problems between the rows of a roster."""
        return roster_checks.check_roster(rows)

    def groups(self, rows: Sequence[RosterRow]) -> tuple[ParsedGroup, ...]:
        """Return the groups that the rows of a roster tell together."""
        return roster_checks.groups(rows)


def _read(workbook: SourceWorkbook, report: Callable[[int, int], None]) -> AnyTable:
    kind = tables.detect_kind(workbook)
    if kind is TableKind.ROSTER:
        return tables.read_roster(workbook, progress=report)
    if kind is TableKind.JOURNAL:
        return tables.read_journal(workbook, progress=report)
    # Where no kind is known, reading says whether the sheets are hidden, empty or headless.
    return tables.read_territories(workbook, progress=report)
