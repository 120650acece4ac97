"""Drawing placed strips on sheets, with page number, sample mark and notes in the margins."""

import zlib
from dataclasses import replace
from io import BytesIO

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from app.documents.house_style import Layout, TextStyle
from app.documents.model import Document, Orientation
from app.documents.plain_text import foot_circulation
from app.printing.pdf.area import MM, Area
from app.printing.pdf.fonts import FontSet
from app.printing.pdf.galley import set_document
from app.printing.pdf.lines import Line, even_lines
from app.printing.pdf.marks import centred_marks, left_marks
from app.printing.pdf.metadata import metadata_of
from app.printing.pdf.shapes import draw_shape
from app.printing.pdf.strips import LabelMark, Placed, RuleMark, ShapeMark, TextMark, paginate

_LANGUAGE = "vi"
_RED = (0.8, 0.0, 0.0)
_FILL, _OUTLINE = 0, 1  # PDF 32000-1, 9.3.6


class FilePainter:
    """Draws papers into one file in memory."""

    def __init__(self) -> None:
        self._buffer = BytesIO()
        self._canvas: Canvas | None = None
        self._fonts: dict[tuple[str, str], FontSet] = {}
        self._first: Document | None = None
        self._count = 0
        self._alone = True

    def draw(self, document: Document, layout: Layout, *, alone: bool) -> None:
        """Draw a paper; ``alone`` is false for a paper that others follow."""
        fonts = self._font_set(layout)
        area = Area.of(layout, document.page.orientation)
        pages = paginate(set_document(document, layout, area, fonts), area.text_height)
        if self._canvas is None:
            self._canvas = self._new_canvas(layout, area, fonts)
            self._first, self._alone = document, alone
        self._count += 1
        PaperPainter(self._canvas, document, layout, area, fonts, self._alone).draw(pages)

    def finished(self) -> bytes:
        """Give the file; without any paper there are no bytes."""
        if self._canvas is None or self._first is None:
            return b""
        metadata = metadata_of(self._first, self._count - 1)
        self._canvas.setTitle(metadata.title)
        self._canvas.setAuthor(metadata.author)
        self._canvas.setSubject(metadata.subject)
        self._canvas.setCreator(metadata.creator)
        self._canvas.setProducer(metadata.creator)
        self._canvas.save()
        return self._buffer.getvalue()

    def _font_set(self, layout: Layout) -> FontSet:
        key = (layout.font, layout.shipped_font)
        if key not in self._fonts:
            self._fonts[key] = FontSet(*key)
        return self._fonts[key]

    def _new_canvas(self, layout: Layout, area: Area, fonts: FontSet) -> Canvas:
        return Canvas(
            self._buffer,
            pagesize=(area.width, area.height),
            pageCompression=1,
            invariant=1,
            initialFontName=fonts.face(layout.styles.body).name,
            initialFontSize=layout.styles.body.size,
            lang=_LANGUAGE,
        )


