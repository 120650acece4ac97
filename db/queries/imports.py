"""What the book already holds, whole and flat, for holding an office's Excel rows against it."""

import datetime as dt
from typing import Any, TypeVar

import sqlalchemy as sa

from app.ports.scope import Scope
from app.read_models.imports import (
    KnownAssignment,
    KnownDecision,
    KnownGroup,
    KnownMembership,
    KnownPerson,
    KnownTerritory,
)
from db.queries.parts import SqlReader, holds_on, in_scope
from db.schema import (
    assignment,
    assignment_decision,
    division,
    engagement,
    group,
    group_membership,
    officer,
    person,
    territory,
)

T = TypeVar("T")


class SqlImportQueries(SqlReader):
    """See ``app.ports.queries.ImportQueries``."""

    def territories(self, scope: Scope) -> tuple[KnownTerritory, ...]:
        """Return all territories, those that ended too."""
        return self._all(KnownTerritory, territory, in_scope(scope, territory.c.id))

    def people(self, scope: Scope, day: dt.date) -> tuple[KnownPerson, ...]:
        """Return all people, with the service of that day."""
        del scope
        query = (
            sa.select(
                person.c.id,
                person.c.full_name,
                person.c.phone,
                person.c.distinction,
                officer.c.id,
                officer.c.division_id,
                sa.func.coalesce(division.c.name, ""),
            )
            .outerjoin(officer, (officer.c.person_id == person.c.id) & holds_on(officer, day))
            .outerjoin(division, division.c.id == officer.c.division_id)
            .order_by(person.c.id)
        )
        with self._reading() as connection:
            return tuple(KnownPerson(*row) for row in connection.execute(query))

    def groups(self, scope: Scope) -> tuple[KnownGroup, ...]:
        """Return all groups."""
        del scope
        return self._all(KnownGroup, group, sa.true())

    def memberships(self, scope: Scope) -> tuple[KnownMembership, ...]:
        """Return all memberships."""
        del scope
        return self._all(KnownMembership, group_membership, sa.true())

    def assignments(self, scope: Scope) -> tuple[KnownAssignment, ...]:
        """Return all assignments."""
        return self._all(KnownAssignment, assignment, in_scope(scope, assignment.c.territory_id))

    def decisions(self, scope: Scope) -> tuple[KnownDecision, ...]:
        """Return all written decisions."""
        del scope
        return self._all(KnownDecision, assignment_decision, sa.true())

    def origins(self, scope: Scope) -> frozenset[str]:
        """Return the keys of the rows that were taken into the journal before."""
        query = sa.select(engagement.c.origin).where(
            engagement.c.origin > "", in_scope(scope, engagement.c.territory_id)
        )
        with self._reading() as connection:
            return frozenset(connection.scalars(query))

    def _all(self, cls: type[T], table: Any, condition: Any) -> tuple[T, ...]:
        names = cls.__dataclass_fields__  # type: ignore[attr-defined]  # every row type is one
        query = sa.select(*(table.c[name] for name in names)).where(condition).order_by(table.c.id)
        with self._reading() as connection:
            return tuple(cls(*row) for row in connection.execute(query))
