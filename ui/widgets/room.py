"""Giving content the room it needs: it scrolls, or its halves go below each other."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget

#: Narrower than this two halves stand below each other.
_NARROW = 640


class RoomyArea(QScrollArea):
    """Fills itself with one widget, and scrolls only where that widget's least size does not fit.

    Unlike a plain resizable area it takes the least height of wrapped text, not the wished one,
    so that tables within it scroll by themselves first.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self._holder = QWidget()
        content.setParent(self._holder)
        content.installEventFilter(self)
        self.setWidget(self._holder)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._holder.setAutoFillBackground(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    def _fit(self) -> None:
        room = self.maximumViewportSize()
        bar = self.verticalScrollBar().sizeHint().width()
        size = _least(self._content, room.width()).expandedTo(room)
        if size.height() > room.height() and size.width() <= room.width():
            narrower = room.width() - bar
            size = _least(self._content, narrower).expandedTo(QSize(narrower, room.height()))
        self._holder.resize(size)
        self._content.setGeometry(0, 0, size.width(), size.height())


def _least(content: QWidget, width: int) -> QSize:
    least = content.minimumSizeHint().expandedTo(content.minimumSize())
    layout = content.layout()
    if layout is not None and layout.hasHeightForWidth():
        wide = max(least.width(), width)
        least.setHeight(max(layout.minimumHeightForWidth(wide), content.minimumHeight()))
    return least


class Halves(QSplitter):
    """Two parts side by side, or below each other in a narrow window."""

    def __init__(self, left: QWidget, right: QWidget, shares: tuple[int, int]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._shares = shares
        self._parts = (left, right)
        self._placed = False
        for place, part in enumerate(self._parts):
            self.addWidget(part)
            self.setStretchFactor(place, shares[place])
        self.setChildrenCollapsible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = event.size().width()
        least = sum(one.minimumSizeHint().width() for one in self._parts)
        narrow = width < max(_NARROW, least + self.handleWidth())
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        turned = wanted is not self.orientation()
        if turned:
            self.setOrientation(wanted)
        super().resizeEvent(event)
        if turned or not self._placed:
            self._placed = True
            total = width if wanted is Qt.Orientation.Horizontal else event.size().height()
            parts = sum(self._shares)
            self.setSizes([total * share // parts for share in self._shares])

    def minimumSizeHint(self) -> QSize:
        """Two parts need no more width than the wider one: they can go below each other."""
        hints = [one.minimumSizeHint() for one in self._parts]
        if self.orientation() is Qt.Orientation.Vertical:
            return super().minimumSizeHint()
        side_by_side = super().minimumSizeHint()
        width = max((one.width() for one in hints), default=0)
        return QSize(min(width, side_by_side.width()), side_by_side.height())
