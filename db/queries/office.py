"""The office, and the short lists that forms choose from."""

import datetime as dt

import sqlalchemy as sa

from app.domain.errors import StoreError
from app.ports.scope import Scope
from app.read_models.office import (
    AccountRow,
    Choice,
    CongressTermRow,
    DivisionRow,
    KindRow,
    LeaderRow,
    OfficeRow,
)
from db.queries.parts import SqlReader, holds_on
from db.schema import (
    account,
    commission_leader,
    congress_term,
    division,
    office,
    person,
    subject_field,
    territory_kind,
)


class SqlOfficeQueries(SqlReader):
    """See ``app.ports.queries_office.OfficeQueries``; these rows are open to every scope."""

    def office(self, scope: Scope) -> OfficeRow:
        """Return the office; raises StoreError ``office_missing`` in a half-made book."""
        del scope
        names = OfficeRow.__dataclass_fields__
        with self._reading() as connection:
            row = connection.execute(sa.select(*(office.c[name] for name in names))).first()
        if row is None:
            raise StoreError("office_missing")
        return OfficeRow(*row)

    def terms(self, scope: Scope) -> tuple[CongressTermRow, ...]:
        """Return the congress terms, newest first."""
        del scope
        names = CongressTermRow.__dataclass_fields__
        query = sa.select(*(congress_term.c[name] for name in names)).order_by(
            congress_term.c.valid_from.desc().nulls_last()
        )
        with self._reading() as connection:
            return tuple(CongressTermRow(*row) for row in connection.execute(query))

    def divisions(self, scope: Scope, day: dt.date) -> tuple[Choice, ...]:
        """Return the divisions of that day in their order."""
        del scope
        query = (
            sa.select(division.c.id, division.c.name)
            .where(holds_on(division, day))
            .order_by(division.c.position, division.c.name)
        )
        with self._reading() as connection:
            return tuple(Choice(row.id, row.name) for row in connection.execute(query))

    def division_rows(self, scope: Scope, day: dt.date) -> tuple[DivisionRow, ...]:
        """Return the divisions of that day in their order, with all that their form shows."""
        del scope
        names = DivisionRow.__dataclass_fields__
        query = (
            sa.select(*(division.c[name] for name in names))
            .where(holds_on(division, day))
            .order_by(division.c.position, division.c.name)
        )
        with self._reading() as connection:
            return tuple(DivisionRow(*row) for row in connection.execute(query))

    def kinds(self, scope: Scope) -> tuple[KindRow, ...]:
        """Return the kinds of territory in their order."""
        del scope
        kind = territory_kind
        query = sa.select(kind.c.id, kind.c.code, kind.c.name, kind.c.category).order_by(
            kind.c.position
        )
        with self._reading() as connection:
            return tuple(KindRow(*row) for row in connection.execute(query))

    def subject_fields(self, scope: Scope, day: dt.date) -> tuple[Choice, ...]:
        """Return the subject fields of that day; ``hint`` is the regulation they come from."""
        del scope
        field = subject_field
        query = (
            sa.select(field.c.id, field.c.name, field.c.source)
            .where(holds_on(field, day))
            .order_by(field.c.position)
        )
        with self._reading() as connection:
            return tuple(Choice(*row) for row in connection.execute(query))

    def leaders(self, scope: Scope, day: dt.date) -> tuple[LeaderRow, ...]:
        """Return the Commission's leaders of that day, the Head first."""
        del scope
        leader = commission_leader
        query = (
            sa.select(leader.c.person_id, person.c.full_name, leader.c.post)
            .join(person, person.c.id == leader.c.person_id)
            .where(holds_on(leader, day))
            .order_by(leader.c.position, person.c.full_name, leader.c.id)
        )
        with self._reading() as connection:
            return tuple(LeaderRow(*row) for row in connection.execute(query))

    def accounts(self, scope: Scope) -> tuple[AccountRow, ...]:
        """Return who can open the book."""
        del scope
        query = sa.select(
            account.c.id,
            account.c.person_id,
            person.c.full_name,
            account.c.slot_id,
            account.c.is_administrator,
            account.c.valid_from,
            account.c.valid_to,
        ).join(person, person.c.id == account.c.person_id)
        with self._reading() as connection:
            return tuple(AccountRow(*row) for row in connection.execute(query))
