"""The loop by keyboard: announced, reported back with a promise, kept, answered; and refusals."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.commitment import CommitmentState
from app.domain.engagement import Engagement, EngagementKind, EngagementState
from app.domain.record import RecordKind
from app.read_models.commitments import CommitmentFilter, CommitmentRow
from app.services.outcome_forms import NewCommitment, OutcomeReport
from app.services.task_forms import NewOpinion, Said
from tests.support.journal_books import TODAY, JournalBook, day, journal_book
from tests.support.keyboard import CTRL, error_at, press, tab_on, tab_to, type_text, wait_for_front
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.step_dialog import StepDialog
from ui.screens.journal.commitments_dialog import CommitmentDialog
from ui.screens.journal.due_reminder import DueReminder
from ui.screens.journal.entry_actions import EntryActions
from ui.screens.journal.notice_dialog import NoticeDialog
from ui.screens.journal.outcome_dialog import OutcomeDialog
from ui.screens.journal.screen import JournalScreen


@pytest.fixture
def made(tmp_path: Path) -> Iterator[JournalBook]:
    one = journal_book(tmp_path / "sổ")
    yield one
    one.book.store.close()


@pytest.fixture
def messages() -> KeptMessages:
    return KeptMessages()


@pytest.fixture
def context(made: JournalBook, messages: KeptMessages) -> Context:
    return Context(made.services, ImmediateRunner(), messages, Changes(), Visits())


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> JournalScreen:
    one = JournalScreen(context)
    qtbot.addWidget(one)
    one.resize(1160, 640)
    with qtbot.waitActive(one):
        one.show()
    one.entered()
    one.entries.table.setFocus()
    return one


def outcome_form(screen: JournalScreen) -> OutcomeDialog:
    dialog = screen.actions_of_entries.dialog
    assert isinstance(dialog, OutcomeDialog)
    wait_for_front(dialog)
    return dialog


def step_form(screen: JournalScreen) -> StepDialog:
    dialog = screen.commitments.dialog
    assert isinstance(dialog, StepDialog)
    wait_for_front(dialog)
    return dialog


def open_form(owner: EntryActions | DueReminder) -> FormDialog | None:
    """Return the form that is open, asked anew each time."""
    return owner.dialog


def promised(made: JournalBook) -> tuple[CommitmentRow, ...]:
    return made.services.commitments.listed(CommitmentFilter(only_owed=False)).rows


def test_a_promise_is_made_kept_and_answered_without_the_mouse(
    screen: JournalScreen, made: JournalBook
) -> None:
    made.journal.announce(made.told())
    screen.refresh()
    press(screen.entries.table, Qt.Key.Key_R, CTRL)
    dialog = outcome_form(screen)
    type_text(dialog, "Lam viec voi Dang uy xa")
    tab_to(dialog, dialog.results)
    type_text(dialog, "Thong nhat")
    tab_to(dialog, dialog.commitments.add_button)
    press(dialog.commitments.add_button, Qt.Key.Key_Space)
    line = dialog.commitments.lines[0]
    assert dialog.focusWidget() is line.text
    type_text(dialog, "Tra loi ve bien che")
    assert line.keeper.current() == made.book.person_id
    assert tab_on(dialog) is line.keeper
    assert tab_on(dialog) is line.due_on.edit
    type_text(dialog, "30/11/2026")
    press(line.due_on.edit, Qt.Key.Key_Return, CTRL)
    assert screen.actions_of_entries.dialog is None
    assert [row.state for row in screen.entries.model.rows] == [EngagementState.CLOSED]
    shown = screen.entries.pane.text.toPlainText()
    assert "Tra loi ve bien che" in shown
    assert "hẹn ngày 30/11/2026" in shown

    screen.tabs.setCurrentWidget(screen.commitments)
    table = screen.commitments.section.table
    table.setFocus()
    press(table, Qt.Key.Key_T)
    assert screen.commitments.dialog is None  # nothing is answered before it is kept
    press(table, Qt.Key.Key_L)
    step = step_form(screen)
    press(step.remark, Qt.Key.Key_Return, CTRL)
    assert "Chưa" in error_at(step, "remark")
    type_text(step, "Da hoi Phong To chuc can bo")
    press(step.remark, Qt.Key.Key_Return, CTRL)
    assert promised(made)[0].state is CommitmentState.KEPT
    wait_for_front(screen)
    press(table, Qt.Key.Key_T)
    step = step_form(screen)
    type_text(step, "Cong van 12 gui Dang uy xa")
    press(step.remark, Qt.Key.Key_Return, CTRL)
    (row,) = promised(made)
    assert (row.state, row.answer) == (CommitmentState.ANSWERED, "Cong van 12 gui Dang uy xa")
    assert not screen.commitments.section.model.rows


def test_an_outcome_without_notice_is_refused_and_leads_to_the_notice(
    screen: JournalScreen, made: JournalBook, messages: KeptMessages
) -> None:
    entry = Engagement(
        kind=EngagementKind.TRIP,
        starts_on=day(17),
        ends_on=day(17),
        territory_id=made.followed.id,
        subject="Đi không báo",
        participant_ids=[made.book.person_id],
    )
    with made.book.store.unit_of_work() as uow:
        uow.add(entry)
        uow.commit()
    screen.refresh()
    messages.confirms = False
    press(screen.entries.table, Qt.Key.Key_R, CTRL)
    assert open_form(screen.actions_of_entries) is None
    assert "chưa báo trước" in messages.asked[-1]
    messages.confirms = True
    press(screen.entries.table, Qt.Key.Key_R, CTRL)
    notice = open_form(screen.actions_of_entries)
    assert isinstance(notice, NoticeDialog)
    press(notice, Qt.Key.Key_Escape)
    assert made.journal.engagement(entry.id).outcome is None


def test_another_day_is_written_down_by_itself_and_asks_for_the_reason(
    screen: JournalScreen, made: JournalBook
) -> None:
    entry_id, _ = made.journal.announce(made.told())
    screen.refresh()
    press(screen.entries.table, Qt.Key.Key_R, CTRL)
    dialog = outcome_form(screen)
    assert not dialog.went_from.isVisible()
    assert not dialog.deviations.isVisible()
    dialog.results.setPlainText("Xong")
    press(dialog.as_told, Qt.Key.Key_Space)
    assert dialog.focusWidget() is dialog.went_from.edit
    dialog.went_from.set_date(day(18))
    dialog.went_to.set_date(day(18))
    dialog.went_ids.set_ids([made.book.person_id, made.companion.id])
    text = dialog.deviations.toPlainText()
    assert "thực tế đi ngày 18/11/2026" in text
    assert "Lê Thị Bình" in text
    dialog.submit()
    assert "Chưa ghi lý do" in error_at(dialog, "deviation_reason")
    dialog.deviation_reason.setText("Xã dời lịch")
    dialog.deviations.appendPlainText("Làm việc tại thôn 2.")
    dialog.went_to.set_date(day(19))
    assert "19/11/2026" not in dialog.deviations.toPlainText()  # his own words stay
    dialog.submit()
    detail = made.journal.engagement(entry_id)
    assert (detail.row.starts_on, detail.row.ends_on) == (day(18), day(19))
    assert detail.outcome is not None
    assert detail.outcome.deviation_reason == "Xã dời lịch"
    assert "Làm việc tại thôn 2." in screen.entries.pane.text.toPlainText()


def test_what_was_prepared_stands_beside_and_one_key_takes_it_over(
    screen: JournalScreen, made: JournalBook
) -> None:
    made.journal.announce(made.told(prepared_statement="Đề nghị xã sớm kiện toàn"))
    screen.refresh()
    assert "Đề nghị xã sớm kiện toàn" in screen.entries.pane.text.toPlainText()
    press(screen.entries.table, Qt.Key.Key_R, CTRL)
    dialog = outcome_form(screen)
    assert dialog.statements.prepared.toPlainText() == "Đề nghị xã sớm kiện toàn"
    press(dialog.minutes, Qt.Key.Key_F4)
    press(dialog.minutes, Qt.Key.Key_F4)
    assert dialog.statements.text() == "Đề nghị xã sớm kiện toàn"
    dialog.statements.said.appendPlainText("và báo lại trong tháng")
    dialog.results.setPlainText("Xã tiếp thu")
    dialog.submit()
    shown = screen.entries.pane.text.toPlainText()
    assert "Đã chuẩn bị" in shown
    assert "và báo lại trong tháng" in shown


def test_a_promise_is_written_down_without_a_trip_and_put_right(
    screen: JournalScreen, made: JournalBook, context: Context
) -> None:
    screen.tabs.setCurrentWidget(screen.commitments)
    press(screen.commitments, Qt.Key.Key_H, CTRL)
    dialog = cast(CommitmentDialog, screen.commitments.dialog)
    wait_for_front(dialog)
    assert dialog.focusWidget() is dialog.territory
    dialog.submit()
    assert "Chưa ghi nội dung" in error_at(dialog, "text")
    dialog.text.setPlainText("Gửi mẫu biểu")
    dialog.submit()
    assert "Chưa chọn địa bàn" in error_at(dialog, "territory")
    dialog.territory.set_current(made.followed.id)
    dialog.due_on.set_date(TODAY)
    dialog.submit()
    (row,) = screen.commitments.section.model.rows
    assert row.group_name == "Nhóm 2"
    table = screen.commitments.section.table
    table.setFocus()
    press(table, Qt.Key.Key_S)
    again = cast(CommitmentDialog, screen.commitments.dialog)
    assert not again.territory.isVisible()
    again.due_on.set_date(day(24))
    again.submit()
    assert promised(made)[0].due_on == day(24)
    made.book.clock.time += dt.timedelta(days=4)
    screen.refresh()
    (row,) = screen.commitments.section.model.rows
    state = screen.commitments.section.model.columns[1].text(row)
    assert "quá hạn 2 ngày" in state
    assert made.services.home.overdue_commitments().rows == (row,)


def test_a_promise_is_found_from_elsewhere_though_it_is_answered(
    screen: JournalScreen, made: JournalBook
) -> None:
    entry_id, _ = made.journal.announce(made.told())
    one = NewCommitment("Gửi mẫu biểu", made.companion.id, TODAY)
    made.outcomes.report_back(OutcomeReport(entry_id, TODAY, results="x", commitments=(one,)))
    (row,) = promised(made)
    screen.open_record(RecordKind.COMMITMENT, row.id)
    assert screen.tabs.currentWidget() is screen.commitments
    assert screen.commitments.section.current() == row
    press(screen.commitments.section.table, Qt.Key.Key_Return)
    assert screen.tabs.currentWidget() is screen.entries
    assert screen.entries.chosen_id == entry_id


def test_the_form_of_what_is_due_opens_by_itself_once(
    made: JournalBook, context: Context, qtbot: QtBot
) -> None:
    made.journal.announce(made.told())
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    reminder = DueReminder(window, context)
    reminder.begin()
    dialog = reminder.dialog
    assert isinstance(dialog, OutcomeDialog)
    press(dialog, Qt.Key.Key_Escape)
    assert open_form(reminder) is None
    reminder.look()
    assert open_form(reminder) is None  # once a session
    made.book.clock.time += dt.timedelta(days=1)
    reminder.look()
    assert isinstance(open_form(reminder), OutcomeDialog)
    reminder.put_off_button.click()
    assert open_form(reminder) is None
    again = DueReminder(window, context)
    again.look()
    assert again.dialog is None  # put off for the day, after a restart too


def test_nothing_opens_over_a_form_that_is_open(
    screen: JournalScreen, made: JournalBook, context: Context
) -> None:
    made.journal.announce(made.told())
    press(screen, Qt.Key.Key_N, CTRL)
    form = cast(FormDialog, screen.actions_of_entries.dialog)
    wait_for_front(form)
    reminder = DueReminder(screen, context)
    reminder.look()
    assert open_form(reminder) is None
    press(form, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    reminder.look()
    offered = open_form(reminder)
    assert isinstance(offered, OutcomeDialog)
    press(offered, Qt.Key.Key_Escape)


def test_dissent_stands_beside_what_it_dissents_from(
    screen: JournalScreen, made: JournalBook
) -> None:
    entry_id, _ = made.journal.announce(made.told())
    made.outcomes.report_back(OutcomeReport(entry_id, TODAY, results="Thống nhất"))
    said = Said(made.book.person_id, TODAY)
    made.services.reserved_opinions.enter(
        NewOpinion(RecordKind.ENGAGEMENT, entry_id, said, "kết quả đã báo", "Chưa đủ căn cứ")
    )
    screen.open_record(RecordKind.ENGAGEMENT, entry_id)
    shown = screen.entries.pane.text.toPlainText()
    assert "Ý kiến bảo lưu" in shown
    assert "Chưa đủ căn cứ" in shown
