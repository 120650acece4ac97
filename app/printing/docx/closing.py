"""Ô số 7, 9a, 12: recipients on the left, signature on the right of a table that stays whole."""

from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from app.documents.house_style import Layout
from app.documents.model import Closing, Recipients, Signature
from app.documents.plain_text import drafter_mark
from app.printing.docx.names import StyleName
from app.printing.docx.parts import (
    ABOVE_BASELINE,
    bare_table,
    gap_before,
    line_height,
    unbroken,
)
from app.printing.docx.texts import invisible, words_of, write
from app.printing.pdf.area import MM, Area

# More recipients than this go on over the page, below the signature's row.
_BESIDE = 24
# The paragraphs of one point that Word asks for around the table take this much of the gap.
_TAKEN = 1.0


def write_closing(file: WordFile, closing: Closing, layout: Layout, area: Area) -> None:
    """Write both columns; minutes have two signatures, the recipients below them."""
    place = layout.closing
    whole = area.text_width / MM
    right = place.signature_width
    axis = area.from_right(place.signature_axis) / MM - area.left / MM
    start = min(axis - right / 2, whole - right)
    anchor = file.add_paragraph()
    invisible(anchor)
    anchor.paragraph_format.keep_with_next = True
    table = file.add_table(1, 2)
    bare_table(table, (start, whole - start))
    unbroken(table)
    left_cell, right_cell = table.cell(0, 0), table.cell(0, 1)
    if closing.signature:
        _sign(right_cell, closing.signature, layout)
    else:
        invisible(right_cell.paragraphs[0])
    if closing.left_signature:
        _sign(left_cell, closing.left_signature, layout)
        if closing.recipients:
            # Behind a table Word asks for a paragraph: the heading of the list is one.
            _recipients(None, file, closing.recipients, layout, place.gap)
    elif closing.recipients:
        _recipients(left_cell, file, closing.recipients, layout, place.gap)
    else:
        invisible(left_cell.paragraphs[0])


def _sign(cell: _Cell, signature: Signature, layout: Layout) -> None:
    place = layout.closing
    step = place.signature_line_step
    for index, text in enumerate(signature.lines):
        made = cell.add_paragraph() if index else cell.paragraphs[0]
        made.style = StyleName.SIGNATURE_POST if index else StyleName.SIGNATURE_FIRST
        line_height(made, step)
        gap_before(made, 0.0 if index else place.gap - _TAKEN)
        made.paragraph_format.keep_with_next = True
        write(made, text)
    space = place.signature_space if signature.sealed else place.signature_space_unsealed
    name = cell.add_paragraph(style=StyleName.SIGNATURE_NAME)
    line_height(name, step)
    gap_before(name, space - step)
    write(name, signature.name)


def _recipients(
    cell: _Cell | None, file: WordFile, recipients: Recipients, layout: Layout, gap: float
) -> None:
    """Write the list; what is too long to stand beside the signature goes on below it."""
    heading = cell.paragraphs[0] if cell is not None else file.add_paragraph()
    heading.style = StyleName.RECIPIENTS_HEADING
    heading.paragraph_format.left_indent = Mm(layout.closing.recipients_indent)
    gap_before(heading, gap - _TAKEN)
    heading.paragraph_format.keep_with_next = True
    words = heading.add_run(words_of(recipients.heading))
    words.underline = True
    heading.add_run(":")
    items = layout.lists.recipients.marked(recipients.items)
    style = layout.styles
    first_gap = (
        layout.closing.recipients_first_step
        - (1 - ABOVE_BASELINE) * style.recipients_heading.pitch / MM
        - ABOVE_BASELINE * style.recipients.pitch / MM
    )
    for index, item in enumerate(items):
        beside = cell is not None and index < _BESIDE
        made = _item(cell if beside else None, file)
        made.style = StyleName.RECIPIENT
        made.alignment = WD_ALIGN_PARAGRAPH.LEFT
        if index == 0:
            gap_before(made, first_gap)
        _hang(made, item, layout)
    mark = drafter_mark(recipients, layout)
    if mark:
        beside = cell is not None and len(items) <= _BESIDE
        made = _item(cell if beside else None, file)
        made.style = StyleName.DRAFTER
        gap_before(made, layout.closing.drafter_gap)
        write(made, mark)


def _item(cell: _Cell | None, file: WordFile) -> Paragraph:
    return file.add_paragraph() if cell is None else cell.add_paragraph()


def _hang(paragraph: Paragraph, item: str, layout: Layout) -> None:
    """Write an item that hangs on its hyphen."""
    before = layout.lists.recipients.before
    write(paragraph, item)
    if not before.strip():
        paragraph.paragraph_format.first_line_indent = Mm(0)
