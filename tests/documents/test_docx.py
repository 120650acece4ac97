"""The file for Word: the same words in the same order as the PDF, real styles, the same places."""

import functools
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm

from app.documents.layouts import layout_for
from app.documents.model import (
    Addressees,
    AddresseeWord,
    Closing,
    Document,
    Letterhead,
    MapFigure,
    Orientation,
    Recipients,
    Table,
    Title,
    text_paragraph,
)
from app.documents.paper_settings import PaperLook
from app.documents.plain_text import goes_to_the_foot, plain_text
from app.ports.renderer import FileFormat
from app.printing import PaperRenderer
from app.printing.docx.names import HEADINGS, STYLES
from tests.documents.papers import pdf_of
from tests.documents.pdf_reader import Page, read_pages, squeezed
from tests.documents.test_kinds import SAMPLES

pytestmark = pytest.mark.long

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def word_of(*documents: Document) -> bytes:
    return PaperRenderer().render(documents, FileFormat.DOCX, PaperLook())


@functools.cache
def word_of_sample(kind: str) -> bytes:
    return word_of(SAMPLES[kind])


def words_in(content: bytes) -> str:
    """Read the text of the body in its order, cells from left to right."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        xml = file.read("word/document.xml").decode()
    return squeezed("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))).replace(
        "&amp;", "&"
    )


def body_text(document: Document) -> str:
    """Give the words of a paper without what stands in Word's header and in a picture."""
    bare = replace(
        document,
        mark=None,
        blocks=tuple(
            replace(block, circulation="")
            if isinstance(block, Letterhead)
            and not goes_to_the_foot(block.circulation, layout_for(document))
            else replace(block, shapes=(), legend=())
            if isinstance(block, MapFigure)
            else block
            for block in document.blocks
        ),
    )
    return squeezed(plain_text(bare, layout_for(document)))


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_text_and_order_are_those_of_the_pdf(kind: str) -> None:
    assert words_in(word_of_sample(kind)) == body_text(SAMPLES[kind])


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_every_paragraph_has_a_style_of_the_guidance(kind: str) -> None:
    file = docx.Document(BytesIO(word_of_sample(kind)))
    known = {*STYLES, *HEADINGS}
    cells = [cell for table in file.tables for row in table.rows for cell in row.cells]
    paragraphs = [*file.paragraphs, *(one for cell in cells for one in cell.paragraphs)]
    used = {one._p.style for one in paragraphs if one.text}
    assert {file.styles.get_by_id(one, WD_STYLE_TYPE.PARAGRAPH).name for one in used} <= known


def test_the_same_papers_give_the_same_bytes() -> None:
    paper = SAMPLES["group_monthly_report"]
    assert word_of(paper) == word_of(paper)


def test_sheet_and_margins_are_those_of_the_guidance() -> None:
    section = docx.Document(BytesIO(word_of(SAMPLES["consolidated_report"]))).sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    for size, wanted in zip(sizes, (210, 297, 20, 20), strict=True):
        assert size == pytest.approx(Mm(wanted), abs=Mm(0.1))
    assert section.left_margin == pytest.approx(Mm(30), abs=Mm(0.1))
    assert section.right_margin == pytest.approx(Mm(15), abs=Mm(0.1))
    assert section.different_first_page_header_footer
    assert "PAGE" not in section.first_page_header._element.xml
    assert "PAGE" in section.header._element.xml


def test_a_table_repeats_its_header_and_keeps_its_rows() -> None:
    kind = next(k for k in sorted(SAMPLES) if any(isinstance(b, Table) for b in SAMPLES[k].blocks))
    file = docx.Document(BytesIO(word_of_sample(kind)))
    ruled = [one for one in file.tables if one._tbl.find(f".//{qn('w:tblHeader')}") is not None]
    assert ruled
    for row in ruled[0].rows:
        assert row._tr.find(f".//{qn('w:cantSplit')}") is not None


def test_each_of_many_papers_begins_with_page_one() -> None:
    paper = SAMPLES["group_monthly_report"]
    file = docx.Document(BytesIO(word_of(paper, paper, paper)))
    assert len(file.sections) == 3
    starts = [one._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for one in file.sections]
    assert starts == ["1", "1", "1"]


def test_a_heading_stands_in_words_outline() -> None:
    file = docx.Document(BytesIO(word_of(SAMPLES["group_monthly_report"])))
    headings = [one for one in file.paragraphs if one.style and one.style.name in HEADINGS]
    assert headings
    for one in headings:
        assert one.style is not None
        assert (one.style.base_style.name or "").startswith("Heading")


