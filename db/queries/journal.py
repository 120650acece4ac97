"""The journal: pages of engagements, one engagement in full."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from app.domain.engagement import ConsentState, consent_state, state_on
from app.domain.errors import DomainError
from app.ports.scope import Scope
from app.read_models.bodies import sub_unit_name
from app.read_models.consents import PermissionRow
from app.read_models.journal import (
    EngagementDetail,
    EngagementGrounds,
    EntryGist,
    JournalFilter,
    JournalRow,
    NoticeRow,
    OutcomeRow,
)
from app.read_models.page import PAGE_SIZE, Mark, Page
from db.queries.findings import findings, read_findings
from db.queries.notices import permissions
from db.queries.parts import SqlReader, after_mark, in_scope
from db.schema import (
    contact_permission,
    division,
    engagement,
    engagement_participant,
    finding,
    group,
    notice,
    outcome,
    person,
    sub_unit,
    territory,
)

#: Ids that one query may name; SQLite allows more, older ones 999.
_AT_ONCE = 500
_GROUNDS = (
    "planning",
    "order_reference",
    "order_on",
    "invitation_reference",
    "invited_on",
    "level",
    "category",
    "serves",
    "mutual",
)


class SqlJournalQueries(SqlReader):
    """See ``app.ports.queries_journal.JournalQueries``."""

    def page(
        self,
        scope: Scope,
        chosen: JournalFilter,
        today: dt.date,
        *,
        after: Mark | None = None,
        limit: int = PAGE_SIZE,
    ) -> Page[JournalRow]:
        """Return entries that the filter lets through, by start, newest first."""
        day, entry_id = engagement.c.starts_on, engagement.c.id
        query = entries()
        if chosen.person_id is not None:
            part = engagement_participant
            day, entry_id = part.c.starts_on, part.c.engagement_id
            query = query.join(part, part.c.engagement_id == engagement.c.id).where(
                part.c.person_id == chosen.person_id
            )
        query = query.where(
            *conditions(chosen, today),
            in_scope(scope, engagement.c.territory_id),
            after_mark(day, entry_id, after),
        ).order_by(day.desc(), entry_id.desc())
        with self._reading() as connection:
            rows = read_entries(connection, query.limit(limit + 1), today)
        return page_of(rows, limit, lambda row: Mark(row.starts_on, row.id))

    def gists(self, scope: Scope, ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, EntryGist]:
        """Return when these entries were announced and told of, and what came of them.

        Where two devices told of the same entry, the first of each stands for both.
        """
        entry = engagement
        given = sa.select(sa.func.min(notice.c.given_on)).where(
            notice.c.engagement_id == entry.c.id
        )
        told = (
            sa.select(outcome.c.id)
            .where(outcome.c.engagement_id == entry.c.id)
            .order_by(outcome.c.id)
            .limit(1)
        )
        query = (
            sa.select(
                entry.c.id,
                given.correlate(entry).scalar_subquery().label("told_on"),
                outcome.c.reported_on,
                sa.func.coalesce(outcome.c.results, ""),
            )
            .select_from(entry)
            .outerjoin(outcome, outcome.c.id == told.correlate(entry).scalar_subquery())
            .where(in_scope(scope, entry.c.territory_id))
        )
        found: dict[uuid.UUID, EntryGist] = {}
        wanted = list(ids)
        with self._reading() as connection:
            for first in range(0, len(wanted), _AT_ONCE):
                part = query.where(entry.c.id.in_(wanted[first : first + _AT_ONCE]))
                found.update((row[0], EntryGist(*row[1:])) for row in connection.execute(part))
        return found

    def engagement(
        self, scope: Scope, engagement_id: uuid.UUID, today: dt.date
    ) -> EngagementDetail:
        """Return one entry in full; raises DomainError ``record_missing``."""
        query = entries().add_columns(
            engagement.c.place,
            engagement.c.starts_at,
            engagement.c.ends_at,
            engagement.c.subject_field_ids,
            engagement.c.partner_ids,
            engagement.c.partner_body,
            engagement.c.sub_unit_id,
            *(engagement.c[name] for name in _GROUNDS if name != "planning"),
        )
        query = query.where(
            engagement.c.id == engagement_id, in_scope(scope, engagement.c.territory_id)
        )
        with self._reading() as connection:
            raw = connection.execute(query).first()
            if raw is None:
                raise DomainError("record_missing", kind="engagement")
            (row,) = to_rows(connection, [raw], today)
            found = read_findings(
                connection, findings().where(finding.c.engagement_id == engagement_id)
            )
            return EngagementDetail(
                row=row,
                place=raw.place,
                starts_at=raw.starts_at,
                ends_at=raw.ends_at,
                subject_field_ids=tuple(raw.subject_field_ids),
                participant_ids=tuple(raw.participant_ids),
                closed_on=raw.closed_on,
                cancelled_on=raw.cancelled_on,
                cancel_reason=raw.cancel_reason,
                notice=_notice(connection, engagement_id),
                outcome=_outcome(connection, engagement_id),
                findings=tuple(found),
                grounds=_grounds(connection, raw, engagement_id),
                permissions=_permissions(connection, engagement_id),
                partner_ids=tuple(raw.partner_ids),
                partners=_names(connection, raw.partner_ids),
                partner_body=raw.partner_body,
                sub_unit_id=raw.sub_unit_id,
                sub_unit_name=_sub_unit(connection, raw.sub_unit_id),
            )


def page_of(rows: "Sequence[Any]", limit: int, mark: "Any") -> "Page[Any]":
    """Return the page of at most ``limit`` rows of a query that asked for one more."""
    kept = tuple(rows[:limit])
    return Page(kept, mark(kept[-1]) if len(rows) > limit else None)


def conditions(chosen: JournalFilter, today: dt.date) -> Iterable[sa.ColumnElement[bool]]:
    """Return what the filter asks of an engagement, the person left out."""
    entry = engagement
    if chosen.group_id is not None:
        yield entry.c.group_id == chosen.group_id
    if chosen.territory_ids:
        yield entry.c.territory_id.in_(chosen.territory_ids)
    elif chosen.territory_id is not None:
        yield entry.c.territory_id == chosen.territory_id
    if chosen.sub_unit_id is not None:
        yield entry.c.sub_unit_id == chosen.sub_unit_id
    if chosen.kind is not None:
        yield entry.c.kind == chosen.kind
    if chosen.first_day is not None:
        yield entry.c.starts_on >= chosen.first_day
    if chosen.last_day is not None:
        yield entry.c.starts_on <= chosen.last_day
    if chosen.awaiting_outcome:
        yield awaiting_outcome(today)
    if chosen.named_as_today:
        yield entry.c.named_as_today
    if chosen.consent is not None:
        yield entry.c.cancelled_on.is_(None)
        yield _consent_is(chosen.consent)
        if chosen.consent in _FEW:
            # Few of all the notices: an index knows them, reading every entry would not.
            told = notice.alias("of_few")
            few = sa.select(told.c.engagement_id).where(_consent_is(chosen.consent, told))
            yield entry.c.id.in_(few)


#: States in which hardly any consent stands.
_FEW = (ConsentState.AWAITED, ConsentState.REFUSED)


def _consent_is(state: ConsentState, told: Any = notice) -> sa.ColumnElement[bool]:
    """Return the condition that the consent stands so (see ``consent_state``)."""
    given: sa.ColumnElement[bool] = told.c.consent_by_id.is_not(None)
    refused: sa.ColumnElement[bool] = told.c.consent_refused_on.is_not(None)
    needed: sa.ColumnElement[bool] = told.c.consent_needed
    if state is ConsentState.GIVEN:
        return given
    if state is ConsentState.REFUSED:
        return ~given & refused
    if state is ConsentState.AWAITED:
        return ~given & ~refused & needed
    return ~given & ~refused & ~sa.func.coalesce(needed, sa.false())


def awaiting_outcome(today: dt.date) -> sa.ColumnElement[bool]:
    """Return the condition that the return lies behind and the outcome is not in."""
    entry = engagement
    return entry.c.closed_on.is_(None) & entry.c.cancelled_on.is_(None) & (entry.c.ends_on <= today)


def entries() -> "sa.Select[Any]":
    """Return the query of journal rows, without condition and order.

    Where two devices told of the same entry, the first of their notices stands for both.
    """
    entry, told = engagement, notice.alias("told")
    first = (
        sa.select(told.c.id)
        .where(told.c.engagement_id == entry.c.id)
        .order_by(told.c.id)
        .limit(1)
        .correlate(entry)
        .scalar_subquery()
    )
    return (
        sa.select(
            entry.c.id,
            entry.c.kind,
            entry.c.starts_on,
            entry.c.ends_on,
            entry.c.territory_id,
            sa.func.coalesce(territory.c.name, "").label("territory_name"),
            entry.c.group_id,
            sa.func.coalesce(group.c.name, "").label("group_name"),
            entry.c.subject,
            entry.c.participant_ids,
            entry.c.closed_on,
            entry.c.cancelled_on,
            entry.c.cancel_reason,
            entry.c.named_as_today,
            entry.c.planning,
            notice.c.consent_needed,
            notice.c.consent_by_id,
            notice.c.consent_refused_on,
        )
        .select_from(entry)
        .outerjoin(notice, (notice.c.engagement_id == entry.c.id) & (notice.c.id == first))
        .outerjoin(territory, territory.c.id == entry.c.territory_id)
        .outerjoin(group, group.c.id == entry.c.group_id)
    )


def read_entries(
    connection: sa.Connection, query: "sa.Select[Any]", today: dt.date
) -> list[JournalRow]:
    """Run a query made of ``entries`` and return its rows with the participants' names."""
    return to_rows(connection, connection.execute(query).all(), today)


