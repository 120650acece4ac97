"""Who was spoken to beforehand: typed freely, or taken from the territory's contacts (QC Đ9.2)."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from app.i18n import _


class ContactField(QWidget):
    """A line with the contacts behind ▾; Down opens them."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.edit = _ContactLine(self.offer)
        self.edit.setAccessibleName(accessible_name)
        self.button = QToolButton()
        self.button.setText("▾")
        self.button.setToolTip(_("Đầu mối liên hệ của địa bàn"))
        self.button.setAccessibleName(_("Chọn đầu mối liên hệ của địa bàn"))
        self.button.clicked.connect(self.offer)
        self._contacts: tuple[str, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.edit, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.edit)
        self.set_contacts(())

    def set_contacts(self, contacts: Sequence[str]) -> None:
        """Offer these; what was typed stays."""
        self._contacts = tuple(contacts)
        self.button.setEnabled(bool(contacts))
        self.edit.setPlaceholderText(
            _("↓ để chọn: {contact}").format(contact=contacts[0])
            if contacts
            else _("ai, bằng cách nào")
        )

    def text(self) -> str:
        """Return what stands in the line."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Write into the line."""
        self.edit.setText(text)

    def offer(self) -> None:
        """Show the contacts; a single one is taken at once."""
        if len(self._contacts) == 1:
            self.edit.setText(self._contacts[0])
        elif self._contacts:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for one in self._contacts:
                menu.addAction(one.replace("&", "&&"), partial(self.edit.setText, one))
            menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def draft_value(self) -> object:
        """Return the text."""
        return self.edit.text()

    def set_draft_value(self, value: object) -> None:
        """Put the text back."""
        if isinstance(value, str):
            self.edit.setText(value)

    def on_change(self, heard: Callable[[], None]) -> None:
        """Call ``heard`` whenever the text changes."""
        self.edit.textChanged.connect(heard)


class _ContactLine(QLineEdit):
    def __init__(self, offer: Callable[[], None]) -> None:
        super().__init__()
        self._offer = offer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._offer()
        else:
            super().keyPressEvent(event)
