"""Territories: the rows behind tree, table and map, and one territory's profile."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from app.domain.engagement import EngagementKind
from app.domain.errors import DomainError
from app.i18n.text import sort_key
from app.ports.scope import Scope
from app.read_models.territories import (
    AssignmentRow,
    BoundaryMark,
    BoundaryRow,
    ContactRow,
    FormerName,
    LineageQuestion,
    LineageRow,
    TerritoryName,
    TerritoryProfile,
    TerritoryRow,
)
from db.queries.bodies import office_holders, sub_units
from db.queries.parts import SqlReader, holds_on, in_scope, not_merged
from db.schema import (
    assignment,
    assignment_decision,
    boundary,
    boundary_shape,
    engagement,
    finding,
    group,
    party_contact,
    person,
    territory,
    territory_kind,
    territory_succession,
)

VISITS = (EngagementKind.TRIP, EngagementKind.MEETING, EngagementKind.BRANCH_MEETING)


class SqlTerritoryQueries(SqlReader):
    """See ``app.ports.queries_office.TerritoryQueries``."""

    def rows(
        self, scope: Scope, day: dt.date, *, with_ended: bool = False
    ) -> tuple[TerritoryRow, ...]:
        """Return the territories of that day, by kind and name."""
        query = _rows(day).where(in_scope(scope, territory.c.id), not_merged(territory))
        if not with_ended:
            query = query.where(holds_on(territory, day))
        with self._reading() as connection:
            found = [_row(row) for row in connection.execute(query)]
        return tuple(found)

    def names(self, scope: Scope, day: dt.date | None) -> tuple[TerritoryName, ...]:
        """Return what a form chooses from on that day (None: all there ever were), by name."""
        query = sa.select(territory.c.id, territory.c.name, territory.c.former_district).where(
            in_scope(scope, territory.c.id), not_merged(territory)
        )
        if day is not None:
            query = query.where(holds_on(territory, day))
        with self._reading() as connection:
            found = [TerritoryName(*row) for row in connection.execute(query)]
        return tuple(sorted(found, key=lambda one: sort_key(one.name)))

    def profile(self, scope: Scope, territory_id: uuid.UUID, day: dt.date) -> TerritoryProfile:
        """Return one territory; raises DomainError ``record_missing``."""
        own, standing, parent = person.alias(), person.alias(), territory.alias()
        query = (
            _rows(day)
            .add_columns(
                territory.c.note,
                territory.c.leader_in_charge_id,
                sa.func.coalesce(own.c.full_name, "").label("own_leader_name"),
                territory.c.standing_member_id,
                sa.func.coalesce(standing.c.full_name, "").label("standing_name"),
                sa.func.coalesce(parent.c.name, "").label("parent_name"),
            )
            .outerjoin(own, own.c.id == territory.c.leader_in_charge_id)
            .outerjoin(standing, standing.c.id == territory.c.standing_member_id)
            .outerjoin(parent, parent.c.id == territory.c.parent_id)
            .where(territory.c.id == territory_id, in_scope(scope, territory.c.id))
        )
        contacts = (
            sa.select(*(party_contact.c[name] for name in ContactRow.__dataclass_fields__))
            .where(party_contact.c.territory_id == territory_id)
            .order_by(party_contact.c.valid_to.is_not(None), party_contact.c.id)
        )
        outline = (
            sa.select(boundary.c.source)
            .where(boundary.c.territory_id == territory_id)
            .order_by(boundary.c.imported.desc())
            .limit(1)
        )
        with self._reading() as connection:
            row = connection.execute(query).first()
            if row is None:
                raise DomainError("record_missing", kind="territory")
            drawn = connection.execute(outline).first()
            return TerritoryProfile(
                row=_row(row),
                note=row.note,
                leader_in_charge_id=row.leader_in_charge_id,
                leader_in_charge_name=row.own_leader_name,
                standing_member_id=row.standing_member_id,
                standing_member_name=row.standing_name,
                parent_name=row.parent_name,
                contacts=tuple(ContactRow(*found) for found in connection.execute(contacts)),
                assignments=assignments(
                    connection, scope, assignment.c.territory_id == territory_id
                ),
                lineage=_lineage(connection, territory_id),
                has_boundary=drawn is not None,
                boundary_source=drawn.source if drawn is not None else "",
                office_holders=office_holders(connection, scope, territory_id),
                sub_units=sub_units(connection, scope, territory_id),
            )

    def boundaries(self, scope: Scope, level: int) -> tuple[BoundaryRow, ...]:
        """Return the outlines that are there, newest import of each territory."""
        newest = (
            sa.select(boundary.c.territory_id, sa.func.max(boundary.c.imported).label("imported"))
            .group_by(boundary.c.territory_id)
            .subquery()
        )
        query = (
            sa.select(territory.c.id, territory.c.name, boundary.c.source, boundary_shape.c.shape)
            .join(boundary, boundary.c.territory_id == territory.c.id)
            .join(
                newest,
                (newest.c.territory_id == boundary.c.territory_id)
                & (newest.c.imported == boundary.c.imported),
            )
            .join(boundary_shape, boundary_shape.c.boundary_id == boundary.c.id)
            .where(boundary_shape.c.level == level, in_scope(scope, territory.c.id))
            .order_by(territory.c.id)
        )
        with self._reading() as connection:
            return tuple(BoundaryRow(*row) for row in connection.execute(query))

    def boundary_marks(self, scope: Scope) -> tuple[BoundaryMark, ...]:
        """Return which outline each territory has, the newest of each; ended ones as well."""
        query = (
            sa.select(
                boundary.c.territory_id, boundary.c.source, boundary.c.sha256, boundary.c.imported
            )
            .where(in_scope(scope, boundary.c.territory_id))
            .order_by(boundary.c.imported, boundary.c.id)
        )
        with self._reading() as connection:
            newest = {row.territory_id: BoundaryMark(*row) for row in connection.execute(query)}
        return tuple(newest.values())

    def former_names(self, scope: Scope) -> tuple[FormerName, ...]:
        """Return names and codes of units that became another one whole, and that one alone."""
        link = territory_succession

        def lone(column: "sa.Column[Any]") -> "sa.Select[Any]":
            return sa.select(column).group_by(column).having(sa.func.count() == 1)

        query = (
            sa.select(link.c.successor_id, territory.c.name, territory.c.code)
            .join(territory, territory.c.id == link.c.predecessor_id)
            .where(
                sa.not_(link.c.is_part),
                link.c.predecessor_id.in_(lone(link.c.predecessor_id)),
                link.c.successor_id.in_(lone(link.c.successor_id)),
                in_scope(scope, link.c.successor_id),
            )
            .order_by(link.c.successor_id)
        )
        with self._reading() as connection:
            return tuple(FormerName(*row) for row in connection.execute(query))

    def lineage_questions(self, scope: Scope) -> tuple[LineageQuestion, ...]:
        """Return the territories with entries marked "ghi theo tên hiện nay"."""
        query = (
            sa.select(
                territory.c.id,
                territory.c.name,
                territory.c.valid_from,
                sa.func.count(),
                sa.func.min(engagement.c.starts_on),
                sa.func.max(engagement.c.starts_on),
            )
            .join(engagement, engagement.c.territory_id == territory.c.id)
            .where(engagement.c.named_as_today, in_scope(scope, territory.c.id))
            .group_by(territory.c.id, territory.c.name, territory.c.valid_from)
        )
        with self._reading() as connection:
            found = [LineageQuestion(*row) for row in connection.execute(query)]
        return tuple(sorted(found, key=lambda row: sort_key(row.name)))


def assignments(
    connection: sa.Connection, scope: Scope, condition: sa.ColumnElement[bool]
) -> tuple[AssignmentRow, ...]:
    """Return assignments, the present ones first, newest first."""
    query = (
        sa.select(
            assignment.c.id,
            assignment.c.territory_id,
            territory.c.name.label("territory_name"),
            assignment.c.group_id,
            sa.func.coalesce(group.c.name, "").label("group_name"),
            assignment.c.follower_id,
            sa.func.coalesce(person.c.full_name, "").label("follower_name"),
            sa.func.coalesce(assignment_decision.c.number, "").label("decision_number"),
            assignment_decision.c.signed_on,
            assignment.c.valid_from,
            assignment.c.valid_to,
            assignment.c.end_reason,
            assignment.c.end_note,
        )
        .join(territory, territory.c.id == assignment.c.territory_id)
        .outerjoin(group, group.c.id == assignment.c.group_id)
        .outerjoin(person, person.c.id == assignment.c.follower_id)
        .outerjoin(assignment_decision, assignment_decision.c.id == assignment.c.decision_id)
        .where(condition, in_scope(scope, territory.c.id), not_merged(assignment))
        .order_by(
            assignment.c.valid_to.is_not(None),
            assignment.c.valid_from.desc().nulls_last(),
            assignment.c.id,
        )
    )
    return tuple(AssignmentRow(*tuple(row)) for row in connection.execute(query))


def group_on(day: dt.date) -> "sa.ScalarSelect[Any]":
    """Return the query of the group that follows a row's territory on that day, the latest one."""
    return (
        sa.select(assignment.c.group_id)
        .where(
            assignment.c.territory_id == territory.c.id,
            assignment.c.group_id.is_not(None),
            holds_on(assignment, day),
        )
        .order_by(assignment.c.valid_from.desc().nulls_last(), assignment.c.id)
        .limit(1)
        .scalar_subquery()
    )


