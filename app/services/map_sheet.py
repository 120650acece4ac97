"""Map shapes in millimetres of a sheet: parts of the plane laid onto panels, no finer than print.

What is drawn where, and in which tone, is the figures' affair.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.documents.model import MapShape as PaperShape
from app.read_models.map import MapLevel, MapPicture, MapShape, ring_values
from app.read_models.map_islands import Box

FINEST = 0.1
"""Millimetres: what print still shows; points nearer than this fall together."""

_MARGIN = 0.45
"""Of the territory's size, left free on each side for its neighbours."""

_DOT = 0.3
"""Half the side of the mark for land too small to be drawn: none is left off a map."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the figure: the box of the plane that it shows, millimetres a kilometre."""

    box: Box
    scale: float

    @classmethod
    def fitting(cls, box: Box, width: float, height: float) -> "Panel":
        """Show a box as large as fits."""
        wide, tall = max(box[2] - box[0], FINEST), max(box[3] - box[1], FINEST)
        return cls(box, min(width / wide, height / tall))

    @classmethod
    def around(cls, box: Box, width: float, height: float) -> "Panel":
        """Show a box in the middle, with its margin, in the shape of the panel."""
        wide, tall = max(box[2] - box[0], FINEST), max(box[3] - box[1], FINEST)
        margin = _MARGIN * max(wide, tall)
        scale = min(width / (wide + 2 * margin), height / (tall + 2 * margin))
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        half = width / scale / 2, height / scale / 2
        return cls((x - half[0], y - half[1], x + half[0], y + half[1]), scale)

    @property
    def size(self) -> Point:
        """Give width and height in millimetres."""
        return (
            (self.box[2] - self.box[0]) * self.scale,
            (self.box[3] - self.box[1]) * self.scale,
        )

    def at(self, point: Point) -> Point:
        """Return a point in millimetres from the upper left corner, on the finest grid."""
        return (
            round(round((point[0] - self.box[0]) * self.scale / FINEST) * FINEST, 2),
            round(round((self.box[3] - point[1]) * self.scale / FINEST) * FINEST, 2),
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit is drawn: as it lies, or about ``centre`` smaller and at ``target``."""

    box: Box
    centre: Point = (0.0, 0.0)
    target: Point = (0.0, 0.0)
    share: float = 1.0
    is_moved: bool = False

    def of(self, point: Point) -> Point:
        """Return where a point of the plane is drawn."""
        if not self.is_moved:
            return point
        return (
            self.target[0] + (point[0] - self.centre[0]) * self.share,
            self.target[1] + (point[1] - self.centre[1]) * self.share,
        )


def level_for(picture: MapPicture, scale: float) -> MapLevel:
    """Return the coarsest level that is as fine as print shows."""
    for level in picture.levels:
        if level.tolerance * scale <= FINEST:
            return level
    return picture.levels[-1]


def rings_on(
    shape: MapShape, place: Place, panel: Panel, *, with_dots: bool
) -> Iterator[tuple[Point, ...]]:
    """Return the rings of a unit on a panel; ``with_dots`` marks what is too small to be drawn."""
    dots: set[Point] = set()
    for polygon in shape.rings:
        for hole, ring in enumerate(polygon):
            values = ring_values(ring)
            points = tuple(
                _thinned(
                    panel.at(place.of((values[at], values[at + 1])))
                    for at in range(0, len(values), 2)
                )
            )
            if len(points) > 3:
                yield points
            elif with_dots and not hole and points[0] not in dots:
                dots.add(points[0])
                yield dot(points[0])


def dot(middle: Point) -> tuple[Point, ...]:
    """Mark land that is too small to be drawn."""
    x, y = middle
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
    return tuple((round(x + right * _DOT, 2), round(y + down * _DOT, 2)) for right, down in corners)


def _thinned(points: Iterable[Point]) -> Iterator[Point]:
    """Leave out what falls onto the point before or lies straight between two others.

    What two outlines share falls alike, so that no slit opens between them.
    """
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and _is_straight(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return iter(kept)


def _is_straight(first: Point, middle: Point, last: Point) -> bool:
    one = middle[0] - first[0], middle[1] - first[1]
    other = last[0] - middle[0], last[1] - middle[1]
    turn = one[0] * other[1] - one[1] * other[0]
    return abs(turn) < FINEST**2 / 10 and one[0] * other[0] + one[1] * other[1] > 0


def shifted(shape: PaperShape, right: float, down: float) -> PaperShape:
    """Return a shape at another place of the sheet."""

    def moved(point: Point) -> Point:
        return round(point[0] + right, 2), round(point[1] + down, 2)

    return replace(
        shape,
        rings=tuple(tuple(moved(point) for point in ring) for ring in shape.rings),
        label_at=moved(shape.label_at) if shape.label_at else None,
    )
