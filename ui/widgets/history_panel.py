"""The history of a record: who changed what, when, on which machine, from what to what."""

import uuid
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import date_time
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.services.history_wording import HistoryChange, HistoryLine
from app.services.presenting import Presenter
from app.services.records import Records
from ui.context import Context
from ui.theme import GAP
from ui.widgets.label import label, tip

_LONGEST = 90
_CHANGE = Qt.ItemDataRole.UserRole


class HistoryPresenter(Presenter):
    """Reads the history of some records again whenever something changed."""

    def __init__(
        self,
        records: Records,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
        show: Callable[[Sequence[HistoryLine]], None],
    ) -> None:
        super().__init__(runner, messages, announce)
        self._records = records
        self._show = show
        self._ids: tuple[uuid.UUID, ...] = ()

    def show_records(self, ids: tuple[uuid.UUID, ...]) -> None:
        """Turn to these records."""
        if ids != self._ids:
            self._show(())
        self._ids = ids
        self.refresh()

    def refresh(self) -> None:
        """Read anew."""
        ids = self._ids
        self.ask("history", lambda: self._records.history_in_words(*ids) if ids else (), self._show)


class HistoryPanel(QWidget):
    """Changes of a record and of what hangs on it, newest first; long texts in full below."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._presenter = HistoryPresenter(
            context.services.records,
            context.runner,
            context.messages,
            context.changes.announce,
            self.show_lines,
        )
        self.hint = label(_("Chưa có thay đổi nào được ghi."), "hint", wrap=True)
        self.tree = _HistoryTree()
        self.full_text = QPlainTextEdit()
        self.full_text.setReadOnly(True)
        self.full_text.setAccessibleName(_("Nội dung đầy đủ của thay đổi đang chọn"))
        self.full_text.hide()
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.tree)
        halves.addWidget(self.full_text)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.hint)
        column.addWidget(halves, 1)
        self.tree.currentItemChanged.connect(self._show_full)
        context.changes.changed.connect(self._on_changed)
        self.show_lines(())

    def show_records(self, *ids: uuid.UUID) -> None:
        """Show the history of these records together; none empties the panel."""
        self._presenter.show_records(ids)

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        """Show these changes."""
        if not isValid(self):
            return
        self.tree.clear()
        only_new = all(line.is_first for line in lines)
        for line in lines:
            head = QTreeWidgetItem([_heading(line)])
            head.setToolTip(0, tip(_heading(line)))
            self.tree.addTopLevelItem(head)
            head.setFirstColumnSpanned(True)
            for change in line.changes:
                head.addChild(_row(change))
            head.setExpanded(not line.is_first or only_new)
        self.hint.setVisible(not lines)
        self.tree.setVisible(bool(lines))
        self.full_text.hide()

    def _show_full(self, item: QTreeWidgetItem | None) -> None:
        change = None if item is None else item.data(0, _CHANGE)
        if not isinstance(change, HistoryChange) or not _is_long(change):
            self.full_text.hide()
            return
        parts = [(_("Trước"), change.old), (_("Sau"), change.new)]
        self.full_text.setPlainText("\n\n".join(f"{name}:\n{text}" for name, text in parts if text))
        self.full_text.show()

    def _on_changed(self, _kinds: frozenset[RecordKind]) -> None:
        self._presenter.refresh()


class _HistoryTree(QTreeWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setHeaderLabels([_("Thay đổi"), _("Trước"), _("Sau")])
        self.setAccessibleName(_("Lịch sử thay đổi"))
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setUniformRowHeights(True)
        self.setStyleSheet("QTreeView::item { padding: 4px 0; }")
        for column in range(3):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        item = self.currentItem()
        if item is not None:
            texts = (item.toolTip(column) for column in range(3))
            QGuiApplication.clipboard().setText("\t".join(text for text in texts if text))


def _heading(line: HistoryLine) -> str:
    return " · ".join(
        text
        for text in (date_time(line.when), line.person_name, line.device_name, line.title)
        if text
    )


def _row(change: HistoryChange) -> QTreeWidgetItem:
    item = QTreeWidgetItem([change.label, _short(change.old), _short(change.new)])
    item.setData(0, _CHANGE, change)
    for column, text in enumerate((change.label, change.old, change.new)):
        item.setToolTip(column, tip(text if len(text) <= 1000 else text[:1000] + "…"))
    return item


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + "…"


def _is_long(change: HistoryChange) -> bool:
    return any(_short(text) != text for text in (change.old, change.new))
