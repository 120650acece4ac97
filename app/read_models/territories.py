"""Rows of the territory tree, table, map and profile."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.group import EndReason
from app.domain.territory import TerritoryCategory
from app.read_models.bodies import OfficeHolderRow, SubUnitRow


@dataclass(frozen=True, slots=True)
class TerritoryRow:
    """A territory as tree, table and map show it on a day."""

    id: uuid.UUID
    name: str
    code: str
    kind_id: uuid.UUID
    kind_name: str
    category: TerritoryCategory
    parent_id: uuid.UUID | None
    former_district: str
    party_organisation: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    group_id: uuid.UUID | None
    group_name: str
    leader_id: uuid.UUID | None
    leader_name: str
    """Leader in charge: the territory's own, else the group's."""
    last_visit: dt.date | None
    """Latest start of a trip or meeting that was not cancelled."""
    open_findings: int
    latitude: float | None
    longitude: float | None
    area_km2: float | None


@dataclass(frozen=True, slots=True)
class ContactRow:
    """Who is contacted at the Party committee before a visit."""

    id: uuid.UUID
    full_name: str
    post_title: str
    phone: str
    valid_from: dt.date | None
    valid_to: dt.date | None


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """Who follows which territory, since when, by which decision."""

    id: uuid.UUID
    territory_id: uuid.UUID
    territory_name: str
    group_id: uuid.UUID | None
    group_name: str
    follower_id: uuid.UUID | None
    follower_name: str
    decision_number: str
    decision_signed_on: dt.date | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    end_reason: EndReason | None
    end_note: str


@dataclass(frozen=True, slots=True)
class TerritoryName:
    """A territory as a form chooses it."""

    id: uuid.UUID
    name: str
    former_district: str


@dataclass(frozen=True, slots=True)
class LineageRow:
    """A unit before or after this one."""

    territory_id: uuid.UUID
    name: str
    former_district: str
    is_predecessor: bool
    is_part: bool
    on: dt.date
    decree: str


@dataclass(frozen=True, slots=True)
class TerritoryProfile:
    """Everything about a territory but the journal, the findings and the ratings, which page."""

    row: TerritoryRow
    note: str
    leader_in_charge_id: uuid.UUID | None
    """The territory's own leader in charge; None where the group's stands for it."""
    leader_in_charge_name: str
    standing_member_id: uuid.UUID | None
    standing_member_name: str
    parent_name: str
    contacts: tuple[ContactRow, ...]
    assignments: tuple[AssignmentRow, ...]
    """Present and past, newest first."""
    lineage: tuple[LineageRow, ...]
    has_boundary: bool
    boundary_source: str
    """Who made the outline that the map shows; empty where there is none."""
    office_holders: tuple[OfficeHolderRow, ...] = ()
    """In their order, those of the past last."""
    sub_units: tuple[SubUnitRow, ...] = ()


@dataclass(frozen=True, slots=True)
class LineageQuestion:
    """A territory under which entries stand that are older than the territory itself."""

    territory_id: uuid.UUID
    name: str
    exists_from: dt.date
    entries: int
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class BoundaryRow:
    """The outlines of one territory at one level of detail, as app.maps packed them."""

    territory_id: uuid.UUID
    name: str
    source: str
    shape: bytes


@dataclass(frozen=True, slots=True)
class BoundaryMark:
    """Which outline a territory has: that of its newest import."""

    territory_id: uuid.UUID
    source: str
    sha256: bytes
    imported: dt.datetime


@dataclass(frozen=True, slots=True)
class FormerName:
    """What the same land was called before: a unit that became this one, whole and alone."""

    territory_id: uuid.UUID
    name: str
    code: str
