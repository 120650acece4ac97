"""Reading an office's workbook in one call, as the import asks for it (``app.ports.workbooks``)."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from app.domain.errors import Cancelled, DomainError
from app.i18n import _
from app.read_models.sheet_layouts import (
    FieldName,
    ReadLayout,
    SheetLayout,
    SheetLook,
    TextCode,
    WorkbookLook,
)
from app.read_models.sheet_rows import AnyTable, ParsedGroup, RosterRow, SkippedText
from app.read_models.sheets import RowProblem, TableKind
from app.spreadsheets import looking, names, roster_checks, tables, wording
from app.spreadsheets.archive import Limits
from app.spreadsheets.columns import COLUMNS, plain_title
from app.spreadsheets.errors import SpreadsheetError
from app.spreadsheets.reader import DEFAULT_LIMITS, SourceWorkbook, open_workbook


class _Progress(Protocol):
    def report(self, done: int, total: int, text: str = "") -> None: ...


class ExcelTables:
    """Reads ``.xlsx`` files; holds nothing between two calls."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        self._limits = limits

    def look(
        self, path: Path, progress: _Progress, *, code: TextCode = TextCode.AUTO
    ) -> WorkbookLook:
        """Look at the first rows of every sheet; raises as ``read`` does."""
        with self._opened(path, progress, code=code) as workbook:
            return looking.look_at(workbook, path.name, progress.report, code=code)

    def read(self, path: Path, progress: _Progress, layout: ReadLayout | None = None) -> AnyTable:
        """Read the file's kind of table; raises DomainError ``file_refused`` and Cancelled."""

        def report(done: int, total: int) -> None:
            progress.report(done, total)

        code = layout.code if layout else TextCode.AUTO
        with self._opened(path, progress, code=code) as workbook:
            # Where no kind is known, reading says whether the sheets are hidden, empty, headless.
            kind = layout.kind if layout else tables.detect_kind(workbook) or TableKind.TERRITORIES
            return tables.read_table(workbook, kind, layout=layout, progress=report)

    def error_list(
        self, path: Path, progress: _Progress, layout: ReadLayout, problems: Sequence[RowProblem]
    ) -> bytes:
        """Return the sheets that were read with the wrong cells marked, and the list of errors."""
        from app.spreadsheets.error_list import marked  # late: brings openpyxl

        with self._opened(path, progress, code=layout.code) as workbook:
            return marked(workbook, layout, problems)

    @contextmanager
    def _opened(
        self, path: Path, progress: _Progress, *, code: TextCode
    ) -> Iterator[SourceWorkbook]:
        def is_cancelled() -> bool:
            try:
                progress.report(0, 0)
            except Cancelled:
                return True
            return False

        try:
            with open_workbook(
                path, self._limits, code=code, is_cancelled=is_cancelled
            ) as workbook:
                yield workbook
        except SpreadsheetError as error:
            words = wording.describe(error)
            raise DomainError("file_refused", reason=words.reason, advice=words.advice) from error

    def kinds(self) -> tuple[TableKind, ...]:
        """Return the kinds of table, in the order in which a new book takes them in."""
        return tuple(TableKind)

    def fields(self, kind: TableKind) -> tuple[FieldName, ...]:
        """Return the fields of a kind of table."""
        return tuple(FieldName(one.field, _(one.title), one.required) for one in COLUMNS[kind])

    def proposed_sheet(self, sheet: SheetLook, kind: TableKind, header_row: int) -> SheetLayout:
        """Return how one sheet may be read with its header in that row (0: where it fits best)."""
        return looking.proposed_sheet(sheet, kind, header_row)

    def title_key(self, title: str) -> str:
        """Return a title as it is held against others: no accents, signs or brackets."""
        return plain_title(title)

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
