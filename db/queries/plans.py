"""Month plans, their trips, the programmes beside them, and what was announced in the days."""

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from app.domain.engagement import NOTICE_NEEDED, EngagementKind, state_on
from app.domain.errors import DomainError
from app.ports.scope import Scope
from app.read_models.plans import AnnouncedRow, LastVisit, PlanEntryRow, PlanRow, ProgrammeRow
from db.queries.parts import SqlReader, in_scope
from db.schema import (
    engagement,
    engagement_participant,
    group,
    month_plan,
    person,
    plan_entry,
    programme_item,
    territory,
)


class SqlPlanQueries(SqlReader):
    """See ``app.ports.queries_plans.PlanQueries``; whose plan it is tells nothing of a place."""

    def plan(self, scope: Scope, plan_id: uuid.UUID) -> PlanRow:
        """Return one plan; raises DomainError ``record_missing``."""
        del scope
        rows = self._plans(month_plan.c.id == plan_id)
        if not rows:
            raise DomainError("record_missing", kind="month_plan")
        return rows[0]

    def plans(self, scope: Scope, month: dt.date) -> tuple[PlanRow, ...]:
        """Return the plans of a month (its first day), by id."""
        del scope
        return self._plans(month_plan.c.month == month)

    def entries(
        self,
        scope: Scope,
        first: dt.date,
        last: dt.date,
        today: dt.date,
        *,
        group_id: uuid.UUID | None = None,
        person_id: uuid.UUID | None = None,
    ) -> tuple[PlanEntryRow, ...]:
        """Return the trips that lie in these days, of a group, a follower or of all, by time.

        Those withdrawn are left out.
        """
        query = _entries().where(
            plan_entry.c.starts_on <= last,
            plan_entry.c.ends_on >= first,
            plan_entry.c.withdrawn_on.is_(None),
            in_scope(scope, plan_entry.c.territory_id),
        )
        if group_id is not None:
            query = query.where(month_plan.c.group_id == group_id)
        if person_id is not None:
            query = query.where(month_plan.c.person_id == person_id)
        return self._to_entries(query, today)

    def plan_entries(
        self, scope: Scope, plan_id: uuid.UUID, today: dt.date
    ) -> tuple[PlanEntryRow, ...]:
        """Return all trips of a plan by time, those withdrawn too."""
        return self._to_entries(
            _entries().where(
                plan_entry.c.plan_id == plan_id, in_scope(scope, plan_entry.c.territory_id)
            ),
            today,
        )

    def entry(self, scope: Scope, entry_id: uuid.UUID, today: dt.date) -> PlanEntryRow:
        """Return one trip of a plan; raises DomainError ``record_missing``."""
        rows = self._to_entries(
            _entries().where(
                plan_entry.c.id == entry_id, in_scope(scope, plan_entry.c.territory_id)
            ),
            today,
        )
        if not rows:
            raise DomainError("record_missing", kind="plan_entry")
        return rows[0]

    def programme(
        self,
        scope: Scope,
        first: dt.date,
        last: dt.date,
        territory_ids: Collection[uuid.UUID] | None,
    ) -> tuple[ProgrammeRow, ...]:
        """Return the Commission's programme and that of these territories (``None``: of all)."""
        query = _programme().where(
            programme_item.c.starts_on <= last,
            programme_item.c.ends_on >= first,
            programme_item.c.withdrawn_on.is_(None),
            in_scope(scope, programme_item.c.territory_id),
        )
        if territory_ids is not None:
            query = query.where(
                programme_item.c.territory_id.is_(None)
                | programme_item.c.territory_id.in_(list(territory_ids))
            )
        return self._to_programme(query)

    def programme_item(self, scope: Scope, item_id: uuid.UUID) -> ProgrammeRow:
        """Return one line of a programme; raises DomainError ``record_missing``."""
        rows = self._to_programme(
            _programme().where(
                programme_item.c.id == item_id, in_scope(scope, programme_item.c.territory_id)
            )
        )
        if not rows:
            raise DomainError("record_missing", kind="programme_item")
        return rows[0]

    def announced(
        self,
        scope: Scope,
        first: dt.date,
        last: dt.date,
        today: dt.date,
        *,
        group_id: uuid.UUID | None = None,
        person_id: uuid.UUID | None = None,
    ) -> tuple[AnnouncedRow, ...]:
        """Return the journal's entries of these days but exchanges and cancelled ones, by time.

        Of a group, of all in which a person takes part, or of all.
        """
        entry = engagement
        planned = sa.exists().where(
            plan_entry.c.engagement_id == entry.c.id, plan_entry.c.withdrawn_on.is_(None)
        )
        query = (
            sa.select(
                entry,
                sa.func.coalesce(territory.c.name, "").label("territory_name"),
                sa.func.coalesce(group.c.name, "").label("group_name"),
                planned.label("in_plan"),
            )
            .outerjoin(territory, territory.c.id == entry.c.territory_id)
            .outerjoin(group, group.c.id == entry.c.group_id)
            .where(
                entry.c.starts_on <= last,
                entry.c.ends_on >= first,
                entry.c.cancelled_on.is_(None),
                entry.c.kind != EngagementKind.EXCHANGE,
                in_scope(scope, entry.c.territory_id),
            )
            .order_by(entry.c.starts_on, entry.c.starts_at, entry.c.id)
        )
        if group_id is not None:
            query = query.where(entry.c.group_id == group_id)
        if person_id is not None:
            part = engagement_participant
            query = query.join(part, part.c.engagement_id == entry.c.id).where(
                part.c.person_id == person_id
            )
        with self._reading() as connection:
            raw = connection.execute(query).all()
            names = _names(connection, raw)
        return tuple(
            AnnouncedRow(
                **{name: getattr(row, name) for name in _COPIED},
                participant_ids=tuple(row.participant_ids),
                participants=_named(row, names),
                state=state_on(row.starts_on, row.ends_on, row.closed_on, None, today),
                in_plan=bool(row.in_plan),
            )
            for row in raw
        )

    def last_visits(
        self, scope: Scope, territory_ids: Collection[uuid.UUID], until: dt.date
    ) -> tuple[LastVisit, ...]:
        """Return when each of these territories was last gone to by that day (exchanges aside)."""
        entry = engagement
        query = (
            sa.select(entry.c.territory_id, sa.func.max(entry.c.starts_on))
            .where(
                entry.c.territory_id.in_(list(territory_ids)),
                entry.c.kind.in_(sorted(NOTICE_NEEDED)),
                entry.c.cancelled_on.is_(None),
                entry.c.starts_on <= until,
                in_scope(scope, entry.c.territory_id),
            )
            .group_by(entry.c.territory_id)
        )
        with self._reading() as connection:
            known = {row[0]: row[1] for row in connection.execute(query)}
        return tuple(LastVisit(one, known.get(one)) for one in territory_ids)

    def _plans(self, condition: "sa.ColumnElement[bool]") -> tuple[PlanRow, ...]:
        owner, leader = person.alias("owner"), person.alias("leader")
        plan = month_plan
        query: sa.Select[Any] = (
            sa.select(
                plan.c.id,
                plan.c.group_id,
                sa.func.coalesce(group.c.name, ""),
                plan.c.person_id,
                sa.func.coalesce(owner.c.full_name, ""),
                plan.c.month,
                plan.c.state,
                plan.c.author_id,
                plan.c.note,
                plan.c.reported_on,
                plan.c.answered_on,
                sa.func.coalesce(leader.c.full_name, ""),
                plan.c.remark,
            )
            .outerjoin(group, group.c.id == plan.c.group_id)
            .outerjoin(owner, owner.c.id == plan.c.person_id)
            .outerjoin(leader, leader.c.id == plan.c.answered_by_id)
            .where(condition)
            .order_by(plan.c.id)
        )
        with self._reading() as connection:
            return tuple(PlanRow(*row) for row in connection.execute(query))

    def _to_entries(self, query: "sa.Select[Any]", today: dt.date) -> tuple[PlanEntryRow, ...]:
        with self._reading() as connection:
            raw = connection.execute(query).all()
            names = _names(connection, raw)
        return tuple(
            PlanEntryRow(
                **{name: getattr(row, name) for name in _ENTRY_COPIED},
                participant_ids=tuple(row.participant_ids),
                participants=_named(row, names),
                engagement_state=None
                if row.announced_from is None
                else state_on(
                    row.announced_from,
                    row.announced_to,
                    row.announced_closed,
                    row.announced_cancelled,
                    today,
                ),
            )
            for row in raw
        )

    def _to_programme(self, query: "sa.Select[Any]") -> tuple[ProgrammeRow, ...]:
        with self._reading() as connection:
            return tuple(ProgrammeRow(*row) for row in connection.execute(query))


