"""The reports screen by keyboard: begin, edit, draft again, hand in, answer, print, refuse."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.engagement import Engagement, EngagementKind, Outcome, SubjectField
from app.domain.errors import StoreError
from app.domain.group import Group
from app.domain.office import Office
from app.domain.people import CommissionLeader, LeaderPost, Person
from app.domain.record import RecordKind
from app.domain.report import ReportState
from app.domain.territory import Territory, TerritoryCategory, TerritoryKind
from app.ports.task_runner import Progress
from app.printing import PaperRenderer
from app.printing.raster import PdfPageImages
from app.services.container import Services
from app.services.report_forms import draft_form
from tests.documents.papers import made
from tests.support.books import Book, SetClock
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits, services_of
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.step_dialog import StepDialog
from ui.screens.reports.figure_dialog import FigureDialog
from ui.screens.reports.offers_dialog import OffersDialog
from ui.screens.reports.paragraph_row import ParagraphRow
from ui.screens.reports.screen import ReportsScreen

T = TypeVar("T")
CONTROL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """A screen over a book with a group, a leader and one trip in August."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.book = Book(folder, clock=SetClock(dt.datetime(2026, 9, 3, 2, 0, tzinfo=dt.UTC)))
        leader = Person(full_name="Nguyễn Hoàng Sơn")
        kind = TerritoryKind(code="xa", name="Xã", category=TerritoryCategory.COMMUNE)
        self.place = Territory(kind_id=kind.id, name="Xã Ba Gia").id
        place = Territory(id=self.place, kind_id=kind.id, name="Xã Ba Gia")
        field = SubjectField(code="a", name="Công tác tổ chức, cán bộ")
        group = Group(name="Nhóm 3", leader_in_charge_id=leader.id)
        post = CommissionLeader(person_id=leader.id, post=LeaderPost.DEPUTY)
        office = Office(
            province_code="51",
            province_name="Tỉnh Quảng Ngãi",
            committee_name="Tỉnh ủy Quảng Ngãi",
            commission_name="Ban Tổ chức",
            body_symbol="BTCTU",
            place_name="Quảng Ngãi",
        )
        self.group, self.field = group.id, field.id
        self.add(leader, kind, place, field, group, post, office)
        self.trip = self.travel(5)
        services: Services = services_of(self.book, PaperRenderer(), PdfPageImages())
        self.messages = KeptMessages()
        self.visits = Visits()
        self.context = Context(services, ImmediateRunner(), self.messages, Changes(), self.visits)
        self.screen = ReportsScreen(self.context)
        qtbot.addWidget(self.screen)
        self.screen.resize(1100, 700)
        with qtbot.waitActive(self.screen):
            self.screen.show()
        self.screen.entered()

    def add(self, *records: object) -> None:
        with self.book.store.unit_of_work() as uow:
            for record in records:
                uow.add(record)  # type: ignore[arg-type]  # records of any kind
            uow.commit()

    def travel(self, day: int) -> uuid.UUID:
        when = dt.date(2026, 8, day)
        trip = Engagement(
            kind=EngagementKind.TRIP,
            starts_on=when,
            ends_on=when,
            territory_id=self.place,
            group_id=self.group,
            subject="Nắm tình hình kiện toàn tổ chức",
            subject_field_ids=[self.field],
            participant_ids=[self.book.person_id],
            closed_on=when,
        )
        self.add(trip)
        self.add(Outcome(engagement_id=trip.id, reported_on=when, results="Thống nhất cách làm."))
        return trip.id

    def press(
        self,
        widget: QWidget,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key once the widget's window is in front: before, no shortcut of it works."""
        for _ in range(200):
            if QApplication.activeWindow() is widget.window():
                break
            widget.window().activateWindow()
            QTest.qWait(10)
        QTest.keyClick(widget, key, modifier)

    def begin(self) -> None:
        self.press(self.screen.table, Qt.Key.Key_N, CONTROL)
        dialog = self.screen.start_dialog
        assert dialog is not None
        dialog.choose(self.group, 2026, 8)
        self.press(dialog, Qt.Key.Key_Return, CONTROL)

    def row(self, text: str) -> ParagraphRow:
        return next(row for row in self.screen.editor.paper.rows() if text in row.line.text)

    def dialog(self) -> QWidget | None:
        """The dialog that the page of the report opened last."""
        return self.screen.editor.dialog

    def state(self) -> ReportState:
        report = self.screen.editor.report
        assert report is not None
        return report.sheet.row.state

    def texts(self) -> list[str]:
        return [row.line.text for row in self.screen.editor.paper.rows()]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path / "book")
    yield made
    made.book.store.close()


