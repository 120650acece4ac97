"""What the plan's forms give (commands), and what its screen is filled with."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.engagement import EngagementKind
from app.read_models.office import Choice
from app.read_models.plans import PlanRow
from app.read_models.steps import StepRow
from app.services.plans.calendar import CalendarItem

#: What a plan foresees: an exchange is never planned.
PLANNED_KINDS = tuple(one for one in EngagementKind if one is not EngagementKind.EXCHANGE)


def entry_draft(entry_id: uuid.UUID | None) -> str:
    """Return the draft's name of a trip's form."""
    return f"plan-entry:{entry_id or 'new'}"


def item_draft(item_id: uuid.UUID | None) -> str:
    """Return the draft's name of the form of a programme's line."""
    return f"programme-item:{item_id or 'new'}"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose plan: of a group or of a follower; exactly one is given."""

    group_id: uuid.UUID | None = None
    person_id: uuid.UUID | None = None

    @property
    def id(self) -> uuid.UUID | None:
        """The group or the follower."""
        return self.group_id or self.person_id


@dataclass(frozen=True, slots=True)
class EntryForm:
    """A trip as typed; ``id`` where one is changed."""

    owner: Owner
    starts_on: dt.date
    ends_on: dt.date
    subject: str
    kind: EngagementKind = EngagementKind.TRIP
    territory_id: uuid.UUID | None = None
    place: str = ""
    starts_at: dt.time | None = None
    ends_at: dt.time | None = None
    participant_ids: tuple[uuid.UUID, ...] = ()
    id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class ProgrammeForm:
    """A line of a programme as typed; without territory the Commission's own."""

    starts_on: dt.date
    ends_on: dt.date
    content: str
    territory_id: uuid.UUID | None = None
    place: str = ""
    starts_at: dt.time | None = None
    ends_at: dt.time | None = None
    chaired_by_id: uuid.UUID | None = None
    attendees: str = ""
    id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class PlanLists:
    """What the screen and its forms choose from today."""

    today: dt.date
    me: uuid.UUID
    mine: Owner | None
    """The plan of the person at the program: of the group, or as a follower."""
    groups: tuple[Choice, ...]
    followers: tuple[Choice, ...]
    territories: tuple[Choice, ...]
    people: tuple[Choice, ...]
    leaders: tuple[Choice, ...]
    plans_approved: bool
    """The office's own rule; QC Đ8.1 asks for a report alone."""


@dataclass(frozen=True, slots=True)
class StepOffer:
    """A step that can be taken now; ``by_id`` whose word it would be."""

    step: str
    by_id: uuid.UUID
    is_mine: bool


@dataclass(frozen=True, slots=True)
class PlanMonth:
    """A month of an owner as the calendar shows it: whole weeks, so other months' days too."""

    owner: Owner
    owner_name: str
    month: dt.date
    first: dt.date
    """A Monday, as ``last`` is a Sunday."""
    last: dt.date
    plan: PlanRow | None
    items: tuple[CalendarItem, ...]
    steps: tuple[StepOffer, ...]
    trace: tuple[StepRow, ...]
    may_write: bool
    """The person at the program is one of those who write this plan."""
    in_charge: str
    """Who hears of the plan: names, empty where nobody is set."""
    territory_ids: tuple[uuid.UUID, ...]
    """Those of the owner today."""
    participant_ids: tuple[uuid.UUID, ...]
    """Who goes by default."""
    plans_approved: bool


@dataclass(frozen=True, slots=True)
class ProposedTrip:
    """A territory of the owner for which the month foresees nothing yet."""

    territory_id: uuid.UUID
    territory_name: str
    last_visit: dt.date | None
    day: dt.date
    """A working day that is still free."""
