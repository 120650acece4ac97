"""What the board is asked by, and what its forms hand over; plain values, no rules."""

import datetime as dt
import uuid
from dataclasses import dataclass, replace

from app.read_models.facts import Key
from app.services.compliance.board import Board, DutyKind, Entry


@dataclass(frozen=True, slots=True)
class BoardQuestion:
    """Whole months from ``first`` to ``last`` as they stand on ``day``.

    ``as_known``: by what the change log held at the end of that day.
    """

    first: dt.date
    last: dt.date
    day: dt.date
    as_known: bool = False

    @classmethod
    def of_year(cls, year: int, day: dt.date, *, as_known: bool = False) -> "BoardQuestion":
        """Ask for the months of a year."""
        return cls(dt.date(year, 1, 1), dt.date(year, 12, 31), day, as_known)


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a filter offers."""

    key: Key
    name: str


@dataclass(frozen=True, slots=True)
class BoardPage:
    """The answer: the board, and what it can be filtered by.

    ``members`` are the persons of each group, ``places`` its territories within the months.
    """

    question: BoardQuestion
    board: Board
    regulations: tuple[Named, ...]
    groups: tuple[Named, ...]
    territories: tuple[Named, ...]
    districts: tuple[str, ...]
    members: dict[Key, frozenset[Key]]
    places: dict[Key, frozenset[Key]]
    districts_of: dict[Key, frozenset[str]]
    """By territory the abolished districts that it belongs to, as the filter names them."""
    overseer: str = ""
    """Name of the division that oversees how regulations are kept; empty: none is named."""

    def within(self, first: dt.date, last: dt.date) -> "BoardPage":
        """Return the same of fewer months."""
        if first <= self.question.first and self.question.last <= last:
            return self
        question = replace(self.question, first=first, last=last)
        return replace(self, question=question, board=self.board.within(first, last))


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What of a board is shown; None and empty leave nothing out."""

    regulation: Key | None = None
    group: Key | None = None
    territory: Key | None = None
    district: str = ""
    """An abolished district as the filter names it (``FormerDistrict.words``)."""
    kinds: frozenset[DutyKind] = frozenset({DutyKind.COUNTED})


@dataclass(frozen=True, slots=True)
class NameLine:
    """One obligation behind a figure, in words."""

    entry: Entry
    who: str
    people: str
    territory: str
    title: str
    clause: str
    period: str
    due: str
    state: str
    figures: str
    reason: str


@dataclass(frozen=True, slots=True)
class CheckForm:
    """A check as typed; ``check_id`` None makes a new one (QC Đ13.3)."""

    check_id: uuid.UUID | None
    checked_on: dt.date | None
    regulation_id: uuid.UUID | None
    group_id: uuid.UUID | None
    territory_id: uuid.UUID | None
    articles: str
    conclusion: str
    correction: str = ""
    correction_due_on: dt.date | None = None
    corrected_on: dt.date | None = None
    corrected_note: str = ""


@dataclass(frozen=True, slots=True)
class ObstacleForm:
    """An obstacle as typed; ``obstacle_id`` None makes a new one."""

    obstacle_id: uuid.UUID | None
    regulation_id: uuid.UUID | None
    article: str
    text: str
    proposal: str
    raised_on: dt.date | None
    group_id: uuid.UUID | None = None


def check_draft(check_id: uuid.UUID | None) -> str:
    """Return the draft's name of the form of a check."""
    return f"regulation_check:{check_id or 'new'}"


def obstacle_draft(obstacle_id: uuid.UUID | None) -> str:
    """Return the draft's name of the form of an obstacle."""
    return f"regulation_obstacle:{obstacle_id or 'new'}"
