"""Findings: pages and whole lists, the board, one in full, hand-overs and clusters."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from app.domain.errors import DomainError
from app.domain.finding import FindingKind, FindingState, HandoverState, finding_state
from app.ports.scope import Scope
from app.read_models.findings import (
    Age,
    BoardFigure,
    ClusterRow,
    FindingDetail,
    FindingFilter,
    FindingRow,
    HandoverRow,
    Progress,
    UptakeRow,
)
from app.read_models.page import PAGE_SIZE, Mark, Page
from db.queries.parts import SqlReader, after_mark, in_scope
from db.schema import (
    division,
    finding,
    finding_cluster,
    finding_handover,
    group,
    model_uptake,
    person,
    subject_field,
    territory,
)

_WAITS = (HandoverState.SENT, HandoverState.ACCEPTED)
_AGES = (Age.UNDER_30, Age.TO_90, Age.OVER_90)


class SqlFindingQueries(SqlReader):
    """See ``app.ports.queries_findings.FindingQueries``."""

    def page(
        self,
        scope: Scope,
        chosen: FindingFilter,
        today: dt.date,
        *,
        after: Mark | None = None,
        limit: int = PAGE_SIZE,
    ) -> Page[FindingRow]:
        """Return findings by the day they were raised, newest first."""
        query = _chosen(scope, chosen, today).where(
            after_mark(finding.c.raised_on, finding.c.id, after)
        )
        with self._reading() as connection:
            found = read_findings(connection, query.limit(limit + 1))
        kept = tuple(found[:limit])
        following = Mark(kept[-1].raised_on, kept[-1].id) if len(found) > limit else None
        return Page(kept, following)

    def rows(self, scope: Scope, chosen: FindingFilter, today: dt.date) -> tuple[FindingRow, ...]:
        """Return all that the filter lets through, newest first: what is printed."""
        with self._reading() as connection:
            return tuple(read_findings(connection, _chosen(scope, chosen, today)))

    def finding(self, scope: Scope, finding_id: uuid.UUID) -> FindingRow:
        """Return one finding; raises DomainError ``record_missing``."""
        with self._reading() as connection:
            return _one(connection, scope, finding_id)

    def detail(self, scope: Scope, finding_id: uuid.UUID) -> FindingDetail:
        """Return one finding in full; raises DomainError ``record_missing``."""
        more = sa.select(
            finding.c.put_to_unit_on,
            finding.c.unit_answered_on,
            finding.c.unit_answer,
            finding.c.put_forward_on,
            finding.c.put_forward_to,
            finding.c.withdrawn_on,
            finding.c.withdraw_reason,
        ).where(finding.c.id == finding_id)
        taken = (
            sa.select(
                model_uptake.c.id,
                model_uptake.c.territory_id,
                territory.c.name,
                model_uptake.c.taken_up_on,
                model_uptake.c.note,
            )
            .join(territory, territory.c.id == model_uptake.c.territory_id)
            .where(
                model_uptake.c.finding_id == finding_id,
                in_scope(scope, model_uptake.c.territory_id),
            )
            .order_by(model_uptake.c.taken_up_on, model_uptake.c.id)
        )
        with self._reading() as connection:
            row = _one(connection, scope, finding_id)
            own = connection.execute(more).one()
            handed = _handovers(scope).where(finding_handover.c.finding_id == finding_id)
            cluster: ClusterRow | None = None
            together: list[FindingRow] = []
            if row.cluster_id is not None:
                chosen = FindingFilter(cluster_id=row.cluster_id)
                together = read_findings(connection, _chosen(scope, chosen, row.raised_on))
                found = connection.execute(
                    _clusters(scope).where(finding_cluster.c.id == row.cluster_id)
                ).first()
                cluster = None if found is None else ClusterRow(*found)
            return FindingDetail(
                row=row,
                **own._asdict(),
                handovers=tuple(_handover(one) for one in connection.execute(handed)),
                uptakes=tuple(UptakeRow(*one) for one in connection.execute(taken)),
                cluster=cluster,
                cluster_rows=tuple(together),
            )

    def board(self, scope: Scope, chosen: FindingFilter, today: dt.date) -> tuple[BoardFigure, ...]:
        """Return how many findings stand in each state and age, as the filter has it.

        What is overdue is counted once more under ``Age.LATE_ANSWER``.
        """
        each = (
            sa.select(
                finding.c.stage,
                finding.c.settled_on.is_not(None).label("settled"),
                finding.c.withdrawn_on.is_not(None).label("withdrawn"),
                sa.case(*((_of_age(one, today), one.value) for one in _AGES)).label("age"),
                sa.case((_of_age(Age.LATE_ANSWER, today), 1), else_=0).label("late"),
            )
            .where(in_scope(scope, finding.c.territory_id), *_conditions(chosen, today))
            .subquery()
        )
        of = (each.c.stage, each.c.settled, each.c.withdrawn, each.c.age)
        query = sa.select(*of, sa.func.count(), sa.func.sum(each.c.late)).group_by(*of)
        counted: dict[tuple[FindingState, Age | None], int] = {}
        with self._reading() as connection:
            for stage, settled, withdrawn, aged, count, overdue in connection.execute(query):
                state = finding_state(
                    stage, today if settled else None, today if withdrawn else None
                )
                is_open = not settled and not withdrawn
                keys = [((state, Age(aged) if is_open else None), count)]
                if is_open and overdue:
                    keys.append(((state, Age.LATE_ANSWER), int(overdue)))
                for key, number in keys:
                    counted[key] = counted.get(key, 0) + number
        return tuple(BoardFigure(state, aged, n) for (state, aged), n in counted.items())

    def clusters(self, scope: Scope, *, kind: FindingKind | None = None) -> tuple[ClusterRow, ...]:
        """Return the clusters that hold something, the latest first."""
        query = _clusters(scope).order_by(
            finding_cluster.c.opened_on.desc(), finding_cluster.c.id.desc()
        )
        if kind is not None:
            query = query.where(finding_cluster.c.kind == kind)
        with self._reading() as connection:
            return tuple(ClusterRow(*row) for row in connection.execute(query))


def findings() -> "sa.Select[Any]":
    """Return the query of findings, without condition and order."""
    handed, raiser = finding_handover.alias("handed"), person.alias("raiser")
    last = finding_handover.alias("last")
    latest = (
        sa.select(last.c.id)
        .where(last.c.finding_id == finding.c.id)
        .order_by(last.c.handed_on.desc(), last.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return (
        sa.select(
            finding.c.id,
            finding.c.kind,
            finding.c.territory_id,
            territory.c.name.label("territory_name"),
            finding.c.text,
            finding.c.raised_on,
            finding.c.subject_field_id,
            sa.func.coalesce(subject_field.c.name, "").label("subject_field_name"),
            finding.c.engagement_id,
            finding.c.settled_on,
            finding.c.settlement,
            finding.c.stage,
            finding.c.withdrawn_on,
            finding.c.direction,
            finding.c.authority,
            finding.c.group_id,
            sa.func.coalesce(group.c.name, "").label("group_name"),
            finding.c.raised_by_id,
            sa.func.coalesce(raiser.c.full_name, "").label("raised_by_name"),
            finding.c.cluster_id,
            sa.func.coalesce(finding_cluster.c.title, "").label("cluster_title"),
            handed.c.to_kind.label("handed_to"),
            sa.func.coalesce(division.c.name, person.c.full_name, handed.c.body, "").label(
                "handed_to_name"
            ),
            handed.c.state.label("handover_state"),
            handed.c.due_on,
        )
        .join(territory, territory.c.id == finding.c.territory_id)
        .outerjoin(subject_field, subject_field.c.id == finding.c.subject_field_id)
        .outerjoin(group, group.c.id == finding.c.group_id)
        .outerjoin(raiser, raiser.c.id == finding.c.raised_by_id)
        .outerjoin(finding_cluster, finding_cluster.c.id == finding.c.cluster_id)
        .outerjoin(handed, handed.c.id == latest)
        .outerjoin(division, division.c.id == handed.c.division_id)
        .outerjoin(person, person.c.id == handed.c.person_id)
    )


def read_findings(connection: sa.Connection, query: "sa.Select[Any]") -> list[FindingRow]:
    """Run a query made of ``findings``."""
    found: list[FindingRow] = []
    for row in connection.execute(query):
        values = row._asdict()
        stage, withdrawn_on = values.pop("stage"), values.pop("withdrawn_on")
        state = finding_state(stage, row.settled_on, withdrawn_on)
        found.append(FindingRow(**values, state=state))
    return found


def _one(connection: sa.Connection, scope: Scope, finding_id: uuid.UUID) -> FindingRow:
    query = findings().where(finding.c.id == finding_id, in_scope(scope, finding.c.territory_id))
    found = read_findings(connection, query)
    if not found:
        raise DomainError("record_missing", kind="finding")
    return found[0]


def _chosen(scope: Scope, chosen: FindingFilter, today: dt.date) -> "sa.Select[Any]":
    return (
        findings()
        .where(in_scope(scope, finding.c.territory_id), *_conditions(chosen, today))
        .order_by(finding.c.raised_on.desc(), finding.c.id.desc())
    )


def _conditions(chosen: FindingFilter, today: dt.date) -> Iterable[sa.ColumnElement[bool]]:
    one = finding.c
    for column, wanted in (
        (one.kind, chosen.kind),
        (one.territory_id, None if chosen.territory_ids else chosen.territory_id),
        (one.group_id, chosen.group_id),
        (one.subject_field_id, chosen.subject_field_id),
        (one.authority, chosen.authority),
        (one.cluster_id, chosen.cluster_id),
    ):
        if wanted is not None:
            yield column == wanted
    if chosen.territory_ids:
        yield one.territory_id.in_(chosen.territory_ids)
    if chosen.state is not None:
        yield _in_state(chosen.state)
    if chosen.progress is not None:
        yield _is_open() if chosen.progress is Progress.OPEN else ~_is_open()
    if chosen.age is not None:
        yield _of_age(chosen.age, today)
    if chosen.addressee is not None:
        yield _handed(finding_handover.c.to_kind == chosen.addressee)
    if chosen.person_id is not None:
        to_him = _handed(finding_handover.c.person_id == chosen.person_id)
        yield (one.raised_by_id == chosen.person_id) | to_him
    if chosen.first_day is not None:
        yield one.raised_on >= chosen.first_day
    if chosen.last_day is not None:
        yield one.raised_on <= chosen.last_day


def _is_open() -> sa.ColumnElement[bool]:
    return finding.c.settled_on.is_(None) & finding.c.withdrawn_on.is_(None)


def _in_state(state: FindingState) -> sa.ColumnElement[bool]:
    match state:
        case FindingState.WITHDRAWN:
            return finding.c.withdrawn_on.is_not(None)
        case FindingState.SETTLED:
            return finding.c.settled_on.is_not(None) & finding.c.withdrawn_on.is_(None)
        case FindingState.OPEN:
            return _is_open() & (finding.c.stage.is_(None) | (finding.c.stage == state))
    return _is_open() & (finding.c.stage == state)


def _of_age(age: Age, today: dt.date) -> sa.ColumnElement[bool]:
    month, quarter = today - dt.timedelta(days=30), today - dt.timedelta(days=90)
    raised = finding.c.raised_on
    match age:
        case Age.UNDER_30:
            aged = raised > month
        case Age.TO_90:
            aged = raised.between(quarter, month)
        case Age.OVER_90:
            aged = raised < quarter
        case Age.LATE_ANSWER:
            late = finding_handover.c.due_on < today
            aged = _handed(late & finding_handover.c.state.in_(_WAITS))
    return _is_open() & aged


def _handed(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return sa.exists().where(finding_handover.c.finding_id == finding.c.id, condition)


def _handovers(scope: Scope) -> "sa.Select[Any]":
    giver = person.alias("giver")
    handed = finding_handover
    return (
        sa.select(
            handed.c.id,
            handed.c.finding_id,
            finding.c.kind.label("finding_kind"),
            finding.c.text.label("finding_text"),
            finding.c.territory_id,
            territory.c.name.label("territory_name"),
            finding.c.group_id,
            handed.c.to_kind,
            handed.c.division_id,
            handed.c.person_id,
            sa.func.coalesce(division.c.name, person.c.full_name, handed.c.body).label("to_name"),
            handed.c.request,
            handed.c.handed_on,
            handed.c.handed_by_id,
            sa.func.coalesce(giver.c.full_name, "").label("handed_by_name"),
            handed.c.due_on,
            handed.c.state,
            handed.c.answered_on,
            handed.c.answer,
        )
        .join(finding, finding.c.id == handed.c.finding_id)
        .join(territory, territory.c.id == finding.c.territory_id)
        .outerjoin(division, division.c.id == handed.c.division_id)
        .outerjoin(person, person.c.id == handed.c.person_id)
        .outerjoin(giver, giver.c.id == handed.c.handed_by_id)
        .where(in_scope(scope, finding.c.territory_id))
        .order_by(handed.c.handed_on, handed.c.id)
    )


def _handover(row: sa.Row[Any]) -> HandoverRow:
    return HandoverRow(**row._asdict())


def _clusters(scope: Scope) -> "sa.Select[Any]":
    cluster = finding_cluster
    return (
        sa.select(
            cluster.c.id,
            cluster.c.title,
            cluster.c.kind,
            cluster.c.note,
            cluster.c.opened_on,
            sa.func.count(finding.c.id),
            sa.func.sum(sa.case((_is_open(), 1), else_=0)),
        )
        .join(finding, finding.c.cluster_id == cluster.c.id)
        .where(in_scope(scope, finding.c.territory_id))
        .group_by(
            cluster.c.id, cluster.c.title, cluster.c.kind, cluster.c.note, cluster.c.opened_on
        )
    )
