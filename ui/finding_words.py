"""Signs, words and colours for findings: states, authority, addressees, age.

A state is always told by word and sign, the colour only helps.
"""

import datetime as dt

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from app.domain.finding import FindingState, HandoverState, HandoverTo
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.findings import FindingRow
from app.services.field_words import capital
from app.services.flow_words import state_word
from ui.theme import attention, settled

#: Days after which a unit's answer that nobody acted on is called forgotten.
LEFT_DAYS = 30

_SIGNS = {
    FindingState.OPEN: "▲",
    FindingState.WITH_UNIT: "►",
    FindingState.UNIT_ANSWERED: "◄",
    FindingState.HANDED_OVER: "►",
    FindingState.ACCEPTED: "►",
    FindingState.ANSWERED: "◄",
    FindingState.RETURNED: "↩",
    FindingState.PUT_FORWARD: "★",
    FindingState.SETTLED: "✓",
    FindingState.WITHDRAWN: "✕",
}


def finding_state(state: FindingState) -> str:
    """Return sign and word for the state of a finding."""
    return f"{_SIGNS[state]} {state_word(RecordKind.FINDING, state)}"


def row_state(row: FindingRow) -> str:
    """Return sign, word and, where it is settled, the day."""
    if row.settled_on is not None and row.state is FindingState.SETTLED:
        return _("{state} {day}").format(
            state=finding_state(row.state), day=short_date(row.settled_on)
        )
    return finding_state(row.state)


def row_colour(row: FindingRow, on: QWidget, today: dt.date) -> QColor | None:
    """Return the colour of a finding's state on this widget's ground; None is the text's own."""
    if row.state is FindingState.SETTLED:
        return settled(on)
    return attention(on) if waits_for_us(row, today) else None


def waits_for_us(row: FindingRow, today: dt.date) -> bool:
    """Tell whether a finding waits for our own hand: to be pressed, handed on, or settled."""
    if row.state is FindingState.RETURNED or row.is_late(today):
        return True
    left = row.state is FindingState.UNIT_ANSWERED and row.days_open(today) > LEFT_DAYS
    return left and row.is_open


def handover_state(state: HandoverState) -> str:
    """Return the word for the state of a hand-over."""
    return state_word(RecordKind.FINDING_HANDOVER, state)


def addressee(to_kind: HandoverTo, name: str) -> str:
    """Return to whom: the name, or the provincial body."""
    return name or capital(to_kind)


def handed_to(row: FindingRow, today: dt.date) -> str:
    """Return to whom it was handed last, and until when an answer is wanted."""
    if row.handed_to is None:
        return ""
    name = addressee(row.handed_to, row.handed_to_name)
    if row.is_late(today) and row.due_on is not None:
        return _("{name} · quá hạn {day}").format(name=name, day=short_date(row.due_on))
    return name
