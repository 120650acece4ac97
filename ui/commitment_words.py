"""Words, signs and colours for commitments: the state is never told by colour alone."""

import datetime as dt

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from app.domain.commitment import CommitmentState
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import number
from app.read_models.commitments import CommitmentRow
from app.services.flow_words import state_word
from ui.theme import attention, settled

_SIGNS = {
    CommitmentState.OPEN: "○",
    CommitmentState.KEPT: "►",
    CommitmentState.ANSWERED: "✓",
    CommitmentState.WITHDRAWN: "✕",
}


def commitment_state(row: CommitmentRow, today: dt.date) -> str:
    """Return sign and words for where it stands, and by how much it is late."""
    text = state_word(RecordKind.COMMITMENT, row.state)
    late = row.days_overdue(today)
    if late:
        return _("▲ quá hạn {days} ngày, {state}").format(state=text, days=number(late))
    if row.is_owed and row.due_on == today:
        return _("{sign} {state}, hẹn hôm nay").format(sign=_SIGNS[row.state], state=text)
    return f"{_SIGNS[row.state]} {text}"


def commitment_colour(row: CommitmentRow, today: dt.date, on: QWidget) -> QColor | None:
    """Return the colour of its state."""
    if row.days_overdue(today):
        return attention(on)
    return settled(on) if row.state is CommitmentState.ANSWERED else None
