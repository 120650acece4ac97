"""Ruled tables in Word: the header row repeats, rows are not split between pages."""

from itertools import pairwise

from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from app.documents.house_style import Layout, TextStyle
from app.documents.model import Align, Table
from app.printing.docx.names import StyleName
from app.printing.docx.parts import bare_table, eighths, element, unbroken
from app.printing.docx.texts import invisible, write
from app.printing.pdf.area import MM, Area
from app.printing.pdf.fonts import FontSet
from app.printing.pdf.table import TableSetter

_ALIGNED = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


def write_table(
    file: WordFile,
    table: Table,
    layout: Layout,
    area: Area,
    fonts: FontSet,
    *,
    begins_page: bool,
    gap_above: bool,
) -> None:
    """Write header and rows; a cell's line feed begins a new line.

    Widths and sizes are those of the PDF: no word of a heading is cut.
    """
    look = layout.table
    setter = TableSetter(table, layout, area, fonts)
    gap = file.add_paragraph()
    invisible(gap)
    if gap_above:
        gap.paragraph_format.space_before = Pt(look.gap - 1)
    gap.paragraph_format.keep_with_next = True
    gap.paragraph_format.page_break_before = begins_page
    made = file.add_table(1 + len(table.rows), len(table.columns))
    widths = [(right - left) / MM for left, right in pairwise(setter._edges)]
    bare_table(made, widths, padding=setter._padding / MM, rule=look.rule_width)
    smaller = setter._cell_style.size != layout.styles.table_cell.size
    _rules(made._tbl.tblPr, look.rule_width)
    unbroken(made)
    head = made.rows[0]
    if look.head_repeated:
        head._tr.get_or_add_trPr().append(element("tblHeader"))
    for cell, column in zip(head.cells, table.columns, strict=True):
        cell.paragraphs[0].style = StyleName.TABLE_HEADING
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        write(cell.paragraphs[0], column.heading)
        if smaller:
            _set(cell.paragraphs[0], setter._heading_style)
    for row, texts in zip(list(made.rows)[1:], table.rows, strict=True):
        for cell, column, text in zip(row.cells, table.columns, texts, strict=True):
            lines = text.splitlines() or [""]
            for index, line in enumerate(lines):
                paragraph = cell.add_paragraph() if index else cell.paragraphs[0]
                paragraph.style = StyleName.CELL
                paragraph.alignment = _ALIGNED[column.align]
                write(paragraph, line)
                if smaller:
                    _set(paragraph, setter._cell_style)


def _set(paragraph: Paragraph, look: TextStyle) -> None:
    """Set a paragraph of a table with many columns smaller than its style."""
    paragraph.paragraph_format.line_spacing = Pt(look.pitch)
    for run in paragraph.runs:
        run.font.size = Pt(look.size)


def _rules(properties: object, width: float) -> None:
    borders = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val="single", sz=eighths(width), space=0, color="auto"))
    properties.find(qn("w:tblLayout")).addprevious(borders)  # type: ignore[attr-defined]  # an element
