"""Assignments of territories to groups (QC) and followers (QĐ), by a decision, from day to day."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.errors import DomainError
from app.domain.group import Assignment, EndReason, Group, standing_in_the_way
from app.domain.people import Person
from app.domain.record import RecordKind
from app.domain.territory import Territory
from app.i18n import _
from app.i18n.former_districts import former_district_words
from app.ports.store import UnitOfWork
from app.read_models.office import Choice
from app.services.decisions import DecisionData, keep_decision
from app.services.service import Service


@dataclass(frozen=True, slots=True)
class Assign:
    """Territories given to a group or to a follower (exactly one of the two) by one decision."""

    territory_ids: tuple[uuid.UUID, ...]
    since: dt.date | None
    decision: DecisionData
    group_id: uuid.UUID | None = None
    follower_id: uuid.UUID | None = None
    taken_over: EndReason | None = None
    """Where somebody else holds a territory: why his time ends the day before; None refuses."""


@dataclass(frozen=True, slots=True)
class EndAssignments:
    """Several assignments that end on one day for one reason (QC Đ4.2)."""

    assignment_ids: tuple[uuid.UUID, ...]
    last_day: dt.date | None
    reason: EndReason | None
    note: str = ""
    verified_by: str = ""
    verified_on: dt.date | None = None


class Assignments(Service):
    """See the module."""

    def territories(self) -> tuple[Choice, ...]:
        """Return today's territories for a form, each with who follows it today."""
        rows = self._queries.territories.rows(self._scope, self._today())
        return tuple(Choice(row.id, row.name, _hint(row.former_district, row.group_name))
                     for row in rows)  # fmt: skip

    def assign(self, command: Assign) -> frozenset[RecordKind]:
        """Give territories to a group or follower, all of them or none.

        Raises DomainError ``territory_missing``, ``date_missing``, ``decision_missing``,
        ``already_assigned``, ``territory_not_yet``, ``territory_over``, and of the group
        ``too_early`` or ``already_ended``.
        """
        if not command.territory_ids:
            raise DomainError("territory_missing", field="territory_ids")
        if command.since is None:
            raise DomainError("date_missing", field="since")
        with self._writing() as uow:
            group = self._check_holder(uow, command, command.since)
            decision_id = keep_decision(uow, command.decision)
            for territory_id in dict.fromkeys(command.territory_ids):
                territory = uow.get(Territory, territory_id)
                _require_exists(territory, command.since)
                new = Assignment(
                    territory_id=territory_id,
                    group_id=command.group_id,
                    follower_id=command.follower_id,
                    decision_id=decision_id,
                    valid_from=command.since,
                )
                _end_with(new, group, territory)
                present = uow.find(Assignment, territory_id=territory_id)
                _make_room(uow, present, new, territory, command.taken_over)
                uow.add(new)
            return uow.commit().kinds

    def end(self, command: EndAssignments) -> frozenset[RecordKind]:
        """End assignments, all of them or none; they stay in the history.

        Raises DomainError ``date_missing``, ``reason_missing``, ``already_ended``,
        ``ends_before_start``, ``verification_missing``.
        """
        if command.last_day is None:
            raise DomainError("date_missing", field="last_day")
        if command.reason is None:
            raise DomainError("reason_missing", field="reason")
        with self._writing() as uow:
            for one in command.assignment_ids:
                uow.get(Assignment, one).end(
                    command.last_day,
                    command.reason,
                    note=command.note.strip(),
                    verified_by=command.verified_by.strip(),
                    verified_on=command.verified_on,
                )
            return uow.commit().kinds

    def _check_holder(self, uow: UnitOfWork, command: Assign, since: dt.date) -> Group | None:
        if (command.group_id is None) == (command.follower_id is None):
            raise ValueError("an assignment is held by a group or by a follower")
        if command.group_id is None:
            return None
        group = uow.get(Group, command.group_id)
        if group.valid_from is not None and since < group.valid_from:
            raise DomainError("too_early", field="since", day=group.valid_from)
        if group.valid_to is not None and since > group.valid_to:
            raise DomainError("already_ended", field="since", day=group.valid_to)
        return group


def _end_with(new: Assignment, group: Group | None, territory: Territory) -> None:
    """Let an assignment end with its group and territory where they are known to end."""
    for one, reason in ((group, EndReason.GROUP_CHANGED), (territory, EndReason.TERRITORY_ENDED)):
        if one is None or one.valid_to is None:
            continue
        if new.valid_to is None or one.valid_to < new.valid_to:
            new.valid_to = None
            new.end(one.valid_to, reason)


def _hint(former_district: str, group_name: str) -> str:
    held = _("đang giao {group}").format(group=group_name) if group_name else ""
    return "; ".join(part for part in (former_district_words(former_district), held) if part)


def _require_exists(territory: Territory, since: dt.date) -> None:
    if territory.valid_from is not None and since < territory.valid_from:
        raise DomainError(
            "territory_not_yet", field="since", territory=territory.name, day=territory.valid_from
        )
    if territory.valid_to is not None and since > territory.valid_to:
        raise DomainError(
            "territory_over",
            field="territory_ids",
            territory=territory.name,
            day=territory.valid_to,
        )


def _make_room(
    uow: UnitOfWork,
    present: list[Assignment],
    new: Assignment,
    territory: Territory,
    taken_over: EndReason | None,
) -> None:
    blocking = standing_in_the_way(present, new)
    since = new.valid_from
    if since is None:
        raise DomainError("date_missing", field="since")
    for one in blocking:
        is_own = one.group_id == new.group_id and one.follower_id == new.follower_id
        is_movable = one.valid_to is None and (one.valid_from is None or one.valid_from < since)
        if taken_over is None or is_own or not is_movable:
            raise DomainError(
                "already_assigned",
                field="territory_ids",
                territory=territory.name,
                holder=_holder(uow, one),
            )
        one.end(since - dt.timedelta(days=1), taken_over)
    if new.follower_id is not None and taken_over is not None:
        _replace_followers(present, new, since, taken_over)


def _replace_followers(
    present: list[Assignment], new: Assignment, since: dt.date, reason: EndReason
) -> None:
    """QĐ nguyên tắc: another official takes the place of one who does not fulfil it."""
    for one in present:
        if one.follower_id not in (None, new.follower_id) and one.valid_to is None:
            one.end(since - dt.timedelta(days=1), reason)


def _holder(uow: UnitOfWork, one: Assignment) -> str:
    if one.group_id is not None:
        return uow.get(Group, one.group_id).name
    return "" if one.follower_id is None else uow.get(Person, one.follower_id).full_name
