"""Record ids: UUID version 7 (RFC 9562), growing with time within this process."""

import os
import threading
import time
import uuid

_lock = threading.Lock()
_last = 0


def new_id() -> uuid.UUID:
    """Return a new UUIDv7; later calls give greater ids even within one millisecond.

    48 bits of Unix milliseconds, 12 bits that count within the millisecond, 62 random bits.
    A clock set back does not break the order: the last value is counted on.
    """
    global _last
    with _lock:
        stamp = (time.time_ns() // 1_000_000) << 12
        if stamp <= _last:
            stamp = _last + 1
        _last = stamp
    value = (stamp >> 12) << 80
    value |= 0x7 << 76
    value |= (stamp & 0xFFF) << 64
    value |= 0b10 << 62
    value |= int.from_bytes(os.urandom(8)) & ((1 << 62) - 1)
    return uuid.UUID(int=value)
