"""The table of the matrix: arrows move, one key sets the state of the chosen cells."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from app.i18n import _
from app.services.directives.words import KEYS
from ui.screens.directives.matrix_model import MatrixModel
from ui.widgets.table import RecordTable

_LEAST_LETTERS = 14
_PADDING = 6
#: Texts for which there is always room, whatever stands in the cells now.
_CELL = "✗ ◔ có KH 30/12"
_SUM = "100/100"
#: Hundredths of the width that the names may take.
_NAMES = 20
_LEAST_ROWS = 5
_DAY_KEYS = (Qt.Key.Key_D, Qt.Key.Key_Slash)


class MatrixTable(RecordTable):
    """Emits ``state_typed`` with the key that was pressed, ``day_wanted`` on D or ``/``."""

    state_typed = Signal(str)
    day_wanted = Signal()

    def __init__(self, model: MatrixModel) -> None:
        super().__init__(_("Ma trận: hàng là địa bàn, cột là văn bản"))
        self._matrix = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(True)
        self.setSortingEnabled(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.horizontalHeader().setStretchLastSection(False)
        names = self.verticalHeader()
        self.setMinimumHeight(
            2 * self.horizontalHeader().sizeHint().height()
            + _LEAST_ROWS * names.defaultSectionSize()
            + self.horizontalScrollBar().sizeHint().height()
        )
        names.show()
        names.setStyleSheet("QHeaderView::section { font-weight: 400; }")
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.text() in KEYS:
            self.state_typed.emit(event.text())
        elif plain and event.key() in _DAY_KEYS:
            self.day_wanted.emit()
        else:
            super().keyPressEvent(event)

    def chosen_cells(self) -> list[QModelIndex]:
        """Return the chosen places that can be set, from the top."""
        found = [one for one in self.selectedIndexes() if self._can_be_set(one)]
        return sorted(found, key=lambda one: (one.column(), one.row()))

    def move_on(self) -> None:
        """Go to the next cell below that can be set, as in a spreadsheet; stay on the last."""
        now = self.currentIndex()
        for row in range(now.row() + 1, self._matrix.rowCount()):
            below = self._matrix.index(row, now.column())
            if self._can_be_set(below):
                self.go_to(below)
                return

    def go_to(self, index: QModelIndex) -> None:
        """Make one cell the chosen one and bring it in sight."""
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)

    def first_cell(self) -> QModelIndex:
        """Return the first place that can be set; an invalid index where there is none."""
        for row in range(self._matrix.rowCount()):
            for column in range(self._matrix.columnCount()):
                index = self._matrix.index(row, column)
                if self._can_be_set(index):
                    return index
        return QModelIndex()

    def fit(self) -> None:
        """Give the names the width that they need and every cell the same."""
        self._matrix.set_elide(str)
        metrics = self.fontMetrics()
        unit = metrics.averageCharWidth()
        longest = max((metrics.horizontalAdvance(one) for one in self._matrix.names()), default=0)
        width = max(
            min(longest + 2 * _PADDING, self.width() * _NAMES // 100), unit * _LEAST_LETTERS
        )
        self.verticalHeader().setFixedWidth(width)
        room = width - 2 * _PADDING
        self._matrix.set_elide(
            lambda text: metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        )
        bold = QFont(self.font())
        bold.setBold(True)
        sums = _widest(QFontMetrics(bold), self._matrix.sums() | {_SUM})
        cells = _widest(metrics, self._matrix.texts() | {_CELL})
        header = self.horizontalHeader()
        for column in range(self._matrix.columnCount()):
            least = (cells if column else sums) + 2 * _PADDING
            self.setColumnWidth(column, max(least, header.sectionSizeHint(column)))

    def _can_be_set(self, index: QModelIndex) -> bool:
        cell = self._matrix.cell_at(index)
        return cell is not None and cell.is_concerned

    def _fit(self) -> None:
        """Fit to another size: no column fills the width alone here."""
        self.fit()


def _widest(metrics: QFontMetrics, texts: set[str]) -> int:
    return max(metrics.horizontalAdvance(one) for one in texts)
