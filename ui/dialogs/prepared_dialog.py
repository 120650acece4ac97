"""What follows once a paper is entered as put before the signer: its prints, its number."""

import uuid
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain.errors import CodedError
from app.i18n import _
from app.services.made_paper import MadePaper
from app.services.outgoing.forms import NumberOffer, PaperCopy
from app.services.wording import describe
from ui.context import Context
from ui.dialogs.number_dialog import NumberDialog
from ui.dialogs.outgoing_presenter import OutgoingFormsPresenter, desk_words
from ui.theme import GAP, MARGIN
from ui.widgets.flow import flow
from ui.widgets.label import label

#: Opens a preview of a paper over a window; the preview itself leads here.
ShowPaper = Callable[[MadePaper, QWidget], None]


class PreparedDialog(QDialog):
    """Prints for signature, and numbering at once where this machine gives the numbers."""

    def __init__(
        self,
        context: Context,
        document_id: uuid.UUID,
        title: str,
        parent: QWidget | None,
        show: ShowPaper,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._show_paper = show
        self._id = document_id
        self._title = title
        self._presenter = OutgoingFormsPresenter(
            context.services, context.runner, context.messages, context.changes.announce
        )
        self.setWindowTitle(_("Đã trình ký"))
        self.told = label("", "hint", wrap=True)
        self.filing_button = self._button(_("In bản &lưu để ký…"), self.print_filing)
        self.filing_button.setToolTip(_("Bản ký, lưu tại cơ quan; chân trang cuối có mã đối chiếu"))
        self.issue_button = self._button(_("In bản &phát hành…"), self.print_issue)
        self.number_button = self._button(_("&Cấp số ngay…"), self.number)
        self.number_button.setEnabled(False)
        close = self._button(_("Đóng"), self.reject)
        close.setToolTip(_("Esc"))
        holder, row = flow()
        for button in (self.filing_button, self.issue_button, self.number_button):
            row.addWidget(button)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(label(title, "section", wrap=True))
        column.addWidget(self.told)
        column.addWidget(holder)
        column.addStretch(1)
        column.addLayout(foot)
        self.resize(560, 260)
        self._presenter.offer_number(document_id, None, self._show, self._no_number)

    def print_filing(self) -> None:
        """Make the copy that is signed and filed."""
        self._presenter.print_for_signature(self._id, PaperCopy.FILING, self._preview)

    def print_issue(self) -> None:
        """Make the copy that leaves the house."""
        self._presenter.print_for_signature(self._id, PaperCopy.ISSUE, self._preview)

    def number(self) -> None:
        """Open the form of the number."""
        self._presenter.begin_number(self._id, self._number)

    def _number(self, offer: NumberOffer) -> None:
        if not isValid(self):
            return
        dialog = NumberDialog(self._context, self._id, self._title, offer, self)
        dialog.accepted.connect(self.accept)
        dialog.open()

    def _show(self, offer: NumberOffer) -> None:
        if not isValid(self):
            return
        stands = _("Văn bản đã vào sổ văn bản đi, chưa có số. In bản lưu, trình ký rồi cấp số.")
        self.told.setText(f"{stands} {desk_words(offer)}")
        self.number_button.setEnabled(offer.is_desk or not offer.desk_name)

    def _no_number(self, error: Exception) -> None:
        if not isValid(self):
            return
        if not isinstance(error, CodedError):
            self._context.messages.failed(error)
            return
        words = describe(error)
        self.told.setText(f"{words.what} {words.advice}")

    def _preview(self, paper: MadePaper) -> None:
        if not isValid(self):
            return
        self._show_paper(paper, self)

    def _button(self, text: str, action: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(action)
        return button
