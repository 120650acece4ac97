"""Values that say that there is no value: the text is silent, or has a blank."""

from dataclasses import dataclass
from typing import ClassVar

from app.i18n import mark as _m
from app.regulations.vocabulary.terms import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent(Word):
    """The text says nothing about it; nobody makes a value up (trap 2)."""

    WORD: ClassVar[str] = "silent"
    LABEL: ClassVar[str] = _m("quy chế không quy định")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(Word):
    """A blank of a template, or a value that nobody has found out yet."""

    WORD: ClassVar[str] = "unknown"
    LABEL: ClassVar[str] = _m("chưa quy định")
