"""The calendar's items: trips of the plan, programmes, and what was announced outside the plan.

Plain values in the order of time; how they look is the screen's.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.engagement import NOTICE_NEEDED, EngagementKind, EngagementState, Planning
from app.domain.month_plan import PlanState
from app.domain.record import RecordKind
from app.read_models.plans import AnnouncedRow, PlanEntryRow, ProgrammeRow


class Lane(StrEnum):
    """Where an item of the calendar comes from."""

    PLAN = "plan"
    JOURNAL = "journal"
    """Announced, but no trip of the plan."""
    COMMISSION = "commission"
    TERRITORY = "territory"


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """One thing of one or several days; ``record_kind`` and ``id`` open it."""

    lane: Lane
    record_kind: RecordKind
    id: uuid.UUID
    starts_on: dt.date
    ends_on: dt.date
    starts_at: dt.time | None
    ends_at: dt.time | None
    subject: str
    place: str
    territory_id: uuid.UUID | None
    territory_name: str
    people: tuple[str, ...]
    """Who goes; for a programme the leader who chairs."""
    attendees: str = ""
    kind: EngagementKind | None = None
    state: EngagementState | None = None
    """Of what was announced; None for a trip of the plan of which no notice was given yet."""
    engagement_id: uuid.UUID | None = None
    is_unplanned: bool = False
    """Went beside a plan that was made: đột xuất."""
    amend_reason: str = ""
    """Why it was changed after the plan was reported; empty where it was not."""
    is_open: bool = False
    """A trip that its plan lets change now."""
    people_ids: tuple[uuid.UUID, ...] = ()
    """Of ``people``, in their order; empty for a programme."""
    clashes: tuple[str, ...] = ()
    """Who of them has another trip at the same time."""

    @property
    def where(self) -> str:
        """The territory, else the place."""
        return self.territory_name or self.place

    def is_on(self, day: dt.date) -> bool:
        """Tell whether it lies on that day."""
        return self.starts_on <= day <= self.ends_on


_EDITABLE = (PlanState.DRAFT, PlanState.RETURNED, PlanState.AMENDED)
_UNPLANNED = (Planning.UNPLANNED, Planning.URGENT)


def items_of(
    entries: Iterable[PlanEntryRow],
    programme: Iterable[ProgrammeRow],
    announced: Iterable[AnnouncedRow],
    planned_months: frozenset[dt.date],
) -> tuple[CalendarItem, ...]:
    """Return all items by time.

    ``planned_months`` are the first days of the months that have a plan which was reported:
    what was announced beside one is unplanned, unless somebody said that it was planned.
    """
    found = [
        *map(_of_entry, entries),
        *map(_of_programme, programme),
        *_of_journal(announced, planned_months),
    ]
    return tuple(sorted(found, key=_in_time))


def on_day(items: Iterable[CalendarItem], day: dt.date) -> tuple[CalendarItem, ...]:
    """Return what lies on a day, in the order of ``items``."""
    return tuple(one for one in items if one.is_on(day))


def weeks_around(month: dt.date) -> tuple[dt.date, dt.date]:
    """Return the Monday before (or at) the first day of a month, and the Sunday after its last."""
    first = month.replace(day=1)
    following = (first + dt.timedelta(days=31)).replace(day=1)
    last = following - dt.timedelta(days=1)
    return (
        first - dt.timedelta(days=first.weekday()),
        last + dt.timedelta(days=6 - last.weekday()),
    )


def _in_time(one: CalendarItem) -> tuple[dt.date, dt.time, int]:
    return (one.starts_on, one.starts_at or dt.time.min, list(Lane).index(one.lane))


def _of_entry(row: PlanEntryRow) -> CalendarItem:
    cancelled = row.engagement_state is EngagementState.CANCELLED
    announced = row.engagement_id is not None and not cancelled
    return CalendarItem(
        lane=Lane.PLAN,
        record_kind=RecordKind.PLAN_ENTRY,
        id=row.id,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        subject=row.subject,
        place=row.place,
        territory_id=row.territory_id,
        territory_name=row.territory_name,
        people=row.participants,
        people_ids=row.participant_ids,
        kind=row.kind,
        state=row.engagement_state,
        engagement_id=row.engagement_id,
        amend_reason=row.amend_reason,
        is_open=row.plan_state in _EDITABLE and not announced,
    )


def _of_programme(row: ProgrammeRow) -> CalendarItem:
    return CalendarItem(
        lane=Lane.COMMISSION if row.territory_id is None else Lane.TERRITORY,
        record_kind=RecordKind.PROGRAMME_ITEM,
        id=row.id,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        subject=row.content,
        place=row.place,
        territory_id=row.territory_id,
        territory_name=row.territory_name,
        people=(row.chaired_by_name,) if row.chaired_by_name else (),
        attendees=row.attendees,
    )


def _of_journal(
    announced: Iterable[AnnouncedRow], planned_months: frozenset[dt.date]
) -> Iterator[CalendarItem]:
    for row in announced:
        if row.in_plan:
            continue  # shown as the trip of the plan that it is
        beside = row.planning is None and row.starts_on.replace(day=1) in planned_months
        yield CalendarItem(
            lane=Lane.JOURNAL,
            record_kind=RecordKind.ENGAGEMENT,
            id=row.id,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            subject=row.subject,
            place=row.place,
            territory_id=row.territory_id,
            territory_name=row.territory_name,
            people=row.participants,
            people_ids=row.participant_ids,
            kind=row.kind,
            state=row.state,
            engagement_id=row.id,
            is_unplanned=row.kind in NOTICE_NEEDED and (beside or row.planning in _UNPLANNED),
        )
