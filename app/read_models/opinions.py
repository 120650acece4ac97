"""Rows of what stands beside a record: leaders' instructions and reserved opinions."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.flow import Channel
from app.domain.record import RecordKind
from app.read_models.records import RecordName
from app.read_models.tasks import TaskRow


@dataclass(frozen=True, slots=True)
class WrittenDown:
    """Who wrote it down for the one whose word it is, and how it came."""

    by_name: str
    channel: Channel | None
    countersigned_on: dt.date | None


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """A reserved opinion (QC Đ6.4)."""

    id: uuid.UUID
    subject_kind: RecordKind
    subject_id: uuid.UUID
    subject: RecordName | None
    """None where the record has no name of its own."""
    by_id: uuid.UUID
    by_name: str
    given_on: dt.date
    against: str
    text: str
    written_down: WrittenDown | None


@dataclass(frozen=True, slots=True)
class InstructionRow:
    """A leader's remark on a paper (bút phê), with the tasks that it became."""

    id: uuid.UUID
    subject_kind: RecordKind
    subject_id: uuid.UUID
    subject: RecordName | None
    by_id: uuid.UUID
    by_name: str
    given_on: dt.date
    text: str
    written_down: WrittenDown | None
    tasks: tuple[TaskRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """All that stands beside one record."""

    instructions: tuple[InstructionRow, ...]
    opinions: tuple[OpinionRow, ...]
