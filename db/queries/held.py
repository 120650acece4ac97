"""What hangs on a unit: which records are open, which are of a coming day, in every table."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.domain.commitment import CommitmentState
from app.domain.directive import SETTLED
from app.domain.information_request import RequestState
from app.domain.invitation import InvitationState
from app.domain.leaders_session import LeadersSessionState
from app.domain.rating import RatingState
from app.domain.record import RecordKind
from app.domain.report import ReportState
from app.domain.task import TaskState
from app.ports.scope import Scope
from app.read_models.lineage import Held, HeldItem
from db import schema
from db.queries import named_readers
from db.queries.parts import Col, in_scope

_K = RecordKind
_TITLE = 200
_NEVER = sa.false()


@dataclass(frozen=True, slots=True)
class _Holder:
    """One field that names a unit: what of it is open, and of which day the rest is."""

    kind: RecordKind
    named: "sa.Column[Any]"
    title: Col
    day: Col
    since: Col
    """From this day on it belongs to what comes after."""
    is_open: Col = _NEVER
    alive: Col = sa.true()  # noqa: RUF009 - an expression of SQLAlchemy is not changed
    about: Col = sa.null()  # noqa: RUF009 - as above
    ends_on: Col | None = None
    """Of what is under way from day to day: its last day, NULL while that is open."""
    by_year: bool = False
    """``day`` and ``since`` are years, rated as they ended: of the year in which a unit ends what
    follows it is rated."""


def _holders() -> tuple[_Holder, ...]:
    """Return the fields by which something waits or comes (journal and past papers stay)."""
    finding, promise, task = schema.finding.c, schema.commitment.c, schema.task.c
    request, invitation = schema.information_request.c, schema.invitation.c
    entry = schema.engagement.c
    planned, item, session = schema.plan_entry.c, schema.programme_item.c, schema.leaders_session.c
    event, check, said = schema.recorded_event.c, schema.regulation_check.c, schema.oral_report.c
    done, uptake, report = schema.fulfilment.c, schema.model_uptake.c, schema.report.c
    procedure, rating = schema.personnel_procedure.c, schema.territory_rating.c
    cell, text = schema.directive_progress.c, schema.directive.c
    done_on = sa.type_coerce(
        sa.func.coalesce(done.done_on, done.handed_in_on, done.received_on), sa.Date()
    )
    not_cancelled = done.cancelled_on.is_(None)
    text_name = (
        sa.select(sa.case((text.number != "", text.number), else_=text.title))
        .where(text.id == cell.directive_id)
        .scalar_subquery()
    )
    text_goes_on = (
        sa.select(text.id).where(text.id == cell.directive_id, text.ended_on.is_(None)).exists()
    )
    return (
        _Holder(
            _K.FINDING, finding.territory_id, finding.text, finding.raised_on, finding.raised_on,
            finding.settled_on.is_(None) & finding.withdrawn_on.is_(None),
        ),
        _Holder(
            _K.COMMITMENT, promise.territory_id, promise.text, promise.due_on, promise.made_on,
            promise.state.in_((CommitmentState.OPEN, CommitmentState.KEPT)),
        ),
        _Holder(
            _K.DIRECTIVE_PROGRESS, cell.territory_id, text_name, cell.as_of, cell.as_of,
            cell.state.not_in(tuple(SETTLED)) & text_goes_on,
            about=cell.directive_id,
        ),
        _Holder(
            _K.TASK, task.territory_id, task.text, task.due_on, task.given_on,
            task.state.not_in((TaskState.CONFIRMED, TaskState.WITHDRAWN)),
        ),
        _Holder(
            _K.INFORMATION_REQUEST, request.to_territory_id, request.subject, request.due_on,
            request.asked_on,
            request.state.not_in((RequestState.CLOSED, RequestState.WITHDRAWN))
            | (request.papers_lent & request.papers_returned_on.is_(None)),
        ),
        _Holder(
            _K.REGULATION_CHECK, check.territory_id, check.correction, check.correction_due_on,
            check.checked_on, (check.correction != "") & check.corrected_on.is_(None),
        ),
        _Holder(
            _K.REPORT, report.territory_id, report.subject, report.period_to, report.period_from,
            report.state.in_((ReportState.DRAFT, ReportState.RETURNED)),
        ),
        _Holder(
            _K.INVITATION, invitation.territory_id, invitation.subject, invitation.meets_on,
            invitation.meets_on, alive=invitation.state != InvitationState.DECLINED,
        ),
        _Holder(
            _K.ENGAGEMENT, entry.territory_id, entry.subject, entry.starts_on, entry.starts_on,
            alive=entry.cancelled_on.is_(None),
        ),
        _Holder(
            _K.PLAN_ENTRY, planned.territory_id, planned.subject, planned.starts_on,
            planned.starts_on, alive=planned.withdrawn_on.is_(None),
        ),
        _Holder(
            _K.PROGRAMME_ITEM, item.territory_id, item.content, item.starts_on, item.starts_on,
            alive=item.withdrawn_on.is_(None),
        ),
        _Holder(
            _K.LEADERS_SESSION, session.territory_id, session.subject, session.meets_on,
            session.meets_on, alive=session.state != LeadersSessionState.CANCELLED,
        ),
        _Holder(
            _K.RECORDED_EVENT, event.territory_id, event.name, event.happened_on,
            event.happened_on, alive=event.cancelled_on.is_(None),
        ),
        _Holder(
            _K.ORAL_REPORT, said.territory_id, said.gist, said.reported_on, said.reported_on
        ),
        _Holder(
            _K.MODEL_UPTAKE, uptake.territory_id, uptake.note, uptake.taken_up_on,
            uptake.taken_up_on,
        ),
        _Holder(
            _K.PERSONNEL_PROCEDURE, procedure.territory_id, procedure.title, procedure.valid_from,
            procedure.valid_from, ends_on=procedure.valid_to,
        ),
        _Holder(
            _K.TERRITORY_RATING, rating.territory_id, rating.collective, rating.year, rating.year,
            alive=rating.state == RatingState.DRAFT, by_year=True,
        ),
        _Holder(
            _K.FULFILMENT, done.territory_id, done.note, done_on, done_on, alive=not_cancelled
        ),
        _Holder(
            _K.FULFILMENT, done.author_territory_id, done.note, done_on, done_on,
            alive=not_cancelled,
        ),
    )  # fmt: skip


_DATED: tuple[tuple[RecordKind, Any, str], ...] = (
    (_K.ASSIGNMENT, schema.assignment, ""),
    (_K.PARTY_CONTACT, schema.party_contact, "full_name"),
    (_K.OFFICE_HOLDER, schema.office_holder, "full_name"),
    (_K.SUB_UNIT, schema.sub_unit, "name"),
    (_K.DUTY_EXEMPTION, schema.duty_exemption, "reason"),
    (_K.FOLLOWING_BAR, schema.following_bar, "kind"),
)


def held_by(
    connection: sa.Connection, scope: Scope, territory_ids: Collection[uuid.UUID], on: dt.date
) -> Iterator[HeldItem]:
    """Yield what hangs on these units when they end on the day before ``on``."""
    wanted = tuple(territory_ids)
    for one in _holders():
        since = one.since >= (on.year if one.by_year else on)
        moves = one.is_open | since | _lasts(one, on)
        query = _query(one).where(
            one.named.in_(wanted), in_scope(scope, one.named), one.alive, moves
        )
        yield from _items(connection, scope, one, query)
    for kind, table, title in _DATED:
        words = table.c[title] if title else sa.literal("")
        lasts = table.c.valid_to.is_(None) | (table.c.valid_to >= on)
        query = (
            sa.select(table.c.id, table.c.territory_id, words, table.c.valid_from)
            .where(table.c.territory_id.in_(wanted), in_scope(scope, table.c.territory_id), lasts)
            .order_by(table.c.id)
        )
        for key, place, text, day in connection.execute(query):
            yield HeldItem(kind, key, "territory_id", place, text[:_TITLE], day, Held.DATED)
    unit = schema.territory.c
    below = (
        sa.select(unit.id, unit.parent_id, unit.name, unit.valid_from)
        .where(
            unit.parent_id.in_(wanted),
            in_scope(scope, unit.id),
            unit.valid_to.is_(None) | (unit.valid_to >= on),
        )
        .order_by(unit.id)
    )
    for key, above, name, day in connection.execute(below):
        yield HeldItem(_K.TERRITORY, key, "parent_id", above, name, day, Held.BELOW)


def left_behind(connection: sa.Connection, scope: Scope, today: dt.date) -> Iterator[HeldItem]:
    """Yield what waits or comes at units that have ended before today.

    Not the state of a text that a unit after it has a state of as well; of the units below it
    those of which something as a whole followed what they came under.
    """
    unit = schema.territory.c
    has_ended = sa.exists().where(unit.valid_to < today, unit.merged_into_id.is_(None))
    if not connection.scalar(sa.select(has_ended)):
        return  # most books most of the time: the home screen asks at each opening
    link, later = schema.territory_succession.c, schema.directive_progress.alias("later")
    cell = schema.directive_progress.c
    line = sa.select(link.predecessor_id.label("root"), link.successor_id.label("later")).cte(
        "line", recursive=True
    )
    line = line.union(
        sa.select(line.c.root, link.successor_id).where(link.predecessor_id == line.c.later)
    )
    goes_on_later = (
        sa.select(later.c.id)
        .join(line, line.c.later == later.c.territory_id)
        .where(line.c.root == cell.territory_id, later.c.directive_id == cell.directive_id)
        .exists()
    )
    for one in _holders():
        query = (
            _query(one)
            .join(schema.territory, unit.id == one.named)
            .where(
                unit.valid_to < today,
                unit.merged_into_id.is_(None),
                in_scope(scope, one.named),
                one.alive,
                one.is_open | _after(one, unit.valid_to) | _lasts(one, today),
            )
        )
        if one.kind is _K.DIRECTIVE_PROGRESS:
            query = query.where(~goes_on_later)
        yield from _items(connection, scope, one, query)
    above = schema.territory.alias("above")
    followed = (
        sa.select(link.successor_id)
        .where(link.predecessor_id == above.c.id, ~link.is_part)
        .exists()
    )
    below = (
        sa.select(unit.id, unit.parent_id, unit.name, unit.valid_from)
        .join(above, above.c.id == unit.parent_id)
        .where(
            above.c.valid_to < today,
            followed,
            in_scope(scope, unit.id),
            unit.valid_to.is_(None) | (unit.valid_to >= today),
        )
        .order_by(unit.id)
    )
    for key, parent, name, day in connection.execute(below):
        yield HeldItem(_K.TERRITORY, key, "parent_id", parent, name, day, Held.BELOW)


def _after(one: _Holder, last: "sa.ColumnElement[dt.date | None]") -> "sa.ColumnElement[bool]":
    """Tell whether it is of after a unit's last day."""
    if not one.by_year:
        return one.since > last
    year, month, day = (sa.extract(part, last) for part in ("year", "month", "day"))
    return (one.since > year) | ((one.since == year) & ~((month == 12) & (day == 31)))


