"""Absence and substitution by dates: consents, answers and leads find who stands in (B1)."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.errors import DomainError
from app.domain.flow import Word
from app.domain.group import overlap
from app.domain.record import RecordKind
from app.domain.standing import Absence, Standing
from app.i18n.formats import short_date
from app.read_models.awaiting import AbsenceRow
from app.read_models.office import Choice
from app.services.entered import keep_entering
from app.services.service import Service

Kinds = frozenset[RecordKind]

#: How far back the list shows what is over.
_SHOWN_AFTER = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class AbsenceForm:
    """An absence as typed; ``absence_id`` of one that is put right."""

    person_id: uuid.UUID | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    substitute_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    reason: str = ""
    ground: str = ""
    absence_id: uuid.UUID | None = None
    word: Word | None = None
    """Who said it, where it is written down for him; ``None``: oneself, today."""


@dataclass(frozen=True, slots=True)
class AbsenceLists:
    """What the form chooses from: leaders and officers, groups."""

    today: dt.date
    me: uuid.UUID
    people: tuple[Choice, ...]
    groups: tuple[Choice, ...]


def absence_draft(absence_id: uuid.UUID | None) -> str:
    """Return the name of the form's draft."""
    return f"absence:{absence_id or 'new'}"


class Absences(Service):
    """See the module."""

    def rows(self) -> tuple[AbsenceRow, ...]:
        """Return the absences of the last year and those to come, the latest first."""
        return self._queries.awaiting.absences(self._scope, self._today() - _SHOWN_AFTER)

    def lists(self) -> AbsenceLists:
        """Return what the form chooses from."""
        day, scope = self._today(), self._scope
        people = self._queries.people.people(scope, day)
        groups = self._queries.people.groups(scope, day, with_ended=False)
        return AbsenceLists(
            today=day,
            me=self._me,
            people=tuple(Choice(one.id, one.full_name, one.distinction) for one in people),
            groups=tuple(Choice(one.id, one.name) for one in groups),
        )

    def save(self, form: AbsenceForm) -> Kinds:
        """Write an absence down, or put one right, by whom it concerns or a leader.

        Raises DomainError ``person_missing``, ``absence_not_yours``, ``absence_overlaps``,
        ``substitute_no_leader``, ``substitute_not_in_group``, those of ``check`` and, for the
        word of another, of ``app.services.entered``.
        """
        if form.person_id is None:
            raise DomainError("person_missing", field="person_id")
        today = self._today()
        word = form.word or Word(self._me, today)
        standing = self._queries.standing.on(self._scope, word.on)
        then = self._queries.standing.on(self._scope, form.valid_from or today)
        with self._writing() as uow:
            if form.absence_id is None:
                absence = Absence(person_id=form.person_id)
                uow.add(absence)
            else:
                absence = uow.get(Absence, form.absence_id)
                absence.person_id = form.person_id
            absence.valid_from, absence.valid_to = form.valid_from, form.valid_to
            absence.substitute_id, absence.group_id = form.substitute_id, form.group_id
            absence.reason, absence.ground = form.reason.strip(), form.ground.strip()
            absence.check()
            _check_right(standing, word.by_id, absence)
            _check_substitute(then, absence)
            for other in uow.find(Absence, person_id=form.person_id, group_id=form.group_id):
                if other.id != absence.id and overlap(other, absence):
                    raise DomainError("absence_overlaps", field="valid_from", day=other.valid_from)
            told = f"Vắng từ {short_date(form.valid_from)} đến {short_date(form.valid_to)}"
            kind = RecordKind.ABSENCE
            keep_entering(uow, kind, absence.id, word, self._me, today, text=told)
            uow.wipe_draft(self._me, absence_draft(form.absence_id))
            return uow.commit().kinds

    def end(self, absence_id: uuid.UUID, last_day: dt.date) -> Kinds:
        """He is back sooner: the last day of his absence (the day before it began: none at all).

        Raises DomainError ``absence_not_yours``, ``ends_before_start`` or ``already_ended``.
        """
        standing = self._queries.standing.on(self._scope, self._today())
        with self._writing() as uow:
            absence = uow.get(Absence, absence_id)
            _check_right(standing, self._me, absence)
            absence.end(last_day)
            return uow.commit().kinds


def _check_right(standing: Standing, person_id: uuid.UUID, absence: Absence) -> None:
    """Let the one who is away say so, a leader of the Commission, or the lead of the group."""
    may = {absence.person_id, *standing.leader_ids}
    if absence.group_id is not None:
        may.add(standing.lead_of.get(absence.group_id, absence.person_id))
    if person_id not in may:
        raise DomainError("absence_not_yours", field="by")


def _check_substitute(standing: Standing, absence: Absence) -> None:
    """Let a leader be stood in for by a leader, a group's lead by one of the group."""
    substitute = absence.substitute_id
    if substitute is None:
        return
    if absence.group_id is not None:
        if substitute not in standing.members_of.get(absence.group_id, frozenset()):
            raise DomainError("substitute_not_in_group", field="substitute_id")
    elif absence.person_id in standing.leader_ids and substitute not in standing.leader_ids:
        raise DomainError("substitute_no_leader", field="substitute_id")
