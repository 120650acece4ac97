"""What a map is drawn from: outlines in one national plane, in levels of detail, and colouring.

Shapes carry no Qt and no shapely type, so that they go from the store to a screen or a page as
they are. Making them is the work of ``app.maps``; drawing them is ``ui.widgets.map_view``.
"""

import struct
from array import array
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, pairwise
from sys import byteorder
from uuid import UUID

from app.read_models.map_islands import Box, Piece, around, home_and_insets

MapKey = UUID | str
"""A unit on the map: the id of a territory, or the official code before there is one."""

Ring = bytes
"""Closed ring as little-endian float32 x, y, x, y …: kilometres east and north of 106° E, 16° N."""

Polygon = tuple[Ring, ...]
"""Outer ring first, then holes."""

_MAGIC = b"SM1\0"
_HEAD = struct.Struct("<4s7fI")
_COUNT = struct.Struct("<I")
_KIND_WORDS = (
    "Phường ",
    "Xã ",
    "Đặc khu ",
    "Thị trấn ",
    "Huyện ",
    "Quận ",
    "Thị xã ",
    "Thành phố ",
)


class MapDataError(ValueError):
    """Packed outlines are not what ``MapShape.pack`` wrote."""


@dataclass(frozen=True, slots=True)
class MapShape:
    """Outline of one unit at one level of detail.

    ``anchor`` is the point farthest from the border (for the label), ``room`` its distance to the
    border in kilometres; both are the same at every level.
    """

    key: MapKey
    name: str
    rings: tuple[Polygon, ...]
    anchor: tuple[float, float]
    room: float
    box: Box

    @property
    def label(self) -> str:
        """The name without the word for its kind, as maps print it."""
        return short_name(self.name)

    @property
    def points(self) -> int:
        """Number of stored points, closing points included."""
        return sum(len(ring) for ring in chain.from_iterable(self.rings)) // 8

    def pack(self) -> bytes:
        """One value for the store: everything but key and name."""
        parts = [_HEAD.pack(_MAGIC, *self.anchor, self.room, *self.box, len(self.rings))]
        for polygon in self.rings:
            parts.append(_COUNT.pack(len(polygon)))
            for ring in polygon:
                parts += (_COUNT.pack(len(ring)), ring)
        return b"".join(parts)

    @classmethod
    def unpack(cls, key: MapKey, name: str, packed: bytes) -> "MapShape":
        """Undo ``pack``. Raise MapDataError on anything else."""
        try:
            magic, x, y, room, left, bottom, right, top, polygons = _HEAD.unpack_from(packed)
            if magic != _MAGIC:
                raise MapDataError
            at = _HEAD.size
            rings: list[Polygon] = []
            for _polygon in range(polygons):
                (count,) = _COUNT.unpack_from(packed, at)
                at += _COUNT.size
                polygon: list[Ring] = []
                for _ring in range(count):
                    (size,) = _COUNT.unpack_from(packed, at)
                    at += _COUNT.size
                    ring = packed[at : at + size]
                    if len(ring) != size or size % 8:
                        raise MapDataError
                    polygon.append(ring)
                    at += size
                rings.append(tuple(polygon))
        except struct.error as error:
            raise MapDataError from error
        if at != len(packed):
            raise MapDataError
        return cls(key, name, tuple(rings), (x, y), room, (left, bottom, right, top))


