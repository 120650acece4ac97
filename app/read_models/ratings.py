"""Rows of proposed ratings, and of the schemes that they are made by."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.rating import RatingState


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A level of a scheme."""

    id: uuid.UUID
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """A scheme with its levels, best first."""

    id: uuid.UUID
    name: str
    citation: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    levels: tuple[LevelRow, ...]


@dataclass(frozen=True, slots=True)
class RatingRow:
    """A territory in a year, rated or not yet (``rating_id`` None)."""

    territory_id: uuid.UUID
    territory_name: str
    group_id: uuid.UUID | None
    group_name: str
    rating_id: uuid.UUID | None
    collective: str
    scheme_id: uuid.UUID | None
    scheme_name: str
    level_id: uuid.UUID | None
    level_name: str
    reasons: str
    state: RatingState | None
    evidence: int
    proposed_on: dt.date | None
    proposed_by_name: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A record that a rating rests on, in one line."""

    id: uuid.UUID
    source_kind: str
    source_id: uuid.UUID
    day: dt.date | None
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class EvidenceCandidate:
    """A record of the year that could be evidence."""

    source_kind: str
    source_id: uuid.UUID
    day: dt.date
    text: str


@dataclass(frozen=True, slots=True)
class RatingYearRow:
    """What was proposed for one territory in one year."""

    rating_id: uuid.UUID
    year: int
    collective: str
    scheme_name: str
    level_name: str
    reasons: str
    state: RatingState
    group_name: str
    proposed_on: dt.date | None
    proposed_by_name: str


@dataclass(frozen=True, slots=True)
class NewestRating:
    """The level last proposed for a territory; ``position`` 1 is the best of its scheme."""

    territory_id: uuid.UUID
    year: int
    scheme_id: uuid.UUID
    scheme_name: str
    level_id: uuid.UUID
    level_name: str
    position: int
