"""Papers as files: the renderers of the block tree and pictures of their pages."""

from collections.abc import Iterable

from app.documents.house_style import CURRENT_LAYOUT, Layout, load_layout
from app.documents.model import Document
from app.documents.paper_settings import PaperLook
from app.ports.renderer import FileFormat


class PdfRenderer:
    """Implements ``app.ports.renderer.Renderer``: the layout is read at the first print."""

    def __init__(self, layout_id: str = CURRENT_LAYOUT) -> None:
        self._layout_id = layout_id
        self._layout: Layout | None = None

    def render(
        self, documents: Iterable[Document], file_format: FileFormat, look: PaperLook
    ) -> bytes:
        """Give the PDF; raises ``MissingGlyphError`` and ``LayoutError``."""
        from app.printing.pdf import render_pdf  # late: ReportLab is not wanted before this

        if self._layout is None:
            self._layout = load_layout(self._layout_id)
        (document,) = documents
        return render_pdf(document, self._layout)
