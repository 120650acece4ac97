"""Findings driven as by a clerk: by keyboard, through the real forms, over a real book."""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.finding import FindingKind, FindingState, HandoverTo
from app.domain.flow import Word
from app.domain.people import Person, StandingMember
from app.domain.record import RecordKind
from app.read_models.findings import Age, FindingFilter, Progress
from app.services.finding_forms import HandOver, NewCluster, NewFinding
from tests.support.journal_books import TODAY, JournalBook, day, journal_book
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits
from tests.ui.test_journal_screen import error_at, pick, press, wait_for_front
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.finding_dialog import FindingDialog
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.step_dialog import StepDialog
from ui.finding_kinds import KINDS, RESTRICTED
from ui.finding_words import row_colour
from ui.screens.findings.screen import FindingsScreen
from ui.screens.findings.short_dialogs import (
    ClusterDialog,
    ClusterSettleDialog,
    UptakeDialog,
)
from ui.screens.findings.step_forms import HandoverAnswerDialog, HandOverDialog
from ui.theme import attention, settled

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def made(tmp_path: Path) -> Iterator[JournalBook]:
    one = journal_book(tmp_path / "sổ")
    yield one
    one.book.store.close()


@pytest.fixture
def visits() -> Visits:
    return Visits()


@pytest.fixture
def screen(made: JournalBook, visits: Visits, qtbot: QtBot) -> FindingsScreen:
    context = Context(made.services, ImmediateRunner(), KeptMessages(), Changes(), visits)
    one = FindingsScreen(context)
    qtbot.addWidget(one)
    one.resize(1160, 640)
    with qtbot.waitActive(one):
        one.show()
    one.entered()
    one.list.table.setFocus()
    return one


def form(screen: FindingsScreen) -> FormDialog:
    dialog = screen.actions_of_findings.dialog
    assert dialog is not None
    wait_for_front(dialog)
    return dialog


def record(made: JournalBook, text: str, **changed: object) -> uuid.UUID:
    values: dict[str, object] = {
        "kind": FindingKind.DIFFICULTY,
        "text": text,
        "territory_id": made.followed.id,
        "group_id": made.group.id,
    } | changed
    return made.findings.add_finding(NewFinding(**values))[0]  # type: ignore[arg-type]  # per case


def shown(screen: FindingsScreen) -> list[str]:
    return [row.text for row in screen.list.model.rows]


def state(made: JournalBook, finding_id: uuid.UUID) -> FindingState:
    return made.findings.finding(finding_id).state


def test_an_empty_list_says_what_to_do_first(screen: FindingsScreen) -> None:
    hint = cast(QLabel, screen.list.stack.currentWidget())
    assert "Bỏ lọc" in hint.text()
    screen.filter_bar.clear()
    assert "Ghi nội dung mới" in hint.text()


def test_one_is_recorded_put_right_and_settled_by_keyboard(
    screen: FindingsScreen, made: JournalBook
) -> None:
    press(screen.list, Qt.Key.Key_N, CTRL)
    dialog = cast(FindingDialog, form(screen))
    pick(dialog.territory, "an phu")
    press(dialog.text, Qt.Key.Key_Return, CTRL)
    assert "Chưa ghi nội dung" in error_at(dialog, "text")
    dialog.text.setPlainText("Xin thêm biên chế")
    dialog.kind.set_kind(FindingKind.PROPOSAL)
    assert dialog.direction.isVisible()
    dialog.direction.setCurrentIndex(1)
    dialog.authority.setCurrentText("Ban Thường vụ Tỉnh ủy")
    press(dialog.text, Qt.Key.Key_Return, CTRL)
    assert shown(screen) == ["Xin thêm biên chế"]
    assert "Kiến nghị với địa bàn" in screen.list.pane.text.toPlainText()
    press(screen.list.table, Qt.Key.Key_E, CTRL)
    again = cast(FindingDialog, form(screen))
    again.text.setPlainText("Xin thêm hai biên chế")
    again.submit()
    assert shown(screen) == ["Xin thêm hai biên chế"]
    press(screen.list.table, Qt.Key.Key_G, CTRL)
    settling = cast(StepDialog, form(screen))
    settling.submit()
    assert "Chưa ghi nội dung" in error_at(settling, "remark")
    settling.remark.setPlainText("Đã giao biên chế")
    settling.submit()
    assert shown(screen) == []
    assert "Đã giao biên chế" in screen.list.pane.text.toPlainText()
    screen.filter_bar.progress.setCurrentIndex(2)
    assert shown(screen) == ["Xin thêm hai biên chế"]
    assert not screen.actions_of_findings.edit.isEnabled()
    screen.actions_of_findings.steps["reopen"].trigger()
    reopening = cast(StepDialog, form(screen))
    reopening.remark.setPlainText("Chưa giao thực tế")
    reopening.submit()
    screen.filter_bar.progress.setCurrentIndex(1)
    assert shown(screen) == ["Xin thêm hai biên chế"]


