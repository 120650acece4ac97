"""Raw rows of facts from the tables: a window by indexed ranges, single records by id."""

import datetime as dt
import functools
import operator
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from app.domain.engagement import EngagementKind
from app.domain.record import RecordKind as Kind
from app.ports.scope import Scope
from db import schema
from db.facts.columns import BLANKS, BOUND_BY, COLUMNS, CONFIRMATION, TOLD, WINDOWED, RawRow, Rows
from db.mapping import TABLE_OF
from db.queries.parts import in_scope

_BATCH = 500
_BY_KEY = operator.itemgetter(0)
_AS_IT_IS = sa.types.NullType()
_SINCE: "sa.BindParameter[dt.date]" = sa.bindparam("since", type_=sa.Date)
_UNTIL: "sa.BindParameter[dt.date]" = sa.bindparam("until", type_=sa.Date)
_FIRST_MONTH: "sa.BindParameter[dt.date]" = sa.bindparam("first_month", type_=sa.Date)
_FIRST_YEAR: "sa.BindParameter[int]" = sa.bindparam("first_year", type_=sa.Integer)
_LAST_YEAR: "sa.BindParameter[int]" = sa.bindparam("last_year", type_=sa.Integer)
_IDS: "sa.BindParameter[Any]" = sa.bindparam("ids", type_=sa.Uuid, expanding=True)
_ENTRY = schema.engagement
_EVENT, _SESSION = schema.recorded_event, schema.leaders_session
_PAPERS = (
    Kind.REPORT,
    Kind.MONTH_PLAN,
    Kind.ORAL_REPORT,
    Kind.FULFILMENT,
    Kind.TERRITORY_RATING,
    Kind.FINDING,
)


def _select(kind: Kind) -> "sa.Select[Any]":
    """Select the columns as the database gives them: making values of all of them is slow."""
    table = TABLE_OF[kind]
    columns: list[Any] = []
    for name in ("id", *COLUMNS[kind]):
        column = table.c[name]
        if name == "minutes":  # it is only asked whether there are any
            columns.append(sa.func.trim(column, BLANKS) != "")
        else:
            columns.append(sa.type_coerce(column, _AS_IT_IS))
    return sa.select(*columns)


def _meets(first: Any, last: Any) -> "sa.ColumnElement[bool]":
    return sa.and_(last >= _SINCE, first <= _UNTIL)


def _within(*days: Any) -> "list[sa.ColumnElement[bool]]":
    return [day.between(_SINCE, _UNTIL) for day in days]


#: What a paper may belong to, which is often made long after it.
_OCCASIONS = sa.union_all(
    sa.select(_ENTRY.c.id).where(_meets(_ENTRY.c.starts_on, _ENTRY.c.ends_on)),
    sa.select(_EVENT.c.id).where(*_within(_EVENT.c.happened_on)),
    sa.select(_SESSION.c.id).where(*_within(_SESSION.c.meets_on)),
)


def _windows() -> "Iterator[tuple[Kind, sa.Select[Any]]]":
    """Give the rows that belong to a window; ``window_of`` in ``log`` says the same."""
    for kind in WINDOWED:
        query, table = _select(kind), TABLE_OF[kind].c
        match kind:
            case Kind.ENGAGEMENT:
                query = query.where(_meets(table.starts_on, table.ends_on))
            case Kind.NOTICE | Kind.OUTCOME | Kind.PLAN_ENTRY | Kind.INVITATION:
                query = query.join(_ENTRY, _ENTRY.c.id == table.engagement_id)
                query = query.where(_meets(_ENTRY.c.starts_on, _ENTRY.c.ends_on))
            case Kind.FINDING:
                query = query.where(*_within(table.raised_on))
            case Kind.REPORT:
                told = _within(table.handed_in_on, table.answered_on)
                query = query.where(sa.or_(_meets(table.period_from, table.period_to), *told))
            case Kind.MONTH_PLAN:
                in_month = table.month.between(_FIRST_MONTH, _UNTIL)
                told = _within(table.first_reported_on, table.answered_on)
                query = query.where(sa.or_(in_month, *told))
            case Kind.ORAL_REPORT:
                told = _within(table.reported_on, table.answered_on)
                query = query.where(sa.or_(_meets(table.period_from, table.period_to), *told))
            case Kind.TERRITORY_RATING:
                query = query.where(
                    table.year.between(_FIRST_YEAR - 1, _LAST_YEAR),
                    sa.or_(table.year >= _FIRST_YEAR, *_within(table.proposed_on)),
                )
            case Kind.FULFILMENT:
                told = _within(
                    table.done_on, table.handed_in_on, table.received_on, table.confirmed_on
                )
                query = query.where(
                    sa.or_(
                        _meets(table.period_from, table.period_to),
                        *told,
                        table.kind == CONFIRMATION,
                        table.event_id.in_(_OCCASIONS),
                    )
                )
        yield kind, query


