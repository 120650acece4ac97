"""The duties screen by keyboard: listed, found, done, freed; clocks, events, days of the office."""

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.duty_facts import Fulfilment
from app.domain.office import Office
from app.domain.record import RecordKind
from app.services.duties.forms import ExemptionForm
from app.services.duties.rows import ClockState, DutyFilter, DutyRow, Heap, Whose
from tests.support.duty_books import DutyBook, day
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits
from ui.changes import Changes
from ui.context import Context
from ui.screens.duties.clock_dialog import ClockDialog
from ui.screens.duties.fulfilment_dialog import FulfilmentDialog
from ui.screens.duties.screen import DutiesScreen
from ui.screens.duties.short_dialogs import (
    EventDialog,
    ExemptionDialog,
    HolidayDialog,
    HolidaysDialog,
)
from ui.screens.home.screen import HomeScreen
from ui.screens.territories.screen import TerritoriesScreen
from ui.widgets.table import RecordTable

CONTROL = Qt.KeyboardModifier.ControlModifier


class Shown:
    """The screen over a book, with what it asked of other screens."""

    def __init__(self, office: DutyBook, qtbot: QtBot) -> None:
        self.office = office
        self.messages = KeptMessages()
        self.visits = Visits()
        self.lists: list[tuple[RecordKind, object]] = []
        self.begun: list[tuple[RecordKind, Mapping[str, object]]] = []
        self.context = Context(
            office.services,
            ImmediateRunner(),
            self.messages,
            Changes(),
            self.visits,
            lambda kind, chosen: self.lists.append((kind, chosen)),
            lambda kind, values: self.begun.append((kind, values)),
        )
        self.screen = DutiesScreen(self.context)
        qtbot.addWidget(self.screen)
        self.screen.resize(1180, 700)
        with qtbot.waitActive(self.screen):
            self.screen.show()
        self.screen.entered()

    def choose(self, rule: str, month: int | None = None) -> DutyRow:
        """Choose a duty of the list by its rule, and the month that it is for."""
        self.screen.list.set_filter(DutyFilter(Whose.ALL, heaps=frozenset(Heap)))
        rows = self.screen.list.model.rows
        place = next(
            n
            for n, row in enumerate(rows)
            if row.duty.rule == rule
            and (month is None or row.duty.period_from == dt.date(2026, month, 1))
        )
        self.screen.list.table.selectRow(place)
        self.screen.list.table.setFocus()
        return rows[place]

    def child(self, kind: type[QWidget]) -> QWidget:
        found = [one for one in self.screen.findChildren(kind) if one.isVisible()]
        assert found, f"no {kind.__name__} came up"
        return found[-1]

    def errors(self, dialog: QWidget) -> list[str]:
        return [
            one.text()
            for one in dialog.findChildren(QLabel)
            if one.objectName() == "fieldError" and one.isVisible()
        ]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[DutyBook]:
    made = DutyBook(tmp_path / "so")
    yield made
    made.book.store.close()


@pytest.fixture
def shown(office: DutyBook, qtbot: QtBot) -> Shown:
    return Shown(office, qtbot)


