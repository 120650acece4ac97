"""The plan screen by keyboard: a trip typed, moved, reported, amended with the reason; refusals."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.flow import Channel, Word
from app.domain.month_plan import PlanEntry, PlanState
from app.domain.record import RecordKind
from app.printing import PaperRenderer
from app.printing.raster import PdfPageImages
from app.services.plans.calendar import CalendarItem
from app.services.plans.forms import EntryForm
from tests.support.plan_books import MONTH, PlanBook
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits, services_of
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.office_dialog import OfficeDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.step_dialog import StepDialog
from ui.screens.plan.entry_dialog import EntryDialog
from ui.screens.plan.programme_dialog import ProgrammeDialog
from ui.screens.plan.proposals_dialog import ProposalsDialog
from ui.screens.plan.screen import LIST, WEEK, PlanScreen

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
TODAY = dt.date(2026, 11, 22)
K = Qt.Key


class Shown:
    """The screen over a book, with what it asked of other screens."""

    def __init__(self, book: PlanBook, qtbot: QtBot) -> None:
        self.book = book
        self.messages = KeptMessages()
        self.visits = Visits()
        self.begun: list[tuple[RecordKind, Mapping[str, object]]] = []
        services = services_of(book.book, PaperRenderer(), PdfPageImages())
        self.context = Context(
            services,
            ImmediateRunner(),
            self.messages,
            Changes(),
            self.visits,
            new_record=lambda kind, values: self.begun.append((kind, values)),
        )
        self.screen = PlanScreen(self.context)
        qtbot.addWidget(self.screen)
        self.screen.resize(1180, 700)
        with qtbot.waitActive(self.screen):
            self.screen.show()
        self.screen.entered()
        self.screen.take_focus()

    def items(self) -> list[CalendarItem]:
        shown = self.book.plans.month(self.book.mine, MONTH)
        return list(shown.items)

    def state(self) -> PlanState | None:
        plan = self.book.plans.month(self.book.mine, MONTH).plan
        return None if plan is None else plan.state

    def dialog(self, kind: type[QWidget]) -> QWidget:
        found = [one for one in self.screen.findChildren(kind) if one.isVisible()]
        assert found, f"no {kind.__name__} came up"
        return found[-1]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[PlanBook]:
    made = PlanBook(tmp_path / "so")
    yield made
    made.book.store.close()


@pytest.fixture
def shown(book: PlanBook, qtbot: QtBot) -> Shown:
    return Shown(book, qtbot)


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press a key once the widget's window is in front: before that no shortcut of it works."""
    for _ in range(200):
        if QApplication.activeWindow() is widget.window():
            break
        widget.window().activateWindow()
        QTest.qWait(10)
    QTest.keyClick(widget, key, held)


def type_into(field: QWidget, text: str) -> None:
    """Type letter by letter; the test's own key clicks know ASCII alone."""
    field.setFocus()
    for letter in text:
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, NONE, letter)
        QApplication.sendEvent(field.focusProxy() or field, event)


def errors(dialog: QWidget) -> list[str]:
    return [
        one.text()
        for one in dialog.findChildren(QLabel)
        if one.objectName() == "fieldError" and one.isVisible()
    ]


def save(dialog: QWidget) -> None:
    press(dialog, K.Key_Return, CONTROL)


def type_trip(shown: Shown, subject: str = "Dự sinh hoạt chi bộ") -> None:
    dialog = shown.dialog(EntryDialog)
    assert isinstance(dialog, EntryDialog)
    type_into(dialog.territory, "son ha")
    QTest.keyClick(dialog.territory, K.Key_Return)
    type_into(dialog.subject, subject)
    save(dialog)


def report(shown: Shown) -> None:
    button = shown.screen.plan_bar.buttons["report"]
    button.setFocus()
    QTest.keyClick(button, K.Key_Space)
    save(shown.dialog(StepDialog))


def test_it_opens_on_today_of_my_groups_month(shown: Shown) -> None:
    screen = shown.screen
    assert screen.owner == shown.book.mine and screen.month.hasFocus()
    assert screen.bar.span.text() == "Tháng 11/2026"
    assert "chưa lập kế hoạch" in screen.plan_bar.state.text()
    assert screen.panel.heading.text() == "Chủ nhật, 22/11/2026"
    spoken = screen.month.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Chủ nhật, 22/11/2026: chưa có việc"