@pytest.mark.parametrize("place", range(len(RESTRICTED)))
def test_what_is_told_on_paper_only_is_kept_nowhere(
    screen: FindingsScreen, made: JournalBook, place: int
) -> None:
    press(screen.list, Qt.Key.Key_N, CTRL)
    dialog = cast(FindingDialog, form(screen))
    pick(dialog.territory, "an phu")
    dialog.text.setPlainText("Mất đoàn kết trong tập thể")
    dialog.keep_draft()
    assert made.services.drafts.load("finding:new") is not None
    dialog.kind.setCurrentIndex(len(KINDS) + 1 + place)
    assert dialog.text.toPlainText() == ""
    assert not dialog.text.document().isUndoAvailable()
    assert not dialog.text.isVisible()
    assert "niêm phong" in dialog.guidance.text()
    assert not dialog.save_button.isEnabled()
    assert made.services.drafts.load("finding:new") is None
    press(dialog.kind, Qt.Key.Key_S, CTRL)
    assert "không ghi vào sổ" in error_at(dialog, "kind")
    assert not dialog.save_button.isEnabled()
    dialog.reject()
    assert made.services.drafts.load("finding:new") is None
    assert made.findings.page(FindingFilter()).rows == ()


def test_a_shortcoming_is_put_to_the_unit_before_a_leader_hears_of_it(
    screen: FindingsScreen, made: JournalBook
) -> None:
    finding_id = record(made, "Hồ sơ chưa đủ", kind=FindingKind.SHORTCOMING)
    screen.refresh()
    press(screen.list.table, Qt.Key.Key_H, CTRL)
    handing = cast(HandOverDialog, form(screen))
    handing.to_kind.setCurrentIndex(list(HandoverTo).index(HandoverTo.LEADER))
    pick(handing.leader, "duc")
    handing.submit()
    assert "góp ý với đơn vị trước" in error_at(handing, "to_kind")
    handing.reject()
    press(screen.list.table, Qt.Key.Key_U, CTRL)
    cast(StepDialog, form(screen)).submit()
    assert state(made, finding_id) is FindingState.WITH_UNIT
    press(screen.list.table, Qt.Key.Key_U, CTRL)
    answering = cast(StepDialog, form(screen))
    answering.remark.setPlainText("Sẽ bổ sung")
    answering.submit()
    press(screen.list.table, Qt.Key.Key_H, CTRL)
    again = cast(HandOverDialog, form(screen))
    # What was typed before the refusal was kept as a draft.
    assert again.leader.current() == made.leader.id
    again.leader.set_current(None)
    again.submit()
    assert "Chưa ghi gửi đến ai" in error_at(again, "leader")
    pick(again.leader, "duc")
    again.remark.setPlainText("Xin ý kiến chỉ đạo")
    again.submit()
    assert state(made, finding_id) is FindingState.HANDED_OVER
    press(screen.list.table, Qt.Key.Key_Y, CTRL)
    accepting = cast(HandoverAnswerDialog, form(screen))
    assert accepting.by.current() == made.leader.id
    accepting.submit()
    assert "bằng cách nào" in error_at(accepting, "channel")
    accepting.channel.setCurrentIndex(2)
    accepting.submit()
    assert state(made, finding_id) is FindingState.ACCEPTED
    text = screen.list.pane.text.toPlainText()
    assert "Sẽ bổ sung" in text
    assert "ghi hộ" in text


def test_an_agency_answers_and_it_is_handed_on(screen: FindingsScreen, made: JournalBook) -> None:
    finding_id = record(made, "Thiếu vốn")
    screen.refresh()
    press(screen.list.table, Qt.Key.Key_H, CTRL)
    handing = cast(HandOverDialog, form(screen))
    handing.to_kind.setCurrentIndex(list(HandoverTo).index(HandoverTo.AGENCY))
    handing.submit()
    assert "Chưa ghi gửi đến ai" in error_at(handing, "body")
    handing.body.setText("Sở Tài chính")
    handing.due_on.set_text("1/11/2026")
    handing.submit()
    assert "sớm hơn" in error_at(handing, "due_on")
    handing.due_on.set_date(day(30))
    handing.submit()
    press(screen.list.table, Qt.Key.Key_R, CTRL)
    answering = cast(HandoverAnswerDialog, form(screen))
    assert not answering.by.isVisible()
    answering.remark.setPlainText("Đã bố trí 500 triệu đồng")
    answering.submit()
    assert "bằng cách nào" in error_at(answering, "reply")
    answering.reply.setCurrentIndex(3)
    answering.submit()
    assert state(made, finding_id) is FindingState.ANSWERED
    assert screen.actions_of_findings.steps["hand_over"].isEnabled()
    assert "Sở Tài chính" in screen.list.pane.text.toPlainText()


