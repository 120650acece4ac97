"""Schema versions: upgraded stores look as the program expects them, on both databases."""

import re
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from app.domain.errors import StoreError
from db import migrate
from db.migrations import HEAD
from db.schema import metadata
from tests.support.books import Book


@pytest.fixture(params=["sqlite", "postgresql"])
def upgraded(request: pytest.FixtureRequest) -> sa.Engine:
    engine: sa.Engine = request.getfixturevalue(f"{request.param}_engine")
    return engine


def _ours(thing: Any, name: str | None, kind: str, reflected: bool, other: Any) -> bool:
    """Leave out the full-text index, which is no table of SQLAlchemy's (db/search.py)."""
    return not (kind == "table" and str(name).startswith(("search_index", "search_terms")))


def test_an_upgraded_store_is_what_the_schema_says(upgraded: sa.Engine) -> None:
    with upgraded.connect() as connection:
        # SQLite gives defaults back as they were typed, which compares with nothing.
        defaults = connection.dialect.name != "sqlite"
        options = {"include_object": _ours, "compare_server_default": defaults}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_head_is_the_newest_version() -> None:
    scripts = ScriptDirectory(str(migrate.SCRIPTS))
    assert scripts.get_heads() == [HEAD]
    names = [one.revision for one in reversed(list(scripts.walk_revisions()))]
    assert names == [f"{n:04}" for n in range(1, len(names) + 1)], "one line, numbered without gap"


def test_sql_for_postgresql_is_written_and_runs(request: pytest.FixtureRequest) -> None:
    sql = migrate.upgrade_sql()
    assert f"VALUES ('{HEAD}')" in sql or f"version_num='{HEAD}'" in sql
    assert sql.count("CREATE TABLE") > len(metadata.tables)
    assert not re.search(r"\bfts5\b|\bPRAGMA\b|\bAUTOINCREMENT\b", sql)
    engine: sa.Engine = request.getfixturevalue("postgresql_engine")
    with engine.connect() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
        connection.exec_driver_sql(sql.replace("BEGIN;", "").replace("COMMIT;", ""))
        assert set(sa.inspect(connection).get_table_names()) >= set(metadata.tables)
        connection.rollback()


def test_upgrading_again_does_nothing(upgraded: sa.Engine) -> None:
    assert migrate.is_current(upgraded)
    migrate.upgrade(upgraded)
    assert migrate.stored_version(upgraded) == HEAD


def test_a_newer_store_is_refused_and_left_alone(tmp_path: Path) -> None:
    book = Book(tmp_path / "book")
    engine = book.store._book.engine
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    book.store.close()
    before = (book.folder / "book.db").read_bytes()
    with pytest.raises(StoreError, match="store_newer") as caught:
        book.reopen()
    assert caught.value.values["version"] == "9999"
    assert (book.folder / "book.db").read_bytes() == before
    assert not list(book.folder.glob("book-before-*"))


def test_an_encrypted_copy_is_kept_before_an_upgrade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Book(tmp_path / "book")
    book.store.close()
    before = (book.folder / "book.db").read_bytes()
    monkeypatch.setattr(migrate, "is_current", lambda engine: False)
    monkeypatch.setattr(migrate, "upgrade", lambda engine: None)
    book.reopen()
    (copy,) = book.folder.glob("book-before-*.db")
    assert copy.read_bytes() == before
    assert not list(book.folder.glob("*.part"))
    book.store.close()
