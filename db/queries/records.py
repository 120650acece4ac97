"""What every record has: history, attachments; the search; the state of the change log."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping

import sqlalchemy as sa

from app.domain.change_log import UNDONE, Item
from app.domain.errors import DomainError, StoreError
from app.domain.record import RecordKind
from app.ports.scope import Scope
from app.ports.signing import Verifier
from app.read_models.records import (
    AttachmentRow,
    FieldChange,
    HistoryRow,
    LogHead,
    LogMark,
    LogVerdict,
    RecordName,
    SearchHit,
)
from db import search, verification
from db.mapping import TABLE_OF
from db.queries import named_readers, record_names
from db.queries.parts import SqlReader
from db.schema import (
    attachment,
    attachment_content,
    change_entry,
    change_item,
    device,
    draft,
    fulfilment,
    notice,
    outcome,
    person,
    rating_evidence,
    record_head,
    territory,
)

#: By which column a record belongs to an engagement.
_ENGAGEMENT_OF = {
    RecordKind.NOTICE: notice.c.engagement_id,
    RecordKind.OUTCOME: outcome.c.engagement_id,
    RecordKind.FULFILMENT: fulfilment.c.event_id,
}
#: Kinds that point to an engagement and may let it go: what they ever pointed to counts.
_ONCE_OF = (RecordKind.PLAN_ENTRY, RecordKind.INVITATION)
#: Kinds of which some are for named readers alone.
_FOR_READERS = (RecordKind.PERSONNEL_PROCEDURE, RecordKind.ATTACHMENT)
_AT_ONCE = 500


class SqlRecordQueries(SqlReader):
    """See ``app.ports.queries_records.RecordQueries``."""

    def history(self, scope: Scope, record_ids: tuple[uuid.UUID, ...]) -> tuple[HistoryRow, ...]:
        """Return who changed what in these records, their files and evidence, newest first.

        Ids inside the values are left as they are stored; the caller names them.
        """
        with self._reading() as connection:
            closed = named_readers.hidden(connection, scope, record_ids)
        record_ids = tuple(one for one in record_ids if one not in closed)
        changed = change_item.c.record_id
        files = sa.select(attachment.c.id).where(attachment.c.record_id.in_(record_ids))
        rests = sa.select(rating_evidence.c.id).where(rating_evidence.c.rating_id.in_(record_ids))
        query = (
            sa.select(
                change_item.c.body,
                change_entry.c.clock,
                sa.func.coalesce(device.c.name, "").label("device_name"),
            )
            .join(
                change_entry,
                (change_entry.c.device_id == change_item.c.device_id)
                & (change_entry.c.sequence == change_item.c.sequence),
            )
            .outerjoin(device, device.c.id == change_item.c.device_id)
            .where(changed.in_(record_ids) | changed.in_(files) | changed.in_(rests))
            .order_by(change_entry.c.clock, change_item.c.index)
        )
        with self._reading() as connection:
            names = dict(connection.execute(sa.select(person.c.id, person.c.full_name)).all())
            rows = [(Item.decode(row.body), row.device_name) for row in connection.execute(query)]
        state: dict[uuid.UUID, dict[str, object]] = {}
        found: list[HistoryRow] = []
        for item, device_name in rows:
            before = state.setdefault(item.record_id, {})
            found.append(
                HistoryRow(
                    when=item.wall_time,
                    person_name=names.get(item.person_id, ""),
                    device_name=device_name,
                    record_kind=RecordKind(item.record_kind),
                    is_first=not before,
                    changes=tuple(
                        FieldChange(name, _shown(before.get(name)), _shown(value))
                        for name, value in item.values.items()
                        if name != UNDONE
                    ),
                    undoes=UNDONE in item.values,
                )
            )
            before.update(item.values)
        return tuple(reversed(found))

    def names(self, scope: Scope, ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, RecordName]:
        """Return by what a person knows each of these records, whatever their kind."""
        with self._reading() as connection:
            return record_names.find(connection, scope, ids)

    def attachments(self, scope: Scope, record_id: uuid.UUID) -> tuple[AttachmentRow, ...]:
        """Return the files of a record that were not withdrawn."""
        table = attachment
        query = (
            sa.select(
                table.c.id,
                table.c.file_name,
                table.c.media_type,
                table.c.size,
                table.c.sha256,
                table.c.added_on,
                sa.func.coalesce(person.c.full_name, ""),
                table.c.note,
            )
            .outerjoin(person, person.c.id == table.c.added_by_id)
            .where(table.c.record_id == record_id, table.c.withdrawn_on.is_(None))
            .order_by(table.c.id)
        )
        with self._reading() as connection:
            if named_readers.hidden(connection, scope, (record_id,)):
                return ()
            return tuple(AttachmentRow(*row) for row in connection.execute(query))

    def content(self, scope: Scope, attachment_id: uuid.UUID) -> bytes:
        """Return the bytes of a file as its hash in the log says.

        Raises DomainError ``record_missing`` or StoreError ``attachment_changed``.
        """
        query = (
            sa.select(attachment.c.sha256, attachment_content.c.content)
            .join(attachment, attachment.c.sha256 == attachment_content.c.sha256)
            .where(attachment.c.id == attachment_id)
        )
        with self._reading() as connection:
            closed = named_readers.hidden(connection, scope, (attachment_id,))
            row = None if closed else connection.execute(query).first()
        if row is None:
            raise DomainError("record_missing", kind="attachment")
        content = bytes(row.content)
        if hashlib.sha256(content).digest() != row.sha256:
            raise StoreError("attachment_changed")
        return content

    def search(self, scope: Scope, text: str, *, limit: int = 50) -> tuple[SearchHit, ...]:
        """Return what holds every word, territories, people and groups first, then newest first."""
        with self._reading() as connection:
            found = search.find(connection, scope, text, limit)
            wanted = {row.territory_id for row in found if row.territory_id is not None}
            query = sa.select(territory.c.id, territory.c.name).where(territory.c.id.in_(wanted))
            names = dict(connection.execute(query).all()) if wanted else {}
        return tuple(
            SearchHit(
                record_kind=RecordKind(row.kind),
                record_id=row.record_id,
                title=row.title,
                body=row.body,
                territory_name=names.get(row.territory_id, ""),
                event_date=row.day,
            )
            for row in found
        )

    def drafts(
        self, scope: Scope, person_id: uuid.UUID, form: str
    ) -> tuple[dt.datetime, str] | None:
        """Return a person's own draft of a form and when it was kept."""
        del scope  # a draft is its writer's alone
        query = sa.select(draft.c.saved, draft.c.payload).where(
            draft.c.person_id == person_id, draft.c.form == form
        )
        with self._reading() as connection:
            row = connection.execute(query).first()
        return None if row is None else (row.saved, row.payload)

    def device_of(self, scope: Scope, signing_key: bytes) -> uuid.UUID | None:
        """Return the device that signs with the private half of this key."""
        del scope
        query = sa.select(device.c.id).where(device.c.signing_key == signing_key)
        with self._reading() as connection:
            found: uuid.UUID | None = connection.scalar(query)
            return found

    def changed_since(
        self, scope: Scope, mark: LogMark
    ) -> tuple[LogMark, frozenset[tuple[RecordKind, uuid.UUID]]]:
        """Return how far the log goes by device, and the records written after ``mark``.

        With a notice, an outcome or a fulfilment comes the engagement that it belongs to, with a
        planned trip or an invitation each that was ever made of it. An
        empty mark asks for no records. What is for other named readers is left out.
        """
        item = change_item.c
        now: dict[uuid.UUID, int] = {}
        found: set[tuple[RecordKind, uuid.UUID]] = set()
        with self._reading() as connection:
            for device_id in _devices(connection):
                last, before = _last_sequence(connection, device_id), mark.get(device_id, 0)
                now[device_id] = last
                if mark and last > before:
                    query = (
                        sa.select(record_head.c.record_kind, item.record_id)
                        .join(record_head, record_head.c.record_id == item.record_id)
                        .where(item.device_id == device_id, item.sequence > before)
                    )
                    found.update((RecordKind(row[0]), row[1]) for row in connection.execute(query))
            found |= set(_engagements_of(connection, tuple(found)))
            ids = [record_id for kind, record_id in found if kind in _FOR_READERS]
            closed = named_readers.hidden(connection, scope, ids)
        found = {one for one in found if one[1] not in closed}
        return now, frozenset(found)

    def kinds(self, scope: Scope, ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, RecordKind]:
        """Return of which kinds these records are; an id of none is left out."""
        table, wanted = record_head.c, sorted(ids)
        found: dict[uuid.UUID, RecordKind] = {}
        with self._reading() as connection:
            for start in range(0, len(wanted), _AT_ONCE):
                query = sa.select(table.record_id, table.record_kind).where(
                    table.record_id.in_(wanted[start : start + _AT_ONCE])
                )
                found.update((row[0], RecordKind(row[1])) for row in connection.execute(query))
            for one in named_readers.hidden(connection, scope, wanted):
                found.pop(one, None)
        return found

    def heads(self, scope: Scope) -> tuple[LogHead, ...]:
        """Return the heads of all chains: the head of the book."""
        del scope
        with self._reading() as connection:
            return verification.heads(connection)

    def verify(
        self,
        scope: Scope,
        verifier: Verifier,
        progress: Callable[[int, int], None] | None = None,
    ) -> LogVerdict:
        """Check chains, signatures and the tables against the log; names the first misfit.

        Raises StoreError ``database_damaged`` where the file has a page that nobody wrote.
        """
        del scope  # checking shows no record
        verification.check_pages(self._engine)
        with self._reading() as connection:
            return verification.verify(connection, verifier, progress)

    def count(self, scope: Scope, kind: RecordKind) -> int:
        """Return how many records of a kind there are, for the one who asks."""
        table = TABLE_OF[kind]
        query = sa.select(sa.func.count()).select_from(table)
        with self._reading() as connection:
            closed = named_readers.closed_procedures(connection, scope)
            if closed and kind is RecordKind.PERSONNEL_PROCEDURE:
                query = query.where(table.c.id.not_in(closed))
            elif closed and kind is RecordKind.ATTACHMENT:
                query = query.where(table.c.record_id.not_in(closed))
            return connection.scalar(query) or 0


