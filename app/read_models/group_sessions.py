"""Rows of the group sessions: items of an agenda, and open matters that one may hold."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.group_session import SessionItemState
from app.domain.record import RecordKind


@dataclass(frozen=True, slots=True)
class SessionItemRow:
    """One item of the agenda of a session."""

    id: uuid.UUID
    engagement_id: uuid.UUID
    group_id: uuid.UUID | None
    session_on: dt.date
    position: int
    text: str
    subject_kind: RecordKind | None
    subject_id: uuid.UUID | None
    state: SessionItemState
    conclusion: str


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """An open matter of a group, offered for the agenda of its next session."""

    kind: RecordKind
    id: uuid.UUID
    text: str
    territory_name: str
    since: dt.date
    due_on: dt.date | None
