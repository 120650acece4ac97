"""Writes a small file so that after a power cut it is the old one or the new one, never a mixture.

Not for databases and not for large files: the whole content is in memory.
"""

import contextlib
import errno
import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

from app.domain.errors import StoreError

_PRIVATE = 0o600
_REPLACE_TRIES = 20
_REPLACE_PAUSE_SECONDS = 0.05
# Some file systems cannot flush a folder (and Windows never does); there is no other way then.
_FOLDER_FLUSH_UNKNOWN = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}


def write_durably(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data``; on return the new content survives a power cut.

    Temp file in the same folder, readable by the owner alone, flushed, renamed over the target,
    folder flushed. Raises ``StoreError`` ``disk_full``, ``folder_read_only``, ``folder_missing``
    or ``disk_failed``; the old file is then untouched.
    """
    with _told_plainly(path):
        _sweep(path)
        temp = path.with_name(f".{path.name}.{secrets.token_hex(8)}.tmp")
        try:
            _write_new(temp, data)
            _replace(temp, path)
        except BaseException:
            with contextlib.suppress(OSError):
                temp.unlink(missing_ok=True)
            raise
        _flush_folder(path.parent)


def write_with_copy(path: Path, copy: Path, data: bytes) -> None:
    """Write ``path`` durably, then bring ``copy`` to the same content.

    Until the new file is durable and has been read back, ``copy`` keeps the previous content, so
    that one good file exists at every moment. Afterwards the copy is renewed, because a previous
    key file would keep a slot alive that was just removed. Errors as ``write_durably``.
    """
    write_durably(path, data)
    with _told_plainly(path):
        written = path.read_bytes()
    if written != data:
        raise StoreError("disk_failed", file=path.name, folder=str(path.parent), errno=None)
    write_durably(copy, data)


def _write_new(temp: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temp, flags, _PRIVATE)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _replace(source: Path, target: Path) -> None:
    """Rename over the target; on Windows a virus scanner may hold the target for a moment."""
    for attempt in range(_REPLACE_TRIES):
        try:
            source.replace(target)
        except PermissionError:
            if os.name != "nt" or attempt == _REPLACE_TRIES - 1:
                raise
            time.sleep(_REPLACE_PAUSE_SECONDS)
        else:
            return


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _FOLDER_FLUSH_UNKNOWN:
            raise
    finally:
        os.close(descriptor)


def _sweep(path: Path) -> None:
    """Remove temp files that an earlier, killed write of the same file left behind."""
    for left_over in path.parent.glob(f".{path.name}.*.tmp"):
        left_over.unlink(missing_ok=True)


@contextlib.contextmanager
def _told_plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise disk_error(error, path) from error


def disk_error(error: OSError, path: Path) -> StoreError:
    """The ``StoreError`` that says what the system said about writing ``path``."""
    if error.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}:
        code = "disk_full"
    elif error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        code = "folder_read_only"
    elif error.errno in {errno.ENOENT, errno.ENOTDIR}:
        code = "folder_missing"
    else:
        code = "disk_failed"
    return StoreError(code, file=path.name, folder=str(path.parent), errno=error.errno)
