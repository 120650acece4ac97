"""The left side: how the tree is grouped, the box that narrows it, and the tree itself."""

import uuid

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.services.presenting import Presenter
from app.services.territory_tree import TreeGrouping, TreeNode
from ui.context import Context
from ui.screens.territories.model import NODE_ROLE, TreeModel
from ui.theme import GAP
from ui.widgets.district_box import DistrictBox
from ui.widgets.flow import captioned


class TreePanel(QWidget):
    """Emits what the person chose; nothing while it is filled or led from outside."""

    territory_chosen = Signal(object)
    branch_chosen = Signal(object)
    opened = Signal()
    query_changed = Signal(str)
    grouping_changed = Signal(object)
    ended_toggled = Signal(bool)

    def __init__(self, context: Context, presenter: Presenter) -> None:
        super().__init__()
        self.district = DistrictBox(context, presenter, 12)
        self.district.setToolTip(
            _("Chỉ hiện địa bàn thuộc huyện cũ, trên cây, danh sách và bản đồ")
        )
        self.grouping = QComboBox()
        self.grouping.setAccessibleName(_("Xếp cây địa bàn theo"))
        for value, text in (
            (TreeGrouping.FORMER_DISTRICT, _("Theo huyện cũ")),
            (TreeGrouping.CATEGORY, _("Theo loại")),
            (TreeGrouping.GROUP, _("Theo nhóm")),
            (TreeGrouping.LEADER, _("Theo lãnh đạo phụ trách")),
        ):
            self.grouping.addItem(text, value)
        self.grouping.currentIndexChanged.connect(
            # Qt gives a plain text back.
            lambda _at: self.grouping_changed.emit(TreeGrouping(self.grouping.currentData()))
        )
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Lọc theo tên, mã, huyện cũ (Ctrl+F)"))
        self.search.setAccessibleName(_("Lọc địa bàn"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.query_changed)
        self.model = TreeModel()
        self.tree = _Tree()
        self.tree.setModel(self.model)
        # Not the current item: Qt makes the first one current when the tree gets the focus.
        self.tree.selectionModel().selectionChanged.connect(self._on_selected)
        self.tree.opened.connect(self.opened)
        self.ended = QCheckBox(_("Cả địa bàn đã &kết thúc"))
        self.ended.toggled.connect(self.ended_toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.search)
        column.addWidget(self.grouping)
        column.addWidget(captioned(_("Hu&yện cũ"), self.district))
        column.addWidget(self.tree, 1)
        column.addWidget(self.ended)
        self.setMinimumWidth(180)
        self._leading = False
        self._open: set[str] = set()
        self._all_open = False

    def show_tree(self, tree: tuple[TreeNode, ...], total: int, *, expanded: bool) -> None:
        """Show other branches; what was open stays open, what was marked stays marked."""
        marked = self._current_key()
        if self.model.rowCount() and not self._all_open:
            self._open = self._open_keys()
        self._all_open = expanded
        self._leading = True
        self.model.set_tree(tree, total)
        for item in self.model.items():
            node = item.data(NODE_ROLE)
            if node is None:
                continue
            known = node.key in self._open or (not self._open and node.key == "category:commune")
            self.tree.setExpanded(item.index(), expanded or known)
            if node.key == marked:
                self.tree.setCurrentIndex(item.index())
        self._leading = False

    def select(self, territory_id: uuid.UUID | None) -> None:
        """Mark a territory; emits nothing."""
        if territory_id is None or self.chosen_territory() == territory_id:
            return
        for item in self.model.items():
            node = item.data(NODE_ROLE)
            if (
                node is not None
                and node.territory is not None
                and node.territory.id == territory_id
            ):
                self._leading = True
                self.tree.setCurrentIndex(item.index())
                self.tree.scrollTo(item.index())
                self._leading = False
                return

    def chosen_territory(self) -> uuid.UUID | None:
        """Return the territory that is marked."""
        node = self._chosen_node()
        return node.territory.id if node is not None and node.territory is not None else None

    def mark_ended(self) -> None:
        """Tick the box for those that ended without telling."""
        with QSignalBlocker(self.ended):
            self.ended.setChecked(True)

    def _current_key(self) -> str:
        node = self._chosen_node()
        return node.key if node is not None else ""

    def _chosen_node(self) -> TreeNode | None:
        chosen = self.tree.selectedIndexes()
        node = chosen[0].data(NODE_ROLE) if chosen else None
        return node if isinstance(node, TreeNode) else None

    def _open_keys(self) -> set[str]:
        def is_open(item: QStandardItem) -> bool:
            return self.tree.isExpanded(item.index())

        return {
            node.key
            for item in self.model.items()
            if (node := item.data(NODE_ROLE)) is not None and is_open(item)
        }

    def _on_selected(self) -> None:
        chosen = self.tree.selectedIndexes()
        if self._leading or not chosen:
            return
        node = chosen[0].data(NODE_ROLE)
        if isinstance(node, TreeNode) and node.territory is not None:
            self.territory_chosen.emit(node.territory.id)
        else:
            self.branch_chosen.emit(node)


class _Tree(QTreeView):
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Cây địa bàn"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setIndentation(14)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        node = index.data(NODE_ROLE)
        if isinstance(node, TreeNode) and node.territory is not None:
            self.opened.emit()
        elif index.isValid():
            self.setExpanded(index, not self.isExpanded(index))
