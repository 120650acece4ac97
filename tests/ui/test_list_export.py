"""Any list to Excel by one key: as it stands, the filter in words, the columns in sight."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.engagement import Engagement, EngagementKind
from app.domain.record import RecordKind
from app.services.list_sheets import ListSheets
from app.spreadsheets.writer import ExcelWorkbooks
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits
from tests.support.territory_office import TODAY, TerritoryOffice
from ui.changes import Changes
from ui.context import Context
from ui.filter_words import filter_words
from ui.list_export import context_of, list_sheet
from ui.models.rows import Column, RowsModel
from ui.screens.journal import SPEC as JOURNAL
from ui.screens.journal.screen import JournalScreen
from ui.screens.spec import Screen, ScreenSpec
from ui.screens.territories import SPEC as TERRITORIES
from ui.screens.territories.screen import TerritoriesScreen
from ui.widgets.filter_box import FilterBox
from ui.widgets.table import RecordTable


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TerritoryOffice]:
    made = TerritoryOffice(tmp_path / "book")
    yield made
    made.book.store.close()


@pytest.fixture
def context(office: TerritoryOffice) -> Context:
    sheets = ListSheets(office.services.session, ExcelWorkbooks())
    return Context(
        services=replace(office.services, list_sheets=sheets),
        runner=ImmediateRunner(),
        messages=KeptMessages(),
        changes=Changes(),
        go_to=Visits(),
    )


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the person says that the file is to lie."""
    path = tmp_path / "out.xlsx"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *_asked: (str(path), ""))
    )
    return path


def shown(spec: ScreenSpec, context: Context, qtbot: QtBot) -> Screen:
    screen = spec.factory(context)
    qtbot.addWidget(screen)
    screen.resize(1200, 700)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    assert QTest.qWaitForWindowActive(screen)
    screen.entered()
    return screen


def press(table: RecordTable) -> None:
    table.setFocus()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(table, Qt.Key.Key_X, modifiers)


def read(path: Path) -> Worksheet:
    sheet = load_workbook(path).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def header(sheet: Worksheet, row: int) -> list[object]:
    return [cell.value for cell in sheet[row]]


def test_the_list_of_territories_goes_out_as_it_stands(
    context: Context, qtbot: QtBot, target: Path
) -> None:
    screen = shown(TERRITORIES, context, qtbot)
    assert isinstance(screen, TerritoriesScreen)
    screen.presenter.find("xa")
    screen.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    screen.table.show_column(7, shown=True)
    screen.table.show_column(3, shown=False)
    press(screen.table)
    sheet = read(target)
    assert sheet["A1"].value == "Bảng địa bàn"
    assert sheet["A2"].value == "Phạm vi: tên có chữ “xa”."
    assert header(sheet, 4) == [
        "Tên địa bàn", "Loại", "Nhóm", "Lần đi gần nhất", "Tồn đọng", "Huyện cũ", "Mã",
    ]  # fmt: skip
    assert [sheet.cell(row, 1).value for row in (5, 6, 7)] == [
        "Xã Đông Sơn",
        "Xã Ba Tơ",
        "Xã Ba Gia",
    ]
    assert sheet["G7"].value == "21205"
    assert sheet["E7"].value == 0
    said = context.messages
    assert isinstance(said, KeptMessages)
    assert "không mã hóa" in str(said.said)


