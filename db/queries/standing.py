"""Who is what on a day, and what was written down for whom (``app.domain.standing``)."""

import datetime as dt
import uuid
from collections import defaultdict
from typing import Any

import sqlalchemy as sa

from app.domain.group import GroupRole
from app.domain.people import LeaderPost
from app.domain.standing import Away, Standing
from app.ports.scope import Scope
from db.queries.parts import SqlReader, holds_on
from db.schema import (
    absence,
    assignment,
    commission_leader,
    group,
    group_membership,
    officer,
    territory,
)

#: Who leads the Commission, the first that there is.
_HEADS = (LeaderPost.HEAD, LeaderPost.ACTING_HEAD, LeaderPost.DEPUTY_IN_CHARGE)


class SqlStandingQueries(SqlReader):
    """See ``app.ports.queries_duties.StandingQueries``; the roster is open to every scope."""

    def on(self, scope: Scope, day: dt.date) -> Standing:
        """Return who is what on that day."""
        del scope
        leader, member, given = commission_leader, group_membership, assignment
        with self._reading() as connection:
            posts = self._rows(connection, day, leader, "person_id", "post")
            members = self._rows(connection, day, member, "group_id", "person_id", "role")
            held = self._rows(connection, day, given, "territory_id", "group_id", "follower_id")
            away = self._rows(connection, day, absence, "person_id", "substitute_id", "group_id")
            officers = self._rows(connection, day, officer, "person_id")
            groups = connection.execute(sa.select(group.c.id, group.c.leader_in_charge_id)).all()
            places = connection.execute(
                sa.select(
                    territory.c.id, territory.c.leader_in_charge_id, territory.c.standing_member_id
                ).where(
                    territory.c.leader_in_charge_id.is_not(None)
                    | territory.c.standing_member_id.is_not(None)
                )
            ).all()
        members_of: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
        for row in members:
            members_of[row.group_id].add(row.person_id)
        followers_of: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
        for row in held:
            if row.follower_id is not None:
                followers_of[row.territory_id].add(row.follower_id)
        heads = {row.post: row.person_id for row in posts}
        return Standing(
            day=day,
            head_id=next((heads[post] for post in _HEADS if post in heads), None),
            leader_ids=frozenset(row.person_id for row in posts),
            officer_ids=frozenset(row.person_id for row in officers),
            lead_of={row.group_id: row.person_id for row in members if row.role is GroupRole.LEAD},
            members_of={key: frozenset(ids) for key, ids in members_of.items()},
            leader_of_group={
                row.id: row.leader_in_charge_id for row in groups if row.leader_in_charge_id
            },
            leader_of_territory={
                row.id: row.leader_in_charge_id for row in places if row.leader_in_charge_id
            },
            standing_member_of={
                row.id: row.standing_member_id for row in places if row.standing_member_id
            },
            group_of_territory={
                row.territory_id: row.group_id for row in held if row.group_id is not None
            },
            followers_of={key: frozenset(ids) for key, ids in followers_of.items()},
            away=tuple(Away(row.person_id, row.substitute_id, row.group_id) for row in away),
        )

    @staticmethod
    def _rows(
        connection: sa.Connection, day: dt.date, table: sa.Table, *names: str
    ) -> "list[sa.Row[Any]]":
        query = sa.select(*(table.c[name] for name in names)).where(holds_on(table, day))
        return list(connection.execute(query.order_by(table.c.id)).all())
