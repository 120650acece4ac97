"""One page of the guided change: what it holds as plain values, and where its errors are told."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import CodedError
from app.services.drafts import Payload
from app.services.wording import describe
from ui.dialogs.field_values import hear, read_value, write_value
from ui.theme import GAP
from ui.widgets.form import Form
from ui.widgets.label import label


class Page(QWidget):
    """Base of the pages. ``changed`` when something was typed or chosen."""

    changed = Signal()
    title = ""

    def __init__(self) -> None:
        super().__init__()
        self.form = Form()
        self.hint = label("", "hint", wrap=True)
        self.hint.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, GAP, 0)
        self.column.setSpacing(GAP)
        self.column.addWidget(self.hint)
        self._fields: dict[str, QWidget] = {}

    def add(self, name: str, caption: str, field: QWidget, hint: str = "") -> None:
        """Add a field to the page and its draft."""
        field.setObjectName(name)
        self.form.add(name, caption, field, hint)
        self._fields[name] = field
        hear(field, lambda *_value: self.changed.emit())

    def payload(self) -> Payload:
        """Return what stands in the fields."""
        return {name: read_value(field) for name, field in self._fields.items()}

    def restore(self, payload: Payload) -> None:
        """Put back what ``payload`` gave."""
        for name, field in self._fields.items():
            if name in payload:
                write_value(field, payload[name])

    def tell(self, error: CodedError) -> bool:
        """Show an error at its field; False where the page has no such field."""
        return self.form.show_coded(error)

    def clear_errors(self) -> None:
        """Take all errors away."""
        self.form.clear_errors()

    def begin(self) -> None:
        """Put the focus where one goes on."""
        for field in self._fields.values():
            if field.isVisibleTo(self):
                field.setFocus()
                return


def in_words(error: CodedError) -> str:
    """Return what happened and what to do."""
    words = describe(error)
    return f"{words.what} {words.advice}"


def as_strings(value: object) -> Sequence[str]:
    """Return the strings of a list in a draft."""
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
