"""Prints with a code: the entries of the change log behind them, found by the first of a hash.

The table of prints leads to their entries by indexes; only a code that is not among them is
looked for in all entries (0.3 s for 100,000).
"""

import uuid

import sqlalchemy as sa

from app.domain.change_log import Item
from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.ports.scope import Scope
from app.ports.signing import Verifier
from app.read_models.outgoing import FoundPrint, PrintRow
from app.read_models.records import LogFault
from db import verification
from db.queries.parts import SqlReader
from db.schema import change_entry, change_item, device, paper_print, person

_AT_ENTRY = (change_entry.c.device_id == change_item.c.device_id) & (
    change_entry.c.sequence == change_item.c.sequence
)


class SqlPaperCodeQueries(SqlReader):
    """See ``app.ports.queries_outgoing.PaperCodeQueries``; a code is on a paper one holds."""

    def prints(self, scope: Scope, document_id: uuid.UUID) -> tuple[PrintRow, ...]:
        """Return the prints of a document, newest first, each with the hash of its entry."""
        del scope
        table = paper_print.c
        query = (
            sa.select(
                table.id,
                table.title,
                table.printed_at,
                sa.func.coalesce(person.c.full_name, ""),
                change_entry.c.hash,
                change_entry.c.clock,
            )
            .join(change_item, change_item.c.record_id == table.id)
            .join(change_entry, _AT_ENTRY)
            .outerjoin(person, person.c.id == table.printed_by_id)
            .where(table.document_id == document_id)
            .order_by(change_entry.c.clock, change_item.c.index)
        )
        first: dict[uuid.UUID, PrintRow] = {}
        with self._reading() as connection:
            for row in connection.execute(query):
                # Later entries only bound it to its document.
                first.setdefault(row[0], PrintRow(*row[:5]))
        return tuple(reversed(first.values()))

    def unbound(
        self, scope: Scope, kind: RecordKind, record_id: uuid.UUID
    ) -> tuple[tuple[uuid.UUID, str], ...]:
        """Return the prints of a record that belong to no document yet: id, kind of paper."""
        del scope
        table = paper_print.c
        query = (
            sa.select(table.id, table.document_kind)
            .where(
                table.document_id.is_(None),
                table.record_kind == kind,
                table.record_id == record_id,
            )
            .order_by(table.id)
        )
        with self._reading() as connection:
            return tuple((row.id, row.document_kind) for row in connection.execute(query))

    def entry_hash(self, scope: Scope, device_id: uuid.UUID, sequence: int) -> bytes:
        """Return the hash of an entry; raises DomainError ``record_missing``."""
        del scope
        query = sa.select(change_entry.c.hash).where(
            change_entry.c.device_id == device_id, change_entry.c.sequence == sequence
        )
        with self._reading() as connection:
            found = connection.scalar(query)
        if found is None:
            raise DomainError("record_missing", kind="change_entry")
        return bytes(found)

    def find(self, scope: Scope, prefix: bytes) -> FoundPrint | None:
        """Return the print whose entry's hash begins so, as it was signed then."""
        del scope
        if not prefix:
            return None
        entry = change_entry.c
        begins = (entry.hash >= prefix) & (entry.hash <= prefix + b"\xff" * 32)
        known = (
            sa.select(entry.device_id, entry.sequence)
            .join(change_item, _AT_ENTRY)
            .join(paper_print, paper_print.c.id == change_item.c.record_id)
            .where(begins)
            .limit(1)
        )
        anywhere = sa.select(entry.device_id, entry.sequence).where(begins).limit(1)
        with self._reading() as connection:
            place = connection.execute(known).first() or connection.execute(anywhere).first()
            return None if place is None else self._found(connection, place[0], place[1])

    def _found(
        self, connection: sa.Connection, device_id: uuid.UUID, sequence: int
    ) -> FoundPrint | None:
        query = (
            sa.select(
                change_item.c.body,
                change_entry.c.hash,
                sa.func.coalesce(device.c.name, ""),
            )
            .join(change_entry, _AT_ENTRY)
            .outerjoin(device, device.c.id == change_item.c.device_id)
            .where(change_item.c.device_id == device_id, change_item.c.sequence == sequence)
            .order_by(change_item.c.index)
        )
        for body, entry_hash, device_name in connection.execute(query):
            item = Item.decode(body)
            values = item.values
            if item.record_kind != RecordKind.PAPER_PRINT or "text" not in values:
                continue
            bound = sa.select(paper_print.c.document_id).where(paper_print.c.id == item.record_id)
            name = sa.select(person.c.full_name).where(person.c.id == item.person_id)
            return FoundPrint(
                device_id=device_id,
                device_name=device_name,
                sequence=sequence,
                entry_hash=bytes(entry_hash),
                record_id=item.record_id,
                printed_by_name=connection.scalar(name) or "",
                printed_at=item.wall_time,
                document_kind=str(values.get("document_kind") or ""),
                title=str(values.get("title") or ""),
                text=str(values["text"] or ""),
                document_id=connection.scalar(bound),
            )
        return None

    def chain_fault(
        self, scope: Scope, verifier: Verifier, device_id: uuid.UUID, sequence: int
    ) -> LogFault | None:
        """Check the chain of a device from its first entry to this one; None where it holds."""
        del scope
        with self._reading() as connection:
            return verification.chain_fault(connection, verifier, device_id, sequence)
