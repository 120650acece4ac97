"""Services and a screen's context over a test's book, with no keys file and no renderer."""

import uuid
from typing import Any, cast

from app.domain.record import RecordKind
from app.security.opened import Unlocked
from app.services.container import Services
from app.services.session import OpeningNotes, Session
from tests.support.books import Book


def session_of(book: Book) -> Session:
    """Return a session of the book's person; its ``keys`` are none."""
    return Session(
        store=book.store,
        keys=cast(Unlocked, None),
        folder=book.folder,
        clock=book.clock,
        person_id=book.person_id,
        person_name="Trần Minh Khoa",
        account_id=uuid.UUID(int=9),
        is_administrator=True,
        device_id=book.device_id,
        notes=OpeningNotes(),
        is_sample=False,
    )


def services_of(
    book: Book, renderer: Any = None, images: Any = None, tables: Any = None, workbooks: Any = None
) -> Services:
    """Return all services over the book."""
    return Services.of(session_of(book), renderer, images, tables, workbooks)


class Visits:
    """Keeps where a screen wanted to go."""

    def __init__(self) -> None:
        self.records: list[tuple[RecordKind, uuid.UUID]] = []

    def __call__(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        self.records.append((kind, record_id))
