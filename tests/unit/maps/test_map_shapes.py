"""Packed shapes: what is stored comes back, and damage is noticed."""

import pytest

from app.read_models.map import (
    MapDataError,
    MapLevel,
    MapPicture,
    MapShape,
    ring_of,
    ring_values,
    short_name,
)

SQUARE = ring_of([0, 0, 4, 0, 4, 4, 0, 4, 0, 0])
HOLE = ring_of([1, 1, 2, 1, 2, 2, 1, 1])
SHAPE = MapShape("21025", "Xã Ba Gia", ((SQUARE, HOLE), (SQUARE,)), (3, 3), 1.0, (0, 0, 4, 4))


def test_pack_and_unpack_give_the_same_shape() -> None:
    assert MapShape.unpack("21025", "Xã Ba Gia", SHAPE.pack()) == SHAPE
    assert SHAPE.points == 14


@pytest.mark.parametrize(
    "packed", [b"", b"SM1", SHAPE.pack()[:-1], SHAPE.pack() + b"\0", b"XX" + SHAPE.pack()[2:]]
)
def test_damaged_values_are_refused(packed: bytes) -> None:
    with pytest.raises(MapDataError):
        MapShape.unpack("21025", "", packed)


def test_ring_values_are_pairs() -> None:
    assert list(ring_values(SQUARE))[:4] == [0, 0, 4, 0]


def test_levels_are_ordered_from_coarse_to_fine() -> None:
    fine, coarse = MapLevel(0.01, (SHAPE,)), MapLevel(1.0, (SHAPE,))
    picture = MapPicture.of([fine, coarse], is_schematic=False)
    assert picture.levels == (coarse, fine)
    assert picture.bounds == picture.home == (0, 0, 4, 4)


def test_a_map_of_nothing_has_bounds() -> None:
    assert MapPicture.of([], is_schematic=True).bounds == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Xã Ba Gia", "Ba Gia"),
        ("Đặc khu Lý Sơn", "Lý Sơn"),
        ("Phường 1", "Phường 1"),
        ("Sở Nội vụ", "Sở Nội vụ"),
    ],
)
def test_labels_leave_out_the_kind(name: str, label: str) -> None:
    assert short_name(name) == label
