"""Tasks given by the leaders, and instructions (bút phê) that become tasks (QC Đ5.7)."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.domain.errors import DomainError
from app.domain.flow import Actor, Flow, Word, move
from app.domain.record import Record, RecordKind
from app.domain.standing import Circumstances, Standing


class TaskState(StrEnum):
    """Where a task stands."""

    GIVEN = "given"
    ACCEPTED = "accepted"
    DONE = "done"
    RETURNED = "returned"
    """Not accepted as done: to be gone on with."""
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


_K = TaskState
_DOERS = (Actor.ASSIGNEE, Actor.GROUP_LEAD)
#: The group lead may have given it himself; then he is its author.
_GIVERS = (Actor.AUTHOR, Actor.LEADER_IN_CHARGE, Actor.HEAD)
_UNDER_WAY = (_K.GIVEN, _K.ACCEPTED, _K.RETURNED)

TASK_FLOW: Flow[TaskState] = Flow(
    kind=RecordKind.TASK,
    states=TaskState,
    first=_K.GIVEN,
    moves=(
        move("accept", (_K.GIVEN,), _K.ACCEPTED, _DOERS, goes_out=True),
        move("finish", _UNDER_WAY, _K.DONE, _DOERS, remark_needed=True, goes_out=True),
        move("confirm", (_K.DONE,), _K.CONFIRMED, _GIVERS, goes_out=True),
        move("return", (_K.DONE,), _K.RETURNED, _GIVERS, remark_needed=True, goes_out=True),
        move("withdraw", _UNDER_WAY, _K.WITHDRAWN, _GIVERS, remark_needed=True, goes_out=True),
    ),
)


@dataclass(eq=False, kw_only=True)
class Task(Record):
    """Nhiệm vụ được giao, to a person, a group or a division: exactly one is given."""

    FLOW: ClassVar[Flow[TaskState]] = TASK_FLOW

    text: str
    given_by_id: uuid.UUID
    given_on: dt.date
    assignee_person_id: uuid.UUID | None = None
    assignee_group_id: uuid.UUID | None = None
    assignee_division_id: uuid.UUID | None = None
    territory_id: uuid.UUID | None = None
    due_on: dt.date | None = None
    source_kind: RecordKind | None = None
    """What it came from: an instruction, a leaders' session, an item of a group session."""
    source_id: uuid.UUID | None = None
    state: TaskState = TaskState.GIVEN
    done_on: dt.date | None = None
    result: str = ""

    def check(self) -> None:
        """Raise DomainError ``text_missing``, ``assignee_missing`` or ``too_early``."""
        if not self.text.strip():
            raise DomainError("text_missing", field="text")
        given = (self.assignee_person_id, self.assignee_group_id, self.assignee_division_id)
        if sum(one is not None for one in given) != 1:
            raise DomainError("assignee_missing", field="assignee")
        if self.due_on is not None and self.due_on < self.given_on:
            raise DomainError("too_early", field="due_on", day=self.given_on)

    def check_giver(self, standing: Standing) -> None:
        """Raise ``task_giver_not_entitled`` unless a leader gives it, or a lead in his group."""
        if Actor.COMMISSION_LEADER in standing.actors(self.given_by_id, Circumstances()):
            return
        given = self.assignee_group_id
        who = self.assignee_person_id
        groups: tuple[uuid.UUID, ...] = (given,) if given is not None else ()
        if who is not None:
            groups = groups_of(standing, who)
        for group_id in groups:
            about = Circumstances(group_id=group_id)
            if Actor.GROUP_LEAD in standing.actors(self.given_by_id, about):
                return
        raise DomainError("task_giver_not_entitled", field="given_by")

    def reach(self, step: str, state: TaskState, word: Word) -> None:
        """Enter the state that a step led to (see ``app.services.steps``).

        Raises DomainError ``too_early`` before it was given, or done.
        """
        since = self.done_on or self.given_on
        if word.on < since:
            raise DomainError("too_early", field="on", day=since)
        self.state = state
        if step == "finish":
            self.done_on, self.result = word.on, word.remark.strip()
        elif step == "return":
            self.done_on = None


def groups_of(standing: Standing, person_id: uuid.UUID) -> tuple[uuid.UUID, ...]:
    """Return the groups that somebody is of on that day."""
    return tuple(sorted(key for key, ids in standing.members_of.items() if person_id in ids))


@dataclass(eq=False, kw_only=True)
class Instruction(Record):
    """Bút phê: a leader's remark on a plan or report, fixed once entered."""

    FIXED_BUT: ClassVar[frozenset[str]] = frozenset()

    subject_kind: RecordKind
    subject_id: uuid.UUID
    by_id: uuid.UUID
    given_on: dt.date
    text: str

    def check(self, today: dt.date) -> None:
        """Raise DomainError ``text_missing`` or ``day_in_future``."""
        if not self.text.strip():
            raise DomainError("text_missing", field="text")
        if self.given_on > today:
            raise DomainError("day_in_future", field="given_on", day=self.given_on, today=today)

    def check_giver(self, standing: Standing) -> None:
        """Raise ``not_a_leader`` unless one of the Commission's leaders wrote it."""
        if Actor.COMMISSION_LEADER not in standing.actors(self.by_id, Circumstances()):
            raise DomainError("not_a_leader", field="by")
