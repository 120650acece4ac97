"""Reads boundaries from a GeoJSON file of any origin; the file is not trusted.

It says which units the file holds and what is wrong with them; which territory each belongs to
(by code, then by name) is decided by the caller, and nothing is kept here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely

from app.domain.errors import Cancelled
from app.maps.json_features import BrokenJsonError, FeatureText
from app.maps.messages import BoundaryError, words
from app.maps.properties import as_code, guess_code, guess_name, properties_of
from app.maps.rings import Area, area_of

MAX_BYTES = 100 * 1024 * 1024
MAX_FEATURES = 20_000
MAX_POINTS = 5_000_000

_WGS84 = ("crs84", "epsg:4326", "epsg::4326", "wgs84", "wgs 84", "epsg::4979", "epsg:4979")


@dataclass(frozen=True, slots=True)
class BoundaryFeature:
    """One area of the file; ``geometry`` is WKB of a valid MultiPolygon in WGS 84 degrees.

    ``index`` counts the features of the file from 1. ``code`` or ``name`` may be empty.
    """

    index: int
    code: str
    name: str
    geometry: bytes
    points: int


@dataclass(frozen=True, slots=True)
class BoundaryProblem:
    """Something about one feature that the user should see; the feature may still be usable."""

    index: int
    code: str
    values: tuple[tuple[str, object], ...] = ()

    @property
    def text(self) -> str:
        """The sentence for the user."""
        return words(self.code, {"index": self.index, **dict(self.values)})


@dataclass(frozen=True, slots=True)
class BoundaryFile:
    """What a file holds. ``properties`` are the names the user may choose code and name from."""

    features: tuple[BoundaryFeature, ...]
    problems: tuple[BoundaryProblem, ...]
    properties: tuple[str, ...]
    code_property: str | None
    name_property: str | None


@dataclass(slots=True)
class _Found:
    index: int
    properties: dict[str, str]
    area: Area | None
    kind: str


def read_boundaries(
    path: Path,
    *,
    code_property: str | None = None,
    name_property: str | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> BoundaryFile:
    """Read a FeatureCollection; without the two names they are guessed.

    Raise BoundaryError where the file as a whole cannot be used and Cancelled when asked to
    stop; ``progress`` gets 0 to 1. Memory: the text once or twice, and one feature.
    """
    text = _text(path)
    found = _found(FeatureText(text), len(text), progress, cancelled)
    usable = [one for one in found if one.area is not None and one.area.shape is not None]
    if not usable:
        raise BoundaryError("boundary_no_features")
    rows = [one.properties for one in usable]
    names = sorted({name for row in rows for name in row})
    for wanted in (code_property, name_property):
        if wanted is not None and wanted not in names:
            raise BoundaryError("boundary_no_property", name=wanted)
    code_name = code_property or guess_code(rows)
    name_name = name_property or guess_name(rows)
    features = tuple(_feature(one, code_name, name_name) for one in usable)
    problems = [*_problems(found, code_name, name_name), *_code_problems(features)]
    problems.sort(key=lambda problem: problem.index)
    return BoundaryFile(features, tuple(problems), tuple(names), code_name, name_name)


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            megabytes = -(-size // (1024 * 1024))
            raise BoundaryError("boundary_too_large", size=megabytes, limit=MAX_BYTES // 1024**2)
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise BoundaryError("boundary_unreadable") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BoundaryError("boundary_not_text") from error


def _found(
    source: FeatureText,
    length: int,
    progress: Callable[[float], None] | None,
    cancelled: Callable[[], bool] | None,
) -> list[_Found]:
    found: list[_Found] = []
    points = 0
    try:
        for index, (feature, at) in enumerate(source.features(), start=1):
            if cancelled is not None and cancelled():
                raise Cancelled
            if index > MAX_FEATURES:
                raise BoundaryError("boundary_too_many_features", limit=MAX_FEATURES)
            _check_crs(source.members)
            found.append(_read(feature, index))
            points += area.points if (area := found[-1].area) else 0
            if points > MAX_POINTS:
                raise BoundaryError("boundary_too_many_points", limit=MAX_POINTS)
            if progress is not None:
                progress(at / length)
    except BrokenJsonError as error:
        raise BoundaryError("boundary_not_json", position=error.position) from error
    _check_crs(source.members)
    kind = source.members.get("type")
    if kind == "Topology":
        raise BoundaryError("boundary_topojson")
    if kind != "FeatureCollection" or not source.has_features:
        raise BoundaryError("boundary_not_collection")
    return found


def _check_crs(members: dict[str, Any]) -> None:
    """Refuse a named system other than WGS 84; files without ``crs`` are WGS 84 (RFC 7946)."""
    crs = members.get("crs")
    if crs is None:
        return
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    if not name.lower().endswith(_WGS84):
        raise BoundaryError("boundary_wrong_crs", crs=name[:80] or "?")


def _read(feature: Any, index: int) -> _Found:
    if not isinstance(feature, dict):
        return _Found(index, {}, None, type(feature).__name__)
    geometry = feature.get("geometry")
    kind = str(geometry.get("type", "?")) if isinstance(geometry, dict) else "?"
    properties = properties_of(feature)
    if geometry is None:
        return _Found(index, properties, Area(), kind)
    if kind not in {"Polygon", "MultiPolygon"}:
        return _Found(index, properties, None, kind[:40])
    return _Found(index, properties, area_of(geometry, index), kind)


def _feature(one: _Found, code_name: str | None, name_name: str | None) -> BoundaryFeature:
    area = one.area
    code = as_code(one.properties.get(code_name or "", ""))
    name = one.properties.get(name_name or "", "")
    return BoundaryFeature(
        one.index,
        code,
        name,
        shapely.to_wkb(area.shape if area else None),
        area.points if area else 0,
    )


def _problems(
    found: Sequence[_Found], code_name: str | None, name_name: str | None
) -> list[BoundaryProblem]:
    problems: list[BoundaryProblem] = []
    for one in found:
        label = one.properties.get(name_name or "") or one.properties.get(code_name or "") or "?"
        if one.area is None:
            problems.append(BoundaryProblem(one.index, "feature_not_area", (("kind", one.kind),)))
            continue
        named = (("label", label),)
        if one.area.wrong_ring:
            problems.append(BoundaryProblem(one.index, "feature_wrong_ring", named))
        if one.area.closed_ring:
            problems.append(BoundaryProblem(one.index, "feature_ring_closed", named))
        if one.area.repaired is not None and one.area.shape is not None:
            percent = f"{one.area.repaired:.2f}".replace(".", ",")
            problems.append(
                BoundaryProblem(one.index, "feature_repaired", (*named, ("percent", percent)))
            )
        if one.area.shape is None:
            problems.append(BoundaryProblem(one.index, "feature_empty", named))
    return problems


def _code_problems(features: Sequence[BoundaryFeature]) -> list[BoundaryProblem]:
    problems: list[BoundaryProblem] = []
    first: dict[str, int] = {}
    for feature in features:
        label = feature.name or feature.code or "?"
        if not feature.code:
            problems.append(BoundaryProblem(feature.index, "feature_no_code", (("label", label),)))
        elif feature.code in first:
            values = (("label", label), ("code", feature.code), ("first", first[feature.code]))
            problems.append(BoundaryProblem(feature.index, "feature_same_code", values))
        else:
            first[feature.code] = feature.index
    return problems
