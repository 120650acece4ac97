"""What the file says of itself: language, title, bookmarks, embedded subset fonts."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdf

from app.documents.kinds import group_monthly_report
from app.documents.model import Document
from app.documents.paper_settings import PaperLook, look_of
from app.ports.renderer import FileFormat
from app.printing import PaperRenderer
from app.printing.raster import page_count, render_page
from tests.documents import sample_papers
from tests.documents.papers import pdf_of


def _pdf() -> bytes:
    return pdf_of(group_monthly_report.build(sample_papers.group_report()))


def test_language_title_and_issuer() -> None:
    reader = pypdf.PdfReader(BytesIO(_pdf()))
    assert str(reader.root_object["/Lang"]) == "vi"
    assert reader.metadata is not None
    assert reader.metadata.title is not None
    assert reader.metadata.title.startswith("Báo cáo kết quả theo dõi địa bàn tháng 8,")
    assert reader.metadata.author == "BAN TỔ CHỨC TỈNH ỦY - NHÓM 3"
    assert sample_papers.group_report().lead_name not in str(reader.metadata)


def test_headings_are_bookmarks_in_levels() -> None:
    outline: list[Any] = pypdf.PdfReader(BytesIO(_pdf())).outline
    titles = [item.title for item in outline if not isinstance(item, list)]
    assert titles == [
        "I- Kết quả theo dõi địa bàn tháng 8 năm 2026",
        "II- Nhiệm vụ trọng tâm tháng 9 năm 2026",
    ]
    below = next(item for item in outline if isinstance(item, list))
    assert below[2].title == "3. Bảo vệ chính trị nội bộ"


def test_every_font_is_an_embedded_subset() -> None:
    document = group_monthly_report.build(sample_papers.group_report())
    shipped = look_of({"typeface": "shipped"})
    pdf = PaperRenderer().render((document,), FileFormat.PDF, shipped)
    reader = pypdf.PdfReader(BytesIO(pdf))
    pages: list[Any] = list(reader.pages)
    fonts: list[Any] = [
        font.get_object() for page in pages for font in page["/Resources"]["/Font"].values()
    ]
    assert fonts
    for font in fonts:
        assert "+Tinos" in str(font["/BaseFont"])
        assert "/FontFile2" in font["/FontDescriptor"]


def test_pictures_of_pages() -> None:
    pdf = _pdf()
    assert page_count(pdf) == 2
    picture = render_page(pdf, 1, 0.5)
    assert (picture.width, picture.height) == (298, 421)
    assert len(picture.pixels) == picture.width * picture.height * 4
    assert len(picture.pixels) / 2 < picture.pixels.count(255) < len(picture.pixels)


def test_many_papers_are_one_file_each_with_its_own_page_numbers_and_bookmark() -> None:
    reports = [
        group_monthly_report.build(sample_papers.group_report(group_name=f"Nhóm {number}"))
        for number in (1, 2, 3)
    ]
    reader = pypdf.PdfReader(BytesIO(pdf_of(*reports)))
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) == 6
    assert ["ĐẢNG CỘNG SẢN" in text for text in pages] == [True, False] * 3
    top = [item for item in reader.outline if not isinstance(item, list)]
    titles = [" ".join(report.title.split()) for report in reports]
    assert [str(item["/Title"]) for item in top] == titles
    assert [reader.get_destination_page_number(item) for item in top] == [0, 2, 4]
    assert reader.metadata is not None
    assert str(reader.metadata.title).endswith("và 2 văn bản khác")


def test_no_paper_gives_no_bytes() -> None:
    assert pdf_of() == b""


def test_papers_are_taken_one_after_the_other() -> None:
    drawn: list[int] = []

    def reports() -> Iterator[Document]:
        for number in range(4):
            drawn.append(number)
            yield group_monthly_report.build(sample_papers.group_report())

    assert page_count(PaperRenderer().render(reports(), FileFormat.PDF, PaperLook())) == 8
    assert drawn == [0, 1, 2, 3]
