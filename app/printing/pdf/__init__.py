"""Block trees + layout → PDF bytes in memory; the only package that knows ReportLab.

The text is set once, as strips, and drawn as it was set. ReportLab's own paragraphs and frames
are not used: they lay text out twice to keep lines together, parse markup that the text of a
record may contain by chance, and cannot keep a signature with just two lines. Import this
package late: ReportLab is not wanted before the first print.
"""

from collections.abc import Callable, Iterable

from app.documents.house_style import Layout
from app.documents.model import Document
from app.printing.pdf.page import FilePainter


def render_pdf(documents: Iterable[Document], layout_for: Callable[[Document], Layout]) -> bytes:
    """Draw papers one after the other into one file; the same papers give the same bytes.

    Each begins on a page 1 of its own; what was set of it is forgotten once it is drawn. Without
    any paper there are no bytes. Raises ``app.printing.errors.MissingGlyphError``. Any thread,
    one at a time.
    """
    painter = FilePainter()
    papers = iter(documents)
    document = next(papers, None)
    while document is not None:
        following = next(papers, None)
        painter.draw(document, layout_for(document), alone=following is None)
        document = following
    return painter.finished()
