"""Text files with a separator: letters, separators, quoted line ends, and what is no such file."""

import datetime as dt
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Cancelled
from app.read_models.sheet_layouts import TextCode
from app.read_models.sheets import TableKind
from app.read_models.workbook_notes import NoteKind
from app.spreadsheets import delimited, tables
from app.spreadsheets.archive import Limits
from app.spreadsheets.content import Budget
from app.spreadsheets.errors import SpreadsheetError
from app.spreadsheets.reader import open_workbook
from tests.unit.spreadsheets.abc_text import abc
from tests.unit.spreadsheets.workbooks import JOURNAL_HEADER

ROWS = (
    ("Họ và tên", "Nhóm", "Địa bàn theo dõi"),
    ("Nguyễn Văn Bé", "Nhóm 1", "Xã Ba Gia; Phường Nghĩa Lộ"),
    ("Trần Thị Hạnh", "Nhóm 2", "Đặc khu Lý Sơn\nXã Sơn Tây"),
    ('Lê "Út"', "", "Xã Đình Cương, xã Trà Câu"),
)


def written(rows: Sequence[Sequence[str]], separator: str) -> str:
    def quoted(text: str) -> str:
        needed = any(sign in text for sign in (separator, '"', "\n"))
        return f'"{text.replace(chr(34), chr(34) * 2)}"' if needed else text

    return "\r\n".join(separator.join(map(quoted, row)) for row in rows) + "\r\n"


def read(
    path: Path, content: bytes, wanted: TextCode = TextCode.AUTO, limits: Limits | None = None
) -> tuple[list[tuple[object, ...]], list[NoteKind]]:
    path.write_bytes(content)
    with open_workbook(path, limits or Limits(), code=wanted) as workbook:
        (sheet,) = workbook.sheets
        return [one.values for one in sheet.rows()], [note.kind for note in workbook.notes]


def expected(rows: Sequence[Sequence[str]] = ROWS) -> list[tuple[object, ...]]:
    return [tuple(one or None for one in row) for row in rows]


def windows_1258(text: str) -> bytes:
    """Return text as Windows writes it: vowels whole, tones behind them."""
    return b"".join(_letter_1258(char) for char in unicodedata.normalize("NFC", text))


