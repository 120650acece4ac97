"""The screen "Chờ ý kiến": what awaits a word, words written for one, oral reports, absences."""

import uuid
from collections.abc import Mapping

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from app.domain.record import RecordKind
from app.i18n import _
from app.services.awaiting import ANSWERED
from ui.context import Context
from ui.screens.awaiting.kept_tabs import AbsenceTab, CountersignTab, OralTab
from ui.screens.awaiting.presenter import AwaitingPresenter
from ui.screens.awaiting.waiting_tab import WaitingTab
from ui.screens.spec import Screen
from ui.widgets.headline import Headline


class AwaitingScreen(Screen):
    """Tabs; the open one is read, the others when they are turned to."""

    kinds = ANSWERED | {RecordKind.ABSENCE}

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter = AwaitingPresenter(
            context.services, context.runner, context.messages, context.changes.announce
        )
        self.waiting = WaitingTab(context, self.presenter)
        self.countersign = CountersignTab(context, self.presenter)
        self.oral = OralTab(context, self.presenter)
        self.absences = AbsenceTab(context, self.presenter)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.waiting, _("&1  Chờ ý kiến"))
        self.tabs.addTab(self.countersign, _("&2  Ghi hộ, chờ xác nhận"))
        self.tabs.addTab(self.oral, _("&3  Báo cáo miệng"))
        self.tabs.addTab(self.absences, _("&4  Vắng mặt, người thay"))
        self.headline = Headline(
            _("Chờ ý kiến"),
            _("Trả lời bằng một phím: D đồng ý, đã xem · Y có ý kiến · K không đồng ý, trả lại"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.headline)
        column.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(lambda _index: self.refresh())

    def refresh(self) -> None:
        page = self.tabs.currentWidget()
        if isinstance(page, WaitingTab | CountersignTab | OralTab | AbsenceTab):
            page.refresh()

    def open_record(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        if kind is RecordKind.ORAL_REPORT:
            self.tabs.setCurrentWidget(self.oral)
            self.oral.show_report(record_id)
        elif kind is RecordKind.ABSENCE:
            self.tabs.setCurrentWidget(self.absences)
        elif kind is RecordKind.STEP:
            self.tabs.setCurrentWidget(self.countersign)

    def new_record(self, kind: RecordKind, values: Mapping[str, object]) -> None:
        del values
        if kind is RecordKind.ORAL_REPORT:
            self.tabs.setCurrentWidget(self.oral)
            self.oral.new()
        elif kind is RecordKind.ABSENCE:
            self.tabs.setCurrentWidget(self.absences)
            self.absences.new()
