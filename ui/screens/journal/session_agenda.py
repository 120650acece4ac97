"""The agenda of a group's session: open matters to tick with Space, and lines of one's own."""

import uuid
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.group_sessions import OpenMatter, SessionItemRow
from app.services.group_sessions import AgendaItem
from ui.screens.journal.model import one_line
from ui.theme import GAP
from ui.widgets.form import TextArea
from ui.widgets.label import WrappedLabel, tip

_ITEM = Qt.ItemDataRole.UserRole
_LINES = 13


def matter_word(kind: RecordKind | None) -> str:
    """Return what sort of open matter an item is about; empty for one of its own."""
    words = {
        RecordKind.FINDING: _("Vướng mắc, kiến nghị"),
        RecordKind.COMMITMENT: _("Hẹn trả lời"),
        RecordKind.TASK: _("Nhiệm vụ"),
        RecordKind.INVITATION: _("Giấy mời chưa chia sẻ lại"),
    }
    return "" if kind is None else words.get(kind, "")


class AgendaField(QWidget):
    """``list`` holds what can be ticked, what is on the agenda first; ``own`` a line an item."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Nội dung đang mở của nhóm"))
        self.list.setToolTip(_("Phím cách: chọn hoặc bỏ chọn một nội dung"))
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(self.list.fontMetrics().lineSpacing() * _LINES + 18)
        self.empty = WrappedLabel(_("Nhóm không có nội dung nào đang mở."), "hint")
        self.own = TextArea(_("Nội dung khác, mỗi dòng một nội dung"), 3)
        self.own.setPlaceholderText(_("Nội dung khác, mỗi dòng một nội dung"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.list)
        column.addWidget(self.empty)
        column.addWidget(self.own)
        self.setFocusProxy(self.list)
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        self.own.textChanged.connect(self.changed)

    def show_matters(self, items: Sequence[SessionItemRow], matters: Sequence[OpenMatter]) -> None:
        """Offer what is on the agenda (ticked), then the open matters of the group."""
        self.list.clear()
        for row in items:
            self._add(
                AgendaItem(row.text, row.subject_kind, row.subject_id, row.id), one_line(row.text)
            ).setCheckState(Qt.CheckState.Checked)
        for one in matters:
            kind = matter_word(one.kind)
            text = f"{one.territory_name}: {one.text}" if one.territory_name else one.text
            shown = f"{kind}, {_when(one)} · {one_line(text)}"
            self._add(AgendaItem(text, one.kind, one.id), shown)
        self.list.setVisible(bool(self.list.count()))
        self.empty.setVisible(not self.list.count())
        if self.list.count():
            self.list.setCurrentRow(0)

    def items(self) -> tuple[AgendaItem, ...]:
        """Return what is ticked, then the lines of one's own."""
        ticked = [
            entry.data(_ITEM)
            for entry in self._entries()
            if entry.checkState() is Qt.CheckState.Checked
        ]
        own = [line.strip() for line in self.own.toPlainText().splitlines() if line.strip()]
        return (*ticked, *(AgendaItem(line) for line in own))

    def draft_value(self) -> object:
        """Return the ids of what is ticked, and the lines."""
        return [[_key(one) for one in self.items() if _key(one)], self.own.toPlainText()]

    def set_draft_value(self, value: object) -> None:
        """Tick again what is still offered."""
        match value:
            case [list(keys), str(own)]:
                for entry in self._entries():
                    ticked = _key(entry.data(_ITEM)) in keys
                    entry.setCheckState(
                        Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
                    )
                self.own.setPlainText(own)

    def on_change(self, heard: Callable[[], None]) -> None:
        """Call ``heard`` whenever something is ticked or typed."""
        self.changed.connect(heard)

    def _entries(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _add(self, item: AgendaItem, text: str) -> QListWidgetItem:
        entry = QListWidgetItem(text)
        entry.setData(_ITEM, item)
        entry.setToolTip(tip(text))
        entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        entry.setCheckState(Qt.CheckState.Unchecked)
        self.list.addItem(entry)
        return entry


def _key(item: AgendaItem) -> str:
    found: uuid.UUID | None = item.id or item.subject_id
    return "" if found is None else str(found)


def _when(one: OpenMatter) -> str:
    if one.due_on is not None:
        return _("hạn {day}").format(day=short_date(one.due_on))
    return _("từ {day}").format(day=short_date(one.since))
