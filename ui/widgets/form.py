"""A form: labelled fields in a column, each with the place where its error is told."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import CodedError
from app.services.wording import describe
from ui.theme import GAP
from ui.widgets.label import WrappedLabel, label, plain_label


class _Box(QWidget):
    """A field and what is said below it; insists on the height of its wrapped lines.

    A form layout deals its height out by row and may give one row what another one needs.
    """

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            layout = self.layout()
            if layout is not None:
                needed = max(layout.totalHeightForWidth(self.width()), 0)
                if needed != self.minimumHeight():
                    self.setMinimumHeight(needed)
        return done


class Form(QWidget):
    """Fields by name; ``show_error`` puts an error under the field that it names."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setVerticalSpacing(GAP)
        self._layout.setHorizontalSpacing(2 * GAP)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._errors: dict[str, WrappedLabel] = {}
        self._fields: dict[str, QWidget] = {}
        self._boxes: dict[str, QWidget] = {}

    def add(self, name: str, caption: str, field: QWidget, hint: str = "") -> None:
        """Add a field under its name; ``caption`` may carry a mnemonic (&)."""
        box = _Box()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(field)
        if hint:
            column.addWidget(WrappedLabel(hint, "hint"))
        error = WrappedLabel("", "fieldError")
        error.hide()
        column.addWidget(error)
        if not field.accessibleName():
            field.setAccessibleName(caption.replace("&", ""))
        heading = plain_label(caption)
        heading.setBuddy(field)
        self._layout.addRow(heading, box)
        self._errors[name] = error
        self._fields[name] = field
        self._boxes[name] = box

    def section(self, title: str) -> None:
        """Begin a group of fields."""
        self._layout.addRow(label(title, "section"))

    def set_row_visible(self, name: str, visible: bool) -> None:
        """Show or hide a field with its label."""
        self._layout.setRowVisible(self._boxes[name], visible)

    def clear_errors(self) -> None:
        """Take all errors away."""
        for error in self._errors.values():
            error.hide()

    def show_error(self, name: str, text: str) -> None:
        """Tell what is wrong with a field, and go there."""
        error = self._errors[name]
        error.show_text(text)
        error.show()
        self._fields[name].setFocus()

    def show_coded(self, error: CodedError) -> bool:
        """Show an error under the field that it names; False if it names none of this form."""
        name = error.values.get("field")
        if not isinstance(name, str) or name not in self._errors:
            return False
        words = describe(error)
        self.show_error(name, f"{words.what} {words.advice}")
        return True


class TextArea(QPlainTextEdit):
    """A field of several lines; Tab leaves it, Ctrl+Enter is left to the dialog."""

    def __init__(self, accessible_name: str, lines: int = 4) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self.setTabChangesFocus(True)
        height = self.fontMetrics().lineSpacing() * lines + 14
        self.setMinimumHeight(min(height, self.fontMetrics().lineSpacing() * 3 + 14))
        self.setFixedHeight(height)


def scrolled(content: QWidget) -> QScrollArea:
    """Return the content in an area that scrolls when the window is small."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
