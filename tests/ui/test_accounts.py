"""Who can open the book, and one's own passphrase: what is asked, refused and forgotten."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.errors import StoreError
from app.domain.people import Account
from app.services.roster import ServiceData, Who
from tests.support.books import Book
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits, services_of
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.accounts_dialog import AccountsDialog, AddAccountDialog
from ui.dialogs.passphrase_dialog import PassphraseDialog
from ui.widgets.form import Form

GOOD = "mưa chiều phố núi"


def _strength(passphrase: str, login: str) -> tuple[bool, str]:
    del login
    return (True, "Khá mạnh") if passphrase == GOOD else (False, "Dễ đoán")


class Opened:
    """A book with one officer, and what the dialogs asked of the key file."""

    def __init__(self, folder: Path) -> None:
        self.book = Book(folder)
        self.services = services_of(self.book)
        self.messages = KeptMessages()
        self.added: list[tuple[uuid.UUID, str, str, bool]] = []
        self.ended: list[uuid.UUID] = []
        self.officer, _ = self.services.roster.add_officer(
            Who("Lê Thị Hà"), ServiceData(None, ""), None
        )
        self.context = Context(
            services=self.services,
            runner=ImmediateRunner(),
            messages=self.messages,
            changes=Changes(),
            go_to=Visits(),
        )

    def add(self, person: uuid.UUID, login: str, passphrase: str, administrator: bool) -> None:
        self.added.append((person, login, passphrase, administrator))
        with self.book.store.unit_of_work() as uow:
            uow.add(Account(person_id=person, slot_id="x", is_administrator=administrator))
            uow.commit()

    def dialog(self, qtbot: QtBot) -> AccountsDialog:
        made = AccountsDialog(
            self.context, add_account=self.add, end_account=self.ended.append, strength=_strength
        )
        qtbot.addWidget(made)
        made.show()
        return made


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    made = Opened(tmp_path / "book")
    yield made
    made.book.store.close()


def _error(form: Form, name: str) -> str:
    error = form._errors[name]
    return error.text() if error.isVisible() else ""


def test_a_person_is_given_an_account(opened: Opened, qtbot: QtBot) -> None:
    accounts = opened.dialog(qtbot)
    accounts.add()
    form = accounts.findChild(AddAccountDialog)
    assert form is not None
    form.save()
    assert "Chưa chọn người" in _error(form.form, "person_id")
    form.person.set_current(opened.officer)
    form.login.setText("ha.lt")
    form.passphrase.first.setText("ha123")
    assert form.passphrase.verdict.text() == "Dễ đoán"
    form.save()
    assert "dễ đoán" in _error(form.form, "passphrase")
    form.passphrase.first.setText(GOOD)
    form.save()
    assert _error(form.form, "repeated")
    form.passphrase.repeated.setText(GOOD)
    form.save()
    assert opened.added == [(opened.officer, "ha.lt", GOOD, False)]
    assert form.passphrase.first.text() == ""
    assert accounts.model.index(0, 0).data() == "Lê Thị Hà"
    accounts.end()
    assert len(opened.ended) == 1
    assert "Lê Thị Hà" in opened.messages.asked[0]


def test_an_account_is_ended_only_when_confirmed(opened: Opened, qtbot: QtBot) -> None:
    opened.add(opened.officer, "ha.lt", GOOD, False)
    opened.messages.confirms = False
    accounts = opened.dialog(qtbot)
    accounts.end()
    assert opened.ended == []


def test_ones_own_account_is_not_ended(opened: Opened, qtbot: QtBot) -> None:
    with opened.book.store.unit_of_work() as uow:
        uow.add(Account(id=uuid.UUID(int=9), person_id=opened.officer, slot_id="mine"))
        uow.commit()
    accounts = opened.dialog(qtbot)
    accounts.end()
    assert opened.messages.failures == ["own_account"]
    assert opened.ended == []


def test_the_passphrase_is_changed_and_forgotten(opened: Opened, qtbot: QtBot) -> None:
    asked: list[tuple[str, str, str]] = []

    def change(login: str, old: str, new: str) -> None:
        asked.append((login, old, new))
        if old != "cũ":
            raise StoreError("wrong_passphrase")

    dialog = PassphraseDialog(opened.context, change=change, strength=_strength)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.old.echoMode() is QLineEdit.EchoMode.Password
    dialog.save()
    assert _error(dialog.form, "login")
    dialog.login.setText("ha.lt")
    dialog.save()
    assert _error(dialog.form, "old")
    dialog.old.setText("sai")
    dialog.new.first.setText(GOOD)
    dialog.new.repeated.setText(GOOD)
    dialog.save()
    assert "không đúng" in _error(dialog.form, "old")
    dialog.old.setText("cũ")
    dialog.save()
    assert asked[-1] == ("ha.lt", "cũ", GOOD)
    assert not dialog.isVisible()
    assert dialog.old.text() == dialog.new.first.text() == ""
