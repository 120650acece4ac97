"""Whatever a file holds, it is read or refused in words, within seconds and bounded memory.

A short form always; `--campaign` runs it in full.
"""

import json
import random
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.maps.boundary_file import BoundaryFile, read_boundaries
from app.maps.levels import BoundaryUnit, build_levels
from app.maps.messages import BoundaryError, words
from tests.support.tilings import geojson_of, tiling, topojson_of

SECONDS = 10.0
MEGABYTES = 400
RINGS = tiling(3, 2, 6, seed=5)
TOKENS = (
    b"[", b"]", b"{", b"}", b",", b":", b'"', b"null", b"true", b"NaN", b"-Infinity", b"1e999",
    b"-1e-999", b"108.5", b"15", b"0", b"-1", b"9999999999999999", b"\xff", b"\x00", b"\xef\xbb",
    b"[[[[", b"]]", b"[[108,15],[108.2,15],[108,15.2]]", b'"type":"Topology"', b'"Polygon"',
    b'"MultiPolygon"', b'"GeometryCollection"', b'"arcs":', b'"coordinates":', b'"\\ud800"',
    b'"geometries":', b'"features":', b'"objects":', b'"transform":', b'"crs":', b"\\u0000", b" ",
)  # fmt: skip
SAMPLES = tuple(
    json.dumps(content, ensure_ascii=False).encode()
    for content in (
        geojson_of(RINGS),
        topojson_of(RINGS, quantized=True),
        topojson_of(RINGS, quantized=False),
        {**geojson_of(RINGS[:1]), "crs": {"type": "name", "properties": {"name": "EPSG:4326"}}},
    )
)
MEMBERS = (
    "type", "geometry", "coordinates", "geometries", "properties", "id", "arcs", "code", "name",
    "features", "objects", "transform", "scale", "translate", "crs",
)  # fmt: skip
PLACES = st.tuples(st.floats(101, 118), st.floats(6, 24)).map(list)
LEAVES = (
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=4)
    | st.sampled_from(["Polygon", "MultiPolygon", "GeometryCollection", "Point", "Topology"])
    | st.lists(PLACES, min_size=3, max_size=9) | st.lists(st.integers(-9, 9), max_size=4)
)  # fmt: skip
JSON = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(MEMBERS), inner, max_size=5)
        | st.fixed_dictionaries(
            {"type": st.sampled_from(["Polygon", "MultiPolygon"]), "coordinates": inner}
        )
        | st.fixed_dictionaries({"type": st.just("Polygon"), "arcs": inner})
    ),
    max_leaves=20,
)


