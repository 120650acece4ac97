"""From the coordinates of one GeoJSON feature to a valid area, with what had to be mended.

Where the coordinates are is checked here too: one wrong one speaks of the whole file.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from app.maps.messages import BoundaryError
from app.maps.shapes import polygon_parts

EAST = (101.0, 118.0)
NORTH = (6.0, 24.0)
"""Degrees that Viet Nam with its seas and islands lies within, with some room."""


@dataclass(slots=True)
class Area:
    """A repaired area; ``shape`` is None where nothing was left. ``repaired`` is in percent."""

    shape: shapely.Geometry | None = None
    points: int = 0
    wrong_ring: bool = False
    closed_ring: bool = False
    repaired: float | None = None
    parts: list[shapely.Polygon] = field(default_factory=list)


def area_of(geometry: dict[str, Any], index: int) -> Area:
    """Read a Polygon or MultiPolygon. Raise BoundaryError where it does not lie in Viet Nam."""
    area = Area()
    coordinates = geometry.get("coordinates")
    polygons = [coordinates] if geometry.get("type") == "Polygon" else coordinates
    for polygon in polygons if isinstance(polygons, list) else ():
        rings = polygon if isinstance(polygon, list) else []
        read = [_ring(ring, index, area) for ring in rings]
        if read and read[0] is not None:
            area.parts.append(
                shapely.Polygon(read[0], [hole for hole in read[1:] if hole is not None])
            )
        elif any(ring is not None for ring in read):
            area.wrong_ring = True
    if area.parts:
        _make_valid(area)
    return area


def _make_valid(area: Area) -> None:
    whole = shapely.MultiPolygon(area.parts)
    if not shapely.is_valid(whole):
        before = float(sum(part.area for part in area.parts))
        mended = shapely.make_valid(whole, method="structure", keep_collapsed=False)
        whole = shapely.MultiPolygon(polygon_parts(mended))
        area.repaired = 100 * abs(float(whole.area) - before) / before if before else 0.0
    area.shape = None if whole.is_empty or whole.area == 0 else whole


def _ring(values: Any, index: int, area: Area) -> npt.NDArray[np.float64] | None:
    """(n, 2) closed coordinates, or None (and a mark) where they make no ring."""
    try:
        ring = np.array([position[:2] for position in values], dtype=np.float64)
    except (TypeError, ValueError, KeyError, OverflowError):
        area.wrong_ring = True
        return None
    if ring.ndim != 2 or ring.shape[1:] != (2,) or not np.isfinite(ring).all():
        area.wrong_ring = True
        return None
    _check_place(ring, index)
    area.points += len(ring)
    if len(np.unique(ring, axis=0)) < 3:
        area.wrong_ring = True
        return None
    if not np.array_equal(ring[0], ring[-1]):
        area.closed_ring = True
        ring = np.vstack([ring, ring[:1]])
    return ring


def _check_place(ring: npt.NDArray[np.float64], index: int) -> None:
    x, y = ring[:, 0], ring[:, 1]
    outside = (x < EAST[0]) | (x > EAST[1]) | (y < NORTH[0]) | (y > NORTH[1])
    if not outside.any():
        return
    first = int(np.argmax(outside))
    east, north = float(x[first]), float(y[first])
    if abs(east) > 180 or abs(north) > 90:
        swapped = NORTH[0] <= east <= NORTH[1] and EAST[0] <= north <= EAST[1]
        code = "boundary_swapped" if swapped else "boundary_projected"
    else:
        code = "boundary_elsewhere"
    raise BoundaryError(code, x=f"{east:g}", y=f"{north:g}", index=index)
