"""Groups of officers: set up by a written decision, one lead at a time, ended by date (QC Đ2.3).

Territories of a group are in ``app.services.assignments``, its people's service in ``.roster``.
"""

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeVar

from app.domain.errors import DomainError
from app.domain.group import (
    Assignment,
    EndReason,
    Group,
    GroupMembership,
    GroupRole,
    check_not_yet_member,
    check_one_lead,
    hand_over_lead,
)
from app.domain.outgoing import IssuingBody, OutgoingState
from app.domain.people import Person
from app.domain.record import DatedRecord, RecordKind
from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.text import collapse_spaces, exact_key
from app.ports.store import UnitOfWork
from app.read_models.office import Choice
from app.read_models.outgoing import OutgoingFilter
from app.read_models.people import GroupDetail, GroupRow
from app.read_models.roster import DecisionRow
from app.services.decisions import DecisionData, keep_decision
from app.services.service import Service

D = TypeVar("D", bound=DatedRecord)
#: Kinds of document that assignments rest on once they have a number.
ASSIGNING_PAPERS = frozenset({"assignment_decision", "follower_decision"})


@dataclass(frozen=True, slots=True)
class GroupNames:
    """What can be changed of a group at any time."""

    name: str
    leader_in_charge_id: uuid.UUID | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SetUpGroup:
    """A new group from a day on, by a decision."""

    names: GroupNames
    since: dt.date | None
    decision: DecisionData


@dataclass(frozen=True, slots=True)
class AddMember:
    """An officer joins a group from a day on, until a day where it is known."""

    group_id: uuid.UUID
    person_id: uuid.UUID | None
    role: GroupRole
    since: dt.date | None
    until: dt.date | None = None
    former_stays: bool = True
    """A lead who hands over stays in the group as a member."""


@dataclass(frozen=True, slots=True)
class CorrectMember:
    """Days of a membership that were written down wrongly."""

    membership_id: uuid.UUID
    since: dt.date | None
    until: dt.date | None


