"""What was said, beside what had been prepared to be said (QC Đ6.1, Đ7.A.5)."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from ui.theme import GAP
from ui.widgets.form import TextArea
from ui.widgets.label import label

_LINES = 4


class StatementsField(QWidget):
    """``said`` is typed; ``prepared`` is only read, and F4 takes it over.

    Where nothing had been prepared there is the one field alone.
    """

    def __init__(self, prepared: str) -> None:
        super().__init__()
        has_prepared = bool(prepared.strip())
        self.said = TextArea(_("Ý kiến đã phát biểu"), _LINES if has_prepared else 2)
        self._prepared_text = prepared.strip()
        self.setFocusProxy(self.said)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        if not has_prepared:
            row.addWidget(self.said)
            return
        self.prepared = QPlainTextEdit(self._prepared_text)
        self.prepared.setReadOnly(True)
        self.prepared.setTabChangesFocus(True)
        self.prepared.setFixedHeight(self.said.height())
        self.prepared.setAccessibleName(_("Ý kiến đã chuẩn bị khi báo việc"))
        self.take_button = QPushButton(_("Lấy ý kiến đã chuẩn bị (F4)"))
        self.take_button.setAutoDefault(False)
        self.take_button.clicked.connect(self.take_over)
        take = QAction(self)
        take.setShortcut(QKeySequence(Qt.Key.Key_F4))
        take.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        take.triggered.connect(self.take_over)
        self.addAction(take)
        row.addLayout(_column(_("Đã phát biểu"), self.said), 1)
        row.addLayout(_column(_("Đã chuẩn bị khi báo việc"), self.prepared, self.take_button), 1)

    def take_over(self) -> None:
        """Write what was prepared below what stands there; once is enough."""
        said = self.said.toPlainText().rstrip()
        if self._prepared_text not in said:
            self.said.setPlainText("\n".join(part for part in (said, self._prepared_text) if part))
        self.said.setFocus()

    def text(self) -> str:
        """Return what was said."""
        return self.said.toPlainText()

    def draft_value(self) -> object:
        """Return what was typed."""
        return self.said.toPlainText()

    def set_draft_value(self, value: object) -> None:
        """Put it back."""
        if isinstance(value, str):
            self.said.setPlainText(value)

    def on_change(self, heard: Callable[[], None]) -> None:
        """Call ``heard`` whenever something is typed."""
        self.said.textChanged.connect(heard)


def _column(caption: str, *parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(label(caption, "hint"))
    for one in parts:
        column.addWidget(one)
    column.addStretch(1)
    return column
