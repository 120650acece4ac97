"""Rows of month plans, of the programmes beside them, and of what was announced in the days."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.engagement import EngagementKind, EngagementState, Planning
from app.domain.month_plan import PlanState


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One month plan, of a group or of a follower; names are empty for the other one."""

    id: uuid.UUID
    group_id: uuid.UUID | None
    group_name: str
    person_id: uuid.UUID | None
    person_name: str
    month: dt.date
    state: PlanState
    author_id: uuid.UUID | None
    note: str
    reported_on: dt.date | None
    answered_on: dt.date | None
    answered_by_name: str
    remark: str

    @property
    def owner_name(self) -> str:
        """The group, or the follower."""
        return self.group_name or self.person_name


@dataclass(frozen=True, slots=True)
class PlanEntryRow:
    """One trip of a plan; ``engagement_state`` where its notice was given."""

    id: uuid.UUID
    plan_id: uuid.UUID
    plan_state: PlanState
    group_id: uuid.UUID | None
    """Of the plan, as ``owner_person_id``."""
    owner_person_id: uuid.UUID | None
    owner_name: str
    kind: EngagementKind
    starts_on: dt.date
    ends_on: dt.date
    starts_at: dt.time | None
    ends_at: dt.time | None
    territory_id: uuid.UUID | None
    territory_name: str
    place: str
    subject: str
    participant_ids: tuple[uuid.UUID, ...]
    participants: tuple[str, ...]
    engagement_id: uuid.UUID | None
    engagement_state: EngagementState | None
    amended_on: dt.date | None
    amend_reason: str
    withdrawn_on: dt.date | None
    withdraw_reason: str


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """One line of the Commission's programme (no territory) or of a territory's."""

    id: uuid.UUID
    territory_id: uuid.UUID | None
    territory_name: str
    starts_on: dt.date
    ends_on: dt.date
    starts_at: dt.time | None
    ends_at: dt.time | None
    content: str
    place: str
    chaired_by_id: uuid.UUID | None
    chaired_by_name: str
    attendees: str


@dataclass(frozen=True, slots=True)
class AnnouncedRow:
    """An entry of the journal as the calendar shows it beside the plan."""

    id: uuid.UUID
    kind: EngagementKind
    starts_on: dt.date
    ends_on: dt.date
    starts_at: dt.time | None
    ends_at: dt.time | None
    territory_id: uuid.UUID | None
    territory_name: str
    group_id: uuid.UUID | None
    group_name: str
    place: str
    subject: str
    participant_ids: tuple[uuid.UUID, ...]
    participants: tuple[str, ...]
    state: EngagementState
    planning: Planning | None
    """What was said of it; a trip of a plan is told by ``in_plan``."""
    in_plan: bool


@dataclass(frozen=True, slots=True)
class LastVisit:
    """When a territory was last visited; ``None`` for never."""

    territory_id: uuid.UUID
    day: dt.date | None
