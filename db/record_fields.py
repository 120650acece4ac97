"""Values of fields as they stand in the change log: out of Python, and back by the column."""

import datetime as dt
import unicodedata
import uuid
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from app.domain.change_log import FieldValue
from db.types import Choice, UtcDateTime, UuidList


def field_out(value: object) -> FieldValue:
    """Return the value as JSON can hold it; text in NFC."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, uuid.UUID):
        return value.hex
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="milliseconds")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, list):
        return [field_out(item) for item in value]
    raise TypeError(type(value).__name__)


def field_in(column: "sa.Column[Any]", value: FieldValue) -> object:
    """Return the Python value that the column holds for a value of the log."""
    if value is None:
        return None
    kind = column.type
    if isinstance(kind, UuidList) and isinstance(value, list):
        return [uuid.UUID(hex=str(item)) for item in value]
    if isinstance(value, str):
        if isinstance(kind, Choice):
            return kind.choices(value)
        if isinstance(kind, UtcDateTime):
            return dt.datetime.fromisoformat(value)
        if isinstance(kind, sa.Uuid):
            return uuid.UUID(hex=value)
        if isinstance(kind, sa.LargeBinary):
            return bytes.fromhex(value)
        if isinstance(kind, sa.Date):
            return dt.date.fromisoformat(value)
        if isinstance(kind, sa.Time):
            return dt.time.fromisoformat(value)
    return value
