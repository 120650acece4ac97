"""Facts of the home screen: what waits for the person's hand."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.read_models.journal import JournalRow


@dataclass(frozen=True, slots=True)
class MissingReport:
    """A group whose report of a month is not handed in; QC names no day for it (QC Đ8.2)."""

    month: dt.date
    """First day of the month."""
    group_id: uuid.UUID
    group_name: str
    report_id: uuid.UUID | None
    """Set where a draft or a returned report is there already."""


@dataclass(frozen=True, slots=True)
class LongAssignment:
    """An assignment and how long it has lasted (rotation at 3 to 5 years, QC Đ4.2)."""

    territory_id: uuid.UUID
    territory_name: str
    group_name: str
    since: dt.date
    years: float


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """All of it for one day."""

    today: dt.date
    awaiting_outcome: tuple[JournalRow, ...]
    """Oldest first, at most a screenful."""
    awaiting_outcome_more: bool
    coming: tuple[JournalRow, ...]
    coming_more: bool
    missing_reports: tuple[MissingReport, ...]
    long_assignments: tuple[LongAssignment, ...]
    groups_without_lead: tuple[str, ...]
    lineage_entries: int
    left_over: int = 0
    """What is open at units that have ended."""
