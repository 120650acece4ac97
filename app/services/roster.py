"""The people of the roster: officers, followers of communes, Standing Committee members (B1, B4).

Leaders of the Commission and divisions are in ``app.services.office``; nobody is taken in twice
under one name without being asked (see ``Who``).
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import TypeVar

from app.domain.errors import DomainError
from app.domain.group import Assignment, EndReason, GroupMembership
from app.domain.people import CommuneFollower, Officer, Person, StandingMember
from app.domain.record import DatedRecord, RecordKind
from app.i18n.text import collapse_spaces, exact_key
from app.ports.store import UnitOfWork
from app.read_models.office import Choice
from app.read_models.people import PersonRow
from app.read_models.roster import FollowerRow, PersonDetail, PostRow, StandingMemberRow
from app.services.service import Service

D = TypeVar("D", bound=DatedRecord)


@dataclass(frozen=True, slots=True)
class Who:
    """A person as a form names him: one of the book, or a new one.

    Where others of the name are in the book, a new one needs a ``distinction``.
    """

    full_name: str = ""
    person_id: uuid.UUID | None = None
    distinction: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class ServiceData:
    """Division and title of an officer."""

    division_id: uuid.UUID | None
    title: str


@dataclass(frozen=True, slots=True)
class FollowerData:
    """Where a follower of communes works (QĐ mối quan hệ)."""

    post_title: str
    home_agency: str
    home_agency_head: str = ""


class Roster(Service):
    """See the module. Every writing method returns the kinds of records it touched."""

    def people(self, *, with_former: bool = False) -> tuple[PersonRow, ...]:
        """Return the people of today, or all there ever were, by given name."""
        return self._queries.people.people(self._scope, self._today(), with_former=with_former)

    def person(self, person_id: uuid.UUID) -> PersonDetail:
        """Return somebody with all he was; raises DomainError ``record_missing``."""
        return self._queries.roster.person(self._scope, person_id)

    def posts(self) -> tuple[PostRow, ...]:
        """Return the Commission's leaders, present and past."""
        return self._queries.roster.posts(self._scope)

    def followers(self, *, with_former: bool = False) -> tuple[FollowerRow, ...]:
        """Return the followers of communes."""
        return self._queries.roster.followers(self._scope, self._today(), with_former=with_former)

    def standing_members(self) -> tuple[StandingMemberRow, ...]:
        """Return the Standing Committee members that the book names."""
        return self._queries.roster.standing_members(self._scope)

    def namesakes(self, full_name: str) -> tuple[PersonRow, ...]:
        """Return the people of exactly this name (case and tone placement aside)."""
        key = exact_key(collapse_spaces(full_name))
        everyone = self.people(with_former=True)
        return tuple(row for row in everyone if key and exact_key(row.full_name) == key)

    def person_choices(self) -> tuple[Choice, ...]:
        """Return everybody of the book for a form, by given name."""
        return tuple(
            Choice(row.id, row.full_name, row.distinction or row.division_name or row.home_agency)
            for row in self.people(with_former=True)
        )

    def add_officer(
        self, who: Who, service: ServiceData, since: dt.date | None
    ) -> tuple[uuid.UUID, frozenset[RecordKind]]:
        """Take somebody in as officer; returns the person's id.

        Raises DomainError ``name_missing``, ``namesake``, ``distinction_taken``, and
        ``already_serving`` where his service of before has not ended by then.
        """
        others = self._namesakes_of(who)
        with self._writing() as uow:
            person_id = self._take(uow, who, others)
            begins = Officer(
                person_id=person_id,
                division_id=service.division_id,
                title=service.title.strip(),
                valid_from=since,
            )
            _require_free(uow.find(Officer, person_id=person_id), since)
            uow.add(begins)
            return person_id, uow.commit().kinds

    def change_officer(
        self, who: Who, service: ServiceData, changed_from: dt.date | None
    ) -> frozenset[RecordKind]:
        """Correct an officer's data, or, with a day, begin a new division or title on that day.

        Raises DomainError ``name_missing``, ``too_early``, ``already_ended``, ``record_missing``.
        """
        if who.person_id is None:
            raise DomainError("person_missing", field="person_id")
        others = self._namesakes_of(who)
        with self._writing() as uow:
            _rename(uow, who, others)
            now = _present(uow.find(Officer, person_id=who.person_id))
            title = service.title.strip()
            if changed_from is None:
                now.division_id, now.title = service.division_id, title
            elif (now.division_id, now.title) != (service.division_id, title):
                if now.valid_from is not None and changed_from <= now.valid_from:
                    raise DomainError("too_early", field="changed_from", day=now.valid_from)
                if now.valid_to is not None and changed_from > now.valid_to:
                    raise DomainError("already_ended", field="changed_from", day=now.valid_to)
                now.valid_to = changed_from - dt.timedelta(days=1)
                uow.add(
                    Officer(
                        person_id=who.person_id,
                        division_id=service.division_id,
                        title=title,
                        valid_from=changed_from,
                    )
                )
            return uow.commit().kinds

    def end_officer(self, person_id: uuid.UUID, last_day: dt.date) -> frozenset[RecordKind]:
        """End an officer's service, and with it his place in groups.

        Raises DomainError ``ends_before_start``, ``already_ended``, ``record_missing``.
        """
        with self._writing() as uow:
            running: list[DatedRecord] = [_present(uow.find(Officer, person_id=person_id))]
            running += [
                one
                for one in uow.find(GroupMembership, person_id=person_id)
                if one.valid_to is None or one.valid_to > last_day
            ]
            _end(running, last_day)
            return uow.commit().kinds

    def add_follower(
        self, who: Who, data: FollowerData, since: dt.date | None
    ) -> tuple[uuid.UUID, frozenset[RecordKind]]:
        """Take somebody in as follower of communes; returns the person's id.

        Raises DomainError as ``add_officer``, and ``agency_missing``.
        """
        _require_agency(data)
        others = self._namesakes_of(who)
        with self._writing() as uow:
            person_id = self._take(uow, who, others)
            _require_free(uow.find(CommuneFollower, person_id=person_id), since)
            follower = CommuneFollower(person_id=person_id, home_agency="", valid_from=since)
            _fill(follower, data)
            uow.add(follower)
            return person_id, uow.commit().kinds

    def change_follower(self, who: Who, data: FollowerData) -> frozenset[RecordKind]:
        """Correct a follower's data; raises DomainError as ``add_follower``."""
        _require_agency(data)
        if who.person_id is None:
            raise DomainError("person_missing", field="person_id")
        others = self._namesakes_of(who)
        with self._writing() as uow:
            _rename(uow, who, others)
            _fill(_present(uow.find(CommuneFollower, person_id=who.person_id)), data)
            return uow.commit().kinds

    def end_follower(
        self, person_id: uuid.UUID, last_day: dt.date, reason: EndReason, note: str = ""
    ) -> frozenset[RecordKind]:
        """End somebody's time as follower; his communes are free again, for the reason given.

        Raises DomainError ``ends_before_start``, ``record_missing``, ``verification_missing``.
        """
        with self._writing() as uow:
            _end([_present(uow.find(CommuneFollower, person_id=person_id))], last_day)
            for one in uow.find(Assignment, follower_id=person_id, valid_to=None):
                one.end(last_day, reason, note=note.strip())
            return uow.commit().kinds

    def add_standing_member(
        self, who: Who, post_title: str, since: dt.date | None
    ) -> tuple[uuid.UUID, frozenset[RecordKind]]:
        """Name a Standing Committee member; returns the person's id; raises as ``add_officer``."""
        others = self._namesakes_of(who)
        with self._writing() as uow:
            person_id = self._take(uow, who, others)
            _require_free(uow.find(StandingMember, person_id=person_id), since)
            uow.add(
                StandingMember(person_id=person_id, post_title=post_title.strip(), valid_from=since)
            )
            return person_id, uow.commit().kinds

    def end_standing_member(self, person_id: uuid.UUID, last_day: dt.date) -> frozenset[RecordKind]:
        """End a Standing Committee member's time; raises DomainError ``ends_before_start``."""
        with self._writing() as uow:
            _end([_present(uow.find(StandingMember, person_id=person_id))], last_day)
            return uow.commit().kinds

    def _namesakes_of(self, who: Who) -> tuple[PersonRow, ...]:
        # Read before the unit of work begins: the store has one connection.
        found = self.namesakes(who.full_name)
        return tuple(one for one in found if one.id != who.person_id)

    def _take(self, uow: UnitOfWork, who: Who, others: tuple[PersonRow, ...]) -> uuid.UUID:
        """Return the person named, a new one where none is chosen."""
        if who.person_id is not None:
            person = uow.get(Person, who.person_id)
            if who.phone.strip():
                person.phone = who.phone.strip()
            return person.id
        name = collapse_spaces(who.full_name)
        if not name:
            raise DomainError("name_missing", field="full_name")
        distinction = collapse_spaces(who.distinction)
        if others and not distinction:
            raise DomainError("namesake", field="full_name", name=name)
        for other in others:
            _tell_apart(uow, other, distinction)
        person = Person(full_name=name, phone=who.phone.strip(), distinction=distinction)
        uow.add(person)
        return person.id


