"""A dialog that saves: Ctrl+Enter or Ctrl+S, Esc closes, what is typed is kept as a draft.

What stands in it, and how that is read and kept, is the subclass's.
"""

from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from app.domain.errors import CodedError
from app.i18n import _
from app.ports.messages import Messages
from app.services.drafts import Payload
from ui.widgets.label import label

#: A crash costs at most this much typing (and the one that is being written).
DRAFT_AFTER_MS = 3000


class DraftKeeper(Protocol):
    """Where the draft of one form is kept; given by the presenter."""

    def save(self, payload: Payload) -> None:
        """Keep what stands in the form."""
        ...

    def wipe(self) -> None:
        """Throw it away."""
        ...


class SavingDialog(QDialog):
    """Base of the dialogs in which something is written and saved.

    Without a ``keeper`` nothing is kept and closing asks before typed text is lost.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        save_text: str,
        messages: Messages,
        keeper: DraftKeeper | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setModal(True)
        self._messages = messages
        self._keeper = keeper
        self._submitting = False
        self._fresh: Payload = {}
        self._kept: Payload = {}
        self.save_button = QPushButton(save_text)
        self.save_button.setObjectName("primary")
        self.save_button.setToolTip(_("Ctrl+Enter hoặc Ctrl+S"))
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self.submit)
        self.close_button = QPushButton(_("Đóng"))
        self.close_button.setToolTip(
            _("Esc: đóng, nội dung đang ghi dở được giữ lại") if keeper else _("Esc")
        )
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self.problem = label("", "fieldError", wrap=True)
        self.problem.hide()
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(self.submit)
            self.addAction(action)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER_MS)
        self._timer.timeout.connect(self.keep_draft)

    def buttons(self, before: str = "") -> QHBoxLayout:
        """Return the row at the foot: the keys, then save and close."""
        row = QHBoxLayout()
        row.addWidget(label(before + _("Ctrl+Enter: lưu · Esc: đóng"), "hint", wrap=True), 1)
        row.addWidget(self.save_button)
        row.addWidget(self.close_button)
        return row

    def is_changed(self) -> bool:
        """Tell whether anything differs from what the form began with."""
        return self.payload() != self._fresh

    def payload(self) -> Payload:
        """Return what stands in the dialog, as a draft keeps it."""
        raise NotImplementedError

    def keep_draft(self) -> None:
        """Keep what stands in the form now, if it is not kept already."""
        self._timer.stop()
        payload = self.payload()
        if self._keeper is None or self._submitting or payload == self._kept:
            return
        self._kept = payload
        if payload == self._fresh:
            self._keeper.wipe()
        else:
            self._keeper.save(payload)

    def clear_errors(self) -> None:
        """Take away what was said about the last try."""
        raise NotImplementedError

    def gather_and_send(self) -> None:
        """Make the command and hand it to the presenter; raises CodedError for bad fields."""
        raise NotImplementedError

    def refused(self, error: Exception) -> None:
        """Show why nothing was saved; everything typed stays."""
        raise NotImplementedError

    def submit(self) -> None:
        """Gather the fields and hand them over; errors go to the fields that they name."""
        if self._submitting:
            return
        self._timer.stop()
        self.clear_errors()
        self.problem.hide()
        try:
            self.set_submitting(True)
            self.gather_and_send()
        except CodedError as error:
            self.refused(error)

    def set_submitting(self, on: bool) -> None:
        """Block a second submit while the store works."""
        self._submitting = on
        self.save_button.setEnabled(not on)

    def say_problem(self, text: str) -> None:
        """Say what stands against saving, above the buttons."""
        self.problem.setText(text)
        self.problem.show()

    def on_changed(self) -> None:
        """Call when something was typed: it is kept a little later."""
        if self._keeper is not None and not self._timer.isActive():
            self._timer.start()

    def reject(self) -> None:
        """Close by Esc or button: keeps the draft, or asks where there is none."""
        if self._submitting:
            return
        if self._keeper is not None:
            changed = self.is_changed()
            self.keep_draft()
            if changed:
                self._messages.done(_("Đã giữ nội dung đang ghi dở; mở lại để ghi tiếp."))
        elif self.is_changed() and not self._messages.confirm(
            _("Bỏ nội dung đang ghi?"), _("Bỏ"), _("Nội dung vừa gõ chưa được lưu.")
        ):
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._submitting:
            event.ignore()
        else:
            super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter alone never saves a form of many fields.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)
