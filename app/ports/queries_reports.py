"""What reads reports and what they are drafted from, and the ratings of territories."""

# ruff: noqa: D102 - the class names the subject, the row types say what comes back

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Protocol

from app.domain.rating import RatingState
from app.domain.report import ReportFamily, ReportKind, ReportState
from app.ports.scope import Scope
from app.read_models.page import Mark, Page
from app.read_models.ratings import (
    EvidenceCandidate,
    EvidenceRow,
    NewestRating,
    RatingRow,
    RatingYearRow,
    SchemeRow,
)
from app.read_models.reports import (
    GroupReportFact,
    ReportDetail,
    ReportMaterial,
    ReportRow,
    ReportSource,
)


class ReportQueries(Protocol):
    """Reports and what they are drafted from."""

    def page(
        self,
        scope: Scope,
        *,
        family: ReportFamily | None = None,
        group_id: uuid.UUID | None = None,
        state: ReportState | None = None,
        period: tuple[dt.date, dt.date] | None = None,
        territory_ids: Collection[uuid.UUID] = (),
        after: Mark | None = None,
        limit: int = ...,
    ) -> Page[ReportRow]: ...
    def report(self, scope: Scope, report_id: uuid.UUID) -> ReportDetail: ...
    def find(
        self,
        scope: Scope,
        kind: ReportKind,
        period_from: dt.date,
        period_to: dt.date,
        *,
        group_id: uuid.UUID | None = None,
        follower_id: uuid.UUID | None = None,
        outline: str | None = None,
    ) -> uuid.UUID | None: ...
    def material(self, scope: Scope, source: ReportSource) -> ReportMaterial: ...
    def handed_in(
        self, scope: Scope, period_from: dt.date, period_to: dt.date
    ) -> tuple[GroupReportFact, ...]: ...


class RatingQueries(Protocol):
    """Proposed ratings of territories."""

    def schemes(self, scope: Scope) -> tuple[SchemeRow, ...]: ...
    def rows(
        self,
        scope: Scope,
        year: int,
        *,
        group_id: uuid.UUID | None = None,
        state: RatingState | None = None,
    ) -> tuple[RatingRow, ...]: ...
    def of_territory(self, scope: Scope, territory_id: uuid.UUID) -> tuple[RatingYearRow, ...]: ...
    def newest(self, scope: Scope) -> tuple[NewestRating, ...]: ...
    def place_of(self, scope: Scope, rating_id: uuid.UUID) -> tuple[uuid.UUID, int]: ...
    def evidence(self, scope: Scope, rating_id: uuid.UUID) -> tuple[EvidenceRow, ...]: ...
    def candidates(
        self, scope: Scope, territory_id: uuid.UUID, year: int
    ) -> tuple[EvidenceCandidate, ...]: ...
