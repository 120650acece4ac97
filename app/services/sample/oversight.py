"""Checks of the overseeing division in the sample, and obstacles met in the regulations."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from app.domain.regulation import RegulationCheck, RegulationObstacle
from app.ports.store import UnitOfWork
from app.services.sample.duties import day_of, texts
from app.services.sample.groups import Team
from app.services.sample.office import Staff
from app.services.sample.rules import InForce


def add_oversight(
    uow: UnitOfWork,
    teams: list[Team],
    staff: Staff,
    in_force: Mapping[str, InForce],
    today: dt.date,
) -> None:
    """Add both."""
    for entry in texts()["check"]:
        _add_check(uow, teams, staff, in_force["qc"], entry, today)
    for entry in texts()["obstacle"]:
        _add_obstacle(uow, teams, in_force[entry["regulation"]], entry, today)


def _add_check(
    uow: UnitOfWork,
    teams: list[Team],
    staff: Staff,
    qc: InForce,
    entry: dict[str, Any],
    today: dt.date,
) -> None:
    check = RegulationCheck(
        checked_on=day_of(entry, "days", today),
        regulation_id=qc.id,
        group_id=teams[entry["group"] - 1].id,
        checked_by_id=staff.overseer,
        articles=entry["articles"],
        conclusion=entry["conclusion"],
        correction=entry.get("correction", ""),
        corrected_note=entry.get("corrected_note", ""),
    )
    if "due" in entry:
        check.correction_due_on = day_of(entry, "due", today)
    if "corrected" in entry:
        check.corrected_on = day_of(entry, "corrected", today)
    check.check()
    uow.add(check)


def _add_obstacle(
    uow: UnitOfWork,
    teams: list[Team],
    regulation: InForce,
    entry: dict[str, Any],
    today: dt.date,
) -> None:
    team = teams[entry["group"] - 1]
    obstacle = RegulationObstacle(
        regulation_id=regulation.id,
        article=entry["article"],
        text=entry["text"],
        proposal=entry["proposal"],
        raised_on=day_of(entry, "days", today),
        raised_by_id=team.lead,
        group_id=team.id,
    )
    obstacle.check()
    if "answered" in entry:
        obstacle.answer_with(day_of(entry, "answered", today), entry["answer"])
    elif entry.get("state") == "collected":
        obstacle.collect()
    elif entry.get("state") == "withdrawn":
        obstacle.withdraw()
    uow.add(obstacle)
