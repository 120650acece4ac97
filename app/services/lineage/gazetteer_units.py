"""Makes territories of the gazetteer's units, with the office's own kinds."""

import datetime as dt
import uuid
from collections.abc import Iterable

from app import gazetteer
from app.domain.lineage import ChangeKind, TerritoryChange
from app.domain.territory import Territory, TerritoryCategory, TerritoryKind
from app.ports.store import UnitOfWork
from app.read_models.office import KindRow
from app.services.lineage.old_units import REFORM

ISSUER = "Ủy ban Thường vụ Quốc hội"
DECIDED_ON = dt.date(2025, 6, 16)
"""Day of the decrees that arranged the communes of each province."""
_COMMUNE, _DISTRICT = TerritoryCategory.COMMUNE, TerritoryCategory.DISTRICT
_KINDS = {
    "commune": ("Xã", _COMMUNE),
    "ward": ("Phường", _COMMUNE),
    "special_zone": ("Đặc khu", _COMMUNE),
    "township": ("Thị trấn", _COMMUNE),
    "district": ("Huyện", _DISTRICT),
    "town": ("Thị xã", _DISTRICT),
    "urban_district": ("Quận", _DISTRICT),
    "provincial_city": ("Thành phố", _DISTRICT),
}


def reform_change(uow: UnitOfWork, decree: str) -> TerritoryChange:
    """Return the change of 1/7/2025 of this book, made where there is none yet."""
    for known in uow.find(TerritoryChange, kind=ChangeKind.REFORM):
        if known.on == REFORM:
            return known
    change = TerritoryChange(
        kind=ChangeKind.REFORM, on=REFORM, decree=decree, decided_on=DECIDED_ON, issuer=ISSUER
    )
    uow.add(change)
    return change


class UnitMaker:
    """Makes territories within one unit of work; a kind that the office lacks comes with them."""

    def __init__(self, uow: UnitOfWork, kinds: Iterable[KindRow], province_code: str) -> None:
        self._uow = uow
        self._ids: dict[str, uuid.UUID] = {}
        known = tuple(kinds)
        for code, (name, category) in _KINDS.items():
            for one in known:
                if one.category is category and (one.code == code or one.name == name):
                    self._ids.setdefault(code, one.id)
        units = gazetteer.units_of(province_code)
        self._position = {unit.id: place for place, unit in enumerate(units)}

    def make(self, unit: gazetteer.Unit, on: dt.date) -> Territory:
        """Add a unit as it was called on a day, which is its first one unless it is an old one."""
        former = next((one for one in unit.former_names if on <= one.valid_to), None)
        name, kind = (unit.name, unit.kind) if former is None else (former.name, former.kind)
        made = Territory(
            kind_id=self._kind(kind),
            name=name,
            code=unit.code,
            former_district=unit.former_district,
            party_organisation=f"Đảng bộ {name[:1].lower()}{name[1:]}",
            latitude=unit.latitude,
            longitude=unit.longitude,
            area_km2=unit.area_km2,
            valid_from=None if unit.is_older else on,
            valid_to=unit.valid_to,
            position=self._position.get(unit.id, 0),
            origin="gazetteer",
        )
        self._uow.add(made)
        return made

    def _kind(self, code: str) -> uuid.UUID:
        if code not in self._ids:
            name, category = _KINDS[code]
            made = TerritoryKind(code=code, name=name, category=category)
            self._uow.add(made)
            self._ids[code] = made.id
        return self._ids[code]
