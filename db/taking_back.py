"""Taking a deed of before back as a whole, where nothing was built upon it since.

As undoing (``db.undo``) it is one more entry of the change log, which loses nothing; other than
there the deed may lie back, and may be several entries. What stands in the way is told by name.
"""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain.change_log import UNDONE, UNDONE_BACK, UNDONE_GONE, FieldValue
from app.domain.errors import DomainError
from app.domain.record import Record, RecordKind
from app.ports.store import Committed, TakingBack
from db import mapping, projections, schema
from db.change_log import ChangeLogWriter, RecordChange
from db.engine import WRITES
from db.errors import translated
from db.mapping import fields_of
from db.queries.references import LOOSE, named_ids
from db.record_fields import field_out
from db.undo import FOR_GOOD, before, items_of

_BATCH = 500
_Entry = tuple[uuid.UUID, int]
_CLASSES = {kind: cls for kind, cls, _ in mapping.RECORDS}


@dataclass(frozen=True, slots=True)
class _Deed:
    """What some entries of the log did, taken together."""

    made: Mapping[uuid.UUID, RecordKind]
    """Records that they made."""
    changed: Mapping[uuid.UUID, tuple[RecordKind, Mapping[str, Any]]]
    """Records that were there before, with what their fields held then."""
    wrote: Mapping[uuid.UUID, Mapping[str, FieldValue]]
    """What the fields held after it; of a record that it made None is not told."""


def weigh(engine: sa.Engine, made: Collection[uuid.UUID]) -> TakingBack:
    """Tell what taking back the entries by which these records were made would do.

    Writes nothing. Raises DomainError ``record_missing`` and StoreError.
    """
    with translated(), Session(engine.execution_options(**{WRITES: True})) as session:
        found = _weighed(session, _read(session.connection(), made))
        session.rollback()
        return found


def take_back(
    engine: sa.Engine, writer: ChangeLogWriter, made: Collection[uuid.UUID], now: dt.datetime
) -> Committed:
    """Take them back by one more entry; raises ``built_upon`` and as ``weigh``."""
    try:
        with translated(), Session(engine.execution_options(**{WRITES: True})) as session:
            connection = session.connection()
            deed = _read(connection, made)
            if _weighed(session, deed).in_the_way:
                raise DomainError("built_upon")
            committed = _write(session, connection, writer, deed, now)
            session.commit()
            return committed
    except BaseException:
        writer.forget()
        raise


def _read(connection: sa.Connection, made: Collection[uuid.UUID]) -> _Deed:
    first = _first_entries(connection, made)
    if not made or len(first) != len(set(made)):
        raise DomainError("record_missing")
    entries = frozenset(first.values())
    entry = schema.change_entry.c
    clocks = {
        (row.device_id, row.sequence): row.clock
        for row in connection.execute(sa.select(entry.device_id, entry.sequence, entry.clock))
        if (row.device_id, row.sequence) in entries
    }
    ordered = sorted(entries, key=lambda one: clocks[one], reverse=True)  # the newest first
    items = [item for one in ordered for item in items_of(connection, *one)]
    begun = _first_entries(connection, {item.record_id for item in items})
    fresh: dict[uuid.UUID, RecordKind] = {}
    changed: dict[uuid.UUID, tuple[RecordKind, dict[str, Any]]] = {}
    wrote: dict[uuid.UUID, dict[str, FieldValue]] = {}
    for item in items:
        kind = RecordKind(item.record_kind)
        wrote[item.record_id] = item.values | wrote.get(item.record_id, {})
        if begun[item.record_id] in entries:
            fresh[item.record_id] = kind
        else:
            known = changed.setdefault(item.record_id, (kind, {}))
            known[1].update(before(connection, item, kind))
    return _Deed(fresh, changed, wrote)


def _first_entries(
    connection: sa.Connection, ids: Collection[uuid.UUID]
) -> dict[uuid.UUID, _Entry]:
    """Return the entry by which each record was made."""
    item, entry = schema.change_item.c, schema.change_entry.c
    found: dict[uuid.UUID, _Entry] = {}
    for part in _parts(ids):
        query = (
            sa.select(item.record_id, item.device_id, item.sequence)
            .join(
                schema.change_entry,
                (entry.device_id == item.device_id) & (entry.sequence == item.sequence),
            )
            .where(item.record_id.in_(part))
            .order_by(entry.clock)
        )
        for record_id, device_id, sequence in connection.execute(query):
            found.setdefault(record_id, (device_id, sequence))
    return found


