"""Ruled tables: header repeated on each page, broken between rows, a long row between its lines."""

from itertools import accumulate, pairwise

from app.documents.house_style import Layout, TextStyle
from app.documents.model import Align, Table
from app.printing.pdf.area import MM, Area
from app.printing.pdf.fonts import FontSet
from app.printing.pdf.lines import Line, break_lines, even_lines
from app.printing.pdf.marks import centred_marks, left_marks
from app.printing.pdf.strips import Mark, RuleMark, Strip

_Cell = list[Line]


class TableSetter:
    """Sets one table."""

    def __init__(self, table: Table, layout: Layout, area: Area, fonts: FontSet) -> None:
        self._table = table
        self._look = layout.table
        self._styles = layout.styles
        self._page_height = area.text_height
        self._fonts = fonts
        self._edges = list(accumulate(self._widths(area.text_width), initial=area.left))

    def strips(self) -> list[Strip]:
        """Give header and rows; the header stands with the first row."""
        headings = tuple(column.heading for column in self._table.columns)
        heading_style = self._styles.table_heading
        head = self._row(
            self._cells(headings, heading_style), heading_style, centred=True, top_rule=True
        )
        head.keep_with_next = True
        # A header that takes half a page is not worth repeating.
        repeated = head if head.height < self._page_height / 2 else None
        room = self._page_height - (repeated.height if repeated else 0.0)
        strips = []
        for row in self._table.rows:
            strips.extend(self._pieces(row, room))
        for strip in strips:
            strip.head = repeated
        head.space_before = self._look.gap
        # The header that is set again has no gap above, the first one has: two strips, same marks.
        first = Strip(head.height, head.marks, self._look.gap, keep_with_next=True)
        return [first, *strips]

    def _widths(self, whole: float) -> list[float]:
        """Share the width by weight, but let no heading be cut inside a word if it can be had."""
        style = self._styles.table_heading
        padding = 2 * self._look.padding * MM
        least = [
            padding
            + max((self._fonts.width(word, style) for word in column.heading.split()), default=0.0)
            for column in self._table.columns
        ]
        weights = [column.weight for column in self._table.columns]
        shares = [whole * weight / sum(weights) for weight in weights]
        if sum(least) >= whole:
            return shares
        wanting = {index for index, share in enumerate(shares) if share < least[index]}
        while wanting:
            left = whole - sum(least[index] for index in wanting)
            free = sum(weight for index, weight in enumerate(weights) if index not in wanting)
            shares = [
                least[index] if index in wanting else left * weight / free
                for index, weight in enumerate(weights)
            ]
            short = {index for index, share in enumerate(shares) if share < least[index]}
            if short <= wanting:
                break
            wanting |= short
        return shares

    def _pieces(self, row: tuple[str, ...], room: float) -> list[Strip]:
        """Set a row, in several strips where it is higher than a page."""
        style = self._styles.table_cell
        cells = self._cells(row, style)
        padding = 2 * self._look.padding * MM
        most = max(int((room - padding) / style.pitch), 1)
        count = max(len(cell) for cell in cells)
        return [
            self._row([cell[start : start + most] for cell in cells], style)
            for start in range(0, max(count, 1), most)
        ]

    def _cells(self, texts: tuple[str, ...], style: TextStyle) -> list[_Cell]:
        padding = 2 * self._look.padding * MM
        cells = []
        columns = zip(texts, self._table.columns, pairwise(self._edges), strict=True)
        for text, column, (left, right) in columns:
            width = right - left - padding
            lines: list[Line] = []
            for part in self._fonts.checked(text, style).splitlines():
                if column.align is Align.CENTRE:
                    lines += even_lines(part, style, self._fonts, width)
                else:
                    lines += break_lines([(part, style)], self._fonts, width)
            cells.append(lines)
        return cells

    def _row(
        self,
        cells: list[_Cell],
        style: TextStyle,
        *,
        centred: bool = False,
        top_rule: bool = False,
    ) -> Strip:
        padding = self._look.padding * MM
        count = max((len(cell) for cell in cells), default=0)
        height = max(count, 1) * style.pitch + 2 * padding
        marks: list[Mark] = []
        for cell, (left, right), column in zip(
            cells, pairwise(self._edges), self._table.columns, strict=True
        ):
            align = Align.CENTRE if centred else column.align
            y = padding + style.size
            for line in cell:
                marks.extend(_aligned(line, align, left + padding, right - padding, y))
                y += style.pitch
        width = self._look.rule_width * MM
        ends = (self._edges[0], self._edges[-1])
        marks += [RuleMark(x, 0.0, x, height, width) for x in self._edges]
        marks.append(RuleMark(*_flat(ends, height), width))
        if top_rule:
            marks.append(RuleMark(*_flat(ends, 0.0), width))
        return Strip(height, marks)


def _flat(ends: tuple[float, float], y: float) -> tuple[float, float, float, float]:
    return ends[0], y, ends[1], y


def _aligned(line: Line, align: Align, left: float, right: float, y: float) -> list[Mark]:
    if align is Align.CENTRE:
        return list(centred_marks(line, (left + right) / 2, y))
    if align is Align.RIGHT:
        return list(left_marks(line, right - line.width, y))
    return list(left_marks(line, left, y))
