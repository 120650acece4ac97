"""What waits for the person's hand today."""

import datetime as dt
import uuid

import sqlalchemy as sa

from app.domain.report import ReportKind, ReportState
from app.i18n.text import sort_key
from app.ports.scope import Scope
from app.read_models.home import HomeFacts, LongAssignment, MissingReport
from db.queries.held import left_behind
from db.queries.journal import awaiting_outcome, entries, read_entries
from db.queries.parts import SqlReader, holds_on, in_scope
from db.schema import assignment, engagement, group, group_membership, report, territory

SHOWN = 12
#: So long into a month the report of the one before is asked for, begun or not.
FRESH_DAYS = 10
#: QC Đ4.2 speaks of 3 to 5 years; before three there is nothing to say.
LONG_YEARS = 3


class SqlHomeQueries(SqlReader):
    """See ``app.ports.queries_records.HomeQueries``."""

    def facts(
        self,
        scope: Scope,
        today: dt.date,
        *,
        group_id: uuid.UUID | None = None,
        with_terms: bool = True,
    ) -> HomeFacts:
        """Return the facts of one day, of one group or of all.

        Without ``with_terms`` nothing is said of reports to come and of long assignments: where
        a regulation applies, the obligations say it.
        """
        mine = sa.true() if group_id is None else engagement.c.group_id == group_id
        visible = in_scope(scope, engagement.c.territory_id)
        waiting = (
            entries()
            .where(awaiting_outcome(today), mine, visible)
            .order_by(engagement.c.ends_on, engagement.c.id)
            .limit(SHOWN + 1)
        )
        coming = (
            entries()
            .where(
                engagement.c.starts_on.between(today, today + dt.timedelta(days=14)),
                engagement.c.closed_on.is_(None),
                engagement.c.cancelled_on.is_(None),
                mine,
                visible,
            )
            .order_by(engagement.c.starts_on, engagement.c.id)
            .limit(SHOWN + 1)
        )
        with self._reading() as connection:
            awaiting = read_entries(connection, waiting, today)
            marked = connection.scalar(
                sa.select(sa.func.count())
                .select_from(engagement)
                .where(engagement.c.named_as_today, visible)
            )
            ahead = read_entries(connection, coming, today)
            return HomeFacts(
                today=today,
                awaiting_outcome=tuple(awaiting[:SHOWN]),
                awaiting_outcome_more=len(awaiting) > SHOWN,
                coming=tuple(ahead[:SHOWN]),
                coming_more=len(ahead) > SHOWN,
                missing_reports=_missing_reports(connection, today, group_id) if with_terms else (),
                long_assignments=_long_assignments(connection, scope, today, group_id)
                if with_terms
                else (),
                groups_without_lead=_without_lead(connection, today),
                lineage_entries=marked or 0,
                left_over=sum(1 for _ in left_behind(connection, scope, today)),
            )


def _missing_reports(
    connection: sa.Connection, today: dt.date, group_id: uuid.UUID | None
) -> tuple[MissingReport, ...]:
    """Of this month; of the one before while it is fresh, or begun and not handed in."""
    this = today.replace(day=1)
    before = (this - dt.timedelta(days=1)).replace(day=1)
    found = _missing(connection, this, today, group_id)
    late = _missing(connection, before, this - dt.timedelta(days=1), group_id)
    fresh = today.day <= FRESH_DAYS
    return (*(row for row in late if fresh or row.report_id is not None), *found)


def _missing(
    connection: sa.Connection, first: dt.date, day: dt.date, group_id: uuid.UUID | None
) -> tuple[MissingReport, ...]:
    query = (
        sa.select(group.c.id, group.c.name, report.c.id.label("report_id"), report.c.state)
        .outerjoin(
            report,
            (report.c.group_id == group.c.id)
            & (report.c.kind == ReportKind.MONTHLY)
            & (report.c.period_from == first),
        )
        .where(holds_on(group, day))
    )
    if group_id is not None:
        query = query.where(group.c.id == group_id)
    done = (ReportState.HANDED_IN, ReportState.RECEIVED)
    rows = [
        MissingReport(first, row.id, row.name, row.report_id)
        for row in connection.execute(query)
        if row.state not in done
    ]
    return tuple(sorted(rows, key=lambda row: sort_key(row.group_name)))


def _long_assignments(
    connection: sa.Connection, scope: Scope, today: dt.date, group_id: uuid.UUID | None
) -> tuple[LongAssignment, ...]:
    edge = today - dt.timedelta(days=round(LONG_YEARS * 365.25))
    query = (
        sa.select(
            assignment.c.territory_id,
            territory.c.name,
            group.c.name.label("group_name"),
            assignment.c.valid_from,
        )
        .join(territory, territory.c.id == assignment.c.territory_id)
        .join(group, group.c.id == assignment.c.group_id)
        .where(
            holds_on(assignment, today),
            assignment.c.valid_from <= edge,
            in_scope(scope, territory.c.id),
        )
        .order_by(assignment.c.valid_from, assignment.c.id)
    )
    if group_id is not None:
        query = query.where(assignment.c.group_id == group_id)
    return tuple(
        LongAssignment(
            row.territory_id,
            row.name,
            row.group_name,
            row.valid_from,
            (today - row.valid_from).days / 365.25,
        )
        for row in connection.execute(query)
    )


def _without_lead(connection: sa.Connection, today: dt.date) -> tuple[str, ...]:
    lead = (
        sa.select(group_membership.c.id)
        .where(
            group_membership.c.group_id == group.c.id,
            group_membership.c.role == "lead",
            holds_on(group_membership, today),
        )
        .exists()
    )
    query = sa.select(group.c.name).where(holds_on(group, today), ~lead)
    return tuple(sorted((row.name for row in connection.execute(query)), key=sort_key))
