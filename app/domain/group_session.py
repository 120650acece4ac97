"""Items of a group session's agenda, and what goes up from it to the leaders (QC Đ7.B.2)."""

import uuid
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.domain.errors import DomainError
from app.domain.flow import Actor, Flow, Word, move
from app.domain.record import Record, RecordKind


class SessionItemState(StrEnum):
    """Where an item stands."""

    OPEN = "open"
    SETTLED = "settled"
    GOES_UP = "goes_up"
    ACKNOWLEDGED = "acknowledged"
    LEFT_OUT = "left_out"
    """Taken off the agenda before it was talked about."""


_T = SessionItemState

SESSION_ITEM_FLOW: Flow[SessionItemState] = Flow(
    kind=RecordKind.SESSION_ITEM,
    states=SessionItemState,
    first=_T.OPEN,
    moves=(
        move("settle", (_T.OPEN,), _T.SETTLED, (Actor.GROUP_MEMBER,), remark_needed=True),
        move(
            "send_up", (_T.OPEN, _T.SETTLED), _T.GOES_UP, (Actor.GROUP_LEAD,),
            remark_needed=True, goes_out=True,
        ),
        move(
            "acknowledge", (_T.GOES_UP,), _T.ACKNOWLEDGED,
            (Actor.LEADER_IN_CHARGE, Actor.HEAD), goes_out=True,
        ),
        move("reopen", (_T.SETTLED,), _T.OPEN, (Actor.GROUP_MEMBER,)),
        move("leave_out", (_T.OPEN,), _T.LEFT_OUT, (Actor.GROUP_MEMBER,)),
    ),
)  # fmt: skip


@dataclass(eq=False, kw_only=True)
class SessionItem(Record):
    """One item: an open matter (``subject_kind``, ``subject_id``) or a text of its own."""

    FLOW: ClassVar[Flow[SessionItemState]] = SESSION_ITEM_FLOW

    engagement_id: uuid.UUID
    """The group session."""
    position: int = 0
    text: str
    subject_kind: RecordKind | None = None
    subject_id: uuid.UUID | None = None
    state: SessionItemState = SessionItemState.OPEN
    conclusion: str = ""

    def check(self) -> None:
        """Raise DomainError ``text_missing``."""
        if not self.text.strip():
            raise DomainError("text_missing", field="text")

    def reach(self, step: str, state: SessionItemState, word: Word) -> None:
        """Enter the state that a step led to (see ``app.services.steps``)."""
        self.state = state
        if step in ("settle", "send_up"):
            self.conclusion = word.remark.strip()
