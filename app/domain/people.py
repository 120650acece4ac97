"""People, only in official roles: officers, leaders, followers, Standing Committee members.

A ``Person`` carries the name once; what he is stands in dated roles beside it, so that one
person may hold several and the past stays true. No private data has a place here.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from app.domain.record import DatedRecord, Record


@dataclass(eq=False, kw_only=True)
class Person(Record):
    """Somebody named in an official role."""

    full_name: str
    phone: str = ""
    """Office telephone, as the roster gives it."""
    distinction: str = ""
    """What tells him from a namesake on screen, e.g. his division; empty if there is none."""
    origin: str = ""
    merged_into_id: uuid.UUID | None = None
    """The entry that stands for him, where he was entered twice: he is in no list then."""


@dataclass(eq=False, kw_only=True)
class Officer(DatedRecord):
    """Service of a person on the Commission's staff (công chức của Ban, QC Đ2.3)."""

    person_id: uuid.UUID
    division_id: uuid.UUID | None = None
    title: str = ""


class LeaderPost(StrEnum):
    """Posts of the Commission's leaders (Lãnh đạo Ban, QC Đ2.5)."""

    HEAD = "head"
    ACTING_HEAD = "acting_head"
    DEPUTY_IN_CHARGE = "deputy_in_charge"
    DEPUTY = "deputy"


@dataclass(eq=False, kw_only=True)
class CommissionLeader(DatedRecord):
    """Post of a person in the Commission's leadership (Trưởng ban, Phó trưởng ban)."""

    person_id: uuid.UUID
    post: LeaderPost
    position: int = 0


@dataclass(eq=False, kw_only=True)
class CommuneFollower(DatedRecord):
    """An official of a provincial agency who follows communes (QĐ nguyên tắc)."""

    person_id: uuid.UUID
    home_agency: str
    post_title: str = ""
    home_agency_head: str = ""


@dataclass(eq=False, kw_only=True)
class StandingMember(DatedRecord):
    """A member of the provincial Standing Committee in charge of a Party organisation (QĐ)."""

    person_id: uuid.UUID
    post_title: str = ""


@dataclass(eq=False, kw_only=True)
class Account(DatedRecord):
    """A person's way into the book; the key file knows only the opaque ``slot_id``."""

    person_id: uuid.UUID
    slot_id: str
    is_administrator: bool = False


@dataclass(eq=False, kw_only=True)
class PersonKey(Record):
    """Public keys of a person; the entries of the change log are checked against them."""

    person_id: uuid.UUID
    signing_key: bytes
    encryption_key: bytes
    since: dt.datetime
    ended: dt.datetime | None = None
    reason: str = ""


@dataclass(eq=False, kw_only=True)
class Device(Record):
    """A machine and system account that writes into the book; owner of one chain of the log."""

    name: str
    signing_key: bytes
    registered: dt.datetime
    revoked: dt.datetime | None = None