@dataclass(frozen=True, slots=True)
class MapLevel:
    """All units at one level; nothing finer than ``tolerance`` kilometres is drawn at it."""

    tolerance: float
    shapes: tuple[MapShape, ...]


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A map to be drawn: levels from coarse to fine, each with the same units in the same order.

    ``home`` is what the first view shows; ``bounds`` holds everything. ``displaced`` are units
    (far islands) that a schematic map draws nearer than they lie. ``insets`` are the parts outside
    ``home`` that are shown beside it, larger: islands far off the coast.
    """

    levels: tuple[MapLevel, ...]
    is_schematic: bool
    bounds: Box
    home: Box
    attribution: str = ""
    displaced: frozenset[MapKey] = frozenset()
    insets: tuple[Box, ...] = ()

    @classmethod
    def of(
        cls,
        levels: Sequence[MapLevel],
        *,
        is_schematic: bool,
        attribution: str = "",
        displaced: Iterable[MapKey] = (),
    ) -> "MapPicture":
        """Put levels in order and find the bounds. No level, or empty ones, give an empty map."""
        ordered = tuple(sorted(levels, key=lambda level: -level.tolerance))
        boxes = [shape.box for shape in ordered[-1].shapes] if ordered else []
        pieces = [one for shape in ordered[0].shapes for one in _pieces(shape)] if ordered else []
        home, insets = home_and_insets(pieces)
        return cls(
            levels=ordered,
            is_schematic=is_schematic,
            bounds=around((*boxes, *insets)),
            home=home,
            attribution=attribution,
            displaced=frozenset(displaced),
            insets=insets,
        )

    @property
    def shapes(self) -> tuple[MapShape, ...]:
        """The units at the coarsest level: their order, names and anchors hold for all levels."""
        return self.levels[0].shapes if self.levels else ()


class ColourScheme(StrEnum):
    """Whether the order of the categories means more and less, or only tells kinds apart."""

    SCALE = "scale"
    KINDS = "kinds"


@dataclass(frozen=True, slots=True)
class MapCategory:
    """One line of the legend; its place in the list decides colour and hatching."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class MapColouring:
    """What the colours say: a title, categories in order, and the category of each unit.

    Units left out are drawn blank and, if there are any, explained by ``blank_text``.
    """

    title: str = ""
    categories: tuple[MapCategory, ...] = ()
    category_of: Mapping[MapKey, str] = field(default_factory=dict)
    scheme: ColourScheme = ColourScheme.KINDS
    blank_text: str = ""


@dataclass(frozen=True, slots=True)
class LegendLine:
    """A line of a legend: ``category`` None stands for the blank ones; ``count`` of units."""

    category: str | None
    text: str
    count: int


def legend_of(colouring: MapColouring, keys: Iterable[MapKey]) -> tuple[LegendLine, ...]:
    """Explain a colouring for the units of a map: each category, and the blank ones if any."""
    known = {one.id for one in colouring.categories}
    counts = Counter(_known(colouring.category_of.get(key), known) for key in keys)
    lines = [LegendLine(one.id, one.text, counts[one.id]) for one in colouring.categories]
    if counts[None] and colouring.blank_text:
        lines.append(LegendLine(None, colouring.blank_text, counts[None]))
    return tuple(lines)


def _known(category: str | None, known: Container[str | None]) -> str | None:
    return category if category in known else None


def _pieces(shape: MapShape) -> Iterator[Piece]:
    for polygon in shape.rings:
        values = ring_values(polygon[0])
        xs, ys = values[::2], values[1::2]
        twice = sum(
            x * next_y - next_x * y
            for (x, y), (next_x, next_y) in pairwise(zip(xs, ys, strict=True))
        )
        yield (min(xs), min(ys), max(xs), max(ys)), abs(twice) / 2


def ring_of(values: Iterable[float]) -> Ring:
    """Pack x, y, x, y … in kilometres."""
    packed = array("f", values)
    if byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def ring_values(ring: Ring) -> "array[float]":
    """Unpack a ring to x, y, x, y …."""
    values = array("f")
    values.frombytes(ring)
    if byteorder == "big":
        values.byteswap()
    return values


def short_name(name: str) -> str:
    """``Xã Ba Gia`` → ``Ba Gia``; a numbered unit (``Phường 1``) keeps its kind."""
    for word in _KIND_WORDS:
        rest = name.removeprefix(word)
        if rest != name and rest and not rest[0].isdigit():
            return rest
    return name
