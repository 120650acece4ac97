"""Signs and colours for the journal's kinds and states; the words are ``app.services.field_words``.

A state is always told by word and sign, the colour only helps.
"""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from app.domain.engagement import EngagementKind, EngagementState, ProcedureFollowed
from app.domain.finding import FindingKind
from app.i18n import _
from app.services.field_words import capital, word
from ui.theme import attention, settled

_SIGNS = {
    EngagementState.ANNOUNCED: "○",
    EngagementState.UNDER_WAY: "►",
    EngagementState.AWAITING_OUTCOME: "▲",
    EngagementState.CLOSED: "✓",
    EngagementState.CANCELLED: "✕",
}


def kind_word(kind: EngagementKind) -> str:
    """Return the word for a kind of entry."""
    return capital(kind)


def state_word(state: EngagementState) -> str:
    """Return sign and word for a state."""
    return f"{_SIGNS[state]} {word(state)}"


def closed_word(kind: EngagementKind, state: EngagementState) -> str:
    """Return sign and word for the state of an entry of this kind: exchanges are just noted."""
    if kind is EngagementKind.EXCHANGE and state is EngagementState.CLOSED:
        return f"{_SIGNS[state]} {_('đã ghi')}"
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
    return capital(kind)


def procedure_word(value: ProcedureFollowed) -> str:
    """Return the words for how the procedure at a meeting was kept (QC Đ5.2)."""
    return capital(value)
