"""Facts of the sample that duties hang on: events, exemptions, rotation clocks, numbers."""

import datetime as dt
import tomllib
import uuid
from collections.abc import Mapping
from functools import cache
from typing import Any

from app import resources
from app.domain.duty_facts import (
    DutyExemption,
    Fulfilment,
    RecordedEvent,
    RotationClock,
    TerritoryNumber,
)
from app.ports.store import UnitOfWork
from app.regulations.engine.days import add_months
from app.regulations.vocabulary.choices import Channel
from app.services.sample.groups import Team
from app.services.sample.office import Place, Staff
from app.services.sample.papers import LEADERS, keep_days
from app.services.sample.rules import InForce
from app.services.sample.texts import die, working_day, years_before

#: What is written for an event, by which rule.
_PAPER_FOR = {
    "working_session": ("briefing", "qc-5.5-bao-cao-phuc-vu-lam-viec"),
    "request": ("ad_hoc", "qc-5.5-bao-cao-dot-xuat"),
    "personnel_request": ("personnel_comment", "qc-7.A.2-nhan-xet-nhan-su"),
}
_DAY = dt.timedelta(days=1)


@cache
def texts() -> dict[str, Any]:
    """Return ``duties.toml``."""
    return tomllib.loads(resources.read_text("sample", "duties.toml"))


def day_of(entry: Mapping[str, Any], name: str, today: dt.date) -> dt.date:
    """Return the working day so many days from the sample's own; none ahead of what is behind."""
    day = working_day(today + entry[name] * _DAY)
    return day if entry[name] > 0 else min(day, today)


def add_facts(
    uow: UnitOfWork,
    teams: list[Team],
    places: list[Place],
    staff: Staff,
    in_force: Mapping[str, InForce],
    today: dt.date,
) -> None:
    """Add all of them."""
    for entry in texts()["event"]:
        _add_event(uow, teams, in_force["qc"], entry, today)
    for entry in texts()["exemption"]:
        _add_exemption(uow, teams, staff, in_force, entry, today)
    for entry in texts()["clock"]:
        _add_clock(uow, teams, staff, entry, today)
    _add_numbers(uow, places)


def _place(team: Team, day: dt.date) -> Place:
    """Return a commune that the group follows on the day."""
    return next(place for place in team.places_on(day) if place.is_commune)


def _add_event(
    uow: UnitOfWork, teams: list[Team], qc: InForce, entry: dict[str, Any], today: dt.date
) -> None:
    day = entry["on"] if "on" in entry else day_of(entry, "days", today)
    team = teams[entry["place"] % len(teams)] if "place" in entry else None
    place = None if team is None else _place(team, max(day, qc.applies_from))
    event = RecordedEvent(
        kind=entry["kind"],
        name=entry["name"],
        happened_on=day,
        territory_id=None if place is None else place.id,
    )
    event.check()
    uow.add(event)
    if team is None or place is None or "paper" not in entry:
        return
    kind, rule = _PAPER_FOR[entry["kind"]]
    _add_paper(uow, team, place.id, qc, event.id, day_of(entry, "paper", today), today, kind, rule)


def add_briefing(
    uow: UnitOfWork,
    team: Team,
    territory_id: uuid.UUID,
    qc: InForce,
    session_id: uuid.UUID,
    day: dt.date,
    today: dt.date,
) -> None:
    """Add the briefing that came on that day for a session of the leaders (QC Đ5.5)."""
    kind, rule = _PAPER_FOR["working_session"]
    day = min(working_day(day), today)
    _add_paper(uow, team, territory_id, qc, session_id, day, today, kind, rule)


def _add_paper(
    uow: UnitOfWork,
    team: Team,
    territory_id: uuid.UUID,
    qc: InForce,
    event_id: uuid.UUID,
    day: dt.date,
    today: dt.date,
    kind: str,
    rule: str,
) -> None:
    paper = Fulfilment(
        kind=kind,
        author_group_id=team.id,
        territory_id=territory_id,
        regulation_id=qc.id,
        rule_key=rule,
        event_id=event_id,
        addressee=LEADERS,
        channel=Channel.PAPER,
        note=f"Báo cáo của {team.name}",
    )
    keep_days(paper, day, today, (0, 0))
    paper.check(today)
    uow.add(paper)


def _add_exemption(
    uow: UnitOfWork,
    teams: list[Team],
    staff: Staff,
    in_force: Mapping[str, InForce],
    entry: dict[str, Any],
    today: dt.date,
) -> None:
    this_year = entry.get("whole_year", False)
    length = 12 if this_year else entry.get("months", 1)
    since = today.replace(month=1, day=1)
    if not this_year:
        since = add_months(today.replace(day=1), entry["month"])
    one = DutyExemption(
        regulation_id=in_force[entry["rule"].split("-")[0]].id,
        rule_key=entry["rule"],
        reason=entry["reason"],
        ground=entry["ground"],
        valid_from=since,
        valid_to=add_months(since, length) - _DAY,
    )
    if "group" in entry:
        one.group_id = teams[entry["group"] - 1].id
    if "place" in entry:
        one.territory_id = _place(teams[entry["place"]], today).id
    if "follower" in entry:
        one.person_id = staff.followers[entry["follower"]].person_id
    one.check()
    uow.add(one)


def _add_clock(
    uow: UnitOfWork, teams: list[Team], staff: Staff, entry: dict[str, Any], today: dt.date
) -> None:
    team = teams[entry["group"] - 1]
    clock = RotationClock(
        person_id=team.lead,
        territory_id=team.places_on(today)[0].id,
        counted_from=years_before(today, entry["years"]),
        reason=entry["reason"],
        set_on=working_day(today - 90 * _DAY),
        set_by_id=staff.me,
    )
    clock.check()
    uow.add(clock)


def _add_numbers(uow: UnitOfWork, places: list[Place]) -> None:
    rng = die("numbers")
    for place in places:
        if not place.is_commune:
            continue
        branches = rng.randrange(9, 46)
        number = TerritoryNumber(
            territory_id=place.id, name="branches", value=branches, valid_from=place.valid_from
        )
        number.check()
        uow.add(number)
