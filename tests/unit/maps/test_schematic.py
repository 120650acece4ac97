"""Schematic maps: each point in its cell, no overlap, nothing left open, the same every time."""

import numpy as np
import shapely
from hypothesis import example, given
from hypothesis import strategies as st

from app.maps.plane import project
from app.maps.schematic import CentrePoint, schematic_picture
from app.read_models.map import MapPicture
from tests.unit.maps.shapely_shapes import geometry_of

PROVINCE = [
    CentrePoint(
        f"p{row}{column}", f"Xã {row}.{column}", 15.0 + row * 0.1, 108.0 + column * 0.11, 120.0
    )
    for row in range(5)
    for column in range(6)
]
ISLAND = CentrePoint("island", "Đặc khu Hòn", 15.4, 111.5, 10.0)


def _check(points: list[CentrePoint], picture: MapPicture) -> None:
    cells = [geometry_of(shape) for shape in picture.shapes]
    assert [shape.key for shape in picture.shapes] == [point.key for point in points]
    assert all(cell.area > 0 for cell in cells)
    whole = shapely.union_all([cell.buffer(1e-4) for cell in cells])
    total = sum(cell.area for cell in cells)
    assert abs(shapely.union_all(cells).area - total) <= 1e-4 * total + 1e-6
    for part in shapely.get_parts(whole):
        assert sum(shapely.Polygon(ring).area for ring in part.interiors) <= 1e-4 * total
    for shape, cell in zip(picture.shapes, cells, strict=True):
        assert cell.contains(shapely.Point(shape.anchor))


def test_cells_hold_their_points_and_fill_the_outline() -> None:
    picture = schematic_picture(PROVINCE)
    assert picture.is_schematic
    _check(PROVINCE, picture)
    for point, shape in zip(PROVINCE, picture.shapes, strict=True):
        place = shapely.Point(project(np.array([[point.longitude, point.latitude]]))[0])
        assert geometry_of(shape).buffer(1e-3).contains(place)


def test_cells_are_about_as_large_as_the_units() -> None:
    picture = schematic_picture(PROVINCE)
    total = sum(geometry_of(shape).area for shape in picture.shapes)
    assert 0.8 < total / (120 * len(PROVINCE)) < 1.25


def test_the_same_points_give_the_same_map() -> None:
    assert schematic_picture(PROVINCE) == schematic_picture(list(PROVINCE))


def test_a_far_island_is_its_own_blob_and_does_not_stretch_the_map() -> None:
    alone, together = schematic_picture(PROVINCE), schematic_picture([*PROVINCE, ISLAND])
    _check([*PROVINCE, ISLAND], together)
    assert together.displaced == {"island"}
    width = alone.bounds[2] - alone.bounds[0]
    assert together.bounds[2] - together.bounds[0] < 1.4 * width
    mainland = shapely.union_all([geometry_of(shape) for shape in together.shapes[:-1]])
    assert geometry_of(together.shapes[-1]).distance(mainland) > 1.0


def test_units_at_one_place_get_a_cell_each() -> None:
    points = [*PROVINCE, *(CentrePoint(f"x{n}", "Sở", 15.2, 108.22, None) for n in range(4))]
    _check(points, schematic_picture(points))


def test_no_point_one_two_and_a_row_of_points() -> None:
    assert schematic_picture([]).shapes == ()
    row = [CentrePoint(str(n), f"Xã {n}", 15.0, 108.0 + n * 0.1) for n in range(5)]
    for count in (1, 2, 3, 5):
        _check(row[:count], schematic_picture(row[:count]))


@given(
    st.lists(
        st.tuples(
            st.floats(8.5, 23.3),
            st.floats(102.2, 117.0),
            st.one_of(st.none(), st.floats(0.1, 900)),
        ),
        min_size=1,
        max_size=12,
    )
)
@example([(9.0, 103.0, None), (9.0, 103.0, None), (9.0, 105.0, None), (9.0, 107.0, None)])
@example(
    [
        (9.0, 103.0, None),
        (9.0, 104.0, None),
        (20.0, 103.0, None),
        (21.0, 103.0, 219.0),
        (21.5, 103.0, None),
    ]
)
@example([(9.0, 103.0, None), (22.0, 105.5, None), (21.5, 105.0, 1.0), (21.875, 105.0, 440.0)])
def test_any_points_give_a_map(places: list[tuple[float, float, float | None]]) -> None:
    points = [CentrePoint(str(at), "Xã", *place) for at, place in enumerate(places)]
    _check(points, schematic_picture(points))
