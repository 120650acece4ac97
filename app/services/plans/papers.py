"""What the papers of plans say: gathered under the scope, worded by ``app.documents``."""

import datetime as dt
import uuid
from collections.abc import Iterator

from app.domain.engagement import EngagementState
from app.domain.errors import DomainError
from app.domain.month_plan import PlanState
from app.i18n.formats import paper_time
from app.read_models.papers import AuthorityNames
from app.read_models.plan_papers import MonthPlanPaper, PlanLine, WeekLine, WeekPaper
from app.read_models.plans import AnnouncedRow, PlanEntryRow, PlanRow, ProgrammeRow
from app.services.field_words import capital
from app.services.plans.forms import Owner
from app.services.plans.standing import hearers
from app.services.service import Service

_NOON = dt.time(12)
_WEEK = dt.timedelta(days=6)


class PlanPapers(Service):
    """Contexts of the two papers; ``app.services.printing`` has them built and rendered."""

    def month_plan(self, owner: Owner, month: dt.date, authority: AuthorityNames) -> MonthPlanPaper:
        """Return the month's plan, dated the day it was reported; raises ``nothing_to_print``."""
        plan = self._plan(owner, month)
        today = self._today()
        standing = self._queries.standing.on(self._scope, today)
        people = self._queries.people.people(self._scope, today)
        names = {one.id: one.full_name for one in people}
        for one in self._queries.roster.standing_members(self._scope):
            names.setdefault(one.person_id, one.full_name)
        office = self._queries.office.office(self._scope)
        signer = plan.person_id
        if plan.group_id is not None:
            signer = standing.lead_of.get(plan.group_id)
        rows = self._queries.plans.plan_entries(self._scope, plan.id, today)
        return MonthPlanPaper(
            authority=authority,
            group_name=plan.group_name,
            signer_name="" if signer is None else names.get(signer, plan.person_name),
            in_charge=", ".join(
                filter(None, (names.get(one, "") for one in hearers(plan, standing)))
            ),
            year=plan.month.year,
            month=plan.month.month,
            place=office.place_name,
            signed_on=plan.reported_on or today,
            lines=tuple(_plan_line(one) for one in rows if one.withdrawn_on is None),
            note=plan.note,
            remark=plan.remark,
            remark_by=plan.answered_by_name,
            remark_on=plan.answered_on,
            approved=plan.state is PlanState.APPROVED,
            is_sample=office.is_sample,
        )

    def week(self, monday: dt.date, authority: AuthorityNames) -> WeekPaper:
        """Return the Commission's week: its programme, and where groups and leaders go.

        A trip whose notice was given is told as the notice has it.
        """
        sunday = monday + _WEEK
        today, scope = self._today(), self._scope
        leaders = {
            one.person_id: one.full_name for one in self._queries.office.leaders(scope, today)
        }
        office = self._queries.office.office(scope)
        lines = [
            *_programme(self._queries.plans.programme(scope, monday, sunday, ()), monday),
            *_trips(
                (
                    one
                    for one in self._queries.plans.entries(scope, monday, sunday, today)
                    if one.engagement_state in (None, EngagementState.CANCELLED)
                ),
                leaders,
                monday,
            ),
            *_trips(self._queries.plans.announced(scope, monday, sunday, today), leaders, monday),
        ]
        lines.sort(key=lambda one: (one.day, one.afternoon, one.time.zfill(5), one.chair == ""))
        return WeekPaper(
            authority=authority,
            monday=monday,
            place=office.place_name,
            signed_on=min(today, monday),
            signer_name=self._session.person_name,
            lines=tuple(lines),
            is_sample=office.is_sample,
        )

    def _plan(self, owner: Owner, month: dt.date) -> PlanRow:
        for one in self._queries.plans.plans(self._scope, month.replace(day=1)):
            if (one.group_id, one.person_id) == (owner.group_id, owner.person_id):
                return one
        raise DomainError("nothing_to_print")


def _plan_line(row: PlanEntryRow) -> PlanLine:
    return PlanLine(
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        content=row.subject,
        kind=capital(row.kind),
        where="\n".join(dict.fromkeys(filter(None, (row.territory_name, row.place)))),
        who="\n".join(row.participants),
        note=f"Điều chỉnh: {row.amend_reason}" if row.amend_reason else "",
    )


def _days(starts_on: dt.date, ends_on: dt.date, monday: dt.date) -> Iterator[dt.date]:
    day = max(starts_on, monday)
    while day <= min(ends_on, monday + _WEEK):
        yield day
        day += dt.timedelta(days=1)


def _programme(rows: tuple[ProgrammeRow, ...], monday: dt.date) -> Iterator[WeekLine]:
    for row in rows:
        for day in _days(row.starts_on, row.ends_on, monday):
            yield WeekLine(
                day=day,
                afternoon=_is_afternoon(row.starts_at, row.starts_on, day),
                time=_time(row.starts_at, row.starts_on, day),
                content=row.content,
                place=row.place,
                chair=row.chaired_by_name,
                attendees=row.attendees,
            )


def _trips(
    rows: "Iterator[PlanEntryRow] | tuple[AnnouncedRow, ...]",
    leaders: dict[uuid.UUID, str],
    monday: dt.date,
) -> Iterator[WeekLine]:
    for row in rows:
        who = list(zip(row.participant_ids, row.participants, strict=True))
        others = ", ".join(name for one, name in who if one not in leaders)
        group = row.owner_name if isinstance(row, PlanEntryRow) else row.group_name
        named = group if others == group or not others else f"{group}: {others}"
        for day in _days(row.starts_on, row.ends_on, monday):
            yield WeekLine(
                day=day,
                afternoon=_is_afternoon(row.starts_at, row.starts_on, day),
                time=_time(row.starts_at, row.starts_on, day),
                content=row.subject,
                place=", ".join(dict.fromkeys(filter(None, (row.territory_name, row.place)))),
                chair=", ".join(name for one, name in who if one in leaders),
                attendees=named.removeprefix(": "),
            )


def _is_afternoon(moment: dt.time | None, begun: dt.date, day: dt.date) -> bool:
    return moment is not None and day == begun and moment >= _NOON


def _time(moment: dt.time | None, begun: dt.date, day: dt.date) -> str:
    if moment is None or day != begun:
        return ""
    return paper_time(moment)
