"""Findings of the sample on their way: to the unit, handed over, answered, grouped, taken up."""

import datetime as dt
import random
import tomllib
import uuid
from dataclasses import dataclass
from functools import cache
from typing import Any

from app import resources
from app.domain.finding import (
    Authority,
    Direction,
    Finding,
    FindingCluster,
    FindingHandover,
    FindingKind,
    FindingState,
    HandoverTo,
    ModelUptake,
)
from app.domain.flow import Channel, Word
from app.domain.office import Division
from app.ports.store import UnitOfWork
from app.services.sample.groups import Team
from app.services.sample.office import Place, Staff
from app.services.sample.texts import die, pick, working_day
from app.services.steps import replay

_DAY = dt.timedelta(days=1)
_SHORTCOMINGS, _MATTERS = 26, 9
_IN_CLUSTER = 5
_AUTHORITIES = (
    *[Authority.TERRITORY] * 4,
    *[Authority.DIVISION] * 3,
    *[Authority.COMMISSION] * 3,
    *[Authority.AGENCY] * 3,
    Authority.STANDING_COMMITTEE,
    Authority.PERMANENT_MEMBERS,
    Authority.CENTRAL,
)
_TO = (
    HandoverTo.DIVISION,
    HandoverTo.AGENCY,
    HandoverTo.LEADER,
    HandoverTo.DIVISION,
    HandoverTo.AGENCY,
    HandoverTo.STANDING_COMMITTEE,
    HandoverTo.LEADER,
    HandoverTo.STANDING_MEMBER,
    HandoverTo.PERMANENT_MEMBERS,
    HandoverTo.PROVINCIAL_OFFICE,
)


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads(resources.read_text("sample", "findings.toml"))


@dataclass(slots=True)
class _Way:
    """What the parts share."""

    uow: UnitOfWork
    teams: dict[uuid.UUID, Team]
    staff: Staff
    divisions: list[uuid.UUID]
    today: dt.date
    rng: random.Random
    handed: int = 0

    def later(self, day: dt.date, least: int, most: int) -> dt.date:
        """Return a working day after that one, never one to come."""
        return min(working_day(day + self.rng.randrange(least, most) * _DAY), self.today)

    def author(self, finding: Finding) -> uuid.UUID:
        return finding.raised_by_id or self.staff.me

    def take(self, finding: Finding, step: str, day: dt.date, remark: str = "") -> None:
        replay(self.uow, finding, step, Word(self.author(finding), day, remark))


def add_findings(uow: UnitOfWork, teams: list[Team], staff: Staff, today: dt.date) -> None:
    """Add what the journal did not raise, and let all that is open go on."""
    divisions = [one.id for one in uow.find(Division)]
    by_id = {one.id: one for one in teams}
    way = _Way(uow, by_id, staff, divisions, today, die("findings"))
    known = sorted(uow.find(Finding), key=lambda one: (one.raised_on, one.id))
    for one in known:
        _place(way, one)
    raised = [one for one in known if one.state is FindingState.OPEN]
    raised += _of_kind(way, teams, FindingKind.SHORTCOMING, _SHORTCOMINGS)
    raised += _of_kind(way, teams, FindingKind.PROMINENT_MATTER, _MATTERS)
    for place, one in enumerate(raised):
        _go_on(way, one, place)
    for one in known[:40:9]:
        if one.state is FindingState.SETTLED:
            way.take(one, "reopen", today, _texts()["reopened"])
    for number, cluster in enumerate(_texts()["cluster"]):
        _cluster(way, teams, cluster, number)


def _place(way: _Way, one: Finding) -> None:
    """Say in whose authority it lies, and which way a proposal goes."""
    if way.rng.random() < 0.85:
        one.authority = pick(way.rng, _AUTHORITIES)
    if one.kind is FindingKind.PROPOSAL:
        to_it = way.rng.random() < 0.2
        one.direction = Direction.TO_TERRITORY if to_it else Direction.FROM_TERRITORY


def _of_kind(way: _Way, teams: list[Team], kind: FindingKind, count: int) -> list[Finding]:
    made = []
    for number in range(count):
        team = teams[number % len(teams)]
        raised_on = working_day(way.today - way.rng.randrange(2, 150) * _DAY)
        where = pick(way.rng, team.places_on(raised_on) or team.places_on(way.today))
        made.append(_raise(way, team, where, kind, pick(way.rng, _texts()[kind]), raised_on))
    return made


def _raise(
    way: _Way, team: Team, where: Place, kind: FindingKind, text: str, raised_on: dt.date
) -> Finding:
    finding = Finding(
        kind=kind,
        territory_id=where.id,
        text=text,
        raised_on=min(raised_on, way.today),
        raised_by_id=pick(way.rng, team.members_on(raised_on)),
        group_id=team.id,
    )
    _place(way, finding)
    finding.check()
    way.uow.add(finding)
    return finding


def _go_on(way: _Way, one: Finding, place: int) -> None:
    """Let it go as far as its age lets expect; the newest are only recorded."""
    age = (way.today - one.raised_on).days
    if age < 5 or place % 7 == 6:
        return
    match one.kind:
        case FindingKind.NEW_MODEL:
            _spread(way, one, place)
        case FindingKind.SHORTCOMING:
            _put_to_unit(way, one, place)
        case _ if place % 23 == 5:
            way.take(one, "withdraw", way.later(one.raised_on, 1, 4), _texts()["withdrawn"])
        case _:
            _hand_over(way, one, place, way.later(one.raised_on, 1, 6))


