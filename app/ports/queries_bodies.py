"""The read side of sub-units, office holders and kinds in use (see ``app.ports.queries``)."""

# ruff: noqa: D102 - the class names the subject, the row types say what comes back

import uuid
from collections.abc import Mapping
from typing import Protocol

from app.ports.scope import Scope
from app.read_models.bodies import OfficeHolderRow, SubUnitRow


class BodyQueries(Protocol):
    """What belongs to territories."""

    def sub_units(
        self, scope: Scope, territory_id: uuid.UUID | None = None
    ) -> tuple[SubUnitRow, ...]: ...
    def office_holders(
        self, scope: Scope, territory_id: uuid.UUID
    ) -> tuple[OfficeHolderRow, ...]: ...
    def territory_of(self, scope: Scope, sub_unit_id: uuid.UUID) -> uuid.UUID: ...
    def kind_uses(self, scope: Scope) -> Mapping[uuid.UUID, int]: ...
    def entry_counts(self, scope: Scope, territory_id: uuid.UUID) -> Mapping[uuid.UUID, int]: ...
