"""Puts the history of records into words: kinds and fields, values, names in place of ids.

The tables of words are in ``app.services.field_words``; reading is the business of ``Records``.
"""

import datetime as dt
import functools
import types
import typing
import uuid
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import clock_time, date_time, number, short_date, short_month
from app.read_models.records import HistoryRow, RecordName
from app.services.field_words import CLASSES, CODES, FIELDS, KINDS, VALUES

Names = Mapping[uuid.UUID, RecordName]


@dataclass(frozen=True, slots=True)
class HistoryChange:
    """One field in words, from and to; an empty text stands for nothing."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change of one record: when (aware, UTC), who, on which machine, what."""

    when: dt.datetime
    person_name: str
    device_name: str
    title: str
    is_first: bool
    changes: tuple[HistoryChange, ...]


def ids_in(rows: Iterable[HistoryRow]) -> frozenset[uuid.UUID]:
    """Return the ids that stand in the values, for which names are wanted."""
    found: set[uuid.UUID] = set()
    for row in rows:
        kinds = value_types(row.record_kind)
        for change in row.changes:
            if kinds.get(change.field) is uuid.UUID:
                for text in (change.old, change.new):
                    found.update(one for one in map(_id_of, text.split("\n")) if one is not None)
    return frozenset(found)


def in_words(
    rows: Iterable[HistoryRow], names: Names, shown: Collection[uuid.UUID] = ()
) -> tuple[HistoryLine, ...]:
    """Return the rows in words; changes that say nothing to a reader are left out.

    ``shown`` are the records that the reader has open: that a notice belongs to them goes
    without saying.
    """
    own = frozenset(one.hex for one in shown)
    return tuple(_line(row, names, own) for row in rows)


@functools.cache
def value_types(kind: RecordKind) -> Mapping[str, type]:
    """Return what each field of a kind holds: of a list what it lists, of ``X | None`` X."""
    return {name: _plain(hint) for name, hint in typing.get_type_hints(CLASSES[kind]).items()}


def value_in_words(kind: RecordKind, field: str, text: str, names: Names) -> str:
    """Return a value of the log in words; what cannot be read is returned as it stands."""
    if not text:
        return ""
    code_words = CODES.get((kind, field))
    if code_words is not None:
        word = code_words.get(text)
        return _(word) if word else text
    value_type = value_types(kind).get(field, str)
    if value_type is uuid.UUID:
        return "; ".join(_name_of(one, names) for one in text.split("\n"))
    try:
        return _words_of(value_type, text)
    except ValueError:
        return text


def name_in_words(name: RecordName) -> str:
    """Return ``Xã Ba Gia``, ``05/02/2026: Nắm tình hình`` or ``Nhóm 1, 02/2026``."""
    if name.day is None:
        return name.name
    if name.by_month:
        return f"{name.name}, {short_month(name.day)}"
    return f"{short_date(name.day)}: {name.name}"


def _line(row: HistoryRow, names: Names, own: frozenset[str]) -> HistoryLine:
    kind = row.record_kind
    labels = FIELDS[kind]
    changes: list[HistoryChange] = []
    for change in row.changes:
        label = labels.get(change.field)
        if not label or (row.is_first and change.new in own):
            continue
        old, new = (
            value_in_words(kind, change.field, text, names) for text in (change.old, change.new)
        )
        if old == new or (row.is_first and _is_silent(change.new)):
            continue
        changes.append(HistoryChange(_(label), old, new))
    thing = _(KINDS[kind])
    if row.undoes:
        title = _("hoàn tác việc sửa {thing}") if row.changes else _("hoàn tác việc ghi {thing}")
    else:
        title = _("ghi mới {thing}") if row.is_first else _("sửa {thing}")
    return HistoryLine(
        row.when,
        row.person_name,
        row.device_name,
        title.format(thing=thing),
        row.is_first,
        tuple(changes),
    )


def _is_silent(text: str) -> bool:
    return text in ("", "False")


def _plain(hint: object) -> type:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return next(_plain(one) for one in typing.get_args(hint) if one is not type(None))
    if typing.get_origin(hint) is list:
        return _plain(typing.get_args(hint)[0])
    return hint if isinstance(hint, type) else str


def _id_of(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(hex=text)
    except ValueError:
        return None


def _name_of(text: str, names: Names) -> str:
    found = _id_of(text)
    if found is None:
        return text
    known = names.get(found)
    return name_in_words(known) if known else _("(không tìm thấy trong sổ)")


def _words_of(value_type: type, text: str) -> str:
    if issubclass(value_type, StrEnum):
        return _(VALUES[value_type][value_type(text)])
    told = _PLAIN_VALUES.get(value_type)
    return told(text) if told else text


#: By what a field holds; ValueError where the text is no such value.
_PLAIN_VALUES: dict[type, Callable[[str], str]] = {
    bool: lambda text: _("có") if text == "True" else _("không"),
    float: lambda text: number(float(text)),
    dt.date: lambda text: short_date(dt.date.fromisoformat(text)),
    dt.time: lambda text: clock_time(dt.time.fromisoformat(text)),
    dt.datetime: lambda text: date_time(dt.datetime.fromisoformat(text)),
}
