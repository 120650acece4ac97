"""Personnel procedures, to their named readers alone (QC Đ4.1)."""

import uuid
from collections.abc import Collection

import sqlalchemy as sa

from app.ports.scope import Scope
from app.read_models.meetings import ProcedureRow
from db.queries import named_readers
from db.queries.meetings import names_of
from db.queries.parts import SqlReader, in_scope
from db.schema import personnel_procedure, territory


class SqlProcedureQueries(SqlReader):
    """See ``app.ports.queries_meetings.ProcedureQueries``."""

    def readable(self, scope: Scope) -> tuple[ProcedureRow, ...]:
        """Return those of which the one who asks is a reader, the latest begun first."""
        table = personnel_procedure.c
        query = (
            sa.select(personnel_procedure, territory.c.name.label("territory_name"))
            .join(territory, territory.c.id == table.territory_id)
            .where(in_scope(scope, table.territory_id))
            .order_by(table.valid_from.desc(), table.id.desc())
        )
        with self._reading() as connection:
            closed = named_readers.closed_procedures(connection, scope)
            rows = [row for row in connection.execute(query) if row.id not in closed]
            names = names_of(connection, (one for row in rows for one in row.reader_ids))
        return tuple(
            ProcedureRow(
                id=row.id,
                territory_id=row.territory_id,
                territory_name=row.territory_name,
                title=row.title,
                valid_from=row.valid_from,
                valid_to=row.valid_to,
                reader_ids=tuple(row.reader_ids),
                readers=tuple(names[one] for one in row.reader_ids if one in names),
                note=row.note,
            )
            for row in rows
        )

    def hidden(self, scope: Scope, ids: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
        """Return which of these ids the one who asks must not learn of."""
        with self._reading() as connection:
            return named_readers.hidden(connection, scope, ids)
