"""Until when: the words of the slot ``deadline``."""

from dataclasses import dataclass
from typing import ClassVar, Union

from app.i18n import mark as _m
from app.regulations.vocabulary.choices import Bound, CountsOn, DayOff, Moment, Side
from app.regulations.vocabulary.silence import Silent, Unknown
from app.regulations.vocabulary.terms import Word, term


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineWord(Word):
    """What every deadline says besides its day."""

    counts: CountsOn = term(_m("Tính theo"), default=CountsOn.DONE)
    bound: Bound = term(_m("Ngày cuối"), default=Bound.ON_OR_BEFORE)
    day_off: DayOff = term(_m("Nếu rơi vào ngày nghỉ"), default=DayOff.KEEP)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodEnd(DeadlineWord):
    """The last day of the period itself."""

    WORD: ClassVar[str] = "period_end"
    LABEL: ClassVar[str] = _m("hết kỳ")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfPeriod(DeadlineWord):
    """A day of the last month of the period, or of a month so many after it."""

    WORD: ClassVar[str] = "day"
    LABEL: ClassVar[str] = _m("một ngày trong tháng cuối kỳ, hoặc tháng sau")
    day: int = term(_m("Ngày"), default=-1, minimum=-1, maximum=31, help=_m("-1: ngày cuối tháng."))
    months_after: int = term(_m("Sau kỳ mấy tháng"), default=0, minimum=-12, maximum=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayOfPeriod(DeadlineWord):
    """A weekday of the last week of the period (for weeks: of that week)."""

    WORD: ClassVar[str] = "weekday"
    LABEL: ClassVar[str] = _m("một ngày trong tuần cuối kỳ")
    weekday: int = term(_m("Thứ"), minimum=1, maximum=7, help=_m("1 là thứ Hai, 7 là Chủ nhật."))


@dataclass(frozen=True, slots=True, kw_only=True)
class DateOfYear(DeadlineWord):
    """A date in the year in which the period ends, or so many years after."""

    WORD: ClassVar[str] = "date"
    LABEL: ClassVar[str] = _m("một ngày trong năm")
    month: int = term(_m("Tháng"), minimum=1, maximum=12)
    day: int = term(_m("Ngày"), minimum=1, maximum=31)
    years_after: int = term(_m("Năm sau kỳ"), default=0, minimum=-1, maximum=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class FromMoment(DeadlineWord):
    """So many calendar or working days (or months) before or after a moment."""

    WORD: ClassVar[str] = "from_event"
    LABEL: ClassVar[str] = _m("số ngày trước hoặc sau một mốc")
    days: int = term(_m("Số ngày"), default=0, minimum=0, maximum=3660)
    months: int = term(_m("Số tháng"), default=0, minimum=0, maximum=600)
    side: Side = term(_m("Trước hay sau"), default=Side.AFTER)
    of: Moment = term(_m("Mốc"), default=Moment.EVENT_END)
    working: bool = term(_m("Tính ngày làm việc"), default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Between(DeadlineWord):
    """Between two dates of the year in which the period ends, both included.

    What is done before the first date does not count.
    """

    WORD: ClassVar[str] = "between"
    LABEL: ClassVar[str] = _m("trong khoảng từ ngày đến ngày")
    from_month: int = term(_m("Từ tháng"), minimum=1, maximum=12)
    from_day: int = term(_m("Từ ngày"), minimum=1, maximum=31)
    to_month: int = term(_m("Đến tháng"), minimum=1, maximum=12)
    to_day: int = term(_m("Đến ngày"), minimum=1, maximum=31)
    years_after: int = term(_m("Năm sau kỳ"), default=0, minimum=-1, maximum=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoDeadline(Word):
    """It is never overdue: encouraged, or done when there is cause."""

    WORD: ClassVar[str] = "none"
    LABEL: ClassVar[str] = _m("không có thời hạn")


DefiniteDeadline = Union[  # noqa: UP007
    PeriodEnd, DayOfPeriod, WeekdayOfPeriod, DateOfYear, FromMoment, Between, NoDeadline
]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnclearDeadline(Word):
    """The text allows several readings of the day."""

    WORD: ClassVar[str] = "unclear"
    LABEL: ClassVar[str] = _m("quy chế không nói rõ")
    readings: tuple[DefiniteDeadline, ...] = term(_m("Các cách hiểu"))


Deadline = Union[DefiniteDeadline, UnclearDeadline, Silent, Unknown]  # noqa: UP007
DEADLINES: tuple[type[Word], ...] = (
    PeriodEnd,
    DayOfPeriod,
    WeekdayOfPeriod,
    DateOfYear,
    FromMoment,
    Between,
    NoDeadline,
    UnclearDeadline,
    Silent,
    Unknown,
)
