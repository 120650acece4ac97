"""Invitations, the leaders' working sessions and personnel procedures of the sample book."""

import datetime as dt
import random
import tomllib
import uuid
from collections.abc import Mapping
from functools import cache
from typing import Any

from app import resources
from app.domain.engagement import Engagement, EngagementKind
from app.domain.flow import Word
from app.domain.invitation import Invitation
from app.domain.leaders_session import LeadersSession
from app.domain.personnel import PersonnelProcedure
from app.domain.record import RecordKind
from app.domain.task import Task
from app.ports.store import UnitOfWork
from app.services.sample.duties import add_briefing
from app.services.sample.groups import Team
from app.services.sample.office import Place, Staff
from app.services.sample.rules import InForce
from app.services.sample.texts import die, pick, working_day
from app.services.steps import replay

INVITATIONS = 60
_DAY = dt.timedelta(days=1)
_MORNING = (dt.time(7, 30), dt.time(8, 0), dt.time(14, 0))
#: What is done with those behind, and with those to come; the more often the more there are.
_BEHIND = (*["shared"] * 9, *["sent_shared"] * 3, "lead_goes", "lead_goes", "sent", "declined")
_AHEAD = (
    *["received"] * 5, *["lead_goes"] * 5,
    "sent", "sent", "asked", "granted", "refused", "declined",
)  # fmt: skip
_STEPS = ("accept", "finish", "confirm")
_REACHED = {"given": 0, "accepted": 1, "done": 2, "confirmed": 3}


@cache
def texts() -> dict[str, Any]:
    """Return ``meetings.toml``."""
    return tomllib.loads(resources.read_text("sample", "meetings.toml"))


def add_invitations(uow: UnitOfWork, teams: list[Team], today: dt.date) -> None:
    """Add those of this month and the next: to meetings of the journal, and to others."""
    rng = die("invitations")
    first = today.replace(day=1)
    last = (first + 62 * _DAY).replace(day=1) - _DAY
    by_id = {team.id: team for team in teams}
    made = 0
    for entry in uow.find(Engagement, kind=EngagementKind.MEETING):
        team = None if entry.group_id is None else by_id.get(entry.group_id)
        if team is None or entry.cancelled_on or not first <= entry.starts_on <= last:
            continue
        one = Invitation(
            territory_id=entry.territory_id,
            reference=entry.invitation_reference or _number(rng),
            received_on=min(entry.invited_on or _received(rng, entry.starts_on, today), today),
            group_id=team.id,
            subject=_upper_first(entry.subject.removeprefix("Dự ")),
            place=entry.place,
            meets_on=entry.starts_on,
            meets_at=entry.starts_at,
            engagement_id=entry.id,
        )
        one.check()
        uow.add(one)
        _answer_as_entered(uow, rng, one, entry, team, today)
        made += 1
    days = [first + number * _DAY for number in range((last - first).days)]
    days = [day for day in days if working_day(day) == day and day <= today + 40 * _DAY]
    for number in range(max(INVITATIONS - made, 0)):
        team = teams[number % len(teams)]
        day = pick(rng, days)
        invited = pick(rng, texts()["invited"])
        place = None if "inviter" in invited else pick(rng, team.places_on(today))
        one = Invitation(
            territory_id=None if place is None else place.id,
            inviter=invited.get("inviter", ""),
            reference=_number(rng),
            received_on=_received(rng, day, today),
            group_id=team.id,
            subject=invited["subject"],
            place="" if place is None else f"Hội trường {place.committee}",
            meets_on=day,
            meets_at=pick(rng, _MORNING),
        )
        one.check()
        uow.add(one)
        _answer(uow, rng, one, team, today)


def add_sessions(
    uow: UnitOfWork,
    teams: list[Team],
    staff: Staff,
    in_force: Mapping[str, InForce],
    today: dt.date,
) -> None:
    """Add the leaders' sessions, with the briefings that came and the tasks that were given."""
    for entry in texts()["session"]:
        day = working_day(today + entry["days"] * _DAY)
        day = day if entry["days"] > 0 else min(day, today)
        team = teams[entry["team"] % len(teams)]
        place = _commune(team, max(day, in_force["qc"].applies_from))
        chair = staff.head if entry["chair"] == "head" else team.leader_in_charge
        one = LeadersSession(
            territory_id=place.id,
            meets_on=day,
            starts_at=dt.time(8, 0),
            place=f"Trụ sở {place.committee}",
            chaired_by_id=chair,
            subject=entry["subject"],
            participant_ids=[*team.members_on(day)[:2]],
        )
        one.check()
        uow.add(one)
        if "paper" in entry:
            add_briefing(uow, team, place.id, in_force["qc"], one.id, today + entry["paper"] * _DAY,
                         today)  # fmt: skip
        if "cancelled" in entry:
            replay(uow, one, "cancel", Word(chair, day, entry["cancelled"]))
        elif "conclusions" in entry:
            replay(uow, one, "hold", Word(team.lead, day, entry["conclusions"]))
            _give(uow, one, team, entry, chair, today)


