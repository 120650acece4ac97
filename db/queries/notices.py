"""Notices: what a new one can take from older ones, and permissions for private contact."""

import uuid
from typing import Any

import sqlalchemy as sa

from app.domain.engagement import NOTICE_NEEDED
from app.ports.scope import Scope
from app.read_models.consents import LastNotice, PermissionRow, ToldBefore
from db.queries.parts import SqlReader, in_scope
from db.schema import (
    contact_permission,
    engagement,
    engagement_participant,
    notice,
    person,
)

#: The newest by day of start among which the one written last is looked for.
_LOOKED_AT = 20


class SqlNoticeQueries(SqlReader):
    """See ``app.ports.queries_notices.NoticeQueries``."""

    def last_of(self, scope: Scope, person_id: uuid.UUID) -> LastNotice | None:
        """Return what the notice says that was written last with this person among its people."""
        part, entry = engagement_participant, engagement
        query = (
            sa.select(
                entry.c.id,
                entry.c.participant_ids,
                entry.c.starts_at,
                entry.c.ends_at,
                entry.c.place,
            )
            .join(part, part.c.engagement_id == entry.c.id)
            .where(
                part.c.person_id == person_id,
                entry.c.kind.in_(NOTICE_NEEDED),
                in_scope(scope, entry.c.territory_id),
            )
            .order_by(part.c.starts_on.desc(), part.c.engagement_id.desc())
            .limit(_LOOKED_AT)
        )
        with self._reading() as connection:
            rows = connection.execute(query).all()
        if not rows:
            return None
        # Ids grow with time: the greatest was written last.
        row = max(rows, key=lambda one: one.id)
        return LastNotice(tuple(row.participant_ids), row.starts_at, row.ends_at, row.place)

    def at(
        self, scope: Scope, territory_id: uuid.UUID, *, limit: int = 30
    ) -> tuple[ToldBefore, ...]:
        """Return whom the newest notices at a territory name, and where they went."""
        entry = engagement
        query = (
            sa.select(notice.c.contacted, entry.c.place)
            .join(entry, entry.c.id == notice.c.engagement_id)
            .where(entry.c.territory_id == territory_id, in_scope(scope, entry.c.territory_id))
            .order_by(entry.c.starts_on.desc(), entry.c.id.desc())
            .limit(limit)
        )
        with self._reading() as connection:
            return tuple(ToldBefore(*row) for row in connection.execute(query))

    def permissions(self, scope: Scope, engagement_id: uuid.UUID) -> tuple[PermissionRow, ...]:
        """Return what was asked for with a notice, the oldest first."""
        query = permissions().where(
            contact_permission.c.engagement_id == engagement_id,
            in_scope(scope, engagement.c.territory_id),
        )
        with self._reading() as connection:
            return tuple(PermissionRow(*row) for row in connection.execute(query))


def permissions() -> "sa.Select[Any]":
    """Return the query of permissions in the order of ``PermissionRow``."""
    asker, answerer, asked = person.alias("asker"), person.alias("answerer"), contact_permission
    return (
        sa.select(
            asked.c.id,
            asked.c.engagement_id,
            sa.func.coalesce(asker.c.full_name, ""),
            asked.c.asked_on,
            asked.c.purpose,
            asked.c.state,
            asked.c.answered_on,
            sa.func.coalesce(answerer.c.full_name, ""),
            asked.c.conditions,
        )
        .join(engagement, engagement.c.id == asked.c.engagement_id)
        .outerjoin(asker, asker.c.id == asked.c.asked_by_id)
        .outerjoin(answerer, answerer.c.id == asked.c.answered_by_id)
        .order_by(asked.c.asked_on, asked.c.id)
    )
