"""Tasks, leaders' remarks, requests for information and reserved opinions of the sample."""

import datetime as dt
import random
import tomllib
import uuid
from dataclasses import dataclass
from functools import cache
from typing import Any

from app import resources
from app.domain.finding import Finding
from app.domain.flow import Channel, Word
from app.domain.information_request import InformationRequest
from app.domain.month_plan import MonthPlan, PlanState
from app.domain.office import Division
from app.domain.rating import TerritoryRating
from app.domain.record import RecordKind
from app.domain.report import Report, ReportState
from app.domain.reserved_opinion import ReservedOpinion
from app.domain.task import Instruction, Task
from app.ports.store import UnitOfWork
from app.read_models.tasks import OPEN_TASKS
from app.services.entered import keep_entering
from app.services.sample.groups import Team
from app.services.sample.office import Staff
from app.services.sample.texts import die, pick, working_day
from app.services.steps import replay

_DAY = dt.timedelta(days=1)
_TASKS = 66
_REQUESTS = 20
_REPORTS, _PLANS = 10, 5
"""Papers with a leader's remark."""


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads(resources.read_text("sample", "tasks.toml"))


@dataclass(frozen=True, slots=True)
class _Office:
    """What the parts share."""

    uow: UnitOfWork
    teams: list[Team]
    staff: Staff
    divisions: list[uuid.UUID]
    today: dt.date


def add_tasks(uow: UnitOfWork, teams: list[Team], staff: Staff, today: dt.date) -> None:
    """Add all of it; what was stored before (reports, plans, findings, ratings) is remarked on."""
    divisions = [one.id for one in uow.find(Division)]
    office = _Office(uow, teams, staff, divisions, today)
    rng = die("tasks")
    given = [_task(office, rng, place) for place in range(_TASKS)]
    papers = _papers(office)
    for place, (kind, record_id, group_id, on) in enumerate(papers):
        _remark(office, rng, place, kind, record_id, group_id, on)
    for place in range(_REQUESTS):
        _request(office, rng, place)
    _opinions(office, papers, given)


def _task(office: _Office, rng: random.Random, place: int) -> Task:
    team = office.teams[place % len(office.teams)]
    mine = place % len(office.teams) == 0 or place % 11 == 5
    given_on = working_day(office.today - rng.randrange(3, 20 if mine else 130) * _DAY)
    given_on = min(given_on, office.today)
    members = team.members_on(given_on)
    giver = team.leader_in_charge if place % 3 else office.staff.head
    assignee: dict[str, Any] = {"assignee_group_id": team.id}
    texts = _texts()["task"]["group"]
    if place % 3 == 1:
        assignee = {"assignee_person_id": pick(rng, members)}
        texts = _texts()["task"]["person"]
        if place % 2:
            giver = team.lead
    elif place % 9 == 3 and office.divisions:
        assignee = {"assignee_division_id": pick(rng, office.divisions)}
        texts = _texts()["task"]["division"]
    elif place % 11 == 5:
        assignee = {"assignee_person_id": office.staff.me}
        texts = _texts()["task"]["person"]
    places = team.places_on(given_on) if rng.randrange(3) == 0 else []
    due = None if place % 13 == 6 else given_on + rng.randrange(5, 31) * _DAY
    task = Task(
        text=pick(rng, texts),
        given_by_id=giver,
        given_on=given_on,
        territory_id=pick(rng, places).id if places else None,
        due_on=due,
        **assignee,
    )
    _give(office, rng, task, team)
    _go_on(office, rng, task, place, members[0])
    return task


def _give(office: _Office, rng: random.Random, task: Task, team: Team) -> None:
    """Take the task in; every other one of a leader is written down for him."""
    task.check()
    by_leader = task.given_by_id != team.lead
    writer, channel = task.given_by_id, None
    if by_leader and rng.randrange(2):
        writer = team.lead
        channel = pick(rng, (Channel.IN_PERSON, Channel.PHONE, Channel.PAPER))
    word = Word(task.given_by_id, task.given_on, "", channel)
    keep_entering(
        office.uow,
        RecordKind.TASK,
        task.id,
        word,
        writer,
        office.today,
        text=task.text,
        state=task.state,
    )
    office.uow.add(task)


