"""What the reform of 1/7/2025 does to a book: which units end, which come, who takes what over.

Pure: made of what was read of the book, the gazetteer, and the answers of a person.
"""

import datetime as dt
import uuid
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from app import gazetteer
from app.domain.record import RecordKind
from app.read_models.lineage import Held, HeldItem, HolderRow, LinkRow
from app.read_models.office import Choice, KindRow
from app.services.lineage.old_units import LAST_DAY, REFORM, Doubt, Matched, Place, match
from app.services.lineage.place_words import PlaceWords, sole

Key = uuid.UUID
ItemKey = tuple[uuid.UUID, str]
STAYS = ""
"""Answer for an item: it stays at the unit that ended, to be settled later."""
BY_TEXT = "text"
"""Answer for a whole unit: its items go where their text says; the others stay."""


class Ground(StrEnum):
    """Why a unit is proposed for an item."""

    ONLY_ONE = "only_one"
    NAMED = "named"


@dataclass(frozen=True)
class ReformFacts:
    """What was read of the book."""

    today: dt.date
    province_code: str
    kinds: tuple[KindRow, ...]
    places: tuple[Place, ...]
    holders: tuple[HolderRow, ...]
    links: tuple[LinkRow, ...]
    groups: tuple[Choice, ...]
    held: Mapping[Key, tuple[HeldItem, ...]] = field(default_factory=dict)
    """By the territory on which it hangs."""


@dataclass(frozen=True)
class ReformAnswers:
    """What a person said; whatever is missing is as proposed."""

    matches: Mapping[Key, str] = field(default_factory=dict)
    """By territory: the id of the unit that it is, empty for none."""
    all_units: bool = True
    """All units of the province come, not only those that follow what the book follows."""
    holders: Mapping[str, Key | None] = field(default_factory=dict)
    """By new unit: the group that follows it from 1/7/2025; None: nobody yet."""
    items: Mapping[ItemKey, str] = field(default_factory=dict)
    """By item: the new unit's id, or STAYS."""
    of_unit: Mapping[Key, str] = field(default_factory=dict)
    """By old unit, for its items not answered one by one: a unit's id, STAYS, or BY_TEXT."""


@dataclass(frozen=True, slots=True)
class OldUnit:
    """An old unit that the book follows."""

    territory_id: Key
    unit: gazetteer.Unit
    ended: bool
    successors: tuple[tuple[str, bool], ...]
    """Ids of the new units, each with whether only a part went there."""


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit since 1/7/2025 that is to be in the book."""

    unit: gazetteer.Unit
    present: tuple[Key, ...]
    """The territories that it is already, one after the other."""
    sources: tuple[Key, ...]
    """Old units of the book that it was made of."""


@dataclass(frozen=True, slots=True)
class HolderQuestion:
    """Who follows a new unit from 1/7/2025; ``agreed`` where all who followed it before agree."""

    unit: gazetteer.Unit
    candidates: tuple[Choice, ...]
    """Groups that followed what it was made of."""
    proposed: Key | None
    agreed: bool


@dataclass(frozen=True, slots=True)
class ItemQuestion:
    """Something that waits or comes at an old unit, and where it may go."""

    item: HeldItem
    old: OldUnit
    proposed: str | None
    ground: Ground | None = None
    words: str = ""
    """The name that the text has."""

    @property
    def key(self) -> ItemKey:
        """The record and its field."""
        return self.item.record_id, self.item.name


@dataclass(frozen=True, slots=True)
class LaterChange:
    """A unit was named anew or became of another kind after 1/7/2025."""

    unit: gazetteer.Unit
    former: gazetteer.FormerName
    on: dt.date


@dataclass(frozen=True)
class ReformPlan:
    """The plan under these answers; ``answers`` are those it was made with."""

    facts: ReformFacts
    answers: ReformAnswers
    province: gazetteer.Province
    matched: Matched
    old: tuple[OldUnit, ...]
    new: tuple[NewUnit, ...]
    new_links: tuple[tuple[Key, str, bool], ...]
    """Links that are not in the book yet: old territory, new unit, part."""
    holders: tuple[HolderQuestion, ...]
    items: tuple[ItemQuestion, ...]
    later: tuple[LaterChange, ...]

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What is not clear among the territories; an unanswered one is left as it is."""
        return self.matched.doubts

    @cached_property
    def coming(self) -> tuple[NewUnit, ...]:
        """The new units that are not in the book yet."""
        return tuple(one for one in self.new if not one.present)

    @cached_property
    def ending(self) -> tuple[OldUnit, ...]:
        """The old units that do not end with 30/6/2025 yet."""
        return tuple(one for one in self.old if not one.ended)

    def holder(self, question: HolderQuestion) -> Key | None:
        """Return the group that will follow a unit under the answers."""
        return self.answers.holders.get(question.unit.id, question.proposed)

    def goes_to(self, question: ItemQuestion) -> str | None:
        """Return the new unit that an item goes to under the answers; None: it stays."""
        given = self.answers.items.get(question.key)
        if given is None:
            given = self.answers.of_unit.get(question.old.territory_id)
            if given == BY_TEXT or (given is None and question.ground is Ground.ONLY_ONE):
                given = question.proposed
        return given or None

    @property
    def staying(self) -> int:
        """How many items stay at units that ended."""
        return sum(self.goes_to(one) is None for one in self.items)

    @property
    def unfollowed(self) -> int:
        """How many new units nobody follows yet."""
        return sum(self.holder(one) is None for one in self.holders)

    @property
    def is_done(self) -> bool:
        """Nothing would be written."""
        return not (
            self.coming
            or self.ending
            or self.new_links
            or self.later
            or any(self.goes_to(one) for one in self.items)
            or any(self.holder(one) for one in self.holders)
        )


