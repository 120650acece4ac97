"""Setting a whole block tree: each block becomes strips, and the closing keeps text beside it."""

from app.documents.house_style import Layout
from app.documents.model import (
    Bullet,
    Closing,
    CodeLines,
    Document,
    Heading,
    LegalBases,
    Letterhead,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Title,
)
from app.documents.plain_text import listed
from app.printing.pdf.area import Area
from app.printing.pdf.body import BodyText
from app.printing.pdf.closing import closing_strips
from app.printing.pdf.fonts import FontSet
from app.printing.pdf.front import letterhead_strip, title_strips
from app.printing.pdf.strips import Strip
from app.printing.pdf.table import TableSetter

# "Signature kept with at least two lines of text."
_LINES_WITH_CLOSING = 2


def set_document(document: Document, layout: Layout, area: Area, fonts: FontSet) -> list[Strip]:
    """Give the strips of a paper in reading order; raises ``MissingGlyphError``."""
    body = BodyText(layout, area, fonts)
    strips: list[Strip] = []
    head_height: float | None = None
    break_before = after_title = False
    for block in document.blocks:
        match block:
            case Letterhead():
                new = [letterhead_strip(block, layout, area, fonts)]
            case Title():
                new = title_strips(block, layout, area, fonts, head_height)
            case Heading():
                new = body.heading(block)
            case Paragraph():
                new = body.centred(block.runs) if block.centred else body.paragraph(block.runs)
            case Bullet():
                new = body.paragraph(block.runs, prefix="- ")
            case LegalBases():
                new = [
                    strip for item in listed(block.items) for strip in body.paragraph((Run(item),))
                ]
            case Table():
                new = TableSetter(block, layout, area, fonts).strips()
                for strip in strips[-1:]:
                    # The words that announce a table stand on its page.
                    strip.keep_with_next = True
            case CodeLines():
                new = body.code(block)
            case Closing():
                new = closing_strips(block, layout, area, fonts)
                for strip in strips[-_LINES_WITH_CLOSING:]:
                    strip.keep_with_next = True
            case PageBreak():
                break_before = True
                continue
        if after_title and new:
            # The title already reaches to where the body begins.
            new[0].space_before = 0.0
        after_title = isinstance(block, Title)
        head_height = new[0].height if isinstance(block, Letterhead) else None
        if break_before and new:
            new[0].new_page = True
            break_before = False
        strips.extend(new)
    return strips
