"""Days as people write them around the plain forms: weekday and hour before, two days in a cell."""

import datetime as dt
import re

from app.i18n.formats import DateTextError, parse_date
from app.i18n.text import collapse_spaces, nfc

_BEFORE = re.compile(
    r"^(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|t[2-7]|cn)\s*[,:(\s]\s*)?"
    r"(?:(?:vào )?(?:lúc )?[0-9]{1,2}\s*(?:h|giờ|:)\s*(?:[0-9]{2})?(?:\s*phút)?\s*,?\s+)?"
    r"(?:(?:sáng|chiều|tối)\s*,?\s+)?(?:từ\s+)?(?:ngày\s+)?(?=[0-9])",
    re.IGNORECASE,
)
_WEEKDAY_BEHIND = re.compile(
    r"\s*\((?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\)$", re.IGNORECASE
)
_TWO_DAYS = re.compile(
    r"(?:từ\s+)?(?:ngày\s+)?(?P<day>[0-9]{1,2})(?:[/.](?P<month>[0-9]{1,2}))?(?:[/.](?P<year>[0-9]{2,4}))?"
    r"\s*(?:-|–|—|(?:cho\s+)?đến(?:\s+hết)?(?:\s+ngày)?)\s*"
    r"(?P<last>[0-9]{1,2}[/.](?P<last_month>[0-9]{1,2})[/.](?P<last_year>[0-9]{2,4}))",
    re.IGNORECASE,
)


def bare_day(text: str) -> str:
    """Return a day without the weekday and the hour before it: ``Thứ Ba, 19/8/2025``."""
    return _BEFORE.sub("", _WEEKDAY_BEHIND.sub("", text), count=1)


def two_days(text: str) -> tuple[dt.date, dt.date] | None:
    """Return first and last day of "05-07/8/2025" or "từ 8/8/2025 đến 10/8/2025".

    None for anything else, two days in reverse order and days that do not exist.
    """
    found = _TWO_DAYS.fullmatch(collapse_spaces(nfc(text)).rstrip("."))
    if found is None:
        return None
    month = found["month"] or found["last_month"]
    try:
        last = parse_date(found["last"])
        first = parse_date(f"{found['day']}/{month}/{found['year'] or last.year}")
        if found["year"] is None and first > last:
            # From 30/12 to 02/01/2026: the year named is the last day's.
            first = parse_date(f"{found['day']}/{month}/{last.year - 1}")
    except DateTextError:
        return None
    return (first, last) if first <= last and (last - first).days < 200 else None
