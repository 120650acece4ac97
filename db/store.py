"""An open book: the engine, its lock, the one writer and the read side."""

import contextlib
import os
import shutil
import uuid
from collections.abc import Collection
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa

from app.domain.errors import DomainError, StoreError
from app.domain.record import RecordKind
from app.ports.clock import Clock
from app.ports.signing import Signer
from app.ports.store import Committed, TakingBack, Undoable
from db import drafts, mapping, migrate, schema, taking_back, undo
from db.book_lock import BookLock
from db.change_log import ChangeLogWriter, RecordChange
from db.engine import WRITES, checkpoint, open_engine
from db.errors import translated
from db.folder_checks import check_folder
from db.left_over import check_left_over
from db.queries import SqlQueries
from db.undo import LastCommit
from db.unit_of_work import SqlUnitOfWork

DATABASE_NAME = "book.db"
_PAGE = 4096


class EngineOpener(Protocol):
    """How the database file is opened; tests put a failing disk here."""

    def __call__(self, path: Path, key: bytes) -> sa.Engine:
        """Return an engine over one connection."""
        ...


class BookFolder:
    """A book's folder, locked and checked, before its key is known.

    Used on the store's thread. ``close`` frees the lock; a store made from it does so itself.
    """

    def __init__(self, folder: Path, clock: Clock, *, opener: EngineOpener = open_engine) -> None:
        mapping.map_records()  # before any record is made
        self.folder = folder
        self._clock = clock
        self._opener = opener
        self._lock = BookLock(folder)
        check_folder(folder)
        self._lock.acquire(clock.now())

    @property
    def path(self) -> Path:
        """The database file."""
        return self.folder / DATABASE_NAME

    def close(self) -> None:
        """Free the lock."""
        self._lock.release()

    def create(self, key: bytes, book_id: uuid.UUID) -> None:
        """Make the database of a new book; raises StoreError ``book_exists``."""
        if self.path.exists():
            raise StoreError("book_exists", folder=str(self.folder))
        engine = self._opener(self.path, key)
        try:
            migrate.upgrade(engine)
            with translated():
                self.path.chmod(0o600)  # its -wal and -shm take after it
            with translated(), engine.execution_options(**{WRITES: True}).begin() as connection:
                connection.execute(
                    sa.insert(schema.book_meta), {"name": "book_id", "value": book_id.hex}
                )
        finally:
            engine.dispose()

    def open(self, key: bytes, book_id: uuid.UUID) -> "OpenedBook":
        """Open the database under its key; bring an older one up to date after a copy.

        Raises StoreError ``database_missing``, ``database_empty`` (its making was cut short, or
        the file was emptied), ``database_unreadable`` (damaged, or not the database of this
        key), ``database_damaged``, ``store_newer`` or ``keys_of_another_book``. No file is
        changed then.
        """
        if not self.path.exists():
            raise StoreError("database_missing", folder=str(self.folder))
        with translated():
            size = self.path.stat().st_size
        if not size:
            raise StoreError("database_empty", folder=str(self.folder))
        if size < _PAGE:  # SQLite takes it for an empty one and writes over it
            raise StoreError("database_damaged")
        left_over = check_left_over(self.path, key)
        engine = self._opener(self.path, key)
        try:
            if left_over:
                _fold(engine)
            self._bring_up_to_date(engine)
            self._check_owner(engine, book_id)
        except BaseException:
            engine.dispose()
            raise
        return OpenedBook(engine, self, self._clock)

    def _bring_up_to_date(self, engine: sa.Engine) -> None:
        if migrate.stored_version(engine) is None:
            raise StoreError("database_empty", folder=str(self.folder))
        if not migrate.is_current(engine):
            self._keep_copy(engine)
            migrate.upgrade(engine)

    def _check_owner(self, engine: sa.Engine, book_id: uuid.UUID) -> None:
        with translated(), engine.connect() as connection:
            stored = connection.scalar(
                sa.select(schema.book_meta.c.value).where(schema.book_meta.c.name == "book_id")
            )
        if stored is None:
            raise StoreError("database_empty", folder=str(self.folder))
        if stored != book_id.hex:
            raise StoreError("keys_of_another_book")

    def _keep_copy(self, engine: sa.Engine) -> None:
        """Copy the encrypted file beside itself before it is changed; the copy is kept."""
        checkpoint(engine)
        version = migrate.stored_version(engine) or "0000"
        stamp = self._clock.now().strftime("%Y%m%d-%H%M%S")
        copy = self.folder / f"book-before-{version}-{stamp}.db"
        half = copy.with_suffix(".part")
        try:
            with translated():
                with self.path.open("rb") as source, half.open("wb") as target:
                    shutil.copyfileobj(source, target, 1 << 20)
                    target.flush()
                    os.fsync(target.fileno())
                half.replace(copy)
        except BaseException:
            half.unlink(missing_ok=True)
            raise


