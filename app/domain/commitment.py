"""Commitments: what was promised to a territory, by whom and until when; kept, then answered."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.domain.errors import DomainError
from app.domain.flow import Actor, Flow, Word, move
from app.domain.record import Record, RecordKind


class CommitmentState(StrEnum):
    """Where a promise stands."""

    OPEN = "open"
    KEPT = "kept"
    """Done; the territory has not been told yet."""
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


_C = CommitmentState
_OURS = (Actor.KEEPER, Actor.GROUP_MEMBER, Actor.PARTICIPANT)

COMMITMENT_FLOW: Flow[CommitmentState] = Flow(
    kind=RecordKind.COMMITMENT,
    states=CommitmentState,
    first=_C.OPEN,
    moves=(
        move("keep", (_C.OPEN,), _C.KEPT, _OURS, remark_needed=True),
        move("answer", (_C.KEPT,), _C.ANSWERED, _OURS, remark_needed=True, goes_out=True),
        move("reopen", (_C.KEPT, _C.ANSWERED), _C.OPEN, _OURS, remark_needed=True),
        move(
            "withdraw",
            (_C.OPEN,),
            _C.WITHDRAWN,
            (Actor.GROUP_LEAD, Actor.LEADER_IN_CHARGE),
            remark_needed=True,
            goes_out=True,
        ),
    ),
)


@dataclass(eq=False, kw_only=True)
class Commitment(Record):
    """Nội dung hẹn trả lời địa bàn; lives on until it is kept and the territory is told."""

    FLOW: ClassVar[Flow[CommitmentState]] = COMMITMENT_FLOW

    territory_id: uuid.UUID
    engagement_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    text: str
    keeper_id: uuid.UUID
    made_on: dt.date
    due_on: dt.date
    state: CommitmentState = CommitmentState.OPEN
    kept_on: dt.date | None = None
    result: str = ""
    """What was done: remark of the step ``keep``."""
    answered_on: dt.date | None = None
    answer: str = ""
    """What the territory was told, and how: remark of the step ``answer``."""

    def check(self) -> None:
        """Raise DomainError ``text_missing`` or ``too_early`` (due before it was made)."""
        if not self.text.strip():
            raise DomainError("text_missing", field="text")
        if self.due_on < self.made_on:
            raise DomainError("too_early", field="due_on", day=self.made_on)

    def check_open(self) -> None:
        """Raise DomainError ``commitment_not_open``: what was promised is changed until kept."""
        if self.state is not CommitmentState.OPEN:
            raise DomainError("commitment_not_open")

    def reach(self, step: str, state: CommitmentState, word: Word) -> None:
        """Enter the state that a step led to (see ``app.services.steps``).

        Raises DomainError ``too_early`` before it was made, an answer before it was kept.
        """
        since = self.kept_on if step == "answer" and self.kept_on else self.made_on
        if word.on < since:
            raise DomainError("too_early", field="on", day=since)
        self.state = state
        if step == "keep":
            self.kept_on, self.result = word.on, word.remark.strip()
        elif step == "answer":
            self.answered_on, self.answer = word.on, word.remark.strip()
        elif step == "reopen":
            self.kept_on, self.result, self.answered_on, self.answer = None, "", None, ""
