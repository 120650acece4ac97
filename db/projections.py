"""Keeps the derived tables in step with the records: participants of engagements, the search.

Runs inside the unit of work, after the records were written and before the commit.
"""

import itertools
import uuid
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any

import sqlalchemy as sa

from app.domain.engagement import Engagement, Notice, Outcome
from app.domain.finding import Finding
from app.domain.group import Group
from app.domain.people import Person
from app.domain.record import Record, RecordKind
from app.domain.territory import Territory
from db import schema, search
from db.search import SearchDocument


def refresh(
    connection: sa.Connection, touched: Iterable[Record], fresh: Set[uuid.UUID] = frozenset()
) -> None:
    """Bring the derived rows of these records up to date.

    ``fresh`` are the ids of those that were not stored before this commit: nothing of them is
    looked up or taken out first, which was a fifth of the time of saving one entry.
    """
    documents: list[SearchDocument] = []
    told: dict[uuid.UUID, list[Notice | Outcome]] = {}
    engagements: list[Engagement] = []
    for record in touched:
        match record:
            case Engagement():
                engagements.append(record)
                told.setdefault(record.id, [])
            case Notice() | Outcome():
                told.setdefault(record.engagement_id, []).append(record)
            case Territory():
                documents.append(_territory_document(record))
            case Person():
                documents.append(_person_document(record))
            case Group():
                documents.append(_group_document(record))
            case Finding():
                documents.append(_finding_document(record))
            case _:
                pass
    _participants(connection, engagements, fresh)
    for entry in engagements:
        if entry.id in fresh and len(told[entry.id]) < 2:
            documents.append(_fresh_engagement_document(entry, told.pop(entry.id)))
    if told:
        documents.extend(_engagement_documents(connection, list(told)))
    search.put(connection, documents, fresh)


def all_documents(connection: sa.Connection) -> Iterator[SearchDocument]:
    """Iterate over what the search should hold, made anew from the tables."""
    for table, made in (
        (schema.territory, _territory_document),
        (schema.person, _person_document),
        (schema.group, _group_document),
        (schema.finding, _finding_document),
    ):
        for row in connection.execute(sa.select(table)):
            yield made(row)
    ids = list(connection.scalars(sa.select(schema.engagement.c.id)))
    yield from _engagement_documents(connection, ids)


# These take the record or its row: both have the fields by name.
def _territory_document(record: Any) -> SearchDocument:
    body = f"{record.former_district} {record.party_organisation} {record.code}"
    return SearchDocument(RecordKind.TERRITORY, record.id, record.name, body, record.id)


def _person_document(record: Any) -> SearchDocument:
    return SearchDocument(RecordKind.PERSON, record.id, record.full_name, record.distinction)


def _group_document(record: Any) -> SearchDocument:
    return SearchDocument(RecordKind.GROUP, record.id, record.name, record.note)


def _finding_document(record: Any) -> SearchDocument:
    return SearchDocument(
        RecordKind.FINDING,
        record.id,
        record.text,
        record.settlement,
        record.territory_id,
        record.raised_on,
    )


_DELETE_PARTICIPANTS = sa.delete(schema.engagement_participant).where(
    schema.engagement_participant.c.engagement_id == sa.bindparam("gone")
)
_INSERT_PARTICIPANTS = sa.insert(schema.engagement_participant)


def _participants(
    connection: sa.Connection, engagements: Sequence[Engagement], fresh: Set[uuid.UUID]
) -> None:
    stored = [{"gone": entry.id} for entry in engagements if entry.id not in fresh]
    if stored:
        connection.execute(_DELETE_PARTICIPANTS, stored)
    rows = [
        {"person_id": person, "starts_on": entry.starts_on, "engagement_id": entry.id}
        for entry in engagements
        for person in dict.fromkeys(entry.participant_ids)
    ]
    if rows:
        connection.execute(_INSERT_PARTICIPANTS, rows)


def _fresh_engagement_document(
    entry: Engagement, told: Sequence[Notice | Outcome]
) -> SearchDocument:
    """Make it of an entry that is saved with at most one of notice and outcome."""
    texts = dict.fromkeys([entry.place])
    for one in told:
        if isinstance(one, Notice):
            texts |= dict.fromkeys([one.programme])
        else:
            texts |= dict.fromkeys([one.results, one.minutes, one.statements])
    return SearchDocument(
        RecordKind.ENGAGEMENT,
        entry.id,
        entry.subject,
        "\n".join(text for text in texts if text),
        entry.territory_id,
        entry.starts_on,
    )


def _engagement_documents(
    connection: sa.Connection, engagement_ids: Sequence[uuid.UUID]
) -> Iterable[SearchDocument]:
    entry, notice, outcome = schema.engagement, schema.notice, schema.outcome
    query = (
        sa.select(
            entry.c.id,
            entry.c.subject,
            entry.c.place,
            entry.c.territory_id,
            entry.c.starts_on,
            notice.c.programme,
            outcome.c.results,
            outcome.c.minutes,
            outcome.c.statements,
        )
        .outerjoin(notice, notice.c.engagement_id == entry.c.id)
        .outerjoin(outcome, outcome.c.engagement_id == entry.c.id)
    )
    query = query.order_by(entry.c.id, notice.c.id, outcome.c.id)
    for start in range(0, len(engagement_ids), 500):
        part = engagement_ids[start : start + 500]
        rows = connection.execute(query.where(entry.c.id.in_(part)))
        for _, same in itertools.groupby(rows, key=lambda row: row.id):
            texts: dict[str, None] = {}
            for row in same:  # one row, unless two devices told of the same trip
                texts |= dict.fromkeys(
                    (row.place, row.programme, row.results, row.minutes, row.statements)
                )
            yield SearchDocument(
                RecordKind.ENGAGEMENT,
                row.id,
                row.subject,
                "\n".join(text for text in texts if text),
                row.territory_id,
                row.starts_on,
            )
