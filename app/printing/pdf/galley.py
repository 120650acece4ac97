"""Setting a whole block tree: each block becomes strips, and the closing keeps text beside it."""

from app.documents.house_style import Layout
from app.documents.model import (
    Addressees,
    Appendix,
    Block,
    Bullet,
    CentredHeading,
    Closing,
    CodeLines,
    Document,
    Heading,
    LegalBases,
    Letterhead,
    MapFigure,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Title,
)
from app.documents.plain_text import foot_circulation
from app.printing.pdf.addressees import addressee_strips
from app.printing.pdf.appendix import appendix_strips
from app.printing.pdf.area import Area
from app.printing.pdf.body import BodyText
from app.printing.pdf.closing import circulation_strip, closing_strips
from app.printing.pdf.figure import FigureSetter
from app.printing.pdf.fonts import FontSet
from app.printing.pdf.front import letterhead_strip, title_strips
from app.printing.pdf.strips import Strip
from app.printing.pdf.table import TableSetter

# "Signature kept with at least two lines of text."
_LINES_WITH_CLOSING = 2
# These reach down to where the body begins, or carry the gap themselves.
_FRONT = (Title, Addressees, Appendix)
# Strips that are kept together take this share of a page at most, so that a table row finds room.
_MOST_KEPT = 0.6


def set_document(document: Document, layout: Layout, area: Area, fonts: FontSet) -> list[Strip]:
    """Give the strips of a paper in reading order; raises ``MissingGlyphError``."""
    return _Galley(document, layout, area, fonts).strips()


class _Galley:
    """A paper being set."""

    def __init__(self, document: Document, layout: Layout, area: Area, fonts: FontSet) -> None:
        self._document = document
        self._layout = layout
        self._area = area
        self._fonts = fonts
        self._body = BodyText(layout, area, fonts)
        self._strips: list[Strip] = []
        self._previous: Block | None = None
        self._following: Block | None = None
        self._head_height: float | None = None
        # Below a centred heading or an appendix the bookmarks of headings stand a level deeper.
        self._deeper = 0
        self._break_before = False
        under = layout.circulation.under_signature
        self._note_below = foot_circulation(document, layout) if under else ""

    def strips(self) -> list[Strip]:
        """Set block after block."""
        blocks = self._document.blocks
        for block, following in zip(blocks, (*blocks[1:], None), strict=True):
            if isinstance(block, PageBreak):
                self._break_before = True
                continue
            self._following = following
            new = self._set(block)
            if not new:
                continue
            if isinstance(self._previous, _FRONT):
                new[0].space_before = 0.0
            self._head_height = new[0].height if isinstance(block, Letterhead) else None
            if self._break_before:
                new[0].new_page, self._break_before = True, False
            if isinstance(block, Appendix):
                self._under_the_signature()
            self._strips.extend(new)
            self._previous = block
        self._under_the_signature()
        return self._strips

    def _set(self, block: Block) -> list[Strip]:
        layout, area, fonts, body = self._layout, self._area, self._fonts, self._body
        match block:
            case Letterhead():
                return [letterhead_strip(block, layout, area, fonts)]
            case Title():
                before_body = not isinstance(self._following, Addressees)
                return title_strips(
                    block, layout, area, fonts, self._head_height, before_body=before_body
                )
            case Addressees():
                after_title = isinstance(self._previous, Title)
                return addressee_strips(
                    block,
                    layout,
                    area,
                    fonts,
                    head_height=self._head_height,
                    after_title=after_title,
                )
            case CentredHeading():
                self._deeper = 1
                return body.centred_heading(block)
            case Heading():
                return body.heading(block, self._deeper)
            case Paragraph():
                return body.centred(block.runs) if block.centred else body.paragraph(block.runs)
            case Bullet():
                return body.paragraph(block.runs, prefix="- ")
            case LegalBases():
                items = layout.lists.legal_bases.marked(block.items)
                return [strip for item in items for strip in body.paragraph((Run(item),))]
            case Table():
                return self._table(block)
            case MapFigure():
                self._keep_last(1)
                return FigureSetter(block, layout, area, fonts).strips(above=self._kept_height())
            case CodeLines():
                return body.code(block)
            case Closing():
                self._keep_lines(_LINES_WITH_CLOSING)
                return closing_strips(block, layout, area, fonts)
            case Appendix():
                self._deeper = 1
                return appendix_strips(block, layout, area, fonts)
            case PageBreak():
                return []

    def _table(self, block: Table) -> list[Strip]:
        """Set a table; the words that announce it stand on its page, a closing beside its end."""
        self._keep_last(1)
        setter = TableSetter(block, self._layout, self._area, self._fonts)
        foot = 0.0
        if isinstance(self._following, Closing):
            first = closing_strips(self._following, self._layout, self._area, self._fonts)[0]
            foot = first.space_before + first.height
        return setter.strips(above=self._kept_height(), below=foot)

    def _keep_last(self, count: int) -> None:
        for strip in self._strips[-count:]:
            strip.keep_with_next = True

    def _keep_lines(self, count: int) -> None:
        """Keep so many lines with what follows: a high row of a table is several of them."""
        wanted = (count - 0.1) * self._layout.styles.table_cell.pitch
        for strip in reversed(self._strips):
            strip.keep_with_next = True
            wanted -= strip.height
            if wanted <= 0:
                break

    def _kept_height(self) -> float:
        """Give the height of the strips that the next one is kept with."""
        height = 0.0
        for strip in reversed(self._strips):
            if not strip.keep_with_next:
                break
            height += strip.space_before + strip.height
        return min(height, _MOST_KEPT * self._area.text_height)

    def _under_the_signature(self) -> None:
        """Add the note on circulation that this layout puts under the signature."""
        note, self._note_below = self._note_below, ""
        if note:
            self._keep_last(1)
            self._strips.append(circulation_strip(note, self._layout, self._area, self._fonts))
