"""The same matter in several territories: the groups, and what each holds."""

import uuid

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.i18n import _
from app.read_models.findings import ClusterRow, FindingRow
from app.read_models.page import Page
from ui.screens.findings.actions import FindingActions
from ui.screens.findings.model import (
    TEXT_COLUMN,
    TEXT_LETTERS,
    WIDTHS,
    cluster_columns,
    finding_columns,
)
from ui.screens.findings.presenter import FindingsPresenter
from ui.theme import GAP
from ui.widgets.section import Deed, Section


class ClustersTab(QWidget):
    """``list`` and ``members``; Enter on a member opens it (``opened``)."""

    opened = Signal(object)

    def __init__(self, presenter: FindingsPresenter, actions: FindingActions) -> None:
        super().__init__()
        self._presenter = presenter
        self._actions = actions
        self._wanted: uuid.UUID | None = None
        self.list: Section[ClusterRow] = Section(
            _("Nội dung chung của nhiều địa bàn"),
            cluster_columns(),
            _(
                "Chưa gộp nội dung nào. Ở thẻ Danh sách, chọn nhiều dòng (Ctrl, Shift cùng phím "
                "mũi tên) rồi bấm “Gộp nội dung giống nhau” (Ctrl+M)."
            ),
            (
                Deed(_("Giải quyết cả nhó&m…"), "Ctrl+G", self._settle, needs_choice=True),
                Deed(_("Sửa tê&n…"), "Ctrl+E", self._rename, needs_choice=True),
            ),
            (50, 24, 18, 14, 12),
            lambda: self.members.table.setFocus(),
        )
        self.list.table.set_fill(0, 40)
        self.members: Section[FindingRow] = Section(
            _("Các địa bàn trong nhóm"),
            finding_columns(self, presenter.today),
            _("Chọn một nhóm ở trên để xem các địa bàn."),
            (Deed(_("Tá&ch khỏi nhóm"), "Delete", self._take_out, needs_choice=True),),
            WIDTHS,
            self._open,
        )
        self.members.table.set_fill(TEXT_COLUMN, TEXT_LETTERS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.list)
        parts.addWidget(self.members)
        parts.setChildrenCollapsible(False)
        column.addWidget(parts, 1)
        self.list.table.selectionModel().selectionChanged.connect(lambda *_r: self._follow())

    def refresh(self) -> None:
        """Read the groups anew."""
        self._presenter.clusters(self._take)

    def choose(self, cluster_id: uuid.UUID) -> None:
        """Show a group."""
        self._wanted = cluster_id
        self.refresh()

    def _take(self, rows: tuple[ClusterRow, ...]) -> None:
        wanted, self._wanted = self._wanted, None
        self.list.show_rows(rows)
        if wanted is None or not self.list.choose(lambda row: row.id == wanted):
            self.list.select_first()
        self._follow()

    def _follow(self) -> None:
        row = self.list.current()
        if row is None:
            self.members.show_rows(())
        else:
            self._presenter.members(row.id, self._show_members)

    def _show_members(self, page: Page[FindingRow]) -> None:
        self.members.show_rows(page.rows)

    def _settle(self) -> None:
        if any(one.is_open for one in self.members.model.rows):
            self._actions.open_cluster_settle(self.members.model.rows)

    def _rename(self) -> None:
        row = self.list.current()
        if row is not None:
            self._actions.open_cluster_name(row)

    def _take_out(self) -> None:
        row = self.members.current()
        if row is not None:
            self._presenter.take_out(row)

    def _open(self) -> None:
        row = self.members.current()
        if row is not None:
            self.opened.emit(row.id)
