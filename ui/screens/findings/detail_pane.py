"""The pane of one finding: what can be done now, content and course, files, remarks."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QTabWidget, QTextBrowser, QVBoxLayout, QWidget

from app.domain.record import RecordKind
from app.i18n import _
from ui.context import Context
from ui.screens.findings.detail_text import as_html, heading
from ui.screens.findings.presenter import FindingSheet
from ui.theme import GAP, attention
from ui.widgets.attachments_panel import AttachmentsPanel
from ui.widgets.beside import BesidePanel
from ui.widgets.flow import flow
from ui.widgets.history_panel import HistoryPanel
from ui.widgets.label import label


class FindingPane(QWidget):
    """``text`` holds the content; the other tabs are read when they are turned to."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sheet: FindingSheet | None = None
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(_("Nội dung đang chọn"))
        self.attachments = AttachmentsPanel(context)
        self.beside = BesidePanel(context)
        self.history = HistoryPanel(context)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.text, _("Nội dung"))
        self.tabs.addTab(self.attachments, _("Tệp, minh chứng"))
        self.tabs.addTab(self.beside, _("Bút phê, bảo lưu"))
        self.tabs.addTab(self.history, _("Lịch sử"))
        self.tabs.currentChanged.connect(self._show_tab)
        self._title = label("", "section", wrap=True)
        self._buttons, self._row = flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(self._buttons)
        column.addWidget(self.tabs, 1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 40)
        self.clear()

    def add_action(self, action: QAction) -> None:
        """Show an action as a button while it can be done."""
        button = QPushButton(action.text())
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text().replace("&", ""))
        button.setAutoDefault(False)
        button.clicked.connect(action.trigger)

        def follow() -> None:
            button.setVisible(action.isEnabled())

        action.changed.connect(follow)
        follow()
        self._row.addWidget(button)

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self._sheet = None
        self._title.hide()
        self._buttons.hide()
        self.text.setPlainText(_("Chọn một dòng để xem nội dung và diễn biến."))
        self.tabs.setCurrentIndex(0)
        for place in range(1, self.tabs.count()):
            self.tabs.setTabEnabled(place, False)

    def show_sheet(self, sheet: FindingSheet) -> None:
        """Show a finding; the place in the text stays if it is the same one."""
        same = self._sheet is not None and self._sheet.detail.row.id == sheet.detail.row.id
        self._sheet = sheet
        self._title.setText(heading(sheet.detail))
        self._title.show()
        self._buttons.show()
        place = self.text.verticalScrollBar().value() if same else 0
        today = self._context.services.session.clock.today()
        self.text.setHtml(as_html(sheet, today, attention(self).name()))
        self.text.verticalScrollBar().setValue(place)
        for tab in range(1, self.tabs.count()):
            self.tabs.setTabEnabled(tab, True)
        self._show_tab()

    def _show_tab(self) -> None:
        if self._sheet is None:
            return
        detail, shown = self._sheet.detail, self.tabs.currentWidget()
        row = detail.row
        if shown is self.attachments:
            self.attachments.show_record(RecordKind.FINDING, row.id)
        elif shown is self.beside:
            self.beside.show_record(RecordKind.FINDING, row.id)
        elif shown is self.history:
            parts = [one.id for one in detail.handovers] + [one.id for one in detail.uptakes]
            self.history.show_records(row.id, *parts)
