"""The journal: pages of engagements, one engagement in full, findings."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from app.domain.engagement import state_on
from app.domain.errors import DomainError
from app.ports.scope import Scope
from app.read_models.journal import (
    EngagementDetail,
    EngagementGrounds,
    FindingRow,
    JournalFilter,
    JournalRow,
    NoticeRow,
    OutcomeRow,
)
from app.read_models.page import PAGE_SIZE, Mark, Page
from db.queries.parts import SqlReader, after_mark, in_scope
from db.schema import (
    engagement,
    engagement_participant,
    finding,
    group,
    notice,
    outcome,
    person,
    subject_field,
    territory,
)

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
    """See ``app.ports.queries.JournalQueries``."""

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

    def engagement(
        self, scope: Scope, engagement_id: uuid.UUID, today: dt.date
    ) -> EngagementDetail:
        """Return one entry in full; raises DomainError ``record_missing``."""
        query = entries().add_columns(
            engagement.c.place,
            engagement.c.starts_at,
            engagement.c.ends_at,
            engagement.c.subject_field_ids,
            *(engagement.c[name] for name in _GROUNDS),
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
            )

    def findings(
        self,
        scope: Scope,
        *,
        territory_id: uuid.UUID | None = None,
        group_id: uuid.UUID | None = None,
        only_open: bool = False,
        after: Mark | None = None,
        limit: int = PAGE_SIZE,
    ) -> Page[FindingRow]:
        """Return findings by the day they were raised, newest first."""
        query = findings().where(
            in_scope(scope, finding.c.territory_id),
            after_mark(finding.c.raised_on, finding.c.id, after),
        )
        if territory_id is not None:
            query = query.where(finding.c.territory_id == territory_id)
        if group_id is not None:
            query = query.where(finding.c.group_id == group_id)
        if only_open:
            query = query.where(finding.c.settled_on.is_(None))
        query = query.order_by(finding.c.raised_on.desc(), finding.c.id.desc())
        with self._reading() as connection:
            rows = read_findings(connection, query.limit(limit + 1))
        return page_of(rows, limit, lambda row: Mark(row.raised_on, row.id))

    def finding(self, scope: Scope, finding_id: uuid.UUID) -> FindingRow:
        """Return one finding; raises DomainError ``record_missing``."""
        query = findings().where(
            finding.c.id == finding_id, in_scope(scope, finding.c.territory_id)
        )
        with self._reading() as connection:
            rows = read_findings(connection, query)
        if not rows:
            raise DomainError("record_missing", kind="finding")
        return rows[0]


def page_of(rows: "Sequence[Any]", limit: int, mark: "Any") -> "Page[Any]":
    """Return the page of at most ``limit`` rows of a query that asked for one more."""
    kept = tuple(rows[:limit])
    return Page(kept, mark(kept[-1]) if len(rows) > limit else None)


def conditions(chosen: JournalFilter, today: dt.date) -> Iterable[sa.ColumnElement[bool]]:
    """Return what the filter asks of an engagement, the person left out."""
    entry = engagement
    if chosen.group_id is not None:
        yield entry.c.group_id == chosen.group_id
    if chosen.territory_id is not None:
        yield entry.c.territory_id == chosen.territory_id
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


def awaiting_outcome(today: dt.date) -> sa.ColumnElement[bool]:
    """Return the condition that the return lies behind and the outcome is not in."""
    entry = engagement
    return entry.c.closed_on.is_(None) & entry.c.cancelled_on.is_(None) & (entry.c.ends_on <= today)


def entries() -> "sa.Select[Any]":
    """Return the query of journal rows, without condition and order."""
    entry = engagement
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
        )
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
        )
        for row in raw
    ]


def findings() -> "sa.Select[Any]":
    """Return the query of findings, without condition and order."""
    return (
        sa.select(
            finding.c.id,
            finding.c.kind,
            finding.c.territory_id,
            territory.c.name.label("territory_name"),
            finding.c.text,
            finding.c.raised_on,
            finding.c.subject_field_id,
            sa.func.coalesce(subject_field.c.name, "").label("subject_field_name"),
            finding.c.engagement_id,
            finding.c.settled_on,
            finding.c.settlement,
        )
        .join(territory, territory.c.id == finding.c.territory_id)
        .outerjoin(subject_field, subject_field.c.id == finding.c.subject_field_id)
    )


def read_findings(connection: sa.Connection, query: "sa.Select[Any]") -> list[FindingRow]:
    """Run a query made of ``findings``."""
    return [FindingRow(*row) for row in connection.execute(query)]


def _grounds(
    connection: sa.Connection, raw: sa.Row[Any], engagement_id: uuid.UUID
) -> EngagementGrounds:
    limits = sa.select(notice.c.consent_days, notice.c.consent_place)
    limit = connection.execute(limits.where(notice.c.engagement_id == engagement_id)).first()
    values = {name: getattr(raw, name) for name in _GROUNDS}
    values["serves"] = tuple(values["serves"])
    days, place = (None, "") if limit is None else limit
    return EngagementGrounds(**values, consent_days=days, consent_place=place)


def _notice(connection: sa.Connection, engagement_id: uuid.UUID) -> NoticeRow | None:
    giver, consenter = person.alias("giver"), person.alias("consenter")
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
        )
        .outerjoin(giver, giver.c.id == notice.c.given_by_id)
        .outerjoin(consenter, consenter.c.id == notice.c.consent_by_id)
        .where(notice.c.engagement_id == engagement_id)
    )
    row = connection.execute(query).first()
    return None if row is None else NoticeRow(*row)


def _outcome(connection: sa.Connection, engagement_id: uuid.UUID) -> OutcomeRow | None:
    query = (
        sa.select(
            outcome.c.id,
            outcome.c.reported_on,
            sa.func.coalesce(person.c.full_name, ""),
            outcome.c.minutes,
            outcome.c.statements,
            outcome.c.results,
            outcome.c.procedure_followed,
            outcome.c.procedure_remarks,
        )
        .outerjoin(person, person.c.id == outcome.c.reported_by_id)
        .where(outcome.c.engagement_id == engagement_id)
    )
    row = connection.execute(query).first()
    return None if row is None else OutcomeRow(*row)