def add_procedures(uow: UnitOfWork, teams: list[Team], staff: Staff, today: dt.date) -> None:
    """Add the procedures; of the first one the person at the program is a reader."""
    for entry in texts()["procedure"]:
        team = teams[entry["team"] % len(teams)]
        readers = [staff.head, team.leader_in_charge]
        one = PersonnelProcedure(
            territory_id=_commune(team, today).id,
            title=entry["title"],
            valid_from=working_day(today + entry["days"] * _DAY),
            valid_to=today + entry["ended"] * _DAY if "ended" in entry else None,
            reader_ids=[staff.me, *readers] if entry.get("mine") else readers,
            note=entry.get("note", ""),
        )
        one.check()
        uow.add(one)


def _answer_as_entered(
    uow: UnitOfWork,
    rng: random.Random,
    one: Invitation,
    entry: Engagement,
    team: Team,
    today: dt.date,
) -> None:
    """Say who goes as the journal does."""
    day = min(max(one.received_on, one.meets_on - 3 * _DAY), today)
    others = [who for who in entry.participant_ids if who != team.lead]
    if team.lead not in entry.participant_ids and others:
        _send(uow, rng, one, team, others[0], day)
    elif others:
        _ask(uow, rng, one, team, others, day)
        replay(uow, one, "grant_more", Word(_leader(team, one.territory_id), day))
    else:
        replay(uow, one, "lead_goes", Word(team.lead, day))
    if one.meets_on < today - 2 * _DAY:
        _share(uow, rng, one, today)


def _answer(
    uow: UnitOfWork, rng: random.Random, one: Invitation, team: Team, today: dt.date
) -> None:
    day = min(one.received_on + rng.randrange(0, 2) * _DAY, today)
    what = pick(rng, _BEHIND if one.meets_on < today else _AHEAD)
    members = team.members_on(today)[1:]
    match what:
        case "shared" | "lead_goes":
            replay(uow, one, "lead_goes", Word(team.lead, day))
        case "sent" | "sent_shared":
            _send(uow, rng, one, team, pick(rng, members), day)
        case "declined":
            replay(uow, one, "decline", Word(team.lead, day, _text(rng, "declined")))
        case "asked" | "granted" | "refused":
            _ask(uow, rng, one, team, members[:1], day)
            leader = _leader(team, one.territory_id)
            if what == "granted":
                replay(uow, one, "grant_more", Word(leader, day))
            elif what == "refused":
                replay(uow, one, "refuse_more", Word(leader, day, _text(rng, "refused")))
        case _received:
            return
    if what.endswith("shared"):
        _share(uow, rng, one, today)


def _send(
    uow: UnitOfWork,
    rng: random.Random,
    one: Invitation,
    team: Team,
    member: uuid.UUID,
    day: dt.date,
) -> None:
    one.send(member, day, _text(rng, "told"))
    replay(uow, one, "send_member", Word(team.lead, day, _text(rng, "busy")))


def _ask(
    uow: UnitOfWork,
    rng: random.Random,
    one: Invitation,
    team: Team,
    wanted: list[uuid.UUID],
    day: dt.date,
) -> None:
    one.wanted_ids = list(wanted)
    replay(uow, one, "ask_more", Word(team.lead, day, _text(rng, "more")))


def _share(uow: UnitOfWork, rng: random.Random, one: Invitation, today: dt.date) -> None:
    day = min(one.meets_on + rng.randrange(0, 3) * _DAY, today)
    replay(uow, one, "share", Word(one.attendee_ids[0], day, _text(rng, "learnt")))


def _give(
    uow: UnitOfWork,
    one: LeadersSession,
    team: Team,
    entry: Mapping[str, Any],
    chair: uuid.UUID,
    today: dt.date,
) -> None:
    lines = [line.partition(". ")[2] for line in one.conclusions.splitlines()]
    for text, state in zip(lines, entry["tasks"], strict=False):
        given = min(one.meets_on + _DAY, today)
        task = Task(
            text=text,
            given_by_id=chair,
            given_on=given,
            assignee_group_id=team.id,
            territory_id=one.territory_id,
            due_on=working_day(given + 30 * _DAY),
            source_kind=RecordKind.LEADERS_SESSION,
            source_id=one.id,
        )
        task.check()
        uow.add(task)
        for place, step in enumerate(_STEPS[: _REACHED[state]]):
            day = min(given + (3 + 9 * place) * _DAY, today)
            by = chair if step == "confirm" else team.lead
            remark = "Đã làm xong, có báo cáo gửi kèm." if step == "finish" else ""
            replay(uow, task, step, Word(by, day, remark))


def _commune(team: Team, day: dt.date) -> Place:
    return next(place for place in team.places_on(day) if place.is_commune)


def _leader(team: Team, territory_id: uuid.UUID | None) -> uuid.UUID:
    """Return the leader in charge: the territory's own, else the group's."""
    own = (place.leader_in_charge for place, _span in team.places if place.id == territory_id)
    return next((one for one in own if one is not None), team.leader_in_charge)


def _received(rng: random.Random, meets_on: dt.date, today: dt.date) -> dt.date:
    return min(today, meets_on - rng.randrange(3, 9) * _DAY)


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _number(rng: random.Random) -> str:
    return f"{rng.randrange(10, 400)}-GM/ĐU"


def _text(rng: random.Random, name: str) -> str:
    found: str = pick(rng, texts()["texts"][name])
    return found
