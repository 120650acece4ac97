"""Every kind of paper under each guidance: ô số 1 to 5 in their places, all text in bounds."""

import datetime as dt
from dataclasses import replace

import pytest

from app.documents.layouts import layout_for, layouts
from app.documents.model import Appendix, Document, Letterhead, MapFigure, Orientation, Title
from app.documents.paper_settings import PaperLook
from tests.documents.papers import pdf_of
from tests.documents.pdf_reader import Page, read_pages
from tests.documents.test_kinds import SAMPLES
from tests.documents.test_random_papers import assert_nothing_overlaps, assert_within_margins

NEAR = 0.5
DAYS = {layout.id: layout.in_force_from for layout in layouts()}


def near(value: float) -> object:
    return pytest.approx(value, abs=NEAR)


@pytest.mark.parametrize("day", DAYS.values(), ids=DAYS)
@pytest.mark.parametrize("kind_id", sorted(SAMPLES))
def test_kind_keeps_to_the_layout(kind_id: str, day: dt.date) -> None:
    document = replace(SAMPLES[kind_id], dated=day)
    layout = layout_for(document, PaperLook())
    pages = read_pages(pdf_of(document))
    has_appendix = any(isinstance(block, Appendix) for block in document.blocks)
    for number, page in enumerate(pages, start=1):
        assert_within_margins(page, document, layout, back=False)
        if not any(isinstance(block, MapFigure) for block in document.blocks):
            assert_nothing_overlaps(page)
        if number > 1 and document.page.numbered and not has_appendix:
            assert page.inside(0, 17 + _shift(document)).text.endswith(str(number))
    head = document.blocks[0]
    if isinstance(head, Letterhead):
        _letterhead(document, head, pages[0])


def _shift(document: Document) -> float:
    """Give how much lower the text area of a turned sheet begins."""
    page = layout_for(document).page
    turned = document.page.orientation is Orientation.LANDSCAPE
    return page.landscape.top - page.portrait.top if turned else 0.0


def _letterhead(document: Document, head: Letterhead, page: Page) -> None:
    layout = layout_for(document)
    place, down = layout.letterhead, _shift(document)
    turned = document.page.orientation is Orientation.LANDSCAPE
    margins = layout.page.landscape if turned else layout.page.portrait
    first = (head.superior or head.issuer)[0]
    if len(first) < 24:
        row = page.row(first)
        centre = place.left_centre + margins.left - layout.page.portrait.left
        assert (row.baseline, row.centre) == (near(place.superior_baseline + down), near(centre))
        assert row.size == 14
    if head.party_title:
        party = page.row(head.party_title)
        assert (party.size, party.right) == (15, near(page.width - margins.right))
        assert party.baseline == near(place.party_title_baseline + down)
        rule = min(page.rules, key=lambda rule: rule.top)
        assert rule.top == near(place.rule_baseline + down)
        assert rule.length == near(party.right - party.left)
        if head.place_date:
            date = page.row(head.place_date)
            assert date.baseline == near(place.place_date_baseline + down)
            assert date.centre == near(party.centre)
    if head.number_line:
        number = page.row(head.number_line)
        assert number.size == 14
    title = next((block for block in document.blocks if isinstance(block, Title)), None)
    if title is not None and len(title.kind_name) < 40:
        row = page.row(title.kind_name)
        assert row.centre == near((page.width - margins.left - margins.right) / 2 + margins.left)
        assert row.baseline >= layout.title_block.kind_baseline + down - NEAR
        assert row.size == 15
