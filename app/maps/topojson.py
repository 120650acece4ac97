"""TopoJSON: the arcs that units share, put together to the rings of each.

Arcs may be quantized (whole numbers, each position as the step from the one before). It says
nothing about whether the rings are good: ``app.maps.rings`` does.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from app.maps.json_cursor import Line
from app.maps.messages import BoundaryError

AREAS = ("Polygon", "MultiPolygon")
COLLECTION = "GeometryCollection"

_DEEPEST = 8
"""Collections within collections."""


class Topology:
    """The arcs of a file in degrees, as the outer object's members give them.

    Raise BoundaryError ``boundary_topojson_broken`` where scale and translation are no numbers.
    """

    def __init__(self, arcs: Sequence[Line | None], members: Mapping[str, Any]) -> None:
        transform = members.get("transform")
        if transform is None:
            self._arcs = list(arcs)
        else:
            scale, translate = _pair(transform, "scale"), _pair(transform, "translate")
            with np.errstate(over="ignore", invalid="ignore"):
                self._arcs = [
                    None if arc is None else np.cumsum(arc, axis=0) * scale + translate
                    for arc in arcs
                ]

    def points_of(self, polygons: Sequence[Any]) -> int:
        """Count the points of the rings that ``rings_of`` would put together."""
        return sum(
            len(arc)
            for polygon in polygons
            for ring in _lists(polygon)
            for number in _lists(ring)
            if (arc := self._arc(number)) is not None
        )

    def rings_of(self, polygon: Any) -> list[Line | None]:
        """Return the rings of one polygon; None for one whose arcs are not there."""
        return [self._ring(ring) for ring in polygon] if isinstance(polygon, list) else [None]

    def _ring(self, numbers: Any) -> Line | None:
        if not isinstance(numbers, list) or not numbers:
            return None
        arcs: list[Line] = []
        for number in numbers:
            arc = self._arc(number)
            if arc is None:
                return None
            if number < 0:
                arc = arc[::-1]
            # The first position of an arc is the last one of the arc before.
            joins = bool(arcs) and bool(np.array_equal(arcs[-1][-1], arc[0]))
            arcs.append(arc[1:] if joins and len(arc) > 1 else arc)
        return np.concatenate(arcs)

    def _arc(self, number: Any) -> Line | None:
        if not isinstance(number, int) or isinstance(number, bool):
            return None
        place = ~number if number < 0 else number
        return self._arcs[place] if place < len(self._arcs) else None


def geometries_of(geometry: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the units of an object: the members of its collections that say who they are.

    A collection with properties of its own is one unit.
    """
    if not isinstance(geometry, dict):
        yield {}
        return
    inner = geometry.get("geometries")
    named = depth > 0 and bool(geometry.get("properties"))
    if geometry.get("type") != COLLECTION or named or depth >= _DEEPEST:
        yield geometry
        return
    for one in inner if isinstance(inner, list) else ():
        yield from geometries_of(one, depth + 1)


def polygons_of(geometry: Mapping[str, Any], depth: int = 0) -> list[Any]:
    """Return the lists of arcs of a geometry's polygons, those of its collection too."""
    kind, arcs = geometry.get("type"), geometry.get("arcs")
    if kind == "Polygon":
        return [arcs]
    if kind == "MultiPolygon":
        return list(arcs) if isinstance(arcs, list) else []
    inner = geometry.get("geometries") if kind == COLLECTION and depth < _DEEPEST else None
    return [
        polygon
        for one in (inner if isinstance(inner, list) else ())
        if isinstance(one, dict)
        for polygon in polygons_of(one, depth + 1)
    ]


def _lists(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _pair(transform: Any, name: str) -> Line:
    given = transform.get(name) if isinstance(transform, dict) else None
    try:
        pair = np.array(given, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        pair = np.empty(0)
    if pair.shape != (2,) or not np.isfinite(pair).all():
        raise BoundaryError("boundary_topojson_broken", member=name)
    return pair
