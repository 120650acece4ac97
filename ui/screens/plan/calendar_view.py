"""The grid of the calendar: days by arrow keys, trips moved by Alt+arrows or by the mouse."""

import datetime as dt
import uuid

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from app.services.plans.calendar import CalendarItem
from ui.screens.plan.calendar_delegate import CalendarDelegate
from ui.screens.plan.calendar_model import CELL_ROLE, DAYS, CalendarModel, Cell, WeekModel

_K = Qt.Key
_STEPS = {_K.Key_Left: (-1, 0), _K.Key_Right: (1, 0), _K.Key_Up: (0, -1), _K.Key_Down: (0, 1)}
_LEAST_LETTERS = 9
_MINUTES = 60
_WIDEST = "Thứ Năm."
_HEADING_PADDING = 18


class CalendarView(QTableView):
    """A month or a week. ``shift_asked`` gives an item, days and minutes; nothing is stored here.

    ``day_asked`` asks for a day that is not shown, ``page_asked`` for the month or week before
    (-1) or after (1).
    """

    day_changed = Signal(object)
    day_asked = Signal(object)
    page_asked = Signal(int)
    today_asked = Signal()
    view_asked = Signal(int)
    opened = Signal()
    shift_asked = Signal(object, int, int)
    chosen = Signal(object)

    def __init__(self, model: CalendarModel, name: str) -> None:
        super().__init__()
        self._calendar = model
        self._by_hours = isinstance(model, WeekModel)
        self._pressed: tuple[CalendarItem, QPoint] | None = None
        self._quiet = False
        self.delegate = CalendarDelegate(self, by_hours=self._by_hours)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(self.fontMetrics().averageCharWidth() * _LEAST_LETTERS)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        hours = self.verticalHeader()
        hours.setVisible(self._by_hours)
        hours.setSectionsClickable(False)
        hours.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        hours.setMinimumSectionSize(self.delegate.line_height())
        self.selectionModel().currentChanged.connect(self._on_current)
        model.modelReset.connect(self._fit)

    # -- what is chosen -----------------------------------------------------------------------

    def current_cell(self) -> Cell | None:
        """Return the cell that is chosen."""
        index = self.currentIndex()
        found = index.data(CELL_ROLE) if index.isValid() else None
        return found if isinstance(found, Cell) else None

    def set_day(self, day: dt.date, hour: int | None = None) -> None:
        """Choose a day that is shown; says nothing of it."""
        if self._by_hours and hour is None:
            cell = self.current_cell()
            hour = None if cell is None else cell.hour
        index = self._calendar.place_of(day, hour)
        if index.isValid() and index != self.currentIndex():
            self._quiet = True
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
            self._quiet = False

    def set_item(self, item_id: uuid.UUID | None) -> None:
        """Mark an item as the one that keys act on."""
        self.delegate.chosen = item_id
        self.viewport().update()

    def _on_current(self, index: QModelIndex) -> None:
        cell = index.data(CELL_ROLE) if index.isValid() else None
        if not isinstance(cell, Cell) or self._quiet:
            return
        self.day_changed.emit(cell.day)
        begun = (*cell.items, *cell.going_on)
        if self._by_hours and begun and self.delegate.chosen not in {one.id for one in begun}:
            self.chosen.emit(begun[0].id)

    # -- keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = _K(event.key()), event.modifiers()
        held &= ~Qt.KeyboardModifier.KeypadModifier
        alone = held == Qt.KeyboardModifier.NoModifier
        if key in _STEPS and held == Qt.KeyboardModifier.AltModifier:
            self._shift(*_STEPS[key])
        elif key in _STEPS and alone:
            self._walk(*_STEPS[key])
        elif alone and key in (_K.Key_PageUp, _K.Key_PageDown):
            self.page_asked.emit(-1 if key == _K.Key_PageUp else 1)
        elif alone and key in (_K.Key_Home, _K.Key_End):
            self._walk_to(0 if key == _K.Key_Home else DAYS - 1)
        elif alone and key in (_K.Key_Return, _K.Key_Enter):
            self.opened.emit()
        elif alone and key == _K.Key_T:
            self.today_asked.emit()
        elif alone and key in (_K.Key_1, _K.Key_2, _K.Key_3):
            self.view_asked.emit(key - _K.Key_1)
        else:
            event.ignore()

    def _walk(self, days: int, rows: int) -> None:
        cell = self.current_cell()
        if cell is None:
            return
        if rows and self._by_hours:
            row = self.currentIndex().row() + rows
            if 0 <= row < self._calendar.rowCount():
                self.setCurrentIndex(self._calendar.index(row, self.currentIndex().column()))
            return
        day = cell.day + dt.timedelta(days=days + rows * DAYS)
        index = self._calendar.place_of(day, cell.hour)
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.day_asked.emit(day)

    def _walk_to(self, column: int) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index.siblingAtColumn(column))

    def _shift(self, days: int, rows: int) -> None:
        item_id = self.delegate.chosen
        if item_id is None:
            return
        if rows and self._by_hours:
            self.shift_asked.emit(item_id, 0, rows * _MINUTES)
        else:
            self.shift_asked.emit(item_id, days + rows * DAYS, 0)

    # -- mouse --------------------------------------------------------------------------------

    def item_at(self, place: QPoint) -> CalendarItem | None:
        """Return the item that is drawn at a place of the viewport."""
        index = self.indexAt(place)
        cell = index.data(CELL_ROLE) if index.isValid() else None
        if not isinstance(cell, Cell):
            return None
        return self.delegate.item_at(cell, self.visualRect(index), place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        item = self.item_at(place) if event.button() is Qt.MouseButton.LeftButton else None
        self._pressed = None if item is None else (item, place)
        if item is not None:
            self.chosen.emit(item.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # The base class would choose every cell that is crossed.
        if self._pressed is None:
            return
        place = event.position().toPoint()
        far = (place - self._pressed[1]).manhattanLength() >= QApplication.startDragDistance()
        if not far and self.delegate.target is None:
            return
        target = self.indexAt(place)
        if target != self.delegate.target:
            self.delegate.target = target
            self.viewport().setCursor(QCursor(Qt.CursorShape.ClosedHandCursor))
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, target = self._pressed, self.delegate.target
        self._pressed, self.delegate.target = None, None
        self.viewport().unsetCursor()
        self.viewport().update()
        if pressed is None or target is None or not target.isValid():
            return
        begun = self.indexAt(pressed[1]).data(CELL_ROLE)
        ended = target.data(CELL_ROLE)
        if not (isinstance(begun, Cell) and isinstance(ended, Cell)):
            return
        days = (ended.day - begun.day).days
        minutes = 0
        if begun.hour is not None and ended.hour is not None:
            minutes = (ended.hour - begun.hour) * _MINUTES
        if days or minutes:
            self.shift_asked.emit(pressed[0].id, days, minutes)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self._pressed = None
            self.opened.emit()

    # -- room ---------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Two rows are in sight; the others are scrolled to."""
        height = self.horizontalHeader().sizeHint().height() + 2 * self._least_row()
        width = DAYS * self.horizontalHeader().minimumSectionSize()
        return QSize(width + self.verticalHeader().sizeHint().width(), height + 4)

    def _least_row(self) -> int:
        return self.delegate.line_height() * (2 if self._by_hours else 3) + 4

    def _fit(self) -> None:
        # The headings are bold: a little wider than the letters of the grid.
        widest = self.fontMetrics().horizontalAdvance(_WIDEST) * 5 // 4 + _HEADING_PADDING
        self._calendar.set_narrow(self.viewport().width() // DAYS < widest)
        rows = self._calendar.rowCount()
        if rows:
            room = self.viewport().height() // rows
            self.verticalHeader().setDefaultSectionSize(max(room, self._least_row()))
