"""The screen of invitations, leaders' sessions and procedures by keyboard, refused ways too."""

import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.flow import Channel, Word
from app.domain.invitation import InvitationState
from app.domain.leaders_session import LeadersSessionState
from app.domain.record import RecordKind
from app.services.steps import step_draft
from tests.support.journal_books import TODAY, day
from tests.support.meeting_books import MeetingBook
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.step_dialog import StepDialog
from ui.screens.meetings.invitation_dialogs import InvitationDialog
from ui.screens.meetings.procedure_dialog import ProcedureDialog
from ui.screens.meetings.screen import MeetingsScreen
from ui.screens.meetings.session_dialog import SessionDialog
from ui.screens.meetings.tasks_dialog import SessionTasksDialog
from ui.widgets.choice_field import ManyField

W = TypeVar("W", bound=QWidget)
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


class Shown:
    def __init__(self, office: MeetingBook, qtbot: QtBot, person: uuid.UUID | None = None) -> None:
        self.office = office
        self.messages = KeptMessages()
        self.visits = Visits()
        self.begun: list[tuple[RecordKind, Mapping[str, object]]] = []
        self.changes = Changes()
        services = office.services if person is None else office.services_as(person)
        self.screen = MeetingsScreen(
            Context(
                services,
                ImmediateRunner(),
                self.messages,
                self.changes,
                self.visits,
                new_record=lambda kind, values: self.begun.append((kind, values)),
            )
        )
        qtbot.addWidget(self.screen)
        self.screen.resize(1180, 700)
        with qtbot.waitActive(self.screen):
            self.screen.show()
        self.screen.entered()
        self.invitations = self.screen.invitations
        self.sessions = self.screen.sessions
        self.procedures = self.screen.procedures

    def dialog(self, kind: type[W]) -> W:
        found = [one for one in self.screen.findChildren(kind) if one.isVisible()]
        assert found, f"no {kind.__name__} is up"
        return found[-1]

    def has(self, kind: type[QWidget]) -> bool:
        return any(one.isVisible() for one in self.screen.findChildren(kind))

    def choose(self, invitation: uuid.UUID) -> QWidget:
        self.screen.open_record(RecordKind.INVITATION, invitation)
        table = self.invitations.list.table
        table.setFocus()
        return table

    def state(self, invitation: uuid.UUID) -> InvitationState:
        return self.office.services.invitations.one(invitation).state


@pytest.fixture
def office(tmp_path: Path) -> Iterator[MeetingBook]:
    made = MeetingBook(tmp_path / "book")
    yield made
    made.book.store.close()


