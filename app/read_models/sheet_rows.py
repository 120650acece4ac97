"""The kinds of rows that an office's workbooks hold, and what a roster's rows tell together."""

import datetime as dt
from dataclasses import dataclass

from app.domain.group import GroupRole
from app.read_models.sheets import ReadTable


@dataclass(frozen=True, slots=True)
class DoubtfulDay:
    """A cell that names a month or a year where a day is needed; the field holds its first day."""

    field: str
    text: str
    first: dt.date
    last: dt.date
    needed: bool
    """The row cannot be without it."""


@dataclass(frozen=True, slots=True)
class TerritoryRow:
    """One territory of an office's list."""

    sheet: str
    row: int
    code: str
    name: str
    kind: str
    party_organisation: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    note: str
    doubts: tuple[DoubtfulDay, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One officer with his group; the date of birth is checked and not kept."""

    sheet: str
    row: int
    full_name: str
    division: str
    group: str
    role: GroupRole
    territories: tuple[str, ...]
    """Names as written, a first reading of the commas; ``names.regroup`` mends it."""
    decision_number: str
    decision_date: dt.date | None
    phone: str
    merged_fields: frozenset[str]
    """Fields that the row has from cells merged downwards."""
    doubts: tuple[DoubtfulDay, ...] = ()


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One trip; ``ends_on`` is None where the sheet does not tell it."""

    sheet: str
    row: int
    starts_on: dt.date
    ends_on: dt.date | None
    group: str
    people: tuple[str, ...]
    territories: tuple[str, ...]
    purpose: str
    consent: bool | None
    consent_note: str
    """The text of the consent cell where it is more than a mark."""
    results: str
    difficulty: str
    proposal: str
    new_model: str
    doubts: tuple[DoubtfulDay, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedGroup:
    """One group as the sheet tells it."""

    name: str
    rows: tuple[RosterRow, ...]
    lead: RosterRow | None
    """The first row marked as lead."""
    territories: tuple[str, ...]
    decision_number: str
    decision_date: dt.date | None


@dataclass(frozen=True, slots=True)
class SkippedText:
    """What was left out on purpose, in words; ``row`` is None for a sheet or a column."""

    sheet: str
    row: int | None
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding of a list; a row may tell a proposal and a new model beside its text."""

    sheet: str
    row: int
    territories: tuple[str, ...]
    text: str
    kind: str
    """As written; empty where the sheet has no such column."""
    kind_hints: tuple[str, ...]
    """Title of the column and heading above, which tell the kind where nothing else does."""
    proposal: str
    new_model: str
    raised_on: dt.date | None
    group: str
    person: str
    subject_field: str
    handling: str
    authority: str
    state: str
    settled_on: dt.date | None
    result: str
    doubts: tuple[DoubtfulDay, ...] = ()


@dataclass(frozen=True, slots=True)
class DirectiveRow:
    """One directive, and how far the territories that the row names are with it."""

    sheet: str
    row: int
    form: str
    number: str
    issued_on: dt.date | None
    issuer: str
    title: str
    due_on: dt.date | None
    scope: tuple[str, ...]
    """Territories or kinds of territory as written; empty for all."""
    territory: str
    state: str
    as_of: dt.date | None
    evidence: str
    note: str
    cells: tuple[tuple[str, str], ...]
    """Titles and contents of the columns that hold no field: territories, in a matrix."""
    doubts: tuple[DoubtfulDay, ...] = ()


@dataclass(frozen=True, slots=True)
class RatingRow:
    """The level of a territory's collective in a year; ``year`` None where no column tells it."""

    sheet: str
    row: int
    territory: str
    year: int | None
    level: str
    collective: str
    group: str
    reasons: str
    by_year: tuple[tuple[int, str], ...] = ()
    """Level by year, of a sheet with a column a year; ``year`` and ``level`` are empty then."""
    doubts: tuple[DoubtfulDay, ...] = ()


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """Who follows territories since when, by which decision."""

    sheet: str
    row: int
    territories: tuple[str, ...]
    group: str
    follower: str
    since: dt.date | None
    decision_number: str
    decision_date: dt.date | None
    doubts: tuple[DoubtfulDay, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberRow:
    """The last number that a type of document had in a term, before the book was kept."""

    sheet: str
    row: int
    document_type: str
    term: str
    issuer: str
    last_number: int
    note: str
    doubts: tuple[DoubtfulDay, ...] = ()


AnyRow = (
    TerritoryRow
    | RosterRow
    | JournalRow
    | FindingRow
    | DirectiveRow
    | RatingRow
    | AssignmentRow
    | NumberRow
)
AnyTable = ReadTable[AnyRow]
