"""Workbooks that are written: read again value by value, and nothing lies on the disk between."""

import datetime as dt
import io
import tempfile
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from app.read_models.workbooks import Sheet, SheetColumn
from app.spreadsheets import sheet_writer
from app.spreadsheets.writer import ExcelWorkbooks

COLUMNS = (SheetColumn("Nhóm", 20), SheetColumn("T1", 6, right=True), SheetColumn("Hạn"))
ROWS = (
    ("Nhóm 1", 3, dt.date(2026, 2, 5)),
    ("=1+1", 2.5, None),
    ("+84 905", 0, None),
    ("-5", -5, None),
    ("@SUM(A1)", None, dt.date(2026, 12, 31)),
)


def sheet(**changes: Any) -> Sheet:
    values: dict[str, Any] = {
        "name": "Theo nhóm",
        "title": "Bảng theo dõi",
        "columns": COLUMNS,
        "rows": ROWS,
        "notes": ("Số liệu đến ngày 22/11/2026.",),
    }
    return Sheet(**(values | changes))


def read(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture
def no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_a: object, **_k: object) -> None:
        raise AssertionError("a temporary file was asked for")

    for name in ("NamedTemporaryFile", "TemporaryFile", "mkstemp", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr("openpyxl.worksheet._writer.NamedTemporaryFile", refuse)


@pytest.mark.usefixtures("no_file")
def test_values_come_back() -> None:
    book = read(ExcelWorkbooks().write([sheet()]))
    found = book["Theo nhóm"]
    rows = list(found.iter_rows(values_only=True))
    assert rows[0][0] == "Bảng theo dõi"
    assert rows[1][0] == "Số liệu đến ngày 22/11/2026."
    assert rows[2] == ("Nhóm", "T1", "Hạn")
    assert rows[3] == ("Nhóm 1", 3, dt.datetime(2026, 2, 5))
    assert [row[0] for row in rows[4:]] == ["=1+1", "+84 905", "-5", "@SUM(A1)"]
    assert rows[6][1] == -5


def test_no_text_is_a_formula() -> None:
    found = read(ExcelWorkbooks().write([sheet()]))["Theo nhóm"]
    for row in range(5, 9):
        cell = found.cell(row, 1)
        assert cell.data_type == "s"
        assert cell.quotePrefix
    assert found.cell(4, 1).data_type == "s"
    assert not found.cell(4, 1).quotePrefix


def test_header_stays_in_sight_and_on_every_page() -> None:
    found = read(ExcelWorkbooks().write([sheet(frozen_columns=1)]))["Theo nhóm"]
    assert found.freeze_panes == "B4"
    assert found.print_title_rows == "$3:$3"
    assert found.auto_filter.ref == "A3:C8"
    assert found.page_setup.orientation == "landscape"


def test_names_of_sheets_fit_excel() -> None:
    long = "Theo dõi: Quy chế [nhóm] / địa bàn *2026*"
    book = read(ExcelWorkbooks().write([sheet(name=long), sheet(name=long), sheet(name="'")]))
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in book.sheetnames)
    assert book.sheetnames[1].endswith("(2)")
    assert book.sheetnames[2] == "Bảng"


def test_bold_rows_are_sums() -> None:
    found = read(ExcelWorkbooks().write([sheet(bold_rows=frozenset({4}))]))["Theo nhóm"]
    assert found.cell(8, 1).font.bold
    assert not found.cell(7, 1).font.bold
    assert found.auto_filter.ref == "A3:C7", "sums are neither sorted nor filtered"


def test_overlong_text_is_cut_and_says_so() -> None:
    found = read(ExcelWorkbooks().write([sheet(rows=(("a" * 40_000, 1, None),))]))["Theo nhóm"]
    value = found.cell(4, 1).value
    assert (len(value), value[-1]) == (sheet_writer._LONGEST_TEXT, "…")


@given(st.text(max_size=60))
def test_any_text_comes_back_as_text(text: str) -> None:
    content = ExcelWorkbooks().write([sheet(rows=((text, 1, None),))])
    value = read(content)["Theo nhóm"].cell(4, 1).value
    kept = ILLEGAL_CHARACTERS_RE.sub("", text)
    assert (value or "").replace("\r\n", "\n").replace("\r", "\n") == kept.replace(
        "\r\n", "\n"
    ).replace("\r", "\n")
