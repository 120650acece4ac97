"""Rows of findings: the list and its filter, the board, one finding in full, hand-overs."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from app.domain.finding import (
    Authority,
    Direction,
    FindingKind,
    FindingState,
    HandoverState,
    HandoverTo,
)


class Age(StrEnum):
    """How long a finding that is not ended has stood, counted from the day it was raised."""

    UNDER_30 = "under_30"
    TO_90 = "to_90"
    """30 to 90 days."""
    OVER_90 = "over_90"
    LATE_ANSWER = "late_answer"
    """Handed over, and the answer is overdue; whatever the age."""


class Progress(StrEnum):
    """Whether a finding is ended."""

    OPEN = "open"
    ENDED = "ended"
    """Settled or withdrawn."""


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """What the list shows; None leaves a side open. ``age`` lets only open ones through."""

    kind: FindingKind | None = None
    state: FindingState | None = None
    progress: Progress | None = None
    territory_id: uuid.UUID | None = None
    """A territory, or what ``FormerUnits`` knows by that id: "Huyện … (cũ)", a whole line."""
    territory_ids: frozenset[uuid.UUID] = frozenset()
    """What that means, filled by ``FormerUnits.widened``."""
    group_id: uuid.UUID | None = None
    subject_field_id: uuid.UUID | None = None
    authority: Authority | None = None
    addressee: HandoverTo | None = None
    """Handed over to that sort of addressee, now or before."""
    age: Age | None = None
    person_id: uuid.UUID | None = None
    """Raised by him, or handed over to him."""
    cluster_id: uuid.UUID | None = None
    first_day: dt.date | None = None
    """Days are those on which it was raised."""
    last_day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding."""

    id: uuid.UUID
    kind: FindingKind
    territory_id: uuid.UUID
    territory_name: str
    text: str
    raised_on: dt.date
    subject_field_id: uuid.UUID | None
    subject_field_name: str
    engagement_id: uuid.UUID | None
    settled_on: dt.date | None
    settlement: str
    state: FindingState
    direction: Direction | None
    authority: Authority | None
    group_id: uuid.UUID | None
    group_name: str
    raised_by_id: uuid.UUID | None
    raised_by_name: str
    cluster_id: uuid.UUID | None
    cluster_title: str
    handed_to: HandoverTo | None
    """The last hand-over, where there is one."""
    handed_to_name: str
    """A division, a person, an agency; empty for the provincial bodies."""
    handover_state: HandoverState | None
    due_on: dt.date | None

    @property
    def is_open(self) -> bool:
        """Tell whether it is followed still."""
        return self.state not in (FindingState.SETTLED, FindingState.WITHDRAWN)

    def is_late(self, today: dt.date) -> bool:
        """Tell whether the answer to its last hand-over is overdue."""
        waits = self.handover_state in (HandoverState.SENT, HandoverState.ACCEPTED)
        return self.is_open and waits and self.due_on is not None and self.due_on < today

    def days_open(self, today: dt.date) -> int:
        """Return how many days ago it was raised."""
        return (today - self.raised_on).days


@dataclass(frozen=True, slots=True)
class BoardFigure:
    """A figure of the board: so many findings in this state; ended ones have no age."""

    state: FindingState
    age: Age | None
    count: int


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """One hand-over of a finding."""

    id: uuid.UUID
    finding_id: uuid.UUID
    finding_kind: FindingKind
    finding_text: str
    territory_id: uuid.UUID
    territory_name: str
    group_id: uuid.UUID | None
    to_kind: HandoverTo
    division_id: uuid.UUID | None
    person_id: uuid.UUID | None
    to_name: str
    """A division, a person, an agency; empty for the provincial bodies."""
    request: str
    handed_on: dt.date
    handed_by_id: uuid.UUID | None
    handed_by_name: str
    due_on: dt.date | None
    state: HandoverState
    answered_on: dt.date | None
    answer: str


@dataclass(frozen=True, slots=True)
class UptakeRow:
    """A new model taken up by another territory."""

    id: uuid.UUID
    territory_id: uuid.UUID
    territory_name: str
    taken_up_on: dt.date
    note: str


@dataclass(frozen=True, slots=True)
class ClusterRow:
    """The same matter in several territories."""

    id: uuid.UUID
    title: str
    kind: FindingKind
    note: str
    opened_on: dt.date
    findings: int
    open_findings: int


@dataclass(frozen=True, slots=True)
class FindingDetail:
    """One finding in full; its trace is read by ``Traces``."""

    row: FindingRow
    put_to_unit_on: dt.date | None
    unit_answered_on: dt.date | None
    unit_answer: str
    put_forward_on: dt.date | None
    put_forward_to: str
    withdrawn_on: dt.date | None
    withdraw_reason: str
    handovers: tuple[HandoverRow, ...]
    """In the order in which they were made."""
    uptakes: tuple[UptakeRow, ...]
    cluster: ClusterRow | None
    cluster_rows: tuple[FindingRow, ...]
    """All findings of its cluster, itself among them."""
