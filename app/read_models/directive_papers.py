"""What the papers on directives are filled from; states come by code, wording is the kind's."""

import datetime as dt
from dataclasses import dataclass

from app.domain.directive import ProgressState
from app.read_models.compliance_papers import PaperFrame


@dataclass(frozen=True, slots=True)
class MatrixText:
    """A column: how the text is quoted, its title, and how many of how many are done."""

    number: str
    """Number and symbol; empty where it has none."""
    quoted: str
    title: str
    due_on: dt.date | None
    done: int
    needed: int
    overdue: int


@dataclass(frozen=True, slots=True)
class MatrixMark:
    """A cell; ``state`` None where nothing is written down."""

    state: ProgressState | None = None
    day: dt.date | None = None
    is_overdue: bool = False
    is_concerned: bool = True


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """A territory with a cell per text."""

    territory: str
    cells: tuple[MatrixMark, ...]
    done: int
    needed: int


@dataclass(frozen=True, slots=True)
class MatrixPaper:
    """The matrix as the filters leave it, which ``limits`` tell."""

    frame: PaperFrame
    day: dt.date
    limits: tuple[str, ...]
    texts: tuple[MatrixText, ...]
    lines: tuple[MatrixLine, ...]


@dataclass(frozen=True, slots=True)
class StudyEntry:
    """A person or a text with the day of the study, None where there is none."""

    name: str
    place: str
    """Where the person serves, or the title of the text."""
    studied_on: dt.date | None
    note: str


@dataclass(frozen=True, slots=True)
class StudyPart:
    """A text with its people, or a person with his texts."""

    heading: str
    entries: tuple[StudyEntry, ...]


@dataclass(frozen=True, slots=True)
class StudiesPaper:
    """Who has studied what and who has not: a part per text, or per person."""

    frame: PaperFrame
    day: dt.date
    by_text: bool
    parts: tuple[StudyPart, ...]
