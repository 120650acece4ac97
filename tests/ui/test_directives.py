"""The directives screen by keyboard: filling the matrix, the register, the list to know, papers."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.directive import ProgressState
from app.domain.record import RecordKind
from app.services.directives.forms import CellKey
from tests.support.directive_books import DirectiveBook
from tests.support.journal_books import day
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.preview_dialog import PreviewDialog
from ui.screens.directives.cell_dialog import CellDialog
from ui.screens.directives.directive_dialog import DirectiveDialog, EndDialog
from ui.screens.directives.screen import DirectivesScreen
from ui.screens.directives.study_dialog import StudyDialog
from ui.screens.territories.screen import TerritoriesScreen

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Shown:
    def __init__(self, office: DirectiveBook, qtbot: QtBot) -> None:
        self.office = office
        self.messages = KeptMessages()
        self.changes = Changes()
        self.screen = DirectivesScreen(
            Context(office.services, ImmediateRunner(), self.messages, self.changes, Visits())
        )
        qtbot.addWidget(self.screen)
        self.screen.resize(1180, 700)
        with qtbot.waitActive(self.screen):
            self.screen.show()
        self.screen.entered()
        self.matrix = self.screen.matrix
        self.table = self.matrix.table

    def last(self, kind: type[QWidget]) -> QWidget:
        found: list[QWidget] = self.screen.findChildren(kind)
        return found[-1]

    def go_to(self, directive: object, territory: object) -> None:
        index = self.matrix.model.index_of((directive, territory))  # type: ignore[arg-type]  # ids
        assert index.isValid()
        self.table.go_to(index)
        self.table.setFocus()

    def state(self, key: CellKey) -> ProgressState | None:
        page = self.office.directives.matrix()
        found = page.by_cell.get(key)
        return found.state if found else None


@pytest.fixture
def shown(tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    office = DirectiveBook(tmp_path / "book")
    yield Shown(office, qtbot)
    office.book.store.close()


def press(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key once the widget's window is in front: before that no shortcut of it works."""
    for _ in range(200):
        if QApplication.activeWindow() is widget.window():
            break
        widget.window().activateWindow()
        QTest.qWait(10)
    assert QApplication.activeWindow() is widget.window()
    QTest.keyClick(widget, key, modifiers)


def errors_in(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel, "fieldError") if one.isVisible()]


# -- matrix ---------------------------------------------------------------------------------------


def test_a_column_is_filled_a_key_a_cell(shown: Shown) -> None:
    office = shown.office
    first, second = (
        shown.matrix.model.index_of((office.instruction, one.id)).row()
        for one in (office.place, office.other)
    )
    places = [office.place, office.other] if first < second else [office.other, office.place]
    shown.go_to(office.instruction, places[0].id)
    press(shown.table, Qt.Key.Key_4)
    press(shown.table, Qt.Key.Key_3)
    assert shown.state((office.instruction, places[0].id)) is ProgressState.DONE
    assert shown.state((office.instruction, places[1].id)) is ProgressState.IN_PROGRESS
    assert "22/11" in shown.matrix.model.index_of((office.instruction, places[0].id)).data()
    # The department below is not concerned: the last cell stays the chosen one.
    index = shown.table.currentIndex()
    assert index == shown.matrix.model.index_of((office.instruction, places[1].id))
    assert shown.matrix.model.index(0, index.column()).data() == "1/2 ✗1"
    assert "đã xong 1/5, quá hạn 1" in shown.matrix.summary.text()


def test_several_cells_are_set_with_one_key(shown: Shown) -> None:
    office = shown.office
    shown.go_to(office.resolution, office.place.id)
    press(shown.table, Qt.Key.Key_A, CONTROL)
    press(shown.table, Qt.Key.Key_1)
    states = [one.state for one in office.directives.matrix().progress]
    assert states == [ProgressState.NOT_STARTED] * 5
    assert "5 ô" in shown.messages.said[-1]


