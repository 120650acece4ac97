"""What the book does not hold of an invitation to a leaders' session: guests, what to prepare."""

import uuid

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services.letter_papers import InvitationText
from ui.context import Context
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.paper_windows import PaperWindows
from ui.widgets.form import TextArea


class InvitationPaperDialog(FormDialog):
    """Hands what is typed over to the paper; nothing of it is kept in the book."""

    def __init__(
        self, parent: QWidget, context: Context, session_id: uuid.UUID, typed: InvitationText
    ) -> None:
        super().__init__(parent, _("Giấy mời"), _("&Lập giấy mời"), context.messages)
        self._session_id = session_id
        self._papers = context.services.letter_papers
        self._windows = PaperWindows(context, parent)
        self.guests = TextArea(_("Thành phần được mời"), 6)
        self.guests.setPlainText(typed.guests)
        self.notes = TextArea(_("Đề nghị chuẩn bị"), 3)
        self.notes.setPlainText(typed.notes)
        self.add(
            "guests",
            _("&Thành phần được mời"),
            self.guests,
            _("Mỗi dòng một cơ quan hoặc một đồng chí."),
        )
        self.add("notes", _("Đề nghị &chuẩn bị"), self.notes)
        self.start()
        self.resize(620, 360)
        self.guests.setFocus()

    def gather_and_send(self) -> None:
        """Ask for the paper; see ``LetterPapers.leaders_session``."""
        typed = InvitationText(self.guests.toPlainText(), self.notes.toPlainText())
        self._windows.show(
            _("Giấy mời"),
            lambda: self._papers.leaders_session(self._session_id, typed),
            self.refused,
            self.accepted_by_store,
        )
