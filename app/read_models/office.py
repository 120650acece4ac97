"""Rows about the office itself and the short lists that forms choose from."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.people import LeaderPost
from app.domain.territory import TerritoryCategory


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a short list: id, what the list shows, and a finer word beside it."""

    id: uuid.UUID
    name: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class DivisionRow:
    """A division as its form shows it."""

    id: uuid.UUID
    name: str
    short_name: str
    is_overseer: bool


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """The office as its papers and windows name it."""

    id: uuid.UUID
    province_code: str
    province_name: str
    committee_name: str
    commission_name: str
    body_symbol: str
    place_name: str
    old_tone_marks: bool
    is_sample: bool
    plans_approved: bool = False
    """The office's own rule: month plans are approved, not only reported."""


@dataclass(frozen=True, slots=True)
class CongressTermRow:
    """A congress term of an organisation."""

    id: uuid.UUID
    organisation: str
    name: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    opening_event: str = ""


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of territory."""

    id: uuid.UUID
    code: str
    name: str
    category: TerritoryCategory


@dataclass(frozen=True, slots=True)
class LeaderRow:
    """A leader of the Commission on a day."""

    person_id: uuid.UUID
    full_name: str
    post: LeaderPost


@dataclass(frozen=True, slots=True)
class AccountRow:
    """Who can open the book."""

    id: uuid.UUID
    person_id: uuid.UUID
    full_name: str
    slot_id: str
    is_administrator: bool
    valid_from: dt.date | None
    valid_to: dt.date | None
