"""Keeps the derived tables in step with the records: participants of engagements, the search.

Runs inside the unit of work, after the records were written and before the commit.
"""

import itertools
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

import sqlalchemy as sa

from app.domain.commitment import Commitment
from app.domain.directive import Directive
from app.domain.engagement import Engagement, Notice, Outcome
from app.domain.finding import Finding
from app.domain.group import Group
from app.domain.information_request import InformationRequest
from app.domain.invitation import Invitation
from app.domain.leaders_session import LeadersSession
from app.domain.month_plan import PlanEntry
from app.domain.outgoing import OutgoingDocument
from app.domain.people import Person
from app.domain.record import Record, RecordKind
from app.domain.task import Task
from app.domain.territory import SubUnit, Territory
from app.read_models.bodies import sub_unit_name
from db import schema, search
from db.mapping import KIND_OF, TABLE_OF
from db.search import SearchDocument


def drop(connection: sa.Connection, gone: Iterable[Record]) -> None:
    """Take the derived rows of records out that are no more."""
    ids = [record.id for record in gone]
    entries = [{"gone": record.id} for record in gone if isinstance(record, Engagement)]
    if entries:
        connection.execute(_DELETE_PARTICIPANTS, entries)
    search.remove(connection, ids)


def refresh(
    connection: sa.Connection,
    touched: Iterable[Record],
    fresh: Set[uuid.UUID] = frozenset(),
    gone: Set[uuid.UUID] = frozenset(),
) -> None:
    """Bring the derived rows of these records up to date.

    ``fresh`` are the ids of those that were not stored before this commit: nothing of them is
    looked up or taken out first, which was a fifth of the time of saving one entry. Those in
    ``gone`` are no more (see ``drop``): what they belonged to is brought up to date.
    """
    documents: list[SearchDocument] = []
    told: dict[uuid.UUID, list[Notice | Outcome]] = {}
    engagements: list[Engagement] = []
    merged: list[uuid.UUID] = []
    for record in touched:
        match record:
            case Notice() | Outcome():
                told.setdefault(record.engagement_id, []).append(record)
            case _ if record.id in gone:
                pass
            case Engagement():
                engagements.append(record)
                told.setdefault(record.id, [])
            case Person() | Territory() if record.merged_into_id is not None:
                merged.append(record.id)
            case _ if type(record) in _DOCUMENTS:
                documents.append(_DOCUMENTS[type(record)](record))
            case _:
                pass
    _participants(connection, engagements, fresh)
    for entry in engagements:
        if entry.id in fresh and len(told[entry.id]) < 2:
            documents.append(_fresh_engagement_document(entry, told.pop(entry.id)))
    if told:
        documents.extend(_engagement_documents(connection, list(told)))
    search.put(connection, documents, fresh)
    search.remove(connection, merged)


def all_documents(connection: sa.Connection) -> Iterator[SearchDocument]:
    """Iterate over what the search should hold, made anew from the tables."""
    for cls, made in _DOCUMENTS.items():
        for row in connection.execute(sa.select(TABLE_OF[KIND_OF[cls]])):
            if getattr(row, "merged_into_id", None) is None:
                yield made(row)
    ids = list(connection.scalars(sa.select(schema.engagement.c.id)))
    yield from _engagement_documents(connection, ids)


# These take the record or its row: both have the fields by name.
def _territory_document(record: Any) -> SearchDocument:
    body = f"{record.former_district} {record.party_organisation} {record.code}"
    return SearchDocument(RecordKind.TERRITORY, record.id, record.name, body, record.id)


def _sub_unit_document(record: Any) -> SearchDocument:
    name = sub_unit_name(record.kind, record.name)
    return SearchDocument(RecordKind.SUB_UNIT, record.id, name, record.note, record.territory_id)


def _person_document(record: Any) -> SearchDocument:
    return SearchDocument(RecordKind.PERSON, record.id, record.full_name, record.distinction)


def _group_document(record: Any) -> SearchDocument:
    return SearchDocument(RecordKind.GROUP, record.id, record.name, record.note)


