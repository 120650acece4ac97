"""Reports, and what happened in a group's period."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from app.domain.errors import DomainError
from app.domain.finding import finding_state
from app.domain.report import ReportState
from app.ports.scope import Scope
from app.read_models.page import PAGE_SIZE, Mark, Page
from app.read_models.reports import (
    EngagementFact,
    FindingFact,
    ParagraphRow,
    ReportDetail,
    ReportMaterial,
    ReportRow,
)
from db.queries.journal import page_of
from db.queries.parts import SqlReader, after_mark, in_scope
from db.schema import (
    engagement,
    finding,
    group,
    outcome,
    person,
    report,
    report_paragraph,
    territory,
)


class SqlReportQueries(SqlReader):
    """See ``app.ports.queries.ReportQueries``; a report of a group is open to every scope yet."""

    def page(
        self,
        scope: Scope,
        *,
        group_id: uuid.UUID | None = None,
        state: ReportState | None = None,
        after: Mark | None = None,
        limit: int = PAGE_SIZE,
    ) -> Page[ReportRow]:
        """Return reports by period, newest first."""
        del scope
        query = _reports().where(after_mark(report.c.period_from, report.c.id, after))
        if group_id is not None:
            query = query.where(report.c.group_id == group_id)
        if state is not None:
            query = query.where(report.c.state == state)
        query = query.order_by(report.c.period_from.desc(), report.c.id.desc())
        with self._reading() as connection:
            rows = [ReportRow(*row[:-1]) for row in connection.execute(query.limit(limit + 1))]
        return page_of(rows, limit, lambda row: Mark(row.period_from, row.id))

    def report(self, scope: Scope, report_id: uuid.UUID) -> ReportDetail:
        """Return one report with its paragraphs; raises DomainError ``record_missing``."""
        del scope
        names = ParagraphRow.__dataclass_fields__
        paragraphs = (
            sa.select(*(report_paragraph.c[name] for name in names))
            .where(report_paragraph.c.report_id == report_id)
            .order_by(report_paragraph.c.position, report_paragraph.c.id)
        )
        with self._reading() as connection:
            row = connection.execute(_reports().where(report.c.id == report_id)).first()
            if row is None:
                raise DomainError("record_missing", kind="report")
            return ReportDetail(
                row=ReportRow(*row[:-1]),
                outline=row.outline,
                paragraphs=tuple(ParagraphRow(*one) for one in connection.execute(paragraphs)),
            )

    def find(
        self, scope: Scope, group_id: uuid.UUID, period_from: dt.date, period_to: dt.date
    ) -> uuid.UUID | None:
        """Return the id of a group's report over exactly this period."""
        del scope
        query = sa.select(report.c.id).where(
            report.c.group_id == group_id,
            report.c.period_from == period_from,
            report.c.period_to == period_to,
        )
        with self._reading() as connection:
            found: uuid.UUID | None = connection.scalar(query)
            return found

    def material(
        self,
        scope: Scope,
        group_id: uuid.UUID,
        period_from: dt.date,
        period_to: dt.date,
        following_to: dt.date,
    ) -> ReportMaterial:
        """Return what happened in the period, and what is announced until ``following_to``."""
        entries = (
            sa.select(
                engagement.c.id,
                engagement.c.kind,
                engagement.c.starts_on,
                engagement.c.ends_on,
                engagement.c.territory_id,
                sa.func.coalesce(territory.c.name, ""),
                engagement.c.subject,
                sa.func.coalesce(outcome.c.results, ""),
                engagement.c.subject_field_ids,
                engagement.c.closed_on,
            )
            .outerjoin(territory, territory.c.id == engagement.c.territory_id)
            .outerjoin(outcome, outcome.c.engagement_id == engagement.c.id)
            .where(
                engagement.c.group_id == group_id,
                engagement.c.cancelled_on.is_(None),
                in_scope(scope, engagement.c.territory_id),
            )
            .order_by(engagement.c.starts_on, engagement.c.id)
        )
        raised = (
            sa.select(
                finding.c.id,
                finding.c.kind,
                finding.c.raised_on,
                finding.c.territory_id,
                territory.c.name,
                finding.c.text,
                finding.c.subject_field_id,
                finding.c.settled_on,
                finding.c.stage,
            )
            .join(territory, territory.c.id == finding.c.territory_id)
            .where(
                finding.c.group_id == group_id,
                finding.c.raised_on.between(period_from, period_to),
                finding.c.withdrawn_on.is_(None),
                in_scope(scope, finding.c.territory_id),
            )
            .order_by(finding.c.raised_on, finding.c.id)
        )
        day = engagement.c.starts_on
        with self._reading() as connection:
            happened = connection.execute(entries.where(day.between(period_from, period_to)))
            engagements = tuple(_fact(row) for row in happened)
            ahead = connection.execute(entries.where(day > period_to, day <= following_to))
            return ReportMaterial(
                engagements=engagements,
                findings=tuple(_finding(row) for row in connection.execute(raised)),
                planned=tuple(_fact(row) for row in ahead),
            )


def _finding(row: Any) -> FindingFact:
    return FindingFact(
        id=row.id,
        kind=row.kind,
        raised_on=row.raised_on,
        territory_id=row.territory_id,
        territory_name=row.name,
        text=row.text,
        subject_field_id=row.subject_field_id,
        state=finding_state(row.stage, row.settled_on, None),
    )


def _reports() -> "sa.Select[Any]":
    author, answerer = person.alias("author"), person.alias("answerer")
    return (
        sa.select(
            report.c.id,
            report.c.kind,
            report.c.group_id,
            group.c.name.label("group_name"),
            report.c.period_from,
            report.c.period_to,
            report.c.state,
            sa.func.coalesce(author.c.full_name, "").label("author_name"),
            report.c.handed_in_on,
            report.c.answered_on,
            sa.func.coalesce(answerer.c.full_name, "").label("answered_by_name"),
            report.c.reception,
            report.c.remark,
            report.c.outline,
        )
        .join(group, group.c.id == report.c.group_id)
        .outerjoin(author, author.c.id == report.c.author_id)
        .outerjoin(answerer, answerer.c.id == report.c.answered_by_id)
    )


def _fact(row: Any) -> EngagementFact:
    return EngagementFact(
        id=row[0],
        kind=row[1],
        starts_on=row[2],
        ends_on=row[3],
        territory_id=row[4],
        territory_name=row[5],
        subject=row[6],
        results=row[7],
        subject_field_ids=tuple(row[8]),
        is_closed=row[9] is not None,
    )
