"""The papers on territories, from the keys of their screens to the preview and the workbook."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.documents.model import Document, Table
from app.domain.flow import Word
from app.domain.office import Office
from app.printing import PaperRenderer
from app.printing.raster import PdfPageImages
from app.services.container import Services
from app.services.made_paper import MadePaper
from app.spreadsheets.writer import ExcelWorkbooks
from tests.support.journal_books import day
from tests.support.meeting_books import MeetingBook
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits, session_of
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.preview_dialog import PreviewDialog
from ui.screens.groups.screen import GroupsScreen
from ui.screens.journal.screen import JournalScreen
from ui.screens.meetings.screen import MeetingsScreen
from ui.screens.territories.screen import TerritoriesScreen

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFTED = CONTROL | Qt.KeyboardModifier.ShiftModifier


class Desk:
    """A book with an office, and the screens over it."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.office = MeetingBook(folder)
        self._qtbot = qtbot
        with self.office.book.store.unit_of_work() as uow:
            uow.add(
                Office(
                    province_code="99",
                    province_name="Tỉnh Minh Sơn",
                    committee_name="Tỉnh ủy Minh Sơn",
                    commission_name="Ban Tổ chức",
                    body_symbol="BTCTU",
                    place_name="Minh Sơn",
                )
            )
            uow.commit()
        none: Any = None
        self.messages = KeptMessages()
        services = Services.of(
            session_of(self.office.book), PaperRenderer(), PdfPageImages(), none, ExcelWorkbooks()
        )
        self.context = Context(services, ImmediateRunner(), self.messages, Changes(), Visits())

    def show(self, kind: type[Any]) -> Any:
        screen = kind(self.context)
        self._qtbot.addWidget(screen)
        screen.resize(1180, 700)
        with self._qtbot.waitActive(screen):
            screen.show()
        screen.entered()
        return screen

    def paper(self, screen: QWidget) -> Document:
        """Return the paper that is previewed, and close the preview."""
        found = [one for one in screen.findChildren(PreviewDialog) if one.isVisible()]
        assert found, self.messages.failures or "no preview is up"
        paper = found[-1].paper
        assert isinstance(paper, MadePaper)
        assert paper.pdf.startswith(b"%PDF")
        found[-1].reject()
        screen.activateWindow()
        assert QTest.qWaitForWindowActive(screen)
        return paper.document


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(tmp_path / "book", qtbot)
    yield made
    made.office.book.store.close()


def press(widget: QWidget, key: Qt.Key, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
    widget.setFocus()
    QTest.keyClick(widget, key, modifiers)
    QApplication.processEvents()


def rows(document: Document) -> tuple[tuple[str, ...], ...]:
    return next(one for one in document.blocks if isinstance(one, Table)).rows


def test_one_letter_on_a_session_shows_its_briefing(desk: Desk) -> None:
    sessions = desk.context.services.leaders_sessions
    form = desk.office.session_form(meets_on=day(26))
    session, _kinds = sessions.plan(form)
    screen = desk.show(MeetingsScreen)
    screen.tabs.setCurrentWidget(screen.sessions)
    assert screen.sessions.list.choose(lambda row: row.id == session)
    press(screen.sessions.list.table, Qt.Key.Key_I)
    document = desk.paper(screen)
    assert document.kind == "territory_briefing"
    assert "ngày 26/11/2026" in document.title


def test_a_session_that_was_cancelled_has_no_briefing(desk: Desk) -> None:
    sessions = desk.context.services.leaders_sessions
    session, _kinds = sessions.plan(desk.office.session_form(meets_on=day(26)))
    sessions.take(session, "cancel", Word(desk.office.me, day(22), "Lãnh đạo bận"))
    screen = desk.show(MeetingsScreen)
    screen.tabs.setCurrentWidget(screen.sessions)
    screen.sessions.list.choose(lambda row: row.id == session)
    assert not screen.sessions.briefing.isEnabled()


def test_the_briefing_of_the_chosen_territory(desk: Desk) -> None:
    screen = desk.show(TerritoriesScreen)
    assert not screen.deeds.briefing_action.isEnabled()
    screen.presenter.choose(desk.office.place)
    press(screen.table, Qt.Key.Key_P, SHIFTED)
    document = desk.paper(screen)
    assert document.kind == "territory_briefing"
    assert "xã Sơn Hà" in document.title


def test_the_list_of_territories_is_the_table_as_it_stands(desk: Desk) -> None:
    screen = desk.show(TerritoriesScreen)
    press(screen.table, Qt.Key.Key_P, CONTROL)
    document = desk.paper(screen)
    assert [row[1] for row in rows(document)] == ["Xã An Phú", "Xã Sơn Hà"]
    screen.presenter.find("son ha")
    press(screen.table, Qt.Key.Key_P, CONTROL)
    assert [row[1] for row in rows(desk.paper(screen))] == ["Xã Sơn Hà"]


def test_groups_are_listed_from_their_page_and_followers_are_asked_for(desk: Desk) -> None:
    screen = desk.show(GroupsScreen)
    press(screen.groups.list.table, Qt.Key.Key_P, CONTROL)
    document = desk.paper(screen)
    assert document.kind == "group_list"
    assert rows(document)[0][3] == "Trần Minh Khoa"
    screen.tabs.setCurrentWidget(screen.leaders)
    press(screen.leaders.posts.table, Qt.Key.Key_P, CONTROL)
    assert desk.messages.failures == ["nothing_to_print"]


def visit(desk: Desk, number: int) -> uuid.UUID:
    told = desk.office.journal.told(starts_on=day(number), ends_on=day(number))
    return desk.context.services.journal.announce(told)[0]


def test_the_extract_is_what_the_filter_lets_through(desk: Desk) -> None:
    visit(desk, 3)
    visit(desk, 17)
    screen = desk.show(JournalScreen)
    screen.entries.filter_bar.territory.set_current(desk.office.place)
    press(screen.entries.table, Qt.Key.Key_P, SHIFTED)
    document = desk.paper(screen)
    assert document.kind == "journal_extract"
    assert [row[1] for row in rows(document)] == ["03/11/2026", "17/11/2026"]
    texts = [one.runs[0].text for one in document.blocks if hasattr(one, "runs")]
    assert "Phạm vi: Xã Sơn Hà." in texts


def test_an_extract_of_nothing_is_told(desk: Desk) -> None:
    screen = desk.show(JournalScreen)
    screen.extract.trigger()
    assert desk.messages.failures == ["nothing_to_print"]


def test_the_extract_goes_to_a_workbook(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(desk, 17)
    screen = desk.show(JournalScreen)
    target = tmp_path / "trích sổ"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    press(screen.entries.table, Qt.Key.Key_E, SHIFTED)
    assert target.with_name("trích sổ.xlsx").read_bytes().startswith(b"PK")
    assert desk.messages.said
