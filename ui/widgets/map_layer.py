"""The still part of the map (fills, borders, names) as one pixmap, drawn a little at a time.

While the user pans and zooms, the last pixmap is moved and stretched; the exact one is made
meanwhile in steps of a few milliseconds, so that no frame waits for it.
"""

import math
import time

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPixmap, QTransform

from ui.widgets.map_camera import Camera
from ui.widgets.map_labels import Label, paint_labels, placed_labels
from ui.widgets.map_outlines import MapOutlines
from ui.widgets.map_palette import MapPalette

MARGIN = 96
"""Pixels drawn around the view, so that a short pan uncovers nothing blank."""


class MapLayer:
    """One finished pixmap to show, and perhaps a next one in the making."""

    def __init__(self, outlines: MapOutlines, palette: MapPalette, font: QFont) -> None:
        self._outlines = outlines
        self._palette = palette
        self._font = font
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
        self._shown = _Sheet(self._outlines, self._palette, self._font, camera, ratio)
        self._next = None
        self._shown.work(math.inf)

    def advance(self, camera: Camera, ratio: float, milliseconds: float) -> bool:
        """Work on the next pixmap, of the view at its start; True when the one shown is exact."""
        if self.is_exact(camera):
            self._next = None
            return True
        if self._next is None or (self._next.camera != camera and not self._next.is_late):
            self._next = _Sheet(self._outlines, self._palette, self._font, camera, ratio)
        if self._next.work(time.perf_counter() + milliseconds / 1000):
            self._shown, self._next = self._next, None
        return self.is_exact(camera)

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Put the finished pixmap where ``camera`` sees it."""
        if self._shown is None:
            return
        sheet = self._shown
        corner = sheet.camera.place_at(QPointF(-MARGIN, -MARGIN))
        stretch = camera.scale / sheet.camera.scale
        if stretch == 1.0:
            painter.drawPixmap(_whole(camera.pixel_of(corner.x(), corner.y())), sheet.pixmap)
            return
        size = sheet.pixmap.deviceIndependentSize() * stretch
        target = QRectF(camera.pixel_of(corner.x(), corner.y()), size)
        painter.drawPixmap(target, sheet.pixmap, QRectF(sheet.pixmap.rect()))


def _whole(point: QPointF) -> QPointF:
    return QPointF(round(point.x()), round(point.y()))


class _Sheet:
    """A pixmap in the making: all fills, then all borders, then the names."""

    def __init__(
        self,
        outlines: MapOutlines,
        palette: MapPalette,
        font: QFont,
        camera: Camera,
        ratio: float,
    ) -> None:
        self.camera = camera
        self.labels: tuple[Label, ...] = ()
        self._outlines = outlines
        self._palette = palette
        self._font = font
        around = QSizeF(2 * MARGIN, 2 * MARGIN)
        self.pixmap = QPixmap(((camera.size + around) * ratio).toSize())
        self.pixmap.setDevicePixelRatio(ratio)
        self.pixmap.fill(palette.sea)
        self._transform = camera.transform() * QTransform.fromTranslate(MARGIN, MARGIN)
        self._level = outlines.level_for(camera.scale)
        seen = camera.resized(camera.size + around).seen()
        self._inside = [at for at, box in enumerate(outlines.boxes) if box.intersects(seen)]
        self._done = 0

    @property
    def is_late(self) -> bool:
        """More than half done: worth finishing though the view has moved on."""
        return self._done > len(self._inside)

    def work(self, until: float) -> bool:
        """Draw until a time of ``perf_counter``; True when nothing is left.

        The painter ends each time: a pixmap dropped half-way may not be in use.
        """
        painter = QPainter(self.pixmap)
        try:
            while time.perf_counter() < until:
                if self._step(painter):
                    return True
            return False
        finally:
            painter.end()

    def _step(self, painter: QPainter) -> bool:
        """Draw one thing more; True when that was the last."""
        units = len(self._inside)
        if self._done < units:
            self._fill(painter, self._inside[self._done])
        elif self._done < 2 * units:
            self._border(painter, self._inside[self._done - units])
        else:
            self._names(painter)
            return True
        self._done += 1
        return False

    def _fill(self, painter: QPainter, at: int) -> None:
        # Without smoothing neighbours meet exactly; the border drawn later smooths the edge.
        path = self._transform.map(self._outlines.path(self._level, at))
        swatch = self._palette.of(self._outlines.keys[at])
        painter.fillPath(path, swatch.fill)
        if swatch.hatch != Qt.BrushStyle.NoBrush:
            painter.fillPath(path, swatch.hatching)

    def _border(self, painter: QPainter, at: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = self._transform.map(self._outlines.path(self._level, at))
        painter.strokePath(path, QPen(self._palette.border, 1.0))

    def _names(self, painter: QPainter) -> None:
        size = self.camera.size
        frame = QRectF(0, 0, size.width(), size.height())
        shapes = self._outlines.picture.shapes
        inside = [shapes[at] for at in self._inside]
        self.labels = tuple(
            placed_labels(inside, self.camera, self._font, frame, self._outlines.islands)
        )
        painter.translate(MARGIN, MARGIN)
        paint_labels(painter, self.labels, self._font, self._palette.text, self._palette.sea)
