"""Stores to try: an encrypted SQLite file, and PostgreSQL where this machine can start one."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from db import mapping, migrate
from db.engine import open_engine
from tests.support.stores import AnyStore

KEY = bytes(range(32))
_numbers = itertools.count()


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the bytes of a database with the newest schema and nothing in it."""
    path = tmp_path_factory.mktemp("empty") / "book.db"
    engine = open_engine(path, KEY)
    migrate.upgrade(engine)
    engine.dispose()
    return path.read_bytes()


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a PostgreSQL server with a template database `empty`, or skip."""
    try:
        import pgserver
    except ImportError:
        pytest.skip("no pgserver package for this Python: PostgreSQL is not tried")
    try:
        server = pgserver.postgres_server.get_server(tmp_path_factory.mktemp("pg"))
    except Exception as error:  # whatever keeps it from starting on this machine
        pytest.skip(f"PostgreSQL does not start here: {error}")
    address = server.get_uri()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE DATABASE empty")
    engine = engine_of(address, "empty")
    migrate.upgrade(engine)
    engine.dispose()
    yield address
    server.cleanup()


@pytest.fixture
def postgresql_engine(postgresql: str) -> Iterator[sa.Engine]:
    """Give an engine over a fresh PostgreSQL database with the newest schema."""
    name = f"book_{next(_numbers)}"
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE empty")
    engine = engine_of(postgresql, name)
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite_engine(tmp_path: Path, empty_sqlite: bytes) -> Iterator[sa.Engine]:
    """Give an engine over a fresh encrypted file with the newest schema."""
    path = tmp_path / "book.db"
    path.write_bytes(empty_sqlite)
    engine = open_engine(path, KEY)
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def any_store(request: pytest.FixtureRequest) -> AnyStore:
    """Give a store on each of the databases."""
    mapping.map_records()
    return AnyStore(request.getfixturevalue(f"{request.param}_engine"))


def engine_of(address: str, database: str) -> sa.Engine:
    url = sa.make_url(address).set(drivername="postgresql+psycopg", database=database)
    return sa.create_engine(url)