def _rows(day: dt.date) -> "sa.Select[Any]":
    own_leader = person.alias("own_leader")
    group_leader = person.alias("group_leader")
    present = group_on(day)
    # Correlated, so that each is one look at the end of an index, however long the journal is.
    last_visit = (
        sa.select(engagement.c.starts_on)
        .where(
            engagement.c.territory_id == territory.c.id,
            engagement.c.kind.in_(VISITS),
            engagement.c.cancelled_on.is_(None),
            engagement.c.starts_on <= day,
        )
        .order_by(engagement.c.starts_on.desc())
        .limit(1)
        .scalar_subquery()
    )
    open_findings = (
        sa.select(sa.func.count())
        .where(
            finding.c.territory_id == territory.c.id,
            finding.c.settled_on.is_(None),
            finding.c.withdrawn_on.is_(None),
        )
        .scalar_subquery()
    )
    return (
        sa.select(
            territory.c.id,
            territory.c.name,
            territory.c.code,
            territory.c.kind_id,
            territory_kind.c.name.label("kind_name"),
            territory_kind.c.category,
            territory.c.parent_id,
            territory.c.former_district,
            territory.c.party_organisation,
            territory.c.valid_from,
            territory.c.valid_to,
            group.c.id.label("group_id"),
            sa.func.coalesce(group.c.name, "").label("group_name"),
            sa.func.coalesce(own_leader.c.id, group_leader.c.id).label("leader_id"),
            sa.func.coalesce(own_leader.c.full_name, group_leader.c.full_name, "").label(
                "leader_name"
            ),
            last_visit.label("last_visit"),
            open_findings.label("open_findings"),
            territory.c.latitude,
            territory.c.longitude,
            territory.c.area_km2,
        )
        .join(territory_kind, territory_kind.c.id == territory.c.kind_id)
        .outerjoin(group, group.c.id == present)
        .outerjoin(own_leader, own_leader.c.id == territory.c.leader_in_charge_id)
        .outerjoin(group_leader, group_leader.c.id == group.c.leader_in_charge_id)
        .order_by(territory_kind.c.position, territory.c.position, territory.c.id)
    )


def _row(row: Any) -> TerritoryRow:
    return TerritoryRow(*row[: len(TerritoryRow.__dataclass_fields__)])


def _lineage(connection: sa.Connection, territory_id: uuid.UUID) -> tuple[LineageRow, ...]:
    link = territory_succession
    found: list[LineageRow] = []
    for is_predecessor in (True, False):
        mine, other = (
            (link.c.successor_id, link.c.predecessor_id)
            if is_predecessor
            else (link.c.predecessor_id, link.c.successor_id)
        )
        query = (
            sa.select(
                territory.c.id,
                territory.c.name,
                territory.c.former_district,
                link.c.is_part,
                link.c.on,
                link.c.decree,
            )
            .join(territory, territory.c.id == other)
            .where(mine == territory_id)
        )
        for row in connection.execute(query):
            found.append(
                LineageRow(
                    row.id, row.name, row.former_district, is_predecessor, row.is_part, row.on,
                    row.decree,
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda row: (not row.is_predecessor, sort_key(row.name))))
