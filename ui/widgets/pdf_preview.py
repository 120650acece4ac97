"""The preview of a paper with its buttons and keys; the pages themselves are ``PdfPages``.

Ctrl++, Ctrl+-, Ctrl+0 magnify, reduce and fit the width; PgUp and PgDn turn the pages.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.i18n import _
from app.ports.renderer import PageImages
from ui.widgets.label import plain_label
from ui.widgets.pdf_pages import ZOOM_STEP, PdfPages
from ui.widgets.pdf_printing import print_pages


class PdfPreview(QWidget):
    """Shows PDF bytes held in memory and sends the same pages to a printer."""

    def __init__(self, images: PageImages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images = images
        self._pdf = b""
        self.pages = PdfPages(images, self)
        self._page_label = plain_label()
        self._zoom_label = plain_label()
        self._zoom_label.setMinimumWidth(self._zoom_label.fontMetrics().horizontalAdvance("000%"))
        self._zoom_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._previous = self._button("‹", _("Trang trước"), lambda: self._turn(-1))
        self._next = self._button("›", _("Trang sau"), lambda: self._turn(1))
        smaller = self._button("−", _("Thu nhỏ (Ctrl+-)"), self.zoom_out)
        larger = self._button("+", _("Phóng to (Ctrl++)"), self.zoom_in)
        fit = self._button("↔", _("Vừa chiều rộng (Ctrl+0)"), self.pages.fit_width)
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, 0)
        for widget in (self._previous, self._page_label, self._next):
            bar.addWidget(widget)
        bar.addStretch(1)
        for widget in (smaller, self._zoom_label, larger, fit):
            bar.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(bar)
        layout.addWidget(self.pages, 1)
        self.setFocusProxy(self.pages)
        for keys, action in (
            (("Ctrl++", "Ctrl+="), self.zoom_in),
            (("Ctrl+-",), self.zoom_out),
            (("Ctrl+0",), self.pages.fit_width),
        ):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(action)
        self.pages.page_changed.connect(self._show_state)
        self.pages.zoom_changed.connect(self._show_state)
        self._show_state()

    @property
    def pdf(self) -> bytes:
        """The file that is shown; empty where there is none."""
        return self._pdf

    def set_pdf(self, pdf: bytes) -> None:
        """Show another file."""
        self._pdf = pdf
        self.pages.set_pdf(pdf)
        self._show_state()

    def clear(self) -> None:
        """Show nothing and forget the file, as locking asks."""
        self.set_pdf(b"")

    def zoom_in(self) -> None:
        """Magnify by a step."""
        self.pages.set_zoom(self.pages.zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        """Reduce by a step."""
        self.pages.set_zoom(self.pages.zoom / ZOOM_STEP)

    def print_to(self, printer: QPrinter) -> bool:
        """Print what is shown at 300 dpi; False where the printer refuses."""
        return print_pages(self._pdf, self._images, printer)

    def _turn(self, by: int) -> None:
        self.pages.go_to(self.pages.current_page + by)

    def _button(self, sign: str, name: str, action: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(action)
        return button

    def _show_state(self, *_changed: object) -> None:
        page, count = self.pages.current_page, self.pages.page_count
        self._page_label.setText(
            _("Trang {page}/{count}").format(page=page + 1, count=count) if count else ""
        )
        self._zoom_label.setText(_("{percent}%").format(percent=round(self.pages.zoom * 100)))
        self._previous.setEnabled(page > 0)
        self._next.setEnabled(page + 1 < count)