def press(widget: QWidget, key: Any, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key once the widget's window is in front: before that no shortcut of it works."""
    for _ in range(200):
        if QApplication.activeWindow() is widget.window():
            break
        widget.window().activateWindow()
        QTest.qWait(10)
    assert QApplication.activeWindow() is widget.window()
    QTest.keyClick(widget, key, modifiers)


def type_in(widget: QWidget, text: str) -> None:
    """Type letters that ``QTest.keyClicks`` knows no keys of."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, NONE, sign)
            QApplication.sendEvent(widget, event)


def submit(dialog: QWidget) -> None:
    press(dialog, Qt.Key.Key_Return, CONTROL)


def pick(field: QWidget, text: str) -> None:
    field.setFocus()
    type_in(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def errors_in(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel, "fieldError") if one.isVisible()]


def words_in(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def test_an_invitation_is_entered_answered_announced_and_shared(
    office: MeetingBook, qtbot: QtBot
) -> None:
    shown = Shown(office, qtbot)
    assert "Không có giấy mời nào" in shown.invitations.list._empty.text()
    press(shown.screen, Qt.Key.Key_N, CONTROL)
    dialog = shown.dialog(InvitationDialog)
    submit(dialog)
    assert errors_in(dialog), "an empty invitation is taken"
    pick(dialog.territory, "son ha")
    dialog.subject.setFocus()
    type_in(dialog.subject, "Hội nghị quý IV")
    dialog.meets_on.set_date(TODAY)
    type_in(dialog.meets_at, "8h")
    submit(dialog)
    assert shown.messages.said[-1] == "Đã ghi giấy mời."
    table = shown.invitations.list.table
    row = shown.invitations.list.current()
    assert row is not None
    assert (row.group_name, row.territory_name) == ("Nhóm 2", "Xã Sơn Hà")
    table.setFocus()
    press(table, Qt.Key.Key_T)
    assert shown.state(row.id) is InvitationState.LEAD_GOES
    press(table, Qt.Key.Key_B)
    kind, values = shown.begun[-1]
    assert kind is RecordKind.ENGAGEMENT
    assert values["invitation"] == row.id
    assert values["participants"] == (office.me,)
    press(table, Qt.Key.Key_S)
    share = shown.dialog(StepDialog)
    submit(share)
    assert errors_in(share)
    type_in(share.remark, "Xã thống nhất lịch sinh hoạt chuyên đề.")
    submit(share)
    assert shown.state(row.id) is InvitationState.SHARED
    assert "lịch sinh hoạt chuyên đề" in shown.invitations.pane.text.toPlainText()


def test_a_member_is_not_sent_before_the_leader_was_told(office: MeetingBook, qtbot: QtBot) -> None:
    one = office.invitation()
    shown = Shown(office, qtbot)
    table = shown.choose(one)
    press(table, Qt.Key.Key_C)
    dialog = shown.dialog(StepDialog)
    member, told_on, told_how = (
        dialog.findChild(QWidget, name)
        for name in ("attendees", "leader_told_on", "leader_told_how")
    )
    assert member is not None and told_on is not None and told_how is not None
    pick(member, "binh")
    type_in(dialog.remark, "Trưởng nhóm họp ở tỉnh")
    submit(dialog)
    assert any("phải báo cáo Lãnh đạo Ban phụ trách" in text for text in errors_in(dialog))
    assert shown.state(one) is InvitationState.RECEIVED
    told_on.set_date(TODAY)  # type: ignore[attr-defined]  # a date field
    type_in(told_how, "qua điện thoại")
    submit(dialog)
    assert shown.state(one) is InvitationState.MEMBER_SENT
    assert "Lê Thị Bình" in shown.invitations.pane.text.toPlainText()
    assert "qua điện thoại" in shown.invitations.pane.text.toPlainText()


def test_more_members_are_granted_by_nobody_but_the_leader(
    office: MeetingBook, qtbot: QtBot
) -> None:
    one = office.invitation()
    shown = Shown(office, qtbot)
    table = shown.choose(one)
    press(table, Qt.Key.Key_X)
    dialog = shown.dialog(StepDialog)
    wanted = dialog.findChild(QWidget, "wanted")
    assert wanted is not None
    pick(wanted.field, "binh")  # type: ignore[attr-defined]  # a field of many
    type_in(dialog.remark, "Nhiều nội dung chuyên môn")
    submit(dialog)
    assert shown.state(one) is InvitationState.MORE_ASKED
    # The lead may write the leader's word down, never give it himself.
    press(table, Qt.Key.Key_D)
    dialog = shown.dialog(StepDialog)
    assert dialog.by.current() == office.leader
    dialog.by.set_current(office.me)
    submit(dialog)
    assert any("lãnh đạo phụ trách" in text for text in errors_in(dialog))
    assert shown.state(one) is InvitationState.MORE_ASKED
    dialog.by.set_current(office.leader)
    submit(dialog)
    assert any("bằng cách nào" in text for text in errors_in(dialog))
    dialog.channel.setCurrentIndex(2)
    submit(dialog)
    assert shown.state(one) is InvitationState.MORE_GRANTED


def test_the_leader_grants_with_one_key(office: MeetingBook, qtbot: QtBot) -> None:
    one = office.invitation()
    office.services.invitations.ask_more(
        one, (office.member,), Word(office.me, TODAY, "nhiều việc")
    )
    shown = Shown(office, qtbot, office.leader)
    press(shown.choose(one), Qt.Key.Key_D)
    assert shown.state(one) is InvitationState.MORE_GRANTED
    assert not shown.has(StepDialog)


def test_what_waits_is_marked_by_sign_and_word(office: MeetingBook, qtbot: QtBot) -> None:
    past, soon = office.invitation(meets_on=day(19)), office.invitation(meets_on=day(24))
    office.services.invitations.take(past, "lead_goes")
    shown = Shown(office, qtbot)
    model = shown.invitations.list.model
    assert [row.id for row in model.rows] == [soon, past]
    words = [model.index(row, 1).data() for row in range(2)]
    assert words == ["▲ cần trả lời", "▲ cần chia sẻ lại"]
    shown.invitations.text.setText("không có giấy nào như vậy")
    assert model.rowCount() == 0
    shown.choose(past)
    current = shown.invitations.list.current()
    assert current is not None and current.id == past


def test_a_session_is_planned_held_and_its_conclusions_given(
    office: MeetingBook, qtbot: QtBot
) -> None:
    shown = Shown(office, qtbot)
    shown.screen.tabs.setCurrentWidget(shown.sessions)
    press(shown.screen, Qt.Key.Key_N, CONTROL)
    dialog = shown.dialog(SessionDialog)
    pick(dialog.territory, "son ha")
    dialog.meets_on.set_date(TODAY)
    dialog.subject.setPlainText("Công tác xây dựng Đảng 11 tháng")
    submit(dialog)
    assert any("chủ trì" in text for text in errors_in(dialog))
    pick(dialog.chair, "duc")
    submit(dialog)
    row = shown.sessions.list.current()
    assert row is not None
    assert "QC Đ5.5" in shown.sessions.pane.text.toPlainText()
    table = shown.sessions.list.table
    table.setFocus()
    press(table, Qt.Key.Key_L)
    step = shown.dialog(StepDialog)
    step.by.set_current(office.me)
    step.remark.setPlainText("1. Kiện toàn chi bộ thôn.\n- Báo cáo kết quả rà soát.")
    submit(step)
    press(table, Qt.Key.Key_N)
    tasks = shown.dialog(SessionTasksDialog)
    assert [one.text.toPlainText() for one in tasks.lines] == [
        "Kiện toàn chi bộ thôn.",
        "Báo cáo kết quả rà soát.",
    ]
    assert tasks.lines[0].who.current() == office.group
    tasks.lines[1].who.set_current(None)
    submit(tasks)
    assert errors_in(tasks), "a task without anybody to do it"
    pick(tasks.lines[1].who, "binh")
    tasks.lines[1].due.set_date(day(30))
    submit(tasks)
    row = shown.sessions.list.current()
    assert row is not None
    assert row.state is LeadersSessionState.HELD
    assert [one.assignee for one in row.tasks] == ["Nhóm 2", "Lê Thị Bình"]
    links = shown.sessions.pane.links
    assert "Nhóm 2: Kiện toàn chi bộ thôn – mới giao" in links.item(0).text()
    links.setFocus()
    links.setCurrentRow(1)
    press(links, Qt.Key.Key_Return)
    assert shown.visits.records[-1] == (RecordKind.TASK, row.tasks[1].id)


def test_a_session_is_cancelled_with_the_reason(office: MeetingBook, qtbot: QtBot) -> None:
    one, _kinds = office.services.leaders_sessions.plan(office.session_form(meets_on=day(28)))
    shown = Shown(office, qtbot)
    shown.screen.open_record(RecordKind.LEADERS_SESSION, one)
    table = shown.sessions.list.table
    table.setFocus()
    press(table, Qt.Key.Key_H)
    dialog = shown.dialog(StepDialog)
    dialog.by.set_current(office.me)
    submit(dialog)
    assert errors_in(dialog)
    type_in(dialog.remark, "Trùng lịch họp")
    submit(dialog)
    assert office.services.leaders_sessions.one(one).state is LeadersSessionState.CANCELLED


def test_a_procedure_is_seen_by_its_readers_alone(office: MeetingBook, qtbot: QtBot) -> None:
    shown = Shown(office, qtbot)
    shown.screen.tabs.setCurrentWidget(shown.procedures)
    press(shown.screen, Qt.Key.Key_N, CONTROL)
    dialog = shown.dialog(ProcedureDialog)
    pick(dialog.territory, "son ha")
    type_in(dialog.title, "Kiện toàn chức danh lãnh đạo")
    dialog.readers.set_ids([office.leader])
    submit(dialog)
    assert any("Người lập phải" in text for text in errors_in(dialog))
    dialog.readers.set_ids([office.me, office.leader])
    submit(dialog)
    assert len(shown.procedures.list.model.rows) == 1
    for person, seen in ((office.leader, 1), (office.member, 0)):
        other = Shown(office, qtbot, person)
        other.screen.tabs.setCurrentWidget(other.procedures)
        assert len(other.procedures.list.model.rows) == seen
        empty = other.procedures.list._empty
        assert empty.text() == "Không có quy trình nào mà đồng chí được xem."
        assert empty.isVisible() is (seen == 0)


def test_a_word_written_down_for_the_lead(office: MeetingBook, qtbot: QtBot) -> None:
    one = office.invitation()
    shown = Shown(office, qtbot, office.stranger)
    press(shown.choose(one), Qt.Key.Key_T)
    dialog = shown.dialog(StepDialog)
    assert dialog.by.current() == office.me
    dialog.channel.setCurrentIndex(1 + list(Channel).index(Channel.PHONE))
    submit(dialog)
    assert shown.state(one) is InvitationState.LEAD_GOES
    assert "ghi hộ" in shown.invitations.pane.text.toPlainText()


def test_what_is_typed_at_a_step_of_an_invitation_comes_back(
    office: MeetingBook, qtbot: QtBot
) -> None:
    one = office.invitation()
    shown = Shown(office, qtbot)
    table = shown.choose(one)
    press(table, Qt.Key.Key_X)
    dialog = shown.dialog(StepDialog)
    wanted = dialog.findChild(ManyField, "wanted")
    assert wanted is not None
    pick(wanted.field, "binh")
    chosen = wanted.ids()
    assert chosen
    type_in(dialog.remark, "Nhiều nội dung chuyên môn")
    dialog.reject()
    table.setFocus()
    press(table, Qt.Key.Key_X)
    again = shown.dialog(StepDialog)
    assert again is not dialog
    assert again.remark.toPlainText() == "Nhiều nội dung chuyên môn"
    wanted = again.findChild(ManyField, "wanted")
    assert wanted is not None and wanted.ids() == chosen
    assert any("Đã lấy lại nội dung" in text for text in words_in(again))
    submit(again)
    assert shown.state(one) is InvitationState.MORE_ASKED
    kept = office.services.drafts.load(step_draft(one, "ask_more"))
    assert kept is None, "the step is taken, its draft is still there"


def test_what_is_typed_at_a_step_of_a_session_comes_back(office: MeetingBook, qtbot: QtBot) -> None:
    one, _kinds = office.services.leaders_sessions.plan(office.session_form(meets_on=day(28)))
    shown = Shown(office, qtbot)
    shown.screen.open_record(RecordKind.LEADERS_SESSION, one)
    table = shown.sessions.list.table
    table.setFocus()
    press(table, Qt.Key.Key_H)
    dialog = shown.dialog(StepDialog)
    type_in(dialog.remark, "Trùng lịch họp")
    dialog.reject()
    table.setFocus()
    press(table, Qt.Key.Key_H)
    again = shown.dialog(StepDialog)
    assert again is not dialog
    assert again.remark.toPlainText() == "Trùng lịch họp"
    assert any("Đã lấy lại nội dung" in text for text in words_in(again))
    again.by.set_current(office.me)
    submit(again)
    assert office.services.leaders_sessions.one(one).state is LeadersSessionState.CANCELLED
    assert office.services.drafts.load(step_draft(one, "cancel")) is None