def test_another_day_is_typed_once_and_holds_for_what_follows(shown: Shown) -> None:
    office = shown.office
    key = (office.resolution, office.place.id)
    shown.go_to(*key)
    press(shown.table, Qt.Key.Key_D)
    assert shown.matrix.day.edit.hasFocus()
    QTest.keyClicks(shown.matrix.day.edit, "3/11/2026")
    press(shown.matrix.day.edit, Qt.Key.Key_Return)
    assert shown.table.hasFocus()
    press(shown.table, Qt.Key.Key_2)
    found = office.directives.matrix().by_cell[key]
    assert (found.state, found.as_of) == (ProgressState.PLANNED, day(3))


def test_a_day_that_cannot_be_read_or_is_to_come_sets_nothing(shown: Shown) -> None:
    office = shown.office
    shown.go_to(office.resolution, office.place.id)
    shown.matrix.day.set_text("31/2/2026")
    press(shown.table, Qt.Key.Key_4)
    assert "Không đọc được ngày" in errors_in(shown.screen)[0]
    assert shown.matrix.day.edit.hasFocus()
    shown.matrix.day.set_text("23/11/2026")
    shown.table.setFocus()
    press(shown.table, Qt.Key.Key_4)
    assert shown.messages.failures == ["day_in_future"]
    assert office.directives.matrix().progress == ()


def test_a_cell_that_is_not_concerned_is_not_set(shown: Shown) -> None:
    office = shown.office
    shown.go_to(office.instruction, office.department.id)
    press(shown.table, Qt.Key.Key_4)
    assert "không ghi được" in errors_in(shown.screen)[0]
    press(shown.table, Qt.Key.Key_Return)
    assert not shown.screen.findChildren(CellDialog)
    assert office.directives.matrix().progress == ()


def test_enter_opens_the_form_of_a_cell(shown: Shown) -> None:
    office = shown.office
    key = (office.instruction, office.place.id)
    shown.go_to(*key)
    press(shown.table, Qt.Key.Key_Return)
    dialog = shown.last(CellDialog)
    assert isinstance(dialog, CellDialog)
    press(dialog, Qt.Key.Key_S, CONTROL)
    assert "Chưa chọn mức độ" in errors_in(dialog)[0]
    dialog.state.setCurrentIndex(4)
    dialog.evidence.setText("05-CTr/ĐU ngày 12/3/2026")
    dialog.note.setPlainText("đã quán triệt")
    press(dialog, Qt.Key.Key_S, CONTROL)
    assert shown.state(key) is ProgressState.DONE
    assert "Minh chứng: 05-CTr/ĐU ngày 12/3/2026" in shown.matrix.pane.text.text()
    assert "Xong sau hạn." in shown.matrix.pane.text.text()
    shown.matrix.pane.setCurrentIndex(2)
    assert shown.matrix.pane.history.tree.topLevelItemCount() == 1


def test_rows_and_columns_change_places(shown: Shown) -> None:
    office = shown.office
    key = (office.resolution, office.department.id)
    shown.go_to(*key)
    shown.matrix.turned.setChecked(True)
    index = shown.table.currentIndex()
    assert index == shown.matrix.model.index_of(key)
    assert shown.matrix.model.names()[index.row()].startswith("901-NQ/TU")
    press(shown.table, Qt.Key.Key_5)
    assert shown.state(key) is ProgressState.NOT_APPLICABLE


def test_filters_leave_my_territories_and_show_those_that_ended(shown: Shown) -> None:
    matrix = shown.matrix
    matrix.group.setCurrentIndex(1)
    assert matrix.group.currentText() == "của tôi"
    assert matrix.model.names()[1:] == ["Xã Sơn Hà"]
    matrix.group.setCurrentIndex(0)
    matrix.with_ended.setChecked(True)
    assert "Xã Đức Cũ (đến 30/06/2025)" in matrix.model.names()


