"""Outgoing documents: the register, the series of numbers, who numbers, lists and habits."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy as sa

from app.domain.errors import DomainError
from app.domain.outgoing import IssuingBody
from app.i18n.text import fold
from app.ports.scope import Scope
from app.read_models.outgoing import (
    DeskRow,
    DeviceRow,
    DocumentTypeRow,
    HabitRow,
    OutgoingFilter,
    OutgoingRow,
    RecipientListRow,
    SeriesRow,
)
from app.read_models.page import PAGE_SIZE, Mark, Page
from db.queries.parts import SqlReader, after_mark, holds_on
from db.schema import (
    congress_term,
    device,
    document_type,
    number_series,
    numbering_desk,
    outgoing_document,
    paper_habit,
    paper_setting,
    person,
    recipient_list,
)

_JOINED: dict[str, Any] = {
    "type_name": document_type.c.name,
    "type_symbol": document_type.c.symbol,
    "prepared_by_name": person.c.full_name,
    "term_name": sa.func.coalesce(congress_term.c.name, ""),
    "has_content": outgoing_document.c.content != "",
}


class SqlOutgoingQueries(SqlReader):
    """See ``app.ports.queries_outgoing.OutgoingQueries``; the office's own register is open."""

    def page(
        self,
        scope: Scope,
        chosen: OutgoingFilter,
        *,
        after: Mark | None = None,
        limit: int = PAGE_SIZE,
    ) -> Page[OutgoingRow]:
        """Return documents that the filter lets through, by the day prepared, newest first."""
        del scope
        day, key = outgoing_document.c.prepared_on, outgoing_document.c.id
        query = _query(chosen).where(after_mark(day, key, after))
        rows = self._read(query, chosen.text, limit + 1)
        following = None
        if len(rows) > limit:
            rows = rows[:limit]
            following = Mark(rows[-1].prepared_on, rows[-1].id)
        return Page(tuple(rows), following)

    def rows(self, scope: Scope, chosen: OutgoingFilter) -> tuple[OutgoingRow, ...]:
        """Return all of them, in the same order."""
        del scope
        return tuple(self._read(_query(chosen), chosen.text))

    def row(self, scope: Scope, document_id: uuid.UUID) -> OutgoingRow:
        """Return one document; raises DomainError ``record_missing``."""
        del scope
        query = _query(OutgoingFilter()).where(outgoing_document.c.id == document_id)
        rows = self._read(query)
        if not rows:
            raise DomainError("record_missing", kind="outgoing_document")
        return rows[0]

    def content(self, scope: Scope, document_id: uuid.UUID) -> str:
        """Return what was put before the signer, empty for one made elsewhere.

        Raises DomainError ``record_missing``.
        """
        del scope
        query = sa.select(outgoing_document.c.content).where(outgoing_document.c.id == document_id)
        with self._reading() as connection:
            found = connection.scalar(query)
        if found is None:
            raise DomainError("record_missing", kind="outgoing_document")
        return str(found)

    def made_of(
        self, scope: Scope, document_kind: str, record_id: uuid.UUID
    ) -> tuple[OutgoingRow, ...]:
        """Return the documents of a kind that were made of a record, newest first."""
        del scope
        table = outgoing_document.c
        query = _query(OutgoingFilter()).where(
            table.record_id == record_id, table.document_kind == document_kind
        )
        return tuple(self._read(query))

    def used_numbers(
        self, scope: Scope, issuer: IssuingBody, series: str, term_id: uuid.UUID | None
    ) -> tuple[int, ...]:
        """Return the numbers of a series that were given, in their order; voided ones too."""
        del scope
        table = outgoing_document.c
        query = (
            sa.select(table.number)
            .where(*_numbered(issuer, series, term_id))
            .order_by(table.number)
        )
        with self._reading() as connection:
            return tuple(connection.scalars(query))

    def signed_last(
        self, scope: Scope, issuer: IssuingBody, series: str, term_id: uuid.UUID | None
    ) -> tuple[int, dt.date] | None:
        """Return the number of a series that bears the latest day, and that day."""
        del scope
        table = outgoing_document.c
        query = (
            sa.select(table.number, table.signed_on)
            .where(*_numbered(issuer, series, term_id), table.signed_on.is_not(None))
            .order_by(table.signed_on.desc(), table.number.desc())
            .limit(1)
        )
        with self._reading() as connection:
            row = connection.execute(query).first()
        return None if row is None else (row.number, row.signed_on)

    def symbol_used_on(
        self, scope: Scope, symbol: str, numbers: Collection[int]
    ) -> tuple[tuple[int, dt.date], ...]:
        """Return which of these numbers stand with this symbol, and when they were signed."""
        del scope
        table = outgoing_document.c
        query = (
            sa.select(table.number, table.signed_on)
            .where(
                table.symbol == symbol,
                table.number.in_(list(numbers)),
                table.signed_on.is_not(None),
            )
            .order_by(table.number, table.signed_on)
        )
        with self._reading() as connection:
            return tuple((row.number, row.signed_on) for row in connection.execute(query))

    def types(self, scope: Scope) -> tuple[DocumentTypeRow, ...]:
        """Return the types of document in their order, those that ended too."""
        del scope
        table = document_type.c
        used = sa.exists().where(outgoing_document.c.type_id == table.id)
        query = sa.select(
            table.id,
            table.name,
            table.symbol,
            table.series,
            table.is_issued,
            table.position,
            table.valid_to,
            used.label("is_used"),
        ).order_by(table.position, table.id)
        with self._reading() as connection:
            return tuple(DocumentTypeRow(*row) for row in connection.execute(query))

    def series(self, scope: Scope) -> tuple[SeriesRow, ...]:
        """Return the series of numbers, of the newest term first."""
        del scope
        table, doc = number_series.c, outgoing_document.c
        same = (doc.issuer == table.issuer) & (doc.series == table.series)
        same &= (doc.term_id == table.term_id) & doc.number.is_not(None)
        last = sa.select(sa.func.max(doc.number)).where(same).scalar_subquery()
        count = sa.select(sa.func.count()).where(same).scalar_subquery()
        query = (
            sa.select(number_series, congress_term.c.name, last, count)
            .join(congress_term, congress_term.c.id == table.term_id)
            .order_by(
                congress_term.c.valid_from.desc().nulls_last(), table.issuer, table.series, table.id
            )
        )
        with self._reading() as connection:
            return tuple(
                SeriesRow(
                    id=row[0],
                    issuer=row[1],
                    series=row[2],
                    term_id=row[3],
                    term_name=row[6],
                    opening_number=row[4],
                    note=row[5],
                    last_number=max(row[4], row[7] or 0),
                    count=row[8],
                )
                for row in connection.execute(query)
            )

    def desk(self, scope: Scope) -> DeskRow | None:
        """Return which device gives numbers now: the newest record counts."""
        del scope
        table = numbering_desk.c
        query = (
            sa.select(
                table.device_id,
                sa.func.coalesce(device.c.name, ""),
                table.since,
                sa.func.coalesce(person.c.full_name, ""),
                table.reason,
            )
            .outerjoin(device, device.c.id == table.device_id)
            .outerjoin(person, person.c.id == table.given_by_id)
            .order_by(table.since.desc(), table.id.desc())
            .limit(1)
        )
        with self._reading() as connection:
            row = connection.execute(query).first()
        return None if row is None else DeskRow(*row)

    def devices(self, scope: Scope) -> tuple[DeviceRow, ...]:
        """Return the devices that still write into the book, the oldest first."""
        del scope
        query = (
            sa.select(device.c.id, device.c.name)
            .where(device.c.revoked.is_(None))
            .order_by(device.c.registered, device.c.id)
        )
        with self._reading() as connection:
            return tuple(DeviceRow(*row) for row in connection.execute(query))

    def recipient_lists(self, scope: Scope, day: dt.date) -> tuple[RecipientListRow, ...]:
        """Return the lists that hold on that day, by the time they were made."""
        del scope
        table = recipient_list.c
        query = (
            sa.select(table.id, table.name, table["items"])
            .where(holds_on(recipient_list, day))
            .order_by(table.id)
        )
        with self._reading() as connection:
            return tuple(
                RecipientListRow(row.id, row.name, _lines(row.items))
                for row in connection.execute(query)
            )

    def habit(self, scope: Scope, document_kind: str) -> HabitRow | None:
        """Return what was chosen last for a kind of document."""
        del scope
        table = paper_habit.c
        query = sa.select(paper_habit).where(table.document_kind == document_kind)
        with self._reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        return HabitRow(
            row.signature_form,
            row.signer_id,
            row.signer_post,
            _lines(row.recipients),
            _lines(row.addressees),
        )

    def settings(self, scope: Scope) -> Mapping[str, str]:
        """Return what the office chose for its papers, by the name of the setting.

        An empty value was chosen once and follows the layout again.
        """
        del scope
        table = paper_setting.c
        query = sa.select(table.name, table.value).where(table.value != "").order_by(table.id)
        with self._reading() as connection:
            return {row.name: row.value for row in connection.execute(query)}

    def _read(
        self, query: "sa.Select[Any]", text: str = "", limit: int | None = None
    ) -> list[OutgoingRow]:
        """Return the rows; SQL knows no Vietnamese letters, so that text is looked for here."""
        wanted = fold(text).split()
        if not wanted and limit is not None:
            query = query.limit(limit)
        found: list[OutgoingRow] = []
        with self._reading() as connection:
            for raw in connection.execute(query):
                row = OutgoingRow(*raw)
                if wanted and not _holds(row, wanted):
                    continue
                found.append(row)
                if limit is not None and len(found) == limit:
                    break
        return found


