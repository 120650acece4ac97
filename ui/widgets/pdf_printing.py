"""Sending the pages of a PDF to a printer: the same pages as in the preview, at 300 dpi."""

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.ports.renderer import PageImages
from ui.widgets.pdf_pages import image_of

_DOTS_PER_INCH = 300


def print_pages(pdf: bytes, images: PageImages, printer: QPrinter) -> bool:
    """Print the pages that the printer's page range names; False where the printer refuses.

    One page is held in memory at a time. Sheet size and orientation follow each page.
    """
    sizes = images.page_sizes(pdf)
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or len(sizes), len(sizes))
    painter = QPainter()
    started = False
    try:
        for index in range(first - 1, last):
            printer.setFullPage(True)
            printer.setPageLayout(_sheet(*sizes[index]))
            if not started:
                if not painter.begin(printer):
                    return False
                started = True
            elif not printer.newPage():
                return False
            image = image_of(images.render_page(pdf, index, _DOTS_PER_INCH / 72))
            painter.drawImage(QRectF(painter.viewport()), image)
    finally:
        if started:
            painter.end()
    return started


def _sheet(width: float, height: float) -> QPageLayout:
    """Describe a sheet without margins: the page brings its own."""
    turned = width > height
    size = QPageSize(
        QSizeF(min(width, height), max(width, height)),
        QPageSize.Unit.Point,
        "",
        QPageSize.SizeMatchPolicy.FuzzyMatch,
    )
    orientation = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, orientation, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
