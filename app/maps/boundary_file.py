"""Reads boundaries from a GeoJSON or TopoJSON file of any origin; the file is not trusted.

It says which units the file holds and what is wrong with them; which territory each belongs to
(by code, then by name) is decided by the caller, and nothing is kept here.
"""

import codecs
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import shapely

from app.i18n.formats import number
from app.maps.geojson import MAX_POINTS, Found, GeoJsonText, named_system
from app.maps.json_cursor import BrokenJsonError, JsonCursor
from app.maps.messages import BoundaryError, words
from app.maps.properties import clean, guess_code, guess_name

MAX_BYTES = 150 * 1024 * 1024
MAX_LISTS = MAX_POINTS + 1_000_000
MAX_OBJECTS = 500_000
MAX_VALUES = 4 * MAX_POINTS

_WGS84 = re.compile(r"(crs:?84|epsg\D*(\d[\d.]*\D+)?(4326|4979)|wgs[ _]?(19)?84|^4326)/?$")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
          (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip

Moved = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class BoundaryFeature:
    """One area of the file; ``geometry`` is WKB of a valid MultiPolygon in WGS 84 degrees.

    ``index`` counts the features of the file from 1.
    """

    index: int
    properties: Mapping[str, str]
    geometry: bytes
    points: int


@dataclass(frozen=True, slots=True)
class BoundaryProblem:
    """Something about one feature that the user should see; the feature may still be usable."""

    index: int
    code: str
    label: str
    values: tuple[tuple[str, object], ...] = ()

    @property
    def text(self) -> str:
        """The sentence for the user."""
        return words(self.code, {"index": self.index, "label": self.label, **dict(self.values)})


@dataclass(frozen=True, slots=True)
class BoundaryFile:
    """What a file holds. ``properties`` are the names that code and name are chosen from;
    the guesses go by the names and values alone, without the book.

    ``layers``: the objects of a TopoJSON file, of which ``layer`` was read; else empty.
    """

    features: tuple[BoundaryFeature, ...]
    problems: tuple[BoundaryProblem, ...]
    properties: tuple[str, ...]
    code_guess: str | None
    name_guess: str | None
    layers: tuple[str, ...] = ()
    layer: str = ""


def read_boundaries(
    path: Path, *, layer: str | None = None, moved: Moved | None = None
) -> BoundaryFile:
    """Read a FeatureCollection, or one object of a topology (the one with the most areas).

    Raise BoundaryError where the file as a whole cannot be used. ``moved`` gets 0 to 1 several
    times a second, and what it raises ends the reading. Memory: the text twice, the points three
    times, and little else.
    """
    tell = moved or (lambda _part: None)
    text = _text(path)
    length = len(text)
    begins_as_json = text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")
    source = GeoJsonText(JsonCursor(text, lambda at: tell(0.9 * at / length)))
    del text
    try:
        source.read()
    except BrokenJsonError as error:
        if not begins_as_json:
            raise BoundaryError("boundary_not_text") from error
        raise BoundaryError("boundary_not_json", position=error.position) from error
    _check_system(source)
    kind = source.members.get("type")
    layers: tuple[str, ...] = ()
    chosen = ""
    if kind == "Topology":
        layers, chosen, found = _of_topology(source, layer, tell)
    elif kind == "FeatureCollection" and source.features is not None:
        found = source.features
    else:
        raise BoundaryError("boundary_not_collection")
    return _file(found, layers, chosen)


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
    if not content.strip():
        raise BoundaryError("boundary_empty_file")
    coding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    if coding == "utf-8" and b"\0" in content[:4]:
        coding = "utf-16-be" if content[:1] == b"\0" else "utf-16-le"
    try:
        text = content.decode(coding)
    except UnicodeDecodeError as error:
        raise BoundaryError("boundary_not_text") from error
    del content
    # What these stand for costs far more memory than they do as text.
    for sign, limit in (("[", MAX_LISTS), ("{", MAX_OBJECTS), (",", MAX_VALUES)):
        if text.count(sign) > limit:
            raise BoundaryError("boundary_too_many_points", limit=MAX_POINTS)
    return text


def _check_system(source: GeoJsonText) -> None:
    """Refuse a named system other than WGS 84; files without ``crs`` are WGS 84 (RFC 7946)."""
    name = named_system(source.members)
    if name is not None and not _WGS84.search(name.strip().lower()):
        raise BoundaryError("boundary_wrong_crs", crs=clean(name, 80))


def _of_topology(
    source: GeoJsonText, layer: str | None, tell: Moved
) -> tuple[tuple[str, ...], str, list[Found]]:
    names = tuple(source.objects())
    if not names:
        raise BoundaryError("boundary_no_features")
    if layer is not None and layer not in names:
        raise BoundaryError("boundary_no_layer", name=layer)
    wanted = names if layer is None else (layer,)
    best: tuple[int, str, list[Found]] | None = None
    for place, name in enumerate(wanted):
        start, share = 0.9 + 0.1 * place / len(wanted), 0.1 / len(wanted)
        found = source.features_of(name, lambda part, s=start, w=share: tell(s + w * part))
        usable = sum(1 for one in found if one.area is not None)
        if best is None or usable > best[0]:
            best = (usable, name, found)
    if best is None:
        raise BoundaryError("boundary_no_features")
    return names, best[1], best[2]


def _file(found: list[Found], layers: tuple[str, ...], layer: str) -> BoundaryFile:
    rows = [one.properties for one in found if one.properties]
    name_guess, code_guess = guess_name(rows), guess_code(rows)
    names = [name for name in (name_guess, code_guess) if name is not None]
    problems: list[BoundaryProblem] = []
    features: list[BoundaryFeature] = []
    for one in found:
        label = next((one.properties[name] for name in names if name in one.properties), "?")
        if one.area is not None and one.area.misplaced is not None:
            wrong = one.area.misplaced
            raise BoundaryError(
                wrong.code,
                x=number(round(wrong.x, 4)),
                y=number(round(wrong.y, 4)),
                index=one.index,
                label=label,
            )
        problems += _problems(one, label)
        if one.area is not None and one.area.shape is not None:
            wkb = shapely.to_wkb(one.area.shape)
            features.append(BoundaryFeature(one.index, one.properties, wkb, one.area.points))
            one.area = None
    if not features and problems:
        raise BoundaryError("boundary_none_usable", problem=problems[0].text)
    if not features:
        raise BoundaryError("boundary_no_features")
    properties = tuple(dict.fromkeys(name for one in features for name in one.properties))
    return BoundaryFile(
        tuple(features), tuple(problems), properties, code_guess, name_guess, layers, layer
    )


def _problems(one: Found, label: str) -> list[BoundaryProblem]:
    area = one.area
    if area is None:
        return [BoundaryProblem(one.index, "feature_not_area", label, (("kind", one.kind),))]
    codes = [
        code
        for code, holds in (
            ("feature_wrong_ring", area.wrong_ring),
            ("feature_ring_closed", area.closed_ring),
            ("feature_islands", area.islands and area.shape is not None),
            ("feature_tangled", area.tangled),
            ("feature_too_detailed", area.too_detailed),
            ("feature_empty", area.shape is None and not area.tangled and not area.too_detailed),
        )
        if holds
    ]
    problems = [BoundaryProblem(one.index, code, label) for code in codes]
    if area.repaired is not None and area.shape is not None:
        percent = (("percent", f"{area.repaired:.2f}".replace(".", ",")),)
        problems.append(BoundaryProblem(one.index, "feature_repaired", label, percent))
    return problems
