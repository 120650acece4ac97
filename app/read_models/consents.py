"""Who must agree to an engagement by the rules in force, and who lets private contact be."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.engagement import EngagementKind, Planning
from app.domain.personnel import PermissionState
from app.read_models.office import Choice


@dataclass(frozen=True, slots=True)
class ConsentAsked:
    """What a notice says so far, as the rules on consent look at it."""

    kind: EngagementKind
    starts_on: dt.date
    ends_on: dt.date
    territory_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    participant_ids: tuple[uuid.UUID, ...] = ()
    place: str = ""
    planning: Planning | None = None
    level: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class ConsentNeed:
    """One rule in force that asks for a consent; people are as of today."""

    citation: str
    """As a form cites it: ``QC Đ5.2``."""
    role: str
    """Who agrees, in words: "lãnh đạo phụ trách"."""
    people: tuple[Choice, ...]
    """Who that is by appointment, present or away; empty where nobody is known."""
    acting: tuple[Choice, ...]
    """Who gives the word today: himself, or his substitute by dates."""
    max_days: int | None = None
    places: tuple[str, ...] = ()
    confirmed_within: int | None = None
    """An urgent one may be agreed to so many days after its start; ``None``: not said."""
    is_beyond: bool = False
    """It goes beyond the rule's limits, so that a higher one must agree."""


@dataclass(frozen=True, slots=True)
class PermissionRow:
    """A permission for private contact that was asked for with a notice (QC Đ4.1)."""

    id: uuid.UUID
    engagement_id: uuid.UUID
    asked_by_name: str
    asked_on: dt.date
    purpose: str
    state: PermissionState
    answered_on: dt.date | None
    answered_by_name: str
    conditions: str


@dataclass(frozen=True, slots=True)
class LastNotice:
    """What somebody's newest notice says that the next one may say again."""

    participant_ids: tuple[uuid.UUID, ...]
    starts_at: dt.time | None
    ends_at: dt.time | None
    place: str


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """Whom an earlier notice at a territory names as contacted, and where it went."""

    contacted: str
    place: str
