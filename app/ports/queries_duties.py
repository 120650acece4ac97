"""What the duties are computed from, and what is kept of them."""

# ruff: noqa: D102 - the class names the subject, the row types say what comes back

import datetime as dt
import uuid
from collections.abc import Callable, Collection
from typing import Protocol

from app.domain.engagement import EngagementKind
from app.domain.regulation import ObstacleState
from app.domain.standing import Standing
from app.ports.scope import Scope
from app.read_models.compliance import (
    CheckRow,
    ExemptionRow,
    FollowingBarRow,
    FulfilmentRow,
    HolidayRow,
    ObstacleRow,
    PeerPairRow,
    RecordedEventRow,
    RotationClockRow,
    TerritoryNumberRow,
)
from app.read_models.facts import EngagementFact, EventFact, Facts, PaperFact
from app.read_models.regulations import RegulationRow


class DutyQueries(Protocol):
    """Regulations, the facts that obligations are computed from, and the lists of both."""

    def facts(
        self,
        scope: Scope,
        since: dt.date,
        until: dt.date,
        *,
        earlier: Collection[EngagementKind] = ...,
        evidence_until: dt.date | None = ...,
    ) -> Facts: ...
    def facts_as_known(
        self,
        scope: Scope,
        day: dt.date,
        since: dt.date,
        until: dt.date,
        progress: Callable[[int, int], None] | None = None,
        *,
        earlier: Collection[EngagementKind] = ...,
        evidence_until: dt.date | None = ...,
    ) -> Facts: ...
    def engagement_facts(
        self, scope: Scope, ids: Collection[uuid.UUID]
    ) -> tuple[EngagementFact, ...]: ...
    def paper_facts(self, scope: Scope, ids: Collection[uuid.UUID]) -> tuple[PaperFact, ...]: ...
    def event_facts(self, scope: Scope, ids: Collection[uuid.UUID]) -> tuple[EventFact, ...]: ...
    def regulations(self, scope: Scope) -> tuple[RegulationRow, ...]: ...
    def holidays(self, scope: Scope) -> tuple[HolidayRow, ...]: ...
    def exemptions(self, scope: Scope) -> tuple[ExemptionRow, ...]: ...
    def checks(
        self,
        scope: Scope,
        *,
        regulation_id: uuid.UUID | None = None,
        group_id: uuid.UUID | None = None,
    ) -> tuple[CheckRow, ...]: ...
    def obstacles(
        self,
        scope: Scope,
        *,
        regulation_id: uuid.UUID | None = None,
        state: ObstacleState | None = None,
    ) -> tuple[ObstacleRow, ...]: ...
    def fulfilments(
        self,
        scope: Scope,
        *,
        territory_id: uuid.UUID | None = None,
        group_id: uuid.UUID | None = None,
        person_id: uuid.UUID | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        with_cancelled: bool = False,
    ) -> tuple[FulfilmentRow, ...]: ...
    def recorded_events(
        self,
        scope: Scope,
        *,
        territory_id: uuid.UUID | None = None,
        kind: str | None = None,
        with_cancelled: bool = False,
    ) -> tuple[RecordedEventRow, ...]: ...
    def territory_numbers(
        self, scope: Scope, *, territory_id: uuid.UUID | None = None
    ) -> tuple[TerritoryNumberRow, ...]: ...
    def bars(self, scope: Scope) -> tuple[FollowingBarRow, ...]: ...
    def pairs(self, scope: Scope) -> tuple[PeerPairRow, ...]: ...
    def rotation_clocks(self, scope: Scope) -> tuple[RotationClockRow, ...]: ...


class StandingQueries(Protocol):
    """Who is what on a day: leads, leaders in charge, who is away and who stands in."""

    def on(self, scope: Scope, day: dt.date) -> Standing: ...
