"""Whom a rule binds: its owners, each with the territory and the days for which he owes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from app.read_models.facts import Key
from app.read_models.obligations import OwnerKind
from app.regulations.engine.days import EARLIEST, LATEST, ONE_DAY, Stretch, stretch, united
from app.regulations.engine.owners import Owned, Owners
from app.regulations.engine.world import World
from app.regulations.regulation import Regulation, Rule, Validity
from app.regulations.vocabulary.choices import Begins, DocumentRole, PeersBy, Per
from app.regulations.vocabulary.who import (
    BodyOwner,
    DivisionOwner,
    Peers,
    PersonNamed,
    RoleHolder,
    Single,
    Who,
)


@dataclass(frozen=True, slots=True)
class Bond:
    """A stretch of days on which an owner owes, and what its two ends are.

    ``covered_from`` lies before ``days.first`` where the owner followed what the territory was
    made of: the period then counts as covered wholly, and loses nothing by the reform.
    """

    days: Stretch
    covered_from: dt.date
    end: str = ""
    """``territory_ended``, ``assignment_ended``, ``regulation_ended``, ``event``; empty: open."""
    end_text: str = ""
    handed_on: bool = False
    """The same owner follows what the territory became: what is open goes on there."""


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """One owner, for one territory or for all of his, through the periods of a rule."""

    owner_kind: OwnerKind
    owner: Key
    territory: Key | None
    bonds: tuple[Bond, ...]
    partner: Key | None = None
    lineage: tuple[Key, ...] = ()
    """Units that the territory was made of: what was done there counts on in the same period."""
    answers: Key | None = None
    """Whose papers count for the owner besides his own: the lead's group."""