def _numbered(
    issuer: IssuingBody, series: str, term_id: uuid.UUID | None
) -> "tuple[sa.ColumnElement[bool], ...]":
    """Return what holds of the documents that got a number of a series; voided ones too."""
    table = outgoing_document.c
    return (
        table.issuer == issuer,
        table.series == series,
        table.term_id.is_(None) if term_id is None else table.term_id == term_id,
        table.number.is_not(None),
    )


def _query(chosen: OutgoingFilter) -> "sa.Select[Any]":
    table = outgoing_document.c
    columns = [
        _JOINED[name].label(name) if name in _JOINED else table[name]
        for name in OutgoingRow.__dataclass_fields__
    ]
    query = (
        sa.select(*columns)
        .select_from(outgoing_document)
        .join(document_type, document_type.c.id == table.type_id)
        .join(person, person.c.id == table.prepared_by_id)
        .outerjoin(congress_term, congress_term.c.id == table.term_id)
    )
    day = sa.func.coalesce(table.signed_on, table.prepared_on)
    for column, value in (
        (table.issuer, chosen.issuer),
        (table.type_id, chosen.type_id),
        (table.term_id, chosen.term_id),
        (table.state, chosen.state),
    ):
        if value is not None:
            query = query.where(column == value)
    if chosen.since is not None:
        query = query.where(day >= chosen.since)
    if chosen.until is not None:
        query = query.where(day <= chosen.until)
    return query.order_by(table.prepared_on.desc(), table.id.desc())


def _holds(row: OutgoingRow, words: list[str]) -> bool:
    text = fold(
        f"{row.full_number} {row.type_name} {row.subject} {row.recipients} {row.signer_name}"
    )
    return all(word in text for word in words)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in (one.strip() for one in text.splitlines()) if line)
