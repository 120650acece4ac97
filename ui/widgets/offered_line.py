"""A line typed freely, with earlier texts offered below it by part of what they say.

Nothing is ever completed inside the line: that would break the composing of Vietnamese letters.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from app.i18n import _
from app.i18n.text import matches


class OfferedLine(QLineEdit):
    """Down opens the texts, Tab or Enter takes the marked one, Esc keeps what was typed.

    With ``take_first`` the first text that matches is marked while one types, so that Tab takes
    it; without, one that was chosen by Down alone is taken.
    """

    def __init__(
        self, accessible_name: str, placeholder: str = "", *, take_first: bool = False
    ) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self._placeholder = placeholder
        self._take_first = take_first
        self._offered: tuple[str, ...] = ()
        self._shown: list[str] = []
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(8)
        self._completer.setWidget(self)
        self._popup = QListView()
        self._popup.setAccessibleName(accessible_name)
        self._completer.setPopup(self._popup)
        self._popup.clicked.connect(lambda index: self._pick(index.row()))
        self.textEdited.connect(self._on_edited)
        self.set_offered(())

    def set_offered(self, texts: Sequence[str]) -> None:
        """Offer these, the likeliest first; what was typed stays."""
        self._offered = tuple(texts)
        self._hint()

    def set_hint(self, placeholder: str) -> None:
        """Say in the empty line what belongs there."""
        self._placeholder = placeholder
        self._hint()

    def _hint(self) -> None:
        offer = _("↓ để chọn: {text}").format(text=self._offered[0]) if self._offered else ""
        first, other = (
            (offer, self._placeholder) if self._take_first else (self._placeholder, offer)
        )
        self.setPlaceholderText(first or other)

    def event(self, event: QEvent) -> bool:
        # Before the line edit moves the focus on: Tab takes what is marked, then goes on.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and self._popup.isVisible()
        ):
            self._pick(self._popup.currentIndex().row())
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._popup.isVisible():
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self._popup.currentIndex().row())
                return
            if key == Qt.Key.Key_Escape:
                self._popup.hide()
                return
        elif key == Qt.Key.Key_Down:
            self._offer("", mark=True)
            return
        super().keyPressEvent(event)

    def _on_edited(self, text: str) -> None:
        if text.strip():
            self._offer(text, mark=self._take_first)
        else:
            self._popup.hide()

    def _offer(self, text: str, *, mark: bool) -> None:
        self._shown = [one for one in self._offered if matches(text, one)]
        self._model.setStringList(self._shown)
        if not self._shown or self._shown == [text]:
            self._popup.hide()
            return
        self._completer.complete()
        # Qt marks a row of its own where none was marked.
        self._popup.setCurrentIndex(self._model.index(0, 0) if mark else QModelIndex())

    def _pick(self, row: int) -> None:
        self._popup.hide()
        if 0 <= row < len(self._shown):
            self.setText(self._shown[row])
