"""What the table of tasks is printed from; plain values in words."""

import datetime as dt
from dataclasses import dataclass

from app.read_models.compliance_papers import PaperFrame


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """One task as the table prints it."""

    text: str
    assignee: str
    given_by: str
    given_on: dt.date
    territory: str
    due_on: dt.date | None
    state: str
    is_overdue: bool
    result: str


@dataclass(frozen=True, slots=True)
class TaskListPaper:
    """The table as of a day; ``heading`` says whose tasks they are."""

    frame: PaperFrame
    day: dt.date
    heading: str
    tasks: tuple[TaskEntry, ...]
