"""The units of a GeoJSON or TopoJSON text, one after the other; the text is not trusted.

It finds each unit's properties and its area; what the file as a whole says of them is in
``app.maps.boundary_file``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.maps.json_cursor import JsonCursor, Line
from app.maps.messages import BoundaryError
from app.maps.properties import properties_of
from app.maps.rings import Area, area_of
from app.maps.topojson import AREAS, COLLECTION, Topology, geometries_of, polygons_of

MAX_FEATURES = 20_000
MAX_POINTS = 5_000_000
MAX_RINGS = 300_000

_DEEPEST = 4
"""Lists within lists in coordinates: of a MultiPolygon's, positions lie in the third."""


@dataclass(slots=True)
class Found:
    """One feature of the file; ``area`` is None where it is no area at all but a ``kind``."""

    index: int
    properties: dict[str, str]
    area: Area | None
    kind: str


class GeoJsonText:
    """Reads the outer object once; afterwards ``members`` holds all but features and arcs."""

    def __init__(self, cursor: JsonCursor) -> None:
        self._cursor = cursor
        self._points = 0
        self._rings = 0
        self.members: dict[str, Any] = {}
        self.features: list[Found] | None = None
        self.arcs: list[Line | None] | None = None

    def read(self) -> None:
        """Read all. Raise BrokenJsonError, or BoundaryError for what goes beyond the limits."""
        cursor = self._cursor
        for name in cursor.members():
            if name == "features" and cursor.begins("[") and self.features is None:
                self.features = []
                for number in cursor.items():
                    if number >= MAX_FEATURES:
                        raise BoundaryError("boundary_too_many_features", limit=MAX_FEATURES)
                    self.features.append(self._feature(number + 1))
            elif name == "arcs" and cursor.begins("[") and self.arcs is None:
                self.arcs = []
                for _number in cursor.items():
                    self.arcs.append(self._line())
            else:
                self.members[name] = cursor.value()
        cursor.end()

    def objects(self) -> dict[str, Any]:
        """Return the named objects of a topology."""
        objects = self.members.get("objects")
        return objects if isinstance(objects, dict) else {}

    def features_of(self, name: str, moved: Any) -> list[Found]:
        """Return the units of one object of a topology; ``moved`` gets 0 to 1."""
        topology = Topology(self.arcs or (), self.members)
        units: list[dict[str, Any]] = []
        for unit in geometries_of(self.objects()[name]):
            units.append(unit)
            if len(units) > MAX_FEATURES:
                raise BoundaryError("boundary_too_many_features", limit=MAX_FEATURES)
        points = 0
        found: list[Found] = []
        for index, unit in enumerate(units, start=1):
            moved(index / len(units))
            polygons = polygons_of(unit)
            # Before they are put together: one arc may be named a million times.
            points += topology.points_of(polygons)
            if points > MAX_POINTS:
                raise BoundaryError("boundary_too_many_points", limit=MAX_POINTS)
            kind = str(unit.get("type"))[:40]
            rings = [topology.rings_of(polygon) for polygon in polygons]
            area = area_of(rings) if polygons or kind in (*AREAS, "None") else None
            found.append(Found(index, properties_of(unit), area, kind))
        return found

    def _feature(self, index: int) -> Found:
        cursor = self._cursor
        if not cursor.begins("{"):
            return Found(index, {}, None, type(cursor.value()).__name__)
        members: dict[str, Any] = {}
        kind, polygons, is_area = "None", list[Sequence[Line | None]](), True
        for name in cursor.members():
            if name == "geometry" and cursor.begins("{"):
                kind, polygons, is_area = self._geometry()
            elif name == "geometry":
                is_area = cursor.value() is None
            else:
                members[name] = cursor.value()
        area = area_of(polygons) if is_area else None
        return Found(index, properties_of(members), area, kind)

    def _geometry(self, depth: int = 0) -> tuple[str, list[Sequence[Line | None]], bool]:
        """Return its type, its polygons, and whether it is an area (or holds one)."""
        cursor = self._cursor
        kind, lists = "?", None
        inner: list[tuple[str, list[Sequence[Line | None]], bool]] = []
        for name in cursor.members():
            if name == "coordinates":
                lists = self._lists(0)
            elif name == "geometries" and cursor.begins("[") and depth < _DEEPEST:
                for _number in cursor.items():
                    if cursor.begins("{"):
                        inner.append(self._geometry(depth + 1))
                    else:
                        cursor.value()
            elif name == "type":
                kind = str(cursor.value())[:40]
            else:
                cursor.value()
        if kind == COLLECTION:
            areas = [polygons for _kind, polygons, is_area in inner if is_area]
            return kind, [one for polygons in areas for one in polygons], bool(areas)
        if kind == "Polygon":
            return (
                kind,
                [] if lists is None or (isinstance(lists, list) and not lists) else [_rings(lists)],
                True,
            )
        if kind == "MultiPolygon":
            return kind, [_rings(one) for one in lists] if isinstance(lists, list) else [], True
        return kind, [], False

    def _lists(self, depth: int) -> Any:
        """Read coordinates: lists of lists of lines; None for what is neither."""
        cursor = self._cursor
        if cursor.begins_line():
            return self._line()
        if not cursor.begins("[") or depth >= _DEEPEST:
            cursor.value()
            return None
        return [self._lists(depth + 1) for _number in cursor.items()]

    def _line(self) -> Line | None:
        self._rings += 1
        if self._rings > MAX_RINGS:
            raise BoundaryError("boundary_too_many_rings", limit=MAX_RINGS)
        line = self._cursor.line()
        self._points += 0 if line is None else len(line)
        if self._points > MAX_POINTS:
            raise BoundaryError("boundary_too_many_points", limit=MAX_POINTS)
        return line


def _rings(lists: Any) -> Sequence[Line | None]:
    """Return the rings of a polygon; None for what is no ring."""
    if not isinstance(lists, list):
        return [None]
    return [None if ring is None or isinstance(ring, list) else ring for ring in lists]


def named_system(members: Mapping[str, Any]) -> str | None:
    """Return the name of the coordinate system that an outer object names; None where none."""
    crs = members.get("crs")
    if crs is None:
        return None
    if isinstance(crs, str):
        return crs
    given = crs.get("properties") if isinstance(crs, dict) else None
    if isinstance(given, dict):
        for name in ("name", "href", "code"):
            if name in given:
                return str(given[name])
    return "?"