def test_a_record_of_the_matrix_is_found_whatever_the_filters(shown: Shown) -> None:
    office = shown.office
    key = (office.resolution, office.ended.id)
    office.directives.set_state([key], ProgressState.DONE, day(2))
    shown.matrix.group.setCurrentIndex(1)
    progress = office.directives.matrix().by_cell[key]
    shown.screen.open_record(RecordKind.DIRECTIVE_PROGRESS, progress.id)
    cell = shown.matrix.model.cell_at(shown.table.currentIndex())
    assert cell is not None
    assert cell.key == key


def test_the_matrix_is_printed_and_exported(shown: Shown, tmp_path: Path) -> None:
    press(shown.table, Qt.Key.Key_P, CONTROL)
    assert isinstance(shown.last(PreviewDialog), PreviewDialog)
    target = tmp_path / "ma-tran.xlsx"
    shown.matrix.export_to(target)
    book = openpyxl.load_workbook(target)
    assert book.sheetnames[0] == "Ma trận"
    book.close()


# -- register -------------------------------------------------------------------------------------


def test_an_empty_book_says_what_to_do_first(shown: Shown) -> None:
    for one in (shown.office.resolution, shown.office.instruction):
        shown.office.directives.end(one, day(1))
    shown.screen.refresh()
    assert shown.matrix.empty.isVisible()
    assert not shown.table.isVisible()


def test_a_text_is_added_by_keyboard(shown: Shown) -> None:
    shown.screen.tabs.setCurrentWidget(shown.screen.register)
    register = shown.screen.register
    press(register.list.table, Qt.Key.Key_N, CONTROL)
    dialog = shown.last(DirectiveDialog)
    assert isinstance(dialog, DirectiveDialog)
    assert any("Văn bản mật" in one.text() for one in dialog.findChildren(QLabel))
    press(dialog, Qt.Key.Key_S, CONTROL)
    assert "Chưa ghi trích yếu." in errors_in(dialog)[0]
    dialog.kind.setCurrentText("Kết luận")
    dialog.number.setText("905-KL/TU")
    dialog.issued_on.set_date(day(2))
    press(dialog, Qt.Key.Key_S, CONTROL)
    shown_rows = [one.number for one in register.list.model.rows]
    assert shown_rows[0] == "905-KL/TU"
    assert "(chỉ ghi số, ngày)" in [
        register.list.model.index(0, column).data() for column in range(6)
    ]


def test_a_text_is_corrected_and_ended(shown: Shown) -> None:
    screen, register = shown.screen, shown.screen.register
    screen.open_record(RecordKind.DIRECTIVE, shown.office.instruction)
    assert screen.tabs.currentWidget() is register
    row = register.list.current()
    assert row is not None
    assert row.number == "902-CT/TU"
    press(register.list.table, Qt.Key.Key_F2)
    dialog = shown.last(DirectiveDialog)
    assert isinstance(dialog, DirectiveDialog)
    dialog.due_on.set_text("1/1/2026")
    press(dialog, Qt.Key.Key_S, CONTROL)
    assert "sớm hơn" in errors_in(dialog)[0]
    dialog.due_on.set_text("1/12/2026")
    press(dialog, Qt.Key.Key_S, CONTROL)
    assert "01/12/2026" in [
        one.due_on and f"{one.due_on:%d/%m/%Y}" for one in register.list.chosen()
    ]
    register.end()
    ending = shown.last(EndDialog)
    assert isinstance(ending, EndDialog)
    press(ending, Qt.Key.Key_S, CONTROL)
    assert [one.number for one in register.list.model.rows] == ["901-NQ/TU"]
    register.with_ended.setChecked(True)
    assert len(register.list.model.rows) == 2


# -- texts to know --------------------------------------------------------------------------------


def to_studies(shown: Shown) -> None:
    shown.screen.tabs.setCurrentWidget(shown.screen.studies)


