"""Block tree + layout → a Word file in memory; the only package that knows python-docx.

The text and its order are those of the PDF. Look comes from named styles, so that what a clerk
changes stays clean. Import this package late: it is not wanted before the first file for Word.
"""

from collections.abc import Callable, Iterable

from app.documents.house_style import Layout
from app.documents.model import Document
from app.printing.docx.archive import fixed_bytes
from app.printing.docx.sections import begin_section
from app.printing.docx.start import new_file
from app.printing.docx.writer import PaperWriter
from app.printing.pdf.metadata import metadata_of


def render_docx(documents: Iterable[Document], layout_for: Callable[[Document], Layout]) -> bytes:
    """Write one file of all the papers; no paper gives no bytes. Same papers, same bytes.

    The styles are those of the first paper's layout; each paper begins a section with page 1.
    """
    papers = list(documents)
    if not papers:
        return b""
    first = papers[0]
    layout = layout_for(first)
    file = new_file(layout, metadata_of(first, len(papers) - 1), first.dated)
    for index, paper in enumerate(papers):
        section = begin_section(file, paper, layout_for(paper), is_first=index == 0)
        PaperWriter(file, paper, layout_for(paper), section).write()
    return fixed_bytes(file)
