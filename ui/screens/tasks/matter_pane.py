"""The pane of one record of this screen: its steps, its content, what stands beside it, files."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.domain.record import RecordKind
from app.i18n import _
from ui.context import Context
from ui.theme import GAP
from ui.widgets.attachments_panel import AttachmentsPanel
from ui.widgets.beside import BesidePanel
from ui.widgets.flow import flow
from ui.widgets.history_panel import HistoryPanel
from ui.widgets.label import label, tip
from ui.widgets.sections_view import SectionsView
from ui.widgets.table import RecordTable

#: As many deeds as a digit key can name and any record offers.
_MOST_DEEDS = 6
#: Of the column beside the list; in less room it goes below.
_LEAST_LETTERS = 46


@dataclass(frozen=True, slots=True)
class PaneDeed:
    """Something that can be done with the record now; its key is its place, from 1."""

    text: str
    run: Callable[[], None]
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """A record as the pane shows it; ``parts`` are headings with their texts."""

    id: uuid.UUID
    title: str
    parts: tuple[tuple[str, str], ...]
    deeds: tuple[PaneDeed, ...]


class MatterPane(QWidget):
    """``text`` holds the content; the other tabs are read when they are first shown."""

    def __init__(
        self, context: Context, kind: RecordKind, name: str, *, with_beside: bool = False
    ) -> None:
        super().__init__()
        self._kind = kind
        self._matter: Matter | None = None
        self.title = label("", "section", wrap=True)
        self.text = SectionsView(name)
        self.attachments = AttachmentsPanel(context)
        self.history = HistoryPanel(context)
        self.beside = BesidePanel(context) if with_beside else None
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.text, _("Nội dung"))
        if self.beside is not None:
            self.tabs.addTab(self.beside, _("Ý kiến"))
        self.tabs.addTab(self.attachments, _("Tệp đính kèm"))
        self.tabs.addTab(self.history, _("Lịch sử"))
        self.tabs.currentChanged.connect(lambda _at: self._show_tab())
        self._buttons = [QPushButton() for _place in range(_MOST_DEEDS)]
        holder, row = flow()
        for place, button in enumerate(self._buttons):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, at=place: self.do(at))
            row.addWidget(button)
        self._holder = holder
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        column.addWidget(holder)
        column.addWidget(self.tabs, 1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LEAST_LETTERS)
        self.clear()

    def take_keys_of(self, table: RecordTable) -> None:
        """Let the digits do in the list what the buttons do."""
        for place in range(_MOST_DEEDS):
            shortcut = QShortcut(QKeySequence(str(place + 1)), table)
            shortcut.setContext(shortcut.context().WidgetShortcut)
            shortcut.activated.connect(lambda at=place: self.do(at))

    def do(self, place: int) -> None:
        """Do what stands at this place, if anything does."""
        if self._matter is not None and place < len(self._matter.deeds):
            self._matter.deeds[place].run()

    def deeds(self) -> list[str]:
        """Return what is offered, without its keys."""
        return [] if self._matter is None else [one.text for one in self._matter.deeds]

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self._matter = None
        self.title.hide()
        self._holder.hide()
        self.text.setPlainText(_("Chọn một dòng để xem nội dung."))
        self.tabs.setCurrentIndex(0)
        for place in range(1, self.tabs.count()):
            self.tabs.setTabEnabled(place, False)

    def show_matter(self, matter: Matter) -> None:
        """Show a record; the place in its text stays if it is the same one."""
        same = self._matter is not None and self._matter.id == matter.id
        self._matter = matter
        self.title.setText(matter.title)
        self.title.show()
        for place, button in enumerate(self._buttons):
            shown = place < len(matter.deeds)
            if shown:
                deed = matter.deeds[place]
                button.setText(f"{place + 1} · {deed.text}")
                button.setAccessibleName(deed.text)
                button.setToolTip(tip(deed.tip or _key_tip(place)))
            button.setVisible(shown)
        self._holder.setVisible(bool(matter.deeds))
        self.text.show_sections(matter.parts, same_record=same)
        for place in range(1, self.tabs.count()):
            self.tabs.setTabEnabled(place, True)
        self._show_tab()

    def _show_tab(self) -> None:
        matter = self._matter
        if matter is None:
            return
        shown = self.tabs.currentWidget()
        if shown is self.attachments:
            self.attachments.show_record(self._kind, matter.id)
        elif shown is self.history:
            self.history.show_records(matter.id)
        elif shown is self.beside and self.beside is not None:
            self.beside.show_record(self._kind, matter.id)


def _key_tip(place: int) -> str:
    return _("Phím {key} trong danh sách").format(key=place + 1)
