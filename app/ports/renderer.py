"""How services get papers as files, and how a screen gets pictures of their pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.documents.model import Document
from app.documents.paper_settings import PaperLook


class FileFormat(StrEnum):
    """What a paper is put into; the value is the suffix of the file without its dot."""

    PDF = "pdf"
    DOCX = "docx"


class Renderer(Protocol):
    """Turns block trees into a file in memory."""

    def render(
        self, documents: Iterable[Document], file_format: FileFormat, look: PaperLook
    ) -> bytes:
        """Give one file of all the papers, each beginning on a page 1 of its own.

        They are taken one after the other, none is kept. Raises a ``DomainError`` for what cannot
        be drawn (``missing_glyph``).
        """
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
