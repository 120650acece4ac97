"""A notice in at most twelve keys beyond its text, counted in the real window (domain C2)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.engagement import EngagementKind, PrivateContact
from app.domain.territory import PartyContact
from app.read_models.journal import EngagementDetail, JournalFilter
from tests.support.journal_books import TODAY, day
from tests.support.surfaces import SmallOffice
from ui.screens.journal.notice_dialog import NoticeDialog
from ui.screens.journal.screen import JournalScreen

K = Qt.Key
MOST_KEYS = 12
MOST_SECONDS = 60
STROKES_A_SECOND = 2
"""Of somebody who types slowly."""


class Clerk:
    """Types into whatever has the keyboard; counts the keys that are no text."""

    def __init__(self) -> None:
        self.keys = 0
        self.letters = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Press Tab, Enter, a shortcut, an answer's letter: each is one key."""
        self.keys += 1
        QTest.keyClick(_front(), key, modifiers or Qt.KeyboardModifier.NoModifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type a name, a text or a day, in small letters."""
        self.letters += len(text)
        for letter in text:
            QTest.keyClick(_front(), Qt.Key(ord(letter.upper())))
        QApplication.processEvents()


def _front() -> QWindow:
    """Return the window that has the keyboard; without a display nobody brings one to the front."""
    for _ in range(200):
        window = QApplication.activeWindow()
        handle = None if window is None else window.windowHandle()
        if handle is not None:
            return handle
        shown = QApplication.activeModalWidget() or next(
            one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow()
        )
        shown.activateWindow()
        QTest.qWait(10)
    raise AssertionError("no window came to the front")


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[SmallOffice]:
    made = SmallOffice(tmp_path / "book")
    qtbot.addWidget(made.window)
    with made.book.store.unit_of_work() as uow:
        uow.add(
            PartyContact(
                territory_id=made.made.other.id,
                full_name="Phan Văn Lâm",
                post_title="Trưởng ban Tổ chức",
            )
        )
        uow.commit()
    yield made
    made.book.store.close()


@pytest.fixture
def journal(office: SmallOffice, qtbot: QtBot) -> JournalScreen:
    made = office.made
    last = replace(
        made.told(),
        subject="Lần trước",
        starts_at=dt.time(7, 30),
        ends_at=dt.time(11, 30),
        contacted="Đinh Thị Hoa, Phó Bí thư",
        contacted_on=day(16),
    )
    office.services.journal.announce(last)
    with qtbot.waitActive(office.window):
        office.window.show()
    screen = office.window.show_screen("journal")
    assert isinstance(screen, JournalScreen)
    wait_for(lambda: bool(screen.entries.model.rows))
    screen.entries.table.setFocus()
    return screen


def wait_for(condition: object) -> None:
    assert callable(condition)
    for _ in range(300):
        if condition():
            return
        QTest.qWait(10)
    raise AssertionError("it did not come about")


def form(screen: JournalScreen) -> NoticeDialog:
    wait_for(lambda: isinstance(screen.actions_of_entries.dialog, NoticeDialog))
    dialog = screen.actions_of_entries.dialog
    assert isinstance(dialog, NoticeDialog)
    _front()
    wait_for(lambda: QApplication.activeWindow() is dialog)
    return dialog


def written(office: SmallOffice, subject: str) -> EngagementDetail:
    rows = office.services.journal.page(JournalFilter()).rows
    row = next(one for one in rows if one.subject == subject)
    return office.services.journal.engagement(row.id)


def test_a_notice_takes_twelve_keys_at_most(office: SmallOffice, journal: JournalScreen) -> None:
    made, clerk = office.made, Clerk()
    clerk.press(K.Key_N, Qt.KeyboardModifier.ControlModifier)
    form(journal)
    clerk.type("an phu")
    clerk.press(K.Key_Tab)
    clerk.type("nam tinh hinh dai hoi chi bo")
    clerk.press(K.Key_Tab)
    clerk.type("25/11")
    clerk.press(K.Key_Tab)
    clerk.press(K.Key_Tab)  # the hour of the last time stands
    clerk.type("binh")
    clerk.press(K.Key_Tab)
    clerk.press(K.Key_Tab)  # past those chosen
    clerk.type("lam")
    clerk.press(K.Key_Tab)
    clerk.press(K.Key_Tab)  # the contact was today
    clerk.press(K.Key_K)
    clerk.press(K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: journal.actions_of_entries.dialog is None)
    told = written(office, "nam tinh hinh dai hoi chi bo")
    assert told.row.kind is EngagementKind.TRIP
    assert told.row.territory_id == made.other.id
    assert (told.row.starts_on, told.row.ends_on) == (day(25), day(25))
    assert told.participant_ids == (made.book.person_id, made.companion.id)
    assert (told.starts_at, told.ends_at) == (dt.time(7, 30), dt.time(11, 30))
    notice = told.notice
    assert notice is not None
    assert notice.contacted == "Phan Văn Lâm, Trưởng ban Tổ chức"
    assert notice.contacted_on == TODAY
    assert notice.private_contact is PrivateContact.NO
    assert clerk.keys <= MOST_KEYS, clerk.keys
    assert (clerk.keys + clerk.letters) / STROKES_A_SECOND <= MOST_SECONDS
