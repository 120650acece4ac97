"""Rows of territories in time: what hangs on a unit, its links to others, what is known of it."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from app.domain.lineage import ChangeKind
from app.domain.record import RecordKind


class Held(StrEnum):
    """How a record hangs on a unit."""

    OPEN = "open"
    """Still to be settled, whenever it was written."""
    COMING = "coming"
    """Of a day on which the unit is not there any more."""
    DATED = "dated"
    """Holds from day to day: an assignment, a contact, an exemption."""
    BELOW = "below"
    """A unit that comes under it."""


@dataclass(frozen=True, slots=True)
class HeldItem:
    """One record that hangs on a unit and has to go somewhere when the unit ends."""

    kind: RecordKind
    record_id: uuid.UUID
    name: str
    """The field of the record that names the unit."""
    territory_id: uuid.UUID
    title: str
    """Its first words, as it was written."""
    day: dt.date | None
    held: Held
    about_id: uuid.UUID | None = None
    """The directive that a progress is of."""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link of the lineage, with the change that made it."""

    predecessor_id: uuid.UUID
    successor_id: uuid.UUID
    on: dt.date
    is_part: bool
    decree: str
    change_id: uuid.UUID | None
    change_kind: ChangeKind | None
    issuer: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as lineage shows it."""

    id: uuid.UUID
    name: str
    kind_name: str
    former_district: str
    valid_from: dt.date | None
    valid_to: dt.date | None


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """How much is known under one unit."""

    entries: int = 0
    findings_open: int = 0
    findings_ended: int = 0
    commitments_open: int = 0
    commitments: int = 0
    ratings: int = 0

    def __add__(self, other: "UnitCounts") -> "UnitCounts":
        """Return the sums."""
        return UnitCounts(
            self.entries + other.entries,
            self.findings_open + other.findings_open,
            self.findings_ended + other.findings_ended,
            self.commitments_open + other.commitments_open,
            self.commitments + other.commitments,
            self.ratings + other.ratings,
        )


@dataclass(frozen=True, slots=True)
class MovedRow:
    """Records that went from one unit to another with one cause."""

    cause_id: uuid.UUID
    from_id: uuid.UUID
    to_id: uuid.UUID
    record_kind: RecordKind
    count: int


@dataclass(frozen=True, slots=True)
class HolderRow:
    """A group or a follower that is set to a unit, from day to day."""

    territory_id: uuid.UUID
    group_id: uuid.UUID | None
    follower_id: uuid.UUID | None
    name: str
    valid_from: dt.date | None
    valid_to: dt.date | None

    @property
    def holder_id(self) -> uuid.UUID | None:
        """The group or the follower."""
        return self.group_id or self.follower_id


@dataclass(frozen=True, slots=True)
class NamedEntryRow:
    """An entry of the journal that stands under a unit that did not exist on its day."""

    engagement_id: uuid.UUID
    territory_id: uuid.UUID
    territory_name: str
    starts_on: dt.date
    subject: str
    place: str
