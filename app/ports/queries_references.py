"""The read side of doubles: who names a record, which were merged."""

# ruff: noqa: D102 - the class names the subject, the row types say what comes back

import uuid
from typing import Protocol

from app.domain.lineage import DoubleSubject
from app.ports.scope import Scope
from app.read_models.doubles import MergeRow
from app.read_models.references import Reference


class ReferenceQueries(Protocol):
    """Every record that names a person or a territory, past ones too."""

    def to(
        self, scope: Scope, subject: DoubleSubject, record_id: uuid.UUID
    ) -> tuple[Reference, ...]: ...
    def merges(self, scope: Scope) -> tuple[MergeRow, ...]: ...
