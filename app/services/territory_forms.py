"""What the forms about territories give (commands), and the lists that they choose from."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.read_models.office import Choice, KindRow


def territory_draft(territory_id: uuid.UUID | None) -> str:
    """Return the draft's name of a territory: of one in the book, or of a new one."""
    return f"territory:{territory_id or 'new'}"


@dataclass(frozen=True, slots=True)
class TerritoryData:
    """A territory as typed."""

    kind_id: uuid.UUID | None
    name: str
    code: str = ""
    parent_id: uuid.UUID | None = None
    party_organisation: str = ""
    former_district: str = ""
    valid_from: dt.date | None = None
    leader_in_charge_id: uuid.UUID | None = None
    """Only where the territory has a leader of its own; he wins over the group's."""
    standing_member_id: uuid.UUID | None = None
    note: str = ""
    is_namesake: bool = False
    """The person has seen that the book has one of this kind and name, and means another."""


@dataclass(frozen=True, slots=True)
class ContactData:
    """Who is contacted at the Party committee (QC Đ9.1-9.2), as typed."""

    full_name: str
    post_title: str = ""
    phone: str = ""
    valid_from: dt.date | None = None


@dataclass(frozen=True, slots=True)
class TerritoryLists:
    """What the form of a territory chooses from."""

    today: dt.date
    kinds: tuple[KindRow, ...]
    parents: tuple[Choice, ...]
    leaders: tuple[Choice, ...]
    standing_members: tuple[Choice, ...]
    former_districts: tuple[str, ...]
