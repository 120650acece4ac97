"""What a sheet may change of a finding of the book, by the finding's own rules."""

from collections.abc import Callable
from typing import Any

from app.domain.finding import Finding, FindingState, finding_state
from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.imports import KnownFinding
from app.services.flow_words import state_word
from app.services.importing.book import KnownBook


def state_of(known: KnownFinding) -> FindingState:
    """Return where a finding of the book stands."""
    return finding_state(known.stage, known.settled_on, known.withdrawn_on)


def state_name(state: FindingState) -> str:
    """Name a state in a sentence."""
    return state_word(RecordKind.FINDING, state)


def fixed_reason(known: KnownFinding, book: KnownBook) -> str:
    """Return why this person's sheet may not change it, or nothing.

    As on the screen: it was told to nobody yet (``Finding.check_editable``), and it is his own or
    his group's; one that bears neither a name nor a group is nobody's.
    """
    mine = {group.id for group in book.groups_of(book.me)}
    is_nobodys = known.raised_by_id is None and known.group_id is None
    if not (is_nobodys or known.raised_by_id == book.me or known.group_id in mine):
        return _("do người khác ghi nhận")
    state = state_of(known)
    if state is not FindingState.OPEN:
        return state_name(state)
    if known.is_handed_over:
        return state_name(FindingState.HANDED_OVER)
    if known.put_to_unit_on is not None:
        return state_name(FindingState.WITH_UNIT)
    if known.put_forward_on is not None:
        return state_name(FindingState.PUT_FORWARD)
    return ""


def edit_finding(**values: object) -> Callable[[Any], None]:
    """Return what sets these fields of a finding, by its rules."""

    def apply(found: Finding) -> None:
        found.check_editable(handed_over=False)
        for name, value in values.items():
            setattr(found, name, value)
        found.check()

    return apply
