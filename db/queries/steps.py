"""The trace of steps: of a record, and what awaits somebody's countersignature."""

import uuid
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from app.domain.errors import DomainError
from app.ports.scope import Scope
from app.read_models.steps import StepRow
from db.queries.parts import SqlReader
from db.schema import person, step


class SqlStepQueries(SqlReader):
    """See ``app.ports.queries_records.StepQueries``; whoever may see a record may see its steps."""

    def of(self, scope: Scope, record_ids: Collection[uuid.UUID]) -> tuple[StepRow, ...]:
        """Return the steps of these records, the oldest first."""
        del scope
        return self._rows(step.c.record_id.in_(list(record_ids)))

    def one(self, scope: Scope, step_id: uuid.UUID) -> StepRow:
        """Return one step; raises DomainError ``record_missing``."""
        del scope
        rows = self._rows(step.c.id == step_id)
        if not rows:
            raise DomainError("record_missing", kind="step")
        return rows[0]

    def to_countersign(self, scope: Scope, person_id: uuid.UUID) -> tuple[StepRow, ...]:
        """Return what was written down for this person and is not confirmed, the oldest first."""
        del scope
        return self._rows(
            step.c.by_id == person_id,
            step.c.written_by_id.is_not(None),
            step.c.countersigned_on.is_(None),
        )

    def _rows(self, *conditions: "sa.ColumnElement[bool]") -> tuple[StepRow, ...]:
        by, other, writer = person.alias("by"), person.alias("other"), person.alias("writer")
        names: dict[str, Any] = {
            "by_name": by.c.full_name,
            "in_place_of_name": sa.func.coalesce(other.c.full_name, ""),
            "written_by_name": sa.func.coalesce(writer.c.full_name, ""),
        }
        columns = [
            names[name].label(name) if name in names else step.c[name]
            for name in StepRow.__dataclass_fields__
        ]
        query = (
            sa.select(*columns)
            .join(by, by.c.id == step.c.by_id)
            .outerjoin(other, other.c.id == step.c.in_place_of_id)
            .outerjoin(writer, writer.c.id == step.c.written_by_id)
            .where(*conditions)
            # The ids are made in the order of time: of one day the earlier first.
            .order_by(step.c.taken_on, step.c.id)
        )
        with self._reading() as connection:
            return tuple(StepRow(*row) for row in connection.execute(query))
