"""Group sessions: items of an agenda, what went up to the leaders, open matters of a group."""

import datetime as dt
import uuid
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from app.domain.commitment import CommitmentState
from app.domain.errors import DomainError
from app.domain.group_session import SessionItemState
from app.domain.invitation import InvitationState
from app.domain.record import RecordKind
from app.domain.task import TaskState
from app.ports.scope import Scope
from app.read_models.group_sessions import OpenMatter, SessionItemRow
from db.queries.parts import SqlReader, holds_on, in_scope
from db.schema import (
    assignment,
    commitment,
    engagement,
    finding,
    group_membership,
    invitation,
    session_item,
    task,
    territory,
)


class SqlGroupSessionQueries(SqlReader):
    """See ``app.ports.queries_commitments.GroupSessionQueries``."""

    def items(self, scope: Scope, engagement_id: uuid.UUID) -> tuple[SessionItemRow, ...]:
        """Return the items of a session in their order, without what was taken off."""
        query = (
            _items(scope)
            .where(
                session_item.c.engagement_id == engagement_id,
                session_item.c.state != SessionItemState.LEFT_OUT,
            )
            .order_by(session_item.c.position, session_item.c.id)
        )
        with self._reading() as connection:
            return _read(connection, query)

    def item(self, scope: Scope, item_id: uuid.UUID) -> SessionItemRow:
        """Return one item; raises DomainError ``record_missing``."""
        with self._reading() as connection:
            found = _read(connection, _items(scope).where(session_item.c.id == item_id))
        if not found:
            raise DomainError("record_missing", kind="session_item")
        return found[0]

    def open_matters(
        self, scope: Scope, group_id: uuid.UUID, day: dt.date
    ) -> tuple[OpenMatter, ...]:
        """Return what is open in a group and its territories, each kind by its day."""
        held = sa.select(assignment.c.territory_id).where(
            assignment.c.group_id == group_id, holds_on(assignment, day)
        )
        members = sa.select(group_membership.c.person_id).where(
            group_membership.c.group_id == group_id, holds_on(group_membership, day)
        )
        with self._reading() as connection:
            return tuple(
                OpenMatter(kind, row.id, row.text, row.name or "", row.since, row.due_on)
                for kind, query in _matters(scope, group_id, held, members)
                for row in connection.execute(query)
            )


def _items(scope: Scope) -> "sa.Select[Any]":
    one = session_item
    return (
        sa.select(
            one.c.id,
            one.c.engagement_id,
            engagement.c.group_id,
            engagement.c.starts_on,
            one.c.position,
            one.c.text,
            one.c.subject_kind,
            one.c.subject_id,
            one.c.state,
            one.c.conclusion,
        )
        .join(engagement, engagement.c.id == one.c.engagement_id)
        .where(in_scope(scope, engagement.c.territory_id))
    )


def _read(connection: sa.Connection, query: "sa.Select[Any]") -> tuple[SessionItemRow, ...]:
    return tuple(SessionItemRow(*row) for row in connection.execute(query))


def _matters(
    scope: Scope, group_id: uuid.UUID, held: "sa.Select[Any]", members: "sa.Select[Any]"
) -> "Iterator[tuple[RecordKind, sa.Select[Any]]]":
    """Give the open matters a kind at a time: oldest, or due first."""

    def rows(table: sa.Table, text: str, since: str, due: str | None) -> "sa.Select[Any]":
        due_on = sa.null() if due is None else table.c[due]
        return (
            sa.select(
                table.c.id,
                table.c[text].label("text"),
                territory.c.name,
                table.c[since].label("since"),
                due_on.label("due_on"),
            )
            .outerjoin(territory, territory.c.id == table.c.territory_id)
            .where(in_scope(scope, table.c.territory_id))
            .order_by(table.c[due or since], table.c.id)
        )

    def ours(table: sa.Table) -> sa.ColumnElement[bool]:
        return (table.c.group_id == group_id) | table.c.territory_id.in_(held)

    yield (
        RecordKind.FINDING,
        rows(finding, "text", "raised_on", None).where(
            finding.c.settled_on.is_(None), finding.c.withdrawn_on.is_(None), ours(finding)
        ),
    )
    yield (
        RecordKind.COMMITMENT,
        rows(commitment, "text", "made_on", "due_on").where(
            commitment.c.state.in_((CommitmentState.OPEN, CommitmentState.KEPT)), ours(commitment)
        ),
    )
    yield (
        RecordKind.TASK,
        rows(task, "text", "given_on", "due_on").where(
            task.c.state.not_in((TaskState.CONFIRMED, TaskState.WITHDRAWN)),
            (task.c.assignee_group_id == group_id) | task.c.assignee_person_id.in_(members),
        ),
    )
    yield (
        RecordKind.INVITATION,
        rows(invitation, "subject", "meets_on", None).where(
            invitation.c.state.not_in((InvitationState.SHARED, InvitationState.DECLINED)),
            ours(invitation),
        ),
    )
