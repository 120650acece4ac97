"""Boundary files as they come: what is taken, what is mended and said, what is refused and why."""

import json
import math
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shapely

from app.domain.errors import Cancelled
from app.maps import boundary_file, geojson, json_cursor, rings
from app.maps.boundary_file import read_boundaries
from app.maps.messages import BoundaryError, words

SQUARE = [[108.0, 15.0], [108.1, 15.0], [108.1, 15.1], [108.0, 15.1], [108.0, 15.0]]
OTHER = [[x + 0.1, y] for x, y in SQUARE]
ISLAND = [[108.5 + (x - 108) / 10, y] for x, y in SQUARE]
LOOPED = [*SQUARE[:2], [108.1, 15.05], [108.101, 15.051], [108.101, 15.05], [108.1, 15.051],
          *SQUARE[2:]]  # fmt: skip
_DICE = random.Random(7)
SCRIBBLE = [[108 + _DICE.random(), 15 + _DICE.random()] for _point in range(3000)]
SCRIBBLE.append(SCRIBBLE[0])
BOW = [[108.0, 15.0], [108.1, 15.1], [108.1, 15.0], [108.0, 15.1], [108.0, 15.0]]


def feature(coordinates: Any, kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"code": "21025", "name": "Xã A", **properties},
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def collection(*features: Any, **members: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", **members, "features": list(features)}


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def write(content: Any) -> Path:
        path = tmp_path / "ranh-gioi.geojson"
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        path.write_bytes(data)
        return path

    return write


GOOD = feature([SQUARE])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "boundary_empty_file"),
        (b"{", "boundary_not_json"),
        (b"[1, 2]", "boundary_not_json"),
        (b'{"type": "FeatureCollection", "features": [}', "boundary_not_json"),
        (json.dumps(collection(GOOD)).encode()[:-20], "boundary_not_json"),
        (json.dumps(collection(GOOD)).encode() + b"x", "boundary_not_json"),
        (b'{"features": [' + b"[" * 100_000, "boundary_not_json"),
        (b"\xff\xfe\x00\x01", "boundary_not_text"),
        (b"<kml></kml>", "boundary_not_text"),
        (b"\x89PNG\r\n\x1a\n\xff", "boundary_not_text"),
        (b"PK\x03\x04\xff\xfe", "boundary_not_text"),
        (json.dumps(collection(GOOD)).encode("utf-16")[:-1], "boundary_not_text"),
        (b'{"features": [' + b"9" * 5000 + b"]}", "boundary_not_json"),
        ({"type": "Topology", "objects": {}}, "boundary_no_features"),
        (GOOD, "boundary_not_collection"),
        ({"type": "FeatureCollection"}, "boundary_not_collection"),
        (collection(), "boundary_no_features"),
        (collection(feature([108.0, 15.0], "Point")), "boundary_none_usable"),
        (collection(feature([])), "boundary_none_usable"),
        (collection(feature([[[5e5, 1.6e6], [6e5, 1.6e6], [6e5, 1.7e6]]])), "boundary_projected"),
        (collection(feature([[[y, x] for x, y in SQUARE]])), "boundary_swapped"),
        (collection(feature([[[x - 100, y] for x, y in SQUARE]])), "boundary_elsewhere"),
        (
            collection(GOOD, crs={"type": "name", "properties": {"name": "EPSG:3405"}}),
            "boundary_wrong_crs",
        ),
        (
            collection(GOOD, crs={"properties": {"name": "urn:ogc:def:crs:EPSG::4756"}}),
            "boundary_wrong_crs",
        ),
        (collection(GOOD, crs={"properties": {"name": "EPSG:14326"}}), "boundary_wrong_crs"),
        (collection(GOOD, crs={"type": "link"}), "boundary_wrong_crs"),
        (collection(GOOD, crs={"properties": {"name": "\ud800"}}), "boundary_wrong_crs"),
    ],
)
def test_files_that_are_refused(write: Any, content: Any, code: str) -> None:
    with pytest.raises(BoundaryError) as caught:
        read_boundaries(write(content))
    assert caught.value.code == code
    said = words(code, caught.value.values)
    assert "{" not in said
    said.encode()
    assert re.search(r"(Chọn|Sao chép|Xuất|Chuyển|Kiểm tra|Chỉ lấy) ", said)


