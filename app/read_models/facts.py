"""The facts that obligations are computed from: plain rows, wherever they were read.

The store, the change log ("as known on") and a facts file (docs/quy-che.md) give the same rows,
so that there is one engine behind screens, papers and command line. A key names a row and stands
in the others; it is opaque to the engine. Days are inclusive on both sides; ``None`` is open.
"""

import datetime as dt
import uuid
from dataclasses import dataclass, field

#: Names a row: a record's id, or the id written in a facts file.
Key = str | uuid.UUID


@dataclass(frozen=True, slots=True)
class PostFact:
    """What a person is, from day to day; ``role`` and ``level`` are words of the regulation."""

    role: str
    level: str = ""
    division: Key | None = None
    body: str = ""
    """His home agency, for a follower (QĐ)."""
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class PersonFact:
    """Somebody in official roles."""

    key: Key
    name: str
    posts: tuple[PostFact, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyFact:
    """A division of the Commission, or a body outside it."""

    key: Key
    name: str
    is_overseer: bool = False


@dataclass(frozen=True, slots=True)
class NumberFact:
    """A size of a territory (population, branches, …) as it was from a day on."""

    name: str
    value: int
    since: dt.date | None = None


@dataclass(frozen=True, slots=True)
class TerritoryFact:
    """A territory with what conditions may ask about."""

    key: Key
    name: str
    kind: str
    category: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    old_district: str = ""
    organisation: str = ""
    """The kind of its Party organisation, where the regulation asks for it."""
    numbers: tuple[NumberFact, ...] = ()
    leader_in_charge: Key | None = None
    standing_member: Key | None = None
    decided_on: dt.date | None = None
    """Day of the decision that set it up, which may come before ``since``."""


@dataclass(frozen=True, slots=True)
class SuccessionFact:
    """One territory went into another on ``day``, wholly or in part."""

    predecessor: Key
    successor: Key
    day: dt.date
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class MembershipFact:
    """A person in a group; ``role`` is ``lead`` or ``member``."""

    person: Key
    role: str
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class GroupFact:
    """A group of officers."""

    key: Key
    name: str
    members: tuple[MembershipFact, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    leader_in_charge: Key | None = None


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """A written decision that assignments rest on."""

    key: Key
    number: str
    signed_on: dt.date | None = None
    signer: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class AssignmentFact:
    """A group (QC) or a person (QĐ) set to a territory; exactly one of the two is given."""

    key: Key
    territory: Key
    group: Key | None = None
    person: Key | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    decision: Key | None = None
    end_reason: str = ""
    end_ground: str = ""


@dataclass(frozen=True, slots=True)
class ConsentFact:
    """Who agreed to an engagement, when, and how far (QC Đ5.2)."""

    by: Key
    on: dt.date
    days: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class EngagementFact:
    """A trip, meeting, branch meeting, group session, exchange or own kind of a regulation."""

    key: Key
    kind: str
    start: dt.date
    end: dt.date
    territories: tuple[Key, ...] = ()
    group: Key | None = None
    people: tuple[Key, ...] = ()
    partners: tuple[Key, ...] = ()
    """With whom, for an exchange: persons, groups, divisions, bodies, territories."""
    level: str = ""
    category: str = ""
    subject_fields: tuple[str, ...] = ()
    place: str = ""
    planning: str = ""
    """``planned``, ``unplanned`` or ``urgent``; empty where nobody said."""
    notice_on: dt.date | None = None
    contacted_on: dt.date | None = None
    order_on: dt.date | None = None
    """Day of the written order to go; with ``has_order`` where the day is not known."""
    has_order: bool = False
    invited_on: dt.date | None = None
    has_invitation: bool = False
    consents: tuple[ConsentFact, ...] = ()
    outcome_on: dt.date | None = None
    has_minutes: bool = False
    in_plan: bool = False
    confirmed_on: dt.date | None = None
    confirmed_by: Key | None = None
    cancelled_on: dt.date | None = None
    serves: tuple[Key, ...] = ()
    """Regulations it counts for, where the user said so; empty: nobody said (trap 4)."""
    mutual: bool = False
    """An exchange that counts for both sides."""


@dataclass(frozen=True, slots=True)
class PaperFact:
    """A report, assessment, rating, plan or other paper, with its three kept days.

    ``author`` is a person, group, division, body or territory; ``about`` whom it speaks of.
    """

    key: Key
    kind: str
    author: Key | None = None
    territory: Key | None = None
    about: Key | None = None
    period_from: dt.date | None = None
    period_to: dt.date | None = None
    event: Key | None = None
    done_on: dt.date | None = None
    handed_in_on: dt.date | None = None
    received_on: dt.date | None = None
    returned_on: dt.date | None = None
    confirmed_on: dt.date | None = None
    confirmed_by: Key | None = None
    passed_on_on: dt.date | None = None
    passed_on_by: Key | None = None
    to: str = ""
    through: str = ""
    channel: str = ""
    form: str = ""
    scheme: str = ""
    points: tuple[tuple[str, float], ...] = ()
    conditions_met: tuple[str, ...] = ()
    level: str = ""
    category: str = ""
    serves: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class EventFact:
    """Something recorded that duties hang on: a working session, a congress, a campaign."""

    key: Key
    kind: str
    on: dt.date
    until: dt.date | None = None
    name: str = ""
    territory: Key | None = None
    person: Key | None = None
    group: Key | None = None


@dataclass(frozen=True, slots=True)
class ExemptionFact:
    """Somebody need not, from day to day; a suspension also moves running terms on."""

    key: Key
    reason: str
    since: dt.date
    until: dt.date | None = None
    who: Key | None = None
    territory: Key | None = None
    regulation: Key | None = None
    rule: str = ""
    suspends: bool = False


@dataclass(frozen=True, slots=True)
class TermFact:
    """A congress term; of one territory's Party organisation, or of all where it names none."""

    since: dt.date
    until: dt.date | None = None
    territory: Key | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class PairFact:
    """Two peers that owe each other something."""

    first: Key
    second: Key
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class TieFact:
    """Why a person may not follow a territory (a word of the regulation), from day to day."""

    person: Key
    territory: Key
    kind: str
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ClockFact:
    """The office sets from when a person's rotation clock on a territory runs, and why."""

    person: Key
    territory: Key
    counted_from: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class HolidayFact:
    """A day of the office's list: off, or worked in place of one."""

    day: dt.date
    is_working: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All of them, as they were known when they were read; ``read_to`` is their last day.

    ``history_from`` is the first day whose engagements and papers are among them (``None``: all).
    """

    people: tuple[PersonFact, ...] = ()
    divisions: tuple[PartyFact, ...] = ()
    bodies: tuple[PartyFact, ...] = ()
    territories: tuple[TerritoryFact, ...] = ()
    successions: tuple[SuccessionFact, ...] = ()
    groups: tuple[GroupFact, ...] = ()
    decisions: tuple[DecisionFact, ...] = ()
    assignments: tuple[AssignmentFact, ...] = ()
    engagements: tuple[EngagementFact, ...] = ()
    papers: tuple[PaperFact, ...] = ()
    events: tuple[EventFact, ...] = ()
    exemptions: tuple[ExemptionFact, ...] = ()
    terms: tuple[TermFact, ...] = ()
    pairs: tuple[PairFact, ...] = ()
    ties: tuple[TieFact, ...] = ()
    clocks: tuple[ClockFact, ...] = ()
    holidays: tuple[HolidayFact, ...] = ()
    history_from: dt.date | None = None
    read_to: dt.date | None = None
    named: dict[Key, str] = field(default_factory=dict)
    """Names of anything else a row may point to."""
