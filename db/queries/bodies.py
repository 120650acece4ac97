"""What belongs to a territory: sub-units, office holders; how many territories are of a kind."""

import uuid
from collections.abc import Mapping

import sqlalchemy as sa

from app.domain.errors import DomainError
from app.ports.scope import Scope
from app.read_models.bodies import OfficeHolderRow, SubUnitRow
from db.queries.parts import SqlReader, in_scope
from db.schema import engagement, office_holder, sub_unit, territory


class SqlBodyQueries(SqlReader):
    """See ``app.ports.queries_bodies.BodyQueries``."""

    def sub_units(
        self, scope: Scope, territory_id: uuid.UUID | None = None
    ) -> tuple[SubUnitRow, ...]:
        """Return the sub-units of a territory, of all where none is named, ended ones last."""
        with self._reading() as connection:
            return sub_units(connection, scope, territory_id)

    def office_holders(self, scope: Scope, territory_id: uuid.UUID) -> tuple[OfficeHolderRow, ...]:
        """Return who holds and held the offices of a territory, those of the past last."""
        with self._reading() as connection:
            return office_holders(connection, scope, territory_id)

    def territory_of(self, scope: Scope, sub_unit_id: uuid.UUID) -> uuid.UUID:
        """Return the territory of a sub-unit; raises DomainError ``record_missing``."""
        query = sa.select(sub_unit.c.territory_id).where(
            sub_unit.c.id == sub_unit_id, in_scope(scope, sub_unit.c.territory_id)
        )
        with self._reading() as connection:
            found = connection.execute(query).scalar()
        if found is None:
            raise DomainError("record_missing", kind="sub_unit")
        return uuid.UUID(str(found))

    def kind_uses(self, scope: Scope) -> Mapping[uuid.UUID, int]:
        """Count the territories of each kind, those that ended too; kinds without any left out."""
        del scope
        query = sa.select(territory.c.kind_id, sa.func.count()).group_by(territory.c.kind_id)
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def entry_counts(self, scope: Scope, territory_id: uuid.UUID) -> Mapping[uuid.UUID, int]:
        """Count the journal's entries at each sub-unit of a territory."""
        entry = engagement
        query = (
            sa.select(entry.c.sub_unit_id, sa.func.count())
            .where(
                entry.c.territory_id == territory_id,
                entry.c.sub_unit_id.is_not(None),
                in_scope(scope, entry.c.territory_id),
            )
            .group_by(entry.c.sub_unit_id)
        )
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}


def sub_units(
    connection: sa.Connection, scope: Scope, territory_id: uuid.UUID | None
) -> tuple[SubUnitRow, ...]:
    """Return sub-units; see ``SqlBodyQueries.sub_units``."""
    query = (
        sa.select(*(sub_unit.c[name] for name in SubUnitRow.__dataclass_fields__))
        .where(in_scope(scope, sub_unit.c.territory_id))
        .order_by(sub_unit.c.valid_to.is_not(None), sub_unit.c.position, sub_unit.c.id)
    )
    if territory_id is not None:
        query = query.where(sub_unit.c.territory_id == territory_id)
    return tuple(SubUnitRow(*row) for row in connection.execute(query))


def office_holders(
    connection: sa.Connection, scope: Scope, territory_id: uuid.UUID
) -> tuple[OfficeHolderRow, ...]:
    """Return office holders; see ``SqlBodyQueries.office_holders``."""
    holder = office_holder
    query = (
        sa.select(*(holder.c[name] for name in OfficeHolderRow.__dataclass_fields__))
        .where(holder.c.territory_id == territory_id, in_scope(scope, holder.c.territory_id))
        .order_by(holder.c.valid_to.is_not(None), holder.c.position, holder.c.id)
    )
    return tuple(OfficeHolderRow(*row) for row in connection.execute(query))
