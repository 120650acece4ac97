"""TCVN3 texts: every letter decodes, no other text is taken for one, sheets are told about."""

import unicodedata
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from app import gazetteer
from app.read_models.sheet_layouts import TextCode
from app.read_models.workbook_notes import NoteKind
from app.spreadsheets import tcvn3
from app.spreadsheets.reader import SourceWorkbook, open_workbook
from app.spreadsheets.syllables import is_syllable
from tests.unit.spreadsheets.abc_text import abc
from tests.unit.spreadsheets.ods_files import cell, row, save_ods
from tests.unit.spreadsheets.workbooks import Row, save

# Letters as the alphabet has them, each vowel with its six tones.
VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
CAPITALS = "ĂÂÊÔƠƯĐ"
TEXT = "Nắm tình hình tổ chức cơ sở đảng; khó khăn về cán bộ."
NAMES = ("Nguyễn Thị Bé", "Trần Văn Hộ", "Lê Đức Thọ", "Phạm Quốc Ân", "Hồ Bảo Châu")
PLACES = ("Xã Ba Gia", "Phường Nghĩa Lộ", "Đặc khu Lý Sơn", "Xã Sơn Tây Thượng", "Xã Đăk Pxi")
FOREIGN = (
    "Où est le café près de la gare? Il a dû y être sûr à Noël, l'été dernier; ça va, mère.",
    "Le comité «exécutif» a été créé; thé, blé, pré, dé à coudre, mûr, dû, crû, été.",
    "Für die Prüfung müssen Bücher über Österreich gekauft werden, möglichst schön groß.",
    "El niño está aquí; mañana irá a España. ¿Qué pasó? Él sí, tú no, mi corazón.",
    "A situação do município é difícil; não há mais irmãos nem mães. Avô, avó, pá, pé.",
    "Việc này đã xong. Đã nhận đủ giấy tờ.",
    "Bà bé có cô cò, xã trí tú lê hà mã bò, hồ sơ",
    "5 µm · 30° · m² · ½ · ® · © 2025 · §3 · ±2 · £5 · ¥8 · 1ª · 2º · «a»",
    "· Bé · Lê · Hà · Tú",
    unicodedata.normalize("NFD", "Đảng ủy xã Ba Gia báo cáo kết quả"),
)


def rows_of(workbook: SourceWorkbook) -> list[tuple[object, ...]]:
    return [one.values for sheet in workbook.sheets for one in sheet.rows()]


def read(
    path: Path, wanted: TextCode = TextCode.AUTO
) -> tuple[list[tuple[object, ...]], list[NoteKind]]:
    with open_workbook(path, code=wanted) as workbook:
        return rows_of(workbook), [note.kind for note in workbook.notes]


def in_abc(rows: list[Row]) -> list[Row]:
    return [[abc(one) if isinstance(one, str) else one for one in row_] for row_ in rows]


TABLE: list[Row] = [
    ["STT", "Họ và tên", "Địa bàn", "Nội dung"],
    *([number, name, place, TEXT] for number, (name, place) in enumerate(zip(NAMES, PLACES))),  # noqa: B905
]


def test_every_letter_has_one_code() -> None:
    assert set(tcvn3.LETTERS.values()) >= {*VOWELS, "đ", *CAPITALS} - set("aeiouy")
    assert len(set(tcvn3.LETTERS.values())) == len(tcvn3.LETTERS) == 74
    for letter in {*VOWELS, "đ", *CAPITALS}:
        assert tcvn3.convert(abc(letter)) == letter


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("TØnh ñy Qu¶ng Ng·i", "Tỉnh ủy Quảng Ngãi"),
        ("§¶ng bé x· B×nh S¬n", "Đảng bộ xã Bình Sơn"),
        ("Tr\u00adëng ban Tæ chøc", "Trưởng ban Tổ chức"),
        ("®ång chÝ NguyÔn V¨n ¸i", "đồng chí Nguyễn Văn ái"),
        ("TØNH ñY", "TỈNH ỦY"),
    ],
)
def test_known_texts(written: str, meant: str) -> None:
    assert tcvn3.convert(written) == meant


@given(st.text(alphabet=VOWELS + "đ" + CAPITALS + "bcdghklmnpqrstvx 0123456789.,;:()-/"))
def test_what_was_encoded_decodes(text: str) -> None:
    assert tcvn3.convert(f"x {abc(text)}") == f"x {text}"


@given(st.text(), st.booleans())
def test_text_with_vietnamese_in_unicode_is_never_changed(text: str, capitals: bool) -> None:
    proper = f"{text} Đảng"
    assert tcvn3.convert(proper, capitals=capitals) == proper
    assert not tcvn3.is_coded(proper)


@pytest.mark.parametrize("code", [one.code for one in gazetteer.provinces()])
def test_names_of_every_province_are_told_apart(code: str) -> None:
    units = (*gazetteer.units_of(code), *gazetteer.older_units_of(code))
    # Without their kind ("Xã"), which tells Unicode at once.
    names = [unit.name.partition(" ")[2] for unit in units]
    assert not tcvn3.evidence_of(names).is_tcvn3
    assert tcvn3.evidence_of(map(abc, names)).is_tcvn3
    for name in names:
        assert tcvn3.convert(abc(f"xã {name}")).casefold() == f"xã {name}".casefold()


