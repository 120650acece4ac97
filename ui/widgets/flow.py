"""Rows that wrap: parts stand side by side while there is room, and below each other otherwise."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

from ui.theme import GAP
from ui.widgets.label import plain_label


class FlowLayout(QLayout):
    """Puts its widgets in rows; with ``to_right`` each row ends at the right edge.

    A widget whose horizontal policy expands shares what is left of its row.
    """

    def __init__(self, parent: QWidget | None = None, *, to_right: bool = False) -> None:
        super().__init__(parent)
        self._parts: list[QLayoutItem] = []
        self._to_right = to_right
        self.setContentsMargins(QMargins())
        self.setSpacing(GAP)

    def addItem(self, item: QLayoutItem) -> None:
        self._parts.append(item)

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._parts.pop(index) if 0 <= index < len(self._parts) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = list(self._rows(width))
        return sum(map(_height, rows)) + self.spacing() * max(len(rows) - 1, 0)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(one.sizeHint().width() for one in shown)
        return QSize(width + self.spacing() * max(len(shown) - 1, 0), _height(shown))

    def minimumSize(self) -> QSize:
        shown = self._shown()
        width = max((_least(one) for one in shown), default=0)
        return QSize(width, max((one.minimumSize().height() for one in shown), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.top()
        for row in self._rows(rect.width()):
            height = _height(row)
            left = self._place(row, rect, top, height)
            if left is not None and self._to_right:
                move = rect.right() + 1 - left
                for one in row:
                    one.setGeometry(one.geometry().translated(move, 0))
            top += height + self.spacing()

    def _place(self, row: list[QLayoutItem], rect: QRect, top: int, height: int) -> int | None:
        """Lay a row from the left; returns where it ends, None where it fills the width."""
        taken = sum(_least(one) for one in row) + self.spacing() * (len(row) - 1)
        growing = [one for one in row if one.expandingDirections() & Qt.Orientation.Horizontal]
        spare = max(rect.width() - taken, 0)
        left = rect.left()
        for one in row:
            width = min(_least(one), rect.width())
            if one in growing:
                width += spare // len(growing)
            least = one.sizeHint().height()
            one.setGeometry(QRect(QPoint(left, top + (height - least) // 2), QSize(width, least)))
            left += width + self.spacing()
        return None if growing else left - self.spacing()

    def _rows(self, width: int) -> Iterator[list[QLayoutItem]]:
        row: list[QLayoutItem] = []
        taken = 0
        for one in self._shown():
            wanted = _least(one)
            if row and taken + self.spacing() + wanted > width:
                yield row
                row, taken = [], 0
            taken += wanted + (self.spacing() if row else 0)
            row.append(one)
        if row:
            yield row

    def _shown(self) -> list[QLayoutItem]:
        return [one for one in self._parts if not one.isEmpty()]


def _least(item: QLayoutItem) -> int:
    if item.expandingDirections() & Qt.Orientation.Horizontal:
        return item.minimumSize().width()
    return item.sizeHint().width()


def _height(row: Iterable[QLayoutItem]) -> int:
    return max((one.sizeHint().height() for one in row), default=0)


def flow(*, to_right: bool = False) -> tuple[QWidget, FlowLayout]:
    """Return a widget whose children wrap, and its layout."""
    holder = QWidget()
    layout = FlowLayout(holder, to_right=to_right)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder, layout


def captioned(caption: str, field: QWidget) -> QWidget:
    """Return a field behind its caption, to be wrapped as one; the caption leads to it."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP // 2)
    heading = plain_label(caption)
    heading.setBuddy(field)
    row.addWidget(heading)
    grows = bool(field.sizePolicy().expandingDirections() & Qt.Orientation.Horizontal)
    row.addWidget(field, int(grows))
    pair.setSizePolicy(field.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Fixed)
    return pair
