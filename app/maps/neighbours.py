"""Which units lie beside a unit; a map says it by its borders, a paper in words."""

from collections.abc import Sequence

import shapely

from app.maps.clipping import area_of_shape
from app.read_models.map import MapKey, MapShape

TOUCHING = 0.03
"""Kilometres; outlines nearer than this share a border (files and simplifying leave slits)."""

SHARED = 0.1
"""Kilometres of border that make a neighbour; units that meet in a corner are none."""


def neighbours_of(key: MapKey, shapes: Sequence[MapShape]) -> tuple[MapKey, ...]:
    """Return the units with a border in common, the longest border first; none for an unknown."""
    own = next((shape for shape in shapes if shape.key == key), None)
    if own is None:
        return ()
    area = area_of_shape(own)
    left, bottom, right, top = own.box
    beside = shapely.buffer(area, TOUCHING)
    found: list[tuple[float, MapKey]] = []
    for shape in shapes:
        if shape.key == key or not (
            shape.box[0] <= right + 1
            and shape.box[2] >= left - 1
            and shape.box[1] <= top + 1
            and shape.box[3] >= bottom - 1
        ):
            continue
        border = shapely.intersection(shapely.boundary(area_of_shape(shape)), beside)
        if border.length >= SHARED:
            found.append((border.length, shape.key))
    return tuple(name for _length, name in sorted(found, key=lambda one: -one[0]))
