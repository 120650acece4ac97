"""A map of a province whose boundaries are not known: cells around the centre points.

It shows who lies beside whom, not where a border runs, and its pictures say so. The same points
always give the same map. The outline is derived in ``app.maps.outline``.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely import affinity

from app.maps.outline import groups_of, outline_of
from app.maps.plane import project, stretch_at
from app.maps.shapes import anchor_of, polygon_parts, shape_of
from app.read_models.map import MapKey, MapLevel, MapPicture

DEFAULT_RADIUS = 5.0
"""Kilometres; of a unit without area where there is no neighbour to judge by."""

NEAR = 0.05
"""Kilometres; points nearer than this count as one place and are moved apart."""

FAR_GAP = 0.12
"""How far off a far island is drawn at most, as a part of the mainland's diagonal."""


@dataclass(frozen=True, slots=True)
class CentrePoint:
    """A unit known by its centre only: WGS 84 degrees, area in square kilometres if known."""

    key: MapKey
    name: str
    latitude: float
    longitude: float
    area_km2: float | None = None


def schematic_picture(points: Sequence[CentrePoint], *, attribution: str = "") -> MapPicture:
    """Lay a cell around every point; any number of points, in the order given.

    Cells do not overlap and fill the outline; each holds its own point. Islands that lie far off
    are blobs of their own, drawn nearer than they lie (``displaced``).
    """
    if not points:
        return MapPicture.of((), is_schematic=True, attribution=attribution)
    places = project(np.array([[p.longitude, p.latitude] for p in points], dtype=np.float64))
    places = _apart(places)
    radii = _radii(points, places)
    cells: list[shapely.Geometry] = [shapely.MultiPolygon()] * len(points)
    displaced: list[MapKey] = []
    drawn: shapely.Geometry | None = None
    diagonal = 0.0
    for group in groups_of(places, radii):
        outline = outline_of(places[group], radii[group])
        move = (0.0, 0.0)
        if drawn is None:
            left, bottom, right, top = outline.bounds
            diagonal = math.hypot(right - left, top - bottom)
        else:
            move = _nearer(outline, drawn, diagonal * FAR_GAP)
            outline = _moved(outline, move)
            if move != (0.0, 0.0):
                displaced += [points[at].key for at in group]
        for at, cell in zip(group, _cells(places[group] + move, outline), strict=True):
            cells[at] = cell
        drawn = outline if drawn is None else shapely.union(drawn, outline)
    shapes = tuple(
        shape_of(point.key, point.name, polygon_parts(cell), *anchor_of(cell))
        for point, cell in zip(points, cells, strict=True)
    )
    level = MapLevel(0.0, shapes)
    return MapPicture.of((level,), is_schematic=True, attribution=attribution, displaced=displaced)


def _apart(places: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Move points that share a place around it in a growing spiral, in the order given."""
    moved = places.copy()
    for at in range(1, len(moved)):
        turn = 0
        while np.hypot(*(moved[:at] - moved[at]).T).min() < NEAR:
            turn += 1
            angle, reach = turn * 2.399963, NEAR * 10 * math.sqrt(turn)
            moved[at] = places[at] + (reach * math.cos(angle), reach * math.sin(angle))
    return moved


def _radii(
    points: Sequence[CentrePoint], places: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Of a circle with the unit's area as drawn; unknown ones from the nearest neighbour."""
    radii = np.full(len(points), np.nan)
    for at, point in enumerate(points):
        if point.area_km2 is not None and point.area_km2 > 0 and math.isfinite(point.area_km2):
            radii[at] = math.sqrt(point.area_km2 / math.pi) * stretch_at(point.latitude)
    unknown = np.isnan(radii)
    if unknown.any():
        distances = np.hypot(*(places[:, None] - places[None, :]).transpose(2, 0, 1))
        np.fill_diagonal(distances, np.inf)
        nearest = distances.min(axis=1) * 0.6
        usual = float(np.median(nearest)) if len(points) > 1 else DEFAULT_RADIUS
        if not unknown.all():
            usual = float(np.median(radii[~unknown]))
        radii[unknown] = np.minimum(nearest, 2 * usual)[unknown]
        radii[~np.isfinite(radii)] = DEFAULT_RADIUS
    least: npt.NDArray[np.float64] = np.maximum(radii, NEAR)
    return least


def _nearer(outline: shapely.Geometry, drawn: shapely.Geometry, gap: float) -> tuple[float, float]:
    """The move that brings a far blob to ``gap`` from what is drawn, or none; never onto it."""
    (x0, y0), (x1, y1) = shapely.get_coordinates(shapely.shortest_line(outline, drawn))
    distance = math.hypot(x1 - x0, y1 - y0)
    if distance <= gap:
        return (0.0, 0.0)
    part = (distance - gap) / distance
    while part > 0:
        move = ((x1 - x0) * part, (y1 - y0) * part)
        moved = _moved(outline, move)
        if moved.distance(drawn) >= gap * 0.5:
            return move
        part -= 0.05
    return (0.0, 0.0)


def _moved(outline: shapely.Geometry, move: tuple[float, float]) -> shapely.Geometry:
    return affinity.translate(outline, *move)


def _cells(places: npt.NDArray[np.float64], outline: shapely.Geometry) -> list[shapely.Geometry]:
    """Voronoi cells clipped to the outline; scraps cut off from their point go to a neighbour."""
    if len(places) == 1:
        return [outline]
    raw = shapely.voronoi_polygons(
        shapely.MultiPoint(places), extend_to=outline.buffer(10.0), ordered=True
    )
    own: list[shapely.Geometry] = []
    scraps: list[shapely.Polygon] = []
    for place, cell in zip(places, shapely.get_parts(raw), strict=True):
        parts = polygon_parts(shapely.intersection(cell, outline))
        point = shapely.Point(place)
        home = parts[int(np.argmin(shapely.distance(parts, point)))]
        own.append(home)
        scraps += [part for part in parts if part is not home]
    for scrap in scraps:
        shared = [shapely.intersection(scrap.boundary, cell).length for cell in own]
        best = int(np.argmax(shared))
        own[best] = shapely.union(own[best], scrap)
    return own
