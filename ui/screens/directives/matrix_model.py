"""The matrix as a table model: territories and texts head rows and columns, either way round."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from app.domain.directive import ProgressState
from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.former_districts import former_district_words
from app.read_models.directives import DirectiveRow
from app.read_models.territories import TerritoryRow
from app.services.directives.forms import CellKey
from app.services.directives.matrix import Cell, Matrix, Tally
from app.services.directives.words import (
    cell_text,
    cell_words,
    long_name,
    short_name,
    tally_text,
    tally_words,
)
from ui.models.rows import Index
from ui.widgets.label import tip

Head = DirectiveRow | TerritoryRow | None
_LONGEST = 18


class MatrixModel(QAbstractTableModel):
    """Holds a laid-out matrix. The first row and the first column are the sums (head None)."""

    def __init__(
        self,
        attention: Callable[[], QColor],
        settled: Callable[[], QColor],
        quiet: Callable[[], QColor],
    ) -> None:
        super().__init__()
        self._colours = attention, settled, quiet
        self._matrix: Matrix | None = None
        self._rows: list[Head] = []
        self._columns: list[Head] = []
        self._year = 0
        self._elide: Callable[[str], str] = str

    def show_matrix(self, matrix: Matrix, *, turned: bool) -> bool:
        """Show this instead; ``turned``: texts head the rows. Tells whether the heads changed.

        Where they did not, the selection stays.
        """
        rows: list[Head] = [None, *(matrix.directives if turned else matrix.territories)]
        columns: list[Head] = [None, *(matrix.territories if turned else matrix.directives)]
        same = _ids(rows) == _ids(self._rows) and _ids(columns) == _ids(self._columns)
        if not same:
            self.beginResetModel()
        self._matrix, self._rows, self._columns = matrix, rows, columns
        self._year = matrix.day.year
        if not same:
            self.endResetModel()
            return True
        last = self.index(len(rows) - 1, len(columns) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)
        return False

    def names(self) -> list[str]:
        """Return what heads the rows."""
        return [_name(one) for one in self._rows]

    def texts(self) -> set[str]:
        """Return what stands in the cells, each once."""
        if self._matrix is None:
            return set()
        return {cell_text(cell, self._year) for cell in self._matrix.cells.values()}

    def sums(self) -> set[str]:
        """Return what stands in the first column, each once."""
        return {str(self.index(row, 0).data()) for row in range(len(self._rows))}

    def set_elide(self, elide: Callable[[str], str]) -> None:
        """Shorten the names in the header of the rows by this; tool tips keep them whole."""
        self._elide = elide
        if self._rows:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows) - 1)

    def cell_at(self, index: Index) -> Cell | None:
        """Return the cell behind an index; None for a sum."""
        if not index.isValid() or self._matrix is None:
            return None
        heads = self._rows[index.row()], self._columns[index.column()]
        text = next((one for one in heads if isinstance(one, DirectiveRow)), None)
        place = next((one for one in heads if isinstance(one, TerritoryRow)), None)
        if text is None or place is None:
            return None
        return self._matrix.cell(text.id, place.id)

    def index_of(self, key: CellKey) -> QModelIndex:
        """Return where a cell stands; an invalid index where it is not shown."""
        rows = {one.id: place for place, one in enumerate(self._rows) if one is not None}
        columns = {one.id: place for place, one in enumerate(self._columns) if one is not None}
        directive, territory = key
        if directive in columns and territory in rows:
            return self.index(rows[territory], columns[directive])
        if directive in rows and territory in columns:
            return self.index(rows[directive], columns[territory])
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        head = (self._columns if across else self._rows)[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return _heading(head) if across else self._elide(_name(head))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _full(head)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(_full(head))
        if role == Qt.ItemDataRole.FontRole and head is None:
            return _bold()
        if role == Qt.ItemDataRole.TextAlignmentRole and not across:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        cell = self.cell_at(index)
        if cell is None:
            return self._sum(index, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(cell, self._year)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(cell_words(cell))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell_words(cell).replace("\n", ". ")
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(cell)
        return None

    def _sum(self, index: Index, role: int) -> Any:
        found = self._tally(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return tally_text(found)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            heads = self._rows[index.row()], self._columns[index.column()]
            of = next((one for one in heads if one is not None), None)
            return tip(f"{_full(of)}: {tally_words(found)}")
        if role == Qt.ItemDataRole.FontRole:
            return _bold()
        return None

    def _tally(self, index: Index) -> Tally:
        head = self._rows[index.row()] or self._columns[index.column()]
        if self._matrix is None:
            return Tally()
        if head is None:
            return self._matrix.total
        held = self._matrix.of_directive if isinstance(head, DirectiveRow) else None
        return (held or self._matrix.of_territory)[head.id]

    def _colour(self, cell: Cell) -> QColor | None:
        attention, settled, quiet = self._colours
        if cell.is_overdue:
            return attention()
        if cell.progress is not None and cell.progress.state is ProgressState.DONE:
            return settled()
        is_quiet = not cell.is_concerned or (
            cell.progress is not None and cell.progress.state is ProgressState.NOT_APPLICABLE
        )
        return quiet() if is_quiet else None


def _ids(heads: list[Head]) -> list[object]:
    return [None if one is None else one.id for one in heads]


def _name(head: Head) -> str:
    if head is None:
        return _("Đã xong")
    if isinstance(head, DirectiveRow):
        return long_name(head) if not head.number else f"{head.number} {head.title}".strip()
    if head.valid_to is not None:
        return _("{name} (đến {day})").format(name=head.name, day=short_date(head.valid_to))
    return head.name


def _heading(head: Head) -> str:
    """Return what heads a column, in two lines."""
    if head is None:
        return f"{_('Đã xong')}\n"
    if isinstance(head, TerritoryRow):
        kind, _blank, rest = head.name.partition(" ")
        return f"{kind}\n{_cut(rest)}"
    day = short_date(head.issued_on) if head.issued_on else head.form
    return f"{_cut(short_name(head))}\n{day}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _full(head: Head) -> str:
    if head is None:
        return _("Tất cả")
    if isinstance(head, DirectiveRow):
        due = _("Hạn: {day}").format(day=short_date(head.due_on)) if head.due_on else ""
        return "\n".join(one for one in (long_name(head), due, head.note) if one)
    old = former_district_words(head.former_district)
    words = f"{_name(head)} ({old})" if old else _name(head)
    return f"{words}\n{head.group_name}" if head.group_name else words


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
