"""Reports of the sample beside the monthly ones: ad hoc, consolidated, a follower's, a review.

Drafted as the program does it, with a few words that people typed in.
"""

import datetime as dt
import tomllib
import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app import resources
from app.domain.flow import Word
from app.domain.regulation import ObstacleState
from app.domain.report import Report, ReportFamily, ReportKind
from app.ports.scope import Scope
from app.ports.store import Store
from app.read_models.reports import ObstacleFact, ReportMaterial, ReportSource
from app.services import report_outlines
from app.services.report_drafting import draft
from app.services.report_gathering import of_those_who_reported
from app.services.report_merging import Written, merge
from app.services.report_periods import following_to, period_of
from app.services.report_storing import keep
from app.services.sample.calendar import Month
from app.services.sample.groups import Team
from app.services.sample.office import Staff
from app.services.sample.rules import InForce
from app.services.sample.texts import working_day
from app.services.steps import replay

_DAY = dt.timedelta(days=1)


def add_author_reports(
    store: Store,
    teams: list[Team],
    staff: Staff,
    qc: InForce,
    months: list[Month],
    today: dt.date,
) -> None:
    """Write them: what lies back is answered, the newest are still drafts."""
    texts = tomllib.loads(resources.read_text("sample", "reports.toml"))
    over = [one.first for one in months if one.is_over]
    desk = _Desk(store, today)
    for entry in texts["ad_hoc"]:
        _add_ad_hoc(desk, teams[entry["team"] - 1], over[-1], entry)
    if len(over) > 1:
        month = _by_commission(staff, ReportKind.MONTHLY, over[-2], "consolidated")
        desk.write(month, {}, (Word(staff.overseer, month.period_to + 8 * _DAY), staff.head, ""))
    half = period_of(ReportKind.HALF_YEAR, today)[0] - _DAY
    desk.write(_by_commission(staff, ReportKind.QUARTER, _before(today), "consolidated"), {})
    follower = Report(
        kind=ReportKind.HALF_YEAR,
        follower_id=staff.followers[0].person_id,
        **_days(ReportKind.HALF_YEAR, today),
        outline="follower_qd",
        author_id=staff.followers[0].person_id,
    )
    desk.write(follower, {"people": texts["follower"]["people"]})
    review = _by_commission(staff, ReportKind.INTERIM_REVIEW, half, "review_qc")
    review.subject = texts["review"]["subject"]
    own = {key: texts["review"][key] for key in ("deployment", "next")}
    desk.write(review, own, regulation_id=qc.id)


def _add_ad_hoc(desk: "_Desk", team: Team, month: dt.date, entry: Mapping[str, str]) -> None:
    first = month.replace(day=10)
    report = Report(
        kind=ReportKind.AD_HOC,
        group_id=team.id,
        subject=entry["subject"],
        period_from=first,
        period_to=first + 4 * _DAY,
        outline="ad_hoc_qc",
        author_id=team.lead,
    )
    handed_in = Word(team.lead, working_day(first + 5 * _DAY))
    own = {"assessment": entry["assessment"], "proposals": entry["proposal"]}
    desk.write(report, own, (handed_in, team.leader_in_charge, entry.get("remark", "")))


def _before(today: dt.date) -> dt.date:
    return period_of(ReportKind.QUARTER, today)[0] - _DAY


def _days(kind: ReportKind, day: dt.date) -> dict[str, Any]:
    first, last = period_of(kind, day)
    return {"period_from": first, "period_to": last}


def _by_commission(staff: Staff, kind: ReportKind, day: dt.date, outline: str) -> Report:
    """Return one of the Commission, written by the division that oversees; a review of a half."""
    of_half = kind is ReportKind.INTERIM_REVIEW
    days = _days(ReportKind.HALF_YEAR if of_half else kind, day)
    return Report(kind=kind, **days, outline=outline, author_id=staff.overseer)


class _Desk:
    """Drafts a report over the book as it is, writes it and lets it be answered."""

    def __init__(self, store: Store, today: dt.date) -> None:
        self._store = store
        self._today = today
        self._scope = Scope.everything()

    def write(
        self,
        report: Report,
        own: Mapping[str, str],
        answered: tuple[Word, uuid.UUID, str] | None = None,
        regulation_id: uuid.UUID | None = None,
    ) -> None:
        """Write it with own words by section; ``answered``: handed in by, by whom, what he said."""
        report.check()
        outline = report_outlines.load(report.outline)
        fields = self._store.queries.office.subject_fields(self._scope, report.period_to)
        places = report_outlines.places(outline, fields)
        drafted = draft(outline, self._material(report, regulation_id), fields, self._today)
        written = [*merge((), drafted, places)]
        written += [Written(None, section, text, "", "", False) for section, text in own.items()]
        with self._store.unit_of_work() as uow:
            uow.add(report)
            keep(uow, report.id, written, {})
            if answered is not None:
                handed_in, leader, remark = answered
                replay(uow, report, "hand_in", handed_in)
                day = min(working_day(handed_in.on + 2 * _DAY), self._today)
                replay(uow, report, "remark" if remark else "receive", Word(leader, day, remark))
            uow.commit()

    def _material(self, report: Report, regulation_id: uuid.UUID | None) -> ReportMaterial:
        queries = self._store.queries
        source = ReportSource(
            period_from=report.period_from,
            period_to=report.period_to,
            following_to=following_to(report.kind, report.period_to),
            group_id=report.group_id,
            person_id=report.follower_id,
        )
        material = queries.reports.material(self._scope, source)
        if report.family is ReportFamily.CONSOLIDATED:
            days = report.period_from, report.period_to
            return of_those_who_reported(
                queries.reports.handed_in(self._scope, *days), material, days
            )
        if regulation_id is None:
            return material
        obstacles = tuple(
            ObstacleFact(one.id, one.article, one.text, one.proposal)
            for one in queries.duties.obstacles(self._scope)
            if one.regulation_id == regulation_id and one.state is not ObstacleState.WITHDRAWN
        )
        return replace(material, obstacles=obstacles)
