"""From a subject to the bytes of a paper, and pictures of its pages."""

from app.documents.model import Document
from app.ports.renderer import PageImages, Renderer
from app.services.service import Service
from app.services.session import Session


class Printing(Service):
    """Gathers a paper's context, has it built and rendered; bytes stay in memory."""

    def __init__(self, session: Session, renderer: Renderer, images: PageImages) -> None:
        super().__init__(session)
        self._renderer = renderer
        self.images = images
        """For the preview: may be called on any thread, reads nothing of the store."""

    def render(self, document: Document) -> bytes:
        """Return the PDF of a built paper."""
        return self._renderer.render(document)
