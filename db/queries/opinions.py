"""Reserved opinions and instructions with the names of whose they are and what they stand at."""

import uuid
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from app.domain.flow import ENTERED
from app.domain.record import RecordKind
from app.ports.scope import Scope
from app.read_models.opinions import InstructionRow, OpinionRow, WrittenDown
from app.read_models.records import RecordName
from db.mapping import TABLE_OF
from db.queries import record_names
from db.queries.parts import SqlReader, in_scope
from db.schema import instruction, person, reserved_opinion, step

_by = person.alias("by")
_writer = person.alias("writer")


class SqlOpinionQueries(SqlReader):
    """See ``app.ports.queries_tasks.OpinionQueries``.

    Under a narrow scope only what stands at a record of that scope is returned.
    """

    def opinions(
        self,
        scope: Scope,
        *,
        subject_id: uuid.UUID | None = None,
        opinion_id: uuid.UUID | None = None,
    ) -> tuple[OpinionRow, ...]:
        """Return reserved opinions, newest first: all, of one record, or one alone."""
        found, names = self._read(scope, reserved_opinion, subject_id, opinion_id)
        return tuple(
            OpinionRow(
                id=row.id,
                subject_kind=row.subject_kind,
                subject_id=row.subject_id,
                subject=names.get(row.subject_id),
                by_id=row.by_id,
                by_name=row.by_name,
                given_on=row.given_on,
                against=row.against,
                text=row.text,
                written_down=_written_down(row),
            )
            for row in found
        )

    def instructions(
        self,
        scope: Scope,
        *,
        subject_id: uuid.UUID | None = None,
        instruction_id: uuid.UUID | None = None,
    ) -> tuple[InstructionRow, ...]:
        """Return instructions, newest first, without the tasks that they became."""
        found, names = self._read(scope, instruction, subject_id, instruction_id)
        return tuple(
            InstructionRow(
                id=row.id,
                subject_kind=row.subject_kind,
                subject_id=row.subject_id,
                subject=names.get(row.subject_id),
                by_id=row.by_id,
                by_name=row.by_name,
                given_on=row.given_on,
                text=row.text,
                written_down=_written_down(row),
            )
            for row in found
        )

    def place_of(
        self, scope: Scope, kind: RecordKind, record_id: uuid.UUID
    ) -> tuple[uuid.UUID | None, uuid.UUID | None]:
        """Return group and territory of a record that something stands beside, where it has one."""
        table = TABLE_OF[kind]
        columns = [
            table.c[name] if name in table.c else sa.null().label(name)
            for name in ("group_id", "territory_id")
        ]
        query = sa.select(*columns).where(table.c.id == record_id)
        if "territory_id" in table.c:
            query = query.where(in_scope(scope, table.c.territory_id))
        with self._reading() as connection:
            found = connection.execute(query).first()
        return (None, None) if found is None else (found.group_id, found.territory_id)

    def _read(
        self,
        scope: Scope,
        table: sa.Table,
        subject_id: uuid.UUID | None,
        record_id: uuid.UUID | None,
    ) -> tuple[Sequence[Any], dict[uuid.UUID, RecordName]]:
        query = (
            sa.select(
                table,
                _by.c.full_name.label("by_name"),
                _writer.c.full_name.label("writer_name"),
                step.c.channel,
                step.c.countersigned_on,
            )
            .join(_by, _by.c.id == table.c.by_id)
            .outerjoin(step, (step.c.record_id == table.c.id) & (step.c.step == ENTERED))
            .outerjoin(_writer, _writer.c.id == step.c.written_by_id)
            .order_by(table.c.given_on.desc(), table.c.id.desc())
        )
        if subject_id is not None:
            query = query.where(table.c.subject_id == subject_id)
        if record_id is not None:
            query = query.where(table.c.id == record_id)
        with self._reading() as connection:
            rows = connection.execute(query).all()
            names = dict(record_names.find(connection, scope, {row.subject_id for row in rows}))
        if scope.territory_ids is not None:
            rows = [row for row in rows if row.subject_id in names]
        return rows, names


def _written_down(row: Any) -> WrittenDown | None:
    if row.writer_name is None:
        return None
    return WrittenDown(row.writer_name, row.channel, row.countersigned_on)
