"""Tasks with the names of who gave them, to whom and where."""

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from app.domain.errors import DomainError
from app.ports.scope import Scope
from app.read_models.tasks import OPEN_TASKS, AssigneeKind, TaskRow
from db.queries.parts import SqlReader, in_scope
from db.schema import division, group, person, task, territory

_giver = person.alias("giver")
_doer = person.alias("doer")


class SqlTaskQueries(SqlReader):
    """See ``app.ports.queries_tasks.TaskQueries``."""

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
    ) -> tuple[TaskRow, ...]:
        """Return tasks, the open ones first by day due, then the others, newest first.

        ``persons``, ``groups`` and ``divisions`` name whose tasks are wanted: any of them;
        ``closed_since`` leaves out what was given before and is closed.
        """
        query = _query().where(in_scope(scope, task.c.territory_id))
        if persons or groups or divisions:
            query = query.where(
                task.c.assignee_person_id.in_(list(persons))
                | task.c.assignee_group_id.in_(list(groups))
                | task.c.assignee_division_id.in_(list(divisions))
            )
        if given_by is not None:
            query = query.where(task.c.given_by_id == given_by)
        if territory_id is not None:
            query = query.where(task.c.territory_id == territory_id)
        if source_ids is not None:
            query = query.where(task.c.source_id.in_(list(source_ids)))
        is_open = task.c.state.in_(sorted(OPEN_TASKS))
        if only_open:
            query = query.where(is_open)
        elif closed_since is not None:
            query = query.where(is_open | (task.c.given_on >= closed_since))
        with self._reading() as connection:
            rows = [_row(one) for one in connection.execute(query)]
        return tuple(sorted(rows, key=_place))

    def row(self, scope: Scope, task_id: uuid.UUID) -> TaskRow:
        """Return one task; raises DomainError ``record_missing``."""
        query = _query().where(task.c.id == task_id, in_scope(scope, task.c.territory_id))
        with self._reading() as connection:
            found = connection.execute(query).first()
        if found is None:
            raise DomainError("record_missing", kind="task")
        return _row(found)


def _query() -> Any:
    return (
        sa.select(
            task,
            _giver.c.full_name.label("given_by_name"),
            _doer.c.full_name.label("person_name"),
            group.c.name.label("group_name"),
            division.c.name.label("division_name"),
            territory.c.name.label("territory_name"),
        )
        .join(_giver, _giver.c.id == task.c.given_by_id)
        .outerjoin(_doer, _doer.c.id == task.c.assignee_person_id)
        .outerjoin(group, group.c.id == task.c.assignee_group_id)
        .outerjoin(division, division.c.id == task.c.assignee_division_id)
        .outerjoin(territory, territory.c.id == task.c.territory_id)
    )


def _row(row: Any) -> TaskRow:
    kind, who, name = next(
        (kind, who, name)
        for kind, who, name in (
            (AssigneeKind.PERSON, row.assignee_person_id, row.person_name),
            (AssigneeKind.GROUP, row.assignee_group_id, row.group_name),
            (AssigneeKind.DIVISION, row.assignee_division_id, row.division_name),
        )
        if who is not None
    )
    return TaskRow(
        id=row.id,
        text=row.text,
        given_by_id=row.given_by_id,
        given_by_name=row.given_by_name,
        given_on=row.given_on,
        assignee_kind=kind,
        assignee_id=who,
        assignee_name=name,
        territory_id=row.territory_id,
        territory_name=row.territory_name or "",
        due_on=row.due_on,
        source_kind=row.source_kind,
        source_id=row.source_id,
        state=row.state,
        done_on=row.done_on,
        result=row.result,
    )


def _place(row: TaskRow) -> tuple[bool, int, uuid.UUID]:
    if row.is_open:
        return False, (row.due_on or dt.date.max).toordinal(), row.id
    return True, -row.given_on.toordinal(), row.id
