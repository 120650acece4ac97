"""From shapely polygons in the plane to the shapes that maps are drawn from."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import shapely

from app.read_models.map import MapKey, MapShape, Polygon, Ring


def polygon_parts(geometry: shapely.Geometry) -> list[shapely.Polygon]:
    """The polygons of a geometry, largest first; lines and points are left out."""
    parts = [part for part in shapely.get_parts(shapely.get_parts(geometry)) if not part.is_empty]
    polygons = [part for part in parts if isinstance(part, shapely.Polygon)]
    return sorted(polygons, key=lambda part: -part.area)


def anchor_of(geometry: shapely.Geometry) -> tuple[tuple[float, float], float]:
    """The point farthest from the border of the largest part, and that distance."""
    largest = polygon_parts(geometry)[0]
    radius = shapely.maximum_inscribed_circle(largest)
    x, y = shapely.get_coordinates(radius)[0]
    return (float(x), float(y)), float(radius.length)


def shape_of(
    key: MapKey,
    name: str,
    parts: Iterable[shapely.Polygon],
    anchor: tuple[float, float],
    room: float,
) -> MapShape:
    """Pack polygons; at least one."""
    polygons = list(parts)
    left, bottom, right, top = shapely.total_bounds(polygons)
    rings = tuple(_rings(polygon) for polygon in polygons)
    box = (float(left), float(bottom), float(right), float(top))
    return MapShape(key, name, rings, anchor, room, box)


def _rings(polygon: shapely.Polygon) -> Polygon:
    return (_ring(polygon.exterior), *(_ring(hole) for hole in polygon.interiors))


def _ring(ring: shapely.LinearRing) -> Ring:
    values: npt.NDArray[np.float32] = shapely.get_coordinates(ring).astype("<f4")
    return values.tobytes()
