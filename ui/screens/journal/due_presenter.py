"""Decisions on offering the outcomes that are due: which one, and whether at all today."""

import datetime as dt
import uuid
from collections.abc import Callable

from app.domain.record import RecordKind
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.services.outcome_forms import DueOutcomes
from app.services.outcomes import Outcomes
from app.services.presenting import Presenter


class DuePresenter(Presenter):
    """Offers the oldest once a session, and again when another day has come."""

    def __init__(
        self,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
        outcomes: Outcomes,
        today: Callable[[], dt.date],
    ) -> None:
        super().__init__(runner, messages, announce)
        self._outcomes = outcomes
        self._today = today
        self._offered_on: dt.date | None = None

    def is_time(self) -> bool:
        """Tell whether it was not offered yet today."""
        return self._offered_on != self._today()

    def look(self, offer: Callable[[uuid.UUID, int], None]) -> None:
        """Call ``offer`` with the oldest entry and how many more wait, if any does."""
        self._offered_on = self._today()

        def answer(due: DueOutcomes) -> None:
            if due.rows and not due.put_off:
                offer(due.rows[0].id, len(due.rows) - 1)

        self.ask("due", self._outcomes.due, answer)

    def later(self) -> None:
        """Offer it again at the next occasion: something else was in front."""
        self._offered_on = None

    def put_off(self) -> None:
        """Do not ask again today, not after a restart either."""
        self.act(lambda _progress: self._outcomes.put_off())
