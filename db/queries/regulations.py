"""The register of regulations and the lists of what is recorded beside them, for screens."""

import datetime as dt
import uuid
from collections import defaultdict
from typing import Any, TypeVar

import sqlalchemy as sa

from app.domain.regulation import ObstacleState
from app.ports.scope import Scope
from app.read_models.compliance import (
    CheckRow,
    ExemptionRow,
    FollowingBarRow,
    FulfilmentRow,
    HolidayRow,
    ObstacleRow,
    PeerPairRow,
    RecordedEventRow,
    RotationClockRow,
    TerritoryNumberRow,
)
from app.read_models.regulations import RegulationRow, RuleRow
from db import schema
from db.queries.parts import SqlReader, in_scope

Row = TypeVar("Row")
Query = sa.Select[Any]


class SqlRegulationQueries(SqlReader):
    """The part of ``app.ports.queries_duties.DutyQueries`` that lists records as they stand."""

    def regulations(self, scope: Scope) -> tuple[RegulationRow, ...]:
        """Return all regulations with their rules, by the day they were signed, then by name."""
        del scope
        table, rule = schema.regulation, schema.regulation_rule
        replaced, person = table.alias("replaced"), schema.person
        values = [name for name in RegulationRow.__dataclass_fields__ if name in table.c]
        query = (
            sa.select(
                *(table.c[name] for name in values),
                sa.func.coalesce(person.c.full_name, "").label("switched_on_by_name"),
                sa.func.coalesce(replaced.c.key, "").label("replaces_key"),
            )
            .outerjoin(person, person.c.id == table.c.switched_on_by_id)
            .outerjoin(replaced, replaced.c.id == table.c.replaces_id)
            .order_by(table.c.signed_on.nulls_last(), table.c.id)
        )
        rules = sa.select(*(rule.c[name] for name in RuleRow.__dataclass_fields__))
        found: dict[uuid.UUID, list[RuleRow]] = defaultdict(list)
        with self._reading() as connection:
            for row in connection.execute(rules.order_by(rule.c.position, rule.c.id)):
                found[row.regulation_id].append(RuleRow(*row))
            return tuple(
                RegulationRow(
                    **row._mapping,
                    rules=tuple(one for one in found[row.id] if one.withdrawn_on is None),
                    withdrawn=tuple(one for one in found[row.id] if one.withdrawn_on is not None),
                )
                for row in connection.execute(query)
            )

    def holidays(self, scope: Scope) -> tuple[HolidayRow, ...]:
        """Return the office's list, by day."""
        del scope
        table = schema.holiday
        return self._rows(sa.select(table), HolidayRow, table.c.day, table.c.id)

    def exemptions(self, scope: Scope) -> tuple[ExemptionRow, ...]:
        """Return all exemptions and suspensions, newest first."""
        table = schema.duty_exemption
        query = _named(table, person_id="person", group_id="group", territory_id="territory")
        query = query.where(in_scope(scope, table.c.territory_id))
        return self._rows(query, ExemptionRow, *_newest(table.c.valid_from, table.c.id))

    def checks(
        self,
        scope: Scope,
        *,
        regulation_id: uuid.UUID | None = None,
        group_id: uuid.UUID | None = None,
    ) -> tuple[CheckRow, ...]:
        """Return the checks, newest first."""
        table = schema.regulation_check
        query = _named(
            table, group_id="group", territory_id="territory", checked_by_id="checked_by"
        ).where(in_scope(scope, table.c.territory_id))
        query = _equal(table, query, regulation_id=regulation_id, group_id=group_id)
        return self._rows(query, CheckRow, *_newest(table.c.checked_on, table.c.id))

    def obstacles(
        self,
        scope: Scope,
        *,
        regulation_id: uuid.UUID | None = None,
        state: ObstacleState | None = None,
    ) -> tuple[ObstacleRow, ...]:
        """Return the obstacles, newest first."""
        del scope
        table = schema.regulation_obstacle
        query = _named(table, group_id="group", raised_by_id="raised_by")
        query = _equal(table, query, regulation_id=regulation_id, state=state)
        return self._rows(query, ObstacleRow, *_newest(table.c.raised_on, table.c.id))

    def fulfilments(
        self,
        scope: Scope,
        *,
        territory_id: uuid.UUID | None = None,
        group_id: uuid.UUID | None = None,
        person_id: uuid.UUID | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        with_cancelled: bool = False,
    ) -> tuple[FulfilmentRow, ...]:
        """Return what was recorded as done, newest first.

        ``group_id`` and ``person_id`` are of the author; the days are held against the first
        that is known of done, handed in and received.
        """
        table = schema.fulfilment
        group, person = schema.group.alias("author_group"), schema.person.alias("author_person")
        place, division = schema.territory.alias("author_territory"), schema.division
        about, whom = schema.group.alias("about_group"), schema.person.alias("about_person")
        author = sa.func.coalesce(
            person.c.full_name, group.c.name, division.c.name, place.c.name, table.c.author_body
        )
        day = sa.func.coalesce(table.c.done_on, table.c.handed_in_on, table.c.received_on)
        query = (
            _named(
                table,
                territory_id="territory",
                confirmed_by_id="confirmed_by",
                passed_on_by_id="passed_on_by",
            )
            .add_columns(
                author.label("author_name"),
                sa.func.coalesce(whom.c.full_name, about.c.name, "").label("about_name"),
            )
            .outerjoin(person, person.c.id == table.c.author_person_id)
            .outerjoin(group, group.c.id == table.c.author_group_id)
            .outerjoin(division, division.c.id == table.c.author_division_id)
            .outerjoin(place, place.c.id == table.c.author_territory_id)
            .outerjoin(whom, whom.c.id == table.c.about_person_id)
            .outerjoin(about, about.c.id == table.c.about_group_id)
            .where(
                in_scope(scope, table.c.territory_id), in_scope(scope, table.c.author_territory_id)
            )
        )
        query = _equal(table, query, author_group_id=group_id, author_person_id=person_id)
        if territory_id is not None:
            of_place = (table.c.territory_id, table.c.author_territory_id)
            query = query.where(sa.or_(*(one == territory_id for one in of_place)))
        if since is not None:
            query = query.where(day >= since)
        if until is not None:
            query = query.where(day <= until)
        if not with_cancelled:
            query = query.where(table.c.cancelled_on.is_(None))
        return self._rows(query, FulfilmentRow, *_newest(day, table.c.id))

    def recorded_events(
        self,
        scope: Scope,
        *,
        territory_id: uuid.UUID | None = None,
        kind: str | None = None,
        with_cancelled: bool = False,
    ) -> tuple[RecordedEventRow, ...]:
        """Return the recorded events, newest first."""
        table = schema.recorded_event
        query = _named(table, person_id="person", group_id="group", territory_id="territory")
        query = query.where(in_scope(scope, table.c.territory_id))
        query = _equal(table, query, territory_id=territory_id, kind=kind)
        if not with_cancelled:
            query = query.where(table.c.cancelled_on.is_(None))
        return self._rows(query, RecordedEventRow, *_newest(table.c.happened_on, table.c.id))

    def territory_numbers(
        self, scope: Scope, *, territory_id: uuid.UUID | None = None
    ) -> tuple[TerritoryNumberRow, ...]:
        """Return the sizes of territories, each name newest first."""
        table = schema.territory_number
        query = _named(table, territory_id="territory")
        query = query.where(in_scope(scope, table.c.territory_id))
        query = _equal(table, query, territory_id=territory_id)
        newest = _newest(table.c.valid_from, table.c.id)
        return self._rows(query, TerritoryNumberRow, *newest)

    def bars(self, scope: Scope) -> tuple[FollowingBarRow, ...]:
        """Return who may not be set to which territory."""
        table = schema.following_bar
        query = _named(table, person_id="person", territory_id="territory")
        query = query.where(in_scope(scope, table.c.territory_id))
        return self._rows(query, FollowingBarRow, table.c.id)

    def pairs(self, scope: Scope) -> tuple[PeerPairRow, ...]:
        """Return the pairs of peers."""
        del scope
        table = schema.peer_pair
        query = sa.select(table)
        for side in ("first", "second"):
            group, person = schema.group.alias(f"{side}_g"), schema.person.alias(f"{side}_p")
            name = sa.func.coalesce(group.c.name, person.c.full_name, "")
            query = (
                query.add_columns(name.label(f"{side}_name"))
                .outerjoin(group, group.c.id == table.c[f"{side}_group_id"])
                .outerjoin(person, person.c.id == table.c[f"{side}_person_id"])
            )
        return self._rows(query, PeerPairRow, table.c.id)

    def rotation_clocks(self, scope: Scope) -> tuple[RotationClockRow, ...]:
        """Return the clocks that the office set, newest decision first."""
        table = schema.rotation_clock
        query = _named(table, person_id="person", territory_id="territory", set_by_id="set_by")
        query = query.where(in_scope(scope, table.c.territory_id))
        return self._rows(query, RotationClockRow, *_newest(table.c.set_on, table.c.id))

    def _rows(self, query: Query, made: type[Row], *order: Any) -> tuple[Row, ...]:
        names = made.__dataclass_fields__.keys()  # type: ignore[attr-defined] # a row type
        with self._reading() as connection:
            found = connection.execute(query.order_by(*order)).mappings()
            return tuple(made(**{name: row[name] for name in names}) for row in found)


def _named(table: sa.Table, **people_and_places: str) -> Query:
    """Select the table with a ``<what>_name`` for each of these refs, and its regulation's."""
    query: Query = sa.select(table)
    for column, what in people_and_places.items():
        (key,) = table.c[column].foreign_keys
        target = key.column.table.alias(f"named_{what}")
        name = target.c.full_name if "full_name" in target.c else target.c.name
        query = query.add_columns(sa.func.coalesce(name, "").label(f"{what}_name"))
        query = query.outerjoin(target, target.c.id == table.c[column])
    if "regulation_id" in table.c:
        regulation = schema.regulation
        query = query.add_columns(
            sa.func.coalesce(regulation.c.short, "").label("regulation_short")
        ).outerjoin(regulation, regulation.c.id == table.c.regulation_id)
    return query


def _equal(table: sa.Table, query: Query, **wanted: Any) -> Query:
    for column, value in wanted.items():
        if value is not None:
            query = query.where(table.c[column] == value)
    return query


def _newest(day: sa.ColumnElement[Any], record_id: sa.ColumnElement[Any]) -> tuple[Any, ...]:
    return day.desc().nulls_last(), record_id.desc()
