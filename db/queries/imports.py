"""What the book already holds, whole and flat, for holding an office's Excel rows against it."""

import datetime as dt
from typing import Any, TypeVar

import sqlalchemy as sa

from app.ports.scope import Scope
from app.read_models.imports import (
    KnownAssignment,
    KnownDecision,
    KnownEntry,
    KnownFinding,
    KnownGroup,
    KnownMembership,
    KnownPerson,
    KnownRating,
    KnownTerritory,
)
from app.read_models.sheet_layouts import KnownMapping
from db.queries.parts import SqlReader, holds_on, in_scope, not_merged
from db.schema import (
    assignment,
    assignment_decision,
    division,
    engagement,
    finding,
    finding_handover,
    group,
    group_membership,
    import_mapping,
    officer,
    outcome,
    person,
    territory,
    territory_rating,
)

T = TypeVar("T")


class SqlImportQueries(SqlReader):
    """See ``app.ports.queries_imports.ImportQueries``."""

    def territories(self, scope: Scope) -> tuple[KnownTerritory, ...]:
        """Return all territories, those that ended too."""
        mine = in_scope(scope, territory.c.id) & not_merged(territory)
        return self._all(KnownTerritory, territory, mine)

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
            .where(not_merged(person))
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
        return self._all(KnownMembership, group_membership, not_merged(group_membership))

    def assignments(self, scope: Scope) -> tuple[KnownAssignment, ...]:
        """Return all assignments."""
        mine = in_scope(scope, assignment.c.territory_id) & not_merged(assignment)
        return self._all(KnownAssignment, assignment, mine)

    def decisions(self, scope: Scope) -> tuple[KnownDecision, ...]:
        """Return all written decisions."""
        del scope
        return self._all(KnownDecision, assignment_decision, sa.true())

    def entries(self, scope: Scope, first: dt.date, last: dt.date) -> tuple[KnownEntry, ...]:
        """Return the entries of the journal that begin between two days, both included."""
        table = engagement.c
        query = (
            sa.select(
                table.id,
                table.kind,
                table.starts_on,
                table.ends_on,
                table.territory_id,
                table.group_id,
                table.subject,
                table.participant_ids,
                table.closed_on,
                table.cancelled_on,
                table.origin,
                outcome.c.results,
                outcome.c.id.label("outcome_id"),
                outcome.c.reported_by_id,
            )
            .outerjoin(outcome, outcome.c.engagement_id == table.id)
            .where(table.starts_on.between(first, last), in_scope(scope, table.territory_id))
            .order_by(table.id)
        )
        with self._reading() as connection:
            return tuple(
                KnownEntry(**(row._asdict() | {"participant_ids": tuple(row.participant_ids)}))
                for row in connection.execute(query)
            )

    def findings(self, scope: Scope) -> tuple[KnownFinding, ...]:
        """Return all findings, and whether each was ever handed over."""
        table = finding.c
        handed = (
            sa.select(finding_handover.c.id)
            .where(finding_handover.c.finding_id == table.id)
            .exists()
        )
        names = [name for name in KnownFinding.__dataclass_fields__ if name != "is_handed_over"]
        query = (
            sa.select(*(table[name] for name in names), handed)
            .where(in_scope(scope, table.territory_id))
            .order_by(table.id)
        )
        with self._reading() as connection:
            return tuple(KnownFinding(*tuple(row)) for row in connection.execute(query))

    def ratings(self, scope: Scope) -> tuple[KnownRating, ...]:
        """Return all ratings."""
        return self._all(
            KnownRating, territory_rating, in_scope(scope, territory_rating.c.territory_id)
        )

    def mappings(self, scope: Scope) -> tuple[KnownMapping, ...]:
        """Return the columns assigned to headers before, but for those that were forgotten."""
        del scope
        return self._all(KnownMapping, import_mapping, import_mapping.c["columns"] > "")

    def _all(self, cls: type[T], table: Any, condition: Any) -> tuple[T, ...]:
        names = cls.__dataclass_fields__  # type: ignore[attr-defined]  # every row type is one
        query = sa.select(*(table.c[name] for name in names)).where(condition).order_by(table.c.id)
        with self._reading() as connection:
            return tuple(cls(*row) for row in connection.execute(query))
