"""The list of errors as a workbook: rows as they were, marks in words, and the way back in."""

import datetime as dt
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.domain.errors import DomainError
from app.ports.task_runner import SilentProgress
from app.read_models.sheet_layouts import ReadLayout, SheetLayout
from app.read_models.sheets import ReadTable, RowProblem, Severity, SheetSkipReason, TableKind
from app.spreadsheets import tables
from app.spreadsheets.error_titles import MARKS
from app.spreadsheets.reader import open_workbook
from app.spreadsheets.workbook_tables import ExcelTables
from tests.unit.spreadsheets.workbooks import JOURNAL_HEADER, TITLES, save

GOOD = (1, dt.datetime(2025, 3, 5), dt.datetime(2025, 3, 6), "Nhóm 1", "Lê An", "Xã Ba Gia",
        "Nắm tình hình")  # fmt: skip
BACKWARDS = (2, "09/03/2025", "07/03/2025", "Nhóm 1", "Trần Bình", "Xã Ba Gia", "=Kiểm tra")
NO_DAY = (3, "31/02/2025", None, "Nhóm 1", "Lê An", "Xã Ba Gia", "+84")
LAYOUT = ReadLayout(
    TableKind.JOURNAL,
    (
        SheetLayout(
            "Trang 1",
            5,
            (("starts_on", 1), ("ends_on", 2), ("people", 4), ("territory", 5), ("purpose", 6)),
        ),
    ),
)


def journal(folder: Path) -> Path:
    path = save(folder, [*TITLES, JOURNAL_HEADER, GOOD, BACKWARDS, NO_DAY], merged=["A1:D1"])
    book = openpyxl.load_workbook(path)
    book["Trang 1"]["G7"].data_type = book["Trang 1"]["G8"].data_type = "s"
    book.save(path)
    return path


def read(path: Path) -> ReadTable[Any]:
    with open_workbook(path) as source:
        return tables.read_table(source, TableKind.JOURNAL)


def marked(path: Path, layout: ReadLayout = LAYOUT) -> tuple[bytes, Any]:
    content = ExcelTables().error_list(path, SilentProgress(), layout, read(path).problems)
    return content, openpyxl.load_workbook(io.BytesIO(content))


def test_rows_keep_their_place_and_say_what_is_wrong(tmp_path: Path) -> None:
    _content, book = marked(journal(tmp_path))
    sheet = book["Trang 1"]
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A1:D1"]
    assert [cell.value for cell in sheet[5]] == [*JOURNAL_HEADER, MARKS]
    assert sheet["B6"].value == dt.datetime(2025, 3, 5)
    assert sheet["M6"].value is None
    assert sheet["M7"].value.startswith("Lỗi (Ngày về): Ngày về (07/03/2025) trước ngày đi")
    assert "Sửa" in sheet["M7"].value
    assert sheet["M8"].value.startswith("Lỗi (Ngày đi): Ngày không có thật")
    assert "Lưu ý (Ngày về): Không ghi ngày về." in sheet["M8"].value
    fills = {place: sheet[place].fill.fgColor.rgb[-6:] for place in ("B6", "C7", "B8", "C8")}
    assert fills == {"B6": "000000", "C7": "FFC7CE", "B8": "FFC7CE", "C8": "DDEBF7"}


def test_texts_stay_texts(tmp_path: Path) -> None:
    _content, book = marked(journal(tmp_path))
    for place, text in (("G7", "=Kiểm tra"), ("G8", "+84")):
        cell = book["Trang 1"][place]
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_every_problem_is_listed(tmp_path: Path) -> None:
    path = journal(tmp_path)
    _content, book = marked(path)
    rows = list(book["Danh sách lỗi"].iter_rows(values_only=True))
    assert rows[0] == ("Trang tính", "Hàng", "Cột", "Mức", "Giá trị", "Lý do", "Cách sửa")
    assert [row[:5] for row in rows[1:]] == [
        (
            one.sheet,
            one.row,
            one.column,
            {"error": "Lỗi", "note": "Lưu ý", "warning": "Cảnh báo"}[one.severity],
            one.value or None,
        )
        for one in read(path).problems
    ]


def test_mended_it_is_read_again(tmp_path: Path) -> None:
    content, book = marked(journal(tmp_path))
    again = tmp_path / "danh sách lỗi.xlsx"
    again.write_bytes(content)
    first = read(again)
    assert (len(first.rows), first.refused) == (1, 2)
    sheet = book["Trang 1"]
    sheet["C7"], sheet["B8"] = "10/03/2025", "28/02/2025"
    book.save(again)
    mended = read(again)
    assert (len(mended.rows), mended.refused) == (3, 0)
    assert [row.purpose for row in mended.rows] == ["Nắm tình hình", "=Kiểm tra", "+84"]
    assert [one.sheet for one in mended.skipped_sheets] == ["Danh sách lỗi"]
    assert [row.row for row in mended.rows] == [6, 7, 8]
    # Marks of the earlier list are not kept beside the new ones.
    _content, second = marked(again)
    assert second["Trang 1"].max_column == len(JOURNAL_HEADER) + 1


@pytest.mark.parametrize("kind", TableKind)
def test_the_list_itself_is_never_read_as_a_table(tmp_path: Path, kind: TableKind) -> None:
    titles = [name.title for name in ExcelTables().fields(kind)]
    path = save(tmp_path, [["Tiêu đề"], titles, ["a"] * len(titles)])
    layout = ReadLayout(kind, (SheetLayout("Trang 1", 2, ()),))
    problems = [
        RowProblem("Trang 1", 3, title, titles[0], "x", "Lý do.", "Sửa.", Severity.ERROR)
        for title in titles
    ]
    content = ExcelTables().error_list(path, SilentProgress(), layout, problems)
    path.write_bytes(content)
    look = ExcelTables().look(path, SilentProgress())
    assert [sheet.fault for sheet in look.sheets] == [None, SheetSkipReason.NO_HEADER]
    assert look.sheets[0].header_row == 2


def test_problems_of_a_whole_row_and_unknown_sheets(tmp_path: Path) -> None:
    path = journal(tmp_path)
    problems = [
        RowProblem("Trang 1", 6, "", "", "person_twice", "Lý do.", "Xem.", Severity.WARNING),
        RowProblem("Không có", 6, "", "", "person_twice", "Lý do.", "Xem.", Severity.ERROR),
    ]
    content = ExcelTables().error_list(path, SilentProgress(), LAYOUT, problems)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Trang 1", "Danh sách lỗi"]
    assert book["Trang 1"]["M6"].value == "Cảnh báo: Lý do. Xem."
    assert book["Trang 1"]["M6"].fill.fgColor.rgb.endswith("FFEB9C")
    assert book["Danh sách lỗi"].max_row == 3


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DomainError) as caught:
        ExcelTables().error_list(tmp_path / "a.xlsx", SilentProgress(), LAYOUT, ())
    assert caught.value.code == "file_refused"
