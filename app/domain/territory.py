"""Territories (địa bàn): what is followed, in time, with lineage, contacts and boundaries."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import DomainError
from app.domain.record import DatedRecord, Record


class TerritoryCategory(StrEnum):
    """The heaps of QC Đ2.1, under which the kinds (data) are gathered."""

    COMMUNE = "commune"
    DISTRICT = "district"
    DEPARTMENT = "department"
    FRONT_AND_MASS = "front_and_mass"
    PARTY_COMMITTEE = "party_committee"
    CENTRAL_AGENCY = "central_agency"


@dataclass(eq=False, kw_only=True)
class TerritoryKind(Record):
    """A kind of territory, e.g. xã, phường, sở (data of the office, QC Đ2.1)."""

    code: str
    name: str
    category: TerritoryCategory
    position: int = 0


@dataclass(eq=False, kw_only=True)
class Territory(DatedRecord):
    """A territory from its first to its last day; a name is no key (trap 6)."""

    kind_id: uuid.UUID
    name: str
    """With its kind, as on paper: ``Xã Ba Gia``."""
    code: str = ""
    """Official code of an administrative unit, five digits; empty for all else."""
    parent_id: uuid.UUID | None = None
    former_district: str = ""
    """District it lay in until 30/6/2025, shown as "(huyện … cũ)"."""
    party_organisation: str = ""
    leader_in_charge_id: uuid.UUID | None = None
    """Leader of the Commission in charge of it; where he differs from the group's he wins."""
    standing_member_id: uuid.UUID | None = None
    latitude: float | None = None
    longitude: float | None = None
    area_km2: float | None = None
    position: int = 0
    note: str = ""
    origin: str = ""
    organisation_kind: str = ""
    """Kind of its Party organisation: a word of a regulation."""
    decided_on: dt.date | None = None
    """Day of the decision that set it up, which may come before ``valid_from``."""
    merged_into_id: uuid.UUID | None = None
    """The entry that stands for it, where it was entered twice: it is in no list then."""

    def check(self, category: TerritoryCategory) -> None:
        """Raise DomainError ``name_missing``, ``code_malformed`` or ``ends_before_start``.

        Communes have codes of five digits, districts had three; other bodies may have any.
        """
        if not self.name.strip():
            raise DomainError("name_missing", field="name")
        digits = _CODE_DIGITS.get(category)
        if self.code and digits and not (self.code.isdecimal() and len(self.code) == digits):
            raise DomainError("code_malformed", field="code", digits=digits)
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise DomainError("ends_before_start", field="valid_from", day=self.valid_from)

    def end(self, last_day: dt.date) -> None:
        """End it on that day; raises DomainError ``already_ended`` or ``ends_before_start``."""
        _end(self, last_day)


_CODE_DIGITS = {TerritoryCategory.COMMUNE: 5, TerritoryCategory.DISTRICT: 3}


@dataclass(eq=False, kw_only=True)
class TerritorySuccession(Record):
    """One link old → new of the lineage; many-to-many, ``is_part`` where only a part went over."""

    predecessor_id: uuid.UUID
    successor_id: uuid.UUID
    on: dt.date
    is_part: bool = False
    decree: str = ""
    change_id: uuid.UUID | None = None
    """The change it belongs to; links of a gazetteer may have none."""


@dataclass(eq=False, kw_only=True)
class PartyContact(DatedRecord):
    """Who is contacted at the territory's Party committee before a visit (QC Đ9.1-9.2)."""

    territory_id: uuid.UUID
    full_name: str
    post_title: str = ""
    phone: str = ""

    def check(self) -> None:
        """Raise DomainError ``name_missing`` or ``ends_before_start``."""
        _check_named(self, self.full_name, "full_name")

    def end(self, last_day: dt.date) -> None:
        """End it on that day; raises DomainError ``already_ended`` or ``ends_before_start``."""
        _end(self, last_day)


@dataclass(eq=False, kw_only=True)
class SubUnit(DatedRecord):
    """A place within a territory: đơn vị trực thuộc, chi bộ, thôn, tổ dân phố (QC Đ2.1, A1).

    It is visited and named, but not followed for itself.
    """

    territory_id: uuid.UUID
    kind: str
    """What it is called as on paper: ``Chi bộ``, ``Thôn``; words of the office."""
    name: str
    note: str = ""
    position: int = 0

    def check(self) -> None:
        """Raise DomainError ``name_missing`` or ``ends_before_start``."""
        _check_named(self, self.name, "name")

    def check_place(self, territory_id: uuid.UUID | None, first: dt.date, last: dt.date) -> None:
        """Raise DomainError ``sub_unit_elsewhere`` or, for those days, ``sub_unit_not_then``."""
        if self.territory_id != territory_id:
            raise DomainError("sub_unit_elsewhere", field="sub_unit", name=self.name)
        begins_later = self.valid_from is not None and self.valid_from > last
        if begins_later or (self.valid_to is not None and self.valid_to < first):
            raise DomainError("sub_unit_not_then", field="sub_unit", name=self.name)

    def end(self, last_day: dt.date) -> None:
        """End it on that day; raises DomainError ``already_ended`` or ``ends_before_start``."""
        _end(self, last_day)


@dataclass(eq=False, kw_only=True)
class OfficeHolder(DatedRecord):
    """Who holds an office of the territory's Party organisation or body, and in which term."""

    territory_id: uuid.UUID
    full_name: str
    post_title: str
    term: str = ""
    """As said: ``2025 - 2030``."""
    phone: str = ""
    """Of the office."""
    note: str = ""
    position: int = 0

    def check(self) -> None:
        """Raise DomainError ``name_missing``, ``post_missing`` or ``ends_before_start``."""
        _check_named(self, self.full_name, "full_name")
        if not self.post_title.strip():
            raise DomainError("post_missing", field="post_title")

    def end(self, last_day: dt.date) -> None:
        """End it on that day; raises DomainError ``already_ended`` or ``ends_before_start``."""
        _end(self, last_day)


@dataclass(eq=False, kw_only=True)
class Boundary(Record):
    """Where the outline of a territory comes from; the outline itself lies beside the log.

    ``sha256`` is the hash of its bytes (app.maps makes and reads them).
    """

    territory_id: uuid.UUID
    source: str
    sha256: bytes
    imported: dt.datetime


def _check_named(record: DatedRecord, name: str, field: str) -> None:
    if not name.strip():
        raise DomainError("name_missing", field=field)
    if record.valid_from and record.valid_to and record.valid_to < record.valid_from:
        raise DomainError("ends_before_start", field="valid_from", day=record.valid_from)


def _end(record: DatedRecord, last_day: dt.date) -> None:
    if record.valid_to is not None:
        raise DomainError("already_ended", field="last_day", day=record.valid_to)
    if record.valid_from is not None and last_day < record.valid_from:
        raise DomainError("ends_before_start", field="last_day", day=record.valid_from)
    record.valid_to = last_day
