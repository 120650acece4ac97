"""People in their roles on a day, and the groups with members and territories."""

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from app.domain.errors import DomainError
from app.domain.group import GroupRole
from app.i18n.text import name_sort_key, sort_key
from app.ports.scope import Scope
from app.read_models.people import GroupDetail, GroupRow, MemberRow, PersonRow
from db.queries.parts import SqlReader, holds_on, not_merged
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
)


class SqlPeopleQueries(SqlReader):
    """See ``app.ports.queries_office.PeopleQueries``; the roster is open to every scope."""

    def people(
        self, scope: Scope, day: dt.date, *, with_former: bool = False
    ) -> tuple[PersonRow, ...]:
        """Return the people by given name; ``with_former`` those too who serve no more."""
        del scope
        query = (
            sa.select(
                person.c.id,
                person.c.full_name,
                person.c.distinction,
                person.c.phone,
                officer.c.id.label("officer_id"),
                officer.c.title.label("officer_title"),
                officer.c.valid_to.label("officer_until"),
                division.c.id.label("division_id"),
                division.c.name.label("division_name"),
                group.c.id.label("group_id"),
                group.c.name.label("group_name"),
                group_membership.c.role,
                commission_leader.c.id.label("leader_id"),
                commune_follower.c.id.label("follower_id"),
                commune_follower.c.home_agency,
                commune_follower.c.post_title,
                commune_follower.c.valid_to.label("follower_until"),
            )
            .outerjoin(officer, (officer.c.person_id == person.c.id) & holds_on(officer, day))
            .outerjoin(division, division.c.id == officer.c.division_id)
            .outerjoin(
                group_membership,
                (group_membership.c.person_id == person.c.id) & holds_on(group_membership, day),
            )
            .outerjoin(group, group.c.id == group_membership.c.group_id)
            .outerjoin(
                commission_leader,
                (commission_leader.c.person_id == person.c.id) & holds_on(commission_leader, day),
            )
            .outerjoin(
                commune_follower,
                (commune_follower.c.person_id == person.c.id) & holds_on(commune_follower, day),
            )
        )
        query = query.where(not_merged(person))
        if not with_former:
            query = query.where(
                officer.c.id.is_not(None)
                | commission_leader.c.id.is_not(None)
                | commune_follower.c.id.is_not(None)
            )
        # Of two posts on one day the one recorded first is shown, on any database.
        posts = (officer, group_membership, commission_leader, commune_follower)
        query = query.order_by(person.c.id, *(one.c.id for one in posts))
        found: dict[uuid.UUID, PersonRow] = {}
        with self._reading() as connection:
            for row in connection.execute(query):
                found.setdefault(row.id, _person(row))
        return tuple(sorted(found.values(), key=lambda one: name_sort_key(one.full_name)))

    def groups(
        self,
        scope: Scope,
        day: dt.date,
        *,
        with_ended: bool = False,
        territory_ids: Collection[uuid.UUID] = (),
    ) -> tuple[GroupRow, ...]:
        """Return the groups of that day in natural order (Nhóm 2 before Nhóm 10).

        ``territory_ids`` narrows to those that follow one of these (or ever did, with the ended).
        """
        del scope
        query = _groups(day)
        if territory_ids:
            follows = sa.exists().where(
                assignment.c.group_id == group.c.id,
                assignment.c.territory_id.in_(list(territory_ids)),
            )
            query = query.where(follows if with_ended else follows.where(holds_on(assignment, day)))
        if not with_ended:
            query = query.where(holds_on(group, day))
        with self._reading() as connection:
            found = [_group(row) for row in connection.execute(query)]
        return tuple(sorted(found, key=lambda one: sort_key(one.name)))

    def group(self, scope: Scope, group_id: uuid.UUID, day: dt.date) -> GroupDetail:
        """Return one group; raises DomainError ``record_missing``."""
        query = (
            _groups(day)
            .add_columns(
                group.c.leader_in_charge_id,
                group.c.decision_id,
                group.c.note,
                sa.func.coalesce(assignment_decision.c.number, "").label("decision_number"),
                assignment_decision.c.signed_on,
            )
            .outerjoin(assignment_decision, assignment_decision.c.id == group.c.decision_id)
            .where(group.c.id == group_id)
        )
        members = (
            sa.select(
                group_membership.c.id,
                person.c.id.label("person_id"),
                person.c.full_name,
                sa.func.coalesce(division.c.name, "").label("division_name"),
                group_membership.c.role,
                group_membership.c.valid_from,
                group_membership.c.valid_to,
            )
            .join(person, person.c.id == group_membership.c.person_id)
            .outerjoin(officer, (officer.c.person_id == person.c.id) & holds_on(officer, day))
            .outerjoin(division, division.c.id == officer.c.division_id)
            .where(group_membership.c.group_id == group_id, not_merged(group_membership))
        )
        with self._reading() as connection:
            row = connection.execute(query).first()
            if row is None:
                raise DomainError("record_missing", kind="group")
            people = sorted(
                (MemberRow(*found) for found in connection.execute(members)),
                key=lambda one: (
                    one.valid_to is not None and one.valid_to < day,
                    one.role is not GroupRole.LEAD,
                    name_sort_key(one.full_name),
                ),
            )
            territories = assignments(connection, scope, assignment.c.group_id == group_id)
        leads = [
            one
            for one in people
            if one.role is GroupRole.LEAD
            and (one.valid_from is None or one.valid_from <= day)
            and (one.valid_to is None or one.valid_to >= day)
        ]
        return GroupDetail(
            row=_group(row),
            leader_in_charge_id=row.leader_in_charge_id,
            lead_id=leads[0].person_id if leads else None,
            decision_id=row.decision_id,
            decision_number=row.decision_number,
            decision_signed_on=row.signed_on,
            note=row.note,
            members=tuple(people),
            assignments=territories,
        )


