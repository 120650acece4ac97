"""Text of a paper as Word's runs: cleaned as for the PDF, line feeds as breaks."""

from docx.shared import Pt
from docx.text.paragraph import Paragraph

from app.documents.model import Run
from app.printing.cleaning import cleaned


def write(paragraph: Paragraph, text: str) -> None:
    """Append a text in the paragraph's own style."""
    paragraph.add_run(cleaned(text))


def write_runs(paragraph: Paragraph, runs: tuple[Run, ...]) -> None:
    """Append runs; bold and italic are set only where they are asked for."""
    for run in runs:
        made = paragraph.add_run(cleaned(run.text))
        if run.bold:
            made.bold = True
        if run.italic:
            made.italic = True


def invisible(paragraph: Paragraph) -> None:
    """Make an empty paragraph that Word asks for as low as it can be."""
    paragraph.paragraph_format.line_spacing = Pt(1)
    paragraph.paragraph_format.space_before = Pt(0)
