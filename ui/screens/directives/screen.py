"""The screen "Nghị quyết, chỉ thị": the matrix, the register and the texts to know, a page each."""

import uuid

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from app.domain.record import RecordKind
from app.i18n import _
from ui.context import Context
from ui.screens.directives.matrix_page import MatrixTab
from ui.screens.directives.presenter import DirectivesPresenter
from ui.screens.directives.register_page import RegisterTab
from ui.screens.directives.study_page import StudyTab
from ui.screens.spec import Screen
from ui.widgets.action import screen_action
from ui.widgets.headline import Headline


class DirectivesScreen(Screen):
    """Pages; the open one is read, the others when they are turned to. Ctrl+P prints the page."""

    kinds = frozenset(
        {
            RecordKind.DIRECTIVE,
            RecordKind.DIRECTIVE_PROGRESS,
            RecordKind.DIRECTIVE_STUDY,
            RecordKind.TERRITORY,
            RecordKind.TERRITORY_SUCCESSION,
            RecordKind.ASSIGNMENT,
            RecordKind.GROUP_MEMBERSHIP,
            RecordKind.PERSON,
            RecordKind.OFFICER,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter = DirectivesPresenter(
            context.services, context.runner, context.messages, context.changes.announce
        )
        self.matrix = MatrixTab(context, self.presenter)
        self.register = RegisterTab(context, self.presenter)
        self.studies = StudyTab(context, self.presenter)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.matrix, _("&Ma trận"))
        self.tabs.addTab(self.register, _("&Văn bản"))
        self.tabs.addTab(self.studies, _("Văn bản cần &nắm"))
        self.headline = Headline(
            _("Nghị quyết, chỉ thị"),
            _("QC Đ5.4, Đ7.A.1, Đ8.3 · triển khai đến đâu, ai đã nắm"),
        )
        self.print_action = screen_action(
            self, _("&In…"), "Ctrl+P", self.print_page, _("In trang đang xem (Ctrl+P)")
        )
        self.export_action = screen_action(
            self,
            _("Xuất Excel…"),
            "Ctrl+E",
            self.matrix.choose_workbook,
            _("Xuất ma trận ra Excel (Ctrl+E)"),
        )
        self.headline.add_action(self.print_action, primary=True)
        self.headline.add_action(self.export_action)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.headline)
        column.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(lambda _index: self._turned())

    def refresh(self) -> None:
        page = self.tabs.currentWidget()
        if isinstance(page, MatrixTab | RegisterTab | StudyTab):
            page.refresh()

    def open_record(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        if kind is RecordKind.DIRECTIVE:
            self.tabs.setCurrentWidget(self.register)
            self.register.open_directive(record_id)
        elif kind is RecordKind.DIRECTIVE_PROGRESS:
            self.tabs.setCurrentWidget(self.matrix)
            self.matrix.open_progress(record_id)

    def print_page(self) -> None:
        """Show the paper of the page in front."""
        page = self.tabs.currentWidget()
        if isinstance(page, MatrixTab | StudyTab):
            page.print_shown()

    def _turned(self) -> None:
        page = self.tabs.currentWidget()
        self.export_action.setEnabled(page is self.matrix)
        self.print_action.setEnabled(page is not self.register)
        self.refresh()
