"""The one plane that every map lies in: Mercator about 106° E, 16° N, in kilometres.

Mercator and not a plane per province: files read one after another, old units and neighbours
then fit each other without keeping a parameter, and shapes are true (conformal). The scale is
true at 16° N; from 8° to 23.5° N a kilometre is drawn as 0.97 to 1.05, so areas are computed on
the sphere and never read off this plane.
"""

import math

import numpy as np
import numpy.typing as npt
import shapely

LONGITUDE = 106.0
LATITUDE = 16.0
_EARTH = 6371.0088
_RADIUS = _EARTH * math.cos(math.radians(LATITUDE))
_NORTH = math.log(math.tan(math.pi / 4 + math.radians(LATITUDE) / 2))

Coordinates = npt.NDArray[np.float64]


def project(degrees: Coordinates) -> Coordinates:
    """(n, 2) of longitude, latitude in degrees → (n, 2) of kilometres east, north."""
    east = _RADIUS * np.radians(degrees[:, 0] - LONGITUDE)
    north = _RADIUS * (np.log(np.tan(math.pi / 4 + np.radians(degrees[:, 1]) / 2)) - _NORTH)
    return np.column_stack([east, north])


def project_geometries(geometries: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """Geometries in degrees → the same in the plane."""
    projected: npt.NDArray[np.object_] = shapely.transform(geometries, project)
    return projected


def stretch_at(latitude: float) -> float:
    """How long one kilometre at this latitude is drawn."""
    return math.cos(math.radians(LATITUDE)) / math.cos(math.radians(latitude))
