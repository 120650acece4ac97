"""Rows of the trace of steps (``app.domain.flow.Step``)."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.flow import Channel
from app.domain.record import RecordKind


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step as it was taken; names are as of today, empty where nobody is named."""

    id: uuid.UUID
    record_kind: RecordKind
    record_id: uuid.UUID
    step: str
    state: str
    taken_on: dt.date
    by_id: uuid.UUID
    by_name: str
    in_place_of_name: str
    remark: str
    written_by_id: uuid.UUID | None
    written_by_name: str
    channel: Channel | None
    countersigned_on: dt.date | None

    @property
    def awaits_countersignature(self) -> bool:
        """Written down for another who has not confirmed it yet."""
        return self.written_by_id is not None and self.countersigned_on is None


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step that a record stands open to."""

    step: str
    is_mine: bool
    """The person at the program may take it himself; else it is written down for another."""
    by_id: uuid.UUID | None
    """Whose word it would be, where the record tells."""
