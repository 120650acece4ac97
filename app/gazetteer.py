"""The administrative units of Vietnam that ship with the program: provinces, communes, and older
units with the links old → new. Read-only; what an office follows of them is in its own store.

Each province is a file of its own and is read at first use. Made by ``build_scripts/gazetteer.py``;
where the data comes from and what is doubtful in it: ``docs/gazetteer.md``.
"""

import datetime as dt
import json
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

from app import resources

TWO_LEVELS_SINCE = dt.date(2025, 7, 1)
"""First day of the 34 provinces without districts; older units end on the day before."""
OLDER_PREFIX = "old:"
"""Begins the id of an older unit: a new unit may have the code of an older one."""


@dataclass(frozen=True, slots=True)
class FormerName:
    """What a unit since 1/7/2025 was called until ``valid_to`` (included), and what changed it."""

    name: str
    kind: str
    valid_to: dt.date
    decree: str


@dataclass(frozen=True, slots=True)
class Province:
    """A province (``province``) or a centrally run city (``central_city``) of the 34.

    ``decree`` arranged its communes on 1/7/2025; ``former_provinces`` are those it was made of.
    """

    code: str
    name: str
    kind: str
    latitude: float
    longitude: float
    unit_count: int
    decree: str
    former_names: tuple[FormerName, ...]
    former_provinces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A commune, ward or special zone since 1/7/2025, or an older unit (``is_older``).

    ``province_code`` is that of the province of today. An older unit has no centre and no area;
    of units of today some have no area (None), and ``centre_is_derived`` marks a centre that is
    the mean of the older units' points. ``former_district`` and ``former_province`` are full
    names; for a unit of today they tell where most of its older units lay.
    """

    id: str
    code: str
    name: str
    kind: str
    province_code: str
    former_district: str
    former_province: str
    latitude: float | None = None
    longitude: float | None = None
    area_km2: float | None = None
    centre_is_derived: bool = False
    former_names: tuple[FormerName, ...] = ()
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    @property
    def is_older(self) -> bool:
        """Tell whether it ended with 30/6/2025."""
        return self.valid_to is not None

    def name_on(self, day: dt.date) -> str:
        """Give the name it had on a day; before its first day, the first one."""
        return next(
            (former.name for former in self.former_names if day <= former.valid_to), self.name
        )


@dataclass(frozen=True, slots=True)
class Succession:
    """An older unit went to a unit of today, whole or (``part``) in part; both by ``Unit.id``."""

    old_id: str
    new_id: str
    part: bool


@dataclass(frozen=True, slots=True)
class _Region:
    units: tuple[Unit, ...]
    older: tuple[Unit, ...]
    districts: tuple[Unit, ...]
    successions: tuple[Succession, ...]
    district_successions: tuple[Succession, ...]


@cache
def _index() -> dict[str, Any]:
    index: dict[str, Any] = json.loads(resources.read_text("gazetteer", "index.json"))
    return index


def as_of() -> dt.date:
    """Give the day up to which decrees are taken in."""
    return dt.date.fromisoformat(_index()["as_of"])


def sources() -> tuple[str, ...]:
    """Give the sources as Vietnamese lines to show beside the data."""
    return tuple(_index()["sources"])


def _former(rows: list[list[str]]) -> tuple[FormerName, ...]:
    return tuple(FormerName(n, kind, dt.date.fromisoformat(day), d) for n, kind, day, d in rows)


@cache
def provinces() -> tuple[Province, ...]:
    """Give the 34 provinces and centrally run cities in the order of their codes."""
    older: dict[str, list[str]] = {}
    for _, name, _, successor in _index()["older_provinces"]:
        older.setdefault(successor, []).append(name)
    return tuple(
        Province(code, name, kind, lat, lon, count, decree, _former(former), tuple(older[code]))
        for code, name, kind, lat, lon, count, decree, former in _index()["provinces"]
    )


def own_name(name: str) -> str:
    """Return the province's own name: ``Tỉnh Quảng Ngãi`` gives ``Quảng Ngãi``."""
    for prefix in ("Tỉnh ", "Thành phố "):
        if name.startswith(prefix):
            return name.removeprefix(prefix)
    return name


