"""Directives of the sample: texts, how far each territory is, who has studied them."""

import datetime as dt
import random
import tomllib
import uuid
from functools import cache
from typing import Any

from app import resources
from app.domain.directive import (
    Directive,
    DirectiveProgress,
    DirectiveStudy,
    ProgressState,
    concerns,
)
from app.domain.territory import TerritoryCategory, TerritoryKind
from app.ports.store import UnitOfWork
from app.services.sample.groups import Team
from app.services.sample.office import Place, Staff
from app.services.sample.texts import die, pick, working_day

_LEFT_OUT = 14
"""Of so many territories one has nothing written down."""
_STATES = (
    ProgressState.IN_PROGRESS,
    ProgressState.IN_PROGRESS,
    ProgressState.PLANNED,
    ProgressState.PLANNED,
    ProgressState.NOT_STARTED,
)


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads(resources.read_text("sample", "directives.toml"))


def add_directives(
    uow: UnitOfWork, teams: list[Team], places: list[Place], staff: Staff, today: dt.date
) -> None:
    """Add the texts, a cell for most territories, and the studies of everybody."""
    rng = die("directives")
    noted_by = {place.id: team.lead for team in teams for place in team.places_on(today)}
    for entry in _texts()["directive"]:
        row = _directive(uow, entry, today)
        uow.add(row)
        if row.in_matrix:
            for place in places:
                if _is_concerned(row, entry["at"], place):
                    _fill(uow, rng, row, entry, place, noted_by.get(place.id, staff.me), today)
        if row.to_study:
            _study(uow, rng, row, staff, today)


def _directive(uow: UnitOfWork, entry: dict[str, Any], today: dt.date) -> Directive:
    kinds = [
        one
        for one in uow.find(TerritoryKind)
        if entry["at"] != "all"
        and (one.category is TerritoryCategory.COMMUNE) == (entry["at"] == "commune")
    ]
    row = Directive(
        form=entry["form"],
        number=entry["number"],
        issued_on=today - dt.timedelta(days=entry["days"]),
        issuer=entry["issuer"],
        title=entry["title"],
        in_matrix=entry.get("matrix", True),
        to_study=entry.get("study", False),
        kind_ids=[one.id for one in kinds],
        note="" if entry["title"] else "Chỉ ghi số, ngày.",
    )
    if "due" in entry:
        row.due_on = today + dt.timedelta(days=entry["due"])
    if "ended" in entry:
        row.end(today - dt.timedelta(days=entry["ended"]))
    row.check(today)
    return row


def _is_concerned(row: Directive, at: str, place: Place) -> bool:
    return (at == "all" or place.is_commune == (at == "commune")) and concerns(
        row.issued_on, row.ended_on, (place.valid_from, None)
    )


def _fill(
    uow: UnitOfWork,
    rng: random.Random,
    row: Directive,
    entry: dict[str, Any],
    place: Place,
    noted_by: uuid.UUID,
    today: dt.date,
) -> None:
    if rng.randrange(_LEFT_OUT) == 0 or row.issued_on is None:
        return
    last = min(today, row.ended_on or today)
    first = max(one for one in (row.issued_on, place.valid_from) if one is not None)
    span = max((last - first).days, 0)
    day = min(working_day(first + dt.timedelta(days=rng.randrange(span + 1))), max(last, first))
    state = pick(rng, _STATES)
    if rng.randrange(100) < entry["pace"]:
        state = ProgressState.DONE
    elif rng.randrange(25) == 0:
        state = ProgressState.NOT_APPLICABLE
    paper = ""
    if state in (ProgressState.DONE, ProgressState.PLANNED, ProgressState.IN_PROGRESS):
        paper = f"{rng.randrange(3, 90):02d}-{entry['paper']}/ĐU ngày {day:%d/%m/%Y}"
    cell = DirectiveProgress(
        directive_id=row.id,
        territory_id=place.id,
        state=state,
        as_of=day,
        evidence=paper,
        note=pick(rng, _texts()["note"]) if rng.randrange(8) == 0 else "",
        noted_by_id=noted_by,
    )
    cell.check(today)
    uow.add(cell)


def _study(
    uow: UnitOfWork, rng: random.Random, row: Directive, staff: Staff, today: dt.date
) -> None:
    """The older a text, the more have studied it; the person at the program lacks the newest."""
    age = (today - row.issued_on).days if row.issued_on else 0
    share = min(95, 20 + age // 2)
    people = (staff.me, staff.head, *staff.deputies, *staff.officers)
    for person_id in (*people, *(one.person_id for one in staff.followers)):
        studied = rng.randrange(100) < share
        if person_id == staff.me:
            studied = age > 100
        if studied:
            day = today - dt.timedelta(days=rng.randrange(0, max(age - 5, 1)))
            found = DirectiveStudy(
                directive_id=row.id,
                person_id=person_id,
                studied_on=day,
                note=pick(rng, _texts()["study"]),
            )
            found.check(today)
            uow.add(found)
