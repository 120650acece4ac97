"""One page of a long list, with the mark from which the next one goes on."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class Mark:
    """Place in a list that runs by date, newest first, then by id."""

    day: dt.date
    record_id: uuid.UUID


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Rows, and the mark after them; ``following`` is None on the last page."""

    rows: tuple[T, ...]
    following: Mark | None
