"""Requests for information with the names of whom they go to and who asks."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from app.domain.errors import DomainError
from app.ports.scope import Scope
from app.read_models.requests import AskedOf, RequestRow
from db.queries.parts import SqlReader, in_scope
from db.schema import division, group, information_request, person, territory

_table = information_request


class SqlRequestQueries(SqlReader):
    """See ``app.ports.queries_tasks.RequestQueries``."""

    def rows(
        self,
        scope: Scope,
        *,
        group_id: uuid.UUID | None = None,
        asked_by_id: uuid.UUID | None = None,
        territory_id: uuid.UUID | None = None,
        only_open: bool = False,
    ) -> tuple[RequestRow, ...]:
        """Return requests, the open ones first by day due, then the others, newest first."""
        query = _query().where(in_scope(scope, _table.c.to_territory_id))
        for column, wanted in (
            (_table.c.group_id, group_id),
            (_table.c.asked_by_id, asked_by_id),
            (_table.c.to_territory_id, territory_id),
        ):
            if wanted is not None:
                query = query.where(column == wanted)
        with self._reading() as connection:
            rows = [_row(one) for one in connection.execute(query)]
        return tuple(sorted((row for row in rows if row.is_open or not only_open), key=_place))

    def row(self, scope: Scope, request_id: uuid.UUID) -> RequestRow:
        """Return one request; raises DomainError ``record_missing``."""
        query = _query().where(_table.c.id == request_id, in_scope(scope, _table.c.to_territory_id))
        with self._reading() as connection:
            found = connection.execute(query).first()
        if found is None:
            raise DomainError("record_missing", kind="information_request")
        return _row(found)


def _query() -> Any:
    return (
        sa.select(
            _table,
            person.c.full_name.label("asked_by_name"),
            group.c.name.label("group_name"),
            division.c.name.label("division_name"),
            territory.c.name.label("territory_name"),
        )
        .join(person, person.c.id == _table.c.asked_by_id)
        .outerjoin(group, group.c.id == _table.c.group_id)
        .outerjoin(division, division.c.id == _table.c.to_division_id)
        .outerjoin(territory, territory.c.id == _table.c.to_territory_id)
    )


def _row(row: Any) -> RequestRow:
    if row.to_territory_id is not None:
        whom = (AskedOf.TERRITORY, row.to_territory_id, row.territory_name)
    elif row.to_division_id is not None:
        whom = (AskedOf.DIVISION, row.to_division_id, row.division_name)
    else:
        whom = (AskedOf.BODY, None, row.to_body)
    return RequestRow(
        row.id,
        *whom,
        group_id=row.group_id,
        group_name=row.group_name or "",
        asked_by_id=row.asked_by_id,
        asked_by_name=row.asked_by_name,
        asked_on=row.asked_on,
        subject=row.subject,
        purpose=row.purpose,
        due_on=row.due_on,
        state=row.state,
        answered_on=row.answered_on,
        answer=row.answer,
        papers_lent=row.papers_lent,
        papers_due_on=row.papers_due_on,
        papers_returned_on=row.papers_returned_on,
    )


def _place(row: RequestRow) -> tuple[bool, int, uuid.UUID]:
    if row.is_open:
        return False, (row.due_on or dt.date.max).toordinal(), row.id
    return True, -row.asked_on.toordinal(), row.id
