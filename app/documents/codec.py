"""Block trees as JSON and back, so that a paper is kept as it was put before the signer.

Strict: what does not fit the classes of ``model`` is refused, never guessed. Fields that stand at
their default are left out, so that papers kept before a field was there can be read.
"""

import datetime as dt
import functools
import json
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from typing import Any

from app.documents.model import Document
from app.domain.errors import DomainError

FORMAT = 1
_TAG = "t"


def encode(document: Document) -> str:
    """Return the paper as JSON: sorted keys, no blanks, so that equal papers are equal texts."""
    return json.dumps(
        {"f": FORMAT, "document": _out(document)},
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
        allow_nan=False,
    )


def decode(text: str) -> Document:
    """Return the paper; raises DomainError ``content_unreadable`` or ``content_newer``."""
    try:
        data = json.loads(text)
        if data["f"] > FORMAT:
            raise DomainError("content_newer")
        if data["f"] != FORMAT or data.keys() != {"f", "document"}:
            raise ValueError("not a paper")
        document = _object_in(Document, data["document"])
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise DomainError("content_unreadable") from error
    return typing.cast(Document, document)


def _out(value: object) -> object:
    if is_dataclass(value):
        held: dict[str, object] = {_TAG: type(value).__name__}
        for one in fields(value):
            content = getattr(value, one.name)
            if content != _default(one):
                held[one.name] = _out(content)
        return held
    if isinstance(value, tuple):
        return [_out(one) for one in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return str(value)
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(type(value).__name__)


def _default(one: "Field[Any]") -> object:
    if one.default_factory is not MISSING:
        return one.default_factory()
    return one.default


@functools.cache
def _hints(cls: type) -> Mapping[str, Any]:
    return typing.get_type_hints(cls)


def _in(hint: Any, value: Any) -> Any:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _one_of(args, value)
    if origin is tuple:
        if not isinstance(value, list):
            raise TypeError("not a list")
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(_in(args[0], one) for one in value)
        return tuple(_in(kind, one) for kind, one in zip(args, value, strict=True))
    if is_dataclass(hint) and isinstance(hint, type):
        return _object_in(hint, value)
    return _plain_in(hint, value)


def _one_of(kinds: tuple[Any, ...], value: Any) -> Any:
    if value is None:
        if type(None) in kinds:
            return None
        raise TypeError("nothing is not allowed here")
    held = [kind for kind in kinds if kind is not type(None)]
    if isinstance(value, dict):
        named = {one.__name__: one for one in held if isinstance(one, type) and is_dataclass(one)}
        return _object_in(named[value[_TAG]], value)
    if len(held) != 1:
        raise TypeError("not one of the blocks")
    return _in(held[0], value)


def _object_in(cls: type, value: Any) -> Any:
    if not isinstance(value, dict) or value.get(_TAG) != cls.__name__:
        raise TypeError("another block")
    hints = _hints(cls)
    given = {name: _in(hints[name], one) for name, one in value.items() if name != _TAG}
    return cls(**given)


def _plain_in(hint: Any, value: Any) -> Any:
    if hint is float and type(value) in (int, float):
        return float(value)
    if hint is dt.date and type(value) is str:
        return dt.date.fromisoformat(value)
    if isinstance(hint, type) and issubclass(hint, StrEnum) and type(value) is str:
        return hint(value)
    if hint in (str, int, bool) and type(value) is hint:
        return value
    raise TypeError("a value of another kind")
