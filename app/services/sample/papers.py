"""Papers of the sample that duties ask for: plans, points for the review, feedback, reports.

Most in time, some late, some not there; those of the running year as far as the year has come.
"""

import datetime as dt
import random
import uuid
from collections.abc import Iterator

from app.domain.duty_facts import Fulfilment
from app.ports.store import UnitOfWork
from app.regulations.vocabulary.choices import Channel
from app.services.sample.calendar import months
from app.services.sample.groups import Team
from app.services.sample.office import Place, Staff, followers_since
from app.services.sample.rules import InForce
from app.services.sample.texts import die, pick, working_day

LEADERS = "Lãnh đạo Ban Tổ chức Tỉnh ủy"
HEAD = "Trưởng Ban Tổ chức Tỉnh ủy"
COMMISSION = "Ban Tổ chức Tỉnh ủy"
STANDING = "Ban Thường vụ Tỉnh ủy"
OFFICE = "Văn phòng Tỉnh ủy"
_DAY = dt.timedelta(days=1)
#: This month's plans and last month's are kept as plans (``sample.month_plans``).
_KEPT_AS_PLANS = 2
#: Groups that made no plan so many months ago: the first is exempt then (duties.toml).
_WITHOUT_PLAN = ((4, 3), (5, 4))


def add_papers(uow: UnitOfWork, teams: list[Team], qc: InForce, today: dt.date) -> None:
    """Add what groups and territories write by QC, from the day on which it applies."""
    for paper in (
        *_month_plans(teams, qc, today),
        *_of_year(teams, qc, today),
    ):
        paper.check(today)
        uow.add(paper)


def keep_days(paper: Fulfilment, done: dt.date, today: dt.date, way: tuple[int, int]) -> None:
    """Write the three kept days as far as they have come.

    ``way``: how many days after being done it was handed in, and received.
    """
    for name, days in (("done_on", 0), ("handed_in_on", way[0]), ("received_on", way[1])):
        day = working_day(done + days * _DAY)
        if day <= today:
            setattr(paper, name, day)


def _month_plans(teams: list[Team], qc: InForce, today: dt.date) -> Iterator[Fulfilment]:
    rng = die("month plans")
    for month in months(today):
        last = (month.first + 31 * _DAY).replace(day=1) - _DAY
        for team in teams:
            # Around the first of the month; now and then behind the office's own fifth.
            day = working_day(month.first + pick(rng, (-2, -1, 0, 0, 1, 2, 3, 9)) * _DAY)
            if month.first < qc.applies_from or day > today:
                continue
            if _months_back(month.first, today) < _KEPT_AS_PLANS:
                continue
            if (team.number, _months_back(month.first, today)) in _WITHOUT_PLAN:
                continue
            paper = Fulfilment(
                kind="month_plan",
                author_group_id=team.id,
                regulation_id=qc.id,
                rule_key="qc-8.1-ke-hoach-thang",
                period_from=month.first,
                period_to=last,
                addressee=LEADERS,
                channel=Channel.PAPER,
                note=f"Kế hoạch công tác địa bàn tháng {month.first:%m/%Y}",
            )
            keep_days(paper, day, today, (0, 1))
            yield paper


def _months_back(day: dt.date, today: dt.date) -> int:
    return (today.year - day.year) * 12 + today.month - day.month


def _of_year(teams: list[Team], qc: InForce, today: dt.date) -> Iterator[Fulfilment]:
    rng = die("papers of the year")
    for year in range(qc.applies_from.year, today.year + 1):
        on = min(dt.date(year, 12, 31), today)
        for team in teams:
            for place in team.places_on(on):
                yield from _review_points(rng, team, place, qc, year, today)
                yield from _feedback(rng, team, place, qc, year, today)


def _review_points(
    rng: random.Random, team: Team, place: Place, qc: InForce, year: int, today: dt.date
) -> Iterator[Fulfilment]:
    day = working_day(dt.date(year, 11, 3) + rng.randrange(31) * _DAY)
    if rng.random() < 0.02 or day > today:
        return
    paper = Fulfilment(
        kind="review_points",
        author_group_id=team.id,
        territory_id=place.id,
        regulation_id=qc.id,
        rule_key="qc-5.6-goi-y-kiem-diem",
        period_from=dt.date(year, 1, 1),
        period_to=dt.date(year, 12, 31),
        addressee=LEADERS,
        channel=Channel.PAPER,
    )
    keep_days(paper, day, today, (0, 1))
    yield paper


