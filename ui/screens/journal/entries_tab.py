"""The journal as a list: filter, table that pages, and the pane of the chosen entry."""

import datetime as dt
import uuid

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.read_models.journal import EngagementDetail, JournalRow
from app.read_models.page import Mark, Page
from app.services.journal_forms import FormLists
from ui.context import Context
from ui.models.rows import PagedModel
from ui.screens.journal.detail_pane import DetailPane
from ui.screens.journal.entry_actions import EntryActions
from ui.screens.journal.entry_papers import EntryPapers
from ui.screens.journal.filter_bar import FilterBar
from ui.screens.journal.model import entry_columns
from ui.screens.journal.presenter import JournalPresenter
from ui.theme import GAP
from ui.widgets.label import label
from ui.widgets.room import Halves
from ui.widgets.table import RecordTable


class EntriesTab(QWidget):
    """``filter_bar``, ``table`` and ``pane`` are its parts; ``chosen_id`` the entry in the pane."""

    def __init__(
        self, context: Context, presenter: JournalPresenter, actions: EntryActions
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._actions = actions
        self._fields: dict[uuid.UUID, str] = {}
        self._today = dt.date.min
        self._marking = False
        self.chosen_id: uuid.UUID | None = None
        self.filter_bar = FilterBar()
        self.filter_bar.changed.connect(self._on_filter)
        self.table = RecordTable(_("Sổ công tác"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.model: PagedModel[JournalRow] = PagedModel(
            entry_columns(self.table, lambda: self._today), self._fetch
        )
        self.model.reading = lambda: presenter.reading(self.filter_bar.filter())
        self.table.setModel(self.model)
        self.table.set_told(self.filter_bar.told)
        self.table.set_widths(15, 23, 24, 19, 38, 16, 26, 10)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.opened.connect(self._focus_pane)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self._empty = label("", "hint", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self._empty)
        self.pane = DetailPane(context)
        for action in actions.of_entry:
            self.pane.add_action(action)
        self.papers = EntryPapers(self, context, self.filter_bar.filter)
        self.pane.add_action(self.papers.menu)
        splitter = Halves(self.stack, self.pane, (64, 46))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.filter_bar)
        column.addWidget(splitter, 1)

    def refresh(self) -> None:
        """Read list and pane anew."""
        self.model.restart()
        if self.chosen_id is not None:
            self._presenter.detail(self.chosen_id, self._show_detail)

    def set_lists(self, lists: FormLists) -> None:
        """Take what the filter offers."""
        self._fields = {one.id: one.name for one in lists.subject_fields}
        self._today = lists.today
        self.filter_bar.set_lists(lists)

    def choose(self, entry_id: uuid.UUID) -> None:
        """Show an entry in the pane, and in the list where it is loaded."""
        self.chosen_id = entry_id
        self._mark()
        self._presenter.detail(entry_id, self._show_detail)

    def _fetch(self, after: Mark | None) -> None:
        chosen = self.filter_bar.filter()
        self._presenter.page(chosen, after, lambda page: self._take(page, after))

    def _take(self, page: Page[JournalRow], after: Mark | None) -> None:
        self.model.take(page, after)
        if not self.model.rows:
            self._empty.setText(
                _(
                    "Sổ chưa có việc nào.\nTrước khi đi địa bàn, bấm “Báo việc mới” (Ctrl+N); "
                    "điện thoại, trao đổi tại cơ quan thì bấm “Ghi trao đổi”.\n"
                    "Sổ cũ ghi bằng Excel thì nhập vào bằng Ctrl+O."
                )
                if self.filter_bar.is_open
                else _("Không có việc nào khớp bộ lọc. Bấm “Bỏ lọc” để xem tất cả.")
            )
        self.stack.setCurrentIndex(0 if self.model.rows else 1)
        if after is None:
            self._mark()

    def _mark(self) -> None:
        """Put the cursor on the entry of the pane; without one, on the first row."""
        if self.chosen_id is None:
            if self.model.rows:
                self.table.selectRow(0)
            return
        for place, row in enumerate(self.model.rows):
            if row.id == self.chosen_id:
                self._marking = True
                self.table.selectRow(place)
                self._marking = False
                return
        self.table.clearSelection()

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._marking:
            self.chosen_id = self.model.row_at(current).id
            self._presenter.detail(self.chosen_id, self._show_detail)

    def _show_detail(self, detail: EngagementDetail) -> None:
        if detail.row.id != self.chosen_id:
            return
        self.pane.show_detail(detail, self._fields)
        self._actions.set_detail(detail)
        self.papers.set_detail(detail)

    def _on_filter(self) -> None:
        self.chosen_id = None
        self.pane.clear()
        self._actions.set_detail(None)
        self.papers.set_detail(None)
        self.model.restart()

    def _focus_pane(self) -> None:
        self.pane.tabs.setCurrentIndex(0)
        self.pane.text.setFocus()

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([one for one in self._actions.of_entry if one.isEnabled()])
        menu.addSeparator()
        menu.addActions(self.papers.offered)
        self.table.add_list_actions(menu)
        menu.popup(self.table.viewport().mapToGlobal(place))
