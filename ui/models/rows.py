"""Table models over frozen rows: all at once, or page by page as the person scrolls."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from app.read_models.page import Mark, Page
from app.read_models.workbooks import CellValue
from ui.widgets.label import tip

T = TypeVar("T")

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: heading, text of a row, and, where wanted, tip, colour, weight and sort key."""

    heading: str
    text: Callable[[T], str]
    tip: Callable[[T], str] | None = None
    colour: Callable[[T], QColor | None] | None = None
    bold: Callable[[T], bool] | None = None
    right: bool = False
    sort_key: Callable[[T], Any] | None = None
    sheet: tuple[tuple[str, Callable[[T], CellValue]], ...] = ()
    """Headings and values in a workbook, where they are not heading and text."""
    hidden: bool = False
    """Not in sight until somebody wants it (``RecordTable``)."""


class RowsModel(QAbstractTableModel, Generic[T]):
    """Rows held in memory; reads nothing. ``ROW_ROLE`` gives the row itself."""

    def __init__(self, columns: Sequence[Column[T]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[T] = []
        self.reading: Callable[[], Callable[[Mark | None], Page[T]]] | None = None
        """Gives how all rows of the filter are read (on the store's thread), where not all are
        here."""

    def set_rows(self, rows: Sequence[T]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> T:
        """Return the row of an index."""
        return self.rows[index.row()]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(column.tip(row) if column.tip else column.text(row))
        if role == Qt.ItemDataRole.ForegroundRole and column.colour:
            return column.colour(row)
        if role == Qt.ItemDataRole.FontRole and column.bold and column.bold(row):
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == ROW_ROLE:
            return row
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the rows by a column; a column without key sorts by its text."""
        if not 0 <= column < len(self.columns):
            return
        chosen = self.columns[column]
        self.layoutAboutToBeChanged.emit()
        self.rows.sort(
            key=chosen.sort_key or chosen.text, reverse=order is Qt.SortOrder.DescendingOrder
        )
        self.layoutChanged.emit()


class PagedModel(RowsModel[T]):
    """Rows that come page by page: ``fetch`` is asked with the mark and answers by ``take``."""

    def __init__(self, columns: Sequence[Column[T]], fetch: Callable[[Mark | None], None]) -> None:
        super().__init__(columns)
        self._fetch = fetch
        self._following: Mark | None = None
        self._asked = False

    def restart(self) -> None:
        """Ask for the first page anew; the rows of before stay until it comes."""
        self._asked = True
        self._following = None
        self._fetch(None)

    def take(self, page: Page[T], after: Mark | None) -> None:
        """Show a page that ``fetch`` was asked for."""
        self._asked = False
        self._following = page.following
        if after is None:
            self.set_rows(page.rows)
            return
        first = len(self.rows)
        if page.rows:
            self.beginInsertRows(QModelIndex(), first, first + len(page.rows) - 1)
            self.rows.extend(page.rows)
            self.endInsertRows()

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._following is not None and not self._asked

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self._fetch(self._following)