def to_rows(connection: sa.Connection, raw: Sequence[Any], today: dt.date) -> list[JournalRow]:
    """Turn raw rows of ``entries`` into journal rows."""
    wanted = {person_id for row in raw for person_id in row.participant_ids}
    names = dict.fromkeys(wanted, "")
    if wanted:
        query = sa.select(person.c.id, person.c.full_name).where(person.c.id.in_(wanted))
        names.update((row.id, row.full_name) for row in connection.execute(query))
    return [
        JournalRow(
            id=row.id,
            kind=row.kind,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            territory_id=row.territory_id,
            territory_name=row.territory_name,
            group_id=row.group_id,
            group_name=row.group_name,
            subject=row.subject,
            participants=tuple(names[person_id] for person_id in row.participant_ids),
            state=state_on(row.starts_on, row.ends_on, row.closed_on, row.cancelled_on, today),
            named_as_today=row.named_as_today,
            consent=consent_state(
                bool(row.consent_needed), row.consent_by_id, row.consent_refused_on
            ),
            planning=row.planning,
            answers_id=next(iter(row.participant_ids), None),
        )
        for row in raw
    ]


def _grounds(
    connection: sa.Connection, raw: sa.Row[Any], engagement_id: uuid.UUID
) -> EngagementGrounds:
    limits = sa.select(notice.c.consent_days, notice.c.consent_place)
    limit = connection.execute(limits.where(notice.c.engagement_id == engagement_id)).first()
    values = {name: getattr(raw, name) for name in _GROUNDS}
    values["serves"] = tuple(values["serves"])
    days, place = (None, "") if limit is None else limit
    return EngagementGrounds(**values, consent_days=days, consent_place=place)


