"""Ô số 6: paragraphs, headings, items, căn cứ and the lines of a code, a strip a line."""

from dataclasses import replace

from app.documents.house_style import Layout, TextStyle
from app.documents.model import CentredHeading, CodeLines, Heading, Run
from app.documents.plain_text import heading_text
from app.printing.pdf.area import MM, Area
from app.printing.pdf.fonts import FontSet
from app.printing.pdf.lines import Line, Styled, break_lines, even_lines
from app.printing.pdf.marks import centred_marks, left_marks, spread_marks
from app.printing.pdf.strips import Strip, TextMark

#: How much justifying may widen a blank, in sizes of the letters: a name that may not be parted
#: can leave a line so short that it is better left ragged.
_WIDEST_BLANK = 0.9


class BodyText:
    """Sets the text blocks of one paper."""

    def __init__(self, layout: Layout, area: Area, fonts: FontSet) -> None:
        self._layout = layout
        self._area = area
        self._fonts = fonts
        body = layout.styles.body
        self._styles = {
            (bold, italic): replace(body, bold=bold, italic=italic)
            for bold in (False, True)
            for italic in (False, True)
        }

    def paragraph(self, runs: tuple[Run, ...], *, prefix: str = "") -> list[Strip]:
        """Set a justified paragraph with indented first line."""
        styled: list[Styled] = []
        if prefix:
            styled.append((prefix, self._styles[False, False]))
        for run in runs:
            style = self._styles[run.bold, run.italic]
            styled.append((self._fonts.checked(run.text, style), style))
        return self._flowed(styled, self._layout.styles.body, self._layout.body.paragraph_gap)

    def centred(self, runs: tuple[Run, ...]) -> list[Strip]:
        """Set a paragraph whose lines are centred."""
        style = self._layout.styles.body
        styled = [
            (self._fonts.checked(run.text, style), self._styles[run.bold, run.italic])
            for run in runs
        ]
        strips = [
            Strip(style.pitch, list(centred_marks(line, self._area.centre, style.size)))
            for line in break_lines(styled, self._fonts, self._area.text_width)
        ]
        return _kept(strips, self._layout.body.paragraph_gap)

    def heading(self, heading: Heading, deeper: int = 0) -> list[Strip]:
        """Set a heading: it never stands alone at the foot of a page.

        ``deeper`` is how many levels its bookmark stands below its own.
        """
        style = self._layout.styles.heading(heading.level)
        text = self._fonts.checked(heading_text(heading), style)
        strips = self._flowed([(text, style)], style, self._layout.body.heading_gap)
        for strip in strips:
            strip.keep_with_next = True
        if strips:
            strips[0].outline = (heading.level - 1 + deeper, " ".join(text.split()))
        return strips

    def centred_heading(self, heading: CentredHeading) -> list[Strip]:
        """Set Phần, Chương, Mục: the label, the name below it, kept with what follows."""
        styles = self._layout.styles
        strips = []
        for text, style in (
            (heading.label, styles.centred_label),
            (heading.text, styles.centred_text),
        ):
            for line in even_lines(text, style, self._fonts, self._area.text_width):
                marks = list(centred_marks(line, self._area.centre, style.size))
                strips.append(Strip(style.pitch, list(marks), keep_with_next=True))
        if strips:
            strips[0].space_before = self._layout.body.centred_heading_gap
            strips[0].outline = (0, " ".join(f"{heading.label} {heading.text}".split()))
        return strips

    def code(self, block: CodeLines) -> list[Strip]:
        """Set the lines of a code, its groups evenly spread, all on one page."""
        layout, area, fonts = self._layout, self._area, self._fonts
        step = layout.code.row_step * MM
        style, label_style = layout.styles.code, layout.styles.body
        start = area.left + layout.code.label_width * MM
        strips = []
        for line in block.lines:
            label = fonts.checked(line.label, label_style)
            marks = [TextMark(area.left, step, label_style, label)]
            groups = [fonts.checked(group, style) for group in line.groups]
            slot = (area.right - start) / max(len(groups), 1)
            for index, group in enumerate(groups):
                marks.append(TextMark(start + index * slot, step, style, group))
            strips.append(Strip(step, list(marks), keep_with_next=True))
        for line_ in even_lines(
            block.checksum, layout.styles.code_checksum, fonts, area.text_width
        ):
            strips.append(
                Strip(step, list(centred_marks(line_, area.centre, step)), keep_with_next=True)
            )
        if strips:
            strips[-1].height += style.pitch / 2
        return _kept(strips, 0.0)

    def _flowed(self, styled: list[Styled], style: TextStyle, gap: float) -> list[Strip]:
        """Break and justify; the last line stays as it is."""
        area = self._area
        indent = self._layout.body.first_line_indent * MM
        width = area.text_width
        lines = break_lines(styled, self._fonts, width, width - indent)
        strips = []
        last = len(lines) - 1
        for index, line in enumerate(lines):
            offset = 0.0 if index else indent
            strips.append(
                Strip(
                    style.pitch,
                    list(
                        self._set(
                            line, area.left + offset, style.size, width - offset, index < last
                        )
                    ),
                )
            )
        return _kept(strips, gap)

    @staticmethod
    def _set(line: Line, x: float, y: float, width: float, more: bool) -> list[TextMark]:
        blanks = sum(piece.spaces for piece in line.pieces)
        spread = more and width - line.width <= blanks * _WIDEST_BLANK * y
        return list(spread_marks(line, x, y, width) if spread else left_marks(line, x, y))


def _kept(strips: list[Strip], gap: float) -> list[Strip]:
    """Put the gap above and keep the first two and the last two lines together."""
    if strips:
        strips[0].space_before = gap
    if len(strips) > 1:
        strips[0].keep_with_next = True
        strips[-2].keep_with_next = True
    return strips
