"""Which territories of the book are units of before 1/7/2025, and which are units of today.

A code is no key (an old and a new unit share one) and neither is a name (trap 6): both together
are sure, a name alone only where one unit of the province can be meant. Pure, reads nothing but
the gazetteer.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app import gazetteer
from app.domain.territory import TerritoryCategory
from app.i18n.text import collapse_spaces, exact_key

REFORM = gazetteer.TWO_LEVELS_SINCE
LAST_DAY = REFORM - dt.timedelta(days=1)
_UNITS = (TerritoryCategory.COMMUNE, TerritoryCategory.DISTRICT)
_DIGITS = {TerritoryCategory.COMMUNE: 5, TerritoryCategory.DISTRICT: 3}
_KIND_WORDS = ("xã", "phường", "thị trấn", "đặc khu", "huyện", "thị xã", "quận", "thành phố")


@dataclass(frozen=True, slots=True)
class Place:
    """What the matching looks at of a territory."""

    id: uuid.UUID
    name: str
    code: str
    category: TerritoryCategory
    former_district: str
    valid_from: dt.date | None
    valid_to: dt.date | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A territory that may be one of several units.

    ``proposed`` is the likeliest one's id, empty for "none of them", None where nothing is likely.
    """

    place: Place
    candidates: tuple[gazetteer.Unit, ...]
    proposed: str | None = None


@dataclass(frozen=True, slots=True)
class Matched:
    """Territories by the unit that they are, and those that are not clear."""

    old: dict[uuid.UUID, gazetteer.Unit]
    present: dict[uuid.UUID, gazetteer.Unit]
    """Units since 1/7/2025."""
    doubts: tuple[Doubt, ...]
    unknown: tuple[Place, ...]
    """Of before 1/7/2025 by their days or kind, but no unit of the province."""


def match(places: Sequence[Place], province_code: str, answers: Mapping[uuid.UUID, str]) -> Matched:
    """Match the units among the territories; ``answers`` are unit ids (empty: none of them)."""
    known = _Known(province_code)
    old: dict[uuid.UUID, gazetteer.Unit] = {}
    present: dict[uuid.UUID, gazetteer.Unit] = {}
    doubts: list[Doubt] = []
    unknown: list[Place] = []
    units = {unit.id: unit for unit in known.units}
    ordered = sorted(places, key=lambda one: one.id)  # of two alike the first entered comes first
    for place in ordered:
        if place.category not in _UNITS or _ended_before(place):
            continue
        sure, possible = known.look(place)
        given = answers.get(place.id)
        if given is not None:
            found = units.get(given)
        elif len(sure) == 1:
            found = sure[0]
        else:
            found = None
            offered = tuple(dict.fromkeys((*sure, *possible)))
            if offered:
                doubts.append(Doubt(place, offered, _likeliest(place, offered)))
            elif place.valid_from is None or place.valid_from < REFORM:
                unknown.append(place)
        if found is not None:
            (old if found.is_older else present)[place.id] = found
    for taken in (old, present):
        doubts += _doubles(taken, {one.id: one for one in ordered}, answers)
    return Matched(old, present, tuple(doubts), tuple(unknown))


def name_keys(name: str) -> set[str]:
    """Return the keys of a name with its kind and without: ``Xã Ba Tơ``, ``Ba Tơ``."""
    whole = exact_key(collapse_spaces(name)).replace("’", "'").replace("`", "'")
    keys = {whole}
    for kind in map(exact_key, _KIND_WORDS):
        if whole.startswith(kind + " "):
            keys.add(whole.removeprefix(kind + " "))
    return keys


def has_kind_word(name: str) -> bool:
    """Tell whether a name begins with the word for a kind of unit."""
    return len(name_keys(name)) > 1


class _Known:
    """The units of a province by code and by name."""

    def __init__(self, province_code: str) -> None:
        older = {one.id: one for one in gazetteer.older_units_of(province_code)}
        older |= {one.id: one for one in gazetteer.older_districts_of(province_code)}
        self._districts = {one.id for one in gazetteer.older_districts_of(province_code)}
        self.units = (*older.values(), *gazetteer.units_of(province_code))
        self._named: defaultdict[str, list[gazetteer.Unit]] = defaultdict(list)
        for unit in self.units:
            for name in {unit.name, *(one.name for one in unit.former_names)}:
                for key in name_keys(name):
                    self._named[key].append(unit)

    def look(self, place: Place) -> tuple[list[gazetteer.Unit], list[gazetteer.Unit]]:
        """Return the units that it surely is, and those that it may be."""
        whole = exact_key(collapse_spaces(place.name))
        code = place.code.zfill(_DIGITS[place.category]) if place.code else ""
        fitting = [unit for unit in self.units if self._fits(place, unit)]
        here = {unit.id for unit in fitting}
        keys = [whole] if has_kind_word(place.name) else [next(iter(name_keys(place.name)))]
        named = [unit for key in keys for unit in self._named.get(key, ()) if unit.id in here]
        coded = [unit for unit in fitting if code and unit.code == code]
        both = [unit for unit in named if unit in coded]
        if both:
            return both, []
        narrowed = _of_district(place, named)
        if not code and len(narrowed) == 1:
            return narrowed, []
        # The code says another unit than the name, or several have the name: asked.
        return [], [*narrowed, *(unit for unit in coded if unit not in narrowed)]

    def _fits(self, place: Place, unit: gazetteer.Unit) -> bool:
        if (unit.id in self._districts) != (place.category is TerritoryCategory.DISTRICT):
            return False
        if unit.is_older:
            return place.valid_from is None or place.valid_from < REFORM
        if place.valid_to is not None and place.valid_to < REFORM:
            return False
        return place.valid_from is None or place.valid_from >= REFORM


def _of_district(place: Place, units: list[gazetteer.Unit]) -> list[gazetteer.Unit]:
    if place.former_district and len(units) > 1:
        wanted = name_keys(place.former_district)
        fitting = [one for one in units if wanted & name_keys(one.former_district)]
        return fitting or units
    return units


def _ended_before(place: Place) -> bool:
    return place.valid_to is not None and place.valid_to < LAST_DAY


def _likeliest(place: Place, offered: tuple[gazetteer.Unit, ...]) -> str | None:
    whole = name_keys(place.name)
    fitting = [one for one in offered if whole & name_keys(one.name)]
    return fitting[0].id if len(fitting) == 1 else None


def _doubles(
    found: dict[uuid.UUID, gazetteer.Unit],
    places: Mapping[uuid.UUID, Place],
    answers: Mapping[uuid.UUID, str],
) -> list[Doubt]:
    """Take out what would be one unit twice (entered twice, or misnamed), to be asked about.

    A unit of today may stand under two names, one after the other.
    """
    first: dict[tuple[str, dt.date | None], uuid.UUID] = {}
    doubts: list[Doubt] = []
    for place_id, unit in list(found.items()):
        since = None if unit.is_older else places[place_id].valid_from
        if first.setdefault((unit.id, since), place_id) != place_id:
            del found[place_id]
            if place_id not in answers:
                doubts.append(Doubt(places[place_id], (unit,), ""))
    return doubts
