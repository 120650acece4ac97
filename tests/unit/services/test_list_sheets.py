"""Lists as workbooks: dates, figures, texts that stay texts, every page; read back by openpyxl."""

import datetime as dt
import uuid
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.domain.errors import Cancelled, DomainError
from app.ports.task_runner import SilentProgress
from app.read_models.page import Mark, Page
from app.services.list_sheets import ListColumn, ListSheet, ListSheets, cell_of
from app.spreadsheets.writer import ExcelWorkbooks
from tests.support.territory_office import TODAY, TerritoryOffice

ROWS = tuple((f"dòng {number}", number) for number in range(250))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TerritoryOffice]:
    made = TerritoryOffice(tmp_path / "book")
    yield made
    made.book.store.close()


def sheets_of(office: TerritoryOffice) -> ListSheets:
    return ListSheets(office.services.session, ExcelWorkbooks())


def pages(after: Mark | None) -> Page[tuple[str, int]]:
    first = 0 if after is None else (after.day - TODAY).days
    following = None
    if first + 100 < len(ROWS):
        following = Mark(TODAY + dt.timedelta(days=first + 100), after.record_id if after else _ID)
    return Page(ROWS[first : first + 100], following)


_ID = uuid.UUID(int=1)

LIST: ListSheet[tuple[str, int]] = ListSheet(
    "Danh sách thử",
    ("nhóm 1", "năm 2026"),
    (
        ListColumn("Tên", 30, lambda row: row[0]),
        ListColumn("Số", 8, lambda row: row[1], right=True),
        ListColumn("Ngày", 12, lambda row: TODAY),
    ),
    pages,
)


@pytest.mark.parametrize(
    ("text", "is_figure", "wanted"),
    [
        ("05/02/2026", False, dt.date(2026, 2, 5)),
        ("31/02/2026", False, "31/02/2026"),
        ("05–07/02/2026", False, "05–07/02/2026"),
        ("1.234", True, 1234),
        ("1.234", False, "1.234"),
        ("12,5", True, 12.5),
        ("0255", False, "0255"),
        ("3/12", True, "3/12"),
        ("–", True, None),
        ("", False, None),
        ("=1+1", False, "=1+1"),
        ("=1+1", True, "=1+1"),
    ],
)
def test_a_cell_is_what_its_text_says(text: str, is_figure: bool, wanted: object) -> None:
    found = cell_of(text, is_figure=is_figure)
    assert found == wanted
    assert type(found) is type(wanted)


def test_every_page_is_written_under_title_filter_and_header(office: TerritoryOffice) -> None:
    content = sheets_of(office).workbook(LIST, SilentProgress())
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert sheet["A1"].value == "Danh sách thử"
    assert [sheet.cell(row, 1).value for row in (2, 3, 4)] == [
        "Phạm vi: nhóm 1.",
        "Phạm vi: năm 2026.",
        "Số liệu đến ngày 22/11/2026; 250 dòng.",
    ]
    assert [cell.value for cell in sheet[5]] == ["Tên", "Số", "Ngày"]
    assert sheet.max_row == 5 + len(ROWS)
    assert sheet["A255"].value == "dòng 249"
    assert sheet["B255"].value == 249
    assert sheet["C6"].is_date
    assert sheet["C6"].number_format == "dd/mm/yyyy"
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.page_setup.orientation == "landscape"
    assert not sheet.page_setup.fitToHeight
    assert str(sheet.page_setup.paperSize) == "9"
    set_up = sheet.sheet_properties.pageSetUpPr
    assert set_up is not None
    assert set_up.fitToPage
    assert sheet.column_dimensions["A"].width == 30


def test_text_that_begins_like_a_formula_stays_text(office: TerritoryOffice) -> None:
    texts = ("=1+1", "+84 255", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0")
    asked: ListSheet[str] = ListSheet(
        "Danh sách", (), (ListColumn("Tên", 10, lambda row: row),), lambda _after: Page(texts, None)
    )
    content = sheets_of(office).workbook(asked, SilentProgress())
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    cells = [sheet.cell(4 + at, 1) for at in range(len(texts))]
    assert [cell.data_type for cell in cells] == ["s"] * len(texts)
    assert all(cell.quotePrefix for cell in cells)
    assert cells[0].value == "=1+1"


def test_an_empty_list_and_a_cancelled_one_write_nothing(
    office: TerritoryOffice, tmp_path: Path
) -> None:
    sheets, target = sheets_of(office), tmp_path / "out.xlsx"
    nothing: ListSheet[str] = ListSheet("Trống", (), (), lambda _after: Page((), None))
    with pytest.raises(DomainError) as caught:
        sheets.save(target, nothing, SilentProgress())
    assert caught.value.code == "nothing_to_print"

    class Stops:
        def report(self, done: int, total: int, text: str = "") -> None:
            del total, text
            if done > 100:
                raise Cancelled

    with pytest.raises(Cancelled):
        sheets.save(target, LIST, Stops())
    assert not target.exists()
    assert sheets.save(tmp_path / "out", LIST, SilentProgress()) == target
    assert target.read_bytes()[:2] == b"PK"


def test_a_long_list_is_cancelled_while_its_workbook_is_laid_out(office: TerritoryOffice) -> None:
    texts = tuple(f"dòng {number}" for number in range(1200))
    asked: ListSheet[str] = ListSheet(
        "Danh sách", (), (ListColumn("Tên", 10, lambda row: row),), lambda _after: Page(texts, None)
    )
    heard: list[int] = []

    class Stops:
        def report(self, done: int, total: int, text: str = "") -> None:
            heard.append(done)
            if text == "Đang lập tệp Excel" and done == total // 1200 * 1000:
                raise Cancelled

    with pytest.raises(Cancelled):
        sheets_of(office).workbook(asked, Stops())
    assert heard == [1200, 0, 500, 1000]
