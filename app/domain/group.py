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

    def end(self, last_day: dt.date) -> None:
        """End the membership on that day.

        Raises DomainError ``already_ended`` or ``ends_before_start``.
        """
        if self.valid_to is not None and self.valid_to <= last_day:
            raise DomainError("already_ended", field="last_day", day=self.valid_to)
        if self.valid_from is not None and last_day < self.valid_from:
            raise DomainError("ends_before_start", field="last_day", day=self.valid_from)
        self.valid_to = last_day


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


def check_not_yet_member(members: list[GroupMembership], joining: GroupMembership) -> None:
    """Raise DomainError ``already_member`` if the person is in the group on a day of it."""
    for one in members:
        if one is not joining and one.person_id == joining.person_id and overlap(one, joining):
            raise DomainError("already_member", field="person_id", day=one.valid_from)


def hand_over_lead(
    members: list[GroupMembership], leading: GroupMembership, *, former_stays: bool
) -> list[GroupMembership]:
    """Make room for a new lead: what the others were ends the day before he begins.

    ``members`` are the group's memberships, ``leading`` the new lead's, which is not among them.
    Ends the former lead's period and the new lead's own membership up to then; returns the new
    membership of the former lead where he stays on. Raises DomainError ``date_missing`` or, where
    one of them began on that day or later, ``lead_began_later``.
    """
    since = leading.valid_from
    if since is None:
        raise DomainError("date_missing", field="since")
    stay_on: list[GroupMembership] = []
    for one in members:
        if not overlap(one, leading) or (
            one.role is not GroupRole.LEAD and one.person_id != leading.person_id
        ):
            continue
        if one.valid_from is not None and one.valid_from >= since:
            raise DomainError("lead_began_later", field="since", day=one.valid_from)
        until, one.valid_to = one.valid_to, since - dt.timedelta(days=1)
        if former_stays and one.person_id != leading.person_id:
            stay_on.append(
                GroupMembership(
                    group_id=one.group_id,
                    person_id=one.person_id,
                    role=GroupRole.MEMBER,
                    valid_from=since,
                    valid_to=until,
                )
            )
    return stay_on


def standing_in_the_way(present: list[Assignment], new: Assignment) -> list[Assignment]:
    """Return the assignments of the same territory that ``new`` may not stand beside.

    A territory has one group at a time (QC Đ2.3); of followers each holds it once (QĐ does not
    say that a commune has only one).
    """
    return [
        one
        for one in present
        if one.territory_id == new.territory_id
        and (one.group_id is None) == (new.group_id is None)
        and (new.group_id is not None or one.follower_id == new.follower_id)
        and overlap(one, new)
    ]


def overlap(one: DatedRecord, other: DatedRecord) -> bool:
    """Tell whether two dated records hold on a common day."""
    return (
        one.valid_to is None or other.valid_from is None or other.valid_from <= one.valid_to
    ) and (other.valid_to is None or one.valid_from is None or one.valid_from <= other.valid_to)
