"""The read side of territories in time."""

# ruff: noqa: D102 - the class names the subject, the row types say what comes back

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from typing import Protocol

from app.ports.scope import Scope
from app.read_models.lineage import (
    HeldItem,
    HolderRow,
    LinkRow,
    MovedRow,
    NamedEntryRow,
    UnitCounts,
    UnitRow,
)


class LineageQueries(Protocol):
    """What hangs on units that end, and which followed which."""

    def held(
        self, scope: Scope, territory_ids: Collection[uuid.UUID], on: dt.date
    ) -> tuple[HeldItem, ...]: ...
    def left_over(self, scope: Scope, today: dt.date) -> tuple[HeldItem, ...]: ...
    def links(self, scope: Scope) -> tuple[LinkRow, ...]: ...
    def units(self, scope: Scope) -> Mapping[uuid.UUID, UnitRow]: ...
    def counts(
        self, scope: Scope, territory_ids: Collection[uuid.UUID]
    ) -> Mapping[uuid.UUID, UnitCounts]: ...
    def moved(self, scope: Scope, territory_ids: Collection[uuid.UUID]) -> tuple[MovedRow, ...]: ...
    def holders(self, scope: Scope) -> tuple[HolderRow, ...]: ...
    def named_as_today(self, scope: Scope) -> tuple[NamedEntryRow, ...]: ...
