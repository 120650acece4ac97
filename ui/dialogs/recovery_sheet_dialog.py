"""Shows the recovery sheet of a new book, once, to be printed: two halves for two keepers."""

from PySide6.QtGui import QCloseEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.ports.renderer import PageImages
from ui.widgets.label import label
from ui.widgets.pdf_preview import PdfPreview


class RecoverySheetDialog(QDialog):
    """Two halves, one after the other; cannot be closed before the person says they are kept."""

    def __init__(
        self, halves: tuple[bytes, bytes], images: PageImages, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._halves = halves
        self._shown = 0
        self.setWindowTitle(_("Phiếu khôi phục"))
        self.resize(820, 660)
        self.preview = PdfPreview(images, self)
        self.switch = QPushButton()
        self.switch.clicked.connect(self._switch)
        print_button = QPushButton(_("In nửa nà&y…"))
        print_button.clicked.connect(self._print)
        self.kept = QCheckBox(_("Đã &in hoặc chép tay đủ hai nửa và giao cho hai người giữ riêng"))
        self.kept.toggled.connect(self._allow)
        self.buttons = QDialogButtonBox()
        self.done_button = self.buttons.addButton(
            _("&Xong"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(
            label(
                _(
                    "Phiếu chỉ hiện một lần này. Quên mật khẩu mà không có đủ hai nửa thì không "
                    "ai mở được sổ. Chương trình không lưu phiếu ra đĩa."
                ),
                "hint",
                wrap=True,
            )
        )
        column.addWidget(self.preview, 1)
        row = QHBoxLayout()
        row.addWidget(self.switch)
        row.addWidget(print_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.kept)
        column.addWidget(self.buttons)
        self._allow(False)
        self._show()

    def reject(self) -> None:
        """Esc closes only once the person said that the sheet is kept."""
        if self.kept.isChecked():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.kept.isChecked():
            event.ignore()
            return
        self.preview.clear()
        super().closeEvent(event)

    def _allow(self, kept: bool) -> None:
        self.done_button.setEnabled(kept)

    def _show(self) -> None:
        self.preview.set_pdf(self._halves[self._shown])
        self.switch.setText(_("Xem nửa thứ &hai") if self._shown == 0 else _("Xem nửa thứ n&hất"))

    def _switch(self) -> None:
        self._shown = 1 - self._shown
        self._show()

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        # On paper alone: a file would hold the key of the book in plain sight.
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
        if dialog.exec() and not printer.outputFileName():
            self.preview.print_to(printer)
