"""The read side of findings (``Queries.findings``); every method under a required scope."""

# ruff: noqa: D102 - the class names the subject, the row types say what comes back

import datetime as dt
import uuid
from typing import Protocol

from app.domain.finding import FindingKind
from app.ports.scope import Scope
from app.read_models.findings import (
    BoardFigure,
    ClusterRow,
    FindingDetail,
    FindingFilter,
    FindingRow,
)
from app.read_models.page import Mark, Page


class FindingQueries(Protocol):
    """Findings, their hand-overs, clusters."""

    def page(
        self,
        scope: Scope,
        chosen: FindingFilter,
        today: dt.date,
        *,
        after: Mark | None = None,
        limit: int = ...,
    ) -> Page[FindingRow]: ...
    def rows(
        self, scope: Scope, chosen: FindingFilter, today: dt.date
    ) -> tuple[FindingRow, ...]: ...
    def finding(self, scope: Scope, finding_id: uuid.UUID) -> FindingRow: ...
    def detail(self, scope: Scope, finding_id: uuid.UUID) -> FindingDetail: ...
    def board(
        self, scope: Scope, chosen: FindingFilter, today: dt.date
    ) -> tuple[BoardFigure, ...]: ...
    def clusters(
        self, scope: Scope, *, kind: FindingKind | None = None
    ) -> tuple[ClusterRow, ...]: ...