def _letter_1258(char: str) -> bytes:
    parts = unicodedata.normalize("NFD", char)
    tones = [one for one in parts if one in "\u0300\u0309\u0303\u0301\u0323"]
    letter = unicodedata.normalize("NFC", "".join(one for one in parts if one not in tones))
    return (letter + "".join(tones)).encode("cp1258")


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_separators(tmp_path: Path, separator: str) -> None:
    found, notes = read(tmp_path / "a.csv", written(ROWS, separator).encode())
    assert (found, notes) == (expected(), [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode(tmp_path: Path, encoding: str) -> None:
    content = written(ROWS, ";").encode(encoding)
    assert read(tmp_path / "a.csv", content) == (expected(), [])


def test_windows_1258_is_told(tmp_path: Path) -> None:
    content = windows_1258(written(ROWS, ";"))
    assert read(tmp_path / "a.csv", content) == (expected(), [NoteKind.ENCODING])


def test_tcvn3_is_converted_and_told(tmp_path: Path) -> None:
    content = abc(written(ROWS, ";").replace("Út", "út")).encode("latin-1")
    found, notes = read(tmp_path / "a.csv", content)
    assert found == expected([*ROWS[:3], ('Lê "út"', *ROWS[3][1:])])
    assert notes == [NoteKind.TCVN3]


def test_tcvn3_saved_as_unicode_is_converted_too(tmp_path: Path) -> None:
    content = abc(written(ROWS[:3], ",")).encode("utf-8-sig")
    assert read(tmp_path / "a.csv", content) == (expected(ROWS[:3]), [NoteKind.TCVN3])


def test_other_western_text_is_told(tmp_path: Path) -> None:
    content = "Prénom;Été\nNoël;déjà\n“Où”;–\n".encode("cp1252")
    found, notes = read(tmp_path / "a.csv", content)
    assert found == [("Prénom", "Été"), ("Noël", "déjà"), ("“Où”", "–")]
    assert notes == [NoteKind.ENCODING]


def test_one_broken_letter_does_not_spoil_a_file(tmp_path: Path) -> None:
    content = written(ROWS * 10, ";").encode()
    broken = content.replace("Nghĩa".encode(), "Ngh\xff".encode("latin-1") + b"a", 1)
    found, notes = read(tmp_path / "a.csv", broken)
    assert found[1][2] == "Xã Ba Gia; Phường Ngh\ufffda Lộ"
    assert found[2:4] == expected()[2:4]
    assert notes == [NoteKind.ENCODING]


def test_a_line_may_name_the_separator(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", b"sep=|\r\na|b;c;d\r\n")[0] == [("a", "b;c;d")]


def test_rows_are_numbered_as_excel_does(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'a;b\n\n"c\nd";e\n;;\nf;g\n')
    with open_workbook(path) as workbook:
        rows = list(workbook.sheets[0].rows())
    assert [(one.number, one.values) for one in rows] == [
        (1, ("a", "b")),
        (2, ()),
        (3, ("c\nd", "e")),
        (4, ()),
        (5, ("f", "g")),
    ]


def test_control_marks_are_left_out(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", "a\x01b;\x02\nĐ\u0000;c\n".replace("\0", "").encode())[0] == [
        ("ab",),
        ("Đ", "c"),
    ]


def test_a_quote_that_is_never_closed(tmp_path: Path) -> None:
    content = b'a;b\n"' + b"c;d\n" * 50_000
    with pytest.raises(SpreadsheetError) as caught:
        read(tmp_path / "a.csv", content)
    assert caught.value.code == "open_quote"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(file_size=10), "too_large"),
        (Limits(rows=3), "too_many_rows"),
        (Limits(cells=5), "too_many_cells"),
        (Limits(letters=20), "too_many_cells"),
    ],
)
def test_limits(tmp_path: Path, limits: Limits, code: str) -> None:
    with pytest.raises(SpreadsheetError) as caught:
        read(tmp_path / "a.csv", written(ROWS, ";").encode(), limits=limits)
    assert caught.value.code == code


def test_far_columns_are_told(tmp_path: Path) -> None:
    found, notes = read(tmp_path / "a.csv", b";".join([b"x"] * 300) + b"\na;b\n")
    assert (len(found[0]), notes) == (256, [NoteKind.COLUMNS_LEFT_OUT])


def test_cancelling_is_heard(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a;b\n")
    with pytest.raises(Cancelled), open_workbook(path, is_cancelled=lambda: True):
        pass


def test_a_journal_is_read(tmp_path: Path) -> None:
    trip = ("1", "5/3/2025", "2025-03-06", "Nhóm 1", "Lê An", "Xã Ba Gia", "Nắm\ntình hình", "x")
    path = tmp_path / "a.csv"
    path.write_bytes(written([("SỔ CÔNG TÁC",), (), JOURNAL_HEADER, trip], ";").encode("utf-8-sig"))
    with open_workbook(path) as workbook:
        read_table = tables.read_table(workbook, TableKind.JOURNAL)
    (row,) = read_table.rows
    assert (row.row, row.starts_on, row.ends_on, row.purpose) == (  # type: ignore[union-attr]  # a journal, as asked
        4,
        dt.date(2025, 3, 5),
        dt.date(2025, 3, 6),
        "Nắm\ntình hình",
    )


@given(st.binary(max_size=300), st.sampled_from(TextCode))
def test_any_bytes_are_read_or_refused(content: bytes, wanted: TextCode) -> None:
    try:
        text = delimited.decode(content, wanted).text
        delimited.read_text(text, Budget(Limits()), lambda: None, "a")
    except SpreadsheetError:
        pass


@given(
    st.lists(st.lists(st.text("aĐệ;,\t\"'\n 1", max_size=6), min_size=2, max_size=4), max_size=5)
)
def test_what_was_written_is_read(rows: list[list[str]]) -> None:
    text = "sep=;\n" + written(rows, ";")
    content = delimited.read_text(text, Budget(Limits()), lambda: None, "a")
    assert [row for _number, row in content.rows] == [row for row in map(_kept, rows) if row]


def _kept(row: list[str]) -> tuple[str | None, ...]:
    cells = [one if one.strip() else None for one in row]
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)
