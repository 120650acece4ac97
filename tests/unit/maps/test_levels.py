"""Levels of detail: neighbours stay neighbours, without gap and overlap, and none is lost."""

import math
import random
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import Cancelled
from app.maps import levels as levels_module
from app.maps.boundary_file import read_boundaries
from app.maps.levels import TOLERANCES, BoundaryUnit, build_levels
from app.maps.messages import BoundaryError
from app.read_models.map import MapLevel
from tests.support.tilings import tiling
from tests.unit.maps.shapely_shapes import geometry_of

pytestmark = pytest.mark.long

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"


def _wavy(x: float) -> list[tuple[float, float]]:
    """A border from south to north that winds."""
    return [(x + 0.01 * math.sin(step / 7), 15.0 + step / 1000) for step in range(401)]


def _strips(slit: float = 0.0) -> list[BoundaryUnit]:
    """Three strips side by side; ``slit`` degrees are missing (or doubled) between their ends."""
    borders = [_wavy(108.0 + column * 0.1) for column in range(4)]
    units = []
    for at, (west, east) in enumerate(pairwise(borders)):
        moved = [east[0], *((x - slit, y) for x, y in east[1:-1]), east[-1]]
        area = shapely.Polygon([*west, *reversed(moved)])
        units.append(BoundaryUnit(str(at), f"Xã {at}", shapely.to_wkb(area)))
    return units


def _assert_seamless(level: MapLevel) -> None:
    cells = [geometry_of(shape) for shape in level.shapes]
    whole = shapely.union_all([cell.buffer(1e-5) for cell in cells])
    total = sum(cell.area for cell in cells)
    holes = sum(
        shapely.Polygon(ring).area for part in shapely.get_parts(whole) for ring in part.interiors
    )
    assert holes <= 1e-6 * total
    assert abs(shapely.union_all(cells).area - total) <= 1e-5 * total


@pytest.mark.parametrize("slit", [0.0, 0.0001, -0.0001])
def test_neighbours_keep_one_border_at_every_level(slit: float) -> None:
    levels = build_levels(_strips(slit))
    assert [level.tolerance for level in levels] == list(TOLERANCES)
    for level in levels:
        _assert_seamless(level)
        cells = [geometry_of(shape) for shape in level.shapes]
        assert shapely.union_all([cell.buffer(1e-5) for cell in cells]).geom_type == "Polygon"
    points = [sum(shape.points for shape in level.shapes) for level in levels]
    assert points == sorted(points)
    assert points[0] < points[-1] / 4


def test_a_unit_under_another_is_not_lost() -> None:
    units = _strips()
    double = BoundaryUnit("double", "Xã trùng", units[1].geometry)
    levels = build_levels([*units, double])
    assert all(len(level.shapes) == 4 and level.shapes[3].points > 3 for level in levels)


def test_rocks_are_left_out_far_away_but_never_the_unit() -> None:
    rock = shapely.box(108.9, 15.1, 108.9005, 15.1005)
    main = shapely.box(109.0, 15.0, 109.2, 15.2)
    tiny = BoundaryUnit("tiny", "Hòn", shapely.to_wkb(shapely.box(110, 15, 110.0002, 15.0002)))
    both = BoundaryUnit("both", "Xã", shapely.to_wkb(shapely.MultiPolygon([main, rock])))
    coarse, *_rest, fine = build_levels([both, tiny])
    assert [len(shape.rings) for shape in coarse.shapes] == [1, 1]
    assert [len(shape.rings) for shape in fine.shapes] == [2, 1]


def test_nothing_gives_empty_levels_and_cancelling_stops() -> None:
    assert all(level.shapes == () for level in build_levels([]))
    seen: list[float] = []
    build_levels(_strips(), progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    for last in range(len(seen)):
        left = iter(range(last))

        def stop(_part: float, left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise Cancelled

        with pytest.raises(Cancelled):
            build_levels(_strips(), progress=stop)


def _unit(key: str, area: shapely.Geometry) -> BoundaryUnit:
    return BoundaryUnit(key, f"Xã {key}", shapely.to_wkb(area))


def _noisy(seed: int, points: int) -> shapely.Geometry:
    dice = random.Random(seed)
    turns = [2 * math.pi * at / points for at in range(points)]
    reach = [0.3 + dice.random() / 50 for _turn in turns]
    ring = [
        (108.5 + far * math.cos(turn), 15 + far * math.sin(turn))
        for far, turn in zip(reach, turns, strict=True)
    ]
    return shapely.Polygon(ring)


def test_units_that_lie_over_each_other_are_refused_by_name_before_it_takes_hours() -> None:
    noisy = [_unit(str(at), _noisy(at, 3000)) for at in range(12)]
    same = [_unit(str(at), _noisy(1, 3000)) for at in range(150)]
    for units in (noisy, same):
        with pytest.raises(BoundaryError, match="boundary_overlapping") as caught:
            build_levels(units)
        assert str(caught.value.values["first"]).startswith("Xã ")
        assert caught.value.values["first"] != caught.value.values["second"]


def test_too_many_points_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(levels_module, "MAX_POINTS", 2000)
    with pytest.raises(BoundaryError, match="boundary_too_detailed"):
        build_levels(_strips())


@settings(max_examples=12)
@given(
    columns=st.integers(1, 4),
    rows=st.integers(1, 4),
    points=st.integers(1, 60),
    seed=st.integers(0, 10_000),
    step=st.sampled_from([0.01, 0.05, 0.2]),
)
def test_made_up_provinces_stay_without_gaps(
    columns: int, rows: int, points: int, seed: int, step: float
) -> None:
    cells = tiling(columns, rows, points, seed, step=step)
    units = [_unit(str(at), shapely.Polygon(ring)) for at, ring in enumerate(cells)]
    levels = build_levels(units)
    for level in levels:
        assert [shape.key for shape in level.shapes] == [unit.key for unit in units]
        _assert_seamless(level)
        _assert_same_borders(level)


def _assert_same_borders(level: MapLevel) -> None:
    """What two neighbours share is one line: every segment within stands twice, there and back."""
    seen: Counter[tuple[tuple[float, float], ...]] = Counter()
    for shape in level.shapes:
        for part in shapely.get_parts(geometry_of(shape)):
            for ring in (part.exterior, *part.interiors):
                for pair in pairwise(ring.coords):
                    seen[tuple(sorted(pair))] += 1
    assert set(seen.values()) <= {1, 2}
    rim = [shapely.LineString(pair) for pair, times in seen.items() if times == 1]
    whole = shapely.union_all([geometry_of(shape) for shape in level.shapes])
    # Segments that stand once are the outer rim, and nothing else.
    assert sum(one.length for one in rim) == pytest.approx(whole.length, rel=1e-6)


@pytest.mark.parametrize(("name", "units"), [("quang-ngai-2025", 96), ("cao-bang-2025", 56)])
def test_real_boundaries_stay_without_gaps(name: str, units: int) -> None:
    path = SHARED / f"{name}.geojson"
    if not path.exists():
        pytest.skip(f"boundaries to try on are not here: {path.name}")
    read = read_boundaries(path)
    assert (len(read.features), read.problems) == (units, ())
    levels = build_levels(
        [
            BoundaryUnit(f.properties["code"], f.properties["name"], f.geometry)
            for f in read.features
        ]
    )
    for level in levels:
        assert len(level.shapes) == units
        _assert_seamless(level)
        _assert_same_borders(level)
    area = [sum(geometry_of(shape).area for shape in level.shapes) for level in levels]
    assert area == pytest.approx([area[-1]] * 4, rel=0.002)
