"""Rows of the roster: people in their roles, groups with members and territories."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.group import GroupRole
from app.read_models.territories import AssignmentRow


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody of the roster on a day."""

    id: uuid.UUID
    full_name: str
    distinction: str
    title: str
    division_id: uuid.UUID | None
    division_name: str
    group_id: uuid.UUID | None
    group_name: str
    group_role: GroupRole | None
    phone: str
    is_leader: bool
    is_follower: bool
    home_agency: str
    serves_until: dt.date | None


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Membership in a group."""

    id: uuid.UUID
    person_id: uuid.UUID
    full_name: str
    division_name: str
    role: GroupRole
    valid_from: dt.date | None
    valid_to: dt.date | None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group as lists show it on a day."""

    id: uuid.UUID
    name: str
    lead_name: str
    """Empty where the group has no lead on that day."""
    leader_in_charge: str
    members: int
    territories: int
    valid_from: dt.date | None
    valid_to: dt.date | None


@dataclass(frozen=True, slots=True)
class GroupDetail:
    """A group with its people and territories, present and past."""

    row: GroupRow
    leader_in_charge_id: uuid.UUID | None
    lead_id: uuid.UUID | None
    decision_id: uuid.UUID | None
    decision_number: str
    decision_signed_on: dt.date | None
    note: str
    members: tuple[MemberRow, ...]
    assignments: tuple[AssignmentRow, ...]
