"""Groups of officers, and the assignments that bind them to territories by a decision."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import DomainError
from app.domain.record import DatedRecord, Record


class GroupRole(StrEnum):
    """Place of an officer in a group (QC Đ2.3: one lead answers for it)."""

    LEAD = "lead"
    MEMBER = "member"


class EndReason(StrEnum):
    """Why an assignment ended (QC Đ4.2; QĐ nguyên tắc)."""

    ROTATION = "rotation"
    DUTY = "duty"
    VERIFIED_OPINION = "verified_opinion"
    NOT_FULFILLED = "not_fulfilled"
    TERM_ENDED = "term_ended"
    TERRITORY_ENDED = "territory_ended"
    GROUP_CHANGED = "group_changed"


@dataclass(eq=False, kw_only=True)
class AssignmentDecision(Record):
    """The written decision that an assignment rests on (văn bản phân công, QC Đ2.3)."""

    number: str
    """Number and symbol as printed: ``400-QĐ/BTCTU``."""
    signed_on: dt.date | None = None
    signer: str = ""
    issuer: str = ""
    subject: str = ""


@dataclass(eq=False, kw_only=True)
class Group(DatedRecord):
    """A group of officers that follows territories (nhóm công chức theo dõi địa bàn)."""

    name: str
    leader_in_charge_id: uuid.UUID | None = None
    """Person id of the Commission leader in charge of the group."""
    decision_id: uuid.UUID | None = None
    note: str = ""


@dataclass(eq=False, kw_only=True)
class GroupMembership(DatedRecord):
    """An officer in a group, as lead or member, from day to day."""

    group_id: uuid.UUID
    person_id: uuid.UUID
    role: GroupRole


@dataclass(eq=False, kw_only=True)
class Assignment(DatedRecord):
    """A group (QC) or a follower (QĐ) set to a territory by a decision, from day to day."""

    territory_id: uuid.UUID
    group_id: uuid.UUID | None = None
    follower_id: uuid.UUID | None = None
    """Person id of the follower; exactly one of group and follower is set."""
    decision_id: uuid.UUID | None = None
    end_reason: EndReason | None = None
    end_note: str = ""
    verified_by: str = ""
    verified_on: dt.date | None = None

    def end(
        self,
        last_day: dt.date,
        reason: EndReason,
        *,
        note: str = "",
        verified_by: str = "",
        verified_on: dt.date | None = None,
    ) -> None:
        """End the assignment on that day.

        Raises DomainError ``ends_before_start``, ``already_ended``, or ``verification_missing``
        where an unfavourable opinion is the ground and nobody is named who verified it (QC Đ4.2).
        """
        if self.valid_to is not None:
            raise DomainError("already_ended", field="last_day", day=self.valid_to)
        if self.valid_from is not None and last_day < self.valid_from:
            raise DomainError("ends_before_start", field="last_day", day=self.valid_from)
        if reason is EndReason.VERIFIED_OPINION and not (verified_by and verified_on):
            raise DomainError("verification_missing", field="verified_by")
        self.valid_to = last_day
        self.end_reason = reason
        self.end_note = note
        self.verified_by = verified_by
        self.verified_on = verified_on


def check_one_lead(members: list[GroupMembership]) -> None:
    """Raise DomainError ``second_lead`` if two leads share a day in the group (QC Đ2.3)."""
    leads = [m for m in members if m.role is GroupRole.LEAD]
    for index, one in enumerate(leads):
        for other in leads[index + 1 :]:
            if overlap(one, other):
                raise DomainError("second_lead", field="role", person_id=other.person_id)


def overlap(one: DatedRecord, other: DatedRecord) -> bool:
    """Tell whether two dated records hold on a common day."""
    return (
        one.valid_to is None or other.valid_from is None or other.valid_from <= one.valid_to
    ) and (other.valid_to is None or one.valid_from is None or one.valid_from <= other.valid_to)
