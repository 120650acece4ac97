"""Labels in the styles of the house (``ui.theme``), which show every text letter by letter.

Qt takes what looks like HTML for HTML, in labels and tool tips alike; a record's text must not.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel


def label(text: str, style: str, *, wrap: bool = False) -> QLabel:
    """Return a label in a style of the style sheet."""
    made = plain_label(text)
    made.setObjectName(style)
    made.setWordWrap(wrap)
    return made


def plain_label(text: str = "") -> QLabel:
    """Return a label that takes no text for HTML, now or later."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


class WrappedLabel(QLabel):
    """A label of several lines that never gets less height than its lines need.

    A form layout divides its height by what rows want before they know their width, and cuts
    the first and last line of a wrapped label in half; this one insists.
    """

    def __init__(self, text: str, style: str) -> None:
        super().__init__(text)
        self.setObjectName(style)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self._insist()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._insist()

    def _insist(self) -> None:
        needed = self.heightForWidth(self.width())
        if needed != self.minimumHeight():
            self.setMinimumHeight(max(needed, 0))


def tip(text: str) -> str:
    """Return a text as a tool tip must get it to show it letter by letter."""
    if "<" not in text:
        return text
    import html  # late: the first window has no such text

    return f"<p>{html.escape(text)}</p>".replace("\n", "<br>")
