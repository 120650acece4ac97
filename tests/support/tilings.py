"""Made-up provinces: cells side by side whose borders wind, shared to the last digit."""

import itertools
import math
import random
from collections.abc import Sequence
from typing import Any

Point = tuple[float, float]
Ring = list[Point]


def tiling(columns: int, rows: int, points: int, seed: int, *, step: float = 0.1) -> list[Ring]:
    """Return closed rings column by column; each side has so many points, in degrees."""
    dice = random.Random(seed)
    corners = {
        (x, y): (
            round(107 + (x + dice.uniform(-0.2, 0.2)) * step, 6),
            round(14 + (y + dice.uniform(-0.2, 0.2)) * step, 6),
        )
        for x in range(columns + 1)
        for y in range(rows + 1)
    }
    along = {
        (x, y): _winding(corners[x, y], corners[x + 1, y], points, dice)
        for x in range(columns)
        for y in range(rows + 1)
    }
    up = {
        (x, y): _winding(corners[x, y], corners[x, y + 1], points, dice)
        for x in range(columns + 1)
        for y in range(rows)
    }
    return [
        [*along[x, y], *up[x + 1, y][1:], *along[x, y + 1][-2::-1], *up[x, y][-2::-1]]
        for x in range(columns)
        for y in range(rows)
    ]


def geojson_of(rings: Sequence[Ring]) -> dict[str, Any]:
    """Return a FeatureCollection of them, with codes from 20001 and names."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"code": f"{20000 + at:05d}", "name": f"Xã Đồng Mới {at}"},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
            for at, ring in enumerate(rings, start=1)
        ],
    }


def topojson_of(rings: Sequence[Ring], *, quantized: bool) -> dict[str, Any]:
    """Return the same as a topology: an arc for every segment, each shared by its two cells."""
    scale = 1e-6
    arcs: list[list[list[float]]] = []
    places: dict[tuple[Point, Point], int] = {}
    geometries: list[dict[str, Any]] = []
    for at, ring in enumerate(rings, start=1):
        numbers: list[int] = []
        for one, other in itertools.pairwise(ring):
            if (other, one) in places:
                numbers.append(~places[other, one])
                continue
            places[one, other] = len(arcs)
            numbers.append(len(arcs))
            arcs.append(_steps(one, other, scale) if quantized else [list(one), list(other)])
        geometries.append(
            {
                "type": "Polygon",
                "properties": {"code": f"{20000 + at:05d}", "name": f"Xã Đồng Mới {at}"},
                "arcs": [numbers],
            }
        )
    made: dict[str, Any] = {
        "type": "Topology",
        "objects": {"communes": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": arcs,
    }
    if quantized:
        made["transform"] = {"scale": [scale, scale], "translate": [107, 14]}
    return made


def _steps(one: Point, other: Point, scale: float) -> list[list[float]]:
    start = [round((one[0] - 107) / scale), round((one[1] - 14) / scale)]
    end = [round((other[0] - 107) / scale), round((other[1] - 14) / scale)]
    return [[*start], [end[0] - start[0], end[1] - start[1]]]


def _winding(start: Point, end: Point, points: int, dice: random.Random) -> Ring:
    """A line of so many segments that ends where it should and never meets itself."""
    waves = [(dice.uniform(0, math.tau), number) for number in (1, 2, 3, 5, 8, 13, 21)]
    across = start[1] - end[1], end[0] - start[0]
    line: Ring = []
    for at in range(points):
        part = at / points
        swing = sum(math.sin(turn + math.tau * number * part) / number for turn, number in waves)
        swing *= 0.03 * math.sin(math.pi * part)
        line.append(
            (
                round(start[0] + part * (end[0] - start[0]) + swing * across[0], 6),
                round(start[1] + part * (end[1] - start[1]) + swing * across[1], 6),
            )
        )
    return [*line, end]
