"""Personnel procedures with their named readers, and permissions for private contact (QC Đ4.1).

A procedure says which one, where and how long: never a candidate's name or an assessment.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from app.domain.errors import DomainError
from app.domain.flow import Actor, Flow, Word, move
from app.domain.record import DatedRecord, Record, RecordKind


@dataclass(eq=False, kw_only=True)
class PersonnelProcedure(DatedRecord):
    """Quy trình công tác nhân sự at a territory; only the readers named ever see it."""

    territory_id: uuid.UUID
    title: str
    reader_ids: list[uuid.UUID] = field(default_factory=list)
    note: str = ""

    def check(self) -> None:
        """Raise DomainError where it lacks something or contradicts itself.

        Codes: ``name_missing``, ``date_missing``, ``ends_before_start``, ``reader_missing``.
        """
        if not self.title.strip():
            raise DomainError("name_missing", field="title")
        if self.valid_from is None:
            raise DomainError("date_missing", field="valid_from")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise DomainError("ends_before_start", field="valid_to", day=self.valid_from)
        if not self.reader_ids:
            raise DomainError("reader_missing", field="readers")

    def change_readers(self, by_id: uuid.UUID, reader_ids: Iterable[uuid.UUID]) -> None:
        """Name other readers; only one of them may, and one at least remains.

        Raises DomainError ``record_missing`` for anybody else: to him there is no such record.
        """
        self.check_reader(by_id)
        self.reader_ids = list(dict.fromkeys(reader_ids))
        self.check()

    def end(self, by_id: uuid.UUID, last_day: dt.date) -> None:
        """Say on which day it ended; raises ``record_missing`` or ``ends_before_start``."""
        self.check_reader(by_id)
        self.valid_to = last_day
        self.check()

    def check_reader(self, person_id: uuid.UUID) -> None:
        """Raise DomainError ``record_missing`` unless he is one of the readers."""
        if person_id not in self.reader_ids:
            raise DomainError("record_missing", kind=RecordKind.PERSONNEL_PROCEDURE)


class PermissionState(StrEnum):
    """Where a permission stands."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


_S = PermissionState
_LEADERS = (Actor.COMMISSION_LEADER, Actor.HEAD)

PERMISSION_FLOW: Flow[PermissionState] = Flow(
    kind=RecordKind.CONTACT_PERMISSION,
    states=PermissionState,
    first=_S.ASKED,
    moves=(
        move("grant", (_S.ASKED,), _S.GRANTED, _LEADERS, goes_out=True),
        move("refuse", (_S.ASKED,), _S.REFUSED, _LEADERS, remark_needed=True, goes_out=True),
        move("withdraw", (_S.ASKED,), _S.WITHDRAWN, (Actor.AUTHOR,)),
    ),
)


@dataclass(eq=False, kw_only=True)
class ContactPermission(Record):
    """A Commission leader lets somebody meet in private with those concerned (QC Đ4.1, Đ2.5)."""

    FLOW: ClassVar[Flow[PermissionState]] = PERMISSION_FLOW

    engagement_id: uuid.UUID
    asked_by_id: uuid.UUID
    asked_on: dt.date
    purpose: str
    state: PermissionState = PermissionState.ASKED
    answered_on: dt.date | None = None
    answered_by_id: uuid.UUID | None = None
    conditions: str = ""
    """Remark of the step that granted or refused it."""

    def check(self) -> None:
        """Raise DomainError ``reason_missing``."""
        if not self.purpose.strip():
            raise DomainError("reason_missing", field="purpose")

    def reach(self, step: str, state: PermissionState, word: Word) -> None:
        """Enter the state that a step led to (see ``app.services.steps``)."""
        self.state = state
        if step != "withdraw":
            self.answered_on, self.answered_by_id = word.on, word.by_id
            self.conditions = word.remark.strip()
