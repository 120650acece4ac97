"""Month plans of a group or follower, and the programmes that stand beside them (QC Đ8.1).

Programme and result are REPORTED; an approval is an office's own rule (``Office.plans_approved``).
"""

import datetime as dt
import uuid
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from app.domain.engagement import EngagementKind
from app.domain.errors import DomainError
from app.domain.flow import Actor, Flow, Word, move
from app.domain.record import Record, RecordKind


class PlanState(StrEnum):
    """Where a month plan stands."""

    DRAFT = "draft"
    REPORTED = "reported"
    SEEN = "seen"
    REMARKED = "remarked"
    APPROVED = "approved"
    RETURNED = "returned"
    AMENDED = "amended"
    """Changed after it was reported; to be reported again."""


_P = PlanState
_WRITERS = (Actor.GROUP_MEMBER, Actor.AUTHOR)
#: A follower (QĐ) has no group: his plan goes to those who hear from him, as addressees.
_IN_CHARGE = (Actor.LEADER_IN_CHARGE, Actor.ADDRESSEE)
_ANSWERED = (_P.SEEN, _P.REMARKED, _P.APPROVED)

PLAN_FLOW: Flow[PlanState] = Flow(
    kind=RecordKind.MONTH_PLAN,
    states=PlanState,
    first=_P.DRAFT,
    moves=(
        move(
            "report",
            (_P.DRAFT, _P.RETURNED, _P.AMENDED),
            _P.REPORTED,
            (Actor.GROUP_LEAD, Actor.AUTHOR),
            goes_out=True,
        ),
        move("see", (_P.REPORTED,), _P.SEEN, _IN_CHARGE, goes_out=True),
        move(
            "remark",
            (_P.REPORTED,),
            _P.REMARKED,
            (*_IN_CHARGE, Actor.HEAD),
            remark_needed=True,
            goes_out=True,
        ),
        move(
            "approve",
            (_P.REPORTED, _P.SEEN, _P.REMARKED),
            _P.APPROVED,
            _IN_CHARGE,
            goes_out=True,
        ),
        move(
            "return",
            (_P.REPORTED,),
            _P.RETURNED,
            _IN_CHARGE,
            remark_needed=True,
            goes_out=True,
        ),
        move("amend", (_P.REPORTED, *_ANSWERED), _P.AMENDED, _WRITERS, remark_needed=True),
    ),
)


@dataclass(eq=False, kw_only=True)
class MonthPlan(Record):
    """The plan of one month, of a group (QC) or of a follower (QĐ): exactly one is given."""

    FLOW: ClassVar[Flow[PlanState]] = PLAN_FLOW

    group_id: uuid.UUID | None = None
    person_id: uuid.UUID | None = None
    month: dt.date
    """Its first day."""
    state: PlanState = PlanState.DRAFT
    author_id: uuid.UUID | None = None
    note: str = ""
    reported_on: dt.date | None = None
    first_reported_on: dt.date | None = None
    """Since when the leader has it: an amendment reported again leaves it, a return does not."""
    answered_on: dt.date | None = None
    answered_by_id: uuid.UUID | None = None
    remark: str = ""
    """The leader's remark; why it was amended stands in the trace of the step."""

    @property
    def is_editable(self) -> bool:
        """Only before it is reported, or once it was returned or is being amended."""
        return self.state in (PlanState.DRAFT, PlanState.RETURNED, PlanState.AMENDED)

    def check(self) -> None:
        """Raise DomainError ``plan_owner_missing`` or ``not_first_of_month``."""
        if (self.group_id is None) == (self.person_id is None):
            raise DomainError("plan_owner_missing", field="group")
        if self.month.day != 1:
            raise DomainError("not_first_of_month", field="month")

    def reach(self, step: str, state: PlanState, word: Word) -> None:
        """Enter the state that a step led to (see ``app.services.steps``).

        Raises DomainError ``too_early`` for what is said of it before it was reported.
        """
        if step != "report" and self.reported_on is not None and word.on < self.reported_on:
            raise DomainError("too_early", field="on", day=self.reported_on)
        before, self.state = self.state, state
        if step == "report":
            self.reported_on = word.on
            if self.first_reported_on is None or before is not PlanState.AMENDED:
                self.first_reported_on = word.on
            self.answered_on, self.answered_by_id, self.remark = None, None, ""
        elif step != "amend":
            self.answered_on, self.answered_by_id = word.on, word.by_id
            self.remark = word.remark.strip()

    def check_editable(self) -> None:
        """Raise DomainError ``plan_fixed`` once it was reported and not returned or amended."""
        if not self.is_editable:
            raise DomainError("plan_fixed", state=self.state)


