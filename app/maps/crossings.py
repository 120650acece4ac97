"""How often borders cross each other: mending and cleaning cost time and memory for each place.

Good files hardly cross at all; one that is a scribble could keep the program busy for days.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

MAX_CROSSINGS = 15_000
"""Of one unit with itself, or of all with each other: some twenty seconds of work."""

_PAIRS = 25
"""Segments near one segment, on average; a border that two units share gives about six."""

_FEW_PAIRS = 5_000_000
_AT_ONCE = 2_000_000

Points = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Crossings:
    """``is_too_many``: counting ended early. ``owners``: the two that cross most, if any do."""

    count: int
    is_too_many: bool
    owners: tuple[int, int] | None


def crossings_of(
    geometries: Sequence[shapely.Geometry],
    *,
    among_owners: bool,
    moved: Callable[[], None] | None = None,
) -> Crossings:
    """Count where borders cross: each geometry's own, or (``among_owners``) those of two.

    Borders that only touch or run together do not cross, but very many that run together are too
    many as well. ``moved`` is called now and then and may raise.
    """
    segments, owners = _segments(geometries)
    if not len(segments):
        return Crossings(0, is_too_many=False, owners=None)
    lines = shapely.linestrings(segments.reshape(-1, 2, 2))
    tree = shapely.STRtree(lines)
    limit = max(_FEW_PAIRS, _PAIRS * len(lines))
    at, step, seen, count = 0, min(50, len(lines)), 0, 0
    pairs: dict[int, int] = {}
    while at < len(lines):
        first, second = tree.query(lines[at : at + step])
        first = first + at
        seen += len(first)
        at += step
        wanted = owners[first] < owners[second] if among_owners else first < second
        first, second = first[wanted], second[wanted]
        crossing = _cross(segments[first], segments[second])
        count += int(crossing.sum())
        if not crossing.any() and seen > limit:
            crossing[:] = True
        # One number for each pair of owners: counting pairs of numbers is far slower.
        met = owners[first[crossing]] * len(geometries) + owners[second[crossing]]
        for key, times in zip(*np.unique(met, return_counts=True), strict=True):
            pairs[int(key)] = pairs.get(int(key), 0) + int(times)
        if count > MAX_CROSSINGS or seen > limit:
            return Crossings(count, is_too_many=True, owners=_most(pairs, len(geometries)))
        step = max(1, min(20_000, _AT_ONCE * at // max(seen, 1)))
        if moved is not None:
            moved()
    return Crossings(count, is_too_many=False, owners=_most(pairs, len(geometries)))


def _most(pairs: dict[int, int], owners: int) -> tuple[int, int] | None:
    return divmod(max(pairs, key=lambda key: pairs[key]), owners) if pairs else None


def _segments(geometries: Sequence[shapely.Geometry]) -> tuple[Points, Numbers]:
    """All segments as (n, 4), and the place of the geometry that each belongs to."""
    found: list[Points] = []
    owners: list[Numbers] = []
    for place, geometry in enumerate(geometries):
        for ring in shapely.get_rings(shapely.get_parts(geometry)):
            points = shapely.get_coordinates(ring)
            found.append(np.hstack([points[:-1], points[1:]]))
            owners.append(np.full(len(points) - 1, place, dtype=np.intp))
    if not found:
        return np.empty((0, 4)), np.empty(0, dtype=np.intp)
    return np.concatenate(found), np.concatenate(owners)


def _cross(one: Points, other: Points) -> npt.NDArray[np.bool_]:
    a, b, c, d = one[:, :2], one[:, 2:], other[:, :2], other[:, 2:]
    crossing: npt.NDArray[np.bool_] = (_turn(a, b, c) * _turn(a, b, d) < 0) & (
        _turn(c, d, a) * _turn(c, d, b) < 0
    )
    return crossing


def _turn(a: Points, b: Points, c: Points) -> Points:
    turn: Points = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (
        c[:, 0] - a[:, 0]
    )
    return turn
