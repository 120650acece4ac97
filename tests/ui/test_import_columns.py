"""How a file is to be read, set by keyboard: sheets, header, columns; what is remembered of it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.people import Person
from app.read_models.sheet_layouts import TextCode
from app.read_models.sheets import TableKind
from tests.support.import_stage import ImportStage
from tests.unit.services.importing.offices import Office, open_office
from tests.unit.services.importing.test_roster import FIRST
from tests.unit.spreadsheets.abc_text import abc
from tests.unit.spreadsheets.workbooks import TITLES, Row, save

#: Nothing of it is recognised but the group.
ODD = (
    ("Số hiệu", "Ai", "Chỗ ngồi", "Nhóm"),
    (1, "Đinh Quang Lâm", "Văn phòng", "Nhóm 1"),
    (2, "Trần Văn Mẫu", "Văn phòng", "Nhóm 1"),
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = open_office(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def stage(qtbot: QtBot, office: Office) -> ImportStage:
    return ImportStage(qtbot, office)


def _choose(stage: ImportStage, place: int, field: str) -> None:
    """Choose what a column holds, by keys."""
    box = stage.dialog.columns.grid.boxes[place]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    view = box.view()
    assert view.isVisible()
    steps = box.findData(field) - view.currentIndex().row()
    for _step in range(abs(steps)):
        QTest.keyClick(view, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert box.currentData() == field


def _as_roster(stage: ImportStage) -> None:
    kind = stage.dialog.columns.kind
    kind.setFocus()
    while kind.currentData() != TableKind.ROSTER:
        QTest.keyClick(kind, Qt.Key.Key_Down)


def test_columns_set_by_hand_are_remembered_applied_and_forgotten(
    stage: ImportStage, office: Office, tmp_path: Path
) -> None:
    path = save(tmp_path, (*TITLES, *ODD))
    dialog, page = stage.dialog, stage.dialog.columns
    dialog.presenter.open(path)
    _as_roster(stage)
    page.header.setValue(5)
    assert "“Họ và tên”" in page.missing.text() and not dialog.next_button.isEnabled()
    _choose(stage, 1, "full_name")
    _choose(stage, 2, "division")
    assert page.missing.text() == "Đã đủ các cột bắt buộc."
    assert page.remember.isVisible() and page.remember.isChecked()
    stage.on()
    assert [row.text for row in stage.preview.rows] == [
        "Đinh Quang Lâm – Thành viên, Nhóm 1", "Trần Văn Mẫu – Thành viên, Nhóm 1",
    ]  # fmt: skip
    stage.on()
    assert {"Đinh Quang Lâm", "Trần Văn Mẫu"} <= {o["full_name"] for o in office.all(Person)}
    dialog.presenter.open(path)
    assert page.kind.currentData() == TableKind.ROSTER and page.header.value() == 5
    assert page.remembered.isVisible() and "tệp thử.xlsx" in page.remembered.text()
    assert dialog.next_button.hasFocus() and not page.remember.isVisible()
    page.forget_button.click()
    assert not page.remembered.isVisible() and not dialog.next_button.isEnabled()
    dialog.presenter.open(path)
    assert page.kind.currentData() != TableKind.ROSTER or not dialog.next_button.isEnabled()


def test_what_is_not_to_be_remembered_is_not(
    stage: ImportStage, office: Office, tmp_path: Path
) -> None:
    path = save(tmp_path, ODD)
    stage.dialog.presenter.open(path)
    _as_roster(stage)
    stage.dialog.columns.header.setValue(1)
    _choose(stage, 1, "full_name")
    stage.dialog.columns.remember.setChecked(False)
    stage.on()
    stage.on()
    assert len(office.all(Person)) >= 2
    stage.dialog.presenter.open(path)
    assert not stage.dialog.columns.remembered.isVisible()


def test_a_field_is_held_by_one_column(stage: ImportStage, tmp_path: Path) -> None:
    stage.dialog.presenter.open(save(tmp_path, FIRST))
    grid = stage.dialog.columns.grid
    held = next(place for place, box in enumerate(grid.boxes) if box.currentData() == "full_name")
    _choose(stage, 0, "full_name")
    assert grid.boxes[held].currentData() == ""
    assert stage.dialog.presenter.would_lose


def test_enter_takes_a_row_as_the_header(stage: ImportStage, tmp_path: Path) -> None:
    stage.dialog.presenter.open(save(tmp_path, (*TITLES, *FIRST)))
    page = stage.dialog.columns
    assert page.header.value() == len(TITLES) + 1
    page.grid.table.setCurrentIndex(page.grid.table.model().index(1, 0))
    QTest.keyClick(page.grid.table, Qt.Key.Key_Return)
    assert page.header.value() == 2 and "Còn thiếu cột" in page.missing.text()
    page.header.setValue(len(TITLES) + 1)
    assert stage.dialog.next_button.isEnabled()


def test_sheets_are_chosen_by_space(stage: ImportStage, office: Office, tmp_path: Path) -> None:
    other = (FIRST[0], *((*row[:1], f"{row[1]} Hai", *row[2:]) for row in FIRST[1:]))
    more: dict[str, Sequence[Row]] = {
        "Khác": (("Ghi chép",), ("không phải bảng",)),
        "Nhóm nữa": other,
    }
    stage.dialog.presenter.open(save(tmp_path, FIRST, more=more))
    page = stage.dialog.columns
    lines = [page.sheets.item(place).text() for place in range(3)]
    assert lines[0].endswith("– đọc") and "chưa nhận ra" in lines[1] and lines[2].endswith("– đọc")
    page.sheets.setFocus()
    page.sheets.setCurrentRow(2)
    QTest.keyClick(page.sheets, Qt.Key.Key_Space)
    assert page.sheets.item(2).text().endswith("không đọc")
    stage.on()
    assert {row.sheet for row in stage.preview.rows} == {"Trang 1"}


def test_old_letters_are_shown_converted_and_can_be_left(
    stage: ImportStage, tmp_path: Path
) -> None:
    names = ("Lý Hồng Hạnh", "Đặng Kim Thảo", "Huỳnh Ngọc Vân", "Nguyễn Thị Phượng")
    rows: list[Row] = [("STT", "Họ và tên", "Phòng", "Nhóm")]
    rows += [(at, name, "Phòng Tổ chức đảng, đảng viên", "Nhóm 1") for at, name in enumerate(names)]
    written = [[abc(one) if isinstance(one, str) else one for one in row] for row in rows]
    stage.dialog.presenter.open(save(tmp_path, written))
    page = stage.dialog.columns
    assert page.code.isVisible() and page.code.currentData() == TextCode.AUTO
    assert "TCVN3" in page.notes.text() and abc("Họ và tên") in page.notes.text()
    assert page.grid.boxes[1].currentData() == "full_name"
    stage.on()
    assert stage.preview.rows[0].text.startswith("Lý Hồng Hạnh")
    stage.dialog.back_button.click()
    stage.messages.confirms = True
    _take_for(stage, TextCode.UNICODE)
    assert page.grid.boxes[1].currentData() != "full_name"
    _take_for(stage, TextCode.TCVN3)
    assert page.grid.boxes[1].currentData() == "full_name"
    _choose(stage, 0, "phone")
    _take_for(stage, TextCode.AUTO)
    assert page.grid.boxes[0].currentData() == "phone", "what was set by hand was lost"


def test_what_is_too_short_to_be_recognised_is_converted_where_the_person_says_so(
    stage: ImportStage, tmp_path: Path
) -> None:
    rows: list[Row] = [[abc(one) for one in row] for row in (("Xã", "Nhóm"), ("Lê", "1"))]
    stage.dialog.presenter.open(save(tmp_path, rows))
    page = stage.dialog.columns
    draft = stage.dialog.presenter.draft
    assert draft is not None and abc("Xã") in draft.look.sheets[0].rows[0].texts
    _take_for(stage, TextCode.TCVN3)
    draft = stage.dialog.presenter.draft
    assert draft is not None and "Lê" in draft.look.sheets[0].rows[1].texts
    assert "TCVN3" in page.notes.text()


def _take_for(stage: ImportStage, code: TextCode) -> None:
    box = stage.dialog.columns.code
    box.setFocus()
    stage.key(Qt.Key.Key_Home)
    for _step in range(list(TextCode).index(code)):
        stage.key(Qt.Key.Key_Down)
    assert stage.dialog.focusWidget() is box
    draft = stage.dialog.presenter.draft
    assert draft is not None and draft.look.code is code
    assert box.currentData() == code


def test_the_kind_is_changed_and_changed_back(stage: ImportStage, tmp_path: Path) -> None:
    stage.dialog.presenter.open(save(tmp_path, FIRST, more={"Khác": (("x",),)}))
    kind = stage.dialog.columns.kind
    kind.setFocus()
    QTest.keyClick(kind, Qt.Key.Key_Down)
    assert "Còn thiếu cột" in stage.dialog.columns.missing.text()
    assert not stage.dialog.next_button.isEnabled()
    QTest.keyClick(kind, Qt.Key.Key_Up)
    assert stage.dialog.next_button.isEnabled()
    stage.on()
    assert stage.preview.kind is TableKind.ROSTER


def test_every_box_is_named_and_reached_by_tab(stage: ImportStage, tmp_path: Path) -> None:
    stage.dialog.presenter.open(save(tmp_path, FIRST))
    boxes = stage.dialog.columns.grid.boxes
    assert all(box.accessibleName().startswith("Cột ") for box in boxes)
    boxes[0].setFocus()
    QTest.keyClick(boxes[0], Qt.Key.Key_Tab)
    assert boxes[1].hasFocus()
