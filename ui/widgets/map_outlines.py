"""The outlines of a map picture as painter paths, made once per level, and who lies where.

Paths are in plane kilometres; it knows neither camera nor colours.
"""

import math
from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from app.read_models.map import MapKey, MapPicture, MapShape, Ring
from app.read_models.map_islands import Box

SHARP_ENOUGH = 0.8
"""Pixels; what a level leaves out must be smaller than this on the screen."""


class MapOutlines:
    """Paths of one picture. Levels are turned into paths when first looked at."""

    def __init__(self, picture: MapPicture) -> None:
        self.picture = picture
        self.keys: tuple[MapKey, ...] = tuple(shape.key for shape in picture.shapes)
        self.place = {key: at for at, key in enumerate(self.keys)}
        self.boxes = tuple(_rectangle(shape) for shape in picture.shapes)
        self._paths: dict[tuple[int, int], QPainterPath] = {}

    @cached_property
    def land(self) -> tuple[Box, ...]:
        """Boxes of the units, for what is not to be hidden."""
        return tuple(shape.box for shape in self.picture.shapes)

    @cached_property
    def islands(self) -> frozenset[MapKey]:
        """Units with open sea all around them, as far as their boxes tell."""
        boxes = [shape.box for shape in self.picture.shapes]
        return frozenset(key for at, key in enumerate(self.keys) if _stands_alone(at, boxes))

    def shape(self, key: MapKey) -> MapShape:
        """Name, anchor and box of a unit (of its coarsest outline)."""
        return self.picture.shapes[self.place[key]]

    def level_for(self, scale: float) -> int:
        """The coarsest level that looks exact at ``scale`` pixels per kilometre."""
        for level, detail in enumerate(self.picture.levels):
            if detail.tolerance * scale <= SHARP_ENOUGH:
                return level
        return len(self.picture.levels) - 1

    def path(self, level: int, at: int) -> QPainterPath:
        """The outline of unit number ``at``."""
        path = self._paths.get((level, at))
        if path is None:
            path = _path(self.picture.levels[level].shapes[at])
            self._paths[level, at] = path
        return path

    def within(self, seen: QRectF) -> list[int]:
        """The numbers of the units whose box meets a part of the plane."""
        return [at for at, box in enumerate(self.boxes) if box.intersects(seen)]

    def at(self, place: QPointF, scale: float) -> MapKey | None:
        """The unit at a plane point; islands of a few pixels are met within reach of a finger."""
        level = self.level_for(scale)
        for at, box in enumerate(self.boxes):
            if box.contains(place) and self.path(level, at).contains(place):
                return self.keys[at]
        reach = 6.0 / scale
        near = [
            (math.hypot(anchor[0] - place.x(), anchor[1] - place.y()), at)
            for at, shape in enumerate(self.picture.shapes)
            if shape.room < reach and (anchor := shape.anchor)
        ]
        distance, best = min(near, default=(math.inf, -1))
        return self.keys[best] if distance <= reach else None

    def nearest(self, place: QPointF) -> MapKey | None:
        """The unit whose anchor is nearest to a plane point; None on an empty map."""
        distances = [
            (math.dist(shape.anchor, (place.x(), place.y())), at)
            for at, shape in enumerate(self.picture.shapes)
        ]
        return self.keys[min(distances)[1]] if distances else None

    def neighbour(self, key: MapKey, east: int, north: int) -> MapKey | None:
        """The nearest unit that lies mostly that way ((1, 0) is east); None at the rim."""
        x, y = self.shape(key).anchor
        found: list[tuple[float, int]] = []
        for at, shape in enumerate(self.picture.shapes):
            dx, dy = shape.anchor[0] - x, shape.anchor[1] - y
            along = dx * east + dy * north
            across = abs(dx * north) + abs(dy * east)
            if along > 0 and across <= along * 1.2:
                found.append((along + 2 * across, at))
        return self.keys[min(found)[1]] if found else None


def _stands_alone(at: int, boxes: Sequence[Box]) -> bool:
    left, bottom, right, top = boxes[at]
    return not any(
        box[0] < right and box[2] > left and box[1] < top and box[3] > bottom
        for other, box in enumerate(boxes)
        if other != at
    )


def _rectangle(shape: MapShape) -> QRectF:
    left, bottom, right, top = shape.box
    return QRectF(left, bottom, right - left, top - bottom)


def _path(shape: MapShape) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for polygon in shape.rings:
        for ring in polygon:
            path.addPolygon(_polygon(ring))
            path.closeSubpath()
    return path


def _polygon(ring: Ring) -> QPolygonF:
    """A ring's bytes are what Qt reads a polygon from, behind a count: no loop over points."""
    # The stream does not keep what it reads: without this name it would read freed memory.
    packed = QByteArray((len(ring) // 8).to_bytes(4, "little") + ring)
    stream = QDataStream(packed, QIODevice.OpenModeFlag.ReadOnly)
    stream.setByteOrder(QDataStream.ByteOrder.LittleEndian)
    stream.setFloatingPointPrecision(QDataStream.FloatingPointPrecision.SinglePrecision)
    polygon = QPolygonF()
    stream >> polygon
    return polygon
