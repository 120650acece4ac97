"""Reports, and what happened in the period that one tells of."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from app.domain.errors import DomainError
from app.domain.finding import finding_state
from app.domain.report import (
    FAMILY_KINDS,
    OF_GROUPS,
    ReportFamily,
    ReportKind,
    ReportState,
)
from app.ports.scope import Scope
from app.read_models.page import PAGE_SIZE, Mark, Page
from app.read_models.reports import (
    EngagementFact,
    FindingFact,
    GroupReportFact,
    ParagraphRow,
    ReportDetail,
    ReportMaterial,
    ReportRow,
    ReportSource,
    SaidInReport,
)
from db.queries.journal import page_of
from db.queries.parts import Col, SqlReader, after_mark, in_scope
from db.queries.places_of_day import place_on
from db.schema import (
    assignment,
    engagement,
    engagement_participant,
    finding,
    group,
    outcome,
    person,
    report,
    report_paragraph,
    territory,
)

_THERE = (ReportState.HANDED_IN, ReportState.RECEIVED)


class SqlReportQueries(SqlReader):
    """See ``app.ports.queries_reports.ReportQueries``; one about no territory is open to all."""

    def page(
        self,
        scope: Scope,
        *,
        family: ReportFamily | None = None,
        group_id: uuid.UUID | None = None,
        state: ReportState | None = None,
        period: tuple[dt.date, dt.date] | None = None,
        territory_ids: Collection[uuid.UUID] = (),
        after: Mark | None = None,
        limit: int = PAGE_SIZE,
    ) -> Page[ReportRow]:
        """Return reports by period, newest first; with ``period`` those over exactly its days.

        ``territory_ids`` narrows to those about one of these, or of a group or follower that
        followed one in the time the report is about.
        """
        query = _reports(scope).where(after_mark(report.c.period_from, report.c.id, after))
        if family is not None:
            query = query.where(*_of_family(family))
        if group_id is not None:
            query = query.where(report.c.group_id == group_id)
        if state is not None:
            query = query.where(report.c.state == state)
        if period is not None:
            first, last = period
            query = query.where(report.c.period_from == first, report.c.period_to == last)
        if territory_ids:
            query = query.where(_concerns(list(territory_ids)))
        query = query.order_by(report.c.period_from.desc(), report.c.id.desc())
        with self._reading() as connection:
            rows = [ReportRow(*row[:-1]) for row in connection.execute(query.limit(limit + 1))]
        return page_of(rows, limit, lambda row: Mark(row.period_from, row.id))

    def report(self, scope: Scope, report_id: uuid.UUID) -> ReportDetail:
        """Return one report with its paragraphs; raises DomainError ``record_missing``."""
        names = ParagraphRow.__dataclass_fields__
        paragraphs = (
            sa.select(*(report_paragraph.c[name] for name in names))
            .where(report_paragraph.c.report_id == report_id)
            .order_by(report_paragraph.c.position, report_paragraph.c.id)
        )
        with self._reading() as connection:
            row = connection.execute(_reports(scope).where(report.c.id == report_id)).first()
            if row is None:
                raise DomainError("record_missing", kind="report")
            return ReportDetail(
                row=ReportRow(*row[:-1]),
                outline=row.outline,
                paragraphs=tuple(ParagraphRow(*one) for one in connection.execute(paragraphs)),
            )

    def find(
        self,
        scope: Scope,
        kind: ReportKind,
        period_from: dt.date,
        period_to: dt.date,
        *,
        group_id: uuid.UUID | None = None,
        follower_id: uuid.UUID | None = None,
        outline: str | None = None,
    ) -> uuid.UUID | None:
        """Return the id of this author's report of the kind over exactly this period.

        With neither group nor follower it is the Commission's.
        """
        del scope
        query = sa.select(report.c.id).where(
            report.c.kind == kind,
            report.c.group_id.is_not_distinct_from(group_id),
            report.c.follower_id.is_not_distinct_from(follower_id),
            report.c.period_from == period_from,
            report.c.period_to == period_to,
        )
        if outline is not None:
            query = query.where(report.c.outline == outline)
        with self._reading() as connection:
            found: uuid.UUID | None = connection.scalar(query)
            return found

    def material(self, scope: Scope, source: ReportSource) -> ReportMaterial:
        """Return what happened in the period, and what is announced for what follows it."""
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
                engagement.c.group_id,
            )
            .outerjoin(territory, territory.c.id == engagement.c.territory_id)
            .outerjoin(outcome, outcome.c.engagement_id == engagement.c.id)
            .where(
                _entries_of(source),
                engagement.c.cancelled_on.is_(None),
                in_scope(scope, engagement.c.territory_id),
            )
            .order_by(engagement.c.starts_on, engagement.c.id)
        )
        place = place_on(finding.c.id, finding.c.territory_id, source.period_to)
        raised = (
            sa.select(
                finding.c.id,
                finding.c.kind,
                finding.c.raised_on,
                territory.c.id.label("territory_id"),
                territory.c.name,
                finding.c.text,
                finding.c.subject_field_id,
                finding.c.settled_on,
                finding.c.stage,
                finding.c.group_id,
            )
            .select_from(finding)
            .join(territory, territory.c.id == place)
            .where(
                _findings_of(source, place),
                finding.c.raised_on.between(source.period_from, source.period_to),
                finding.c.withdrawn_on.is_(None),
                in_scope(scope, finding.c.territory_id),
            )
            .order_by(finding.c.raised_on, finding.c.id)
        )
        day = engagement.c.starts_on
        within = day.between(source.period_from, source.period_to)
        with self._reading() as connection:
            engagements = tuple(_fact(row) for row in connection.execute(entries.where(within)))
            later = (day > source.period_to, day <= source.following_to)
            ahead = connection.execute(entries.where(*later))
            return ReportMaterial(
                engagements=engagements,
                findings=tuple(_finding(row) for row in connection.execute(raised)),
                planned=tuple(_fact(row) for row in ahead),
            )

    def handed_in(
        self, scope: Scope, period_from: dt.date, period_to: dt.date
    ) -> tuple[GroupReportFact, ...]:
        """Return the monthly reports of groups over months of the period, by group and month."""
        del scope  # that a group reported tells nothing of a territory
        told, text = report, report_paragraph
        chosen = (
            told.c.kind == ReportKind.MONTHLY,
            told.c.group_id.is_not(None),
            told.c.period_from >= period_from,
            told.c.period_to <= period_to,
            told.c.state.in_(_THERE),
        )
        reports = (
            sa.select(told.c.id, told.c.group_id, group.c.name, told.c.period_from)
            .add_columns(told.c.handed_in_on)
            .join(group, group.c.id == told.c.group_id)
            .where(*chosen)
            .order_by(group.c.name, told.c.period_from)
        )
        paragraphs = (
            sa.select(text.c.report_id, text.c.section, text.c.text, text.c.source_key == "")
            .join(told, told.c.id == text.c.report_id)
            .where(
                *chosen,
                ~text.c.is_removed,
                text.c.source_key != "silence",
                ~text.c.source_key.startswith("figure:"),
            )
            .order_by(text.c.report_id, text.c.section, text.c.position, text.c.id)
        )
        with self._reading() as connection:
            said: dict[uuid.UUID, list[SaidInReport]] = defaultdict(list)
            for report_id, *paragraph in connection.execute(paragraphs):
                said[report_id].append(SaidInReport(*paragraph))
            return tuple(
                GroupReportFact(
                    id=row.id,
                    group_id=row.group_id,
                    group_name=row.name,
                    period_from=row.period_from,
                    handed_in_on=row.handed_in_on,
                    said=tuple(said[row.id]),
                )
                for row in connection.execute(reports)
            )


def _entries_of(source: ReportSource) -> "sa.ColumnElement[bool]":
    """Return the condition for engagements; a follower's are those of no group that he joined."""
    entry = engagement.c
    of_author: Col
    if source.person_id is not None:
        of_author = sa.and_(entry.group_id.is_(None), entry.id.in_(_joined(source.person_id)))
    elif source.group_id is not None:
        of_author = entry.group_id == source.group_id
    else:
        of_author = entry.group_id.is_not(None)
    if source.territory_id is None:
        return of_author
    return sa.and_(of_author, entry.territory_id == source.territory_id)


