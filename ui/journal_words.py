"""Signs and colours for the journal's kinds and states; the words are ``app.services.field_words``.

A state is always told by word and sign, the colour only helps.
"""

import datetime as dt

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from app.domain.engagement import (
    ConsentState,
    EngagementKind,
    EngagementState,
    Planning,
    ProcedureFollowed,
)
from app.domain.finding import FindingKind
from app.i18n import _
from app.read_models.journal import JournalRow
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


def consent_word(row: JournalRow, today: dt.date) -> str:
    """Return sign and word for where the consent stands (QC Đ5.2); empty where none is needed."""
    state, gone = row.consent, row.starts_on < today
    if row.state is EngagementState.CANCELLED or state is ConsentState.NOT_NEEDED:
        return ""
    if state is ConsentState.GIVEN:
        return _("✓ đồng ý")
    if state is ConsentState.REFUSED:
        return _("✕ đã đi, không đồng ý") if gone else _("✕ không đồng ý")
    if row.planning is Planning.URGENT:
        return _("◔ gấp, chờ xác nhận")
    return _("▲ đã đi, chưa có ý kiến") if gone else _("◔ chờ ý kiến")


def consent_colour(row: JournalRow, on: QWidget) -> QColor | None:
    """Return the colour of a consent on this widget's ground; None for the ordinary one."""
    if row.consent in (ConsentState.AWAITED, ConsentState.REFUSED):
        return None if row.state is EngagementState.CANCELLED else attention(on)
    return settled(on) if row.consent is ConsentState.GIVEN else None


def planning_words() -> dict[Planning | None, str]:
    """Return how an engagement can have come about, in the order of a form."""
    return {
        None: _("chưa ghi"),
        Planning.PLANNED: _("theo kế hoạch"),
        Planning.UNPLANNED: _("đột xuất"),
        Planning.URGENT: _("đột xuất, gấp: xác nhận sau"),
    }


def finding_word(kind: FindingKind) -> str:
    """Return the word for a kind of finding."""
    return capital(kind)


def procedure_word(value: ProcedureFollowed) -> str:
    """Return the words for how the procedure at a meeting was kept (QC Đ5.2)."""
    return capital(value)