def _last(kind: EngagementKind, entry: Any, *conditions: Any) -> "sa.Select[Any]":
    query = sa.select(entry.c.id).where(
        entry.c.kind == kind, entry.c.starts_on < _SINCE, entry.c.cancelled_on.is_(None)
    )
    return query.where(*conditions).order_by(entry.c.starts_on.desc(), entry.c.id.desc()).limit(1)


@functools.cache
def _last_visits(kinds: tuple[EngagementKind, ...]) -> "sa.Select[Any]":
    """Ask by every assignment that meets the window for the last engagement before it.

    One of each kind, of its group or with its follower: a term may run from there.
    """
    assigned, part = schema.assignment, schema.engagement_participant
    found: list[Any] = []
    for kind in kinds:
        entry = _ENTRY.alias()
        joined = sa.exists().where(
            part.c.engagement_id == entry.c.id, part.c.person_id == assigned.c.follower_id
        )
        of_side = sa.case(
            (assigned.c.group_id.is_(None), joined.correlate(entry, assigned)),
            else_=entry.c.group_id == assigned.c.group_id,
        )
        here = entry.c.territory_id == assigned.c.territory_id
        query = _last(kind, entry, here, of_side).correlate(assigned)
        found.append(query.scalar_subquery().label(kind))
    since, until = assigned.c.valid_from, assigned.c.valid_to
    return sa.select(*found).where(
        sa.or_(since.is_(None), since <= _UNTIL), sa.or_(until.is_(None), until >= _SINCE)
    )


def _last_sessions() -> "sa.Select[Any]":
    """Ask for the last session of each group before the window."""
    group, entry = schema.group, _ENTRY.alias()
    query = _last(
        EngagementKind.GROUP_SESSION,
        entry,
        entry.c.territory_id.is_(None),
        entry.c.group_id == group.c.id,
    )
    return sa.select(query.correlate(group).scalar_subquery()).select_from(group)


# Made once: building a statement takes longer than running it.
_WHOLE = {kind: _select(kind) for kind in COLUMNS if kind not in WINDOWED}
_WINDOW = dict(_windows())
_SESSIONS = _last_sessions()
_BY_ID = {
    kind: _select(kind).where(TABLE_OF[kind].c.id.in_(_IDS))
    for kind in (Kind.ENGAGEMENT, Kind.LEADERS_SESSION, *_PAPERS)
}
_OF_ENTRIES = {
    kind: _select(kind)
    .join(_ENTRY, _ENTRY.c.id == TABLE_OF[kind].c.engagement_id)
    .where(TABLE_OF[kind].c.engagement_id.in_(_IDS))
    for kind in TOLD
}
_CONFIRMATIONS = _select(Kind.FULFILMENT).where(
    schema.fulfilment.c.kind == CONFIRMATION, schema.fulfilment.c.event_id.in_(_IDS)
)


def window_rows(
    connection: sa.Connection,
    scope: Scope,
    since: dt.date,
    until: dt.date,
    earlier: tuple[EngagementKind, ...],
) -> Rows:
    """Return what changes slowly whole, and what belongs to the window.

    With it come the last engagements of the kinds in ``earlier`` before the window.
    """
    reading = _Reading(connection, scope)
    reading.read_whole(_WHOLE)
    days = {"since": since, "until": until}
    years = {"first_year": since.year, "last_year": until.year}
    for kind, query in _WINDOW.items():
        given: dict[Kind, dict[str, Any]] = {
            Kind.TERRITORY_RATING: days | years,
            Kind.MONTH_PLAN: days | {"first_month": since.replace(day=1)},
        }
        reading.take(kind, query, given.get(kind, days))
    known = {row[0] for row in reading.rows[Kind.ENGAGEMENT]}
    last = reading.last_before(since, until, earlier)
    reading.read_engagements([one for one in last if one not in known and one.hex not in known])
    return reading.in_order()


