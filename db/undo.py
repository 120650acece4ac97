"""Undoing the last commit: the tables as they were before it, by one more entry of the log.

Nothing is taken out of the change log. Only the last entry of all is undone, so that nothing can
rest on it. Format and rules stand in docs/decisions/0003-change-log.md.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain.change_log import UNDONE, UNDONE_BACK, UNDONE_GONE, EntryRef, Item
from app.domain.errors import DomainError
from app.domain.flow import Step
from app.domain.record import Record, RecordKind
from app.ports.store import Committed, Undoable
from db import mapping, projections, schema
from db.change_log import ChangeLogWriter, RecordChange
from db.engine import WRITES
from db.errors import translated
from db.record_fields import field_in, field_out

#: Their making does more than write a record: keys, files, bytes beside the log.
FOR_GOOD = frozenset(
    {
        RecordKind.ACCOUNT,
        RecordKind.PERSON_KEY,
        RecordKind.DEVICE,
        RecordKind.ATTACHMENT,
        RecordKind.BOUNDARY,
    }
)


@dataclass(frozen=True, slots=True)
class LastCommit:
    """The entry that this session wrote last, where it may be undone."""

    device_id: uuid.UUID
    sequence: int
    first: RecordChange
    """What it was about: of the records written the one that the others belong to."""
    count: int
    at: dt.datetime
    made: frozenset[RecordKind] = frozenset()


def may_be_undone(changes: Iterable[RecordChange]) -> bool:
    """Tell whether a commit of these changes can be undone; what is fixed once entered cannot."""
    classes = {kind: cls for kind, cls, _ in mapping.RECORDS}
    for one in changes:
        kind = RecordKind(one.kind)
        fixed = hasattr(classes[kind], "FIXED_BUT")
        if kind in FOR_GOOD or (fixed and not (one.is_new and classes[kind] is Step)):
            return False
    return True


def offer_of(last: LastCommit) -> Undoable:
    """Return what is told of it."""
    kind = RecordKind(last.first.kind)
    first = last.first
    return Undoable(kind, first.record_id, first.is_new, last.count, last.at, last.made)


def undo(
    engine: sa.Engine, writer: ChangeLogWriter, last: LastCommit, now: dt.datetime
) -> Committed:
    """Put the tables back to what they were before the last entry.

    Raises DomainError ``nothing_to_undo`` where something was written since, and StoreError.
    """
    try:
        with translated(), Session(engine.execution_options(**{WRITES: True})) as session:
            committed = _undo(session, writer, last, now)
            session.commit()
            return committed
    except BaseException:
        writer.forget()
        raise


def _undo(
    session: Session, writer: ChangeLogWriter, last: LastCommit, now: dt.datetime
) -> Committed:
    connection = session.connection()
    if not _is_newest(connection, last):
        raise DomainError("nothing_to_undo")
    changes: list[RecordChange] = []
    back: list[Record] = []
    gone: list[Record] = []
    for item in items_of(connection, last.device_id, last.sequence):
        kind = RecordKind(item.record_kind)
        cls = next(cls for one, cls, _ in mapping.RECORDS if one is kind)
        record = session.get(cls, item.record_id)
        if record is None:
            raise DomainError("nothing_to_undo")
        if _is_first(connection, item):
            gone.append(record)
            session.delete(record)
            changes.append(RecordChange(kind, item.record_id, {UNDONE: UNDONE_GONE}, is_new=False))
        else:
            known = before(connection, item, kind)
            for name, value in known.items():
                setattr(record, name, value)
            values = {name: field_out(value) for name, value in known.items()}
            values[UNDONE] = UNDONE_BACK
            back.append(record)
            changes.append(RecordChange(kind, item.record_id, values, is_new=False))
    session.flush()
    projections.drop(connection, gone)
    projections.refresh(connection, [*back, *gone], gone=frozenset(one.id for one in gone))
    sequence = writer.append(connection, changes, now)
    kinds = frozenset(RecordKind(one.kind) for one in changes)
    return Committed(kinds, sequence)


def _is_newest(connection: sa.Connection, last: LastCommit) -> bool:
    entry = schema.change_entry.c
    query = sa.select(entry.device_id, entry.sequence).order_by(entry.clock.desc()).limit(1)
    return connection.execute(query).first() == (last.device_id, last.sequence)


def items_of(connection: sa.Connection, device_id: uuid.UUID, sequence: int) -> list[Item]:
    """Return the items of an entry, in order."""
    item = schema.change_item.c
    query = (
        sa.select(item.body)
        .where(item.device_id == device_id, item.sequence == sequence)
        .order_by(item["index"])
    )
    return [Item.decode(body) for body in connection.scalars(query)]


def _is_first(connection: sa.Connection, item: Item) -> bool:
    """Tell whether nothing was written of the record before."""
    table, ref = schema.change_item.c, item.ref
    elsewhere = sa.or_(table.device_id != ref.device_id, table.sequence != ref.sequence)
    query = sa.select(table.record_id).where(table.record_id == item.record_id, elsewhere)
    return connection.execute(query.limit(1)).first() is None


def before(connection: sa.Connection, item: Item, kind: RecordKind) -> dict[str, Any]:
    """Return what the fields that an item set held before it: as the items it was based on say."""
    columns = {column.name: column for column in mapping.fields_of(kind)}
    found: dict[str, Any] = {}
    known: dict[EntryRef, Item] = {}
    for name in item.values:
        column = columns[name]
        base = item.based_on.get(name)
        if base is None:
            value = mapping.unset(column)
        else:
            if base not in known:
                known[base] = _item_at(connection, base)
            value = known[base].values[name]
        found[name] = field_in(column, value)
    return found


def _item_at(connection: sa.Connection, ref: EntryRef) -> Item:
    """Return one item alone: an entry that took a file in holds thousands."""
    item = schema.change_item.c
    query = sa.select(item.body).where(
        item.device_id == ref.device_id, item.sequence == ref.sequence, item["index"] == ref.index
    )
    return Item.decode(connection.execute(query).scalar_one())
