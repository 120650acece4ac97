"""What stands beside a record in a window of its own, for screens without room for the panel."""

import uuid
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.record import RecordKind
from app.i18n import _
from ui.context import Context
from ui.theme import GAP, MARGIN
from ui.widgets.beside import BesidePanel
from ui.widgets.label import label


class BesideDialog(QDialog):
    """The panel under one line on the record; Esc closes."""

    def __init__(
        self,
        parent: QWidget | None,
        context: Context,
        kind: RecordKind,
        record_id: uuid.UUID,
        line: str,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Bút phê, ý kiến bảo lưu"))
        self._go_to = context.go_to
        # What is opened comes up below this window, which goes then.
        self.panel = BesidePanel(replace(context, go_to=self._leave_for))
        closing = QPushButton(_("Đóng"))
        closing.setAutoDefault(False)
        closing.setToolTip(_("Esc"))
        closing.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(closing)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(label(line, "section", wrap=True))
        column.addWidget(self.panel, 1)
        column.addLayout(foot)
        self.resize(640, 460)
        self.panel.show_record(kind, record_id)

    def _leave_for(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        self.accept()
        self._go_to(kind, record_id)
