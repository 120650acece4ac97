"""Days as one types them in a hurry: "23/11", "23", "mai", "thứ 5", "thứ hai tuần sau".

Whole dates are read by ``app.i18n.formats.parse_date``.
"""

import datetime as dt
import re

from app.i18n.formats import DateFault, DateTextError, parse_date
from app.i18n.text import fold

_NEAR = {
    "nay": 0,
    "hom nay": 0,
    "mai": 1,
    "ngay mai": 1,
    "mot": 2,
    "kia": 2,
    "ngay kia": 2,
    "hom qua": -1,
    "qua": -1,
    "hom kia": -2,
}
_WEEKDAYS = {
    "hai": 0,
    "ba": 1,
    "tu": 2,
    "nam": 3,
    "sau": 4,
    "bay": 5,
    **{str(number): number - 2 for number in range(2, 8)},
}
_WEEKDAY = re.compile(r"(?:thu ?|t)(hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat|cn)")
_DAY_AND_MONTH = re.compile(r"([0-9]{1,2})\s*[/.\-]\s*([0-9]{1,2})")
_DAY_ALONE = re.compile(r"[0-9]{1,2}")
_NEXT_WEEK, _LAST_WEEK = " tuan sau", " tuan truoc"


def parse_day(text: str, today: dt.date, *, back: bool = False) -> dt.date:
    """Read a whole date, or one that is meant from today.

    A day without its month is the next one that comes, today too; with ``back`` the last one. A
    day and month without the year is the nearest to today. Raises DateTextError.
    """
    clean = " ".join(text.split())
    try:
        return parse_date(clean)
    except DateTextError as error:
        if error.fault is not DateFault.NOT_A_DATE:
            raise
    words = fold(clean)
    if words in _NEAR:
        return today + dt.timedelta(days=_NEAR[words])
    if found := _DAY_AND_MONTH.fullmatch(words):
        return _nearest(int(found[1]), int(found[2]), today)
    if _DAY_ALONE.fullmatch(words):
        return _of_month(int(words), today, back=back)
    return _weekday(words, today, back=back)


def _nearest(day: int, month: int, today: dt.date) -> dt.date:
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            found.append(dt.date(year, month, day))
        except ValueError:
            continue
    if not found:
        raise DateTextError(DateFault.DOES_NOT_EXIST)
    return min(found, key=lambda one: abs((one - today).days))


def _of_month(day: int, today: dt.date, *, back: bool) -> dt.date:
    first = today.replace(day=1)
    for _ in range(13):
        try:
            found = first.replace(day=day)
        except ValueError:
            found = None
        if found is not None and (found <= today if back else found >= today):
            return found
        step = dt.timedelta(days=-1) if back else dt.timedelta(days=32)
        first = (first + step).replace(day=1)
    raise DateTextError(DateFault.DOES_NOT_EXIST)


def _weekday(words: str, today: dt.date, *, back: bool) -> dt.date:
    weeks = 0
    if words.endswith(_NEXT_WEEK):
        weeks, words = 1, words.removesuffix(_NEXT_WEEK)
    elif words.endswith(_LAST_WEEK):
        weeks, words = -1, words.removesuffix(_LAST_WEEK)
    found = _WEEKDAY.fullmatch(words)
    if found is None:
        raise DateTextError(DateFault.NOT_A_DATE)
    number = 6 if found[2] else _WEEKDAYS[found[1]]
    if weeks:
        monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=weeks)
        return monday + dt.timedelta(days=number)
    if back:
        return today - dt.timedelta(days=(today.weekday() - number) % 7)
    return today + dt.timedelta(days=(number - today.weekday()) % 7)
