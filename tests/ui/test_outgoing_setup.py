"""What the office settles for its papers: types, series, the desk, recipients, the look."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.outgoing import NumberingDesk
from app.domain.people import Device
from tests.support.issuing_office import IssuingOffice
from tests.support.keyboard import CTRL, error_at, press
from tests.support.outgoing_screen import Shown, no_preview, save, typed
from ui.dialogs.issue_dialog import IssueDialog
from ui.screens.outgoing.desk_page import HandOverDialog, TakeOverDialog
from ui.screens.outgoing.look_page import SettingDialog
from ui.screens.outgoing.recipients_page import RecipientListDialog
from ui.screens.outgoing.term_dialog import TermDialog
from ui.screens.outgoing.types_page import TypeDialog


@pytest.fixture
def shown(tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    office = IssuingOffice(tmp_path / "book")
    yield Shown(office, qtbot)
    office.book.store.close()


def test_another_machine_gives_no_number_and_says_what_to_do(shown: Shown) -> None:
    other = Device(
        name="máy văn thư", signing_key=bytes(32), registered=shown.office.book.clock.now()
    )
    with shown.office.book.store.unit_of_work() as uow:
        uow.add(other)
        uow.add(
            NumberingDesk(
                device_id=other.id,
                since=shown.office.book.clock.now(),
                given_by_id=shown.office.me,
            )
        )
        uow.commit()
    shown.prepare()
    shown.screen.refresh()
    assert "máy văn thư" in shown.screen.register.told.text()
    shown.screen.register.number()
    (told,) = shown.messages.informed
    assert "máy văn thư" in told
    assert "văn thư lấy số" in told
    shown.turn_to(3)
    page = shown.screen.desk
    assert page.take_button.isVisible()
    assert not page.hand_button.isVisible()
    press(page, Qt.Key.Key_R, CTRL)
    take = shown.open(TakeOverDialog)
    save(take)
    assert error_at(take, "reason")
    typed(take, "reason", "may hong o cung")
    save(take)
    page.refresh()
    assert page.hand_button.isVisible()
    press(page, Qt.Key.Key_G, CTRL)
    save(shown.open(HandOverDialog))
    desk = shown.services.outgoing.desk()
    assert desk is not None
    assert desk.device_id == other.id


def test_lists_of_types_recipients_and_terms_are_kept(shown: Shown) -> None:
    shown.turn_to(1)
    types = shown.screen.types
    types.ship()
    assert len(types.list.model.rows) > 15
    press(types, Qt.Key.Key_N, CTRL)
    dialog = shown.open(TypeDialog)
    save(dialog)
    assert error_at(dialog, "name")
    typed(dialog, "name", "Thong diep")
    typed(dialog, "symbol", "TD")
    save(dialog)
    types.refresh()
    assert any(row.series == "TD" for row in types.list.model.rows)
    shown.turn_to(4)
    press(shown.screen.recipients, Qt.Key.Key_N, CTRL)
    lists = shown.open(RecipientListDialog)
    typed(lists, "name", "Cac xa")
    lists.items.setPlainText("- Đảng ủy các xã;\n- Lưu Ban Tổ chức Tỉnh ủy.")
    save(lists)
    (kept,) = shown.services.outgoing.recipient_lists()
    assert kept.items == ("Đảng ủy các xã", "Lưu Ban Tổ chức Tỉnh ủy")
    shown.screen.recipients.refresh()
    shown.screen.recipients.list.table.setFocus()
    press(shown.screen.recipients.list.table, Qt.Key.Key_Delete)
    assert shown.services.outgoing.recipient_lists() == ()
    shown.turn_to(2)
    press(shown.screen.series, Qt.Key.Key_T, CTRL)
    term = shown.open(TermDialog)
    typed(term, "name", "2030 - 2035")
    typed(term, "valid_from", "20/10/2030")
    save(term)
    assert [one.name for one in shown.services.outgoing.terms()] == ["2030 - 2035", "2025 - 2030"]


def test_recipients_of_a_list_are_put_in_and_kept_as_one(shown: Shown) -> None:
    shown.messages.answer = "Nơi nhận công văn"
    dialog = IssueDialog(shown.context, shown.office.letter(), shown.screen, no_preview)
    dialog.open()
    before = dialog.recipients.items()
    dialog.recipients.save_button.click()
    assert shown.services.outgoing.recipient_lists()[0].items == before
    dialog.recipients.set_items(())
    dialog.recipients.lists.activated.emit(1)
    assert dialog.recipients.items() == before
    dialog.reject()


def test_a_choice_on_the_look_of_papers_is_made_and_taken_back(shown: Shown) -> None:
    shown.turn_to(5)
    page = shown.screen.look
    assert page.list.choose(lambda row: row.name == "body_pitch")
    press(page.list.table, Qt.Key.Key_F2)
    dialog = shown.open(SettingDialog)
    typed(dialog, "value", "30")
    save(dialog)
    assert "22" in error_at(dialog, "value")
    typed(dialog, "value", "20,5")
    save(dialog)
    page.refresh()
    (row,) = [one for one in page.list.model.rows if one.name == "body_pitch"]
    assert (row.value, row.is_chosen) == ("20.5", True)
    press(page.list.table, Qt.Key.Key_D, CTRL)
    page.refresh()
    (row,) = [one for one in page.list.model.rows if one.name == "body_pitch"]
    assert not row.is_chosen


def test_a_type_that_the_commission_may_not_issue_is_refused_in_words(shown: Shown) -> None:
    shown.turn_to(1)
    types = shown.screen.types
    types.ship()
    assert types.list.choose(lambda row: row.symbol == "CV")
    press(types, Qt.Key.Key_F2)
    dialog = shown.open(TypeDialog)
    dialog.issued.setChecked(False)
    save(dialog)
    IssueDialog(shown.context, shown.office.letter(), shown.screen, no_preview).open()
    issue = shown.open(IssueDialog)
    assert issue.problem.isVisible()
    assert "Công văn" in issue.problem.text()
    assert not issue.save_button.isEnabled()
    save(issue)
    issue.reject()
    assert shown.rows() == ()
