"""Dates, times and numbers as Vietnamese readers expect them, and dates read from typed text.

Forms for paper (``long_date``, ``long_month``) are always Vietnamese. Babel is not needed here.
"""

import datetime as dt
import re
from decimal import Decimal
from enum import StrEnum

from app.i18n import _, ngettext
from app.i18n.text import fold

EARLIEST_YEAR = 1900
LATEST_YEAR = 2199
# Two-digit years up to this one are of this century: nobody in the book was born before 1950.
_LAST_SHORT_YEAR = 49

_TIME_OF_DAY = r"(?:[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
_DAY_FIRST = re.compile(
    r"([0-9]{1,2})\s*([/.\-])\s*([0-9]{1,2})\s*\2\s*([0-9]{4}|[0-9]{2})" + _TIME_OF_DAY
)
_YEAR_FIRST = re.compile(r"([0-9]{4})\s*([/.\-])\s*([0-9]{1,2})\s*\2\s*([0-9]{1,2})" + _TIME_OF_DAY)
_IN_WORDS = re.compile(r"(?:ngay )?([0-9]{1,2}) thang ([0-9]{1,2}) nam ([0-9]{4})")


class DateFault(StrEnum):
    """Why a text is no date."""

    NOT_A_DATE = "not_a_date"
    DOES_NOT_EXIST = "does_not_exist"
    YEAR_OUT_OF_RANGE = "year_out_of_range"


class DateTextError(ValueError):
    """A typed text is no date; ``fault`` says why. The text itself is not in the message."""

    def __init__(self, fault: DateFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def short_date(day: dt.date | None) -> str:
    """Return ``05/02/2026``, or an empty text for no date."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}" if day else ""


def long_date(day: dt.date) -> str:
    """Return ``ngày 05 tháng 02 năm 2026``, ``ngày 27 tháng 5 năm 2026``.

    Days below 10 and months below 3 get a leading zero, so that no digit can be put before them.
    """
    return f"ngày {day.day:02d} {long_month(day)}"


def long_month(day: dt.date) -> str:
    """Return ``tháng 02 năm 2026``, ``tháng 5 năm 2026`` (see ``long_date``)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"tháng {month} năm {day.year}"


def short_month(day: dt.date) -> str:
    """Return ``02/2026``."""
    return f"{day.month:02d}/{day.year:04d}"


def clock_time(moment: dt.time) -> str:
    """Return ``08:30``, as screens write a time of day."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def paper_time(moment: dt.time) -> str:
    """Return ``7 giờ 30``, ``14 giờ``, as papers write a time of day."""
    return f"{moment.hour} giờ {moment.minute:02d}" if moment.minute else f"{moment.hour} giờ"


def date_time(instant: dt.datetime) -> str:
    """Return ``05/02/2026 08:30`` in the time zone of this machine; ``instant`` must be aware."""
    if instant.tzinfo is None:
        raise ValueError("an instant must carry its time zone")
    local = instant.astimezone()
    return f"{short_date(local.date())} {clock_time(local.time())}"


def number(value: float | Decimal, decimals: int | None = None) -> str:
    """Return ``value`` with decimal comma and thousands dot: ``1.234,5``.

    ``decimals`` fixes the digits after the comma; without it they are as many as the value has.
    """
    if decimals is not None:
        written = f"{value:,.{decimals}f}"
    elif isinstance(value, float):
        written = f"{Decimal(repr(value)):,f}".removesuffix(".0")
    else:
        written = f"{value:,}"
    return written.translate(str.maketrans(",.", ".,"))


def relative_day(day: dt.date, today: dt.date) -> str:
    """Return how far ``day`` is from ``today``: "hôm nay", "3 ngày trước", "2 tháng nữa"."""
    days = (day - today).days
    if days == 0:
        return _("hôm nay")
    if days == -1:
        return _("hôm qua")
    if days == 1:
        return _("ngày mai")
    span = _span(abs(days))
    return _("{span} trước").format(span=span) if days < 0 else _("{span} nữa").format(span=span)


def _span(days: int) -> str:
    if days < 31:
        return ngettext("{count} ngày", "{count} ngày", days).format(count=days)
    if days < 365:
        months = days // 30
        return ngettext("{count} tháng", "{count} tháng", months).format(count=months)
    years = days // 365
    return ngettext("{count} năm", "{count} năm", years).format(count=years)


def parse_date(text: str) -> dt.date:
    """Read d/m/yyyy, d-m-yyyy, d.m.yy, yyyy-mm-dd or "ngày 5 tháng 2 năm 2026"; day before month.

    A time of day behind it is ignored. Two-digit years 00 to 49 are 2000 to 2049, the rest 1900s.
    Raises DateTextError.
    """
    clean = " ".join(text.split())
    if found := _DAY_FIRST.fullmatch(clean):
        day, _separator, month, year = found.groups()
    elif found := _YEAR_FIRST.fullmatch(clean):
        year, _separator, month, day = found.groups()
    elif found := _IN_WORDS.fullmatch(fold(clean)):
        day, month, year = found.groups()
    else:
        raise DateTextError(DateFault.NOT_A_DATE)
    full_year = int(year)
    if len(year) == 2:
        full_year += 2000 if full_year <= _LAST_SHORT_YEAR else 1900
    if not EARLIEST_YEAR <= full_year <= LATEST_YEAR:
        raise DateTextError(DateFault.YEAR_OUT_OF_RANGE)
    try:
        return dt.date(full_year, int(month), int(day))
    except ValueError as error:
        raise DateTextError(DateFault.DOES_NOT_EXIST) from error
