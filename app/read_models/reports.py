"""Rows of reports, and the facts that a report of a group is drafted from."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.engagement import EngagementKind
from app.domain.finding import FindingKind, FindingState
from app.domain.report import Reception, ReportKind, ReportState


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as lists show it."""

    id: uuid.UUID
    kind: ReportKind
    group_id: uuid.UUID
    group_name: str
    period_from: dt.date
    period_to: dt.date
    state: ReportState
    author_name: str
    handed_in_on: dt.date | None
    answered_on: dt.date | None
    answered_by_name: str
    reception: Reception | None
    remark: str


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """One paragraph of a report; ``source_key`` as in ``app.domain.report``."""

    id: uuid.UUID
    section: str
    position: int
    text: str
    drafted_text: str
    source_key: str
    is_removed: bool


@dataclass(frozen=True, slots=True)
class ReportDetail:
    """A report with its paragraphs, removed ones included, in order."""

    row: ReportRow
    outline: str
    paragraphs: tuple[ParagraphRow, ...]


@dataclass(frozen=True, slots=True)
class EngagementFact:
    """An engagement of the period with what it brought."""

    id: uuid.UUID
    kind: EngagementKind
    starts_on: dt.date
    ends_on: dt.date
    territory_id: uuid.UUID | None
    territory_name: str
    subject: str
    results: str
    subject_field_ids: tuple[uuid.UUID, ...]
    is_closed: bool


@dataclass(frozen=True, slots=True)
class FindingFact:
    """A finding raised in the period and not withdrawn; where it stands is as of now."""

    id: uuid.UUID
    kind: FindingKind
    raised_on: dt.date
    territory_id: uuid.UUID
    territory_name: str
    text: str
    subject_field_id: uuid.UUID | None
    state: FindingState = FindingState.OPEN


@dataclass(frozen=True, slots=True)
class ReportMaterial:
    """What happened in a group's period: the lists that the report's figures must equal."""

    engagements: tuple[EngagementFact, ...]
    """Not cancelled, started within the period, by date."""
    findings: tuple[FindingFact, ...]
    """Raised within the period, by date."""
    planned: tuple[EngagementFact, ...]
    """Announced for the month after the period."""
