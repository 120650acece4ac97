"""What can be done with sessions of a group: call one, change it, write its minutes."""

import uuid

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ports.messages import Messages
from ui.dialogs.form_dialog import FormDialog
from ui.screens.journal.session_dialog import SessionDialog
from ui.screens.journal.session_minutes_dialog import SessionMinutesDialog
from ui.screens.journal.session_presenter import SessionPresenter, SessionStart
from ui.widgets.action import screen_action


class SessionActions(QObject):
    """``new_session`` is the action; ``dialog`` the form that was opened last, if still open."""

    written = Signal(object)
    """A session was written; gives its id."""

    def __init__(self, window: QWidget, presenter: SessionPresenter, messages: Messages) -> None:
        super().__init__(window)
        self._window = window
        self._presenter = presenter
        self._messages = messages
        self.dialog: FormDialog | None = None
        self.new_session = screen_action(
            window,
            _("Sinh hoạt nhóm…"),
            "Ctrl+Shift+G",
            lambda: self._presenter.open_plan(None, self._open_plan),
            _("Sinh hoạt nhóm (Ctrl+Shift+G)"),
        )

    def change(self, session_id: uuid.UUID) -> None:
        """Open the form of a session that is called."""
        self._presenter.open_plan(session_id, self._open_plan)

    def write_minutes(self, session_id: uuid.UUID) -> None:
        """Open the minutes of a session."""
        self._presenter.open_minutes(session_id, self._open_minutes)

    def _open_plan(self, opened: SessionStart) -> None:
        dialog = SessionDialog(self._window, self._presenter, self._messages, opened)
        dialog.written.connect(self.written)
        self._show(dialog)

    def _open_minutes(self, opened: SessionStart) -> None:
        detail = opened.form.detail
        if detail is None:
            return
        dialog = SessionMinutesDialog(self._window, self._presenter, self._messages, opened, detail)
        dialog.written.connect(self.written)
        self._show(dialog)

    def _show(self, dialog: FormDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None
