"""What every screen is given: services, the worker, the ways to tell and to go elsewhere."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.domain.record import RecordKind
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.services.container import Services
from ui.changes import Changes


def _stay_here(_kind: RecordKind, _chosen: object) -> None:
    """Where there is no main window, nothing else is shown."""


def _begin_nothing(_kind: RecordKind, _values: Mapping[str, object]) -> None:
    """Where there is no main window, no form of another screen comes up."""


@dataclass(frozen=True, slots=True)
class Context:
    """Made by the main window for one open book; gone when it is locked."""

    services: Services
    runner: TaskRunner
    messages: Messages
    changes: Changes
    go_to: Callable[[RecordKind, uuid.UUID], None]
    """Opens the screen that shows this record."""
    show_list: Callable[[RecordKind, object], None] = _stay_here
    """Opens the screen of these records with a filter of theirs (``JournalFilter`` …)."""
    new_record: Callable[[RecordKind, Mapping[str, object]], None] = _begin_nothing
    """Opens the form of a new record with these values (see ``Screen.new_record``)."""