def _finding_document(record: Any) -> SearchDocument:
    return SearchDocument(
        RecordKind.FINDING,
        record.id,
        record.text,
        _lines(
            record.settlement, record.unit_answer, record.put_forward_to, record.withdraw_reason
        ),
        record.territory_id,
        record.raised_on,
    )


def _commitment_document(record: Any) -> SearchDocument:
    body = _lines(record.result, record.answer)
    return SearchDocument(
        RecordKind.COMMITMENT, record.id, record.text, body, record.territory_id, record.made_on
    )


def _task_document(record: Any) -> SearchDocument:
    return SearchDocument(
        RecordKind.TASK, record.id, record.text, record.result, record.territory_id, record.given_on
    )


def _directive_document(record: Any) -> SearchDocument:
    title = " ".join(one for one in (record.form, record.number, record.title) if one)
    body = _lines(record.issuer, record.note)
    return SearchDocument(RecordKind.DIRECTIVE, record.id, title, body, None, record.issued_on)


def _invitation_document(record: Any) -> SearchDocument:
    body = _lines(record.inviter, record.reference, record.place, record.learnt)
    return SearchDocument(
        RecordKind.INVITATION, record.id, record.subject, body, record.territory_id, record.meets_on
    )


def _leaders_session_document(record: Any) -> SearchDocument:
    body = _lines(record.place, record.conclusions)
    return SearchDocument(
        RecordKind.LEADERS_SESSION,
        record.id,
        record.subject,
        body,
        record.territory_id,
        record.meets_on,
    )


def _request_document(record: Any) -> SearchDocument:
    body = _lines(record.to_body, record.purpose, record.answer)
    return SearchDocument(
        RecordKind.INFORMATION_REQUEST,
        record.id,
        record.subject,
        body,
        record.to_territory_id,
        record.asked_on,
    )


def _plan_entry_document(record: Any) -> SearchDocument:
    return SearchDocument(
        RecordKind.PLAN_ENTRY,
        record.id,
        record.subject,
        record.place,
        record.territory_id,
        record.starts_on,
    )


def _outgoing_document(record: Any) -> SearchDocument:
    number = "" if record.number is None else f"{record.number:02d}{record.symbol} "
    body = _lines(record.recipients, record.signer_name, record.note, record.void_reason)
    return SearchDocument(
        RecordKind.OUTGOING_DOCUMENT,
        record.id,
        f"{number}{record.subject}",
        body,
        None,
        record.signed_on or record.prepared_on,
    )


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


#: What can be found besides engagements. Personnel procedures and permissions for private
#: contact are never found, and reserved opinions only beside what they dissent from.
_DOCUMENTS: Mapping[type[Record], Callable[[Any], SearchDocument]] = {
    Territory: _territory_document,
    SubUnit: _sub_unit_document,
    Person: _person_document,
    Group: _group_document,
    Finding: _finding_document,
    Commitment: _commitment_document,
    Task: _task_document,
    Directive: _directive_document,
    Invitation: _invitation_document,
    LeadersSession: _leaders_session_document,
    InformationRequest: _request_document,
    PlanEntry: _plan_entry_document,
    OutgoingDocument: _outgoing_document,
}
FOUND: frozenset[RecordKind] = frozenset(
    {RecordKind.ENGAGEMENT, *(KIND_OF[cls] for cls in _DOCUMENTS)}
)
"""The kinds that the search may find; a screen opens each of them."""


#: What is found of an engagement besides subject and place.
_OF_NOTICE = ("programme", "prepared_statement")
_OF_OUTCOME = ("results", "minutes", "statements", "deviations")

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
            texts |= dict.fromkeys(getattr(one, name) for name in _OF_NOTICE)
        else:
            texts |= dict.fromkeys(getattr(one, name) for name in _OF_OUTCOME)
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
            *(notice.c[name] for name in _OF_NOTICE),
            *(outcome.c[name] for name in _OF_OUTCOME),
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
                    getattr(row, name) for name in ("place", *_OF_NOTICE, *_OF_OUTCOME)
                )
            yield SearchDocument(
                RecordKind.ENGAGEMENT,
                row.id,
                row.subject,
                "\n".join(text for text in texts if text),
                row.territory_id,
                row.starts_on,
            )
