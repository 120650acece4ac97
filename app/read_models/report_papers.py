"""What the papers of reports are filled from, beside a group's monthly one; plain values."""

from dataclasses import dataclass
from datetime import date

from app.domain.report import ReportKind
from app.read_models.papers import AuthorityNames, PaperSection


@dataclass(frozen=True, slots=True)
class ReportFrame:
    """What every report has: whose names, the day and the place, the text by sections."""

    authority: AuthorityNames
    place: str
    signed_on: date
    sections: tuple[PaperSection, ...]
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class AdHocPaper:
    """An ad hoc report of a group (QC Đ5.5, Đ8.2); ``territory`` is empty where it is of none."""

    frame: ReportFrame
    group_name: str
    lead_name: str
    subject: str
    territory: str
    day_from: date
    day_to: date


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group in the table of a consolidated report: its figures and how it reported."""

    group_name: str
    figures: tuple[int, ...]
    standing: str
    """In words: the day of its report, or that there is none, and of which months."""


@dataclass(frozen=True, slots=True)
class ConsolidatedPaper:
    """The Commission's report over all groups (QC Đ5.1); ``figure_names`` head the figures."""

    frame: ReportFrame
    kind: ReportKind
    period_from: date
    figure_names: tuple[str, ...]
    lines: tuple[GroupLine, ...]
    signer_lines: tuple[str, ...]
    signer_name: str


@dataclass(frozen=True, slots=True)
class FollowerPaper:
    """A follower's report to the Standing Committee through its Office (QĐ báo cáo).

    ``standing_members`` are those in charge of the Party organisations of his territories.
    """

    frame: ReportFrame
    kind: ReportKind
    period_from: date
    full_name: str
    post_title: str
    home_agency: str
    territories: tuple[str, ...]
    standing_members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewPaper:
    """An interim or final review of how a regulation was carried out (QC Đ13.3, QĐ)."""

    frame: ReportFrame
    kind: ReportKind
    subject: str
    period_from: date
    period_to: date
    signer_lines: tuple[str, ...]
    signer_name: str
    for_standing_committee: bool = False
    """It goes up to the Standing Committee, whose regulation it is (QĐ)."""
