"""Monthly reports of the sample: handed in, received, one returned; the current month not yet."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.report import Reception, Report, ReportKind
from app.ports.store import UnitOfWork
from app.services.sample.calendar import Month
from app.services.sample.groups import Team
from app.services.sample.texts import die, journal, pick

OUTLINE = "monthly_qc"


@dataclass(frozen=True, slots=True)
class Written:
    """A report that was handed in, with the one who answers it."""

    id: uuid.UUID
    team: Team
    handed_in_on: dt.date


def hand_in(uow: UnitOfWork, teams: list[Team], month: Month, today: dt.date) -> list[Written]:
    """Write and hand in the groups' reports of a month, in the days after it."""
    rng = die(f"reports {month.first:%Y-%m}")
    written = []
    for team in teams:
        day = min(month.last + dt.timedelta(days=rng.randrange(1, 6)), today)
        report = Report(
            kind=ReportKind.MONTHLY,
            group_id=team.id,
            period_from=month.first,
            period_to=month.last,
            outline=OUTLINE,
            author_id=team.lead,
        )
        report.hand_in(day, team.lead)
        uow.add(report)
        written.append(Written(report.id, team, day))
    return written


def answer(uow: UnitOfWork, written: list[Written], today: dt.date, *, newest: bool) -> None:
    """Let the leaders in charge answer; of the newest month one is returned and two wait."""
    rng = die(f"answers {written[0].handed_in_on}")
    for place, one in enumerate(written):
        if newest and place in (3, 8):
            continue
        report = uow.get(Report, one.id)
        day = min(one.handed_in_on + dt.timedelta(days=rng.randrange(1, 6)), today)
        leader = one.team.leader_in_charge
        if newest and place == 6:
            report.give_back(day, leader, journal()["report"]["returned"])
        elif rng.random() < 0.15:
            remark = pick(rng, journal()["report"]["remarked"])
            report.receive(day, leader, Reception.REMARKED, remark)
        else:
            report.receive(day, leader, Reception.SEEN, "")
