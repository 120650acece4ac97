"""The screen of tasks by keyboard: give, do, confirm; requests; opinions that nobody alters."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from app.domain.flow import Channel, Word
from app.domain.information_request import RequestState
from app.domain.record import RecordKind
from app.domain.task import TaskState
from app.read_models.tasks import AssigneeKind, Whose
from app.services.report_forms import StartReport
from app.services.steps import step_draft
from app.services.task_forms import NewInstruction, NewOpinion, NewTask
from tests.support.journal_books import TODAY, day
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits
from tests.support.task_books import TaskBook
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.beside_dialog import BesideDialog
from ui.dialogs.instruction_dialog import InstructionDialog
from ui.dialogs.opinion_dialog import OpinionDialog
from ui.dialogs.step_dialog import StepDialog
from ui.dialogs.task_dialog import TaskDialog
from ui.screens.reports.screen import ReportsScreen
from ui.screens.tasks.presenter import TaskFilter
from ui.screens.tasks.request_dialogs import PapersBackDialog, RequestDialog
from ui.screens.tasks.screen import TasksScreen
from ui.widgets.beside import BesidePanel
from ui.widgets.beside_button import BesideButton
from ui.widgets.choice_field import ChoiceField

CONTROL = Qt.KeyboardModifier.ControlModifier
D = TypeVar("D", bound=QDialog)


class Shown:
    def __init__(self, office: TaskBook, qtbot: QtBot) -> None:
        self.office = office
        self.services = office.services
        self.messages = KeptMessages()
        self.visits = Visits()
        self.context = Context(
            office.services, ImmediateRunner(), self.messages, Changes(), self.visits
        )
        self.screen = TasksScreen(self.context)
        qtbot.addWidget(self.screen)
        self.screen.resize(1180, 700)
        with qtbot.waitActive(self.screen):
            self.screen.show()
        self.screen.entered()

    def dialog(self, kind: type[D], within: QWidget | None = None) -> D:
        found = [one for one in (within or self.screen).findChildren(kind) if one.isVisible()]
        assert found, f"no {kind.__name__} is open"
        in_front(found[-1])
        return found[-1]

    def turn_to(self, tabs: QTabWidget, page: QWidget) -> None:
        tabs.setCurrentWidget(page)
        QApplication.processEvents()


@pytest.fixture
def shown(tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    office = TaskBook(tmp_path / "book")
    yield Shown(office, qtbot)
    office.book.store.close()


def in_front(widget: QWidget) -> None:
    for _try in range(200):
        if QApplication.activeWindow() is widget.window():
            break
        widget.window().activateWindow()
        QTest.qWait(10)


def press(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key once the widget's window is in front: before that no shortcut of it works."""
    in_front(widget)
    QTest.keyClick(widget, key, modifiers)
    QApplication.processEvents()


def choose(field: ChoiceField, text: str) -> None:
    """Type part of a name and take the first that the list offers."""
    field.setFocus()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def save(dialog: QDialog) -> None:
    press(dialog, Qt.Key.Key_Return, CONTROL)


