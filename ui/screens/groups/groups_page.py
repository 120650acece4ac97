"""First page: the groups, and the chosen one in full beside them."""

import uuid

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.i18n import _
from app.read_models.people import GroupDetail, GroupRow
from app.read_models.roster import DecisionRow
from app.services.made_paper import MadePaper
from ui.context import Context
from ui.screens.groups.decision_dialogs import GROUPS_PAPER, AssignmentDecisionDialog
from ui.screens.groups.group_dialogs import NEW_GROUP, GroupDialog
from ui.screens.groups.group_panel import GroupPanel
from ui.screens.groups.model import group_columns
from ui.screens.groups.presenter import GroupsPresenter
from ui.theme import GAP
from ui.widgets.district_box import DistrictBox
from ui.widgets.flow import captioned, flow
from ui.widgets.room import Halves
from ui.widgets.section import Deed, Section


class GroupsPage(QWidget):
    """Master and detail."""

    def __init__(self, context: Context, presenter: GroupsPresenter) -> None:
        super().__init__()
        self._context = context
        self._presenter = presenter
        self._wanted: uuid.UUID | None = None
        self.panel = GroupPanel(context, presenter)
        self.list: Section[GroupRow] = Section(
            _("Các nhóm"),
            group_columns(self, presenter.today),
            _(
                "Chưa có nhóm nào. Thêm cán bộ ở trang “Cán bộ”, rồi bấm “Lập nhóm” (Ctrl+N) và "
                "ghi văn bản phân công; hoặc nhập danh sách nhóm từ Excel (Ctrl+O)."
            ),
            (
                Deed(_("&Lập nhóm…"), "Ctrl+N", self.new, is_wide=True),
                Deed(_("Sử&a…"), "F2", self.panel.edit, needs_choice=True, is_wide=True),
                Deed(_("Kết thúc nhó&m…"), "", self.panel.end, needs_choice=True),
                Deed(_("In danh sách…"), "Ctrl+P", self.print_list, is_wide=True),
                Deed(
                    _("&Quyết định phân công…"), "Ctrl+Shift+P", self.print_decision, is_wide=True
                ),
            ),
            (8, 16, 22, 5, 6),
            self.panel.edit,
            page=self,
            stretch=2,
        )
        self.with_ended = QCheckBox(_("Cả nhóm đã kết thú&c"))
        self.with_ended.toggled.connect(self.refresh)
        self.district = DistrictBox(context, presenter)
        self.district.setToolTip(_("Chỉ hiện nhóm theo dõi địa bàn thuộc huyện cũ"))
        self.district.narrowed.connect(self._read)
        self.list.table.set_told(self.district.told)
        filters, row = flow()
        row.addWidget(captioned(_("&Huyện cũ"), self.district))
        row.addWidget(self.with_ended)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, GAP, 0)
        column.addWidget(self.list, 1)
        column.addWidget(filters)
        halves = Halves(left, self.panel, (60, 58))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, GAP, 0, 0)
        outer.addWidget(halves)
        self.list.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.panel.show_group(None)

    def refresh(self) -> None:
        """Read anew."""
        self.district.refill()
        self._read()

    def _read(self) -> None:
        self._presenter.load_groups(self.with_ended.isChecked(), self.district.places, self._show)

    def new(self) -> None:
        """Set a group up."""
        self._presenter.load_form(
            NEW_GROUP,
            lambda lists, draft: GroupDialog(self.window(), self._presenter, lists, draft).open(),
        )

    def print_decision(self) -> None:
        """Open the form of the decision on groups and their territories (QC Đ2.3)."""
        self._presenter.load_paper_form(
            GROUPS_PAPER,
            self._presenter.services.decision_papers.groups_form,
            lambda form, draft: AssignmentDecisionDialog(
                self.window(), self._context, self._presenter, form, draft
            ).open(),
        )

    def print_list(self) -> None:
        """Show the list of today's groups."""
        self._presenter.print_groups(self._preview)

    def _preview(self, paper: MadePaper) -> None:
        from ui.dialogs.preview_dialog import PreviewDialog  # late: brings the printer

        PreviewDialog(self._context, paper.document.title, paper, self.window()).open()

    def open_group(self, group_id: uuid.UUID) -> None:
        """Show this group, ended or not."""
        self._wanted = group_id
        if self.list.choose(lambda row: row.id == group_id):
            self._wanted = None
            return
        self.district.choose(None)
        if self.with_ended.isChecked():
            self.refresh()
        else:
            self.with_ended.setChecked(True)

    def _show(self, rows: tuple[GroupRow, ...]) -> None:
        self.list.show_rows(rows, self.district.empty_words)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.list.choose(lambda row: row.id == wanted)
        self.list.select_first()
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.list.current()
        if row is None:
            self.panel.show_group(None)
        else:
            self._presenter.load_group(row.id, self._show_group)

    def _show_group(self, group: GroupDetail, decisions: tuple[DecisionRow, ...]) -> None:
        row = self.list.current()
        if row is not None and row.id == group.row.id:
            self.panel.show_group(group, decisions)
