"""Ways into a book that are changed in two files: cut between them, all can be done again."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.errors import DomainError, StoreError
from app.domain.people import LeaderPost, Person
from app.ports.scope import Scope
from app.security import keyring
from app.services.books import Books, NewBook
from app.services.new_book import BookSetup
from app.services.session import Session
from db.store import BookFolder
from db.unit_of_work import SqlUnitOfWork
from tests.support.books import SetClock
from tests.unit.security.fast_kdf import CountingKdf

PASSPHRASE = "mưa chiều phố núi 47"
NEW = "lá rơi ngoài hiên vắng"
OTHER = "sông dài cá lội biệt tăm"
ALL = Scope.everything()

SETUP = BookSetup(
    province_code="51",
    committee_name="Tỉnh ủy Quảng Ngãi",
    commission_name="Ban Tổ chức",
    body_symbol="BTCTU",
    place_name="Quảng Ngãi",
    term_name="2025-2030",
    term_from=dt.date(2025, 10, 1),
    head_name="",
    head_post=LeaderPost.HEAD,
    person_name="Trần Minh Khoa",
    person_title="",
    login="khoa",
    passphrase=PASSPHRASE,
    with_territories=False,
)


@pytest.fixture
def books(tmp_path: Path) -> Books:
    clock = SetClock()
    return Books(
        lambda folder: BookFolder(folder, clock),
        clock,
        tmp_path / "state",
        "máy",
        kdf=CountingKdf(),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "book"


@pytest.fixture
def made(books: Books, folder: Path) -> NewBook:
    return books.create(folder, SETUP)


@pytest.fixture
def session(books: Books, made: NewBook) -> Iterator[Session]:
    yield made.session
    books.close(made.session)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """No commit succeeds until what is given is called."""

    def fail(_uow: SqlUnitOfWork) -> None:
        raise StoreError("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(SqlUnitOfWork, "commit", fail)
        yield patch.undo


def test_a_recovery_cut_before_its_commit_can_be_done_again(books, made, folder, full_disk):
    books.close(made.session)
    recovered = books.recover(folder, made.recovery.first, made.recovery.second)
    account = recovered.accounts[0].id
    with pytest.raises(StoreError, match="disk_full"):
        books.replace_forgotten(folder, recovered, account, "khoa", NEW)
    recovered.close()
    full_disk()
    # Nothing was lost: the passphrase of before opens the book, and so does the sheet.
    books.close(books.open(folder, "khoa", PASSPHRASE))
    again = books.recover(folder, made.recovery.first, made.recovery.second)
    session = books.replace_forgotten(folder, again, account, "khoa", NEW)
    assert keyring.slot_ids(folder, session.keys) == (session.keys.slot_id,)
    books.close(session)
    with pytest.raises(StoreError, match="wrong_passphrase"):
        books.open(folder, "khoa", PASSPHRASE)
    books.close(books.open(folder, "khoa", NEW))


def test_a_forgotten_slot_left_behind_goes_at_the_next_opening(books, made, folder, monkeypatch):
    books.close(made.session)
    recovered = books.recover(folder, made.recovery.first, made.recovery.second)
    with monkeypatch.context() as patch:
        patch.setattr(keyring, "drop_superseded", lambda *_: None)
        session = books.replace_forgotten(folder, recovered, recovered.accounts[0].id, "khoa", NEW)
    assert len(keyring.slot_ids(folder, session.keys)) == 2
    books.close(session)
    with pytest.raises(StoreError, match="account_unknown"):
        books.open(folder, "khoa", PASSPHRASE)
    session = books.open(folder, "khoa", NEW)
    assert keyring.slot_ids(folder, session.keys) == (session.keys.slot_id,)
    books.close(session)


def test_an_account_that_the_store_does_not_take_leaves_no_slot(books, session, folder, full_disk):
    person = Person(full_name="Lê Thị Lan")
    slots = keyring.slot_ids(folder, session.keys)
    with pytest.raises(StoreError, match="disk_full"):
        books.add_account(session, session.person_id, "lan", OTHER)
    assert keyring.slot_ids(folder, session.keys) == slots
    full_disk()
    with session.store.unit_of_work() as uow:
        uow.add(person)
        uow.commit()
    books.add_account(session, person.id, "lan", OTHER)
    assert len(keyring.slot_ids(folder, session.keys)) == 2


def test_the_end_of_an_account_cut_before_its_commit_can_be_done_again(
    books, session, folder, monkeypatch
):
    person = Person(full_name="Lê Thị Lan")
    with session.store.unit_of_work() as uow:
        uow.add(person)
        uow.commit()
    books.add_account(session, person.id, "lan", OTHER)
    rows = session.store.queries.office.accounts(ALL)
    account = next(row.id for row in rows if row.person_id == person.id)

    def fail(_uow: SqlUnitOfWork) -> None:
        raise StoreError("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(SqlUnitOfWork, "commit", fail)
        with pytest.raises(StoreError, match="disk_full"):
            books.end_account(session, account)
    assert len(keyring.slot_ids(folder, session.keys)) == 1
    books.end_account(session, account)
    rows = session.store.queries.office.accounts(ALL)
    assert [row.valid_to is None for row in rows if row.id == account] == [False]
    with pytest.raises(DomainError, match="already_ended"):
        books.end_account(session, account)