class OpenedBook:
    """A database that its key opens, before it is known who writes on which device."""

    def __init__(self, engine: sa.Engine, folder: BookFolder, clock: Clock) -> None:
        self.engine = engine
        self.queries = SqlQueries(engine)
        self._folder = folder
        self._clock = clock

    def write_as(self, signer: Signer) -> "SqlStore":
        """Return the store in which this person writes on this device."""
        return SqlStore(self, signer, self._clock)

    def last_clock(self) -> int:
        """Return the greatest clock value of the log, 0 for an empty one."""
        with translated(), self.engine.connect() as connection:
            return connection.scalar(sa.select(sa.func.max(schema.change_entry.c.clock))) or 0

    def close(self) -> None:
        """Close the database, fold its write-ahead log in, free the lock."""
        try:
            _fold(self.engine)
        finally:
            self.engine.dispose()
            self._folder.close()


class SqlStore:
    """An open book with its writer (see ``app.ports.store.Store``)."""

    def __init__(self, book: OpenedBook, signer: Signer, clock: Clock) -> None:
        self._book = book
        self._clock = clock
        self._writer = ChangeLogWriter(signer)
        self._device_id = signer.device_id
        self._queries = book.queries
        self._last: LastCommit | None = None

    @property
    def queries(self) -> SqlQueries:
        """The read side."""
        return self._queries

    def unit_of_work(self) -> SqlUnitOfWork:
        """Return a new unit of work."""
        return SqlUnitOfWork(self._book.engine, self._writer, self._clock, self._keep_in_mind)

    def undoable(self) -> Undoable | None:
        """Return what ``undo`` would undo: this session's last commit, if nothing went out."""
        return None if self._last is None else undo.offer_of(self._last)

    def undo(self) -> Committed:
        """Undo it by one more entry of the change log, which is not undone itself.

        Raises DomainError ``nothing_to_undo``, StoreError.
        """
        if self._last is None:
            raise DomainError("nothing_to_undo")
        done = undo.undo(self._book.engine, self._writer, self._last, self._clock.now())
        self._last = None
        return done

    def weigh_taking_back(self, made: Collection[uuid.UUID]) -> TakingBack:
        """Tell what taking back the commits that made these records would do; writes nothing."""
        return taking_back.weigh(self._book.engine, made)

    def take_back(self, made: Collection[uuid.UUID]) -> Committed:
        """Take those commits back by one more entry of the change log, which is not undone."""
        done = taking_back.take_back(self._book.engine, self._writer, made, self._clock.now())
        self._last = None
        return done

    def went_out(self) -> None:
        """Say that something of the book was printed or saved: what was written last stays."""
        self._last = None

    def _keep_in_mind(self, sequence: int, changes: tuple[RecordChange, ...]) -> None:
        self._last = None
        if changes and undo.may_be_undone(changes):
            now = self._clock.now()
            made = frozenset(RecordKind(one.kind) for one in changes if one.is_new)
            first, count = changes[0], len(changes)
            self._last = LastCommit(self._device_id, sequence, first, count, now, made)

    def save_draft(self, person_id: uuid.UUID, form: str, payload: str) -> None:
        """Keep what is being typed."""
        drafts.save(self._book.engine, person_id, form, payload, self._clock.now())

    def wipe_draft(self, person_id: uuid.UUID, form: str) -> None:
        """Throw away what was being typed."""
        drafts.wipe(self._book.engine, person_id, form)

    def close(self) -> None:
        """Close the book and free its lock."""
        self._book.close()


def _fold(engine: sa.Engine) -> None:
    """Fold the write-ahead log in where that can be done; what it holds is safe there too."""
    with contextlib.suppress(StoreError):
        checkpoint(engine)
