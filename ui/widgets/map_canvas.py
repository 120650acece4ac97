"""The map of a province as it is drawn: picture, colours, old units, view and the chosen unit.

It draws any ``MapPicture``, real or schematic, in colours given from outside. Mouse and keys are
``ui.widgets.map_view``'s affair.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

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

_EMPTY = MapPicture.of((), is_schematic=False)
#: Pixels from the edge at which a unit of a part of the map is brought further in.
_EDGE = 24


class MapCanvas(QWidget):
    """Where a far island is chosen, zooming and panning move its inset."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Bản đồ địa bàn"))
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
        self._camera = Camera.whole(_EMPTY.home, QSizeF(self.size()))
        self._at_home = True
        self._selected: MapKey | None = None
        self._hovered: MapKey | None = None
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

    def _bring_into_view(self, key: MapKey) -> None:
        shape = self._outlines.shape(key)
        pixel = self._camera.pixel_of(*shape.anchor)
        if self._insets.of(key, self._camera) is not None:
            return
        # Of the whole map all is in sight, up to its edge.
        edge = 0 if self._at_home else _EDGE
        if not QRectF(self.rect()).adjusted(edge, edge, -edge, -edge).contains(pixel):
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
        self._pan(self._pane(None), dx, dy)

    def _pan(self, pane: MapInset | None, dx: float, dy: float) -> None:
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

    def _key_at(self, pixel: QPointF) -> MapKey | None:
        pane = self._insets.at(pixel, self._camera)
        if pane is not None:
            return self._outlines.at(pane.place_at(pixel), pane.camera.scale)
        return self._outlines.at(self._camera.place_at(pixel), self._camera.scale)