def _lasts(one: _Holder, day: dt.date) -> "sa.ColumnElement[bool]":
    """Tell whether it goes on on a day, of what is under way from day to day."""
    return _NEVER if one.ends_on is None else one.ends_on.is_(None) | (one.ends_on >= day)


def _query(one: _Holder) -> "sa.Select[Any]":
    table = one.named.table
    is_open = one.is_open if one.ends_on is None else sa.true()
    return (
        sa.select(table.c.id, one.named, one.title, one.day, is_open, one.about)
        .select_from(table)
        .order_by(one.day, table.c.id)
    )


def _items(
    connection: sa.Connection, scope: Scope, one: _Holder, query: "sa.Select[Any]"
) -> Iterator[HeldItem]:
    name: str = one.named.name
    closed: frozenset[uuid.UUID] = frozenset()
    if one.kind is _K.PERSONNEL_PROCEDURE:
        closed = named_readers.closed_procedures(connection, scope)
    for key, place, text, day, is_open, about in connection.execute(query):
        if key in closed:
            continue  # to anybody but its readers there is no such record
        held = Held.OPEN if is_open else Held.COMING
        if one.by_year:
            day = dt.date(day, 12, 31)
        yield HeldItem(one.kind, key, name, place, (text or "")[:_TITLE], day, held, about)
