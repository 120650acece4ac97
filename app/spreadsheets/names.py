"""Several names in one cell, and whether a name tells what kind of unit it is."""

import re
from collections.abc import Callable
from functools import cache

from app.i18n.text import collapse_spaces, exact_key, fold, has_diacritics

_LINE_SEPARATOR = re.compile(r"[\n;]")
_JOINED = re.compile(r"\s(?:và|[-–+&])\s", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[-+*•]|\d{1,3}[.)])\s*")
# First words of administrative units: their names hold no comma.
_UNIT_WORDS = ("xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố")
# First words of agencies and bodies, whose names may hold commas.
_BODY_WORDS = (
    "sở", "ban", "ủy ban", "hội", "hội đồng", "liên đoàn", "liên minh", "liên hiệp các", "đảng ủy",
    "đảng bộ", "chi bộ", "cục", "chi cục", "kho bạc", "bảo hiểm", "thuế", "thanh tra", "văn phòng",
    "trường chính trị", "trường cao đẳng", "trường đại học", "trường trung cấp", "viện",
    "bệnh viện", "công an", "bộ chỉ huy", "bộ đội", "tòa án", "ngân hàng", "tỉnh đoàn", "tỉnh ủy",
    "thành đoàn", "thành ủy", "mặt trận", "trung tâm", "báo", "đài", "công ty", "tổng công ty",
    "phòng", "khối", "quỹ", "đoàn đại biểu", "hạt", "chi nhánh", "bưu điện",
)  # fmt: skip
_FIRST_WORDS = _UNIT_WORDS + _BODY_WORDS
# Folded: names that are a kind and nothing more.
_ALONE = ("tinh doan", "tinh uy", "thanh doan", "thanh uy")


def begins_with_kind(name: str) -> bool:
    """Tell whether a territory's name begins with its kind: ``Xã Ba Gia``, but not ``Ba Gia``."""
    return fold(name) in _ALONE or _begins(collapse_spaces(name), _FIRST_WORDS)


def split_territories(text: str) -> tuple[str, ...]:
    """Return the names in a cell: by line and semicolon, or else by comma.

    A comma stays inside the name of a body ("Sở Văn hóa, Thể thao và Du lịch") as long as what
    follows does not begin with a kind itself. ``regroup`` mends what this cannot know.
    """
    names: list[str] = []
    for piece in _LINE_SEPARATOR.split(text):
        for index, part in enumerate(piece.split(",")):
            clean = _clean(part)
            if not clean:
                continue
            joined = bool(names) and index > 0
            if joined and _may_hold_comma(names[-1]) and not begins_with_kind(clean):
                names[-1] = f"{names[-1]}, {clean}"
            else:
                names.append(clean)
    return tuple(names)


def split_people(text: str) -> tuple[str, ...]:
    """Return the names of people in a cell: by line, semicolon, comma, ``và``, ``&`` or ``+``."""
    parts = re.split(r"[\n;,&]|\s\+\s|\svà\s", text, flags=re.IGNORECASE)
    return tuple(clean for part in parts if (clean := _clean(part)))


def regroup(names: tuple[str, ...], is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """Return ``names`` with parts joined or divided at commas where that gives known names.

    ``is_known`` says whether the book has a territory of that name. Names that stay unknown are
    returned as they were, for a person to answer.
    """
    pieces = [
        (clean, origin)
        for origin, name in enumerate(names)
        for part in name.split(",")
        if (clean := _clean(part))
    ]
    result: list[tuple[str, int, bool]] = []
    start = 0
    while start < len(pieces):
        for end in range(len(pieces), start, -1):
            candidate = ", ".join(text for text, _origin in pieces[start:end])
            if is_known(candidate):
                result.append((candidate, pieces[start][1], True))
                start = end
                break
        else:
            text, origin = pieces[start]
            parts = _joined(text, is_known)
            if parts is not None:
                result += [(part, origin, True) for part in parts]
                start += 1
                continue
            if result and result[-1][1:] == (origin, False):
                text = f"{result.pop()[0]}, {text}"
            result.append((text, origin, False))
            start += 1
    return tuple(text for text, _origin, _known in result)


def _joined(text: str, is_known: Callable[[str], bool]) -> list[str] | None:
    """Return the names of "Xã Ba Gia và Xã Ba Vì", None where it is one name.

    A body's name may hold "và" itself: it is divided only where all parts are known.
    """
    parts = [clean for part in _JOINED.split(text) if (clean := _clean(part))]
    known = [is_known(part) for part in parts]
    divided = all(known) or (any(known) and not _may_hold_comma(text))
    return parts if len(parts) > 1 and divided else None


def _may_hold_comma(name: str) -> bool:
    return _begins(name, _BODY_WORDS)


def _begins(name: str, first_words: tuple[str, ...]) -> bool:
    with_accents = has_diacritics(name)
    key = exact_key(name) if with_accents else fold(name)
    return key.startswith(_starts(first_words, with_accents))


@cache
def _starts(first_words: tuple[str, ...], with_accents: bool) -> tuple[str, ...]:
    """Return how a name begins that has one of the words first, typed with accents or without."""
    return tuple(f"{exact_key(word) if with_accents else fold(word)} " for word in first_words)


def _clean(part: str) -> str:
    return collapse_spaces(_BULLET.sub("", collapse_spaces(part))).rstrip(".,;")
