"""A field of several lines, each a small form of its own, typed one below the other."""

import itertools
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.domain.errors import DomainError
from app.i18n import _


class EditorLine(QFrame):
    """One line: a card with a button that takes it out again; see ``LinesEditor``."""

    changed = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.remove_button = QToolButton()
        self.remove_button.setText("✕")
        self.remove_button.setToolTip(_("Bỏ mục này"))
        self.remove_button.setAccessibleName(_("Bỏ mục này"))
        self.remove_button.clicked.connect(self.removed)

    @property
    def first_field(self) -> QWidget:
        """Where one begins to type."""
        raise NotImplementedError

    def in_order(self) -> Sequence[QWidget]:
        """Return the fields in the order of Tab, the button last."""
        raise NotImplementedError

    @property
    def is_untouched(self) -> bool:
        """Tell whether nothing was written or chosen in it."""
        raise NotImplementedError

    @property
    def is_unresolved(self) -> bool:
        """Tell whether something was typed that is no entry of a list."""
        raise NotImplementedError

    @property
    def has_text(self) -> bool:
        """Tell whether it says anything."""
        raise NotImplementedError

    def draft_value(self) -> list[str]:
        """Return what stands in the line."""
        raise NotImplementedError

    def set_draft_value(self, *values: str) -> None:
        """Put back what stood in the line."""
        raise NotImplementedError


L = TypeVar("L", bound=EditorLine)


class LinesEditor(QWidget, Generic[L]):
    """``lines`` are those typed so far; the button adds one. Errors name ``field``."""

    changed = Signal()

    def __init__(self, add_text: str, field: str, make: Callable[[], L]) -> None:
        super().__init__()
        self._field = field
        self._make = make
        self.lines: list[L] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.add_button = QPushButton(add_text)
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.add_line)
        self._column.addWidget(self.add_button)
        self.setFocusProxy(self.add_button)

    def add_line(self) -> L:
        """Add an empty line and go there."""
        line = self._make()
        self.take_line(line)
        line.first_field.setFocus()
        self.changed.emit()
        return line

    def take_line(self, line: L) -> None:
        """Put a line below the others."""
        line.changed.connect(self.changed)
        line.removed.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._column.insertWidget(self._column.count() - 1, line)
        line.show()  # at once: Tab passes over what waits to be shown
        self._order_tabs()

    def touched(self) -> list[L]:
        """Return the lines in which something stands.

        Raises DomainError ``not_in_list`` or, where something was chosen but nothing written,
        ``text_missing``.
        """
        found = [line for line in self.lines if not line.is_untouched]
        for line in found:
            if line.is_unresolved:
                raise DomainError("not_in_list", field=self._field)
            if not line.has_text:
                line.first_field.setFocus()
                raise DomainError("text_missing", field=self._field)
        return found

    def draft_value(self) -> object:
        """Return the lines as JSON can hold them."""
        return [line.draft_value() for line in self.lines]

    def set_draft_value(self, value: object) -> None:
        """Put the lines back."""
        for line in list(self.lines):
            self._remove(line)
        for one in value if isinstance(value, list) else ():
            if not isinstance(one, list):
                continue
            line = self.add_line()
            if len(one) == len(line.draft_value()):
                line.set_draft_value(*(str(part) for part in one))
            else:  # of another version of the program
                self._remove(line)

    def on_change(self, heard: Callable[[], None]) -> None:
        """Call ``heard`` whenever a line changes, comes or goes."""
        self.changed.connect(heard)

    def _remove(self, line: L) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        self.add_button.setFocus()
        self.changed.emit()

    def _order_tabs(self) -> None:
        widgets = [one for line in self.lines for one in line.in_order()]
        widgets.append(self.add_button)
        for one, other in itertools.pairwise(widgets):
            QWidget.setTabOrder(one, other)
