"""Which engagements of the sample take place when: days, groups and territories, no wording."""

import calendar
import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.engagement import EngagementKind
from app.services.sample.groups import Team
from app.services.sample.office import Place
from app.services.sample.texts import Theme, die, fitting, pick, working_day

MONTHS = 14
AHEAD = 14
AWAITED = 7
"""How many engagements of the last days still wait for their outcome."""
_A_MONTH = (
    EngagementKind.TRIP,
    EngagementKind.TRIP,
    EngagementKind.TRIP,
    EngagementKind.MEETING,
    EngagementKind.BRANCH_MEETING,
    EngagementKind.GROUP_SESSION,
    EngagementKind.EXCHANGE,
    EngagementKind.EXCHANGE,
)
#: Days until the outcome is told; the last is too late by the office's own three working days.
_DELAYS = (0, 0, 1, 1, 1, 1, 2, 2, 3, 7)


@dataclass(frozen=True, slots=True)
class Plan:
    """One engagement to be; ``closed_on`` None leaves it without outcome."""

    kind: EngagementKind
    team: Team
    place: Place | None
    theme: Theme
    starts_on: dt.date
    ends_on: dt.date
    closed_on: dt.date | None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month of the sample, cut at its first and last day."""

    first: dt.date
    last: dt.date
    is_over: bool
    """Its reports are due: the month lies behind and is whole."""


def months(today: dt.date) -> list[Month]:
    """Return the months of the journal, oldest first; the last one ends today."""
    index = today.year * 12 + today.month - 1
    first_day = min(today.day, 28)
    found = []
    for number in range(index - MONTHS, index + 1):
        year, month = divmod(number, 12)
        last = dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1])
        whole = number not in (index - MONTHS, index)
        first = dt.date(year, month + 1, first_day if number == index - MONTHS else 1)
        found.append(Month(first, min(last, today), whole))
    return found


def plans(month: Month, teams: list[Team], today: dt.date) -> Iterator[Plan]:
    """Return what took place in a month, by day; the last days leave some outcomes open."""
    rng = die(f"plans {month.first:%Y-%m}")
    found = [plan for team in teams for plan in _of_team(rng, team, month, today)]
    found.sort(key=lambda plan: (plan.starts_on, plan.team.number))
    open_left = AWAITED
    waiting: set[int] = set()
    for plan in reversed(found):
        told = plan.kind not in (EngagementKind.EXCHANGE, EngagementKind.GROUP_SESSION)
        if told and open_left and plan.ends_on > today - dt.timedelta(days=9):
            open_left -= 1
            waiting.add(id(plan))
    for plan in found:
        if id(plan) in waiting or plan.ends_on >= today:
            yield _left_open(plan)
        else:
            yield plan


def ahead(teams: list[Team], today: dt.date) -> Iterator[Plan]:
    """Return what is announced for the next two weeks, one of it cancelled, one under way."""
    rng = die("ahead")
    for team in teams:
        for extra in range(1 + (team.number % 3 == 0)):
            kind = pick(rng, (EngagementKind.TRIP, EngagementKind.MEETING))
            day = working_day(today + dt.timedelta(days=rng.randrange(1, AHEAD - 2)))
            plan = _plan(rng, team, kind, day)
            if plan is not None:
                cancelled = team.number == 5 and not extra
                yield Plan(
                    plan.kind, team, plan.place, plan.theme, day, day, None, cancelled=cancelled
                )
    under_way = _plan(rng, teams[0], EngagementKind.TRIP, today)
    if under_way is not None:
        end = today + dt.timedelta(days=1)
        yield Plan(under_way.kind, teams[0], under_way.place, under_way.theme, today, end, None)


def _of_team(rng: random.Random, team: Team, month: Month, today: dt.date) -> Iterator[Plan]:
    """A month of one group; what falls outside the cut month is left out."""
    length = calendar.monthrange(month.first.year, month.first.month)[1]
    for kind in _A_MONTH:
        skipped = kind is EngagementKind.EXCHANGE and rng.random() < 0.1
        low, high = (21, 26) if kind is EngagementKind.GROUP_SESSION else (1, length - 2)
        day = working_day(month.first.replace(day=rng.randrange(low, high + 1)))
        plan = _plan(rng, team, kind, day)
        inside = month.first <= day <= min(month.last, today - dt.timedelta(days=1))
        if plan is not None and inside and not skipped:
            yield plan


def _plan(rng: random.Random, team: Team, kind: EngagementKind, day: dt.date) -> Plan | None:
    place = None
    at = "any"
    if kind is not EngagementKind.GROUP_SESSION:
        places = team.places_on(day)
        if not places:
            return None
        place = pick(rng, places)
        at = "commune" if place.is_commune else "agency"
    theme = pick(rng, fitting(kind, at, day.month))
    two_days = kind is EngagementKind.TRIP and day.weekday() < 4 and rng.random() < 0.2
    end = day + dt.timedelta(days=1 if two_days else 0)
    delay = 0 if kind is EngagementKind.EXCHANGE else pick(rng, _DELAYS)
    return Plan(kind, team, place, theme, day, end, end + dt.timedelta(days=delay))


def _left_open(plan: Plan) -> Plan:
    return Plan(plan.kind, plan.team, plan.place, plan.theme, plan.starts_on, plan.ends_on, None)
