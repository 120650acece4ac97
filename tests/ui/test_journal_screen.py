"""The journal driven as by a clerk: by keyboard, through the real forms, over a real book."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.engagement import EngagementKind, EngagementState, PrivateContact
from app.domain.finding import Authority, Direction, FindingKind
from app.domain.record import RecordKind
from app.read_models.journal import JournalFilter
from app.services.journal_forms import notice_draft
from app.services.outcome_forms import OutcomeReport, outcome_draft
from tests.support.journal_books import TODAY, JournalBook, day, journal_book
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.finding_dialog import FindingDialog
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.step_dialog import StepDialog
from ui.finding_kinds import KINDS
from ui.screens.journal.exchange_dialog import ExchangeDialog
from ui.screens.journal.grounds_dialog import GroundsDialog
from ui.screens.journal.notice_dialog import NoticeDialog
from ui.screens.journal.outcome_dialog import OutcomeDialog
from ui.screens.journal.screen import JournalScreen

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def made(tmp_path: Path) -> Iterator[JournalBook]:
    one = journal_book(tmp_path / "sổ")
    yield one
    one.book.store.close()


@pytest.fixture
def messages() -> KeptMessages:
    return KeptMessages(answer="Xã hoãn họp")


@pytest.fixture
def screen(made: JournalBook, messages: KeptMessages, qtbot: QtBot) -> JournalScreen:
    context = Context(made.services, ImmediateRunner(), messages, Changes(), Visits())
    one = JournalScreen(context)
    qtbot.addWidget(one)
    one.resize(1160, 640)
    with qtbot.waitActive(one):
        one.show()
    one.entered()
    one.entries.table.setFocus()
    return one


def form(screen: JournalScreen) -> FormDialog:
    dialog = screen.actions_of_entries.dialog
    assert dialog is not None
    wait_for_front(dialog)
    return dialog


def wait_for_front(part: QWidget) -> None:
    """Bring the window to the front: before that no shortcut of it works.

    Without a display nobody does so when the window over it closes.
    """
    for _ in range(200):
        if QApplication.activeWindow() is part.window():
            return
        part.window().activateWindow()
        QTest.qWait(10)
    raise AssertionError("the window did not come to the front")


def press(field: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key once the field's window is in front."""
    wait_for_front(field)
    QTest.keyClick(field, key, modifiers)


def error_at(dialog: FormDialog, name: str) -> str:
    field = dialog.findChild(QWidget, name)
    assert field is not None
    box = field.parentWidget()
    assert box is not None
    shown = [one.text() for one in box.findChildren(QLabel, "fieldError") if one.isVisible()]
    return " ".join(shown)


def pick(field: QWidget, text: str) -> None:
    wait_for_front(field)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def states(screen: JournalScreen) -> list[EngagementState]:
    return [row.state for row in screen.entries.model.rows]


def test_an_empty_journal_says_what_to_do_first(screen: JournalScreen) -> None:
    assert screen.entries.stack.currentIndex() == 1
    shown = cast(QLabel, screen.entries.stack.currentWidget())
    assert "Báo việc mới" in shown.text()
    screen.entries.filter_bar.awaiting.setChecked(True)
    assert "Bỏ lọc" in shown.text()


def test_a_notice_is_given_by_keyboard(
    screen: JournalScreen, made: JournalBook, messages: KeptMessages, qtbot: QtBot
) -> None:
    press(screen, Qt.Key.Key_N, CTRL)
    dialog = cast(NoticeDialog, form(screen))
    assert dialog.fields.participants.ids() == [made.book.person_id]
    assert dialog.fields.group.current() == made.group.id
    pick(dialog.fields.territory, "son ha")
    assert dialog.fields.territory.current() == made.followed.id
    press(dialog.fields.contacted, Qt.Key.Key_Down)
    QTest.keyClick(dialog.fields.contacted, Qt.Key.Key_Return)
    assert dialog.fields.contacted.text() == "Đinh Thị Hoa, Phó Bí thư"
    assert dialog.fields.contacted_on.date() == TODAY
    dialog.fields.private_contact.set_answer(PrivateContact.NO)
    dialog.fields.subject.insertPlainText("Nắm tình hình chi bộ")
    dialog.fields.starts_on.day.set_date(day(20))
    assert dialog.fields.ends_on.day.date() == day(20)
    QTest.keyClicks(dialog.fields.starts_on.time, "7h30")
    press(dialog.fields.subject, Qt.Key.Key_Return, CTRL)
    assert screen.actions_of_entries.dialog is None
    assert messages.said == ["Đã báo việc."]
    (row,) = screen.entries.model.rows
    assert (row.territory_name, row.starts_on) == ("Xã Sơn Hà", day(20))
    assert screen.entries.chosen_id == row.id
    assert "Đinh Thị Hoa" in screen.entries.pane.text.toPlainText()
    assert "07:30" in screen.entries.pane.text.toPlainText()
    assert screen.actions_of_entries.report.isEnabled()


