"""What an unclean end leaves beside a database: its write-ahead log, judged before SQLite reads it.

SQLite takes a log up to the first frame that does not fit and drops the rest without a word. That
is right for the last commit, which a power cut may have torn before anybody was told that it was
saved; anywhere earlier it would lose what was saved, so the book is not opened then.
"""

import struct
from pathlib import Path

from sqlcipher3 import dbapi2

from app.domain.errors import StoreError
from db.errors import translated

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_MAGIC = (0x377F0682, 0x377F0683)
_FULL = 0xFFFFFFFF


def log_path(database: Path) -> Path:
    """Return where the write-ahead log of a database lies."""
    return database.with_name(f"{database.name}-wal")


def check_left_over(database: Path, key: bytes) -> bool:
    """Tell whether a log was left over; raise StoreError where it or the database is damaged.

    Reads only: neither file is changed, so that a damaged book can still be rescued by hand.
    Without a log there is nothing to check, and opening changes nothing before it has read.
    """
    log = log_path(database)
    with translated():
        data = log.read_bytes() if log.exists() else b""
        if len(data) <= _HEADER.size:
            return False
        if commits_lost(data):
            raise StoreError("database_damaged", file=log.name)
        _try_reading(database, key)
    return True


def commits_lost(log: bytes) -> bool:
    """Tell whether SQLite would drop commits of this log that were reported as saved.

    A commit was durable before the next one began. So only the last may be torn: if whole commits
    come after the frame that does not fit, it is damage.
    """
    magic, _, page_size, _, salt_a, salt_b, sum_a, sum_b = _HEADER.unpack_from(log)
    if not any(log[: _HEADER.size]):
        return False  # the header never reached the disk, so no commit did
    order = ">" if magic & 1 else "<"
    sums = _summed(log[:24], (0, 0), order)
    if magic not in _MAGIC or sums != (sum_a, sum_b):
        return True
    size = _FRAME.size + page_size
    fits = True
    torn = 0
    for start in range(_HEADER.size, len(log) - size + 1, size):
        _, pages, frame_a, frame_b, *told = _FRAME.unpack_from(log, start)
        this_round = (frame_a, frame_b) == (salt_a, salt_b)
        if fits:
            body = log[start : start + 8] + log[start + _FRAME.size : start + size]
            sums = _summed(body, sums, order)
            fits = this_round and sums == tuple(told)
        if not fits and this_round and pages:
            torn += 1
    return torn > 1


def _summed(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    """Go on with SQLite's checksum over more 32-bit words."""
    a, b = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        a = (a + even + b) & _FULL
        b = (b + odd + a) & _FULL
    return a, b


def _try_reading(database: Path, key: bytes) -> None:
    """Read the database with its log, read-only: a writer would fold the log in when it closes."""
    address = f"{database.absolute().as_uri()}?mode=ro"
    connection = dbapi2.connect(address, uri=True, isolation_level=None)
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA cipher_log_level = NONE")
        cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        cursor.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        connection.close()
