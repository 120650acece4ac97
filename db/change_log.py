"""Writes entries of the change log beside the tables, and checks what stands there.

One entry a commit, appended to this device's chain inside the same transaction. The bytes are
made by ``app.domain.change_log``; this module keeps them and knows where each field's last value
came from (``record_head``).
"""

import datetime as dt
import json
import os
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from app.domain import change_log as log
from app.domain.change_log import EntryRef, FieldValue
from app.ports.signing import Signer
from db import schema

# Made once: building a statement takes longer than running it.
_INSERT_ENTRY = sa.insert(schema.change_entry)
_INSERT_ITEMS = sa.insert(schema.change_item)
_INSERT_HEADS = sa.insert(schema.record_head)
_UPDATE_HEADS = (
    sa.update(schema.record_head)
    .where(schema.record_head.c.record_id == sa.bindparam("b_record_id"))
    .values(heads=sa.bindparam("b_heads"))
)


@dataclass(frozen=True, slots=True)
class RecordChange:
    """The fields of one record that a commit sets."""

    kind: str
    record_id: uuid.UUID
    values: dict[str, FieldValue]
    is_new: bool


class ChangeLogWriter:
    """Appends entries to the chain of one device; used on the store's thread alone."""

    def __init__(self, signer: Signer) -> None:
        self._signer = signer
        self._tip: tuple[int, bytes] | None = None
        self._clock: int | None = None

    def forget(self) -> None:
        """Read the chain's tip anew at the next entry: the transaction was rolled back."""
        self._tip = None
        self._clock = None

    def append(
        self, connection: sa.Connection, changes: Sequence[RecordChange], now: dt.datetime
    ) -> int:
        """Write one entry for these changes and return its sequence in this device's chain."""
        device = self._signer.device_id
        last, previous = self._tip or self._read_tip(connection, device)
        if self._clock is None:
            self._clock = connection.scalar(sa.select(sa.func.max(schema.change_entry.c.clock)))
        clock = log.next_clock(self._clock or 0, now)
        sequence = last + 1
        heads = _read_heads(connection, [c.record_id for c in changes if not c.is_new])
        commitments: list[bytes] = []
        items: list[dict[str, object]] = []
        new_heads: list[dict[str, object]] = []
        for index, change in enumerate(changes):
            ref = EntryRef(device, sequence, index)
            known = heads.get(change.record_id, {})
            body = log.Item(
                ref=ref,
                record_kind=change.kind,
                record_id=change.record_id,
                values=change.values,
                based_on={name: known[name] for name in change.values if name in known},
                wall_time=now,
                person_id=self._signer.person_id,
            ).encode()
            nonce = os.urandom(log.NONCE_BYTES)
            signature = self._signer.sign_item(body)
            commitments.append(log.commitment(nonce, body, signature))
            items.append(
                {
                    "device_id": device,
                    "sequence": sequence,
                    "index": index,
                    "record_id": change.record_id,
                    "nonce": nonce,
                    "body": body,
                    "signature": signature,
                }
            )
            merged = known | dict.fromkeys(change.values, ref)
            new_heads.append(
                {
                    "record_id": change.record_id,
                    "record_kind": change.kind,
                    "heads": heads_out(merged),
                }
            )
        header = log.Header(device, sequence, clock, previous, tuple(commitments)).encode()
        signature = self._signer.sign_header(header)
        digest = log.entry_hash(header, signature)
        connection.execute(
            _INSERT_ENTRY,
            {
                "device_id": device,
                "sequence": sequence,
                "clock": clock,
                "header": header,
                "signature": signature,
                "hash": digest,
            },
        )
        connection.execute(_INSERT_ITEMS, items)
        changed = [h for h, c in zip(new_heads, changes, strict=True) if not c.is_new]
        if changed:
            connection.execute(
                _UPDATE_HEADS,
                [{"b_record_id": h["record_id"], "b_heads": h["heads"]} for h in changed],
            )
        fresh = [h for h, c in zip(new_heads, changes, strict=True) if c.is_new]
        if fresh:
            connection.execute(_INSERT_HEADS, fresh)
        self._tip = (sequence, digest)
        self._clock = clock
        return sequence

    @staticmethod
    def _read_tip(connection: sa.Connection, device: uuid.UUID) -> tuple[int, bytes]:
        entry = schema.change_entry
        row = connection.execute(
            sa.select(entry.c.sequence, entry.c.hash)
            .where(entry.c.device_id == device)
            .order_by(entry.c.sequence.desc())
            .limit(1)
        ).first()
        return (row.sequence, row.hash) if row else (0, log.GENESIS)


def _read_heads(
    connection: sa.Connection, record_ids: Sequence[uuid.UUID]
) -> dict[uuid.UUID, dict[str, EntryRef]]:
    table = schema.record_head
    found: dict[uuid.UUID, dict[str, EntryRef]] = {}
    for start in range(0, len(record_ids), 500):
        part = record_ids[start : start + 500]
        for row in connection.execute(
            sa.select(table.c.record_id, table.c.heads).where(table.c.record_id.in_(part))
        ):
            found[row.record_id] = heads_in(row.heads)
    return found


def heads_out(heads: Mapping[str, EntryRef]) -> str:
    """Return JSON ``[[device, sequence, index, [field, …]], …]``: which item set which fields."""
    grouped: dict[EntryRef, list[str]] = {}
    for name, ref in heads.items():
        grouped.setdefault(ref, []).append(name)
    return json.dumps(
        [[r.device_id.hex, r.sequence, r.index, names] for r, names in grouped.items()],
        separators=(",", ":"),
    )


def heads_in(text: str) -> dict[str, EntryRef]:
    """Read what ``heads_out`` wrote."""
    return {
        name: EntryRef(uuid.UUID(hex=device), sequence, index)
        for device, sequence, index, names in json.loads(text)
        for name in names
    }
