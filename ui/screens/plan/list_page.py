"""The list view: the month line by line, and how the plan came to where it stands."""

import datetime as dt
import uuid
from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.services.plans.calendar import CalendarItem
from app.services.plans.forms import PlanMonth
from ui.models.rows import RowsModel
from ui.screens.plan.model import list_columns
from ui.theme import GAP
from ui.widgets.label import label
from ui.widgets.table import RecordTable
from ui.widgets.trail import trail_lines

_K = Qt.Key
_SHIFTS = {_K.Key_Left: -1, _K.Key_Right: 1, _K.Key_Up: -7, _K.Key_Down: 7}


class PlanTable(RecordTable):
    """The keys of the calendar work here too."""

    page_asked = Signal(int)
    today_asked = Signal()
    view_asked = Signal(int)
    shifted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _K(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alone = held == Qt.KeyboardModifier.NoModifier
        if held == Qt.KeyboardModifier.AltModifier and key in _SHIFTS:
            self.shifted.emit(_SHIFTS[key])
        elif alone and key in (_K.Key_PageUp, _K.Key_PageDown):
            self.page_asked.emit(-1 if key == _K.Key_PageUp else 1)
        elif alone and key == _K.Key_T:
            self.today_asked.emit()
        elif alone and key in (_K.Key_1, _K.Key_2, _K.Key_3):
            self.view_asked.emit(key - _K.Key_1)
        else:
            super().keyPressEvent(event)


class ListPage(QWidget):
    """``chosen`` gives the item that keys act on, with its day."""

    chosen = Signal(object)
    shift_asked = Signal(object, int, int)

    def __init__(self, opened: Callable[[], None]) -> None:
        super().__init__()
        self._quiet = False
        self.table = PlanTable(_("Kế hoạch tháng theo danh sách"))
        self.model: RowsModel[CalendarItem] = RowsModel(list_columns(self.table))
        self.table.setModel(self.model)
        self.table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        self.table.set_widths(16, 11, 28, 22, 20, 22)
        self.table.set_fill(2, 26)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.opened.connect(lambda _index: opened())
        self.table.selectionModel().currentChanged.connect(lambda *_places: self._on_row())
        self.table.shifted.connect(self._on_shift)
        self.empty = label(
            _("Tháng này chưa có việc. Ctrl+N: thêm việc; hoặc chép kế hoạch tháng trước."),
            "hint",
            wrap=True,
        )
        self.trail = label("", "hint", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addWidget(self.trail)

    def current(self) -> CalendarItem | None:
        """Return the item of the chosen row."""
        index = self.table.currentIndex()
        return self.model.row_at(index) if index.isValid() else None

    def show_month(self, shown: PlanMonth, items: Sequence[CalendarItem]) -> None:
        """Show those of ``items`` that touch the month."""
        last = (shown.month + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        rows = [one for one in items if one.ends_on >= shown.month and one.starts_on <= last]
        self.model.set_rows(rows)
        self.empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        trail = trail_lines(shown.trace)
        self.trail.setText(_("Diễn biến:") + "\n" + "\n".join(trail) if trail else "")
        self.trail.setVisible(bool(trail))

    def set_item(self, item_id: uuid.UUID | None) -> None:
        """Choose the row of an item, if it is there; says nothing of it."""
        for place, one in enumerate(self.model.rows):
            if one.id == item_id and self.current() is not one:
                flags = QItemSelectionModel.SelectionFlag
                self._quiet = True
                self.table.selectionModel().setCurrentIndex(
                    self.model.index(place, 0), flags.ClearAndSelect | flags.Rows
                )
                self._quiet = False
                return

    def _on_row(self) -> None:
        item = self.current()
        if item is not None and not self._quiet:
            self.chosen.emit(item)

    def _on_shift(self, days: int) -> None:
        item = self.current()
        if item is not None:
            self.shift_asked.emit(item.id, days, 0)