def _person(row: Any) -> PersonRow:
    return PersonRow(
        id=row.id,
        full_name=row.full_name,
        distinction=row.distinction,
        title=row.officer_title or row.post_title or "",
        division_id=row.division_id,
        division_name=row.division_name or "",
        group_id=row.group_id,
        group_name=row.group_name or "",
        group_role=row.role,
        phone=row.phone,
        is_leader=row.leader_id is not None,
        is_follower=row.follower_id is not None,
        home_agency=row.home_agency or "",
        serves_until=row.officer_until or row.follower_until,
    )


def _groups(day: dt.date) -> "sa.Select[Any]":
    lead = person.alias("lead")
    in_charge = person.alias("in_charge")
    lead_name = (
        sa.select(sa.func.min(lead.c.full_name))
        .join(group_membership, group_membership.c.person_id == lead.c.id)
        .where(
            group_membership.c.group_id == group.c.id,
            group_membership.c.role == GroupRole.LEAD,
            holds_on(group_membership, day),
        )
        .scalar_subquery()
    )
    members = (
        sa.select(sa.func.count())
        .where(group_membership.c.group_id == group.c.id, holds_on(group_membership, day))
        .scalar_subquery()
    )
    territories = (
        sa.select(sa.func.count())
        .where(assignment.c.group_id == group.c.id, holds_on(assignment, day))
        .scalar_subquery()
    )
    return sa.select(
        group.c.id,
        group.c.name,
        sa.func.coalesce(lead_name, "").label("lead_name"),
        sa.func.coalesce(in_charge.c.full_name, "").label("leader_in_charge"),
        members.label("members"),
        territories.label("territories"),
        group.c.valid_from,
        group.c.valid_to,
    ).outerjoin(in_charge, in_charge.c.id == group.c.leader_in_charge_id)


def _group(row: Any) -> GroupRow:
    return GroupRow(*row[: len(GroupRow.__dataclass_fields__)])
