"""The read side of invitations, the leaders' working sessions and personnel procedures.

See ``app.ports.queries`` for what all queries share.
"""

# ruff: noqa: D102 - the class names the subject, the row types say what comes back

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Protocol

from app.ports.scope import Scope
from app.read_models.meetings import InvitationRow, LeadersSessionRow, ProcedureRow


class InvitationQueries(Protocol):
    """Invitations received."""

    def pending(self, scope: Scope, today: dt.date) -> tuple[InvitationRow, ...]: ...
    def between(self, scope: Scope, first: dt.date, last: dt.date) -> tuple[InvitationRow, ...]: ...
    def one(self, scope: Scope, invitation_id: uuid.UUID) -> InvitationRow: ...


class LeadersSessionQueries(Protocol):
    """Working sessions of the Commission's leaders with a territory."""

    def between(
        self, scope: Scope, first: dt.date, last: dt.date
    ) -> tuple[LeadersSessionRow, ...]: ...
    def one(self, scope: Scope, session_id: uuid.UUID) -> LeadersSessionRow: ...


class ProcedureQueries(Protocol):
    """Personnel procedures, to their named readers alone."""

    def readable(self, scope: Scope) -> tuple[ProcedureRow, ...]: ...
    def hidden(self, scope: Scope, ids: Collection[uuid.UUID]) -> frozenset[uuid.UUID]: ...
