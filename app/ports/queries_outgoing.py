"""The read side of outgoing documents: register, series, desk, lists, prints and their codes.

Called on the store's thread, every method under a required scope; part of ``queries.Queries``.
"""

# ruff: noqa: D102 - the class names the subject, the row types say what comes back

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from typing import Protocol

from app.domain.outgoing import IssuingBody
from app.domain.record import RecordKind
from app.ports.scope import Scope
from app.ports.signing import Verifier
from app.read_models.outgoing import (
    DeskRow,
    DeviceRow,
    DocumentTypeRow,
    FoundPrint,
    HabitRow,
    OutgoingFilter,
    OutgoingRow,
    PrintRow,
    RecipientListRow,
    SeriesRow,
)
from app.read_models.page import Mark, Page
from app.read_models.records import LogFault


class OutgoingQueries(Protocol):
    """The register, newest first, and what numbering rests on."""

    def page(
        self, scope: Scope, chosen: OutgoingFilter, *, after: Mark | None = None, limit: int = ...
    ) -> Page[OutgoingRow]: ...
    def rows(self, scope: Scope, chosen: OutgoingFilter) -> tuple[OutgoingRow, ...]: ...
    def row(self, scope: Scope, document_id: uuid.UUID) -> OutgoingRow: ...
    def content(self, scope: Scope, document_id: uuid.UUID) -> str: ...
    def made_of(
        self, scope: Scope, document_kind: str, record_id: uuid.UUID
    ) -> tuple[OutgoingRow, ...]: ...
    def used_numbers(
        self, scope: Scope, issuer: IssuingBody, series: str, term_id: uuid.UUID | None
    ) -> tuple[int, ...]: ...
    def signed_last(
        self, scope: Scope, issuer: IssuingBody, series: str, term_id: uuid.UUID | None
    ) -> tuple[int, dt.date] | None: ...
    def symbol_used_on(
        self, scope: Scope, symbol: str, numbers: Collection[int]
    ) -> tuple[tuple[int, dt.date], ...]: ...
    def types(self, scope: Scope) -> tuple[DocumentTypeRow, ...]: ...
    def series(self, scope: Scope) -> tuple[SeriesRow, ...]: ...
    def desk(self, scope: Scope) -> DeskRow | None: ...
    def devices(self, scope: Scope) -> tuple[DeviceRow, ...]: ...
    def recipient_lists(self, scope: Scope, day: dt.date) -> tuple[RecipientListRow, ...]: ...
    def habit(self, scope: Scope, document_kind: str) -> HabitRow | None: ...
    def settings(self, scope: Scope) -> Mapping[str, str]: ...


class PaperCodeQueries(Protocol):
    """Prints with a code, and the entries of the change log that hold them."""

    def prints(self, scope: Scope, document_id: uuid.UUID) -> tuple[PrintRow, ...]: ...
    def unbound(
        self, scope: Scope, kind: RecordKind, record_id: uuid.UUID
    ) -> tuple[tuple[uuid.UUID, str], ...]: ...
    def entry_hash(self, scope: Scope, device_id: uuid.UUID, sequence: int) -> bytes: ...
    def find(self, scope: Scope, prefix: bytes) -> FoundPrint | None: ...
    def chain_fault(
        self, scope: Scope, verifier: Verifier, device_id: uuid.UUID, sequence: int
    ) -> LogFault | None: ...