def test_swapped_coordinates_are_named_as_such(write: Any) -> None:
    with pytest.raises(BoundaryError) as caught:
        read_boundaries(write(collection(feature([[[y, x] for x, y in SQUARE]]))))
    assert "vĩ độ đứng trước" in words(caught.value.code, caught.value.values)


@pytest.mark.parametrize(
    ("bad", "codes"),
    [
        (feature([BOW]), ["feature_tangled"]),
        (feature([LOOPED]), ["feature_repaired"]),
        (feature([[OTHER], [OTHER]], "MultiPolygon"), ["feature_repaired"]),
        (feature([OTHER, ISLAND]), ["feature_islands"]),
        (feature([SCRIBBLE]), ["feature_tangled"]),
        (feature([OTHER[:-1]]), ["feature_ring_closed"]),
        (feature([[[108, 15], [108.1, 15.1]]]), ["feature_wrong_ring", "feature_empty"]),
        (feature([[[108, 15]] * 1500]), ["feature_empty"]),
        (feature([OTHER, [["a", "b"]]]), ["feature_wrong_ring"]),
        (feature([[[108, None], [1, 2], [3, 4]]]), ["feature_wrong_ring", "feature_empty"]),
        (feature([[[1e999, 15], [1, 2], [3, 4]]]), ["feature_wrong_ring", "feature_empty"]),
        (feature([[[108, math.nan], [1, 2], [3, 4]]]), ["feature_wrong_ring", "feature_empty"]),
        (feature([[[10**300, 15], [1, 2], [3, 4]]], "Point"), ["feature_not_area"]),
        (feature([[[[[OTHER]]]]]), ["feature_wrong_ring", "feature_empty"]),
        (feature(OTHER), ["feature_wrong_ring", "feature_empty"]),
        (feature([OTHER], "MultiPolygon"), ["feature_wrong_ring", "feature_empty"]),
        (feature("x", "MultiPolygon"), ["feature_empty"]),
        (feature([]), ["feature_empty"]),
        (feature([[108, 15], [109, 16]], "LineString"), ["feature_not_area"]),
        ({"type": "Feature", "properties": None, "geometry": None}, ["feature_empty"]),
        (17, ["feature_not_area"]),
    ],
)
def test_a_bad_feature_beside_a_good_one_is_reported(
    write: Any, bad: Any, codes: list[str]
) -> None:
    read = read_boundaries(write(collection(GOOD, bad)))
    assert [problem.code for problem in read.problems] == codes
    assert all(problem.index == 2 and "{" not in problem.text for problem in read.problems)
    assert read.features[0].properties["code"] == "21025"
    shapes = shapely.from_wkb([one.geometry for one in read.features])
    assert shapely.is_valid(shapes).all() and (shapely.area(shapes) > 0).all()


@pytest.mark.parametrize(
    ("properties", "code", "name"),
    [
        ({"code": "01273", "fullName": "Xã B"}, "01273", "Xã B"),
        ({"Ma_xa": 1273, "Ten_xa": "Xã B", "dien_tich": 55.44}, "1273", "Xã B"),
        ({"MAXA": 1273.0, "TENXA": "Xã  B "}, "1273", "Xã B"),
        ({"gid": 3, "ma_dvhc": "01273", "name": "Xa\u0303 B"}, "01273", "Xã B"),
    ],
)
def test_code_and_name_are_guessed(
    write: Any, properties: dict[str, Any], code: str, name: str
) -> None:
    one = {"properties": properties, "geometry": {"type": "Polygon", "coordinates": [SQUARE]}}
    read = read_boundaries(write(collection(one)))
    found = read.features[0].properties
    assert (found[read.code_guess or ""], found[read.name_guess or ""]) == (code, name)


def test_the_numbers_of_a_drawing_program_are_no_codes(write: Any) -> None:
    areas = [feature([SQUARE], gid=at, code="") for at in range(1, 6)]
    assert read_boundaries(write(collection(*areas))).code_guess is None