def _try(path: Path) -> BoundaryFile | None:
    """Read, and make levels of what was read; anything but a refusal in words is a failure."""
    began = time.perf_counter()
    read = None
    try:
        read = read_boundaries(path)
        for problem in read.problems:
            problem.text.encode()
        build_levels(
            [BoundaryUnit(str(one.index), str(one.index), one.geometry) for one in read.features]
        )
    except BoundaryError as error:
        words(error.code, error.values).encode()
    assert time.perf_counter() - began < SECONDS
    return read


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _mutated(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    for _time in range(dice.randint(1, 8)):
        at = dice.randrange(len(changed) + 1)
        stop = min(len(changed), at + dice.choice((1, 1, 3, 20, 400)))
        match dice.randrange(6):
            case 0:
                changed[at:at] = dice.choice(TOKENS)
            case 1:
                changed[at:stop] = dice.choice(TOKENS)
            case 2:
                del changed[at:stop]
            case 3:
                changed[at:at] = changed[at:stop] * dice.choice((1, 2, 30))
            case 4:
                changed[at:stop] = bytes(dice.randrange(256) for _byte in range(stop - at))
            case _:
                numbers = [i for i, byte in enumerate(changed) if 48 <= byte <= 57]
                if numbers:
                    changed[dice.choice(numbers)] = dice.choice(b"0123456789.-e")
    return bytes(changed)


def _altered(content: bytes, dice: random.Random) -> bytes:
    """Sound JSON with a few values that are not what they should be."""
    whole = json.loads(content)
    slots: list[tuple[Any, Any]] = []
    waiting = [whole]
    while waiting:
        one = waiting.pop()
        inner = list(one.items()) if isinstance(one, dict) else list(enumerate(one))
        slots += [(one, key) for key, _value in inner]
        waiting += [value for _key, value in inner if isinstance(value, dict | list)]
    for _time in range(dice.randint(1, 3)):
        holder, key = dice.choice(slots)
        other, place = dice.choice(slots)
        value = holder[key]
        holder[key] = dice.choice(
            (None, "Xã", [], {}, 0, -1, 10**30, 1e-300, [value], {"type": value}, other[place])
            + ((value[::-1], value * 2, value[1:]) if isinstance(value, list) else ())
        )
    return json.dumps(whole, ensure_ascii=dice.random() < 0.5).encode("utf-8", "surrogatepass")


@pytest.mark.campaign
def test_damaged_files_are_read_or_refused(
    tmp_path: Path, campaign_size: Callable[[int, int], int]
) -> None:
    before = _peak()
    path = tmp_path / "hong.geojson"
    read = 0
    for seed in range(campaign_size(400, 40_000)):
        dice = random.Random(seed)
        damage = dice.choice((_mutated, _altered))
        try:
            path.write_bytes(damage(dice.choice(SAMPLES), dice))
        except ValueError:  # a value that was put into itself
            continue
        read += _try(path) is not None
    # Some of them must get past the parser, or nothing behind it was tried.
    assert read > campaign_size(400, 40_000) / 10
    assert _peak() - before < MEGABYTES


@pytest.mark.campaign
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(content=JSON | st.binary(max_size=80), features=st.lists(JSON, max_size=4))
def test_any_json_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: Any, features: list[Any]
) -> None:
    path = tmp_path_factory.getbasetemp() / "bat-ky.geojson"
    shapes = [{"type": "Feature", "geometry": one, "properties": one} for one in features]
    for whole in (
        content,
        {"type": "FeatureCollection", "features": [*shapes, *features]},
        {"type": "Topology", "objects": {"x": content}, "arcs": features, "transform": content},
        {
            "type": "Topology",
            "objects": {"x": {"type": "GeometryCollection", "geometries": features}},
            "arcs": [[[108, 15], [108.1, 15]], [[108.1, 15], [108.1, 15.1], [108, 15]], content]
            if not isinstance(content, bytes)
            else [],
        },
    ):
        if isinstance(whole, bytes):
            path.write_bytes(whole)
        elif not isinstance(content, bytes):
            path.write_text(json.dumps(whole), encoding="utf-8", errors="surrogatepass")
        _try(path) if path.exists() else None


@pytest.mark.campaign
@pytest.mark.parametrize(
    "unit",
    [
        b"[", b"{", b'{"a":', b"[[],", b"[[[1,2],[3,4]],", b"[1,", b'{"":{}},', b'"a",', b" ",
        b'{"geometry":{"type":"Polygon","coordinates":[[[108,15],[109,15],[108,16]]]}},',
    ],
)  # fmt: skip
@pytest.mark.parametrize("lead", [b"", b'{"features":[', b'{"arcs":[', b'{"crs":['])
def test_bombs_end_in_time(
    tmp_path: Path, unit: bytes, lead: bytes, campaign_size: Callable[[int, int], int]
) -> None:
    """Many times the same thing: what costs little as text must not cost much as objects."""
    before = _peak()
    path = tmp_path / "bom.geojson"
    path.write_bytes(lead + unit * (campaign_size(400_000, 20_000_000) // len(unit)))
    began = time.perf_counter()
    with pytest.raises(BoundaryError):
        read_boundaries(path)
    assert time.perf_counter() - began < 3 * SECONDS
    assert _peak() - before < MEGABYTES
