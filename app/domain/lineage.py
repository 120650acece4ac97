"""Territories that follow one another: mergers, splits, renames, and what they took along (A2).

A changed unit is a new territory and the old one ends on the day before, so that every record
keeps the name of its day; the links old → new lead both ways.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from app.domain.record import Record, RecordKind


class ChangeKind(StrEnum):
    """What a decision did to territories."""

    MERGER = "merger"
    """Several whole units, and perhaps parts of others, become one."""
    SPLIT = "split"
    """One unit is divided into several and ends."""
    PART_MOVED = "part_moved"
    """A part goes to another unit; where it came from goes on."""
    TRANSFER = "transfer"
    """The unit comes under another body."""
    RENAME = "rename"
    KIND_CHANGE = "kind_change"
    """A xã becomes a phường; the name may change with it."""
    DISSOLUTION = "dissolution"
    """It ends and nothing follows it."""
    REFORM = "reform"
    """A whole province at once, as on 1/7/2025."""


@dataclass(eq=False, kw_only=True)
class TerritoryChange(Record):
    """One decision on units; its links are the successions with its id."""

    kind: ChangeKind
    on: dt.date
    """First day of what is new."""
    decree: str = ""
    """Number and symbol of the decision."""
    decided_on: dt.date | None = None
    issuer: str = ""
    note: str = ""


@dataclass(eq=False, kw_only=True)
class ReferenceMove(Record):
    """A record that went from one territory or person to another with a change or a merging.

    ``cause_id`` is a TerritoryChange or a DoubleMerge; ``name`` is the field of the record that
    named ``from_id`` and names ``to_id`` since. A list of ids has the one put in the other's place;
    where it held both, ``from_id`` was only taken out, and ``to_id`` is the same.
    """

    cause_id: uuid.UUID
    record_kind: RecordKind
    record_id: uuid.UUID
    name: str
    from_id: uuid.UUID
    to_id: uuid.UUID
    taken_back: bool = False


class DoubleSubject(StrEnum):
    """What may stand in the book twice."""

    PERSON = "person"
    TERRITORY = "territory"


@dataclass(eq=False, kw_only=True)
class DoubleMerge(Record):
    """Two entries that are one and the same: all that named ``absorbed_id`` names ``kept_id``.

    The moves with its id tell what to undo.
    """

    subject: DoubleSubject
    kept_id: uuid.UUID
    absorbed_id: uuid.UUID
    merged_on: dt.date
    reason: str = ""
    taken_back_on: dt.date | None = None
    taken_back_reason: str = ""
