"""Rows of the requests for information and papers (QC Đ6.2, Đ6.3)."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from app.domain.information_request import RequestState
from app.read_models.steps import OpenStep, StepRow

#: States in which an answer, or a word on the answer, is still to come.
OPEN_REQUESTS = frozenset(
    {RequestState.DRAFT, RequestState.ASKED, RequestState.ANSWERED, RequestState.SENT_BACK}
)


class AskedOf(StrEnum):
    """To whom a request goes."""

    TERRITORY = "territory"
    DIVISION = "division"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request as lists show it."""

    id: uuid.UUID
    asked_of: AskedOf
    asked_of_id: uuid.UUID | None
    """None for another body: it is known by its name alone."""
    asked_of_name: str
    group_id: uuid.UUID | None
    group_name: str
    asked_by_id: uuid.UUID
    asked_by_name: str
    asked_on: dt.date
    subject: str
    purpose: str
    due_on: dt.date | None
    state: RequestState
    answered_on: dt.date | None
    answer: str
    papers_lent: bool
    papers_due_on: dt.date | None
    papers_returned_on: dt.date | None

    @property
    def is_open(self) -> bool:
        """Whether an answer, a word on it, or papers are still to come or to go back."""
        return self.state in OPEN_REQUESTS or self.owes_papers

    @property
    def owes_papers(self) -> bool:
        """Whether papers that were lent are still to go back."""
        return self.papers_lent and self.papers_returned_on is None

    def is_overdue(self, today: dt.date) -> bool:
        """Tell whether the answer's day has passed and none is in."""
        waits = self.state in (RequestState.ASKED, RequestState.SENT_BACK)
        return self.due_on is not None and self.due_on < today and waits

    def are_papers_overdue(self, today: dt.date) -> bool:
        """Tell whether the day has passed by which the papers were to go back."""
        return self.owes_papers and self.papers_due_on is not None and self.papers_due_on < today


@dataclass(frozen=True, slots=True)
class RequestDetail:
    """A request with its trace (the oldest first) and what may be done now."""

    row: RequestRow
    trace: tuple[StepRow, ...]
    steps: tuple[OpenStep, ...]
