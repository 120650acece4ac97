"""Findings: difficulties, proposals, new models and the like, recorded once and followed."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.domain.errors import DomainError
from app.domain.flow import Actor, Flow, Word, move
from app.domain.record import Record, RecordKind


class FindingKind(StrEnum):
    """Kinds of finding (QC Đ5.1, Đ5.6, Đ7.B.2; QĐ nhiệm vụ)."""

    DIFFICULTY = "difficulty"
    PROPOSAL = "proposal"
    NEW_MODEL = "new_model"
    SHORTCOMING = "shortcoming"
    PROMINENT_MATTER = "prominent_matter"


class Direction(StrEnum):
    """Which way a proposal goes."""

    FROM_TERRITORY = "from_territory"
    TO_TERRITORY = "to_territory"


class Authority(StrEnum):
    """In whose authority it lies to settle a finding."""

    TERRITORY = "territory"
    DIVISION = "division"
    COMMISSION = "commission"
    AGENCY = "agency"
    STANDING_COMMITTEE = "standing_committee"
    PERMANENT_MEMBERS = "permanent_members"
    CENTRAL = "central"


class FindingState(StrEnum):
    """Where a finding stands."""

    OPEN = "open"
    WITH_UNIT = "with_unit"
    """A shortcoming: first put to the unit itself (QC Đ7.B.2)."""
    UNIT_ANSWERED = "unit_answered"
    HANDED_OVER = "handed_over"
    ACCEPTED = "accepted"
    ANSWERED = "answered"
    """Whoever it was handed to has answered; it is settled, or handed on."""
    RETURNED = "returned"
    PUT_FORWARD = "put_forward"
    """A model: put forward for wider use."""
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


_F = FindingState
_OURS = (Actor.AUTHOR, Actor.GROUP_MEMBER)
_OPEN = tuple(one for one in FindingState if one not in (_F.SETTLED, _F.WITHDRAWN))
_BEFORE = (_F.OPEN, _F.UNIT_ANSWERED, _F.ANSWERED, _F.RETURNED, _F.PUT_FORWARD)
_WAITS = (_F.HANDED_OVER, _F.ACCEPTED)

FINDING_FLOW: Flow[FindingState] = Flow(
    kind=RecordKind.FINDING,
    states=FindingState,
    first=_F.OPEN,
    moves=(
        move("put_to_unit", (_F.OPEN, _F.RETURNED), _F.WITH_UNIT, _OURS, goes_out=True),
        move("take_unit_answer", (_F.WITH_UNIT,), _F.UNIT_ANSWERED, _OURS, remark_needed=True),
        move("put_forward", (_F.OPEN,), _F.PUT_FORWARD, _OURS, remark_needed=True, goes_out=True),
        move("hand_over", _BEFORE, _F.HANDED_OVER, _OURS, goes_out=True),
        # These three come with the hand-over's own step (``FindingHandover.FLOW``).
        move("accept", (_F.HANDED_OVER,), _F.ACCEPTED, (Actor.ADDRESSEE, *_OURS)),
        move("return", _WAITS, _F.RETURNED, (Actor.ADDRESSEE, *_OURS)),
        move("answer", _WAITS, _F.ANSWERED, (Actor.ADDRESSEE, *_OURS)),
        move(
            "settle",
            _OPEN,
            _F.SETTLED,
            (*_OURS, Actor.ADDRESSEE, Actor.LEADER_IN_CHARGE),
            remark_needed=True,
        ),
        move("reopen", (_F.SETTLED,), _F.OPEN, _OURS, remark_needed=True),
        move("withdraw", (_F.OPEN,), _F.WITHDRAWN, _OURS, remark_needed=True),
    ),
)


#: Steps that only one kind of finding knows.
STEPS_OF_ONE_KIND = {
    "put_to_unit": FindingKind.SHORTCOMING,
    "take_unit_answer": FindingKind.SHORTCOMING,
    "put_forward": FindingKind.NEW_MODEL,
}


@dataclass(eq=False, kw_only=True)
class Finding(Record):
    """Something found in a territory, followed until it is settled.

    ``stage`` is kept only while it is neither settled nor withdrawn: ``state`` is what counts.
    """

    FLOW: ClassVar[Flow[FindingState]] = FINDING_FLOW

    kind: FindingKind
    territory_id: uuid.UUID
    text: str
    raised_on: dt.date
    raised_by_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    subject_field_id: uuid.UUID | None = None
    engagement_id: uuid.UUID | None = None
    direction: Direction | None = None
    authority: Authority | None = None
    stage: FindingState | None = None
    put_to_unit_on: dt.date | None = None
    unit_answered_on: dt.date | None = None
    unit_answer: str = ""
    put_forward_on: dt.date | None = None
    put_forward_to: str = ""
    cluster_id: uuid.UUID | None = None
    """The same matter in several territories."""
    settled_on: dt.date | None = None
    settlement: str = ""
    withdrawn_on: dt.date | None = None
    withdraw_reason: str = ""
    origin: str = ""

    @property
    def state(self) -> FindingState:
        """Where it stands."""
        return finding_state(self.stage, self.settled_on, self.withdrawn_on)

    def reach(self, step: str, state: FindingState, word: Word) -> None:
        """Enter the state that a step led to.

        Raises ``too_early`` before it was raised, ``only_shortcoming_to_unit`` and
        ``only_model_put_forward`` where its kind does not know the step.
        """
        if word.on < self.raised_on:
            raise DomainError("too_early", field="on", day=self.raised_on)
        kind = STEPS_OF_ONE_KIND.get(step, self.kind)
        if kind is not self.kind:
            if kind is FindingKind.NEW_MODEL:
                raise DomainError("only_model_put_forward")
            raise DomainError("only_shortcoming_to_unit")
        ended = state in (FindingState.SETTLED, FindingState.WITHDRAWN, FindingState.OPEN)
        self.stage = None if ended else state
        remark = word.remark.strip()
        match step:
            case "put_to_unit":
                self.put_to_unit_on = word.on
            case "take_unit_answer":
                self.unit_answered_on, self.unit_answer = word.on, remark
            case "put_forward":
                self.put_forward_on, self.put_forward_to = word.on, remark
            case "settle":
                self.settled_on, self.settlement = word.on, remark
            case "reopen":
                self.settled_on, self.settlement = None, ""
            case "withdraw":
                self.withdrawn_on, self.withdraw_reason = word.on, remark

    def check_editable(self, *, handed_over: bool) -> None:
        """Raise DomainError ``finding_fixed`` once somebody else has learnt of it, or it ended."""
        told = handed_over or self.put_to_unit_on is not None or self.put_forward_on is not None
        if told or self.state is not FindingState.OPEN:
            raise DomainError("finding_fixed")

    def check_handover(self, to_kind: "HandoverTo") -> None:
        """Raise DomainError ``put_to_unit_first``.

        A shortcoming is put to the unit before any leader or body hears of it (QC Đ7.B.2).
        """
        if (
            self.kind is FindingKind.SHORTCOMING
            and self.put_to_unit_on is None
            and to_kind in ABOVE_THE_UNIT
        ):
            raise DomainError("put_to_unit_first", field="to_kind")

    def join(self, cluster: "FindingCluster") -> None:
        """Be followed as one with others.

        Raises DomainError ``cluster_kind_differs``, ``already_in_cluster`` or ``finding_ended``.
        """
        if self.kind is not cluster.kind:
            raise DomainError("cluster_kind_differs", field="findings")
        if self.cluster_id not in (None, cluster.id):
            raise DomainError("already_in_cluster", field="findings")
        if self.state in (FindingState.SETTLED, FindingState.WITHDRAWN):
            raise DomainError("finding_ended", field="findings")
        self.cluster_id = cluster.id

    def check(self) -> None:
        """Raise DomainError ``text_missing`` or ``direction_needs_proposal``."""
        if not self.text.strip():
            raise DomainError("text_missing", field="text")
        if self.direction is not None and self.kind is not FindingKind.PROPOSAL:
            raise DomainError("direction_needs_proposal", field="direction")


def finding_state(
    stage: FindingState | None, settled_on: dt.date | None, withdrawn_on: dt.date | None
) -> FindingState:
    """Return where a finding with these fields stands."""
    if withdrawn_on is not None:
        return FindingState.WITHDRAWN
    if settled_on is not None:
        return FindingState.SETTLED
    return stage or FindingState.OPEN


class HandoverTo(StrEnum):
    """To what sort of addressee a finding is handed; three provincial bodies are kept apart."""

    DIVISION = "division"
    AGENCY = "agency"
    LEADER = "leader"
    STANDING_MEMBER = "standing_member"
    STANDING_COMMITTEE = "standing_committee"
    PERMANENT_MEMBERS = "permanent_members"
    PROVINCIAL_OFFICE = "provincial_office"


#: The Commission's leaders and the provincial bodies.
ABOVE_THE_UNIT = frozenset(
    {
        HandoverTo.LEADER,
        HandoverTo.STANDING_MEMBER,
        HandoverTo.STANDING_COMMITTEE,
        HandoverTo.PERMANENT_MEMBERS,
        HandoverTo.PROVINCIAL_OFFICE,
    }
)


class HandoverState(StrEnum):
    """Where a hand-over stands."""

    SENT = "sent"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    ANSWERED = "answered"


_H = HandoverState

HANDOVER_FLOW: Flow[HandoverState] = Flow(
    kind=RecordKind.FINDING_HANDOVER,
    states=HandoverState,
    first=_H.SENT,
    moves=(
        move("accept", (_H.SENT,), _H.ACCEPTED, (Actor.ADDRESSEE, *_OURS), goes_out=True),
        move(
            "return", (_H.SENT, _H.ACCEPTED), _H.RETURNED, (Actor.ADDRESSEE, *_OURS),
            remark_needed=True, goes_out=True,
        ),
        move(
            "answer", (_H.SENT, _H.ACCEPTED), _H.ANSWERED, (Actor.ADDRESSEE, *_OURS),
            remark_needed=True, goes_out=True,
        ),
    ),
)  # fmt: skip


@dataclass(eq=False, kw_only=True)
class FindingHandover(Record):
    """Chuyển xử lý: a finding handed to somebody, who takes it, returns it, answers it.

    An addressee outside does not sit at the program: the group writes his word down
    (``Step.channel``).
    """

    FLOW: ClassVar[Flow[HandoverState]] = HANDOVER_FLOW

    finding_id: uuid.UUID
    to_kind: HandoverTo
    division_id: uuid.UUID | None = None
    person_id: uuid.UUID | None = None
    """The leader, or the Standing Committee member."""
    body: str = ""
    """The agency, as written on paper."""
    request: str = ""
    handed_on: dt.date
    handed_by_id: uuid.UUID | None = None
    due_on: dt.date | None = None
    state: HandoverState = HandoverState.SENT
    answered_on: dt.date | None = None
    answer: str = ""

    def check(self) -> None:
        """Raise DomainError ``addressee_missing`` or ``too_early``."""
        given = {
            HandoverTo.DIVISION: self.division_id is not None,
            HandoverTo.AGENCY: bool(self.body.strip()),
            HandoverTo.LEADER: self.person_id is not None,
            HandoverTo.STANDING_MEMBER: self.person_id is not None,
        }.get(self.to_kind, True)
        if not given:
            raise DomainError("addressee_missing", field="addressee")
        if self.due_on is not None and self.due_on < self.handed_on:
            raise DomainError("too_early", field="due_on", day=self.handed_on)

    def reach(self, step: str, state: HandoverState, word: Word) -> None:
        """Enter the state that a step led to; raises ``too_early`` before it was handed over."""
        if word.on < self.handed_on:
            raise DomainError("too_early", field="on", day=self.handed_on)
        self.state = state
        if step != "accept":
            self.answered_on, self.answer = word.on, word.remark.strip()


@dataclass(eq=False, kw_only=True)
class FindingCluster(Record):
    """The same matter found in several territories, followed as one."""

    title: str
    kind: FindingKind
    note: str = ""
    opened_on: dt.date

    def check(self) -> None:
        """Raise DomainError ``name_missing``."""
        if not self.title.strip():
            raise DomainError("name_missing", field="title")


@dataclass(eq=False, kw_only=True)
class ModelUptake(Record):
    """A new model taken up by another territory."""

    finding_id: uuid.UUID
    territory_id: uuid.UUID
    taken_up_on: dt.date
    note: str = ""

    def check(self, model: Finding) -> None:
        """Raise DomainError ``only_model_taken_up``, ``uptake_own_territory`` or ``too_early``."""
        if model.kind is not FindingKind.NEW_MODEL or model.withdrawn_on is not None:
            raise DomainError("only_model_taken_up")
        if self.territory_id == model.territory_id:
            raise DomainError("uptake_own_territory", field="territory")
        if self.taken_up_on < model.raised_on:
            raise DomainError("too_early", field="taken_up_on", day=model.raised_on)