def _go_on(office: _Office, rng: random.Random, task: Task, place: int, lead: uuid.UUID) -> None:
    """Let it go on as far as its age lets expect; some are late, some came back."""
    uow, today = office.uow, office.today
    doer = task.assignee_person_id or lead
    age = (today - task.given_on).days
    texts = _texts()["task"]
    if place % 17 == 9:
        day = min(task.given_on + 4 * _DAY, today)
        replay(uow, task, "withdraw", Word(task.given_by_id, day, pick(rng, texts["withdrawn"])))
        return
    if age < 4:
        return
    taken = min(working_day(task.given_on + rng.randrange(0, 3) * _DAY), today)
    if place % 4:
        replay(uow, task, "accept", Word(doer, taken))
    finished = working_day(task.given_on + rng.randrange(6, 40) * _DAY)
    if finished > today or place % 7 == 3:
        return
    replay(uow, task, "finish", Word(doer, finished, pick(rng, texts["result"])))
    answered = working_day(finished + rng.randrange(1, 5) * _DAY)
    if answered > today or place % 10 == 2:
        return
    if place % 15 == 4:
        word = Word(task.given_by_id, answered, pick(rng, texts["returned"]))
        replay(uow, task, "return", word)
        again = working_day(answered + 6 * _DAY)
        if again > today or place % 2 == 0:
            return
        replay(uow, task, "finish", Word(doer, again, pick(rng, texts["result"])))
        answered = min(working_day(again + 2 * _DAY), today)
    replay(uow, task, "confirm", Word(task.given_by_id, answered))


_Paper = tuple[RecordKind, uuid.UUID, uuid.UUID, dt.date]


def _papers(office: _Office) -> list[_Paper]:
    """Return the newest papers that leaders have, with their group and the day they came."""
    reports = sorted(
        (
            (one.handed_in_on, one.id, one.group_id)
            for one in office.uow.find(Report)
            if one.group_id and one.handed_in_on is not None and one.state is not ReportState.DRAFT
        ),
        reverse=True,
    )
    plans = sorted(
        (
            (one.reported_on, one.id, one.group_id)
            for one in office.uow.find(MonthPlan)
            if one.group_id and one.reported_on is not None and one.state is not PlanState.DRAFT
        ),
        reverse=True,
    )
    found: list[_Paper] = [
        (RecordKind.REPORT, record_id, group_id, on)
        for on, record_id, group_id in reports[: 2 * _REPORTS : 2]
    ]
    found += [
        (RecordKind.MONTH_PLAN, record_id, group_id, on)
        for on, record_id, group_id in plans[: 2 * _PLANS : 2]
    ]
    return found


def _remark(
    office: _Office,
    rng: random.Random,
    place: int,
    kind: RecordKind,
    record_id: uuid.UUID,
    group_id: uuid.UUID,
    on: dt.date,
) -> None:
    team = next(one for one in office.teams if one.id == group_id)
    given_on = min(working_day(on + rng.randrange(1, 4) * _DAY), office.today)
    texts = _texts()["instruction"]["plan" if kind is RecordKind.MONTH_PLAN else "report"]
    text = texts[place % len(texts)]
    leader = team.leader_in_charge
    remark = Instruction(
        subject_kind=kind, subject_id=record_id, by_id=leader, given_on=given_on, text=text
    )
    remark.check(office.today)
    word = Word(leader, given_on, "", Channel.PAPER)
    keep_entering(
        office.uow,
        RecordKind.INSTRUCTION,
        remark.id,
        word,
        office.staff.me,
        office.today,
        text=text,
    )
    office.uow.add(remark)
    if place % 2:
        return
    task = Task(
        text=text,
        given_by_id=leader,
        given_on=given_on,
        assignee_group_id=team.id,
        due_on=given_on + rng.randrange(10, 25) * _DAY,
        source_kind=RecordKind.INSTRUCTION,
        source_id=remark.id,
    )
    _give(office, rng, task, team)
    _go_on(office, rng, task, place + 1, team.lead)


