"""Tasks given by leaders and group leads, and how they go on (QC Đ5.7; domain D5)."""

import datetime as dt
import uuid

from app.domain.days import refuse_future
from app.domain.flow import Actor, Word
from app.domain.record import RecordKind
from app.domain.standing import Circumstances, Standing
from app.domain.task import Task, groups_of
from app.ports.store import UnitOfWork
from app.read_models.tasks import AssigneeKind, TaskDetail, TaskRow, Whose
from app.services.entered import keep_entering
from app.services.open_steps import open_steps
from app.services.steps import SteppingService
from app.services.task_forms import FormLists, NewTask, form_lists

Kinds = frozenset[RecordKind]


class Tasks(SteppingService):
    """See the module. Writes return the kinds they touched, making ones the new id before them."""

    def rows(
        self,
        whose: Whose,
        *,
        territory_id: uuid.UUID | None = None,
        closed_since: dt.date | None = None,
        only_open: bool = False,
    ) -> tuple[TaskRow, ...]:
        """Return tasks, the open ones first by day due, then the others, newest first."""
        persons: set[uuid.UUID] = set()
        groups: set[uuid.UUID] = set()
        divisions: set[uuid.UUID] = set()
        if whose in (Whose.MINE, Whose.GROUP):
            everyone = self._queries.people.people(self._scope, self._today())
            me = next((one for one in everyone if one.id == self._me), None)
            group_id = None if me is None else me.group_id
            if group_id is not None:
                groups = {group_id}
            if whose is Whose.MINE:
                persons = {self._me}
                if me is not None and me.division_id is not None:
                    divisions = {me.division_id}
            else:
                persons = {one.id for one in everyone if group_id and one.group_id == group_id}
                if not groups:
                    return ()
        return self._queries.tasks.rows(
            self._scope,
            persons=persons,
            groups=groups,
            divisions=divisions,
            given_by=self._me if whose is Whose.GIVEN else None,
            territory_id=territory_id,
            closed_since=closed_since,
            only_open=only_open,
        )

    def task(self, task_id: uuid.UUID) -> TaskRow:
        """Return one task; raises DomainError ``record_missing``."""
        return self._queries.tasks.row(self._scope, task_id)

    def give(self, new: NewTask, word: Word | None = None) -> tuple[uuid.UUID, Kinds]:
        """Give a task: by the person at the program, or written down for the one of ``word``.

        Raises DomainError ``text_missing``, ``assignee_missing``, ``too_early``,
        ``task_giver_not_entitled``, ``day_in_future`` or ``channel_missing``.
        """
        word = self._own_word() if word is None else word
        standing = self._standing(word)
        with self._writing() as uow:
            task_id = add_task(uow, new, word, standing, me=self._me, today=self._today())
            uow.wipe_draft(self._me, task_draft(new.source_id))
            return task_id, uow.commit().kinds

    def take(self, task_id: uuid.UUID, step: str, word: Word | None = None) -> Kinds:
        """Take a step of a task: accept, finish (its remark is the result), confirm and so on.

        Raises what ``SteppingService._take`` raises.
        """
        word = self._own_word() if word is None else word
        standing = self._standing(word)
        about = self._about(self.task(task_id), standing)
        with self._writing() as uow:
            self._take(uow, standing, uow.get(Task, task_id), step, word, about)
            return uow.commit().kinds

    def detail(self, task_id: uuid.UUID) -> TaskDetail:
        """Return a task with what it came from, its trace and the steps that are open now.

        Raises DomainError ``record_missing``.
        """
        row = self.task(task_id)
        standing = self._standing(self._own_word())
        about = self._about(row, standing)
        names = self._queries.records.names(
            self._scope, [] if row.source_id is None else [row.source_id]
        )
        givers = about.author_id
        doer = _first_doer(row, standing)
        return TaskDetail(
            row=row,
            source=None if row.source_id is None else names.get(row.source_id),
            trace=self._queries.steps.of(self._scope, (task_id,)),
            steps=open_steps(
                Task.FLOW,
                row.state,
                standing.actors(self._me, about),
                self._me,
                lambda move: doer if Actor.ASSIGNEE in move.actors else givers,
            ),
        )

    def form_lists(self) -> FormLists:
        """Return what the form of a task chooses from today."""
        return form_lists(self._queries, self._scope, self._today(), self._me)

    def _about(self, row: TaskRow, standing: Standing) -> Circumstances:
        doers: frozenset[uuid.UUID] = frozenset()
        groups: tuple[uuid.UUID, ...] = ()
        if row.assignee_kind is AssigneeKind.PERSON:
            doers = frozenset({row.assignee_id})
            groups = groups_of(standing, row.assignee_id)
        elif row.assignee_kind is AssigneeKind.GROUP:
            doers = standing.members_of.get(row.assignee_id, frozenset())
            groups = (row.assignee_id,)
        else:
            everyone = self._queries.people.people(self._scope, standing.day)
            doers = frozenset(one.id for one in everyone if one.division_id == row.assignee_id)
        return Circumstances(
            territory_id=row.territory_id,
            group_id=groups[0] if groups else None,
            author_id=row.given_by_id,
            assignee_ids=tuple(sorted(doers)),
        )


def add_task(
    uow: UnitOfWork,
    new: NewTask,
    word: Word,
    standing: Standing,
    *,
    me: uuid.UUID,
    today: dt.date,
) -> uuid.UUID:
    """Add a task to a unit of work and return its id; raises what ``Tasks.give`` raises.

    ``word`` is of the one who gives it, ``standing`` that of its day, read before the unit of
    work was opened; ``me`` is the person at the program.
    """
    refuse_future(word.on, today, "on")
    kind, who = new.assignee_kind, new.assignee_id
    task = Task(
        text=new.text.strip(),
        given_by_id=word.by_id,
        given_on=word.on,
        assignee_person_id=who if kind is AssigneeKind.PERSON else None,
        assignee_group_id=who if kind is AssigneeKind.GROUP else None,
        assignee_division_id=who if kind is AssigneeKind.DIVISION else None,
        territory_id=new.territory_id,
        due_on=new.due_on,
        source_kind=new.source_kind,
        source_id=new.source_id,
    )
    task.check()
    task.check_giver(standing)
    keep_entering(uow, RecordKind.TASK, task.id, word, me, today, text=task.text, state=task.state)
    uow.add(task)
    uow.went_out()
    return task.id


def _first_doer(row: TaskRow, standing: Standing) -> uuid.UUID | None:
    """Return whose word it would be, were it written down: the doer, or the lead of the doers."""
    if row.assignee_kind is AssigneeKind.PERSON:
        return row.assignee_id
    return standing.lead_of.get(row.assignee_id)


def task_draft(source_id: uuid.UUID | None) -> str:
    """Return the draft's name of the form of a task, by what it comes of."""
    return f"task:{source_id or 'new'}"
