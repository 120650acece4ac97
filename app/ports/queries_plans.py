"""The read side of month plans and programmes (``Queries.plans``), under a required scope."""

# ruff: noqa: D102 - the class names the subject, the row types say what comes back

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Protocol

from app.ports.scope import Scope
from app.read_models.plans import AnnouncedRow, LastVisit, PlanEntryRow, PlanRow, ProgrammeRow


class PlanQueries(Protocol):
    """Plans, their trips, programmes, and what was announced."""

    def plan(self, scope: Scope, plan_id: uuid.UUID) -> PlanRow: ...
    def plans(self, scope: Scope, month: dt.date) -> tuple[PlanRow, ...]: ...
    def entries(
        self,
        scope: Scope,
        first: dt.date,
        last: dt.date,
        today: dt.date,
        *,
        group_id: uuid.UUID | None = None,
        person_id: uuid.UUID | None = None,
    ) -> tuple[PlanEntryRow, ...]: ...
    def plan_entries(
        self, scope: Scope, plan_id: uuid.UUID, today: dt.date
    ) -> tuple[PlanEntryRow, ...]: ...
    def entry(self, scope: Scope, entry_id: uuid.UUID, today: dt.date) -> PlanEntryRow: ...
    def programme(
        self,
        scope: Scope,
        first: dt.date,
        last: dt.date,
        territory_ids: Collection[uuid.UUID] | None,
    ) -> tuple[ProgrammeRow, ...]: ...
    def programme_item(self, scope: Scope, item_id: uuid.UUID) -> ProgrammeRow: ...
    def announced(
        self,
        scope: Scope,
        first: dt.date,
        last: dt.date,
        today: dt.date,
        *,
        group_id: uuid.UUID | None = None,
        person_id: uuid.UUID | None = None,
    ) -> tuple[AnnouncedRow, ...]: ...
    def last_visits(
        self, scope: Scope, territory_ids: Collection[uuid.UUID], until: dt.date
    ) -> tuple[LastVisit, ...]: ...
