"""Working sessions of the Commission's leaders with a territory (QC Đ5.5): a briefing falls due."""

import datetime as dt
import uuid
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from app.domain.errors import DomainError
from app.domain.flow import Actor, Flow, Word, move
from app.domain.record import Record, RecordKind


class LeadersSessionState(StrEnum):
    """Where a session stands."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


_L = LeadersSessionState
_NOTERS = (Actor.OFFICER,)

LEADERS_SESSION_FLOW: Flow[LeadersSessionState] = Flow(
    kind=RecordKind.LEADERS_SESSION,
    states=LeadersSessionState,
    first=_L.PLANNED,
    moves=(
        move("hold", (_L.PLANNED,), _L.HELD, _NOTERS, remark_needed=True),
        move("cancel", (_L.PLANNED,), _L.CANCELLED, _NOTERS, remark_needed=True, goes_out=True),
    ),
)


@dataclass(eq=False, kw_only=True)
class LeadersSession(Record):
    """Lãnh đạo Ban làm việc với địa bàn; its conclusions become tasks (``Task.source_id``)."""

    FLOW: ClassVar[Flow[LeadersSessionState]] = LEADERS_SESSION_FLOW

    territory_id: uuid.UUID
    meets_on: dt.date
    starts_at: dt.time | None = None
    place: str = ""
    chaired_by_id: uuid.UUID
    subject: str
    participant_ids: list[uuid.UUID] = field(default_factory=list)
    state: LeadersSessionState = LeadersSessionState.PLANNED
    conclusions: str = ""
    """Remark of the step ``hold``."""

    def check(self) -> None:
        """Raise DomainError ``subject_missing``."""
        if not self.subject.strip():
            raise DomainError("subject_missing", field="subject")

    def reach(self, step: str, state: LeadersSessionState, word: Word) -> None:
        """Enter the state that a step led to; raises ``too_early`` before the day it meets on."""
        if step == "hold":
            if word.on < self.meets_on:
                raise DomainError("too_early", field="on", day=self.meets_on)
            self.conclusions = word.remark.strip()
        self.state = state
