"""Who is planned in two places at once: told of trips alone, and only where hours are known."""

import datetime as dt
import uuid
from dataclasses import replace

from app.domain.engagement import EngagementState
from app.domain.record import RecordKind
from app.services.plans.calendar import CalendarItem, Lane
from app.services.plans.clashes import clashing, marked, span_of

AN, BINH, CHI = (uuid.UUID(int=number) for number in (1, 2, 3))
NAMES = {AN: "An", BINH: "Bình", CHI: "Chi"}
DAY = dt.date(2026, 11, 18)


def trip(number: int, begins: int | None, ends: int | None, *people: uuid.UUID) -> CalendarItem:
    return CalendarItem(
        lane=Lane.PLAN,
        record_kind=RecordKind.PLAN_ENTRY,
        id=uuid.UUID(int=100 + number),
        starts_on=DAY,
        ends_on=DAY,
        starts_at=None if begins is None else dt.time(begins),
        ends_at=None if ends is None else dt.time(ends),
        subject="Nắm tình hình",
        place="",
        territory_id=None,
        territory_name="",
        people=tuple(NAMES[one] for one in people),
        people_ids=people,
    )


def test_those_who_go_to_both_are_named_on_both() -> None:
    found = marked((trip(1, 8, 11, AN, BINH), trip(2, 10, 12, BINH, CHI), trip(3, 12, 14, BINH)))
    assert [one.clashes for one in found] == [("Bình",), ("Bình",), ()]


def test_what_has_no_hour_or_is_cancelled_clashes_with_nothing() -> None:
    first = trip(1, 8, 11, AN)
    cancelled = replace(trip(2, 8, 11, AN), state=EngagementState.CANCELLED)
    programme = replace(trip(3, 8, 11, AN), lane=Lane.TERRITORY)
    assert not any(
        one.clashes for one in marked((first, cancelled, programme, trip(4, None, None, AN)))
    )


def test_a_trip_of_days_holds_all_of_them() -> None:
    long = replace(trip(1, 8, None, AN), ends_on=DAY + dt.timedelta(days=2))
    span = span_of(DAY + dt.timedelta(days=1), dt.time(14), DAY + dt.timedelta(days=1), None)
    assert clashing((long,), span, (AN,)) == ((long, ("An",)),)
    assert clashing((long,), span, (AN,), but=long.id) == ()
    assert clashing((long,), span, (BINH,)) == ()
    assert clashing((long,), None, (AN,)) == ()