class PaperPainter:
    """Draws the pages of one paper on the canvas of its file."""

    def __init__(
        self,
        canvas: Canvas,
        document: Document,
        layout: Layout,
        area: Area,
        fonts: FontSet,
        alone: bool,
    ) -> None:
        self._canvas = canvas
        self._document = document
        self._layout = layout
        self._area = area
        self._fonts = fonts
        # Among other papers each has a bookmark of its own, and its headings stand below.
        self._alone = alone
        self._outline_level = -1
        self._shift = 0.0
        self._mark = self._lines(document.mark, layout.styles.mark)
        self._note = self._lines(document.footer_note, layout.styles.footer_note)
        said = "" if layout.circulation.under_signature else foot_circulation(document, layout)
        self._circulation = self._lines(said, layout.styles.circulation)

    def draw(self, pages: list[list[Placed]]) -> None:
        """Draw all pages."""
        self._canvas.setPageSize((self._area.width, self._area.height))
        page = self._layout.page
        both_sides = page.duplex and self._document.page.orientation is Orientation.PORTRAIT
        number, counted_anew = 0, False
        for index, placed in enumerate(pages, start=1):
            number += 1
            if any(each.strip.counts_anew for each in placed):
                number, counted_anew = 1, True
            back = both_sides and index % 2 == 0
            self._shift = (page.back.left - page.portrait.left) * MM if back else 0.0
            if index == 1 and not self._alone:
                self._bookmark(0, " ".join(self._document.title.split()), 0.0)
            self._page(placed, self._shown(number, counted_anew), index == len(pages))
            self._end_page()
        if both_sides and len(pages) % 2:
            self._end_page()

    def _shown(self, number: int, counted_anew: bool) -> str:
        """Give the page number as it is printed; it never stands on a paper's first page."""
        hidden = number == 1 and not (counted_anew and self._layout.appendix.first_page_numbered)
        return "" if hidden or not self._document.page.numbered else str(number)

    def _end_page(self) -> None:
        """Close the page and pack what it says at once, so that a long batch stays small."""
        self._canvas.showPage()
        page = self._canvas._doc.Pages.pages[-1]
        packed = PDFStream(
            PDFDictionary({"Filter": PDFArray([PDFName("FlateDecode")])}),
            zlib.compress(page.stream.encode("latin-1")),
        )
        packed.filters = []
        page.Contents, page.stream = packed, None

    def _page(self, page: list[Placed], number: str, is_last: bool) -> None:
        area, shift = self._area, self._shift
        texts: list[TextMark | LabelMark] = []
        rules: list[RuleMark] = []
        texts.extend(self._above(number))
        for placed in page:
            top = area.top + placed.top
            for mark in placed.strip.marks:
                if isinstance(mark, TextMark):
                    texts.append(
                        TextMark(
                            mark.x + shift,
                            mark.y + top,
                            mark.style,
                            mark.text,
                            mark.word_space,
                            mark.letter_space,
                        )
                    )
                elif isinstance(mark, RuleMark):
                    rules.append(
                        RuleMark(
                            mark.x0 + shift, mark.y0 + top, mark.x1 + shift, mark.y1 + top,
                            mark.width,
                        )
                    )  # fmt: skip
                elif isinstance(mark, LabelMark):
                    lines = [replace(one, x=one.x + shift, y=one.y + top) for one in mark.lines]
                    texts.append(LabelMark(lines, mark.rim))
                else:
                    self._draw_shape(mark, top)
            if placed.strip.outline is not None:
                level, title = placed.strip.outline
                self._bookmark(level if self._alone else level + 1, title, top)
        if is_last:
            texts.extend(self._foot())
        self._draw_texts(texts)
        self._draw_rules(rules)

    def _draw_shape(self, mark: ShapeMark, top: float) -> None:
        height = self._area.height
        rings = [
            [(x + self._shift, height - y - top) for x, y in ring] for ring in mark.rings if ring
        ]
        draw_shape(self._canvas, rings, mark)

    def _above(self, number: str) -> list[TextMark]:
        """Set what stands above the text area: sample mark and page number."""
        layout, area = self._layout, self._area
        marks: list[TextMark] = []
        if self._mark:
            left = area.left + self._shift
            marks.extend(left_marks(self._mark[0], left, layout.mark.baseline * MM))
        for line in self._lines(number, layout.styles.page_number):
            centre = area.centre + self._shift
            marks.extend(centred_marks(line, centre, layout.page_number.baseline * MM))
        return marks

    def _foot(self) -> list[TextMark]:
        """Set the note on circulation and, above it, the footer note."""
        layout, area = self._layout, self._area
        marks: list[TextMark] = []
        y = area.height - layout.footer_note.baseline_from_bottom * MM
        if self._circulation:
            pitch = layout.styles.circulation.pitch
            low = area.height - layout.circulation.foot_baseline_from_bottom * MM
            low -= pitch * (len(self._circulation) - 1)
            y = min(y, low - pitch)
            for line in self._circulation:
                marks.extend(centred_marks(line, area.centre + self._shift, low))
                low += pitch
        pitch = layout.styles.footer_note.pitch
        y -= pitch * (len(self._note) - 1)
        for line in self._note:
            marks.extend(left_marks(line, area.left + self._shift, y))
            y += pitch
        return marks

    def _lines(self, text: str | None, style: TextStyle) -> list[Line]:
        if not text:
            return []
        return even_lines(text, style, self._fonts, self._area.text_width)

    def _draw_texts(self, marks: list[TextMark | LabelMark]) -> None:
        """Draw in the order of the page, which is the order that it is read aloud in."""
        plain: list[TextMark] = []
        for mark in marks:
            if isinstance(mark, TextMark):
                plain.append(mark)
                continue
            self._draw_text(plain)
            plain = []
            self._draw_label(mark)
        self._draw_text(plain)

    def _draw_text(self, marks: list[TextMark]) -> None:
        if not marks:
            return
        text: PDFTextObject = self._canvas.beginText()
        height = self._area.height
        style: TextStyle | None = None
        word_space = letter_space = 0.0
        red = False
        for mark in marks:
            if mark.style is not style:
                style = mark.style
                text.setFont(self._fonts.face(style).name, style.size)
                if style.red != red:
                    red = style.red
                    text.setFillColorRGB(*(_RED if red else (0, 0, 0)))
            if mark.word_space != word_space:
                word_space = mark.word_space
                text.setWordSpace(word_space)
            if mark.letter_space != letter_space:
                letter_space = mark.letter_space
                text.setCharSpace(letter_space)
            text.setTextOrigin(mark.x, height - mark.y)
            # textOut would measure the text once more.
            text.textLine(mark.text)
        if word_space:
            text.setWordSpace(0)
        if letter_space:
            text.setCharSpace(0)
        if red:
            text.setFillColorRGB(0, 0, 0)
        self._canvas.drawText(text)

    def _draw_label(self, label: LabelMark) -> None:
        """Draw letters right above their white rim, so that who reads the text finds it once."""
        canvas = self._canvas
        canvas.saveState()
        canvas.setStrokeGray(1.0)
        canvas.setLineJoin(1)
        canvas.setLineWidth(2 * label.rim)
        text = canvas.beginText()
        for mode in (_OUTLINE, _FILL):
            text.setTextRenderMode(mode)
            for mark in label.lines:
                text.setFont(self._fonts.face(mark.style).name, mark.style.size)
                text.setWordSpace(mark.word_space)
                text.setCharSpace(mark.letter_space)
                text.setTextOrigin(mark.x, self._area.height - mark.y)
                text.textLine(mark.text)
        canvas.drawText(text)
        canvas.restoreState()

    def _draw_rules(self, rules: list[RuleMark]) -> None:
        height = self._area.height
        width = 0.0
        for rule in rules:
            if rule.width != width:
                width = rule.width
                self._canvas.setLineWidth(width)
            self._canvas.line(rule.x0, height - rule.y0, rule.x1, height - rule.y1)

    def _bookmark(self, level: int, title: str, top: float) -> None:
        """Add a bookmark; a level may not be skipped, so a lone sub-heading moves up."""
        self._outline_level = min(level, self._outline_level + 1)
        key = f"h{self._canvas.getPageNumber()}-{top:.1f}-{self._outline_level}"
        self._canvas.bookmarkHorizontal(key, 0, self._area.height - top)
        self._canvas.addOutlineEntry(title, key, self._outline_level)