@pytest.mark.parametrize("word", ["nghiêng", "quốc", "giếng", "gì", "khuỷu", "ủy", "THƯỢNG", "yêu"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", ["café", "für", "pốre", "ộtộ", "quôc", "cấc̣", "dướng1", "", "zô"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("text", FOREIGN)
def test_other_texts_are_left_alone(tmp_path: Path, text: str) -> None:
    lines: list[Row] = [[part, text] for part in text.split()]
    path = save(tmp_path, [["Nội dung", "Ghi chú"], *lines])
    found, kinds = read(path)
    assert found[1:] == [tuple(line) for line in lines]
    assert NoteKind.TCVN3 not in kinds


def test_a_sheet_in_abc_is_converted_and_told(tmp_path: Path) -> None:
    path = save(tmp_path, in_abc(TABLE))
    with open_workbook(path) as workbook:
        assert rows_of(workbook) == [tuple(row_) for row_ in TABLE]
        (note,) = workbook.notes
    assert (note.kind, note.sheet, note.columns) == (NoteKind.TCVN3, "Trang 1", (1, 2, 3))
    assert (note.before, note.after) == (abc("Họ và tên"), "Họ và tên")
    assert "cột B, C, D" in note.text and note.before in note.text and note.after in note.text


def test_the_person_may_switch_it_off_or_on(tmp_path: Path) -> None:
    path = save(tmp_path, in_abc(TABLE))
    found, kinds = read(path, wanted=TextCode.UNICODE)
    assert found == [tuple(row_) for row_ in in_abc(TABLE)]
    assert kinds == [NoteKind.TCVN3_LEFT]
    short = save(tmp_path, in_abc([["Xã"], ["Tỉnh ủy"]]))
    assert read(short)[0] == [(abc("Xã"),), (abc("Tỉnh ủy"),)], "too little to be sure"
    assert read(short, wanted=TextCode.TCVN3) == ([("Xã",), ("Tỉnh ủy",)], [NoteKind.TCVN3])


def test_one_column_in_abc_beside_unicode(tmp_path: Path) -> None:
    mixed: list[Row] = [[abc(name), place] for name, place in zip(NAMES, PLACES, strict=True)]
    found, _kinds = read(save(tmp_path, [["Họ và tên", "Địa bàn"], *mixed]))
    assert found[1:] == list(zip(NAMES, PLACES, strict=True))


def test_single_texts_in_abc_among_unicode(tmp_path: Path) -> None:
    names: list[Row] = [[name] for name in NAMES]
    some: list[Row] = [[abc(TEXT)], ["Lê Hà"], [abc("Đảng ủy")]]
    found, _kinds = read(save(tmp_path, [*names, *some]))
    assert [one for (one,) in found] == [*NAMES, TEXT, "Lê Hà", "Đảng ủy"]


def test_fonts_tell_capitals_and_what_is_too_short_to_tell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for number, (text, font) in enumerate(
        [
            (abc("Đảng ủy xã"), ".VnTimeH"),
            ("Danh sach", ".VnArialH"),
            (abc("Lờ"), ".VnTime"),
            ("Lê", "Times New Roman"),
            ("Trần Bình", ".VnTime"),
        ],
        start=1,
    ):
        sheet.cell(number, 1, text).font = Font(name=font)
    path = tmp_path / "a.xlsx"
    book.save(path)
    found, kinds = read(path)
    assert [one for (one,) in found] == ["ĐẢNG ỦY XÃ", "DANH SACH", "Lờ", "Lê", "Trần Bình"]
    assert kinds == [NoteKind.TCVN3]
    left, _kinds = read(path, wanted=TextCode.UNICODE)
    assert [type(one) for (one,) in left] == [str] * 5, "nothing of the fonts is left"


def test_a_font_is_not_believed_where_its_texts_are_unicode(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for number, text in enumerate(["Nguyễn Thị Hộ", "Trần Bình", "Lê", "Đảng ủy", "Bé"], start=1):
        sheet.cell(number, 1, text).font = Font(name=".VnTime")
    path = tmp_path / "a.xlsx"
    book.save(path)
    found, kinds = read(path)
    assert [one for (one,) in found] == ["Nguyễn Thị Hộ", "Trần Bình", "Lê", "Đảng ủy", "Bé"]
    assert kinds == []
    for wanted in TextCode:
        assert {type(one) for (one,) in read(path, wanted)[0]} == {str}


def test_runs_of_one_cell_in_different_fonts(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = CellRichText(
        "Số 5: ",
        TextBlock(InlineFont(rFont=".VnTimeH"), abc("tỉnh ủy")),
        TextBlock(InlineFont(rFont="Arial"), " Lê"),
    )
    sheet["A2"] = CellRichText(TextBlock(InlineFont(rFont=".VnTime"), abc("Đảng bộ xã")), " Lê")
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert read(path)[0] == [("Số 5: " + "TỈNH ỦY Lê",), ("Đảng bộ xã Lê",)]


def test_fonts_of_opendocument(tmp_path: Path) -> None:
    xml = row(cell(abc("tỉnh ủy"), 'table:style-name="abcH"')) + row(
        cell(abc("Đảng bộ"), 'table:style-name="abc"'), cell("Lê")
    )
    assert read(save_ods(tmp_path, xml))[0] == [("TỈNH ỦY",), ("Đảng bộ", "Lê")]
