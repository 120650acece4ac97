"""Checks the change log: chains, signatures, commitments, and the tables against what it says.

Streams through the entries by device and sequence; memory holds the state of the log alone
(``db.log_state``), which ``db.table_checks`` compares with the tables.
The first place that does not fit is named; nothing is mended.
"""

import contextlib
import uuid
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from app.domain import change_log as log
from app.domain.change_log import EntryRef, Header, Item
from app.domain.errors import StoreError
from app.ports.signing import Verifier
from app.read_models.records import LogFault, LogHead, LogVerdict
from db import schema
from db.engine import checkpoint
from db.errors import translated
from db.log_state import LogState, Misfit
from db.table_checks import check_tables, streamed

Progress = Callable[[int, int], None]

_BATCH = 2000
_STEP = 500


def heads(connection: sa.Connection) -> tuple[LogHead, ...]:
    """Return the heads of all chains, by device."""
    entry = schema.change_entry
    last = (
        sa.select(entry.c.device_id, sa.func.max(entry.c.sequence).label("sequence"))
        .group_by(entry.c.device_id)
        .subquery()
    )
    query = (
        sa.select(
            entry.c.device_id,
            sa.func.coalesce(schema.device.c.name, ""),
            entry.c.sequence,
            entry.c.clock,
            entry.c.hash,
        )
        .join(
            last,
            (last.c.device_id == entry.c.device_id) & (last.c.sequence == entry.c.sequence),
        )
        .outerjoin(schema.device, schema.device.c.id == entry.c.device_id)
        .order_by(entry.c.device_id)
    )
    return tuple(LogHead(*row) for row in connection.execute(query))


def verify(
    connection: sa.Connection, verifier: Verifier, progress: Progress | None = None
) -> LogVerdict:
    """Check everything; ``progress`` gets entries done and in all and may raise to cancel."""
    total = connection.scalar(sa.select(sa.func.count()).select_from(schema.change_entry)) or 0
    check = _Check(connection, verifier, total, progress)
    try:
        check.chains()
        check.stray_items()
        check.state.check_bases()
        check_tables(connection, check.state)
        fault = None
    except Misfit as misfit:
        fault = misfit.fault
    except (ValueError, TypeError, LookupError):  # a value in the log's own tables is not one
        fault = LogFault(None, None, "log_unreadable")
    return LogVerdict(check.entries, check.items, heads(connection), fault)


def chain_fault(
    connection: sa.Connection, verifier: Verifier, device_id: uuid.UUID, last: int
) -> LogFault | None:
    """Check one device's chain from its first entry to ``last``, with its items; names a misfit.

    The tables are not held against it.
    """
    check = _Check(connection, verifier, last, None)
    try:
        check.chains(device_id, last)
    except Misfit as misfit:
        return misfit.fault
    except (ValueError, TypeError, LookupError):
        return LogFault(device_id, None, "log_unreadable")
    return None if check.entries == last else LogFault(device_id, last, "entry_missing")


def check_pages(engine: sa.Engine) -> None:
    """Read every page of an encrypted file against its authentication code.

    Raises StoreError ``database_damaged``. What lies in the write-ahead log is folded in before,
    because a page that was torn in the file may be whole there; where that cannot be done (the
    disk is full), the pages are not judged. Call it outside any transaction.
    """
    if engine.dialect.name != "sqlite":
        return
    try:
        checkpoint(engine)
    except StoreError as error:
        if error.code in ("disk_full", "disk_failing", "read_only", "database_busy"):
            return
        raise
    with translated(), contextlib.closing(engine.raw_connection()) as raw:
        if raw.cursor().execute("PRAGMA cipher_integrity_check").fetchone():
            raise StoreError("database_damaged")


