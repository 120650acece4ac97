"""Lists narrowed to an abolished district: "Huyện Ba Tơ (cũ)", under which people still group.

It stands for the new communes that came from the district (a commune that came from two stands
under both), the old communes in it, and the district itself, as far as the book has them. Every
filter takes its id in place of a territory's; ``FormerUnits.places`` tells what that means. So it
is with a unit and all before and after it, under ``line_id``.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from app import gazetteer
from app.domain.territory import TerritoryCategory
from app.i18n import _
from app.i18n.text import collapse_spaces, exact_key, sort_key
from app.read_models.commitments import CommitmentFilter
from app.read_models.findings import FindingFilter
from app.read_models.journal import JournalFilter
from app.read_models.lineage import LinkRow
from app.read_models.office import Choice
from app.services.lineage.graph import Graph
from app.services.lineage.old_units import LAST_DAY, Place
from app.services.service import Service

F = TypeVar("F", JournalFilter, FindingFilter, CommitmentFilter)
_SPACE = uuid.UUID("5b0f1c0e-6f0f-5d3c-9a53-2f6b0d0c7a41")
_LINES = uuid.UUID("0d4a3f52-7c1e-5b8e-8d0f-3a6c1b9e2f70")


def line_id(territory_id: uuid.UUID) -> uuid.UUID:
    """Return the id by which a filter means a unit with all before and all after it."""
    return uuid.uuid5(_LINES, territory_id.hex)


@dataclass(frozen=True, slots=True)
class FormerDistrict:
    """A district until 30/6/2025; ``id`` is made of its name and stays the same."""

    id: uuid.UUID
    name: str
    words: str
    """``Huyện Ba Tơ (cũ)``; with the province where two of the book share the name."""
    territory_ids: frozenset[uuid.UUID]


@dataclass(frozen=True, slots=True)
class PlaceScope:
    """To which territories a list is narrowed, and how that is told; empty: to none, all stay."""

    words: str = ""
    territory_ids: frozenset[uuid.UUID] = frozenset()

    def __contains__(self, territory_id: uuid.UUID | None) -> bool:
        """Tell whether something of this territory is wanted."""
        return not self.territory_ids or territory_id in self.territory_ids


class FormerUnits(Service):
    """See the module; on the store's thread."""

    def districts(self) -> tuple[FormerDistrict, ...]:
        """Return the abolished districts that something in the book belongs to, by name."""
        queries, scope = self._queries, self._scope
        category = {one.id: one.category for one in queries.office.kinds(scope)}
        places = [
            Place(
                one.id, one.name, one.code, category[one.kind_id], one.former_district,
                one.valid_from, one.valid_to,
            )
            for one in queries.imports.territories(scope)
        ]  # fmt: skip
        if not any(one.former_district or one.code or _has_ended(one) for one in places):
            return ()
        code = queries.office.office(scope).province_code
        return former_districts(places, queries.lineage.links(scope), code)

    def choices(self) -> tuple[Choice, ...]:
        """Return them as a filter offers them, then each unit with what was before and after."""
        districts = tuple(Choice(one.id, one.words) for one in self.districts())
        units = self._queries.lineage.units(self._scope)
        lines = [
            Choice(line_id(one), units[one].name, _("cả đơn vị trước và sau"))
            for one in self._linked()
            if one in units
        ]
        return (*districts, *sorted(lines, key=lambda one: sort_key(one.name)))

    def places(self, place_id: uuid.UUID | None) -> frozenset[uuid.UUID]:
        """Return which territories a filter means: those of a district, else the one itself."""
        if place_id is None:
            return frozenset()
        if place_id.version != 5:  # a record's id is never made of a name
            return frozenset((place_id,))
        for one in self._linked():
            if line_id(one) == place_id:
                return Graph(self._queries.lineage.links(self._scope)).line(one)
        found = (one.territory_ids for one in self.districts() if one.id == place_id)
        return next(found, frozenset((place_id,)))

    def widened(self, chosen: F) -> F:
        """Return a filter with the territories that it means, where they are more than one."""
        places: frozenset[uuid.UUID] = self.places(chosen.territory_id)
        if len(places) < 2 and chosen.territory_id in (None, *places):
            return chosen
        return replace(chosen, territory_ids=places)

    def _linked(self) -> frozenset[uuid.UUID]:
        """Return the units that something was before or after."""
        links = self._queries.lineage.links(self._scope)
        return frozenset(one for link in links for one in (link.predecessor_id, link.successor_id))

    def by_territory(self) -> Mapping[uuid.UUID, tuple[FormerDistrict, ...]]:
        """Return the districts that each territory belongs to."""
        found: defaultdict[uuid.UUID, list[FormerDistrict]] = defaultdict(list)
        for one in self.districts():
            for place in one.territory_ids:
                found[place].append(one)
        return {place: tuple(ones) for place, ones in found.items()}


