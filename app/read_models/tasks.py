"""Rows of tasks: who is to do what until when, and what it came from."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from app.domain.record import RecordKind
from app.domain.task import TaskState
from app.read_models.records import RecordName
from app.read_models.steps import OpenStep, StepRow

#: States in which somebody is still to do something.
OPEN_TASKS = frozenset({TaskState.GIVEN, TaskState.ACCEPTED, TaskState.RETURNED, TaskState.DONE})


class Whose(StrEnum):
    """Whose tasks a list shows."""

    MINE = "mine"
    """To do by oneself, alone or as one of the group or division."""
    GROUP = "group"
    """To do by one's group or by anybody of it."""
    GIVEN = "given"
    """Given by oneself."""
    ALL = "all"


class AssigneeKind(StrEnum):
    """To whom a task is given."""

    PERSON = "person"
    GROUP = "group"
    DIVISION = "division"


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as lists show it."""

    id: uuid.UUID
    text: str
    given_by_id: uuid.UUID
    given_by_name: str
    given_on: dt.date
    assignee_kind: AssigneeKind
    assignee_id: uuid.UUID
    assignee_name: str
    territory_id: uuid.UUID | None
    territory_name: str
    due_on: dt.date | None
    source_kind: RecordKind | None
    source_id: uuid.UUID | None
    state: TaskState
    done_on: dt.date | None
    result: str

    @property
    def is_open(self) -> bool:
        """Whether somebody is still to do something: the doer, or the one who confirms."""
        return self.state in OPEN_TASKS

    def is_overdue(self, today: dt.date) -> bool:
        """Tell whether its day has passed and it is not done."""
        return (
            self.due_on is not None
            and self.due_on < today
            and self.is_open
            and self.state is not TaskState.DONE
        )


@dataclass(frozen=True, slots=True)
class TaskDetail:
    """A task with what it came from, its trace (the oldest first) and what may be done now."""

    row: TaskRow
    source: RecordName | None
    trace: tuple[StepRow, ...]
    steps: tuple[OpenStep, ...]