def _request(office: _Office, rng: random.Random, place: int) -> None:
    uow, today, texts = office.uow, office.today, _texts()["request"]
    team = office.teams[(place * 5) % len(office.teams)]
    asked_on = min(working_day(today - (2 + place * 4 + rng.randrange(3)) * _DAY), today)
    by = pick(rng, team.members_on(asked_on))
    whom: dict[str, Any] = {}
    places = team.places_on(asked_on)
    if place % 7 == 6:
        entry = texts["body"][place % len(texts["body"])]
        whom["to_body"] = entry["name"]
    elif (place % 4 == 3 and office.divisions) or not places:
        entry = pick(rng, texts["division"])
        whom["to_division_id"] = pick(rng, office.divisions)
    else:
        entry = pick(rng, texts["territory"])
        whom["to_territory_id"] = pick(rng, places).id
    request = InformationRequest(
        asked_by_id=by,
        asked_on=asked_on,
        group_id=team.id,
        subject=entry["subject"],
        purpose=entry["purpose"],
        due_on=asked_on + rng.randrange(7, 15) * _DAY,
        **whom,
    )
    request.check()
    uow.add(request)
    if place == 0:
        return  # still being written
    replay(uow, request, "ask", Word(by, asked_on))
    if place % 9 == 5:
        day = min(asked_on + 3 * _DAY, today)
        replay(uow, request, "withdraw", Word(by, day, texts["withdrawn"]))
        return
    answered = working_day(asked_on + rng.randrange(4, 16) * _DAY)
    if answered > today or place % 6 == 4:
        return
    replay(uow, request, "take_answer", Word(by, answered, pick(rng, texts["answer"])))
    if place % 5 == 2:
        request.lend_papers(answered + 14 * _DAY)
    if place % 8 == 7:
        day = min(working_day(answered + _DAY), today)
        replay(uow, request, "send_back", Word(by, day, texts["insufficient"]))
        return
    if place % 3:
        replay(uow, request, "close", Word(by, min(answered + _DAY, today)))
        if request.papers_lent and place % 2:
            request.give_papers_back(min(answered + 9 * _DAY, today))


def _opinions(office: _Office, papers: list[_Paper], given: list[Task]) -> None:
    uow, texts = office.uow, _texts()["opinion"]
    chosen: list[tuple[str, RecordKind, uuid.UUID, uuid.UUID]] = []
    for kind, name, count in ((RecordKind.REPORT, "report", 2), (RecordKind.MONTH_PLAN, "plan", 1)):
        of_kind = [one for one in papers if one[0] is kind][:count]
        chosen += [(name, kind, record_id, group) for _k, record_id, group, _on in of_kind]
    team = office.teams[0]
    findings = sorted(uow.find(Finding, group_id=team.id), key=lambda one: one.raised_on)
    if findings:
        chosen.append(("finding", RecordKind.FINDING, findings[-1].id, team.id))
    ratings = uow.find(TerritoryRating)
    if ratings:
        chosen.append(("rating", RecordKind.TERRITORY_RATING, ratings[0].id, team.id))
    of_groups = [one for one in given if one.assignee_group_id and one.state in OPEN_TASKS]
    if of_groups:
        task = max(of_groups, key=lambda one: (one.given_on, one.id))
        chosen.append(("task", RecordKind.TASK, task.id, task.assignee_group_id or team.id))
    used: dict[str, int] = {}
    for place, (name, about, record_id, group_id) in enumerate(chosen):
        at = used[name] = used.get(name, -1) + 1
        lead = next(one.lead for one in office.teams if one.id == group_id)
        day = min(working_day(office.today - (1 + 3 * place) * _DAY), office.today)
        words = texts[name][at % len(texts[name])]
        opinion = ReservedOpinion(
            subject_kind=about,
            subject_id=record_id,
            by_id=lead,
            given_on=day,
            against=words["against"],
            text=words["text"],
        )
        opinion.check(office.today)
        writer, channel = (office.staff.me, Channel.PHONE) if place % 3 == 2 else (lead, None)
        if writer == lead:
            channel = None
        word = Word(lead, day, "", channel)
        kind = RecordKind.RESERVED_OPINION
        keep_entering(uow, kind, opinion.id, word, writer, office.today, text=opinion.text)
        uow.add(opinion)
