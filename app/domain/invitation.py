"""Invitations: who is asked, who goes, who was told, what was learnt (QC Đ7.B.3, Đ9.3)."""

import datetime as dt
import uuid
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from app.domain.engagement import EngagementKind
from app.domain.errors import DomainError
from app.domain.flow import Actor, Flow, Word, move
from app.domain.record import Record, RecordKind


class InvitationState(StrEnum):
    """Where an invitation stands."""

    RECEIVED = "received"
    LEAD_GOES = "lead_goes"
    MEMBER_SENT = "member_sent"
    MORE_ASKED = "more_asked"
    MORE_GRANTED = "more_granted"
    DECLINED = "declined"
    SHARED = "shared"
    """What was learnt has been shared with the group."""


_I = InvitationState
_LEAD = (Actor.GROUP_LEAD,)
_GOING = (_I.LEAD_GOES, _I.MEMBER_SENT, _I.MORE_GRANTED)
#: What a body invites to; an exchange or the group's own session is no invitation.
INVITED_TO = (EngagementKind.MEETING, EngagementKind.BRANCH_MEETING, EngagementKind.TRIP)

INVITATION_FLOW: Flow[InvitationState] = Flow(
    kind=RecordKind.INVITATION,
    states=InvitationState,
    first=_I.RECEIVED,
    moves=(
        move("lead_goes", (_I.RECEIVED, _I.MEMBER_SENT, _I.DECLINED), _I.LEAD_GOES, _LEAD),
        # QC Đ7.B.3: the lead is busy, sends a member and tells the leader in charge.
        move(
            "send_member", (_I.RECEIVED, *_GOING), _I.MEMBER_SENT, _LEAD,
            remark_needed=True, goes_out=True,
        ),
        # QC Đ7.B.3: the lead goes himself and needs more; refused, he goes alone.
        move(
            "ask_more", (_I.RECEIVED, _I.LEAD_GOES), _I.MORE_ASKED, _LEAD,
            remark_needed=True, goes_out=True,
        ),
        move(
            "grant_more", (_I.MORE_ASKED,), _I.MORE_GRANTED,
            (Actor.LEADER_IN_CHARGE, Actor.HEAD), goes_out=True,
        ),
        move(
            "refuse_more", (_I.MORE_ASKED,), _I.LEAD_GOES,
            (Actor.LEADER_IN_CHARGE, Actor.HEAD), remark_needed=True, goes_out=True,
        ),
        move(
            "decline", (_I.RECEIVED, _I.MORE_ASKED, *_GOING), _I.DECLINED, _LEAD,
            remark_needed=True, goes_out=True,
        ),
        move(
            "share", _GOING, _I.SHARED, (Actor.PARTICIPANT, Actor.GROUP_LEAD),
            remark_needed=True, goes_out=True,
        ),
    ),
)  # fmt: skip


@dataclass(eq=False, kw_only=True)
class Invitation(Record):
    """Giấy mời of a territory or another body to the group."""

    FLOW: ClassVar[Flow[InvitationState]] = INVITATION_FLOW

    territory_id: uuid.UUID | None = None
    inviter: str = ""
    """As the paper says it, where it is not the territory itself."""
    reference: str = ""
    """Number and symbol."""
    received_on: dt.date
    group_id: uuid.UUID | None = None
    kind: EngagementKind = EngagementKind.MEETING
    subject: str
    place: str = ""
    meets_on: dt.date
    meets_at: dt.time | None = None
    state: InvitationState = InvitationState.RECEIVED
    attendee_ids: list[uuid.UUID] = field(default_factory=list)
    """Who goes; the first one answers for it."""
    wanted_ids: list[uuid.UUID] = field(default_factory=list)
    """The members that more were asked for."""
    leader_told_on: dt.date | None = None
    leader_told_how: str = ""
    shared_on: dt.date | None = None
    learnt: str = ""
    engagement_id: uuid.UUID | None = None
    """The entry of the journal made of it."""

    def check(self) -> None:
        """Raise DomainError where it lacks something or contradicts itself.

        Codes: ``subject_missing``, ``inviter_missing``, ``invitation_kind``, ``too_early``.
        """
        if not self.subject.strip():
            raise DomainError("subject_missing", field="subject")
        if self.territory_id is None and not self.inviter.strip():
            raise DomainError("inviter_missing", field="territory")
        if self.kind not in INVITED_TO:
            raise DomainError("invitation_kind", field="kind")
        if self.meets_on < self.received_on:
            raise DomainError("too_early", field="meets_on", day=self.received_on)

    def check_open(self) -> None:
        """Raise DomainError ``invitation_shared``: what was learnt has been told, it is over."""
        if self.state is InvitationState.SHARED:
            raise DomainError("invitation_shared", day=self.shared_on)

    def send(self, member_id: uuid.UUID | None, told_on: dt.date | None, told_how: str) -> None:
        """Put a member in the lead's place, and when and how the leader in charge was told.

        Members that the leader granted besides still go.
        """
        granted = self.wanted_ids if self.state is InvitationState.MORE_GRANTED else []
        sent = [] if member_id is None else [member_id]
        self.attendee_ids = list(dict.fromkeys([*sent, *granted])) if sent else []
        self.leader_told_on, self.leader_told_how = told_on, told_how.strip()

    def reach(self, step: str, state: InvitationState, word: Word) -> None:
        """Enter the state that a step led to (see ``app.services.steps``).

        The lead whose word it is goes himself; who is sent (``send``) and whom more are asked for
        (``wanted_ids``) is set before. Raises DomainError ``participant_missing``,
        ``leader_not_told`` or ``too_early`` where something is shared before the day it
        meets on.
        """
        match step:
            case "send_member":
                self.check_sent()
            case "lead_goes" | "ask_more":
                if step == "ask_more" and not self.wanted_ids:
                    raise DomainError("participant_missing", field="wanted")
                self.attendee_ids = [word.by_id]
                self.leader_told_on, self.leader_told_how = None, ""
            case "grant_more":
                self.attendee_ids = list(dict.fromkeys([*self.attendee_ids, *self.wanted_ids]))
            case "decline":
                self.attendee_ids, self.wanted_ids = [], []
            case "share":
                if word.on < self.meets_on:
                    raise DomainError("too_early", field="on", day=self.meets_on)
                self.shared_on, self.learnt = word.on, word.remark.strip()
        self.state = state

    def check_sent(self) -> None:
        """Raise DomainError ``participant_missing``, ``leader_not_told`` or ``too_early``.

        QC Đ7.B.3; told after the meeting still counts as told: it is written down as it was.
        """
        if not self.attendee_ids:
            raise DomainError("participant_missing", field="attendees")
        if self.leader_told_on is None:
            raise DomainError("leader_not_told", field="leader_told_on")
        if not self.leader_told_how:
            raise DomainError("leader_not_told", field="leader_told_how")
        if self.leader_told_on < self.received_on:
            raise DomainError("too_early", field="leader_told_on", day=self.received_on)
