"""``ủy`` or ``uỷ`` on paper: both stand in official papers, so it is a setting of the office.

Only the syllable by itself is respelled (``Tỉnh ủy``, ``ủy viên``): a person's name keeps the
spelling that its owner uses.
"""

import re
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import TypeVar, cast

from app.documents.model import Document

T = TypeVar("T")

_SYLLABLE = re.compile(r"(?<!\w)(?:ủy|uỷ)(?!\w)", re.IGNORECASE)
_NEW = {"u": "ủ", "U": "Ủ", "y": "y", "Y": "Y"}
_OLD = {"u": "u", "U": "U", "y": "ỷ", "Y": "Ỷ"}
_BARE = str.maketrans({"ủ": "u", "Ủ": "U", "ỷ": "y", "Ỷ": "Y"})


class PaperSpelling(StrEnum):
    """Where the tone mark of ``ủy`` stands."""

    NEW = "ủy"
    OLD = "uỷ"


def respell(text: str, spelling: PaperSpelling) -> str:
    """Write every ``ủy`` of an NFC text in the given way; case is kept."""
    letters = _NEW if spelling is PaperSpelling.NEW else _OLD
    return _SYLLABLE.sub(
        lambda match: "".join(letters[char] for char in match.group().translate(_BARE)), text
    )


def respell_document(document: Document, spelling: PaperSpelling) -> Document:
    """Give the same paper with every ``ủy`` written in the given way."""
    return _respelled(document, spelling)


def _respelled(value: T, spelling: PaperSpelling) -> T:
    if isinstance(value, str):
        # An enum's member is a str too, but no text.
        return cast(T, respell(value, spelling)) if type(value) is str else value
    if isinstance(value, tuple):
        return cast(T, tuple(_respelled(item, spelling) for item in value))
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            field.name: _respelled(getattr(value, field.name), spelling) for field in fields(value)
        }
        return cast(T, replace(value, **changes))
    return value
