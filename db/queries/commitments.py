"""Commitments to territories: by filter, of an entry, one by one."""

import uuid
from typing import Any

import sqlalchemy as sa

from app.domain.commitment import CommitmentState
from app.domain.errors import DomainError
from app.ports.scope import Scope
from app.read_models.commitments import CommitmentFilter, CommitmentRow
from db.queries.parts import SqlReader, in_scope
from db.schema import commitment, group, person, territory

#: More than a list is read at once; who wants others narrows the filter.
SHOWN = 1000
_OWED = (CommitmentState.OPEN, CommitmentState.KEPT)


class SqlCommitmentQueries(SqlReader):
    """See ``app.ports.queries_commitments.CommitmentQueries``."""

    def rows(
        self, scope: Scope, chosen: CommitmentFilter, *, limit: int = SHOWN
    ) -> tuple[CommitmentRow, ...]:
        """Return what is owed by the day it is due, the oldest first; all of them newest first."""
        one = commitment
        query = _commitments().where(in_scope(scope, one.c.territory_id))
        if chosen.keeper_id is not None:
            query = query.where(one.c.keeper_id == chosen.keeper_id)
        if chosen.group_id is not None:
            query = query.where(one.c.group_id == chosen.group_id)
        if chosen.territory_ids:
            query = query.where(one.c.territory_id.in_(chosen.territory_ids))
        elif chosen.territory_id is not None:
            query = query.where(one.c.territory_id == chosen.territory_id)
        if chosen.due_before is not None:
            query = query.where(one.c.due_on < chosen.due_before)
        if chosen.only_owed:
            query = query.where(one.c.state.in_(_OWED)).order_by(one.c.due_on, one.c.id)
        else:
            query = query.order_by(one.c.due_on.desc(), one.c.id.desc())
        with self._reading() as connection:
            return _read(connection, query.limit(limit))

    def of_engagement(self, scope: Scope, engagement_id: uuid.UUID) -> tuple[CommitmentRow, ...]:
        """Return what was promised at an entry, by the day it is due."""
        one = commitment
        query = (
            _commitments()
            .where(one.c.engagement_id == engagement_id, in_scope(scope, one.c.territory_id))
            .order_by(one.c.due_on, one.c.id)
        )
        with self._reading() as connection:
            return _read(connection, query)

    def one(self, scope: Scope, commitment_id: uuid.UUID) -> CommitmentRow:
        """Return one commitment; raises DomainError ``record_missing``."""
        query = _commitments().where(
            commitment.c.id == commitment_id, in_scope(scope, commitment.c.territory_id)
        )
        with self._reading() as connection:
            found = _read(connection, query)
        if not found:
            raise DomainError("record_missing", kind="commitment")
        return found[0]


def _commitments() -> "sa.Select[Any]":
    """Return the query of commitments, without condition and order."""
    one = commitment
    return (
        sa.select(
            one.c.id,
            one.c.territory_id,
            territory.c.name,
            one.c.engagement_id,
            one.c.group_id,
            sa.func.coalesce(group.c.name, ""),
            one.c.text,
            one.c.keeper_id,
            person.c.full_name,
            one.c.made_on,
            one.c.due_on,
            one.c.state,
            one.c.kept_on,
            one.c.result,
            one.c.answered_on,
            one.c.answer,
        )
        .join(territory, territory.c.id == one.c.territory_id)
        .join(person, person.c.id == one.c.keeper_id)
        .outerjoin(group, group.c.id == one.c.group_id)
    )


def _read(connection: sa.Connection, query: "sa.Select[Any]") -> tuple[CommitmentRow, ...]:
    """Run a query made of ``_commitments``."""
    return tuple(CommitmentRow(*row) for row in connection.execute(query))
