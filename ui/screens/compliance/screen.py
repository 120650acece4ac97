"""The screen "Bảng theo dõi": the board, the checks and the obstacles, a page each."""

import uuid

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from app.domain.record import RecordKind
from app.i18n import _
from app.services.duties.ledger import DUTY_KINDS
from ui.context import Context
from ui.screens.compliance.board_page import BoardTab
from ui.screens.compliance.checks_page import ChecksPage
from ui.screens.compliance.obstacles_page import ObstaclesPage
from ui.screens.compliance.presenter import CompliancePresenter
from ui.screens.spec import Screen
from ui.widgets.action import screen_action
from ui.widgets.headline import Headline


class ComplianceScreen(Screen):
    """Pages; the open one is read, the others when they are turned to. Ctrl+P prints the page."""

    kinds = DUTY_KINDS | {RecordKind.REGULATION_CHECK, RecordKind.REGULATION_OBSTACLE}

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter = CompliancePresenter(
            context.services,
            context.runner,
            context.messages,
            context.changes.announce,
            context.go_to,
            context.show_list,
        )
        self.board = BoardTab(context, self.presenter)
        self.checks = ChecksPage(context, self.presenter)
        self.obstacles = ObstaclesPage(context, self.presenter)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.board, _("&1  Bảng theo dõi"))
        self.tabs.addTab(self.checks, _("&2  Kiểm tra"))
        self.tabs.addTab(self.obstacles, _("&3  Vướng mắc quy chế"))
        self.headline = Headline(
            _("Bảng theo dõi thực hiện quy chế"),
            _("QC Đ13.3 · ai đã làm, ai chậm, việc nào quá hạn"),
        )
        self.print_action = screen_action(
            self, _("&In…"), "Ctrl+P", self.print_page, _("In trang đang xem (Ctrl+P)")
        )
        self.export_action = screen_action(
            self,
            _("Xuất &Excel…"),
            "Ctrl+E",
            self.board.choose_workbook,
            _("Xuất bảng ra Excel (Ctrl+E)"),
        )
        self.remind_action = screen_action(
            self,
            _("Công văn đôn đốc…"),
            "Ctrl+B",
            self.board.remind,
            _("Lập công văn đôn đốc các nơi có việc quá hạn trên bảng đang xem (Ctrl+B)"),
        )
        self.headline.add_action(self.remind_action)
        self.headline.add_action(self.print_action, primary=True)
        self.headline.add_action(self.export_action)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.headline)
        column.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(lambda _index: self._turned())

    def refresh(self) -> None:
        page = self.tabs.currentWidget()
        if isinstance(page, BoardTab | ChecksPage | ObstaclesPage):
            page.refresh()

    def open_record(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        if kind is RecordKind.REGULATION_CHECK:
            self.tabs.setCurrentWidget(self.checks)
            self.checks.open_check(record_id)
        elif kind is RecordKind.REGULATION_OBSTACLE:
            self.tabs.setCurrentWidget(self.obstacles)
            self.obstacles.open_obstacle(record_id)

    def print_page(self) -> None:
        """Show the paper of the page in front."""
        page = self.tabs.currentWidget()
        if isinstance(page, BoardTab | ChecksPage | ObstaclesPage):
            page.print_shown()

    def _turned(self) -> None:
        for action in (self.export_action, self.remind_action):
            action.setEnabled(self.tabs.currentWidget() is self.board)
        self.refresh()
