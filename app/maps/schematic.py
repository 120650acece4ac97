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
    groups = groups_of(places, radii)
    outlines = [_outline(places[group], radii[group]) for group in groups]
    cells, moved = _laid_out(places, groups, outlines)
    if any(cell.is_empty for cell in cells):
        # A blob would cover another unit: lay all cells within one outline, where they lie.
        everything = list(range(len(points)))
        cells, moved = _laid_out(places, [everything], [shapely.union_all(outlines)])
    displaced = [points[at].key for at in moved]
    shapes = tuple(
        shape_of(point.key, point.name, polygon_parts(cell), *anchor_of(cell))
        for point, cell in zip(points, cells, strict=True)
    )
    level = MapLevel(0.0, shapes)
    return MapPicture.of((level,), is_schematic=True, attribution=attribution, displaced=displaced)


def _outline(places: npt.NDArray[np.float64], radii: npt.NDArray[np.float64]) -> shapely.Geometry:
    """The outline of a group; a unit that smoothing would wear away keeps a disc of its own."""
    discs = shapely.buffer(shapely.points(places), radii * 0.5)
    return shapely.union_all([outline_of(places, radii), *discs])


def _laid_out(
    places: npt.NDArray[np.float64],
    groups: Sequence[Sequence[int]],
    outlines: Sequence[shapely.Geometry],
) -> tuple[list[shapely.Geometry], list[int]]:
    """Cells in the order of the places, and the places whose group is drawn nearer."""
    cells: list[shapely.Geometry] = [shapely.MultiPolygon()] * len(places)
    displaced: list[int] = []
    drawn: shapely.Geometry | None = None
    diagonal = 0.0
    for group, lying in zip(groups, outlines, strict=True):
        outline, move = lying, (0.0, 0.0)
        if drawn is None:
            left, bottom, right, top = outline.bounds
            diagonal = math.hypot(right - left, top - bottom)
        else:
            move = _nearer(outline, drawn, diagonal * FAR_GAP)
            outline = shapely.difference(_moved(outline, move), drawn)
            if move != (0.0, 0.0):
                displaced += group
        for at, cell in zip(group, _cells(places[group] + move, outline), strict=True):
            cells[at] = cell
        drawn = outline if drawn is None else shapely.union(drawn, outline)
    return cells, displaced


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
    frame = outline.buffer(10.0).envelope
    raw = shapely.get_parts(
        shapely.voronoi_polygons(shapely.MultiPoint(places), extend_to=frame, ordered=True)
    )
    if not _divides(raw, places, outline):
        raw = np.array([_half_planes(places, at, frame) for at in range(len(places))])
    own: list[shapely.Geometry] = []
    scraps: list[shapely.Polygon] = []
    for place, cell in zip(places, raw, strict=True):
        parts = polygon_parts(shapely.intersection(cell, outline))
        point = shapely.Point(place)
        if not parts:
            own.append(shapely.MultiPolygon())
            continue
        home = parts[int(np.argmin(shapely.distance(parts, point)))]
        own.append(home)
        scraps += [part for part in parts if part is not home]
    for scrap in scraps:
        shared = [shapely.intersection(scrap.boundary, cell).length for cell in own]
        best = int(np.argmax(shared))
        own[best] = shapely.union(own[best], scrap)
    return own


def _divides(
    cells: npt.NDArray[np.object_], places: npt.NDArray[np.float64], outline: shapely.Geometry
) -> bool:
    """Tell whether the cells hold their own points and share the outline out without rest.

    GEOS' diagram does not always: with points very near to each other among far ones it loses
    or overlaps cells.
    """
    if len(cells) != len(places) or not shapely.contains_xy(cells, places).all():
        return False
    shared = float(shapely.area(shapely.intersection(cells, outline)).sum())
    return math.isclose(shared, outline.area, rel_tol=1e-9)


def _half_planes(
    places: npt.NDArray[np.float64], own: int, frame: shapely.Polygon
) -> shapely.Polygon:
    """The cell of one point, cut out of the frame by the bisector to every other point.

    Slower than GEOS' diagram and right for any points that differ.
    """
    ring = shapely.get_coordinates(frame)[:-1]
    for at, other in enumerate(places):
        if at == own:
            continue
        away = other - places[own]
        side = (ring - (places[own] + other) / 2) @ away  # negative: on the point's own side
        kept: list[npt.NDArray[np.float64]] = []
        for here in range(len(ring)):
            following = (here + 1) % len(ring)
            if side[here] <= 0:
                kept.append(ring[here])
            if (side[here] < 0) != (side[following] < 0) and side[here] != side[following]:
                part = side[here] / (side[here] - side[following])
                kept.append(ring[here] + part * (ring[following] - ring[here]))
        ring = np.array(kept)
    return shapely.Polygon(ring)