def test_what_is_missing_is_told_at_the_field(screen: JournalScreen, made: JournalBook) -> None:
    press(screen, Qt.Key.Key_N, CTRL)
    dialog = cast(NoticeDialog, form(screen))
    press(dialog, Qt.Key.Key_S, CTRL)
    assert "nội dung" in error_at(dialog, "subject")
    assert "địa bàn" in error_at(dialog, "territory")
    assert error_at(dialog, "private_contact")
    dialog.fields.subject.setPlainText("Dự họp")
    dialog.submit()
    assert "địa bàn" in error_at(dialog, "territory")
    QTest.keyClicks(dialog.fields.territory, "khong co xa nay")
    dialog.submit()
    assert "danh sách" in error_at(dialog, "territory")
    pick(_cleared(dialog.fields.territory), "an phu")
    dialog.fields.ends_on.day.set_text("32/13")
    dialog.submit()
    assert "05/02/2026" in error_at(dialog, "ends_on")
    dialog.fields.ends_on.day.set_date(day(1))
    dialog.fields.private_contact.set_answer(PrivateContact.NO)
    dialog.submit()
    assert "trước ngày" in error_at(dialog, "ends_on")
    dialog.fields.ends_on.set_moment(TODAY, None)
    dialog.fields.ends_on.time.setText("99")
    dialog.submit()
    assert "8:30" in error_at(dialog, "ends_on")
    assert made.journal.page(JournalFilter()).rows == ()
    assert dialog.isVisible()
    assert dialog.fields.subject.toPlainText() == "Dự họp"


def _cleared(field: QWidget) -> QWidget:
    field.clear()  # type: ignore[attr-defined]  # a line edit
    return field


def test_grounds_are_written_down_and_refused_at_their_field(
    screen: JournalScreen, made: JournalBook
) -> None:
    trip, _kinds = made.journal.announce(made.told())
    screen.open_record(RecordKind.ENGAGEMENT, trip)
    press(screen.entries.table, Qt.Key.Key_G, CTRL)
    dialog = cast(GroundsDialog, form(screen))
    assert not dialog.mutual.isVisible()
    dialog.order_on.set_text("15/11/2026")
    dialog.submit()
    assert "số, ký hiệu" in error_at(dialog, "order_reference")
    dialog.order_reference.setText("12-CV/BTCTU")
    dialog.submit()
    assert "12-CV/BTCTU, 15/11/2026" in screen.entries.pane.text.toPlainText()


def test_a_notice_begins_with_what_a_duty_asks_for(
    screen: JournalScreen, made: JournalBook
) -> None:
    values = {
        "kind": "meeting",
        "territory": made.followed.id,
        "group": made.group.id,
        "participant": made.companion.id,
    }
    screen.new_record(RecordKind.ENGAGEMENT, values)
    dialog = cast(NoticeDialog, form(screen))
    assert dialog.fields.chosen_kind() is EngagementKind.MEETING
    assert dialog.fields.territory.text() == "Xã Sơn Hà"
    assert dialog.fields.participants.ids() == [made.companion.id]
    dialog.fields.subject.setPlainText("Dự họp")
    dialog.reject()
    screen.new_record(RecordKind.ENGAGEMENT, values | {"territory": made.other.id})
    again = cast(NoticeDialog, form(screen))
    assert again.fields.territory.text() == "Xã Sơn Hà", "what was being typed stands"
    assert again.fields.subject.toPlainText() == "Dự họp"


def test_an_exchange_and_an_outcome_are_begun_from_a_duty(
    screen: JournalScreen, made: JournalBook
) -> None:
    values = {"kind": "exchange", "territory": made.followed.id, "participant": made.companion.id}
    screen.new_record(RecordKind.ENGAGEMENT, values)
    exchange = cast(ExchangeDialog, form(screen))
    assert exchange.territory.text() == "Xã Sơn Hà"
    assert exchange.participants.ids() == [made.companion.id]
    exchange.reject()
    trip, _kinds = made.journal.announce(made.told())
    screen.new_record(RecordKind.OUTCOME, {"engagement": trip})
    assert isinstance(form(screen), OutcomeDialog)


