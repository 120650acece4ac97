"""Labels in the styles of the house (``ui.theme``): headline, subline, section, hint, error."""

from PySide6.QtWidgets import QLabel


def label(text: str, style: str, *, wrap: bool = False) -> QLabel:
    """Return a label in a style of the style sheet."""
    made = QLabel(text)
    made.setObjectName(style)
    made.setWordWrap(wrap)
    return made
