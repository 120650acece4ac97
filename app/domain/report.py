"""Reports: drafted from the journal, edited, handed in, received or returned (QC Đ8.2)."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import DomainError
from app.domain.record import Record


class ReportKind(StrEnum):
    """Kinds of report."""

    MONTHLY = "monthly"
    HALF_YEAR = "half_year"
    YEAR = "year"
    AD_HOC = "ad_hoc"


class ReportState(StrEnum):
    """Where a report stands."""

    DRAFT = "draft"
    HANDED_IN = "handed_in"
    RECEIVED = "received"
    RETURNED = "returned"


class Reception(StrEnum):
    """What the leader in charge answers to a report that he takes."""

    SEEN = "seen"
    REMARKED = "remarked"


#: Who may move a report from where to where; all else is refused (one table, no second place).
TRANSITIONS: dict[ReportState, frozenset[ReportState]] = {
    ReportState.DRAFT: frozenset({ReportState.HANDED_IN}),
    ReportState.HANDED_IN: frozenset({ReportState.RECEIVED, ReportState.RETURNED}),
    ReportState.RETURNED: frozenset({ReportState.HANDED_IN}),
    ReportState.RECEIVED: frozenset(),
}


@dataclass(eq=False, kw_only=True)
class Report(Record):
    """A report of a group over a period, both days included."""

    kind: ReportKind
    group_id: uuid.UUID
    period_from: dt.date
    period_to: dt.date
    outline: str
    """Id of the outline that it is written by (resources/report_outlines/)."""
    state: ReportState = ReportState.DRAFT
    author_id: uuid.UUID | None = None
    handed_in_on: dt.date | None = None
    handed_in_by_id: uuid.UUID | None = None
    answered_on: dt.date | None = None
    answered_by_id: uuid.UUID | None = None
    reception: Reception | None = None
    remark: str = ""

    @property
    def is_editable(self) -> bool:
        """Only a draft or a returned report may be edited."""
        return self.state in (ReportState.DRAFT, ReportState.RETURNED)

    def check_editable(self) -> None:
        """Raise DomainError ``report_fixed`` once it was handed in and not returned."""
        if not self.is_editable:
            raise DomainError("report_fixed", state=self.state)

    def hand_in(self, day: dt.date, person_id: uuid.UUID) -> None:
        """Hand it in to the leader in charge."""
        self._move(ReportState.HANDED_IN)
        self.handed_in_on = day
        self.handed_in_by_id = person_id
        self.answered_on = None
        self.answered_by_id = None
        self.reception = None

    def receive(self, day: dt.date, person_id: uuid.UUID, answer: Reception, remark: str) -> None:
        """Take it: "đã xem", or "có ý kiến" with the remark (else ``remark_missing``).

        Raises DomainError ``too_early`` for a day before it was handed in.
        """
        if answer is Reception.REMARKED and not remark.strip():
            raise DomainError("remark_missing", field="remark")
        self._check_answer_day(day)
        self._move(ReportState.RECEIVED)
        self.answered_on = day
        self.answered_by_id = person_id
        self.reception = answer
        self.remark = remark

    def give_back(self, day: dt.date, person_id: uuid.UUID, remark: str) -> None:
        """Return it to be mended, with what is to be mended (else ``remark_missing``)."""
        if not remark.strip():
            raise DomainError("remark_missing", field="remark")
        self._check_answer_day(day)
        self._move(ReportState.RETURNED)
        self.answered_on = day
        self.answered_by_id = person_id
        self.reception = None
        self.remark = remark

    def _check_answer_day(self, day: dt.date) -> None:
        if self.handed_in_on is not None and day < self.handed_in_on:
            raise DomainError("too_early", field="answered_on", day=self.handed_in_on)

    def _move(self, target: ReportState) -> None:
        if target not in TRANSITIONS[self.state]:
            raise DomainError("report_cannot_move", state=self.state, target=target)
        self.state = target


@dataclass(eq=False, kw_only=True)
class ReportParagraph(Record):
    """One sentence or paragraph of a report, with the record that it was drafted from."""

    report_id: uuid.UUID
    section: str
    """Key of the section in the outline."""
    position: int
    text: str
    drafted_text: str = ""
    """What the drafting wrote; differs from ``text`` once a person has edited it."""
    source_key: str = ""
    """``finding:<id>``, ``engagement:<id>``, ``figure:<name>``, ``silence``; empty if typed in."""
    is_removed: bool = False
    """Taken out by a person: drafting again does not bring it back."""

    @property
    def is_withdrawn(self) -> bool:
        """Taken out by the drafting itself, with nothing left of it: it may come back."""
        return self.is_removed and not self.text

    def write(self, text: str) -> None:
        """Give it another text; an emptied paragraph counts as taken out and keeps its text."""
        if text.strip():
            self.text = text.strip()
        else:
            self.is_removed = True
