"""The office: its names, divisions, leaders, subject fields; the lists that forms choose from."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.errors import DomainError
from app.domain.group import overlap
from app.domain.office import CongressTerm, Division, Office
from app.domain.people import CommissionLeader, LeaderPost, Person
from app.domain.record import RecordKind
from app.read_models.office import (
    AccountRow,
    Choice,
    CongressTermRow,
    DivisionRow,
    KindRow,
    LeaderRow,
    OfficeRow,
)
from app.services.service import Service

#: Posts of which one person holds one at a time.
_HEADS = (LeaderPost.HEAD, LeaderPost.ACTING_HEAD, LeaderPost.DEPUTY_IN_CHARGE)


@dataclass(frozen=True, slots=True)
class OfficeNames:
    """What the settings form gives."""

    committee_name: str
    commission_name: str
    body_symbol: str
    place_name: str
    old_tone_marks: bool
    plans_approved: bool = False
    """The office's own rule: month plans are approved, not only reported (QC Đ8.1)."""


class OfficeService(Service):
    """See the module."""

    def office(self) -> OfficeRow:
        """Return the office."""
        return self._queries.office.office(self._scope)

    def terms(self) -> tuple[CongressTermRow, ...]:
        """Return the congress terms, newest first."""
        return self._queries.office.terms(self._scope)

    def divisions(self) -> tuple[Choice, ...]:
        """Return today's divisions."""
        return self._queries.office.divisions(self._scope, self._today())

    def kinds(self) -> tuple[KindRow, ...]:
        """Return the kinds of territory."""
        return self._queries.office.kinds(self._scope)

    def subject_fields(self) -> tuple[Choice, ...]:
        """Return today's subject fields."""
        return self._queries.office.subject_fields(self._scope, self._today())

    def leaders(self, day: dt.date | None = None) -> tuple[LeaderRow, ...]:
        """Return the Commission's leaders of a day, today's by default."""
        return self._queries.office.leaders(self._scope, day or self._today())

    def accounts(self) -> tuple[AccountRow, ...]:
        """Return who can open the book, now or formerly."""
        return self._queries.office.accounts(self._scope)

    def rename(self, names: OfficeNames) -> frozenset[RecordKind]:
        """Change the office's names on paper; raises DomainError ``name_missing``."""
        for field in ("committee_name", "commission_name", "place_name"):
            if not getattr(names, field).strip():
                raise DomainError("name_missing", field=field)
        office_id = self.office().id
        with self._writing() as uow:
            office = uow.get(Office, office_id)
            # The terms are the committee's under whatever name: numbers go on in them.
            for term in uow.find(CongressTerm, organisation=office.committee_name):
                term.organisation = names.committee_name.strip()
            office.committee_name = names.committee_name.strip()
            office.commission_name = names.commission_name.strip()
            office.body_symbol = names.body_symbol.strip()
            office.place_name = names.place_name.strip()
            office.old_tone_marks = names.old_tone_marks
            office.plans_approved = names.plans_approved
            return uow.commit().kinds

    def division_rows(self) -> tuple[DivisionRow, ...]:
        """Return today's divisions with all that their form shows."""
        return self._queries.office.division_rows(self._scope, self._today())

    def add_division(self, name: str, *, is_overseer: bool = False) -> frozenset[RecordKind]:
        """Add a division; see ``save_division``."""
        return self.save_division(None, name, "", is_overseer=is_overseer)

    def save_division(
        self, division_id: uuid.UUID | None, name: str, short_name: str, *, is_overseer: bool
    ) -> frozenset[RecordKind]:
        """Add a division (no id) or correct one; DomainError ``name_missing``, ``name_taken``.

        One division oversees at a time (QC Đ13.3): the one that did stops with the same commit.
        """
        name = name.strip()
        if not name:
            raise DomainError("name_missing", field="name")
        known = self.divisions()
        if any(one.id != division_id and one.name.casefold() == name.casefold() for one in known):
            raise DomainError("name_taken", field="name", name=name)
        with self._writing() as uow:
            if division_id is None:
                saved = Division(name=name, position=len(known))
                uow.add(saved)
            else:
                saved = uow.get(Division, division_id)
            if is_overseer:
                for other in uow.find(Division, is_overseer=True, valid_to=None):
                    if other.id != saved.id:
                        other.is_overseer = False
            saved.name, saved.short_name = name, short_name.strip()
            saved.is_overseer = is_overseer
            return uow.commit().kinds

    def add_leader(
        self,
        full_name: str,
        post: LeaderPost,
        since: dt.date | None,
        person_id: uuid.UUID | None,
        *,
        distinction: str = "",
    ) -> frozenset[RecordKind]:
        """Add a Commission leader, a new person (``distinction`` for a namesake) or a known one.

        Raises DomainError ``name_missing``, ``already_serving`` where he holds a post then, or
        ``second_head``: one at a time heads the Commission, as Head, acting or deputy in charge.
        """
        position = 0 if post is not LeaderPost.DEPUTY else len(self.leaders())
        with self._writing() as uow:
            if person_id is None:
                if not full_name.strip():
                    raise DomainError("name_missing", field="full_name")
                person = Person(full_name=full_name.strip(), distinction=distinction.strip())
                uow.add(person)
                person_id = person.id
            new = CommissionLeader(
                person_id=person_id, post=post, valid_from=since, position=position
            )
            for held in uow.find(CommissionLeader, person_id=person_id):
                if overlap(held, new):
                    raise DomainError("already_serving", field="full_name", day=held.valid_to)
            if post is not LeaderPost.DEPUTY:
                for head in _HEADS:
                    for held in uow.find(CommissionLeader, post=head):
                        if overlap(held, new):
                            raise DomainError("second_head", field="post")
            uow.add(new)
            return uow.commit().kinds

    def end_leader(self, person_id: uuid.UUID, last_day: dt.date) -> frozenset[RecordKind]:
        """End a leader's post on that day."""
        with self._writing() as uow:
            for post in uow.find(CommissionLeader, person_id=person_id, valid_to=None):
                if post.valid_from is not None and last_day < post.valid_from:
                    raise DomainError("ends_before_start", field="last_day", day=post.valid_from)
                post.valid_to = last_day
            return uow.commit().kinds