def _devices(connection: sa.Connection) -> Iterator[uuid.UUID]:
    """Yield who wrote entries, by the index alone: a look per device, not per entry."""
    column = change_entry.c.device_id
    query = sa.select(column).order_by(column).limit(1)
    found = connection.scalar(query)
    while found is not None:
        yield found
        found = connection.scalar(query.where(column > found))


def _last_sequence(connection: sa.Connection, device_id: uuid.UUID) -> int:
    query = sa.select(sa.func.max(change_entry.c.sequence))
    return connection.scalar(query.where(change_entry.c.device_id == device_id)) or 0


def _engagements_of(
    connection: sa.Connection, found: Collection[tuple[RecordKind, uuid.UUID]]
) -> Iterator[tuple[RecordKind, uuid.UUID]]:
    told: dict[uuid.UUID, str] = {
        record_id: "engagement_id" for kind, record_id in found if kind in _ONCE_OF
    }
    for kind, column in _ENGAGEMENT_OF.items():
        ids = [record_id for one, record_id in found if one is kind]
        for start in range(0, len(ids), _AT_ONCE):
            part = ids[start : start + _AT_ONCE]
            query = sa.select(column.table.c.id, column).where(column.table.c.id.in_(part))
            rows = dict(connection.execute(query).all())
            told.update((one, column.name) for one in part if one not in rows)  # undone
            for record_id in rows.values():
                if record_id is not None:
                    yield RecordKind.ENGAGEMENT, record_id
    for record_id, name in told.items():
        query = sa.select(change_item.c.body).where(change_item.c.record_id == record_id)
        for body in connection.scalars(query):
            value = Item.decode(body).values.get(name)
            if isinstance(value, str):
                yield RecordKind.ENGAGEMENT, uuid.UUID(hex=value)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(_shown(one) for one in value)
    return str(value)
