"""The register of outgoing documents by keyboard: to the signer, numbered, voided, entered."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.outgoing import IssuingBody, NumberingDesk, OutgoingState, SignatureForm
from app.domain.people import Device
from app.domain.record import RecordKind
from app.read_models.outgoing import OutgoingFilter, OutgoingRow
from app.services.container import Services
from app.services.made_paper import MadePaper
from app.services.outgoing.forms import EntryForm, IssueForm, NumberForm
from tests.support.issuing_office import IssuingOffice
from tests.support.journal_books import TODAY, day
from tests.support.keyboard import CTRL, PLAIN, error_at, press
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.issue_dialog import IssueDialog
from ui.dialogs.number_dialog import NumberDialog
from ui.dialogs.paper_code_dialog import PaperCodeDialog
from ui.dialogs.prepared_dialog import PreparedDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.step_dialog import StepDialog
from ui.screens.outgoing.desk_page import HandOverDialog, TakeOverDialog
from ui.screens.outgoing.entry_dialog import EntryDialog
from ui.screens.outgoing.look_page import SettingDialog
from ui.screens.outgoing.recipients_page import RecipientListDialog
from ui.screens.outgoing.screen import OutgoingScreen
from ui.screens.outgoing.series_dialog import SeriesDialog
from ui.screens.outgoing.term_dialog import TermDialog
from ui.screens.outgoing.types_page import TypeDialog

D = TypeVar("D", bound=QWidget)


class Shown:
    def __init__(self, office: IssuingOffice, qtbot: QtBot) -> None:
        self.office = office
        self.services: Services = office.services
        self.messages = KeptMessages()
        self.visits = Visits()
        self.context = Context(
            office.services, ImmediateRunner(), self.messages, Changes(), self.visits
        )
        self.screen = OutgoingScreen(self.context)
        qtbot.addWidget(self.screen)
        self.screen.resize(1180, 700)
        with qtbot.waitActive(self.screen):
            self.screen.show()
        self.screen.entered()

    def open(self, kind: type[D]) -> D:
        QApplication.processEvents()
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
        found = [one for one in found if one.isVisible()]
        assert found, f"no {kind.__name__} is open"
        return found[-1]

    def gone(self, kind: type[QWidget]) -> None:
        QApplication.processEvents()
        left = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
        assert not [one for one in left if one.isVisible()]

    def turn_to(self, place: int) -> None:
        self.screen.tabs.setCurrentIndex(place)
        QApplication.processEvents()

    def rows(self) -> tuple[OutgoingRow, ...]:
        return self.services.outgoing.page(OutgoingFilter()).rows

    def prepare(self, subject: str = "Danh sách cấp ủy viên") -> None:
        """Put a letter before the signer by the form, and leave what follows it."""
        IssueDialog(self.context, self.office.letter(subject), self.screen, no_preview).open()
        save(self.open(IssueDialog))
        self.open(PreparedDialog).reject()


@pytest.fixture
def shown(tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    office = IssuingOffice(tmp_path / "book")
    yield Shown(office, qtbot)
    office.book.store.close()


def no_preview(_copy: MadePaper, _over: QWidget) -> None:
    """Of these nothing is printed."""


def save(dialog: QDialog) -> None:
    press(dialog, Qt.Key.Key_Return, CTRL)
    QApplication.processEvents()


def typed(dialog: QWidget, name: str, text: str) -> None:
    """Go to a field by the keyboard's focus and type; what stood there is replaced."""
    field = dialog.findChild(QWidget, name)
    assert field is not None
    field.setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    press(focused, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(focused, text)


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


def test_the_code_of_a_paper_is_typed_in_and_judged(shown: Shown) -> None:
    shown.services.outgoing.take_first_desk()
    shown.prepare()
    (row,) = shown.rows()
    note = shown.services.outgoing.print_for_signature(row.id).document.footer_note
    assert note is not None
    code = note.rpartition(" ")[2]
    press(shown.screen, Qt.Key.Key_M, CTRL)
    dialog = shown.open(PaperCodeDialog)
    for sign in code.lower()[:6]:
        QTest.keyClicks(dialog.code, sign)
    assert not dialog.problem.isVisible()
    QTest.keyClicks(dialog.code, "u")
    assert dialog.problem.isVisible(), "the alphabet of codes has no U"
    dialog.code.clear()
    wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
    QTest.keyClicks(dialog.code, wrong)
    assert dialog.problem.isVisible(), "the check sign is wrong"
    dialog.code.clear()
    QTest.keyClicks(dialog.code, code.replace("-", " ").lower())
    press(dialog.code, Qt.Key.Key_Return, PLAIN)
    assert dialog.verdict.text().startswith("✓")
    assert "Danh sách cấp ủy viên" in dialog.told.toPlainText()
    # The book goes on: the number is given, the words stay.
    shown.services.outgoing.number(row.id, NumberForm(1, TODAY))
    press(dialog.code, Qt.Key.Key_Return, PLAIN)
    assert dialog.verdict.text().startswith("✓")
    press(dialog.open_button, Qt.Key.Key_Space)
    assert shown.visits.records == [(RecordKind.OUTGOING_DOCUMENT, row.id)]


def test_a_paper_that_was_changed_after_its_print_is_told_of(shown: Shown) -> None:
    paper = shown.office.letter()
    outgoing = shown.services.outgoing
    proposal = outgoing.proposal(paper)
    form = IssueForm(proposal.type_id, proposal.subject, proposal.signer)
    document_id, _kinds, _made = outgoing.prepare(paper, form)
    note = outgoing.print_for_signature(document_id).document.footer_note
    assert note is not None
    outgoing.prepare(paper, replace(form, addressees=("Xã khác",)))
    dialog = PaperCodeDialog(shown.context, shown.screen)
    dialog.open()
    QTest.keyClicks(dialog.code, note.rpartition(" ")[2])
    dialog.ask()
    assert dialog.verdict.text().startswith("!")
    assert "hiện nay: Kính gửi: Xã khác" in dialog.told.toPlainText()
    unknown = "0000-0000-0000-0000-0"
    dialog.code.setText(unknown)
    dialog.ask()
    assert dialog.verdict.text().startswith("✗")
    dialog.reject()


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
