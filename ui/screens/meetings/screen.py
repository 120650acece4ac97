"""The screen "Giấy mời, buổi làm việc": a page each for its three registers."""

import uuid
from collections.abc import Mapping

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from app.domain.record import RecordKind
from app.i18n import _
from ui.context import Context
from ui.screens.meetings.invitations_tab import InvitationsTab
from ui.screens.meetings.presenter import MeetingsPresenter
from ui.screens.meetings.procedures_tab import ProceduresTab
from ui.screens.meetings.sessions_tab import SessionsTab
from ui.screens.spec import Screen
from ui.widgets.headline import Headline


class MeetingsScreen(Screen):
    """Pages; the open one is read, the others when they are turned to."""

    kinds = frozenset(
        {
            RecordKind.INVITATION,
            RecordKind.LEADERS_SESSION,
            RecordKind.PERSONNEL_PROCEDURE,
            RecordKind.TASK,
            RecordKind.STEP,
            RecordKind.ENGAGEMENT,
            RecordKind.FULFILMENT,
            RecordKind.TERRITORY,
            RecordKind.PERSON,
            RecordKind.GROUP,
            RecordKind.ABSENCE,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter = MeetingsPresenter(
            context.services,
            context.runner,
            context.messages,
            context.changes.announce,
            context.new_record,
        )
        self.invitations = InvitationsTab(context, self.presenter)
        self.sessions = SessionsTab(context, self.presenter)
        self.procedures = ProceduresTab(context, self.presenter)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.invitations, _("Giấy &mời"))
        self.tabs.addTab(self.sessions, _("Lãnh đạo làm &việc với địa bàn"))
        self.tabs.addTab(self.procedures, _("&Quy trình nhân sự"))
        self.headline = Headline(
            _("Giấy mời, buổi làm việc"),
            _("QC Đ7.B.3, Đ5.5, Đ4.1 · ai dự, ai đã được báo, kết luận giao cho ai"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.headline)
        column.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(lambda _place: self.refresh())

    def refresh(self) -> None:
        page = self.tabs.currentWidget()
        if page is self.invitations:
            self.presenter.lists(self.invitations.set_lists)
        if isinstance(page, InvitationsTab | SessionsTab | ProceduresTab):
            page.refresh()

    def open_record(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        if kind is RecordKind.INVITATION:
            self.tabs.setCurrentWidget(self.invitations)
            self.invitations.open_invitation(record_id)
        elif kind is RecordKind.LEADERS_SESSION:
            self.tabs.setCurrentWidget(self.sessions)
            self.sessions.open_session(record_id)

    def new_record(self, kind: RecordKind, values: Mapping[str, object]) -> None:
        """Open the form of a new invitation or of a session (``territory``)."""
        if kind is RecordKind.INVITATION:
            self.tabs.setCurrentWidget(self.invitations)
            self.invitations.new()
        elif kind is RecordKind.LEADERS_SESSION:
            self.tabs.setCurrentWidget(self.sessions)
            self.sessions.begin(values)
