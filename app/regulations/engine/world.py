"""The facts, indexed for the engine: who follows what, what came of what, who did what."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.read_models.facts import (
    AssignmentFact,
    EngagementFact,
    EventFact,
    ExemptionFact,
    Facts,
    GroupFact,
    Key,
    NumberFact,
    PaperFact,
    PersonFact,
    TerritoryFact,
)
from app.regulations.engine.days import ONE_DAY, Stretch, WorkCalendar, stretch


@dataclass(frozen=True, slots=True)
class Tie:
    """One side follows a territory from day to day, and why that ended."""

    territory: Key
    days: Stretch
    assignment: AssignmentFact


class World:
    """Look-ups over the facts; built once, what was done may be exchanged one by one."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.calendar = WorkCalendar(facts.holidays)
        self.people: dict[Key, PersonFact] = {one.key: one for one in facts.people}
        self.groups: dict[Key, GroupFact] = {one.key: one for one in facts.groups}
        self.territories: dict[Key, TerritoryFact] = {one.key: one for one in facts.territories}
        self.decisions = {one.key: one for one in facts.decisions}
        self.predecessors: dict[Key, list[tuple[Key, dt.date]]] = defaultdict(list)
        self.successors: dict[Key, list[tuple[Key, dt.date]]] = defaultdict(list)
        for one in facts.successions:
            self.predecessors[one.successor].append((one.predecessor, one.day))
            self.successors[one.predecessor].append((one.successor, one.day))
        self.of_group: dict[Key, list[AssignmentFact]] = defaultdict(list)
        self.of_person: dict[Key, list[AssignmentFact]] = defaultdict(list)
        self.of_territory: dict[Key, list[AssignmentFact]] = defaultdict(list)
        for assignment in facts.assignments:
            self.of_territory[assignment.territory].append(assignment)
            if assignment.group is not None:
                self.of_group[assignment.group].append(assignment)
            if assignment.person is not None:
                self.of_person[assignment.person].append(assignment)
        self.groups_of: dict[Key, list[tuple[GroupFact, Stretch, str]]] = defaultdict(list)
        for group in facts.groups:
            for member in group.members:
                days = stretch(member.since, member.until)
                self.groups_of[member.person].append((group, days, member.role))
        self._leads: dict[Key, list[tuple[Stretch, Key]]] = {
            group.key: [
                (stretch(m.since, m.until), m.person) for m in group.members if m.role == "lead"
            ]
            for group in facts.groups
        }
        self.exemptions: dict[Key | None, list[ExemptionFact]] = defaultdict(list)
        for exemption in facts.exemptions:
            self.exemptions[exemption.who].append(exemption)
        self.clocks = {(one.person, one.territory): one for one in facts.clocks}
        self.engagements: dict[Key, EngagementFact] = {}
        self.papers: dict[Key, PaperFact] = {}
        self._done_by: dict[Key, list[EngagementFact]] = defaultdict(list)
        self._done_by_at: dict[tuple[Key, Key], list[EngagementFact]] = defaultdict(list)
        self._done_at: dict[Key, list[EngagementFact]] = defaultdict(list)
        self._met_with: dict[Key, list[EngagementFact]] = defaultdict(list)
        self._named: set[str] | None = None
        self._ties: dict[Key, list[Tie]] = {}
        self._places: dict[Key, dict[Key, list[Stretch]]] = {}
        self._lineages: dict[Key, list[tuple[Key, dt.date]]] = {}
        self._lead_days: dict[tuple[Key, dt.date], Key | None] = {}
        self._papers_by: dict[Key, list[PaperFact]] = defaultdict(list)
        self.events_of: dict[Key | None, list[EventFact]] = defaultdict(list)
        for engagement in sorted(facts.engagements, key=_start):
            self._index_engagement(engagement)
        self.paper_kinds: set[str] = set()
        for paper in facts.papers:
            self._index_paper(paper)
        self.event_kinds = {one.kind for one in facts.events}
        for event in facts.events:
            self.events_of[event.territory].append(event)

    # Names -------------------------------------------------------------------------------------

    def name_of(self, key: Key) -> str:
        """Return the name of a party or territory, or its key as text."""
        for found in (self.people.get(key), self.groups.get(key), self.territories.get(key)):
            if found is not None:
                return found.name
        for party in (*self.facts.divisions, *self.facts.bodies):
            if party.key == key:
                return party.name
        return self.facts.named.get(key, str(key))

    def knows(self, named: str) -> bool:
        """Tell whether a text is a role that somebody holds, or a party's name or key."""
        if self._named is None:
            roles = {post.role for one in self.people.values() for post in one.posts}
            texts = {text for one in self.people.values() for text in (str(one.key), one.name)}
            for party in (*self.facts.divisions, *self.facts.bodies):
                texts.update((str(party.key), party.name))
            self._named = roles | texts | {"standing_member", "leader_in_charge"}
        return named in self._named

    def find_party(self, named: str, parties: Iterable[Key]) -> Key | None:
        """Return the key whose text or name this is."""
        wanted = named.strip()
        for key in parties:
            if str(key) == wanted or self.name_of(key) == wanted:
                return key
        return None

    # Who follows what --------------------------------------------------------------------------

    def lead_on(self, group: Key, day: dt.date) -> Key | None:
        """Return the group's lead on that day."""
        asked = (group, day)
        if asked not in self._lead_days:
            self._lead_days[asked] = next(
                (person for days, person in self._leads.get(group, ()) if days.holds(day)), None
            )
        return self._lead_days[asked]

    def tied_days(self, assignment: AssignmentFact) -> Stretch | None:
        """Return the days of an assignment while its group exists."""
        days: Stretch | None = stretch(assignment.since, assignment.until)
        group = self.groups.get(assignment.group) if assignment.group is not None else None
        if group is not None and days is not None:
            days = days.meet(stretch(group.since, group.until))
        return days

    def person_ties(self, person: Key) -> list[Tie]:
        """Return what a person follows: by an assignment in person and through his groups."""
        known = self._ties.get(person)
        if known is None:
            known = self._ties[person] = self._find_ties(person)
        return known

    def follows(self, party: Key, territory: Key, day: dt.date) -> bool:
        """Tell whether a group or person follows the territory on that day."""
        places = self._places.get(party)
        if places is None:
            places = self._places[party] = defaultdict(list)
            if party in self.groups:
                for one in self.of_group.get(party, ()):
                    days = self.tied_days(one)
                    if days is not None:
                        places[one.territory].append(days)
            for tie in self.person_ties(party):
                places[tie.territory].append(tie.days)
        return any(days.holds(day) for days in places.get(territory, ()))

    def _find_ties(self, person: Key) -> list[Tie]:
        found = [
            Tie(one.territory, days, one)
            for one in self.of_person.get(person, ())
            if (days := self.tied_days(one)) is not None
        ]
        for group, membership, _ in self.groups_of.get(person, ()):
            for one in self.of_group.get(group.key, ()):
                days = self.tied_days(one)
                met = days.meet(membership) if days else None
                if met is not None:
                    found.append(Tie(one.territory, met, one))
        return found

    def followed_on(self, party: Key, day: dt.date) -> list[Key]:
        """Return the territories that a group or person follows on that day."""
        if party in self.groups:
            return [
                one.territory
                for one in self.of_group.get(party, ())
                if (days := self.tied_days(one)) is not None and days.holds(day)
            ]
        return [tie.territory for tie in self.person_ties(party) if tie.days.holds(day)]

    def number(self, territory: Key, name: str, day: dt.date) -> int | None:
        """Return a size of the territory as it was on that day; None where nobody wrote it down."""
        best: NumberFact | None = None
        for one in self.territories[territory].numbers if territory in self.territories else ():
            known = one.name == name and (one.since is None or one.since <= day)
            if known and (best is None or _since(best) <= _since(one)):
                best = one
        return None if best is None else best.value

    def lineage(self, territory: Key) -> list[tuple[Key, dt.date]]:
        """Return all units that went into this one, with the last day of each before it did."""
        known = self._lineages.get(territory)
        if known is None:
            known = self._lineages[territory] = self._trace(territory)
        return known

    def _trace(self, territory: Key) -> list[tuple[Key, dt.date]]:
        found: list[tuple[Key, dt.date]] = []
        seen = {territory}
        waiting = [(territory, dt.date.max)]
        while waiting:
            current, limit = waiting.pop()
            for predecessor, day in self.predecessors.get(current, ()):
                if predecessor not in seen:
                    seen.add(predecessor)
                    until = min(limit, day - ONE_DAY)
                    found.append((predecessor, until))
                    waiting.append((predecessor, until))
        return found

    # What was done -----------------------------------------------------------------------------

    def exchange_engagement(self, key: Key, new: EngagementFact | None) -> set[Key]:
        """Put an engagement in place of the one with this key; returns the parties touched."""
        touched: set[Key] = set()
        old = self.engagements.pop(key, None)
        if old is not None:
            for heap in self._heaps(old):
                heap.remove(old)
            touched.update(self._doers(old), old.partners, old.territories)
        if new is not None:
            self._index_engagement(new)
            for heap in self._heaps(new):
                heap.sort(key=_start)
            touched.update(self._doers(new), new.partners, new.territories)
        return touched

    def exchange_paper(self, key: Key, new: PaperFact | None) -> set[Key]:
        """Put a paper in place of the one with this key; returns the parties touched."""
        touched: set[Key] = set()
        old = self.papers.pop(key, None)
        for paper in (old, new):
            if paper is not None:
                sides = (paper.author, paper.territory, paper.about)
                touched.update(side for side in sides if side is not None)
        for author in [paper.author for paper in (old, new) if paper is not None]:
            # What a member writes may count for his group.
            groups = self.groups_of.get(author, ()) if author is not None else ()
            touched.update(group.key for group, _, _ in groups)
        if old is not None:
            for side in self._writers(old):
                self._papers_by[side].remove(old)
        if new is not None:
            self._index_paper(new)
        return touched

    def exchange_event(self, key: Key, new: EventFact | None) -> set[Key]:
        """Put a recorded event in place of the one with this key; returns the parties touched.

        Those are the territory and all who ever followed it. Events stay in the order of keys.
        """
        touched: set[Key] = set()
        old = next((one for one in self.facts.events if one.key == key), None)
        kept = [one for one in self.facts.events if one.key != key]
        if old is not None:
            self.events_of[old.territory].remove(old)
        if new is not None:
            kept.append(new)
            self.event_kinds.add(new.kind)
            self.events_of[new.territory].append(new)
            self.events_of[new.territory].sort(key=_key)
        kept.sort(key=_key)
        self.facts = replace(self.facts, events=tuple(kept))
        for event in (old, new):
            if event is not None and event.territory is not None:
                touched.add(event.territory)
                for one in self.of_territory.get(event.territory, ()):
                    touched.update(side for side in (one.group, one.person) if side is not None)
                    members = self.groups[one.group].members if one.group in self.groups else ()
                    touched.update(member.person for member in members)
        return touched

    def done_by(self, party: Key) -> Sequence[EngagementFact]:
        """Return the engagements of a person or group, by their first day."""
        return self._done_by.get(party, ())

    def done_by_at(self, party: Key, territory: Key) -> Sequence[EngagementFact]:
        """Return those at one territory."""
        return self._done_by_at.get((party, territory), ())

    def met_with(self, party: Key) -> Sequence[EngagementFact]:
        """Return the engagements in which others met this party."""
        return self._met_with.get(party, ())

    def done_at(self, territory: Key) -> Sequence[EngagementFact]:
        """Return the engagements at a territory."""
        return self._done_at.get(territory, ())

    def papers_of(self, party: Key) -> Sequence[PaperFact]:
        """Return the papers that a party wrote or that are about it or its territory."""
        return self._papers_by.get(party, ())

    def _index_engagement(self, one: EngagementFact) -> None:
        self.engagements[one.key] = one
        for heap in self._heaps(one):
            heap.append(one)

    def _heaps(self, one: EngagementFact) -> Iterator[list[EngagementFact]]:
        for party in self._doers(one):
            yield self._done_by[party]
            for territory in one.territories:
                yield self._done_by_at[party, territory]
        for party in one.partners:
            yield self._met_with[party]
        for territory in one.territories:
            yield self._done_at[territory]

    def _index_paper(self, one: PaperFact) -> None:
        self.papers[one.key] = one
        self.paper_kinds.add(one.kind)
        for side in self._writers(one):
            self._papers_by[side].append(one)

    def _doers(self, one: EngagementFact) -> set[Key]:
        parties = set(one.people)
        if one.group is not None:
            parties.add(one.group)
        else:
            for person in one.people:
                for group, days, _ in self.groups_of.get(person, ()):
                    if days.holds(one.start) and self._follows(group.key, one):
                        parties.add(group.key)
        return parties

    def _follows(self, group: Key, one: EngagementFact) -> bool:
        return any(
            assignment.territory in one.territories
            and (days := self.tied_days(assignment)) is not None
            and days.holds(one.start)
            for assignment in self.of_group.get(group, ())
        )

    @staticmethod
    def _writers(one: PaperFact) -> set[Key]:
        sides = (one.author, one.territory, one.about)
        return {side for side in sides if side is not None}


def _key(one: EventFact) -> str:
    return str(one.key)


def _start(one: EngagementFact) -> dt.date:
    return one.start


def _since(number: NumberFact) -> dt.date:
    return number.since or dt.date.min