class Binding:
    """Resolves the owners of one regulation's rules; kept for as long as its world."""

    def __init__(self, world: World, regulation: Regulation) -> None:
        self._world = world
        self._regulation = regulation
        since = regulation.applies_from
        self.days = None if since is None else stretch(since, regulation.in_force_to)
        self._owners = Owners(world)
        self._series: dict[tuple[Who, Per, Validity], tuple[Series, ...]] = {}

    def series(self, rule: Rule) -> tuple[Series, ...]:
        """Return whom the rule binds, each once; rules that bind the same share their series."""
        if self.days is None:
            return ()
        asked = (rule.who, rule.per, rule.validity)
        known = self._series.get(asked)
        if known is None:
            who = rule.who
            found = self._peers(rule, who) if isinstance(who, Peers) else self._of(rule, who)
            known = self._series[asked] = tuple(found)
        return known

    def step_owners(self, who: Single, series: Series, day: dt.date) -> list[tuple[OwnerKind, Key]]:
        """Return who acts in a step for this series on that day."""
        if series.territory is None:
            places = self._places(series)
            found = [
                one
                for one in self._owners.owned_by(who)
                if one.territory in places and one.days.holds(day)
            ]
        else:
            found = [
                one
                for one in self._owners.owned_by(who)
                if one.territory == series.territory and one.days.holds(day)
            ]
        owners = dict.fromkeys((one.kind, one.owner) for one in found)
        if not owners:
            owners = dict.fromkeys(self._owners.at_large(who))
        if not owners and series.territory is not None:
            owners = dict.fromkeys(self._owners.of_place(who, series.territory))
        return list(owners)

    def _places(self, series: Series) -> set[Key]:
        """Return what the owner of a series over all his territories ever follows."""
        ties = self._world.of_group.get(series.owner) or self._world.of_person.get(series.owner)
        if ties:
            return {one.territory for one in ties}
        return {tie.territory for tie in self._world.person_ties(series.owner)}

    # One party ---------------------------------------------------------------------------------

    def _of(self, rule: Rule, who: Single) -> Iterator[Series]:
        if rule.per is Per.OWNER or self._is_at_large(who, rule):
            yield from self._per_owner(rule, who)
            return
        found: dict[tuple[OwnerKind, Key, Key], list[Owned]] = defaultdict(list)
        for one in self._owners.owned_by(who):
            found[one.kind, one.owner, one.territory].append(one)
        for (kind, owner, territory), owned in found.items():
            bonds = self._bonds(rule, owner, territory, owned)
            if bonds:
                lineage = tuple(key for key, _ in self._world.lineage(territory))
                yield Series(
                    kind, owner, territory, bonds, lineage=lineage, answers=owned[0].answers
                )

    def _per_owner(self, rule: Rule, who: Single) -> Iterator[Series]:
        found: dict[tuple[OwnerKind, Key], list[Owned]] = defaultdict(list)
        for one in self._owners.owned_by(who):
            found[one.kind, one.owner].append(one)
        for (kind, owner), owned in found.items():
            bonds = self._merged_bonds(rule, owned)
            if bonds:
                yield Series(kind, owner, None, bonds, answers=owned[0].answers)
        for kind, owner in self._owners.at_large(who):
            if (kind, owner) not in found:
                bonds = self._rule_bonds(rule, self._owners.held_by(who, owner), None)
                if bonds:
                    yield Series(kind, owner, None, bonds)

    def _is_at_large(self, who: Single, rule: Rule) -> bool:
        """A division, body or person bound to no territory owes once, whatever ``per`` says."""
        loose = isinstance(who, DivisionOwner | BodyOwner | PersonNamed | RoleHolder)
        return loose and not self._owners.owned_by(who)

    # Days --------------------------------------------------------------------------------------

    def _bonds(
        self, rule: Rule, owner: Key, territory: Key, owned: list[Owned]
    ) -> tuple[Bond, ...]:
        place = self._world.territories.get(territory)
        life = stretch(place.since, place.until) if place else stretch(None, None)
        validity = rule.validity
        lived = Stretch(
            _shifted(life.first, -validity.days_before_territory),
            _shifted(life.last, validity.days_after_territory),
        )
        held = [
            met
            for one in owned
            if (met := self._stretched(one, validity, life).meet(lived)) is not None
        ]
        found: list[Bond] = []
        for days in united(held):
            for bond in self._rule_bonds(rule, [days], territory):
                end, text = bond.end, bond.end_text
                if not end and bond.days.last < LATEST:
                    gone = place is not None and place.until is not None
                    is_last = gone and bond.days.last >= lived.last
                    end = "territory_ended" if is_last else "assignment_ended"
                    text = "" if is_last else _end_text(owned, bond.days.last)
                covered = self._covered_from(owner, territory, bond.days.first, life.first)
                covered = min(bond.covered_from, max(covered, self._force_from(validity)))
                handed_on = end == "territory_ended" and self._goes_on(owner, territory, bond)
                found.append(Bond(bond.days, covered, end, text, handed_on))
        return tuple(found)

    def _goes_on(self, owner: Key, territory: Key, bond: Bond) -> bool:
        if owner == territory:
            return False  # a body that has ended owes nothing more; its successor owes its own
        return any(
            day <= bond.days.last + ONE_DAY
            and any(days.holds(day) for days in self._followed(owner, successor))
            for successor, day in self._world.successors.get(territory, ())
        )

    def _force_from(self, validity: Validity) -> dt.date:
        since = EARLIEST if self.days is None else self.days.first
        return max(since, validity.first or EARLIEST)

    def _stretched(self, one: Owned, validity: Validity, life: Stretch) -> Stretch:
        """Let the days reach over the ends of the territory where the rule does."""
        first, last = one.days.first, one.days.last
        if validity.begins is Begins.DECISION and one.assignment is not None:
            decision = self._world.decisions.get(one.assignment.decision or "")
            if decision is not None and decision.signed_on is not None:
                first = min(first, decision.signed_on)
        if validity.begins is Begins.TERRITORY:
            first = min(first, life.first)
        if validity.days_before_territory and first in (life.first, EARLIEST):
            first = _shifted(life.first, -validity.days_before_territory)
        if validity.days_after_territory and last in (life.last, LATEST):
            last = _shifted(life.last, validity.days_after_territory)
        return Stretch(min(first, last), last)

    def _merged_bonds(self, rule: Rule, owned: list[Owned]) -> tuple[Bond, ...]:
        held: list[Stretch] = []
        for one in owned:
            place = self._world.territories.get(one.territory)
            life = stretch(place.since, place.until) if place else stretch(None, None)
            met = self._stretched(one, rule.validity, life).meet(
                Stretch(
                    _shifted(life.first, -rule.validity.days_before_territory),
                    _shifted(life.last, rule.validity.days_after_territory),
                )
            )
            if met is not None:
                met, _ = self._between_events(rule.validity, met, one.territory)
            if met is not None:
                held.append(met)
        found = []
        for bond in self._rule_bonds(rule, united(held), None, by_events=False):
            end = bond.end
            if not end and bond.days.last < LATEST:
                end = "assignment_ended"
            found.append(Bond(bond.days, bond.covered_from, end, _end_text(owned, bond.days.last)))
        return tuple(found)

    def _rule_bonds(
        self,
        rule: Rule,
        held: list[Stretch],
        territory: Key | None,
        *,
        by_events: bool = True,
    ) -> tuple[Bond, ...]:
        """Cut days to those of the regulation, of the rule and of the events it names."""
        if self.days is None:
            return ()
        validity = rule.validity
        force = self.days.meet(stretch(validity.first, validity.last))
        if force is None:
            return ()
        if validity.begins is Begins.PARENT:
            force = self._since_parent(force)
        found: list[Bond] = []
        for days in held:
            met = days.meet(force) if force else None
            if met is None:
                continue
            end = "regulation_ended" if met.last < days.last else ""
            ended = False
            if by_events:
                met, ended = self._between_events(validity, met, territory)
            if met is not None:
                found.append(Bond(met, met.first, "event" if ended else end))
        return tuple(found)

    def _since_parent(self, force: Stretch) -> Stretch | None:
        signed = [
            one.signed_on
            for one in self._regulation.documents
            if one.role is DocumentRole.PARENT and one.signed_on is not None
        ]
        return force.meet(stretch(max(signed), None)) if signed else force

    def _between_events(
        self, validity: Validity, days: Stretch, territory: Key | None
    ) -> tuple[Stretch | None, bool]:
        if validity.from_event:
            began = self._first_event(validity.from_event, territory, EARLIEST)
            if began is None:
                return None, False
            cut = days.meet(Stretch(began, LATEST))
            if cut is None:
                return None, False
            days = cut
        if validity.until_event:
            ended = self._first_event(validity.until_event, territory, days.first)
            if ended is not None:
                return days.meet(Stretch(EARLIEST, ended)), ended < days.last
        return days, False

    def _first_event(self, kind: str, territory: Key | None, since: dt.date) -> dt.date | None:
        events = [*self._world.events_of.get(territory, ())]
        if territory is not None:
            events += self._world.events_of.get(None, ())
        days = [one.on for one in events if one.kind == kind and one.on >= since]
        return min(days, default=None)

    def _covered_from(self, owner: Key, territory: Key, first: dt.date, born: dt.date) -> dt.date:
        """Go back through what the territory was made of, while the same owner followed it."""
        if first != born:
            return first
        earliest = first
        for predecessor, day in self._world.predecessors.get(territory, ()):
            if day != first:
                continue
            for days in self._followed(owner, predecessor):
                if days.first < day and days.last >= day - ONE_DAY:
                    place = self._world.territories.get(predecessor)
                    start = place.since or EARLIEST if place else EARLIEST
                    began = max(days.first, start)
                    earliest = min(earliest, self._covered_from(owner, predecessor, began, start))
        return earliest

    def _followed(self, owner: Key, territory: Key) -> list[Stretch]:
        if owner in self._world.groups:
            ties = self._world.of_group.get(owner, ())
            return united(
                days
                for one in ties
                if one.territory == territory and (days := self._world.tied_days(one)) is not None
            )
        if owner in self._world.people:
            own = [tie.days for tie in self._world.person_ties(owner) if tie.territory == territory]
            return united(own)
        return united(
            days
            for one in self._world.of_territory.get(territory, ())
            if (days := self._world.tied_days(one)) is not None
        )

    # Two parties -------------------------------------------------------------------------------

    def _peers(self, rule: Rule, who: Peers) -> Iterator[Series]:
        if who.by is PeersBy.PAIRS:
            for pair in self._world.facts.pairs:
                days = [stretch(pair.since, pair.until)]
                for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
                    bonds = tuple(
                        Bond(bond.days, bond.covered_from, end="pair_ended")
                        if not bond.end and bond.days.last < LATEST
                        else bond
                        for bond in self._rule_bonds(rule, days, None)
                    )
                    if bonds:
                        yield Series(self._kind_of(one), one, None, bonds, partner=other)
            return
        if who.first is None or who.second is None:
            return
        firsts, seconds = self._owners.owned_by(who.first), self._owners.owned_by(who.second)
        by_place: dict[Key, list[Owned]] = defaultdict(list)
        for held in seconds:
            by_place[held.territory].append(held)
        if not firsts:
            firsts = self._beside(who.first, seconds)
        if not seconds:
            for beside in self._beside(who.second, firsts):
                by_place[beside.territory].append(beside)
        met: dict[tuple[OwnerKind, Key, Key, Key], list[Owned]] = defaultdict(list)
        for held in firsts:
            for facing in by_place.get(held.territory, ()):
                common = held.days.meet(facing.days)
                if common is None or held.owner == facing.owner:
                    continue
                for mine, theirs in ((held, facing), (facing, held)):
                    met[mine.kind, mine.owner, mine.territory, theirs.owner].append(
                        Owned(mine.kind, mine.owner, mine.territory, common, mine.assignment)
                    )
        for (kind, owner, territory, partner), owned in met.items():
            bonds = self._bonds(rule, owner, territory, owned)
            if bonds:
                lineage = tuple(key for key, _ in self._world.lineage(territory))
                yield Series(kind, owner, territory, bonds, partner=partner, lineage=lineage)

    def _beside(self, who: Single, others: list[Owned]) -> list[Owned]:
        """Return a party that follows nothing as the peer of the others wherever they follow."""
        return [
            Owned(kind, owner, other.territory, other.days, other.assignment)
            for kind, owner in self._owners.at_large(who)
            for other in others
        ]

    def _kind_of(self, key: Key) -> OwnerKind:
        world = self._world
        if key in world.people:
            return OwnerKind.PERSON
        if key in world.groups:
            return OwnerKind.GROUP
        if key in world.territories:
            return OwnerKind.TERRITORY
        is_division = any(one.key == key for one in world.facts.divisions)
        return OwnerKind.DIVISION if is_division else OwnerKind.BODY


def _shifted(day: dt.date, days: int) -> dt.date:
    if day in (EARLIEST, LATEST) or not days:
        return day
    moved = day.toordinal() + days
    return dt.date.fromordinal(min(max(moved, EARLIEST.toordinal()), LATEST.toordinal()))


def _end_text(owned: list[Owned], last: dt.date) -> str:
    for one in owned:
        if one.days.last == last and one.assignment is not None:
            return one.assignment.end_ground or one.assignment.end_reason
    return ""
