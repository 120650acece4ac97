"""Absence and substitution by dates: consents, answers and leads find who stands in (B1)."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.errors import DomainError
from app.domain.group import overlap
from app.domain.record import RecordKind
from app.domain.standing import Absence
from app.read_models.awaiting import AbsenceRow
from app.read_models.office import Choice
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
        """Write an absence down, or put one right.

        Raises DomainError ``person_missing``, ``absence_overlaps`` and those of ``check``.
        """
        if form.person_id is None:
            raise DomainError("person_missing", field="person_id")
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
            for other in uow.find(Absence, person_id=form.person_id, group_id=form.group_id):
                if other.id != absence.id and overlap(other, absence):
                    raise DomainError("absence_overlaps", field="valid_from", day=other.valid_from)
            uow.wipe_draft(self._me, absence_draft(form.absence_id))
            return uow.commit().kinds

    def end(self, absence_id: uuid.UUID, last_day: dt.date) -> Kinds:
        """He is back sooner: the last day of his absence (the day before it began: none at all).

        Raises DomainError ``ends_before_start`` or ``already_ended``.
        """
        with self._writing() as uow:
            uow.get(Absence, absence_id).end(last_day)
            return uow.commit().kinds
