"""What a dry run is asked and what it brings back; plain values."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from app.i18n import _
from app.read_models.facts import Facts, Key
from app.read_models.obligations import OwnerKind
from app.regulations.engine.days import add_months
from app.regulations.regulation import Regulation

MONTHS = 12


class Change(StrEnum):
    """What another text changes for somebody."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class DryRunAsk:
    """What is tried: from which day, against which other regulation (empty: none)."""

    key: str
    first: dt.date
    against: str = ""

    @property
    def last(self) -> dt.date:
        """The last day of the twelve months."""
        return add_months(self.first, MONTHS) - dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One duty to come."""

    owner_kind: OwnerKind
    owner: Key
    owner_name: str
    territory_name: str
    rule: str
    title: str
    clause: str
    period: str
    due_on: dt.date | None
    month: int | None
    """Which of the twelve months it falls into; None where it is bound to none."""
    note: str
    people: tuple[tuple[Key, str], ...] = ()
    """Who answers for it in person, with names; for a group its lead."""

    def concerns(self, key: Key) -> bool:
        """Tell whether it is owed by this owner or answered for by this person."""
        return key == self.owner or any(person == key for person, _name in self.people)


@dataclass(frozen=True, slots=True)
class OwnerMonths:
    """How many duties somebody has in each of the twelve months."""

    owner_kind: OwnerKind
    owner: Key
    owner_name: str
    months: tuple[int, ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.months)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What changes for one owner in one duty; the texts are sentences of the two rules."""

    change: Change
    owner_kind: OwnerKind
    owner: Key
    owner_name: str
    title: str
    before: str
    after: str
    is_dated: bool
    """False where neither text sets a day: told last."""


@dataclass(frozen=True, slots=True)
class LooseRule:
    """A rule that gives no duty of a month, and why."""

    clause: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class DryRunResult:
    """What a dry run found."""

    ask: DryRunAsk
    regulation: Regulation
    against: Regulation | None
    months: tuple[str, ...]
    owners: tuple[OwnerMonths, ...]
    duties: tuple[DutyRow, ...]
    changes: tuple[ChangeRow, ...]
    loose: tuple[LooseRule, ...]
    read_to: dt.date


class FactNames:
    """Names of whatever a row of facts points to."""

    def __init__(self, facts: Facts) -> None:
        self._names: dict[Key, str] = dict(facts.named)
        for rows in (
            facts.people,
            facts.divisions,
            facts.bodies,
            facts.territories,
            facts.groups,
        ):
            self._names |= {one.key: one.name for one in rows}

    def of(self, key: Key | None) -> str:
        """Return a name; empty for nobody."""
        if key is None:
            return ""
        found = self._names.get(key)
        if found is not None:
            return found
        return _("(không rõ)") if isinstance(key, uuid.UUID) else key
