"""A time of day typed as 8:30, 8h30, 14h or 0830; empty where none is known."""

import datetime as dt
import re

from PySide6.QtWidgets import QLineEdit

from app.i18n import _
from app.i18n.formats import clock_time

_TIME = re.compile(
    r"([0-9]{1,2})\s*(?:[:.hg]\s*([0-9]{2})?)?|([0-9]{1,2})([0-9]{2})", re.IGNORECASE
)


def parse_time(text: str) -> dt.time:
    """Read a time of day; raises ValueError."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise ValueError("no time of day")
    hour, minute = found[1] or found[3], found[2] or found[4] or "0"
    return dt.time(int(hour), int(minute))


class TimeField(QLineEdit):
    """Holds a time or nothing."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self.setPlaceholderText(_("giờ, ví dụ 8:30"))
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * 16)
        self.editingFinished.connect(self._tidy)

    def time(self) -> dt.time | None:
        """Return the time, None if empty; raises ValueError if it cannot be read."""
        text = self.text().strip()
        return parse_time(text) if text else None

    def set_time(self, moment: dt.time | None) -> None:
        """Show a time."""
        self.setText("" if moment is None else clock_time(moment))

    def _tidy(self) -> None:
        try:
            self.set_time(self.time())
        except ValueError:
            return  # what was typed stays; the form says what is wrong with it
