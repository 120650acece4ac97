"""The compliance screen by keyboard: figures and their names, checks, obstacles, papers."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.group import Group
from app.domain.record import RecordKind
from app.domain.regulation import ObstacleState
from app.services.compliance.board import Side
from app.services.compliance.words import tally_text
from tests.support.compliance_books import YEAR, ComplianceBook
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.preview_dialog import PreviewDialog
from ui.screens.compliance.check_dialog import CheckDialog
from ui.screens.compliance.obstacle_dialogs import AnswerDialog, ObstacleDialog
from ui.screens.compliance.screen import ComplianceScreen

CONTROL = Qt.KeyboardModifier.ControlModifier


class Lists:
    def __init__(self) -> None:
        self.shown: list[tuple[RecordKind, object]] = []

    def __call__(self, kind: RecordKind, chosen: object) -> None:
        self.shown.append((kind, chosen))


class Shown:
    def __init__(self, office: ComplianceBook, qtbot: QtBot) -> None:
        self.office = office
        self.messages = KeptMessages()
        self.visits = Visits()
        self.lists = Lists()
        self.changes = Changes()
        self.screen = ComplianceScreen(
            Context(
                office.services,
                ImmediateRunner(),
                self.messages,
                self.changes,
                self.visits,
                self.lists,
            )
        )
        qtbot.addWidget(self.screen)
        self.screen.resize(1180, 700)
        with qtbot.waitActive(self.screen):
            self.screen.show()
        self.screen.entered()
        self.board = self.screen.board

    def last(self, kind: type[QWidget]) -> QWidget:
        found: list[QWidget] = self.screen.findChildren(kind)
        return found[-1]

    def row_of(self, name: str) -> int:
        return self.board.model.names().index(name)


@pytest.fixture
def shown(tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    office = ComplianceBook(tmp_path / "book")
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


def test_every_figure_has_its_names(shown: Shown) -> None:
    table, model = shown.board.table, shown.board.model
    looked_at = 0
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            cell = model.cell_at(index)
            if cell is None:
                continue
            table.setCurrentIndex(index)
            assert len(shown.board.names.model.rows) == len(cell.entries)
            looked_at += bool(cell.entries)
    assert looked_at > 10
    assert all(line.who for line in shown.board.names.model.rows)


def test_states_are_told_by_signs_and_words(shown: Shown) -> None:
    model = shown.board.model
    index = model.index(shown.row_of("Nhóm 2"), 0)
    shown.board.table.setCurrentIndex(index)
    cell = model.cell_at(index)
    assert cell is not None
    assert "✗" in index.data()
    assert tally_text(cell.tally) in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "quá hạn" in shown.board.names.model.rows[0].state
    assert "Số liệu đến ngày 22/11/2026." in shown.board.summary.text()


def test_enter_goes_from_figure_to_names_to_the_list_of_duties(shown: Shown) -> None:
    table = shown.board.table
    table.setCurrentIndex(shown.board.model.index(shown.row_of("Nhóm 2"), 0))
    table.setFocus()
    press(table, Qt.Key.Key_Return)
    names = shown.board.names.table
    assert names.hasFocus()
    press(names, Qt.Key.Key_Return)
    kind, chosen = shown.lists.shown[-1]
    assert kind is RecordKind.FULFILMENT
    assert getattr(chosen, "key", None) == shown.office.group.id


def test_rows_are_owners_places_or_duties(shown: Shown) -> None:
    side = shown.board.side
    side.setCurrentIndex(side.findData(str(Side.TERRITORY)))
    assert "Xã Sơn Hà" in shown.board.model.names()
    side.setCurrentIndex(side.findData(str(Side.DUTY)))
    assert any(name.startswith("QC Đ8.2") for name in shown.board.model.names())
    side.setCurrentIndex(0)
    assert "Nhóm 2" in shown.board.model.names()


def test_one_duty_and_one_regulation(shown: Shown) -> None:
    duty = shown.board.duty
    place = next(n for n in range(duty.count()) if duty.itemText(n).startswith("QC Đ8.2"))
    duty.setCurrentIndex(place)
    view = shown.board.view
    assert view is not None
    entries = view.matrix.total.total.entries
    assert {one.duty for one in entries} == {duty.itemData(place)}
    duty.setCurrentIndex(0)
    regulation = shown.board.regulation
    regulation.setCurrentIndex(regulation.findText("QĐ"))
    assert "Nhóm 2" not in shown.board.model.names()
    assert "Hồ Văn Tám" in shown.board.model.names()


def test_part_of_the_year(shown: Shown) -> None:
    span = shown.board.span
    span.setCurrentIndex(span.findText("quý II"))
    headings = [
        shown.board.model.headerData(n, Qt.Orientation.Horizontal)
        for n in range(shown.board.model.columnCount())
    ]
    assert headings[2:5] == ["T4", "T5", "T6"]
    view = shown.board.view
    assert view is not None
    shown_months = {one.month for one in view.matrix.total.total.entries}
    assert shown_months - {None} <= {dt.date(YEAR, month, 1) for month in (4, 5, 6)}
    assert view.page.question.last == dt.date(YEAR, 6, 30)


def test_encouraged_and_bans_are_shown_on_demand(shown: Shown) -> None:
    counted = shown.board.duty.count()
    shown.board.kinds.setCurrentIndex(shown.board.kinds.count() - 1)
    assert shown.board.duty.count() > counted
    view = shown.board.view
    assert view is not None
    assert len({one.duty.kind for one in view.matrix.total.total.entries}) > 1


def test_earlier_day_and_what_was_known_then(shown: Shown) -> None:
    board = shown.board
    board.day.set_date(dt.date(YEAR, 6, 30))
    board.refresh()
    assert "30/06/2026" in board.summary.text()
    board.as_known.setChecked(True)
    assert "theo những gì đã ghi đến hết ngày đó" in board.summary.text()
    board.as_known.setChecked(False)
    board.day.set_text("31/02/2026")
    board.refresh()
    assert "Không đọc được ngày" in board.summary.text()


def test_nothing_applies_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    office = ComplianceBook(tmp_path / "off", switched_on=False)
    shown = Shown(office, qtbot)
    assert "Chưa quy chế, quy định nào được áp dụng" in shown.board.summary.text()
    assert shown.board.model.rowCount() == 0
    office.book.store.close()


def test_board_is_printed_and_exported(shown: Shown, tmp_path: Path) -> None:
    press(shown.board.table, Qt.Key.Key_P, CONTROL)
    preview = shown.last(PreviewDialog)
    assert isinstance(preview, PreviewDialog)
    assert preview.preview.pdf.startswith(b"%PDF")
    preview.reject()
    target = tmp_path / "bảng.xlsx"
    shown.board.export_to(target)
    assert "Theo địa bàn" in openpyxl.load_workbook(target).sheetnames
    assert "không mã hóa" in shown.messages.said[-1]


def test_check_is_written_by_keyboard_and_refused_at_its_field(shown: Shown) -> None:
    shown.screen.tabs.setCurrentIndex(1)
    page = shown.screen.checks
    assert "Chưa ghi lần kiểm tra nào" in page.list._empty.text()
    press(page, Qt.Key.Key_N, CONTROL)
    dialog = shown.last(CheckDialog)
    assert isinstance(dialog, CheckDialog)
    press(dialog.articles, Qt.Key.Key_S, CONTROL)
    assert any("kết luận" in text for text in errors_in(dialog))
    QTest.keyClicks(dialog.conclusion, "Nhom bao cao cham")
    QTest.keyClicks(dialog.correction, "Nop dung han")
    press(dialog.conclusion, Qt.Key.Key_Return, CONTROL)
    row = page.list.model.rows[0]
    assert (row.conclusion, row.correction, row.corrected_on) == (
        "Nhom bao cao cham",
        "Nop dung han",
        None,
    )
    page.list.select_first()
    page.list.table.setFocus()
    press(page.list.table, Qt.Key.Key_Return)
    again = shown.last(CheckDialog)
    assert isinstance(again, CheckDialog)
    again.corrected_on.set_date(shown.screen.presenter.today)
    press(again.articles, Qt.Key.Key_S, CONTROL)
    page.only_open.setChecked(True)
    assert page.list.model.rows == []
    page.only_open.setChecked(False)
    shown.screen.print_action.trigger()
    preview = shown.last(PreviewDialog)
    assert isinstance(preview, PreviewDialog)
    preview.reject()


def test_the_group_of_an_old_check_stays_though_it_ended(shown: Shown) -> None:
    office = shown.office
    check_id, _kinds = office.compliance.save_check(office.check_form())
    with office.book.store.unit_of_work() as uow:
        uow.get(Group, office.group.id).valid_to = dt.date(YEAR, 10, 1)
        uow.commit()
    shown.screen.open_record(RecordKind.REGULATION_CHECK, check_id)
    shown.screen.checks.edit()
    dialog = shown.last(CheckDialog)
    assert isinstance(dialog, CheckDialog)
    assert dialog.group.text() == "Nhóm 2"
    dialog.conclusion.setPlainText("Đã kiểm tra lại.")
    press(dialog.conclusion, Qt.Key.Key_S, CONTROL)
    (kept,) = office.compliance.checks()
    assert (kept.group_id, kept.conclusion) == (office.group.id, "Đã kiểm tra lại.")


def test_typed_check_is_kept_as_a_draft(shown: Shown) -> None:
    shown.screen.tabs.setCurrentIndex(1)
    shown.screen.checks.new()
    dialog = shown.last(CheckDialog)
    assert isinstance(dialog, CheckDialog)
    dialog.conclusion.setPlainText("Đang ghi dở")
    press(dialog, Qt.Key.Key_Escape)
    shown.screen.checks.new()
    again = shown.last(CheckDialog)
    assert isinstance(again, CheckDialog)
    assert again.conclusion.toPlainText() == "Đang ghi dở"
    again.reject()


def test_obstacles_are_collected_answered_and_withdrawn(shown: Shown) -> None:
    shown.screen.tabs.setCurrentIndex(2)
    page = shown.screen.obstacles
    press(page, Qt.Key.Key_N, CONTROL)
    dialog = shown.last(ObstacleDialog)
    assert isinstance(dialog, ObstacleDialog)
    press(dialog.article, Qt.Key.Key_S, CONTROL)
    assert any("quy chế" in text.lower() for text in errors_in(dialog))
    choices = shown.office.compliance.regulation_choices()
    dialog.regulation.set_current(choices[0].id)
    QTest.keyClicks(dialog.article, "Dieu 8")
    QTest.keyClicks(dialog.text, "Khong quy dinh ngay")
    press(dialog.text, Qt.Key.Key_Return, CONTROL)
    for article in ("Đ2.4", "Đ5.2"):
        shown.office.compliance.save_obstacle(shown.office.obstacle_form(article=article))
    page.refresh()
    assert len(page.list.model.rows) == 3
    page.list.table.selectAll()
    page.print_shown()
    preview = shown.last(PreviewDialog)
    assert isinstance(preview, PreviewDialog)
    preview.reject()
    assert {row.state for row in page.list.model.rows} == {ObstacleState.COLLECTED}
    page.list.choose(lambda row: row.article == "Đ2.4")
    press(page.list.table, Qt.Key.Key_R, CONTROL)
    answer = shown.last(AnswerDialog)
    assert isinstance(answer, AnswerDialog)
    press(answer.answer, Qt.Key.Key_S, CONTROL)
    assert any("nội dung trả lời" in text for text in errors_in(answer))
    QTest.keyClicks(answer.answer, "Dong y")
    press(answer.answer, Qt.Key.Key_Return, CONTROL)
    page.list.choose(lambda row: row.article == "Đ2.4")
    page.edit()
    assert "đã có trả lời" in shown.messages.informed[-1]
    page.list.choose(lambda row: row.article == "Đ5.2")
    page.withdraw()
    states = {row.article: row.state for row in page.list.model.rows}
    assert states["Đ2.4"] is ObstacleState.ANSWERED
    assert states["Đ5.2"] is ObstacleState.WITHDRAWN
    page.state.setCurrentIndex(page.state.findData(str(ObstacleState.ANSWERED)))
    assert [row.article for row in page.list.model.rows] == ["Đ2.4"]


def test_records_are_opened_in_their_lists(shown: Shown) -> None:
    check_id, _kinds = shown.office.compliance.save_check(shown.office.check_form())
    obstacle_id, _kinds = shown.office.compliance.save_obstacle(shown.office.obstacle_form())
    shown.screen.open_record(RecordKind.REGULATION_CHECK, check_id)
    current = shown.screen.checks.list.current()
    assert current is not None
    assert current.id == check_id
    shown.screen.open_record(RecordKind.REGULATION_OBSTACLE, obstacle_id)
    obstacle = shown.screen.obstacles.list.current()
    assert obstacle is not None
    assert obstacle.id == obstacle_id


def test_nothing_chosen_is_said(shown: Shown) -> None:
    shown.screen.tabs.setCurrentIndex(2)
    shown.screen.obstacles.print_shown()
    assert "Chưa chọn vướng mắc nào" in shown.messages.informed[-1]
