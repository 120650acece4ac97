"""Ctrl+Z: undoes what was written last after asking, in a text field only what was typed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.engagement import Engagement
from app.domain.record import RecordKind
from app.read_models.journal import JournalFilter
from tests.support.surfaces import SmallOffice


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[SmallOffice]:
    made = SmallOffice(tmp_path / "book")
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.show_screen("journal")
    made.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made.window)
    yield made
    made.book.store.close()


def subjects(office: SmallOffice) -> list[str]:
    page = office.services.journal.page(JournalFilter(), None)
    return [row.subject for row in page.rows]


def announce(office: SmallOffice, subject: str) -> None:
    office.services.journal.announce(replace(office.made.told(), subject=subject))


def press_ctrl_z(office: SmallOffice) -> None:
    handle = office.window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def test_what_was_written_last_is_undone_after_asking(office: SmallOffice, qtbot: QtBot) -> None:
    before = subjects(office)
    announce(office, "Ghi nhầm địa bàn")
    told: list[frozenset[RecordKind]] = []
    office.window.changes.changed.connect(told.append)
    office.window.navigation.setFocus()
    press_ctrl_z(office)
    qtbot.waitUntil(lambda: bool(office.messages.said))
    (question,) = office.messages.asked
    assert question.startswith("Hoàn tác việc báo việc (17/11/2026: Ghi nhầm")
    assert office.messages.said[-1].startswith("Đã hoàn tác việc báo việc")
    assert subjects(office) == before
    assert any(RecordKind.ENGAGEMENT in kinds for kinds in told)
    press_ctrl_z(office)
    qtbot.waitUntil(lambda: bool(office.messages.informed))
    assert office.messages.informed[0].startswith("Không có việc nào hoàn tác được.")


def test_nothing_happens_where_one_thinks_better_of_it(office: SmallOffice) -> None:
    announce(office, "Vẫn giữ")
    office.messages.confirms = False
    office.window.navigation.setFocus()
    press_ctrl_z(office)
    assert len(office.messages.asked) == 1
    assert "Vẫn giữ" in subjects(office)


def test_what_went_out_is_not_offered(office: SmallOffice, qtbot: QtBot) -> None:
    announce(office, "Đã báo")
    with office.book.store.unit_of_work() as uow:
        uow.find(Engagement, subject="Đã báo")[0].place = "Trụ sở"
        uow.went_out()
        uow.commit()
    office.window.navigation.setFocus()
    press_ctrl_z(office)
    qtbot.waitUntil(lambda: bool(office.messages.informed))
    assert office.messages.asked == []
    assert "Đã báo" in subjects(office)


def test_in_a_text_field_it_undoes_typing_alone(office: SmallOffice) -> None:
    announce(office, "Vẫn còn")
    field = office.window.search
    field.setFocus()
    QTest.keyClicks(field, "ba gia")
    press_ctrl_z(office)
    assert field.text() == ""
    press_ctrl_z(office)
    assert office.messages.asked == []
    assert "Vẫn còn" in subjects(office)
