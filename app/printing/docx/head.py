"""Ô số 1-4 and what stands under the number: a table without rules at its place of the sheet."""

from docx.document import Document as WordFile
from docx.shared import Mm
from docx.table import _Cell

from app.documents.house_style import Layout, TextStyle
from app.documents.model import Letterhead
from app.documents.plain_text import ASTERISK, head_notes
from app.printing.docx.names import StyleName
from app.printing.docx.parts import (
    ABOVE_BASELINE,
    bare_table,
    element,
    floating,
    framed_in,
    gap_before,
    line_height,
    ruled_below,
)
from app.printing.docx.texts import write
from app.printing.pdf.area import MM, Area
from app.printing.pdf.fonts import FontSet
from app.printing.pdf.lines import even_lines

_NOTES = {
    "letter_subject": StyleName.LETTER_SUBJECT,
    "urgency": StyleName.URGENCY,
    "draft_note": StyleName.DRAFT_NOTE,
}
# A line that just fits is not broken for a hair's breadth.
_SLACK = 1.0


class HeadTable:
    """Writes the letterhead; ``lowest`` is its lowest baseline, ``bottom`` that of the table.

    Lengths are millimetres from the top edge of the sheet.
    """

    def __init__(self, file: WordFile, layout: Layout, area: Area, fonts: FontSet) -> None:
        self._file = file
        self._layout = layout
        self._area = area
        self._fonts = fonts
        self._down = area.shift_top / MM
        self._top = (
            layout.letterhead.superior_baseline
            - ABOVE_BASELINE * layout.letterhead.line_step
            + self._down
        )
        self.lowest = self.bottom = self._top

    def write(
        self, head: Letterhead, next_baseline: float, least_step: float, next_pitch: float
    ) -> None:
        """Write it; the text after it has its first baseline there, or lower below a long one."""
        place = self._layout.letterhead
        left_width, (centre, half) = place.left_width, self._right(head)
        left = self._area.from_left(place.left_centre) / MM - left_width / 2
        right = centre - half
        widths = (left_width, max(1.0, right - left - left_width), 2 * half)
        table = self._file.add_table(1, 3)
        bare_table(table, widths)
        self._left(table.cell(0, 0), head)
        self._right_cell(table.cell(0, 2), head, half)
        wanted = max(next_baseline + self._down, self.lowest + least_step)
        below = wanted - ABOVE_BASELINE * next_pitch - self.bottom
        floating(table, left, self._top, max(0.0, below))

    def _left(self, cell: _Cell, head: Letterhead) -> None:
        place, styles = self._layout.letterhead, self._layout.styles
        column = _Column(self, cell, place.left_width)
        baseline = place.superior_baseline - place.line_step + self._down
        for names, name, style in (
            (head.superior, StyleName.SUPERIOR, styles.superior),
            (head.issuer, StyleName.ISSUER, styles.issuer),
        ):
            for text in names:
                baseline = column.add(text, name, style, baseline + place.line_step)
        step = place.asterisk_step
        baseline = column.add(ASTERISK, StyleName.ASTERISK, styles.asterisk, baseline + step, step)
        if head.number_line:
            step = place.number_step
            baseline = column.add(
                head.number_line, StyleName.NUMBER, styles.number, baseline + step, step
            )
        for field, text in head_notes(head, self._layout):
            look: TextStyle = getattr(styles, field)
            if field == "letter_subject":
                step, line = place.letter_subject_step, place.letter_subject_line_step
            else:
                step, line = place.note_step, place.line_step
            baseline = column.add(
                text,
                _NOTES[field],
                look,
                baseline + step,
                line,
                framed=field == "urgency" and place.urgency_framed,
            )

    def _right(self, head: Letterhead) -> tuple[float, float]:
        """Give the middle of the right cell and half its width."""
        place, styles = self._layout.letterhead, self._layout.styles
        title = self._width(head.party_title, styles.party_title)
        day = self._narrowed(head, title)
        widest = max(title, day, 40.0)
        centre = min(
            self._area.from_right(place.right_centre) / MM,
            self._area.from_right(place.right_edge) / MM - widest / 2,
        )
        return centre, widest / 2 + _SLACK

    def _right_cell(self, cell: _Cell, head: Letterhead, half: float) -> None:
        place, styles = self._layout.letterhead, self._layout.styles
        column = _Column(self, cell, 2 * half)
        day_at = place.place_date_baseline_without_title
        if head.party_title:
            column.add(
                head.party_title,
                StyleName.PARTY_TITLE,
                styles.party_title,
                place.party_title_baseline + self._down,
            )
            title = column.paragraphs[-1]
            indent = half - self._width(head.party_title, styles.party_title) / 2
            title.paragraph_format.left_indent = Mm(indent)
            # A hair wider than the text, or Word would break it.
            title.paragraph_format.right_indent = Mm(indent - 0.2)
            ruled_below(title, place.rule_width)
            day_at = place.place_date_baseline
        if head.place_date:
            # Narrowed, it takes the lines that its narrowed width takes.
            title = self._width(head.party_title, styles.party_title)
            room = column.width
            if self._narrowed(head, title) <= room:
                column.width = max(room, self._width(head.place_date, styles.place_date) + _SLACK)
            column.add(
                head.place_date, StyleName.PLACE_DATE, styles.place_date, day_at + self._down
            )
            self._condense(column, head)

    def _condense(self, column: "_Column", head: Letterhead) -> None:
        """Narrow the date as the PDF narrows its blanks, so that it stays under the title."""
        styles = self._layout.styles
        natural = self._width(head.place_date, styles.place_date)
        wanted = self._narrowed(head, self._width(head.party_title, styles.party_title))
        less = (natural - wanted) / max(len(head.place_date or "") - 1, 1)
        if less > 0:
            for run in column.paragraphs[-1].runs:
                run._r.get_or_add_rPr().append(
                    element("spacing", val=-max(1, round(less * MM * 20)))
                )

    def _narrowed(self, head: Letterhead, title: float) -> float:
        style = self._layout.styles.place_date
        natural = self._width(head.place_date, style)
        if natural <= title or not title:
            return natural
        text = head.place_date or ""
        blanks = sum(text.count(blank) for blank in (" ", "\u00a0"))
        blank = self._fonts.width(" ", style) / MM
        return max(title, natural - blanks * blank * self._layout.letterhead.blank_give)

    def _width(self, text: str | None, style: TextStyle) -> float:
        return self._fonts.width(text, style) / MM if text else 0.0

    def lines_of(self, text: str, style: TextStyle, width: float) -> int:
        """Count the lines that a text takes."""
        return max(1, len(even_lines(text, style, self._fonts, width * MM)))


class _Column:
    """Paragraphs of a cell, each with its first baseline at a height of the sheet."""

    def __init__(self, table: HeadTable, cell: _Cell, width: float) -> None:
        self._table = table
        self._cell = cell
        self.width = width
        self._bottom = table._top
        self.paragraphs = [cell.paragraphs[0]]
        self._is_empty = True

    def add(
        self,
        text: str,
        name: StyleName,
        style: TextStyle,
        baseline: float,
        line_step: float | None = None,
        *,
        framed: bool = False,
    ) -> float:
        """Write a text and give the baseline of its last line."""
        step = line_step or self._table._layout.letterhead.line_step
        if not self._is_empty:
            self.paragraphs.append(self._cell.add_paragraph())
        self._is_empty = False
        paragraph = self.paragraphs[-1]
        paragraph.style = name
        write(paragraph, text)
        # Never less than the letters need, or Word would cut their marks off.
        height = max(step, style.size / MM * 1.08)
        line_height(paragraph, height)
        gap_before(paragraph, baseline - ABOVE_BASELINE * height - self._bottom)
        if framed:
            framed_in(paragraph, self._table._layout.letterhead.frame_width)
        last = baseline + (self._table.lines_of(text, style, self.width) - 1) * height
        self._bottom = last + (1 - ABOVE_BASELINE) * height
        self._table.lowest = max(self._table.lowest, last)
        self._table.bottom = max(self._table.bottom, self._bottom)
        return last
