"""Puts the rows of a list of tasks into what the table of tasks is printed from."""

import datetime as dt
from collections.abc import Sequence

from app.domain.record import RecordKind
from app.read_models.compliance_papers import PaperFrame
from app.read_models.task_papers import TaskEntry, TaskListPaper
from app.read_models.tasks import TaskRow
from app.services.flow_words import state_word


def task_list_paper(
    rows: Sequence[TaskRow], heading: str, day: dt.date, frame: PaperFrame
) -> TaskListPaper:
    """Return the table of these rows, in their order."""
    return TaskListPaper(frame, day, heading, tuple(_entry(row, day) for row in rows))


def _entry(row: TaskRow, day: dt.date) -> TaskEntry:
    state = state_word(RecordKind.TASK, row.state)
    late = row.is_overdue(day)
    if late and row.due_on is not None:
        state = f"Quá hạn {(day - row.due_on).days} ngày, {state}"
    return TaskEntry(
        text=row.text,
        assignee=row.assignee_name,
        given_by=row.given_by_name,
        given_on=row.given_on,
        territory=row.territory_name,
        due_on=row.due_on,
        state=f"{state[:1].upper()}{state[1:]}",
        is_overdue=late,
        result=row.result,
    )