def province(code: str) -> Province:
    """Give one province by its two digits; ``KeyError`` where there is none."""
    for candidate in provinces():
        if candidate.code == code:
            return candidate
    raise KeyError(code)


@cache
def _region(code: str) -> _Region:
    province(code)
    data = json.loads(resources.read_text("gazetteer", f"{code}.json"))
    province_names = {old: name for old, name, _, _ in _index()["older_provinces"]}
    last_day = TWO_LEVELS_SINCE - dt.timedelta(days=1)
    homes: dict[str, tuple[str, str]] = {}
    districts: list[Unit] = []
    for district, name, kind, old_province in data["districts"]:
        home = homes[district] = (name, province_names[old_province])
        key = OLDER_PREFIX + district
        districts.append(Unit(key, district, name, kind, code, "", home[1], valid_to=last_day))
    district_of = {old: district for old, _, _, district in data["older"]}
    older = tuple(
        Unit(OLDER_PREFIX + old, old, name, kind, code, *homes[district], valid_to=last_day)
        for old, name, kind, district in data["older"]
    )
    lay_in: dict[str, Counter[str]] = {}
    for old, new, part in data["successions"]:
        lay_in.setdefault(new, Counter())[district_of[old]] += 1 if part else 1000
    units = tuple(
        Unit(
            unit, unit, name, kind, code, *homes[lay_in[unit].most_common(1)[0][0]],
            latitude=lat, longitude=lon, area_km2=area, centre_is_derived=bool(derived),
            former_names=_former(former), valid_from=TWO_LEVELS_SINCE,
        )
        for unit, name, kind, lat, lon, area, derived, former in data["units"]
    )  # fmt: skip
    successions = tuple(
        Succession(OLDER_PREFIX + old, new, bool(part)) for old, new, part in data["successions"]
    )
    pairs = sorted({(district_of[old], new) for old, new, _ in data["successions"]})
    spread = Counter(district for district, _ in pairs)
    by_district = tuple(
        Succession(OLDER_PREFIX + district, new, spread[district] > 1) for district, new in pairs
    )
    return _Region(units, older, tuple(districts), successions, by_district)


def units_of(province_code: str) -> tuple[Unit, ...]:
    """Give the communes, wards and special zones of a province since 1/7/2025, by code.

    This and the following functions raise ``KeyError`` for a code that is no province's.
    """
    return _region(province_code).units


def older_units_of(province_code: str) -> tuple[Unit, ...]:
    """Give the communes, wards and townships until 30/6/2025 that went to this province.

    The five island districts without communes stand among them (and among the districts).
    """
    return _region(province_code).older


def older_districts_of(province_code: str) -> tuple[Unit, ...]:
    """Give the districts, towns and cities below the province until 30/6/2025."""
    return _region(province_code).districts


def successions_of(province_code: str) -> tuple[Succession, ...]:
    """Give the links from ``older_units_of`` to ``units_of``; each older unit has at least one."""
    return _region(province_code).successions


def district_successions_of(province_code: str) -> tuple[Succession, ...]:
    """Give the links from ``older_districts_of`` to ``units_of``, drawn from their communes."""
    return _region(province_code).district_successions


@cache
def _homes() -> dict[str, str]:
    codes = json.loads(resources.read_text("gazetteer", "codes.json"))
    homes = {unit: code for code, text in codes["units"].items() for unit in text.split()}
    for level in ("older", "districts"):
        for code, text in codes[level].items():
            homes |= {OLDER_PREFIX + unit: code for unit in text.split()}
    return homes


def find_by_code(unit_id: str) -> Unit | None:
    """Find a unit of today by its five digits, an older one or a district by ``old:`` and digits.

    None where there is no such unit.
    """
    home = _homes().get(unit_id)
    if home is None:
        return None
    region = _region(home)
    older = unit_id.startswith(OLDER_PREFIX)
    rows = (*region.older, *region.districts) if older else region.units
    return next(unit for unit in rows if unit.id == unit_id)
