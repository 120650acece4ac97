"""Invitations and the leaders' working sessions, with the names that their lists show."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from app.domain.errors import DomainError
from app.domain.invitation import InvitationState
from app.domain.record import RecordKind
from app.ports.scope import Scope
from app.read_models.meetings import InvitationRow, LeadersSessionRow, SessionTaskRow
from db.queries.parts import SqlReader, in_scope
from db.schema import (
    division,
    engagement,
    group,
    invitation,
    leaders_session,
    person,
    task,
    territory,
)

_OVER = (InvitationState.DECLINED, InvitationState.SHARED)
_INVITATION = tuple(
    name
    for name in InvitationRow.__dataclass_fields__
    if name not in ("territory_name", "group_name", "attendees", "wanted", "engagement_id")
)
_SESSION = tuple(
    name
    for name in LeadersSessionRow.__dataclass_fields__
    if name not in ("territory_name", "chair", "participants", "tasks")
)

Names = Mapping[uuid.UUID, str]


class SqlInvitationQueries(SqlReader):
    """See ``app.ports.queries_meetings.InvitationQueries``."""

    def pending(self, scope: Scope, today: dt.date) -> tuple[InvitationRow, ...]:
        """Return those that are to come and those behind that still wait, the coming first.

        The coming ones run from the nearest on, those behind from the latest back.
        """
        table = invitation.c
        rows = self._rows(scope, (table.meets_on >= today) | table.state.not_in(_OVER))
        ahead = [one for one in rows if one.meets_on >= today]
        behind = [one for one in rows if one.meets_on < today]
        return (*ahead, *reversed(behind))

    def between(self, scope: Scope, first: dt.date, last: dt.date) -> tuple[InvitationRow, ...]:
        """Return those that meet on these days, the earliest first."""
        return self._rows(scope, invitation.c.meets_on.between(first, last))

    def one(self, scope: Scope, invitation_id: uuid.UUID) -> InvitationRow:
        """Return one; raises DomainError ``record_missing``."""
        rows = self._rows(scope, invitation.c.id == invitation_id)
        if not rows:
            raise DomainError("record_missing", kind=RecordKind.INVITATION)
        return rows[0]

    def _rows(self, scope: Scope, condition: "sa.ColumnElement[bool]") -> tuple[InvitationRow, ...]:
        table = invitation.c
        query = (
            sa.select(
                *(table[name] for name in _INVITATION),
                sa.func.coalesce(territory.c.name, "").label("territory_name"),
                sa.func.coalesce(group.c.name, "").label("group_name"),
                engagement.c.id.label("engagement_id"),
            )
            .outerjoin(territory, territory.c.id == table.territory_id)
            .outerjoin(group, group.c.id == table.group_id)
            .outerjoin(
                engagement,
                (engagement.c.id == table.engagement_id) & engagement.c.cancelled_on.is_(None),
            )
            .where(condition, in_scope(scope, table.territory_id))
            .order_by(table.meets_on, table.meets_at, table.id)
        )
        with self._reading() as connection:
            rows = connection.execute(query).all()
            names = names_of(
                connection, (one for row in rows for one in (*row.attendee_ids, *row.wanted_ids))
            )
        return tuple(
            InvitationRow(
                **{
                    **row._mapping,
                    "attendee_ids": tuple(row.attendee_ids),
                    "attendees": _told(row.attendee_ids, names),
                    "wanted_ids": tuple(row.wanted_ids),
                    "wanted": _told(row.wanted_ids, names),
                }
            )
            for row in rows
        )


class SqlLeadersSessionQueries(SqlReader):
    """See ``app.ports.queries_meetings.LeadersSessionQueries``."""

    def between(self, scope: Scope, first: dt.date, last: dt.date) -> tuple[LeadersSessionRow, ...]:
        """Return those that meet on these days, the latest first."""
        return self._rows(scope, leaders_session.c.meets_on.between(first, last))

    def one(self, scope: Scope, session_id: uuid.UUID) -> LeadersSessionRow:
        """Return one; raises DomainError ``record_missing``."""
        rows = self._rows(scope, leaders_session.c.id == session_id)
        if not rows:
            raise DomainError("record_missing", kind=RecordKind.LEADERS_SESSION)
        return rows[0]

    def _rows(
        self, scope: Scope, condition: "sa.ColumnElement[bool]"
    ) -> tuple[LeadersSessionRow, ...]:
        table, chair = leaders_session.c, person.alias("chair")
        query = (
            sa.select(
                *(table[name] for name in _SESSION),
                territory.c.name.label("territory_name"),
                chair.c.full_name.label("chair"),
            )
            .join(territory, territory.c.id == table.territory_id)
            .join(chair, chair.c.id == table.chaired_by_id)
            .where(condition, in_scope(scope, table.territory_id))
            .order_by(table.meets_on.desc(), table.id.desc())
        )
        with self._reading() as connection:
            rows = connection.execute(query).all()
            names = names_of(connection, (one for row in rows for one in row.participant_ids))
            tasks = _tasks(connection, [row.id for row in rows])
        return tuple(
            LeadersSessionRow(
                **{
                    **row._mapping,
                    "participant_ids": tuple(row.participant_ids),
                    "participants": _told(row.participant_ids, names),
                    "tasks": tuple(tasks.get(row.id, ())),
                }
            )
            for row in rows
        )


def names_of(connection: sa.Connection, ids: Iterable[uuid.UUID]) -> Names:
    """Return the names of these people; the roster is open to everyone in the office."""
    wanted = set(ids)
    if not wanted:
        return {}
    query = sa.select(person.c.id, person.c.full_name)
    if len(wanted) <= 500:
        query = query.where(person.c.id.in_(wanted))
    return {row.id: row.full_name for row in connection.execute(query)}


def _told(ids: Iterable[uuid.UUID], names: Names) -> tuple[str, ...]:
    return tuple(names[one] for one in ids if one in names)


def _tasks(
    connection: sa.Connection, session_ids: list[uuid.UUID]
) -> dict[uuid.UUID, list[SessionTaskRow]]:
    """Return the tasks by session, each under its name of today."""
    found: dict[uuid.UUID, list[SessionTaskRow]] = {}
    who: Any = sa.func.coalesce(person.c.full_name, group.c.name, division.c.name, "")
    query = (
        sa.select(task.c.source_id, task.c.id, task.c.text, who, task.c.due_on, task.c.state)
        .outerjoin(person, person.c.id == task.c.assignee_person_id)
        .outerjoin(group, group.c.id == task.c.assignee_group_id)
        .outerjoin(division, division.c.id == task.c.assignee_division_id)
        .where(task.c.source_kind == RecordKind.LEADERS_SESSION)
        .order_by(task.c.id)
    )
    for start in range(0, len(session_ids), 500):
        part = session_ids[start : start + 500]
        for row in connection.execute(query.where(task.c.source_id.in_(part))):
            found.setdefault(row[0], []).append(SessionTaskRow(*row[1:]))
    return found
