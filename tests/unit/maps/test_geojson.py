"""Boundary files as they come: what is taken, what is mended and said, what is refused and why."""

import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Cancelled
from app.maps import geojson
from app.maps.geojson import read_boundaries
from app.maps.messages import BoundaryError, words

SQUARE = [[108.0, 15.0], [108.1, 15.0], [108.1, 15.1], [108.0, 15.1], [108.0, 15.0]]
OTHER = [[x + 0.1, y] for x, y in SQUARE]
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
        (b"", "boundary_not_json"),
        (b"{", "boundary_not_json"),
        (b"[1, 2]", "boundary_not_json"),
        (b'{"type": "FeatureCollection", "features": [}', "boundary_not_json"),
        (json.dumps(collection(GOOD)).encode()[:-20], "boundary_not_json"),
        (json.dumps(collection(GOOD)).encode() + b"x", "boundary_not_json"),
        (b'{"features": [' + b"[" * 100_000, "boundary_not_json"),
        (b"\xff\xfe\x00\x01", "boundary_not_text"),
        (b"\x89PNG\r\n\x1a\n\xff", "boundary_not_text"),
        ({"type": "Topology", "objects": {}}, "boundary_topojson"),
        (GOOD, "boundary_not_collection"),
        ({"type": "FeatureCollection"}, "boundary_not_collection"),
        (collection(), "boundary_no_features"),
        (collection(feature([108.0, 15.0], "Point")), "boundary_no_features"),
        (collection(feature([])), "boundary_no_features"),
        (collection(feature([[[5e5, 1.6e6], [6e5, 1.6e6], [6e5, 1.7e6]]])), "boundary_projected"),
        (collection(feature([[[y, x] for x, y in SQUARE]])), "boundary_swapped"),
        (collection(feature([[[x - 100, y] for x, y in SQUARE]])), "boundary_elsewhere"),
        (
            collection(GOOD, crs={"type": "name", "properties": {"name": "EPSG:3405"}}),
            "boundary_wrong_crs",
        ),
    ],
)
def test_files_that_are_refused(write: Any, content: Any, code: str) -> None:
    with pytest.raises(BoundaryError) as caught:
        read_boundaries(write(content))
    assert caught.value.code == code
    assert "{" not in words(code, caught.value.values)


def test_swapped_coordinates_are_named_as_such(write: Any) -> None:
    with pytest.raises(BoundaryError) as caught:
        read_boundaries(write(collection(feature([[[y, x] for x, y in SQUARE]]))))
    assert "vĩ độ đứng trước" in words(caught.value.code, caught.value.values)


@pytest.mark.parametrize(
    ("bad", "codes"),
    [
        (feature([BOW]), ["feature_repaired", "feature_same_code"]),
        (feature([OTHER[:-1]], code="2"), ["feature_ring_closed"]),
        (feature([[[108, 15], [108.1, 15.1]]]), ["feature_wrong_ring", "feature_empty"]),
        (feature([OTHER, [["a", "b"]]], code="2"), ["feature_wrong_ring"]),
        (feature([[[108, None], [1, 2], [3, 4]]]), ["feature_wrong_ring", "feature_empty"]),
        (feature("x", "MultiPolygon"), ["feature_empty"]),
        (feature([]), ["feature_empty"]),
        (feature([OTHER], code=""), ["feature_no_code"]),
        (feature([OTHER]), ["feature_same_code"]),
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
    assert read.features[0].code == "21025"
    shapes = shapely.from_wkb([one.geometry for one in read.features])
    assert shapely.is_valid(shapes).all() and (shapely.area(shapes) > 0).all()


@pytest.mark.parametrize(
    ("properties", "code", "name"),
    [
        ({"code": "01273", "fullName": "Xã B"}, "01273", "Xã B"),
        ({"Ma_xa": 1273, "Ten_xa": "Xã B", "dien_tich": 55.44}, "01273", "Xã B"),
        ({"MAXA": 1273.0, "TENXA": "Xã  B "}, "01273", "Xã B"),
        ({"gid": 3, "ma_dvhc": "01273", "name": "Xa\u0303 B"}, "01273", "Xã B"),
    ],
)
def test_code_and_name_are_guessed(
    write: Any, properties: dict[str, Any], code: str, name: str
) -> None:
    one = {"properties": properties, "geometry": {"type": "Polygon", "coordinates": [SQUARE]}}
    read = read_boundaries(write(collection(one)))
    assert (read.features[0].code, read.features[0].name) == (code, name)


def test_code_and_name_can_be_chosen(write: Any) -> None:
    path = write(collection(feature([SQUARE], old="00001", other="Thôn C")))
    read = read_boundaries(path, code_property="old", name_property="other")
    assert (read.features[0].code, read.features[0].name) == ("00001", "Thôn C")
    with pytest.raises(BoundaryError, match="boundary_no_property"):
        read_boundaries(path, code_property="missing")


def test_members_in_any_order_a_mark_and_wgs84_by_name(write: Any) -> None:
    crs = {"properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    text = json.dumps({"features": [GOOD], "crs": crs, "type": "FeatureCollection"})
    assert len(read_boundaries(write(b"\xef\xbb\xbf" + text.encode())).features) == 1


def test_limits(write: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = write(collection(GOOD, feature([OTHER])))
    for name, limit, code in (
        ("MAX_BYTES", 100, "boundary_too_large"),
        ("MAX_FEATURES", 1, "boundary_too_many_features"),
        ("MAX_POINTS", 7, "boundary_too_many_points"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(geojson, name, limit)
            with pytest.raises(BoundaryError, match=code):
                read_boundaries(path)
    with pytest.raises(BoundaryError, match="boundary_unreadable"):
        read_boundaries(tmp_path / "missing.geojson")


def test_cancelling_and_progress(write: Any) -> None:
    path = write(collection(GOOD, feature([OTHER])))
    with pytest.raises(Cancelled):
        read_boundaries(path, cancelled=lambda: True)
    seen: list[float] = []
    read_boundaries(path, progress=seen.append)
    assert len(seen) == 2 and seen == sorted(seen) and seen[-1] <= 1


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["type", "geometry", "coordinates", "x"]), inner)
    ),
    max_leaves=12,
)


@given(content=st.one_of(st.binary(max_size=60), st.lists(JSON, max_size=3), st.lists(JSON)))
def test_anything_is_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, content: Any
) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "x.geojson"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        features = [{"geometry": {"type": "Polygon", "coordinates": one}} for one in content]
        path.write_text(json.dumps(collection(*features, *content)), "utf-8")
    refusal = None
    try:
        read_boundaries(path)
    except BoundaryError as error:
        refusal = words(error.code, error.values)
    assert refusal is None or refusal
