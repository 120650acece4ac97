"""The pages of a PDF one below the other, drawn when they come into sight. No buttons here."""

from bisect import bisect_right
from collections import OrderedDict
from itertools import accumulate

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.i18n import _
from app.ports.renderer import PageImages, RasterPage

ZOOM_STEP = 1.2
_LEAST_ZOOM, _GREATEST_ZOOM = 0.25, 5.0
# Pixels per point at 100 %: a screen is taken to have 96 pixels an inch.
_SCREEN = 96 / 72
_GAP = 14
_KEPT_PICTURES = 8
_LINE = 40


class PdfPages(QAbstractScrollArea):
    """Shows a PDF held in memory; ``clear`` forgets it, pictures too."""

    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, images: PageImages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images = images
        self._pdf = b""
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._tops: list[int] = []
        self._zoom = 1.0
        self._fits_width = True
        self._page = -1
        self._pictures: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self.setAccessibleName(_("Bản xem trước"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.verticalScrollBar().valueChanged.connect(self._find_page)

    @property
    def page_count(self) -> int:
        """Number of pages."""
        return len(self._sizes)

    @property
    def current_page(self) -> int:
        """The page at the top of the view, from 0; -1 where there is none."""
        return self._page

    @property
    def zoom(self) -> float:
        """Magnification; 1 is 100 %."""
        return self._zoom

    def set_pdf(self, pdf: bytes) -> None:
        """Show another file from its first page on, as wide as the view."""
        self._pictures.clear()
        self._pdf = pdf
        self._sizes = self._images.page_sizes(pdf) if pdf else ()
        self._page = -1
        self._fits_width = True
        self.verticalScrollBar().setValue(0)
        self._arrange()

    def clear(self) -> None:
        """Show nothing and forget the file."""
        self.set_pdf(b"")

    def set_zoom(self, zoom: float) -> None:
        """Magnify, keeping the same place of the paper at the top."""
        self._fits_width = False
        self._change_zoom(min(max(zoom, _LEAST_ZOOM), _GREATEST_ZOOM))

    def fit_width(self) -> None:
        """Make the widest page as wide as the view, and keep it so when the view is resized."""
        self._fits_width = True
        self._arrange()

    def go_to(self, page: int) -> None:
        """Bring a page (from 0) to the top."""
        if self._sizes:
            page = min(max(page, 0), len(self._sizes) - 1)
            self.verticalScrollBar().setValue(self._tops[page] - _GAP)
            self._set_page(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            if steps:
                self.set_zoom(self._zoom * ZOOM_STEP**steps)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown:
                self.go_to(self._page + 1)
            case Qt.Key.Key_PageUp:
                self.go_to(self._page - 1)
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Down:
                bar.setValue(bar.value() + _LINE)
            case Qt.Key.Key_Up:
                bar.setValue(bar.value() - _LINE)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().mid())
        border = self.palette().color(QPalette.ColorRole.Dark)
        for index in range(len(self._sizes)):
            place = self._place(index)
            if place.intersects(event.rect()):
                painter.drawImage(place, self._picture(index))
                painter.setPen(border)
                painter.drawRect(place)
        painter.end()

    def _place(self, index: int) -> QRect:
        """Where a page lies in the view."""
        width, height = self._pixel_size(index)
        spare = max(self.viewport().width() - width, 0) // 2
        corner = QPoint(
            spare - self.horizontalScrollBar().value() + (0 if spare else _GAP),
            self._tops[index] - self.verticalScrollBar().value(),
        )
        return QRect(corner.x(), corner.y(), width, height)

    def _pixel_size(self, index: int) -> tuple[int, int]:
        width, height = self._sizes[index]
        return round(width * self._zoom * _SCREEN), round(height * self._zoom * _SCREEN)

    def _picture(self, index: int) -> QImage:
        scale = self._zoom * _SCREEN * self.devicePixelRatioF()
        key = (index, scale)
        picture = self._pictures.get(key)
        if picture is None:
            picture = image_of(self._images.render_page(self._pdf, index, scale))
            self._pictures[key] = picture
            while len(self._pictures) > _KEPT_PICTURES:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return picture

    def _arrange(self) -> None:
        """Recompute what follows from size and zoom."""
        if self._fits_width and self._sizes:
            widest = max(width for width, _height in self._sizes)
            room = self.viewport().width() - 2 * _GAP
            wanted = min(max(room / (widest * _SCREEN), _LEAST_ZOOM), _GREATEST_ZOOM)
            if wanted != self._zoom:
                self._change_zoom(wanted)
                return
        heights = [self._pixel_size(index)[1] + _GAP for index in range(len(self._sizes))]
        self._tops = list(accumulate(heights, initial=_GAP))[:-1] if heights else []
        whole = sum(heights) + _GAP
        widest_page = max((self._pixel_size(index)[0] for index in range(len(heights))), default=0)
        view = self.viewport().size()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setPageStep(view.height())
        vertical.setSingleStep(_LINE)
        vertical.setRange(0, max(whole - view.height(), 0))
        horizontal.setPageStep(view.width())
        horizontal.setRange(0, max(widest_page + 2 * _GAP - view.width(), 0))
        self._find_page()
        self.viewport().update()

    def _change_zoom(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / self._zoom
        fits = self._fits_width
        self._zoom = zoom
        self._fits_width = False  # the new size must not be fitted once more on the way
        self._arrange()
        self._fits_width = fits
        bar.setValue(round(share * zoom))
        self.zoom_changed.emit(zoom)

    def _find_page(self) -> None:
        bar = self.verticalScrollBar()
        if not self._tops:
            self._set_page(-1)
            return
        middle = bar.value() + self.viewport().height() // 3
        page = max(bisect_right(self._tops, middle) - 1, 0)
        if bar.value() == bar.maximum() and bar.maximum() > 0:
            page = len(self._tops) - 1
        self._set_page(page)
        self.viewport().update()

    def _set_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)


def image_of(page: RasterPage) -> QImage:
    """Make a Qt image that owns its pixels."""
    return QImage(
        page.pixels, page.width, page.height, page.width * 4, QImage.Format.Format_RGB32
    ).copy()
