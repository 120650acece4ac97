"""How papers tell of visits and days, whatever the language of the program."""

import datetime as dt

from app.documents.phrases import short_date, written_day
from app.domain.engagement import EngagementKind, EngagementState
from app.domain.people import LeaderPost

ENGAGEMENT_KINDS = {
    EngagementKind.TRIP: "Chuyến công tác",
    EngagementKind.MEETING: "Cuộc họp",
    EngagementKind.BRANCH_MEETING: "Sinh hoạt chi bộ",
    EngagementKind.GROUP_SESSION: "Sinh hoạt nhóm",
    EngagementKind.EXCHANGE: "Trao đổi, liên hệ",
}
ENGAGEMENT_STATES = {
    EngagementState.ANNOUNCED: "đã báo việc, chưa đi",
    EngagementState.UNDER_WAY: "đang đi",
    EngagementState.AWAITING_OUTCOME: "chưa báo kết quả",
    EngagementState.CLOSED: "đã báo kết quả",
    EngagementState.CANCELLED: "đã hủy",
}
LEADER_POSTS = {
    LeaderPost.HEAD: "Trưởng ban",
    LeaderPost.ACTING_HEAD: "Quyền Trưởng ban",
    LeaderPost.DEPUTY_IN_CHARGE: "Phó Trưởng ban phụ trách",
    LeaderPost.DEPUTY: "Phó Trưởng ban",
}


def days_words(first: dt.date, last: dt.date) -> str:
    """Give ``05/11/2026``, or the first and the last day on two lines."""
    if first == last:
        return short_date(first)
    return f"{short_date(first)}\u00a0-\n{short_date(last)}"


def since_words(day: dt.date | None) -> str:
    """Give ``từ ngày 10/7/2025``, for text; empty where the first day is not known."""
    return f"từ ngày {written_day(day)}" if day else ""


def decision_words(number: str, signed_on: dt.date | None, *, in_text: bool = False) -> str:
    """Give ``Quyết định số 400-QĐ/BTCTU, ngày 10/07/2025``; empty where no decision is kept.

    A table writes the day so, running text (``in_text``) as ``10/7/2025``.

    The word for its kind stands before a number only where the number does not bring its own.
    """
    if not number:
        return ""
    day = f", ngày {(written_day if in_text else short_date)(signed_on)}" if signed_on else ""
    return f"{number}{day}" if " " in number else f"số\u00a0{number}{day}"
