"""Block tree + layout → PDF bytes in memory; the only package that knows ReportLab.

The text is set once, as strips, and drawn as it was set. ReportLab's own paragraphs and frames
are not used: they lay text out twice to keep lines together, parse markup that the text of a
record may contain by chance, and cannot keep a signature with just two lines. Import this
package late: ReportLab is not wanted before the first print.
"""

from app.documents.house_style import Layout
from app.documents.model import Document
from app.printing.pdf.area import Area
from app.printing.pdf.fonts import FontSet
from app.printing.pdf.galley import set_document
from app.printing.pdf.metadata import Metadata, metadata_of
from app.printing.pdf.page import PagePainter
from app.printing.pdf.strips import paginate


def render_pdf(document: Document, layout: Layout, *, metadata: Metadata | None = None) -> bytes:
    """Draw a paper; the same paper and layout give the same bytes.

    Raises ``app.printing.errors.MissingGlyphError``. Any thread, one at a time.
    """
    fonts = FontSet(layout.font)
    area = Area.of(layout, document.page.orientation)
    pages = paginate(set_document(document, layout, area, fonts), area.text_height)
    painter = PagePainter(document, layout, area, fonts, metadata or metadata_of(document))
    return painter.draw(pages)
