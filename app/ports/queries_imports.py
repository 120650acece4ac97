"""What an import holds the rows of a file against."""

# ruff: noqa: D102 - the class names the subject, the row types say what comes back

import datetime as dt
from typing import Protocol

from app.ports.scope import Scope
from app.read_models.imports import (
    KnownAssignment,
    KnownDecision,
    KnownEntry,
    KnownFinding,
    KnownGroup,
    KnownMembership,
    KnownPerson,
    KnownRating,
    KnownTerritory,
)
from app.read_models.sheet_layouts import KnownMapping


class ImportQueries(Protocol):
    """What rows of an office's Excel files are held against."""

    def territories(self, scope: Scope) -> tuple[KnownTerritory, ...]: ...
    def people(self, scope: Scope, day: dt.date) -> tuple[KnownPerson, ...]: ...
    def groups(self, scope: Scope) -> tuple[KnownGroup, ...]: ...
    def memberships(self, scope: Scope) -> tuple[KnownMembership, ...]: ...
    def assignments(self, scope: Scope) -> tuple[KnownAssignment, ...]: ...
    def decisions(self, scope: Scope) -> tuple[KnownDecision, ...]: ...
    def entries(self, scope: Scope, first: dt.date, last: dt.date) -> tuple[KnownEntry, ...]: ...
    def findings(self, scope: Scope) -> tuple[KnownFinding, ...]: ...
    def ratings(self, scope: Scope) -> tuple[KnownRating, ...]: ...
    def mappings(self, scope: Scope) -> tuple[KnownMapping, ...]: ...
