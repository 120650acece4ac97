"""Ways of typing that several steps share."""

from PySide6.QtCore import Qt

from ui.tour import Tour
from ui.widgets.choice_field import ChoiceField


def choose(tour: Tour, field: ChoiceField, text: str) -> None:
    """Choose by typing: the first entry that the list offers."""
    field.setFocus()
    tour.keys(field, text)
    tour.key(field, Qt.Key.Key_Return, "\r")
    tour.require(field.current() is not None or not field.text(), f"nothing chosen for {text}")
