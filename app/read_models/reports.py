"""Rows of reports, and the facts that a report is drafted from."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.engagement import EngagementKind
from app.domain.finding import FindingKind, FindingState
from app.domain.record import RecordKind
from app.domain.report import Reception, ReportFamily, ReportKind, ReportState, family_of


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as lists show it; of neither group nor follower it is the Commission's."""

    id: uuid.UUID
    kind: ReportKind
    group_id: uuid.UUID | None
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
    follower_id: uuid.UUID | None = None
    follower_name: str = ""
    subject: str = ""
    territory_id: uuid.UUID | None = None
    territory_name: str = ""

    @property
    def family(self) -> ReportFamily:
        """Of whom it is, and what for."""
        return family_of(self.kind, self.group_id, self.follower_id)


@dataclass(frozen=True, slots=True)
class ReportSource:
    """Whose work a report tells of, over which days; ``following_to`` ends what is ahead.

    ``group_id`` or ``person_id`` (a follower), else all groups; ``territory_id`` narrows it.
    """

    period_from: dt.date
    period_to: dt.date
    following_to: dt.date
    group_id: uuid.UUID | None = None
    person_id: uuid.UUID | None = None
    territory_id: uuid.UUID | None = None


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
    group_id: uuid.UUID | None = None


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
    group_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class SaidInReport:
    """A paragraph of a report; ``is_own`` was typed in, from no record."""

    section: str
    text: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class GroupReportFact:
    """A monthly report of a group that was handed in and not returned, with what it says.

    ``said`` is by section and in order, without figures and silence.
    """

    id: uuid.UUID
    group_id: uuid.UUID
    group_name: str
    period_from: dt.date
    handed_in_on: dt.date
    said: tuple[SaidInReport, ...]


@dataclass(frozen=True, slots=True)
class ObstacleFact:
    """What stood against carrying out an article of a regulation."""

    id: uuid.UUID
    article: str
    text: str
    proposal: str


@dataclass(frozen=True, slots=True)
class MissedDuty:
    """A time that a duty was not fulfilled: whose it was, and by when."""

    owner_kind: RecordKind
    owner_id: uuid.UUID
    day: dt.date | None
    text: str


@dataclass(frozen=True, slots=True)
class DutyFact:
    """How one duty of a regulation was fulfilled over the period, each time counted."""

    key: str
    """Rule and step, as a source key holds them."""
    citation: str
    title: str
    in_time: int
    late: int
    overdue: int
    missed: tuple[MissedDuty, ...] = ()
    """The overdue ones, but those of bodies that the book has no record of."""


@dataclass(frozen=True, slots=True)
class ReportMaterial:
    """What happened in a period: the lists that the report's figures must equal."""

    engagements: tuple[EngagementFact, ...]
    """Not cancelled, started within the period, by date."""
    findings: tuple[FindingFact, ...]
    """Raised within the period, by date."""
    planned: tuple[EngagementFact, ...]
    """Announced for what follows the period."""
    reports: tuple[GroupReportFact, ...] = ()
    """Reports of groups over months of the period, by group and month."""
    several_months: bool = False
    """The period is longer than a month: what is told of a month names it."""
    obstacles: tuple[ObstacleFact, ...] = ()
    """By article."""
    duties: tuple[DutyFact, ...] = ()
    """In the order of the regulation."""