def _weighed(session: Session, deed: _Deed) -> TakingBack:
    """Put the fields back, so that what still names a record that would go is found; no commit."""
    connection = session.connection()
    in_the_way = dict(_written_since(session, deed))
    for record_id, kind in (*deed.made.items(), *((k, v[0]) for k, v in deed.changed.items())):
        fixed = hasattr(_CLASSES[kind], "FIXED_BUT") and record_id in deed.changed
        if kind in FOR_GOOD or fixed:
            in_the_way[record_id] = kind
    for record_id, (kind, fields) in deed.changed.items():
        record = session.get(_CLASSES[kind], record_id)
        if record is None:
            in_the_way[record_id] = kind
            continue
        for name, value in fields.items():
            setattr(record, name, value)
    session.flush()
    in_the_way.update(_naming(connection, deed))
    return TakingBack(
        gone=tuple(deed.made.items()),
        back=tuple((key, kind) for key, (kind, _) in deed.changed.items()),
        in_the_way=tuple((kind, key) for key, kind in in_the_way.items()),
    )


def _written_since(session: Session, deed: _Deed) -> Iterator[tuple[uuid.UUID, RecordKind]]:
    """Yield the records that do not hold any more what the deed wrote."""
    for record_id, wrote in deed.wrote.items():
        kind = deed.made.get(record_id) or deed.changed[record_id][0]
        record = session.get(_CLASSES[kind], record_id)
        names = wrote if record_id not in deed.made else [one.name for one in fields_of(kind)]
        if record is None or any(_out(getattr(record, name)) != wrote.get(name) for name in names):
            yield record_id, kind


def _out(value: Any) -> FieldValue:
    return None if value is None else field_out(value)


def _naming(connection: sa.Connection, deed: _Deed) -> Iterator[tuple[uuid.UUID, RecordKind]]:
    """Yield what would still name a record that goes."""
    by_kind: dict[RecordKind, list[uuid.UUID]] = {}
    for key, kind in deed.made.items():
        by_kind.setdefault(kind, []).append(key)
    for kind, column, named in named_ids():
        wanted = by_kind.get(named, []) if named is not None else list(deed.made)
        table = mapping.TABLE_OF[kind]
        if (kind, column.name) in LOOSE and named is not None:
            condition = [sa.type_coerce(column, sa.Text()).contains(one.hex) for one in wanted]
            parts = [sa.or_(*condition[at : at + 100]) for at in range(0, len(condition), 100)]
        else:
            parts = [column.in_(part) for part in _parts(wanted)]
        for part in parts:
            for key in connection.scalars(sa.select(table.c.id).where(part)):
                if key not in deed.made:
                    yield key, kind


def _write(
    session: Session,
    connection: sa.Connection,
    writer: ChangeLogWriter,
    deed: _Deed,
    now: dt.datetime,
) -> Committed:
    changes: list[RecordChange] = []
    back: list[Record] = []
    gone: list[Record] = []
    for record_id, (kind, fields) in deed.changed.items():
        record = session.get_one(_CLASSES[kind], record_id)
        values = {name: field_out(value) for name, value in fields.items()}
        back.append(record)
        changes.append(RecordChange(kind, record_id, values | {UNDONE: UNDONE_BACK}, is_new=False))
    for record_id, kind in deed.made.items():
        record = session.get_one(_CLASSES[kind], record_id)
        gone.append(record)
        session.delete(record)
        changes.append(RecordChange(kind, record_id, {UNDONE: UNDONE_GONE}, is_new=False))
    session.flush()
    projections.drop(connection, gone)
    projections.refresh(connection, [*back, *gone], gone=frozenset(deed.made))
    sequence = writer.append(connection, changes, now)
    return Committed(frozenset(RecordKind(one.kind) for one in changes), sequence)


def _parts(ids: Iterable[uuid.UUID]) -> Iterator[list[uuid.UUID]]:
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _BATCH):
        yield ordered[start : start + _BATCH]
