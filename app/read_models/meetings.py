"""Rows of invitations, of the leaders' working sessions and of personnel procedures."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from app.domain.engagement import EngagementKind
from app.domain.invitation import InvitationState
from app.domain.leaders_session import LeadersSessionState
from app.domain.task import TaskState

_GOING = frozenset(
    {InvitationState.LEAD_GOES, InvitationState.MEMBER_SENT, InvitationState.MORE_GRANTED}
)
_ASKING = frozenset({InvitationState.RECEIVED, InvitationState.MORE_ASKED})


class Need(StrEnum):
    """What an invitation waits for on a day."""

    ANSWER = "answer"
    """Nobody has said who goes, or whether more may go."""
    SHARE = "share"
    """It has met; what was learnt is not shared with the group yet (QC Đ7.B.3)."""
    MEETING = "meeting"
    """It is settled who goes; the day is to come."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """One invitation; names are as of today, people in the order of their ids."""

    id: uuid.UUID
    territory_id: uuid.UUID | None
    territory_name: str
    inviter: str
    reference: str
    received_on: dt.date
    group_id: uuid.UUID | None
    group_name: str
    kind: EngagementKind
    subject: str
    place: str
    meets_on: dt.date
    meets_at: dt.time | None
    state: InvitationState
    attendee_ids: tuple[uuid.UUID, ...]
    attendees: tuple[str, ...]
    wanted_ids: tuple[uuid.UUID, ...]
    wanted: tuple[str, ...]
    leader_told_on: dt.date | None
    leader_told_how: str
    shared_on: dt.date | None
    learnt: str
    engagement_id: uuid.UUID | None
    """The entry of the journal made of it, unless that was cancelled."""

    @property
    def is_going(self) -> bool:
        """Somebody goes, and what was learnt is not shared yet."""
        return self.state in _GOING

    @property
    def from_whom(self) -> str:
        """Who invites: as the paper says it, else the territory."""
        return self.inviter or self.territory_name

    def need(self, today: dt.date) -> Need:
        """Return what it waits for."""
        if self.state in _ASKING:
            return Need.ANSWER
        if self.state not in _GOING:
            return Need.NOTHING
        return Need.SHARE if self.meets_on < today else Need.MEETING


@dataclass(frozen=True, slots=True)
class SessionTaskRow:
    """A task that came out of a session."""

    id: uuid.UUID
    text: str
    assignee: str
    due_on: dt.date | None
    state: TaskState


@dataclass(frozen=True, slots=True)
class LeadersSessionRow:
    """One working session of the leaders with a territory; names are as of today."""

    id: uuid.UUID
    territory_id: uuid.UUID
    territory_name: str
    meets_on: dt.date
    starts_at: dt.time | None
    place: str
    chaired_by_id: uuid.UUID
    chair: str
    subject: str
    participant_ids: tuple[uuid.UUID, ...]
    participants: tuple[str, ...]
    state: LeadersSessionState
    conclusions: str
    tasks: tuple[SessionTaskRow, ...]


@dataclass(frozen=True, slots=True)
class ProcedureRow:
    """A personnel procedure, to one of its named readers."""

    id: uuid.UUID
    territory_id: uuid.UUID
    territory_name: str
    title: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    reader_ids: tuple[uuid.UUID, ...]
    readers: tuple[str, ...]
    note: str

    def runs_on(self, day: dt.date) -> bool:
        """Tell whether it runs on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )
