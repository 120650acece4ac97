"""Drawing placed strips on sheets, with page number, sample mark and footer note."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from app.documents.house_style import Layout, TextStyle
from app.documents.model import Document
from app.printing.pdf.area import MM, Area
from app.printing.pdf.fonts import FontSet
from app.printing.pdf.lines import Line, even_lines
from app.printing.pdf.marks import centred_marks, left_marks
from app.printing.pdf.metadata import Metadata
from app.printing.pdf.strips import Placed, RuleMark, TextMark

_LANGUAGE = "vi"


class PagePainter:
    """Draws the pages of one paper into memory."""

    def __init__(
        self, document: Document, layout: Layout, area: Area, fonts: FontSet, metadata: Metadata
    ) -> None:
        self._document = document
        self._layout = layout
        self._area = area
        self._fonts = fonts
        self._buffer = BytesIO()
        self._outline_level = -1
        self._canvas = Canvas(
            self._buffer,
            pagesize=(area.width, area.height),
            pageCompression=1,
            invariant=1,
            initialFontName=fonts.face(layout.styles.body).name,
            initialFontSize=layout.styles.body.size,
            lang=_LANGUAGE,
        )
        self._canvas.setTitle(metadata.title)
        self._canvas.setAuthor(metadata.author)
        self._canvas.setSubject(metadata.subject)
        self._canvas.setCreator(metadata.creator)
        self._canvas.setProducer(metadata.creator)
        self._furniture = self._lines(document.mark, layout.styles.mark)
        self._note = self._lines(document.footer_note, layout.styles.footer_note)

    def draw(self, pages: list[list[Placed]]) -> bytes:
        """Draw all pages and give the file."""
        last = len(pages)
        for number, page in enumerate(pages, start=1):
            self._page(page, number, number == last)
            self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()

    def _page(self, page: list[Placed], number: int, is_last: bool) -> None:
        area = self._area
        marks: list[TextMark] = []
        rules: list[RuleMark] = []
        marks.extend(self._above(number))
        for placed in page:
            top = area.top + placed.top
            for mark in placed.strip.marks:
                if isinstance(mark, TextMark):
                    marks.append(
                        TextMark(mark.x, mark.y + top, mark.style, mark.text, mark.word_space)
                    )
                else:
                    rules.append(
                        RuleMark(mark.x0, mark.y0 + top, mark.x1, mark.y1 + top, mark.width)
                    )
            if placed.strip.outline is not None:
                self._bookmark(*placed.strip.outline, top)
        if is_last:
            marks.extend(self._foot())
        self._draw_text(marks)
        self._draw_rules(rules)

    def _above(self, number: int) -> list[TextMark]:
        """Set what stands above the text area: sample mark, and the number from page 2 on."""
        layout, area = self._layout, self._area
        marks: list[TextMark] = []
        if self._furniture:
            marks.extend(left_marks(self._furniture[0], area.left, layout.mark.baseline * MM))
        if number > 1 and self._document.page.numbered:
            for line in self._lines(str(number), layout.styles.page_number):
                marks.extend(centred_marks(line, area.centre, layout.page_number.baseline * MM))
        return marks

    def _foot(self) -> list[TextMark]:
        """Set the footer note, its last line at the height that the layout gives."""
        layout, area = self._layout, self._area
        pitch = layout.styles.footer_note.pitch
        y = area.height - layout.footer_note.baseline_from_bottom * MM
        y -= pitch * (len(self._note) - 1)
        marks: list[TextMark] = []
        for line in self._note:
            marks.extend(left_marks(line, area.left, y))
            y += pitch
        return marks

    def _lines(self, text: str | None, style: TextStyle) -> list[Line]:
        if not text:
            return []
        return even_lines(text, style, self._fonts, self._area.text_width)

    def _draw_text(self, marks: list[TextMark]) -> None:
        text: PDFTextObject = self._canvas.beginText()
        height = self._area.height
        style: TextStyle | None = None
        word_space = 0.0
        for mark in marks:
            if mark.style is not style:
                style = mark.style
                text.setFont(self._fonts.face(style).name, style.size)
            if mark.word_space != word_space:
                word_space = mark.word_space
                text.setWordSpace(word_space)
            text.setTextOrigin(mark.x, height - mark.y)
            # textOut would measure the text once more.
            text.textLine(mark.text)
        if word_space:
            text.setWordSpace(0)
        self._canvas.drawText(text)

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
        key = f"h{self._canvas.getPageNumber()}-{top:.1f}"
        self._canvas.bookmarkHorizontal(key, 0, self._area.height - top)
        self._canvas.addOutlineEntry(title, key, self._outline_level)
