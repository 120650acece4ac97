"""The still part of the map (fills, borders, names) as one pixmap, drawn a little at a time.

While the user pans and zooms, the last pixmap is moved and stretched; the exact one is made
meanwhile in steps of a few milliseconds, so that no frame waits for it.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen, QPixmap, QTransform

from app.read_models.map import MapShape
from ui.widgets.map_camera import Camera
from ui.widgets.map_labels import Label, paint_labels, placed_labels
from ui.widgets.map_outlines import MapOutlines
from ui.widgets.map_palette import MapPalette

MARGIN = 96
"""Pixels drawn around the view, so that a short pan uncovers nothing blank."""

_APART = 90.0
"""Pixels of width; a group of islands smaller than this is read in its inset."""

_SPECK = 1.5
"""Pixels of room; land smaller than this is marked by a dot, so that no unit goes unseen."""


class MapLayer:
    """One finished pixmap to show, and perhaps a next one in the making."""

    def __init__(
        self,
        outlines: MapOutlines,
        palette: MapPalette,
        font: QFont,
        old_units: MapOutlines | None = None,
        margin: int = MARGIN,
    ) -> None:
        self._drawing = _Drawing(outlines, palette, font, old_units, margin)
        self._shown: _Sheet | None = None
        self._next: _Sheet | None = None

    @property
    def has_picture(self) -> bool:
        """Whether there is anything to show yet."""
        return self._shown is not None

    @property
    def labels(self) -> tuple[Label, ...]:
        """The names on the finished pixmap, in the pixels of its own view."""
        return self._shown.labels if self._shown else ()

    def is_exact(self, camera: Camera) -> bool:
        """Whether the finished pixmap was made for this very view."""
        return self._shown is not None and self._shown.camera == camera

    def finish(self, camera: Camera, ratio: float) -> None:
        """Make the exact pixmap now; for the first picture."""
        self._shown = _Sheet(self._drawing, camera, ratio)
        self._next = None
        self._shown.work(math.inf)

    def advance(self, camera: Camera, ratio: float, milliseconds: float) -> bool:
        """Work on the next pixmap, of the view at its start; True when the one shown is exact."""
        if self.is_exact(camera):
            self._next = None
            return True
        if self._next is None or (self._next.camera != camera and not self._next.is_late):
            self._next = _Sheet(self._drawing, camera, ratio)
        if self._next.work(time.perf_counter() + milliseconds / 1000):
            self._shown, self._next = self._next, None
        return self.is_exact(camera)

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Put the finished pixmap where ``camera`` sees it."""
        if self._shown is None:
            return
        sheet = self._shown
        margin = self._drawing.margin
        corner = sheet.camera.place_at(QPointF(-margin, -margin))
        stretch = camera.scale / sheet.camera.scale
        if stretch == 1.0:
            painter.drawPixmap(_whole(camera.pixel_of(corner.x(), corner.y())), sheet.pixmap)
            return
        size = sheet.pixmap.deviceIndependentSize() * stretch
        target = QRectF(camera.pixel_of(corner.x(), corner.y()), size)
        painter.drawPixmap(target, sheet.pixmap, QRectF(sheet.pixmap.rect()))


