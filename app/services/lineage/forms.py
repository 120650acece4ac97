"""What the screen of a change gives (commands), and what it is shown before anything is written."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.lineage import ChangeKind
from app.domain.record import RecordKind
from app.read_models.lineage import Held, HeldItem
from app.read_models.office import Choice, KindRow
from app.read_models.territories import TerritoryRow
from app.services.decisions import DecisionData
from app.services.territory_forms import TerritoryData

ItemKey = tuple[uuid.UUID, str]
"""A record and its field that names the unit."""

#: Exactly one unit that becomes another: all of it goes over.
ONE_TO_ONE = frozenset({ChangeKind.RENAME, ChangeKind.KIND_CHANGE, ChangeKind.TRANSFER})


def change_draft() -> str:
    """Return the draft's name of a change of units."""
    return "territory-change"


def key_of(item: HeldItem) -> ItemKey:
    """Return what an answer names the item by."""
    return item.record_id, item.name


@dataclass(frozen=True, slots=True)
class Predecessor:
    """A unit that is changed."""

    territory_id: uuid.UUID
    is_part: bool = False
    """Only a part of it goes over."""
    goes_on: bool = False
    """It is there still; only where a part of it went."""


@dataclass(frozen=True, slots=True)
class Successor:
    """What comes of them: a unit of the book, or a new one as typed. Exactly one is given."""

    existing_id: uuid.UUID | None = None
    data: TerritoryData | None = None
    sides: frozenset[uuid.UUID] | None = None
    """Groups and followers that follow it from then on; None: those who followed all of it."""


@dataclass(frozen=True, slots=True)
class ChangeForm:
    """A change as typed."""

    kind: ChangeKind
    on: dt.date | None
    predecessors: tuple[Predecessor, ...]
    successors: tuple[Successor, ...] = ()
    decree: str = ""
    decided_on: dt.date | None = None
    issuer: str = ""
    note: str = ""
    answers: Mapping[ItemKey, int | None] = field(default_factory=dict)
    """Item → place of its successor, None: it stays; what is not in it goes the usual way."""
    decision: DecisionData | None = None
    """By which the successors are followed; None: by those of before."""


@dataclass(frozen=True, slots=True)
class SideView:
    """A group or follower of a unit that is changed."""

    id: uuid.UUID
    name: str
    is_group: bool
    follows: tuple[str, ...]
    """Which of the units."""
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit that is changed, with what hangs on it."""

    row: TerritoryRow
    is_part: bool
    goes_on: bool
    items: tuple[HeldItem, ...]
    leader_name: str
    standing_member_name: str
    duties: tuple[tuple[str, int], ...] = ()
    """What waits to be done for it, by name, with how many."""

    def count(self, *kinds: RecordKind, held: Held | None = None) -> int:
        """Return how many of its items are of these kinds."""
        return sum(
            1
            for one in self.items
            if (not kinds or one.kind in kinds) and (held is None or one.held is held)
        )


@dataclass(frozen=True, slots=True)
class Question:
    """An item of which only a person can say where it goes; ``proposed`` None: it stays."""

    item: HeldItem
    unit_name: str
    proposed: int | None


@dataclass(frozen=True, slots=True)
class SuccessorView:
    """A unit that comes of the change."""

    name: str
    is_new: bool
    sides: frozenset[uuid.UUID]
    """Who follows it where nothing else is said."""


@dataclass(frozen=True, slots=True)
class ChangePreview:
    """What a change would do; nothing is written yet."""

    on: dt.date
    is_later: bool
    """It takes effect after today: open things stay until that day has come."""
    units: tuple[UnitView, ...]
    successors: tuple[SuccessorView, ...]
    sides: tuple[SideView, ...]
    questions: tuple[Question, ...]
    going: Mapping[ItemKey, int]
    """Where each item goes as things stand; what is not in it stays."""

    def moving(self) -> Counter[RecordKind]:
        """Return how many records of each kind go over."""
        items = {key_of(one): one for unit in self.units for one in unit.items}
        return Counter(items[key].kind for key in self.going)

    def staying(self) -> tuple[HeldItem, ...]:
        """Return the open and coming items that stay at units which end.

        Not the state of a text of which another state goes over.
        """
        texts = {
            one.about_id
            for unit in self.units
            for one in unit.items
            if one.about_id is not None and key_of(one) in self.going
        }
        return tuple(
            one
            for unit in self.units
            if not unit.goes_on
            for one in unit.items
            if one.held in (Held.OPEN, Held.COMING)
            and key_of(one) not in self.going
            and (one.about_id is None or one.about_id not in texts)
        )


@dataclass(frozen=True, slots=True)
class ChangeLists:
    """What the screen chooses from."""

    today: dt.date
    units: tuple[TerritoryRow, ...]
    """All there ever were, by name."""
    kinds: tuple[KindRow, ...]
    leaders: tuple[Choice, ...]
    standing_members: tuple[Choice, ...]
    sides: tuple[Choice, ...]
    """Groups and followers of today."""
    decisions: tuple[Choice, ...] = ()
