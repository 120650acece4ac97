"""Values of fields as they stand in the change log, out and in."""

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


def field_in(column: "sa.Column[Any]", value: Any) -> Any:
    """Return what ``field_out`` wrote, as the record holds it; raises ValueError, TypeError."""
    if value is None:
        return None
    match column.type:
        case Choice() as choice:
            return choice.choices(value)
        case UuidList():
            return [uuid.UUID(hex=one) for one in value]
        case UtcDateTime():
            return dt.datetime.fromisoformat(value)
        case sa.Uuid():
            return uuid.UUID(hex=value)
        case sa.LargeBinary():
            return bytes.fromhex(value)
        case sa.Date():
            return dt.date.fromisoformat(value)
        case sa.Time():
            return dt.time.fromisoformat(value)
        case _:
            return value
