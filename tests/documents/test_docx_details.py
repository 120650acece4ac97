"""Details of the file for Word: what a line never parts, odd characters, tables, both sides."""

import re
import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from app.documents.model import Column, Document, Table, text_paragraph
from app.documents.paper_settings import look_of
from app.ports.renderer import FileFormat
from app.printing import PaperRenderer


def word_of(paper: Document, **chosen: str) -> bytes:
    return PaperRenderer().render((paper,), FileFormat.DOCX, look_of(chosen))


def paper(*blocks: object) -> Document:
    return Document("sample", "Mẫu", tuple(blocks))  # type: ignore[arg-type]  # any blocks


def xml_of(content: bytes, part: str) -> str:
    with zipfile.ZipFile(BytesIO(content)) as file:
        return file.read(part).decode()


def test_dates_and_names_are_not_parted() -> None:
    said = docx.Document(
        BytesIO(word_of(paper(text_paragraph("Ngày 05 tháng 9, đồng chí Lê Thu Hà đến."))))
    )
    text = said.paragraphs[0].text
    assert "Ngày\u00a005\u00a0tháng\u00a09" in text
    assert "đồng\u00a0chí\u00a0Lê\u00a0Thu\u00a0Hà" in text


@pytest.mark.parametrize("odd", ["a\x0bb", "a\nb", "a\x0c\tb", "a \x00b"])
def test_odd_characters_of_pasted_text_do_not_break_the_file(odd: str) -> None:
    file = docx.Document(BytesIO(word_of(paper(text_paragraph(odd)))))
    assert file.paragraphs[0].text == "a b"


def test_columns_fill_the_text_width_and_many_are_set_smaller() -> None:
    columns = tuple(Column(f"Thànhphố{number}", 1.0) for number in range(14))
    content = word_of(paper(Table(columns, (("1",) * 14,))))
    (table,) = docx.Document(BytesIO(content)).tables
    widths = [cell.width or 0 for cell in table.rows[0].cells]
    assert sum(widths) / 36000 == pytest.approx(165, abs=0.2)
    size = table.rows[0].cells[0].paragraphs[0].runs[0].font.size
    assert size is not None
    assert size.pt < 12


def test_margins_change_sides_where_the_office_prints_on_both() -> None:
    one = paper(text_paragraph("Một."))
    assert "mirrorMargins" not in xml_of(word_of(one), "word/settings.xml")
    assert "mirrorMargins" in xml_of(word_of(one, duplex="yes"), "word/settings.xml")


def test_properties_of_a_table_stand_in_the_order_that_word_asks_for() -> None:
    content = word_of(paper(Table((Column("Một", 1.0),), (("1",),))))
    (table,) = docx.Document(BytesIO(content)).tables
    names = [child.tag.split("}")[1] for child in table._tbl.tblPr]
    order = ("tblStyle", "tblpPr", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar",
             "tblLook")  # fmt: skip
    assert names == [name for name in order if name in names]
    row = table.rows[0]._tr.find(qn("w:trPr"))
    assert [child.tag.split("}")[1] for child in row] == ["cantSplit", "tblHeader"]
    assert re.search(r"<w:tblHeader/>", xml_of(content, "word/document.xml"))