def _findings_of(source: ReportSource, place: Col) -> "sa.ColumnElement[bool]":
    """Return the condition for the findings; a follower's are those that he raised or met with."""
    found = finding.c
    of_author: Col
    if source.person_id is not None:
        met_with = found.engagement_id.in_(_joined(source.person_id))
        of_author = sa.and_(
            found.group_id.is_(None), sa.or_(found.raised_by_id == source.person_id, met_with)
        )
    elif source.group_id is not None:
        of_author = found.group_id == source.group_id
    else:
        of_author = found.group_id.is_not(None)
    if source.territory_id is None:
        return of_author
    return sa.and_(of_author, place == source.territory_id)


def _joined(person_id: uuid.UUID) -> "sa.Select[Any]":
    part = engagement_participant.c
    return sa.select(part.engagement_id).where(part.person_id == person_id)


def _of_family(family: ReportFamily) -> "tuple[sa.ColumnElement[bool], ...]":
    of_group, of_follower = report.c.group_id, report.c.follower_id
    kinds = report.c.kind.in_(FAMILY_KINDS[family])
    if family in OF_GROUPS:
        return (kinds, of_group.is_not(None))
    if family is ReportFamily.FOLLOWER:
        return (kinds, of_follower.is_not(None))
    return (kinds, of_group.is_(None), of_follower.is_(None))


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
        group_id=row.group_id,
    )


