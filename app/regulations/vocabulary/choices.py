"""Closed lists of the vocabulary, each value with its label for people."""

from enum import StrEnum
from typing import Self

from app.i18n import mark as _m


class Choice(StrEnum):
    """A value that is written in the file, with the label that people read."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make the member from its written value and its label (Vietnamese, marked)."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Nature(Choice):
    """What a rule is by nature."""

    DUTY = "duty", _m("nghĩa vụ")
    RIGHT = "right", _m("quyền")
    BAN = "ban", _m("điều không được làm")
    ENCOURAGEMENT = "encouragement", _m("khuyến khích")


class Per(Choice):
    """For what the duty is owed once."""

    TERRITORY = "territory", _m("từng địa bàn được phân công")
    OWNER = "owner", _m("chung cho mọi địa bàn được phân công")


class Unit(Choice):
    """In what is counted."""

    TIMES = "times", _m("lần")
    DAYS = "days", _m("ngày")


class Distinct(Choice):
    """What is counted once however often it came."""

    NONE = "none", _m("tính cả lần trùng")
    DAY = "day", _m("mỗi ngày tính một lần")
    TERRITORY = "territory", _m("mỗi địa bàn tính một lần")
    PLACE = "place", _m("mỗi nơi tính một lần")


class PlacedOn(Choice):
    """On which of its days an engagement counts."""

    START = "start", _m("ngày bắt đầu")
    END = "end", _m("ngày kết thúc")


class Outside(Choice):
    """What being outside the range means."""

    OVERDUE = "overdue", _m("dưới mức là chưa thực hiện")
    WARNING = "warning", _m("chỉ cảnh báo")


class Act(Choice):
    """What is done, of an engagement or with a paper."""

    NOTICE = "notice", _m("báo việc trước khi đi")
    CONTACT = "contact", _m("liên hệ trước với địa bàn")
    OUTCOME = "outcome", _m("báo công sau khi về")
    MINUTES = "minutes", _m("ghi chép đầy đủ nội dung")
    CONFIRMATION = "confirmation", _m("được xác nhận")
    PLAN = "plan", _m("có trong kế hoạch")
    ORDER = "order", _m("có văn bản cử đi")
    INVITATION = "invitation", _m("có giấy mời")
    CONSENT = "consent", _m("được đồng ý")


class PaperAct(Choice):
    """What a step does with a paper."""

    WRITE = "write", _m("viết")
    HAND_IN = "hand_in", _m("gửi đi")
    RECEIVE = "receive", _m("tiếp nhận")
    CONFIRM = "confirm", _m("xác nhận")
    PASS_ON = "pass_on", _m("chuyển tiếp")


class CountsOn(Choice):
    """Which of the three kept days is held against the deadline."""

    DONE = "done", _m("ngày làm xong")
    HANDED_IN = "handed_in", _m("ngày gửi đi")
    RECEIVED = "received", _m("ngày nơi nhận nhận được")


class Bound(Choice):
    """Whether the named day itself is in time."""

    ON_OR_BEFORE = "on_or_before", _m("chậm nhất vào ngày ấy")
    BEFORE = "before", _m("trước ngày ấy")
    UNCLEAR = "unclear", _m("quy chế không nói rõ có tính ngày ấy không")


class DayOff(Choice):
    """Where the last day is a day off."""

    KEEP = "keep", _m("giữ nguyên ngày")
    NEXT = "next", _m("lùi đến ngày làm việc kế tiếp")
    PREVIOUS = "previous", _m("sớm lên ngày làm việc liền trước")


class Side(Choice):
    """Before or after the moment."""

    BEFORE = "before", _m("trước")
    AFTER = "after", _m("sau")


class Moment(Choice):
    """From what a term is counted."""

    EVENT_START = "event_start", _m("ngày sự kiện bắt đầu")
    EVENT_END = "event_end", _m("ngày sự kiện kết thúc")
    PERIOD_START = "period_start", _m("ngày đầu kỳ")
    PERIOD_END = "period_end", _m("ngày cuối kỳ")
    STEP = "step", _m("ngày bước trước làm xong")


class Rounding(Choice):
    """How a share of a quota becomes a whole number."""

    UP = "up", _m("làm tròn lên")
    DOWN = "down", _m("làm tròn xuống")
    NEAREST = "nearest", _m("làm tròn đến số gần nhất")


class Weekday(Choice):
    """Days of the week."""

    MONDAY = "monday", _m("thứ Hai")
    TUESDAY = "tuesday", _m("thứ Ba")
    WEDNESDAY = "wednesday", _m("thứ Tư")
    THURSDAY = "thursday", _m("thứ Năm")
    FRIDAY = "friday", _m("thứ Sáu")
    SATURDAY = "saturday", _m("thứ Bảy")
    SUNDAY = "sunday", _m("Chủ nhật")


class Planning(Choice):
    """How an engagement came about."""

    PLANNED = "planned", _m("theo kế hoạch")
    UNPLANNED = "unplanned", _m("đột xuất")
    URGENT = "urgent", _m("khẩn, xác nhận sau")


class Channel(Choice):
    """How something is reported."""

    PAPER = "paper", _m("văn bản")
    ORAL = "oral", _m("trực tiếp, tại giao ban")
    FORM = "form", _m("theo mẫu")
    PHONE = "phone", _m("điện thoại")


class Begins(Choice):
    """From which document or day the duty runs, besides the day the regulation applies from."""

    ASSIGNMENT = "assignment", _m("ngày được phân công")
    DECISION = "decision", _m("ngày ký văn bản phân công")
    TERRITORY = "territory", _m("ngày địa bàn thành lập")
    PARENT = "parent", _m("ngày của nghị quyết, văn bản cấp trên")


class Headcounted(Choice):
    """What a headcount counts."""

    MEMBERS = "members", _m("số công chức của nhóm")
    FOLLOWED = "followed", _m("số địa bàn được phân công theo dõi")
    FOLLOWERS = "followers", _m("số người theo dõi một địa bàn")


class FollowedBy(Choice):
    """By whom a territory is followed, where two regulations bind it (trap 4)."""

    ANY = "any", _m("nhóm hoặc cán bộ theo dõi")
    GROUP = "group", _m("nhóm công chức")
    FOLLOWER = "follower", _m("cán bộ theo dõi địa bàn")


class PeersBy(Choice):
    """What makes two parties peers."""

    TERRITORY = "territory", _m("cùng một địa bàn")
    PAIRS = "pairs", _m("cặp do cơ quan định")


class DocumentRole(Choice):
    """What a document is to the regulation."""

    PARENT = "parent", _m("văn bản cấp trên, nghị quyết làm căn cứ")
    DECISION = "decision", _m("quyết định ban hành")
    ASSIGNMENT = "assignment", _m("văn bản phân công")
    REPLACED = "replaced", _m("văn bản bị thay thế")
    AMENDS = "amends", _m("văn bản sửa đổi, bổ sung")
    BASIS = "basis", _m("căn cứ khác")
