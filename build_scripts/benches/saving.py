"""Saving an engagement with its notice and its signed entry of the change log."""

import datetime as dt
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.domain.engagement import Engagement, EngagementKind, Notice
from app.ports.scope import Scope
from app.services.session import Session
from benches.books import BigBook
from benches.lines import Line, compare
from benches.plain import statements_of

LIMIT = "one durable commit of the same bytes by plain sqlite3 (WAL, synchronous=FULL, same disk)"


@contextmanager
def copied(book: BigBook) -> Iterator[BigBook]:
    """Copy the book on the same disk, so that the one in the cache stays as it is."""
    with copied_folder(book.folder) as folder:
        yield BigBook(folder, book.entries, book.today)


@contextmanager
def copied_folder(book: Path) -> Iterator[Path]:
    """Copy a book's folder beside it, for as long as the block lasts."""
    folder = book.with_name(f"{book.name}.saving")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(book, folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def saving(book: BigBook, session: Session, rounds: int) -> Line:
    """Save engagements one by one; as many bytes go by plain sqlite3 in between."""
    scope = Scope.everything()
    queries = session.store.queries
    group = queries.people.groups(scope, book.today)[0].id
    place = queries.territories.rows(scope, book.today)[0].id

    def save() -> None:
        _save(session, group, place, book.today)

    sent = sum(_size(values) for _, values in statements_of(save))
    with closing(_plain(book.folder / "plain-limit.db")) as connection:

        def commit() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO kept (bytes) VALUES (?)", (bytes(sent),))
            connection.execute("COMMIT")

        return compare(
            f"saving an engagement, {book.entries} entries",
            save,
            commit,
            target=8.0,
            limit=LIMIT,
            rounds=rounds * 4 + 1,
        )


def _save(session: Session, group: uuid.UUID, place: uuid.UUID, today: dt.date) -> None:
    entry = Engagement(
        kind=EngagementKind.MEETING,
        starts_on=today + dt.timedelta(days=3),
        ends_on=today + dt.timedelta(days=3),
        territory_id=place,
        group_id=group,
        subject="Dự hội nghị Ban Chấp hành Đảng bộ thường kỳ, nghe báo cáo công tác quý",
        place="Hội trường Ủy ban nhân dân",
        starts_at=dt.time(8, 0),
        participant_ids=[session.person_id],
    )
    entry.check()
    with session.store.unit_of_work() as uow:
        uow.add(entry)
        uow.add(
            Notice(
                engagement_id=entry.id,
                given_on=today,
                given_by_id=session.person_id,
                contacted="Đã trao đổi qua điện thoại với Thường trực cấp ủy",
                contacted_on=today,
                consent_needed=True,
                programme="Dự, phát biểu về công tác tổ chức xây dựng Đảng; nắm phương hướng.",
            )
        )
        uow.commit()


def _plain(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL").fetchone()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
    return connection


def _size(values: object) -> int:
    """Return how many bytes of values a statement carries; a number counts eight."""
    if isinstance(values, dict):
        return sum(map(_size, values.values()))
    if isinstance(values, list | tuple):
        return sum(map(_size, values))
    if isinstance(values, str):
        return len(values.encode())
    return len(values) if isinstance(values, bytes) else 0 if values is None else 8
