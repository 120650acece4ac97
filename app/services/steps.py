"""Taking a step of a record's state machine: who may, what is kept of it (``app.domain.flow``).

The one way in which a record with a ``FLOW`` moves. A word that is written down for another
names him, the day and how it came; he may countersign it later.
"""

import uuid
from typing import Any, Protocol

from app.domain.days import refuse_future
from app.domain.errors import DomainError
from app.domain.flow import Flow, Move, Step, Word
from app.domain.record import RecordKind
from app.domain.standing import Circumstances, Standing
from app.ports.store import UnitOfWork
from app.services.service import Service


class Moving(Protocol):
    """A record with a state machine."""

    id: uuid.UUID

    @property
    def FLOW(self) -> Flow[Any]:  # noqa: N802 - a constant of the class
        """Its state machine."""
        ...

    @property
    def state(self) -> Any:
        """Where it stands."""
        ...

    def reach(self, step: str, state: Any, word: Word) -> None:
        """Enter the state that a step led to; raises DomainError."""
        ...


class SteppingService(Service):
    """Base of the services whose records move."""

    def _own_word(self, remark: str = "") -> Word:
        """Return a word of the person at the program, said now."""
        return Word(self._me, self._today(), remark)

    def _said(self, word: Word | None) -> Word:
        """Return a word that was written down for another, or else one's own, said today."""
        if word is None or word.by_id == self._me:
            channel = None if word is None else word.channel
            return Word(self._me, self._today(), "" if word is None else word.remark, channel)
        return word

    def _standing(self, word: Word) -> Standing:
        """Return who is what on the day of the word. Read it before the unit of work opens."""
        return self._queries.standing.on(self._scope, word.on)

    def _take(
        self,
        uow: UnitOfWork,
        standing: Standing,
        record: Moving,
        step: str,
        word: Word,
        about: Circumstances,
        *,
        for_body: bool = False,
    ) -> Step:
        """Take a step and keep its trace.

        ``for_body``: it is what a body outside said (an agency, the Standing Committee), and the
        word's person only wrote it down: the channel says how it came.

        Raises DomainError ``step_not_now``, ``step_not_yours``, ``remark_missing``,
        ``day_in_future`` and ``substitute_speaks_today`` (field ``on``), ``channel_missing`` and
        those of ``reach``.
        """
        refuse_future(word.on, self._today(), "on")
        row = record.FLOW.next(record.state, step, standing.actors(word.by_id, about), word.remark)
        record.reach(step, row.target, word)
        in_place_of = standing.in_place_of(word.by_id, about, row.actors)
        if in_place_of is not None and word.by_id == self._me and word.on != self._today():
            # Or a substitute of last week would still answer for the days of last week.
            raise DomainError("substitute_speaks_today", field="on", day=self._today())
        trace = _trace(record, row, word, in_place_of)
        if word.by_id != self._me:
            trace.written_by_id = self._me
        elif for_body and word.channel is None:
            raise DomainError("channel_missing", field="channel")
        elif word.channel is not None and not for_body:
            raise DomainError("own_word_needs_no_channel", field="channel")
        trace.check(self._today())
        uow.add(trace)
        uow.wipe_draft(self._me, step_draft(record.id, step))
        if row.goes_out:
            uow.went_out()
        return trace


def step_draft(record_id: uuid.UUID, step: str) -> str:
    """Return the draft's name of the form of a step of a record."""
    return f"step:{record_id}:{step}"


def _trace(record: Moving, row: Move[Any], word: Word, in_place_of: uuid.UUID | None) -> Step:
    return Step(
        record_kind=RecordKind(record.FLOW.kind),
        record_id=record.id,
        step=row.step,
        state=str(row.target),
        taken_on=word.on,
        by_id=word.by_id,
        in_place_of_id=in_place_of,
        remark=word.remark.strip(),
        channel=word.channel,
    )


def replay(
    uow: UnitOfWork,
    record: Moving,
    step: str,
    word: Word,
    written_by_id: uuid.UUID | None = None,
) -> Step:
    """Take a step that is known to have been taken rightly: the sample book, what is imported.

    ``written_by_id`` names who wrote it down for the one whose word it is.
    """
    rows = [one for one in record.FLOW.moves if one.step == step]
    row = next((one for one in rows if record.state in one.sources), None)
    if row is None:
        raise DomainError("step_not_now", kind=record.FLOW.kind, state=record.state, step=step)
    record.reach(step, row.target, word)
    trace = _trace(record, row, word, None)
    trace.written_by_id = written_by_id
    uow.add(trace)
    return trace
