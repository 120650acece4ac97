"""The form of a cancellation: why, and whose word it is."""

from PySide6.QtWidgets import QWidget

from app.domain.flow import Word
from app.i18n import _
from app.ports.messages import Messages
from app.read_models.journal import EngagementDetail
from ui.dialogs.step_dialog import StepDialog
from ui.screens.journal.consent_dialogs import about_line
from ui.screens.journal.presenter import CancelForm, Done, Failed, JournalPresenter


def cancel_dialog(
    parent: QWidget | None,
    presenter: JournalPresenter,
    messages: Messages,
    opened: CancelForm,
    detail: EngagementDetail,
) -> StepDialog:
    """Return the form, about one entry."""

    def send(word: Word, done: Done, failed: Failed) -> None:
        presenter.cancel(detail.row.id, word, done, failed)

    return StepDialog(
        parent,
        messages,
        opened.form,
        send,
        about=about_line(detail),
        by_id=opened.by_id,
        remark=(_("Lý do &hủy (bắt buộc)"), ""),
        keeper=presenter.step_keeper(opened.form),
    )
