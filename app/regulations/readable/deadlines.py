"""Until when, in words."""

from collections.abc import Callable
from typing import Any

from app.regulations.readable.words import SILENT, UNKNOWN, day_of_year, readings
from app.regulations.vocabulary.choices import Bound, CountsOn, DayOff, Side, Weekday
from app.regulations.vocabulary.deadlines import (
    Between,
    DateOfYear,
    DayOfPeriod,
    DeadlineWord,
    FromMoment,
    NoDeadline,
    PeriodEnd,
    UnclearDeadline,
    WeekdayOfPeriod,
)
from app.regulations.vocabulary.silence import Silent, Unknown
from app.regulations.vocabulary.terms import Word


def _month_after(months: int) -> str:
    if months == 0:
        return "của tháng cuối kỳ"
    if months == 1:
        return "tháng liền sau kỳ"
    if months == -1:
        return "tháng liền trước tháng cuối kỳ"
    return (
        f"của tháng thứ {months} sau kỳ" if months > 0 else f"trước tháng cuối kỳ {-months} tháng"
    )


def _day(word: DayOfPeriod) -> str:
    day = "ngày cuối cùng" if word.day < 1 else f"ngày {word.day:02d}"
    return f"{day} {_month_after(word.months_after)}"


def _year_after(years: int) -> str:
    if years == 0:
        return ""
    if years == 1:
        return " năm sau"
    return f" của năm thứ {years} sau kỳ" if years > 0 else " năm trước"


def _bounded(word: DeadlineWord, day: str) -> str:
    if word.bound is Bound.BEFORE:
        return f"trước {day}"
    if word.bound is Bound.UNCLEAR:
        return f"trước {day} (quy chế không nói rõ ngày ấy có được tính không)"
    return f"chậm nhất {day}"


def _from_moment(word: FromMoment) -> str:
    unit = "ngày làm việc" if word.working else "ngày"
    spans = [
        f"{word.months} tháng" if word.months else "",
        f"{word.days} {unit}" if word.days else "",
    ]
    span = " ".join(filter(None, spans))
    mark = word.of.label
    if not span:
        return _bounded(word, mark)
    if word.side is Side.BEFORE:
        text = f"trước {mark} ít nhất {span}"
    else:
        text = f"trong {span} sau {mark}"
    if word.working and not word.days:
        text += ", tính ngày làm việc"
    if word.bound is Bound.BEFORE:
        text += ", không tính ngày cuối"
    elif word.bound is Bound.UNCLEAR:
        text += " (quy chế không nói rõ ngày cuối có được tính không)"
    return text


def _between(word: Between) -> str:
    first = day_of_year(word.from_day, word.from_month)
    last = day_of_year(word.to_day, word.to_month)
    text = f"từ ngày {first} đến ngày {last}{_year_after(word.years_after)}"
    if word.bound is Bound.BEFORE:
        text += ", không tính ngày cuối"
    elif word.bound is Bound.UNCLEAR:
        text += " (quy chế không nói rõ ngày cuối có được tính không)"
    return text


_PHRASES: dict[type[Word], Callable[[Any], str]] = {
    PeriodEnd: lambda word: _bounded(word, "ngày cuối kỳ"),
    DayOfPeriod: lambda word: _bounded(word, _day(word)),
    WeekdayOfPeriod: lambda word: _bounded(
        word, f"{list(Weekday)[word.weekday - 1].label} của tuần cuối kỳ"
    ),
    DateOfYear: lambda word: _bounded(
        word, f"ngày {day_of_year(word.day, word.month)}{_year_after(word.years_after)}"
    ),
    FromMoment: _from_moment,
    Between: _between,
    NoDeadline: lambda _word: "không có thời hạn",
    UnclearDeadline: lambda word: readings(deadline_in_words(one) for one in word.readings),
    Silent: lambda _word: SILENT,
    Unknown: lambda _word: UNKNOWN,
}


def deadline_in_words(word: Word) -> str:
    """Return the deadline as the end of a clause: ``chậm nhất ngày 05 tháng liền sau kỳ``."""
    text = _PHRASES[type(word)](word)
    if not isinstance(word, DeadlineWord):
        return text
    if word.counts is not CountsOn.DONE:
        text += f", tính theo {word.counts.label}"
    if word.day_off is not DayOff.KEEP:
        text += f"; nếu rơi vào ngày nghỉ thì {word.day_off.label}"
    return text
