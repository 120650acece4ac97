"""A session of a group by keyboard alone: agenda ticked, minutes, an item that goes up."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.finding import FindingKind
from app.domain.flow import Channel, Word
from app.domain.group import Group
from app.domain.group_session import SessionItemState
from app.domain.record import RecordKind
from app.services.finding_forms import NewFinding
from tests.support.journal_books import TODAY, JournalBook, journal_book
from tests.support.keyboard import (
    CTRL,
    SHIFT,
    error_at,
    press,
    tab_on,
    tab_to,
    type_text,
    wait_for_front,
)
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits
from ui.changes import Changes
from ui.context import Context
from ui.screens.journal.screen import JournalScreen
from ui.screens.journal.session_dialog import SessionDialog
from ui.screens.journal.session_minutes_dialog import SessionMinutesDialog


@pytest.fixture
def made(tmp_path: Path) -> Iterator[JournalBook]:
    one = journal_book(tmp_path / "sổ")
    with one.book.store.unit_of_work() as uow:
        uow.get(Group, one.group.id).leader_in_charge_id = one.leader.id
        uow.commit()
    one.services.findings.add_finding(
        NewFinding(FindingKind.DIFFICULTY, "Thiếu phòng họp", territory_id=one.followed.id)
    )
    yield one
    one.book.store.close()


@pytest.fixture
def screen(made: JournalBook, qtbot: QtBot) -> JournalScreen:
    context = Context(made.services, ImmediateRunner(), KeptMessages(), Changes(), Visits())
    one = JournalScreen(context)
    qtbot.addWidget(one)
    one.resize(1160, 640)
    with qtbot.waitActive(one):
        one.show()
    one.entered()
    one.entries.table.setFocus()
    return one


def call_session(screen: JournalScreen) -> SessionDialog:
    press(screen, Qt.Key.Key_G, CTRL | SHIFT)
    dialog = screen.actions_of_sessions.dialog
    assert isinstance(dialog, SessionDialog)
    wait_for_front(dialog)
    return dialog


def test_a_session_is_called_and_its_minutes_written_without_the_mouse(
    screen: JournalScreen, made: JournalBook
) -> None:
    dialog = call_session(screen)
    assert dialog.focusWidget() is dialog.agenda.list
    assert dialog.participants.ids() == [made.book.person_id]
    assert "Thiếu phòng họp" in dialog.agenda.list.item(0).text()
    press(dialog.agenda.list, Qt.Key.Key_Space)
    assert tab_on(dialog) is dialog.agenda.own
    type_text(dialog, "Lich thang sau")
    press(dialog.agenda.own, Qt.Key.Key_S, CTRL)
    assert screen.actions_of_sessions.dialog is None
    (row,) = screen.entries.model.rows
    assert screen.entries.chosen_id == row.id
    assert "Lich thang sau" in screen.entries.pane.text.toPlainText()

    press(screen.entries.table, Qt.Key.Key_R, CTRL)
    minutes = cast(SessionMinutesDialog, screen.actions_of_sessions.dialog)
    wait_for_front(minutes)
    type_text(minutes, "Ca nhom hop")
    first, second = minutes.conclusions.lines
    tab_to(minutes, first.step)
    QTest.keyClick(first.step, Qt.Key.Key_Down)
    QTest.keyClick(first.step, Qt.Key.Key_Down)
    press(first.step, Qt.Key.Key_S, CTRL)
    assert "chưa ghi nội dung kết luận" in error_at(minutes, "conclusions")
    tab_to(minutes, first.conclusion)
    type_text(minutes, "De nghi lanh dao lam viec voi xa")
    tab_to(minutes, second.conclusion)
    type_text(minutes, "Giu nhu cu")
    press(second.conclusion, Qt.Key.Key_S, CTRL)
    assert screen.actions_of_sessions.dialog is None
    states = [one.state for one in made.services.group_sessions.items(row.id)]
    assert states == [SessionItemState.GOES_UP, SessionItemState.SETTLED]
    shown = screen.entries.pane.text.toPlainText()
    assert "báo cáo lãnh đạo" in shown
    assert "De nghi lanh dao lam viec voi xa" in shown


def test_the_leaders_answer_is_read_at_the_item(screen: JournalScreen, made: JournalBook) -> None:
    dialog = call_session(screen)
    press(dialog.agenda.list, Qt.Key.Key_Space)
    dialog.submit()
    session = screen.entries.chosen_id
    assert session is not None
    (item,) = made.services.group_sessions.items(session)
    sessions, me = made.services.group_sessions, made.book.person_id
    sessions.take(item.id, "send_up", Word(me, TODAY, "Xin ý kiến"))
    sessions.take(
        item.id, "acknowledge", Word(made.leader.id, TODAY, "Sẽ làm việc với xã", Channel.PHONE)
    )
    screen.open_record(RecordKind.SESSION_ITEM, item.id)
    screen.refresh()
    shown = screen.entries.pane.text.toPlainText()
    assert "lãnh đạo đã cho ý kiến" in shown
    assert "Võ Văn Đức, ngày 22/11/2026: Sẽ làm việc với xã" in shown


def test_a_session_is_changed_until_its_minutes_are_in(
    screen: JournalScreen, made: JournalBook
) -> None:
    dialog = call_session(screen)
    press(dialog.agenda.list, Qt.Key.Key_Space)
    dialog.submit()
    press(screen.entries.table, Qt.Key.Key_E, CTRL)
    again = cast(SessionDialog, screen.actions_of_sessions.dialog)
    wait_for_front(again)
    assert again.agenda.list.item(0).checkState() is Qt.CheckState.Checked
    press(again.agenda.list, Qt.Key.Key_Space)
    again.agenda.own.setPlainText("Nội dung khác")
    again.submit()
    session = screen.entries.chosen_id
    assert session is not None
    items = made.services.group_sessions.items(session)
    assert [one.text for one in items] == ["Nội dung khác"]


def test_what_is_typed_into_the_minutes_is_kept(screen: JournalScreen, made: JournalBook) -> None:
    dialog = call_session(screen)
    press(dialog.agenda.list, Qt.Key.Key_Space)
    dialog.submit()
    press(screen.entries.table, Qt.Key.Key_R, CTRL)
    minutes = cast(SessionMinutesDialog, screen.actions_of_sessions.dialog)
    wait_for_front(minutes)
    minutes.conclusions.lines[0].conclusion.setPlainText("Đang ghi dở")
    minutes.conclusions.add_line().item_text.setText("Việc mới")
    press(minutes, Qt.Key.Key_Escape)
    press(screen.entries.table, Qt.Key.Key_R, CTRL)
    again = cast(SessionMinutesDialog, screen.actions_of_sessions.dialog)
    assert again.conclusions.lines[0].conclusion.toPlainText() == "Đang ghi dở"
    assert [one.item_text.text() for one in again.conclusions.lines] == ["", "Việc mới"]
    press(again, Qt.Key.Key_Escape)
