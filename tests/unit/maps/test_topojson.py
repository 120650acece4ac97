"""TopoJSON is read as the GeoJSON of the same borders; what is broken in it is said."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely

from app.maps import geojson
from app.maps.boundary_file import BoundaryFile, read_boundaries
from app.maps.messages import BoundaryError, words
from tests.support.tilings import geojson_of, tiling, topojson_of

Write = Callable[[Any], Path]
ARCS: list[list[list[float]]] = [
    [[108, 15], [108.1, 15], [108.1, 15.1]],
    [[108.1, 15.1], [108, 15.1], [108, 15]],
    [[108.1, 15.1], [108.2, 15.1], [108.2, 15], [108.1, 15]],
    [[108.1, 15], [108.1, 15.1]],
]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(content: Any) -> Path:
        path = tmp_path / "ranh-gioi.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return write


def topology(*geometries: Any, **members: Any) -> dict[str, Any]:
    units = {"type": "GeometryCollection", "geometries": list(geometries)}
    return {"type": "Topology", "objects": {"xa": units}, "arcs": ARCS, **members}


def polygon(*rings: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Polygon", "arcs": list(rings), "properties": properties}


def _areas(read: BoundaryFile) -> list[float]:
    return [round(shapely.from_wkb(one.geometry).area, 6) for one in read.features]


@pytest.mark.parametrize("quantized", [False, True])
def test_shared_arcs_give_the_same_borders_as_geojson(write: Write, quantized: bool) -> None:
    rings = tiling(4, 3, 25, seed=3)
    plain = read_boundaries(write(geojson_of(rings)))
    read = read_boundaries(write(topojson_of(rings, quantized=quantized)))
    assert (read.layers, read.layer, read.problems) == (("communes",), "communes", ())
    assert [dict(one.properties) for one in read.features] == [
        dict(one.properties) for one in plain.features
    ]
    for one, other in zip(read.features, plain.features, strict=True):
        made, wanted = shapely.from_wkb(one.geometry), shapely.from_wkb(other.geometry)
        assert one.points == other.points
        assert shapely.equals(made, wanted) or made.symmetric_difference(wanted).area < 1e-9


def test_reversed_arcs_parts_and_collections(write: Write) -> None:
    many = {"type": "MultiPolygon", "arcs": [[[0, 1]], [[3, 2]]], "properties": {"name": "Hai"}}
    inner = {
        "type": "GeometryCollection",
        "properties": {"name": "Gộp"},
        "geometries": [polygon([0, 1]), {"type": "Point", "coordinates": [1, 2]}],
    }
    loose = {"type": "GeometryCollection", "geometries": [polygon([~1, ~0], name="Ngược")]}
    read = read_boundaries(write(topology(many, inner, loose)))
    assert [one.properties["name"] for one in read.features] == ["Hai", "Gộp", "Ngược"]
    assert _areas(read) == [0.02, 0.01, 0.01]
    assert read.problems == ()


def test_the_layer_with_most_areas_is_proposed_and_another_can_be_chosen(write: Write) -> None:
    content: dict[str, Any] = topology(polygon([0, 1], ten="Xã A"), polygon([3, 2], ten="Xã B"))
    content["objects"]["tinh"] = polygon([0, 1], ten="Tỉnh")
    content["objects"]["diem"] = {"type": "Point", "coordinates": [108, 15]}
    path = write(content)
    read = read_boundaries(path)
    assert (read.layers, read.layer) == (("xa", "tinh", "diem"), "xa")
    assert [one.properties["ten"] for one in read.features] == ["Xã A", "Xã B"]
    other = read_boundaries(path, layer="tinh")
    assert (other.layer, len(other.features)) == ("tinh", 1)
    for layer, code in (("diem", "boundary_none_usable"), ("lạ", "boundary_no_layer")):
        with pytest.raises(BoundaryError, match=code):
            read_boundaries(path, layer=layer)


@pytest.mark.parametrize(
    ("bad", "codes"),
    [
        (polygon([0, 99]), ["feature_wrong_ring", "feature_empty"]),
        (polygon([0, ~99]), ["feature_wrong_ring", "feature_empty"]),
        (polygon(["x"]), ["feature_wrong_ring", "feature_empty"]),
        (polygon([True, 1]), ["feature_wrong_ring", "feature_empty"]),
        (polygon([]), ["feature_wrong_ring", "feature_empty"]),
        (polygon([3]), ["feature_wrong_ring", "feature_empty"]),
        (polygon([0]), ["feature_ring_closed"]),
        ({"type": "Polygon", "arcs": 7}, ["feature_wrong_ring", "feature_empty"]),
        ({"type": "Polygon"}, ["feature_wrong_ring", "feature_empty"]),
        ({"type": None}, ["feature_empty"]),
        ({"type": "LineString", "arcs": [0]}, ["feature_not_area"]),
        (7, ["feature_empty"]),
    ],
)
def test_a_bad_unit_beside_a_good_one_is_reported(write: Write, bad: Any, codes: list[str]) -> None:
    read = read_boundaries(write(topology(polygon([0, 1], name="Xã A"), bad)))
    assert [problem.code for problem in read.problems] == codes
    assert read.features[0].properties["name"] == "Xã A"


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"transform": {}}, "boundary_topojson_broken"),
        ({"transform": {"scale": [1, 1]}}, "boundary_topojson_broken"),
        ({"transform": {"scale": [1, 1], "translate": ["a", 0]}}, "boundary_topojson_broken"),
        ({"transform": {"scale": [1e5, 1e5], "translate": [0, 0]}}, "boundary_projected"),
        ({"arcs": [[[y, x] for x, y in arc] for arc in ARCS]}, "boundary_swapped"),
        ({"arcs": []}, "boundary_none_usable"),
        ({"arcs": None}, "boundary_none_usable"),
        ({"objects": None}, "boundary_no_features"),
        ({"objects": {"xa": None}}, "boundary_none_usable"),
        ({"crs": {"properties": {"name": "EPSG:9210"}}}, "boundary_wrong_crs"),
    ],
)
def test_a_topology_that_is_refused(write: Write, members: dict[str, Any], code: str) -> None:
    with pytest.raises(BoundaryError) as caught:
        read_boundaries(write(topology(polygon([0, 1]), **members)))
    assert caught.value.code == code
    assert "{" not in words(code, caught.value.values)


def test_one_arc_named_a_million_times_is_refused_before_it_is_put_together(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geojson, "MAX_POINTS", 10_000)
    bomb = polygon(*([0] * 100 for _ring in range(100)))
    with pytest.raises(BoundaryError, match="boundary_too_many_points"):
        read_boundaries(write(topology(bomb)))
    with monkeypatch.context() as patch:
        patch.setattr(geojson, "MAX_FEATURES", 3)
        with pytest.raises(BoundaryError, match="boundary_too_many_features"):
            read_boundaries(write(topology(*[polygon([0, 1])] * 4)))