def test_enter_on_an_empty_day_types_a_trip_there(shown: Shown) -> None:
    month = shown.screen.month
    for _ in range(3):
        QTest.keyClick(month, K.Key_Right)
    QTest.keyClick(month, K.Key_Return)
    type_trip(shown)
    (item,) = shown.items()
    assert (item.starts_on, item.subject) == (dt.date(2026, 11, 25), "Dự sinh hoạt chi bộ")
    assert item.people == ("Trần Minh Khoa",)
    assert shown.screen.panel.current() is not None
    spoken = month.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "1 việc" in spoken and "chưa báo việc" in spoken
    assert shown.state() is PlanState.DRAFT


def test_what_is_missing_is_said_at_its_field(shown: Shown) -> None:
    press(shown.screen.month, K.Key_N, CONTROL)
    dialog = shown.dialog(EntryDialog)
    assert isinstance(dialog, EntryDialog)
    save(dialog)
    assert len(errors(dialog)) == 1
    type_into(dialog.subject, "Nắm tình hình")
    save(dialog)
    assert errors(dialog) and dialog.isVisible(), "no territory"
    type_into(dialog.territory, "son ha")
    QTest.keyClick(dialog.territory, K.Key_Return)
    dialog.starts_on.day.set_date(dt.date(2026, 12, 30))
    dialog.ends_on.day.set_date(dt.date(2026, 12, 29))
    save(dialog)
    assert errors(dialog) and shown.items() == []


def test_a_trip_is_moved_by_keys_and_the_day_goes_with_it(shown: Shown) -> None:
    shown.book.plans.save_entry(shown.book.trip(starts_at=dt.time(8), ends_at=dt.time(10)))
    screen = shown.screen
    screen.refresh()
    screen.show_day(dt.date(2026, 11, 25))
    QTest.keyClick(screen.month, K.Key_Left, ALT)
    QTest.keyClick(screen.month, K.Key_Left, ALT)
    QTest.keyClick(screen.month, K.Key_Up, ALT)
    assert [one.starts_on for one in shown.items()] == [dt.date(2026, 11, 16)]
    assert screen.day == dt.date(2026, 11, 16)
    QTest.keyClick(screen.month, K.Key_2)
    assert screen.views.currentIndex() == WEEK and screen.week.hasFocus()
    QTest.keyClick(screen.week, K.Key_Down, ALT)
    (item,) = shown.items()
    assert (item.starts_at, item.ends_at) == (dt.time(9), dt.time(11))
    for _ in range(4):
        QTest.keyClick(screen.month, K.Key_Up, ALT)
    assert shown.messages.failures == ["outside_month"] * len(shown.messages.failures)
    assert shown.messages.failures


def test_a_trip_is_dragged_to_another_day(shown: Shown) -> None:
    shown.book.plans.save_entry(shown.book.trip())
    screen = shown.screen
    screen.refresh()
    screen.show_day(dt.date(2026, 11, 25))
    view = screen.month
    begun = view.visualRect(screen.month_model.place_of(dt.date(2026, 11, 25), None))
    ended = view.visualRect(screen.month_model.place_of(dt.date(2026, 11, 19), None)).center()
    line = begun.topLeft() + QPoint(20, view.delegate.line_height() + 8)
    assert view.item_at(line) is not None
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=line)
    QTest.mouseMove(port, ended)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=ended)
    (item,) = shown.items()
    assert item.starts_on == dt.date(2026, 11, 19) and screen.day == item.starts_on


