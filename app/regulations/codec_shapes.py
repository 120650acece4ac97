"""What a declared word or group takes, read from its type hints and terms; nothing is read here."""

import dataclasses
import datetime as dt
import types
import typing
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from app.regulations.vocabulary.terms import Declaration, Group, Word, terms_of

KIND = "kind"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a word or group; without ``has_default`` it must be given."""

    name: str
    hint: Any
    declaration: Declaration
    has_default: bool
    default: Any


def fields_of(declared: Any) -> tuple[Field, ...]:
    """Return the declared fields of a word or group in their order."""
    fields: tuple[Field, ...] = _fields_of(declared)
    return fields


@cache
def _fields_of(declared: Any) -> tuple[Field, ...]:
    hints = typing.get_type_hints(declared)
    made = {one.name: one for one in dataclasses.fields(declared)}
    return tuple(
        Field(
            name,
            hints[name],
            declaration,
            made[name].default is not dataclasses.MISSING,
            made[name].default,
        )
        for name, declaration in terms_of(declared).items()
    )


def may_be_bare(word: type[Word]) -> bool:
    """Tell whether the word alone, without any field, says enough."""
    return all(one.has_default for one in fields_of(word))


@dataclass(frozen=True, slots=True)
class Alternatives:
    """What may stand in one place: words by their ``kind``, a group, plain types, nothing."""

    words: dict[str, type[Word]]
    group: type[Group] | None
    scalars: tuple[Any, ...]
    optional: bool


@cache
def alternatives_of(hint: Any) -> Alternatives:
    """Take a type apart; a union is all its members, anything else stands alone."""
    is_union = typing.get_origin(hint) in (typing.Union, types.UnionType)
    members = typing.get_args(hint) if is_union else (hint,)
    classes = [one for one in members if isinstance(one, type)]
    words = [one for one in classes if issubclass(one, Word)]
    groups = [one for one in classes if issubclass(one, Group)]
    left_over = [
        one for one in members if one not in words and one not in groups and one is not type(None)
    ]
    return Alternatives(
        words={one.WORD: one for one in words},
        group=groups[0] if groups else None,
        scalars=tuple(left_over),
        optional=type(None) in members,
    )


def item_of(hint: Any) -> Any:
    """Return the type of the items of ``tuple[X, ...]``, or None for any other type."""
    return typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else None


def is_choice(hint: Any) -> bool:
    """Tell whether a type is a closed list of texts."""
    return isinstance(hint, type) and issubclass(hint, StrEnum)


#: Plain types by the name that messages know them by.
SCALARS: dict[type, str] = {
    str: "text",
    bool: "boolean",
    int: "integer",
    float: "number",
    dt.date: "date",
}
