"""What reads the journal, and what awaits a leader's word."""

# ruff: noqa: D102 - the class names the subject, the row types say what comes back

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from typing import Protocol

from app.ports.scope import Scope
from app.read_models.awaiting import AbsenceRow, AwaitingRow, OralReportRow
from app.read_models.journal import EngagementDetail, EntryGist, JournalFilter, JournalRow
from app.read_models.page import Mark, Page


class JournalQueries(Protocol):
    """Engagements."""

    def page(
        self,
        scope: Scope,
        chosen: JournalFilter,
        today: dt.date,
        *,
        after: Mark | None = None,
        limit: int = ...,
    ) -> Page[JournalRow]: ...
    def gists(self, scope: Scope, ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, EntryGist]: ...
    def engagement(
        self, scope: Scope, engagement_id: uuid.UUID, today: dt.date
    ) -> EngagementDetail: ...


class AwaitingQueries(Protocol):
    """What awaits a leader's word, absences, oral reports."""

    def rows(self, scope: Scope) -> tuple[AwaitingRow, ...]: ...
    def absences(self, scope: Scope, since: dt.date) -> tuple[AbsenceRow, ...]: ...
    def oral_reports(self, scope: Scope, since: dt.date) -> tuple[OralReportRow, ...]: ...
    def oral_report(self, scope: Scope, report_id: uuid.UUID) -> OralReportRow: ...
