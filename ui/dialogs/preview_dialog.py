"""A paper before it is printed: its pages, a printer, or a file where the person says.

For any screen: it is given the paper and knows nothing of what it says.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.documents.kinds import kind_by_id
from app.domain.record import RecordKind
from app.i18n import _
from app.ports.renderer import FileFormat
from app.services.made_paper import JoinedPapers, MadePaper
from app.services.presenting import Presenter
from ui.context import Context
from ui.theme import GAP, MARGIN
from ui.widgets.label import label
from ui.widgets.pdf_preview import PdfPreview

Deed = Callable[[], None]


class PreviewDialog(QDialog):
    """``saved`` gives the path once the file lies on the disk."""

    saved = Signal(object)

    def __init__(
        self, context: Context, title: str, paper: MadePaper | JoinedPapers, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._context = context
        self._printing = context.services.printing
        self._messages = context.messages
        self._presenter = Presenter(context.runner, context.messages, context.changes.announce)
        self.paper = paper
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self.preview = PdfPreview(self._printing.images, self)
        self.print_button = self._button(_("&In…"), "Ctrl+P", self.choose_printer)
        self.save_button = self._button(
            _("&Lưu PDF…"), "Ctrl+S", lambda: self.choose_file(FileFormat.PDF)
        )
        self.word_button = self._button(
            _("Lưu &Word…"), "Ctrl+Shift+S", lambda: self.choose_file(FileFormat.DOCX)
        )
        self.sign_button = self._button(*self._way_to_sign(paper))
        self.sign_button.setVisible(bool(self.sign_button.text()))
        close = self._button(_("Đóng"), "", self.reject)
        self.word_button.setVisible(isinstance(paper, MadePaper))
        self.told = label(_("Tệp lưu ra ngoài sổ không còn được mã hóa."), "hint", wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.told, 1)
        buttons = (self.sign_button, self.print_button, self.save_button, self.word_button, close)
        for button in buttons:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(self.preview, 1)
        column.addLayout(row)
        self.preview.set_pdf(paper.pdf)
        self.preview.setFocus()
        self.resize(900, 680)

    def put_before_signer(self) -> None:
        """Enter the paper into the register: its signer, recipients and marks are settled there."""
        from ui.dialogs.issue_dialog import IssueDialog  # late: few papers are issued

        if isinstance(self.paper, MadePaper):
            dialog = IssueDialog(self._context, self.paper, self, self._show_copy)
            dialog.prepared.connect(lambda _id, paper: self._show(paper))
            dialog.open()

    def print_to_sign(self) -> None:
        """Put the code of the change log at the foot of an internal paper, and print it."""
        paper, outgoing = self.paper, self._context.services.outgoing
        if not isinstance(paper, MadePaper):
            return

        def coded(made: MadePaper) -> None:
            self._show(made)
            self.choose_printer()

        # What is shown with its code is not entered a second time.
        if paper.document.footer_note:
            coded(paper)
        else:
            self._presenter.act(
                lambda _p: outgoing.coded(paper), coded, kinds=frozenset({RecordKind.PAPER_PRINT})
            )

    def choose_printer(self) -> None:
        """Ask for a printer and print there."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print and say so, or say that the printer refused."""
        if self.preview.print_to(printer):
            self.told.setText(_("Đã gửi tới máy in."))
            self._presenter.act(lambda _p: self._printing.printed())
        else:
            self._messages.inform(
                _("Máy in không nhận bản in."),
                _("Kiểm tra máy in đã bật, còn giấy và được kết nối, rồi in lại."),
            )

    def choose_file(self, file_format: FileFormat) -> None:
        """Ask where the file is to lie and put it there."""
        if file_format is FileFormat.DOCX and not self.word_button.isVisible():
            return  # many papers together are saved as Word where they are chosen
        proposed = str(self._folder / f"{self.paper.file_name}.{file_format}")
        names = {
            FileFormat.PDF: (_("Lưu PDF"), _("Tệp PDF (*.pdf)")),
            FileFormat.DOCX: (_("Lưu Word"), _("Tệp Word (*.docx)")),
        }
        title, pattern = names[file_format]
        chosen, _filter = QFileDialog.getSaveFileName(self, title, proposed, pattern)
        if chosen:
            self.save_to(Path(chosen), file_format)

    def save_to(self, path: Path, file_format: FileFormat = FileFormat.PDF) -> None:
        """Put the paper there; what went wrong is told."""
        paper, printing = self.paper, self._printing
        if isinstance(paper, MadePaper):
            self._presenter.act(lambda _p: printing.save(path, paper, file_format), self._saved)
        else:
            self._presenter.act(lambda _p: printing.save_pdf(path, paper.pdf), self._saved)

    def _way_to_sign(self, paper: MadePaper | JoinedPapers) -> tuple[str, str, Deed]:
        """Return the button that leads to a signature: by the register, or with a code at once."""
        if not isinstance(paper, MadePaper) or (
            paper.record is not None and paper.record[0] is RecordKind.OUTGOING_DOCUMENT
        ):
            return "", "", self.put_before_signer
        spec = kind_by_id(paper.document.kind).spec
        # A group's own paper of a kind that the Commission numbers carries no number.
        if spec.number_book is not None and paper.has_number_line:
            return _("Trình &ký…"), "Ctrl+Shift+P", self.put_before_signer
        if spec.signer is not None:
            return _("In để &ký…"), "Ctrl+Shift+P", self.print_to_sign
        return "", "", self.print_to_sign

    def _show_copy(self, copy: MadePaper, parent: QWidget) -> None:
        PreviewDialog(self._context, _("In để trình ký"), copy, parent).open()

    def _show(self, paper: MadePaper) -> None:
        self.paper = paper
        self.preview.set_pdf(paper.pdf)
        self.preview.setFocus()

    def done(self, result: int) -> None:
        """Close by whatever way, and forget the paper."""
        self.preview.clear()
        super().done(result)

    def _saved(self, path: Path) -> None:
        self._folder = path.parent
        self.told.setText(_("Đã lưu tại {path} (không mã hóa).").format(path=path))
        self.saved.emit(path)

    def _button(self, text: str, keys: str, action: Deed) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(action)
        if keys:
            QShortcut(QKeySequence(keys), self, action)
            button.setToolTip(keys)
        return button