@pytest.mark.parametrize(
    "crs",
    [
        {"properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
        {"properties": {"name": "urn:ogc:def:crs:EPSG::4326"}},
        {"properties": {"name": "urn:ogc:def:crs:EPSG:6.9:4326"}},
        {"type": "EPSG", "properties": {"code": 4326}},
        {"type": "link", "properties": {"href": "http://www.opengis.net/def/crs/EPSG/0/4326"}},
        "WGS 84",
        None,
    ],
)
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_members_in_any_order_any_writing_and_wgs84_by_name(
    write: Any, crs: Any, coding: str
) -> None:
    content = {"features": [GOOD], "crs": crs, "type": "FeatureCollection"}
    text = json.dumps(content, ensure_ascii=False, indent=2)
    read = read_boundaries(write(text.encode(coding)))
    assert [one.properties["name"] for one in read.features] == ["Xã A"]


def test_the_unit_is_named_whose_coordinates_are_wrong(write: Any) -> None:
    stray = feature([[*OTHER[:2], [0, 0], *OTHER[2:]]], name="Xã Lạc", code="2")
    with pytest.raises(BoundaryError, match="boundary_elsewhere") as caught:
        read_boundaries(write(collection(GOOD, stray)))
    assert "đối tượng thứ 2 (Xã Lạc)" in words(caught.value.code, caught.value.values)


def test_areas_of_a_collection_are_one_unit(write: Any) -> None:
    parts = [feature([ring])["geometry"] for ring in (SQUARE, ISLAND)]
    point = {"type": "Point", "coordinates": [108, 15]}
    whole = {"type": "GeometryCollection", "geometries": [parts[0], point, None, parts[1]]}
    read = read_boundaries(write(collection({"type": "Feature", "geometry": whole})))
    assert read.problems == ()
    assert shapely.get_num_geometries(shapely.from_wkb(read.features[0].geometry)) == 2


def test_limits(write: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = write(collection(GOOD, feature([OTHER])))
    for module, name, limit, code in (
        (boundary_file, "MAX_BYTES", 100, "boundary_too_large"),
        (boundary_file, "MAX_LISTS", 10, "boundary_too_many_points"),
        (boundary_file, "MAX_OBJECTS", 3, "boundary_too_many_points"),
        (boundary_file, "MAX_VALUES", 10, "boundary_too_many_points"),
        (geojson, "MAX_FEATURES", 1, "boundary_too_many_features"),
        (geojson, "MAX_POINTS", 7, "boundary_too_many_points"),
        (geojson, "MAX_RINGS", 1, "boundary_too_many_rings"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, limit)
            with pytest.raises(BoundaryError, match=code):
                read_boundaries(path)
    with pytest.raises(BoundaryError, match="boundary_unreadable"):
        read_boundaries(tmp_path / "missing.geojson")


def test_a_unit_of_too_many_points_is_left_out_by_name(
    write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rings, "MAX_POINTS", 100)
    read = read_boundaries(write(collection(GOOD, feature([_circle(200)], name="Xã Dày"))))
    assert [(one.code, one.label) for one in read.problems] == [("feature_too_detailed", "Xã Dày")]
    assert len(read.features) == 1


def test_cancelling_at_any_point_and_progress(write: Any) -> None:
    path = write(collection(*(feature([_circle(20_000)]) for _one in range(5))))
    seen: list[float] = []
    read_boundaries(path, moved=seen.append)
    assert len(seen) > 5
    assert seen == sorted(seen)
    assert seen[0] >= 0
    assert seen[-1] <= 1
    for last in range(len(seen)):
        left = iter(range(last))

        def stop(_part: float, left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise Cancelled

        with pytest.raises(Cancelled):
            read_boundaries(path, moved=stop)


def _circle(points: int) -> list[list[float]]:
    turns = [2 * math.pi * at / points for at in range(points)]
    ring = [[108.5 + 0.3 * math.cos(turn), 15 + 0.3 * math.sin(turn)] for turn in turns]
    return [*ring, ring[0]]


@pytest.mark.parametrize("indent", [None, 1])
def test_long_lines_are_read_in_pieces(
    write: Any, monkeypatch: pytest.MonkeyPatch, indent: int | None
) -> None:
    ring = _circle(500)
    text = json.dumps(collection(feature([ring, [[108.5, 15.0, 3.0], *OTHER[:-1]]])), indent=indent)
    whole = read_boundaries(write(text.encode()))
    for size in (1, 7, 64, 1000):
        monkeypatch.setattr(json_cursor, "_PIECE", size)
        again = read_boundaries(write(text.encode()))
        assert again.features == whole.features
        assert again.problems == whole.problems
    broken = text.replace("108.8,", "108.8 x,", 1).encode()
    with pytest.raises(BoundaryError, match="boundary_not_json"):
        read_boundaries(write(broken))
