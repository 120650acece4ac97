"""Oral reports: to whom, when, the gist (QC Đ8.2 "bằng hình thức phù hợp")."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.domain.errors import DomainError
from app.domain.flow import Actor, Channel, Flow, Word, move
from app.domain.record import Record, RecordKind
from app.domain.report import ReportKind


class OralReportState(StrEnum):
    """Where an oral report stands."""

    TOLD = "told"
    HEARD = "heard"
    """The one who was told says so."""
    REMARKED = "remarked"


_O = OralReportState

ORAL_REPORT_FLOW: Flow[OralReportState] = Flow(
    kind=RecordKind.ORAL_REPORT,
    states=OralReportState,
    first=_O.TOLD,
    moves=(
        move("hear", (_O.TOLD,), _O.HEARD, (Actor.ADDRESSEE,), goes_out=True),
        move(
            "remark", (_O.TOLD,), _O.REMARKED, (Actor.ADDRESSEE,),
            remark_needed=True, goes_out=True,
        ),
    ),
)  # fmt: skip


@dataclass(eq=False, kw_only=True)
class OralReport(Record):
    """Báo cáo miệng of a group or person; with ``stands_for`` it counts as that report."""

    FLOW: ClassVar[Flow[OralReportState]] = ORAL_REPORT_FLOW

    group_id: uuid.UUID | None = None
    reported_by_id: uuid.UUID
    to_id: uuid.UUID
    reported_on: dt.date
    channel: Channel = Channel.IN_PERSON
    territory_id: uuid.UUID | None = None
    gist: str
    stands_for: ReportKind | None = None
    period_from: dt.date | None = None
    period_to: dt.date | None = None
    state: OralReportState = OralReportState.TOLD
    answered_on: dt.date | None = None
    remark: str = ""

    def reach(self, step: str, state: OralReportState, word: Word) -> None:
        """Enter the state that a step led to; raises ``too_early`` before it was told."""
        del step
        if word.on < self.reported_on:
            raise DomainError("too_early", field="on", day=self.reported_on)
        self.state, self.answered_on, self.remark = state, word.on, word.remark.strip()

    def check(self, today: dt.date) -> None:
        """Raise DomainError where it lacks something or contradicts itself.

        Codes: ``text_missing``, ``day_in_future``, ``date_missing`` (it stands for a periodic
        report of no period), ``ends_before_start``.
        """
        if not self.gist.strip():
            raise DomainError("text_missing", field="gist")
        if self.reported_on > today:
            raise DomainError(
                "day_in_future", field="reported_on", day=self.reported_on, today=today
            )
        periodic = self.stands_for not in (None, ReportKind.AD_HOC)
        if periodic and (self.period_from is None or self.period_to is None):
            raise DomainError("date_missing", field="period_from")
        if self.period_from and self.period_to and self.period_to < self.period_from:
            raise DomainError("ends_before_start", field="period_to", day=self.period_from)