_WORKED_OUT = {"participants", "participant_ids", "state", "in_plan", "engagement_state"}
_COPIED = [name for name in AnnouncedRow.__dataclass_fields__ if name not in _WORKED_OUT]
_ENTRY_COPIED = [name for name in PlanEntryRow.__dataclass_fields__ if name not in _WORKED_OUT]


def _entries() -> "sa.Select[Any]":
    owner = person.alias("owner")
    return (
        sa.select(
            plan_entry,
            month_plan.c.state.label("plan_state"),
            month_plan.c.group_id,
            month_plan.c.person_id.label("owner_person_id"),
            sa.func.coalesce(group.c.name, owner.c.full_name, "").label("owner_name"),
            sa.func.coalesce(territory.c.name, "").label("territory_name"),
            engagement.c.starts_on.label("announced_from"),
            engagement.c.ends_on.label("announced_to"),
            engagement.c.closed_on.label("announced_closed"),
            engagement.c.cancelled_on.label("announced_cancelled"),
        )
        .join(month_plan, month_plan.c.id == plan_entry.c.plan_id)
        .outerjoin(group, group.c.id == month_plan.c.group_id)
        .outerjoin(owner, owner.c.id == month_plan.c.person_id)
        .outerjoin(territory, territory.c.id == plan_entry.c.territory_id)
        .outerjoin(engagement, engagement.c.id == plan_entry.c.engagement_id)
        .order_by(plan_entry.c.starts_on, plan_entry.c.starts_at, plan_entry.c.id)
    )


def _programme() -> "sa.Select[Any]":
    item = programme_item
    return (
        sa.select(
            item.c.id,
            item.c.territory_id,
            sa.func.coalesce(territory.c.name, ""),
            item.c.starts_on,
            item.c.ends_on,
            item.c.starts_at,
            item.c.ends_at,
            item.c.content,
            item.c.place,
            item.c.chaired_by_id,
            sa.func.coalesce(person.c.full_name, ""),
            item.c.attendees,
        )
        .outerjoin(territory, territory.c.id == item.c.territory_id)
        .outerjoin(person, person.c.id == item.c.chaired_by_id)
        .order_by(item.c.starts_on, item.c.starts_at, item.c.id)
    )


def _names(connection: sa.Connection, rows: "Collection[sa.Row[Any]]") -> dict[uuid.UUID, str]:
    wanted = {one for row in rows for one in row.participant_ids}
    if not wanted:
        return {}
    query = sa.select(person.c.id, person.c.full_name).where(person.c.id.in_(wanted))
    return {row.id: row.full_name for row in connection.execute(query)}


def _named(row: "sa.Row[Any]", names: dict[uuid.UUID, str]) -> tuple[str, ...]:
    return tuple(names.get(one, "") for one in row.participant_ids)
