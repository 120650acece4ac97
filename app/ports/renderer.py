"""How services get a paper as a file, and how a screen gets pictures of its pages."""

from dataclasses import dataclass
from typing import Protocol

from app.documents.model import Document


class Renderer(Protocol):
    """Turns a block tree into a file in memory."""

    def render(self, document: Document) -> bytes:
        """Give the bytes; raises a ``DomainError`` for what cannot be drawn (``missing_glyph``)."""
        ...


@dataclass(frozen=True, slots=True)
class RasterPage:
    """A picture of a page: 4 bytes a pixel (blue, green, red, unused), rows without gaps."""

    width: int
    height: int
    pixels: bytes


class PageImages(Protocol):
    """Pictures of the pages of a PDF held in memory."""

    def page_sizes(self, pdf: bytes) -> tuple[tuple[float, float], ...]:
        """Give width and height of each page in points (1/72 inch)."""
        ...

    def render_page(self, pdf: bytes, index: int, scale: float) -> RasterPage:
        """Draw page ``index`` (from 0); ``scale`` is pixels per point."""
        ...
