"""Units of today put together to the larger ones they belonged to, at every level of detail."""

from collections.abc import Mapping, Sequence

import shapely

from app.maps.clipping import area_of_shape
from app.maps.shapes import anchor_of, polygon_parts, shape_of
from app.read_models.map import MapKey, MapLevel, MapShape

_SLIT = 0.03
"""Kilometres; slits and holes narrower than twice this are left by drawing, not by geography."""


def dissolved(
    levels: Sequence[MapLevel], larger: Mapping[MapKey, tuple[MapKey, str]]
) -> tuple[MapLevel, ...]:
    """Return the larger units (key and name by that of the unit) at the same levels.

    Units without a larger one are left out. Names and anchors are the same at every level; those of
    the finest level are measured.
    """
    anchors: dict[MapKey, tuple[tuple[float, float], float]] = {}
    made: list[MapLevel] = []
    for level in sorted(levels, key=lambda one: one.tolerance):
        parts: dict[tuple[MapKey, str], list[MapShape]] = {}
        for shape in level.shapes:
            if shape.key in larger:
                parts.setdefault(larger[shape.key], []).append(shape)
        shapes: list[MapShape] = []
        for (key, name), members in parts.items():
            polygons = _union(members, max(_SLIT, level.tolerance))
            if key not in anchors:
                anchors[key] = anchor_of(shapely.MultiPolygon(polygons))
            shapes.append(shape_of(key, name, polygons, *anchors[key]))
        made.append(MapLevel(level.tolerance, tuple(shapes)))
    return tuple(reversed(made))


def _union(members: Sequence[MapShape], slit: float) -> list[shapely.Polygon]:
    whole = shapely.union_all([area_of_shape(shape) for shape in members])
    return [
        shapely.Polygon(
            part.exterior,
            [hole for hole in part.interiors if not _is_slit(shapely.Polygon(hole), slit)],
        )
        for part in polygon_parts(whole)
    ]


def _is_slit(hole: shapely.Polygon, slit: float) -> bool:
    return bool(shapely.buffer(hole, -slit).is_empty)