class LaterRunner:
    """A task runner that keeps the jobs until they are asked for, as a busy store does."""

    def __init__(self) -> None:
        self._jobs: list[Callable[[], None]] = []

    def submit(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        title: str = "",
    ) -> None:
        self._jobs.append(lambda: ImmediateRunner().submit(job, done, failed, title=title))

    def run_all(self) -> None:
        """Do everything, and what is handed out by it."""
        while self._jobs:
            self._jobs.pop(0)()


@pytest.fixture
def later(begun: Desk, monkeypatch: pytest.MonkeyPatch) -> LaterRunner:
    """From here on the store of the screen with a report open answers when it is told to."""
    made = LaterRunner()
    monkeypatch.setattr(begun.screen.presenter, "_runner", made)
    return made


@pytest.fixture
def begun(desk: Desk) -> Desk:
    desk.begin()
    return desk


def test_an_empty_list_says_what_to_do_first(desk: Desk) -> None:
    assert desk.screen.empty.isVisible()
    assert "Ctrl+N" in desk.screen.empty.text()
    assert not desk.screen.open_action.isEnabled()


def test_ctrl_n_drafts_a_report_and_opens_it(begun: Desk) -> None:
    editor = begun.screen.editor
    assert editor.isVisible()
    assert "- Đi công tác địa bàn: 01 chuyến." in begun.texts()
    begun.press(editor.paper, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert begun.screen.list_page.isVisible()
    assert begun.screen.model.rowCount() == 1
    begun.press(begun.screen.table, Qt.Key.Key_Return)
    assert editor.isVisible()


def test_refuses_a_second_report_of_the_month_at_the_field(begun: Desk) -> None:
    begun.screen.editor.leave()
    begun.begin()
    dialog = begun.screen.start_dialog
    assert dialog is not None
    assert dialog.isVisible()
    errors = [one.text() for one in dialog.findChildren(QLabel, "fieldError")]
    assert any("đã có báo cáo" in text for text in errors)
    dialog.close()


def test_edits_orders_removes_and_saves_by_keyboard(begun: Desk) -> None:
    first = begun.row("Đi công tác")
    first.text.setFocus()
    begun.press(first.text, Qt.Key.Key_End, CONTROL)
    QTest.keyClicks(first.text, " (ca hai xa)")
    assert first.mark.text() == "đã sửa"
    begun.press(first.text, Qt.Key.Key_Down, CONTROL)
    assert begun.texts()[1] == "- Đi công tác địa bàn: 01 chuyến. (ca hai xa)"
    begun.press(begun.row("(ca hai xa)").text, Qt.Key.Key_Return, CONTROL)
    own = begun.screen.editor.paper.rows()[2]
    QTest.keyClicks(own.text, "Tu viet.")
    begun.press(begun.row("Số địa bàn").remove_button, Qt.Key.Key_Space)
    begun.press(begun.screen.editor.paper, Qt.Key.Key_S, CONTROL)
    report = begun.screen.editor.report
    assert report is not None
    assert not report.is_changed
    sheet = report.sheet
    assert [one.text for one in sheet.of("work")] == [
        "- Đi công tác địa bàn: 01 chuyến. (ca hai xa)",
        "Tu viet.",
    ]
    begun.press(begun.row("Số địa bàn").return_button, Qt.Key.Key_Space)
    assert not begun.row("Số địa bàn").line.is_removed


def test_opens_sources(begun: Desk, qtbot: QtBot) -> None:
    begun.row("Ngày 05/8/2026").source_button.click()
    assert begun.visits.records == [(RecordKind.ENGAGEMENT, begun.trip)]
    begun.row("Đi công tác").source_button.click()
    dialog = begun.dialog()
    assert isinstance(dialog, FigureDialog)
    assert dialog.model.rowCount() == 1
    begun.press(dialog.table, Qt.Key.Key_Return)
    assert begun.visits.records[1] == (RecordKind.ENGAGEMENT, begun.trip)


def test_drafting_again_shows_what_is_new(begun: Desk) -> None:
    editor = begun.screen.editor
    begun.press(editor.paper, Qt.Key.Key_B, CONTROL)
    assert begun.dialog() is None
    begun.travel(20)
    begun.row("Đi công tác").text.setPlainText("- Đi 01 chuyến.")
    begun.press(editor.paper, Qt.Key.Key_B, CONTROL)
    dialog = begun.dialog()
    assert isinstance(dialog, OffersDialog)
    assert [offer.kind for offer in dialog.chosen()] == ["new"]
    assert dialog.list.count() == 2
    begun.press(dialog, Qt.Key.Key_Return, CONTROL)
    assert "- Đi 01 chuyến." in begun.texts()
    assert any("Ngày 20/8/2026" in text for text in begun.texts())


def test_what_is_typed_is_kept_as_a_draft(begun: Desk) -> None:
    editor = begun.screen.editor
    begun.row("Đi công tác").text.setPlainText("- Đang ghi dở")
    editor.leave()
    begun.press(begun.screen.table, Qt.Key.Key_Return)
    assert "- Đang ghi dở" in begun.texts()
    assert editor.draft_bar.isVisible()
    editor.drop_button.click()
    assert "- Đang ghi dở" not in begun.texts()
    assert not editor.draft_bar.isVisible()


def test_nothing_can_be_typed_between_saving_and_reading_anew(
    begun: Desk, later: LaterRunner
) -> None:
    editor = begun.screen.editor
    row = begun.row("Đi công tác")
    row.text.setFocus()
    row.text.setPlainText("- Đi 01 chuyến.")
    begun.press(row.text, Qt.Key.Key_S, CONTROL)
    assert row.text.hasFocus()
    QTest.keyClicks(row.text, "x")
    editor.add_action.trigger()
    editor.save()
    editor.keep_draft()
    assert row.text.isReadOnly()
    assert not editor.save_action.isEnabled()
    assert begun.texts().count("- Đi 01 chuyến.") == 1 and "" not in begun.texts()
    later.run_all()
    assert not editor.draft_bar.isVisible()
    row = begun.row("- Đi 01 chuyến.")
    assert row.text.hasFocus() and not row.text.isReadOnly()


def test_typing_while_a_change_elsewhere_is_read_stays(begun: Desk, later: LaterRunner) -> None:
    editor = begun.screen.editor
    editor.reload()
    row = begun.row("Đi công tác")
    before = row.text.toPlainText()
    row.text.setPlainText("- Đang ghi.")
    later.run_all()
    assert "- Đang ghi." in begun.texts()
    row.text.setPlainText(before)
    shown = editor.report
    editor.keep_draft()
    later.run_all()
    assert editor.report is not shown


def test_a_refused_save_lets_the_person_go_on(begun: Desk, later: LaterRunner) -> None:
    editor = begun.screen.editor
    begun.row("Đi công tác").text.setPlainText("- Đi 01 chuyến.")
    editor.save()
    assert editor.report is not None
    begun.context.services.reports.hand_in(editor.report.sheet.row.id)
    later.run_all()
    assert begun.messages.failures == ["report_fixed"]
    assert "- Đi 01 chuyến." in begun.texts()
    assert not begun.row("- Đi 01 chuyến.").text.isReadOnly()


def test_leaving_during_a_save_that_is_refused_keeps_the_text(
    begun: Desk, later: LaterRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = begun.screen.editor
    assert editor.report is not None
    report_id = editor.report.sheet.row.id
    begun.row("Đi công tác").text.setPlainText("- Đi 01 chuyến.")

    def refuse(_command: object) -> None:
        raise StoreError("disk_full")

    with monkeypatch.context() as patched:
        patched.setattr(begun.screen.presenter._reports, "save", refuse)
        editor.save()
        editor.leave()
        later.run_all()
    begun.screen.open_record(RecordKind.REPORT, report_id)
    later.run_all()
    assert begun.messages.failures == ["disk_full"]
    assert "- Đi 01 chuyến." in begun.texts()
    assert editor.draft_bar.isVisible()


def test_typing_that_was_taken_back_leaves_no_draft(begun: Desk) -> None:
    editor = begun.screen.editor
    assert editor.report is not None
    form = draft_form(editor.report.sheet.row.id)
    row = begun.row("Đi công tác")
    before = row.text.toPlainText()
    row.text.setPlainText("- Đang ghi dở")
    editor.keep_draft()
    assert begun.context.services.drafts.load(form) is not None
    row.text.setPlainText(before)
    editor.keep_draft()
    assert begun.context.services.drafts.load(form) is None


def test_hands_in_and_records_the_answers(begun: Desk) -> None:
    editor = begun.screen.editor
    editor.hand_in_action.trigger()
    assert not editor.hand_in_action.isVisible()
    assert all(row.text.isReadOnly() for row in editor.paper.rows())
    editor.return_action.trigger()
    dialog = begun.dialog()
    assert isinstance(dialog, StepDialog)
    begun.press(dialog, Qt.Key.Key_S, CONTROL)
    assert dialog.isVisible()
    dialog.remark.setPlainText("Bổ sung số liệu.")
    dialog.channel.setCurrentIndex(2)
    begun.press(dialog, Qt.Key.Key_S, CONTROL)
    assert begun.state() is ReportState.RETURNED
    assert editor.hand_in_action.isVisible()
    editor.hand_in_action.trigger()
    editor.receive_action.trigger()
    dialog = begun.dialog()
    assert isinstance(dialog, StepDialog)
    dialog.channel.setCurrentIndex(2)
    begun.press(dialog, Qt.Key.Key_S, CONTROL)
    assert begun.state() is ReportState.RECEIVED
    editor.leave()
    begun.screen.state.setCurrentIndex(1 + list(ReportState).index(ReportState.DRAFT))
    assert begun.screen.model.rowCount() == 0
    assert begun.screen.empty.isVisible()


def test_does_not_hand_in_what_the_person_thinks_better_of(begun: Desk) -> None:
    begun.messages.confirms = False
    begun.screen.editor.hand_in_action.trigger()
    assert begun.screen.editor.hand_in_action.isVisible()


def test_previews_and_saves_a_pdf(begun: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    begun.press(begun.screen.editor.paper, Qt.Key.Key_P, CONTROL)
    dialog = begun.dialog()
    assert isinstance(dialog, PreviewDialog)
    assert dialog.preview.pages.page_count >= 1
    with qtbot.waitSignal(dialog.saved) as blocker:
        dialog.save_to(tmp_path / "bc")
    assert blocker.args == [tmp_path / "bc.pdf"]
    assert (tmp_path / "bc.pdf").read_bytes().startswith(b"%PDF")
    assert str(tmp_path / "bc.pdf") in dialog.told.text()
    dialog.close()


def test_a_paper_that_cannot_be_saved_is_told(begun: Desk, tmp_path: Path) -> None:
    dialog = PreviewDialog(begun.context, "Báo cáo", made(b""), begun.screen)
    dialog.save_to(tmp_path / "missing" / "bc.pdf")
    assert begun.messages.failures == ["export_folder_missing"]
    dialog.close()


def test_what_is_typed_as_an_answer_is_kept_and_wiped_with_it(begun: Desk) -> None:
    editor = begun.screen.editor
    editor.hand_in_action.trigger()
    editor.return_action.trigger()
    dialog = begun.dialog()
    assert isinstance(dialog, StepDialog)
    dialog.remark.setPlainText("Bổ sung số liệu.")
    dialog.reject()
    editor.return_action.trigger()
    again = begun.dialog()
    assert isinstance(again, StepDialog)
    assert again.remark.toPlainText() == "Bổ sung số liệu."
    again.channel.setCurrentIndex(2)
    begun.press(again, Qt.Key.Key_S, CONTROL)
    assert begun.state() is ReportState.RETURNED
    report_id = editor.report.sheet.row.id
    assert begun.context.services.drafts.load(f"step:{report_id}:return") is None
