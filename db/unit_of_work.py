"""The one writer of a book: a transaction that ends with an entry of the change log.

Used on the store's thread alone. Records never leave it; nothing is ever deleted but drafts.
"""

import re
import unicodedata
import uuid
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain.errors import DomainError
from app.domain.record import Record, RecordKind
from app.ports.clock import Clock
from app.ports.store import Committed
from db import mapping, projections, schema
from db.change_log import ChangeLogWriter, RecordChange
from db.engine import WRITES
from db.errors import translated
from db.record_fields import field_out

R = TypeVar("R", bound=Record)
#: Is told the sequence of an entry, and its changes where it may be undone.
Written = Callable[[int, tuple[RecordChange, ...]], None]

#: No database keeps these in text; they come with pasted binary data, never from a keyboard.
_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")
_ORDER = {kind: place for place, (kind, _, _) in enumerate(mapping.RECORDS)}


class SqlUnitOfWork:
    """One write transaction over the store's connection (see ``app.ports.store.UnitOfWork``)."""

    def __init__(
        self,
        engine: sa.Engine,
        writer: ChangeLogWriter,
        clock: Clock,
        written: Written | None = None,
    ) -> None:
        self._engine = engine.execution_options(**{WRITES: True})
        self._writer = writer
        self._clock = clock
        self._session: Session | None = None
        self._done = False
        self._went_out = False
        self._for_good = False
        self._written = written
        # The session forgets a record that nobody holds, and with it a list changed in place.
        self._held: list[Record] = []

    def __enter__(self) -> Self:
        """Begin; takes the write lock of the database."""
        self._session = Session(self._engine, autoflush=False, expire_on_commit=False)
        with translated():
            self._session.connection()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Roll back whatever was not committed and let the records go."""
        session, self._session = self._opened, None
        if not self._done:
            self._writer.forget()
        try:
            if session.in_transaction():
                with translated():
                    session.rollback()
        finally:
            self._held.clear()
            session.close()

    @property
    def _opened(self) -> Session:
        if self._session is None:
            raise RuntimeError("unit of work used outside its with block")
        return self._session

    def get(self, cls: type[R], record_id: uuid.UUID) -> R:
        """Return the record; raises DomainError ``record_missing``."""
        with translated():
            record = self._opened.get(cls, record_id)
        if record is None:
            raise DomainError("record_missing", kind=mapping.KIND_OF[cls])
        self._held.append(record)
        return record

    def find(self, cls: type[R], **equals: object) -> list[R]:
        """Return the stored records whose fields equal these values, by id."""
        wanted = {name: _nfc(one) if type(one) is str else one for name, one in equals.items()}
        with translated():
            found = self._opened.scalars(
                sa.select(cls).filter_by(**wanted).order_by(mapping.TABLE_OF[_kind(cls)].c.id)
            )
            records = list(found)
        self._held.extend(records)
        return records

    def add(self, record: Record) -> None:
        """Take a new record in."""
        self._opened.add(record)

    def keep_content(self, sha256: bytes, content: bytes) -> None:
        """Keep the bytes of an attachment under their hash, once."""
        table = schema.attachment_content
        with translated():
            connection = self._opened.connection()
            known = connection.scalar(sa.select(table.c.sha256).where(table.c.sha256 == sha256))
            if known is None:
                connection.execute(sa.insert(table), {"sha256": sha256, "content": content})

    def keep_shape(self, boundary_id: uuid.UUID, levels: list[bytes]) -> None:
        """Keep the outlines of a boundary, one a level of detail, finest first."""
        with translated():
            self._opened.connection().execute(
                sa.insert(schema.boundary_shape),
                [
                    {"boundary_id": boundary_id, "level": level, "shape": shape}
                    for level, shape in enumerate(levels)
                ],
            )

    def wipe_draft(self, person_id: uuid.UUID, form: str) -> None:
        """Remove a draft together with what is committed."""
        table = schema.draft
        with translated():
            self._opened.connection().execute(
                sa.delete(table).where(table.c.person_id == person_id, table.c.form == form)
            )

    def went_out(self) -> None:
        """Say that by this commit somebody else learns of something: it cannot be undone."""
        self._went_out = True

    def for_good(self) -> None:
        """Say that this commit is not undone: it takes in what nobody typed."""
        self._for_good = True

    def commit(self) -> Committed:
        """Write everything with one entry of the change log; durable when it returns.

        Raises DomainError ``record_fixed`` where what is fixed once entered was changed, or
        ``text_not_storable`` with ``field`` where a text holds NUL or half a surrogate pair
        (found in pasted binary data alone), and StoreError.
        """
        session = self._opened
        self._done = False
        if session.deleted:
            raise RuntimeError("records are ended, never deleted")
        changes, touched = self._collect(session)
        sequence = None
        with translated():
            if changes:
                session.flush()
                connection = session.connection()
                fresh = {change.record_id for change in changes if change.is_new}
                projections.refresh(connection, touched, fresh)
                sequence = self._writer.append(connection, changes, self._clock.now())
            session.commit()
        self._done = True
        kinds = frozenset(RecordKind(change.kind) for change in changes)
        if self._written is not None and sequence is not None:
            stays = self._went_out or self._for_good
            self._written(sequence, () if stays else tuple(changes))
        return Committed(kinds, sequence, self._went_out)

    def _collect(self, session: Session) -> tuple[list[RecordChange], list[Record]]:
        found: list[tuple[int, bytes, RecordChange, Record]] = []
        fresh = session.new  # made anew at each asking
        for record in [*fresh, *session.dirty]:
            kind = _kind(type(record))
            is_new = record in fresh
            values: dict[str, Any] = {}
            state = sa.inspect(record)
            for column in mapping.fields_of(kind):
                value = getattr(record, column.name)
                if type(value) is str:
                    normal = _nfc(value)
                    if _NOT_STORABLE.search(normal):
                        raise DomainError("text_not_storable", field=column.name)
                    if normal != value:
                        setattr(record, column.name, normal)
                        value = normal
                if is_new:
                    if value is not None:
                        values[column.name] = field_out(value)
                    continue
                history = state.attrs[column.name].history
                if history.has_changes() and list(history.deleted or ()) != [value]:
                    values[column.name] = field_out(value)
            if values or is_new:
                fixed_but = getattr(record, "FIXED_BUT", None)
                if not is_new and fixed_but is not None and not values.keys() <= fixed_but:
                    raise DomainError("record_fixed", kind=kind)
                change = RecordChange(kind, record.id, values, is_new)
                found.append((_ORDER[kind], record.id.bytes, change, record))
        found.sort(key=lambda entry: entry[:2])
        return [entry[2] for entry in found], [entry[3] for entry in found]


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _kind(cls: type[Record]) -> RecordKind:
    return mapping.KIND_OF[cls]
