"""The form of an outcome opens by itself on the day of return (QC Đ7.A.5, Đ8.1).

Over whatever screen is in front, once a session and when another day has come; Esc is "later".
"""

import uuid

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from shiboken6 import isValid

from app.domain.engagement import EngagementKind
from app.i18n import _
from ui.context import Context
from ui.dialogs.form_dialog import FormDialog
from ui.screens.journal.due_presenter import DuePresenter
from ui.screens.journal.outcome_dialog import OutcomeDialog
from ui.screens.journal.presenter import JournalPresenter, Opened, lacks_notice
from ui.screens.journal.session_minutes_dialog import SessionMinutesDialog
from ui.screens.journal.session_presenter import SessionPresenter, SessionStart
from ui.widgets.label import label

#: How often it is looked whether another day has come, or what was in front is gone.
LOOK_EVERY_MS = 60_000


class DueReminder(QObject):
    """Lives as long as the main window, which is its parent; ``dialog`` is what it opened."""

    def __init__(self, window: QObject, context: Context) -> None:
        super().__init__(window)
        services = context.services
        told = (context.runner, context.messages, context.changes.announce)
        self._context = context
        self._due = DuePresenter(*told, services.outcomes, services.session.clock.today)
        self._entries = JournalPresenter(
            *told,
            services.journal,
            services.drafts,
            services.grounds,
            services.outcomes,
            services.findings,
            services.traces,
            services.journal_extracts,
        )
        self._sessions = SessionPresenter(*told, services.group_sessions, services.drafts)
        self._more = 0
        self.dialog: FormDialog | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look now, and from time to time."""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Offer the oldest outcome that is due, where nothing else is in front."""
        if self._due.is_time() and QApplication.activeModalWidget() is None:
            self._due.look(self._offer)

    def _offer(self, entry_id: uuid.UUID, more: int) -> None:
        self._more = more
        self._entries.open_outcome(entry_id, self._open)

    def _open(self, opened: Opened) -> None:
        if not isValid(self) or opened.detail is None:
            return
        if QApplication.activeModalWidget() is not None:
            self._due.later()
        elif opened.detail.row.kind is EngagementKind.GROUP_SESSION:
            self._sessions.open_minutes(opened.detail.row.id, self._open_minutes)
        elif not lacks_notice(opened.detail):
            window = self._window()
            messages = self._context.messages
            self._show(OutcomeDialog(window, self._entries, messages, opened, opened.detail))

    def _open_minutes(self, opened: SessionStart) -> None:
        if not isValid(self) or opened.form.detail is None:
            return
        window, messages = self._window(), self._context.messages
        self._show(
            SessionMinutesDialog(window, self._sessions, messages, opened, opened.form.detail)
        )

    def _window(self) -> QWidget | None:
        parent = self.parent()
        return parent if isinstance(parent, QWidget) else None

    def _show(self, dialog: FormDialog) -> None:
        text = _("Đến ngày báo kết quả việc này. Esc: để sau.")
        if self._more:
            text = _("Đến ngày báo kết quả việc này; còn {count} việc khác chờ báo. Esc: để sau.")
        row = QHBoxLayout()
        row.addWidget(label(text.format(count=self._more), "hint", wrap=True), 1)
        off = QPushButton(_("Hôm nay không hỏi nữ&a"))
        off.setAutoDefault(False)
        off.clicked.connect(self._put_off)
        row.addWidget(off)
        dialog.head.insertLayout(0, row)
        self.put_off_button = off
        self.dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.open()

    def _put_off(self) -> None:
        self._due.put_off()
        if self.dialog is not None:
            self.dialog.reject()

    def _forget(self) -> None:
        self.dialog = None
