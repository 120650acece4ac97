"""What is handed to and from the editor of a report; plain values."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.report import ReportFamily, ReportKind, ReportState
from app.read_models.office import Choice
from app.read_models.reports import ParagraphRow, ReportRow
from app.services.report_outlines import MONTHLY, Place


@dataclass(frozen=True, slots=True)
class StartReport:
    """A monthly report to begin: of which group, over which month, by which outline."""

    group_id: uuid.UUID
    year: int
    month: int
    outline: str = MONTHLY


@dataclass(frozen=True, slots=True)
class BeginReport:
    """A report of any family to begin, over days, both included.

    Of a group, a follower (``follower_id``: a person), or with neither of the Commission.
    """

    kind: ReportKind
    period_from: dt.date
    period_to: dt.date
    outline: str
    group_id: uuid.UUID | None = None
    follower_id: uuid.UUID | None = None
    subject: str = ""
    territory_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class ParagraphEdit:
    """A paragraph as the editor leaves it; ``id`` is None for one typed in."""

    id: uuid.UUID | None
    section: str
    text: str
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class SaveReport:
    """All paragraphs of the editor in their order; those that it does not name stay as they are."""

    report_id: uuid.UUID
    paragraphs: tuple[ParagraphEdit, ...]


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """A report for editor and printer: sections in order, paragraphs in order of the sections.

    Removed paragraphs are included, withdrawn ones are not. ``numbers`` holds the printed number
    of each section that has text.
    """

    row: ReportRow
    places: tuple[Place, ...]
    numbers: dict[str, str]
    paragraphs: tuple[ParagraphRow, ...]
    outline: str = MONTHLY

    @property
    def is_editable(self) -> bool:
        """Only a draft or a returned report may be edited."""
        return self.row.state in (ReportState.DRAFT, ReportState.RETURNED)

    def of(self, section: str) -> tuple[ParagraphRow, ...]:
        """Return the paragraphs of a section that are not removed."""
        return tuple(
            one for one in self.paragraphs if one.section == section and not one.is_removed
        )


@dataclass(frozen=True, slots=True)
class OutlineChoice:
    """An outline that a report may be written by; ``subject`` is what one on a subject is about."""

    id: str
    title: str
    family: ReportFamily
    source: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class ReportLists:
    """What filter and forms offer; ``month`` is the one to report next, as year and month."""

    groups: tuple[Choice, ...]
    my_group: uuid.UUID | None
    followers: tuple[Choice, ...]
    territories: tuple[Choice, ...]
    outlines: tuple[OutlineChoice, ...]
    me: uuid.UUID
    month: tuple[int, int]
    today: dt.date

    def outlines_of(self, family: ReportFamily) -> tuple[OutlineChoice, ...]:
        """Return the outlines of a family."""
        return tuple(one for one in self.outlines if one.family is family)


def draft_form(report_id: uuid.UUID) -> str:
    """Return the name of the form under which the editor's draft is kept."""
    return f"report:{report_id}"
