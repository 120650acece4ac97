"""Text in VNI fonts: converted where a person says so, told where it looks like it."""

from pathlib import Path

import pytest

from app.read_models.sheet_layouts import TextCode
from app.read_models.workbook_notes import NoteKind
from app.spreadsheets import vni
from app.spreadsheets.reader import open_workbook
from tests.unit.spreadsheets.workbooks import save

TEXTS = {
    "Tænh uûy Quaûng Ngaõi": "Tỉnh ủy Quảng Ngãi",
    "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Ñoäc laäp - Töï do - Haïnh phuùc": "Độc lập - Tự do - Hạnh phúc",
    "Nguyeãn Thò Phöôïng": "Nguyễn Thị Phượng",
    "ñöôøng, xaêng, thaúng, lyù, kyõ thuaät, Myõ": "đường, xăng, thẳng, lý, kỹ thuật, Mỹ",
    "Cuoäc hoïp baét ñaàu luùc 8 giôø": "Cuộc họp bắt đầu lúc 8 giờ",
}


@pytest.mark.parametrize("written", TEXTS)
def test_texts(written: str) -> None:
    assert vni.convert(written) == TEXTS[written]
    assert vni.convert(TEXTS[written]) == TEXTS[written], "Unicode is left alone"


def test_it_is_told_and_converted_only_where_a_person_says_so(tmp_path: Path) -> None:
    path = save(tmp_path, [[one] for one in TEXTS])
    for code, kind in (
        (TextCode.AUTO, NoteKind.VNI_LEFT),
        (TextCode.UNICODE, NoteKind.VNI_LEFT),
        (TextCode.VNI, NoteKind.VNI),
    ):
        with open_workbook(path, code=code) as workbook:
            found = [row.value(0) for row in workbook.sheets[0].rows()]
            (note,) = workbook.notes
        assert found == list(TEXTS.values() if kind is NoteKind.VNI else TEXTS)
        assert note.kind is kind and "VNI" in note.text and note.after in TEXTS.values()


def test_a_text_file_of_one_byte_a_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("\n".join(TEXTS).replace(",", ";").encode("latin-1"))
    with open_workbook(path, code=TextCode.VNI) as workbook:
        assert workbook.sheets[0].content.rows[0][1][0] == "Tỉnh ủy Quảng Ngãi"


def test_names_of_other_languages_are_not_taken_for_it() -> None:
    assert not vni.seems_vni(("Café Müller, Genève", "garçon à la carte", "señor Núñez, Málaga"))
    assert not vni.seems_vni(("Lê Hà", "Trần Thị Hoà", "Nguyễn Văn Tô"))
