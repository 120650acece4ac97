"""What the papers on assignments are asked for with, and what their forms open with."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.errors import DomainError
from app.read_models.office import Choice


@dataclass(frozen=True, slots=True)
class Holder:
    """A group (by its id) or a follower (by his person id), and territories of his."""

    id: uuid.UUID
    name: str
    territory_ids: tuple[uuid.UUID, ...]


@dataclass(frozen=True, slots=True)
class DecisionForm:
    """What a form opens with: all who may be on the paper, each with what he has that day."""

    today: dt.date
    holders: tuple[Holder, ...]
    territories: tuple[Choice, ...]
    legal_bases: tuple[str, ...] = ()
    duties_by: str = ""
    term: str = ""
    signers: tuple[str, ...] = ()
    """Names offered for who signs for the Standing Committee."""


@dataclass(frozen=True, slots=True)
class AssignmentOrder:
    """A decision on groups; what is assigned need not be in the book yet."""

    holders: tuple[Holder, ...]
    effective_on: dt.date
    legal_bases: tuple[str, ...] = ()
    duties_by: str = ""


@dataclass(frozen=True, slots=True)
class FollowersOrder:
    """A tờ trình and the draft of its decision; ``post`` and ``signer`` are of the decision."""

    holders: tuple[Holder, ...]
    term: str = ""
    legal_bases: tuple[str, ...] = ()
    duties_by: str = ""
    reasons: tuple[str, ...] = ()
    post: str = ""
    signer: str = ""


def check_groups(order: AssignmentOrder, territories: tuple[Choice, ...]) -> None:
    """Refuse a list without groups or territories, and a territory that two groups have.

    A territory has one group at a time (QC Đ2.3). Raises DomainError ``group_missing``,
    ``holder_without_territory`` or ``territory_of_two_groups``.
    """
    if not order.holders:
        raise DomainError("group_missing", field="holders")
    names = {one.id: one.name for one in territories}
    taken: dict[uuid.UUID, str] = {}
    for one in order.holders:
        check_territories(one)
        for territory in one.territory_ids:
            if territory in taken:
                raise DomainError(
                    "territory_of_two_groups",
                    field="holders",
                    territory=names.get(territory, ""),
                    first=taken[territory],
                    second=one.name,
                )
            taken[territory] = one.name


def check_followers(order: FollowersOrder) -> None:
    """Refuse an empty list; raises ``follower_missing`` or ``holder_without_territory``."""
    if not order.holders:
        raise DomainError("follower_missing", field="holders")
    for one in order.holders:
        check_territories(one)


def check_territories(holder: Holder) -> None:
    """Raise DomainError ``holder_without_territory``."""
    if not holder.territory_ids:
        raise DomainError("holder_without_territory", field="holders", name=holder.name)
