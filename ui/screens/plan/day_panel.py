"""All that lies on the chosen day, one by one, and what can be done with the chosen one."""

import datetime as dt
import uuid
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.services.plans.calendar import CalendarItem
from ui.screens.plan.words import day_word, full_lines, short_text, spoken_item, time_word
from ui.theme import GAP
from ui.widgets.flow import flow
from ui.widgets.label import label, tip

_K = Qt.Key
_SHIFTS = {_K.Key_Left: -1, _K.Key_Right: 1, _K.Key_Up: -7, _K.Key_Down: 7}


class DayPanel(QWidget):
    """``chosen`` gives the id of the item that keys act on."""

    chosen = Signal(object)
    opened = Signal()
    left = Signal()
    shift_asked = Signal(object, int, int)

    def __init__(self, actions: Sequence[QAction]) -> None:
        super().__init__()
        self._items: tuple[CalendarItem, ...] = ()
        self.heading = label("", "section", wrap=True)
        self.list = _DayList()
        self.list.setAccessibleName(_("Việc trong ngày"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemActivated.connect(lambda _item: self.opened.emit())
        self.list.left.connect(self.left)
        self.list.shifted.connect(self._on_shift)
        self.detail = label("", "hint", wrap=True)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        holder, row = flow()
        for action in actions:
            row.addWidget(_button(action))
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addWidget(self.detail)
        column.addWidget(holder)

    def minimumSizeHint(self) -> QSize:
        """Narrow beside the calendar: long lines are wrapped."""
        return QSize(self.fontMetrics().averageCharWidth() * 26, super().minimumSizeHint().height())

    def current(self) -> CalendarItem | None:
        """Return the item that is chosen."""
        row = self.list.currentRow()
        return self._items[row] if 0 <= row < len(self._items) else None

    def show_day(
        self, day: dt.date, items: Sequence[CalendarItem], wanted: uuid.UUID | None
    ) -> None:
        """Show a day, with this item chosen where it is there, else the first one."""
        self._items = tuple(items)
        self.heading.setText(day_word(day))
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._items:
            head = time_word(one)
            text = f"{short_text(one)}\n{one.subject}" if one.where else short_text(one)
            entry = QListWidgetItem(f"{head}  {text}" if head and not one.starts_at else text)
            entry.setToolTip(tip("\n".join(full_lines(one))))
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, spoken_item(one))
            self.list.addItem(entry)
        places = [place for place, one in enumerate(self._items) if one.id == wanted]
        self.list.setCurrentRow(places[0] if places else 0 if self._items else -1)
        self.list.blockSignals(False)
        self._on_row()

    def step(self, by: int) -> None:
        """Choose the next item (1) or the one before (-1)."""
        if self._items:
            self.list.setCurrentRow((self.list.currentRow() + by) % len(self._items))

    def _on_row(self) -> None:
        item = self.current()
        self.detail.setText(
            _("Chưa có việc. Enter hoặc Ctrl+N: thêm việc vào ngày này.")
            if item is None
            else "\n".join(full_lines(item))
        )
        self.chosen.emit(None if item is None else item.id)

    def _on_shift(self, days: int) -> None:
        item = self.current()
        if item is not None:
            self.shift_asked.emit(item.id, days, 0)


class _DayList(QListWidget):
    left = Signal()
    shifted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _K(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == _K.Key_Escape:
            self.left.emit()
        elif held == Qt.KeyboardModifier.AltModifier and key in _SHIFTS:
            self.shifted.emit(_SHIFTS[key])
        elif key in (_K.Key_Return, _K.Key_Enter) and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


def _button(action: QAction) -> QPushButton:
    button = QPushButton(action.text())
    button.setAutoDefault(False)
    button.setAccessibleName(action.text().replace("&", ""))
    button.setToolTip(action.toolTip())
    button.clicked.connect(action.trigger)

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        button.setVisible(action.isVisible())

    action.changed.connect(follow)
    follow()
    return button