class _Check:
    def __init__(
        self,
        connection: sa.Connection,
        verifier: Verifier,
        total: int,
        progress: Progress | None,
    ) -> None:
        self._connection = connection
        self._verifier = verifier
        self._total = total
        self._progress = progress
        self.entries = 0
        self.items = 0
        self._device_keys = self._keys_of_devices()
        self._person_keys = self._keys_of_people()
        self.state = LogState()

    def _keys_of_devices(self) -> dict[uuid.UUID, bytes]:
        query = sa.select(schema.device.c.id, schema.device.c.signing_key)
        return dict(self._connection.execute(query).all())

    def _keys_of_people(self) -> dict[uuid.UUID, list[bytes]]:
        keys: dict[uuid.UUID, list[bytes]] = {}
        query = sa.select(schema.person_key.c.person_id, schema.person_key.c.signing_key)
        for row in self._connection.execute(query):
            keys.setdefault(row.person_id, []).append(row.signing_key)
        return keys

    def chains(self, only: uuid.UUID | None = None, last: int = 0) -> None:
        """Walk every chain from its first entry, or ``only`` that of a device to its ``last``."""
        entry = schema.change_entry
        query = sa.select(entry).order_by(entry.c.device_id, entry.c.sequence)
        if only is not None:
            query = query.where(entry.c.device_id == only, entry.c.sequence <= last)
        device, sequence, previous, clock = None, 0, log.GENESIS, 0
        batch: list[sa.Row[Any]] = []
        for row in streamed(self._connection, query):
            if row.device_id != device:
                device, sequence, previous, clock = row.device_id, 0, log.GENESIS, 0
            if row.sequence != sequence + 1:
                raise Misfit("entry_missing", row.device_id, sequence + 1)
            header = self._header(row)
            if header.previous != previous:
                raise Misfit("chain_broken", row.device_id, row.sequence)
            if header.clock <= clock or header.clock != row.clock:
                raise Misfit("clock_runs_back", row.device_id, row.sequence)
            sequence, previous, clock = row.sequence, row.hash, header.clock
            batch.append(row)
            if len(batch) == _BATCH:
                self._items_of(batch)
                batch = []
        self._items_of(batch)

    def _header(self, row: "sa.Row[Any]") -> Header:
        place = (row.device_id, row.sequence)
        try:
            header = Header.decode(row.header)
        except StoreError as error:
            raise Misfit(error.code, *place) from None
        if (header.device_id, header.sequence) != place:
            raise Misfit("entry_misplaced", *place)
        if log.entry_hash(row.header, row.signature) != row.hash:
            raise Misfit("hash_wrong", *place)
        key = self._device_keys.get(row.device_id)
        if key is None:
            raise Misfit("device_unknown", *place)
        if not self._verifier.header_fits(key, row.header, row.signature):
            raise Misfit("device_signature_wrong", *place)
        return header

    def _items_of(self, batch: "list[sa.Row[Any]]") -> None:
        """Check the items of consecutive entries, fetched a device at a time."""
        item = schema.change_item
        start = 0
        while start < len(batch):
            device = batch[start].device_id
            end = start
            while end < len(batch) and batch[end].device_id == device:
                end += 1
            query = (
                sa.select(item)
                .where(
                    item.c.device_id == device,
                    item.c.sequence.between(batch[start].sequence, batch[end - 1].sequence),
                )
                .order_by(item.c.sequence, item.c.index)
            )
            held: dict[int, list[sa.Row[Any]]] = {}
            for row in self._connection.execute(query):
                held.setdefault(row.sequence, []).append(row)
            for entry in batch[start:end]:
                self._entry_items(entry, held.get(entry.sequence, []))
            start = end

    def _entry_items(
        self,
        entry: "sa.Row[Any]",
        rows: "list[sa.Row[Any]]",
    ) -> None:
        place = (entry.device_id, entry.sequence)
        header = Header.decode(entry.header)
        change_index = schema.change_item.c.index
        if [row._mapping[change_index] for row in rows] != list(range(len(header.commitments))):
            # Until part 8 no item may be left out: a gap is a loss.
            raise Misfit("item_missing", *place)
        for row, committed in zip(rows, header.commitments, strict=True):
            if log.commitment(row.nonce, row.body, row.signature) != committed:
                raise Misfit("item_changed", *place)
            try:
                item = Item.decode(row.body)
            except StoreError as error:
                raise Misfit(error.code, *place) from None
            if item.ref != EntryRef(row.device_id, row.sequence, row._mapping[change_index]):
                raise Misfit("item_misplaced", *place)
            if item.record_id != row.record_id:
                raise Misfit("item_misplaced", *place)
            keys = self._person_keys.get(item.person_id, [])
            if not any(self._verifier.item_fits(key, row.body, row.signature) for key in keys):
                raise Misfit("person_signature_wrong", *place)
            self.state.take(item, header.clock)
            self.items += 1
        self.entries += 1
        if self._progress is not None and self.entries % _STEP == 0:
            self._progress(self.entries, self._total)

    def stray_items(self) -> None:
        """Find items without an entry."""
        item, entry = schema.change_item, schema.change_entry
        query = (
            sa.select(item.c.device_id, item.c.sequence)
            .outerjoin(
                entry,
                (entry.c.device_id == item.c.device_id) & (entry.c.sequence == item.c.sequence),
            )
            .where(entry.c.device_id.is_(None))
            .limit(1)
        )
        row = self._connection.execute(query).first()
        if row is not None:
            raise Misfit("item_without_entry", row.device_id, row.sequence)
