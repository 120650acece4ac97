"""Turns packed map shapes back to shapely, to be measured by the tests."""

import shapely

from app.read_models.map import MapShape, Ring, ring_values


def geometry_of(shape: MapShape) -> shapely.MultiPolygon:
    """The shape as shapely sees it."""
    return shapely.MultiPolygon(
        [
            shapely.Polygon(_points(polygon[0]), [_points(hole) for hole in polygon[1:]])
            for polygon in shape.rings
        ]
    )


def _points(ring: Ring) -> list[tuple[float, float]]:
    values = ring_values(ring)
    return list(zip(values[::2], values[1::2], strict=True))
