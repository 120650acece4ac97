"""Papers as files: the renderers of the block tree and pictures of their pages."""

from collections.abc import Iterable
from functools import partial

from app.documents.layouts import layout_for
from app.documents.model import Document, Paragraph, Run
from app.documents.paper_settings import PaperLook
from app.ports.renderer import FileFormat

_PLAIN = Document("plain", "", (Paragraph((Run("a"), Run("b", bold=True), Run("c", italic=True))),))


class PaperRenderer:
    """Implements ``app.ports.renderer.Renderer``; a paper is laid out by the guidance of its day.

    What draws is imported at the first print: the start of the program does not wait for it.
    """

    def render(
        self, documents: Iterable[Document], file_format: FileFormat, look: PaperLook
    ) -> bytes:
        """Give the file; raises ``MissingGlyphError`` and ``LayoutError``."""
        chosen = partial(layout_for, look=look)
        if file_format is FileFormat.DOCX:
            from app.printing.docx import render_docx

            return render_docx(documents, chosen)
        from app.printing.pdf import render_pdf

        return render_pdf(documents, chosen)

    @staticmethod
    def warm_up() -> None:
        """Do at leisure what the first print needs: modules, layouts, the faces of plain text."""
        from app.printing.pdf import render_pdf

        render_pdf((_PLAIN,), layout_for)
