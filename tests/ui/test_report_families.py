"""Reports of every author on their screen, by keyboard: begin, refuse, narrow, hand in, print."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.flow import Channel
from app.domain.record import RecordKind
from app.domain.report import ReportFamily, ReportKind, ReportState
from app.printing.raster import PdfPageImages
from app.services.flow_words import channel_word
from tests.support.report_books import AUGUST, ReportBook
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.batch_dialog import BatchDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.step_dialog import StepDialog
from ui.screens.reports.screen import ReportsScreen
from ui.screens.reports.start_dialog import StartDialog

CONTROL = Qt.KeyboardModifier.ControlModifier
HALF = dt.date(2026, 1, 1), dt.date(2026, 6, 30)


class Desk:
    """The screen over a book with two groups and a follower."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.office = ReportBook(folder)
        services = self.office.services
        services.printing.images = PdfPageImages()
        self.messages, self.visits = KeptMessages(), Visits()
        context = Context(services, ImmediateRunner(), self.messages, Changes(), self.visits)
        self.screen = ReportsScreen(context)
        qtbot.addWidget(self.screen)
        self.screen.resize(1100, 700)
        with qtbot.waitActive(self.screen):
            self.screen.show()
        self.screen.entered()

    def press(
        self,
        widget: QWidget,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key once the widget's window is in front."""
        for _ in range(200):
            if QApplication.activeWindow() is widget.window():
                break
            widget.window().activateWindow()
            QTest.qWait(10)
        QTest.keyClick(widget, key, modifier)

    def ask(self, family: ReportFamily) -> StartDialog:
        """Open the dialog by keyboard and choose what is to be drafted."""
        self.press(self.screen.table, Qt.Key.Key_N, CONTROL)
        dialog = self.screen.start_dialog
        assert dialog is not None
        for _ in range(list(ReportFamily).index(family)):
            self.press(dialog.family, Qt.Key.Key_Down)
        return dialog

    def send(self, dialog: StartDialog) -> None:
        self.press(dialog, Qt.Key.Key_Return, CONTROL)

    def texts(self) -> list[str]:
        return [row.line.text for row in self.screen.editor.paper.rows()]

    def state(self) -> ReportState:
        report = self.screen.editor.report
        assert report is not None
        return report.sheet.row.state

    def subject(self) -> str:
        report = self.screen.editor.report
        assert report is not None
        return report.sheet.row.subject

    def errors(self, dialog: QWidget) -> list[str]:
        labels = dialog.findChildren(QLabel, "fieldError")
        return [one.text() for one in labels if one.isVisible() and one.text()]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path / "book")
    yield made
    made.office.book.store.close()


def test_an_ad_hoc_report_asks_what_it_is_about(desk: Desk) -> None:
    dialog = desk.ask(ReportFamily.GROUP_AD_HOC)
    assert not dialog.period.isVisible()
    assert dialog.territory.isVisible()
    desk.send(dialog)
    assert desk.errors(dialog)
    dialog.subject.setFocus()
    QTest.keyClicks(dialog.subject, "Viec cham kien toan")
    desk.send(dialog)
    assert desk.subject() == "Viec cham kien toan"
    assert desk.texts() == []


def test_days_that_are_not_over_are_refused_at_their_field(desk: Desk) -> None:
    dialog = desk.ask(ReportFamily.GROUP_AD_HOC)
    dialog.subject.setText("Việc mới")
    dialog.last.set_date(dt.date(2026, 12, 24))
    desk.send(dialog)
    assert dialog.isVisible()
    assert desk.errors(dialog)
    dialog.close()


def test_a_consolidated_report_opens_the_report_of_the_group(desk: Desk) -> None:
    desk.office.trip(AUGUST)
    source = desk.office.hand_in_month(desk.office.group, AUGUST)
    dialog = desk.ask(ReportFamily.CONSOLIDATED)
    desk.press(dialog.kind, Qt.Key.Key_Down)  # a quarter
    assert dialog.period.currentText() == "Quý III/2026"
    desk.send(dialog)
    editor = desk.screen.editor
    row = next(one for one in editor.paper.rows() if one.line.source_key.startswith("report:"))
    row.source_button.click()
    assert desk.visits.records == [(RecordKind.REPORT, source)]
    desk.press(editor.paper, Qt.Key.Key_P, CONTROL)
    assert isinstance(editor.dialog, PreviewDialog)
    editor.dialog.close()


