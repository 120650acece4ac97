"""A map in Word: the picture of what the PDF draws, so that both show the same."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO

from docx.document import Document as WordFile
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Mm

from app.documents.house_style import Layout
from app.documents.model import Document, MapFigure, Orientation, PageSettings
from app.printing.docx.names import StyleName
from app.printing.docx.texts import write
from app.printing.pdf import render_pdf
from app.printing.pdf.area import MM, Area
from app.printing.raster import render_page

_DPI = 220
_WHITE = 250


def write_figure(
    file: WordFile, figure: MapFigure, layout: Layout, area: Area, begins_page: Callable[[], bool]
) -> None:
    """Write the map as a picture with its caption below; its labels are its alternative text."""
    orientation = Orientation.LANDSCAPE if area.width > area.height else Orientation.PORTRAIT
    bare = MapFigure(figure.shapes, figure.height, legend=figure.legend)
    pages = render_pdf(
        (Document("map", "", (bare,), PageSettings(orientation, numbered=False)),),
        lambda _document: layout,
    )
    scale = _DPI / 72
    page = render_page(pages, 0, scale)
    box = _ink(page.pixels, page.width, page.height)
    if box is not None:
        picture = _png(page.pixels, page.width, box)
        made = file.add_paragraph(style=StyleName.MAP_CAPTION)
        made.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        made.paragraph_format.keep_with_next = bool(figure.caption)
        made.paragraph_format.page_break_before = begins_page()
        width = (box[2] - box[0]) / scale / MM
        shape = made.add_run().add_picture(BytesIO(picture), width=Mm(width))
        words = [one.label for one in figure.shapes if one.label]
        told = "; ".join((*words, *(one.text for one in figure.legend)))
        shape._inline.docPr.set("descr", told or figure.caption)
    if figure.caption:
        write(file.add_paragraph(style=StyleName.MAP_CAPTION), figure.caption)


def _ink(pixels: bytes, width: int, height: int) -> tuple[int, int, int, int] | None:
    """Give left, top, right, bottom of what is drawn; ``None`` for an empty page."""
    stride = width * 4
    green = [pixels[y * stride + 1 : (y + 1) * stride : 4] for y in range(height)]
    rows = [y for y, row in enumerate(green) if min(row) < _WHITE]
    if not rows:
        return None
    lowest = [255] * width
    for y in rows:
        lowest = list(map(min, lowest, green[y]))
    columns = [x for x, value in enumerate(lowest) if value < _WHITE]
    return columns[0], rows[0], columns[-1] + 1, rows[-1] + 1


def _png(pixels: bytes, width: int, box: tuple[int, int, int, int]) -> bytes:
    """Write the part of a picture as a grey PNG."""
    left, top, right, bottom = box
    stride = width * 4
    lines = b"".join(
        b"\0" + pixels[y * stride + left * 4 + 1 : y * stride + right * 4 + 1 : 4]
        for y in range(top, bottom)
    )
    head = struct.pack(">IIBBBBB", right - left, bottom - top, 8, 0, 0, 0, 0)
    density = struct.pack(">IIB", round(_DPI / 0.0254), round(_DPI / 0.0254), 1)
    parts = (b"IHDR", head), (b"pHYs", density), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
