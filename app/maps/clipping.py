"""The part of a map that lies within a box, for a sheet that shows a unit and what is around it."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely

from app.maps.shapes import anchor_of, polygon_parts, shape_of
from app.read_models.map import MapShape, Ring, ring_values
from app.read_models.map_islands import Box


def clipped(shapes: Sequence[MapShape], box: Box) -> tuple[MapShape, ...]:
    """Return what of these shapes lies in the box; anchors are moved to what is left of them."""
    frame = shapely.box(*box)
    found: list[MapShape] = []
    for shape in shapes:
        left, bottom, right, top = shape.box
        if left >= box[2] or right <= box[0] or bottom >= box[3] or top <= box[1]:
            continue
        if left >= box[0] and right <= box[2] and bottom >= box[1] and top <= box[3]:
            found.append(shape)
            continue
        parts = polygon_parts(shapely.intersection(area_of_shape(shape), frame))
        if parts:
            whole = shapely.MultiPolygon(parts)
            found.append(shape_of(shape.key, shape.name, parts, *anchor_of(whole)))
    return tuple(found)


def area_of_shape(shape: MapShape) -> shapely.Geometry:
    """Return a shape as a valid area; simplifying may have made its outline touch itself."""
    polygons = [
        shapely.Polygon(_points(outer), [_points(hole) for hole in holes])
        for outer, *holes in shape.rings
    ]
    return shapely.make_valid(shapely.MultiPolygon(polygons))


def _points(ring: Ring) -> npt.NDArray[np.float64]:
    return np.array(ring_values(ring), dtype=np.float64).reshape(-1, 2)
