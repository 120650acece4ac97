"""What the screens of duties are filled from: rows in words, each with its obligation."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.record import RecordKind
from app.read_models.facts import Key
from app.read_models.obligations import Obligation
from app.services.duties.forms import FulfilmentForm


class Heap(StrEnum):
    """Under which state a duty is listed; ``not_counted`` lies across the others."""

    OVERDUE = "overdue"
    DUE = "due"
    COMING = "coming"
    DONE = "done"
    LATE = "late"
    BREACHED = "breached"
    UNDETERMINED = "undetermined"
    NOT_COUNTED = "not_counted"
    EXEMPT = "exempt"
    ENDED = "ended"
    ENCOURAGED = "encouraged"
    UNQUANTIFIED = "unquantified"
    RIGHTS = "rights"


class Whose(StrEnum):
    """Whose duties are listed."""

    MINE = "mine"
    MY_GROUP = "my_group"
    TERRITORY = "territory"
    PERSON = "person"
    GROUP = "group"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class DutyFilter:
    """What a list shows; ``key`` names the territory, person or group of ``whose``.

    ``heaps`` None lists what is due and overdue; an empty ``first`` or ``last`` is the usual one.
    """

    whose: Whose = Whose.MINE
    key: uuid.UUID | None = None
    heaps: frozenset[Heap] | None = None
    text: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    limit: int = 500
    select: tuple[object, ...] | None = None
    """The duty to choose among them (``DutyRow.id``)."""


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty in words."""

    duty: Obligation
    heap: Heap
    title: str
    clause: str
    owner: str
    territory: str
    period: str
    due: str
    """With the word before a day (``hạn 30/09/2026``), or why there is none."""
    last_day: str
    """The same day alone; empty where there is none."""
    state: str
    figures: str
    reason: str

    @property
    def id(self) -> tuple[object, ...]:
        """What tells it from all others, whatever its state."""
        return self.duty.identity


@dataclass(frozen=True, slots=True)
class DutyList:
    """The rows of a filter; ``tallies`` count all heaps of whose duties they are."""

    today: dt.date
    first: dt.date
    last: dt.date
    rows: tuple[DutyRow, ...]
    total: int
    tallies: Mapping[Heap, int]
    is_on: bool
    """Any regulation applies; where none does nothing is computed."""
    has_group: bool
    first_year: int | None = None
    """From which year on anything is computed."""


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """Something held against a duty: opens ``record_id``; ``why_not`` where it does not count."""

    text: str
    counts: int
    why_not: str = ""
    kind: RecordKind | None = None
    record_id: uuid.UUID | None = None


class ActionKind(StrEnum):
    """Which form does what a duty asks."""

    NOTICE = "notice"
    EXCHANGE = "exchange"
    OUTCOME = "outcome"
    ENGAGEMENT = "engagement"
    CONSENT = "consent"
    PLAN = "plan"
    SESSION = "session"
    REPORT = "report"
    RATING = "rating"
    FULFILMENT = "fulfilment"
    CORRECT_FULFILMENT = "correct_fulfilment"
    EVENT = "event"
    ASSIGNMENT = "assignment"


@dataclass(frozen=True, slots=True)
class DutyAction:
    """The form that fulfils a duty, with what it begins with."""

    kind: ActionKind
    record_id: uuid.UUID | None = None
    """Of what is opened; None: something new."""
    word: str = ""
    """Kind of the engagement, paper or event."""
    territory_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    person_id: uuid.UUID | None = None
    day: dt.date | None = None
    form: FulfilmentForm | None = None
    """What a new fulfilment begins with."""


@dataclass(frozen=True, slots=True)
class DutyDetail:
    """A duty in full."""

    row: DutyRow
    regulation_id: uuid.UUID
    regulation: str
    rule: str
    """The rule in readable words."""
    own: str
    """What the office decided itself, named as its own; empty: nothing."""
    exact_text: str
    answers: str
    """Who answers in person."""
    warnings: tuple[str, ...]
    evidence: tuple[EvidenceLine, ...]
    to_do: str
    action: DutyAction | None
    as_of: str


class ClockState(StrEnum):
    """Where a rotation clock stands."""

    RUNNING = "running"
    NOTICE = "notice"
    DUE = "due"
    OVERDUE = "overdue"
    ENDED = "ended"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ClockRow:
    """How long a person has followed a territory (QC Đ4.2), in words and as it stands."""

    duty: Obligation
    person_id: Key
    territory_id: Key
    person: str
    territory: str
    since: dt.date | None
    held: str
    through: str
    """Predecessors that the time reaches through, or why the office set another start."""
    state: ClockState
    state_text: str
    due_from: dt.date | None
    last_day: dt.date | None
    clause: str
    end: str
    """Why it ended, with its ground."""

    @property
    def id(self) -> tuple[object, ...]:
        """What tells it from all others."""
        return self.duty.identity
