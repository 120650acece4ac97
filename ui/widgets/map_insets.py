"""Far islands beside the main map: framed panes in its corners, each looked at on its own.

A pane is chosen from, zoomed and panned like the map; where panes stand is decided here.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QPainter, QPen

from app.read_models.map import MapKey
from app.read_models.map_islands import Box
from ui.widgets.map_camera import Camera
from ui.widgets.map_labels import Label
from ui.widgets.map_layer import MapLayer
from ui.widgets.map_outlines import MapOutlines
from ui.widgets.map_palette import MapPalette

_EDGE = 10.0
"""Pixels between a pane and the edge of the map, and between two panes."""

_SHARE = 0.26
_LEAST, _MOST = 96.0, 230.0
_PADDING = 6.0
_AS_NEAR = 0.6
"""The main view makes a pane needless where it shows the islands at least so large."""


class MapInset:
    """One pane: ``frame`` in pixels of the widget, ``camera`` in pixels of the pane."""

    def __init__(self, box: Box, layer: MapLayer) -> None:
        self.box = box
        self.frame = QRectF()
        self.camera = Camera.whole(box, QSizeF(1, 1))
        self._layer = layer
        self._is_whole = True

    @property
    def home_scale(self) -> float:
        """Pixels per kilometre at which it shows all of its islands."""
        return self._whole().scale

    @property
    def labels(self) -> tuple[Label, ...]:
        """The names drawn, in pixels of the pane."""
        return self._layer.labels

    def place(self, frame: QRectF) -> None:
        """Stand there; what it looks at stays."""
        self.frame = frame
        self.camera = self._whole() if self._is_whole else self.camera.resized(frame.size())

    def show_all(self) -> None:
        """Look at all of its islands."""
        self._is_whole = True
        self.camera = self._whole()

    def zoom(self, factor: float, pixel: QPointF | None) -> None:
        """Nearer or farther about a pixel of the widget, or the middle."""
        about = self.frame.center() if pixel is None else pixel
        least = self._whole().scale * 0.8
        self._look(self.camera.zoomed(factor, about - self.frame.topLeft(), least))

    def pan(self, dx: float, dy: float) -> None:
        """Move what it shows by pixels to the right and down."""
        self._look(self.camera.panned(dx, dy))

    def holds(self, place: tuple[float, float]) -> bool:
        """Tell whether a plane point lies in the part that it stands for."""
        left, bottom, right, top = self.box
        return left <= place[0] <= right and bottom <= place[1] <= top

    def place_at(self, pixel: QPointF) -> QPointF:
        """The plane point under a pixel of the widget."""
        return self.camera.place_at(pixel - self.frame.topLeft())

    def paint(self, painter: QPainter, palette: MapPalette, ratio: float) -> None:
        """Draw it with its frame; the pixmap is made anew only after it has moved."""
        if not self._layer.is_exact(self.camera):
            self._layer.finish(self.camera, ratio)
        painter.save()
        painter.setClipRect(self.frame)
        painter.fillRect(self.frame, palette.sea)
        painter.translate(self.frame.topLeft())
        self._layer.paint(painter, self.camera)
        painter.restore()
        painter.setPen(QPen(palette.border, 1.5))
        painter.drawRect(self.frame)

    def _look(self, camera: Camera) -> None:
        self._is_whole = False
        self.camera = camera.within(self.box)

    def _whole(self) -> Camera:
        return Camera.whole(self.box, self.frame.size(), _PADDING)


class MapInsets:
    """All panes of a map; made anew with picture or colours."""

    def __init__(
        self,
        outlines: MapOutlines,
        palette: MapPalette,
        font: QFont,
        old_units: MapOutlines | None = None,
    ) -> None:
        self._outlines = outlines
        self._placed_for: QSizeF | None = None
        self.panes = tuple(
            MapInset(box, MapLayer(outlines, palette, font, old_units, margin=0))
            for box in outlines.picture.insets
        )

    def take_views(self, before: "MapInsets") -> None:
        """Look at what other panes of the same map look at."""
        for pane, other in zip(self.panes, before.panes, strict=False):
            if pane.box == other.box and not other._is_whole:
                pane._look(other.camera)

    def lay_out(self, camera: Camera) -> None:
        """Stand in corners of a view of the whole map, where they hide least of the land."""
        size = camera.size
        if not self.panes or size == self._placed_for:
            return
        self._placed_for = size
        side = min(max(min(size.width(), size.height()) * _SHARE, _LEAST), _MOST)
        taken: list[QRectF] = []
        land = [_on_screen(camera, box) for box in self._outlines.land]
        for pane in self.panes:
            frame = min(
                _corners(size, _frame_size(pane.box, side), taken),
                key=lambda frame: (
                    round(_hidden(frame, land)),
                    _distance(frame, camera, pane.box),
                ),
            )
            pane.place(frame)
            taken.append(frame)

    def at(self, pixel: QPointF, main: Camera) -> MapInset | None:
        """The pane under a pixel."""
        return next((pane for pane in self.shown(main) if pane.frame.contains(pixel)), None)

    def of(self, key: MapKey, main: Camera) -> MapInset | None:
        """The pane that shows a unit now."""
        anchor = self._outlines.shape(key).anchor
        return next((pane for pane in self.shown(main) if pane.holds(anchor)), None)

    def shown(self, main: Camera) -> Sequence[MapInset]:
        """The panes whose islands the main view does not show as well itself."""
        seen = main.seen()
        return [
            pane
            for pane in self.panes
            if main.scale < pane.home_scale * _AS_NEAR or not seen.contains(_middle(pane.box))
        ]


def _frame_size(box: Box, side: float) -> QSizeF:
    wide, high = max(box[2] - box[0], 0.1), max(box[3] - box[1], 0.1)
    longer = max(wide, high)
    return QSizeF(max(side * wide / longer, side * 0.6), max(side * high / longer, side * 0.6))


def _corners(size: QSizeF, frame: QSizeF, taken: list[QRectF]) -> list[QRectF]:
    """Places along the left and right edge that no pane has taken; at least one."""
    right = size.width() - frame.width() - _EDGE
    bottom = size.height() - frame.height() - _EDGE
    middle = (size.height() - frame.height()) / 2
    places = [
        QRectF(QPointF(x, y), frame)
        for x in (right, _EDGE)
        for y in (_EDGE, middle, bottom - 2 * _EDGE)
    ]
    free = [one for one in places if not any(one.intersects(other) for other in taken)]
    return free or places[:1]


def _on_screen(camera: Camera, box: Box) -> Box:
    """Left, top, right, bottom in pixels; plain numbers, for there are hundreds of them."""
    transform = camera.transform()
    scale, dx, dy = camera.scale, transform.dx(), transform.dy()
    left, bottom, right, top = box
    return (left * scale + dx, dy - top * scale, right * scale + dx, dy - bottom * scale)


def _hidden(frame: QRectF, land: Sequence[Box]) -> float:
    left, top, right, bottom = frame.left(), frame.top(), frame.right(), frame.bottom()
    return sum(
        max(min(right, box[2]) - max(left, box[0]), 0.0)
        * max(min(bottom, box[3]) - max(top, box[1]), 0.0)
        for box in land
    )


def _distance(frame: QRectF, camera: Camera, box: Box) -> float:
    middle = _middle(box)
    return (frame.center() - camera.pixel_of(middle.x(), middle.y())).manhattanLength()


def _middle(box: Box) -> QPointF:
    return QPointF((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