def test_days_months_and_views_are_walked_by_keys(shown: Shown) -> None:
    screen = shown.screen
    QTest.keyClick(screen.month, K.Key_Down)
    assert screen.day == dt.date(2026, 11, 29)
    QTest.keyClick(screen.month, K.Key_Down)
    assert screen.bar.span.text() == "Tháng 12/2026" and screen.day == dt.date(2026, 12, 6)
    QTest.keyClick(screen.month, K.Key_PageUp)
    QTest.keyClick(screen.month, K.Key_PageUp)
    assert screen.bar.span.text() == "Tháng 10/2026"
    QTest.keyClick(screen.month, K.Key_Home)
    assert screen.day.weekday() == 0
    QTest.keyClick(screen.month, K.Key_T)
    assert screen.day == TODAY
    QTest.keyClick(screen.month, K.Key_3)
    assert screen.views.currentIndex() == LIST and "chưa có việc" in screen.list.empty.text()
    screen.show_view(WEEK)
    QTest.keyClick(screen.week, K.Key_PageDown)
    assert screen.day == dt.date(2026, 11, 29)
    assert screen.bar.span.text() == "Tuần 48: 23/11 – 29/11/2026"


def test_it_is_reported_answered_and_amended_with_the_reason(shown: Shown) -> None:
    shown.book.plans.save_entry(shown.book.trip())
    screen = shown.screen
    screen.refresh()
    screen.show_day(dt.date(2026, 11, 25))
    report(shown)
    assert shown.state() is PlanState.REPORTED
    assert set(screen.plan_bar.buttons) == {"see", "remark", "return", "amend"}
    button = screen.plan_bar.buttons["remark"]
    button.setFocus()
    QTest.keyClick(button, K.Key_Space)
    dialog = shown.dialog(StepDialog)
    assert isinstance(dialog, StepDialog)
    assert dialog.by.current() == shown.book.leader.id, "written down for the leader"
    type_into(dialog.remark, "Đi thêm một chi bộ")
    save(dialog)
    assert errors(dialog), "how his word came is not said yet"
    dialog.channel.setCurrentIndex(2)
    save(dialog)
    assert shown.state() is PlanState.REMARKED
    assert "“Đi thêm một chi bộ”" in screen.plan_bar.remark.text()
    QTest.keyClick(screen.month, K.Key_Right, ALT)
    assert shown.messages.asked == ["Kế hoạch đã báo cáo lãnh đạo. Điều chỉnh kế hoạch?"]
    amendment = shown.dialog(StepDialog)
    assert isinstance(amendment, StepDialog)
    save(amendment)
    assert errors(amendment) and shown.state() is PlanState.REMARKED
    type_into(amendment.remark, "Trùng lịch họp")
    save(amendment)
    (item,) = shown.items()
    assert (item.starts_on, item.amend_reason) == (dt.date(2026, 11, 26), "Trùng lịch họp")
    assert shown.state() is PlanState.AMENDED
    report(shown)
    assert shown.state() is PlanState.REPORTED


def test_somebody_elses_step_is_refused(shown: Shown) -> None:
    shown.book.plans.save_entry(shown.book.trip())
    screen = shown.screen
    screen.refresh()
    report(shown)
    button = screen.plan_bar.buttons["see"]
    QTest.keyClick(button, K.Key_Space)
    dialog = shown.dialog(StepDialog)
    assert isinstance(dialog, StepDialog)
    dialog.by.set_current(shown.book.companion.id)
    dialog.channel.setCurrentIndex(1)
    save(dialog)
    assert any("lãnh đạo phụ trách" in one for one in errors(dialog))
    assert shown.state() is PlanState.REPORTED


def test_approval_is_offered_only_by_the_offices_own_rule(shown: Shown, qtbot: QtBot) -> None:
    shown.book.plans.save_entry(shown.book.trip())
    dialog = OfficeDialog(shown.context)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.approved.setFocus()
    QTest.keyClick(dialog.approved, K.Key_Space)
    dialog.save()
    screen = shown.screen
    screen.refresh()
    report(shown)
    button = screen.plan_bar.buttons["approve"]
    assert "QC Đ8.1 không yêu cầu" in button.toolTip()
    assert "quy định riêng của cơ quan" in screen.plan_bar.state.text()


