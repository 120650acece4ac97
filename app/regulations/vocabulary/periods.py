"""In which periods, or on what occasion, something is owed: the words of the slot ``period``."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar, Union

from app.i18n import mark as _m
from app.regulations.vocabulary.silence import Silent, Unknown
from app.regulations.vocabulary.terms import Names, Word, term


@dataclass(frozen=True, slots=True, kw_only=True)
class Week(Word):
    """Every week, Monday to Sunday."""

    WORD: ClassVar[str] = "week"
    LABEL: ClassVar[str] = _m("hằng tuần")


@dataclass(frozen=True, slots=True, kw_only=True)
class Month(Word):
    """Every month, or every n months counted from January."""

    WORD: ClassVar[str] = "month"
    LABEL: ClassVar[str] = _m("hằng tháng")
    every: int = term(_m("Mấy tháng một kỳ"), default=1, minimum=1, maximum=12)
    first_day: int = term(
        _m("Kỳ bắt đầu từ ngày"),
        default=1,
        minimum=1,
        maximum=28,
        help=_m("Ví dụ 16: kỳ tháng 3 chạy từ 16/02 đến hết 15/3."),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter(Word):
    """Every quarter of the calendar year."""

    WORD: ClassVar[str] = "quarter"
    LABEL: ClassVar[str] = _m("hằng quý")


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfYear(Word):
    """January to June, July to December."""

    WORD: ClassVar[str] = "half_year"
    LABEL: ClassVar[str] = _m("6 tháng một lần")


@dataclass(frozen=True, slots=True, kw_only=True)
class Year(Word):
    """Every year; it may begin on another day than 1 January and is named after its last day."""

    WORD: ClassVar[str] = "year"
    LABEL: ClassVar[str] = _m("hằng năm")
    first_month: int = term(_m("Bắt đầu từ tháng"), default=1, minimum=1, maximum=12)
    first_day: int = term(_m("Bắt đầu từ ngày"), default=1, minimum=1, maximum=28)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Word):
    """A congress term of the territory's Party organisation, between two events."""

    WORD: ClassVar[str] = "term"
    LABEL: ClassVar[str] = _m("nhiệm kỳ đại hội")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval(Word):
    """Again after so many years: notice from, due from, overdue after (QC Đ4.2).

    Counted from the last fulfilment, at first from the start of the duty.
    """

    WORD: ClassVar[str] = "interval"
    LABEL: ClassVar[str] = _m("định kỳ từ … đến … năm")
    from_years: int = term(_m("Từ (năm)"), minimum=1, maximum=50)
    to_years: int = term(_m("Đến (năm)"), minimum=1, maximum=50)
    notice_years: int | None = term(_m("Báo trước từ (năm)"), default=None, minimum=0, maximum=50)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window(Word):
    """A fixed stretch of every year, both days included; it may run over New Year."""

    WORD: ClassVar[str] = "window"
    LABEL: ClassVar[str] = _m("khoảng thời gian cố định trong năm")
    from_month: int = term(_m("Từ tháng"), minimum=1, maximum=12)
    from_day: int = term(_m("Từ ngày"), minimum=1, maximum=31)
    to_month: int = term(_m("Đến tháng"), minimum=1, maximum=12)
    to_day: int = term(_m("Đến ngày"), minimum=1, maximum=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates(Word):
    """One stretch between two dates, both included."""

    WORD: ClassVar[str] = "dates"
    LABEL: ClassVar[str] = _m("một đợt, từ ngày đến ngày")
    first: dt.date = term(_m("Từ ngày"))
    last: dt.date = term(_m("Đến ngày"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign(Word):
    """Each recorded campaign of a kind, from its first to its last day."""

    WORD: ClassVar[str] = "campaign"
    LABEL: ClassVar[str] = _m("mỗi đợt cao điểm, chiến dịch")
    campaign: str = term(_m("Loại đợt"), names=(Names.CAMPAIGN, Names.RECORDED))


@dataclass(frozen=True, slots=True, kw_only=True)
class UntilEvent(Word):
    """One stretch, from the start of the duty until an event is recorded."""

    WORD: ClassVar[str] = "until_event"
    LABEL: ClassVar[str] = _m("cho đến khi ghi nhận một sự kiện")
    event: str = term(_m("Sự kiện"), names=Names.RECORDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sliding(Word):
    """At most so many months or days since the last fulfilment."""

    WORD: ClassVar[str] = "sliding"
    LABEL: ClassVar[str] = _m("không quá … kể từ lần trước")
    months: int = term(_m("Số tháng"), default=0, minimum=0, maximum=600)
    days: int = term(_m("Số ngày"), default=0, minimum=0, maximum=10000)


@dataclass(frozen=True, slots=True, kw_only=True)
class PerEvent(Word):
    """On each occasion: an engagement, a recorded event, a paper, a begin or end.

    Built-in occasions beside the kinds of engagement: ``assignment_began``, ``assignment_ended``,
    ``territory_began``, ``territory_ended``, ``term_began``, ``term_ended``.
    """

    WORD: ClassVar[str] = "event"
    LABEL: ClassVar[str] = _m("mỗi khi có sự kiện")
    events: tuple[str, ...] = term(_m("Sự kiện"), names=(Names.EVENT, Names.RECORDED, Names.PAPER))


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole(Word):
    """Once, over the whole time of the assignment."""

    WORD: ClassVar[str] = "once"
    LABEL: ClassVar[str] = _m("một lần trong cả thời gian được phân công")


@dataclass(frozen=True, slots=True, kw_only=True)
class Always(Word):
    """All the time, without periods ("thường xuyên"); shown by calendar year."""

    WORD: ClassVar[str] = "always"
    LABEL: ClassVar[str] = _m("thường xuyên")


#: Readings of a period that the text leaves unclear.
Definite = Union[  # noqa: UP007
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
    Term,
    Interval,
    Window,
    Dates,
    Campaign,
    UntilEvent,
    Sliding,
    PerEvent,
    Whole,
    Always,
]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnclearPeriod(Word):
    """The text allows several readings; until the office decides none is computed (trap 3)."""

    WORD: ClassVar[str] = "unclear"
    LABEL: ClassVar[str] = _m("quy chế không nói rõ")
    readings: tuple[Definite, ...] = term(_m("Các cách hiểu"))


Period = Union[Definite, UnclearPeriod, Silent, Unknown]  # noqa: UP007
PERIODS: tuple[type[Word], ...] = (
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
    Term,
    Interval,
    Window,
    Dates,
    Campaign,
    UntilEvent,
    Sliding,
    PerEvent,
    Whole,
    Always,
    UnclearPeriod,
    Silent,
    Unknown,
)
