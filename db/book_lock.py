"""One program at a time on a book: a lock that names device, account and since when.

The operating system holds the lock and frees it when the process dies; the note beside it only
tells the next person who holds it.
"""

import contextlib
import datetime as dt
import getpass
import json
import platform
from pathlib import Path

from filelock import FileLock, Timeout

from app.domain.errors import StoreError
from db.errors import translate

LOCK_NAME = "book.lock"
NOTE_NAME = "book.lock.json"


class BookLock:
    """The lock of one book folder; ``acquire`` and ``release`` may run on any thread."""

    def __init__(self, folder: Path) -> None:
        self._note = folder / NOTE_NAME
        self._lock = FileLock(folder / LOCK_NAME, thread_local=False)

    def acquire(self, now: dt.datetime) -> None:
        """Take the lock.

        Raises StoreError ``book_in_use`` with ``device``, ``account`` and ``since`` (an instant),
        or with ``reason`` ``holder_unknown`` alone; or ``read_only`` and the like.
        """
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise self._in_use() from None
        except OSError as error:
            raise translate(error) or StoreError("read_only") from None
        note = {"device": device_name(), "account": account_name(), "since": now.isoformat()}
        # A full disk must not keep anybody from reading the book: the lock holds without its note.
        with contextlib.suppress(OSError):
            self._note.write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")

    def release(self) -> None:
        """Free the lock; safe to call twice, and when the folder is gone."""
        if self._lock.is_locked:
            with contextlib.suppress(OSError):
                self._note.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                self._lock.release()

    def _in_use(self) -> StoreError:
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            device, account = str(note["device"]), str(note["account"])
            since = dt.datetime.fromisoformat(note["since"])
        except (OSError, ValueError, TypeError, KeyError):
            return StoreError("book_in_use", reason="holder_unknown")
        return StoreError("book_in_use", device=device, account=account, since=since)


def device_name() -> str:
    """Return the name by which the machine knows itself."""
    return platform.node() or "?"


def account_name() -> str:
    """Return the system account that runs the program."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
