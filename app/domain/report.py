"""Reports: drafted from the journal, edited, handed in, received or returned (QC Đ8.2)."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.domain.errors import DomainError
from app.domain.flow import Actor, Flow, Word, move
from app.domain.record import Record, RecordKind


class ReportKind(StrEnum):
    """Kinds of report."""

    MONTHLY = "monthly"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    AD_HOC = "ad_hoc"
    INTERIM_REVIEW = "interim_review"
    """Sơ kết."""
    FINAL_REVIEW = "final_review"
    """Tổng kết."""


class ReportFamily(StrEnum):
    """Reports of one author and purpose; each is written by outlines of its own."""

    GROUP_MONTHLY = "group_monthly"
    """QC Đ8.2."""
    GROUP_AD_HOC = "group_ad_hoc"
    """QC Đ5.5, Đ8.2."""
    CONSOLIDATED = "consolidated"
    """Of the Commission, over all groups (QC Đ5.1)."""
    FOLLOWER = "follower"
    """Of a follower of communes, to the Standing Committee (QĐ báo cáo)."""
    REVIEW = "review"
    """Of the Commission, on how a regulation was carried out (QC Đ13.3, QĐ)."""


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


_K, _F = ReportKind, ReportFamily

#: Which kinds, by their period, a family has.
FAMILY_KINDS: Mapping[ReportFamily, tuple[ReportKind, ...]] = {
    _F.GROUP_MONTHLY: (_K.MONTHLY,),
    _F.GROUP_AD_HOC: (_K.AD_HOC,),
    _F.CONSOLIDATED: (_K.MONTHLY, _K.QUARTER, _K.HALF_YEAR, _K.YEAR),
    _F.FOLLOWER: (_K.HALF_YEAR, _K.YEAR),
    _F.REVIEW: (_K.INTERIM_REVIEW, _K.FINAL_REVIEW),
}
OF_GROUPS = frozenset({_F.GROUP_MONTHLY, _F.GROUP_AD_HOC})

#: Named by what they are about, over days of their own.
ON_A_SUBJECT = frozenset({_F.GROUP_AD_HOC, _F.REVIEW})


def family_of(
    kind: ReportKind, group_id: uuid.UUID | None, follower_id: uuid.UUID | None
) -> ReportFamily:
    """Return the family of a report of this kind by this author."""
    if group_id is not None:
        return _F.GROUP_AD_HOC if kind is _K.AD_HOC else _F.GROUP_MONTHLY
    if follower_id is not None:
        return _F.FOLLOWER
    return _F.REVIEW if kind in FAMILY_KINDS[_F.REVIEW] else _F.CONSOLIDATED


_S = ReportState
#: The addressee is who writes down what the Standing Committee said of a follower's report.
_ANSWERING = (Actor.LEADER_IN_CHARGE, Actor.HEAD, Actor.ADDRESSEE)

#: Who may move a report from where to where; all else is refused (one table, no second place).
REPORT_FLOW: Flow[ReportState] = Flow(
    kind=RecordKind.REPORT,
    states=ReportState,
    first=_S.DRAFT,
    moves=(
        move(
            "hand_in", (_S.DRAFT, _S.RETURNED), _S.HANDED_IN,
            (Actor.GROUP_MEMBER, Actor.AUTHOR), goes_out=True,
        ),
        move("receive", (_S.HANDED_IN,), _S.RECEIVED, _ANSWERING, goes_out=True),
        move(
            "remark", (_S.HANDED_IN,), _S.RECEIVED, _ANSWERING, remark_needed=True, goes_out=True
        ),
        move(
            "return", (_S.HANDED_IN,), _S.RETURNED, _ANSWERING, remark_needed=True, goes_out=True
        ),
    ),
)  # fmt: skip


@dataclass(eq=False, kw_only=True)
class Report(Record):
    """A report over a period, both days included: of a group, a follower, or the Commission.

    With neither group nor follower it is the Commission's (consolidated report, reviews).
    """

    kind: ReportKind
    FLOW: ClassVar[Flow[ReportState]] = REPORT_FLOW

    group_id: uuid.UUID | None = None
    follower_id: uuid.UUID | None = None
    """Person id of the follower whose report it is (QĐ báo cáo)."""
    subject: str = ""
    """What an ad hoc report is about; a periodic one is named by its period."""
    territory_id: uuid.UUID | None = None
    """The territory that an ad hoc report is about, if any."""
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
    def family(self) -> ReportFamily:
        """Of whom it is, and what for."""
        return family_of(self.kind, self.group_id, self.follower_id)

    def check(self) -> None:
        """Raise DomainError unless author, days and subject are those of its family.

        Codes ``group_missing``, ``subject_missing``, ``ends_before_start``;
        ValueError for a kind that the family has not.
        """
        family = self.family
        if self.kind not in FAMILY_KINDS[family]:
            if self.follower_id is None and self.kind is ReportKind.AD_HOC:
                raise DomainError("group_missing", field="group")
            raise ValueError(f"{family} has no {self.kind}")
        if family in ON_A_SUBJECT and not self.subject.strip():
            raise DomainError("subject_missing", field="subject")
        if self.period_to < self.period_from:
            raise DomainError("ends_before_start", field="period_to", day=self.period_from)

    @property
    def is_editable(self) -> bool:
        """Only a draft or a returned report may be edited."""
        return self.state in (ReportState.DRAFT, ReportState.RETURNED)

    def check_editable(self) -> None:
        """Raise DomainError ``report_fixed`` once it was handed in and not returned."""
        if not self.is_editable:
            raise DomainError("report_fixed", state=self.state)

    def reach(self, step: str, state: ReportState, word: Word) -> None:
        """Enter the state that a step led to (see ``app.services.steps``).

        Raises DomainError ``too_early`` for an answer before it was handed in.
        """
        if step == "hand_in":
            self.handed_in_on, self.handed_in_by_id = word.on, word.by_id
            self.answered_on, self.answered_by_id, self.reception = None, None, None
        else:
            if self.handed_in_on is not None and word.on < self.handed_in_on:
                raise DomainError("too_early", field="on", day=self.handed_in_on)
            self.answered_on, self.answered_by_id = word.on, word.by_id
            self.remark = word.remark.strip()
            self.reception = _RECEPTIONS.get(step)
        self.state = state


_RECEPTIONS = {"receive": Reception.SEEN, "remark": Reception.REMARKED}


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
