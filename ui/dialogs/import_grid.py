"""The first rows of a sheet with a choice above each column: which field it holds, or none."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.read_models.sheet_layouts import FieldName, HeadRow
from app.services.importing.layouts import SheetDraft
from ui.models.rows import Index
from ui.widgets.label import tip

_COLUMN_LETTERS = 18
_NUMBER_WIDTH = 52
_LEAST_ROWS = 4
#: Keys that go through the entries of a box.
_THROUGH = frozenset(
    (
        Qt.Key.Key_Down,
        Qt.Key.Key_Up,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    )
)
_NOTHING = HeadRow(0, (), ())


class _HeadModel(QAbstractTableModel):
    """The first rows as text; reads nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[HeadRow, ...] = ()
        self.header_row = 0
        self._width = 0

    def show(self, rows: tuple[HeadRow, ...], width: int, header_row: int) -> None:
        """Show these rows, the header's in bold."""
        self.beginResetModel()
        self.rows, self._width, self.header_row = rows, width, header_row
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._width

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Horizontal:
            return None
        found = self.rows[section].number
        if found == 0:
            return ""  # the row of choices
        return f"▸ {found}" if found == self.header_row else str(found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        text = row.texts[index.column()] if index.column() < len(row.texts) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(text)
        if role == Qt.ItemDataRole.FontRole and row.number == self.header_row:
            font = QFont()
            font.setBold(True)
            return font
        return None


class _Choices(QTableView):
    """One row of boxes that moves with the rows below it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.verticalHeader().setFixedWidth(_NUMBER_WIDTH)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(_("Mỗi cột là gì"))


class _Rows(QTableView):
    """The rows; Enter takes the current one as the header."""

    entered_row = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Những hàng đầu của trang tính; Enter: lấy hàng làm tiêu đề"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.horizontalHeader().hide()
        self.verticalHeader().setFixedWidth(_NUMBER_WIDTH)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.doubleClicked.connect(lambda index: self.entered_row.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class SampleGrid(QWidget):
    """``assigned`` tells column and field (empty: passed over); ``header_chosen`` a row number."""

    assigned = Signal(int, str)
    header_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._model = _HeadModel()
        self._top = _HeadModel()
        self.choices = _Choices()
        self.choices.setModel(self._top)
        self.table = _Rows()
        self.table.setModel(self._model)
        self.table.entered_row.connect(
            lambda place: self.header_chosen.emit(self._model.rows[place].number)
        )
        self.boxes: list[QComboBox] = []
        bar = self.table.horizontalScrollBar()
        bar.valueChanged.connect(self.choices.horizontalScrollBar().setValue)
        self.choices.horizontalScrollBar().valueChanged.connect(bar.setValue)
        above = QHBoxLayout()
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        above.addWidget(self.choices, 1)
        above.addSpacing(self.table.verticalScrollBar().sizeHint().width())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.table, 1)
        least = _LEAST_ROWS * self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(least + self.table.horizontalScrollBar().sizeHint().height())
        self._shown: tuple[tuple[HeadRow, ...], tuple[FieldName, ...]] | None = None

    def show_sheet(self, sheet: SheetDraft, fields: tuple[FieldName, ...]) -> None:
        """Show a sheet's first rows and what its columns hold."""
        look = sheet.look
        wanted = (look.rows, fields)
        if self._shown != wanted:
            self._shown = wanted
            self._model.show(look.rows, look.width, sheet.header_row)
            self._top.show((_NOTHING,), look.width, -1)
            self._make_boxes(look.width, fields)
            place = max(sheet.header_row - 1, 0)
            if look.rows:
                self.table.setCurrentIndex(self._model.index(min(place, len(look.rows) - 1), 0))
        elif self._model.header_row != sheet.header_row:
            current = self.table.currentIndex()
            self._model.show(look.rows, look.width, sheet.header_row)
            self.table.setCurrentIndex(self._model.index(current.row(), current.column()))
        row = look.row(sheet.header_row)
        for place, box in enumerate(self.boxes):
            box.setCurrentIndex(max(box.findData(sheet.fields.get(place, "")), 0))
            title = row.texts[place] if row is not None and place < len(row.texts) else ""
            box.setAccessibleName(
                _("Cột {place}: {title}").format(place=place + 1, title=title or _("không tên"))
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QComboBox):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.FocusIn:
            self.choices.scrollTo(self._top.index(0, self.boxes.index(watched)))
        if event.type() is QEvent.Type.Wheel:
            event.ignore()  # who rolls past a box does not mean to change it
            return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return _open_list(watched, event)
        return super().eventFilter(watched, event)

    def _make_boxes(self, width: int, fields: tuple[FieldName, ...]) -> None:
        for box in self.boxes:
            box.removeEventFilter(self)
        unit = self.fontMetrics().averageCharWidth()
        height = 0
        self.boxes = []
        for place in range(width):
            box = QComboBox()
            box.addItem(_("(bỏ qua)"), "")
            for one in fields:
                box.addItem(f"{one.title} *" if one.required else one.title, one.field)
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
            box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + 24)
            box.installEventFilter(self)
            box.activated.connect(
                lambda at, place=place, box=box: self.assigned.emit(place, str(box.itemData(at)))
            )
            self.boxes.append(box)
            self.choices.setIndexWidget(self._top.index(0, place), box)
            for view in (self.choices, self.table):
                view.setColumnWidth(place, unit * _COLUMN_LETTERS)
            height = max(height, box.sizeHint().height() + 2)
        if self._top.rows:
            self.choices.setRowHeight(0, height)
        self.choices.setFixedHeight(height + 2 * self.choices.frameWidth())
        for before, after in zip(self.boxes, self.boxes[1:], strict=False):
            QWidget.setTabOrder(before, after)
        if self.boxes:
            QWidget.setTabOrder(self.boxes[-1], self.table)


def _open_list(box: QComboBox, event: QKeyEvent) -> bool:
    """Open the list of a box where a key would go through it: on its way it would take fields."""
    letter = event.text().strip()
    modified = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    if modified or not ((letter.isprintable() and letter) or event.key() in _THROUGH):
        return False
    box.showPopup()
    if letter:
        box.view().keyboardSearch(letter)
    return True
