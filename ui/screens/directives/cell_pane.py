"""Below the matrix: the chosen cell in words, its files and its history."""

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.domain.record import RecordKind
from app.i18n import _
from app.services.directives.matrix import Cell
from app.services.directives.words import cell_lines, cell_names
from ui.context import Context
from ui.widgets.attachments_panel import AttachmentsPanel
from ui.widgets.form import scrolled
from ui.widgets.history_panel import HistoryPanel
from ui.widgets.label import label


class CellPane(QTabWidget):
    """Files and history are read only while they are in sight."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._cell: Cell | None = None
        self.setAccessibleName(_("Chi tiết ô đang chọn"))
        self.setDocumentMode(True)
        self.text = label("", "text", wrap=True)
        self.files = AttachmentsPanel(context)
        self.history = HistoryPanel(context)
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(self.text)
        column.addStretch(1)
        self.addTab(scrolled(page), _("Ô đang chọn"))
        self.addTab(scrolled(_padded(self.files)), _("Tệp đính kèm"))
        self.addTab(scrolled(_padded(self.history)), _("Lịch sử"))
        self.currentChanged.connect(lambda _place: self._show_turned())

    def show_cell(self, cell: Cell | None) -> None:
        """Show this cell; None where a sum is chosen."""
        self._cell = cell
        lines = (" · ".join(cell_names(cell)), " · ".join(cell_lines(cell))) if cell else ()
        self.text.setText("\n".join(lines) or _("Chọn một ô trong bảng."))
        self._show_turned()

    def _show_turned(self) -> None:
        found = self._cell.progress if self._cell else None
        if self.currentIndex() == 1:
            kind = RecordKind.DIRECTIVE_PROGRESS if found else None
            self.files.show_record(kind, found.id if found else None)
        elif self.currentIndex() == 2:
            self.history.show_records(*([found.id] if found else []))


def _padded(content: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(content)
    return page
