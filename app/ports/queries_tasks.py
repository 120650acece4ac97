"""The read side of tasks, instructions, requests for information and reserved opinions.

Called on the store's thread, every method under a required scope; part of ``queries.Queries``.
"""

# ruff: noqa: D102 - the class names the subject, the row types say what comes back

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Protocol

from app.domain.record import RecordKind
from app.ports.scope import Scope
from app.read_models.opinions import InstructionRow, OpinionRow
from app.read_models.requests import RequestRow
from app.read_models.tasks import TaskRow


class TaskQueries(Protocol):
    """Tasks, the open ones first by day due, then the others by day given, newest first."""

    def rows(
        self,
        scope: Scope,
        *,
        persons: Collection[uuid.UUID] = (),
        groups: Collection[uuid.UUID] = (),
        divisions: Collection[uuid.UUID] = (),
        given_by: uuid.UUID | None = None,
        territory_id: uuid.UUID | None = None,
        source_ids: Collection[uuid.UUID] | None = None,
        closed_since: dt.date | None = None,
        only_open: bool = False,
    ) -> tuple[TaskRow, ...]: ...
    def row(self, scope: Scope, task_id: uuid.UUID) -> TaskRow: ...


class RequestQueries(Protocol):
    """Requests, the open ones first by day due."""

    def rows(
        self,
        scope: Scope,
        *,
        group_id: uuid.UUID | None = None,
        asked_by_id: uuid.UUID | None = None,
        territory_id: uuid.UUID | None = None,
        only_open: bool = False,
    ) -> tuple[RequestRow, ...]: ...
    def row(self, scope: Scope, request_id: uuid.UUID) -> RequestRow: ...


class OpinionQueries(Protocol):
    """Reserved opinions and instructions, newest first."""

    def opinions(
        self,
        scope: Scope,
        *,
        subject_id: uuid.UUID | None = None,
        opinion_id: uuid.UUID | None = None,
    ) -> tuple[OpinionRow, ...]: ...
    def instructions(
        self,
        scope: Scope,
        *,
        subject_id: uuid.UUID | None = None,
        instruction_id: uuid.UUID | None = None,
    ) -> tuple[InstructionRow, ...]: ...
    def place_of(
        self, scope: Scope, kind: RecordKind, record_id: uuid.UUID
    ) -> tuple[uuid.UUID | None, uuid.UUID | None]: ...