def test_a_standing_members_word_is_written_down(screen: FindingsScreen, made: JournalBook) -> None:
    member = Person(full_name="Lê Quang Vinh")
    with made.book.store.unit_of_work() as uow:
        uow.add(member)
        uow.add(StandingMember(person_id=member.id))
        uow.commit()
    finding_id = record(made, "Xin chủ trương")
    to_him = HandOver(HandoverTo.STANDING_MEMBER, person_id=member.id)
    made.findings.hand_over(finding_id, to_him, Word(made.book.person_id, TODAY))
    screen.refresh()
    screen.actions_of_findings.steps["return"].trigger()
    returning = cast(HandoverAnswerDialog, form(screen))
    assert returning.by.current() == member.id
    returning.remark.setPlainText("Chưa đủ hồ sơ")
    returning.channel.setCurrentIndex(1)
    returning.submit()
    assert state(made, finding_id) is FindingState.RETURNED


def test_a_figure_of_the_board_narrows_the_list(screen: FindingsScreen, made: JournalBook) -> None:
    record(made, "mới")
    record(made, "cũ", raised_on=TODAY - dt.timedelta(days=200))
    ended = record(made, "xong")
    made.findings.settle(ended, TODAY, "đã rõ")
    screen.filter_bar.clear()
    screen.tabs.setCurrentWidget(screen.board)
    table, model = screen.board.table, screen.board.model
    assert model.total == 3
    table.setFocus()
    table.setCurrentIndex(model.index(0, 2))
    assert model.index(0, 2).data() == "1"
    assert [one.text for one in screen.board.names.model.rows] == ["cũ"]
    press(table, Qt.Key.Key_Return)
    assert screen.tabs.currentWidget() is screen.list
    assert shown(screen) == ["cũ"]
    wanted = screen.filter_bar.filter()
    assert (wanted.state, wanted.age) == (FindingState.OPEN, Age.OVER_90)
    screen.filter_bar.clear()
    screen.tabs.setCurrentWidget(screen.board)
    table.setCurrentIndex(model.index(model.rowCount() - 1, 3))
    assert len(screen.board.names.model.rows) == 3
    screen.board.names.table.setFocus()
    press(screen.board.names.table, Qt.Key.Key_Return)
    assert screen.tabs.currentWidget() is screen.list


def test_the_filter_narrows_whose_and_where(screen: FindingsScreen, made: JournalBook) -> None:
    record(made, "nhóm tôi")
    record(made, "nơi khác", territory_id=made.other.id, group_id=None)
    screen.filter_bar.whose.setCurrentIndex(2)
    assert shown(screen) == ["nhóm tôi"]
    screen.filter_bar.whose.setCurrentIndex(1)
    assert len(shown(screen)) == 2
    pick(screen.filter_bar.territory, "an phu")
    assert shown(screen) == ["nơi khác"]
    screen.show_list(FindingFilter(progress=Progress.ENDED))
    assert shown(screen) == []


def test_the_same_matter_is_grouped_and_settled_at_once(
    screen: FindingsScreen, made: JournalBook
) -> None:
    here = record(made, "Thiếu nhà văn hóa")
    there = record(made, "Chưa có nhà văn hóa", territory_id=made.other.id)
    screen.refresh()
    table = screen.list.table
    table.selectAll()
    press(table, Qt.Key.Key_M, CTRL)
    grouping = cast(ClusterDialog, form(screen))
    grouping.submit()
    assert "Chưa ghi tên" in error_at(grouping, "title")
    grouping.title.setText("Nhà văn hóa")
    grouping.submit()
    screen.tabs.setCurrentWidget(screen.clusters)
    assert [one.title for one in screen.clusters.list.model.rows] == ["Nhà văn hóa"]
    assert len(screen.clusters.members.model.rows) == 2
    screen.clusters.list.table.setFocus()
    press(screen.clusters.list.table, Qt.Key.Key_G, CTRL)
    settling = cast(ClusterSettleDialog, form(screen))
    settling.submit()
    assert "Chưa ghi kết quả" in error_at(settling, "line1")
    settling.lines[here].setText("Đã xây")
    settling.submit()
    assert state(made, here) is FindingState.SETTLED
    assert state(made, there) is FindingState.OPEN
    screen.open_record(RecordKind.FINDING, there)
    assert "Cùng nội dung: Nhà văn hóa" in screen.list.pane.text.toPlainText()
    screen.actions_of_findings.take_out.trigger()
    assert made.findings.finding(there).cluster_id is None


