"""Opening workbooks: what is refused, in what words, and how rows come out of odd sheets."""

import contextlib
import datetime as dt
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import Cancelled
from app.read_models.sheets import TableKind
from app.spreadsheets.archive import Limits
from app.spreadsheets.errors import SpreadsheetError
from app.spreadsheets.reader import SheetRow, UnreadableCell, open_workbook
from app.spreadsheets.tables import read_table
from app.spreadsheets.wording import describe
from tests.unit.spreadsheets.workbooks import ROSTER_HEADER, rewrite, save

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
SHEET = "xl/worksheets/sheet1.xml"
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
ODS_LIST = "META-INF/manifest.xml"


def read_rows(path: Path, limits: Limits | None = None) -> list[SheetRow]:
    with open_workbook(path, limits or Limits()) as workbook:
        return [row for sheet in workbook.sheets for row in sheet.rows()]


def refusal(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(SpreadsheetError) as caught:
        read_rows(path, limits)
    said = describe(caught.value)
    assert said.reason and said.advice[:1].isupper()
    assert "{" not in str(said)
    assert path.name not in str(caught.value)
    return caught.value.code


def zipped(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (bytes(range(256)) * 4, "not_a_workbook"),
        (bytes(range(1, 256)) * 4, "not_a_workbook"),
        (b"%PDF-1.7", "pdf_file"),
        (b"\x89PNG\r\n\x1a\n", "picture_file"),
        (b"\xff\xd8\xff\xe0", "picture_file"),
        (b"{\\rtf1", "word_file"),
        (b"Rar!\x1a\x07", "compressed_file"),
        (b"\xef\xbb\xbf <HTML><table>", "web_page"),
        (b'<?xml version="1.0"?><Workbook/>', "xml_file"),
        (OLE + "WordDocument".encode("utf-16-le"), "word_file"),
        (OLE, "password_protected"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password_protected"),
        (OLE + "Workbook".encode("utf-16-le"), "old_format"),
        (b"PK\x03\x04" + b"\0" * 200, "broken_zip"),
    ],
)
def test_files_that_are_no_workbook(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert refusal(path) == code


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "không có.xlsx") == "not_found"
    assert refusal(tmp_path) == "not_found"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"a.txt": b"a"}, "compressed_file"),
        ({"mimetype": b"x", "content.xml": b"<a/>"}, "not_a_workbook"),
        ({"mimetype": ODS, "content.xml": b"<a/>"}, "damaged"),
        (
            {"mimetype": ODS, "content.xml": b"", ODS_LIST: b"<encryption-data>"},
            "password_protected",
        ),
        ({"mimetype": ODS, "encrypted-package": b""}, "password_protected"),
        (
            {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"},
            "word_file",
        ),
        ({"[Content_Types].xml": b"<Types/>"}, "not_a_workbook"),
        ({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>"}, "word_file"),
        ({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"a"}, "old_format"),
        ({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}, "damaged"),
    ],
)
def test_zip_files_of_another_kind(tmp_path: Path, parts: dict[str, bytes], code: str) -> None:
    path = tmp_path / "a.xlsx"
    zipped(path, parts)
    assert refusal(path) == code


def test_zip_bombs_are_not_unpacked(tmp_path: Path) -> None:
    path = save(tmp_path, [["a"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", b"\0" * (20 * 1024 * 1024))
    assert refusal(path) == "suspicious_zip"
    assert refusal(path, Limits(unpacked_size=1024 * 1024)) == "suspicious_zip"


def test_sizes_beyond_the_limits(tmp_path: Path) -> None:
    path = save(tmp_path, [["a", "b"]] * 50)
    assert refusal(path, Limits(file_size=1000)) == "too_large"
    assert refusal(path, Limits(part_size=1000)) == "too_large"
    assert refusal(path, Limits(other_part_size=100)) == "too_large"
    assert refusal(path, Limits(rows=49)) == "too_many_rows"
    assert refusal(path, Limits(cells=99)) == "too_many_cells"
    assert refusal(path, Limits(letters=99)) == "too_many_cells"
    assert refusal(path, Limits(parts=2)) == "suspicious_zip"


def test_a_truncated_file_and_a_damaged_sheet(tmp_path: Path) -> None:
    path = save(tmp_path, [["a"]] * 10)
    whole = path.read_bytes()
    assert refusal(rewrite(path, SHEET, (b'<row r="5">', b'<row r="5"'))) == "damaged"
    path.write_bytes(whole[: len(whole) // 2])
    assert refusal(path) == "broken_zip"


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    path = save(tmp_path, [["a"]])
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet'
    assert refusal(rewrite(path, SHEET, (b"<worksheet", bomb))) == "damaged"


@pytest.mark.parametrize("seed", range(12))
def test_any_damage_is_a_spreadsheet_error_or_read(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = save(tmp_path, [ROSTER_HEADER, [1, "Lê An", None, "", "Nhóm 1"]] * 5, merged=["E2:E3"])
    content = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 30)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path.write_bytes(bytes(content))
    with contextlib.suppress(SpreadsheetError), open_workbook(path) as workbook:
        read_table(workbook, TableKind.ROSTER)


def test_a_claimed_million_rows_and_a_far_away_row_cost_nothing(tmp_path: Path) -> None:
    path = save(tmp_path, [["a"], ["b"]])
    rewrite(path, SHEET, (b'ref="A1:A2"', b'ref="A1:XFD1048576"'))
    rewrite(path, SHEET, (b"</sheetData>", b'<row r="1048576"/></sheetData>'))
    assert [row.number for row in read_rows(path)] == [1, 2]


def test_rows_after_a_long_gap_are_not_looked_for(tmp_path: Path) -> None:
    path = save(tmp_path, [["a"], *[[]] * 30, ["b"]])
    assert [row.number for row in read_rows(path) if not row.is_empty()] == [1, 32]
    assert [row.number for row in read_rows(path, Limits(empty_run=20))] == [1]


def test_what_follows_the_rows_does_not_matter(tmp_path: Path) -> None:
    path = save(tmp_path, [["a"]])
    rewrite(path, SHEET, (b"</sheetData>", b'</sheetData><dataValidations count="x"/>'))
    assert [row.values for row in read_rows(path)] == [("a",)]


def test_merged_cells_are_filled_down_but_not_across(tmp_path: Path) -> None:
    path = save(
        tmp_path, [["Nhóm 1", 1], [None, 2], [None, 3], ["x", 4]], merged=["A1:A3", "B4:D4"]
    )
    rows = read_rows(path)
    assert [row.value(0) for row in rows] == ["Nhóm 1", "Nhóm 1", "Nhóm 1", "x"]
    assert [0 in row.filled for row in rows] == [False, True, True, False]
    assert rows[3].value(2) is None


def test_formulas_give_their_stored_value_or_say_that_there_is_none(tmp_path: Path) -> None:
    path = save(tmp_path, [["=1+1", "a", "=A1", "=A1"], ["#REF!", None, 2]])
    stored = b'<c r="C1"><f>A1</f><v></v></c>'
    with zipfile.ZipFile(path) as archive:
        written = archive.read(SHEET)
    for empty in (b"<v />", b"<v/>", b"<v></v>"):
        if b"<f>A1</f>" + empty in written:
            stored = b'<c r="C1"><f>A1</f>' + empty + b"</c>"
    rewrite(path, SHEET, (stored, b'<c r="C1"><f>A1</f><v>7</v></c>'))
    rewrite(path, SHEET, (stored.replace(b"C1", b"D1"), b'<c r="D1" t="str"><f>A1</f><v></v></c>'))
    first, second = read_rows(path)
    assert first.values == (UnreadableCell("formula_without_value", "=…"), "a", 7)
    assert second.values == (UnreadableCell("formula_error", "#REF!"), None, 2)


def test_values_keep_their_type_and_blank_text_is_nothing(tmp_path: Path) -> None:
    day = dt.datetime(2025, 7, 1)
    path = save(tmp_path, [[1, 1.5, " ", "a", day, True]])
    assert read_rows(path)[0].values == (1, 1.5, None, "a", day, True)


def test_hidden_sheets_are_marked(tmp_path: Path) -> None:
    path = save(tmp_path, [["a"]], more={"Ẩn": [["b"]]}, hidden=["Ẩn"])
    with open_workbook(path) as workbook:
        assert [(sheet.name, sheet.hidden) for sheet in workbook.sheets] == [
            ("Trang 1", False),
            ("Ẩn", True),
        ]


def test_progress_is_told_and_cancelling_is_heard(tmp_path: Path) -> None:
    path = save(tmp_path, [["a"]] * 450)
    seen: list[tuple[int, int]] = []
    answers = iter([False, False, True])
    is_cancelled: Callable[[], bool] = lambda: next(answers)  # noqa: E731 - one line says it
    with open_workbook(path) as workbook:
        list(workbook.sheets[0].rows(lambda done, total: seen.append((done, total))))
        assert seen == [(0, 450), (200, 450), (400, 450), (450, 450)]
        with pytest.raises(Cancelled):
            list(workbook.sheets[0].rows(is_cancelled=is_cancelled))