def _tell_apart(uow: UnitOfWork, other: PersonRow, distinction: str) -> None:
    """Give a namesake of before a distinction of his own, if he has none."""
    own = other.distinction or other.division_name or other.home_agency
    if exact_key(own) == exact_key(distinction):
        raise DomainError("distinction_taken", field="distinction", name=other.full_name)
    if not other.distinction and own:
        uow.get(Person, other.id).distinction = own


def _rename(uow: UnitOfWork, who: Who, others: tuple[PersonRow, ...]) -> None:
    if who.person_id is None:
        raise DomainError("person_missing", field="person_id")
    name = collapse_spaces(who.full_name)
    if not name:
        raise DomainError("name_missing", field="full_name")
    person = uow.get(Person, who.person_id)
    distinction = collapse_spaces(who.distinction)
    if others and not distinction and exact_key(name) != exact_key(person.full_name):
        raise DomainError("namesake", field="full_name", name=name)
    if distinction and any(exact_key(one.distinction) == exact_key(distinction) for one in others):
        raise DomainError("distinction_taken", field="distinction", name=name)
    person.full_name, person.distinction = name, distinction
    person.phone = who.phone.strip()


def _fill(follower: CommuneFollower, data: FollowerData) -> None:
    follower.post_title = data.post_title.strip()
    follower.home_agency = data.home_agency.strip()
    follower.home_agency_head = data.home_agency_head.strip()


def _require_agency(data: FollowerData) -> None:
    if not data.home_agency.strip():
        raise DomainError("agency_missing", field="home_agency")


def _require_free(times: list[Officer] | list[CommuneFollower] | list[StandingMember],
                  since: dt.date | None) -> None:  # fmt: skip
    for one in times:
        if one.valid_to is None or since is None or since <= one.valid_to:
            raise DomainError("already_serving", field="full_name", day=one.valid_to)


def _present(times: list[D]) -> D:
    """Return the time that is not over, the last one if all are."""
    if not times:
        raise DomainError("record_missing")
    return max(times, key=lambda one: (one.valid_to is None, one.valid_to or dt.date.min))


def _end(records: list[DatedRecord], last_day: dt.date) -> None:
    for one in records:
        if one.valid_from is not None and last_day < one.valid_from:
            raise DomainError("ends_before_start", field="last_day", day=one.valid_from)
        if one.valid_to is not None and one.valid_to < last_day:
            raise DomainError("already_ended", field="last_day", day=one.valid_to)
        one.valid_to = last_day
