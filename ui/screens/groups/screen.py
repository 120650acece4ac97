"""The screen "Nhóm và cán bộ": groups, officers, leaders and followers, a page each."""

import uuid

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from app.domain.record import RecordKind
from app.i18n import _
from ui.context import Context
from ui.screens.groups.groups_page import GroupsPage
from ui.screens.groups.leaders_page import LeadersPage
from ui.screens.groups.officers_page import OfficersPage
from ui.screens.groups.presenter import GroupsPresenter
from ui.screens.spec import Screen
from ui.widgets.headline import Headline


class GroupsScreen(Screen):
    """Pages; the open one is read, the others when they are turned to."""

    kinds = frozenset(
        {
            RecordKind.GROUP,
            RecordKind.GROUP_MEMBERSHIP,
            RecordKind.ASSIGNMENT,
            RecordKind.ASSIGNMENT_DECISION,
            RecordKind.PERSON,
            RecordKind.OFFICER,
            RecordKind.DIVISION,
            RecordKind.COMMISSION_LEADER,
            RecordKind.COMMUNE_FOLLOWER,
            RecordKind.STANDING_MEMBER,
            RecordKind.TERRITORY,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter = GroupsPresenter(
            context.services, context.runner, context.messages, context.changes.announce
        )
        self.groups = GroupsPage(context, self.presenter)
        self.officers = OfficersPage(context, self.presenter)
        self.leaders = LeadersPage(context, self.presenter)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.groups, _("&1  Nhóm"))
        self.tabs.addTab(self.officers, _("&2  Cán bộ"))
        self.tabs.addTab(self.leaders, _("&3  Lãnh đạo, cán bộ theo dõi xã"))
        self.tabs.currentChanged.connect(lambda _index: self.refresh())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            Headline(
                _("Nhóm và cán bộ"),
                _("Ai theo dõi địa bàn nào, từ ngày nào, theo văn bản nào (QC Đ2.3, Đ4.2)."),
            )
        )
        column.addWidget(self.tabs, 1)

    def refresh(self) -> None:
        page = self.tabs.currentWidget()
        if isinstance(page, GroupsPage | OfficersPage | LeadersPage):
            page.refresh()

    def open_record(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        if kind is RecordKind.GROUP:
            self.tabs.setCurrentWidget(self.groups)
            self.groups.open_group(record_id)
        elif kind is RecordKind.PERSON:
            self.tabs.setCurrentWidget(self.officers)
            self.officers.open_person(record_id)
