"""Workbooks as the services need them, read and written, without knowing how that is done."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from app.ports.task_runner import Progress
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
from app.read_models.workbooks import Sheet


class WorkbookTables(Protocol):
    """Reads the tables that an office keeps."""

    def look(
        self, path: Path, progress: Progress, *, code: TextCode = TextCode.AUTO
    ) -> WorkbookLook:
        """Look at the first rows of every sheet; raises as ``read`` does."""
        ...

    def kinds(self) -> tuple[TableKind, ...]:
        """Return the kinds of table, in the order in which a new book takes them in."""
        ...

    def fields(self, kind: TableKind) -> tuple[FieldName, ...]:
        """Return the fields of a kind of table."""
        ...

    def proposed_sheet(self, sheet: SheetLook, kind: TableKind, header_row: int) -> SheetLayout:
        """Return how one sheet may be read with its header in that row (0: where it fits best)."""
        ...

    def title_key(self, title: str) -> str:
        """Return a column's title as it is held against others."""
        ...

    def read(self, path: Path, progress: Progress, layout: ReadLayout | None = None) -> AnyTable:
        """Read the kind of table that the file holds, or what the layout tells.

        What rows contradict only together (``second_lead``) is not among the problems: see
        ``check_roster``. Raises DomainError ``file_refused`` with ``reason`` and ``advice``, ready
        to show, and Cancelled.
        """
        ...

    def error_list(
        self, path: Path, progress: Progress, layout: ReadLayout, problems: Sequence[RowProblem]
    ) -> bytes:
        """Return the sheets that were read with the wrong cells marked, and the list of errors.

        Raises DomainError ``file_refused`` and Cancelled.
        """
        ...

    def kind_name(self, kind: TableKind) -> str:
        """Name a kind of table."""
        ...

    def left_out(self, table: AnyTable) -> tuple[SkippedText, ...]:
        """Say which sheets, columns and rows were left out on purpose, and why."""
        ...

    def regroup(self, parts: tuple[str, ...], is_known: Callable[[str], bool]) -> tuple[str, ...]:
        """Join or divide names at commas where that gives names that are known."""
        ...

    def check_roster(self, rows: Sequence[RosterRow]) -> tuple[RowProblem, ...]:
        """Return the problems between the rows of a roster."""
        ...

    def groups(self, rows: Sequence[RosterRow]) -> tuple[ParsedGroup, ...]:
        """Return the groups that the rows of a roster tell together."""
        ...


class WorkbookWriter(Protocol):
    """Writes lists for the office."""

    def write(
        self, sheets: Sequence[Sheet], laid_out: Callable[[int, int], None] | None = None
    ) -> bytes:
        """Return the bytes of a workbook; nothing is put on the disk.

        ``laid_out`` hears now and then how many rows of a sheet there are already, of how many.
        """
        ...
