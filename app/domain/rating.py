"""Proposed yearly ratings of territories by a scheme that is data (QC Đ7.B.4; trap 7)."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import DomainError
from app.domain.record import DatedRecord, Record


@dataclass(eq=False, kw_only=True)
class RatingScheme(DatedRecord):
    """A set of levels by a regulation, in force from day to day; a printed rating names it."""

    name: str
    citation: str = ""
    """The regulation it rests on, as cited on paper."""


@dataclass(eq=False, kw_only=True)
class RatingLevel(DatedRecord):
    """One level of a scheme."""

    scheme_id: uuid.UUID
    name: str
    position: int


class RatingState(StrEnum):
    """Where a proposed rating stands."""

    DRAFT = "draft"
    PROPOSED = "proposed"


@dataclass(eq=False, kw_only=True)
class TerritoryRating(Record):
    """The level that a group proposes for the collective of a territory in a year."""

    territory_id: uuid.UUID
    year: int
    scheme_id: uuid.UUID
    collective: str
    """What is rated: the Party organisation or the collective of leaders, by name."""
    level_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    reasons: str = ""
    state: RatingState = RatingState.DRAFT
    proposed_by_id: uuid.UUID | None = None
    proposed_on: dt.date | None = None

    def propose(self, day: dt.date, person_id: uuid.UUID) -> None:
        """Put it forward; raises ``level_missing`` or ``reasons_missing``."""
        if self.level_id is None:
            raise DomainError("level_missing", field="level")
        if not self.reasons.strip():
            raise DomainError("reasons_missing", field="reasons")
        self.state = RatingState.PROPOSED
        self.proposed_on = day
        self.proposed_by_id = person_id


@dataclass(eq=False, kw_only=True)
class RatingEvidence(Record):
    """A dated record that a proposed rating rests on."""

    rating_id: uuid.UUID
    source_kind: str
    source_id: uuid.UUID
    note: str = ""
    is_withdrawn: bool = False
