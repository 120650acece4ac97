"""Findings: difficulties, proposals, new models and the like, recorded once and followed."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import DomainError
from app.domain.record import Record


class FindingKind(StrEnum):
    """Kinds of finding (QC Đ5.1, Đ5.6, Đ7.B.2; QĐ nhiệm vụ)."""

    DIFFICULTY = "difficulty"
    PROPOSAL = "proposal"
    NEW_MODEL = "new_model"
    SHORTCOMING = "shortcoming"
    PROMINENT_MATTER = "prominent_matter"


@dataclass(eq=False, kw_only=True)
class Finding(Record):
    """Something found in a territory, followed until it is settled."""

    kind: FindingKind
    territory_id: uuid.UUID
    text: str
    raised_on: dt.date
    raised_by_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    subject_field_id: uuid.UUID | None = None
    engagement_id: uuid.UUID | None = None
    settled_on: dt.date | None = None
    settlement: str = ""
    origin: str = ""

    def check(self) -> None:
        """Raise DomainError ``text_missing`` if nothing was written."""
        if not self.text.strip():
            raise DomainError("text_missing", field="text")

    def settle(self, day: dt.date, settlement: str) -> None:
        """Settle it; raises ``already_settled``, ``settlement_missing`` or ``too_early``."""
        if self.settled_on is not None:
            raise DomainError("already_settled", day=self.settled_on)
        if not settlement.strip():
            raise DomainError("settlement_missing", field="settlement")
        if day < self.raised_on:
            raise DomainError("too_early", field="settled_on", day=self.raised_on)
        self.settled_on = day
        self.settlement = settlement