def test_all_rows_of_a_long_list_go_out_though_few_are_loaded(
    office: TerritoryOffice, context: Context, qtbot: QtBot, target: Path
) -> None:
    with office.book.store.unit_of_work() as uow:
        for number in range(230):
            on = TODAY - dt.timedelta(days=number)
            uow.add(
                Engagement(
                    kind=EngagementKind.TRIP,
                    starts_on=on,
                    ends_on=on,
                    subject=f"=việc {number}",
                    territory_id=office.places["Xã Ba Gia"],
                    participant_ids=[office.book.person_id],
                )
            )
        uow.commit()
    screen = shown(JOURNAL, context, qtbot)
    assert isinstance(screen, JournalScreen)
    table = screen.entries.table
    assert len(screen.entries.model.rows) < 230
    press(table)
    sheet = read(target)
    assert header(sheet, 3) == [
        "Ngày đi", "Ngày về", "Tình trạng", "Ý kiến", "Địa bàn", "Nội dung", "Loại việc",
        "Người đi", "Nhóm",
    ]  # fmt: skip
    assert sheet.max_row == 3 + 230
    assert sheet["A4"].is_date
    assert sheet["F4"].value == "=việc 0"
    assert sheet["F4"].data_type == "s"


def test_a_list_of_the_profile_says_of_which_territory_it_is(
    office: TerritoryOffice, context: Context, qtbot: QtBot, target: Path
) -> None:
    screen = shown(TERRITORIES, context, qtbot)
    assert isinstance(screen, TerritoriesScreen)
    screen.open_record(RecordKind.TERRITORY, office.places["Xã Ba Gia"])
    screen.profile.tabs.setCurrentIndex(2)
    table = next(one for one in screen.profile.findChildren(RecordTable) if one.isVisible())
    press(table)
    sheet = read(target)
    assert sheet["A1"].value == "Theo dõi"
    assert "Xã Ba Gia" in str(sheet["A2"].value)


def test_the_menu_of_a_list_offers_it_and_the_columns(context: Context, qtbot: QtBot) -> None:
    screen = shown(TERRITORIES, context, qtbot)
    assert isinstance(screen, TerritoriesScreen)
    menu = QMenu(screen)
    screen.table.add_list_actions(menu)
    texts = [one.text().replace("&", "") for one in menu.actions()]
    assert texts == ["Chép các dòng đã chọn", "Xuất danh sách ra Excel…", "Cột hiển thị"]
    columns = menu.findChildren(QMenu)[0].actions()
    assert [one.text() for one in columns if not one.isChecked()] == [
        "Mã", "Tổ chức đảng", "Từ ngày", "Đến ngày",
    ]  # fmt: skip
    columns[1].toggle()
    assert screen.table.isColumnHidden(1)


class _Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.table = RecordTable("Danh sách")
        model: RowsModel[int] = RowsModel((Column("Số", str, right=True), Column("Chữ", str)))
        model.set_rows([3, 1, 2])
        self.table.setModel(model)
        self.box = FilterBox("Trạng thái", 8)
        self.box.offer((("đã ký", "signed"), ("đã gửi", "sent")))
        self.text = QLineEdit()
        self.text.setAccessibleName("Tìm trong sổ")
        column = QVBoxLayout(self)
        for one in (self.box, self.text, self.table):
            column.addWidget(one)


def test_a_filter_beside_a_list_is_read_in_words(qtbot: QtBot) -> None:
    page = _Page()
    qtbot.addWidget(page)
    page.show()
    assert filter_words(page.table, page) == ()
    page.box.setCurrentIndex(1)
    page.text.setText("  quyết định ")
    assert filter_words(page.table, page) == ("Trạng thái: đã ký", "Tìm trong sổ: quyết định")


def test_columns_keep_the_order_in_which_they_stand(qtbot: QtBot) -> None:
    page = _Page()
    qtbot.addWidget(page)
    page.show()
    page.table.horizontalHeader().moveSection(1, 0)
    page.table.setSortingEnabled(True)
    page.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    asked = list_sheet(page.table, "Danh sách", ())
    assert [one.heading for one in asked.columns] == ["Chữ", "Số"]
    rows = asked.read(None).rows
    assert [[one.cell(row) for one in asked.columns] for row in rows] == [
        ["1", 1], ["2", 2], ["3", 3],
    ]  # fmt: skip
    assert context_of(page.table) is None
    press(page.table)
    assert not QApplication.activeModalWidget()
