"""The screen "Chờ ý kiến" by keyboard: one key an answer, written for another, oral, absent."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.engagement import ConsentState, consent_state
from app.services.container import Services
from app.services.steps import step_draft
from tests.support.journal_books import TODAY
from tests.support.leaders import LedBook, led_book
from tests.support.looking import wait_for_front
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.step_dialog import StepDialog
from ui.screens.awaiting.dialogs import AbsenceDialog, OralReportDialog
from ui.screens.awaiting.screen import AwaitingScreen
from ui.screens.home.screen import HomeScreen

TOMORROW = TODAY + dt.timedelta(days=1)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def made(tmp_path: Path) -> Iterator[LedBook]:
    one = led_book(tmp_path / "sổ")
    yield one
    one.book.store.close()


def shown(services: Services, qtbot: QtBot) -> AwaitingScreen:
    context = Context(services, ImmediateRunner(), KeptMessages(), Changes(), Visits())
    one = AwaitingScreen(context)
    qtbot.addWidget(one)
    one.resize(1160, 640)
    with qtbot.waitActive(one):
        one.show()
    one.entered()
    one.waiting.list.table.setFocus()
    return one


def press(field: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    if QApplication.activePopupWidget() is None:
        wait_for_front(field)
    QTest.keyClick(field, key, modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier)


def dialog_of(screen: AwaitingScreen, kind: type[FormDialog]) -> FormDialog:
    found = [one for one in screen.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    wait_for_front(found[0])
    return found[0]


def consent_of(made: LedBook, entry_id: object) -> ConsentState:
    notice = made.services.journal.engagement(entry_id).notice  # type: ignore[arg-type] # its id
    assert notice is not None
    return consent_state(notice.consent_needed, notice.consent_by_id, notice.consent_refused_on)


def test_the_leader_agrees_with_one_key_and_goes_on_to_the_next(
    made: LedBook, qtbot: QtBot
) -> None:
    first, second = made.ask_consent(TOMORROW), made.ask_consent(TOMORROW)
    screen = shown(made.services_for(made.leader.id), qtbot)
    table = screen.waiting.list.table
    assert screen.waiting.list.model.rowCount() == 2
    press(table, Qt.Key.Key_D)
    assert screen.waiting.list.model.rowCount() == 1
    assert consent_of(made, first) is ConsentState.GIVEN
    press(table, Qt.Key.Key_K)
    dialog = dialog_of(screen, StepDialog)
    press(dialog, Qt.Key.Key_S, CONTROL)
    assert dialog.isVisible(), "a refusal needs its reason"
    QTest.keyClicks(dialog.remark, "Hoan sang tuan sau")  # type: ignore[attr-defined]
    press(dialog, Qt.Key.Key_S, CONTROL)
    assert consent_of(made, second) is ConsentState.REFUSED
    assert screen.waiting.list.model.rowCount() == 0


def test_what_a_leader_types_is_kept_until_it_is_said(made: LedBook, qtbot: QtBot) -> None:
    entry = made.ask_consent(TOMORROW)
    services = made.services_for(made.leader.id)
    screen = shown(services, qtbot)
    table = screen.waiting.list.table
    press(table, Qt.Key.Key_K)
    QTest.keyClicks(dialog_of(screen, StepDialog).remark, "Hoan")  # type: ignore[attr-defined]
    press(dialog_of(screen, StepDialog), Qt.Key.Key_Escape)
    press(table, Qt.Key.Key_K)
    dialog = dialog_of(screen, StepDialog)
    assert dialog.remark.toPlainText() == "Hoan"  # type: ignore[attr-defined]
    press(dialog, Qt.Key.Key_S, CONTROL)
    assert consent_of(made, entry) is ConsentState.REFUSED
    assert services.drafts.load(step_draft(entry, "refuse")) is None


def test_an_officer_writes_it_down_for_the_leader_with_how_it_came(
    made: LedBook, qtbot: QtBot
) -> None:
    entry = made.ask_consent(TOMORROW)
    screen = shown(made.services, qtbot)
    press(screen.waiting.list.table, Qt.Key.Key_D)
    dialog = dialog_of(screen, StepDialog)
    assert isinstance(dialog, StepDialog)
    assert dialog.by.current() == made.leader.id
    press(dialog, Qt.Key.Key_S, CONTROL)
    assert dialog.isVisible(), "how it came is needed"
    dialog.channel.setFocus()
    press(dialog.channel, Qt.Key.Key_Down)
    press(dialog, Qt.Key.Key_S, CONTROL)
    assert consent_of(made, entry) is ConsentState.GIVEN
    (step,) = made.services_for(made.leader.id).traces.to_countersign()
    leader = shown(made.services_for(made.leader.id), qtbot)
    press(leader.waiting.list.table, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert leader.tabs.currentWidget() is leader.countersign
    leader.countersign.list.select_first()
    leader.countersign.list.table.setFocus()
    press(leader.countersign.list.table, Qt.Key.Key_X)
    assert leader.countersign.list.model.rowCount() == 0
    assert made.services.traces.of(step.record_id)[0].countersigned_on == TODAY


def test_consent_by_the_wrong_person_is_refused_at_his_name(made: LedBook, qtbot: QtBot) -> None:
    entry = made.ask_consent(TOMORROW)
    screen = shown(made.services, qtbot)
    press(screen.waiting.list.table, Qt.Key.Key_D)
    dialog = dialog_of(screen, StepDialog)
    assert isinstance(dialog, StepDialog)
    dialog.by.set_current(made.companion.id)
    dialog.channel.setCurrentIndex(2)
    press(dialog, Qt.Key.Key_S, CONTROL)
    assert dialog.isVisible()
    words = [one.text() for one in dialog.findChildren(QWidget, "fieldError") if one.isVisible()]  # type: ignore[attr-defined]
    assert any("lãnh đạo phụ trách" in one for one in words), words
    assert consent_of(made, entry) is ConsentState.AWAITED


def test_an_absence_is_typed_and_the_substitute_answers(made: LedBook, qtbot: QtBot) -> None:
    made.ask_consent(TOMORROW)
    screen = shown(made.services, qtbot)
    press(screen.waiting.list.table, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    press(screen.absences.list.table, Qt.Key.Key_N, CONTROL)
    dialog = dialog_of(screen, AbsenceDialog)
    assert isinstance(dialog, AbsenceDialog)
    wait_for_front(dialog.person)
    QTest.keyClicks(dialog.person, "vo van duc")
    press(dialog.person, Qt.Key.Key_Return)
    dialog.valid_to.set_date(TOMORROW)
    dialog.substitute.setFocus()
    QTest.keyClicks(dialog.substitute, "nguyen van hau")
    press(dialog.substitute, Qt.Key.Key_Return)
    press(dialog, Qt.Key.Key_S, CONTROL)
    assert made.services.absences.rows() == (), "it is not for an officer to say"
    dialog.said.by.set_current(made.leader.id)
    dialog.said.channel.setCurrentIndex(2)
    press(dialog, Qt.Key.Key_S, CONTROL)
    assert [row.substitute_name for row in made.services.absences.rows()] == ["Nguyễn Văn Hậu"]
    screen.tabs.setCurrentIndex(0)
    assert [item.answerer_name for item in screen.waiting.list.model.rows] == ["Nguyễn Văn Hậu"]


def test_an_oral_report_is_typed_and_heard(made: LedBook, qtbot: QtBot) -> None:
    screen = shown(made.services, qtbot)
    press(screen.waiting.list.table, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    press(screen.oral.list.table, Qt.Key.Key_N, CONTROL)
    dialog = dialog_of(screen, OralReportDialog)
    assert isinstance(dialog, OralReportDialog)
    press(dialog, Qt.Key.Key_S, CONTROL)
    assert dialog.isVisible(), "the gist is needed"
    QTest.keyClicks(dialog.gist, "Tinh hinh on dinh")
    press(dialog, Qt.Key.Key_S, CONTROL)
    (row,) = made.services.oral_reports.rows()
    assert (row.gist, row.to_id) == ("Tinh hinh on dinh", made.leader.id)
    leader = shown(made.services_for(made.leader.id), qtbot)
    press(leader.waiting.list.table, Qt.Key.Key_D)
    assert leader.waiting.list.model.rowCount() == 0


def test_home_tells_a_leader_what_awaits_him_and_nobody_else(made: LedBook, qtbot: QtBot) -> None:
    made.ask_consent(TOMORROW)
    for services, expected in ((made.services_for(made.leader.id), True), (made.services, False)):
        context = Context(services, ImmediateRunner(), KeptMessages(), Changes(), Visits())
        home = HomeScreen(context)
        qtbot.addWidget(home)
        home.show()
        home.entered()
        titles = [one.accessibleName() for one in home.lists]
        assert any("Chờ ý kiến của tôi" in title for title in titles) is expected, titles
