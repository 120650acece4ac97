"""What is counted, and what else a rule may watch: the words of the slot ``count``."""

from dataclasses import dataclass
from typing import ClassVar, Union

from app.i18n import mark as _m
from app.regulations.vocabulary.choices import (
    Act,
    Channel,
    Distinct,
    Headcounted,
    PlacedOn,
    Planning,
    Unit,
)
from app.regulations.vocabulary.quantities import KindLimit, Quota
from app.regulations.vocabulary.silence import Silent, Unknown
from app.regulations.vocabulary.terms import Names, Word, term

ONE = Quota(at_least=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Events(Word):
    """Engagements: visits, meetings attended, either of both, or the days of them."""

    WORD: ClassVar[str] = "events"
    LABEL: ClassVar[str] = _m("chuyến công tác, cuộc họp, buổi làm việc")
    kinds: tuple[str, ...] = term(_m("Loại việc được tính"), names=Names.EVENT)
    quota: Quota | Silent | Unknown = term(_m("Mức"), default=ONE)
    unit: Unit = term(_m("Tính bằng"), default=Unit.TIMES)
    distinct: Distinct = term(_m("Khi trùng"), default=Distinct.NONE)
    levels: tuple[str, ...] = term(_m("Cấp"), default=(), names=Names.LEVEL)
    categories: tuple[str, ...] = term(_m("Loại"), default=(), names=Names.CATEGORY)
    subject_fields: tuple[str, ...] = term(_m("Lĩnh vực"), default=(), names=Names.FIELD)
    only: tuple[KindLimit, ...] = term(_m("Giới hạn riêng cho một loại việc"), default=())
    placed_on: PlacedOn = term(_m("Tính vào kỳ theo"), default=PlacedOn.START)


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers(Word):
    """Reports, plans, assessments, ratings: papers with their addressee and way."""

    WORD: ClassVar[str] = "papers"
    LABEL: ClassVar[str] = _m("báo cáo, văn bản")
    kinds: tuple[str, ...] = term(_m("Loại văn bản"), names=Names.PAPER)
    quota: Quota | Silent | Unknown = term(_m("Mức"), default=ONE)
    to: str = term(_m("Nơi nhận"), default="")
    through: str = term(_m("Gửi qua"), default="")
    confirmed_by: str = term(
        _m("Người xác nhận"),
        default="",
        help=_m("Có ghi thì văn bản chỉ được tính khi đã được xác nhận."),
    )
    channels: tuple[Channel, ...] = term(_m("Hình thức"), default=())
    form: str = term(
        _m("Mẫu"), default="", help=_m("Mã mẫu, hoặc “by_event”: mẫu theo loại sự kiện.")
    )
    levels: tuple[str, ...] = term(_m("Cấp"), default=(), names=Names.LEVEL)
    categories: tuple[str, ...] = term(_m("Loại"), default=(), names=Names.CATEGORY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded(Word):
    """Recorded events (a training course, an inspection), counted."""

    WORD: ClassVar[str] = "recorded"
    LABEL: ClassVar[str] = _m("sự kiện được ghi nhận")
    kinds: tuple[str, ...] = term(_m("Loại sự kiện"), names=Names.RECORDED)
    quota: Quota | Silent | Unknown = term(_m("Mức"), default=ONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActOfEvent(Word):
    """What belongs to each engagement: the notice before, the outcome after (QC Đ7.A.5)."""

    WORD: ClassVar[str] = "act"
    LABEL: ClassVar[str] = _m("việc gắn với mỗi chuyến đi, cuộc họp")
    act: Act = term(_m("Việc phải làm"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Word):
    """Who must agree to an engagement, with limits and what exceeds them (QC Đ5.2)."""

    WORD: ClassVar[str] = "consent"
    LABEL: ClassVar[str] = _m("sự đồng ý cho đi, cho dự")
    by: tuple[str, ...] = term(
        _m("Người đồng ý"),
        names=Names.ROLE,
        help=_m("Lãnh đạo phụ trách, trưởng nhóm, ủy viên Ban Thường vụ hoặc một chức danh."),
    )
    needed_for: tuple[Planning, ...] = term(
        _m("Cần cho"), default=(Planning.PLANNED, Planning.UNPLANNED, Planning.URGENT)
    )
    urgent_days: int | None = term(
        _m("Việc khẩn: xác nhận sau không quá (ngày)"),
        default=None,
        minimum=0,
        help=_m("Tính từ ngày đi; không ghi thì việc khẩn cũng phải được đồng ý trước."),
    )
    urgent_working: bool = term(_m("Tính ngày làm việc"), default=False)
    max_days: int | None = term(_m("Giới hạn số ngày"), default=None, minimum=1)
    places: tuple[str, ...] = term(_m("Giới hạn nơi đến"), default=())
    beyond_by: tuple[str, ...] = term(
        _m("Vượt giới hạn thì người đồng ý"), default=(), names=Names.ROLE
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount(Word):
    """How many members, territories, followers there are, at any time."""

    WORD: ClassVar[str] = "headcount"
    LABEL: ClassVar[str] = _m("số người, số địa bàn")
    of: Headcounted = term(_m("Đếm"))
    quota: Quota | Silent | Unknown = term(_m("Mức"), default=ONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure(Word):
    """How long a person has followed a territory: rotation (QC Đ4.2, QĐ nguyên tắc)."""

    WORD: ClassVar[str] = "tenure"
    LABEL: ClassVar[str] = _m("thời gian theo dõi một địa bàn")
    grounds: tuple[str, ...] = term(
        _m("Căn cứ kết thúc sớm"),
        default=(),
        help=_m("Mã lý do kết thúc phân công: duty, verified_opinion, not_fulfilled, …"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MayNotFollow(Word):
    """Who may not be set to which territory: a tie between them that the rule names."""

    WORD: ClassVar[str] = "may_not_follow"
    LABEL: ClassVar[str] = _m("không được phân công theo dõi địa bàn")
    ties: tuple[str, ...] = term(_m("Quan hệ với địa bàn"), names=Names.TIE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unquantified(Word):
    """ "Thường xuyên", "kịp thời": what was done is listed; never overdue."""

    WORD: ClassVar[str] = "unquantified"
    LABEL: ClassVar[str] = _m("không định lượng")
    kinds: tuple[str, ...] = term(
        _m("Việc đã làm được liệt kê"),
        default=(),
        names=(Names.EVENT, Names.PAPER, Names.RECORDED),
    )


Count = Union[  # noqa: UP007
    Events,
    Papers,
    Recorded,
    ActOfEvent,
    Consent,
    Headcount,
    Tenure,
    MayNotFollow,
    Unquantified,
]
COUNTS: tuple[type[Word], ...] = (
    Events,
    Papers,
    Recorded,
    ActOfEvent,
    Consent,
    Headcount,
    Tenure,
    MayNotFollow,
    Unquantified,
)
