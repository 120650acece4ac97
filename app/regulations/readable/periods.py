"""In which periods, and what of a part of one, in words."""

from collections.abc import Callable
from typing import Any

from app.regulations.readable.words import (
    SILENT,
    UNKNOWN,
    NameBook,
    date,
    day_of_year,
    either,
    readings,
)
from app.regulations.vocabulary.part_periods import FullQuota, NoDuty, ProRata
from app.regulations.vocabulary.periods import (
    Always,
    Campaign,
    Dates,
    HalfYear,
    Interval,
    Month,
    PerEvent,
    Quarter,
    Sliding,
    Term,
    UnclearPeriod,
    UntilEvent,
    Week,
    Whole,
    Window,
    Year,
)
from app.regulations.vocabulary.silence import Silent, Unknown
from app.regulations.vocabulary.terms import Names, Word


def _month(word: Month, _names: NameBook) -> str:
    text = "mỗi tháng" if word.every == 1 else f"mỗi {word.every} tháng"
    if word.first_day == 1:
        return text
    before = word.first_day - 1
    return f"{text} (kỳ từ ngày {word.first_day:02d} tháng trước đến hết ngày {before:02d})"


def _year(word: Year, _names: NameBook) -> str:
    if (word.first_day, word.first_month) == (1, 1):
        return "mỗi năm"
    return f"mỗi năm (kỳ bắt đầu từ {day_of_year(word.first_day, word.first_month)})"


def _interval(word: Interval, _names: NameBook) -> str:
    span = (
        f"định kỳ {word.from_years:02d} năm"
        if word.from_years == word.to_years
        else f"định kỳ từ {word.from_years:02d} đến {word.to_years:02d} năm"
    )
    text = f"{span}, tính từ lần trước (lần đầu: từ ngày được phân công)"
    if word.notice_years is not None:
        text += f" (báo trước khi đủ {word.notice_years:02d} năm)"
    return text


def _window(word: Window, _names: NameBook) -> str:
    first = day_of_year(word.from_day, word.from_month)
    return f"mỗi năm, từ ngày {first} đến ngày {day_of_year(word.to_day, word.to_month)}"


def _sliding(word: Sliding, _names: NameBook) -> str:
    parts = [
        f"{word.months} tháng" if word.months else "",
        f"{word.days} ngày" if word.days else "",
    ]
    return f"không quá {' '.join(filter(None, parts)) or '0 ngày'} kể từ lần trước"


def _event(word: PerEvent, names: NameBook) -> str:
    sorts = (Names.EVENT, Names.RECORDED, Names.PAPER)
    return f"mỗi khi có {either(names.name(one, *sorts) for one in word.events)}"


_PHRASES: dict[type[Word], Callable[[Any, NameBook], str]] = {
    Week: lambda _word, _names: "mỗi tuần",
    Month: _month,
    Quarter: lambda _word, _names: "mỗi quý",
    HalfYear: lambda _word, _names: "mỗi 6 tháng",
    Year: _year,
    Term: lambda _word, _names: "mỗi nhiệm kỳ đại hội",
    Interval: _interval,
    Window: _window,
    Dates: lambda word, _names: f"trong đợt từ {date(word.first)} đến {date(word.last)}",
    Campaign: lambda word, names: (
        f"trong mỗi đợt {names.name(word.campaign, Names.CAMPAIGN, Names.RECORDED)}"
    ),
    UntilEvent: lambda word, names: f"cho đến khi có {names.name(word.event, Names.RECORDED)}",
    Sliding: _sliding,
    PerEvent: _event,
    Whole: lambda _word, _names: "một lần trong cả thời gian được phân công",
    Always: lambda _word, _names: "thường xuyên",
    UnclearPeriod: lambda word, names: readings(
        period_in_words(one, names) for one in word.readings
    ),
    Silent: lambda _word, _names: SILENT,
    Unknown: lambda _word, _names: UNKNOWN,
}

_PARTS: dict[type[Word], Callable[[Any], str]] = {
    FullQuota: lambda _word: "kỳ không trọn vẫn đủ mức của cả kỳ",
    ProRata: lambda word: f"kỳ không trọn tính theo tỷ lệ số ngày, {word.rounding.label}",
    NoDuty: lambda _word: "kỳ không trọn thì không tính",
    Silent: lambda _word: SILENT,
    Unknown: lambda _word: UNKNOWN,
}


def period_in_words(word: Word, names: NameBook) -> str:
    """Return the period as it begins or ends a clause: ``mỗi tháng``."""
    return _PHRASES[type(word)](word, names)


def part_in_words(word: Word) -> str:
    """Return what holds where only a part of a period is covered."""
    return _PARTS[type(word)](word)
