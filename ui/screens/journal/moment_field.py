"""A day with an optional time of day in one row."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.errors import DomainError
from app.i18n import _
from ui.dialogs.field_values import required_day
from ui.theme import GAP
from ui.widgets.date_field import DateField
from ui.widgets.time_field import TimeField


class MomentField(QWidget):
    """``day`` and ``time`` are the fields themselves."""

    def __init__(self, accessible_name: str, today: dt.date) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self.day = DateField(accessible_name, today=today)
        self.time = TimeField(_("{field}: giờ").format(field=accessible_name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GAP)
        row.addWidget(self.day)
        row.addWidget(self.time)
        row.addStretch(1)
        self.setFocusProxy(self.day.edit)

    def set_moment(self, day: dt.date | None, time: dt.time | None) -> None:
        """Show a day and a time."""
        self.day.set_date(day)
        self.time.set_time(time)

    def required_day(self) -> dt.date:
        """Return the day; raises DomainError naming this field."""
        return required_day(self.day, self.objectName())

    def time_of_day(self) -> dt.time | None:
        """Return the time, if one stands there; raises DomainError ``not_a_time``."""
        try:
            return self.time.time()
        except ValueError:
            raise DomainError("not_a_time", field=self.objectName()) from None

    def draft_value(self) -> object:
        """Return both texts."""
        return [self.day.text(), self.time.text()]

    def set_draft_value(self, value: object) -> None:
        """Put both texts back."""
        match value:
            case [str(day), str(time)]:
                self.day.set_text(day)
                self.time.setText(time)

    def on_change(self, heard: Callable[[], None]) -> None:
        """Call ``heard`` whenever one of them changes."""
        self.day.changed.connect(heard)
        self.time.textChanged.connect(heard)
