"""Who is to be in two places at once by what a calendar shows; told, never refused."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.domain.engagement import EngagementState
from app.services.plans.calendar import CalendarItem, Lane

_TRIPS = (Lane.PLAN, Lane.JOURNAL)
#: How long something lasts of which only the beginning is known.
_AN_HOUR = dt.timedelta(hours=1)

Span = tuple[dt.datetime, dt.datetime]


def span_of(
    starts_on: dt.date, starts_at: dt.time | None, ends_on: dt.date, ends_at: dt.time | None
) -> Span | None:
    """Return from when to when; None where no hour of departure is known."""
    if starts_at is None:
        return None
    begin = dt.datetime.combine(starts_on, starts_at)
    if ends_at is not None:
        return begin, max(dt.datetime.combine(ends_on, ends_at), begin)
    if ends_on > starts_on:
        return begin, dt.datetime.combine(ends_on, dt.time.max)
    return begin, begin + _AN_HOUR


def clashing(
    items: Iterable[CalendarItem],
    span: Span | None,
    people: Iterable[uuid.UUID],
    but: uuid.UUID | None = None,
) -> tuple[tuple[CalendarItem, tuple[str, ...]], ...]:
    """Return the trips at that time in which some of these people go, and their names."""
    wanted = set(people)
    found = []
    for one in items:
        other = span_of(one.starts_on, one.starts_at, one.ends_on, one.ends_at)
        if span is None or other is None or one.id == but or not _counts(one):
            continue
        if span[0] < other[1] and other[0] < span[1]:
            names = dict(zip(one.people_ids, one.people, strict=False))
            shared = tuple(name for key, name in names.items() if key in wanted)
            if shared:
                found.append((one, shared))
    return tuple(found)


def marked(items: Sequence[CalendarItem]) -> tuple[CalendarItem, ...]:
    """Return the items, each with the names of those who have another trip at its time."""
    return tuple(_marked(one, items) for one in items)


def _marked(item: CalendarItem, items: Sequence[CalendarItem]) -> CalendarItem:
    if not _counts(item):
        return item
    span = span_of(item.starts_on, item.starts_at, item.ends_on, item.ends_at)
    names = [
        name
        for _other, shared in clashing(items, span, item.people_ids, item.id)
        for name in shared
    ]
    return replace(item, clashes=tuple(dict.fromkeys(names))) if names else item


def _counts(item: CalendarItem) -> bool:
    return item.lane in _TRIPS and item.state is not EngagementState.CANCELLED
