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


@dataclass(eq=False, kw_only=True)
class PartyContact(DatedRecord):
    """Who is contacted at the territory's Party committee before a visit (QC Đ9.1-9.2)."""

    territory_id: uuid.UUID
    full_name: str
    post_title: str = ""
    phone: str = ""

    def check(self) -> None:
        """Raise DomainError ``name_missing`` or ``ends_before_start``."""
        if not self.full_name.strip():
            raise DomainError("name_missing", field="full_name")
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise DomainError("ends_before_start", field="valid_from", day=self.valid_from)

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


def _end(record: DatedRecord, last_day: dt.date) -> None:
    if record.valid_to is not None:
        raise DomainError("already_ended", field="last_day", day=record.valid_to)
    if record.valid_from is not None and last_day < record.valid_from:
        raise DomainError("ends_before_start", field="last_day", day=record.valid_from)
    record.valid_to = last_day
