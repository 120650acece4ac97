"""What the papers on keeping regulations are filled from; one frozen context per kind.

Figures come as numbers and states by code: wording and layout are ``app.documents``'.
"""

import datetime as dt
from dataclasses import dataclass

from app.read_models.papers import AuthorityNames


@dataclass(frozen=True, slots=True)
class PaperFrame:
    """What every paper of the overseeing division has in common.

    ``division`` is empty where the office named none: the Commission then issues the paper.
    """

    authority: AuthorityNames
    division: str
    place: str
    signed_on: dt.date
    signer_name: str
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class CellFigures:
    """Obligations of a cell by how they stand; ``others`` need nothing (exempt, ended …)."""

    in_time: int = 0
    late: int = 0
    overdue: int = 0
    open: int = 0
    undetermined: int = 0
    others: int = 0
    breached: int = 0
    """Against a ban, or outside what the text only warns about."""

    @property
    def done(self) -> int:
        """Give what was done, in time or late."""
        return self.in_time + self.late

    @property
    def needed(self) -> int:
        """Give what had to be or is still to be done."""
        return self.done + self.overdue + self.open


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A row: figures per month, outside the months, and their sum.

    ``section`` groups rows (groups, persons …); empty where they are not grouped.
    """

    name: str
    months: tuple[CellFigures, ...]
    loose: CellFigures
    total: CellFigures
    section: str = ""


@dataclass(frozen=True, slots=True)
class BoardBlock:
    """A duty with its rows."""

    citation: str
    title: str
    lines: tuple[BoardLine, ...]
    total: BoardLine


@dataclass(frozen=True, slots=True)
class NamedObligation:
    """An obligation that was not kept in time; ``state``: overdue, late, breached, warning."""

    owner: str
    people: str
    territory: str
    citation: str
    title: str
    period_from: dt.date | None
    period_to: dt.date | None
    due_on: dt.date | None
    done_on: dt.date | None
    days_late: int
    state: str


@dataclass(frozen=True, slots=True)
class BoardPaper:
    """The board of a span of months (QC Đ13.3).

    ``rows_are`` heads the column of names; ``limits`` says in words what a filter left out.
    """

    frame: PaperFrame
    regulations: tuple[str, ...]
    first: dt.date
    last: dt.date
    day: dt.date
    as_known: bool
    rows_are: str
    limits: tuple[str, ...]
    summary: tuple[BoardLine, ...]
    summary_total: BoardLine
    blocks: tuple[BoardBlock, ...]
    named: tuple[NamedObligation, ...]


@dataclass(frozen=True, slots=True)
class CheckEntry:
    """A check by the overseeing division."""

    checked_on: dt.date
    subject: str
    articles: str
    conclusion: str
    correction: str
    correction_due_on: dt.date | None
    corrected_on: dt.date | None
    corrected_note: str
    checked_by: str


@dataclass(frozen=True, slots=True)
class CheckListPaper:
    """The book of checks of a span of days."""

    frame: PaperFrame
    first: dt.date
    last: dt.date
    checks: tuple[CheckEntry, ...]


@dataclass(frozen=True, slots=True)
class ObstacleEntry:
    """An obstacle as somebody met it."""

    text: str
    proposal: str
    raised_on: dt.date
    raised_by: str


@dataclass(frozen=True, slots=True)
class ArticleObstacles:
    """The obstacles of one article."""

    article: str
    obstacles: tuple[ObstacleEntry, ...]


@dataclass(frozen=True, slots=True)
class RegulationObstacles:
    """The obstacles of one regulation, named as papers name it."""

    title: str
    articles: tuple[ArticleObstacles, ...]


@dataclass(frozen=True, slots=True)
class AmendmentPaper:
    """A proposal to amend regulations, made of the obstacles met (QC Đ13.3)."""

    frame: PaperFrame
    regulations: tuple[RegulationObstacles, ...]
