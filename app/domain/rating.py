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

    def check(self) -> None:
        """Raise DomainError ``name_missing``, ``date_missing`` or ``ends_before_start``."""
        if not self.name.strip():
            raise DomainError("name_missing", field="name")
        if self.valid_from is None:
            raise DomainError("date_missing", field="valid_from")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise DomainError("ends_before_start", field="valid_to", day=self.valid_from)

    def end(self, last_day: dt.date) -> None:
        """Let it hold until that day; raises ``already_ended`` or ``ends_before_start``."""
        if self.valid_to is not None:
            raise DomainError("already_ended", field="valid_to", day=self.valid_to)
        if self.valid_from is not None and last_day < self.valid_from:
            raise DomainError("ends_before_start", field="valid_to", day=self.valid_from)
        self.valid_to = last_day


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
    origin: str = ""
    """For an imported one: what names its row."""

    def check(self, today: dt.date) -> None:
        """Raise DomainError ``collective_missing``, or ``year_ahead`` for a year not yet begun."""
        if not self.collective.strip():
            raise DomainError("collective_missing", field="collective")
        if self.year > today.year:
            raise DomainError("year_ahead", field="year", year=self.year)

    def check_editable(self) -> None:
        """Raise DomainError ``rating_proposed`` once it was put forward."""
        if self.state is not RatingState.DRAFT:
            raise DomainError("rating_proposed", day=self.proposed_on)

    def propose(self, day: dt.date, person_id: uuid.UUID) -> None:
        """Put it forward; raises ``level_missing``, ``reasons_missing``, ``rating_proposed``."""
        self.check_editable()
        if self.level_id is None:
            raise DomainError("level_missing", field="level")
        if not self.reasons.strip():
            raise DomainError("reasons_missing", field="reasons")
        self.state = RatingState.PROPOSED
        self.proposed_on = day
        self.proposed_by_id = person_id

    def take_back(self) -> None:
        """Make it a draft again; raises ``rating_not_proposed``."""
        if self.state is not RatingState.PROPOSED:
            raise DomainError("rating_not_proposed")
        self.state = RatingState.DRAFT
        self.proposed_on = None
        self.proposed_by_id = None


@dataclass(eq=False, kw_only=True)
class RatingEvidence(Record):
    """A dated record that a proposed rating rests on."""

    rating_id: uuid.UUID
    source_kind: str
    source_id: uuid.UUID
    note: str = ""
    is_withdrawn: bool = False
