"""Which property of a boundary file holds the official code and which the name: a guess.

Matching with the territories is the caller's; the person at the program has the last word.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

FEATURE_ID = "@id"
"""Stands for the ``id`` member beside the properties."""

_CODES = ("code", "ma", "maxa", "madvhc", "maphuongxa", "communecode", "wardcode", "madonvi", "id")
_NAMES = ("fullname", "tendaydu", "tenxa", "ten", "tendvhc", "tenphuongxa", "name", "namevi")
_LOST_ZEROS = re.compile(r"\d{1,5}")

MOST = 60
"""Properties of one feature that are looked at; the rest is no list a person chooses from."""

Properties = Mapping[str, str]


def properties_of(feature: Mapping[str, Any]) -> dict[str, str]:
    """The short plain values of a feature as NFC text; its id as ``@id``."""
    found: dict[str, str] = {}
    given = feature.get("properties")
    pairs = list(given.items()) if isinstance(given, dict) else []
    for name, value in [*pairs[:MOST], (FEATURE_ID, feature.get("id"))]:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            continue
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, int) and abs(value) >= 10**20:
            continue
        text = clean(str(value), 201)
        if text and len(text) <= 200:
            found[clean(name, 60)] = text
    return found


def clean(text: str, most: int) -> str:
    """One line of NFC text of so many letters at most; halves of a letter are replaced."""
    whole = text[: 4 * most].encode("utf-8", "replace").decode("utf-8")
    return " ".join(unicodedata.normalize("NFC", whole).split())[:most]


def guess_code(rows: Sequence[Properties]) -> str | None:
    """The property most like a code: five digits, each another; known names first. None: none."""
    return _best(rows, _CODES, _code_share)


def guess_name(rows: Sequence[Properties]) -> str | None:
    """The property most like a Vietnamese name of a unit. None where none is like it."""
    return _best(rows, _NAMES, _name_share)


def _best(rows: Sequence[Properties], known: Sequence[str], share: Any) -> str | None:
    names = sorted({name for row in rows for name in row})
    scored = [(share([row.get(name, "") for row in rows]), name) for name in names]
    likely = [(value, name) for value, name in scored if value >= 0.5]
    if not likely:
        return None

    def rank(entry: tuple[float, str]) -> tuple[int, float, str]:
        plain = re.sub(r"[^a-z]", "", _unaccented(entry[1]))
        place = known.index(plain) if plain in known else len(known)
        return (place, -entry[0], entry[1])

    return min(likely, key=rank)[1]


def _code_share(values: Sequence[str]) -> float:
    right = {value.zfill(5) for value in values if _LOST_ZEROS.fullmatch(value)}
    # Numbers in a row are those of the drawing program (OBJECTID, gid).
    numbers = sorted(int(value) for value in right)
    if numbers and numbers[-1] - numbers[0] < len(numbers) and numbers[0] < 2 < len(numbers):
        return 0.0
    return len(right) / len(values)


def _name_share(values: Sequence[str]) -> float:
    words = {value for value in values if sum(letter.isalpha() for letter in value) > 1}
    return len({word for word in words if "_" not in word and "." not in word}) / len(values)


def _unaccented(text: str) -> str:
    folded = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in folded if not unicodedata.combining(letter))