def engagement_rows(connection: sa.Connection, scope: Scope, ids: Collection[uuid.UUID]) -> Rows:
    """Return what single engagements are made of; ids of none are passed over."""
    reading = _Reading(connection, scope)
    reading.read_whole((Kind.SUBJECT_FIELD, Kind.REGULATION))
    reading.read_engagements(ids)
    reading.read(Kind.FULFILMENT, _CONFIRMATIONS, ids)
    return reading.in_order()


def event_rows(connection: sa.Connection, scope: Scope, ids: Collection[uuid.UUID]) -> Rows:
    """Return what single sessions of the leaders are made of; ids of none are passed over."""
    reading = _Reading(connection, scope)
    reading.read(Kind.LEADERS_SESSION, _BY_ID[Kind.LEADERS_SESSION], ids)
    return reading.in_order()


def paper_rows(connection: sa.Connection, scope: Scope, ids: Collection[uuid.UUID]) -> Rows:
    """Return what single papers are made of; ids of none are passed over."""
    reading = _Reading(connection, scope)
    reading.read_whole(
        (
            Kind.REGULATION,
            Kind.GROUP_MEMBERSHIP,
            Kind.RATING_SCHEME,
            Kind.RATING_LEVEL,
            Kind.PERSON,
            Kind.COMMISSION_LEADER,
        )
    )
    for kind in _PAPERS:
        reading.read(kind, _BY_ID[kind], ids)
    return reading.in_order()


class _Reading:
    """Raw rows of one connection under one scope; ``rows`` grows with each call."""

    def __init__(self, connection: sa.Connection, scope: Scope) -> None:
        self._connection = connection
        self._scope = scope
        self.rows: dict[Kind, list[RawRow]] = defaultdict(list)

    def take(self, kind: Kind, query: "sa.Select[Any]", given: dict[str, Any]) -> None:
        narrowed = self._narrow(kind, query)
        self.rows[kind].extend(self._connection.execute(narrowed, given).all())

    def read_whole(self, kinds: Iterable[Kind]) -> None:
        for kind in kinds:
            self.take(kind, _WHOLE[kind], {})

    def read(self, kind: Kind, query: "sa.Select[Any]", ids: Collection[uuid.UUID]) -> None:
        wanted = list(ids)
        for start in range(0, len(wanted), _BATCH):
            self.take(kind, query, {"ids": wanted[start : start + _BATCH]})

    def read_engagements(self, ids: Collection[uuid.UUID]) -> None:
        self.read(Kind.ENGAGEMENT, _BY_ID[Kind.ENGAGEMENT], ids)
        for kind, query in _OF_ENTRIES.items():
            self.read(kind, query, ids)

    def last_before(
        self, since: dt.date, until: dt.date, kinds: tuple[EngagementKind, ...]
    ) -> list[uuid.UUID]:
        found: set[uuid.UUID | None] = set()
        if kinds:
            visits = self._narrow(Kind.ASSIGNMENT, _last_visits(kinds))
            days = {"since": since, "until": until}
            found.update(one for row in self._connection.execute(visits, days) for one in row)
        if EngagementKind.GROUP_SESSION in kinds:
            found.update(self._connection.scalars(_SESSIONS, {"since": since}))
        return sorted(one for one in found if one is not None)

    def in_order(self) -> Rows:
        for held in self.rows.values():
            held.sort(key=_BY_KEY)
        return self.rows

    def _narrow(self, kind: Kind, query: "sa.Select[Any]") -> "sa.Select[Any]":
        """Bind the rows to the territories of the scope; a notice goes with its engagement."""
        if self._scope.territory_ids is None:
            return query
        if kind in TOLD:
            return query.where(in_scope(self._scope, _ENTRY.c.territory_id))
        column = BOUND_BY.get(kind)
        if column is None:
            return query
        return query.where(in_scope(self._scope, TABLE_OF[kind].c[column]))
