"""Rows that any record has: its history, its attachments; and what the search finds."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.record import RecordKind


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field, from and to, in words."""

    field: str
    """Name of the field as in the log; ``app.services.wording`` puts the Vietnamese to it."""
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """Who changed what in a record, when, on which device."""

    when: dt.datetime
    person_name: str
    device_name: str
    record_kind: RecordKind
    is_first: bool
    changes: tuple[FieldChange, ...]
    undoes: bool = False
    """It undid the change before it; with no changes the record was taken back as a whole."""


@dataclass(frozen=True, slots=True)
class RecordName:
    """By what a person knows a record; ``day`` where its name alone would not tell it apart."""

    name: str
    day: dt.date | None = None
    by_month: bool = False
    """The day stands for its month (a monthly report)."""


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file on a record."""

    id: uuid.UUID
    file_name: str
    media_type: str
    size: int
    sha256: bytes
    added_on: dt.date
    added_by_name: str
    note: str


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One find: territories, people and groups first, then what was written, newest first."""

    record_kind: RecordKind
    record_id: uuid.UUID
    title: str
    body: str
    territory_name: str
    event_date: dt.date | None


#: How far the change log had come when something was read: device → last sequence.
LogMark = Mapping[uuid.UUID, int]


@dataclass(frozen=True, slots=True)
class LogHead:
    """The head of one device's chain."""

    device_id: uuid.UUID
    device_name: str
    sequence: int
    clock: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class LogFault:
    """The first place where the change log does not fit, and why (a code)."""

    device_id: uuid.UUID | None
    sequence: int | None
    code: str


@dataclass(frozen=True, slots=True)
class LogVerdict:
    """What checking the change log came to; ``fault`` None means that everything fits."""

    entries: int
    items: int
    heads: tuple[LogHead, ...]
    fault: LogFault | None
