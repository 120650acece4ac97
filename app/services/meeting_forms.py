"""What the forms of invitations, leaders' sessions and procedures give, and what they offer."""

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass

from app.domain.engagement import EngagementKind
from app.ports.queries import Queries
from app.ports.scope import Scope
from app.read_models.meetings import InvitationRow, LeadersSessionRow, Need
from app.read_models.office import Choice
from app.read_models.steps import OpenStep, StepRow
from app.read_models.tasks import AssigneeKind
from app.services.territory_choices import territory_choices


def invitation_draft(invitation_id: uuid.UUID | None) -> str:
    """Return the draft's name of an invitation's form."""
    return f"invitation:{invitation_id or 'new'}"


def session_draft(session_id: uuid.UUID | None) -> str:
    """Return the draft's name of the form of a leaders' session."""
    return f"leaders_session:{session_id or 'new'}"


def session_tasks_draft(session_id: uuid.UUID) -> str:
    """Return the draft's name of the form that makes tasks of a session's conclusions."""
    return f"leaders_session_tasks:{session_id}"


def procedure_draft(procedure_id: uuid.UUID | None) -> str:
    """Return the draft's name of a personnel procedure's form."""
    return f"procedure:{procedure_id or 'new'}"


@dataclass(frozen=True, slots=True)
class MeetingLists:
    """What the forms choose from today; the own group's territories come first."""

    today: dt.date
    me: uuid.UUID
    my_group: uuid.UUID | None
    territories: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    people: tuple[Choice, ...]
    """The Commission's people and the followers."""
    leaders: tuple[Choice, ...]
    divisions: tuple[Choice, ...]
    members: dict[uuid.UUID, frozenset[uuid.UUID]]
    """Who is in which group today, its lead too."""
    group_of: dict[uuid.UUID, uuid.UUID]
    """By territory."""

    def members_of(self, group_id: uuid.UUID | None) -> tuple[Choice, ...]:
        """Return the people of a group, else all."""
        if group_id is None or group_id not in self.members:
            return self.people
        return tuple(one for one in self.people if one.id in self.members[group_id])

    def group_first(self, group_id: uuid.UUID | None) -> tuple[Choice, ...]:
        """Return all people, those of the group first."""
        own = self.members.get(group_id, frozenset()) if group_id else frozenset()
        return tuple(sorted(self.people, key=lambda one: one.id not in own))


def lists_of(queries: Queries, scope: Scope, today: dt.date, me: uuid.UUID) -> MeetingLists:
    """Read the lists; on the store's thread."""
    people = queries.people.people(scope, today)
    standing = queries.standing.on(scope, today)
    mine = next((one.group_id for one in people if one.id == me), None)
    followed = {key for key, group in standing.group_of_territory.items() if group == mine}
    territories = territory_choices(queries, scope, today)
    leaders = queries.office.leaders(scope, today)
    return MeetingLists(
        today=today,
        me=me,
        my_group=mine,
        territories=tuple(sorted(territories, key=lambda one: one.id not in followed)),
        groups=tuple(Choice(one.id, one.name) for one in queries.people.groups(scope, today)),
        people=tuple(Choice(one.id, one.full_name, one.distinction) for one in people),
        leaders=tuple(Choice(one.person_id, one.full_name) for one in leaders),
        divisions=queries.office.divisions(scope, today),
        members=dict(standing.members_of),
        group_of=dict(standing.group_of_territory),
    )


@dataclass(frozen=True, slots=True)
class InvitationForm:
    """An invitation as typed; ``invitation_id`` None makes a new one."""

    invitation_id: uuid.UUID | None
    kind: EngagementKind
    received_on: dt.date
    meets_on: dt.date
    subject: str
    territory_id: uuid.UUID | None = None
    inviter: str = ""
    reference: str = ""
    group_id: uuid.UUID | None = None
    """Empty: the group that follows the territory."""
    place: str = ""
    meets_at: dt.time | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """Who goes in the lead's place, when and how the leader in charge was told (QC Đ7.B.3)."""

    member_id: uuid.UUID | None
    told_on: dt.date | None
    told_how: str


@dataclass(frozen=True, slots=True)
class InvitationDetail:
    """An invitation with its trace and what can be done with it."""

    row: InvitationRow
    need: Need
    trail: tuple[StepRow, ...]
    steps: tuple[OpenStep, ...]
    leader_in_charge: str
    """Who is to be told, his substitute while he is away; empty where nobody is named."""


@dataclass(frozen=True, slots=True)
class SessionForm:
    """A leaders' session as typed; ``session_id`` None makes a new one."""

    session_id: uuid.UUID | None
    territory_id: uuid.UUID | None
    meets_on: dt.date
    chaired_by_id: uuid.UUID | None
    subject: str
    starts_at: dt.time | None = None
    place: str = ""
    participant_ids: Collection[uuid.UUID] = ()


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A line of the conclusions as a task."""

    text: str
    assignee_kind: AssigneeKind
    assignee_id: uuid.UUID | None
    due_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class SessionDetail:
    """A leaders' session with its trace, what can be done, and who owes the briefing."""

    row: LeadersSessionRow
    trail: tuple[StepRow, ...]
    steps: tuple[OpenStep, ...]
    briefing: tuple[str, ...]
    """Lines in words, with their clause."""


@dataclass(frozen=True, slots=True)
class ProcedureForm:
    """A personnel procedure as typed; ``procedure_id`` None makes a new one."""

    procedure_id: uuid.UUID | None
    territory_id: uuid.UUID | None
    title: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    reader_ids: tuple[uuid.UUID, ...]
    note: str = ""
