"""Persons and units that may stand in the book twice, and what merging two of them would do."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.lineage import DoubleSubject
from app.domain.record import RecordKind


@dataclass(frozen=True, slots=True)
class DoubleSide:
    """One of the two entries, in words."""

    id: uuid.UUID
    name: str
    told_apart: str
    """What the book knows beside the name: division, group, kind, code, former district."""


@dataclass(frozen=True, slots=True)
class DoublePair:
    """Two entries that may be one and the same, and why it seems so."""

    subject: DoubleSubject
    first: DoubleSide
    second: DoubleSide
    reason: str
    is_likely: bool
    """The names agree to the letter; else only without accents or in part."""


@dataclass(frozen=True, slots=True)
class KindCount:
    """So many records of a kind name the entry."""

    kind: RecordKind
    count: int


@dataclass(frozen=True, slots=True)
class DoublePreview:
    """What merging would do, before anything is written."""

    kept: DoubleSide
    absorbed: DoubleSide
    moves: tuple[KindCount, ...]
    """Records that go over to the kept entry."""
    stays: tuple[KindCount, ...]
    """Records that say the same as one of the kept entry, or that nobody may change any more."""
    kept_has: tuple[KindCount, ...]
    joins: tuple[KindCount, ...] = ()
    """Records of which the days go over that the kept entry lacks; the others stay."""
    why_kept: str = ""
    """Why another of the two is kept than was asked for; empty where it is as asked."""


@dataclass(frozen=True, slots=True)
class MergeRow:
    """A merging that was done."""

    id: uuid.UUID
    subject: DoubleSubject
    kept_name: str
    absorbed_name: str
    merged_on: dt.date
    reason: str
    moved: int
    taken_back_on: dt.date | None
    taken_back_reason: str
