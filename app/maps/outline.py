"""The smooth outline around a group of centre points, and which points make a group.

The outline is the size of the known areas together; it is a drawing, not a border.
"""

import numpy as np
import numpy.typing as npt
import shapely

from app.maps.shapes import polygon_parts

REACH = 2.4
"""Two units are neighbours when no farther apart than this many times their two radii."""

Places = npt.NDArray[np.float64]


def groups_of(places: Places, radii: npt.NDArray[np.float64]) -> list[list[int]]:
    """Split into mainland and islands: indices, the group with the largest area first."""
    waiting = set(range(len(places)))
    groups: list[list[int]] = []
    while waiting:
        start = min(waiting)
        waiting.discard(start)
        group, edge = [start], [start]
        while edge:
            at = edge.pop()
            rest = np.array(sorted(waiting), dtype=np.intp)
            if not len(rest):
                break
            distance = np.hypot(*(places[rest] - places[at]).T)
            near = rest[distance <= REACH * (radii[rest] + radii[at])].tolist()
            waiting.difference_update(near)
            group += near
            edge += near
        groups.append(sorted(group))
    return sorted(groups, key=lambda group: (-float((radii[group] ** 2).sum()), group[0]))


def outline_of(places: Places, radii: npt.NDArray[np.float64]) -> shapely.Polygon:
    """One polygon without holes around all points, about as large as their areas together."""
    wanted = float((np.pi * radii**2).sum())
    core = _core(places, radii)
    low, high = 0.35, 2.0
    for _step in range(8):
        factor = (low + high) / 2
        if _drawn(places, radii, core, factor).area < wanted:
            low = factor
        else:
            high = factor
    return _drawn(places, radii, core, (low + high) / 2)


def _core(places: Places, radii: npt.NDArray[np.float64]) -> shapely.Geometry:
    """What surely lies inside: triangles between neighbours, and lines that keep it together."""
    if len(places) < 3:
        return shapely.LineString(places) if len(places) == 2 else shapely.Point(places[0])
    tree = shapely.STRtree([shapely.Point(place) for place in places])
    kept: list[shapely.Geometry] = []
    for triangle in shapely.get_parts(shapely.delaunay_triangles(shapely.MultiPoint(places))):
        corners = shapely.get_coordinates(triangle)[:3]
        at = [int(tree.nearest(shapely.Point(corner))) for corner in corners]
        sides = [(at[0], at[1]), (at[1], at[2]), (at[2], at[0])]
        lengths = [float(np.hypot(*(places[a] - places[b]))) for a, b in sides]
        near = [
            length <= REACH * (radii[a] + radii[b])
            for length, (a, b) in zip(lengths, sides, strict=True)
        ]
        if all(near):
            kept.append(triangle)
        kept += [
            shapely.LineString(places[[a, b]])
            for (a, b), is_near in zip(sides, near, strict=True)
            if is_near
        ]
    return shapely.union_all(kept) if kept else shapely.LineString(places)


def _drawn(
    places: Places, radii: npt.NDArray[np.float64], core: shapely.Geometry, factor: float
) -> shapely.Polygon:
    usual, least = float(np.median(radii)), float(radii.min())
    # A lone large unit at the rim would stand out like a bulb: large circles are drawn smaller.
    evened = np.where(radii > usual, np.sqrt(radii * usual), radii) * factor
    discs = shapely.buffer([shapely.Point(place) for place in places], evened, quad_segs=8)
    body = shapely.union_all([core.buffer(least * 0.3), *discs])
    closed = body.buffer(2 * usual, quad_segs=8).buffer(-2 * usual, quad_segs=8)
    opened = closed.buffer(-least * 0.2, quad_segs=8).buffer(least * 0.2, quad_segs=8)
    parts = polygon_parts(opened)
    whole = parts[0] if len(parts) == 1 else polygon_parts(closed)[0]
    smooth = whole.simplify(usual * 0.02)
    return shapely.Polygon(smooth.exterior)
