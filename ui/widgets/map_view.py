"""The map of a province as a widget: looked at, walked through by mouse and keys, chosen from.

How it is drawn is ``ui.widgets.map_canvas``; what a click opens and what the colours mean is
decided by the screen around it. Legend: ``ui.widgets.map_legend``.
"""

import html

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from app.read_models.map import MapKey
from ui.widgets.map_canvas import MapCanvas
from ui.widgets.map_insets import MapInset

ZOOM = 1.25
PAN = 80.0
_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class MapView(MapCanvas):
    """Wheel, + and - zoom, Home shows all, drag and Ctrl+arrows pan; arrows walk to neighbours.

    N and P walk all units. Where a far island is chosen, zooming and panning move its inset.
    ``territory_selected`` is emitted when the user (not ``select``) chooses a unit,
    ``territory_activated`` on Enter and double click. Both carry the unit's key.
    """

    territory_selected = Signal(object)
    territory_activated = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._grasped: MapInset | None = None
        self._pressed: QPointF | None = None
        self._dragged: QPointF | None = None

    def _choose(self, key: MapKey | None) -> None:
        if key is not None and key != self._selected:
            self.select(key)
            self.territory_selected.emit(key)

    def _walk(self, step: int) -> None:
        keys = self._outlines.keys
        if keys:
            at = self._outlines.place.get(self._selected, -1) if self._selected is not None else -1
            start = at if at >= 0 or step > 0 else 0
            self._choose(keys[(start + step) % len(keys)])

    def _walk_towards(self, east: int, north: int) -> None:
        if self._selected is None:
            middle = QPointF(self.width() / 2, self.height() / 2)
            self._choose(self._outlines.nearest(self._camera.place_at(middle)))
        else:
            self._choose(self._outlines.neighbour(self._selected, east, north))

    # Qt

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            key = self._key_at(QPointF(event.pos()))
            if key is None:
                QToolTip.hideText()
            else:
                name = self._outlines.shape(key).name
                facts = html.escape("\n".join(self._facts(key))).split("\n")
                lines = [f"<b>{html.escape(name)}</b>", *facts]
                QToolTip.showText(event.globalPos(), "<br>".join(lines), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._grasped = self._insets.at(event.position(), self._camera)
            self._dragged = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            far = (event.position() - self._pressed).manhattanLength()
            if self._dragged is None and far < QApplication.startDragDistance():
                return
            since = event.position() - (self._dragged or self._pressed)
            self._dragged = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._pan(self._grasped, since.x(), since.y())
            return
        hovered = self._key_at(event.position())
        if hovered != self._hovered:
            self._hovered = hovered
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if hovered else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        if self._dragged is None:
            self._choose(self._key_at(event.position()))
        self._pressed = self._dragged = self._grasped = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        key = self._key_at(event.position())
        if key is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(key)
            self.territory_activated.emit(key)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if notches:
            self.zoom(ZOOM**notches, event.position())
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _DIRECTIONS:
            east, north = _DIRECTIONS[key]
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.pan(-PAN * east, PAN * north)
            else:
                self._walk_towards(east, north)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / ZOOM)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.show_all()
        elif key in (Qt.Key.Key_N, Qt.Key.Key_P):
            self._walk(1 if key == Qt.Key.Key_N else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._selected is not None:
            self.territory_activated.emit(self._selected)
        else:
            super().keyPressEvent(event)
