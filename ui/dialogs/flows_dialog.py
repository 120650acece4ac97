"""Help: through which states each kind of record goes, and who may take which step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.i18n import _
from app.services.flow_help import FlowLine, flow_pages
from ui.models.rows import Column
from ui.theme import GAP, MARGIN
from ui.widgets.label import WrappedLabel, label
from ui.widgets.section import Section


class FlowsDialog(QDialog):
    """Reads nothing from the book: the tables are those that the rules themselves go by."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Các bước xử lý và ai được làm"))
        self._pages = flow_pages()
        self.subjects = QListWidget()
        self.subjects.setAccessibleName(_("Loại việc"))
        self.subjects.addItems([page.subject for page in self._pages])
        self.steps: Section[FlowLine] = Section(
            _("Các bước"),
            (
                Column(_("Bước"), lambda line: line.step),
                Column(_("Khi đang ở trạng thái"), lambda line: line.sources),
                Column(_("Ai được làm"), lambda line: line.actors),
                Column(_("Chuyển sang"), lambda line: line.target),
                Column(_("Ghi rõ"), lambda line: _("phải ghi") if line.remark_needed else "–"),
                Column(_("Hoàn tác"), lambda line: _("không") if line.goes_out else _("được")),
            ),
            "",
            widths=(24, 28, 44, 24, 8, 8),
            stretch=2,
        )
        self.steps.table.setWordWrap(True)
        self.first = WrappedLabel("", "hint")
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.first)
        column.addWidget(self.steps, 1)
        split = QSplitter()
        split.addWidget(self.subjects)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([230, 1000])
        close = QPushButton(_("Đó&ng"))
        close.setToolTip(_("Esc"))
        close.clicked.connect(self.accept)
        body = QVBoxLayout(self)
        body.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        body.setSpacing(GAP)
        body.addWidget(
            label(
                _(
                    "Người thay theo ngày (màn hình Chờ ý kiến, trang Vắng mặt) được làm như người "
                    "mình thay. Ghi hộ người khác thì ghi đúng người có ý kiến, ngày và cách nhận."
                ),
                "hint",
                wrap=True,
            )
        )
        body.addWidget(split, 1)
        body.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.subjects.currentRowChanged.connect(self._show)
        self.subjects.setCurrentRow(0)
        self.subjects.setFocus()
        self.resize(1290, 600)

    def _show(self, row: int) -> None:
        page = self._pages[row]
        self.steps.set_heading(page.subject)
        self.first.show_text(_("Mới ghi: {state}.").format(state=page.first))
        self.steps.show_rows(page.lines)
        self.steps.table.resizeRowsToContents()
