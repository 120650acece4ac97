"""Workbooks as the services need them, read and written, without knowing how that is done."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from app.ports.task_runner import Progress
from app.read_models.sheet_rows import AnyTable, ParsedGroup, RosterRow, SkippedText
from app.read_models.sheets import RowProblem, TableKind
from app.read_models.workbooks import Sheet


class WorkbookTables(Protocol):
    """Reads the tables that an office keeps."""

    def read(self, path: Path, progress: Progress) -> AnyTable:
        """Read the kind of table that the file holds.

        What rows contradict only together (``second_lead``) is not among the problems: see
        ``check_roster``. Raises DomainError ``file_refused`` with ``reason`` and ``advice``, ready
        to show, and Cancelled.
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

    def write(self, sheets: Sequence[Sheet]) -> bytes:
        """Return the bytes of a workbook; nothing is put on the disk."""
        ...
