"""Who may do what with an entry of the journal (QC Đ7.A.5, Đ8.1); its deeds are the entry's own.

Where an entry stands depends on the day of asking, so a step is taken through ``EntryOnDay``.
Exchanges are outside: one line without notice, put right by who took part.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import ClassVar

from app.domain.engagement import Engagement, EngagementState
from app.domain.errors import DomainError
from app.domain.flow import ENTERED, Actor, Flow, Word, move
from app.domain.record import RecordKind

_E = EngagementState
_OPEN = (_E.ANNOUNCED, _E.UNDER_WAY, _E.AWAITING_OUTCOME)
#: The author is who gave the notice; of a correction, who reported the outcome.
_OURS = (Actor.AUTHOR, Actor.PARTICIPANT, Actor.GROUP_MEMBER)

#: Whose word a notice is: who goes, or his group.
ANNOUNCERS = frozenset({Actor.PARTICIPANT, Actor.GROUP_MEMBER})

ENGAGEMENT_FLOW: Flow[EngagementState] = Flow(
    kind=RecordKind.ENGAGEMENT,
    states=EngagementState,
    first=_E.ANNOUNCED,
    moves=(
        *(move("amend", (state,), state, _OURS) for state in _OPEN),
        move(
            "cancel",
            _OPEN,
            _E.CANCELLED,
            (*_OURS, Actor.LEADER_IN_CHARGE, Actor.HEAD),
            remark_needed=True,
            goes_out=True,
        ),
        move("report_back", (_E.UNDER_WAY, _E.AWAITING_OUTCOME), _E.CLOSED, _OURS, goes_out=True),
        move("correct", (_E.CLOSED,), _E.CLOSED, (Actor.AUTHOR, Actor.PARTICIPANT)),
    ),
    by_day=frozenset({_E.UNDER_WAY, _E.AWAITING_OUTCOME}),
)


class EntryOnDay:
    """An entry as it stands on a day, for taking a step (``app.services.steps``)."""

    FLOW: ClassVar[Flow[EngagementState]] = ENGAGEMENT_FLOW

    def __init__(self, entry: Engagement, today: dt.date, *, announced: bool = True) -> None:
        self.id: uuid.UUID = entry.id
        self._entry = entry
        self._today = today
        self._announced = announced

    @property
    def state(self) -> EngagementState:
        """Where the entry stands on the day."""
        return self._entry.state_on(self._today)

    def reach(self, step: str, state: EngagementState, word: Word) -> None:
        """Cancel or close the entry; other steps change what it says alone.

        Raises the errors of ``Engagement.cancel`` and ``Engagement.close``.
        """
        del state
        if step == "cancel":
            self._entry.cancel(word.on, word.remark.strip())
        elif step == "report_back":
            self._entry.close(word.on, announced=self._announced)


def check_announcer(actors: Iterable[Actor]) -> None:
    """Raise DomainError ``step_not_yours`` unless one of these may give a notice."""
    if not ANNOUNCERS & frozenset(actors):
        raise DomainError(
            "step_not_yours",
            kind=RecordKind.ENGAGEMENT,
            state=EngagementState.ANNOUNCED,
            step=ENTERED,
            actors=sorted(ANNOUNCERS),
        )
