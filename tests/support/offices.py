"""A whole book with keys, made as the wizard makes it, with a cheap Argon2."""

import datetime as dt
from pathlib import Path

from app.domain.people import LeaderPost
from app.ports.clock import Clock
from app.services.books import Books
from app.services.new_book import BookSetup
from db.store import BookFolder
from tests.support.books import SetClock
from tests.unit.security.fast_kdf import CountingKdf

LOGIN = "khoa"
PASSPHRASE = "sông Trà Khúc 4 mùa nước lên 81"


def setup_of(*, with_territories: bool = False) -> BookSetup:
    return BookSetup(
        province_code="51",
        committee_name="Tỉnh ủy Quảng Ngãi",
        commission_name="Ban Tổ chức Tỉnh ủy",
        body_symbol="BTCTU",
        place_name="Quảng Ngãi",
        term_name="Nhiệm kỳ 2025-2030",
        term_from=dt.date(2025, 9, 1),
        head_name="",
        head_post=LeaderPost.HEAD,
        person_name="Trần Minh Khoa",
        person_title="Chuyên viên",
        login=LOGIN,
        passphrase=PASSPHRASE,
        with_territories=with_territories,
    )


def books_in(state: Path, *, clock: Clock | None = None, kdf: CountingKdf | None = None) -> Books:
    """Return an opener with a cheap Argon2 and the device keys under ``state``."""
    time = clock or SetClock()
    return Books(
        lambda folder: BookFolder(folder, time), time, state, "máy thử", kdf=kdf or CountingKdf()
    )


def made_in(folder: Path, state: Path) -> Books:
    """Make a book, close it, and return its opener."""
    books = books_in(state)
    books.close(books.create(folder, setup_of()).session)
    return books
