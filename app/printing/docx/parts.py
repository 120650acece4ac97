"""Small pieces of Word that python-docx has no words for: exact gaps, bare tables, borders."""

from collections.abc import Sequence

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

#: Of an exactly pitched line, this share lies above the baseline (Word and LibreOffice alike).
ABOVE_BASELINE = 0.8


def element(tag: str, **values: object) -> BaseOxmlElement:
    """Make ``<w:tag w:name="value" …/>``."""
    made = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def twips(millimetres: float) -> int:
    """Give twentieths of a point."""
    return round(millimetres / 25.4 * 1440)


def line_height(paragraph: Paragraph, millimetres: float) -> None:
    """Give the lines of a paragraph an exact height of its own."""
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Mm(millimetres)


def gap_before(paragraph: Paragraph, millimetres: float) -> None:
    """Give a paragraph an exact gap above, never below none."""
    paragraph.paragraph_format.space_before = Mm(max(0.0, millimetres))


def bare_table(
    table: WordTable, widths: Sequence[float], *, padding: float = 0.0, rule: float = 0.0
) -> None:
    """Fix the widths of the columns and the padding of the cells, in millimetres.

    A rule of that width takes its room from the padding: rows are as high as in the PDF.
    """
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    properties = table._tbl.tblPr
    for child in properties.findall(qn("w:tblW")):
        child.set(qn("w:type"), "dxa")
        child.set(qn("w:w"), str(twips(sum(widths))))
    margins = element("tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        room = max(0.0, padding - rule) if side == "top" else padding
        margins.append(element(side, w=twips(room), type="dxa"))
    # Word measures to the text in the first cell: so the rule stands on the margin.
    indent = element("tblInd", w=twips(padding), type="dxa")
    layout = properties.find(qn("w:tblLayout"))
    if layout is None:
        layout = element("tblLayout", type="fixed")
        properties.append(layout)
    layout.addprevious(indent)
    layout.addnext(margins)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def floating(table: WordTable, left: float, top: float, below: float) -> None:
    """Set a table at a place of the page (millimetres), with room below it."""
    place = element(
        "tblpPr",
        leftFromText=0,
        rightFromText=0,
        topFromText=0,
        bottomFromText=twips(below),
        vertAnchor="page",
        horzAnchor="page",
        tblpX=twips(left),
        tblpY=twips(top),
    )
    properties = table._tbl.tblPr
    style = properties.find(qn("w:tblStyle"))
    if style is None:
        properties.insert(0, place)
    else:
        style.addnext(place)


def unbroken(table: WordTable) -> None:
    """Keep every row of a table on one page."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("cantSplit"))


def ruled_below(paragraph: Paragraph, width: float) -> None:
    """Draw a rule below a paragraph, between its indents; ``width`` in millimetres."""
    borders = element("pBdr")
    borders.append(element("bottom", val="single", sz=eighths(width), space=0, color="auto"))
    _among(paragraph, borders)


def framed_in(paragraph: Paragraph, width: float) -> None:
    """Draw a frame around a paragraph, between its indents; ``width`` in millimetres."""
    borders = element("pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(side, val="single", sz=eighths(width), space=1, color="auto"))
    _among(paragraph, borders)


def at_foot(paragraph: Paragraph, left: float, top: float, width: float) -> None:
    """Set a paragraph at a place of its page (millimetres), apart from the text."""
    _among(
        paragraph,
        element(
            "framePr",
            w=twips(width),
            hRule="auto",
            wrap="around",
            vAnchor="page",
            hAnchor="page",
            x=twips(left),
            y=twips(top),
        ),
    )


_BEFORE = {
    "framePr": ("pStyle", "keepNext", "keepLines", "pageBreakBefore"),
    "pBdr": ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"),
}


def _among(paragraph: Paragraph, child: BaseOxmlElement) -> None:
    """Put a property where the order that Word asks for has it."""
    properties = paragraph._p.get_or_add_pPr()
    name = child.tag.split("}")[1]
    before = {qn(f"w:{one}") for one in _BEFORE[name]}
    index = sum(1 for one in properties if one.tag in before)
    properties.insert(index, child)


def eighths(millimetres: float) -> int:
    """Give the width of a rule in eighths of a point."""
    return max(2, round(millimetres / 25.4 * 72 * 8))
