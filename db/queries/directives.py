"""Directives: the register, the cells of the matrix, who has studied what."""

import uuid

import sqlalchemy as sa

from app.ports.scope import Scope
from app.read_models.directives import DirectiveRow, ProgressRow, StudyRow, SuccessionLink
from db.queries.parts import SqlReader, in_scope
from db.schema import (
    directive,
    directive_progress,
    directive_study,
    person,
    territory_succession,
)


class SqlDirectiveQueries(SqlReader):
    """See ``app.ports.queries_directives.DirectiveQueries``."""

    def directives(self, scope: Scope) -> tuple[DirectiveRow, ...]:
        """Return all texts, those in force first, newest first."""
        del scope
        table = directive
        query = sa.select(*(table.c[name] for name in DirectiveRow.__dataclass_fields__)).order_by(
            table.c.ended_on.is_not(None), table.c.issued_on.desc().nulls_last(), table.c.id
        )
        with self._reading() as connection:
            return tuple(
                DirectiveRow(
                    **(
                        row._asdict()
                        | {
                            "territory_ids": tuple(row.territory_ids),
                            "kind_ids": tuple(row.kind_ids),
                        }
                    )
                )
                for row in connection.execute(query)
            )

    def progress(
        self, scope: Scope, *, territory_id: uuid.UUID | None = None
    ) -> tuple[ProgressRow, ...]:
        """Return the cells that are filled, of one territory or of all; the newest of two last."""
        table = directive_progress
        query = (
            sa.select(
                table.c.id,
                table.c.directive_id,
                table.c.territory_id,
                table.c.state,
                table.c.as_of,
                table.c.note,
                table.c.evidence,
                sa.func.coalesce(person.c.full_name, ""),
            )
            .outerjoin(person, person.c.id == table.c.noted_by_id)
            .where(in_scope(scope, table.c.territory_id))
            .order_by(table.c.as_of, table.c.id)
        )
        if territory_id is not None:
            query = query.where(table.c.territory_id == territory_id)
        with self._reading() as connection:
            return tuple(ProgressRow(*tuple(row)) for row in connection.execute(query))

    def studies(self, scope: Scope) -> tuple[StudyRow, ...]:
        """Return who has studied what, without what was taken back; oldest first."""
        del scope
        table = directive_study
        query = (
            sa.select(
                table.c.id,
                table.c.directive_id,
                table.c.person_id,
                person.c.full_name,
                table.c.studied_on,
                table.c.note,
            )
            .join(person, person.c.id == table.c.person_id)
            .where(~table.c.is_withdrawn)
            .order_by(table.c.studied_on, table.c.id)
        )
        with self._reading() as connection:
            return tuple(StudyRow(*tuple(row)) for row in connection.execute(query))

    def successions(self, scope: Scope) -> tuple[SuccessionLink, ...]:
        """Return which territory became which, as far as the later one may be seen."""
        table = territory_succession
        query = (
            sa.select(table.c.predecessor_id, table.c.successor_id, table.c.is_part, table.c["on"])
            .where(in_scope(scope, table.c.successor_id))
            .order_by(table.c["on"], table.c.id)
        )
        with self._reading() as connection:
            return tuple(SuccessionLink(*tuple(row)) for row in connection.execute(query))