def plan_reform(facts: ReformFacts, answers: ReformAnswers) -> ReformPlan:
    """Make the plan."""
    code = facts.province_code
    matched = match(facts.places, code, answers.matches)
    units = {unit.id: unit for unit in gazetteer.units_of(code)}
    onward = _onward(code)
    old = tuple(
        OldUnit(place, unit, _ended(facts, place), tuple(sorted(onward[unit.id].items())))
        for place, unit in matched.old.items()
    )
    present: defaultdict[str, list[Key]] = defaultdict(list)
    since = {one.id: one.valid_from or REFORM for one in facts.places}
    for place, unit in sorted(matched.present.items(), key=lambda pair: since[pair[0]]):
        present[unit.id].append(place)
    sources: defaultdict[str, list[Key]] = defaultdict(list)
    for one in old:
        for new_id, _part in one.successors:
            sources[new_id].append(one.territory_id)
    wanted = units if answers.all_units and old else {*sources, *present}
    new = tuple(
        NewUnit(unit, tuple(present[unit.id]), tuple(sources[unit.id]))
        for unit in units.values()
        if unit.id in wanted
    )
    known = {(link.predecessor_id, link.successor_id) for link in facts.links}
    links = tuple(
        (one.territory_id, new_id, part)
        for one in old
        for new_id, part in one.successors
        if not any((one.territory_id, place) in known for place in present[new_id])
    )
    return ReformPlan(
        facts=facts,
        answers=answers,
        province=gazetteer.province(code),
        matched=matched,
        old=old,
        new=new,
        new_links=links,
        holders=tuple(_holder_questions(facts, new, set(known))),
        items=tuple(_item_questions(facts, old, code)),
        later=tuple(_later(facts, new)),
    )


def _onward(code: str) -> dict[str, dict[str, bool]]:
    found: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for link in (*gazetteer.district_successions_of(code), *gazetteer.successions_of(code)):
        found[link.old_id][link.new_id] = link.part
    return found


def _ended(facts: ReformFacts, place_id: Key) -> bool:
    return any(one.id == place_id and one.valid_to == LAST_DAY for one in facts.places)


def _holder_questions(
    facts: ReformFacts, new: tuple[NewUnit, ...], known: set[tuple[Key, Key]]
) -> list[HolderQuestion]:
    on_last_day: defaultdict[Key, list[HolderRow]] = defaultdict(list)
    ever: set[Key] = set()
    for row in facts.holders:
        ever.add(row.territory_id)
        starts = row.valid_from is None or row.valid_from <= LAST_DAY
        if row.group_id and starts and (row.valid_to is None or row.valid_to >= LAST_DAY):
            on_last_day[row.territory_id].append(row)
    found: list[HolderQuestion] = []
    for one in new:
        if any(place in ever for place in one.present):
            continue  # it is followed already, or was: the book knows better
        named: dict[Key, str] = {}
        weight: Counter[Key] = Counter()
        for source in one.sources:
            for row in on_last_day[source]:
                if row.group_id is not None:
                    named[row.group_id] = row.name
                    weight[row.group_id] += 1
        agreed = len(named) == 1
        proposed = weight.most_common(1)[0][0] if agreed else None
        candidates = tuple(Choice(key, name) for key, name in named.items())
        found.append(HolderQuestion(one.unit, candidates, proposed, agreed))
    return found


def _item_questions(facts: ReformFacts, old: tuple[OldUnit, ...], code: str) -> list[ItemQuestion]:
    units = {unit.id: unit for unit in gazetteer.units_of(code)}
    districts = [one.name for one in gazetteer.older_districts_of(code)]
    lay_in: defaultdict[str, list[gazetteer.Unit]] = defaultdict(list)
    for unit in gazetteer.older_units_of(code):
        lay_in[unit.former_district].append(unit)
    onward = {key: frozenset(value) for key, value in _onward(code).items()}
    kept = {one.territory_id for one in old}
    found: list[ItemQuestion] = []
    for one in old:
        successors = [new_id for new_id, _part in one.successors]
        inside = [unit for unit in lay_in[one.unit.name] if onward[unit.id] <= set(successors)]
        words = PlaceWords(
            [
                *((key, units[key].name) for key in successors),
                *((unit.id, unit.name) for unit in inside),
            ],
            districts,
        )
        for item in facts.held.get(one.territory_id, ()):
            if item.held is Held.DATED or (item.held is Held.BELOW and item.record_id in kept):
                continue
            if item.kind is RecordKind.REPORT and item.day is not None and item.day < REFORM:
                continue  # it tells of the old unit, whenever it is handed in
            if len(successors) == 1:
                found.append(ItemQuestion(item, one, successors[0], Ground.ONLY_ONE))
                continue
            hit = sole(words.find(item.title), onward)
            if hit is None or hit[0] not in successors:
                found.append(ItemQuestion(item, one, None))
            else:
                found.append(ItemQuestion(item, one, hit[0], Ground.NAMED, hit[1]))
    return found


def _later(facts: ReformFacts, new: tuple[NewUnit, ...]) -> list[LaterChange]:
    names = {one.id: one for one in facts.places}
    found: list[LaterChange] = []
    for one in new:
        for former in one.unit.former_names:
            on = former.valid_to + dt.timedelta(days=1)
            if on > facts.today or len(one.present) > 1:
                continue
            if one.present:
                place = names[one.present[0]]
                if place.name != former.name or place.valid_to is not None:
                    continue  # it bears today's name from the start, or ended by hand
            found.append(LaterChange(one.unit, former, on))
    return found
