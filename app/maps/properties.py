"""Which property of a boundary file holds the official code and which the name: a guess.

The person at the program has the last word; matching with the territories is the caller's.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

FEATURE_ID = "@id"
"""Stands for the ``id`` member beside the properties."""

_CODES = ("code", "ma", "maxa", "madvhc", "maphuongxa", "communecode", "wardcode", "madonvi", "id")
_NAMES = ("fullname", "tendaydu", "tenxa", "ten", "tendvhc", "tenphuongxa", "name", "namevi")
_CODE = re.compile(r"\d{5}")
_LOST_ZEROS = re.compile(r"\d{1,5}")

Properties = Mapping[str, str]


def properties_of(feature: Mapping[str, Any]) -> dict[str, str]:
    """The short plain values of a feature as NFC text; its id as ``@id``."""
    found: dict[str, str] = {}
    given = feature.get("properties")
    pairs = list(given.items()) if isinstance(given, dict) else []
    for name, value in [*pairs, (FEATURE_ID, feature.get("id"))]:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            continue
        text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
        text = " ".join(unicodedata.normalize("NFC", text).split())
        if text and len(text) <= 200:
            found[str(name)] = text
    return found


def as_code(text: str) -> str:
    """An official code with the zeros that a spreadsheet took (``1273`` → ``01273``)."""
    return text.zfill(5) if _LOST_ZEROS.fullmatch(text) else text


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
    codes = [as_code(value) for value in values]
    right = {code for code in codes if _CODE.fullmatch(code)}
    return len(right) / len(values)


def _name_share(values: Sequence[str]) -> float:
    words = {value for value in values if sum(letter.isalpha() for letter in value) > 1}
    return len({word for word in words if "_" not in word and "." not in word}) / len(values)


def _unaccented(text: str) -> str:
    folded = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in folded if not unicodedata.combining(letter))