class Groups(Service):
    """See the module. Every writing method returns the kinds of records it touched."""

    def groups(
        self,
        day: dt.date | None = None,
        *,
        with_ended: bool = False,
        territory_ids: Collection[uuid.UUID] = (),
    ) -> tuple[GroupRow, ...]:
        """Return the groups of a day, today's by default; of ``territory_ids`` where there are."""
        return self._queries.people.groups(
            self._scope, day or self._today(), with_ended=with_ended, territory_ids=territory_ids
        )

    def choices(self, day: dt.date | None = None) -> tuple[Choice, ...]:
        """Return the groups of a day for a form."""
        return tuple(Choice(row.id, row.name, row.lead_name) for row in self.groups(day))

    def group(self, group_id: uuid.UUID) -> GroupDetail:
        """Return a group; raises DomainError ``record_missing``."""
        return self._queries.people.group(self._scope, group_id, self._today())

    def decisions(self) -> tuple[DecisionRow, ...]:
        """Return the written decisions, newest first."""
        return self._queries.roster.decisions(self._scope)

    def offered_decisions(self) -> tuple[DecisionRow, ...]:
        """Return the written decisions that a form offers, newest first.

        Before those of the book stand the ones that the register of outgoing documents has given
        a number and that nothing rests on yet; a form that uses one records it (``decisions``).
        """
        known = self.decisions()
        recorded = {(exact_key(one.number), one.signed_on) for one in known}
        office = self._queries.office.office(self._scope)
        body = " ".join(office.committee_name.split()[:2])
        issuers = {
            IssuingBody.COMMISSION: f"{office.commission_name} {body}",
            IssuingBody.COMMITTEE: f"Ban Thường vụ {body}",
        }
        numbered = self._queries.outgoing.rows(
            self._scope, OutgoingFilter(state=OutgoingState.NUMBERED)
        )
        issued = (
            DecisionRow(
                one.id,
                one.full_number,
                one.signed_on,
                one.signer_name,
                issuers.get(one.issuer, ""),
                one.subject,
            )
            for one in numbered
            if one.document_kind in ASSIGNING_PAPERS
            and (exact_key(one.full_number), one.signed_on) not in recorded
        )
        return (*issued, *known)

    def officers(self) -> tuple[Choice, ...]:
        """Return who can be in a group: today's officers, by given name."""
        people = self._queries.people.people(self._scope, self._today())
        return tuple(
            Choice(row.id, row.full_name, row.distinction or row.division_name)
            for row in people
            if row.division_id is not None or not (row.is_leader or row.is_follower)
        )

    @property
    def today(self) -> dt.date:
        """Today, as forms propose it."""
        return self._today()

    def set_up(self, command: SetUpGroup) -> tuple[uuid.UUID, frozenset[RecordKind]]:
        """Set up a group.

        Raises DomainError ``name_missing``, ``name_taken``, ``date_missing``, ``decision_missing``.
        """
        if command.since is None:
            raise DomainError("date_missing", field="since")
        with self._writing() as uow:
            name = self._free_name(uow, command.names.name, None)
            group = Group(
                name=name,
                leader_in_charge_id=command.names.leader_in_charge_id,
                decision_id=keep_decision(uow, command.decision),
                note=command.names.note.strip(),
                valid_from=command.since,
            )
            uow.add(group)
            return group.id, uow.commit().kinds

    def change(self, group_id: uuid.UUID, names: GroupNames) -> frozenset[RecordKind]:
        """Change name, leader in charge or note; raises DomainError as ``set_up`` does."""
        with self._writing() as uow:
            group = uow.get(Group, group_id)
            group.name = self._free_name(uow, names.name, group_id)
            group.leader_in_charge_id = names.leader_in_charge_id
            group.note = names.note.strip()
            return uow.commit().kinds

    def end(self, group_id: uuid.UUID, last_day: dt.date, reason: str) -> frozenset[RecordKind]:
        """End a group; its memberships and assignments end with it, the reason goes to its note.

        Raises DomainError ``reason_missing``, ``already_ended``, or ``ends_before_start`` where
        the group, a membership or an assignment begins later.
        """
        if not reason.strip():
            raise DomainError("reason_missing", field="reason")
        with self._writing() as uow:
            group = uow.get(Group, group_id)
            if group.valid_to is not None:
                raise DomainError("already_ended", field="last_day", day=group.valid_to)
            members = _running(uow.find(GroupMembership, group_id=group_id), last_day)
            assignments = _running(uow.find(Assignment, group_id=group_id), last_day)
            _require_begun([group, *members, *assignments], last_day)
            group.valid_to = last_day
            closing = _("Kết thúc từ ngày {day}: {reason}").format(
                day=short_date(last_day), reason=reason.strip()
            )
            group.note = "\n".join(part for part in (group.note, closing) if part)
            for member in members:
                member.valid_to = last_day
            for one in assignments:
                one.valid_to = None  # one that was to end later ends now
                one.end(last_day, EndReason.GROUP_CHANGED, note=reason.strip())
            return uow.commit().kinds

    def add_member(self, command: AddMember) -> frozenset[RecordKind]:
        """Take an officer into a group; a new lead takes over from the former one.

        Raises DomainError ``person_missing``, ``date_missing``, ``ends_before_start``,
        ``already_member``, ``lead_began_later``, ``second_lead``, ``too_early`` before the
        group's first day and ``already_ended`` after its last.
        """
        if command.person_id is None:
            raise DomainError("person_missing", field="person_id")
        if command.since is None:
            raise DomainError("date_missing", field="since")
        _require_order(command.since, command.until)
        with self._writing() as uow:
            group = uow.get(Group, command.group_id)
            _require_within(group, command.since)
            uow.get(Person, command.person_id)
            members = uow.find(GroupMembership, group_id=command.group_id)
            joining = GroupMembership(
                group_id=command.group_id,
                person_id=command.person_id,
                role=command.role,
                valid_from=command.since,
                valid_to=_until(group, command.until),
            )
            stay_on: list[GroupMembership] = []
            if command.role is GroupRole.LEAD:
                stay_on = hand_over_lead(members, joining, former_stays=command.former_stays)
            members += [joining, *stay_on]
            check_not_yet_member(members, joining)
            check_one_lead(members)
            for one in (joining, *stay_on):
                uow.add(one)
            return uow.commit().kinds

    def correct_member(self, command: CorrectMember) -> frozenset[RecordKind]:
        """Correct the days of a membership; raises DomainError as ``add_member`` does."""
        _require_order(command.since, command.until)
        with self._writing() as uow:
            one = uow.get(GroupMembership, command.membership_id)
            group = uow.get(Group, one.group_id)
            if command.since is not None:
                _require_within(group, command.since)
            one.valid_from, one.valid_to = command.since, _until(group, command.until)
            members = uow.find(GroupMembership, group_id=one.group_id)
            check_not_yet_member(members, one)
            check_one_lead(members)
            return uow.commit().kinds

    def end_member(self, membership_id: uuid.UUID, last_day: dt.date) -> frozenset[RecordKind]:
        """End a membership on that day; raises DomainError as ``GroupMembership.end`` does."""
        with self._writing() as uow:
            uow.get(GroupMembership, membership_id).end(last_day)
            return uow.commit().kinds

    def _free_name(self, uow: UnitOfWork, name: str, own: uuid.UUID | None) -> str:
        clean = collapse_spaces(name)
        if not clean:
            raise DomainError("name_missing", field="name")
        for group in uow.find(Group):
            is_over = group.valid_to is not None and group.valid_to < self._today()
            if group.id != own and not is_over and exact_key(group.name) == exact_key(clean):
                raise DomainError("name_taken", field="name", name=clean)
        return clean


def _require_order(since: dt.date | None, until: dt.date | None) -> None:
    if since is not None and until is not None and until < since:
        raise DomainError("ends_before_start", field="until", day=since)


def _require_within(group: Group, since: dt.date) -> None:
    if group.valid_from is not None and since < group.valid_from:
        raise DomainError("too_early", field="since", day=group.valid_from)
    if group.valid_to is not None and since > group.valid_to:
        raise DomainError("already_ended", field="since", day=group.valid_to)


def _until(group: Group, until: dt.date | None) -> dt.date | None:
    """Return the last day of a membership: nobody is in a group longer than there is one."""
    if group.valid_to is None or (until is not None and until <= group.valid_to):
        return until
    if until is None:
        return group.valid_to
    raise DomainError("already_ended", field="until", day=group.valid_to)


def _running(records: list[D], last_day: dt.date) -> list[D]:
    return [one for one in records if one.valid_to is None or one.valid_to > last_day]


def _require_begun(records: list[DatedRecord], last_day: dt.date) -> None:
    for one in records:
        if one.valid_from is not None and one.valid_from > last_day:
            raise DomainError("ends_before_start", field="last_day", day=one.valid_from)
