"""Choosing from a list by typing part of a name, with or without accents.

The list opens below the field; nothing is ever completed inside it, which would break the
composing of Vietnamese letters (``domain.md``).
"""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QListWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.i18n.text import matches
from app.read_models.office import Choice

#: Chosen entries that are seen without scrolling.
_SHOWN_AT_ONCE = 4


def label_of(choice: Choice) -> str:
    """Return what a list shows for a choice: its name, and what tells it from a namesake."""
    return f"{choice.name} ({choice.hint})" if choice.hint else choice.name


class ChoiceField(QLineEdit):
    """One entry of a list, or none. ``chosen`` is emitted when the choice changes."""

    chosen = Signal()

    def __init__(self, accessible_name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self.setPlaceholderText(placeholder or _("gõ để tìm, ↓ để mở danh sách"))
        self.setClearButtonEnabled(True)
        self._choices: list[Choice] = []
        self._current: Choice | None = None
        self._shown: list[Choice] = []
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        completer.setWidget(self)
        self._completer = completer
        self._popup = QListView()
        completer.setPopup(self._popup)
        self._popup.clicked.connect(lambda index: self._pick(index.row()))
        self._popup.setAccessibleName(accessible_name)
        self.textEdited.connect(self._on_edited)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; a choice that is no longer among them stays until it is changed."""
        self._choices = list(choices)

    def current(self) -> uuid.UUID | None:
        """Return the id of what was chosen."""
        return None if self._current is None else self._current.id

    def set_current(self, choice_id: uuid.UUID | None) -> None:
        """Choose by id; an id that is not offered clears the field."""
        found = next((one for one in self._choices if one.id == choice_id), None)
        self._take(found)

    def is_unresolved(self) -> bool:
        """Tell whether something was typed that is no entry of the list."""
        return self._current is None and bool(self.text().strip())

    def event(self, event: QEvent) -> bool:
        # Before the line edit moves the focus on: Tab takes what is marked, then goes on.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and self._popup.isVisible()
        ):
            self._pick(max(self._popup.currentIndex().row(), 0))
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self._popup
        key = event.key()
        if popup.isVisible():
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(max(popup.currentIndex().row(), 0))
                return
            if key == Qt.Key.Key_Escape:
                popup.hide()
                return
        elif key == Qt.Key.Key_Down:
            self._offer("")
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason or self._current is not None:
            return
        exact = [one for one in self._choices if label_of(one) == self.text().strip()]
        if len(exact) == 1:
            self._take(exact[0])

    def _on_edited(self, text: str) -> None:
        if self._current is not None:
            self._current = None
            self.chosen.emit()
        if text.strip():
            self._offer(text)
        else:
            self._popup.hide()

    def chosen_entry(self) -> Choice | None:
        """Return what was chosen, with what the list shows of it."""
        return self._current

    def _offer(self, text: str) -> None:
        found = [one for one in self._choices if matches(text, label_of(one))]
        # What bears the words itself comes before what they only stand beside: "huyện Ba Tơ (cũ)"
        # before the communes of that district.
        found.sort(key=lambda one: not matches(text, one.name))
        self.open_list(found[:200])

    def open_list(self, shown: Sequence[Choice]) -> None:
        """Open the list with these entries; closes it where there are none."""
        self._shown = list(shown)
        self._model.setStringList([label_of(one) for one in self._shown])
        if self._shown:
            self._completer.complete()
            self._popup.setCurrentIndex(self._model.index(0, 0))
        else:
            self._popup.hide()

    def _pick(self, row: int) -> None:
        self._popup.hide()
        if 0 <= row < len(self._shown):
            self._take(self._shown[row])

    def _take(self, choice: Choice | None) -> None:
        before = self._current
        self._current = choice
        self.setText("" if choice is None else label_of(choice))
        if before != choice:
            self.chosen.emit()


class ManyField(QWidget):
    """Several entries of a list in an order; Delete takes the marked one out."""

    changed = Signal()

    def __init__(self, accessible_name: str, placeholder: str = "") -> None:
        super().__init__()
        self._choices: dict[uuid.UUID, Choice] = {}
        self._ids: list[uuid.UUID] = []
        self.field = ChoiceField(accessible_name, placeholder)
        self.field.chosen.connect(self._add_chosen)
        self._list = _ChosenList(accessible_name)
        self._list.removed.connect(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.field)
        column.addWidget(self._list)
        self.setFocusProxy(self.field)
        self._show()

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these."""
        self._choices = {one.id: one for one in choices}
        self.field.set_choices(choices)
        self._show()

    def ids(self) -> list[uuid.UUID]:
        """Return what was chosen, in order."""
        return list(self._ids)

    def set_ids(self, ids: Sequence[uuid.UUID]) -> None:
        """Choose these."""
        self._ids = list(ids)
        self._show()
        self.changed.emit()

    def _add_chosen(self) -> None:
        chosen = self.field.current()
        if chosen is None:
            return
        self.field.clear()
        self.field.set_current(None)
        if chosen not in self._ids:
            self.set_ids([*self._ids, chosen])

    def _remove(self, row: int) -> None:
        self.set_ids([one for place, one in enumerate(self._ids) if place != row])

    def _show(self) -> None:
        self._list.clear()
        for one in self._ids:
            choice = self._choices.get(one)
            self._list.addItem(label_of(choice) if choice else _("(không còn trong danh sách)"))
        lines = min(len(self._ids), _SHOWN_AT_ONCE)
        self._list.setFixedHeight(lines * (self.fontMetrics().height() + 4) + 8)
        self._list.setVisible(bool(self._ids))


class _ChosenList(QListWidget):
    removed = Signal(int)

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.setAccessibleName(_("Đã chọn: {field}").format(field=accessible_name))
        self.setToolTip(_("Nhấn Delete để bỏ mục đang chọn"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.currentRow() >= 0:
            self.removed.emit(self.currentRow())
        else:
            super().keyPressEvent(event)
