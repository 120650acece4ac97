"""The list of findings page by page, and the one that is chosen in full beside it."""

import uuid

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.read_models.findings import FindingFilter, FindingRow
from app.read_models.page import Mark, Page
from ui.context import Context
from ui.models.rows import PagedModel
from ui.screens.findings.actions import FindingActions
from ui.screens.findings.detail_pane import FindingPane
from ui.screens.findings.model import TEXT_COLUMN, TEXT_LETTERS, WIDTHS, finding_columns
from ui.screens.findings.presenter import FindingSheet, FindingsPresenter
from ui.theme import GAP
from ui.widgets.label import label
from ui.widgets.room import Halves, RoomyArea
from ui.widgets.table import RecordTable


class ListTab(QWidget):
    """``table`` and ``pane``; several rows can be chosen, the current one is shown in full."""

    emptied = Signal()

    def __init__(
        self, context: Context, presenter: FindingsPresenter, actions: FindingActions
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._actions = actions
        self._wanted: FindingFilter = FindingFilter()
        self.chosen_id: uuid.UUID | None = None
        self.table = RecordTable(_("Vướng mắc, kiến nghị"))
        self.model: PagedModel[FindingRow] = PagedModel(
            finding_columns(self.table, presenter.today), self._fetch
        )
        self.model.reading = lambda: presenter.reading(self._wanted)
        self.table.setModel(self.model)
        self.table.set_widths(*WIDTHS)
        self.table.set_fill(TEXT_COLUMN, TEXT_LETTERS)
        self.pane = FindingPane(context)
        for action in actions.of_finding:
            self.pane.add_action(action)
        self._empty = label("", "hint", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self._empty)
        room = RoomyArea(self.pane)
        room.setMinimumWidth(self.pane.minimumWidth())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.addWidget(Halves(self.stack, room, (8, 5)), 1)
        selection = self.table.selectionModel()
        selection.currentRowChanged.connect(self._on_row)
        selection.selectionChanged.connect(lambda *_ranges: self._on_selection())
        self.table.opened.connect(lambda _index: self.pane.text.setFocus())

    def show_filter(self, chosen: FindingFilter) -> None:
        """Read what the filter lets through."""
        self._wanted = chosen
        self.model.restart()

    def choose(self, finding_id: uuid.UUID) -> None:
        """Show a finding, whatever the filter lets through."""
        self.chosen_id = finding_id
        self._presenter.sheet(finding_id, self._show)
        self._mark()

    def chosen_rows(self) -> list[FindingRow]:
        """Return what is chosen, in the order of the list."""
        places = sorted({one.row() for one in self.table.selectionModel().selectedRows()})
        return [self.model.rows[one] for one in places if one < len(self.model.rows)]

    def _fetch(self, after: Mark | None) -> None:
        chosen = self._wanted
        self._presenter.page(chosen, after, lambda page: self._take(page, after))

    def _take(self, page: Page[FindingRow], after: Mark | None) -> None:
        kept = self.chosen_id
        self.model.take(page, after)
        self.stack.setCurrentIndex(0 if self.model.rows else 1)
        if not self.model.rows:
            self._empty.setText(
                _(
                    "Chưa có nội dung nào. Bấm “Ghi nội dung mới” (Ctrl+N), hoặc ghi khi báo kết "
                    "quả một việc ở Sổ công tác; hoặc nhập từ Excel (Ctrl+O)."
                )
                if self._wanted == FindingFilter()
                else _(
                    "Không có nội dung nào theo bộ lọc này. Bấm “Bỏ lọc” để xem tất cả, hoặc "
                    "“Ghi nội dung mới” (Ctrl+N)."
                )
            )
        if after is not None:
            return
        if kept is not None:
            self.choose(kept)
        elif self.model.rows:
            self.table.selectRow(0)
        else:
            self._show(None)

    def _mark(self) -> None:
        for place, one in enumerate(self.model.rows):
            if one.id == self.chosen_id:
                if self.table.currentIndex().row() != place:
                    flags = QItemSelectionModel.SelectionFlag
                    self.table.selectionModel().setCurrentIndex(
                        self.model.index(place, 0), flags.ClearAndSelect | flags.Rows
                    )
                return

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            row = self.model.row_at(current)
            if row.id != self.chosen_id:
                self.chosen_id = row.id
                self._presenter.sheet(row.id, self._show)

    def _on_selection(self) -> None:
        self._actions.set_chosen(self.chosen_rows())

    def _show(self, sheet: FindingSheet | None) -> None:
        if sheet is None:
            self.chosen_id = None
            self.pane.clear()
        elif sheet.detail.row.id == self.chosen_id:
            self.pane.show_sheet(sheet)
        self._actions.set_sheet(sheet)
