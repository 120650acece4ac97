"""Pieces that queries share: reading under a scope, what holds on a day, paging by a mark."""

import contextlib
import datetime as dt
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from app.ports.scope import Scope
from app.read_models.page import Mark
from db.errors import translated
from db.schema import person, territory

Col = sa.ColumnElement[Any]


class SqlReader:
    """Base of the query classes: one connection a call, on the store's thread."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with translated(), self._engine.connect() as connection:
            yield connection


def in_scope(scope: Scope, territory_id: Col) -> sa.ColumnElement[bool]:
    """Return the condition under which a row of this territory may be seen.

    A row without territory (a session of a group, a person) is not bound to one.
    """
    if scope.territory_ids is None:
        return sa.true()
    return territory_id.is_(None) | territory_id.in_(scope.territory_ids)


def holds_on(table: Any, day: dt.date) -> sa.ColumnElement[bool]:
    """Return the condition that a dated record holds on that day.

    What stayed with a person or territory that was merged into another holds on none: the other
    one has the same (app.services.doubles).
    """
    since, until = table.c.valid_from, table.c.valid_to
    condition: sa.ColumnElement[bool] = (since.is_(None) | (since <= day)) & (
        until.is_(None) | (until >= day)
    )
    return condition & not_merged(table)


def not_merged(table: Any) -> sa.ColumnElement[bool]:
    """Return the condition that a row is not of a person or territory merged into another."""
    if "merged_into_id" in table.c:
        return sa.and_(table.c.merged_into_id.is_(None))
    condition: sa.ColumnElement[bool] = sa.true()
    owners = (("person_id", person), ("follower_id", person), ("territory_id", territory))
    for name, entry in owners:
        if name in table.c:
            merged = sa.select(entry.c.id).where(entry.c.merged_into_id.is_not(None))
            apart = table.c[name].not_in(merged.correlate(None))
            condition &= table.c[name].is_(None) | apart
    return condition


def after_mark(day: Col, record_id: Col, mark: Mark | None) -> sa.ColumnElement[bool]:
    """Return the condition that a row comes after the mark, newest first."""
    if mark is None:
        return sa.true()
    return sa.tuple_(day, record_id) < sa.tuple_(
        sa.literal(mark.day, day.type), sa.literal(mark.record_id, record_id.type)
    )
