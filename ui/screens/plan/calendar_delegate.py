"""How a cell of the calendar is drawn: the day, an item a line, and how many more there are."""

import uuid

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.i18n import _
from app.services.plans.calendar import CalendarItem
from ui.screens.plan.calendar_model import CELL_ROLE, Cell
from ui.screens.plan.words import ground, short_text

_PAD = 3
_GAP = 1


class CalendarDelegate(QStyledItemDelegate):
    """``chosen`` is the item that keys act on, ``target`` the cell that one is dragged over."""

    def __init__(self, view: QAbstractItemView, *, by_hours: bool) -> None:
        super().__init__(view)
        self._view = view
        self._by_hours = by_hours
        self.chosen: uuid.UUID | None = None
        self.target: QModelIndex | None = None

    def line_height(self) -> int:
        """Return the height of one item."""
        return self._view.fontMetrics().height() + 1

    def item_at(self, cell: Cell, rect: QRect, place: QPoint) -> CalendarItem | None:
        """Return the item that is drawn at a place of the cell."""
        lines, _more = self._lines(cell, rect)
        return next((item for item, line in lines if line.contains(place)), None)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            return
        painter.save()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        palette = self._view.palette()
        role = QPalette.ColorRole
        painter.fillRect(rect, palette.color(role.AlternateBase if cell.is_dim else role.Base))
        for one in cell.going_on:
            painter.fillRect(rect, ground(one.lane, self._view))
        self._draw_day(painter, rect, cell)
        lines, more = self._lines(cell, rect)
        for item, line in lines:
            self._draw_item(painter, line, item)
        if more:
            self._draw_more(painter, rect, more)
        if state & QStyle.StateFlag.State_Selected or self.target == index:
            # On what another widget has the focus of, the frame stays but is thinner.
            width = 2 if state & QStyle.StateFlag.State_HasFocus or self.target == index else 1
            painter.setPen(QPen(palette.color(role.Highlight), width))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _draw_day(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        if self._by_hours:
            return
        font = self._view.font()
        font.setBold(cell.is_today)
        painter.setFont(font)
        role = QPalette.ColorRole
        palette = self._view.palette()
        text = f"{cell.day.day}/{cell.day.month}" if cell.day.day == 1 else str(cell.day.day)
        if cell.is_today:
            text = _("{day} hôm nay").format(day=text)
        painter.setPen(palette.color(role.PlaceholderText if cell.is_dim else role.Text))
        head = rect.adjusted(_PAD + 2, 2, -_PAD, 0)
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)
        painter.setFont(self._view.font())

    def _draw_item(self, painter: QPainter, line: QRect, item: CalendarItem) -> None:
        palette, role = self._view.palette(), QPalette.ColorRole
        is_chosen = item.id == self.chosen
        painter.fillRect(
            line, palette.color(role.Highlight) if is_chosen else ground(item.lane, self._view)
        )
        painter.setPen(palette.color(role.HighlightedText if is_chosen else role.Text))
        room = line.adjusted(_PAD, 0, -_PAD, 0)
        text = self._view.fontMetrics().elidedText(
            short_text(item), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _lines(self, cell: Cell, rect: QRect) -> tuple[list[tuple[CalendarItem, QRect]], int]:
        """Return the items that fit with their places, and how many do not."""
        height = self.line_height() + _GAP
        top = rect.top() + (1 if self._by_hours else 2)
        if not self._by_hours:
            top += self.line_height()
        fitting = max((rect.bottom() - top + _GAP) // height, 1)
        shown = list(cell.items)
        if len(shown) > fitting:
            # The chosen one is always in sight.
            kept = shown[:fitting]
            missing = next((one for one in shown[fitting:] if one.id == self.chosen), None)
            shown = [*kept[:-1], missing] if missing is not None else kept
        return [
            (
                item,
                QRect(
                    rect.left() + _PAD,
                    top + place * height,
                    rect.width() - 2 * _PAD - 1,
                    self.line_height(),
                ),
            )
            for place, item in enumerate(shown)
        ], len(cell.items) - len(shown)

    def _draw_more(self, painter: QPainter, rect: QRect, more: int) -> None:
        """Say how many are not shown: beside the day, or over the end of the last line."""
        text = _("+{n}").format(n=more)
        width = self._view.fontMetrics().horizontalAdvance(text) + 2 * _PAD
        top = rect.bottom() - self.line_height() - _GAP if self._by_hours else rect.top() + 2
        place = QRect(rect.right() - width - _PAD, top, width, self.line_height())
        palette, role = self._view.palette(), QPalette.ColorRole
        painter.fillRect(place, palette.color(role.Base))
        painter.setPen(palette.color(role.Text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