def test_what_is_typed_is_kept_until_it_is_sent_or_dropped(
    screen: JournalScreen, made: JournalBook, qtbot: QtBot
) -> None:
    press(screen, Qt.Key.Key_N, CTRL)
    dialog = cast(NoticeDialog, form(screen))
    pick(dialog.fields.territory, "an phu")
    dialog.fields.subject.setPlainText("Đang ghi dở")
    press(dialog, Qt.Key.Key_Escape)
    assert screen.actions_of_entries.dialog is None
    assert made.services.drafts.load(notice_draft(None)) is not None
    press(screen, Qt.Key.Key_N, CTRL)
    again = cast(NoticeDialog, form(screen))
    assert again.fields.subject.toPlainText() == "Đang ghi dở"
    assert again.fields.territory.current() == made.other.id
    again._draft_bar.dropped.trigger()
    assert again.fields.subject.toPlainText() == ""
    assert made.services.drafts.load(notice_draft(None)) is None
    again._timer.setInterval(1)
    again.fields.subject.insertPlainText("Ghi lại")
    qtbot.waitUntil(lambda: made.services.drafts.load(notice_draft(None)) is not None)
    press(again, Qt.Key.Key_Escape)


def test_an_outcome_is_told_with_its_findings(screen: JournalScreen, made: JournalBook) -> None:
    made.journal.announce(made.told(kind=EngagementKind.BRANCH_MEETING))
    screen.refresh()
    assert states(screen) == [EngagementState.AWAITING_OUTCOME]
    assert "Có 1 việc" in _subline(screen)
    press(screen.entries.table, Qt.Key.Key_R, CTRL)
    dialog = cast(OutcomeDialog, form(screen))
    assert dialog.procedure_followed.isVisible()
    dialog.submit()
    assert "Ghi ít nhất một" in error_at(dialog, "results")
    dialog.results.setPlainText("Đã nghe và trao đổi")
    dialog.procedure_followed.setCurrentIndex(1)
    press(dialog.findings.add_button, Qt.Key.Key_Space)
    line = dialog.findings.lines[0]
    assert dialog.focusWidget() is line.text
    line.kind.setCurrentIndex(1)
    dialog.submit()
    assert "Chưa ghi nội dung" in error_at(dialog, "findings")
    line.kind.setCurrentIndex(0)
    dialog.findings.add_line()
    line.text.insertPlainText("Thiếu nhà văn hóa thôn")
    press(dialog.results, Qt.Key.Key_Return, CTRL)
    assert states(screen) == [EngagementState.CLOSED]
    assert _subline(screen) == ""
    assert not screen.actions_of_entries.report.isEnabled()
    assert "Thiếu nhà văn hóa thôn" in screen.entries.pane.text.toPlainText()


def test_what_is_told_on_paper_only_leaves_no_draft_of_an_outcome(
    screen: JournalScreen, made: JournalBook
) -> None:
    entry_id, _ = made.journal.announce(made.told())
    screen.refresh()
    press(screen.entries.table, Qt.Key.Key_R, CTRL)
    dialog = cast(OutcomeDialog, form(screen))
    dialog.results.setPlainText("Đã nghe và trao đổi")
    line = dialog.findings.add_line()
    line.text.setPlainText("Mất đoàn kết trong tập thể")
    dialog.keep_draft()
    line.kind.setCurrentIndex(len(KINDS) + 2)
    kept = made.services.drafts.load(outcome_draft(entry_id))
    assert kept is not None
    assert "Mất đoàn kết" not in str(kept[1])
    assert not line.text.isVisible()
    assert not line.text.document().isUndoAvailable()
    assert "Trưởng ban" in line.guidance.text()
    dialog.submit()
    assert "không ghi vào sổ" in error_at(dialog, "findings")
    line.kind.set_kind(FindingKind.PROPOSAL)
    line.text.setPlainText("Xin chủ trương")
    line.direction.setCurrentIndex(1)
    line.authority.setCurrentText("Ban Thường vụ Tỉnh ủy")
    dialog.submit()
    (found,) = made.journal.engagement(entry_id).findings
    assert found.direction is Direction.TO_TERRITORY
    assert found.authority is Authority.STANDING_COMMITTEE


def test_a_finding_is_added_to_an_entry(screen: JournalScreen, made: JournalBook) -> None:
    entry_id, _ = made.journal.announce(made.told())
    screen.refresh()
    press(screen.entries.table, Qt.Key.Key_T, CTRL)
    dialog = cast(FindingDialog, form(screen))
    assert not dialog.territory.isVisible()
    dialog.submit()
    assert "Chưa ghi nội dung" in error_at(dialog, "text")
    dialog.text.setPlainText("Thiếu kinh phí")
    dialog.submit()
    (found,) = made.journal.engagement(entry_id).findings
    assert (found.text, found.territory_id) == ("Thiếu kinh phí", made.followed.id)


