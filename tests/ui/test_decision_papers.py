"""Papers of assignments and minutes by keyboard: form, refusal at the field, preview, batch."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QListWidget
from pytestqt.qtbot import QtBot

from app.documents.model import Appendix, Document, Letterhead, Table
from app.documents.plain_text import plain_text
from app.domain.flow import Word
from app.domain.group import Assignment
from app.domain.record import RecordKind
from app.services.made_paper import MadePaper
from app.services.meeting_forms import SessionForm
from tests.support.journal_books import day
from tests.support.keyboard import CTRL, SHIFT, press
from tests.support.surfaces import SmallOffice
from ui.dialogs.batch_dialog import BatchDialog
from ui.dialogs.minutes_dialog import MinutesDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.screens.groups.decision_dialogs import AssignmentDecisionDialog, FollowersPaperDialog
from ui.screens.groups.screen import GroupsScreen
from ui.screens.journal.screen import JournalScreen
from ui.screens.meetings.screen import MeetingsScreen

D = TypeVar("D", bound=QDialog)


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[SmallOffice]:
    made = SmallOffice(tmp_path / "book")
    with qtbot.waitActive(made.window):
        made.window.show()
    yield made
    made.window.close()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made.book.store.close()


def shown(kind: type[D]) -> D:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
    open_ones = [one for one in found if one.isVisible()]
    assert open_ones, kind.__name__
    return open_ones[-1]


def document_of(preview: PreviewDialog) -> Document:
    assert isinstance(preview.paper, MadePaper)
    return preview.paper.document


def groups_of(office: SmallOffice) -> GroupsScreen:
    screen = office.window.show_screen("groups")
    assert isinstance(screen, GroupsScreen)
    return screen


def test_a_decision_is_made_shown_and_mended(office: SmallOffice) -> None:
    screen = groups_of(office)
    press(screen.groups.list.table, Qt.Key.Key_P, CTRL | SHIFT)
    dialog = shown(AssignmentDecisionDialog)
    assert dialog.holders.territories.ids() == [office.made.followed.id]
    marked = dialog.holders.territories.findChild(QListWidget)
    assert marked is not None
    marked.setCurrentRow(0)
    press(marked, Qt.Key.Key_Delete)
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert any("chưa có địa bàn nào" in one.text() for one in dialog.form.findChildren(QLabel))
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, PreviewDialog)]
    dialog.holders.territories.set_ids([office.made.other.id])
    dialog.legal_bases.setPlainText("Căn cứ yêu cầu nhiệm vụ\n\n")
    press(dialog, Qt.Key.Key_Return, CTRL)
    preview = shown(PreviewDialog)
    (table,) = (one for one in document_of(preview).blocks if isinstance(one, Table))
    assert table.rows[0][3] == "- Xã An Phú"
    assert "Căn cứ yêu cầu nhiệm vụ." in plain_text(document_of(preview))
    preview.reject()
    assert dialog.isVisible()
    dialog.reject()
    with office.book.store.unit_of_work() as uow:
        held = [one.territory_id for one in uow.find(Assignment, group_id=office.made.group.id)]
    assert held == [office.made.followed.id]


def test_both_papers_on_followers_come_together_or_one(office: SmallOffice) -> None:
    screen = groups_of(office)
    screen.tabs.setCurrentWidget(screen.leaders)
    screen.leaders.followers.select_first()
    press(screen.leaders.followers.table, Qt.Key.Key_P, CTRL | SHIFT)
    dialog = shown(FollowersPaperDialog)
    dialog.holders.territories.set_ids([office.made.other.id])
    press(dialog, Qt.Key.Key_Return, CTRL)
    batch = shown(BatchDialog)
    assert batch.papers.count() == 2
    batch.reject()
    dialog.proposal.setChecked(False)
    dialog.post.setCurrentIndex(1)
    press(dialog, Qt.Key.Key_Return, CTRL)
    preview = shown(PreviewDialog)
    head = document_of(preview).blocks[0]
    assert isinstance(head, Letterhead)
    assert head.issuer == ("TỈNH ỦY QUẢNG NGÃI",)
    assert "PHÓ BÍ THƯ" in plain_text(document_of(preview))
    preview.reject()
    dialog.decision.setChecked(False)
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible()
    dialog.reject()


def test_a_decision_of_the_book_is_printed_again(office: SmallOffice) -> None:
    with office.book.store.unit_of_work() as uow:
        (one,) = uow.find(Assignment, group_id=office.made.group.id)
        one.decision_id = office.decision.id
        uow.commit()
    screen = groups_of(office)
    screen.refresh()
    screen.groups.list.select_first()
    panel = screen.groups.panel
    panel.tabs.setCurrentIndex(2)
    press(panel.reprint, Qt.Key.Key_Space)
    preview = shown(PreviewDialog)
    (appendix,) = (one for one in document_of(preview).blocks if isinstance(one, Appendix))
    assert "số 400-QĐ/BTCTU, ngày" in appendix.attached_to
    preview.reject()


def test_minutes_of_a_leaders_session_that_was_held(office: SmallOffice) -> None:
    services, made = office.services, office.made
    session, _kinds = services.leaders_sessions.plan(
        SessionForm(None, made.followed.id, day(20), made.leader.id, "Công tác xây dựng Đảng")
    )
    screen = office.window.show_screen("meetings")
    assert isinstance(screen, MeetingsScreen)
    screen.open_record(RecordKind.LEADERS_SESSION, session)
    assert not screen.sessions.minutes.isEnabled()
    word = Word(made.book.person_id, day(20), "1. Kiện toàn chi bộ.")
    services.leaders_sessions.take(session, "hold", word)
    screen.refresh()
    screen.sessions.list.table.setFocus()
    press(screen.sessions.list.table, Qt.Key.Key_B)
    dialog = shown(MinutesDialog)
    assert dialog.chair.currentText() == "Võ Văn Đức"
    dialog.writer.setCurrentText("Trần Minh Khoa")
    dialog.course.setPlainText("Các đồng chí trao đổi.")
    press(dialog, Qt.Key.Key_Return, CTRL)
    preview = shown(PreviewDialog)
    text = plain_text(document_of(preview))
    assert "Các đồng chí trao đổi." in text
    assert "NGƯỜI GHI BIÊN BẢN" in text
    preview.reject()
    dialog.reject()


def test_minutes_of_a_trip_come_with_its_outcome(office: SmallOffice) -> None:
    screen = office.window.show_screen("journal")
    assert isinstance(screen, JournalScreen)
    screen.open_record(RecordKind.ENGAGEMENT, office.trip)
    papers = screen.entries.papers
    assert not papers.minutes.isEnabled()
    done = next(one for one in screen.entries.model.rows if one.id != office.trip)
    screen.open_record(RecordKind.ENGAGEMENT, done.id)
    papers.minutes.trigger()
    dialog = shown(MinutesDialog)
    dialog.others.setPlainText("Đồng chí Đinh Thị Hoa, Phó Bí thư Đảng ủy xã")
    press(dialog, Qt.Key.Key_Return, CTRL)
    preview = shown(PreviewDialog)
    assert "Đồng chí Đinh Thị Hoa" in plain_text(document_of(preview))
    preview.reject()
    dialog.reject()
