"""The field that holds what a rating rests on, and the checklist that fills it."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.text import matches
from app.read_models.ratings import EvidenceCandidate, EvidenceRow
from app.services.rating_forms import ChosenEvidence
from ui.theme import GAP, MARGIN
from ui.widgets.label import label, tip


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    source_id: uuid.UUID
    text: str
    note: str = ""


def line_of(source: EvidenceRow | EvidenceCandidate) -> str:
    """Return a record in one line: day, kind, what it says."""
    kind = _("ghi nhận") if source.source_kind == RecordKind.FINDING else _("công tác")
    day = short_date(source.day) or _("không rõ ngày")
    return f"{day} · {kind} · {' '.join(source.text.split())}"


class EvidenceField(QWidget):
    """A list of records; Delete takes the marked one out, "Thêm căn cứ…" opens the checklist."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._candidates: tuple[EvidenceCandidate, ...] = ()
        self._known: dict[tuple[str, uuid.UUID], _Entry] = {}
        self._chosen: list[tuple[str, uuid.UUID]] = []
        self.list = _EvidenceList()
        self.list.removed.connect(self._remove)
        self.list.setFixedHeight(self.list.fontMetrics().lineSpacing() * 5 + 14)
        self.add_button = QPushButton(_("Thêm &căn cứ…"))
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.choose)
        self.remove_button = QPushButton(_("&Bỏ căn cứ"))
        self.remove_button.setAutoDefault(False)
        self.remove_button.clicked.connect(lambda: self._remove(self.list.currentRow()))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list)
        column.addLayout(row)
        self.setFocusProxy(self.list)
        self._show()

    def set_sources(
        self, evidence: Sequence[EvidenceRow], candidates: Sequence[EvidenceCandidate]
    ) -> None:
        """Show the present evidence, and what may be added."""
        self._candidates = tuple(candidates)
        self._known = {
            (one.source_kind, one.source_id): _Entry(one.source_kind, one.source_id, line_of(one))
            for one in candidates
        }
        for one in evidence:
            entry = _Entry(one.source_kind, one.source_id, line_of(one), one.note)
            self._known[one.source_kind, one.source_id] = entry
        self._chosen = [(one.source_kind, one.source_id) for one in evidence]
        self._show()

    def chosen(self) -> tuple[ChosenEvidence, ...]:
        """Return what is chosen, for the command."""
        return tuple(
            ChosenEvidence(kind, source_id, self._known[kind, source_id].note)
            for kind, source_id in self._chosen
        )

    def choose(self) -> None:
        """Open the checklist of the year's records."""
        dialog = EvidenceDialog(self._candidates, frozenset(self._chosen), self)
        dialog.taken.connect(self._take)
        dialog.open()

    def draft_value(self) -> object:
        """Return the chosen records as JSON can hold them."""
        return [f"{kind}:{source_id}" for kind, source_id in self._chosen]

    def set_draft_value(self, value: object) -> None:
        """Put the chosen records back; those no longer there are left out."""
        if isinstance(value, list):
            keys = (_key_of(one) for one in value if isinstance(one, str))
            self._set([key for key in keys if key in self._known])

    def on_change(self, heard: Callable[[], None]) -> None:
        """Call ``heard`` whenever the list changes."""
        self.changed.connect(heard)

    def _take(self, keys: object) -> None:
        if isinstance(keys, list):
            offered = {(one.source_kind, one.source_id) for one in self._candidates}
            self._set([key for key in self._chosen if key not in offered] + keys)

    def _remove(self, row: int) -> None:
        if 0 <= row < len(self._chosen):
            self._set(self._chosen[:row] + self._chosen[row + 1 :])
            self.list.setCurrentRow(min(row, len(self._chosen) - 1))

    def _set(self, keys: Sequence[tuple[str, uuid.UUID]]) -> None:
        self._chosen = list(keys)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.list.clear()
        for key in self._chosen:
            item = QListWidgetItem(self._known[key].text)
            item.setToolTip(tip(self._known[key].text))
            self.list.addItem(item)
        self.remove_button.setEnabled(bool(self._chosen))


def _key_of(text: str) -> tuple[str, uuid.UUID]:
    kind, _colon, source_id = text.partition(":")
    return kind, uuid.UUID(source_id)


class _EvidenceList(QListWidget):
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Căn cứ đã chọn"))
        self.setToolTip(_("Nhấn Delete để bỏ căn cứ đang chọn"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.removed.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


class EvidenceDialog(QDialog):
    """A checklist of the year's engagements and findings of a territory; Space ticks."""

    taken = Signal(list)

    def __init__(
        self,
        candidates: Sequence[EvidenceCandidate],
        chosen: frozenset[tuple[str, uuid.UUID]],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Thêm căn cứ"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Lọc theo nội dung"))
        self.search.setAccessibleName(_("Lọc căn cứ theo nội dung"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Việc và nội dung ghi nhận trong năm"))
        self.list.setAlternatingRowColors(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in candidates:
            item = QListWidgetItem(line_of(one))
            item.setToolTip(tip(line_of(one)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            key = (one.source_kind, one.source_id)
            ticked = key in chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, f"{key[0]}:{key[1]}")
            self.list.addItem(item)
        buttons = QDialogButtonBox()
        take = buttons.addButton(_("&Lấy các mục đã đánh dấu"), _Role.AcceptRole)
        buttons.addButton(_("Thôi"), _Role.RejectRole)
        take.setObjectName("primary")
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.search)
        if not candidates:
            column.addWidget(
                label(
                    _("Trong năm, sổ công tác chưa ghi việc hay nội dung nào của địa bàn này."),
                    "hint",
                    wrap=True,
                )
            )
        column.addWidget(self.list, 1)
        column.addWidget(label(_("Phím cách: đánh dấu · Enter: lấy"), "hint"))
        column.addWidget(buttons)
        self.resize(720, 480)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _filter(self, text: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not matches(text, item.text()))

    def _accept(self) -> None:
        items = (self.list.item(row) for row in range(self.list.count()))
        self.taken.emit(
            [
                _key_of(item.data(Qt.ItemDataRole.UserRole))
                for item in items
                if item.checkState() is Qt.CheckState.Checked
            ]
        )
        self.accept()


_Role = QDialogButtonBox.ButtonRole
