"""Territories (địa bàn): what is followed, in time, with lineage, contacts and boundaries."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(eq=False, kw_only=True)
class Boundary(Record):
    """Where the outline of a territory comes from; the outline itself lies beside the log.

    ``sha256`` is the hash of its bytes (app.maps makes and reads them).
    """

    territory_id: uuid.UUID
    source: str
    sha256: bytes
    imported: dt.datetime
