"""The limit of the queries: the same statements over a plain copy of the book, without ORM.

The copy is plain SQLite by the same library without a key (Python's own is often too old for the
search index). It holds invented text only.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2

Statement = tuple[str, Any]


def plain_copy(book: Path, key: bytes, target: Path) -> Path:
    """Export the book without encryption, once."""
    part = target.with_suffix(".part")
    if not target.exists():
        part.unlink(missing_ok=True)
        connection = dbapi2.connect(str(book), isolation_level=None)
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(part),))
        connection.execute("SELECT sqlcipher_export('plain')").fetchall()
        connection.execute("DETACH DATABASE plain")
        connection.close()
        part.rename(target)
    return target


@contextmanager
def opened(path: Path) -> Iterator[dbapi2.Connection]:
    """Open the copy as the book is opened, but for the key."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -32768")
    yield connection
    connection.close()


def statements_of(call: Callable[[], object]) -> list[Statement]:
    """Run a call and return what it sent to its database."""
    sent: list[Statement] = []

    def note(_connection: Any, _cursor: Any, text: str, values: Any, *_rest: Any) -> None:
        sent.append((text, values))

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        call()
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
    return sent


def replay(connection: dbapi2.Connection, statements: list[Statement]) -> None:
    """Run the statements and fetch what they give."""
    for text, values in statements:
        if connection.in_transaction and text.startswith("BEGIN"):
            connection.rollback()  # the call read in two goes
        cursor = connection.execute(text, values)
        if cursor.description is not None:
            cursor.fetchall()
    if connection.in_transaction:
        connection.rollback()
