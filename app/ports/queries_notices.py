"""The read side of notices: what a new one can take from older ones, permissions for contact.

Called on the store's thread, every method under a required scope; part of ``queries.Queries``.
"""

# ruff: noqa: D102 - the class names the subject, the row types say what comes back

import uuid
from typing import Protocol

from app.ports.scope import Scope
from app.read_models.consents import LastNotice, PermissionRow, ToldBefore


class NoticeQueries(Protocol):
    """Newest first."""

    def last_of(self, scope: Scope, person_id: uuid.UUID) -> LastNotice | None: ...
    def at(
        self, scope: Scope, territory_id: uuid.UUID, *, limit: int = ...
    ) -> tuple[ToldBefore, ...]: ...
    def permissions(self, scope: Scope, engagement_id: uuid.UUID) -> tuple[PermissionRow, ...]: ...
