"""Compares the tables of a book with what its change log says, down to the derived rows.

Not compared: the full-text index (SQLite keeps no text in it to compare) and drafts.
"""

import hashlib
import itertools
import uuid
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from app.domain.change_log import EntryRef
from app.domain.record import RecordKind
from db import projections, schema
from db.change_log import heads_in
from db.errors import translate
from db.log_state import NOWHERE, LogState, Misfit, Place
from db.mapping import RECORDS, TABLE_OF, fields_of, unset
from db.record_fields import field_out

_BATCH = 2000
_UNREADABLE = (ValueError, TypeError, LookupError, sa.exc.DBAPIError)


def check_tables(connection: sa.Connection, state: LogState) -> None:
    """Raise Misfit at the first row that the log does not account for."""
    _heads(connection, state)
    for kind, _, table in RECORDS:
        _records(connection, state, kind, table)
    _participants(connection, state)
    _search_rows(connection, state)
    _contents(connection, state)
    _shapes(connection, state)


def _heads(connection: sa.Connection, state: LogState) -> None:
    """Which item set each field last: the base of the next change."""
    seen = set()
    for row in connection.execute(sa.select(schema.record_head)):
        place = state.place(row.record_kind, row.record_id)
        try:
            heads = heads_in(row.heads)
        except _UNREADABLE:
            raise Misfit("head_wrong", *place) from None
        for ref in heads.values():
            if not state.knows(ref):
                raise Misfit("head_unknown", ref.device_id, ref.sequence)
        said = state.fields(row.record_kind, row.record_id)
        if said is None:
            raise Misfit("record_not_in_log", *NOWHERE)
        if heads != {name: ref for name, (_, ref) in said.items()}:
            raise Misfit("head_wrong", *place)
        seen.add((row.record_kind, row.record_id))
    for key in state.records():
        if key not in seen:
            raise Misfit("head_wrong", *state.place(*key))


def _records(connection: sa.Connection, state: LogState, kind: RecordKind, table: sa.Table) -> None:
    columns = fields_of(kind)
    found = set()
    for row in _readable(connection, state, kind, table):
        said = state.fields(kind, row.id)
        if said is None:
            raise Misfit("record_not_in_log", *NOWHERE)
        found.add(row.id)
        if state.is_gone(kind, row.id):
            raise Misfit("record_differs_from_log", *state.place(kind, row.id))
        for column in columns:
            if column.name in said:
                logged, ref = said[column.name]
            else:
                logged, ref = unset(column), None
            if field_out(row._mapping[column]) != logged:
                raise Misfit("record_differs_from_log", *_at(ref, state, kind, row.id))
    for kind_name, record_id in state.records():
        if kind_name == kind and record_id not in found and not state.is_gone(kind, record_id):
            raise Misfit("record_missing_from_table", *state.place(kind, record_id))


def _readable(
    connection: sa.Connection, state: LogState, kind: RecordKind, table: sa.Table
) -> Iterator["sa.Row[Any]"]:
    """Iterate over the rows; one whose value is none of its column's is a misfit."""
    rows = streamed(connection, sa.select(table))
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except _UNREADABLE as error:
            if translate(error) is not None:
                raise
            raise Misfit("record_unreadable", *_unreadable(connection, state, kind)) from None
        yield row


def _unreadable(connection: sa.Connection, state: LogState, kind: RecordKind) -> Place:
    table = TABLE_OF[kind]
    for kind_name, record_id in state.records():
        if kind_name == kind:
            try:
                connection.execute(sa.select(table).where(table.c.id == record_id)).all()
            except _UNREADABLE:
                return state.place(kind, record_id)
    return NOWHERE


def _at(ref: EntryRef | None, state: LogState, kind: RecordKind, record_id: uuid.UUID) -> Place:
    return (ref.device_id, ref.sequence) if ref else state.place(kind, record_id)


