"""The board: how many findings stand in each state and age, with the names behind each figure."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSplitter, QVBoxLayout, QWidget

from app.i18n import _
from app.i18n.formats import number
from app.read_models.findings import BoardFigure, FindingFilter, FindingRow
from app.read_models.page import Page
from ui.screens.findings.model import TEXT_COLUMN, TEXT_LETTERS, WIDTHS, BoardModel, finding_columns
from ui.screens.findings.presenter import FindingsPresenter
from ui.theme import GAP
from ui.widgets.section import Section
from ui.widgets.table import RecordTable

_ROW_PADDING = 11


class BoardTab(QWidget):
    """Enter on a figure narrows the list to it (``narrowed``), Enter on a name opens it."""

    narrowed = Signal(object, object, object)
    """State, age and progress of a figure; None is any."""
    opened = Signal(object)
    """Id of a finding."""

    def __init__(self, presenter: FindingsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._chosen = FindingFilter()
        self.model = BoardModel(self)
        self.table = RecordTable(_("Số nội dung theo tình trạng và thời gian đã nêu"))
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(True)
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        heads = self.table.verticalHeader()
        heads.show()
        heads.setStyleSheet("QHeaderView::section { font-weight: 400; }")
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionsClickable(False)
        heads.setDefaultSectionSize(self.fontMetrics().height() + _ROW_PADDING)
        self.table.setToolTip(
            _(
                "Thời gian tính từ ngày nêu, của nội dung đang theo dõi; nội dung đã kết thúc chỉ "
                "tính ở cột Cộng."
            )
        )
        self.names: Section[FindingRow] = Section(
            _("Các nội dung trong ô"),
            finding_columns(self, presenter.today),
            _("Chọn một ô có số ở bảng trên để xem từng nội dung."),
            (),
            WIDTHS,
            self._open,
        )
        self.names.table.set_fill(TEXT_COLUMN, TEXT_LETTERS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP // 2)
        # A splitter asks for its least height, where a plain column would ask for the wished one.
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.table)
        parts.addWidget(self.names)
        parts.setChildrenCollapsible(False)
        column.addWidget(parts, 1)
        self.table.selectionModel().currentChanged.connect(self._follow)
        self.table.opened.connect(self._narrow)

    def show_filter(self, chosen: FindingFilter) -> None:
        """Read the figures of what the filter lets through."""
        self._chosen = chosen
        self._presenter.board(chosen, self._take)

    def _take(self, figures: tuple[BoardFigure, ...]) -> None:
        current = self.table.currentIndex()
        place = (current.row(), current.column()) if current.isValid() else None
        self.model.show_figures(figures)
        self._fit()
        if not self.model.rowCount():
            self.names.show_rows(())
            self.names.set_heading(_("Không có nội dung nào theo bộ lọc này"))
            return
        row, column = place or (self.model.rowCount() - 1, len(BoardModel.AGES))
        index = self.model.index(min(row, self.model.rowCount() - 1), column)
        self.table.setCurrentIndex(index)
        self._follow(index)

    def _fit(self) -> None:
        """Show all rows: there are never more than states, and the sum."""
        table, header = self.table, self.table.horizontalHeader()
        widths = [header.sectionSizeHint(one) for one in range(header.count())]
        header.setMinimumSectionSize(max(widths))
        height = table.horizontalHeader().sizeHint().height() + 2 * table.frameWidth()
        height += self.model.rowCount() * table.verticalHeader().defaultSectionSize()
        table.setFixedHeight(height + 2)

    def _filter(self, index: QModelIndex) -> FindingFilter:
        state, age, progress = self.model.key_at(index)
        chosen = replace(self._chosen, age=age or self._chosen.age)
        if state is not None:
            chosen = replace(chosen, state=state)
        return replace(chosen, progress=progress or chosen.progress)

    def _follow(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        if not index.isValid():
            return
        count = self.model.count(index.row(), index.column())
        if not count:
            self.names.show_rows(())
            self.names.set_heading(_("Ô này không có nội dung nào"))
            return
        self._presenter.names(self._filter(index), lambda page: self._show_names(page, count))

    def _show_names(self, page: Page[FindingRow], count: int) -> None:
        shown = len(page.rows)
        heading = _("{count} nội dung trong ô (Enter ở ô: lọc danh sách)").format(
            count=number(count)
        )
        if page.following is not None:
            heading = _(
                "{shown} nội dung mới nhất trong {count} (Enter ở ô: lọc danh sách)"
            ).format(shown=number(shown), count=number(count))
        self.names.set_heading(heading)
        self.names.show_rows(page.rows)
        self.names.select_first()

    def _narrow(self, index: QModelIndex) -> None:
        self.narrowed.emit(*self.model.key_at(index))

    def _open(self) -> None:
        row = self.names.current()
        if row is not None:
            self.opened.emit(row.id)
