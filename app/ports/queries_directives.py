"""The read side of directives, as ``app.ports.queries`` takes it up."""

# ruff: noqa: D102 - the class names the subject, the row types say what comes back

import uuid
from typing import Protocol

from app.ports.scope import Scope
from app.read_models.directives import DirectiveRow, ProgressRow, StudyRow, SuccessionLink


class DirectiveQueries(Protocol):
    """The register, the cells of the matrix, who has studied what."""

    def directives(self, scope: Scope) -> tuple[DirectiveRow, ...]: ...
    def progress(
        self, scope: Scope, *, territory_id: uuid.UUID | None = None
    ) -> tuple[ProgressRow, ...]: ...
    def studies(self, scope: Scope) -> tuple[StudyRow, ...]: ...
    def successions(self, scope: Scope) -> tuple[SuccessionLink, ...]: ...
