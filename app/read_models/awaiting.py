"""Rows of what awaits somebody's word, of absences and of oral reports."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.flow import Channel
from app.domain.oral_report import OralReportState
from app.domain.record import RecordKind
from app.domain.report import ReportKind


@dataclass(frozen=True, slots=True)
class AwaitingRow:
    """One record whose next step is a leader's.

    ``addressee_id`` is whom it names itself; without one it awaits the leader in charge of
    territory or group. ``shown_kind`` and ``shown_id`` name the record that a screen opens.
    """

    kind: RecordKind
    record_id: uuid.UUID
    shown_kind: RecordKind
    shown_id: uuid.UUID
    since: dt.date
    text: str
    month: dt.date | None
    """Of a plan or report, which have no text of their own: the first day of its month."""
    due_on: dt.date | None
    """For an engagement, the day it begins."""
    territory_id: uuid.UUID | None
    territory_name: str
    group_id: uuid.UUID | None
    group_name: str
    asked_by_name: str
    addressee_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """One absence with the names."""

    id: uuid.UUID
    person_id: uuid.UUID
    person_name: str
    substitute_id: uuid.UUID | None
    substitute_name: str
    group_id: uuid.UUID | None
    group_name: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    reason: str
    ground: str


@dataclass(frozen=True, slots=True)
class OralReportRow:
    """One oral report with the names."""

    id: uuid.UUID
    reported_on: dt.date
    reported_by_id: uuid.UUID
    reported_by_name: str
    to_id: uuid.UUID
    to_name: str
    group_id: uuid.UUID | None
    group_name: str
    territory_id: uuid.UUID | None
    territory_name: str
    channel: Channel
    gist: str
    stands_for: ReportKind | None
    period_from: dt.date | None
    period_to: dt.date | None
    state: OralReportState
    answered_on: dt.date | None
    remark: str
