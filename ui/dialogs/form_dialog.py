"""A dialog with a form: Ctrl+Enter or Ctrl+S saves, Esc closes, what is typed is kept as a draft.

Opened with ``open()``, never with a loop of its own, so that the window stays alive. What the
fields mean and where they go is the subclass's.
"""

import datetime as dt
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import CodedError
from app.i18n import _
from app.i18n.formats import date_time
from app.ports.messages import Messages
from app.services.drafts import Payload
from app.services.wording import describe
from ui.dialogs.field_values import hear, read_value, write_value
from ui.theme import GAP, MARGIN
from ui.widgets.form import Form, scrolled
from ui.widgets.label import label, plain_label

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


class FormDialog(QDialog):
    """Base of the dialogs in which a record is written.

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
        self._fields: dict[str, QWidget] = {}
        self._error_rows: dict[str, str] = {}
        self._kept: Payload = {}
        self._fresh: Payload = {}
        self._submitting = False
        self.form = Form()
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
        self._problem = label("", "fieldError", wrap=True)
        self._problem.hide()
        self._draft_bar = _DraftBar()
        self._draft_bar.dropped.triggered.connect(self._drop_draft)
        self._draft_bar.hide()
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(self.submit)
            self.addAction(action)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER_MS)
        self._timer.timeout.connect(self.keep_draft)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        self.head = QVBoxLayout()
        self.head.setSpacing(2)
        column.addLayout(self.head)
        column.addWidget(self._draft_bar)
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, GAP, 0)
        rows.addWidget(self.form)
        rows.addStretch(1)
        self._area = scrolled(body)
        column.addWidget(self._area, 1)
        column.addWidget(self._problem)
        row = QHBoxLayout()
        row.addWidget(label(_("Ctrl+Enter: lưu · Esc: đóng"), "hint"))
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(self.close_button)
        column.addLayout(row)

    def add(self, name: str, caption: str, field: QWidget, hint: str = "") -> None:
        """Add a field to form and draft; it is found again by ``objectName`` == ``name``."""
        field.setObjectName(name)
        self.form.add(name, caption, field, hint)
        self._fields[name] = field
        hear(field, self._on_changed)
        for one in (field, *field.findChildren(QWidget)):
            one.installEventFilter(self)

    def error_row(self, name: str, row: str) -> None:
        """Show errors that name ``name`` at the field ``row``, which holds it."""
        self._error_rows[name] = row

    def start(self, draft: tuple[dt.datetime, Payload] | None = None) -> None:
        """Call when the fields are filled: puts a draft back, then marks what is unchanged."""
        self._fresh = self.payload()
        self._kept = self._fresh
        if draft is None:
            return
        saved, payload = draft
        if payload == self._fresh:
            return
        self.restore(payload)
        self._kept = self.payload()
        self._draft_bar.show_for(saved)

    def payload(self) -> Payload:
        """Return what stands in all fields."""
        return {name: read_value(field) for name, field in self._fields.items()}

    def restore(self, payload: Payload) -> None:
        """Put back what stood in the fields."""
        for name, field in self._fields.items():
            if name in payload:
                write_value(field, payload[name])

    def is_changed(self) -> bool:
        """Tell whether anything differs from what the form began with."""
        return self.payload() != self._fresh

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

    def submit(self) -> None:
        """Gather the fields and hand them over; errors go to the fields that they name."""
        if self._submitting:
            return
        self._timer.stop()
        self.form.clear_errors()
        self._problem.hide()
        try:
            self.set_submitting(True)
            self.gather_and_send()
        except CodedError as error:
            self.refused(error)

    def gather_and_send(self) -> None:
        """Make the command and hand it to the presenter; raises DomainError naming a field."""
        raise NotImplementedError

    def accepted_by_store(self) -> None:
        """Close: what was typed is saved; the draft went with the same commit."""
        self._kept = self._fresh = self.payload()
        self.accept()

    def refused(self, error: Exception) -> None:
        """Show why nothing was saved; everything typed stays."""
        self.set_submitting(False)
        if not isinstance(error, CodedError):
            self._messages.failed(error)
            return
        name = error.values.get("field")
        if isinstance(name, str):
            row = self._error_rows.get(name, name)
            if row in self._fields:
                words = describe(error)
                self.form.show_error(row, f"{words.what} {words.advice}")
                self._area.ensureWidgetVisible(self._fields[row])
                return
        words = describe(error)
        self._problem.setText(f"{words.what} {words.advice}")
        self._problem.show()

    def set_submitting(self, on: bool) -> None:
        """Block a second submit while the store works."""
        self._submitting = on
        self.save_button.setEnabled(not on)

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll to the field that gets the focus."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 0, MARGIN)
        return super().eventFilter(watched, event)

    def _on_changed(self) -> None:
        if self._keeper is not None and not self._timer.isActive():
            self._timer.start()

    def _drop_draft(self) -> None:
        self.restore(self._fresh)
        self._draft_bar.hide()
        self.keep_draft()


class _DraftBar(QFrame):
    """Says that a draft was put back, and takes it away again if it is not wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.dropped = QAction(_("&Bỏ bản nháp"), self)
        self._text = plain_label()
        self._text.setWordWrap(True)
        button = QPushButton(self.dropped.text())
        button.setAutoDefault(False)
        button.clicked.connect(self.dropped.trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 4, GAP, 4)
        row.addWidget(self._text, 1)
        row.addWidget(button)

    def show_for(self, saved: dt.datetime) -> None:
        """Tell of a draft kept at that instant."""
        when = date_time(saved)
        self._text.setText(_("Đã lấy lại nội dung đang ghi dở lúc {when}.").format(when=when))
        self.show()
