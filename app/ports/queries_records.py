"""What reads records whatever they are about: trace, history, search, the change log."""

# ruff: noqa: D102 - the class names the subject, the row types say what comes back

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Mapping
from typing import Protocol

from app.domain.record import RecordKind
from app.ports.scope import Scope
from app.ports.signing import Verifier
from app.read_models.home import HomeFacts
from app.read_models.records import (
    AttachmentRow,
    HistoryRow,
    LogHead,
    LogMark,
    LogVerdict,
    RecordName,
    SearchHit,
)
from app.read_models.steps import StepRow


class RecordQueries(Protocol):
    """What every record has, and the search over them."""

    def history(
        self, scope: Scope, record_ids: tuple[uuid.UUID, ...]
    ) -> tuple[HistoryRow, ...]: ...
    def names(self, scope: Scope, ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, RecordName]: ...
    def attachments(self, scope: Scope, record_id: uuid.UUID) -> tuple[AttachmentRow, ...]: ...
    def content(self, scope: Scope, attachment_id: uuid.UUID) -> bytes: ...
    def search(self, scope: Scope, text: str, *, limit: int = 50) -> tuple[SearchHit, ...]: ...
    def drafts(
        self, scope: Scope, person_id: uuid.UUID, form: str
    ) -> tuple[dt.datetime, str] | None: ...
    def device_of(self, scope: Scope, signing_key: bytes) -> uuid.UUID | None: ...
    def changed_since(
        self, scope: Scope, mark: LogMark
    ) -> tuple[LogMark, frozenset[tuple[RecordKind, uuid.UUID]]]: ...
    def kinds(self, scope: Scope, ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, RecordKind]: ...
    def heads(self, scope: Scope) -> tuple[LogHead, ...]: ...
    def verify(
        self,
        scope: Scope,
        verifier: Verifier,
        progress: Callable[[int, int], None] | None = None,
    ) -> LogVerdict: ...
    def count(self, scope: Scope, kind: RecordKind) -> int: ...


class StepQueries(Protocol):
    """The trace of steps."""

    def of(self, scope: Scope, record_ids: Collection[uuid.UUID]) -> tuple[StepRow, ...]: ...
    def one(self, scope: Scope, step_id: uuid.UUID) -> StepRow: ...
    def to_countersign(self, scope: Scope, person_id: uuid.UUID) -> tuple[StepRow, ...]: ...


class HomeQueries(Protocol):
    """The home screen."""

    def facts(
        self,
        scope: Scope,
        today: dt.date,
        *,
        group_id: uuid.UUID | None = None,
        with_terms: bool = True,
    ) -> HomeFacts: ...
