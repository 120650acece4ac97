"""The table of groups in a consolidated report: their figures, and who did not report.

As of the day of the paper: a report handed in later is none yet. Figures are those of the journal,
of the months over which a group has reported, as the sentences of the report count them.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import replace

from app.documents.phrases import month_number, short_date
from app.i18n import _
from app.i18n.text import sort_key
from app.read_models.people import GroupRow
from app.read_models.report_papers import GroupLine
from app.read_models.reports import GroupReportFact, ReportMaterial, ReportRow
from app.services.report_drafting import figure_items
from app.services.report_gathering import ReportGathering
from app.services.report_outlines import CONSOLIDATED, load
from app.services.report_periods import months_within
from app.services.service import Service
from app.services.session import Session


class GroupFigures(Service):
    """See the module."""

    def __init__(self, session: Session, gathering: ReportGathering) -> None:
        super().__init__(session)
        self._gathering = gathering

    def table(self, row: ReportRow, day: dt.date) -> tuple[tuple[str, ...], tuple[GroupLine, ...]]:
        """Return the headings of the figures and a line for each group of the period."""
        outline = load(CONSOLIDATED)
        rules = outline.columns()
        material = self._gathering.material(row, outline)
        reports = [one for one in material.reports if one.handed_in_on <= day]
        months = [one for one in months_within(row.period_from, row.period_to) if one <= day]
        lines = []
        for group in self._groups(row):
            told = {one.period_from: one for one in reports if one.group_id == group.id}
            own = _of_group(material, group.id, told)
            lines.append(
                GroupLine(
                    group_name=group.name,
                    figures=tuple(len(figure_items(rule, own, day)) for rule in rules),
                    standing=_standing([m for m in months if _lives(group, m)], told),
                )
            )
        return tuple(rule.short for rule in rules), tuple(lines)

    def _groups(self, row: ReportRow) -> Iterable[GroupRow]:
        rows = self._queries.people.groups(self._scope, row.period_to, with_ended=True)
        there = [
            one
            for one in rows
            if (one.valid_from or dt.date.min) <= row.period_to
            and (one.valid_to or dt.date.max) >= row.period_from
        ]
        return sorted(there, key=lambda one: sort_key(one.name))


def _of_group(
    material: ReportMaterial, group_id: uuid.UUID, told: Iterable[dt.date]
) -> ReportMaterial:
    months = set(told)
    return replace(
        material,
        engagements=tuple(
            one
            for one in material.engagements
            if one.group_id == group_id and one.starts_on.replace(day=1) in months
        ),
    )


def _lives(group: GroupRow, month: dt.date) -> bool:
    following = (month + dt.timedelta(days=31)).replace(day=1)
    since, until = group.valid_from or dt.date.min, group.valid_to or dt.date.max
    return since < following and until >= month


def _standing(months: list[dt.date], told: dict[dt.date, GroupReportFact]) -> str:
    """Say in words how a group reported; months before it was there or after it count for none."""
    missing = [one for one in months if one not in told]
    if len(months) == 1 and not missing:
        return _("Nộp ngày {day}").format(day=short_date(told[months[0]].handed_in_on))
    if len(missing) == len(months):
        return _("Chưa nộp báo cáo")
    had = _("Nộp {had}/{all} tháng").format(had=len(months) - len(missing), all=len(months))
    if not missing:
        return had
    names = ", ".join(f"{month_number(one.month)}/{one.year}" for one in missing)
    return _("{had}; chưa nộp tháng {months}").format(had=had, months=names)
