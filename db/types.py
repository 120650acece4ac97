"""Column types that keep the field's values alike on SQLite and PostgreSQL."""

import datetime as dt
import json
import uuid
from enum import StrEnum
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

E = TypeVar("E", bound=StrEnum)


class UtcDateTime(TypeDecorator[dt.datetime]):
    """An aware instant, kept in UTC with milliseconds."""

    impl = sa.String(32)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:
        """Write ISO 8601 in UTC, which sorts as text."""
        if value is None:
            return None
        return value.astimezone(dt.UTC).isoformat(timespec="milliseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.datetime | None:
        """Read it back aware."""
        return None if value is None else dt.datetime.fromisoformat(value)


class UuidList(TypeDecorator[list[uuid.UUID]]):
    """An ordered list of record ids, kept as JSON text."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: list[uuid.UUID] | None, dialect: Dialect) -> str | None:
        """Write a JSON list of hexadecimal ids."""
        return None if value is None else json.dumps([item.hex for item in value])

    def process_result_value(self, value: str | None, dialect: Dialect) -> list[uuid.UUID] | None:
        """Read it back."""
        return None if value is None else [uuid.UUID(hex=item) for item in json.loads(value)]


class Choice(TypeDecorator[StrEnum]):
    """A StrEnum by its value; an unknown value read back is an error, never a guess."""

    impl = sa.String(40)
    cache_ok = True

    def __init__(self, choices: type[StrEnum]) -> None:
        super().__init__()
        self.choices = choices

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """Write the value."""
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:
        """Read it back."""
        return None if value is None else self.choices(value)
