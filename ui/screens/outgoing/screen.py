"""The screen "Văn bản đi": the register, and beside it what the office settles for it."""

import uuid

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from app.domain.record import RecordKind
from app.i18n import _
from ui.context import Context
from ui.screens.outgoing.desk_page import DeskPage
from ui.screens.outgoing.look_page import LookPage
from ui.screens.outgoing.presenter import OutgoingPresenter
from ui.screens.outgoing.recipients_page import RecipientsPage
from ui.screens.outgoing.register_page import RegisterPage
from ui.screens.outgoing.series_page import SeriesPage
from ui.screens.outgoing.types_page import TypesPage
from ui.screens.spec import Screen
from ui.widgets.action import screen_action
from ui.widgets.headline import Headline

Page = RegisterPage | TypesPage | SeriesPage | DeskPage | RecipientsPage | LookPage


class OutgoingScreen(Screen):
    """Pages; the open one is read, the others when they are turned to."""

    kinds = frozenset(
        {
            RecordKind.OUTGOING_DOCUMENT,
            RecordKind.DOCUMENT_TYPE,
            RecordKind.NUMBER_SERIES,
            RecordKind.NUMBERING_DESK,
            RecordKind.RECIPIENT_LIST,
            RecordKind.PAPER_SETTING,
            RecordKind.PAPER_PRINT,
            RecordKind.CONGRESS_TERM,
            RecordKind.ATTACHMENT,
            RecordKind.STEP,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter = OutgoingPresenter(
            context.services, context.runner, context.messages, context.changes.announce
        )
        self.register = RegisterPage(context, self.presenter)
        self.types = TypesPage(context, self.presenter)
        self.series = SeriesPage(context, self.presenter)
        self.desk = DeskPage(context, self.presenter)
        self.recipients = RecipientsPage(context, self.presenter)
        self.look = LookPage(context, self.presenter)
        self._pages: tuple[Page, ...] = (
            self.register,
            self.types,
            self.series,
            self.desk,
            self.recipients,
            self.look,
        )
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        titles = (
            _("&1  Sổ văn bản đi"),
            _("&2  Loại văn bản"),
            _("&3  Dãy số"),
            _("&4  Máy cấp số"),
            _("&5  Nơi nhận"),
            _("&6  Thể thức"),
        )
        for page, title in zip(self._pages, titles, strict=True):
            self.tabs.addTab(page, title)
        self.headline = Headline(
            _("Văn bản đi"),
            _("Số của từng thể loại liền mạch trong nhiệm kỳ, không trống, không trùng (HD05)"),
        )
        self.compare_action = screen_action(
            self, _("Đối chiếu &mã…"), "Ctrl+M", self.register.compare_code
        )
        self.compare_action.setToolTip(_("Đối chiếu mã in trên văn bản với sổ (Ctrl+M)"))
        self.print_action = screen_action(
            self,
            _("&In sổ đăng ký…"),
            "Ctrl+P",
            self.register.print_register,
            _("In sổ đăng ký văn bản đi theo bộ lọc đang xem (Ctrl+P)"),
        )
        self.headline.add_action(self.compare_action)
        self.headline.add_action(self.print_action)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.headline)
        column.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(lambda _at: self._turned())

    def refresh(self) -> None:
        page = self._shown()
        if page is not None:
            page.refresh()

    def open_record(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        if kind is RecordKind.OUTGOING_DOCUMENT:
            self.tabs.setCurrentWidget(self.register)
            self.register.open_record(record_id)

    def _shown(self) -> Page | None:
        shown = self.tabs.currentWidget()
        return next((one for one in self._pages if one is shown), None)

    def _turned(self) -> None:
        self.print_action.setEnabled(self.tabs.currentWidget() is self.register)
        self.refresh()
