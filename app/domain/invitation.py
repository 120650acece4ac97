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

INVITATION_FLOW: Flow[InvitationState] = Flow(
    kind=RecordKind.INVITATION,
    states=InvitationState,
    first=_I.RECEIVED,
    moves=(
        move("lead_goes", (_I.RECEIVED, _I.MEMBER_SENT, _I.DECLINED), _I.LEAD_GOES, _LEAD),
        # QC Đ7.B.3: the lead is busy, sends a member and tells the leader in charge.
        move(
            "send_member",
            (_I.RECEIVED, _I.LEAD_GOES),
            _I.MEMBER_SENT,
            _LEAD,
            remark_needed=True,
            goes_out=True,
        ),
        move(
            "ask_more",
            (_I.RECEIVED, _I.LEAD_GOES, _I.MEMBER_SENT),
            _I.MORE_ASKED,
            _LEAD,
            remark_needed=True,
            goes_out=True,
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
            "decline", (_I.RECEIVED, _I.LEAD_GOES), _I.DECLINED, _LEAD,
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
        """Raise DomainError ``subject_missing``, ``inviter_missing`` or ``too_early``."""
        if not self.subject.strip():
            raise DomainError("subject_missing", field="subject")
        if self.territory_id is None and not self.inviter.strip():
            raise DomainError("inviter_missing", field="territory")
        if self.meets_on < self.received_on:
            raise DomainError("too_early", field="meets_on", day=self.received_on)

    def reach(self, step: str, state: InvitationState, word: Word) -> None:
        """Enter the state that a step led to (see ``app.services.steps``).

        Who goes and when the leader was told is set before; raises DomainError
        ``participant_missing`` or ``leader_not_told`` where a member is sent without.
        """
        if step == "send_member":
            self.check_sent()
        elif step == "ask_more" and not self.wanted_ids:
            raise DomainError("participant_missing", field="wanted")
        self.state = state
        if step == "grant_more":
            self.attendee_ids = list(dict.fromkeys([*self.attendee_ids, *self.wanted_ids]))
        elif step == "share":
            self.shared_on, self.learnt = word.on, word.remark.strip()

    def check_sent(self) -> None:
        """Raise DomainError ``participant_missing`` or ``leader_not_told`` (QC Đ7.B.3)."""
        if not self.attendee_ids:
            raise DomainError("participant_missing", field="attendees")
        if self.leader_told_on is None:
            raise DomainError("leader_not_told", field="leader_told_on")
