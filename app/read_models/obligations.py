"""Obligations as the engine computes them: who owes what, until when, by which clause, and how far.

Rows are plain values; words for people are made in ``app.services.duties``.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.read_models.facts import Key


class DutyState(StrEnum):
    """Where an obligation stands on a day."""

    COMING = "coming"
    DUE = "due"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"
    EXEMPT = "exempt"
    ENDED = "ended"
    WAITING = "waiting"
    """A chained step whose term begins with another that is not done yet."""
    WARNING = "warning"
    """Outside a range that the text only warns about."""
    UNDETERMINED = "undetermined"
    """The text is silent or unclear, or a fact is unknown: ``why`` says which."""
    ENCOURAGED = "encouraged"
    UNQUANTIFIED = "unquantified"
    RIGHT = "right"
    KEPT = "kept"
    BREACHED = "breached"


class OwnerKind(StrEnum):
    """Who owes."""

    PERSON = "person"
    GROUP = "group"
    DIVISION = "division"
    TERRITORY = "territory"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Why:
    """A reason, by code, with the values its words are filled with."""

    code: str
    text: str = ""
    """In the writer's own words: the reason of an exemption, the ground of an end."""
    since: dt.date | None = None
    until: dt.date | None = None
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """What was held against an obligation: it counts from ``on``, or does not, and why."""

    key: Key
    source: str
    """``engagement``, ``paper`` or ``event``."""
    kind: str
    on: dt.date
    counts: int = 1
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """Have against need; ``label`` tells a sub-quota, empty for the total."""

    have: int
    need: int | None = None
    at_most: int | None = None
    label: str = ""
    unit: str = "times"


@dataclass(frozen=True, slots=True)
class Obligation:
    """One duty of one owner for one territory and period.

    ``due_on`` is the last day in time; ``None`` where there is none. ``own`` names what of it is
    the office's own and not the regulation's (``deadline``, ``quota``, ``period`` …).
    """

    regulation: Key
    rule: str
    clause: str
    owner_kind: OwnerKind
    owner: Key
    people: tuple[Key, ...]
    """Who answers for it in person; for a group its lead of that time."""
    territory: Key | None
    partner: Key | None
    step: str
    period_from: dt.date | None
    period_to: dt.date | None
    event: Key | None
    opens_on: dt.date | None
    due_on: dt.date | None
    state: DutyState
    done_on: dt.date | None = None
    days_late: int = 0
    figures: tuple[Figure, ...] = ()
    uses: tuple[Use, ...] = ()
    why: Why | None = None
    own: tuple[str, ...] = ()
    warnings: tuple[Why, ...] = ()
    form: str = ""
    scheme: str = ""

    @property
    def identity(self) -> tuple[object, ...]:
        """What tells it from all others, whatever its state."""
        return (
            self.regulation,
            self.rule,
            self.step,
            self.owner,
            self.territory,
            self.partner,
            self.period_from,
            self.event,
        )