def test_others_join_a_group_that_there_is(screen: FindingsScreen, made: JournalBook) -> None:
    first, second = record(made, "một"), record(made, "hai", territory_id=made.other.id)
    cluster_id, _ = made.services.finding_clusters.make(NewCluster("Chung", (first, second)))
    record(made, "ba")
    screen.refresh()
    table = screen.list.table
    flags = QItemSelectionModel.SelectionFlag
    place = shown(screen).index("ba")
    table.selectionModel().setCurrentIndex(
        screen.list.model.index(place, 0), flags.ClearAndSelect | flags.Rows
    )
    press(table, Qt.Key.Key_M, CTRL)
    grouping = cast(ClusterDialog, form(screen))
    grouping.title.setText("Một mình")
    grouping.submit()
    assert "ít nhất hai" in error_at(grouping, "title")
    pick(grouping.cluster, "chung")
    grouping.submit()
    screen.open_record(RecordKind.FINDING_CLUSTER, cluster_id)
    assert len(screen.clusters.members.model.rows) == 3


def test_a_model_is_taken_up_elsewhere(screen: FindingsScreen, made: JournalBook) -> None:
    record(made, "Chi bộ số", kind=FindingKind.NEW_MODEL)
    screen.refresh()
    press(screen.list.table, Qt.Key.Key_D, CTRL)
    uptake = cast(UptakeDialog, form(screen))
    pick(uptake.territory, "son ha")
    uptake.submit()
    assert "chính là địa bàn" in error_at(uptake, "territory")
    uptake.territory.clear()
    pick(uptake.territory, "an phu")
    uptake.submit()
    assert "Xã An Phú" in screen.list.pane.text.toPlainText()


def test_the_entry_behind_it_is_opened(
    screen: FindingsScreen, made: JournalBook, visits: Visits
) -> None:
    entry_id, _ = made.journal.announce(made.told())
    finding_id, _ = made.findings.add_finding(
        NewFinding(FindingKind.NEW_MODEL, "Chi bộ số"), engagement_id=entry_id
    )
    screen.open_record(RecordKind.FINDING, finding_id)
    press(screen.list.table, Qt.Key.Key_J, CTRL)
    assert visits.records == [(RecordKind.ENGAGEMENT, entry_id)]


def test_the_list_is_arranged_before_it_is_printed(
    screen: FindingsScreen, made: JournalBook
) -> None:
    record(made, "Thiếu vốn")
    screen.refresh()
    press(screen.list.table, Qt.Key.Key_P, CTRL)
    dialog = screen.dialog
    assert dialog is not None
    dialog.arranged.setCurrentIndex(1)
    dialog.first.set_date(day(10))
    dialog.last.set_date(day(2))
    given: list[object] = []
    dialog._give = lambda choice, to_excel: given.append((choice, to_excel))
    dialog.submit()
    assert "sớm hơn" in error_at(dialog, "last")
    assert not given
    dialog.last.set_date(TODAY)
    choice = dialog.choice()
    assert not choice.by_territory
    assert choice.chosen.first_day == day(10)
    assert "đang theo dõi" in choice.limits[0]
    dialog.submit()
    assert len(given) == 1


def test_only_what_waits_for_our_own_hand_is_called_to_attention(
    screen: FindingsScreen, made: JournalBook
) -> None:
    new = NewFinding(FindingKind.PROPOSAL, "Xin chủ trương", territory_id=made.other.id)
    finding_id, _kinds = made.findings.add_finding(new)
    row = made.findings.finding(finding_id)
    later = TODAY + dt.timedelta(days=31)

    def colour(state: FindingState) -> object:
        return row_colour(replace(row, state=state), screen, later)

    assert colour(FindingState.OPEN) is None
    assert colour(FindingState.ACCEPTED) is None
    assert colour(FindingState.RETURNED) == attention(screen)
    assert colour(FindingState.UNIT_ANSWERED) == attention(screen)
    assert colour(FindingState.SETTLED) == settled(screen)
