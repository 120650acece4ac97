"""OpenDocument sheets: values of every kind, repeated and covered cells, what is passed over."""

import datetime as dt
from pathlib import Path

import pytest

from app.read_models.sheets import TableKind
from app.spreadsheets import tables
from app.spreadsheets.archive import Limits
from app.spreadsheets.errors import SpreadsheetError
from app.spreadsheets.reader import SheetRow, UnreadableCell, open_workbook
from tests.unit.spreadsheets.ods_files import cell, row, rows, save_ods
from tests.unit.spreadsheets.workbooks import JOURNAL_HEADER, TITLES

P = "<text:p>"


def read_rows(path: Path, limits: Limits | None = None) -> list[SheetRow]:
    with open_workbook(path, limits or Limits()) as workbook:
        return [one for sheet in workbook.sheets for one in sheet.rows()]


def values(folder: Path, xml: str) -> list[tuple[object, ...]]:
    return [one.values for one in read_rows(save_ods(folder, xml))]


def stored(kind: str, name: str, value: str, text: str = "x") -> str:
    return (
        f'<table:table-cell office:value-type="{kind}" office:{name}="{value}">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def test_values_of_every_kind(tmp_path: Path) -> None:
    xml = row(
        cell("Đảng ủy"),
        cell(7),
        cell(1.5),
        cell(True),
        cell(dt.date(2025, 7, 1)),
        stored("date", "date-value", "2025-07-01T08:30:00"),
        stored("time", "time-value", "PT08H30M00S"),
        stored("time", "time-value", "PT30H15M00S"),
        stored("percentage", "value", "0.25"),
        stored("currency", "value", "1000"),
        cell(" "),
    )
    assert values(tmp_path, xml) == [
        (
            "Đảng ủy",
            7,
            1.5,
            True,
            dt.datetime(2025, 7, 1),
            dt.datetime(2025, 7, 1, 8, 30),
            dt.time(8, 30),
            "30:15",
            0.25,
            1000,
        )
    ]


def test_dates_that_are_none_are_shown_as_they_stand(tmp_path: Path) -> None:
    xml = row(stored("date", "date-value", "2025-02-31", "31/02/2025"))
    assert values(tmp_path, xml) == [("31/02/2025",)]


def test_text_keeps_its_lines_and_blanks_without_remarks(tmp_path: Path) -> None:
    xml = row(
        '<table:table-cell office:value-type="string"><office:annotation>'
        "<dc:creator>An</dc:creator>"
        "<text:p>lời bàn</text:p></office:annotation><text:p>a<text:s text:c='2'/>b"
        "<text:span>c<text:a>d</text:a></text:span><text:tab/>e</text:p><text:p>f<text:line-break/>g"
        "</text:p><draw:frame><text:p>hình</text:p></draw:frame></table:table-cell>",
        cell("sau"),
    )
    assert values(tmp_path, xml) == [("a  bcd\te\nf\ng", "sau")]


def test_formulas_give_their_stored_value_or_say_that_there_is_none(tmp_path: Path) -> None:
    xml = row(
        cell(7, 'table:formula="of:=1+6"'),
        '<table:table-cell table:formula="of:=A1"/>',
        '<table:table-cell table:formula="of:=A1" office:value-type="string" '
        'office:string-value=""/>',
        '<table:table-cell table:formula="of:=A1" office:value-type="string" '
        'office:string-value="" calcext:value-type="error"><text:p>#REF!</text:p>'
        "</table:table-cell>",
        '<table:table-cell table:formula="of:=A1"><text:p>Err:508</text:p></table:table-cell>',
        cell("Err: gõ tay"),
    )
    assert values(tmp_path, xml) == [
        (
            7,
            UnreadableCell("formula_without_value", "=…"),
            None,
            UnreadableCell("formula_error", "#REF!"),
            UnreadableCell("formula_error", "Err:508"),
            "Err: gõ tay",
        )
    ]


def test_repeated_rows_and_cells_stand_where_they_stand(tmp_path: Path) -> None:
    xml = (
        row(cell(None, 'table:number-columns-repeated="3"'), cell("d"))
        + row(cell(None), more='table:number-rows-repeated="4"')
        + row(cell("x", 'table:number-columns-repeated="2"'), more='table:number-rows-repeated="2"')
        + row(cell(None, 'table:number-columns-repeated="16384"'),
              more='table:number-rows-repeated="1048568"')
    )  # fmt: skip
    found = read_rows(save_ods(tmp_path, xml))
    assert [(one.number, one.values) for one in found if one.values] == [
        (1, (None, None, None, "d")),
        (6, ("x", "x")),
        (7, ("x", "x")),
    ]


def test_a_value_repeated_to_the_end_of_the_sheet_is_refused(tmp_path: Path) -> None:
    xml = row(cell("x"), more='table:number-rows-repeated="1048576"')
    with pytest.raises(SpreadsheetError) as caught:
        read_rows(save_ods(tmp_path, xml))
    assert caught.value.code == "too_many_rows"


def test_merged_cells_are_filled_down_and_what_they_cover_is_not_seen(tmp_path: Path) -> None:
    covered = (
        '<table:covered-table-cell office:value-type="string"><text:p>cũ</text:p>'
        "</table:covered-table-cell>"
    )
    xml = (
        row(
            cell("Nhóm 1", 'table:number-rows-spanned="3" table:number-columns-spanned="1"'),
            cell(1),
        )
        + row(covered, cell(2))
        + row(covered, cell(3))
    )
    found = read_rows(save_ods(tmp_path, xml))
    assert [one.value(0) for one in found] == ["Nhóm 1"] * 3
    assert [0 in one.filled for one in found] == [False, True, True]


def test_hidden_sheets_are_marked_and_repeated_names_told_apart(tmp_path: Path) -> None:
    path = save_ods(
        tmp_path, rows([["a"]]), more={"Ẩn": rows([["b"]]), "trang 1": rows([["c"]])}, hidden=["Ẩn"]
    )
    with open_workbook(path) as workbook:
        assert [(one.name, one.hidden) for one in workbook.sheets] == [
            ("Trang 1", False),
            ("Ẩn", True),
            ("trang 1 (2)", False),
        ]


def test_a_table_inside_a_cell_adds_no_rows(tmp_path: Path) -> None:
    inner = f'<table:table table:name="x">{rows([["trong"]])}</table:table>'
    xml = row(
        f'<table:table-cell office:value-type="string">{P}a</text:p>{inner}</table:table-cell>'
    )
    assert values(tmp_path, xml + rows([["b"]])) == [("a",), ("b",)]


def test_a_protected_file_says_so(tmp_path: Path) -> None:
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    path = save_ods(tmp_path, "", manifest=manifest, content=b"\x01\x02\x03")
    with pytest.raises(SpreadsheetError) as caught:
        read_rows(path)
    assert caught.value.code == "password_protected"


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>',
        b"<x>" * 1000 + b"</x>" * 1000,
        b"<x a='" + b"a" * 3_000_000 + b"'/>",
        b"<x/>",
        b"\xff\xfe\x00",
        b'<?xml version="1.0" encoding="none-such"?><x/>',
    ],
    ids=["entity", "deep", "long tag", "other root", "no xml", "encoding"],
)
def test_odd_xml_is_damaged(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(SpreadsheetError) as caught:
        read_rows(save_ods(tmp_path, "", content=content))
    assert caught.value.code == "damaged"


def test_a_journal_is_read_as_from_excel(tmp_path: Path) -> None:
    trip = (1, dt.date(2025, 3, 5), "06/3/25", "Nhóm 1", "Lê An", "Xã Ba Gia", "Nắm tình hình", "x")
    path = save_ods(tmp_path, rows([*TITLES, JOURNAL_HEADER, trip, ("Tổng cộng", 1)]))
    with open_workbook(path) as workbook:
        assert tables.detect_kind(workbook) is TableKind.JOURNAL
        read = tables.read_table(workbook, TableKind.JOURNAL)
    assert [(one.row, one.starts_on, one.ends_on) for one in read.rows] == [  # type: ignore[union-attr]  # a journal, as asked
        (6, dt.date(2025, 3, 5), dt.date(2025, 3, 6))
    ]