def _concerns(territory_ids: list[uuid.UUID]) -> "sa.ColumnElement[bool]":
    """Return whether a report is about one of these, or of who followed one in its time."""
    held = assignment.c
    followed = sa.exists().where(
        held.territory_id.in_(territory_ids),
        sa.or_(held.group_id == report.c.group_id, held.follower_id == report.c.follower_id),
        sa.or_(held.valid_from.is_(None), held.valid_from <= report.c.period_to),
        sa.or_(held.valid_to.is_(None), held.valid_to >= report.c.period_from),
    )
    return sa.or_(report.c.territory_id.in_(territory_ids), followed)


def _reports(scope: Scope) -> "sa.Select[Any]":
    """Return the columns of ``ReportRow`` in their order, and the outline behind them."""
    author, answerer = person.alias("author"), person.alias("answerer")
    follower = person.alias("follower")
    return (
        sa.select(
            report.c.id,
            report.c.kind,
            report.c.group_id,
            sa.func.coalesce(group.c.name, "").label("group_name"),
            report.c.period_from,
            report.c.period_to,
            report.c.state,
            sa.func.coalesce(author.c.full_name, "").label("author_name"),
            report.c.handed_in_on,
            report.c.answered_on,
            sa.func.coalesce(answerer.c.full_name, "").label("answered_by_name"),
            report.c.reception,
            report.c.remark,
            report.c.follower_id,
            sa.func.coalesce(follower.c.full_name, "").label("follower_name"),
            report.c.subject,
            report.c.territory_id,
            sa.func.coalesce(territory.c.name, "").label("territory_name"),
            report.c.outline,
        )
        .outerjoin(group, group.c.id == report.c.group_id)
        .outerjoin(follower, follower.c.id == report.c.follower_id)
        .outerjoin(territory, territory.c.id == report.c.territory_id)
        .outerjoin(author, author.c.id == report.c.author_id)
        .outerjoin(answerer, answerer.c.id == report.c.answered_by_id)
        .where(in_scope(scope, report.c.territory_id))
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
        group_id=row[10],
    )
