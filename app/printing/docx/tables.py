"""Ruled tables in Word: the header row repeats, rows are not split between pages."""

from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from app.documents.house_style import Layout
from app.documents.model import Align, Table
from app.printing.docx.names import StyleName
from app.printing.docx.parts import bare_table, eighths, element, unbroken
from app.printing.docx.texts import invisible, write
from app.printing.pdf.area import MM, Area

_ALIGNED = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


def write_table(
    file: WordFile, table: Table, layout: Layout, area: Area, begins_page: bool
) -> None:
    """Write header and rows; a cell's line feed begins a new line."""
    look = layout.table
    gap = file.add_paragraph()
    invisible(gap)
    gap.paragraph_format.keep_with_next = True
    gap.paragraph_format.page_break_before = begins_page
    made = file.add_table(1 + len(table.rows), len(table.columns))
    whole = area.text_width / MM
    weights = sum(column.weight for column in table.columns)
    widths = [whole * column.weight / weights for column in table.columns]
    bare_table(made, widths, padding=look.padding)
    _rules(made._tbl.tblPr, look.rule_width)
    unbroken(made)
    head = made.rows[0]
    if look.head_repeated:
        head._tr.get_or_add_trPr().append(element("tblHeader"))
    for cell, column in zip(head.cells, table.columns, strict=True):
        cell.paragraphs[0].style = StyleName.TABLE_HEADING
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        write(cell.paragraphs[0], column.heading)
    for row, texts in zip(list(made.rows)[1:], table.rows, strict=True):
        for cell, column, text in zip(row.cells, table.columns, texts, strict=True):
            lines = text.splitlines() or [""]
            for index, line in enumerate(lines):
                paragraph = cell.add_paragraph() if index else cell.paragraphs[0]
                paragraph.style = StyleName.CELL
                paragraph.alignment = _ALIGNED[column.align]
                write(paragraph, line)


def _rules(properties: object, width: float) -> None:
    borders = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val="single", sz=eighths(width), space=0, color="auto"))
    properties.find(qn("w:tblLayout")).addprevious(borders)  # type: ignore[attr-defined]  # an element