def _permissions(connection: sa.Connection, engagement_id: uuid.UUID) -> tuple[PermissionRow, ...]:
    query = permissions().where(contact_permission.c.engagement_id == engagement_id)
    return tuple(PermissionRow(*row) for row in connection.execute(query))


def _names(connection: sa.Connection, ids: Sequence[uuid.UUID]) -> tuple[str, ...]:
    """Return the names of persons, groups and divisions in their order; unknown ones left out."""
    names: dict[uuid.UUID, str] = {}
    for column in (person.c.full_name, group.c.name, division.c.name):
        if ids:
            key = column.table.c.id
            found = connection.execute(sa.select(key, column).where(key.in_(ids)))
            names.update((row[0], row[1]) for row in found)
    return tuple(names[one] for one in ids if one in names)


def _sub_unit(connection: sa.Connection, sub_unit_id: uuid.UUID | None) -> str:
    if sub_unit_id is None:
        return ""
    unit = sub_unit.c
    row = connection.execute(sa.select(unit.kind, unit.name).where(unit.id == sub_unit_id)).first()
    return "" if row is None else sub_unit_name(row.kind, row.name)


def _notice(connection: sa.Connection, engagement_id: uuid.UUID) -> NoticeRow | None:
    giver, consenter = person.alias("giver"), person.alias("consenter")
    refuser = person.alias("refuser")
    query = (
        sa.select(
            notice.c.id,
            notice.c.given_on,
            sa.func.coalesce(giver.c.full_name, ""),
            notice.c.contacted,
            notice.c.contacted_on,
            notice.c.consent_needed,
            notice.c.consent_by_id,
            sa.func.coalesce(consenter.c.full_name, ""),
            notice.c.consent_on,
            notice.c.consent_note,
            notice.c.programme,
            sa.func.coalesce(refuser.c.full_name, ""),
            notice.c.consent_refused_on,
            notice.c.private_contact,
            notice.c.prepared_statement,
            notice.c.given_by_id,
        )
        .outerjoin(giver, giver.c.id == notice.c.given_by_id)
        .outerjoin(consenter, consenter.c.id == notice.c.consent_by_id)
        .outerjoin(refuser, refuser.c.id == notice.c.consent_refused_by_id)
        .where(notice.c.engagement_id == engagement_id)
    )
    row = connection.execute(query).first()
    return None if row is None else NoticeRow(*row)


def _outcome(connection: sa.Connection, engagement_id: uuid.UUID) -> OutcomeRow | None:
    query: sa.Select[Any] = (
        sa.select(
            outcome.c.id,
            outcome.c.reported_on,
            sa.func.coalesce(person.c.full_name, ""),
            outcome.c.minutes,
            outcome.c.statements,
            outcome.c.results,
            outcome.c.procedure_followed,
            outcome.c.procedure_remarks,
            outcome.c.deviations,
            outcome.c.deviation_reason,
            outcome.c.reported_by_id,
        )
        .outerjoin(person, person.c.id == outcome.c.reported_by_id)
        .where(outcome.c.engagement_id == engagement_id)
    )
    row = connection.execute(query).first()
    return None if row is None else OutcomeRow(*row)
