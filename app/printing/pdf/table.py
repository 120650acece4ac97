"""Ruled tables: header repeated on each page, broken between rows, a long row between its lines."""

from dataclasses import replace
from itertools import accumulate, pairwise

from app.documents.house_style import Layout, TextStyle
from app.documents.model import Align, Table
from app.printing.pdf.area import MM, Area
from app.printing.pdf.fonts import FontSet
from app.printing.pdf.lines import Line, break_lines, even_lines
from app.printing.pdf.marks import centred_marks, left_marks
from app.printing.pdf.strips import Mark, RuleMark, Strip

_Cell = list[Line]

# A table of many columns is set smaller, down to this size, until no heading is cut in a word.
_LEAST_SIZE = 7.0
# Where even that does not help, columns keep room for a letter and next to no padding.
_LEAST_PADDING = 0.3
# However much stands above or below a row on its page, it has room for some lines.
_LEAST_LINES = 3


class TableSetter:
    """Sets one table."""

    def __init__(self, table: Table, layout: Layout, area: Area, fonts: FontSet) -> None:
        self._table = table
        self._look = layout.table
        self._page_height = area.text_height
        self._fonts = fonts
        self._heading_style = layout.styles.table_heading
        self._cell_style = layout.styles.table_cell
        self._padding = layout.table.padding * MM
        widths = self._fitted(area.text_width)
        self._edges = list(accumulate(widths, initial=area.left))

    def strips(self, *, above: float = 0.0, below: float = 0.0) -> list[Strip]:
        """Give header and rows; the header stands with the first row.

        ``above`` is the height of what is kept with the header, ``below`` of what is kept with
        the last row: a row is cut only where it does not fit on a page with them.
        """
        headings = tuple(column.heading for column in self._table.columns)
        style = self._heading_style
        head = self._row(self._cells(headings, style), style, centred=True, top_rule=True)
        head.keep_with_next = True
        # A header that takes half a page is not worth repeating.
        repeats = self._look.head_repeated and head.height < self._page_height / 2
        repeated = head if repeats else None
        room = self._page_height - (repeated.height if repeated else 0.0)
        strips = []
        last = len(self._table.rows) - 1
        for index, row in enumerate(self._table.rows):
            taken = 0.0 if index else above + (0.0 if repeated else head.height) + self._look.gap
            strips.extend(self._pieces(row, room - taken - (below if index == last else 0.0)))
        for strip in strips:
            strip.head = repeated
        if last > 1 and strips[-2].height + strips[-1].height + below <= room / 2:
            # The last row, often the sum, never stands alone under a header set again.
            strips[-2].keep_with_next = True
        head.space_before = self._look.gap
        # The header that is set again has no gap above, the first one has: two strips, same marks.
        first = Strip(head.height, head.marks, self._look.gap, keep_with_next=True)
        return [first, *strips]

    def _fitted(self, whole: float) -> list[float]:
        """Share the width; with many columns the text is set smaller until its words fit."""
        size = self._cell_style.size
        least = self._least_widths()
        while sum(least) > whole and size > _LEAST_SIZE:
            size -= 1
            factor = size / self._cell_style.size
            self._heading_style = _scaled(self._heading_style, factor)
            self._cell_style = _scaled(self._cell_style, factor)
            least = self._least_widths()
        letter = self._fonts.width("M", self._heading_style)
        if whole / len(least) < letter + 2 * self._padding:
            self._padding = _LEAST_PADDING * MM
            return [whole / len(least)] * len(least)
        return self._widths(whole, least)

    def _least_widths(self) -> list[float]:
        """Give for each column the width that its heading's longest word needs."""
        style = self._heading_style
        return [
            2 * self._padding
            + max((self._fonts.width(word, style) for word in column.heading.split()), default=0.0)
            for column in self._table.columns
        ]

    def _widths(self, whole: float, least: list[float]) -> list[float]:
        """Share the width by weight, but let no heading be cut inside a word if it can be had."""
        weights = [column.weight for column in self._table.columns]
        shares = [whole * weight / sum(weights) for weight in weights]
        letter = 2 * self._padding + self._fonts.width("M", self._heading_style)
        if sum(least) >= whole:
            least = [letter] * len(least)
        wanting = {index for index, share in enumerate(shares) if share < least[index]}
        while wanting:
            left = whole - sum(least[index] for index in wanting)
            free = sum(weight for index, weight in enumerate(weights) if index not in wanting)
            if not free:
                return [whole / len(least)] * len(least)
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
        style = self._cell_style
        cells = self._cells(row, style)
        most = max(int((room - 2 * self._padding) / style.pitch), _LEAST_LINES)
        count = max(len(cell) for cell in cells)
        cuts = list(range(0, max(count, 1), most))
        if len(cuts) > 1 and count - cuts[-1] == 1:
            # A single line of a row would look like a row of its own.
            cuts[-1] -= 1
        return [
            self._row([cell[start:end] for cell in cells], style)
            for start, end in pairwise((*cuts, count if count else 1))
        ]

    def _cells(self, texts: tuple[str, ...], style: TextStyle) -> list[_Cell]:
        padding = 2 * self._padding
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
        padding = self._padding
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


def _scaled(style: TextStyle, factor: float) -> TextStyle:
    return replace(style, size=style.size * factor, pitch=style.pitch * factor)


def _flat(ends: tuple[float, float], y: float) -> tuple[float, float, float, float]:
    return ends[0], y, ends[1], y


def _aligned(line: Line, align: Align, left: float, right: float, y: float) -> list[Mark]:
    if align is Align.CENTRE:
        return list(centred_marks(line, (left + right) / 2, y))
    if align is Align.RIGHT:
        return list(left_marks(line, right - line.width, y))
    return list(left_marks(line, left, y))