@dataclass(eq=False, kw_only=True)
class PlanEntry(Record):
    """One trip of a month plan; the notice made of it stands in ``engagement_id``."""

    plan_id: uuid.UUID
    kind: EngagementKind = EngagementKind.TRIP
    starts_on: dt.date
    ends_on: dt.date
    starts_at: dt.time | None = None
    ends_at: dt.time | None = None
    territory_id: uuid.UUID | None = None
    place: str = ""
    subject: str
    participant_ids: list[uuid.UUID] = field(default_factory=list)
    engagement_id: uuid.UUID | None = None
    amended_on: dt.date | None = None
    amend_reason: str = ""
    withdrawn_on: dt.date | None = None
    withdraw_reason: str = ""

    def check(self, month: dt.date) -> None:
        """Raise DomainError where it contradicts itself or lies outside the month.

        Codes: ``subject_missing``, ``return_before_departure``, ``territory_missing``,
        ``participant_twice``, ``outside_month``.
        """
        if not self.subject.strip():
            raise DomainError("subject_missing", field="subject")
        _check_times(self)
        if len(set(self.participant_ids)) != len(self.participant_ids):
            raise DomainError("participant_twice", field="participants")
        if self.territory_id is None and self.kind is not EngagementKind.GROUP_SESSION:
            raise DomainError("territory_missing", field="territory")
        if (self.starts_on.year, self.starts_on.month) != (month.year, month.month):
            raise DomainError("outside_month", field="starts_on", month=month)

    def check_changeable(self) -> None:
        """Raise ``entry_withdrawn``, or ``entry_announced``: its notice is amended instead."""
        if self.withdrawn_on is not None:
            raise DomainError("entry_withdrawn", day=self.withdrawn_on)
        if self.engagement_id is not None:
            raise DomainError("entry_announced")

    def amend(self, day: dt.date, reason: str) -> None:
        """Note why it was changed after the plan was reported; raises ``reason_missing``."""
        if not reason.strip():
            raise DomainError("reason_missing", field="reason")
        self.amended_on, self.amend_reason = day, reason.strip()

    def announced(self, engagement_id: uuid.UUID) -> None:
        """A notice was given of it; raises ``already_withdrawn`` (reason ``plan_entry``)."""
        if self.withdrawn_on is not None:
            raise DomainError("already_withdrawn", reason="plan_entry", day=self.withdrawn_on)
        self.engagement_id = engagement_id

    def withdraw(self, day: dt.date, reason: str) -> None:
        """Take it out of the plan.

        Raises ``entry_withdrawn``, ``reason_missing`` or ``entry_announced`` (a notice was
        given: that is cancelled in the journal).
        """
        self.check_changeable()
        if not reason.strip():
            raise DomainError("reason_missing", field="reason")
        self.withdrawn_on, self.withdraw_reason = day, reason.strip()


@dataclass(eq=False, kw_only=True)
class ProgrammeItem(Record):
    """One line of a working programme: the Commission's, or a territory's (QC Đ8.1, Đ8.3)."""

    territory_id: uuid.UUID | None = None
    """``None``: the Commission's own."""
    starts_on: dt.date
    ends_on: dt.date
    starts_at: dt.time | None = None
    ends_at: dt.time | None = None
    content: str
    place: str = ""
    chaired_by_id: uuid.UUID | None = None
    """The leader who chairs or attends."""
    attendees: str = ""
    """Who prepares and attends, as the schedule says it."""
    withdrawn_on: dt.date | None = None

    def check(self) -> None:
        """Raise DomainError ``subject_missing`` or ``return_before_departure``."""
        if not self.content.strip():
            raise DomainError("subject_missing", field="content")
        _check_times(self)

    def withdraw(self, day: dt.date) -> None:
        """Take it off the programme; raises ``entry_withdrawn``."""
        if self.withdrawn_on is not None:
            raise DomainError("entry_withdrawn", day=self.withdrawn_on)
        self.withdrawn_on = day


def _check_times(one: PlanEntry | ProgrammeItem) -> None:
    if one.ends_on < one.starts_on:
        raise DomainError("return_before_departure", field="ends_on")
    one_day = one.starts_on == one.ends_on
    if one_day and one.starts_at and one.ends_at and one.ends_at < one.starts_at:
        raise DomainError("return_before_departure", field="ends_at")
