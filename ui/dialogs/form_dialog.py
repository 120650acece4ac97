"""A dialog with a form: Ctrl+Enter or Ctrl+S saves, Esc closes, what is typed is kept as a draft.

Opened with ``open()``, never with a loop of its own, so that the window stays alive. What the
fields mean and where they go is the subclass's.
"""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.errors import CodedError
from app.i18n import _
from app.i18n.formats import date_time
from app.ports.messages import Messages
from app.services.drafts import Payload
from app.services.wording import describe
from ui.dialogs.field_values import hear, read_value, write_value
from ui.dialogs.saving_dialog import DraftKeeper, SavingDialog
from ui.theme import GAP, MARGIN
from ui.widgets.form import Form, scrolled
from ui.widgets.label import plain_label


class FormDialog(SavingDialog):
    """Base of the dialogs in which a record is written."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        save_text: str,
        messages: Messages,
        keeper: DraftKeeper | None = None,
    ) -> None:
        super().__init__(parent, title, save_text, messages, keeper)
        self._fields: dict[str, QWidget] = {}
        self._error_rows: dict[str, str] = {}
        self.form = Form()
        self._draft_bar = _DraftBar()
        self._draft_bar.dropped.triggered.connect(self._drop_draft)
        self._draft_bar.hide()
        self._lay_out()

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
        column.addWidget(self.problem)
        column.addLayout(self.buttons())

    def add(self, name: str, caption: str, field: QWidget, hint: str = "") -> None:
        """Add a field to form and draft; it is found again by ``objectName`` == ``name``."""
        field.setObjectName(name)
        self.form.add(name, caption, field, hint)
        self._fields[name] = field
        hear(field, self.on_changed)
        for one in (field, *field.findChildren(QWidget)):
            one.installEventFilter(self)

    def error_row(self, name: str, row: str) -> None:
        """Show errors that name ``name`` at the field ``row``, which holds it."""
        self._error_rows[name] = row

    def start(self, draft: tuple[dt.datetime, Payload] | None = None) -> None:
        """Call when the fields are filled: puts a draft back, then marks what is unchanged."""
        self._fresh = self.payload()
        self._kept = self._fresh
        if self.focusWidget() is None and self._fields:
            # Qt would begin at the area that scrolls.
            next(iter(self._fields.values())).setFocus()
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

    def clear_errors(self) -> None:
        """Take away what was said about the last try."""
        self.form.clear_errors()

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
        self.say_problem(f"{words.what} {words.advice}")

    def refused_for(self, errors: Sequence[CodedError]) -> None:
        """Show all that is missing at once, each at its field; the first one gets the focus."""
        for error in reversed(errors):
            self.refused(error)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll to the field that gets the focus."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 0, MARGIN)
        return super().eventFilter(watched, event)

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