def press(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key once the widget's window is in front: before that no shortcut of it works."""
    for _ in range(200):
        if QApplication.activeWindow() is widget.window():
            break
        widget.window().activateWindow()
        QTest.qWait(10)
    QTest.keyClick(widget, key, modifiers)


def save(dialog: QWidget) -> None:
    press(dialog, Qt.Key.Key_Return, CONTROL)


def type_into(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClicks(field.focusProxy() or field, text)


def test_without_a_regulation_it_says_what_to_do_first(tmp_path: Path, qtbot: QtBot) -> None:
    office = DutyBook(tmp_path / "so", on=())
    shown = Shown(office, qtbot)
    tab = shown.screen.list
    assert "Quy chế, quy định" in tab.summary.text()
    assert not tab.table.isVisible() and tab.switch_on.isVisible()
    QTest.keyClick(tab.switch_on, Qt.Key.Key_Space)
    assert shown.lists == [(RecordKind.REGULATION, None)]
    office.book.store.close()


def test_it_opens_with_what_waits_for_my_hand(shown: Shown) -> None:
    tab = shown.screen.list
    assert {row.heap for row in tab.model.rows} == {Heap.OVERDUE, Heap.DUE}
    assert "dữ liệu đến ngày 22/11/2026" in tab.summary.text()
    assert tab.current() is tab.model.rows[0]
    assert tab.pane.title.text() == tab.model.rows[0].title
    assert "QC" in tab.pane.rule.text()


def test_whose_and_state_are_chosen_by_keys(shown: Shown) -> None:
    tab = shown.screen.list
    tab.whose.setFocus()
    QTest.keyClick(tab.whose, Qt.Key.Key_End)
    assert tab.chosen_filter().whose is Whose.ALL
    chip = next(
        one for heaps, one in tab.chips._buttons.items() if heaps == frozenset({Heap.UNQUANTIFIED})
    )
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert {row.heap for row in tab.model.rows} == {Heap.UNQUANTIFIED}
    assert str(len(tab.model.rows)) in chip.text()


def test_a_place_is_chosen_by_name(shown: Shown) -> None:
    tab = shown.screen.list
    tab.whose.setCurrentIndex(tab.whose.findData("territory"))
    assert tab.model.rows == [] and "Chọn địa bàn" in tab.summary.text()
    type_into(tab.key, "son ha")
    QTest.keyClick(tab.key, Qt.Key.Key_Return)
    assert tab.model.rows and all(
        shown.office.followed.id in (row.duty.territory, row.duty.owner) for row in tab.model.rows
    )


def test_enter_on_a_missing_trip_begins_its_notice(shown: Shown) -> None:
    shown.choose("qc-8.1-di-dia-ban-hang-thang", 11)
    QTest.keyClick(shown.screen.list.table, Qt.Key.Key_Return)
    ((kind, values),) = shown.begun
    assert kind is RecordKind.ENGAGEMENT
    assert (values["kind"], values["group"]) == ("trip", shown.office.group.id)


def test_the_outcome_of_a_trip_is_begun_and_its_evidence_opened(
    office: DutyBook, qtbot: QtBot
) -> None:
    trip, _ = office.journal.announce(office.told())
    shown = Shown(office, qtbot)
    shown.choose("qc-7.A.5-bao-cong")
    QTest.keyClick(shown.screen.list.table, Qt.Key.Key_Return)
    assert shown.begun == [(RecordKind.OUTCOME, {"engagement": trip})]
    shown.choose("qc-8.1-di-dia-ban-hang-thang", 11)
    evidence = shown.screen.list.pane.evidence
    evidence.setFocus()
    evidence.setCurrentRow(0)
    QTest.keyClick(evidence, Qt.Key.Key_Return)
    assert shown.visits.records == [(RecordKind.ENGAGEMENT, trip)]
    QTest.keyClick(shown.screen.list.table, Qt.Key.Key_Return)
    assert shown.visits.records == [(RecordKind.ENGAGEMENT, trip)] * 2


def test_another_year_is_chosen(shown: Shown) -> None:
    tab = shown.screen.list
    tab.year.setFocus()
    assert tab.year.count() == 2 and "31/01/2027" in tab.summary.text()
    QTest.keyClick(tab.year, Qt.Key.Key_Down)
    assert tab.year.currentText() == "Năm 2026"
    assert "từ 01/01/2026 đến 31/12/2026" in tab.summary.text()


def test_a_paper_is_recorded_refused_first_at_its_field(shown: Shown) -> None:
    shown.choose("qc-5.6-goi-y-kiem-diem", 1)
    press(shown.screen.list.table, Qt.Key.Key_N, CONTROL)
    dialog = shown.child(FulfilmentDialog)
    assert isinstance(dialog, FulfilmentDialog)
    assert dialog.kind.currentText() == "gợi ý kiểm điểm"
    assert dialog.author.text().startswith("Nhóm 2")
    assert dialog.addressee.text() == "Lãnh đạo Ban Tổ chức Tỉnh ủy"
    assert dialog.period_from.text() == "01/01/2026"
    save(dialog)
    assert shown.errors(dialog) and "Chưa ghi ngày nào" in shown.errors(dialog)[0]
    type_into(dialog.done_on, "5/10/2026")
    save(dialog)
    assert shown.messages.said == ["Đã ghi."]
    row = shown.choose("qc-5.6-goi-y-kiem-diem", 1)
    assert row.heap is Heap.DONE
    assert "1 việc được tính" in shown.screen.list.pane.evidence_heading.text()


def test_an_exemption_is_begun_with_the_duty(shown: Shown) -> None:
    shown.choose("qc-8.1-di-dia-ban-hang-thang", 10)
    shown.screen.list.free.trigger()
    dialog = shown.child(ExemptionDialog)
    assert isinstance(dialog, ExemptionDialog)
    assert dialog.group.text() == "Nhóm 2" and dialog.rule.text().startswith("QC Đ8.1")
    save(dialog)
    assert "lý do" in shown.errors(dialog)[0].lower()
    QTest.keyClicks(dialog.reason, "phuc vu dai hoi")
    save(dialog)
    assert shown.choose("qc-8.1-di-dia-ban-hang-thang", 10).heap is Heap.EXEMPT
    shown.screen.tabs.setCurrentWidget(shown.screen.exemptions)
    assert len(shown.screen.exemptions.section.model.rows) == 1


def test_a_correction_keeps_the_rule_that_applies_no_more(shown: Shown) -> None:
    row = shown.choose("qc-8.1-di-dia-ban-hang-thang", 10)
    records, register = shown.office.services.duty_records, shown.office.services.regulations
    regulation_id = shown.office.services.duty_ledger.regulation_id("qc")
    records.exempt(
        ExemptionForm(
            reason="đi học",
            valid_from=day(1, 10),
            group_id=shown.office.group.id,
            regulation_id=regulation_id,
            rule_key=row.duty.rule,
        )
    )
    register.switch_off("qc")
    shown.screen.tabs.setCurrentWidget(shown.screen.exemptions)
    page = shown.screen.exemptions
    page.section.select_first()
    page.edit()
    dialog = shown.child(ExemptionDialog)
    assert isinstance(dialog, ExemptionDialog)
    assert dialog.rule.text().endswith("(không còn áp dụng)")
    dialog.ground.setText("Quyết định số 5")
    save(dialog)
    (kept,) = records.exemptions()
    assert (kept.regulation_id, kept.rule_key) == (regulation_id, row.duty.rule)
    assert kept.ground == "Quyết định số 5"


def test_a_clock_is_set_with_its_reason(shown: Shown) -> None:
    shown.screen.tabs.setCurrentWidget(shown.screen.rotation)
    section = shown.screen.rotation.section
    row = section.current()
    assert row is not None and row.state is ClockState.UNKNOWN
    section.table.setFocus()
    press(section.table, Qt.Key.Key_E, CONTROL)
    dialog = shown.child(ClockDialog)
    assert isinstance(dialog, ClockDialog)
    type_into(dialog.counted_from, "1/10/2022")
    save(dialog)
    assert shown.errors(dialog)
    QTest.keyClicks(dialog.reason, "theo ho so cu")
    save(dialog)
    row = section.current()
    assert row is not None and row.state is ClockState.DUE
    assert row.held == "4 năm 1 tháng" and "theo ho so cu" in row.through
    assert "đến kỳ phân công lại: 1" in shown.screen.rotation.hint.text()
    QTest.keyClick(section.table, Qt.Key.Key_Return)
    assert shown.visits.records == [(RecordKind.TERRITORY, shown.office.followed.id)]


def test_days_of_a_year_are_typed_at_once_and_corrected(shown: Shown) -> None:
    page = shown.screen.holidays
    shown.screen.tabs.setCurrentWidget(page)
    page.add()
    dialog = shown.child(HolidaysDialog)
    assert isinstance(dialog, HolidaysDialog)
    dialog.days.setPlainText("30/4/2026 Ngày Giải phóng\nngày mai")
    save(dialog)
    assert "ngày mai" in shown.errors(dialog)[0]
    dialog.days.setPlainText("30/4/2026 Ngày Giải phóng\n1/5/2026 - 3/5/2026 Nghỉ lễ")
    save(dialog)
    assert len(page.section.model.rows) == 4
    page.section.select_first()
    page.section.table.setFocus()
    press(page.section.table, Qt.Key.Key_E, CONTROL)
    edit = shown.child(HolidayDialog)
    assert isinstance(edit, HolidayDialog)
    edit.is_working.setChecked(True)
    save(edit)
    assert page.section.model.rows[0].is_working


def test_an_event_is_recorded_and_taken_back(shown: Shown) -> None:
    page = shown.screen.events
    shown.screen.tabs.setCurrentWidget(page)
    page.add()
    dialog = shown.child(EventDialog)
    assert isinstance(dialog, EventDialog)
    save(dialog)
    assert "Chưa chọn loại" in shown.errors(dialog)[0]
    dialog.kind.set_word("working_session")
    dialog.territory.set_current(shown.office.followed.id)
    save(dialog)
    assert len(page.section.model.rows) == 1
    page.section.select_first()
    page.cancel()
    assert shown.messages.asked and page.section.model.rows[0].cancelled_on == day(22)


def test_a_recorded_paper_is_opened_corrected_and_cancelled(office: DutyBook, qtbot: QtBot) -> None:
    paper = Fulfilment(kind="month_plan", author_body="Văn phòng Tỉnh ủy", done_on=day(2))
    office.add(paper)
    shown = Shown(office, qtbot)
    shown.screen.open_record(RecordKind.FULFILMENT, paper.id)
    page = shown.screen.fulfilments
    assert shown.screen.tabs.currentWidget() is page
    row = page.section.current()
    assert row is not None and row.id == paper.id
    QTest.keyClick(page.section.table, Qt.Key.Key_Return)
    dialog = shown.child(FulfilmentDialog)
    assert isinstance(dialog, FulfilmentDialog)
    assert dialog.author.text() == "Văn phòng Tỉnh ủy"
    dialog.note.setPlainText("Kế hoạch số 5")
    save(dialog)
    assert page.section.model.rows[0].note == "Kế hoạch số 5"
    page.cancel()
    assert page.section.model.rows[0].cancel_reason == "lý do thử"


def test_escape_asks_before_typed_text_is_lost(shown: Shown) -> None:
    shown.choose("qc-5.6-goi-y-kiem-diem", 1)
    press(shown.screen.list.table, Qt.Key.Key_N, CONTROL)
    dialog = shown.child(FulfilmentDialog)
    assert isinstance(dialog, FulfilmentDialog)
    type_into(dialog.addressee, "x")
    shown.messages.confirms = False
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and shown.messages.asked
    shown.messages.confirms = True
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_another_screen_shows_a_duty(shown: Shown) -> None:
    wanted = shown.choose("qc-7.B.4-muc-xep-loai")
    shown.screen.show_list(DutyFilter(Whose.ALL, heaps=frozenset({Heap.DUE}), select=wanted.id))
    current = shown.screen.list.current()
    assert current is not None and current.id == wanted.id
    assert {row.heap for row in shown.screen.list.model.rows} == {Heap.DUE}


def test_a_form_is_begun_from_another_screen(shown: Shown) -> None:
    values = {"kind": "congress", "territory": shown.office.followed.id}
    shown.screen.new_record(RecordKind.RECORDED_EVENT, values)
    dialog = shown.child(EventDialog)
    assert isinstance(dialog, EventDialog)
    assert dialog.kind.currentText() == "đại hội" and dialog.territory.text() == "Xã Sơn Hà"


def test_home_shows_duties_in_place_of_what_it_counted_itself(
    office: DutyBook, qtbot: QtBot
) -> None:
    office.add(
        Office(
            province_code="51",
            province_name="Tỉnh Quảng Ngãi",
            committee_name="Tỉnh ủy Quảng Ngãi",
            commission_name="Ban Tổ chức",
            body_symbol="BTCTU",
            place_name="Quảng Ngãi",
        )
    )
    shown = Shown(office, qtbot)
    home = HomeScreen(shown.context)
    qtbot.addWidget(home)
    home.show()
    home.entered()
    names = [one.accessibleName() for one in home.lists]
    assert names[0] == "Việc của tôi" and "Báo cáo tháng chưa nộp" not in names
    lines = home.lists[0]
    assert "QC" in lines.item(0).text()
    home.take_focus()
    QTest.keyClick(lines, Qt.Key.Key_Return)
    ((kind, chosen),) = shown.lists
    assert kind is RecordKind.FULFILMENT and isinstance(chosen, DutyFilter)
    assert chosen.select is not None and isinstance(chosen.select, tuple)
    assert uuid.UUID(int=0) not in chosen.select


def test_a_territorys_profile_lists_its_duties_and_leads_to_them(
    office: DutyBook, qtbot: QtBot
) -> None:
    shown = Shown(office, qtbot)
    screen = TerritoriesScreen(shown.context)
    qtbot.addWidget(screen)
    screen.show()
    screen.entered()
    screen.open_record(RecordKind.TERRITORY, office.followed.id)
    profile = screen.profile
    profile.tabs.setCurrentWidget(profile.duties_page)
    assert profile.duties.rows and all(
        office.followed.id in (row.duty.territory, row.duty.owner) for row in profile.duties.rows
    )
    table = profile.duties_page.findChild(RecordTable)
    assert isinstance(table, RecordTable)
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    ((kind, chosen),) = shown.lists
    assert kind is RecordKind.FULFILMENT and isinstance(chosen, DutyFilter)
    assert (chosen.key, chosen.select) == (office.followed.id, profile.duties.rows[0].id)
