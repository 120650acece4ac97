"""The board as a table model: names head the rows, months the columns; every figure has names."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QColor, QFont

from app.i18n import _
from app.services.compliance.board import Cell, Row, Side
from app.services.compliance.words import figures_text, short_text, tally_text
from ui.models.rows import Index
from ui.screens.compliance.model import PRESSING, BoardView, row_name, section_name
from ui.widgets.label import tip

_Line = Row | str
#: The share kept in time stands behind the sum; the months follow.
_SHARE = 1


class MatrixModel(QAbstractTableModel):
    """Holds a laid-out board; a line of text stands where a new kind of owner begins."""

    def __init__(self, attention: Callable[[], QColor]) -> None:
        super().__init__()
        self._attention = attention
        self._view: BoardView | None = None
        self._lines: list[_Line] = []
        self._headings: list[str] = []
        self._places: list[str] = []
        self._with_loose = False
        self._elide: Callable[[str], str] = str

    def show_view(self, view: BoardView) -> None:
        """Show this board instead."""
        self.beginResetModel()
        matrix = view.matrix
        self._view = view
        self._with_loose = any(row.loose.entries for row in matrix.rows)
        several_years = len({day.year for day in matrix.months}) > 1
        self._headings = [_("Cộng"), _("Đúng hạn")]
        self._headings += [
            f"T{day.month}/{day.year % 100:02d}" if several_years else f"T{day.month}"
            for day in matrix.months
        ]
        self._headings += [_("Khác")] if self._with_loose else []
        self._places = [_("cộng cả kỳ"), _("cộng cả kỳ")]
        self._places += [
            _("tháng {month}").format(
                month=f"{day.month}/{day.year}" if several_years else day.month
            )
            for day in matrix.months
        ]
        self._places += [_("hạn ngoài các tháng này")] if self._with_loose else []
        self._lines = []
        section = ""
        for row in matrix.rows:
            begins = section_name(row, matrix.side)
            if begins != section:
                section = begins
                self._lines.append(section)
            self._lines.append(row)
        if matrix.rows:
            self._lines.append(matrix.total)
        self.endResetModel()

    def names(self) -> list[str]:
        """Return what heads the lines."""
        return [self._name(number) for number in range(len(self._lines))]

    def has_duties(self) -> bool:
        """Tell whether the lines are duties, whose names are long."""
        return self._view is not None and self._view.matrix.side is Side.DUTY

    def set_elide(self, elide: Callable[[str], str]) -> None:
        """Shorten the names in the header by this; tool tips keep them whole."""
        self._elide = elide
        if self._lines:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._lines) - 1)

    def column_of_day(self, day: dt.date) -> int:
        """Return the column of a day's month; that of the sum where it is not shown."""
        months = self._view.matrix.months if self._view else ()
        first = day.replace(day=1)
        return _SHARE + 1 + months.index(first) if first in months else 0

    def first_row(self) -> int:
        """Return the first line that has figures; -1 where there is none."""
        places = (n for n, line in enumerate(self._lines) if isinstance(line, Row))
        return next(places, -1)

    def cell_at(self, index: Index) -> Cell | None:
        """Return the cell behind an index; the share stands for the sum."""
        line = self._lines[index.row()] if index.isValid() else ""
        if isinstance(line, str):
            return None
        loose = (line.loose,) if self._with_loose else ()
        cells: tuple[Cell, ...] = (line.total, line.total, *line.cells, *loose)
        return cells[index.column()]

    def place_at(self, index: Index) -> str:
        """Return row and column in words: ``Nhóm 1 · tháng 3``."""
        if not index.isValid() or isinstance(self._lines[index.row()], str):
            return ""
        return f"{self._name(index.row())} · {self._places[index.column()]}"

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            return self._headings[section] if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._elide(self._name(section))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._name(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._name(section))
        if role == Qt.ItemDataRole.FontRole and self._is_bold(section):
            return _bold()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell_at(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == _SHARE:
                share = cell.tally.percent_in_time
                return "" if share is None else f"{share}%"
            if self._is_bold(index.row()):
                return figures_text(cell.tally)
            return short_text(cell.tally)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._in_words(index, cell))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._in_words(index, cell)
        if role == Qt.ItemDataRole.ForegroundRole and cell.tally.of(*PRESSING):
            return None if self._is_bold(index.row()) else self._attention()
        if role == Qt.ItemDataRole.FontRole and self._is_bold(index.row()):
            return _bold()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def _in_words(self, index: Index, cell: Cell) -> str:
        words = tally_text(cell.tally) or _("không có việc nào")
        return f"{self.place_at(index)}: {words}"

    def _name(self, number: int) -> str:
        line = self._lines[number]
        if isinstance(line, str):
            return line
        if line is self._lines[-1] or self._view is None:
            return _("Cộng")
        return row_name(line, self._view.matrix.side)

    def _is_bold(self, number: int) -> bool:
        return isinstance(self._lines[number], str) or number == len(self._lines) - 1


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
