"""By what a person knows a record: one line for an id of any kind, for histories."""

import uuid
from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy as sa

from app.ports.scope import Scope
from app.read_models.records import RecordName
from db import schema
from db.queries import named_readers
from db.queries.parts import in_scope

_BATCH = 500
#: Tables whose records are known by one column.
_BY_COLUMN = (
    schema.person.c.full_name,
    schema.group.c.name,
    schema.division.c.name,
    schema.subject_field.c.name,
    schema.assignment_decision.c.number,
    schema.territory_kind.c.name,
    schema.rating_scheme.c.name,
    schema.rating_level.c.name,
    schema.device.c.name,
    schema.congress_term.c.name,
    schema.attachment.c.file_name,
    schema.regulation.c.title,
)


def find(
    connection: sa.Connection, scope: Scope, ids: Collection[uuid.UUID]
) -> Mapping[uuid.UUID, RecordName]:
    """Return the names of these records; an id of no record, or of none in scope, is left out."""
    found: dict[uuid.UUID, RecordName] = {}
    wanted = sorted(set(ids) - named_readers.hidden(connection, scope, ids))
    for start in range(0, len(wanted), _BATCH):
        part = wanted[start : start + _BATCH]
        for column in _BY_COLUMN:
            key = column.table.c.id
            rows = connection.execute(sa.select(key, column).where(key.in_(part)))
            found.update((row[0], RecordName(row[1])) for row in rows)
        found.update(_of_territories(connection, scope, part))
    return found


def _of_territories(
    connection: sa.Connection, scope: Scope, ids: Collection[uuid.UUID]
) -> dict[uuid.UUID, RecordName]:
    """Name what belongs to a territory, and the reports of groups."""
    place, entry, found = schema.territory, schema.engagement, schema.finding
    rating, report, group = schema.territory_rating, schema.report, schema.group
    event = schema.recorded_event
    names: dict[uuid.UUID, RecordName] = {}

    def rows(query: Any, key: Any) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in connection.execute(query.where(key.in_(ids)))]

    query: Any = sa.select(place.c.id, place.c.name).where(in_scope(scope, place.c.id))
    names.update((key, RecordName(name)) for key, name in rows(query, place.c.id))
    for table, day, text in (
        (entry, entry.c.starts_on, entry.c.subject),
        (found, found.c.raised_on, found.c.text),
        (event, event.c.happened_on, event.c.name),
    ):
        query = sa.select(table.c.id, day, text).where(in_scope(scope, table.c.territory_id))
        names.update((key, RecordName(told, on)) for key, on, told in rows(query, table.c.id))
    query = (
        sa.select(rating.c.id, place.c.name, rating.c.year)
        .join(place, place.c.id == rating.c.territory_id)
        .where(in_scope(scope, rating.c.territory_id))
    )
    names.update(
        (key, RecordName(f"{name}, {year}")) for key, name, year in rows(query, rating.c.id)
    )
    query = sa.select(report.c.id, group.c.name, report.c.period_from)
    query = query.join(group, group.c.id == report.c.group_id)
    names.update(
        (key, RecordName(name, month, by_month=True))
        for key, name, month in rows(query, report.c.id)
    )
    return names
