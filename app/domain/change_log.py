"""Bytes of the change log (nhật ký thay đổi), format 1: headers, items, commitments, clock.

An entry is a header and its items. The header is signed by the device's key and holds device,
sequence, hybrid logical clock, hash of the device's previous entry, format version and one
commitment an item. An item is committed as ``SHA-256(32 random bytes ‖ body ‖ signature)``: any
single item may be left out and filled in later while the chain still verifies. Bytes once signed
are kept as they are. The format stands in docs/decisions/0003-change-log.md.
"""

import datetime as dt
import hashlib
import json
import struct
import uuid
from dataclasses import dataclass

from app.domain.errors import StoreError

FORMAT = 1
NONCE_BYTES = 32
SIGNATURE_BYTES = 64
HASH_BYTES = 32
GENESIS = bytes(HASH_BYTES)

_MAGIC = b"SDBH"
_HEAD = struct.Struct(">4sH16sQQ32sI")

#: Not a field: stands in every item of an entry that undoes another one. ``UNDONE_GONE`` says
#: that the record was made by the entry undone and is no more, ``UNDONE_BACK`` that its fields
#: went back to what they were.
UNDONE = "undone"
UNDONE_GONE = "gone"
UNDONE_BACK = "back"

#: Value of one field as it stands in an item: what JSON can hold, made by ``db.record_fields``.
FieldValue = None | bool | int | float | str | list["FieldValue"]


@dataclass(frozen=True, slots=True, order=True)
class EntryRef:
    """Names an item: chain (device), sequence of the entry from 1, place of the item from 0."""

    device_id: uuid.UUID
    sequence: int
    index: int


@dataclass(frozen=True, slots=True)
class Header:
    """What the device signs; ``clock`` is a hybrid logical clock value."""

    device_id: uuid.UUID
    sequence: int
    clock: int
    previous: bytes
    commitments: tuple[bytes, ...]

    def encode(self) -> bytes:
        """Return the bytes that are signed, hashed and kept."""
        head = _HEAD.pack(
            _MAGIC,
            FORMAT,
            self.device_id.bytes,
            self.sequence,
            self.clock,
            self.previous,
            len(self.commitments),
        )
        return head + b"".join(self.commitments)

    @classmethod
    def decode(cls, data: bytes) -> "Header":
        """Read kept bytes; raises StoreError ``log_entry_unreadable`` or ``log_format_newer``."""
        if len(data) < _HEAD.size:
            raise StoreError("log_entry_unreadable")
        magic, version, device, sequence, clock, previous, count = _HEAD.unpack_from(data)
        if magic != _MAGIC or version < 1:
            raise StoreError("log_entry_unreadable")
        if version > FORMAT:
            raise StoreError("log_format_newer", version=version)
        if len(data) != _HEAD.size + count * HASH_BYTES:
            raise StoreError("log_entry_unreadable")
        commitments = tuple(
            data[start : start + HASH_BYTES] for start in range(_HEAD.size, len(data), HASH_BYTES)
        )
        return cls(uuid.UUID(bytes=device), sequence, clock, previous, commitments)


def entry_hash(header: bytes, signature: bytes) -> bytes:
    """Return the hash by which the next entry of the chain names this one."""
    return hashlib.sha256(header + signature).digest()


def commitment(nonce: bytes, body: bytes, signature: bytes) -> bytes:
    """Return the commitment to one item."""
    return hashlib.sha256(nonce + body + signature).digest()


@dataclass(frozen=True, slots=True)
class Item:
    """One record's change: the fields set, and the item that each one was based on.

    A field missing from ``based_on`` had no value before. ``wall_time`` is what the machine's
    clock said (aware, UTC): evidence for people, never an order for the program.
    """

    ref: EntryRef
    record_kind: str
    record_id: uuid.UUID
    values: dict[str, FieldValue]
    based_on: dict[str, EntryRef]
    wall_time: dt.datetime
    person_id: uuid.UUID

    def encode(self) -> bytes:
        """Return the body that the person signs; raises ValueError for NaN and infinity."""
        bases: dict[EntryRef, list[str]] = {}
        for name, base in sorted(self.based_on.items()):
            bases.setdefault(base, []).append(name)
        body = {
            "f": FORMAT,
            "e": _ref_out(self.ref),
            "k": self.record_kind,
            "r": self.record_id.hex,
            "s": self.values,
            "b": [[*_ref_out(base), names] for base, names in sorted(bases.items())],
            "t": self.wall_time.astimezone(dt.UTC).isoformat(timespec="milliseconds"),
            "p": self.person_id.hex,
        }
        return json.dumps(
            body, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False
        ).encode()

    @classmethod
    def decode(cls, body: bytes) -> "Item":
        """Read a kept body; raises StoreError ``log_entry_unreadable`` or ``log_format_newer``."""
        try:
            data = json.loads(body)
            if data["f"] > FORMAT:
                raise StoreError("log_format_newer", version=data["f"])
            if data["f"] < 1 or not isinstance(data["s"], dict) or not isinstance(data["k"], str):
                raise StoreError("log_entry_unreadable")
            return cls(
                ref=_ref_in(data["e"]),
                record_kind=data["k"],
                record_id=uuid.UUID(hex=data["r"]),
                values=data["s"],
                based_on={
                    name: _ref_in([device, sequence, index])
                    for device, sequence, index, names in data["b"]
                    for name in names
                },
                wall_time=dt.datetime.fromisoformat(data["t"]),
                person_id=uuid.UUID(hex=data["p"]),
            )
        except (ValueError, LookupError, TypeError) as error:
            raise StoreError("log_entry_unreadable") from error


def _ref_out(ref: EntryRef) -> list[FieldValue]:
    return [ref.device_id.hex, ref.sequence, ref.index]


def _ref_in(data: list[object]) -> EntryRef:
    device, sequence, index = data
    if not isinstance(device, str) or not isinstance(sequence, int) or not isinstance(index, int):
        raise TypeError
    return EntryRef(uuid.UUID(hex=device), sequence, index)


def next_clock(last: int, now: dt.datetime) -> int:
    """Advance a hybrid logical clock: 48 bits of Unix milliseconds, 16 bits of counter.

    Never goes back, whatever the machine's clock does.
    """
    physical = int(now.timestamp() * 1000) << 16
    return physical if physical > last else last + 1


def clock_time(value: int) -> dt.datetime:
    """Return the instant that a clock value stands for (UTC)."""
    return dt.datetime.fromtimestamp((value >> 16) / 1000, dt.UTC)
