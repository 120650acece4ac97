"""One SQLCipher connection to a book under its raw key, and how transactions begin on it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from app.domain.errors import StoreError
from db.errors import translate, translated

#: Execution option of a connection that is going to write: takes the write lock at once.
WRITES = "sdb_writes"

#: With less room than this on the disk, an I/O error means that it is full.
_ROOM = 256 * 1024

Connect = Callable[..., dbapi2.Connection]


def open_engine(path: Path, key: bytes, *, connect: Connect = dbapi2.connect) -> sa.Engine:
    """Return an engine over one connection; use it on the thread that first connects.

    ``key`` is the 32-byte store key. The key is never logged nor shown in an error, since it
    goes to the driver before SQLAlchemy sees the connection. Temporary tables stay in memory:
    nothing of a record is written in plain text.
    """

    def creator() -> dbapi2.Connection:
        connection = connect(str(path), isolation_level=None)
        try:
            _prepare(connection, key)
        except BaseException:
            connection.close()
            raise
        return connection

    engine = sa.create_engine(
        "sqlite://",
        module=dbapi2,
        creator=creator,
        poolclass=StaticPool,
        hide_parameters=True,
    )

    @sa.event.listens_for(engine, "handle_error")
    def _tell_full_from_failing(context: sa.engine.ExceptionContext) -> None:
        # Where its shared memory finds no room, SQLite speaks of an I/O error.
        known = translate(context.original_exception)
        if known is not None and known.code == "disk_failing" and _is_full(path):
            raise StoreError("disk_full") from None

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _ROOM
    except OSError:
        return False


def _prepare(connection: dbapi2.Connection, key: bytes) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA cipher_log_level = NONE")  # what it says goes to stderr, past our log
    cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA busy_timeout = 2000")
    cursor.execute("PRAGMA journal_mode = WAL").fetchone()
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA cache_size = -32768")
    cursor.close()


def checkpoint(engine: sa.Engine) -> None:
    """Fold the write-ahead log into the database file, so that one file holds everything."""
    with translated():
        raw = engine.raw_connection()
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        raw.close()