def _participants(connection: sa.Connection, state: LogState) -> None:
    entry, part = schema.engagement, schema.engagement_participant
    said: Iterator[tuple[Any, ...]] = (
        (row.id, row.starts_on, person)
        for row in streamed(
            connection,
            sa.select(entry.c.id, entry.c.starts_on, entry.c.participant_ids).order_by(entry.c.id),
        )
        for person in sorted(set(row.participant_ids))
    )
    held = (
        tuple(row)
        for row in connection.execute(
            sa.select(part.c.engagement_id, part.c.starts_on, part.c.person_id).order_by(
                part.c.engagement_id, part.c.person_id, part.c.starts_on
            )
        )
    )
    for one, other in itertools.zip_longest(said, held):
        if one != other:
            engagement_id = min(row[0] for row in (one, other) if row)
            place = state.place(RecordKind.ENGAGEMENT, engagement_id)
            raise Misfit("derived_row_wrong", *place)


def _search_rows(connection: sa.Connection, state: LogState) -> None:
    row = schema.search_row
    count = 0
    documents = projections.all_documents(connection)
    while batch := list(itertools.islice(documents, 500)):
        count += len(batch)
        query = sa.select(row).where(row.c.record_id.in_([one.record_id for one in batch]))
        held = {one.record_id: one for one in connection.execute(query)}
        for one in batch:
            found = held.get(one.record_id)
            if found is None or (
                found.record_kind,
                found.title,
                found.body,
                found.territory_id,
                found.event_date,
            ) != (one.kind, one.title, one.body, one.territory_id, one.day):
                raise Misfit("derived_row_wrong", *state.place(one.kind, one.record_id))
    if connection.scalar(sa.select(sa.func.count()).select_from(row)) != count:
        raise Misfit("derived_row_wrong", *NOWHERE)


def _contents(connection: sa.Connection, state: LogState) -> None:
    file, content = schema.attachment, schema.attachment_content
    wanted = {row.sha256: row.id for row in connection.execute(sa.select(file.c.sha256, file.c.id))}
    for (digest,) in connection.execute(sa.select(content.c.sha256)).all():
        owner = wanted.pop(digest, None)
        if owner is None:
            raise Misfit("content_wrong", *NOWHERE)
        held = connection.scalar(sa.select(content.c.content).where(content.c.sha256 == digest))
        if hashlib.sha256(held or b"").digest() != digest:
            raise Misfit("content_wrong", *state.place(RecordKind.ATTACHMENT, owner))
    for owner in wanted.values():
        raise Misfit("content_missing", *state.place(RecordKind.ATTACHMENT, owner))


def _shapes(connection: sa.Connection, state: LogState) -> None:
    """The hash of a boundary is that of its levels' bytes one after another."""
    boundary, shape = schema.boundary, schema.boundary_shape
    wanted = dict(connection.execute(sa.select(boundary.c.id, boundary.c.sha256)).all())
    query = sa.select(shape.c.boundary_id, shape.c.shape).order_by(
        shape.c.boundary_id, shape.c.level
    )
    for boundary_id, rows in itertools.groupby(
        streamed(connection, query, 50), key=lambda row: row.boundary_id
    ):
        digest = hashlib.sha256()
        for row in rows:
            digest.update(row.shape)
        if wanted.pop(boundary_id, None) != digest.digest():
            raise Misfit("content_wrong", *state.place(RecordKind.BOUNDARY, boundary_id))
    for boundary_id in wanted:
        raise Misfit("content_missing", *state.place(RecordKind.BOUNDARY, boundary_id))


def streamed(
    connection: sa.Connection, query: "sa.Select[Any]", size: int = _BATCH
) -> Iterator["sa.Row[Any]"]:
    """Iterate over the rows of a query, of which few are in memory; frees the cursor at any end."""
    result = connection.execute(query, execution_options={"yield_per": size})
    try:
        yield from result
    finally:
        result.close()
