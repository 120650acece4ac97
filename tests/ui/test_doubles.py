"""Mục ghi trùng: the pairs of the book, merged and taken apart with the keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.people import Account, Officer, Person
from tests.support.books import Book
from tests.support.journal_books import JournalBook
from tests.support.keyboard import CTRL, press
from tests.support.running import ImmediateRunner, KeptMessages
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.doubles_dialog import DoublesDialog
from ui.dialogs.form_dialog import FormDialog


@pytest.fixture
def made(tmp_path: Path) -> Iterator[JournalBook]:
    book = JournalBook(Book(tmp_path / "book"))
    yield book
    book.book.store.close()


@pytest.fixture
def messages() -> KeptMessages:
    return KeptMessages(answer="hai người khác nhau")


@pytest.fixture
def dialog(made: JournalBook, messages: KeptMessages, qtbot: QtBot) -> Iterator[DoublesDialog]:
    again = Person(full_name="LÊ THỊ BÌNH", phone="0255.3822001")
    clerk = Account(person_id=made.leader.id, slot_id="d")
    with made.book.store.unit_of_work() as uow:
        for record in (again, Officer(person_id=again.id), clerk):
            uow.add(record)
        uow.commit()
    context = Context(made.services, ImmediateRunner(), messages, Changes(), lambda *_: None)
    shown = DoublesDialog(context)
    with qtbot.waitActive(shown):
        shown.show()
    yield shown
    shown.close()


def _form() -> FormDialog:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, FormDialog)]
    (form,) = [one for one in found if one.isVisible()]
    return form


def test_a_pair_is_merged_and_taken_apart(dialog: DoublesDialog, messages: KeptMessages) -> None:
    (pair,) = dialog.pairs.model.rows
    assert {pair.first.name, pair.second.name} == {"Lê Thị Bình", "LÊ THỊ BÌNH"}
    assert "0255.3822001" in pair.first.told_apart + pair.second.told_apart
    press(dialog.pairs.table, Qt.Key.Key_Return)
    form = _form()
    assert "Chuyển sang" in form.told.toPlainText()
    press(form.focusWidget() or form, Qt.Key.Key_Return, CTRL)
    assert not form.isVisible()
    assert dialog.pairs.model.rows == []
    (row,) = dialog.merges.model.rows
    assert row.reason == "nhập trùng"
    dialog.merges.table.setFocus()
    press(dialog.merges.table, Qt.Key.Key_T, CTRL)
    assert messages.asked == [f"Tách lại “{row.absorbed_name}” khỏi “{row.kept_name}”?"]
    assert len(dialog.pairs.model.rows) == 1
    (row,) = dialog.merges.model.rows
    assert row.taken_back_reason == "hai người khác nhau"
    press(dialog.merges.table, Qt.Key.Key_T, CTRL)
    assert len(messages.asked) == 1, "taken back once"


def test_two_others_are_chosen_by_hand(dialog: DoublesDialog, made: JournalBook) -> None:
    press(dialog, Qt.Key.Key_N, CTRL)
    form = _form()
    assert form.told.toPlainText().startswith("Sẽ làm gì")
    press(form.focusWidget() or form, Qt.Key.Key_Return, CTRL)
    assert form.isVisible(), "nothing is chosen yet"
    form.kept.set_current(made.companion.id)
    form.absorbed.set_current(made.leader.id)
    assert form.kept.current() == made.leader.id, "who has an account is kept"
    assert "Giữ lại Võ Văn Đức" in form.told.toPlainText()
    assert "tài khoản đăng nhập" in form.told.toPlainText()
    form.swap()
    assert form.kept.current() == made.leader.id
    assert "Chuyển sang Võ Văn Đức" in form.told.toPlainText()
    form.reason.clear()
    QTest.keyClicks(form.reason, " ")
    press(form.reason, Qt.Key.Key_S, CTRL)
    assert form.isVisible(), "a reason is asked"
    QTest.keyClicks(form.reason, "trung")
    press(form.reason, Qt.Key.Key_S, CTRL)
    assert not form.isVisible()
    (row,) = dialog.merges.model.rows
    assert (row.kept_name, row.absorbed_name) == ("Võ Văn Đức", "Lê Thị Bình")


def test_units_are_looked_through_too(dialog: DoublesDialog) -> None:
    dialog.subject.setCurrentIndex(1)
    assert dialog.pairs.model.rows == []
    assert not dialog.pairs.table.isVisible()