def _put_to_unit(way: _Way, one: Finding, place: int) -> None:
    texts, rng = _texts(), way.rng
    day = way.later(one.raised_on, 1, 4)
    way.take(one, "put_to_unit", day, pick(rng, texts["reproach"]))
    if place % 4 == 0:
        return
    day = way.later(day, 5, 20)
    way.take(one, "take_unit_answer", day, pick(rng, texts["unit_answers"]))
    if place % 4 == 1:
        way.take(one, "settle", way.later(day, 5, 30), texts["unit_settled"])
    elif place % 4 == 2:
        _hand_over(way, one, place, way.later(day, 1, 5))


def _spread(way: _Way, one: Finding, place: int) -> None:
    texts, rng = _texts(), way.rng
    day = way.later(one.raised_on, 3, 15)
    way.take(one, "put_forward", day, pick(rng, texts["put_forward"]))
    team = way.teams.get(one.group_id) if one.group_id is not None else None
    if team is None or place % 3 == 0:
        return
    others = [where for where in team.places_on(way.today) if where.id != one.territory_id]
    for where in rng.sample(others, min(len(others), 1 + place % 3)):
        uptake = ModelUptake(
            finding_id=one.id,
            territory_id=where.id,
            taken_up_on=way.later(day, 5, 40),
            note=pick(rng, texts["uptakes"]),
        )
        uptake.check(one)
        way.uow.add(uptake)


def _hand_over(way: _Way, one: Finding, place: int, day: dt.date) -> None:
    texts, rng = _texts(), way.rng
    for _round in range(2):
        handover = _handover(way, one, day)
        way.uow.add(handover)
        way.take(one, "hand_over", day, handover.request)
        end = _answered(way, one, handover, place)
        if end is None or one.state is not FindingState.RETURNED or place % 2:
            break
        day = way.later(end, 1, 5)
        place += 1
    if one.state is FindingState.ANSWERED and place % 2:
        settled = way.later(handover.answered_on or day, 2, 20)
        way.take(one, "settle", settled, pick(rng, texts["answers"]))


def _handover(way: _Way, one: Finding, day: dt.date) -> FindingHandover:
    texts, rng = _texts(), way.rng
    to_kind = _TO[way.handed % len(_TO)]
    way.handed += 1
    team = way.teams.get(one.group_id) if one.group_id is not None else None
    leader = way.staff.head if team is None else team.leader_in_charge
    person = {HandoverTo.LEADER: leader, HandoverTo.STANDING_MEMBER: way.staff.standing_member}
    handover = FindingHandover(
        finding_id=one.id,
        to_kind=to_kind,
        division_id=pick(rng, way.divisions) if to_kind is HandoverTo.DIVISION else None,
        person_id=person.get(to_kind),
        body=pick(rng, texts["agencies"]) if to_kind is HandoverTo.AGENCY else "",
        request=pick(rng, texts["requests"]),
        handed_on=day,
        handed_by_id=way.author(one),
        due_on=day + rng.randrange(10, 40) * _DAY if rng.random() < 0.8 else None,
    )
    handover.check()
    return handover


def _answered(way: _Way, one: Finding, handover: FindingHandover, place: int) -> dt.date | None:
    """Let the addressee take it, return it or answer it; a third still waits."""
    texts, rng = _texts(), way.rng
    if place % 3 == 0 or (way.today - handover.handed_on).days < 3:
        return None
    day = way.later(handover.handed_on, 1, 10)
    by_id = handover.person_id or way.author(one)
    how = Channel.PAPER if handover.person_id is None else None
    step, remark = "accept", ""
    if place % 9 == 4:
        step, remark = "return", pick(rng, texts["returns"])
    _both(way, one, handover, step, Word(by_id, day, remark, how))
    if step == "accept" and place % 3 == 1:
        day = way.later(day, 5, 25)
        _both(way, one, handover, "answer", Word(by_id, day, pick(rng, texts["answers"]), how))
    return day


def _both(way: _Way, one: Finding, handover: FindingHandover, step: str, word: Word) -> None:
    replay(way.uow, handover, step, word)
    replay(way.uow, one, step, word)


def _cluster(way: _Way, teams: list[Team], given: dict[str, Any], number: int) -> None:
    kind = FindingKind(given["kind"])
    cluster = FindingCluster(
        title=given["title"],
        kind=kind,
        note=given["note"],
        opened_on=working_day(way.today - (10 + 12 * number) * _DAY),
    )
    cluster.check()
    way.uow.add(cluster)
    for place in range(_IN_CLUSTER + number):
        team = teams[(number + place) % len(teams)]
        raised_on = working_day(cluster.opened_on - way.rng.randrange(5, 60) * _DAY)
        communes = [one for one in team.places_on(raised_on) if one.is_commune]
        if not communes:
            continue
        text = given["texts"][place % len(given["texts"])]
        one = _raise(way, team, pick(way.rng, communes), kind, text, raised_on)
        one.authority = Authority(given["authority"])
        one.join(cluster)
        if place % 2:
            _hand_over(way, one, 3 * place + number, cluster.opened_on)
