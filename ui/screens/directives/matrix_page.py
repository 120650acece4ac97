"""The matrix: filters, the table filled by keyboard, and below it the chosen cell in full."""

import datetime as dt
import uuid
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.domain.territory import TerritoryCategory
from app.i18n import _
from app.i18n.formats import short_date
from app.services.directives.forms import CellKey, progress_draft
from app.services.directives.matrix import Matrix, MatrixFilter, MatrixPage
from app.services.directives.words import KEYS, legend, tally_words
from app.services.drafting import KeptDraft
from app.services.made_paper import MadePaper
from app.services.territory_tree import category_word
from ui.context import Context
from ui.screens.directives.cell_dialog import CellDialog
from ui.screens.directives.cell_pane import CellPane
from ui.screens.directives.forms import CellStart
from ui.screens.directives.matrix_model import MatrixModel
from ui.screens.directives.matrix_table import MatrixTable
from ui.screens.directives.presenter import DirectivesPresenter
from ui.theme import GAP, attention, settled
from ui.widgets.action import screen_action
from ui.widgets.date_field import DateField
from ui.widgets.filter_box import FilterBox
from ui.widgets.flow import captioned, flow
from ui.widgets.label import label

_MINE = "mine"


class MatrixTab(QWidget):
    """See the module."""

    def __init__(self, context: Context, presenter: DirectivesPresenter) -> None:
        super().__init__()
        self.context = context
        self.presenter = presenter
        self.page: MatrixPage | None = None
        self.matrix: Matrix | None = None
        self._wanted: CellKey | None = None
        self._make_filters()
        self.summary = label("", "summary", wrap=True)
        self.problem = label("", "fieldError", wrap=True)
        self.problem.hide()
        self.model = MatrixModel(lambda: attention(self), lambda: settled(self), self._quiet)
        self.table = MatrixTable(self.model)
        self.table.state_typed.connect(self.set_state)
        self.table.day_wanted.connect(self._go_to_day)
        self.table.opened.connect(lambda _index: self.edit())
        self.table.selectionModel().currentChanged.connect(self._follow)
        self.empty = label(
            _(
                "Chưa có văn bản nào cần theo dõi triển khai. Mở tab “Văn bản” (Alt+V), bấm "
                "“Thêm văn bản” (Ctrl+N) để ghi nghị quyết, chỉ thị đầu tiên."
            ),
            "hint",
            wrap=True,
        )
        self.empty.hide()
        self.legend = label(
            _("{signs}  D: đổi ngày  Enter: ghi đầy đủ  Ctrl+Z: hoàn tác").format(signs=legend()),
            "hint",
            wrap=True,
        )
        self.pane = CellPane(context)
        self.edit_action = screen_action(self, _("Ghi đầy đủ"), "F2", self.edit)
        self._lay_out()

    def _quiet(self) -> QColor:
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        return QColor(colour.red(), colour.green(), colour.blue())

    def _make_filters(self) -> None:
        self.group = FilterBox(_("Nhóm"), 10)
        self.category = FilterBox(_("Loại địa bàn"), 12)
        self.category.offer((category_word(one), one.value) for one in TerritoryCategory)
        self.district = FilterBox(_("Huyện cũ"), 13)
        self.only_open = QCheckBox(_("Chỉ địa &bàn còn việc"))
        self.with_ended = QCheckBox(_("&Kể cả đã kết thúc"))
        self.turned = QCheckBox(_("Đổi hàng, &cột"))
        self.day = DateField(_("Ngày ghi vào ô"), today=self.presenter.today)
        self.day.set_date(self.presenter.today)
        self.day.edit.setMinimumWidth(self.day.edit.fontMetrics().averageCharWidth() * 14)
        self.day.edit.returnPressed.connect(self._back_from_day)
        for box in (self.group, self.category, self.district):
            box.currentIndexChanged.connect(lambda _index: self._lay_out_matrix())
        for check in (self.only_open, self.with_ended, self.turned):
            check.toggled.connect(lambda _on: self._lay_out_matrix())

    def _lay_out(self) -> None:
        filters, row = flow()
        for caption, field in (
            (_("N&hóm"), self.group),
            (_("&Loại"), self.category),
            (_("Hu&yện cũ"), self.district),
            (_("N&gày ghi"), self.day),
        ):
            part = captioned(caption, field)
            if field is self.day:  # it would take what is left of the row
                for one in (part, field):
                    one.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            row.addWidget(part)
        for check in (self.only_open, self.with_ended, self.turned):
            row.addWidget(check)
        halves = _Halves(Qt.Orientation.Vertical)
        halves.addWidget(self.table)
        halves.addWidget(self.pane)
        halves.setChildrenCollapsible(False)
        halves.setStretchFactor(0, 4)
        halves.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP // 2)
        for part in (filters, self.summary, self.problem, self.empty):
            column.addWidget(part)
        column.addWidget(halves, 1)
        column.addWidget(self.legend)

    # -- reading ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read anew."""
        self.presenter.matrix(self._show_page)

    def open_progress(self, progress_id: uuid.UUID) -> None:
        """Show the cell of a record."""

        def found(key: CellKey) -> None:
            self._wanted = key
            self.refresh()

        self.presenter.find_cell(progress_id, found)

    def _show_page(self, page: MatrixPage) -> None:
        self.page = page
        groups: list[tuple[str, object]] = [(one.name, one.id) for one in page.groups]
        mine: list[tuple[str, object]] = [(_("của tôi"), _MINE)] if page.mine else []
        self.group.offer([*mine, *groups])
        self.district.offer((one, one) for one in page.districts)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._leave_in_sight(page, wanted)  # each filter that it changes lays out anew
        self._wanted = wanted
        self._lay_out_matrix()

    def _leave_in_sight(self, page: MatrixPage, key: CellKey) -> None:
        """Widen the filters until a cell is shown."""
        shown = page.lay_out(self.choice())
        if key in shown.cells and key[1] in shown.of_territory:
            return
        for box in (self.group, self.category, self.district):
            box.setCurrentIndex(0)
        self.only_open.setChecked(False)
        self.with_ended.setChecked(key not in page.lay_out(self.choice()).cells)

    def choice(self) -> MatrixFilter:
        """Return what the filters say."""
        group, category = self.group.currentData(), self.category.currentData()
        district = self.district.currentData()
        return MatrixFilter(
            group_id=group if isinstance(group, uuid.UUID) else None,
            mine=group == _MINE,
            category=None if category is None else TerritoryCategory(category),
            district=district if isinstance(district, str) else "",
            with_ended=self.with_ended.isChecked(),
            only_open=self.only_open.isChecked(),
        )

    def _lay_out_matrix(self) -> None:
        if self.page is None:
            return
        before = self.model.cell_at(self.table.currentIndex())
        self.matrix = self.page.lay_out(self.choice())
        is_other = self.model.show_matrix(self.matrix, turned=self.turned.isChecked())
        if is_other:
            self.table.setAccessibleName(
                _("Ma trận: hàng là văn bản, cột là địa bàn")
                if self.turned.isChecked()
                else _("Ma trận: hàng là địa bàn, cột là văn bản")
            )
            self.table.fit()
        has_texts = bool(self.matrix.directives)
        self.empty.setVisible(not has_texts)
        self.table.setVisible(has_texts)
        self.pane.setVisible(has_texts)
        self.summary.setText(self._summary())
        wanted, self._wanted = self._wanted, None
        index = QModelIndex()
        for key in (wanted, before.key if before else None):
            if key is not None and not index.isValid():
                index = self.model.index_of(key)
        if not index.isValid():
            index = self.table.first_cell()
        if index.isValid() and index != self.table.currentIndex():
            self.table.go_to(index)
        self._follow(self.table.currentIndex())

    def _summary(self) -> str:
        if self.page is None or self.matrix is None or not self.matrix.directives:
            return ""
        return _("{texts} văn bản · {places} địa bàn · {state} · số liệu đến ngày {day}").format(
            texts=len(self.matrix.directives),
            places=len(self.matrix.territories),
            state=tally_words(self.matrix.total),
            day=short_date(self.page.day),
        )

    def _follow(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        self.pane.show_cell(self.model.cell_at(index))

    # -- filling ------------------------------------------------------------------------------

    def set_state(self, key: str) -> None:
        """Write the state of a key into the chosen cells; of one alone go on to the next."""
        chosen = self.table.chosen_cells()
        cells = [cell.key for cell in map(self.model.cell_at, chosen) if cell is not None]
        if not cells:
            self._say(_("Ô này không ghi được: chọn ô của địa bàn thuộc diện thực hiện văn bản."))
            return
        day = self._typed_day()
        if day is None:
            return
        self.presenter.set_state(cells, KEYS[key], day, lambda: None)
        if len(cells) == 1:
            self.table.move_on()

    def edit(self) -> None:
        """Open the form of the chosen cell."""
        cell = self.model.cell_at(self.table.currentIndex())
        if cell is None or not cell.is_concerned:
            self._say(_("Ô này không ghi được: chọn ô của địa bàn thuộc diện thực hiện văn bản."))
            return
        self.presenter.start_cell(cell, self._open_form)

    def _open_form(self, start: CellStart) -> None:
        keeper = KeptDraft(self.presenter, progress_draft(start.cell.key))
        CellDialog(self, start, self.presenter, self.context.messages, keeper).open()

    def _typed_day(self) -> dt.date | None:
        """Return the day that goes into a cell; tells what is wrong with it."""
        try:
            day = self.day.date() or self.presenter.today
        except ValueError:
            self._say(_("Không đọc được ngày ghi. Ghi theo dạng ngày/tháng/năm."))
            self._go_to_day()
            return None
        self._say("")
        return day

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _go_to_day(self) -> None:
        self.day.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.day.edit.selectAll()

    def _back_from_day(self) -> None:
        if self._typed_day() is not None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- papers -------------------------------------------------------------------------------

    def print_shown(self) -> None:
        """Show the paper of what the filters leave."""
        if self.page is not None:
            self.presenter.print_matrix(self.page, self.choice(), self._preview)

    def _preview(self, paper: MadePaper) -> None:
        from ui.dialogs.preview_dialog import PreviewDialog  # late: brings the printer

        title = _("Bảng theo dõi triển khai nghị quyết, chỉ thị")
        PreviewDialog(self.context, title, paper, self).open()

    def choose_workbook(self) -> None:
        """Ask where the workbook is to lie and put it there."""
        name = _("Bảng theo dõi triển khai nghị quyết, chỉ thị.xlsx")
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Xuất Excel"), str(Path.home() / name), _("Tệp Excel (*.xlsx)")
        )
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, path: Path) -> None:
        """Write the workbook there; what went wrong is told."""
        if self.page is not None:
            self.presenter.export_matrix(self.page, self.choice(), path)


class _Halves(QSplitter):
    def sizeHint(self) -> QSize:
        """Ask for the least: the table scrolls by itself before the page does."""
        return self.minimumSizeHint()
