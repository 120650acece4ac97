"""Words that every paper shares: place and date, months, names in capitals.

The forms are those of HD05 (mục I.4, I.5); the sentences of one kind stand in its own module.
"""

from calendar import monthrange
from datetime import date

PARTY_TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"
SAMPLE_MARK = "DỮ LIỆU MẪU"

# A day or a month never leaves its word at the end of a line.
_NO_BREAK = "\u00a0"


def month_number(month: int) -> str:
    """Give a month as papers write it: ``01``, ``02``, then ``3`` … ``12`` (HD05 II.I.4.2.2)."""
    return f"{month:02d}" if month < 3 else str(month)


def long_date(day: date) -> str:
    """Give ``ngày 05 tháng 9 năm 2026``; its parts stay on one line."""
    return _NO_BREAK.join(
        ("ngày", f"{day.day:02d}", "tháng", month_number(day.month), "năm", str(day.year))
    )


def place_date_line(place: str, day: date) -> str:
    """Give ô số 4: ``Minh Sơn, ngày 05 tháng 9 năm 2026``."""
    return f"{place}, {long_date(day)}"


def short_date(day: date) -> str:
    """Give ``05/09/2026``, for tables and forms."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def written_day(day: date) -> str:
    """Give ``05/9/2026``, for the text of a paper: the leading zeros of HD05 II.I.4.2.2."""
    return f"{day.day:02d}/{month_number(day.month)}/{day.year}"


def month_and_next(year: int, month: int, done: str, planned: str) -> str:
    """Join what was done in a month and what is planned for the next one.

    ``kết quả … tháng 8, nhiệm vụ trọng tâm tháng 9 năm 2026``; in December each month has its
    own year.
    """
    days = monthrange(year, month)[1]
    following = date.fromordinal(date(year, month, days).toordinal() + 1)
    this_month = month_phrase(year, month) if following.year != year else _month(month)
    return f"{done} {this_month}, {planned} {month_phrase(following.year, following.month)}"


def month_phrase(year: int, month: int) -> str:
    """Give ``tháng 9 năm 2026``; its parts stay on one line."""
    return _NO_BREAK.join((_month(month), "năm", str(year)))


def _month(month: int) -> str:
    return f"tháng{_NO_BREAK}{month_number(month)}"


def grouped(count: int) -> str:
    """Return ``3.432``."""
    return f"{count:,}".replace(",", ".")


def capitals(name: str) -> str:
    """Give a name in capitals, as a letterhead shows it."""
    return name.strip().upper()
