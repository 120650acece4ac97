"""Requests for information and papers to units and divisions (QC Đ6.2, Đ6.3)."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.domain.errors import DomainError
from app.domain.flow import Actor, Flow, Word, move
from app.domain.record import Record, RecordKind


class RequestState(StrEnum):
    """Where a request stands."""

    DRAFT = "draft"
    ASKED = "asked"
    ANSWERED = "answered"
    SENT_BACK = "sent_back"
    """The answer did not do: asked again."""
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


_R = RequestState
_OURS = (Actor.AUTHOR, Actor.GROUP_MEMBER)
_ASKED = (_R.ASKED, _R.SENT_BACK)

REQUEST_FLOW: Flow[RequestState] = Flow(
    kind=RecordKind.INFORMATION_REQUEST,
    states=RequestState,
    first=_R.DRAFT,
    moves=(
        move("ask", (_R.DRAFT,), _R.ASKED, _OURS, goes_out=True),
        move("take_answer", _ASKED, _R.ANSWERED, _OURS, remark_needed=True),
        move("send_back", (_R.ANSWERED,), _R.SENT_BACK, _OURS, remark_needed=True, goes_out=True),
        move("close", (_R.ANSWERED,), _R.CLOSED, _OURS),
        move("withdraw", (_R.DRAFT, *_ASKED), _R.WITHDRAWN, _OURS, remark_needed=True),
    ),
)


@dataclass(eq=False, kw_only=True)
class InformationRequest(Record):
    """Đề nghị cung cấp thông tin, tài liệu; to a territory, a division or another body: one."""

    FLOW: ClassVar[Flow[RequestState]] = REQUEST_FLOW

    to_territory_id: uuid.UUID | None = None
    to_division_id: uuid.UUID | None = None
    to_body: str = ""
    group_id: uuid.UUID | None = None
    asked_by_id: uuid.UUID
    asked_on: dt.date
    subject: str
    purpose: str = ""
    due_on: dt.date | None = None
    state: RequestState = RequestState.DRAFT
    answered_on: dt.date | None = None
    answer: str = ""
    """Remark of the step ``take_answer``; papers are attachments."""
    papers_lent: bool = False
    """Papers were lent with the answer that go back."""
    papers_due_on: dt.date | None = None
    papers_returned_on: dt.date | None = None

    def check(self) -> None:
        """Raise DomainError ``subject_missing``, ``addressee_missing`` or ``too_early``."""
        if not self.subject.strip():
            raise DomainError("subject_missing", field="subject")
        given = (self.to_territory_id, self.to_division_id, self.to_body.strip() or None)
        if sum(one is not None for one in given) != 1:
            raise DomainError("addressee_missing", field="to_territory")
        if self.due_on is not None and self.due_on < self.asked_on:
            raise DomainError("too_early", field="due_on", day=self.asked_on)

    def reach(self, step: str, state: RequestState, word: Word) -> None:
        """Enter the state that a step led to (see ``app.services.steps``).

        Raises DomainError ``too_early`` before it was asked, or answered.
        """
        since = self.answered_on or self.asked_on
        if step != "ask" and word.on < since:
            raise DomainError("too_early", field="on", day=since)
        self.state = state
        if step == "ask":
            self.asked_on = word.on
        elif step == "take_answer":
            self.answered_on, self.answer = word.on, word.remark.strip()
        elif step == "send_back":
            self.answered_on = None

    def check_draft(self) -> None:
        """Raise DomainError ``request_sent`` once it was asked: what was asked stays as it was."""
        if self.state is not RequestState.DRAFT:
            raise DomainError("request_sent", day=self.asked_on)

    def lend_papers(self, due_on: dt.date | None) -> None:
        """Note that papers came with the answer that go back; raises ``too_early``."""
        if due_on is not None and self.answered_on is not None and due_on < self.answered_on:
            raise DomainError("too_early", field="papers_due_on", day=self.answered_on)
        self.papers_lent, self.papers_due_on, self.papers_returned_on = True, due_on, None

    def give_papers_back(self, day: dt.date) -> None:
        """Note that the papers went back; raises ``no_papers_lent`` or ``too_early``."""
        if not self.papers_lent or self.papers_returned_on is not None:
            raise DomainError("no_papers_lent")
        if self.answered_on is not None and day < self.answered_on:
            raise DomainError("too_early", field="papers_returned_on", day=self.answered_on)
        self.papers_returned_on = day
