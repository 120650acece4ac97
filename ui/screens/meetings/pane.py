"""The pane beside a list: what can be done with the chosen record, its content, files, history."""

import uuid
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.record import RecordKind
from app.i18n import _
from ui.context import Context
from ui.screens.meetings.model import Link, Parts
from ui.theme import GAP
from ui.widgets.attachments_panel import AttachmentsPanel
from ui.widgets.flow import flow
from ui.widgets.history_panel import HistoryPanel
from ui.widgets.label import label, tip
from ui.widgets.sections_view import SectionsView


class RecordPane(QWidget):
    """``text`` holds the content, ``links`` other records that Enter leads to.

    Files and history are read when their tab is first shown.
    """

    def __init__(
        self,
        context: Context,
        kind: RecordKind,
        actions: Iterable[QAction],
        hint: str,
        links: str = "",
    ) -> None:
        super().__init__()
        self._context = context
        self._kind = kind
        self._hint = hint
        self._id: uuid.UUID | None = None
        self._title = label("", "section", wrap=True)
        self.text = SectionsView(_("Nội dung đang chọn"))
        self._shown_links: tuple[Link, ...] = ()
        self.links_heading = label(links, "section")
        self.links = QListWidget()
        self.links.setAccessibleName(links or _("Bản ghi liên quan"))
        self.links.setWordWrap(True)
        self.links.itemActivated.connect(self._follow_link)
        content = QWidget()
        parts = QVBoxLayout(content)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(GAP // 2)
        parts.addWidget(self.text, 1)
        parts.addWidget(self.links_heading)
        parts.addWidget(self.links)
        self.attachments = AttachmentsPanel(context)
        self.history = HistoryPanel(context)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(content, _("Nội dung"))
        self.tabs.addTab(self.attachments, _("Tệp đính kèm"))
        self.tabs.addTab(self.history, _("Lịch sử"))
        self.tabs.currentChanged.connect(lambda _place: self._show_tab())
        buttons, row = flow()
        for action in actions:
            row.addWidget(_button(action))
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(buttons)
        column.addWidget(self.tabs, 1)
        self.setMinimumWidth(260)
        self.clear()

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self._id = None
        self._title.hide()
        self.text.setPlainText(self._hint)
        self._show_links(())
        self.tabs.setCurrentIndex(0)
        for place in (1, 2):
            self.tabs.setTabEnabled(place, False)

    def show_record(
        self, record_id: uuid.UUID, title: str, parts: Parts, links: Sequence[Link] = ()
    ) -> None:
        """Show a record; the place in the text stays if it is the same one."""
        same = self._id == record_id
        self._id = record_id
        self._title.setText(title)
        self._title.show()
        self.text.show_sections(parts, same_record=same)
        self._show_links(links)
        for tab in (1, 2):
            self.tabs.setTabEnabled(tab, True)
        self._show_tab()

    def _show_links(self, links: Sequence[Link]) -> None:
        self._shown_links = tuple(links)
        self.links.clear()
        for one in links:
            self.links.addItem(QListWidgetItem(one.text))
        lines = min(max(2 * len(links), 2), 8)
        self.links.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 12)
        for part in (self.links_heading, self.links):
            part.setVisible(bool(links))

    def _show_tab(self) -> None:
        if self._id is None:
            return
        shown = self.tabs.currentWidget()
        if shown is self.attachments:
            self.attachments.show_record(self._kind, self._id)
        elif shown is self.history:
            self.history.show_records(self._id)

    def _follow_link(self, item: QListWidgetItem) -> None:
        link = self._shown_links[self.links.row(item)]
        self._context.go_to(link.kind, link.record_id)


def _button(action: QAction) -> QPushButton:
    button = QPushButton(action.text())
    button.setAutoDefault(False)
    button.clicked.connect(action.trigger)

    def follow() -> None:
        button.setText(action.text())
        button.setAccessibleName(action.text().replace("&", ""))
        button.setToolTip(action.toolTip())
        button.setEnabled(action.isEnabled())
        button.setVisible(action.isVisible())

    action.changed.connect(follow)
    follow()
    return button


def step_action(owner: QWidget, text: str, key: str, deed: Callable[[], None]) -> QAction:
    """Return an action of one letter, heard where the list has the focus."""
    action = QAction(text, owner)
    action.setShortcut(key)
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.setToolTip(tip(_("Phím {key} trong danh sách").format(key=key)))
    action.triggered.connect(lambda: deed())
    owner.addAction(action)
    return action
