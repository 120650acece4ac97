"""Letters and papers of trips where a user looks for them: by key, as a preview or a choice."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.finding import HandoverTo
from app.domain.information_request import InformationRequest, RequestState
from app.domain.record import RecordKind
from app.read_models.requests import AskedOf
from app.services.container import Services
from app.services.finding_forms import HandOver
from app.services.made_paper import MadePaper
from tests.support.compliance_books import ComplianceBook
from tests.support.journal_books import day
from tests.support.keyboard import CTRL, press
from tests.support.letter_books import LetterBook
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.batch_dialog import BatchDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.screens.compliance.reminder_dialog import ReminderDialog
from ui.screens.compliance.screen import ComplianceScreen
from ui.screens.findings.screen import FindingsScreen
from ui.screens.journal.screen import JournalScreen
from ui.screens.meetings.invitation_paper_dialog import InvitationPaperDialog
from ui.screens.meetings.screen import MeetingsScreen
from ui.screens.spec import Screen
from ui.screens.tasks.screen import TasksScreen

S = TypeVar("S", bound=Screen)
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[LetterBook]:
    one = LetterBook(tmp_path / "sổ")
    yield one
    one.book.store.close()


def shown(kind: type[S], services: Services, qtbot: QtBot) -> S:
    screen = kind(Context(services, ImmediateRunner(), KeptMessages(), Changes(), Visits()))
    qtbot.addWidget(screen)
    screen.resize(1180, 700)
    with qtbot.waitActive(screen):
        screen.show()
    screen.entered()
    return screen


def came_up(kind: type[W]) -> W:
    (found,) = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()
    ]
    return found


def close(dialog: QWidget) -> None:
    dialog.close()
    QApplication.processEvents()


def test_the_papers_of_an_entry(book: LetterBook, qtbot: QtBot) -> None:
    entry = book.reported()
    screen = shown(JournalScreen, book.services, qtbot)
    screen.open_record(RecordKind.ENGAGEMENT, entry)
    papers = screen.entries.papers
    offered = [one.text().replace("&", "") for one in papers.offered]
    assert {"Báo cáo kết quả…", "Giấy giới thiệu…", "Giấy đi đường…"} <= set(offered)
    for action in (papers.report, papers.introduction, papers.permits, papers.reports):
        action.trigger()
        close(came_up(PreviewDialog))


def test_an_entry_not_reported_has_no_report(book: LetterBook, qtbot: QtBot) -> None:
    entry = book.announced(starts_on=day(24), ends_on=day(24))
    screen = shown(JournalScreen, book.services, qtbot)
    screen.open_record(RecordKind.ENGAGEMENT, entry)
    assert not screen.entries.papers.report.isEnabled()
    assert screen.entries.papers.introduction.isEnabled()
    assert not screen.entries.papers.invitation.isEnabled()


def test_the_letter_of_a_request(book: LetterBook, qtbot: QtBot) -> None:
    request = book.request(AskedOf.TERRITORY, book.followed.id)
    screen = shown(TasksScreen, book.services, qtbot)
    screen.open_record(RecordKind.INFORMATION_REQUEST, request)
    press(screen.requests.list.table, Qt.Key.Key_B, CTRL)
    dialog = came_up(PreviewDialog)
    assert isinstance(dialog.paper, MadePaper)
    assert dialog.paper.record == (RecordKind.INFORMATION_REQUEST, request)
    close(dialog)


def test_a_groups_own_letter_is_not_put_into_the_register(book: LetterBook, qtbot: QtBot) -> None:
    request = book.request(AskedOf.DIVISION, book.division.id)
    screen = shown(TasksScreen, book.services, qtbot)
    screen.open_record(RecordKind.INFORMATION_REQUEST, request)
    press(screen.requests.list.table, Qt.Key.Key_B, CTRL)
    dialog = came_up(PreviewDialog)
    assert dialog.sign_button.text() == "In để &ký…"
    close(dialog)


def test_findings_to_two_bodies_are_a_choice_of_letters(book: LetterBook, qtbot: QtBot) -> None:
    book.handed(HandOver(HandoverTo.AGENCY, body="Sở Nội vụ"))
    screen = shown(FindingsScreen, book.services, qtbot)
    screen.list.table.selectAll()
    press(screen.list.table, Qt.Key.Key_B, CTRL)
    close(came_up(PreviewDialog))
    book.handed(HandOver(HandoverTo.PROVINCIAL_OFFICE))
    screen.refresh()
    screen.list.table.selectAll()
    press(screen.list.table, Qt.Key.Key_B, CTRL)
    dialog = came_up(BatchDialog)
    assert dialog.papers.count() == 2
    close(dialog)


def test_what_nobody_was_handed_has_no_letter(book: LetterBook, qtbot: QtBot) -> None:
    book.handed(None)
    screen = shown(FindingsScreen, book.services, qtbot)
    screen.list.table.selectAll()
    assert not screen.actions_of_findings.letters.isEnabled()


def test_the_invitation_to_a_session_takes_what_is_typed(book: LetterBook, qtbot: QtBot) -> None:
    session = book.leaders_session()
    screen = shown(MeetingsScreen, book.services, qtbot)
    screen.open_record(RecordKind.LEADERS_SESSION, session)
    screen.sessions.list.table.setFocus()
    press(screen.sessions.list.table, Qt.Key.Key_M)
    form = came_up(InvitationPaperDialog)
    assert form.guests.toPlainText().startswith("Đảng ủy xã Sơn Hà")
    press(form, Qt.Key.Key_Return, CTRL)
    dialog = came_up(PreviewDialog)
    assert isinstance(dialog.paper, MadePaper)
    assert dialog.paper.record == (RecordKind.LEADERS_SESSION, session)
    close(dialog)


def test_letters_to_all_who_are_late(tmp_path: Path, qtbot: QtBot) -> None:
    made = ComplianceBook(tmp_path / "sổ")
    late = InformationRequest(
        asked_by_id=made.book.person_id,
        asked_on=day(1),
        subject="Số liệu đảng viên",
        due_on=day(10),
        to_body="Sở Nội vụ",
        state=RequestState.ASKED,
    )
    with made.book.store.unit_of_work() as uow:
        uow.add(late)
        uow.commit()
    screen = shown(ComplianceScreen, made.services, qtbot)
    press(screen.board.table, Qt.Key.Key_B, CTRL)
    form = came_up(ReminderDialog)
    form.settle_by.edit.setText("22/11/2026")
    press(form, Qt.Key.Key_Return, CTRL)
    assert form.isVisible()
    form.settle_by.edit.setText("30/11/2026")
    press(form, Qt.Key.Key_Return, CTRL)
    dialog = came_up(BatchDialog)
    assert dialog.papers.count() == 2
    close(dialog)
    made.book.store.close()
