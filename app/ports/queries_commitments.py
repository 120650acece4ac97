"""The read side of commitments to territories and of group sessions."""

# ruff: noqa: D102 - the class names the subject, the row types say what comes back

import datetime as dt
import uuid
from typing import Protocol

from app.ports.scope import Scope
from app.read_models.commitments import CommitmentFilter, CommitmentRow
from app.read_models.group_sessions import OpenMatter, SessionItemRow


class CommitmentQueries(Protocol):
    """What was promised to territories."""

    def rows(
        self, scope: Scope, chosen: CommitmentFilter, *, limit: int = ...
    ) -> tuple[CommitmentRow, ...]: ...
    def of_engagement(
        self, scope: Scope, engagement_id: uuid.UUID
    ) -> tuple[CommitmentRow, ...]: ...
    def one(self, scope: Scope, commitment_id: uuid.UUID) -> CommitmentRow: ...


class GroupSessionQueries(Protocol):
    """Agendas of the groups' own sessions, and what waits to be talked about."""

    def items(self, scope: Scope, engagement_id: uuid.UUID) -> tuple[SessionItemRow, ...]: ...
    def item(self, scope: Scope, item_id: uuid.UUID) -> SessionItemRow: ...
    def open_matters(
        self, scope: Scope, group_id: uuid.UUID, day: dt.date
    ) -> tuple[OpenMatter, ...]: ...
