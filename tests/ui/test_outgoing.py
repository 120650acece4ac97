"""The register of outgoing documents by keyboard: to the signer, numbered, voided, entered."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.outgoing import IssuingBody, OutgoingState, SignatureForm
from app.domain.people import Device
from app.domain.record import RecordKind
from app.i18n.formats import short_date
from app.services.made_paper import MadePaper
from app.services.outgoing.forms import EntryForm, NumberForm
from tests.support.issuing_office import IssuingOffice
from tests.support.journal_books import TODAY, day
from tests.support.keyboard import CTRL, error_at, press
from tests.support.outgoing_screen import Shown, no_preview, save, typed
from ui.dialogs.issue_dialog import IssueDialog
from ui.dialogs.number_dialog import NumberDialog
from ui.dialogs.prepared_dialog import PreparedDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.step_dialog import StepDialog
from ui.screens.outgoing.entry_dialog import EntryDialog
from ui.screens.outgoing.series_dialog import SeriesDialog


@pytest.fixture
def shown(tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    office = IssuingOffice(tmp_path / "book")
    yield Shown(office, qtbot)
    office.book.store.close()


def test_an_empty_register_says_what_to_do_first(shown: Shown) -> None:
    for place in range(shown.screen.tabs.count() - 1):
        shown.turn_to(place)
        page = shown.screen.tabs.currentWidget()
        assert page is not None
        hints = [one.text() for one in page.findChildren(QLabel, "hint") if one.isVisible()]
        hints.append(shown.screen.desk.text.toPlainText())
        assert any("ấm “" in text for text in hints), place


def test_a_letter_goes_to_the_signer_gets_its_number_and_is_voided(shown: Shown) -> None:
    paper = shown.office.letter()
    copies: list[MadePaper] = []
    dialog = IssueDialog(
        shown.context, paper, shown.screen, lambda copy, _over: copies.append(copy)
    )
    heard: list[object] = []
    dialog.prepared.connect(lambda document_id, made: heard.extend((document_id, made)))
    dialog.open()
    dialog = shown.open(IssueDialog)
    typed(dialog, "subject", "ve viec cung cap danh sach")
    dialog.urgency.setCurrentIndex(1)
    dialog.draft.setCurrentIndex(2)
    save(dialog)
    assert len(heard) == 2
    (row,) = shown.rows()
    assert (row.subject, row.state) == ("ve viec cung cap danh sach", OutgoingState.PREPARED)
    assert (row.signer_name, row.signature_form) == ("Nguyễn Thị Lan", SignatureForm.HEAD)
    after = shown.open(PreparedDialog)
    assert "Chưa có máy nào cấp số" in after.told.text()
    after.print_filing()
    assert "Mã đối chiếu" in (copies[0].document.footer_note or "")
    after.print_issue()
    assert copies[1].document.footer_note is None, "only the filing copy bears the code"
    after.number()
    assert shown.messages.asked == ["Chưa có máy nào cấp số. Máy này cấp số từ nay?"]
    number = shown.open(NumberDialog)
    assert number.number.text() == "1"
    assert "01-CV/BTCTU" in number.told.text()
    save(number)
    shown.gone(PreparedDialog)
    (row,) = shown.rows()
    assert (row.full_number, row.signed_on) == ("01-CV/BTCTU", TODAY)
    register = shown.screen.register
    shown.screen.refresh()
    assert register.pane.deeds() == ["Xem, in bản lưu…", "Mở bản PDF đã phát hành", "Hủy số…"]
    register.table.setFocus()
    press(register.table, Qt.Key.Key_2)
    shown.open(PreviewDialog).reject()
    press(register.table, Qt.Key.Key_3)
    step = shown.open(StepDialog)
    save(step)
    assert "ghi" in error_at(step, "remark").lower()
    typed(step, "remark", "ky nham")
    save(step)
    (row,) = shown.rows()
    assert (row.state, row.void_reason) == (OutgoingState.VOIDED, "ky nham")
    assert row.full_number == "01-CV/BTCTU"


def test_what_is_not_signed_is_dropped_and_frees_no_number(shown: Shown) -> None:
    shown.services.outgoing.take_first_desk()
    shown.prepare()
    register = shown.screen.register
    shown.screen.refresh()
    assert register.pane.deeds() == [
        "Cấp số…",
        "Xem, in bản lưu…",
        "In bản phát hành…",
        "Bỏ dự thảo…",
    ]
    register.table.setFocus()
    press(register.table, Qt.Key.Key_4)
    save(shown.open(StepDialog))
    assert shown.rows()[0].state is OutgoingState.DROPPED
    shown.prepare("Lần nữa")
    shown.screen.refresh()
    row = next(one for one in shown.rows() if one.state is OutgoingState.PREPARED)
    assert shown.services.outgoing.next_number(row.id).number == 1


def test_a_day_before_that_of_the_last_number_is_told_at_once(shown: Shown) -> None:
    shown.services.outgoing.take_first_desk()
    shown.prepare("Lần đầu")
    (first,) = shown.rows()
    shown.services.outgoing.number(first.id, NumberForm(1, TODAY))
    shown.prepare("Lần sau")
    later = next(one for one in shown.rows() if one.id != first.id)
    shown.screen.open_record(RecordKind.OUTGOING_DOCUMENT, later.id)
    shown.screen.register.number()
    dialog = shown.open(NumberDialog)
    assert "Lưu ý" not in dialog.told.text()
    QTest.keyClick(dialog.signed_on.edit, Qt.Key.Key_Down)
    assert f"số 01 đã ký ngày {short_date(TODAY)}" in dialog.told.text()
    QTest.keyClick(dialog.signed_on.edit, Qt.Key.Key_Up)
    assert "Lưu ý" not in dialog.told.text()


def test_a_double_or_a_gap_is_refused_at_the_field(shown: Shown) -> None:
    shown.services.outgoing.take_first_desk()
    shown.prepare()
    shown.screen.refresh()
    shown.screen.register.number()
    dialog = shown.open(NumberDialog)
    typed(dialog, "number", "7")
    save(dialog)
    assert "từ 1 đến 6" in error_at(dialog, "number")
    typed(dialog, "number", "x")
    save(dialog)
    assert "Số văn bản không đúng" in error_at(dialog, "number")
    typed(dialog, "number", "1")
    save(dialog)
    assert shown.rows()[0].full_number == "01-CV/BTCTU"


def test_a_range_of_the_paper_book_is_entered_behind_its_opening_balance(shown: Shown) -> None:
    shown.services.outgoing.take_first_desk()
    shown.turn_to(2)
    press(shown.screen.series, Qt.Key.Key_N, CTRL)
    series = shown.open(SeriesDialog)
    save(series)
    assert error_at(series, "opening_number")
    typed(series, "opening_number", "120")
    save(series)
    (known,) = shown.screen.series.list.model.rows
    assert (known.series, known.opening_number, known.last_number) == ("BC", 120, 120)
    shown.turn_to(0)
    press(shown.screen.register, Qt.Key.Key_N, CTRL)
    dialog = shown.open(EntryDialog)
    assert dialog.number.text() == "121"
    typed(dialog, "last_number", "123")
    typed(dialog, "signed_on", "3/11/2026")
    save(dialog)
    assert error_at(dialog, "subject")
    typed(dialog, "subject", "ket qua cong tac thang 10")
    save(dialog)
    shown.screen.refresh()
    numbers = sorted(one.full_number for one in shown.rows())
    assert numbers == ["121-BC/BTCTU", "122-BC/BTCTU", "123-BC/BTCTU"]
    assert all(one.from_paper_book and one.signed_on == day(3) for one in shown.rows())
    assert shown.screen.register.pane.deeds() == ["Mở bản PDF đã phát hành", "Hủy số…"]
    press(shown.screen.register, Qt.Key.Key_P, CTRL)
    preview = shown.open(PreviewDialog)
    preview.reject()


def test_a_draft_of_an_entry_comes_back_and_goes_with_saving(shown: Shown) -> None:
    shown.services.outgoing.take_first_desk()
    shown.screen.register.new()
    dialog = shown.open(EntryDialog)
    typed(dialog, "subject", "dang ghi do")
    dialog.reject()
    shown.screen.register.new()
    dialog = shown.open(EntryDialog)
    assert dialog.subject.toPlainText() == "dang ghi do"
    typed(dialog, "signed_on", "3/11/2026")
    save(dialog)
    assert shown.rows()[0].subject == "dang ghi do"
    shown.screen.register.new()
    assert shown.open(EntryDialog).subject.toPlainText() == ""
    shown.open(EntryDialog).reject()


def test_the_number_of_another_body_is_typed_in_and_filters_narrow(shown: Shown) -> None:
    shown.services.outgoing.take_first_desk()
    shown.screen.register.new()
    dialog = shown.open(EntryDialog)
    dialog.issuer.setCurrentIndex(list(IssuingBody).index(IssuingBody.OTHER))
    typed(dialog, "number", "45")
    typed(dialog, "symbol", "BC/STC")
    typed(dialog, "signed_on", "3/11/2026")
    typed(dialog, "subject", "bao cao cua so")
    save(dialog)
    kind = shown.services.outgoing.types()[3]
    shown.services.outgoing.enter(EntryForm(kind.id, "cong van mot", 1, day(4)))
    register = shown.screen.register
    shown.screen.refresh()
    assert len(register.model.rows) == 2
    register.search.setFocus()
    QTest.keyClicks(register.search, "bao cao")
    press(register.search, Qt.Key.Key_Return)
    assert [row.full_number for row in register.model.rows] == ["45-BC/STC"]
    register.search.clear()
    register.type.setCurrentIndex(1 + 3)
    register.type.activated.emit(4)
    assert [row.subject for row in register.model.rows] == ["cong van mot"]
    register.year.setCurrentIndex(2)
    register.year.activated.emit(2)
    assert register.model.rows == []
    hints = [one.text() for one in register.findChildren(QLabel, "hint") if one.isVisible()]
    assert any("khớp bộ lọc" in text for text in hints)


def test_what_was_typed_for_a_paper_comes_back_until_it_is_prepared(shown: Shown) -> None:
    paper = shown.office.letter()

    def opened() -> IssueDialog:
        IssueDialog(shown.context, paper, shown.screen, no_preview).open()
        return shown.open(IssueDialog)

    dialog = opened()
    typed(dialog, "note", "cho so lieu")
    dialog.recipients.set_items(("Đảng ủy các xã",))
    press(dialog, Qt.Key.Key_Escape)
    dialog = opened()
    assert dialog.note.text() == "cho so lieu"
    assert dialog.recipients.items() == ("Đảng ủy các xã",)
    save(dialog)
    shown.open(PreparedDialog).reject()
    (row,) = shown.rows()
    assert row.note == "cho so lieu"
    dialog = opened()
    assert dialog.note.text() == ""
    dialog.reject()


def test_name_and_post_are_typed_in_where_somebody_signs_by_order(shown: Shown) -> None:
    IssueDialog(shown.context, shown.office.letter(), shown.screen, no_preview).open()
    dialog = shown.open(IssueDialog)
    assert not dialog.signer_name.isVisible()
    place = next(at for at in range(dialog.signer.count()) if "T/L" in dialog.signer.itemText(at))
    dialog.signer.setCurrentIndex(place)
    assert dialog.signer_name.isVisible()
    save(dialog)
    assert error_at(dialog, "signer_name")
    typed(dialog, "signer_name", "Le Thu Ha")
    save(dialog)
    assert error_at(dialog, "signer_post")
    typed(dialog, "signer_post", "Chanh Van phong")
    save(dialog)
    shown.open(PreparedDialog).reject()
    (row,) = shown.rows()
    assert (row.signer_name, row.signature_form) == ("Le Thu Ha", SignatureForm.BY_ORDER_OF_HEAD)


def test_another_machine_is_told_once_where_the_numbers_come_from(shown: Shown) -> None:
    outgoing = shown.services.outgoing
    outgoing.take_first_desk()
    clerk = Device(name="máy văn thư", signing_key=bytes(32), registered=dt.datetime.now(dt.UTC))
    with shown.office.book.store.unit_of_work() as uow:
        uow.add(clerk)
        uow.commit()
        clerk_id = clerk.id
    shown.prepare()
    outgoing.hand_over(clerk_id)
    shown.screen.refresh()
    shown.screen.register.number()
    (told,) = shown.messages.informed
    assert told.count("Máy này không cấp số") == 1
    assert "máy văn thư" in told
    shown.gone(NumberDialog)
