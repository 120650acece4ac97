"""Who is what on a day: leaders, leads, members, and who stands in for whom (domain B1)."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.errors import DomainError
from app.domain.flow import Actor
from app.domain.record import DatedRecord


@dataclass(eq=False, kw_only=True)
class Absence(DatedRecord):
    """A leader or lead is away from day to day, and who stands in for him.

    With a group it holds for that group's lead alone, without one for all that he is.
    """

    person_id: uuid.UUID
    substitute_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    reason: str = ""
    ground: str = ""
    """The paper or word that it rests on."""

    def check(self) -> None:
        """Raise DomainError ``date_missing``, ``ends_before_start`` or ``substitute_is_absent``."""
        if self.valid_from is None:
            raise DomainError("date_missing", field="valid_from")
        if self.valid_to is None:
            raise DomainError("date_missing", field="valid_to")
        if self.valid_to < self.valid_from:
            raise DomainError("ends_before_start", field="valid_to", day=self.valid_from)
        if self.substitute_id == self.person_id:
            raise DomainError("substitute_is_absent", field="substitute_id")

    def end(self, last_day: dt.date) -> None:
        """He is back sooner; raises ``ends_before_start`` or ``already_ended``."""
        if self.valid_from is not None and last_day < self.valid_from - dt.timedelta(days=1):
            raise DomainError("ends_before_start", field="last_day", day=self.valid_from)
        if self.valid_to is not None and last_day >= self.valid_to:
            raise DomainError("already_ended", field="last_day", day=self.valid_to)
        self.valid_to = last_day


@dataclass(frozen=True, slots=True)
class Away:
    """One absence that holds on the day."""

    person_id: uuid.UUID
    substitute_id: uuid.UUID | None
    group_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a record says of who is who; ids of persons."""

    territory_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    author_id: uuid.UUID | None = None
    participant_ids: tuple[uuid.UUID, ...] = ()
    keeper_id: uuid.UUID | None = None
    assignee_ids: tuple[uuid.UUID, ...] = ()
    addressee_ids: tuple[uuid.UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Who is what on one day; maps are by id, made by ``queries.standing``."""

    day: dt.date
    head_id: uuid.UUID | None = None
    leader_ids: frozenset[uuid.UUID] = frozenset()
    officer_ids: frozenset[uuid.UUID] = frozenset()
    lead_of: Mapping[uuid.UUID, uuid.UUID] = field(default_factory=dict)
    """The lead of a group."""
    members_of: Mapping[uuid.UUID, frozenset[uuid.UUID]] = field(default_factory=dict)
    leader_of_group: Mapping[uuid.UUID, uuid.UUID] = field(default_factory=dict)
    leader_of_territory: Mapping[uuid.UUID, uuid.UUID] = field(default_factory=dict)
    """Where a territory has a leader in charge of its own: he wins over the group's."""
    standing_member_of: Mapping[uuid.UUID, uuid.UUID] = field(default_factory=dict)
    group_of_territory: Mapping[uuid.UUID, uuid.UUID] = field(default_factory=dict)
    followers_of: Mapping[uuid.UUID, frozenset[uuid.UUID]] = field(default_factory=dict)
    away: tuple[Away, ...] = ()

    def leader_in_charge(
        self, territory_id: uuid.UUID | None, group_id: uuid.UUID | None
    ) -> uuid.UUID | None:
        """Return the leader in charge by appointment, present or away."""
        if territory_id is not None and territory_id in self.leader_of_territory:
            return self.leader_of_territory[territory_id]
        if group_id is None and territory_id is not None:
            group_id = self.group_of_territory.get(territory_id)
        return None if group_id is None else self.leader_of_group.get(group_id)

    def acting_for(
        self, person_id: uuid.UUID | None, group_id: uuid.UUID | None = None
    ) -> uuid.UUID | None:
        """Return who acts for him on the day: himself, or the substitute down the chain.

        ``None`` where he is away and nobody (present) stands in for him.
        """
        seen: set[uuid.UUID] = set()
        while person_id is not None and person_id not in seen:
            gone = self._absence(person_id, group_id)
            if gone is None:
                return person_id
            seen.add(person_id)
            person_id = gone.substitute_id
        return None

    def stands_for(self, person_id: uuid.UUID) -> frozenset[uuid.UUID]:
        """Return himself and all for whom he acts on the day (for every group)."""
        every = {one.person_id for one in self.away}
        groups: set[uuid.UUID | None] = {None, *(one.group_id for one in self.away)}
        acted = {
            one for one in every for group in groups if self.acting_for(one, group) == person_id
        }
        return frozenset({person_id} | acted)

    def actors(self, person_id: uuid.UUID, about: Circumstances) -> frozenset[Actor]:
        """Return all that a person is to a record on the day, as a substitute too."""
        group = self._group_of(about)
        found = set(self._himself(person_id, about))
        for actor, holders in self._holders(about).items():
            if any(self.acting_for(one, group) == person_id for one in holders):
                found.add(actor)
        if Actor.GROUP_LEAD in found:
            found.add(Actor.GROUP_MEMBER)
        return frozenset(found)

    def in_place_of(
        self, person_id: uuid.UUID, about: Circumstances, taken_as: Iterable[Actor] = tuple(Actor)
    ) -> uuid.UUID | None:
        """Return whom he stands in for towards the record; None where he acts for himself.

        ``taken_as``: what one must be to take the step. What else he is makes no difference: a
        lead who consents for the leader in charge does so in the leader's place.
        """
        asked = set(taken_as)
        if asked & self._himself(person_id, about):
            return None
        if Actor.GROUP_MEMBER in asked:
            asked.add(Actor.GROUP_LEAD)
        group = self._group_of(about)
        for actor, holders in self._holders(about).items():
            for one in holders if actor in asked else ():
                if one != person_id and self.acting_for(one, group) == person_id:
                    return one
        return None

    def _group_of(self, about: Circumstances) -> uuid.UUID | None:
        if about.group_id is not None or about.territory_id is None:
            return about.group_id
        return self.group_of_territory.get(about.territory_id)

    def _holders(self, about: Circumstances) -> dict[Actor, tuple[uuid.UUID, ...]]:
        """Return who holds by appointment what a substitute may take over."""
        group = self._group_of(about)
        held: dict[Actor, tuple[uuid.UUID | None, ...]] = {
            Actor.LEADER_IN_CHARGE: (self.leader_in_charge(about.territory_id, group),),
            Actor.GROUP_LEAD: (None if group is None else self.lead_of.get(group),),
            Actor.AUTHOR: (about.author_id,),
            Actor.KEEPER: (about.keeper_id,),
            Actor.ADDRESSEE: about.addressee_ids,
            Actor.HEAD: (self.head_id,),
            Actor.COMMISSION_LEADER: tuple(sorted(self.leader_ids)),
        }
        return {
            actor: tuple(one for one in holders if one is not None)
            for actor, holders in held.items()
        }

    def _himself(self, person_id: uuid.UUID, about: Circumstances) -> frozenset[Actor]:
        """Return what he is without standing in for anybody."""
        group = self._group_of(about)
        found = {actor for actor, holders in self._holders(about).items() if person_id in holders}
        if person_id in about.participant_ids:
            found.add(Actor.PARTICIPANT)
        if person_id in about.assignee_ids:
            found.add(Actor.ASSIGNEE)
        if group is not None and person_id in self.members_of.get(group, frozenset()):
            found.add(Actor.GROUP_MEMBER)
        following: frozenset[uuid.UUID] = frozenset()
        if about.territory_id is not None and about.group_id is None:
            following = self.followers_of.get(about.territory_id, frozenset())
        if person_id in following:
            # A follower (QĐ) has no group: towards what is no group's he is lead and member in one.
            found.add(Actor.GROUP_LEAD)
        if Actor.GROUP_LEAD in found:
            found.add(Actor.GROUP_MEMBER)
        if person_id in self.officer_ids or person_id in self.leader_ids:
            found.add(Actor.OFFICER)
        return frozenset(found)

    def _absence(self, person_id: uuid.UUID, group_id: uuid.UUID | None) -> Away | None:
        return next(
            (
                one
                for one in self.away
                if one.person_id == person_id and one.group_id in (None, group_id)
            ),
            None,
        )
