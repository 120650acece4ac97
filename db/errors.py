"""Driver errors turned into StoreError codes; what is not recognised stays a bug."""

import contextlib
import errno
from collections.abc import Iterator

import sqlalchemy.exc
from sqlcipher3 import dbapi2

from app.domain.errors import StoreError

_BY_TEXT = (
    ("file is not a database", "database_unreadable"),
    ("file is encrypted", "database_unreadable"),
    ("malformed", "database_damaged"),
    ("disk i/o error", "disk_failing"),
    ("database or disk is full", "disk_full"),
    ("readonly database", "read_only"),
    ("unable to open database", "database_cannot_open"),
    ("database is locked", "database_busy"),
    # The last guard of the register: services check before.
    ("unique constraint failed: outgoing_document.", "number_taken_meanwhile"),
    ("unique constraint failed: number_series.", "number_taken_meanwhile"),
)


def translate(error: BaseException) -> StoreError | None:
    """Return what the person is told of this error, or None if it is a bug of ours.

    The message of the driver goes no further: it may hold values of a record.
    """
    if isinstance(error, sqlalchemy.exc.DBAPIError) and error.orig is not None:
        error = error.orig
    if isinstance(error, dbapi2.Error):
        text = str(error).lower()
        for part, code in _BY_TEXT:
            if part in text:
                return StoreError(code)
        return None
    if isinstance(error, OSError):
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return StoreError("disk_full")
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return StoreError("read_only")
        if error.errno == errno.EIO:
            return StoreError("disk_failing")
        if error.errno == errno.ENOENT:
            return StoreError("folder_gone")
    return None


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Turn recognised driver and file errors inside the block into StoreError."""
    try:
        yield
    except (sqlalchemy.exc.DBAPIError, dbapi2.Error, OSError) as error:
        known = translate(error)
        if known is None:
            raise
        raise known from None
