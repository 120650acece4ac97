"""Text of a paper as Word's runs: cleaned as for the PDF, dates and names not parted."""

import re

from docx.shared import Pt
from docx.text.paragraph import Paragraph

from app.documents.model import Run
from app.printing.cleaning import cleaned
from app.printing.pdf.glue import glued

_BLANKS = re.compile(r"[ \t\n\r\v\f]+")
# XML has no place for them, nor has any font a shape.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def words_of(text: str) -> str:
    """Give a text as Word gets it: blanks of any kind and number are one blank."""
    return glued(_CONTROLS.sub("", _BLANKS.sub(" ", cleaned(text))))


def write(paragraph: Paragraph, text: str) -> None:
    """Append a text in the paragraph's own style."""
    paragraph.add_run(words_of(text))


def write_runs(paragraph: Paragraph, runs: tuple[Run, ...]) -> None:
    """Append runs; bold and italic are set only where they are asked for."""
    for run in runs:
        made = paragraph.add_run(words_of(run.text))
        if run.bold:
            made.bold = True
        if run.italic:
            made.italic = True


def invisible(paragraph: Paragraph) -> None:
    """Make an empty paragraph that Word asks for as low as it can be."""
    paragraph.paragraph_format.line_spacing = Pt(1)
    paragraph.paragraph_format.space_before = Pt(0)
