"""Groups of fields that several words share: how many, on which days, resting on what, if what."""

from dataclasses import dataclass
from typing import ClassVar

from app.i18n import mark as _m
from app.regulations.vocabulary.choices import Act, Outside, Planning, Unit, Weekday
from app.regulations.vocabulary.terms import Group, Names, term


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota(Group):
    """How many: at least, at most, or a share of a number, rounded up."""

    LABEL: ClassVar[str] = _m("Mức")
    at_least: int = term(_m("Ít nhất"), default=0, minimum=0)
    share: str = term(
        _m("Tỷ lệ"), default="", help=_m("Viết “30%” hoặc “1/3”; kết quả làm tròn lên.")
    )
    of: str = term(
        _m("Của số nào"),
        default="",
        names=Names.NUMBER,
        help=_m("Một số liệu của địa bàn, hoặc số địa bàn được phân công."),
    )
    at_most: int | None = term(_m("Nhiều nhất"), default=None, minimum=0)
    outside: Outside = term(_m("Khi ngoài mức"), default=Outside.OVERDUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Group):
    """A sub-quota beside the total: so many of them of this level, category, kind or field."""

    LABEL: ClassVar[str] = _m("Mức riêng trong tổng số")
    label: str = term(_m("Gọi là"))
    quota: Quota = term(_m("Mức"))
    kinds: tuple[str, ...] = term(
        _m("Loại việc"), default=(), names=(Names.EVENT, Names.PAPER, Names.RECORDED)
    )
    levels: tuple[str, ...] = term(_m("Cấp"), default=(), names=Names.LEVEL)
    categories: tuple[str, ...] = term(_m("Loại"), default=(), names=Names.CATEGORY)
    subject_fields: tuple[str, ...] = term(_m("Lĩnh vực"), default=(), names=Names.FIELD)
    territory_kinds: tuple[str, ...] = term(
        _m("Loại địa bàn"), default=(), names=Names.TERRITORY_KIND
    )
    unit: Unit = term(_m("Tính bằng"), default=Unit.TIMES)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindLimit(Group):
    """Of these kinds only those of such a level, category or field count; other kinds as they are.

    "A trip of any sort, or a meeting of the committee" (QĐ nhiệm vụ) needs it.
    """

    LABEL: ClassVar[str] = _m("Giới hạn riêng cho một loại việc")
    kinds: tuple[str, ...] = term(_m("Loại việc"), names=Names.EVENT)
    levels: tuple[str, ...] = term(_m("Cấp"), default=(), names=Names.LEVEL)
    categories: tuple[str, ...] = term(_m("Loại"), default=(), names=Names.CATEGORY)
    subject_fields: tuple[str, ...] = term(_m("Lĩnh vực"), default=(), names=Names.FIELD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Group):
    """When the rule holds: kind or size of territory or organisation, kind or field of the event.

    Everything given must hold together. A fact that is asked for and unknown makes the
    obligation undetermined, never silently absent.
    """

    LABEL: ClassVar[str] = _m("Chỉ áp dụng khi")
    territory_kinds: tuple[str, ...] = term(
        _m("Loại địa bàn"), default=(), names=Names.TERRITORY_KIND
    )
    territory_categories: tuple[str, ...] = term(
        _m("Nhóm loại địa bàn"), default=(), names=Names.TERRITORY_KIND
    )
    old_districts: tuple[str, ...] = term(_m("Thuộc huyện cũ"), default=())
    organisations: tuple[str, ...] = term(
        _m("Loại tổ chức đảng"), default=(), names=Names.ORGANISATION
    )
    number: str = term(_m("Số liệu của địa bàn"), default="", names=Names.NUMBER)
    number_at_least: int | None = term(_m("Số liệu từ"), default=None)
    number_below: int | None = term(_m("Số liệu dưới"), default=None)
    event_kinds: tuple[str, ...] = term(
        _m("Loại sự kiện"), default=(), names=(Names.EVENT, Names.RECORDED)
    )
    subject_fields: tuple[str, ...] = term(_m("Lĩnh vực"), default=(), names=Names.FIELD)
    levels: tuple[str, ...] = term(_m("Cấp"), default=(), names=Names.LEVEL)
    categories: tuple[str, ...] = term(_m("Loại"), default=(), names=Names.CATEGORY)
    planning: tuple[Planning, ...] = term(_m("Theo kế hoạch hay đột xuất"), default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarLimit(Group):
    """On which days of the calendar what is done counts; all that is given must hold."""

    LABEL: ClassVar[str] = _m("Chỉ tính vào các ngày")
    weekdays: tuple[Weekday, ...] = term(_m("Thứ trong tuần"), default=())
    weeks_of_month: tuple[int, ...] = term(
        _m("Tuần thứ mấy của tháng"),
        default=(),
        minimum=-1,
        maximum=5,
        help=_m("Lần thứ mấy của thứ ấy trong tháng; -1 là lần cuối."),
    )
    days_of_month: tuple[int, ...] = term(
        _m("Ngày trong tháng"), default=(), minimum=-1, maximum=31
    )
    months: tuple[int, ...] = term(_m("Tháng"), default=(), minimum=1, maximum=12)
    working_days: bool | None = term(
        _m("Ngày làm việc"), default=None, help=_m("true: chỉ ngày làm việc; false: chỉ ngày nghỉ.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Group):
    """What an event must carry to count; without it, it is listed and does not count."""

    LABEL: ClassVar[str] = _m("Căn cứ để được tính")
    all_of: tuple[Act, ...] = term(_m("Phải có đủ"), default=())
    any_of: tuple[Act, ...] = term(_m("Có một trong các căn cứ"), default=())
    before: bool = term(
        _m("Phải có trước ngày đi"),
        default=False,
        help=_m("Văn bản cử đi, giấy mời, sự đồng ý, báo việc phải có không sau ngày bắt đầu."),
    )