def test_another_groups_plan_is_only_looked_at(shown: Shown) -> None:
    screen = shown.screen
    type_into(screen.bar.owner, "")
    screen.bar.owner.selectAll()
    QTest.keyClicks(screen.bar.owner, "nhom 3")
    QTest.keyClick(screen.bar.owner, K.Key_Return)
    assert screen.owner == shown.book.theirs
    assert not screen.deeds.add.isEnabled()
    screen.take_focus()
    QTest.keyClick(screen.month, K.Key_Return)
    assert not [one for one in screen.findChildren(EntryDialog) if one.isVisible()]


def test_one_key_begins_the_notice_of_a_trip(shown: Shown) -> None:
    trip, _ = shown.book.plans.save_entry(shown.book.trip(starts_at=dt.time(8)))
    screen = shown.screen
    screen.open_record(RecordKind.PLAN_ENTRY, trip)
    press(screen.month, K.Key_B, CONTROL)
    ((kind, values),) = shown.begun
    assert kind is RecordKind.ENGAGEMENT
    assert (values["plan_entry"], values["territory"]) == (trip, shown.book.followed.id)
    assert (values["starts_on"], values["starts_at"]) == (dt.date(2026, 11, 25), dt.time(8))
    assert values["participants"] == (shown.book.book.person_id,)


def test_a_trip_that_was_announced_opens_in_the_journal(shown: Shown) -> None:
    trip, _ = shown.book.plans.save_entry(shown.book.trip())
    engagement, _ = shown.book.journal.announce(shown.book.told())
    with shown.book.book.store.unit_of_work() as uow:
        uow.get(PlanEntry, trip).engagement_id = engagement
        uow.commit()
    screen = shown.screen
    screen.open_record(RecordKind.PLAN_ENTRY, trip)
    QTest.keyClick(screen.month, K.Key_Return)
    assert screen.panel.list.hasFocus()
    QTest.keyClick(screen.panel.list, K.Key_Return)
    assert shown.visits.records == [(RecordKind.ENGAGEMENT, engagement)]
    assert not screen.deeds.notice.isEnabled()
    QTest.keyClick(screen.panel.list, K.Key_Right, ALT)
    assert shown.messages.failures == ["entry_announced"]
    QTest.keyClick(screen.panel.list, K.Key_Escape)
    assert screen.month.hasFocus()


def test_it_is_changed_and_withdrawn_with_the_reason(shown: Shown) -> None:
    trip, _ = shown.book.plans.save_entry(shown.book.trip())
    screen = shown.screen
    screen.open_record(RecordKind.PLAN_ENTRY, trip)
    press(screen.month, K.Key_E, CONTROL)
    dialog = shown.dialog(EntryDialog)
    assert isinstance(dialog, EntryDialog)
    assert dialog.subject.toPlainText() == "Nắm tình hình sinh hoạt chi bộ"
    type_into(dialog.place, "Nhà văn hóa thôn 2")
    save(dialog)
    assert shown.book.plans.entry(trip).place == "Nhà văn hóa thôn 2"
    press(screen.month, K.Key_Delete)
    assert shown.items() == [] and len(shown.messages.asked) == 1


