"""The kinds of rows that an office's workbooks hold, and what a roster's rows tell together."""

import datetime as dt
from dataclasses import dataclass

from app.domain.group import GroupRole
from app.read_models.sheets import ReadTable


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


AnyRow = TerritoryRow | RosterRow | JournalRow
AnyTable = ReadTable[AnyRow]
