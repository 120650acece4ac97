"""State machines as data: the states of a record, its steps, and who may take them.

One ``Flow`` stands beside each record that moves; services ask it, the help shows it, and no
widget knows better. A step is taken by the person whose word it is, whoever wrote it down.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Generic, TypeVar

from app.domain.errors import DomainError
from app.domain.record import Record, RecordKind

S = TypeVar("S", bound=StrEnum)

#: The step of what is fixed once entered and has no states, kept where it was written down for
#: another: a reserved opinion, an instruction, the giving of a task.
ENTERED = "enter"


class Actor(StrEnum):
    """What somebody is to a record on the day of the step, as a substitute too."""

    AUTHOR = "author"
    PARTICIPANT = "participant"
    GROUP_MEMBER = "group_member"
    """Anybody of the group, its lead too."""
    GROUP_LEAD = "group_lead"
    LEADER_IN_CHARGE = "leader_in_charge"
    """Of the territory, where it has one of its own, else of the group."""
    COMMISSION_LEADER = "commission_leader"
    """Any of the Commission's leaders, the Head too."""
    HEAD = "head"
    KEEPER = "keeper"
    ASSIGNEE = "assignee"
    ADDRESSEE = "addressee"
    OFFICER = "officer"
    """Anybody who serves at the Commission, its leaders too."""


class Channel(StrEnum):
    """How a word reached the one who wrote it down for another."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    PAPER = "paper"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Move(Generic[S]):
    """One step: from which states to which, and who may take it."""

    step: str
    sources: frozenset[S]
    target: S
    actors: frozenset[Actor]
    remark_needed: bool = False
    """It is not taken without a word of explanation (``remark``)."""
    goes_out: bool = False
    """Somebody else learns of it: it is not undone, only answered or amended."""


def move(
    step: str,
    sources: Iterable[S],
    target: S,
    actors: Iterable[Actor],
    *,
    remark_needed: bool = False,
    goes_out: bool = False,
) -> Move[S]:
    """Return a row of a flow."""
    return Move(step, frozenset(sources), target, frozenset(actors), remark_needed, goes_out)


@dataclass(frozen=True, slots=True)
class Flow(Generic[S]):
    """All that may happen to a kind of record; a step may stand in several rows."""

    kind: RecordKind
    states: type[S]
    first: S
    moves: tuple[Move[S], ...]
    by_day: frozenset[S] = frozenset()
    """States that the day brings, without a step."""

    def next(self, state: S, step: str, actors: Iterable[Actor], remark: str = "") -> Move[S]:
        """Return the row that applies.

        Raises DomainError ``step_not_now`` (values ``kind``, ``state``, ``step``),
        ``step_not_yours`` (also ``actors``: who may) or ``remark_missing`` (field ``remark``).
        """
        rows = [one for one in self.moves if one.step == step and state in one.sources]
        if not rows:
            raise DomainError("step_not_now", kind=self.kind, state=state, step=step)
        known = frozenset(actors)
        row = next((one for one in rows if one.actors & known), None)
        if row is None:
            may = frozenset(actor for one in rows for actor in one.actors)
            raise DomainError(
                "step_not_yours", kind=self.kind, state=state, step=step, actors=sorted(may)
            )
        if row.remark_needed and not remark.strip():
            raise DomainError("remark_missing", field="remark")
        return row

    def open_steps(self, state: S, actors: Iterable[Actor]) -> tuple[str, ...]:
        """Return the steps that these may take now, in the order of the table."""
        known = frozenset(actors)
        return tuple(
            dict.fromkeys(
                one.step for one in self.moves if state in one.sources and one.actors & known
            )
        )


@dataclass(frozen=True, slots=True)
class Word:
    """A step as somebody took it: whose word, when, with what remark."""

    by_id: uuid.UUID
    on: dt.date
    remark: str = ""
    channel: Channel | None = None
    """How it reached the one who wrote it down; ``None`` where he sat at the program himself."""


@dataclass(eq=False, kw_only=True)
class Step(Record):
    """The trace of one step: also what was "written down for another" (ghi hộ).

    Fixed once entered but for the countersignature. ``written_by_id`` is ``None`` where the one
    whose word it is took the step himself.
    """

    FIXED_BUT: ClassVar[frozenset[str]] = frozenset({"countersigned_on"})

    record_kind: RecordKind
    record_id: uuid.UUID
    step: str
    state: str
    """The state reached."""
    taken_on: dt.date
    by_id: uuid.UUID
    in_place_of_id: uuid.UUID | None = None
    """Whom he stood in for, where he took the step as a substitute."""
    remark: str = ""
    written_by_id: uuid.UUID | None = None
    channel: Channel | None = None
    countersigned_on: dt.date | None = None

    def check(self, today: dt.date) -> None:
        """Raise DomainError ``day_in_future`` or, for a word of another, ``channel_missing``."""
        if self.taken_on > today:
            raise DomainError("day_in_future", field="on", day=self.taken_on, today=today)
        if self.written_by_id is not None and self.channel is None:
            raise DomainError("channel_missing", field="channel")

    def countersign(self, person_id: uuid.UUID, day: dt.date) -> None:
        """Confirm that it is what one said.

        Raises DomainError ``not_written_for_you``, ``already_countersigned`` or ``too_early``.
        """
        if self.written_by_id is None or person_id != self.by_id:
            raise DomainError("not_written_for_you")
        if self.countersigned_on is not None:
            raise DomainError("already_countersigned", day=self.countersigned_on)
        if day < self.taken_on:
            raise DomainError("too_early", field="countersigned_on", day=self.taken_on)
        self.countersigned_on = day
