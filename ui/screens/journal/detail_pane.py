"""The pane of one entry: what can be done with it, its content, files and history."""

import uuid
from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QPushButton,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.journal import EngagementDetail
from app.services.entry_story import EntryStory
from ui.context import Context
from ui.screens.journal.detail_story import agenda, story_sections
from ui.screens.journal.detail_text import as_html, sections, title
from ui.screens.journal.story_presenter import StoryPresenter
from ui.theme import GAP, attention
from ui.widgets.attachments_panel import AttachmentsPanel
from ui.widgets.beside import BesidePanel
from ui.widgets.flow import FlowLayout
from ui.widgets.history_panel import HistoryPanel
from ui.widgets.label import label


class DetailPane(QWidget):
    """``text`` holds the content; files and history are read when their tab is first shown."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._detail: EngagementDetail | None = None
        self._story_ids: tuple[uuid.UUID, ...] = ()
        self._fields: Mapping[uuid.UUID, str] = {}
        self._today = context.services.session.clock.today
        self._stories = StoryPresenter(
            context.runner,
            context.messages,
            context.changes.announce,
            context.services.entry_stories,
        )
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(_("Nội dung việc đang chọn"))
        self.attachments = AttachmentsPanel(context)
        self.history = HistoryPanel(context)
        self.beside = BesidePanel(context)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.text, _("Nội dung"))
        self.tabs.addTab(self.attachments, _("Tệp đính kèm"))
        self.tabs.addTab(self.history, _("Lịch sử"))
        self.tabs.addTab(self.beside, _("Ý kiến bảo lưu"))
        self.tabs.currentChanged.connect(self._show_tab)
        self._title = label("", "section", wrap=True)
        # They wrap, so that the pane may be narrow.
        self._buttons = FlowLayout()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addLayout(self._buttons)
        column.addWidget(self.tabs, 1)
        self.clear()

    def minimumSizeHint(self) -> QSize:
        """With room for the lines that title and buttons take at the present width."""
        least = super().minimumSizeHint()
        lines = self._column.totalMinimumHeightForWidth(max(self.width(), least.width()))
        return QSize(least.width(), max(least.height(), lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def add_action(self, action: QAction) -> None:
        """Show an action as a button while it can be done."""
        button = QPushButton(action.text())
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text().replace("&", ""))
        button.clicked.connect(action.trigger)

        def follow() -> None:
            button.setVisible(action.isEnabled())
            button.setText(action.text())

        action.changed.connect(follow)
        follow()
        self._buttons.addWidget(button)

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self._detail = None
        self._story_ids = ()
        self._title.hide()
        self.text.setPlainText(_("Chọn một dòng để xem nội dung."))
        self.tabs.setCurrentIndex(0)
        for place in range(1, self.tabs.count()):
            self.tabs.setTabEnabled(place, False)

    def show_detail(self, detail: EngagementDetail, fields: Mapping[uuid.UUID, str]) -> None:
        """Show an entry; the place in the text stays if it is the same one."""
        same = self._detail is not None and self._detail.row.id == detail.row.id
        self._detail, self._fields = detail, fields
        self._title.setText(title(detail))
        self._title.show()
        if not same:
            self._show_text(EntryStory(), 0)
        self._stories.load(detail, lambda story: self._take_story(detail, story))
        for tab in range(1, self.tabs.count()):
            self.tabs.setTabEnabled(tab, True)
        self._show_tab()

    def _take_story(self, detail: EngagementDetail, story: EntryStory) -> None:
        if detail is self._detail and isValid(self):
            promised, talked = story.commitments, story.items
            self._story_ids = (*(one.id for one in promised), *(one.id for one in talked))
            self._show_text(story, self.text.verticalScrollBar().value())

    def _show_text(self, story: EntryStory, place: int) -> None:
        if self._detail is None:
            return
        first, *others = sections(self._detail, self._fields, story.awaited)
        parts = (first, *agenda(story), *others, *story_sections(story, self._today()))
        self.text.setHtml(as_html(parts, attention(self).name(), with_first_heading=False))
        self.text.verticalScrollBar().setValue(place)

    def _show_tab(self) -> None:
        detail = self._detail
        if detail is None:
            return
        shown = self.tabs.currentWidget()
        if shown is self.attachments:
            self.attachments.show_record(RecordKind.ENGAGEMENT, detail.row.id)
        elif shown is self.beside:
            self.beside.show_record(RecordKind.ENGAGEMENT, detail.row.id)
        elif shown is self.history:
            parts = (detail.notice, detail.outcome, *detail.findings)
            ids = (one.id for one in parts if one is not None)
            self.history.show_records(detail.row.id, *ids, *self._story_ids)