def _feedback(
    rng: random.Random, team: Team, place: Place, qc: InForce, year: int, today: dt.date
) -> Iterator[Fulfilment]:
    day = working_day(dt.date(year, 11, 9) + rng.randrange(34) * _DAY)
    throw = rng.random()
    if day > today or throw < 0.03:
        return
    paper = Fulfilment(
        kind="feedback",
        author_territory_id=place.id,
        territory_id=place.id,
        about_group_id=team.id,
        regulation_id=qc.id,
        rule_key="qc-9.5-nhan-xet-hang-nam",
        period_from=dt.date(year, 1, 1),
        period_to=dt.date(year, 12, 31),
        addressee=HEAD,
        # Told at a meeting, it is no feedback in writing: it does not count (Đ9.5).
        channel=Channel.ORAL if throw > 0.97 else Channel.PAPER,
        note="" if throw > 0.97 else f"{rng.randrange(10, 200)}-CV/ĐU",
    )
    keep_days(paper, day, today, (1, 3))
    yield paper


def add_follower_papers(
    uow: UnitOfWork,
    visited: list[tuple[uuid.UUID, Place]],
    staff: Staff,
    qd: InForce,
    today: dt.date,
) -> None:
    """Add the followers' reports and what the communes write about them, by QĐ."""
    persons = list(dict.fromkeys(person for person, _ in visited))
    since = followers_since(today)
    found: list[Fulfilment] = []
    for year in range(since.year, today.year + 1):
        for number, person in enumerate(persons):
            found += _reports(person, number, since, year, qd, today)
        for number, (person, place) in enumerate(visited):
            found += _about_follower(person, place, number, staff, year, qd, today)
    for paper in found:
        paper.check(today)
        uow.add(paper)


def _reports(
    person: uuid.UUID, number: int, since: dt.date, year: int, qd: InForce, today: dt.date
) -> Iterator[Fulfilment]:
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    middle = dt.date(year, 6, 30)
    for kind, start, end in (
        ("half_year", first, middle),
        ("half_year", middle + _DAY, last),
        ("year", first, last),
    ):
        day = working_day(end + (6 + 8 * (number % 2)) * _DAY)  # the second one is late
        if day > today or end < since:
            continue
        paper = Fulfilment(
            kind=kind,
            author_person_id=person,
            regulation_id=qd.id,
            rule_key="qd-bao-cao-nam" if kind == "year" else "qd-bao-cao-6-thang",
            period_from=start,
            period_to=end,
            addressee=STANDING,
            through=OFFICE,
            channel=Channel.PAPER,
        )
        keep_days(paper, day, today, (0, 2))
        yield paper


def _about_follower(
    person: uuid.UUID,
    place: Place,
    number: int,
    staff: Staff,
    year: int,
    qd: InForce,
    today: dt.date,
) -> Iterator[Fulfilment]:
    """Written by the commune, confirmed by the member in charge, handed in, passed on."""
    day = working_day(dt.date(year, 11, 4) + 8 * number * _DAY)
    if day > today:
        return
    paper = Fulfilment(
        kind="feedback",
        author_territory_id=place.id,
        territory_id=place.id,
        about_person_id=person,
        regulation_id=qd.id,
        rule_key="qd-nhan-xet-hang-nam",
        period_from=dt.date(year, 1, 1),
        period_to=dt.date(year, 12, 31),
        addressee=STANDING,
        through=COMMISSION,
        channel=Channel.PAPER,
        note=f"{140 + number}-CV/ĐU",
    )
    keep_days(paper, day, today, (6, 8))
    if working_day(day + 3 * _DAY) <= today:
        paper.confirmed_on, paper.confirmed_by_id = (
            working_day(day + 3 * _DAY),
            staff.standing_member,
        )
    if working_day(day + 12 * _DAY) <= today:
        paper.passed_on_on, paper.passed_on_by_id = working_day(day + 12 * _DAY), staff.head
    yield paper
