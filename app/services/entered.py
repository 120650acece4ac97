"""Keeps who wrote down for another what has no state machine, so that he countersigns it too."""

import datetime as dt
import uuid

from app.domain.errors import DomainError
from app.domain.flow import ENTERED, Step, Word
from app.domain.record import RecordKind
from app.ports.store import UnitOfWork

#: The state that such a record has in its trace.
STANDS = "entered"


def keep_entering(
    uow: UnitOfWork,
    kind: RecordKind,
    record_id: uuid.UUID,
    word: Word,
    writer_id: uuid.UUID,
    today: dt.date,
    *,
    text: str,
    state: str = STANDS,
) -> None:
    """Keep a trace of the word of another; one's own word needs none.

    ``text`` is what he said, for him to confirm.

    Raises DomainError ``day_in_future``, ``channel_missing`` or ``own_word_needs_no_channel``.
    """
    if word.by_id == writer_id:
        if word.channel is not None:
            raise DomainError("own_word_needs_no_channel", field="channel")
        return
    trace = Step(
        record_kind=kind,
        record_id=record_id,
        step=ENTERED,
        state=state,
        taken_on=word.on,
        by_id=word.by_id,
        remark=text.strip(),
        written_by_id=writer_id,
        channel=word.channel,
    )
    trace.check(today)
    uow.add(trace)