def type_in(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    if text.isascii():
        QTest.keyClicks(focused, text)
        return
    typed = QInputMethodEvent()  # as what writes Vietnamese hands it over
    typed.setCommitString(text)
    QApplication.sendEvent(focused, typed)


def tab(times: int = 1) -> None:
    for _once in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None
        press(focused, Qt.Key.Key_Tab)


def errors(dialog: QDialog) -> list[str]:
    found = dialog.findChildren(QLabel, "fieldError")
    return [one.text() for one in found if one.isVisible() and one.text()]


def given(shown: Shown, text: str = "Rà soát", due: dt.date | None = None) -> None:
    """The deputy head gave a task to the group; written down for him."""
    new = NewTask(text, AssigneeKind.GROUP, shown.office.group.id, due)
    word = Word(shown.office.leader.id, day(3), "", Channel.PAPER)
    shown.services.tasks.give(new, word)


def test_an_empty_book_says_what_to_do_first(shown: Shown) -> None:
    screen = shown.screen
    for page in (screen.tasks, screen.instructions, screen.requests, screen.opinions):
        shown.turn_to(screen.tabs, page)
        hints = [one.text() for one in page.findChildren(QLabel, "hint") if one.isVisible()]
        assert any("Bấm" in text or "bấm" in text for text in hints)


def test_a_task_is_given_by_keyboard(shown: Shown) -> None:
    press(shown.screen.tasks, Qt.Key.Key_N, CONTROL)
    dialog = shown.dialog(TaskDialog)
    type_in("Rà soát hồ sơ")
    tab()
    choose(dialog.assignee, "binh")
    tab()
    type_in("30/11/2026")
    save(dialog)
    (row,) = shown.services.tasks.rows(Whose.ALL)
    assert (row.text, row.assignee_name, row.due_on) == ("Rà soát hồ sơ", "Lê Thị Bình", day(30))
    assert row.given_by_id == shown.office.me
    assert shown.screen.tasks.whose.currentText() == "Tất cả"


def test_what_is_missing_or_not_allowed_is_told_at_its_field(shown: Shown) -> None:
    shown.screen.tasks.new()
    dialog = shown.dialog(TaskDialog)
    save(dialog)
    assert errors(dialog) == ["Chưa ghi nội dung. Ghi nội dung rồi lưu lại."]
    dialog.text.setPlainText("Việc")
    dialog.assignee.set_current(shown.office.division.id)
    save(dialog)
    (told,) = errors(dialog)
    assert told.startswith("Người này không giao việc được")
    dialog.said.by.set_current(shown.office.leader.id)
    save(dialog)
    (told,) = errors(dialog)
    assert told.startswith("Ghi hộ người khác thì phải nói")
    dialog.said.channel.setCurrentIndex(2)
    save(dialog)
    (row,) = shown.services.tasks.rows(Whose.ALL)
    assert row.given_by_name == "Võ Văn Đức"


def test_a_task_is_done_by_digit_keys_in_the_list_and_not_confirmed_by_the_wrong_one(
    shown: Shown,
) -> None:
    given(shown, due=day(10))
    page = shown.screen.tasks
    page.refresh()
    (row,) = page.list.model.rows
    assert row.is_overdue(TODAY)
    index = page.list.model.index(0, 3)
    assert page.list.model.data(index) == "! quá hạn 12 ngày"
    assert page.pane.deeds() == ["Nhận việc…", "Báo đã xong…", "Thôi giao…"]
    table = page.list.table
    table.setFocus()
    press(table, Qt.Key.Key_2)
    dialog = shown.dialog(StepDialog)
    save(dialog)
    assert errors(dialog)
    type_in("Đã rà soát")
    save(dialog)
    assert shown.services.tasks.task(row.id).state is TaskState.DONE
    assert page.pane.deeds() == ["Xác nhận hoàn thành…", "Yêu cầu làm tiếp…"]
    press(table, Qt.Key.Key_1)
    dialog = shown.dialog(StepDialog)
    assert dialog.by.current() == shown.office.leader.id
    dialog.by.set_current(shown.office.me)
    save(dialog)
    (told,) = errors(dialog)
    assert "người này" in told
    assert shown.services.tasks.task(row.id).state is TaskState.DONE
    dialog.by.set_current(shown.office.leader.id)
    dialog.channel.setCurrentIndex(1)
    save(dialog)
    assert shown.services.tasks.task(row.id).state is TaskState.CONFIRMED


def test_filters_and_opening_a_record(shown: Shown) -> None:
    given(shown, "Việc của nhóm")
    to_other = NewTask("Việc khác", AssigneeKind.PERSON, shown.office.stranger.id)
    word = Word(shown.office.leader.id, day(3), "", Channel.PAPER)
    other_id, _kinds = shown.services.tasks.give(to_other, word)
    page = shown.screen.tasks
    assert page.chosen().whose is Whose.ALL, "nothing was there for oneself"
    shown.screen.show_list(Whose.MINE)
    assert [row.text for row in page.list.model.rows] == ["Việc của nhóm"]
    shown.screen.show_list(Whose.GIVEN)
    assert page.list.model.rows == []
    shown.screen.show_list(TaskFilter(Whose.ALL))
    assert len(page.list.model.rows) == 2
    shown.turn_to(shown.screen.tabs, shown.screen.opinions)
    shown.screen.open_record(RecordKind.TASK, other_id)
    current = page.list.current()
    assert current is not None
    assert current.id == other_id


def test_a_leaders_remark_becomes_a_task_with_one_key(shown: Shown) -> None:
    office = shown.office
    remark = NewInstruction(
        RecordKind.REPORT, office.report.id, office.said(office.leader.id), "Làm việc lại với xã."
    )
    instruction_id, _kinds = shown.services.instructions.enter(remark)
    screen = shown.screen
    shown.turn_to(screen.tabs, screen.instructions)
    press(screen.instructions.list.table, Qt.Key.Key_G, CONTROL)
    dialog = shown.dialog(TaskDialog)
    assert dialog.text.toPlainText() == "Làm việc lại với xã."
    assert dialog.assignee.current() == office.group.id
    assert dialog.said.by.current() == office.leader.id
    save(dialog)
    (row,) = screen.instructions.list.model.rows
    (task,) = row.tasks
    assert (task.source_kind, task.source_id) == (RecordKind.INSTRUCTION, instruction_id)
    screen.open_record(RecordKind.TASK, task.id)
    press(screen.tasks.list.table, Qt.Key.Key_Return)
    assert shown.visits.records == [(RecordKind.INSTRUCTION, instruction_id)]


def test_a_request_is_asked_answered_and_its_papers_go_back(shown: Shown) -> None:
    screen = shown.screen
    page = screen.requests
    shown.turn_to(screen.tabs, page)
    press(page, Qt.Key.Key_N, CONTROL)
    dialog = shown.dialog(RequestDialog)
    save(dialog)
    assert errors(dialog) == ["Chưa ghi nội dung, mục đích. Ghi ngắn gọn nội dung."]
    dialog.subject.setPlainText("Danh sách cấp ủy viên")
    save(dialog)
    (told,) = errors(dialog)
    assert told.startswith("Chưa ghi gửi đến ai")
    choose(dialog.territory, "son ha")
    save(dialog)
    (row,) = page.list.model.rows
    assert row.state is RequestState.ASKED
    page.edit()
    assert shown.messages.informed[-1].startswith("Đề nghị này đã gửi")
    page.list.table.setFocus()
    press(page.list.table, Qt.Key.Key_1)
    step = shown.dialog(StepDialog)
    lent, back = step.findChild(QWidget, "papers_lent"), step.findChild(QWidget, "papers_due_on")
    assert lent is not None
    assert back is not None
    lent.setChecked(True)  # type: ignore[attr-defined]  # a check box
    back.set_date(day(25))  # type: ignore[attr-defined]  # a date field
    step.remark.setPlainText("15 đồng chí")
    save(step)
    (row,) = page.list.model.rows
    assert (row.state, row.papers_due_on) == (RequestState.ANSWERED, day(25))
    press(page.list.table, Qt.Key.Key_3)
    save(shown.dialog(PapersBackDialog))
    (row,) = page.list.model.rows
    assert row.papers_returned_on == TODAY
    page.papers_back()
    assert shown.messages.informed[-1].startswith("Không có tài liệu mượn")


def test_a_draft_of_a_request_is_changed_and_sent_later(shown: Shown) -> None:
    page = shown.screen.requests
    shown.turn_to(shown.screen.tabs, page)
    shown.screen.new_record(
        RecordKind.INFORMATION_REQUEST,
        {"territory": shown.office.followed.id, "subject": "Nghị quyết năm"},
    )
    dialog = shown.dialog(RequestDialog)
    dialog.sent.setChecked(False)
    save(dialog)
    (row,) = page.list.model.rows
    assert row.state is RequestState.DRAFT
    press(page, Qt.Key.Key_F2)
    dialog = shown.dialog(RequestDialog)
    dialog.asked_of.setCurrentIndex(2)
    dialog.body.setText("Sở Nội vụ")
    save(dialog)
    (row,) = page.list.model.rows
    assert (row.state, row.asked_of_name) == (RequestState.ASKED, "Sở Nội vụ")


def test_an_opinion_is_entered_by_search_and_never_altered(shown: Shown) -> None:
    office, page = shown.office, shown.screen.opinions
    given(shown, "Rà soát quy chế làm việc")
    shown.turn_to(shown.screen.tabs, page)
    press(page, Qt.Key.Key_N, CONTROL)
    dialog = shown.dialog(OpinionDialog)
    record = dialog.record
    assert record is not None
    dialog.text.setPlainText("Thời hạn quá ngắn.")
    dialog.against.setText("Phó Trưởng ban phụ trách")
    save(dialog)
    (told,) = errors(dialog)
    assert told.startswith("Chưa chọn ý kiến này khác với nội dung nào")
    record.setFocus()
    QTest.keyClicks(record, "quy che lam viec")
    QTest.qWait(250)
    QTest.keyClick(record, Qt.Key.Key_Return)
    save(dialog)
    (row,) = page.list.model.rows
    assert (row.subject_kind, row.text) == (RecordKind.TASK, "Thời hạn quá ngắn.")
    shown.messages.confirms = False
    press(page, Qt.Key.Key_F2)
    assert shown.messages.asked[-1].startswith("Ý kiến bảo lưu đã ghi thì không ai sửa được")
    assert not [one for one in page.findChildren(OpinionDialog) if one.isVisible()]
    shown.messages.confirms = True
    press(page, Qt.Key.Key_F2)
    further = shown.dialog(OpinionDialog)
    assert further.record is None
    further.text.setPlainText("Nói rõ thêm.")
    further.against.setText("Phó Trưởng ban phụ trách")
    save(further)
    assert [one.text for one in shown.services.reserved_opinions.of(row.subject_id)] == [
        "Nói rõ thêm.",
        "Thời hạn quá ngắn.",
    ]
    assert office.me == row.by_id


def test_beside_a_report_stands_what_was_remarked_and_reserved(shown: Shown, qtbot: QtBot) -> None:
    office = shown.office
    panel = BesidePanel(shown.context)
    qtbot.addWidget(panel)
    counted: list[int] = []
    panel.counted.connect(counted.append)
    panel.show()
    panel.show_record(RecordKind.REPORT, office.report.id)
    assert panel.empty.isVisible()
    panel.remark_button.click()
    dialog = shown.dialog(InstructionDialog, panel)
    assert dialog.said.by.current() is None
    dialog.text.setPlainText("Đồng ý.")
    save(dialog)
    assert errors(dialog) == ["Chưa chọn người. Chọn một người trong danh sách."]
    dialog.said.by.set_current(office.leader.id)
    assert dialog.said.channel.currentText() == "bằng văn bản, bút phê"
    save(dialog)
    opinion = NewOpinion(
        RecordKind.REPORT, office.report.id, office.said(), "Phó Trưởng ban", "Chưa nên."
    )
    shown.services.reserved_opinions.enter(opinion)
    shown.context.changes.announce(frozenset({RecordKind.RESERVED_OPINION}))
    assert counted[-1] == 2
    texts = [panel.list.item(place).text() for place in range(panel.list.count())]
    assert texts[0].startswith("Ý kiến bảo lưu · Trần Minh Khoa · 22/11/2026 · khác ý kiến")
    assert texts[1].startswith("Bút phê · Võ Văn Đức · 22/11/2026 · Trần Minh Khoa ghi hộ")
    panel.list.setCurrentRow(1)
    panel.list.setFocus()
    press(panel.list, Qt.Key.Key_G, CONTROL)
    task = shown.dialog(TaskDialog, panel)
    save(task)
    assert "→ Việc: Nhóm 2: mới giao" in panel.list.item(1).text()
    panel.list.setCurrentRow(0)
    press(panel.list, Qt.Key.Key_Return)
    assert shown.visits.records[-1][0] is RecordKind.RESERVED_OPINION


def test_the_text_of_a_report_has_beside_it_what_was_reserved(shown: Shown, qtbot: QtBot) -> None:
    office = shown.office
    report, _kinds = shown.services.reports.start(StartReport(office.group.id, 2026, 9))
    screen = ReportsScreen(shown.context)
    qtbot.addWidget(screen)
    screen.resize(1180, 700)
    with qtbot.waitActive(screen):
        screen.show()
    screen.entered()
    screen.open_record(RecordKind.REPORT, report)
    panel = screen.editor.beside.panel
    assert not panel.isVisible()
    press(screen.editor.paper, Qt.Key.Key_I, CONTROL)
    assert panel.isVisible()
    panel.opinion_button.click()
    dialog = shown.dialog(OpinionDialog, panel)
    dialog.against.setText("Phòng Tổ chức cơ sở đảng")
    dialog.text.setPlainText("Nên tách số liệu.")
    save(dialog)
    assert panel.list.count() == 1
    screen.editor.leave()
    screen.open_record(RecordKind.REPORT, report)
    assert panel.isVisible()
    assert "Nên tách số liệu." in panel.list.item(0).text()


def test_a_button_tells_how_much_stands_beside_and_opens_it(shown: Shown, qtbot: QtBot) -> None:
    office = shown.office
    button = BesideButton(shown.context)
    qtbot.addWidget(button)
    button.show_record(RecordKind.REPORT, None, "")
    assert button.isHidden()
    button.show_record(RecordKind.REPORT, office.report.id, "Báo cáo: Nhóm 2, 10/2026")
    assert button.text() == "Bút phê, ý kiến…"
    new = NewOpinion(RecordKind.REPORT, office.report.id, office.said(), "Phó Trưởng ban", "Chưa.")
    shown.services.reserved_opinions.enter(new)
    shown.context.changes.announce(frozenset({RecordKind.RESERVED_OPINION}))
    assert button.text() == "Bút phê, ý kiến (1)…"
    assert "Chưa." in button.toolTip()
    button.click()
    dialog = shown.dialog(BesideDialog, button)
    dialog.panel.list.setFocus()
    press(dialog.panel.list, Qt.Key.Key_Return)
    assert button.findChildren(BesideDialog) == []
    assert shown.visits.records[-1][0] is RecordKind.RESERVED_OPINION


def test_what_is_typed_is_kept_as_a_draft(shown: Shown) -> None:
    shown.screen.tasks.new()
    dialog = shown.dialog(TaskDialog)
    type_in("Đang gõ dở")
    dialog.keep_draft()
    press(dialog, Qt.Key.Key_Escape)
    shown.screen.tasks.new()
    again = shown.dialog(TaskDialog)
    assert again.text.toPlainText() == "Đang gõ dở"
    save(again)
    assert errors(again)
    again.reject()
    given(shown)
    shown.screen.show_list(Whose.MINE)
    page = shown.screen.tasks
    page.pane.do(1)
    step = shown.dialog(StepDialog)
    type_in("Đã làm được một nửa")
    press(step, Qt.Key.Key_Escape)
    page.pane.do(1)
    step = shown.dialog(StepDialog)
    assert step.remark.toPlainText() == "Đã làm được một nửa"
    save(step)
    (row,) = shown.services.tasks.rows(Whose.MINE)
    assert (row.state, row.result) == (TaskState.DONE, "Đã làm được một nửa")
    assert shown.services.drafts.load(step_draft(row.id, "finish")) is None
