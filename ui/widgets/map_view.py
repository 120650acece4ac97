"""The map of a province as a widget: looked at, walked through by mouse and keys, chosen from.

It draws any ``MapPicture``, real or schematic, in colours given from outside; what a click opens
and what the colours mean is decided by the screen around it. Legend: ``ui.widgets.map_legend``.
"""

import html
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from app.i18n import _
from app.read_models.map import MapColouring, MapKey, MapPicture
from ui.widgets import map_overlay
from ui.widgets.map_camera import Camera
from ui.widgets.map_insets import MapInset, MapInsets
from ui.widgets.map_labels import Label
from ui.widgets.map_layer import MapLayer
from ui.widgets.map_outlines import MapOutlines
from ui.widgets.map_palette import MapPalette

STEP_MS = 5.0
"""Milliseconds of drawing ahead between two events; a frame is 16."""

ZOOM = 1.25
PAN = 80.0
_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_EMPTY = MapPicture.of((), is_schematic=False)


class MapView(QWidget):
    """Wheel, + and - zoom, Home shows all, drag and Ctrl+arrows pan; arrows walk to neighbours.

    N and P walk all units. Where a far island is chosen, zooming and panning move its inset.
    ``territory_selected`` is emitted when the user (not ``select``) chooses a unit,
    ``territory_activated`` on Enter and double click. Both carry the unit's key.
    """

    territory_selected = Signal(object)
    territory_activated = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Bản đồ địa bàn"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 180)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._colouring = MapColouring()
        self._notes: Mapping[MapKey, str] = {}
        self._outlines = MapOutlines(_EMPTY)
        self._palette = MapPalette(self.palette(), self._colouring)
        self._old: MapOutlines | None = None
        self._layer = MapLayer(self._outlines, self._palette, self.font())
        self._insets = MapInsets(self._outlines, self._palette, self.font())
        self._grasped: MapInset | None = None
        self._camera = Camera.whole(_EMPTY.home, QSizeF(self.size()))
        self._at_home = True
        self._selected: MapKey | None = None
        self._hovered: MapKey | None = None
        self._pressed: QPointF | None = None
        self._dragged: QPointF | None = None
        self._ahead = QTimer(self)
        self._ahead.setInterval(0)
        self._ahead.timeout.connect(self._draw_ahead)
        self._describe()

    # What is shown

    def set_picture(self, picture: MapPicture) -> None:
        """Show another map, all of it; a selection that it also has stays."""
        self._outlines = MapOutlines(picture)
        self._old = None
        if self._selected not in self._outlines.place:
            self._selected = None
        self._hovered = None
        self._renew()
        self.show_all()
        self._describe()

    def set_colouring(self, colouring: MapColouring) -> None:
        """Colour the units anew; view and selection stay."""
        self._colouring = colouring
        self._renew()
        self._describe()

    def set_old_units(self, old: MapPicture | None) -> None:
        """Lay the outlines of former units over the map, or take them away."""
        self._old = MapOutlines(old) if old is not None and old.shapes else None
        self._renew()
        self._describe()

    def set_notes(self, notes: Mapping[MapKey, str]) -> None:
        """Plain text shown under a unit's name on hover, such as the date of the last visit."""
        self._notes = notes

    @property
    def picture(self) -> MapPicture:
        """The map shown."""
        return self._outlines.picture

    @property
    def colouring(self) -> MapColouring:
        """The colouring shown."""
        return self._colouring

    @property
    def swatches(self) -> MapPalette:
        """The colours in use, for a legend."""
        return self._palette

    @property
    def labels(self) -> tuple[Label, ...]:
        """The names drawn, with their boxes in pixels at the view they were drawn for."""
        return self._layer.labels

    @property
    def camera(self) -> Camera:
        """The present view."""
        return self._camera

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is exact and not a stretched picture of the view before."""
        return self._layer.is_exact(self._camera)

    @property
    def insets(self) -> tuple[MapInset, ...]:
        """The panes of far islands that are in sight now."""
        return tuple(self._insets.shown(self._camera))

    @property
    def old_units(self) -> MapPicture | None:
        """The outlines of former units that lie over the map."""
        return self._old.picture if self._old is not None else None

    # Selection

    @property
    def selected(self) -> MapKey | None:
        """The chosen unit."""
        return self._selected

    def select(self, key: MapKey | None) -> None:
        """Choose a unit from outside (tree, list); a key that is not on the map chooses none.

        Emits nothing. The view moves only where the unit is out of sight.
        """
        key = key if key in self._outlines.place else None
        if key == self._selected:
            return
        self._selected = key
        if key is not None:
            self._bring_into_view(key)
        self._describe()
        self.update()

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

    def _bring_into_view(self, key: MapKey) -> None:
        shape = self._outlines.shape(key)
        pixel = self._camera.pixel_of(*shape.anchor)
        if self._insets.of(key, self._camera) is not None:
            return
        if not QRectF(self.rect()).adjusted(24, 24, -24, -24).contains(pixel):
            centre = QPointF(self.width() / 2, self.height() / 2)
            self._look(self._camera.panned(centre.x() - pixel.x(), centre.y() - pixel.y()))

    def _describe(self) -> None:
        """Say in words, for a screen reader, what the map shows and which unit is chosen."""
        texts = []
        if self.picture.is_schematic:
            texts.append(map_overlay.schematic_notice(self.picture))
        if self._selected is None:
            texts.append(
                _("Có {count} địa bàn, chưa chọn địa bàn nào.").format(
                    count=len(self._outlines.keys)
                )
            )
        else:
            name = self._outlines.shape(self._selected).name
            told = "; ".join([name, *self._facts(self._selected)]).replace("\n", "; ")
            texts.append(_("Đang chọn: {text}").format(text=told))
        if self._old is not None:
            texts.append(_("Nét đứt là ranh giới đơn vị cũ."))
        self.setAccessibleDescription(" ".join(texts))

    def _facts(self, key: MapKey) -> list[str]:
        category = self._colouring.category_of.get(key)
        meaning = next((c.text for c in self._colouring.categories if c.id == category), "")
        return [
            text
            for text in (meaning or self._colouring.blank_text, self._notes.get(key, ""))
            if text
        ]

    # View

    def show_all(self) -> None:
        """Go back to the whole map."""
        self._at_home = True
        self._camera = Camera.whole(self.picture.home, QSizeF(self.size()))
        for pane in self._insets.panes:
            pane.show_all()
        self._place_insets()
        self._ahead.start()
        self.update()

    def zoom(self, factor: float, pixel: QPointF | None = None) -> None:
        """Nearer (factor above 1) or farther, about a pixel or the middle."""
        pane = self._pane(pixel)
        if pane is not None:
            pane.zoom(factor, pixel)
            self.update()
            return
        least = Camera.whole(self.picture.bounds, QSizeF(self.size())).scale * 0.5
        about = pixel if pixel is not None else QPointF(self.width() / 2, self.height() / 2)
        self._look(self._camera.zoomed(factor, about, least))

    def pan(self, dx: float, dy: float) -> None:
        """Move the map, or the inset of the chosen island, by pixels to the right and down."""
        pane = self._grasped if self._pressed is not None else self._pane(None)
        if pane is not None:
            pane.pan(dx, dy)
            self.update()
            return
        self._look(self._camera.panned(dx, dy))

    def _look(self, camera: Camera) -> None:
        self._at_home = False
        self._camera = camera.within(self.picture.bounds)
        self._ahead.start()
        self.update()

    def _pane(self, pixel: QPointF | None) -> MapInset | None:
        """The inset that a wheel or a key acts on; None for the map itself."""
        if pixel is not None:
            return self._insets.at(pixel, self._camera)
        if self._selected is None:
            return None
        return self._insets.of(self._selected, self._camera)

    def _place_insets(self) -> None:
        self._insets.lay_out(Camera.whole(self.picture.home, QSizeF(self.size())))

    def _renew(self) -> None:
        self._palette = MapPalette(self.palette(), self._colouring)
        self._layer = MapLayer(self._outlines, self._palette, self.font(), self._old)
        before = self._insets
        self._insets = MapInsets(self._outlines, self._palette, self.font(), self._old)
        self._place_insets()
        self._insets.take_views(before)
        self.update()

    def _draw_ahead(self) -> None:
        if not self.isVisible() or self._layer.advance(
            self._camera, self.devicePixelRatioF(), STEP_MS
        ):
            self._ahead.stop()
            self.update()

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(720, 540)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._layer.has_picture:
            self._layer.finish(self._camera, self.devicePixelRatioF())
        if not self._layer.is_exact(self._camera):  # else it covers all
            painter.fillRect(self.rect(), self._palette.sea)
        self._layer.paint(painter, self._camera)
        map_overlay.paint_displaced(painter, self.picture, self._camera, self._palette)
        marked = [(self._hovered, self._palette.hover, 1.6)]
        marked += [(self._selected, self._palette.selection, 3.0)]
        self._mark(painter, marked, self._camera)
        for pane in self._insets.shown(self._camera):
            pane.paint(painter, self._palette, self.devicePixelRatioF())
            painter.save()
            painter.setClipRect(pane.frame)
            painter.translate(pane.frame.topLeft())
            self._mark(painter, marked, pane.camera)
            painter.restore()
        self._paint_name(painter)
        map_overlay.paint_notices(painter, self.picture, self.palette(), self.rect())
        if self.hasFocus():
            map_overlay.paint_focus(painter, self.palette(), self.rect())

    def _mark(
        self, painter: QPainter, marked: Sequence[tuple[MapKey | None, QColor, float]], to: Camera
    ) -> None:
        for key, colour, width in marked:
            if key is not None:
                map_overlay.paint_outline(painter, self._outlines, to, key, colour, width)

    def _paint_name(self, painter: QPainter) -> None:
        if self._selected is None:
            return
        shape = self._outlines.shape(self._selected)
        pane = self._insets.of(self._selected, self._camera)
        point = self._camera.pixel_of(*shape.anchor)
        if pane is not None:
            point = pane.camera.pixel_of(*shape.anchor) + pane.frame.topLeft()
        map_overlay.paint_name(painter, shape.name, point, self.palette(), self.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        size = QSizeF(event.size())
        if self._at_home:
            self._camera = Camera.whole(self.picture.home, size)
        else:
            self._camera = self._camera.resized(size)
        self._place_insets()
        self._ahead.start()

    def showEvent(self, event: QEvent) -> None:
        self._ahead.start()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._renew()
        super().changeEvent(event)

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

    def _key_at(self, pixel: QPointF) -> MapKey | None:
        pane = self._insets.at(pixel, self._camera)
        if pane is not None:
            return self._outlines.at(pane.place_at(pixel), pane.camera.scale)
        return self._outlines.at(self._camera.place_at(pixel), self._camera.scale)

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
            self.pan(since.x(), since.y())
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