def test_a_closed_entry_is_corrected_by_its_outcome(
    screen: JournalScreen, made: JournalBook
) -> None:
    entry_id, _ = made.journal.announce(made.told())
    made.outcomes.report_back(OutcomeReport(entry_id, TODAY, results="Đã xong"))
    screen.refresh()
    press(screen.entries.table, Qt.Key.Key_E, CTRL)
    dialog = cast(OutcomeDialog, form(screen))
    assert dialog.results.toPlainText() == "Đã xong"
    dialog.results.setPlainText("Đã xong một phần")
    dialog.submit()
    outcome = made.journal.engagement(entry_id).outcome
    assert outcome is not None
    assert outcome.results == "Đã xong một phần"


def test_an_announced_entry_is_amended_and_cancelled(
    screen: JournalScreen, made: JournalBook, messages: KeptMessages
) -> None:
    entry_id, _ = made.journal.announce(made.told(starts_on=day(28), ends_on=day(29)))
    screen.refresh()
    assert not screen.actions_of_entries.report.isEnabled()
    press(screen.entries.table, Qt.Key.Key_R, CTRL)
    assert messages.said == ["Chưa đến ngày đi, chưa báo kết quả được."]
    messages.said.clear()
    press(screen.entries.table, Qt.Key.Key_E, CTRL)
    dialog = cast(NoticeDialog, form(screen))
    dialog.fields.place_line.setText("Hội trường")
    dialog.submit()
    assert made.journal.engagement(entry_id).place == "Hội trường"
    screen.actions_of_entries.cancel.trigger()
    cancelling = cast(StepDialog, form(screen))
    cancelling.remark.setPlainText("Xã hoãn họp")
    cancelling.submit()
    assert states(screen) == [EngagementState.CANCELLED]
    assert "Xã hoãn họp" in screen.entries.pane.text.toPlainText()
    assert not screen.actions_of_entries.amend.isEnabled()


def test_an_exchange_is_one_short_form(screen: JournalScreen, made: JournalBook) -> None:
    press(screen, Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    dialog = cast(ExchangeDialog, form(screen))
    pick(dialog.territory, "son ha")
    dialog.subject.setPlainText("Hỏi tiến độ đại hội")
    dialog.submit()
    assert states(screen) == [EngagementState.CLOSED]
    press(screen.entries.table, Qt.Key.Key_E, CTRL)
    again = cast(ExchangeDialog, form(screen))
    again.results.setPlainText("12 chi bộ đã xong")
    again.submit()
    assert "12 chi bộ đã xong" in screen.entries.pane.text.toPlainText()


def test_records_are_shown_from_elsewhere(screen: JournalScreen, made: JournalBook) -> None:
    entry_id, _ = made.journal.announce(made.told())
    screen.open_record(RecordKind.ENGAGEMENT, entry_id)
    assert "Nắm tình hình" in screen.entries.pane.text.toPlainText()


def test_the_filter_narrows_and_lets_go(screen: JournalScreen, made: JournalBook) -> None:
    made.journal.announce(made.told())
    made.journal.announce(
        made.told(territory_id=made.other.id, starts_on=day(5, 10), ends_on=day(5, 10))
    )
    screen.refresh()
    bar = screen.entries.filter_bar
    assert len(screen.entries.model.rows) == 2
    pick(bar.territory, "an phu")
    assert [row.territory_name for row in screen.entries.model.rows] == ["Xã An Phú"]
    bar.clear()
    assert len(screen.entries.model.rows) == 2
    bar.month.setCurrentText("10/2026")
    assert [row.starts_on for row in screen.entries.model.rows] == [day(5, 10)]
    bar.clear()
    bar.kind.setCurrentIndex(2)
    assert screen.entries.model.rows == []


def test_texts_of_records_are_never_taken_for_markup(
    screen: JournalScreen, made: JournalBook
) -> None:
    entry_id, _ = made.journal.announce(made.told(subject="<img src='x'> & <b>đậm</b>"))
    screen.open_record(RecordKind.ENGAGEMENT, entry_id)
    assert "<img src='x'> & <b>đậm</b>" in screen.entries.pane.text.toPlainText()


def test_every_field_can_be_named_by_a_screen_reader(screen: JournalScreen) -> None:
    press(screen, Qt.Key.Key_N, CTRL)
    dialog = form(screen)
    for name in dialog.payload():
        field = dialog.findChild(QWidget, name)
        assert field is not None, name
        assert field.accessibleName(), name
    dialog.reject()


def _subline(screen: JournalScreen) -> str:
    found = screen.head.findChild(QLabel, "subline")
    assert found is not None
    return found.text()
