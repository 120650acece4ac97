"""What Excel files hold beside plain rows: dates, styles, parts that are missing, odd or unread."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904, from_excel

from app.read_models.workbook_notes import NoteKind
from app.spreadsheets import cells
from app.spreadsheets.archive import Limits
from app.spreadsheets.errors import SpreadsheetError
from app.spreadsheets.reader import CellValue, SheetRow, UnreadableCell, open_workbook, shown
from app.spreadsheets.values import moment_of_serial
from tests.unit.spreadsheets.bombs import workbook
from tests.unit.spreadsheets.workbooks import rewrite, save

STRICT = "http://purl.oclc.org/ooxml"


def read_rows(path: Path) -> list[SheetRow]:
    with open_workbook(path) as source:
        return [row for sheet in source.sheets for row in sheet.rows()]


def values(path: Path) -> list[tuple[CellValue, ...]]:
    return [row.values for row in read_rows(path)]


def kinds(path: Path, limits: Limits | None = None) -> list[NoteKind]:
    with open_workbook(path, limits or Limits()) as source:
        return [note.kind for note in source.notes]


def refusal(path: Path) -> str:
    with pytest.raises(SpreadsheetError) as caught:
        read_rows(path)
    return caught.value.code


def dated(path: Path, formats: list[str], numbers: list[str], *, from_1904: bool = False) -> Path:
    looks = "".join(f'<xf numFmtId="{200 + place}"/>' for place in range(len(formats)))
    codes = "".join(
        f'<numFmt numFmtId="{200 + place}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for place, code in enumerate(formats)
    )
    styles = f"<styleSheet><numFmts>{codes}</numFmts><cellXfs>{looks}</cellXfs></styleSheet>"
    cells = "".join(f'<c s="{place}"><v>{one}</v></c>' for place, one in enumerate(numbers))
    made = workbook(path, f"<row>{cells}</row>", more={"xl/styles.xml": styles})
    if from_1904:
        rewrite(made, "xl/workbook.xml", (b"<sheets>", b'<workbookPr date1904="1"/><sheets>'))
    return made


def test_numbers_in_the_look_of_a_date_are_days(tmp_path: Path) -> None:
    formats = ["dd/mm/yyyy", "[$-42A]d mmmm yyyy", 'dd" tháng "mm', "hh:mm", "[h]:mm", "0.00",
               '0" đồng"', "[Red]0", "yyyy\\-mm\\-dd hh:mm:ss"]  # fmt: skip
    numbers = ["45839", "45839", "45839", "0.5", "1.25", "45839", "45839", "45839", "45839.5"]
    assert values(dated(tmp_path / "a.xlsx", formats, numbers)) == [
        (
            dt.datetime(2025, 7, 1),
            dt.datetime(2025, 7, 1),
            dt.datetime(2025, 7, 1),
            dt.time(12),
            "30:00",
            45839,
            45839,
            45839,
            dt.datetime(2025, 7, 1, 12),
        )
    ]


def test_days_counted_from_1904(tmp_path: Path) -> None:
    path = dated(tmp_path / "a.xlsx", ["dd/mm/yyyy"], ["44377"], from_1904=True)
    assert values(path) == [(dt.datetime(2025, 7, 1),)]
    path = dated(tmp_path / "a.xlsx", ["0"], ["44377"], from_1904=True)
    ((number,),) = values(path)
    assert shown(number) == "44377"
    assert cells.date(number) == dt.date(2025, 7, 1)


def test_a_number_that_is_no_day_stays_a_number(tmp_path: Path) -> None:
    path = dated(tmp_path / "a.xlsx", ["d/m/yy"] * 2, ["-5", "99999999"])
    assert values(path) == [(-5, 99999999)]


@given(st.integers(1, 2_900_000), st.integers(0, 86_399), st.booleans())
def test_days_are_those_that_openpyxl_finds(day: int, second: int, from_1904: bool) -> None:
    serial = day + second / 86_400
    theirs = from_excel(serial, CALENDAR_MAC_1904) if from_1904 else from_excel(serial)
    assert isinstance(theirs, dt.datetime)
    ours = moment_of_serial(serial, from_1904=from_1904)
    assert isinstance(ours, dt.datetime)
    assert abs(ours - theirs) <= dt.timedelta(seconds=1)


def test_values_are_those_that_openpyxl_finds(tmp_path: Path) -> None:
    moment = dt.datetime(2025, 7, 1, 8, 30)
    rows: list[list[object]] = [["Đ", 1, 2.5, True, moment, dt.time(9), None, "=1+1"], [], [1e15]]
    path = save(tmp_path, rows)
    theirs = openpyxl.load_workbook(path, read_only=True, data_only=True)
    found = list(theirs.worksheets[0].iter_rows(values_only=True))
    theirs.close()
    ours = values(path)
    assert ours[0][:6] == found[0][:6]
    assert ours[0][7] == UnreadableCell("formula_without_value", "=…")
    assert ours[1:] == [(), (10**15,)]


def test_texts_of_every_kind(tmp_path: Path) -> None:
    texts = (
        "<sst><si><t>a</t></si><si><r><t>b</t></r><r><rPr><b/></rPr><t xml:space='preserve'> c</t>"
        "</r><rPh><t>không đọc</t></rPh></si><si/></sst>"
    )
    cells = (
        '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c>'
        '<c t="inlineStr"><is><r><t>d</t></r><r><t>e</t></r></is></c>'
        '<c t="str"><f>A1</f><v>f_x000D_&#10;g_x0001_</v></c><c t="d"><v>2025-07-01</v></c>'
        '<c t="e"><v>#N/A</v></c><c t="b"><v>0</v></c>'
    )
    parts: dict[str, str | bytes] = {"xl/sharedStrings.xml": texts}
    assert values(workbook(tmp_path / "a.xlsx", f"<row>{cells}</row>", more=parts)) == [
        (
            "a",
            "b c",
            None,
            "de",
            "f\r\ng",
            dt.datetime(2025, 7, 1),
            UnreadableCell("formula_error", "#N/A"),
            False,
        )
    ]


def test_rows_and_cells_without_their_place_follow_each_other(tmp_path: Path) -> None:
    rows = '<row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>'
    found = [row for row in read_rows(workbook(tmp_path / "a.xlsx", rows)) if row.values]
    assert [(row.number, row.values) for row in found] == [(3, (None, 1, 2)), (4, (3,))]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>',
        '<row r="2000000"><c><v>1</v></c></row>',
        '<row r="x"><c><v>1</v></c></row>',
        '<row><c r="1A"><v>1</v></c></row>',
        '<row><c t="s"><v>7</v></c></row>',
        '<row><c t="s"><v>-1</v></c></row>',
        '<row><c t="lạ"><v>7</v></c></row>',
        "<row><c><v>một</v></c></row>",
        f"<row><c><v>{'9' * 5000}</v></c></row>",
        "<row><c><v>1e999</v></c></row>",
    ],
)
def test_rows_that_contradict_themselves_are_damaged(tmp_path: Path, rows: str) -> None:
    assert refusal(workbook(tmp_path / "a.xlsx", rows)) == "damaged"


def test_parts_that_are_missing(tmp_path: Path) -> None:
    one = "<row><c><v>1</v></c></row>"
    path = workbook(tmp_path / "a.xlsx", one)
    assert values(path) == [(1,)], "neither styles nor shared texts are needed"
    rewrite(path, "xl/workbook.xml", (b'r:id="r1"', b'r:id="r9"'))
    assert refusal(path) == "no_rows"
    path = workbook(tmp_path / "a.xlsx", one)
    rewrite(path, "xl/_rels/workbook.xml.rels", (b"sheet1.xml", b"sheet2.xml"))
    assert refusal(path) == "damaged"


def test_strict_files_are_read(tmp_path: Path) -> None:
    path = save(tmp_path, [["a", 1]])
    old = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    new = f"{STRICT}/officeDocument/relationships".encode()
    rewrite(path, "xl/_rels/workbook.xml.rels", (old, new))
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        rewrite(path, part, (main, f"{STRICT}/spreadsheetml/main".encode()))
    assert values(path) == [("a", 1)]


def test_sheets_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    path = save(tmp_path, [["a"]], title="Đợt 1", more={"Đợt 2": [["b"]]})
    rewrite(path, "xl/workbook.xml", ("Đợt 2".encode(), "đợt 1".encode()))
    with open_workbook(path) as source:
        assert [sheet.name for sheet in source.sheets] == ["Đợt 1", "đợt 1 (2)"]
        assert [note.kind for note in source.notes] == [NoteKind.SHEET_RENAMED]


def test_a_hidden_sheet_is_read_only_if_asked_for(tmp_path: Path) -> None:
    path = save(tmp_path, [["a"]], more={"Ẩn": [["b"]]}, hidden=["Ẩn"])
    rewrite(path, "xl/worksheets/sheet2.xml", (b"<sheetData>", b"<sheetData"))
    with open_workbook(path) as source:
        assert [row.values for row in source.sheets[0].rows()] == [("a",)]
        with pytest.raises(SpreadsheetError):
            list(source.sheets[1].rows())


def test_what_is_not_read_is_told(tmp_path: Path) -> None:
    path = save(tmp_path, [["a"]])
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A1"].comment = Comment("lời bàn", "An")
    book.save(path)
    assert kinds(path) == [NoteKind.COMMENTS]
    parts: dict[str, str | bytes] = {
        "xl/vbaProject.bin": b"x",
        "xl/externalLinks/externalLink1.xml": "<không đọc",
        "xl/media/image1.png": b"x",
    }
    path = workbook(tmp_path / "b.xlsx", more=parts)
    assert kinds(path) == [NoteKind.MACROS, NoteKind.LINKS, NoteKind.PICTURES]


def test_rows_and_columns_that_are_left_out_are_told(tmp_path: Path) -> None:
    path = save(tmp_path, [["a"], *[[]] * 30, ["b"]])
    assert kinds(path) == []
    assert kinds(path, Limits(empty_run=20)) == [NoteKind.ROWS_LEFT_OUT]
    path = save(tmp_path, [[1, 2, 3]])
    assert kinds(path, Limits(columns=2)) == [NoteKind.COLUMNS_LEFT_OUT]


def test_merged_ranges_that_overlap_are_dropped(tmp_path: Path) -> None:
    ranges = "".join(
        f'<mergeCell ref="{one}"/>' for one in ("A1:A3", "A2:B4", "B1:B2", "lạ", "C3:C1", "D1")
    )
    path = workbook(
        tmp_path / "a.xlsx",
        "<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c r='C3'><v>3</v></c></row>",
        after=f"<mergeCells>{ranges}</mergeCells>",
    )
    assert [row.value(0) for row in read_rows(path)] == [1, 1, 1]
    assert [row.value(1) for row in read_rows(path)] == [2, 2, None]
