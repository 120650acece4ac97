"""From the rings of one unit to a valid area, with what had to be mended or could not be.

Where the coordinates are is checked here too: one wrong one speaks of the whole file.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely

from app.maps.crossings import crossings_of
from app.maps.json_cursor import Line
from app.maps.shapes import polygon_parts

EAST = (101.0, 118.0)
NORTH = (6.0, 24.0)
"""Degrees that Viet Nam with its seas and islands lies within, with some room."""

GREATEST_MENDING = 5.0
"""Percent of its area that mending may change; beyond it nobody knows which land was meant."""

_MANY = 5_000
"""Points from which on borders are counted before they are checked, which may take as long."""

MAX_POINTS = 500_000
"""Of one unit; a whole province has two hundred thousand."""

Rings = Sequence[Line | None]
"""Of one polygon, the outer one first; None is one that could not be read."""


@dataclass(frozen=True, slots=True)
class Misplaced:
    """The first coordinates that lie outside Viet Nam; ``code`` says what they may be."""

    code: str
    x: float
    y: float


@dataclass(slots=True)
class Area:
    """A valid area; ``shape`` is None where nothing was left. ``repaired`` is in percent."""

    shape: shapely.Geometry | None = None
    points: int = 0
    wrong_ring: bool = False
    closed_ring: bool = False
    islands: bool = False
    """A ring that should have been a hole lies outside, and was taken for a part."""
    repaired: float | None = None
    tangled: bool = False
    """Its borders cross so that it cannot be mended: ``shape`` is None."""
    too_detailed: bool = False
    """More points than are looked at: ``shape`` is None."""
    misplaced: Misplaced | None = None
    parts: list[shapely.Polygon] = field(default_factory=list)


def area_of(polygons: Sequence[Rings]) -> Area:
    """Make one area of polygons in degrees. Stops at coordinates that lie outside Viet Nam."""
    area = Area()
    if sum(len(ring) for rings in polygons for ring in rings if ring is not None) > MAX_POINTS:
        area.too_detailed = True
        return area
    for rings in polygons:
        _add_polygon(area, [_ring(ring, area) for ring in rings])
        if area.misplaced is not None:
            return area
    if area.parts:
        _make_valid(area)
    return area


def _add_polygon(area: Area, rings: Sequence[Line | None]) -> None:
    if not rings or rings[0] is None:
        area.wrong_ring = area.wrong_ring or any(ring is not None for ring in rings)
        return
    shell = shapely.Polygon(rings[0])
    shapely.prepare(shell)
    holes: list[Line] = []
    for ring in rings[1:]:
        if ring is None:
            continue
        if shapely.intersects_xy(shell, ring).any():
            holes.append(ring)
        else:
            area.islands = True
            area.parts.append(shapely.Polygon(ring))
    area.parts.append(shapely.Polygon(rings[0], holes))


def _make_valid(area: Area) -> None:
    whole = shapely.MultiPolygon(area.parts)
    area.parts = []
    is_large = area.points > _MANY
    if is_large and crossings_of([whole], among_owners=False).is_too_many:
        area.tangled = True
        return
    if not shapely.is_valid(whole):
        if not is_large and crossings_of([whole], among_owners=False).is_too_many:
            area.tangled = True
            return
        before = float(whole.area)
        # Parts that are good in themselves may lie over each other: together they are clear.
        is_clear = bool(shapely.is_valid(shapely.get_parts(whole)).all())
        mended = (
            shapely.union_all(shapely.get_parts(whole))
            if is_clear
            else shapely.make_valid(whole, method="structure", keep_collapsed=False)
        )
        whole = shapely.MultiPolygon(polygon_parts(mended))
        change = 100 * abs(float(whole.area) - before) / before if before else 100.0
        if change > GREATEST_MENDING and not is_clear:
            area.tangled = not whole.is_empty
            return
        # Two parts that lie side by side become one: nothing to be told.
        area.repaired = change if change >= 0.005 or not is_clear else None
    area.shape = None if whole.is_empty or whole.area == 0 else whole


def _ring(ring: Line | None, area: Area) -> Line | None:
    """Return closed coordinates, or None (and a mark) where they make no ring."""
    if ring is None or not np.isfinite(ring).all():
        area.wrong_ring = True
        return None
    area.misplaced = area.misplaced or _misplaced(ring)
    if area.misplaced is not None:
        return None
    area.points += len(ring)
    if len(ring) < 1000 and len(np.unique(ring, axis=0)) < 3:
        area.wrong_ring = True
        return None
    if not np.array_equal(ring[0], ring[-1]):
        area.closed_ring = True
        ring = np.vstack([ring, ring[:1]])
    return ring


def _misplaced(ring: Line) -> Misplaced | None:
    x, y = ring[:, 0], ring[:, 1]
    outside = (x < EAST[0]) | (x > EAST[1]) | (y < NORTH[0]) | (y > NORTH[1])
    if not outside.any():
        return None
    first = int(np.argmax(outside))
    east, north = float(x[first]), float(y[first])
    if NORTH[0] <= east <= NORTH[1] and EAST[0] <= north <= EAST[1]:
        code = "boundary_swapped"
    else:
        code = "boundary_projected" if abs(east) > 180 or abs(north) > 90 else "boundary_elsewhere"
    return Misplaced(code, east, north)
