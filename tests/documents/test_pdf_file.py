"""What the file says of itself: language, title, bookmarks, embedded subset fonts."""

from io import BytesIO
from typing import Any

import pypdf

from app.documents.kinds import group_monthly_report
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
    reader = pypdf.PdfReader(BytesIO(_pdf()))
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
