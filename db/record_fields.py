"""Values of fields as they stand in the change log."""

import datetime as dt
import unicodedata
import uuid
from enum import StrEnum

from app.domain.change_log import FieldValue


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
