"""Books of every released schema version open, are brought up to date, and their logs still fit.

tests/data/stores/VERSION was made by build_scripts/make_store_sample.py when VERSION was current.
"""

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.domain.engagement import Engagement
from app.domain.record import RecordKind
from db.engine import open_engine
from db.migrations import HEAD
from tests.support.books import VERIFIER
from tests.support.offices import LOGIN, PASSPHRASE, books_in
from tests.support.stores import ALL

STORES = Path(__file__).parents[1] / "data" / "stores"


def test_every_version_has_its_store() -> None:
    wanted = [f"{number:04}" for number in range(1, int(HEAD) + 1)]
    assert sorted(path.name for path in STORES.iterdir()) == wanted


@pytest.mark.parametrize("version", sorted(path.name for path in STORES.iterdir()))
def test_every_store_comes_to_the_newest_schema(
    version: str, sqlite_engine: sa.Engine, tmp_path: Path
) -> None:
    """Fails if a version was changed after its store was made: released versions stay as they are.

    Before its first release: delete tests/data/stores/VERSION and make it anew.
    """
    shutil.copytree(STORES / version, tmp_path / "book")
    books = books_in(tmp_path / "state")
    session = books.open(tmp_path / "book", LOGIN, PASSPHRASE)
    key = session.keys.database_key
    books.close(session)
    engine = open_engine(tmp_path / "book" / "book.db", key)
    kept, fresh = (_definitions(one) for one in (engine, sqlite_engine))
    engine.dispose()
    assert kept == fresh


def _definitions(engine: sa.Engine) -> dict[str, str]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql != ''")
        return {row.name: row.sql for row in rows}


@pytest.mark.parametrize("version", sorted(path.name for path in STORES.iterdir()))
def test_an_older_store_opens_and_goes_on(version: str, tmp_path: Path) -> None:
    shutil.copytree(STORES / version, tmp_path / "book")
    books = books_in(tmp_path / "state")
    session = books.open(tmp_path / "book", LOGIN, PASSPHRASE)
    queries = session.store.queries
    assert queries.records.verify(ALL, VERIFIER).fault is None
    assert queries.records.count(ALL, RecordKind.TERRITORY) > 50
    with session.store.unit_of_work() as uow:
        (trip,) = uow.find(Engagement)
        assert (trip.subject, trip.place) == ("Nắm tình hình chi bộ", "Nhà văn hóa")
        trip.place = "Trụ sở xã"
        uow.commit()
    (hit,) = queries.records.search(ALL, "nam tinh hinh")
    assert hit.record_id == trip.id
    (file,) = queries.records.attachments(ALL, trip.id)
    assert queries.records.content(ALL, file.id) == b"MAU"
    assert queries.records.verify(ALL, VERIFIER).fault is None
    books.close(session)
    kept = list((tmp_path / "book").glob("book-before-*.db"))
    assert len(kept) == (0 if version == HEAD else 1)