def _whole(point: QPointF) -> QPointF:
    return QPointF(round(point.x()), round(point.y()))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What a layer draws, whatever the view."""

    outlines: MapOutlines
    palette: MapPalette
    font: QFont
    old_units: MapOutlines | None
    margin: int


class _Sheet:
    """A pixmap in the making: all fills, all borders, old units over them, then the names."""

    def __init__(self, drawing: _Drawing, camera: Camera, ratio: float) -> None:
        self.camera = camera
        self.labels: tuple[Label, ...] = ()
        self._drawing = drawing
        self._outlines = drawing.outlines
        self._palette = drawing.palette
        margin = drawing.margin
        around = QSizeF(2 * margin, 2 * margin)
        self.pixmap = QPixmap(((camera.size + around) * ratio).toSize())
        self.pixmap.setDevicePixelRatio(ratio)
        self.pixmap.fill(self._palette.sea)
        self._transform = camera.transform() * QTransform.fromTranslate(margin, margin)
        seen = camera.resized(camera.size + around).seen()
        inside = self._outlines.within(seen)
        self._inside = inside
        steps: list[Callable[[QPainter], None]] = [partial(self._fill, at=at) for at in inside]
        steps += [partial(self._border, at=at) for at in inside]
        if drawing.old_units is not None:
            steps += [partial(self._old, at=at) for at in drawing.old_units.within(seen)]
        steps.append(self._names)
        self._steps = steps
        self._done = 0

    @property
    def is_late(self) -> bool:
        """More than half done: worth finishing though the view has moved on."""
        return 2 * self._done > len(self._steps)

    def work(self, until: float) -> bool:
        """Draw until a time of ``perf_counter``; True when nothing is left.

        The painter ends each time: a pixmap dropped half-way may not be in use.
        """
        painter = QPainter(self.pixmap)
        try:
            while self._done < len(self._steps) and time.perf_counter() < until:
                self._steps[self._done](painter)
                self._done += 1
            return self._done == len(self._steps)
        finally:
            painter.end()

    def _fill(self, painter: QPainter, at: int) -> None:
        # Without smoothing neighbours meet exactly; the border drawn later smooths the edge.
        brush = self._palette.brush(self._outlines.keys[at])
        painter.fillPath(self._path(self._outlines, at), brush)

    def _border(self, painter: QPainter, at: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.strokePath(self._path(self._outlines, at), QPen(self._palette.border, 1.0))
        shape = self._outlines.picture.shapes[at]
        if shape.room * self.camera.scale < _SPECK:
            painter.setPen(QPen(self._palette.border, 1.0))
            painter.setBrush(self._palette.of(shape.key).fill)
            painter.drawEllipse(self._transform.map(QPointF(*shape.anchor)), 3.0, 3.0)

    def _old(self, painter: QPainter, at: int) -> None:
        """A dashed line on a light one, so that it shows on every fill and on borders."""
        assert self._drawing.old_units is not None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = self._path(self._drawing.old_units, at)
        painter.strokePath(path, QPen(self._palette.sea, 3.6))
        # Dashes are lengths of the pen: 5 and 3 pixels.
        pen = QPen(self._palette.old, 1.8)
        pen.setDashPattern([4.0, 2.0])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.strokePath(path, pen)

    def _path(self, outlines: MapOutlines, at: int) -> QPainterPath:
        return self._transform.map(outlines.path(outlines.level_for(self.camera.scale), at))

    def _is_named_apart(self, shape: MapShape) -> bool:
        """Tell whether it is so small here that its inset names it instead."""
        if not self._drawing.margin:
            return False  # this is an inset
        x, y = shape.anchor
        return any(
            left <= x <= right
            and bottom <= y <= top
            and (right - left) * self.camera.scale < _APART
            for left, bottom, right, top in self._outlines.picture.insets
        )

    def _names(self, painter: QPainter) -> None:
        size, margin = self.camera.size, self._drawing.margin
        frame = QRectF(0, 0, size.width(), size.height())
        font, old_units = self._drawing.font, self._drawing.old_units
        painter.translate(margin, margin)
        old: list[Label] = []
        if old_units is not None:
            italic = QFont(font)
            italic.setItalic(True)
            old = placed_labels(old_units.picture.shapes, self.camera, italic, frame)
            paint_labels(painter, old, italic, self._palette.old, self._palette.sea)
        shapes = self._outlines.picture.shapes
        inside = [shapes[at] for at in self._inside if not self._is_named_apart(shapes[at])]
        taken = [box for _key, _text, box in old]
        names = placed_labels(inside, self.camera, font, frame, self._outlines.islands, taken)
        paint_labels(painter, names, font, self._palette.text, self._palette.sea)
        self.labels = (*old, *names)
