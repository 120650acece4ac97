"""A date typed as dd/mm/yyyy or as one says it, or picked from a calendar (Monday first)."""

import datetime as dt

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QToolButton, QWidget

from app.i18n import _
from app.i18n.formats import parse_date, short_date
from app.i18n.typed_days import parse_day


class DateField(QWidget):
    """Holds a date or nothing. Up and Down move by a day, Alt+Down opens the calendar.

    Where ``today`` is given, "23/11", "23", "mai", "thứ 5" are dates too (``typed_days``);
    ``back``: one without its month is the last such day, not the next.
    """

    changed = Signal()

    def __init__(
        self, accessible_name: str, *, today: dt.date | None = None, back: bool = False
    ) -> None:
        super().__init__()
        self._today = today
        self._back = back
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(_("ngày/tháng/năm"))
        self.edit.setAccessibleName(accessible_name)
        self.edit.setToolTip(
            _("Gõ 05/02/2026, hoặc gõ gọn: 5/2, 23, mai, thứ 5. ↑ ↓: tiến, lùi một ngày.")
            if today
            else _("Gõ ngày/tháng/năm: 05/02/2026. ↑ ↓: tiến, lùi một ngày.")
        )
        self.edit.setMaximumWidth(self.edit.fontMetrics().averageCharWidth() * 18)
        self.edit.textEdited.connect(self.changed)
        self.edit.editingFinished.connect(self._tidy)
        self._button = QToolButton()
        self._button.setText("▾")
        self._button.setAccessibleName(_("Mở lịch: {field}").format(field=accessible_name))
        self._button.setToolTip(_("Mở lịch (Alt+↓)"))
        # The calendar opens by Alt+Down: one stop less on the way through a form.
        self._button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._button.clicked.connect(self._open_calendar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.edit)
        row.addWidget(self._button)
        row.addStretch(1)
        self.setFocusProxy(self.edit)

    def date(self) -> dt.date | None:
        """Return the date, None if the field is empty; raises ValueError if it cannot be read."""
        text = self.edit.text().strip()
        if not text:
            return None
        if self._today is None:
            return parse_date(text)
        return parse_day(text, self._today, back=self._back)

    def set_date(self, day: dt.date | None) -> None:
        """Show a date."""
        self.edit.setText("" if day is None else short_date(day))
        self.changed.emit()

    def text(self) -> str:
        """Return what stands in the field, for a draft."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put back what stood in the field."""
        self.edit.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_calendar()
            return
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        try:
            day = self.date() or self._today
        except ValueError:
            return
        if day is not None:
            self.set_date(day + dt.timedelta(days=step))

    def _tidy(self) -> None:
        try:
            day = self.date()
        except ValueError:
            return  # what was typed stays; the form says what is wrong with it
        if day is not None:
            self.edit.setText(short_date(day))

    def _open_calendar(self) -> None:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setLocale(QLocale(QLocale.Language.Vietnamese))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        try:
            day = self.date() or self._today
        except ValueError:
            day = self._today
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))

        def take(chosen: QDate) -> None:
            self.set_date(dt.date(chosen.year(), chosen.month(), chosen.day()))
            calendar.close()
            self.edit.setFocus()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        calendar.show()
        calendar.setFocus()
