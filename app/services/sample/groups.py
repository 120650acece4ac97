"""Groups, members and assignments of the sample book, each resting on a written decision."""

import datetime as dt
import uuid
from dataclasses import dataclass, field

from app.domain.group import (
    Assignment,
    AssignmentDecision,
    EndReason,
    Group,
    GroupMembership,
    GroupRole,
)
from app.ports.store import UnitOfWork
from app.services.sample.office import Place, Staff, followed, followers_since
from app.services.sample.texts import die, years_before

GROUPS = 12
MEMBERS = 4
TWO_LEVELS = dt.date(2025, 7, 10)
"""When groups were set to the communes made on 1/7/2025."""


@dataclass(frozen=True, slots=True)
class Span:
    """Something from a day to a day, both included."""

    id: uuid.UUID
    since: dt.date
    until: dt.date | None = None

    def holds_on(self, day: dt.date) -> bool:
        """Tell whether it holds on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(slots=True)
class Team:
    """A group with its people and places in time, as the journal of the sample needs it."""

    id: uuid.UUID
    number: int
    lead: uuid.UUID
    leader_in_charge: uuid.UUID
    members: list[Span] = field(default_factory=list)
    places: list[tuple[Place, Span]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return how the group is called."""
        return f"Nhóm {self.number}"

    def members_on(self, day: dt.date) -> list[uuid.UUID]:
        """Return the members of a day, the lead first."""
        return [self.lead, *(span.id for span in self.members if span.holds_on(day))]

    def places_on(self, day: dt.date) -> list[Place]:
        """Return the territories of a day."""
        return [place for place, span in self.places if span.holds_on(day)]


class _Decisions:
    """Written decisions of the Commission, numbered as they come."""

    def __init__(self, uow: UnitOfWork, signer: str) -> None:
        self._uow = uow
        self._signer = signer
        self._rng = die("decisions")

    def make(self, day: dt.date, subject: str, issuer: str = "Ban Tổ chức Tỉnh ủy") -> uuid.UUID:
        symbol = "BTCTU" if issuer.startswith("Ban Tổ chức") else "TU"
        decision = AssignmentDecision(
            number=f"{self._rng.randrange(120, 980)}-QĐ/{symbol}",
            signed_on=day,
            signer=self._signer if symbol == "BTCTU" else "",
            issuer=issuer,
            subject=subject,
        )
        self._uow.add(decision)
        return decision.id


def add_groups(uow: UnitOfWork, staff: Staff, places: list[Place], today: dt.date) -> list[Team]:
    """Add twelve groups of four, their decisions and assignments."""
    decisions = _Decisions(uow, staff.head_name)
    founded = years_before(today, 4.6)
    basis = decisions.make(founded, "Về việc thành lập các nhóm công chức theo dõi địa bàn")
    teams = _teams(uow, staff, basis, founded, today)
    agencies = [place for place in places if not place.is_commune]
    communes = [place for place in places if place.is_commune]
    _assign_agencies(uow, decisions, teams, agencies, founded, basis, today)
    _assign_communes(uow, decisions, teams, communes, today)
    _assign_followers(uow, decisions, staff, communes, today)
    return teams


def _teams(
    uow: UnitOfWork, staff: Staff, basis: uuid.UUID, founded: dt.date, today: dt.date
) -> list[Team]:
    leads = [staff.me, *staff.officers[: GROUPS - 1]]
    rest = iter(staff.officers[GROUPS - 1 :])
    teams: list[Team] = []
    for number, lead in enumerate(leads, start=1):
        in_charge = staff.deputies[(number - 1) % len(staff.deputies)]
        group = Group(
            name=f"Nhóm {number}",
            leader_in_charge_id=in_charge,
            decision_id=basis,
            valid_from=founded,
        )
        uow.add(group)
        _member(uow, group.id, lead, GroupRole.LEAD, Span(lead, founded))
        team = Team(group.id, number, lead, in_charge)
        changed = today - dt.timedelta(days=240 + number)
        for place in range(MEMBERS - 1):
            spans = [Span(next(rest), founded)]
            if place == 0 and number % 4 == 0:  # somebody left the group, another came
                leaving = changed - dt.timedelta(days=1)
                spans = [Span(spans[0].id, founded, leaving), Span(next(rest), changed)]
            for span in spans:
                _member(uow, group.id, span.id, GroupRole.MEMBER, span)
                team.members.append(span)
        teams.append(team)
    return teams


