"""What a reader has taken from one sheet, and how much it may take of a whole workbook."""

from dataclasses import dataclass, field

from app.spreadsheets.archive import Limits
from app.spreadsheets.errors import SpreadsheetError
from app.spreadsheets.sheet_scan import MergedRange
from app.spreadsheets.values import CellValue

_LAST_ROW = 1_048_576


class Budget:
    """Counts what was taken of one workbook, all its sheets together."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._cells = self._letters = 0

    def take(self, cells: int, letters: int = 0) -> None:
        """Count cells and letters; raises SpreadsheetError ``too_many_cells``."""
        self._cells += cells
        self._letters += letters
        if self._cells > self.limits.cells or self._letters > self.limits.letters:
            raise SpreadsheetError("too_many_cells")


@dataclass
class SheetContent:
    """The rows of a sheet that hold a value, in order, and its merged ranges."""

    rows: list[tuple[int, tuple[CellValue, ...]]] = field(default_factory=list)
    merged: list[MergedRange] = field(default_factory=list)
    has_formulas: bool = False
    ends_early: int = 0
    """Number of the row after which so many empty rows came that the rest was left; else 0."""
    has_far_columns: bool = False
    hidden_rows: int = 0
    """Rows with a value that nobody sees in the file: hidden, or filtered out."""

    @property
    def last_row(self) -> int:
        """Number of the last row with a value, 0 without one."""
        return self.rows[-1][0] if self.rows else 0


class RowTaker:
    """Puts rows into a content as they come from a file; ``is_full`` once no more are wanted."""

    def __init__(self, content: SheetContent, budget: Budget, sheet: str) -> None:
        self.content = content
        self.is_full = False
        self._budget = budget
        self._limits = budget.limits
        self._sheet = sheet

    def take(self, number: int, cells: dict[int, CellValue]) -> None:
        """Take the cells of a row by column from 0; raises SpreadsheetError."""
        last = self.content.last_row
        if not cells or self.is_full:
            return
        if number <= last or number > _LAST_ROW:
            raise SpreadsheetError("damaged")
        if last and number - last > self._limits.empty_run:
            self.is_full = True
            self.content.ends_early = last
            return
        if len(self.content.rows) >= self._limits.rows:
            raise SpreadsheetError("too_many_rows", limit=self._limits.rows, sheet=self._sheet)
        end = max(cells) + 1
        if end > self._limits.columns:
            self.content.has_far_columns = True
            end = self._limits.columns
        row = tuple(cells.get(column) for column in range(end))
        while row and row[-1] is None:
            row = row[:-1]
        if not row:
            return
        letters = sum(len(value) for value in row if isinstance(value, str))
        # A short row with one far value takes the room of the cells between.
        self._budget.take(len(row), letters)
        self.content.rows.append((number, row))

    def merge(self, area: MergedRange) -> None:
        """Take a merged range; raises SpreadsheetError ``too_many_cells``."""
        if len(self.content.merged) >= self._limits.merged_ranges:
            raise SpreadsheetError("too_many_cells")
        self.content.merged.append(area)

    def close(self) -> SheetContent:
        """Return the content with its merged ranges in order; those that overlap are dropped."""
        free_from = [1] * (self._limits.columns + 1)
        kept = []
        for area in sorted(self.content.merged, key=lambda one: (one.first_row, one.first_column)):
            columns = range(area.first_column, min(area.last_column, self._limits.columns) + 1)
            if area.last_row < area.first_row or not columns or area.first_column < 1:
                continue
            if all(free_from[column] <= area.first_row for column in columns):
                for column in columns:
                    free_from[column] = area.last_row + 1
                kept.append(area)
        self.content.merged = kept
        return self.content
