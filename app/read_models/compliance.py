"""Rows of what is recorded to see how regulations are kept; names stand beside the ids.

A name is empty where the id is None. ``kind``, ``name`` and ``rule_key`` are words of a
regulation.
"""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.regulation import ObstacleState


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A check by the overseeing division (QC Đ13.3)."""

    id: uuid.UUID
    checked_on: dt.date
    regulation_id: uuid.UUID | None
    regulation_short: str
    group_id: uuid.UUID | None
    group_name: str
    territory_id: uuid.UUID | None
    territory_name: str
    checked_by_id: uuid.UUID | None
    checked_by_name: str
    articles: str
    conclusion: str
    correction: str
    correction_due_on: dt.date | None
    corrected_on: dt.date | None
    corrected_note: str


@dataclass(frozen=True, slots=True)
class ObstacleRow:
    """An obstacle met in keeping an article."""

    id: uuid.UUID
    regulation_id: uuid.UUID
    regulation_short: str
    article: str
    text: str
    proposal: str
    raised_on: dt.date
    raised_by_id: uuid.UUID | None
    raised_by_name: str
    group_id: uuid.UUID | None
    group_name: str
    state: ObstacleState
    answered_on: dt.date | None
    answer: str


@dataclass(frozen=True, slots=True)
class ExemptionRow:
    """Somebody need not, from day to day."""

    id: uuid.UUID
    valid_from: dt.date | None
    valid_to: dt.date | None
    person_id: uuid.UUID | None
    person_name: str
    group_id: uuid.UUID | None
    group_name: str
    territory_id: uuid.UUID | None
    territory_name: str
    regulation_id: uuid.UUID | None
    regulation_short: str
    rule_key: str
    reason: str
    suspends: bool
    ground: str


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """A day off, or worked in place of one."""

    id: uuid.UUID
    day: dt.date
    name: str
    is_working: bool


@dataclass(frozen=True, slots=True)
class FulfilmentRow:
    """Something recorded as done for a duty; exactly one author is given."""

    id: uuid.UUID
    kind: str
    regulation_id: uuid.UUID | None
    regulation_short: str
    rule_key: str
    author_person_id: uuid.UUID | None
    author_group_id: uuid.UUID | None
    author_division_id: uuid.UUID | None
    author_territory_id: uuid.UUID | None
    author_name: str
    """Of whichever it is; a body's as it was written."""
    territory_id: uuid.UUID | None
    territory_name: str
    about_person_id: uuid.UUID | None
    about_group_id: uuid.UUID | None
    about_name: str
    period_from: dt.date | None
    period_to: dt.date | None
    event_id: uuid.UUID | None
    done_on: dt.date | None
    handed_in_on: dt.date | None
    received_on: dt.date | None
    returned_on: dt.date | None
    confirmed_on: dt.date | None
    confirmed_by_id: uuid.UUID | None
    confirmed_by_name: str
    passed_on_on: dt.date | None
    passed_on_by_id: uuid.UUID | None
    passed_on_by_name: str
    addressee: str
    through: str
    channel: str
    form: str
    scheme: str
    level: str
    category: str
    note: str
    cancelled_on: dt.date | None
    cancel_reason: str


@dataclass(frozen=True, slots=True)
class RecordedEventRow:
    """Something that duties hang on."""

    id: uuid.UUID
    kind: str
    name: str
    territory_id: uuid.UUID | None
    territory_name: str
    person_id: uuid.UUID | None
    person_name: str
    group_id: uuid.UUID | None
    group_name: str
    happened_on: dt.date
    until_on: dt.date | None
    note: str
    cancelled_on: dt.date | None


@dataclass(frozen=True, slots=True)
class TerritoryNumberRow:
    """A size of a territory from a day on."""

    id: uuid.UUID
    territory_id: uuid.UUID
    territory_name: str
    name: str
    value: int
    valid_from: dt.date | None


@dataclass(frozen=True, slots=True)
class FollowingBarRow:
    """Why an official may not be set to a territory."""

    id: uuid.UUID
    person_id: uuid.UUID
    person_name: str
    territory_id: uuid.UUID
    territory_name: str
    kind: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    note: str


@dataclass(frozen=True, slots=True)
class PeerPairRow:
    """Two peers set by the office."""

    id: uuid.UUID
    first_group_id: uuid.UUID | None
    first_person_id: uuid.UUID | None
    first_name: str
    second_group_id: uuid.UUID | None
    second_person_id: uuid.UUID | None
    second_name: str
    valid_from: dt.date | None
    valid_to: dt.date | None


@dataclass(frozen=True, slots=True)
class RotationClockRow:
    """From when a rotation clock runs by the office's own decision; newest decision first."""

    id: uuid.UUID
    person_id: uuid.UUID
    person_name: str
    territory_id: uuid.UUID
    territory_name: str
    counted_from: dt.date
    reason: str
    set_on: dt.date
    set_by_id: uuid.UUID | None
    set_by_name: str
