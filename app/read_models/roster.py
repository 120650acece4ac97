"""Rows of the roster in time: posts, followers, decisions; what someone was, not only is."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.group import GroupRole
from app.domain.people import LeaderPost
from app.read_models.territories import AssignmentRow


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A written decision that assignments rest on."""

    id: uuid.UUID
    number: str
    signed_on: dt.date | None
    signer: str
    issuer: str
    subject: str


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A time of somebody's service on the staff."""

    id: uuid.UUID
    division_id: uuid.UUID | None
    division_name: str
    title: str
    valid_from: dt.date | None
    valid_to: dt.date | None


@dataclass(frozen=True, slots=True)
class PersonGroupRow:
    """A time of somebody's in a group."""

    id: uuid.UUID
    group_id: uuid.UUID
    group_name: str
    role: GroupRole
    valid_from: dt.date | None
    valid_to: dt.date | None


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """A person with services and groups, present and past, newest first."""

    id: uuid.UUID
    full_name: str
    distinction: str
    phone: str
    services: tuple[ServiceRow, ...]
    groups: tuple[PersonGroupRow, ...]


@dataclass(frozen=True, slots=True)
class PostRow:
    """A time in the Commission's leadership."""

    id: uuid.UUID
    person_id: uuid.UUID
    full_name: str
    distinction: str
    post: LeaderPost
    valid_from: dt.date | None
    valid_to: dt.date | None


@dataclass(frozen=True, slots=True)
class StandingMemberRow:
    """A time of a Standing Committee member in charge of Party organisations (QĐ)."""

    id: uuid.UUID
    person_id: uuid.UUID
    full_name: str
    distinction: str
    post_title: str
    valid_from: dt.date | None
    valid_to: dt.date | None


@dataclass(frozen=True, slots=True)
class FollowerRow:
    """A follower of communes (QĐ) with the communes, present ones first."""

    id: uuid.UUID
    person_id: uuid.UUID
    full_name: str
    distinction: str
    phone: str
    post_title: str
    home_agency: str
    home_agency_head: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    assignments: tuple[AssignmentRow, ...]
