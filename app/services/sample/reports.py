"""Monthly reports of the sample: handed in, received, one returned; the current month not yet."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.engagement import EngagementKind
from app.domain.flow import Word
from app.domain.report import Report, ReportKind, ReportParagraph
from app.ports.scope import Scope
from app.ports.store import Store, UnitOfWork
from app.read_models.reports import ReportSource
from app.services import report_merging, report_outlines
from app.services.report_drafting import draft
from app.services.report_outlines import MONTHLY
from app.services.sample.calendar import Month
from app.services.sample.groups import Team
from app.services.sample.texts import die, journal, pick
from app.services.steps import replay

#: Days after the month; the last is behind the office's own fifth.
_HANDED_IN = (1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 5, 8)

Paragraphs = Sequence[report_merging.Written]


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A report that was handed in, with the one who answers it."""

    id: uuid.UUID
    team: Team
    handed_in_on: dt.date


def drafts(store: Store, teams: list[Team], month: Month) -> dict[uuid.UUID, Paragraphs]:
    """Draft the groups' reports of a month from its journal, as the program does it.

    What follows in the next month has to be announced by then; an exchange never is.
    """
    scope, queries = Scope.everything(), store.queries
    outline = report_outlines.load(MONTHLY)
    fields = queries.office.subject_fields(scope, month.last)
    places = report_outlines.places(outline, fields)
    ahead = (month.last + dt.timedelta(days=40)).replace(day=1) - dt.timedelta(days=1)
    written: dict[uuid.UUID, Paragraphs] = {}
    for team in teams:
        material = queries.reports.material(
            scope, ReportSource(month.first, month.last, ahead, group_id=team.id)
        )
        planned = [one for one in material.planned if one.kind is not EngagementKind.EXCHANGE]
        material = replace(material, planned=tuple(planned))
        drafted = draft(outline, material, fields, month.last)
        written[team.id] = report_merging.merge((), drafted, places)
    return written


def hand_in(
    uow: UnitOfWork,
    teams: list[Team],
    month: Month,
    today: dt.date,
    paragraphs: dict[uuid.UUID, Paragraphs],
) -> list[HandedIn]:
    """Write and hand in the groups' reports of a month, in the days after it."""
    rng = die(f"reports {month.first:%Y-%m}")
    written = []
    for team in teams:
        day = min(month.last + dt.timedelta(days=pick(rng, _HANDED_IN)), today)
        report = Report(
            kind=ReportKind.MONTHLY,
            group_id=team.id,
            period_from=month.first,
            period_to=month.last,
            outline=MONTHLY,
            author_id=team.lead,
        )
        uow.add(report)
        replay(uow, report, "hand_in", Word(team.lead, day))
        _add_paragraphs(uow, report.id, paragraphs.get(team.id, ()))
        written.append(HandedIn(report.id, team, day))
    return written


def _add_paragraphs(uow: UnitOfWork, report_id: uuid.UUID, paragraphs: Paragraphs) -> None:
    positions: dict[str, int] = {}
    for one in paragraphs:
        position = positions[one.section] = positions.get(one.section, -1) + 1
        uow.add(
            ReportParagraph(
                report_id=report_id,
                section=one.section,
                position=position,
                text=one.text,
                drafted_text=one.drafted_text,
                source_key=one.source_key,
            )
        )


def answer(uow: UnitOfWork, written: list[HandedIn], today: dt.date, *, newest: bool) -> None:
    """Let the leaders in charge answer; of the newest month one is returned and two wait."""
    rng = die(f"answers {written[0].handed_in_on}")
    for place, one in enumerate(written):
        if newest and place in (3, 8):
            continue
        report = uow.get(Report, one.id)
        day = min(one.handed_in_on + dt.timedelta(days=rng.randrange(1, 6)), today)
        leader = one.team.leader_in_charge
        if newest and place == 6:
            word = Word(leader, day, journal()["report"]["returned"])
            replay(uow, report, "return", word)
        elif rng.random() < 0.15:
            remark = pick(rng, journal()["report"]["remarked"])
            replay(uow, report, "remark", Word(leader, day, remark))
        else:
            replay(uow, report, "receive", Word(leader, day))
