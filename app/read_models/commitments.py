"""Rows of the commitments to territories (nội dung hẹn trả lời), and their filter."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.commitment import CommitmentState

_OWED = (CommitmentState.OPEN, CommitmentState.KEPT)


@dataclass(frozen=True, slots=True)
class CommitmentFilter:
    """What the list shows; None leaves a side open."""

    keeper_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    territory_id: uuid.UUID | None = None
    """A territory, or what ``FormerUnits`` knows by that id: "Huyện … (cũ)", a whole line."""
    territory_ids: frozenset[uuid.UUID] = frozenset()
    """What that means, filled by ``FormerUnits.widened``."""
    only_owed: bool = True
    """Only those that the territory has no answer to yet."""
    due_before: dt.date | None = None


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One promise to a territory."""

    id: uuid.UUID
    territory_id: uuid.UUID
    territory_name: str
    engagement_id: uuid.UUID | None
    group_id: uuid.UUID | None
    group_name: str
    text: str
    keeper_id: uuid.UUID
    keeper_name: str
    made_on: dt.date
    due_on: dt.date
    state: CommitmentState
    kept_on: dt.date | None
    result: str
    answered_on: dt.date | None
    answer: str

    @property
    def is_owed(self) -> bool:
        """Tell whether the territory still waits for the answer."""
        return self.state in _OWED

    def days_overdue(self, today: dt.date) -> int:
        """Return by how many days its answer is late; 0 where it is not."""
        return max((today - self.due_on).days, 0) if self.is_owed else 0