def _member(
    uow: UnitOfWork, group_id: uuid.UUID, person_id: uuid.UUID, role: GroupRole, span: Span
) -> None:
    uow.add(
        GroupMembership(
            group_id=group_id,
            person_id=person_id,
            role=role,
            valid_from=span.since,
            valid_to=span.until,
        )
    )


def _assign(
    uow: UnitOfWork, team: Team, place: Place, decision_id: uuid.UUID, since: dt.date,
    rotated_on: dt.date | None = None,
) -> None:  # fmt: skip
    entry = Assignment(
        territory_id=place.id, group_id=team.id, decision_id=decision_id, valid_from=since
    )
    until = None
    if rotated_on is not None:
        until = rotated_on - dt.timedelta(days=1)
        entry.end(until, EndReason.ROTATION, note="Luân chuyển định kỳ giữa các nhóm")
    uow.add(entry)
    team.places.append((place, Span(place.id, since, until)))


def _assign_agencies(
    uow: UnitOfWork, decisions: _Decisions, teams: list[Team], agencies: list[Place],
    founded: dt.date, basis: uuid.UUID, today: dt.date,
) -> None:  # fmt: skip
    """Two a group: a third has lasted since the founding, a quarter was rotated two years ago."""
    rotated = years_before(today, 2.1)
    recent = years_before(today, 1.6)
    rotation = decisions.make(rotated, "Về việc luân chuyển phân công theo dõi địa bàn")
    renewal = decisions.make(recent, "Về việc điều chỉnh phân công theo dõi địa bàn")
    for index, place in enumerate(agencies):
        team = teams[index % len(teams)]
        if index % 3 == 0:
            _assign(uow, team, place, basis, founded)
        elif index % 4 == 1:
            _assign(uow, teams[(index + 5) % len(teams)], place, basis, founded, rotated)
            _assign(uow, team, place, rotation, rotated)
        else:
            _assign(uow, team, place, renewal, recent)


def _assign_communes(
    uow: UnitOfWork, decisions: _Decisions, teams: list[Team], communes: list[Place], today: dt.date
) -> None:
    """Neighbours to one group; a few changed hands by rotation within the last year."""
    decision = decisions.make(TWO_LEVELS, "Về việc phân công các nhóm theo dõi xã, phường, đặc khu")
    rotated = max(years_before(today, 0.55), TWO_LEVELS + dt.timedelta(days=30))
    rotation = decisions.make(rotated, "Về việc luân chuyển phân công theo dõi xã, phường")
    for index, place in enumerate(communes):
        team = teams[index * len(teams) // len(communes)]
        if index % 19 == 7 and rotated < today:
            before = teams[(team.number + 2) % len(teams)]
            _assign(uow, before, place, decision, TWO_LEVELS, rotated)
            _assign(uow, team, place, rotation, rotated)
        else:
            _assign(uow, team, place, decision, TWO_LEVELS)


def _assign_followers(
    uow: UnitOfWork, decisions: _Decisions, staff: Staff, places: list[Place], today: dt.date
) -> None:
    since = followers_since(today)
    decision = decisions.make(
        since, "Về việc phân công cán bộ theo dõi xã, phường", "Ban Thường vụ Tỉnh ủy"
    )
    for person_id, place in followed(staff, places):
        uow.add(
            Assignment(
                territory_id=place.id,
                follower_id=person_id,
                decision_id=decision,
                valid_from=since,
            )
        )
