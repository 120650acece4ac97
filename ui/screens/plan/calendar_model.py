"""The models of the calendar: a month by weeks and days, a week by hours and days."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.i18n import _
from app.i18n.formats import clock_time
from app.services.plans.calendar import CalendarItem, on_day
from ui.screens.plan.words import (
    full_lines,
    short_text,
    short_weekday,
    spoken_day,
    spoken_item,
    weekday_word,
)
from ui.widgets.label import tip

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole
DAYS = 7
#: Hours of a week that are always in sight.
_FIRST_HOUR, _LAST_HOUR = 7, 17


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows: ``items`` begin in it, ``going_on`` began in an hour above."""

    day: dt.date
    items: tuple[CalendarItem, ...]
    going_on: tuple[CalendarItem, ...] = ()
    hour: int | None = None
    is_dim: bool = False
    """Of another month than the one that is looked at."""
    is_today: bool = False


class CalendarModel(QAbstractTableModel):
    """Base: columns are the days from a Monday on."""

    def __init__(self) -> None:
        super().__init__()
        self.first = dt.date.min
        self.today = dt.date.min
        self.items: tuple[CalendarItem, ...] = ()
        self._is_narrow = False

    def set_narrow(self, narrow: bool) -> None:
        """Say the days of the week in short, or in full."""
        if narrow is not self._is_narrow:
            self._is_narrow = narrow
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, DAYS - 1)

    def weekday(self, day: dt.date) -> str:
        """Return the day of the week as the heading of a column says it."""
        return short_weekday(day) if self._is_narrow else weekday_word(day)

    def cell(self, index: Index) -> Cell:
        """Return what a cell shows."""
        raise NotImplementedError

    def place_of(self, day: dt.date, hour: int | None) -> QModelIndex:
        """Return the cell of a day (and hour); an invalid index where it is not shown."""
        raise NotImplementedError

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else DAYS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(map(short_text, cell.items))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(cell)
        if role == Qt.ItemDataRole.ToolTipRole:
            shown = (*cell.going_on, *cell.items)
            return tip("\n\n".join("\n".join(full_lines(one)) for one in shown))
        return None

    def _spoken(self, cell: Cell) -> str:
        return spoken_day(cell.day, cell.items)


class MonthModel(CalendarModel):
    """Rows are weeks."""

    def __init__(self) -> None:
        super().__init__()
        self.month = dt.date.min
        self._weeks = 0

    def show_month(
        self,
        month: dt.date,
        first: dt.date,
        last: dt.date,
        items: Iterable[CalendarItem],
        today: dt.date,
    ) -> None:
        """Show the weeks from ``first`` (a Monday) to ``last`` (a Sunday)."""
        self.beginResetModel()
        self.month, self.first, self.today = month, first, today
        self._weeks = ((last - first).days + 1) // DAYS
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._weeks

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.weekday(dt.date(2024, 1, 1 + section))  # a Monday and the days after it
        return None

    def cell(self, index: Index) -> Cell:
        day = self.first + dt.timedelta(days=index.row() * DAYS + index.column())
        return Cell(
            day,
            on_day(self.items, day),
            is_dim=day.replace(day=1) != self.month,
            is_today=day == self.today,
        )

    def place_of(self, day: dt.date, hour: int | None) -> QModelIndex:
        del hour
        place = (day - self.first).days
        if not 0 <= place < self._weeks * DAYS:
            return QModelIndex()
        return self.index(place // DAYS, place % DAYS)


class WeekModel(CalendarModel):
    """The first row is for what has no time, the others are hours."""

    def __init__(self) -> None:
        super().__init__()
        self._hours = range(_FIRST_HOUR, _LAST_HOUR + 1)

    def show_week(self, first: dt.date, items: Iterable[CalendarItem], today: dt.date) -> None:
        """Show the week that begins on this Monday."""
        self.beginResetModel()
        self.first, self.today = first, today
        last = first + dt.timedelta(days=DAYS - 1)
        self.items = tuple(one for one in items if one.starts_on <= last and one.ends_on >= first)
        timed = [one.starts_at.hour for one in self.items if one.starts_at is not None]
        ends = [one.ends_at.hour for one in self.items if one.starts_at and one.ends_at]
        self._hours = range(min((_FIRST_HOUR, *timed)), max((_LAST_HOUR, *timed, *ends)) + 1)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1 + len(self._hours)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return _("cả ngày") if section == 0 else clock_time(dt.time(self._hours[section - 1]))
        day = self.first + dt.timedelta(days=section)
        return f"{self.weekday(day)}\n{day.day:02d}/{day.month:02d}"

    def cell(self, index: Index) -> Cell:
        day = self.first + dt.timedelta(days=index.column())
        today = day == self.today
        found = on_day(self.items, day)
        if index.row() == 0:
            loose = tuple(one for one in found if _hour(one, day) is None)
            return Cell(day, loose, is_today=today)
        hour = self._hours[index.row() - 1]
        begun = tuple(one for one in found if _hour(one, day) == hour)
        lasting = tuple(one for one in found if _lasts(one, day, hour))
        return Cell(day, begun, lasting, hour, is_today=today)

    def place_of(self, day: dt.date, hour: int | None) -> QModelIndex:
        column = (day - self.first).days
        if not 0 <= column < DAYS:
            return QModelIndex()
        row = 0 if hour is None or hour not in self._hours else self._hours.index(hour) + 1
        return self.index(row, column)

    def _spoken(self, cell: Cell) -> str:
        if cell.hour is None:
            return spoken_day(cell.day, cell.items)
        head = f"{weekday_word(cell.day)} {clock_time(dt.time(cell.hour))}"
        told = ". ".join(map(spoken_item, (*cell.going_on, *cell.items)))
        return f"{head}: {told or _('chưa có việc')}"


def _hour(item: CalendarItem, day: dt.date) -> int | None:
    """Return the hour in which an item begins on a day; a later day of it has none."""
    if item.starts_at is None or day != item.starts_on:
        return None
    return item.starts_at.hour


def _lasts(item: CalendarItem, day: dt.date, hour: int) -> bool:
    begun = _hour(item, day)
    if begun is None or item.ends_at is None or item.ends_on != day:
        return False
    return begun < hour and dt.time(hour) < item.ends_at