def test_a_programme_is_written_beside_the_plan(shown: Shown) -> None:
    screen = shown.screen
    press(screen.month, K.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    dialog = shown.dialog(ProgrammeDialog)
    assert isinstance(dialog, ProgrammeDialog)
    save(dialog)
    assert errors(dialog)
    type_into(dialog.content, "Giao ban Lãnh đạo Ban")
    save(dialog)
    (item,) = shown.items()
    assert item.record_kind is RecordKind.PROGRAMME_ITEM
    assert "Ban Giao ban" in str(screen.month.currentIndex().data())
    press(screen.month, K.Key_Delete)
    assert shown.items() == []


def test_a_month_begins_with_the_one_before_and_with_what_was_not_visited(shown: Shown) -> None:
    day = dt.date(2026, 10, 14)
    shown.book.plans.save_entry(shown.book.trip(starts_on=day, ends_on=day))
    screen = shown.screen
    screen.refresh()
    screen.deeds.propose.trigger()
    dialog = shown.dialog(ProposalsDialog)
    assert isinstance(dialog, ProposalsDialog)
    save(dialog)
    assert dialog.problem.isVisible()
    QTest.keyClick(dialog.list, K.Key_Space)
    save(dialog)
    (item,) = shown.items()
    assert item.starts_on == dt.date(2026, 11, 23)
    screen.deeds.copy.trigger()
    assert [one.starts_on for one in shown.items()] == [
        dt.date(2026, 11, 11),
        dt.date(2026, 11, 23),
    ]


def test_both_papers_are_shown(shown: Shown) -> None:
    shown.book.plans.save_entry(shown.book.trip())
    screen = shown.screen
    screen.refresh()
    for key in (K.Key_P,):
        press(screen.month, key, CONTROL)
        preview = shown.dialog(PreviewDialog)
        assert isinstance(preview, PreviewDialog) and preview.preview.pdf.startswith(b"%PDF")
        preview.close()
    press(screen.month, K.Key_P, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    shown.dialog(PreviewDialog).close()


def test_what_is_typed_is_kept_as_a_draft(shown: Shown) -> None:
    press(shown.screen.month, K.Key_N, CONTROL)
    dialog = shown.dialog(EntryDialog)
    assert isinstance(dialog, EntryDialog)
    type_into(dialog.subject, "Đang gõ dở")
    QTest.keyClick(dialog, K.Key_Escape)
    press(shown.screen.month, K.Key_N, CONTROL)
    again = shown.dialog(EntryDialog)
    assert isinstance(again, EntryDialog) and again.subject.toPlainText() == "Đang gõ dở"


def test_a_duty_begins_the_plan_of_its_month(shown: Shown) -> None:
    screen = shown.screen
    month = dt.date(2026, 12, 1)
    values = {"group": shown.book.group.id, "month": month}
    screen.new_record(RecordKind.MONTH_PLAN, values)
    assert screen.bar.span.text() == "Tháng 12/2026"
    assert shown.book.plans.month(shown.book.mine, month).plan is not None
    screen.new_record(RecordKind.PLAN_ENTRY, {"territory": shown.book.followed.id})
    dialog = shown.dialog(EntryDialog)
    assert isinstance(dialog, EntryDialog)
    assert dialog.territory.current() == shown.book.followed.id


def test_the_list_shows_the_month_and_how_the_plan_came_there(shown: Shown) -> None:
    trip, _ = shown.book.plans.save_entry(shown.book.trip())
    plan = shown.book.plans.month(shown.book.mine, MONTH).plan
    assert plan is not None
    shown.book.plans.take(plan.id, "report", Word(shown.book.book.person_id, TODAY))
    shown.book.plans.take(plan.id, "see", Word(shown.book.leader.id, TODAY, "", Channel.IN_PERSON))
    screen = shown.screen
    screen.open_record(RecordKind.MONTH_PLAN, plan.id)
    screen.show_view(LIST)
    assert [one.id for one in screen.list.model.rows] == [trip]
    assert "Đã xem – Võ Văn Đức" in screen.list.trail.text()
    QTest.keyClick(screen.list.table, K.Key_Down)
    assert screen.day == dt.date(2026, 11, 25)


def test_a_second_trip_at_the_same_time_is_told_and_not_refused(shown: Shown) -> None:
    book, screen = shown.book, shown.screen
    people, hours = (book.companion.id,), (dt.time(8), dt.time(11))
    kept = EntryForm(book.mine, TODAY, TODAY, "Dự sinh hoạt chi bộ")
    kept = replace(kept, territory_id=book.other.id, participant_ids=people)
    book.plans.save_entry(replace(kept, starts_at=hours[0], ends_at=hours[1]))
    screen.look_at(book.mine, TODAY)
    screen.deeds.add_entry()
    dialog = shown.dialog(EntryDialog)
    assert isinstance(dialog, EntryDialog)
    dialog.territory.set_current(book.other.id)
    dialog.subject.setPlainText("Làm việc với đảng ủy")
    dialog.participants.set_ids(list(people))
    assert dialog.clash.isHidden()
    dialog.starts_on.time.set_time(dt.time(10))
    assert "Trùng giờ" in dialog.clash.text() and "08:00–11:00" in dialog.clash.text()
    dialog.submit()
    assert [one.clashes for one in shown.items()] == [("Lê Thị Bình",)] * 2
