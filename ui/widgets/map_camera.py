"""Where on the map one looks and how near: plane kilometres ↔ widget pixels. It draws nothing."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

from app.read_models.map_islands import Box

MARGIN = 16.0
"""Pixels left free around the whole map."""

NEAREST = 400.0
"""Pixels per kilometre at the closest; a house is then a few pixels."""


@dataclass(frozen=True, slots=True)
class Camera:
    """``centre`` in plane kilometres (north up), ``scale`` in logical pixels per kilometre."""

    centre: QPointF
    scale: float
    size: QSizeF

    @classmethod
    def whole(cls, box: Box, size: QSizeF, margin: float = MARGIN) -> "Camera":
        """Look at all of ``box``."""
        left, bottom, right, top = box
        wide = max(size.width() - 2 * margin, 1.0) / max(right - left, 0.1)
        high = max(size.height() - 2 * margin, 1.0) / max(top - bottom, 0.1)
        return cls(QPointF((left + right) / 2, (bottom + top) / 2), min(wide, high, NEAREST), size)

    def transform(self) -> QTransform:
        """Plane → pixels of the widget; north is up."""
        return QTransform(
            self.scale,
            0,
            0,
            -self.scale,
            self.size.width() / 2 - self.centre.x() * self.scale,
            self.size.height() / 2 + self.centre.y() * self.scale,
        )

    def place_at(self, pixel: QPointF) -> QPointF:
        """The plane point under a pixel."""
        return QPointF(
            self.centre.x() + (pixel.x() - self.size.width() / 2) / self.scale,
            self.centre.y() - (pixel.y() - self.size.height() / 2) / self.scale,
        )

    def pixel_of(self, x: float, y: float) -> QPointF:
        """The pixel a plane point is drawn at."""
        return QPointF(
            self.size.width() / 2 + (x - self.centre.x()) * self.scale,
            self.size.height() / 2 - (y - self.centre.y()) * self.scale,
        )

    def seen(self) -> QRectF:
        """The part of the plane in view."""
        width, height = self.size.width() / self.scale, self.size.height() / self.scale
        return QRectF(self.centre.x() - width / 2, self.centre.y() - height / 2, width, height)

    def zoomed(self, factor: float, pixel: QPointF, least: float) -> "Camera":
        """Nearer or farther with the place under ``pixel`` kept still."""
        scale = min(max(self.scale * factor, least), NEAREST)
        before = self.place_at(pixel)
        after = Camera(self.centre, scale, self.size).place_at(pixel)
        return Camera(self.centre + before - after, scale, self.size)

    def panned(self, dx: float, dy: float) -> "Camera":
        """The map moved by pixels to the right and down."""
        move = QPointF(dx / self.scale, -dy / self.scale)
        return Camera(self.centre - move, self.scale, self.size)

    def resized(self, size: QSizeF) -> "Camera":
        """The same centre and scale in a widget of another size."""
        return Camera(self.centre, self.scale, size)

    def within(self, box: Box) -> "Camera":
        """Not panned away from the map: the centre stays inside ``box``."""
        left, bottom, right, top = box
        x = min(max(self.centre.x(), left), right)
        y = min(max(self.centre.y(), bottom), top)
        return Camera(QPointF(x, y), self.scale, self.size)
