"""Where "today" and "now" come from, so that tests can say what day it is."""

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """A source of time."""

    def now(self) -> dt.datetime:
        """Return the instant, aware, in UTC."""
        ...

    def today(self) -> dt.date:
        """Return the day where the office is."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> dt.datetime:
        """Return the instant, aware, in UTC."""
        return dt.datetime.now(dt.UTC)

    def today(self) -> dt.date:
        """Return the day by the machine's local time."""
        return dt.datetime.now().astimezone().date()
