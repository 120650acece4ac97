"""Who is meant by the word of a rule: the owners, each on his territories, or at large."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.read_models.facts import AssignmentFact, Key
from app.read_models.obligations import OwnerKind
from app.regulations.engine.days import EARLIEST, LATEST, Stretch, stretch, united
from app.regulations.engine.world import World
from app.regulations.vocabulary.choices import FollowedBy
from app.regulations.vocabulary.who import (
    BodyOwner,
    DivisionOwner,
    Follower,
    GroupLead,
    GroupMember,
    GroupOwner,
    LeaderInCharge,
    PersonNamed,
    RoleHolder,
    Single,
    StandingMemberInCharge,
    TerritoryOwner,
)


@dataclass(frozen=True, slots=True)
class Owned:
    """An owner on a territory, before the days of the rule are applied."""

    kind: OwnerKind
    owner: Key
    territory: Key
    days: Stretch
    assignment: AssignmentFact | None
    answers: Key | None = None


#: Roles that are words of their own: whoever is meant by the word holds the role.
ROLE_WORDS: dict[str, Single] = {
    "group_lead": GroupLead(),
    "group_member": GroupMember(),
    "leader_in_charge": LeaderInCharge(),
    "standing_member": StandingMemberInCharge(),
    "follower": Follower(),
}


class Owners:
    """Finds owners in the facts; what a word means is worked out once."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._owned: dict[Single, list[Owned]] = {}

    def at_large(self, who: Single) -> Iterator[tuple[OwnerKind, Key]]:
        """Yield who is meant whatever he follows: division, body, person, role."""
        world = self._world
        match who:
            case PersonNamed(person=named):
                key = world.find_party(named, world.people)
                if key is not None:
                    yield OwnerKind.PERSON, key
            case RoleHolder():
                for person in world.people.values():
                    if any(self._fits(post, who) for post in person.posts):
                        yield OwnerKind.PERSON, person.key
            case DivisionOwner(division=named, overseer=overseer):
                for party in world.facts.divisions:
                    if (overseer and party.is_overseer) or (
                        named and named in (str(party.key), party.name)
                    ):
                        yield OwnerKind.DIVISION, party.key
            case BodyOwner(body=named):
                key = world.find_party(named, [one.key for one in world.facts.bodies])
                yield OwnerKind.BODY, named if key is None else key

    def _fits(self, post: object, who: RoleHolder) -> bool:
        role, level = getattr(post, "role", ""), getattr(post, "level", "")
        division = getattr(post, "division", None)
        return (
            role == who.role
            and (not who.level or level == who.level)
            and (
                not who.division
                or (
                    division is not None
                    and who.division in (str(division), self._world.name_of(division))
                )
            )
        )

    def of_place(self, who: Single, territory: Key) -> Iterator[tuple[OwnerKind, Key]]:
        """Yield who is meant by the territory itself, though nobody follows it."""
        place = self._world.territories.get(territory)
        if place is None:
            return
        match who:
            case TerritoryOwner():
                yield OwnerKind.TERRITORY, territory
            case StandingMemberInCharge() if place.standing_member is not None:
                yield OwnerKind.PERSON, place.standing_member
            case LeaderInCharge() if place.leader_in_charge is not None:
                yield OwnerKind.PERSON, place.leader_in_charge

    def held_by(self, who: Single, owner: Key) -> list[Stretch]:
        """Return the days on which somebody meant at large holds the role that is meant."""
        if not isinstance(who, RoleHolder):
            return [Stretch(EARLIEST, LATEST)]
        posts = self._world.people[owner].posts
        return united(stretch(one.since, one.until) for one in posts if self._fits(one, who))

    def owned_by(self, who: Single) -> list[Owned]:
        """Return the owners with the territories for which they are meant."""
        known = self._owned.get(who)
        if known is None:
            known = self._owned[who] = list(self._find(who))
        return known

    def _find(self, who: Single) -> Iterator[Owned]:
        match who:
            case GroupOwner():
                yield from self._group_ties(OwnerKind.GROUP)
            case GroupLead() | GroupMember():
                yield from self._members(lead_only=isinstance(who, GroupLead))
            case Follower(level=level):
                yield from self._followers(level)
            case LeaderInCharge():
                yield from self._leaders()
            case StandingMemberInCharge(followed_by=by):
                for one in self._world.facts.territories:
                    if one.standing_member is not None:
                        yield from self._over(OwnerKind.PERSON, one.standing_member, one.key, by)
            case TerritoryOwner(followed=followed, followed_by=by):
                for one in self._world.facts.territories:
                    if followed:
                        yield from self._over(OwnerKind.TERRITORY, one.key, one.key, by)
                    else:
                        days = stretch(one.since, one.until)
                        yield Owned(OwnerKind.TERRITORY, one.key, one.key, days, None)
            case PersonNamed() | RoleHolder():
                word = ROLE_WORDS.get(who.role) if isinstance(who, RoleHolder) else None
                if word is not None and isinstance(who, RoleHolder) and not who.division:
                    for owned in self.owned_by(word):
                        if not who.level or self._days_of_level(owned.owner, who.level):
                            yield owned
                for _, person in list(self.at_large(who)):
                    yield from self._ties_of_person(person, who)

    def _group_ties(self, kind: OwnerKind) -> Iterator[Owned]:
        for assignment in self._world.facts.assignments:
            days = self._world.tied_days(assignment)
            if assignment.group is not None and days is not None:
                yield Owned(kind, assignment.group, assignment.territory, days, assignment)

    def _members(self, *, lead_only: bool) -> Iterator[Owned]:
        for person, memberships in self._world.groups_of.items():
            for group, membership, role in memberships:
                if lead_only and role != "lead":
                    continue
                for assignment in self._world.of_group.get(group.key, ()):
                    days = self._world.tied_days(assignment)
                    met = days.meet(membership) if days else None
                    if met is not None:
                        yield Owned(
                            OwnerKind.PERSON,
                            person,
                            assignment.territory,
                            met,
                            assignment,
                            group.key,
                        )

    def _followers(self, level: str) -> Iterator[Owned]:
        for person, assignments in self._world.of_person.items():
            ranks = self._days_of_level(person, level) if level else [Stretch(EARLIEST, LATEST)]
            for one in assignments:
                days = self._world.tied_days(one)
                for rank in ranks:
                    met = None if days is None else days.meet(rank)
                    if met is not None:
                        yield Owned(OwnerKind.PERSON, person, one.territory, met, one)

    def _days_of_level(self, person: Key, level: str) -> list[Stretch]:
        known = self._world.people.get(person)
        posts = () if known is None else known.posts
        return united(stretch(one.since, one.until) for one in posts if one.level == level)

    def _leaders(self) -> Iterator[Owned]:
        """The territory's leader in charge wins over the group's (domain.md)."""
        for assignment in self._world.facts.assignments:
            days = self._world.tied_days(assignment)
            territory = self._world.territories.get(assignment.territory)
            group = self._world.groups.get(assignment.group) if assignment.group else None
            leader = (territory.leader_in_charge if territory else None) or (
                group.leader_in_charge if group else None
            )
            if days is not None and leader is not None:
                yield Owned(OwnerKind.PERSON, leader, assignment.territory, days, assignment)

    def _over(self, kind: OwnerKind, owner: Key, territory: Key, by: FollowedBy) -> Iterator[Owned]:
        """Yield the days on which the territory is followed, owed by somebody else."""
        for assignment in self._world.of_territory.get(territory, ()):
            if by is FollowedBy.GROUP and assignment.group is None:
                continue
            if by is FollowedBy.FOLLOWER and assignment.person is None:
                continue
            days = self._world.tied_days(assignment)
            if days is not None:
                yield Owned(kind, owner, territory, days, assignment)

    def _ties_of_person(self, person: Key, who: Single) -> Iterator[Owned]:
        posts = self._world.people[person].posts
        held = (
            [stretch(post.since, post.until) for post in posts if self._fits(post, who)]
            if isinstance(who, RoleHolder)
            else [Stretch(EARLIEST, LATEST)]
        )
        for tie in self._world.person_ties(person):
            for days in held:
                met = tie.days.meet(days)
                if met is not None:
                    yield Owned(OwnerKind.PERSON, person, tie.territory, met, tie.assignment)
