"""Territories in time: what hangs on units that end, which followed which, how much is known."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from dataclasses import replace

import sqlalchemy as sa

from app.domain.commitment import CommitmentState
from app.ports.scope import Scope
from app.read_models.lineage import (
    HeldItem,
    HolderRow,
    LinkRow,
    MovedRow,
    NamedEntryRow,
    UnitCounts,
    UnitRow,
)
from db.queries import named_readers
from db.queries.held import held_by, left_behind
from db.queries.parts import Col, SqlReader, in_scope
from db.schema import (
    assignment,
    commitment,
    engagement,
    finding,
    group,
    person,
    reference_move,
    territory,
    territory_change,
    territory_kind,
    territory_rating,
    territory_succession,
)


class SqlLineageQueries(SqlReader):
    """See ``app.ports.queries_lineage.LineageQueries``."""

    def held(
        self, scope: Scope, territory_ids: Collection[uuid.UUID], on: dt.date
    ) -> tuple[HeldItem, ...]:
        """Return what hangs on these units when they end on the day before ``on``."""
        with self._reading() as connection:
            return tuple(held_by(connection, scope, territory_ids, on))

    def left_over(self, scope: Scope, today: dt.date) -> tuple[HeldItem, ...]:
        """Return what waits or comes at units that have ended before today."""
        with self._reading() as connection:
            return tuple(left_behind(connection, scope, today))

    def links(self, scope: Scope) -> tuple[LinkRow, ...]:
        """Return the whole lineage, oldest link first."""
        link, change = territory_succession.c, territory_change.c
        query = (
            sa.select(
                link.predecessor_id,
                link.successor_id,
                link.on,
                link.is_part,
                sa.func.coalesce(sa.func.nullif(link.decree, ""), change.decree, ""),
                link.change_id,
                change.kind,
                sa.func.coalesce(change.issuer, ""),
            )
            .outerjoin(territory_change, change.id == link.change_id)
            .where(in_scope(scope, link.predecessor_id), in_scope(scope, link.successor_id))
            .order_by(link.on, link.id)
        )
        with self._reading() as connection:
            return tuple(LinkRow(*row) for row in connection.execute(query))

    def units(self, scope: Scope) -> Mapping[uuid.UUID, UnitRow]:
        """Return every unit there ever was, by id; doubles that stand for another left out."""
        unit = territory.c
        query = (
            sa.select(
                unit.id,
                unit.name,
                territory_kind.c.name,
                unit.former_district,
                unit.valid_from,
                unit.valid_to,
            )
            .join(territory_kind, territory_kind.c.id == unit.kind_id)
            .where(in_scope(scope, unit.id), unit.merged_into_id.is_(None))
        )
        with self._reading() as connection:
            return {row[0]: UnitRow(*row) for row in connection.execute(query)}

    def counts(
        self, scope: Scope, territory_ids: Collection[uuid.UUID]
    ) -> Mapping[uuid.UUID, UnitCounts]:
        """Return how much is known under each of these units."""
        ended = finding.c.settled_on.is_not(None) | finding.c.withdrawn_on.is_not(None)
        waits = commitment.c.state.in_((CommitmentState.OPEN, CommitmentState.KEPT))
        sums: tuple[tuple[str, Col, Col], ...] = (
            ("entries", engagement.c.territory_id, engagement.c.cancelled_on.is_(None)),
            ("findings_open", finding.c.territory_id, ~ended),
            ("findings_ended", finding.c.territory_id, ended),
            ("commitments_open", commitment.c.territory_id, waits),
            ("commitments", commitment.c.territory_id, sa.true()),
            ("ratings", territory_rating.c.territory_id, sa.true()),
        )
        found = {one: UnitCounts() for one in territory_ids}
        with self._reading() as connection:
            for name, place, condition in sums:
                query = (
                    sa.select(place, sa.func.count())
                    .where(place.in_(tuple(found)), in_scope(scope, place), condition)
                    .group_by(place)
                )
                for key, count in connection.execute(query):
                    found[key] = replace(found[key], **{name: count})
        return found

    def moved(self, scope: Scope, territory_ids: Collection[uuid.UUID]) -> tuple[MovedRow, ...]:
        """Return what went from or to these units, by cause and kind of record."""
        move, wanted = reference_move.c, tuple(territory_ids)
        with self._reading() as connection:
            closed = tuple(named_readers.closed_procedures(connection, scope))
        query = (
            sa.select(move.cause_id, move.from_id, move.to_id, move.record_kind, sa.func.count())
            .where(
                move.from_id.in_(wanted) | move.to_id.in_(wanted),
                ~move.taken_back,
                move.record_id.not_in(closed),
                in_scope(scope, move.from_id),
                in_scope(scope, move.to_id),
            )
            .group_by(move.cause_id, move.from_id, move.to_id, move.record_kind)
            .order_by(move.cause_id, move.record_kind)
        )
        with self._reading() as connection:
            return tuple(MovedRow(*row) for row in connection.execute(query))

    def holders(self, scope: Scope) -> tuple[HolderRow, ...]:
        """Return who followed and follows which unit, by the unit and the first day."""
        held = assignment.c
        query = (
            sa.select(
                held.territory_id,
                held.group_id,
                held.follower_id,
                sa.func.coalesce(group.c.name, person.c.full_name, ""),
                held.valid_from,
                held.valid_to,
            )
            .outerjoin(group, group.c.id == held.group_id)
            .outerjoin(person, person.c.id == held.follower_id)
            .where(in_scope(scope, held.territory_id))
            .order_by(held.territory_id, held.valid_from, held.id)
        )
        with self._reading() as connection:
            return tuple(HolderRow(*row) for row in connection.execute(query))

    def named_as_today(self, scope: Scope) -> tuple[NamedEntryRow, ...]:
        """Return the entries "ghi theo tên hiện nay", oldest first."""
        entry = engagement.c
        query = (
            sa.select(
                entry.id,
                entry.territory_id,
                territory.c.name,
                entry.starts_on,
                entry.subject,
                entry.place,
            )
            .join(territory, territory.c.id == entry.territory_id)
            .where(entry.named_as_today, in_scope(scope, entry.territory_id))
            .order_by(entry.starts_on, entry.id)
        )
        with self._reading() as connection:
            return tuple(NamedEntryRow(*row) for row in connection.execute(query))