def former_districts(
    places: Sequence[Place], links: Iterable[LinkRow], province_code: str
) -> tuple[FormerDistrict, ...]:
    """Sort the territories under the districts of before 1/7/2025; pure."""
    known = _Provinces(province_code)
    names: dict[tuple[str, str], str] = {}
    members: defaultdict[tuple[str, str], set[uuid.UUID]] = defaultdict(set)
    for place in places:
        if _has_ended(place):
            homes = [(place.name, known.of_district(place))]
        else:
            homes = known.homes(place)
        for name, province in homes:
            key = (exact_key(collapse_spaces(name)), province)
            names.setdefault(key, name)
            members[key].add(place.id)
    graph = Graph(links)
    for found in members.values():
        found |= {step.territory_id for place in list(found) for step in graph.after(place)}
    shared = [name for name, _province in names]
    made = [
        FormerDistrict(
            id=uuid.uuid5(_SPACE, f"{province_code}/{key[0]}/{key[1]}"),
            name=name,
            words=_words(name, key[1] if shared.count(key[0]) > 1 else ""),
            territory_ids=frozenset(members[key]),
        )
        for key, name in names.items()
    ]
    return tuple(sorted(made, key=lambda one: sort_key(one.words)))


def _has_ended(place: Place) -> bool:
    """Tell whether it is a district of before 1/7/2025."""
    is_district = place.category is TerritoryCategory.DISTRICT
    return is_district and place.valid_to is not None and place.valid_to <= LAST_DAY


def _words(name: str, province: str) -> str:
    if province:
        return _("{district} (cũ), {province}").format(
            district=name, province=province[:1].lower() + province[1:]
        )
    return _("{district} (cũ)").format(district=name)


class _Provinces:
    """Which former province a district lay in: two of one province of today may share a name."""

    def __init__(self, province_code: str) -> None:
        self._named: dict[str, list[gazetteer.Unit]] = {}
        self._codes: dict[str, list[gazetteer.Unit]] = {}
        if all(one.code != province_code for one in gazetteer.provinces()):
            return
        districts = gazetteer.older_districts_of(province_code)
        for one in districts:
            self._named.setdefault(exact_key(one.name), []).append(one)
        by_id = {one.id: one for one in districts}
        for link in gazetteer.district_successions_of(province_code):
            self._codes.setdefault(link.new_id, []).append(by_id[link.old_id])

    def of_district(self, place: Place) -> str:
        """Return the province of a district that is a territory itself, empty where unknown."""
        found = self._named.get(exact_key(collapse_spaces(place.name)), [])
        if len(found) > 1:
            found = [one for one in found if one.code == place.code.zfill(3)]
        return found[0].former_province if len(found) == 1 else ""

    def homes(self, place: Place) -> list[tuple[str, str]]:
        """Return the districts of a commune with their provinces."""
        homes: list[tuple[str, str]] = []
        is_new = place.valid_from is not None and place.valid_from > LAST_DAY
        if is_new and place.category is TerritoryCategory.COMMUNE:
            homes = [(one.name, one.former_province) for one in self._codes.get(place.code, ())]
        own = place.former_district
        if own and exact_key(own) not in {exact_key(name) for name, _province in homes}:
            found = self._named.get(exact_key(collapse_spaces(own)), [])
            older = gazetteer.find_by_code(gazetteer.OLDER_PREFIX + place.code)
            province = found[0].former_province if len(found) == 1 else ""
            if len(found) > 1 and older is not None:
                province = older.former_province
            homes.append((own, province))
        return homes
