"""Levels of detail of boundaries, made once at import so that drawing never simplifies.

Neighbours are simplified together: a shared border stays one line at every level, with no gap
and no overlap. Files are rarely that clean, so the whole is cleaned as a coverage first.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from app.maps.crossings import crossings_of
from app.maps.messages import BoundaryError
from app.maps.plane import project_geometries
from app.maps.shapes import anchor_of, polygon_parts, shape_of
from app.read_models.map import MapKey, MapLevel, MapShape

TOLERANCES = (0.4, 0.1, 0.025, 0.005)
"""Kilometres, coarse to fine: the whole province on a page or screen, … , one village."""

GAP_WIDTH = 0.02
"""Slits between neighbours narrower than this (kilometres) are errors of the file and closed.

One that is open at an end (to the sea) cannot be told from a river mouth and stays."""


MAX_POINTS = 1_500_000
"""Of all units together: seven provinces' worth, some half a minute of work."""


@dataclass(frozen=True, slots=True)
class BoundaryUnit:
    """A unit whose boundary is known: WKB in WGS 84 degrees (``BoundaryFeature.geometry``)."""

    key: MapKey
    name: str
    geometry: bytes


def build_levels(
    units: Sequence[BoundaryUnit],
    *,
    tolerances: Sequence[float] = TOLERANCES,
    progress: Callable[[float], None] | None = None,
) -> tuple[MapLevel, ...]:
    """Simplify all units together, once per tolerance. Levels come coarse to fine.

    Every unit is in every level: one too small for a level, or wholly under another unit, keeps
    an outline of its own. Takes about a second for 100,000 points; ``progress`` gets 0 to 1 and
    may raise, which ends the work. Raise BoundaryError ``boundary_overlapping`` where the units lie
    over each other so that cleaning would take hours.
    """
    if not units:
        return tuple(MapLevel(tolerance, ()) for tolerance in tolerances)
    steps = len(tolerances) + 1
    report = progress or (lambda _part: None)
    areas = shapely.from_wkb([unit.geometry for unit in units])
    if shapely.get_num_coordinates(areas).sum() > MAX_POINTS:
        raise BoundaryError("boundary_too_detailed", limit=MAX_POINTS)
    raw = project_geometries(areas)
    del areas
    _check_overlaps(units, raw, lambda: report(0))
    clean = _clean(raw)
    report(0.5 / steps)
    anchors = [anchor_of(geometry) for geometry in clean]
    report(1 / steps)
    levels: list[MapLevel] = []
    for step, tolerance in enumerate(tolerances, start=2):
        simple = shapely.coverage_simplify(clean, tolerance)
        shapes = [
            _shape(unit, simple[at], clean[at], anchors[at], tolerance)
            for at, unit in enumerate(units)
        ]
        levels.append(MapLevel(tolerance, tuple(shapes)))
        report(step / steps)
    return tuple(levels)


def _check_overlaps(
    units: Sequence[BoundaryUnit], raw: npt.NDArray[np.object_], moved: Callable[[], None]
) -> None:
    crossings = crossings_of(raw.tolist(), among_owners=True, moved=moved)
    if crossings.is_too_many:
        one, other = crossings.owners or (0, 0)
        raise BoundaryError("boundary_overlapping", first=units[one].name, second=units[other].name)


def _clean(raw: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """Cut overlaps and close slits; a unit that would vanish by it stays as it was."""
    clean = shapely.coverage_clean(raw, gap_width=GAP_WIDTH)
    lost = [at for at in range(len(raw)) if not polygon_parts(clean[at])]
    for at in lost:
        clean[at] = shapely.MultiPolygon(polygon_parts(raw[at]))
    kept: npt.NDArray[np.object_] = clean
    return kept


def _shape(
    unit: BoundaryUnit,
    simple: shapely.Geometry,
    full: shapely.Geometry,
    anchor: tuple[tuple[float, float], float],
    tolerance: float,
) -> MapShape:
    """Leave out rocks smaller than the level can show, but never the largest part."""
    parts = polygon_parts(simple) or polygon_parts(full)
    shown = parts[:1] + [part for part in parts[1:] if part.area > tolerance * tolerance]
    return shape_of(unit.key, unit.name, shown, *anchor)
