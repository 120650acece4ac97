"""The roster in time: what people were and are, who follows communes, the written decisions."""

import datetime as dt
import uuid
from collections import defaultdict
from typing import Any

import sqlalchemy as sa

from app.domain.errors import DomainError
from app.i18n.text import name_sort_key
from app.ports.scope import Scope
from app.read_models.roster import (
    DecisionRow,
    FollowerRow,
    PersonDetail,
    PersonGroupRow,
    PostRow,
    ServiceRow,
    StandingMemberRow,
)
from app.read_models.territories import AssignmentRow
from db.queries.parts import SqlReader, holds_on
from db.queries.territories import assignments
from db.schema import (
    assignment,
    assignment_decision,
    commission_leader,
    commune_follower,
    division,
    group,
    group_membership,
    officer,
    person,
    standing_member,
)


class SqlRosterQueries(SqlReader):
    """See ``app.ports.queries_office.RosterQueries``; only communes are bound to a scope."""

    def person(self, scope: Scope, person_id: uuid.UUID) -> PersonDetail:
        """Return somebody with all he was; raises DomainError ``record_missing``."""
        del scope
        services = (
            sa.select(
                officer.c.id,
                officer.c.division_id,
                sa.func.coalesce(division.c.name, ""),
                officer.c.title,
                officer.c.valid_from,
                officer.c.valid_to,
            )
            .outerjoin(division, division.c.id == officer.c.division_id)
            .where(officer.c.person_id == person_id)
            .order_by(*_newest(officer))
        )
        groups = (
            sa.select(
                group_membership.c.id,
                group.c.id,
                group.c.name,
                group_membership.c.role,
                group_membership.c.valid_from,
                group_membership.c.valid_to,
            )
            .join(group, group.c.id == group_membership.c.group_id)
            .where(group_membership.c.person_id == person_id)
            .order_by(*_newest(group_membership))
        )
        who = sa.select(
            person.c.id, person.c.full_name, person.c.distinction, person.c.phone
        ).where(person.c.id == person_id)
        with self._reading() as connection:
            row = connection.execute(who).first()
            if row is None:
                raise DomainError("record_missing", kind="person")
            return PersonDetail(
                *row,
                services=tuple(ServiceRow(*one) for one in connection.execute(services)),
                groups=tuple(PersonGroupRow(*one) for one in connection.execute(groups)),
            )

    def posts(self, scope: Scope) -> tuple[PostRow, ...]:
        """Return the Commission's leaders, those of before too: the present first, by rank."""
        del scope
        post = commission_leader
        query = (
            sa.select(
                post.c.id,
                person.c.id,
                person.c.full_name,
                person.c.distinction,
                post.c.post,
                post.c.valid_from,
                post.c.valid_to,
            )
            .join(person, person.c.id == post.c.person_id)
            .order_by(post.c.valid_to.is_not(None), post.c.valid_to.desc(), post.c.position)
        )
        with self._reading() as connection:
            return tuple(PostRow(*row) for row in connection.execute(query))

    def standing_members(self, scope: Scope) -> tuple[StandingMemberRow, ...]:
        """Return the members of the Standing Committee that the book names, present first."""
        del scope
        member = standing_member
        query = (
            sa.select(
                member.c.id,
                person.c.id,
                person.c.full_name,
                person.c.distinction,
                member.c.post_title,
                member.c.valid_from,
                member.c.valid_to,
            )
            .join(person, person.c.id == member.c.person_id)
            .order_by(*_newest(member))
        )
        with self._reading() as connection:
            found = [StandingMemberRow(*row) for row in connection.execute(query)]
        return tuple(
            sorted(found, key=lambda one: (one.valid_to is not None, name_sort_key(one.full_name)))
        )

    def followers(
        self, scope: Scope, day: dt.date, *, with_former: bool = False
    ) -> tuple[FollowerRow, ...]:
        """Return the followers of communes by given name, each with his communes."""
        follower = commune_follower
        query = (
            sa.select(
                follower.c.id,
                person.c.id,
                person.c.full_name,
                person.c.distinction,
                person.c.phone,
                follower.c.post_title,
                follower.c.home_agency,
                follower.c.home_agency_head,
                follower.c.valid_from,
                follower.c.valid_to,
            )
            .join(person, person.c.id == follower.c.person_id)
            .order_by(follower.c.id)
        )
        if not with_former:
            query = query.where(holds_on(follower, day))
        with self._reading() as connection:
            communes: defaultdict[uuid.UUID | None, list[AssignmentRow]] = defaultdict(list)
            for one in assignments(connection, scope, assignment.c.follower_id.is_not(None)):
                communes[one.follower_id].append(one)
            found = [_follower(row, communes[row[1]]) for row in connection.execute(query)]
        return tuple(
            sorted(
                found, key=lambda one: (_is_over(one.valid_to, day), name_sort_key(one.full_name))
            )
        )

    def decisions(self, scope: Scope) -> tuple[DecisionRow, ...]:
        """Return the written decisions, newest first."""
        del scope
        names = DecisionRow.__dataclass_fields__
        query = sa.select(*(assignment_decision.c[name] for name in names)).order_by(
            assignment_decision.c.signed_on.desc().nulls_last(), assignment_decision.c.id.desc()
        )
        with self._reading() as connection:
            return tuple(DecisionRow(*row) for row in connection.execute(query))


def _follower(row: Any, communes: list[AssignmentRow]) -> FollowerRow:
    return FollowerRow(*(*row, tuple(communes)))


def _newest(table: Any) -> tuple[Any, ...]:
    return (
        table.c.valid_to.is_not(None),
        table.c.valid_to.desc(),
        table.c.valid_from.desc().nulls_last(),
    )


def _is_over(until: dt.date | None, day: dt.date) -> bool:
    return until is not None and until < day
