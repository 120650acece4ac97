"""Pictures of the pages of a PDF, for the preview and for the printer; knows nothing of Qt."""

from threading import Lock

from app.ports.renderer import RasterPage

# PDFium may be used by one thread at a time.
_LOCK = Lock()


class PdfPageImages:
    """Implements ``app.ports.renderer.PageImages`` with PDFium, loaded at first use."""

    def page_sizes(self, pdf: bytes) -> tuple[tuple[float, float], ...]:
        """Give width and height of each page in points."""
        return page_sizes(pdf)

    def render_page(self, pdf: bytes, index: int, scale: float) -> RasterPage:
        """Draw one page; ``scale`` is pixels per point."""
        return render_page(pdf, index, scale)


def page_count(pdf: bytes) -> int:
    """Count the pages."""
    return len(page_sizes(pdf))


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Give width and height of each page in points."""
    import pypdfium2  # late: not before the first preview

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return tuple(document.get_page_size(index) for index in range(len(document)))
        finally:
            document.close()


def render_page(pdf: bytes, index: int, scale: float) -> RasterPage:
    """Draw page ``index`` (from 0) on white; ``scale`` is pixels per point."""
    import pypdfium2  # late: not before the first preview

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[index]
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            width, height, stride = bitmap.width, bitmap.height, bitmap.stride
            rows = bytes(bitmap.buffer)
            bitmap.close()
            page.close()
        finally:
            document.close()
    if stride != width * 4:
        rows = b"".join(rows[y * stride : y * stride + width * 4] for y in range(height))
    return RasterPage(width, height, rows[: width * height * 4])
