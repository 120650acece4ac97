"""What stands in a field as a plain value, whatever widget it is: for drafts and for commands."""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.domain.errors import DomainError
from ui.widgets.choice_field import ChoiceField, ManyField
from ui.widgets.date_field import DateField


@runtime_checkable
class Draftable(Protocol):
    """A field made of several widgets that knows how to be kept in a draft."""

    def draft_value(self) -> object:
        """Return what JSON can hold."""
        ...

    def set_draft_value(self, value: object) -> None:
        """Put it back."""
        ...

    def on_change(self, heard: Callable[[], None]) -> None:
        """Call ``heard`` whenever the content changes."""
        ...


def read_value(field: QWidget) -> object:
    """Return what stands in the field as JSON can hold it."""
    if isinstance(field, Draftable):
        return field.draft_value()
    if isinstance(field, ChoiceField):
        chosen = field.current()
        return "" if chosen is None else str(chosen)
    if isinstance(field, ManyField):
        return [str(one) for one in field.ids()]
    if isinstance(field, DateField | QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, QCheckBox):
        return field.isChecked()
    raise TypeError(type(field).__name__)


def write_value(field: QWidget, value: object) -> None:
    """Put back what ``read_value`` gave; a value of another shape is left out."""
    if isinstance(field, Draftable):
        field.set_draft_value(value)
    elif isinstance(field, ManyField):
        if isinstance(value, list):
            field.set_ids([uuid.UUID(one) for one in value])
    elif isinstance(field, QCheckBox):
        field.setChecked(value is True)
    elif not isinstance(value, str):
        return
    elif isinstance(field, ChoiceField):
        field.set_current(uuid.UUID(value) if value else None)
    elif isinstance(field, DateField):
        field.set_text(value)
    elif isinstance(field, QLineEdit):
        field.setText(value)
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(value)
    elif isinstance(field, QComboBox):
        field.setCurrentText(value)


def hear(field: QWidget, heard: Callable[[], None]) -> None:
    """Call ``heard`` whenever the content of the field changes."""
    if isinstance(field, Draftable):
        field.on_change(heard)
    elif isinstance(field, ManyField | DateField):
        field.changed.connect(heard)
    elif isinstance(field, QLineEdit | QPlainTextEdit):
        field.textChanged.connect(heard)
    elif isinstance(field, QComboBox):
        field.currentIndexChanged.connect(heard)
    elif isinstance(field, QCheckBox):
        field.toggled.connect(heard)


def day_in(field: DateField, name: str) -> dt.date | None:
    """Return the date of a field that may be empty; raises DomainError ``not_a_date``."""
    try:
        return field.date()
    except ValueError:
        raise DomainError("not_a_date", field=name) from None


def required_day(field: DateField, name: str) -> dt.date:
    """Return the date of a field; raises DomainError ``not_a_date`` or ``date_missing``."""
    day = day_in(field, name)
    if day is None:
        raise DomainError("date_missing", field=name)
    return day


def chosen_in(field: ChoiceField, name: str) -> uuid.UUID | None:
    """Return what was chosen, if anything; raises ``not_in_list`` for text that is no entry."""
    if field.is_unresolved():
        raise DomainError("not_in_list", field=name)
    return field.current()


def all_chosen_in(field: ManyField, name: str) -> tuple[uuid.UUID, ...]:
    """Return what was chosen; raises ``not_in_list`` for text that was not taken over."""
    if field.field.is_unresolved():
        raise DomainError("not_in_list", field=name)
    return tuple(field.ids())
