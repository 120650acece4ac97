"""By what a person knows a record: one line for an id of any kind, for histories."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.domain.record import RecordKind
from app.ports.scope import Scope
from app.read_models.bodies import sub_unit_name
from app.read_models.records import RecordName
from db import schema
from db.queries import named_readers
from db.queries.parts import Col, in_scope

_BATCH = 500
_Names = dict[uuid.UUID, RecordName]
_Ids = Collection[uuid.UUID]
K = RecordKind

#: Kinds whose records are known by one column, wherever they belong.
_BY_COLUMN: Mapping[RecordKind, Col] = {
    K.PERSON: schema.person.c.full_name,
    K.GROUP: schema.group.c.name,
    K.DIVISION: schema.division.c.name,
    K.SUBJECT_FIELD: schema.subject_field.c.name,
    K.ASSIGNMENT_DECISION: schema.assignment_decision.c.number,
    K.TERRITORY_KIND: schema.territory_kind.c.name,
    K.RATING_SCHEME: schema.rating_scheme.c.name,
    K.RATING_LEVEL: schema.rating_level.c.name,
    K.DEVICE: schema.device.c.name,
    K.CONGRESS_TERM: schema.congress_term.c.name,
    K.ATTACHMENT: schema.attachment.c.file_name,
    K.REGULATION: schema.regulation.c.title,
    K.FINDING_CLUSTER: schema.finding_cluster.c.title,
    K.DOCUMENT_TYPE: schema.document_type.c.name,
    K.RECIPIENT_LIST: schema.recipient_list.c.name,
    K.OUTGOING_DOCUMENT: schema.outgoing_document.c.subject,
    K.PAPER_PRINT: schema.paper_print.c.title,
}


@dataclass(frozen=True, slots=True)
class _Dated:
    """Known by a day and a text; under a scope by its territory, where it has one."""

    day: Col
    text: Col
    territory_id: Col | None = None


def _dated(table: sa.Table, day: str, text: str, territory: str = "territory_id") -> _Dated:
    columns = table.c
    return _Dated(columns[day], columns[text], columns.get(territory))


_BY_DAY: Mapping[RecordKind, _Dated] = {
    K.ENGAGEMENT: _dated(schema.engagement, "starts_on", "subject"),
    K.FINDING: _dated(schema.finding, "raised_on", "text"),
    K.RECORDED_EVENT: _dated(schema.recorded_event, "happened_on", "name"),
    K.PLAN_ENTRY: _dated(schema.plan_entry, "starts_on", "subject"),
    K.PROGRAMME_ITEM: _dated(schema.programme_item, "starts_on", "content"),
    K.COMMITMENT: _dated(schema.commitment, "made_on", "text"),
    K.INVITATION: _dated(schema.invitation, "meets_on", "subject"),
    K.LEADERS_SESSION: _dated(schema.leaders_session, "meets_on", "subject"),
    K.PERSONNEL_PROCEDURE: _dated(schema.personnel_procedure, "valid_from", "title"),
    K.INFORMATION_REQUEST: _dated(
        schema.information_request, "asked_on", "subject", "to_territory_id"
    ),
    K.TASK: _dated(schema.task, "given_on", "text"),
    K.ORAL_REPORT: _dated(schema.oral_report, "reported_on", "gist"),
    K.INSTRUCTION: _dated(schema.instruction, "given_on", "text"),
    K.RESERVED_OPINION: _dated(schema.reserved_opinion, "given_on", "text"),
}

#: Kinds that are known by what they belong to.
_BY_PARENT: Mapping[RecordKind, tuple[RecordKind, Col]] = {
    K.NOTICE: (K.ENGAGEMENT, schema.notice.c.engagement_id),
    K.OUTCOME: (K.ENGAGEMENT, schema.outcome.c.engagement_id),
    K.SESSION_ITEM: (K.ENGAGEMENT, schema.session_item.c.engagement_id),
    K.FINDING_HANDOVER: (K.FINDING, schema.finding_handover.c.finding_id),
}


def find(connection: sa.Connection, scope: Scope, ids: _Ids) -> Mapping[uuid.UUID, RecordName]:
    """Return the names of these records; an id of no record, or of none in scope, is left out."""
    found: _Names = {}
    wanted = sorted(set(ids) - named_readers.hidden(connection, scope, ids))
    head = schema.record_head.c
    for start in range(0, len(wanted), _BATCH):
        part = wanted[start : start + _BATCH]
        of_kind: defaultdict[RecordKind, list[uuid.UUID]] = defaultdict(list)
        query = sa.select(head.record_id, head.record_kind).where(head.record_id.in_(part))
        for record_id, kind in connection.execute(query):
            of_kind[RecordKind(kind)].append(record_id)
        for kind, some in of_kind.items():
            found.update(_of_kind(connection, scope, kind, some))
    return found


def _of_kind(connection: sa.Connection, scope: Scope, kind: RecordKind, ids: _Ids) -> _Names:
    if kind in _BY_COLUMN:
        column = _BY_COLUMN[kind]
        key = column.table.c.id
        return {row[0]: RecordName(row[1]) for row in _rows(connection, key, ids, column)}
    if kind in _BY_DAY:
        return _by_day(connection, scope, _BY_DAY[kind], ids)
    if kind in _BY_PARENT:
        parent, column = _BY_PARENT[kind]
        parents = dict(_rows(connection, column.table.c.id, ids, column))
        names = _of_kind(connection, scope, parent, sorted(set(parents.values())))
        return {key: names[one] for key, one in parents.items() if one in names}
    made = _BY_HAND.get(kind)
    return {} if made is None else made(connection, scope, ids)


def _rows(connection: sa.Connection, key: Col, ids: _Ids, *columns: Col) -> Iterator[Any]:
    return iter(connection.execute(sa.select(key, *columns).where(key.in_(ids))))


def _by_day(connection: sa.Connection, scope: Scope, known: _Dated, ids: _Ids) -> _Names:
    key = known.day.table.c.id
    query = sa.select(key, known.text, known.day).where(key.in_(ids))
    if known.territory_id is not None:
        query = query.where(in_scope(scope, known.territory_id))
    return {row[0]: RecordName(row[1], row[2]) for row in connection.execute(query)}


def _territories(connection: sa.Connection, scope: Scope, ids: _Ids) -> _Names:
    place = schema.territory.c
    query = sa.select(place.id, place.name).where(place.id.in_(ids), in_scope(scope, place.id))
    return {key: RecordName(name) for key, name in connection.execute(query)}


def _sub_units(connection: sa.Connection, scope: Scope, ids: _Ids) -> _Names:
    unit = schema.sub_unit.c
    query = sa.select(unit.id, unit.kind, unit.name).where(
        unit.id.in_(ids), in_scope(scope, unit.territory_id)
    )
    rows = connection.execute(query)
    return {key: RecordName(sub_unit_name(kind, name)) for key, kind, name in rows}


def _ratings(connection: sa.Connection, scope: Scope, ids: _Ids) -> _Names:
    rating, place = schema.territory_rating, schema.territory
    query = (
        sa.select(rating.c.id, place.c.name, rating.c.year)
        .join(place, place.c.id == rating.c.territory_id)
        .where(rating.c.id.in_(ids), in_scope(scope, rating.c.territory_id))
    )
    return {key: RecordName(f"{name}, {year}") for key, name, year in connection.execute(query)}


def _reports(connection: sa.Connection, scope: Scope, ids: _Ids) -> _Names:
    """What has a subject goes by it; else whose it is, and the month in which it begins."""
    report, group, person = schema.report, schema.group, schema.person
    whose = sa.func.coalesce(group.c.name, person.c.full_name, schema.office.c.commission_name, "")
    query = (
        sa.select(report.c.id, whose, report.c.subject, report.c.period_from)
        .outerjoin(group, group.c.id == report.c.group_id)
        .outerjoin(person, person.c.id == report.c.follower_id)
        .outerjoin(schema.office, sa.true())
        .where(report.c.id.in_(ids), in_scope(scope, report.c.territory_id))
    )
    return {
        key: RecordName(f"{name}: {subject}" if subject else name, day, by_month=not subject)
        for key, name, subject, day in connection.execute(query)
    }


def _plans(connection: sa.Connection, scope: Scope, ids: _Ids) -> _Names:
    del scope  # nor does whose plan it is
    plan, group, person = schema.month_plan, schema.group, schema.person
    whose = sa.func.coalesce(group.c.name, person.c.full_name, "")
    query = (
        sa.select(plan.c.id, whose, plan.c.month)
        .outerjoin(group, group.c.id == plan.c.group_id)
        .outerjoin(person, person.c.id == plan.c.person_id)
        .where(plan.c.id.in_(ids))
    )
    return {
        key: RecordName(name, month, by_month=True)
        for key, name, month in connection.execute(query)
    }


def _directives(connection: sa.Connection, scope: Scope, ids: _Ids) -> _Names:
    del scope  # a text is known to all
    text = schema.directive.c
    rows = _rows(connection, text.id, ids, text.form, text.number, text.title)
    return {
        key: RecordName(" ".join(one for one in (form, number, title) if one))
        for key, form, number, title in rows
    }


_BY_HAND: Mapping[RecordKind, Callable[[sa.Connection, Scope, _Ids], _Names]] = {
    K.TERRITORY: _territories,
    K.SUB_UNIT: _sub_units,
    K.TERRITORY_RATING: _ratings,
    K.REPORT: _reports,
    K.MONTH_PLAN: _plans,
    K.DIRECTIVE: _directives,
}