def test_no_persons_name_in_what_the_file_says_of_itself() -> None:
    file = docx.Document(BytesIO(word_of(SAMPLES["group_monthly_report"])))
    properties = file.core_properties
    said = f"{properties.author}{properties.last_modified_by}{properties.comments}"
    assert "Lương" not in said and "Nguyễn" not in said
    assert properties.language == "vi-VN"


def letter(names: tuple[str, ...], word: AddresseeWord = AddresseeWord.TO) -> Document:
    head = Letterhead(
        superior=("TỈNH ỦY MINH SƠN",),
        issuer=("BAN TỔ CHỨC",),
        number_line="Số 138-CV/BTCTU",
        party_title="ĐẢNG CỘNG SẢN VIỆT NAM",
        place_date="Minh Sơn, ngày 03 tháng 11 năm 2026",
        letter_subject="về việc báo cáo số liệu đảng viên quý III năm 2026",
        urgency="KHẨN",
        draft_note="Dự thảo lần 2",
        circulation="LƯU HÀNH NỘI BỘ",
    )
    return Document(
        "letter",
        "Công văn",
        (
            head,
            Addressees(names, word),
            text_paragraph("Nội dung công văn."),
            Closing(Recipients(tuple(f"Nơi nhận số {one}" for one in range(60)))),
        ),
        footer_note="Mã đối chiếu: 4F7K-92QX",
    )


def test_a_letter_with_all_its_marks_and_sixty_recipients() -> None:
    paper = letter(("Các đảng ủy xã, phường", "Đảng ủy các cơ quan Đảng tỉnh"))
    assert words_in(word_of(paper)) == body_text(paper)
    file = docx.Document(BytesIO(word_of(paper)))
    assert "LƯU HÀNH NỘI BỘ" in file.sections[0].first_page_header.paragraphs[0].text


@pytest.fixture(scope="module")
def as_printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    """All samples, turned into PDF by LibreOffice."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not on this machine")
    folder = tmp_path_factory.mktemp("word")
    for name in SAMPLES:
        (folder / f"{name}.docx").write_bytes(word_of_sample(name))
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), *map(str, sorted(folder.glob("*.docx")))],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    return {one.stem: read_pages(one.read_bytes()) for one in folder.glob("*.pdf")}


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_printed_from_word_it_stands_where_the_pdf_has_it(
    as_printed: dict[str, list[Page]], kind: str
) -> None:
    wanted, found = read_pages(pdf_of(SAMPLES[kind]))[0], as_printed[kind][0]
    said = squeezed(body_text(SAMPLES[kind]))
    printed = "".join(page.text for page in as_printed[kind])
    assert not set(said) - set(printed)
    lines: list[str] = []
    for block in SAMPLES[kind].blocks[:2]:
        if isinstance(block, Letterhead):
            issued = [*block.superior, *block.issuer, block.party_title, block.place_date]
            lines += [one for one in (*issued, block.number_line) if one and len(one) < 36]
        if isinstance(block, Title):
            lines.append(block.kind_name)
    for line in lines:
        here = top_row(wanted, line.strip())
        there = top_row(found, line.strip())
        if here is None:
            continue  # broken over two lines
        assert there is not None, line
        assert there[1] == pytest.approx(here[1], abs=2.0), line
        # Blanks at the end of a number left open have no width in a PDF.
        if line.strip()[-1] not in "/ ":
            assert there[0] == pytest.approx(here[0], abs=2.0), line


def top_row(page: Page, wanted: str) -> tuple[float, float] | None:
    """Find the highest place where a text stands on one line: its middle and its baseline."""
    bare = squeezed(wanted)
    best: tuple[float, float] | None = None
    start = page.text.find(bare)
    while start >= 0:
        chars = page.chars[start : start + len(bare)]
        heights = [char.baseline for char in chars]
        if max(heights) - min(heights) < 0.3 and (best is None or heights[0] < best[1]):
            middle = (min(c.left for c in chars) + max(c.right for c in chars)) / 2
            best = (middle, heights[0])
        start = page.text.find(bare, start + 1)
    return best


def test_turned_sheets_are_turned() -> None:
    turned = [k for k in SAMPLES if SAMPLES[k].page.orientation is Orientation.LANDSCAPE]
    section = docx.Document(BytesIO(word_of(SAMPLES[turned[0]]))).sections[0]
    assert (section.page_width or 0) > (section.page_height or 0)
