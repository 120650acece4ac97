"""What services need of the store: units of work to write, queries to read.

Everything here is used on the store's thread alone.
"""

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeVar

from app.domain.record import Record, RecordKind
from app.ports.queries import Queries
from app.ports.signing import Signer

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Committed:
    """What a commit did: the kinds of records it touched, and the place of its log entry."""

    kinds: frozenset[RecordKind]
    sequence: int | None
    """Sequence in this device's chain; None where nothing had changed."""
    went_out: bool = False
    """Somebody else learns of it: it is answered or amended, not undone."""


@dataclass(frozen=True, slots=True)
class Undoable:
    """What the last commit of this session wrote, where it can be undone."""

    kind: RecordKind
    record_id: uuid.UUID
    is_new: bool
    """The record was made by it; else it was changed."""
    count: int
    """Of all records that it wrote."""
    at: dt.datetime
    """When it was written (aware, UTC)."""
    made: frozenset[RecordKind] = frozenset()
    """Kinds of the records that were made by it."""


@dataclass(frozen=True, slots=True)
class TakingBack:
    """What taking a deed of before back does, or what stands in its way."""

    gone: tuple[tuple[uuid.UUID, RecordKind], ...]
    """Records that it made."""
    back: tuple[tuple[uuid.UUID, RecordKind], ...]
    """Records that are again as before it."""
    in_the_way: tuple[tuple[RecordKind, uuid.UUID], ...]
    """What was built upon it since; while there is any it cannot be taken back."""


class UnitOfWork(Protocol):
    """One transaction. No record leaves it: hand out read models or plain values."""

    def __enter__(self) -> Self:
        """Begin; takes the write lock of the store."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Roll back whatever was not committed."""
        ...

    def get(self, cls: type[R], record_id: uuid.UUID) -> R:
        """Return the record; raises DomainError ``record_missing``."""
        ...

    def find(self, cls: type[R], **equals: object) -> list[R]:
        """Return the records whose fields equal these values, by id."""
        ...

    def add(self, record: Record) -> None:
        """Take a new record in."""
        ...

    def keep_content(self, sha256: bytes, content: bytes) -> None:
        """Keep the bytes of an attachment under their hash."""
        ...

    def keep_shape(self, boundary_id: uuid.UUID, levels: list[bytes]) -> None:
        """Keep the outlines of a boundary, one a level of detail, finest first."""
        ...

    def wipe_draft(self, person_id: uuid.UUID, form: str) -> None:
        """Remove a draft together with what is committed."""
        ...

    def went_out(self) -> None:
        """Say that by this commit somebody else learns of something: it cannot be undone."""
        ...

    def for_good(self) -> None:
        """Say that this commit is not undone: it takes in what nobody typed."""
        ...

    def commit(self) -> Committed:
        """Write everything with one entry of the change log; durable when it returns.

        Raises DomainError ``record_fixed`` where a record that is fixed once entered was changed,
        StoreError ``disk_full``, ``read_only`` and the like; nothing is kept then.
        """
        ...


class Store(Protocol):
    """An open book."""

    @property
    def queries(self) -> Queries:
        """The read side."""
        ...

    def unit_of_work(self) -> UnitOfWork:
        """Return a new unit of work."""
        ...

    def save_draft(self, person_id: uuid.UUID, form: str, payload: str) -> None:
        """Keep what is being typed, outside log, search and exchange."""
        ...

    def wipe_draft(self, person_id: uuid.UUID, form: str) -> None:
        """Throw away what was being typed."""
        ...

    def undoable(self) -> Undoable | None:
        """Return what ``undo`` would undo: this session's last commit, if nothing went out."""
        ...

    def undo(self) -> Committed:
        """Undo it by one more entry of the change log, which is not undone itself.

        Raises DomainError ``nothing_to_undo``, StoreError.
        """
        ...

    def weigh_taking_back(self, made: Collection[uuid.UUID]) -> TakingBack:
        """Tell what taking back the commits that made these records would do; writes nothing.

        Raises DomainError ``record_missing``, StoreError.
        """
        ...

    def take_back(self, made: Collection[uuid.UUID]) -> Committed:
        """Take those commits back by one more entry of the change log, which is not undone.

        Raises DomainError ``built_upon``, ``record_missing``, StoreError; nothing is changed then.
        """
        ...

    def went_out(self) -> None:
        """Say that something of the book was printed or saved outside.

        It may tell of what was written last: that is not undone any more.
        """
        ...

    def close(self) -> None:
        """Close the book and free its lock."""
        ...


class OpenedBook(Protocol):
    """A database that its key opens, before it is known who writes on which device."""

    @property
    def queries(self) -> Queries:
        """The read side."""
        ...

    def last_clock(self) -> int:
        """Return the greatest clock value of the change log, 0 for an empty one."""
        ...

    def write_as(self, signer: Signer) -> Store:
        """Return the store in which this person writes on this device."""
        ...

    def close(self) -> None:
        """Close the database and free the lock."""
        ...


class BookFolder(Protocol):
    """The folder of a book, checked and locked, before its key is known."""

    @property
    def folder(self) -> Path:
        """The folder."""
        ...

    def create(self, key: bytes, book_id: uuid.UUID) -> None:
        """Make the database of a new book; raises StoreError ``book_exists``."""
        ...

    def open(self, key: bytes, book_id: uuid.UUID) -> OpenedBook:
        """Open the database under its key, bringing an older one up to date after a copy."""
        ...

    def close(self) -> None:
        """Free the lock."""
        ...
