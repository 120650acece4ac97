"""What a report is drafted from: the journal, findings, groups' reports, duties and obstacles.

Each family of reports has its own source; how it is told is the outline's (``report_drafting``).
"""

import datetime as dt
import uuid
from dataclasses import replace

from app.domain.record import RecordKind
from app.domain.regulation import ObstacleState
from app.domain.report import Report, ReportFamily
from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.text import sort_key
from app.read_models.facts import Key
from app.read_models.obligations import OwnerKind
from app.read_models.office import Choice
from app.read_models.reports import (
    DutyFact,
    GroupReportFact,
    MissedDuty,
    ObstacleFact,
    ReportMaterial,
    ReportRow,
    ReportSource,
)
from app.regulations.regulation import Regulation
from app.services.compliance.board import Entry, Standing, build_board
from app.services.duties.ledger import DutyLedger
from app.services.report_outlines import Outline
from app.services.report_periods import following_to, months_within
from app.services.service import Service
from app.services.session import Session

_OWNERS = {
    OwnerKind.GROUP: RecordKind.GROUP,
    OwnerKind.PERSON: RecordKind.PERSON,
    OwnerKind.TERRITORY: RecordKind.TERRITORY,
}


class ReportGathering(Service):
    """Reads the material of a report as it is now."""

    def __init__(self, session: Session, ledger: DutyLedger) -> None:
        super().__init__(session)
        self._ledger = ledger

    def fields(self, report: ReportRow | Report) -> tuple[Choice, ...]:
        """Return the subject fields that held on the first or the last day of the period."""
        days = (report.period_to, report.period_from)
        found = {
            one.id: one
            for day in days
            for one in self._queries.office.subject_fields(self._scope, day)
        }
        return tuple(found.values())

    def material(self, report: ReportRow | Report, outline: Outline) -> ReportMaterial:
        """Return what a report may tell of; of a review the duties as they stand today."""
        source = ReportSource(
            period_from=report.period_from,
            period_to=report.period_to,
            following_to=following_to(report.kind, report.period_to),
            group_id=report.group_id,
            person_id=report.follower_id,
            territory_id=report.territory_id,
        )
        material = self._queries.reports.material(self._scope, source)
        if report.family is ReportFamily.CONSOLIDATED:
            days = report.period_from, report.period_to
            reports = self._queries.reports.handed_in(self._scope, *days)
            return of_those_who_reported(reports, material, days)
        regulation = self._regulation(outline)
        if regulation is not None:
            return replace(
                material,
                duties=self._duties(report, regulation),
                obstacles=self._obstacles(report, regulation),
            )
        return material

    def _regulation(self, outline: Outline) -> Regulation | None:
        if not outline.regulation:
            return None
        known = self._ledger.regulations()
        return next((one for one in known if str(one.id) == outline.regulation), None)

    def _duties(self, report: ReportRow | Report, regulation: Regulation) -> tuple[DutyFact, ...]:
        first, last = report.period_from, report.period_to
        found = self._ledger.obligations(self._today(), first, last)
        name_of = self._ledger.world(first, last).name_of
        board = build_board((regulation,), found, first, last, name_of)
        facts = []
        for duty in board.duties:
            entries = [one for one in board.entries if one.duty == duty and one.month is not None]
            standings = [one.standing for one in entries]
            fact = DutyFact(
                key=f"{duty.rule}:{duty.step}" if duty.step else duty.rule,
                citation=duty.citation,
                title=duty.title,
                in_time=standings.count(Standing.DONE),
                late=standings.count(Standing.LATE),
                overdue=standings.count(Standing.OVERDUE),
                missed=tuple(
                    _missed(one, board.name(one.obligation.owner), board.name(_place(one)))
                    for one in entries
                    if one.standing is Standing.OVERDUE
                    and isinstance(one.obligation.owner, uuid.UUID)
                    and one.obligation.owner_kind in _OWNERS
                ),
            )
            if fact.in_time or fact.late or fact.overdue:
                facts.append(fact)
        return tuple(facts)

    def _obstacles(
        self, report: ReportRow | Report, regulation: Regulation
    ) -> tuple[ObstacleFact, ...]:
        """Return what was met by the end of the period, by article; withdrawn ones are not told."""
        record_id = self._ledger.regulation_id(regulation.id)
        rows = [
            one
            for one in self._queries.duties.obstacles(self._scope)
            if one.regulation_id == record_id
            and one.state is not ObstacleState.WITHDRAWN
            and report.period_from <= one.raised_on <= report.period_to
        ]
        rows.sort(key=lambda one: (one.article, one.raised_on))
        return tuple(ObstacleFact(one.id, one.article, one.text, one.proposal) for one in rows)


def of_those_who_reported(
    reports: tuple[GroupReportFact, ...],
    material: ReportMaterial,
    days: tuple[dt.date, dt.date],
) -> ReportMaterial:
    """Leave what lies in a month over which its group has handed in its report."""
    told = {(one.group_id, one.period_from) for one in reports}
    return replace(
        material,
        engagements=tuple(
            one
            for one in material.engagements
            if (one.group_id, one.starts_on.replace(day=1)) in told
        ),
        findings=tuple(
            one for one in material.findings if (one.group_id, one.raised_on.replace(day=1)) in told
        ),
        # Nhóm 2 before Nhóm 10, which a database does not know.
        reports=tuple(sorted(reports, key=lambda one: (sort_key(one.group_name), one.period_from))),
        several_months=len(months_within(*days)) > 1,
    )


def _place(entry: Entry) -> Key | None:
    return entry.obligation.territory


def _missed(entry: Entry, owner: str, place: str) -> MissedDuty:
    owed = entry.obligation
    assert isinstance(owed.owner, uuid.UUID)
    names = f"{owner}, {place}" if place else owner
    day = owed.due_on or owed.period_to
    text = (
        names if day is None else _("{names}: hạn {day}").format(names=names, day=short_date(day))
    )
    return MissedDuty(_OWNERS[owed.owner_kind], owed.owner, day, text)
