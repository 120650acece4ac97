"""The sub-unit where an entry is: offered once its territory is chosen, kept with the entry."""

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.domain.engagement import PrivateContact
from app.domain.record import RecordKind
from app.read_models.journal import JournalFilter
from app.services.territory_bodies import SubUnitData
from tests.support.journal_books import TODAY
from tests.support.surfaces import SmallOffice
from ui.screens.journal.exchange_dialog import ExchangeDialog
from ui.screens.journal.notice_dialog import NoticeDialog
from ui.screens.journal.screen import JournalScreen


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[SmallOffice]:
    made = SmallOffice(tmp_path / "book")
    qtbot.addWidget(made.window)
    yield made
    made.book.store.close()


@pytest.fixture
def unit(office: SmallOffice) -> uuid.UUID:
    bodies, place = office.services.territories.bodies, office.made.followed.id
    made, _ = bodies.add_sub_unit(place, SubUnitData("Chi bộ", "Thôn Đông"))
    gone, _ = bodies.add_sub_unit(place, SubUnitData("Chi bộ", "Thôn Cũ"))
    bodies.end_sub_unit(gone, TODAY - dt.timedelta(days=30))
    return made


def screen_of(office: SmallOffice) -> JournalScreen:
    office.window.show()
    screen = office.window.show_screen("journal")
    assert isinstance(screen, JournalScreen)
    return screen


def dialog_of(kind: type[QDialog]) -> QDialog:
    found = [one for one in QApplication.topLevelWidgets() if type(one) is kind]
    return next(one for one in found if one.isVisible())


def test_a_notice_says_at_which_place_of_the_territory(
    office: SmallOffice, unit: uuid.UUID
) -> None:
    screen = screen_of(office)
    screen.actions_of_entries.new_notice.trigger()
    dialog = dialog_of(NoticeDialog)
    assert isinstance(dialog, NoticeDialog)
    fields = dialog.fields
    assert not fields.sub_unit.isVisibleTo(dialog)
    fields.territory.set_current(office.made.other.id)
    assert not fields.sub_unit.isVisibleTo(dialog)
    fields.territory.set_current(office.made.followed.id)
    assert fields.sub_unit.isVisibleTo(dialog)
    QTest.keyClicks(fields.sub_unit, "thon")
    assert [one.name for one in fields.sub_unit._shown] == ["Chi bộ Thôn Đông"]
    QTest.keyClick(fields.sub_unit, Qt.Key.Key_Return)
    assert fields.sub_unit.current() == unit
    before = fields.starts_on.day.text()
    fields.starts_on.day.edit.setText("3x")
    fields.starts_on.day.changed.emit()
    assert fields.sub_unit.current() == unit
    fields.starts_on.day.set_text(before)
    fields.subject.setPlainText("Dự sinh hoạt chi bộ")
    fields.place_line.setText("nhà văn hóa")
    fields.private_contact.set_answer(PrivateContact.NO)
    dialog.submit()
    chosen = JournalFilter(sub_unit_id=unit)
    (row,) = office.services.journal.page(chosen).rows
    detail = office.services.journal.engagement(row.id)
    assert detail.where == "Chi bộ Thôn Đông, nhà văn hóa"
    screen.open_record(RecordKind.ENGAGEMENT, row.id)
    assert "Chi bộ Thôn Đông, nhà văn hóa" in screen.entries.pane.text.toPlainText()


def test_an_exchange_offers_the_places_and_drops_those_of_another_territory(
    office: SmallOffice, unit: uuid.UUID
) -> None:
    screen = screen_of(office)
    screen.actions_of_entries.note_exchange.trigger()
    dialog = dialog_of(ExchangeDialog)
    assert isinstance(dialog, ExchangeDialog)
    dialog.territory.set_current(office.made.followed.id)
    dialog.sub_unit.set_current(unit)
    assert dialog.sub_unit.current() == unit
    dialog.territory.set_current(office.made.other.id)
    assert dialog.sub_unit.current() is None
    assert not dialog.sub_unit.isVisibleTo(dialog)
    dialog.done(QDialog.DialogCode.Rejected)
