"""What an Excel file would bring into the book, row by row; what was asked; what was taken in."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from app.domain.engagement import EngagementKind
from app.domain.finding import Authority, FindingKind, FindingState
from app.domain.group import GroupRole
from app.domain.rating import RatingState
from app.domain.record import RecordKind
from app.read_models.sheet_rows import AnyTable, SkippedText
from app.read_models.sheets import RowProblem, Severity, TableKind


class RowState(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    COMPLETES = "completes"
    """What it names is in the book; something that is missing there is added."""
    CHANGED = "changed"
    """The sheet says something else than the book; taken only where a person chooses it."""
    SAME = "same"
    ASKED = "asked"
    """A person must answer a question first."""
    REFUSED = "refused"


#: Problems that leave part of a row out though the row itself is taken in.
PARTLY_REFUSED = frozenset(
    (
        "territory_of_group_unknown",
        "territory_of_group_unclear",
        "assignment_without_decision",
        "territory_of_other_group",
        "member_of_other_group",
    )
)


@dataclass(frozen=True, slots=True)
class Difference:
    """What the sheet says otherwise than the book, in words."""

    what: str
    in_book: str
    in_file: str


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the sheet: what it is, and what is done with it."""

    sheet: str
    row: int
    state: RowState
    text: str
    detail: str
    differences: tuple[Difference, ...] = ()

    @property
    def place(self) -> tuple[str, int]:
        """Sheet and row, by which rows are chosen."""
        return self.sheet, self.row


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer to a question."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only a person knows; the rows named in ``places`` wait for the answer."""

    id: str
    text: str
    places: tuple[tuple[str, int], ...]
    """Sheet and row."""
    candidates: tuple[Candidate, ...]
    chosen: str | None


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """A file as it was read and held against the book; ``table`` is what was read."""

    file_name: str
    kind_name: str
    table: AnyTable
    rows: tuple[PreviewRow, ...]
    problems: tuple[RowProblem, ...]
    questions: tuple[Question, ...]
    left_out: tuple[SkippedText, ...]

    @property
    def kind(self) -> TableKind:
        """The kind of table."""
        return self.table.kind

    def count(self, *states: RowState) -> int:
        """Return how many rows are in one of these states."""
        return sum(row.state in states for row in self.rows)

    @property
    def to_take(self) -> tuple[PreviewRow, ...]:
        """Rows that would change the book."""
        return tuple(row for row in self.rows if row.state in (RowState.NEW, RowState.COMPLETES))

    @property
    def to_choose(self) -> tuple[PreviewRow, ...]:
        """Rows that can be taken in; one that contradicts the book only if a person says so."""
        states = (RowState.NEW, RowState.COMPLETES, RowState.CHANGED)
        return tuple(row for row in self.rows if row.state in states)

    @property
    def refusals(self) -> tuple[RowProblem, ...]:
        """Why rows, or parts of rows, cannot be taken in."""
        return tuple(one for one in self.problems if _refuses(one))

    @property
    def remarks(self) -> tuple[RowProblem, ...]:
        """What was repaired, taken otherwise than written, or should be looked at."""
        return tuple(one for one in self.problems if not _refuses(one))

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """Questions without an answer."""
        return tuple(one for one in self.questions if one.chosen is None)


def _refuses(problem: RowProblem) -> bool:
    return problem.severity is Severity.ERROR or problem.reason_code in PARTLY_REFUSED


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What was taken in, in rows of the sheet."""

    kind: TableKind
    kinds: frozenset[RecordKind]
    """Kinds of records touched; empty where the file held nothing new."""
    new: int
    completed: int
    changed: int
    same: int
    left: int
    """Rows that could have been taken and were not chosen."""
    waiting: int
    refused: int
    named_as_today: int
    """Entries taken in "ghi theo tên hiện nay"."""


@dataclass(frozen=True, slots=True)
class KnownTerritory:
    """A territory of the book, present or past, as rows are held against it."""

    id: uuid.UUID
    name: str
    code: str
    kind_id: uuid.UUID
    former_district: str
    party_organisation: str
    note: str
    valid_from: dt.date | None
    valid_to: dt.date | None


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of the book with his service of today, if he serves."""

    id: uuid.UUID
    full_name: str
    phone: str
    distinction: str
    officer_id: uuid.UUID | None
    division_id: uuid.UUID | None
    division_name: str


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """A group of the book."""

    id: uuid.UUID
    name: str
    decision_id: uuid.UUID | None
    valid_to: dt.date | None


@dataclass(frozen=True, slots=True)
class KnownMembership:
    """A membership, present or past."""

    group_id: uuid.UUID
    person_id: uuid.UUID
    role: GroupRole
    valid_to: dt.date | None


@dataclass(frozen=True, slots=True)
class KnownAssignment:
    """An assignment of a group, present or past."""

    id: uuid.UUID
    territory_id: uuid.UUID
    group_id: uuid.UUID | None
    follower_id: uuid.UUID | None
    decision_id: uuid.UUID | None
    valid_from: dt.date | None
    valid_to: dt.date | None


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """An entry of the journal with the results that were told, as rows are held against it."""

    id: uuid.UUID
    kind: EngagementKind
    starts_on: dt.date
    ends_on: dt.date
    territory_id: uuid.UUID | None
    group_id: uuid.UUID | None
    subject: str
    participant_ids: tuple[uuid.UUID, ...]
    closed_on: dt.date | None
    cancelled_on: dt.date | None
    origin: str
    results: str | None
    """None where no outcome is in."""
    outcome_id: uuid.UUID | None
    reported_by_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """A finding of the book."""

    id: uuid.UUID
    kind: FindingKind
    territory_id: uuid.UUID
    text: str
    raised_on: dt.date
    raised_by_id: uuid.UUID | None
    group_id: uuid.UUID | None
    subject_field_id: uuid.UUID | None
    engagement_id: uuid.UUID | None
    authority: Authority | None
    stage: FindingState | None
    put_to_unit_on: dt.date | None
    put_forward_on: dt.date | None
    settled_on: dt.date | None
    settlement: str
    withdrawn_on: dt.date | None
    origin: str
    is_handed_over: bool


@dataclass(frozen=True, slots=True)
class KnownRating:
    """A rating of the book."""

    id: uuid.UUID
    territory_id: uuid.UUID
    year: int
    scheme_id: uuid.UUID
    collective: str
    level_id: uuid.UUID | None
    group_id: uuid.UUID | None
    reasons: str
    state: RatingState


@dataclass(frozen=True, slots=True)
class KnownDecision:
    """A written decision."""

    id: uuid.UUID
    number: str
    signed_on: dt.date | None
