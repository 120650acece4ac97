"""Commands of the services of tasks, requests, instructions and opinions; plain values."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.errors import DomainError
from app.domain.flow import Channel, Word
from app.domain.group import GroupRole
from app.domain.record import RecordKind
from app.ports.queries import Queries
from app.ports.scope import Scope
from app.read_models.office import Choice
from app.read_models.requests import AskedOf
from app.read_models.tasks import AssigneeKind
from app.services.territory_choices import territory_choices


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task as it is given; ``assignee_id`` is of a person, a group or a division."""

    text: str
    assignee_kind: AssigneeKind
    assignee_id: uuid.UUID | None
    due_on: dt.date | None = None
    territory_id: uuid.UUID | None = None
    source_kind: RecordKind | None = None
    source_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Whose word it is, when and how it came; ``channel`` only for the word of another."""

    by_id: uuid.UUID | None
    on: dt.date | None
    channel: Channel | None = None

    def word(self) -> Word:
        """Return it as a word; raises DomainError ``person_missing`` or ``date_missing``."""
        if self.by_id is None:
            raise DomainError("person_missing", field="by")
        if self.on is None:
            raise DomainError("date_missing", field="on")
        return Word(self.by_id, self.on, "", self.channel)


@dataclass(frozen=True, slots=True)
class NewInstruction:
    """A leader's remark on a paper."""

    subject_kind: RecordKind
    subject_id: uuid.UUID
    said: Said
    text: str


@dataclass(frozen=True, slots=True)
class NewOpinion:
    """A reserved opinion as it is entered."""

    subject_kind: RecordKind
    subject_id: uuid.UUID
    said: Said
    against: str
    text: str


@dataclass(frozen=True, slots=True)
class RequestForm:
    """A request as typed; ``request_id`` None makes a new one."""

    request_id: uuid.UUID | None
    asked_of: AskedOf
    asked_of_id: uuid.UUID | None
    asked_of_body: str
    group_id: uuid.UUID | None
    subject: str
    purpose: str
    due_on: dt.date | None


@dataclass(frozen=True, slots=True)
class LentPapers:
    """Papers that came with an answer and go back, by a day where one was agreed."""

    due_on: dt.date | None


@dataclass(frozen=True, slots=True)
class FormLists:
    """What the forms choose from today; in ``people`` the leaders come first."""

    today: dt.date
    me: uuid.UUID
    my_group: uuid.UUID | None
    gives_tasks: bool
    """The person at the program is a leader, or leads a group."""
    people: tuple[Choice, ...]
    leaders: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    divisions: tuple[Choice, ...]
    territories: tuple[Choice, ...]


def form_lists(queries: Queries, scope: Scope, day: dt.date, me: uuid.UUID) -> FormLists:
    """Read what the forms choose from on that day."""
    people = queries.people.people(scope, day)
    groups = queries.people.groups(scope, day)
    mine = next((one for one in people if one.id == me), None)
    people = tuple(sorted(people, key=lambda one: not one.is_leader))
    return FormLists(
        today=day,
        me=me,
        my_group=None if mine is None else mine.group_id,
        gives_tasks=mine is not None and (mine.is_leader or mine.group_role is GroupRole.LEAD),
        people=tuple(Choice(one.id, one.full_name, one.distinction) for one in people),
        leaders=tuple(
            Choice(one.person_id, one.full_name) for one in queries.office.leaders(scope, day)
        ),
        groups=tuple(Choice(one.id, one.name, one.lead_name) for one in groups),
        divisions=queries.office.divisions(scope, day),
        territories=territory_choices(queries, scope, day),
    )
