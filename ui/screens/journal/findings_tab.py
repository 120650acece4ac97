"""Difficulties, proposals, new models: the list of findings, followed until they are settled."""

import uuid

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.i18n.formats import short_date
from app.ports.messages import Messages
from app.read_models.journal import FindingRow
from app.read_models.page import Mark, Page
from app.services.journal_forms import FormLists
from ui.journal_words import finding_word
from ui.models.rows import PagedModel
from ui.screens.journal.model import finding_columns, finding_state
from ui.screens.journal.presenter import FindingFilter, JournalPresenter
from ui.screens.journal.short_dialogs import FindingDialog, SettleDialog
from ui.theme import GAP
from ui.widgets.choice_field import ChoiceField
from ui.widgets.label import label, plain_label
from ui.widgets.table import RecordTable


class FindingsTab(QWidget):
    """``table``, the filters and the actions ``add`` and ``settle`` by attribute."""

    entry_asked = Signal(object)
    """The entry that raised the chosen finding is wanted; gives its id."""

    def __init__(self, presenter: JournalPresenter, messages: Messages) -> None:
        super().__init__()
        self._presenter = presenter
        self._messages = messages
        self._shown: FindingRow | None = None
        self.dialog: FindingDialog | SettleDialog | None = None
        self.only_open = QCheckBox(_("Chỉ việc đang th&eo dõi"))
        self.only_open.setChecked(True)
        self.group = ChoiceField(_("Nhóm"), _("tất cả"))
        self.territory = ChoiceField(_("Địa bàn"), _("tất cả"))
        self.table = RecordTable(_("Khó khăn, kiến nghị"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.model: PagedModel[FindingRow] = PagedModel(finding_columns(self.table), self._fetch)
        self.table.setModel(self.model)
        self.table.set_widths(12, 23, 22, 58, 24)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Nội dung đang chọn"))
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 6 + 14)
        self._empty = label("", "hint", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self._empty)
        self.add = self._action(_("Thê&m"), "Ctrl+T", self._add)
        self.settle = self._action(_("Ghi kết quả &giải quyết"), "Ctrl+G", self._settle)
        self.open_entry = self._action(_("Mở việc đã nê&u"), "Ctrl+J", self._open_entry)
        self._lay_out()
        self.only_open.toggled.connect(self._on_filter)
        for field in (self.group, self.territory):
            field.chosen.connect(self._on_filter)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.opened.connect(self.settle.trigger)
        self._show(None)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(GAP)
        filters.addWidget(self.only_open)
        for caption, field in ((_("&Nhóm:"), self.group), (_("Đị&a bàn:"), self.territory)):
            heading = plain_label(caption)
            heading.setBuddy(field)
            filters.addWidget(heading)
            filters.addWidget(field, 1)
        buttons = QHBoxLayout()
        for action in (self.add, self.settle, self.open_entry):
            buttons.addWidget(_button(action))
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(filters)
        column.addWidget(self.stack, 1)
        column.addWidget(self.text)
        column.addLayout(buttons)

    def refresh(self) -> None:
        """Read the list anew."""
        self.model.restart()

    def set_lists(self, lists: FormLists) -> None:
        """Take what the filter offers."""
        self.group.set_choices(lists.groups)
        self.territory.set_choices(lists.territories)

    def choose(self, finding_id: uuid.UUID) -> None:
        """Show a finding, whatever the filter lets through."""
        self._presenter.finding(finding_id, self._show)

    def _action(self, text: str, keys: str, deed: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(f"{text.replace('&', '')} ({keys})")
        action.triggered.connect(deed)
        self.addAction(action)
        return action

    def _fetch(self, after: Mark | None) -> None:
        chosen = FindingFilter(
            territory_id=self.territory.current(),
            group_id=self.group.current(),
            only_open=self.only_open.isChecked(),
        )
        self._presenter.findings(chosen, after, lambda page: self._take(page, after))

    def _take(self, page: Page[FindingRow], after: Mark | None) -> None:
        kept = self._shown
        self.model.take(page, after)
        self.stack.setCurrentIndex(0 if self.model.rows else 1)
        if not self.model.rows:
            self._empty.setText(
                _(
                    "Không có nội dung nào đang theo dõi theo bộ lọc này.\n"
                    "Khó khăn, kiến nghị được ghi khi báo kết quả một việc, hoặc bấm “Thêm” "
                    "(Ctrl+T)."
                )
            )
        if after is None and kept is not None:
            self._presenter.finding(kept.id, self._show)
        elif after is None and self.model.rows:
            self.table.selectRow(0)

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self._show(self.model.row_at(current))

    def _show(self, row: FindingRow | None) -> None:
        self._shown = row
        self.settle.setEnabled(row is not None and row.settled_on is None)
        self.open_entry.setEnabled(row is not None and row.engagement_id is not None)
        self.text.setPlainText("" if row is None else _words(row))
        for place, one in enumerate(self.model.rows):
            if row is not None and one.id == row.id and self.table.currentIndex().row() != place:
                self.table.selectRow(place)

    def _on_filter(self) -> None:
        self._show(None)
        self.model.restart()

    def _add(self) -> None:
        self._presenter.open_lists(self._open_add)

    def _open_add(self, lists: FormLists) -> None:
        dialog = FindingDialog(self, self._presenter, self._messages, lists, None)
        dialog.written.connect(self.choose)
        self._open(dialog)

    def _settle(self) -> None:
        row = self._shown
        if row is not None and self.settle.isEnabled():
            self._presenter.open_lists(lambda lists: self._open_settle(lists, row))

    def _open_settle(self, lists: FormLists, row: FindingRow) -> None:
        self._open(SettleDialog(self, self._presenter, self._messages, lists, row))

    def _open(self, dialog: FindingDialog | SettleDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None

    def _open_entry(self) -> None:
        if self._shown is not None and self._shown.engagement_id is not None:
            self.entry_asked.emit(self._shown.engagement_id)


def _words(row: FindingRow) -> str:
    head = f"{finding_word(row.kind)} · {row.territory_name} · {short_date(row.raised_on)}"
    end = finding_state(row)
    if row.settlement:
        end = f"{end}: {row.settlement}"
    return f"{head}\n{row.text}\n{end}"


def _button(action: QAction) -> QPushButton:
    button = QPushButton(action.text())
    button.setToolTip(action.toolTip())
    button.clicked.connect(action.trigger)
    button.setEnabled(action.isEnabled())
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    return button