def test_space_writes_my_own_study(shown: Shown) -> None:
    to_studies(shown)
    tab = shown.screen.studies
    tab.texts.table.setFocus()
    tab.texts.choose(lambda one: one.id == shown.office.resolution)
    press(tab.texts.table, Qt.Key.Key_Space)
    study = shown.office.directives.studies().study(shown.office.resolution, shown.office.me)
    assert study is not None
    assert study.studied_on == shown.office.today
    assert "tôi đã nghiên cứu 1/2" in tab.summary.text()
    press(tab.texts.table, Qt.Key.Key_Delete)
    assert "tôi đã nghiên cứu 0/2" in tab.summary.text()


def test_space_on_people_writes_theirs_by_name(shown: Shown) -> None:
    to_studies(shown)
    tab = shown.screen.studies
    tab.texts.choose(lambda one: one.id == shown.office.resolution)
    press(tab.texts.table, Qt.Key.Key_Return)
    assert tab.of_text.table.hasFocus()
    everyone = len(tab.of_text.model.rows)
    tab.of_text.table.selectAll()
    press(tab.of_text.table, Qt.Key.Key_Space)
    assert shown.office.directives.studies().of_text(shown.office.resolution) == everyone
    assert f"{everyone}/{everyone}" in tab.of_text._heading.text()


def test_by_person_and_the_form_of_a_study(shown: Shown) -> None:
    to_studies(shown)
    tab = shown.screen.studies
    tab.view.setCurrentIndex(1)
    tab.people.choose(lambda one: one.id == shown.office.me)
    tab.people.table.setFocus()
    press(tab.people.table, Qt.Key.Key_Space)
    assert "Chưa chọn ai" in shown.messages.informed[-1]
    press(tab.people.table, Qt.Key.Key_Return)
    press(tab.of_person.table, Qt.Key.Key_Return)
    dialog = shown.last(StudyDialog)
    assert isinstance(dialog, StudyDialog)
    dialog.studied_on.set_text("")
    press(dialog, Qt.Key.Key_S, CONTROL)
    assert "Chưa ghi ngày." in errors_in(dialog)[0]
    dialog.studied_on.set_date(day(9))
    dialog.note.setText("hội nghị quán triệt")
    press(dialog, Qt.Key.Key_S, CONTROL)
    assert shown.office.directives.studies().of_person(shown.office.me) == 1


def test_the_list_is_printed_by_text_and_by_person(shown: Shown) -> None:
    to_studies(shown)
    tab = shown.screen.studies
    for place in (0, 1):
        tab.view.setCurrentIndex(place)
        before = len(shown.screen.findChildren(PreviewDialog))
        tab.heads.table.setFocus()
        press(tab.heads.table, Qt.Key.Key_P, CONTROL)
        assert len(shown.screen.findChildren(PreviewDialog)) == before + 1
        shown.last(PreviewDialog).close()


# -- the profile of a territory -------------------------------------------------------------------


def test_the_profile_of_a_territory_lists_its_texts(shown: Shown, qtbot: QtBot) -> None:
    office = shown.office
    key = (office.resolution, office.place.id)
    office.directives.set_state([key], ProgressState.DONE, day(2))
    visits = Visits()
    screen = TerritoriesScreen(
        Context(office.services, ImmediateRunner(), shown.messages, shown.changes, visits)
    )
    qtbot.addWidget(screen)
    screen.show()
    screen.entered()
    screen.open_record(RecordKind.TERRITORY, office.place.id)
    profile = screen.profile
    profile.tabs.setCurrentWidget(profile.directives_page)
    states = [profile.directives.index(row, 0).data() for row in range(2)]
    assert states == ["✗ quá hạn, chưa ghi", "✓ đã xong"]
    progress = office.directives.matrix().by_cell[key]
    for row in (0, 1):
        profile._pages[profile.directives_page].table.opened.emit(profile.directives.index(row, 0))
    assert visits.records == [
        (RecordKind.DIRECTIVE, office.instruction),
        (RecordKind.DIRECTIVE_PROGRESS, progress.id),
    ]