def test_a_review_proposes_what_it_is_about(desk: Desk) -> None:
    dialog = desk.ask(ReportFamily.REVIEW)
    assert dialog.subject.text().startswith("việc thực hiện Quy chế")
    desk.press(dialog.outline, Qt.Key.Key_Down)
    assert dialog.subject.text().startswith("việc thực hiện Quy định")
    dialog.subject.setText("việc thực hiện một phần")
    desk.press(dialog.outline, Qt.Key.Key_Up)
    assert dialog.subject.text() == "việc thực hiện một phần"
    desk.send(dialog)
    assert desk.subject() == "việc thực hiện một phần"


def test_a_follower_hands_in_by_somebody_else_and_is_answered_from_outside(desk: Desk) -> None:
    office = desk.office
    dialog = desk.ask(ReportFamily.FOLLOWER)
    desk.send(dialog)
    assert any("cán bộ theo dõi" in one for one in desk.errors(dialog))
    dialog.follower.set_current(office.follower.id)
    desk.send(dialog)
    editor = desk.screen.editor
    editor.hand_in_action.trigger()
    handing = editor.dialog
    assert isinstance(handing, StepDialog)
    assert handing.by.current() == office.follower.id
    desk.press(handing, Qt.Key.Key_Return, CONTROL)
    assert desk.errors(handing)  # how it came is not said
    handing.channel.setCurrentText(channel_word(Channel.PAPER))
    desk.press(handing, Qt.Key.Key_Return, CONTROL)
    assert desk.state() is ReportState.HANDED_IN
    editor.receive_action.trigger()
    answer = editor.dialog
    assert isinstance(answer, StepDialog)
    assert not answer.by.isVisible()
    reply = answer.findChild(QComboBox, "reply")
    assert reply is not None
    desk.press(answer, Qt.Key.Key_Return, CONTROL)
    assert desk.errors(answer)
    reply.setCurrentText(channel_word(Channel.PAPER))
    desk.press(answer, Qt.Key.Key_Return, CONTROL)
    assert desk.state() is ReportState.RECEIVED


def test_a_duty_begins_the_followers_report(desk: Desk) -> None:
    values = {"participant": desk.office.follower.id, "kind": "half_year", "day": HALF[0]}
    desk.screen.new_record(RecordKind.REPORT, values)
    dialog = desk.screen.start_dialog
    assert dialog is not None
    desk.send(dialog)
    report = desk.screen.editor.report
    assert report is not None
    row = report.sheet.row
    assert (row.kind, row.follower_id) == (ReportKind.HALF_YEAR, desk.office.follower.id)
    assert (row.period_from, row.period_to) == HALF


def test_the_list_is_narrowed_by_kind_of_report(desk: Desk) -> None:
    office = desk.office
    office.begin(ReportKind.MONTHLY, AUGUST, "monthly_qc", group_id=office.group.id)
    office.begin(ReportKind.YEAR, AUGUST, "consolidated")
    desk.screen.refresh()
    assert desk.screen.model.rowCount() == 2
    desk.screen.family.setCurrentIndex(desk.screen.family.findData(ReportFamily.CONSOLIDATED))
    (row,) = desk.screen.model.rows
    assert row.family is ReportFamily.CONSOLIDATED
    desk.screen.family.setCurrentIndex(desk.screen.family.findData(ReportFamily.REVIEW))
    assert "bộ lọc" in desk.screen.empty.text()


def test_the_reports_of_a_month_are_printed_together(desk: Desk) -> None:
    office = desk.office
    for group in (office.group, office.second):
        office.begin(ReportKind.MONTHLY, AUGUST, "monthly_qc", group_id=group.id)
    desk.screen.refresh()
    desk.press(desk.screen.table, Qt.Key.Key_P, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    dialog = desk.screen.batch_dialog
    assert isinstance(dialog, BatchDialog)
    assert len(dialog.chosen()) == 2
    dialog.close()


def test_a_month_without_reports_says_so(desk: Desk) -> None:
    desk.screen.print_many()
    assert desk.screen.batch_dialog is None
    assert any("chưa có báo cáo" in text for text in desk.messages.said)
