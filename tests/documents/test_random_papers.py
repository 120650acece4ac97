"""Random papers: every word comes back in order, nothing leaves the page or lies on other text."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from app.documents.house_style import Layout
from app.documents.kinds import group_monthly_report
from app.documents.layouts import layout_for
from app.documents.model import CodeLines, Document, MapFigure, Orientation, Table
from app.documents.paper_settings import look_of
from app.documents.plain_text import plain_text
from app.ports.renderer import FileFormat
from app.printing import PaperRenderer
from app.printing.errors import MissingGlyphError
from app.read_models.papers import GroupReportPaper, PaperSection
from tests.documents import random_trees, sample_papers
from tests.documents.papers import pdf_of
from tests.documents.pdf_reader import Char, Page, read_pages, squeezed
from tests.documents.test_docx import body_text, word_of, words_in

pytestmark = pytest.mark.long

# Slanting letters reach a little beyond the width that they take.
OVERHANG = 1.0
# No hyphen: at the end of a line the reader takes it for a word's division and drops it.
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậềểễếệỉịộỗợữựỷỵĐĂÂÊÔƠƯỦẪ0123456789,.;()/%“”"
words = st.text(LETTERS, min_size=1, max_size=9)
long_words = st.text(LETTERS, min_size=90, max_size=200)
texts = st.lists(st.one_of(words, words, words, words, long_words), min_size=1, max_size=60).map(
    " ".join
)
short_texts = st.lists(words, min_size=1, max_size=16).map(" ".join)
sections = st.lists(
    st.builds(
        PaperSection,
        label=st.sampled_from(["I-", "1.", "1.1.", "a)", ""]),
        heading=short_texts,
        paragraphs=st.lists(texts, max_size=3).map(tuple),
        level=st.integers(1, 4),
    ),
    max_size=4,
).map(tuple)
papers = st.builds(
    sample_papers.group_report,
    group_name=short_texts,
    lead_name=short_texts,
    place=short_texts,
    month=st.integers(1, 12),
    signed_on=st.dates(date(2020, 1, 1), date(2040, 12, 31)),
    sections=sections,
    figures=st.just(()),
    recipients=st.lists(short_texts, max_size=4).map(tuple),
)


@settings(phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(papers)
def test_all_text_comes_back_in_order_and_in_bounds(paper: GroupReportPaper) -> None:
    document = group_monthly_report.build(paper)
    pages = read_pages(pdf_of(document))
    body = "".join(page.inside(17.5, 283).text for page in pages)
    wanted = squeezed(plain_text(document).removeprefix(document.mark or ""))
    assert body == wanted
    for page in pages:
        for char in page.chars:
            assert 30 - OVERHANG <= char.left <= char.right <= 195 + OVERHANG
            assert char.baseline <= 277
        assert_nothing_overlaps(page)


@settings(phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(random_trees.papers(), random_trees.looks)
def test_every_block_keeps_its_words_and_its_place(
    document: Document, chosen: dict[str, str]
) -> None:
    look = look_of(chosen)
    layout = layout_for(document, look)
    pages = read_pages(PaperRenderer().render((document,), FileFormat.PDF, look))
    assert_every_word_is_there(document, layout, pages)
    for index, page in enumerate(pages, start=1):
        assert_within_margins(page, document, layout, back=index % 2 == 0)
        assert_nothing_overlaps(page)


@settings(phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(random_trees.papers())
def test_every_word_is_in_the_file_for_word(document: Document) -> None:
    assert words_in(word_of(document)) == body_text(document)


def assert_every_word_is_there(document: Document, layout: Layout, pages: list[Page]) -> None:
    """Nothing is lost, and what is no table or map stands in its order."""
    printed = Counter("".join(page.text for page in pages))
    wanted = Counter(squeezed(plain_text(document, layout)))
    assert not wanted - printed
    low = 210 if document.page.orientation is Orientation.LANDSCAPE else 297
    body = "".join(page.inside(17.5, low - 14.9).text for page in pages)
    for block in document.blocks:
        if not isinstance(block, Table | MapFigure | CodeLines):
            alone = Document(document.kind, "", (block,), dated=document.dated)
            for line in plain_text(alone, layout).splitlines():
                bare = squeezed(line)
                assert bare in body or any(bare in page.text for page in pages)


def assert_within_margins(page: Page, document: Document, layout: Layout, *, back: bool) -> None:
    """No text leaves the text area but the notes that stand in the margins."""
    turned = document.page.orientation is Orientation.LANDSCAPE
    margins = layout.page.landscape if turned else layout.page.portrait
    if back and layout.page.duplex and not turned:
        margins = layout.page.back
    for char in page.chars:
        assert margins.left - OVERHANG <= char.left
        assert char.right <= page.width - margins.right + OVERHANG
        foot = page.height - margins.bottom
        assert char.baseline <= foot or char.baseline >= page.height - 20.0
    lowest = max((rule.bottom for rule in page.rules), default=0.0)
    if not any(isinstance(block, MapFigure) for block in document.blocks):
        assert lowest <= page.height - margins.bottom + 0.5


def assert_nothing_overlaps(page: Page) -> None:
    """No character lies on one of another line."""
    by_line: dict[float, list[Char]] = {}
    for char in page.chars:
        by_line.setdefault(round(char.baseline, 1), []).append(char)
    lines = sorted(by_line)
    for index, upper in enumerate(lines):
        for lower in lines[index + 1 :]:
            if lower - upper > 3.0:
                break
            for one in by_line[upper]:
                for other in by_line[lower]:
                    # A line of small type is less high, and two lines may share a baseline.
                    if lower - upper < 0.15 or lower - upper > other.size * 25.4 / 72 * 0.95:
                        continue
                    apart = one.right <= other.left + 0.2 or other.right <= one.left + 0.2
                    assert apart, (one, other)


def _paper(text: str) -> Document:
    return group_monthly_report.build(
        sample_papers.group_report(sections=(PaperSection("1.", "Mục", (text,)),))
    )


def test_same_paper_gives_the_same_bytes() -> None:
    document = group_monthly_report.build(sample_papers.group_report())
    assert pdf_of(document) == pdf_of(document)


@pytest.mark.parametrize(
    ("char", "point"), [("😀", "U+1F600"), ("漢", "U+6F22"), ("\x07", "U+0007")]
)
def test_missing_glyph_is_an_error_that_names_its_place(char: str, point: str) -> None:
    with pytest.raises(MissingGlyphError) as error:
        pdf_of(_paper(f"Đã họp với xã Tân Lập {char} về công tác cán bộ"))
    assert error.value.code == "missing_glyph"
    assert error.value.values["code_point"] == point
    assert "xã Tân Lập" in str(error.value.values["place"])
    assert "Tân Lập" not in str(error.value)


def test_missing_glyph_is_found_in_every_kind_of_block() -> None:
    for change in ("lead_name", "group_name", "place"):
        document = group_monthly_report.build(sample_papers.group_report(**{change: "Tên 漢"}))
        with pytest.raises(MissingGlyphError):
            pdf_of(document)


def test_markup_in_a_record_is_printed_as_it_stands() -> None:
    document = _paper("Ghi chú <b>không phải</b> &amp; thẻ <para> lạ")
    text = "".join(page.text for page in read_pages(pdf_of(document)))
    assert "<b>khôngphải</b>&amp;thẻ<para>lạ" in text


def test_decomposed_text_is_drawn_composed() -> None:
    document = _paper("Hòa Bình".encode().decode().replace("ò", "o\u0300"))
    text = "".join(page.text for page in read_pages(pdf_of(document)))
    assert "HòaBình" in text
