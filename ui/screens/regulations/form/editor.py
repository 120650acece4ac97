"""What every editor of the form gives: plain values out and in, and the place of its mistakes."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget

from app.regulations.codec_mistakes import Path
from ui.widgets.label import label


class Omitted:
    """Stands for a key that is not given."""


OMITTED: Final = Omitted()


class Editor(QWidget):
    """Edits one value. ``plain`` gives what a file would hold, or ``OMITTED``."""

    changed = Signal()

    #: What it offers says all; the help of its field is for who writes a file.
    explains_itself = False

    def __init__(self) -> None:
        super().__init__()
        self._mistake = label("", "fieldError", wrap=True)
        self._mistake.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)

    def hold(self, field: QWidget) -> None:
        """Show the field that does the editing; its mistake stands below it."""
        self.column.addWidget(field)
        self.column.addWidget(self._mistake)
        self.setFocusProxy(field)

    def plain(self) -> object:
        """Return what stands in the form, readable or not."""
        raise NotImplementedError

    def set_plain(self, plain: object) -> None:
        """Show a value; what is not of its kind is shown as nothing."""
        raise NotImplementedError

    def show_mistake(self, path: Path, text: str) -> QWidget:
        """Tell a mistake at the field that the rest of its path leads to; return that field."""
        del path
        before = self._mistake.text() if not self._mistake.isHidden() else ""
        self._mistake.setText(f"{before}\n{text}".strip())
        self._mistake.show()
        return self

    def clear_mistakes(self) -> None:
        """Take all mistakes away."""
        self._mistake.hide()


class Combo(QComboBox):
    """A list to choose from that keeps narrow, and that a passing wheel does not change."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(18)

    def fill(self, choices: dict[str, str], chosen: str) -> None:
        """Offer these by their words; what is chosen stays, even where it is no longer offered."""
        self.blockSignals(True)
        self.clear()
        for value, words in choices.items():
            self.addItem(words, value)
        if chosen and chosen not in choices:
            self.addItem(chosen, chosen)
        self.setCurrentIndex(max(self.findData(chosen), 0) if self.count() else -1)
        self.blockSignals(False)

    def value(self) -> str:
        """Return what is chosen as it is written."""
        found = self.currentData()
        return found if isinstance(found, str) else ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class NumberBox(QSpinBox):
    """A whole number that a passing wheel does not change."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * 16 + 40)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
