"""Reserved opinions (QC Đ6.4): fixed once entered, shown beside what they dissent from."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import ClassVar

from app.domain.errors import DomainError
from app.domain.record import Record, RecordKind


@dataclass(eq=False, kw_only=True)
class ReservedOpinion(Record):
    """What somebody goes on holding against a division's or leader's word; never altered."""

    FIXED_BUT: ClassVar[frozenset[str]] = frozenset()

    subject_kind: RecordKind
    """What it dissents from: a report, plan, finding, rating, task …"""
    subject_id: uuid.UUID
    by_id: uuid.UUID
    given_on: dt.date
    against: str
    """Whose view it differs from: the division or the leader, by post."""
    text: str

    def check(self, today: dt.date) -> None:
        """Raise DomainError ``text_missing``, ``against_missing`` or ``day_in_future``."""
        if not self.text.strip():
            raise DomainError("text_missing", field="text")
        if not self.against.strip():
            raise DomainError("against_missing", field="against")
        if self.given_on > today:
            raise DomainError("day_in_future", field="given_on", day=self.given_on, today=today)
