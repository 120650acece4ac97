"""Reserved opinions: entered once, shown beside what they dissent from, never altered (QC Đ6.4)."""

import uuid

from app.domain.days import refuse_future
from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.domain.reserved_opinion import ReservedOpinion
from app.read_models.opinions import OpinionRow
from app.services.entered import keep_entering
from app.services.service import Service
from app.services.task_forms import NewOpinion

Kinds = frozenset[RecordKind]


class ReservedOpinions(Service):
    """See the module. There is no way to change or withdraw one: a further one is entered."""

    def rows(self) -> tuple[OpinionRow, ...]:
        """Return all of them, newest first."""
        return self._queries.opinions.opinions(self._scope)

    def of(self, record_id: uuid.UUID) -> tuple[OpinionRow, ...]:
        """Return those that dissent from a record, newest first."""
        return self._queries.opinions.opinions(self._scope, subject_id=record_id)

    def one(self, opinion_id: uuid.UUID) -> OpinionRow:
        """Return one of them; raises DomainError ``record_missing``."""
        found = self._queries.opinions.opinions(self._scope, opinion_id=opinion_id)
        if not found:
            raise DomainError("record_missing", kind=RecordKind.RESERVED_OPINION)
        return found[0]

    def enter(self, new: NewOpinion) -> tuple[uuid.UUID, Kinds]:
        """Enter an opinion: one's own, or written down for another.

        Raises DomainError ``text_missing``, ``against_missing``, ``person_missing``,
        ``date_missing``, ``day_in_future``, ``channel_missing`` or ``not_to_be_dissented``.
        """
        word = new.said.word()
        if new.subject_kind not in DISSENTED:
            raise DomainError("not_to_be_dissented", field="subject")
        today = self._today()
        opinion = ReservedOpinion(
            subject_kind=new.subject_kind,
            subject_id=new.subject_id,
            by_id=word.by_id,
            given_on=word.on,
            against=new.against.strip(),
            text=new.text.strip(),
        )
        refuse_future(word.on, today, "on")
        opinion.check(today)
        with self._writing() as uow:
            kind = RecordKind.RESERVED_OPINION
            keep_entering(uow, kind, opinion.id, word, self._me, today, text=new.text)
            uow.add(opinion)
            uow.wipe_draft(self._me, opinion_draft(new.subject_id))
            uow.went_out()
            return opinion.id, uow.commit().kinds


#: What an opinion can stand beside.
DISSENTED = frozenset(
    {
        RecordKind.REPORT,
        RecordKind.MONTH_PLAN,
        RecordKind.FINDING,
        RecordKind.FINDING_HANDOVER,
        RecordKind.TERRITORY_RATING,
        RecordKind.TASK,
        RecordKind.ENGAGEMENT,
        RecordKind.ORAL_REPORT,
        RecordKind.LEADERS_SESSION,
    }
)


def opinion_draft(subject_id: uuid.UUID | None) -> str:
    """Return the draft's name of the form of an opinion on a record."""
    return f"reserved_opinion:{subject_id or 'new'}"
