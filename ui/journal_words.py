"""Words, signs and colours for the journal: kinds and states of entries, kinds of findings.

For screens alone; papers have their own words in ``app.documents``. A state is always told by
word and sign, the colour only helps.
"""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from app.domain.engagement import EngagementKind, EngagementState, ProcedureFollowed
from app.domain.finding import FindingKind
from app.i18n import _, mark
from ui.theme import attention, settled

_KINDS = {
    EngagementKind.TRIP: mark("Chuyến công tác"),
    EngagementKind.MEETING: mark("Dự họp"),
    EngagementKind.BRANCH_MEETING: mark("Sinh hoạt chi bộ"),
    EngagementKind.GROUP_SESSION: mark("Sinh hoạt nhóm"),
    EngagementKind.EXCHANGE: mark("Trao đổi, liên hệ"),
}
_STATES = {
    EngagementState.ANNOUNCED: mark("○ đã báo việc"),
    EngagementState.UNDER_WAY: mark("► đang đi"),
    EngagementState.AWAITING_OUTCOME: mark("▲ chưa báo kết quả"),
    EngagementState.CLOSED: mark("✓ đã báo kết quả"),
    EngagementState.CANCELLED: mark("✕ đã hủy"),
}
_FINDINGS = {
    FindingKind.DIFFICULTY: mark("Khó khăn, vướng mắc"),
    FindingKind.PROPOSAL: mark("Đề xuất, kiến nghị"),
    FindingKind.NEW_MODEL: mark("Mô hình mới, cách làm sáng tạo"),
    FindingKind.SHORTCOMING: mark("Thiếu sót"),
    FindingKind.PROMINENT_MATTER: mark("Vấn đề nổi cộm"),
}
_PROCEDURE = {
    ProcedureFollowed.YES: mark("Công khai, dân chủ, đúng quy định"),
    ProcedureFollowed.NO: mark("Chưa đúng quy trình, thủ tục"),
    ProcedureFollowed.NOT_OBSERVED: mark("Không theo dõi được"),
}


def kind_word(kind: EngagementKind) -> str:
    """Return the word for a kind of entry."""
    return _(_KINDS[kind])


def state_word(state: EngagementState) -> str:
    """Return sign and word for a state."""
    return _(_STATES[state])


def closed_word(kind: EngagementKind, state: EngagementState) -> str:
    """Return sign and word for the state of an entry of this kind: exchanges are just noted."""
    if kind is EngagementKind.EXCHANGE and state is EngagementState.CLOSED:
        return _("✓ đã ghi")
    return state_word(state)


def state_colour(state: EngagementState, on: QWidget) -> QColor | None:
    """Return the colour of a state on this widget's ground; None for the ordinary one."""
    if state is EngagementState.AWAITING_OUTCOME:
        return attention(on)
    if state is EngagementState.CLOSED:
        return settled(on)
    return None


def finding_word(kind: FindingKind) -> str:
    """Return the word for a kind of finding."""
    return _(_FINDINGS[kind])


def procedure_word(value: ProcedureFollowed) -> str:
    """Return the words for how the procedure at a meeting was kept (QC Đ5.2)."""
    return _(_PROCEDURE[value])
