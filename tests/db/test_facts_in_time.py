"""Which facts belong to a window, to a scope, to what was known on a day: tables and log agree."""

import datetime as dt
import random
from collections.abc import Callable, Collection

import pytest

from app.domain.duty_facts import (
    Fulfilment,
    RecordedEvent,
)
from app.domain.engagement import (
    ALL_KINDS,
    Engagement,
    EngagementKind,
    Notice,
    Outcome,
)
from app.domain.errors import Cancelled
from app.domain.finding import Finding
from app.domain.group import (
    Assignment,
)
from app.domain.rating import TerritoryRating
from app.domain.record import DatedRecord, Record
from app.domain.report import Report
from app.ports.scope import Scope
from db.mapping import RECORDS
from tests.support.provinces import FIRST, LAST, TODAY, Key, Province, day
from tests.support.random_records import RandomRecords
from tests.support.stores import ALL, AnyStore


@pytest.fixture
def province(any_store: AnyStore) -> Province:
    return Province(any_store)


def test_a_paper_goes_with_what_it_is_about_however_late_it_was_made(province: Province) -> None:
    trip, later_trip = province.trip(day(12, 30)), province.trip(day(2, 1, 2027))
    matter = RecordedEvent(kind="matter", happened_on=day(12, 31))
    papers = [
        Fulfilment(
            kind="feedback",
            author_group_id=province.group.id,
            event_id=about,
            done_on=day(3, 1, 2028),
        )
        for about in (trip.id, matter.id, later_trip.id, None)
    ]
    province.add(trip, later_trip, matter, *papers)
    duties = province.store.queries.duties
    for read in (
        duties.facts(ALL, FIRST, LAST),
        duties.facts_as_known(ALL, TODAY, FIRST, LAST),
    ):
        assert {one.event for one in read.papers} == {trip.id, matter.id}
        assert [one.key for one in read.engagements] == [trip.id]
    until = day(2, 1, 2027)
    longer = duties.facts(ALL, FIRST, LAST, evidence_until=until)
    assert longer == duties.facts_as_known(ALL, TODAY, FIRST, LAST, evidence_until=until)
    assert [one.key for one in longer.engagements] == [trip.id, later_trip.id]
    assert longer.read_to == LAST


def test_a_window_takes_what_meets_it_and_the_last_before(province: Province) -> None:
    follower = province.follower.id
    province.add(
        Assignment(territory_id=province.place.id, group_id=province.group.id),
        Assignment(territory_id=province.place.id, follower_id=follower),
    )
    before = day(12, 30, 2025)
    trips = {
        "long ago": province.trip(day(1, 1, 2025)),
        "last of the group": province.trip(day(11, 1, 2025)),
        "called off": province.trip(before, cancelled_on=before),
        "last of the follower": province.trip(
            day(3, 1, 2025), group_id=None, participant_ids=[follower]
        ),
        "last meeting": province.trip(day(2, 1, 2025), kind=EngagementKind.MEETING),
        "last session": province.trip(
            day(2, 2, 2025), kind=EngagementKind.GROUP_SESSION, territory_id=None
        ),
        "over the edge": province.trip(before, ends_on=FIRST),
        "at the end": province.trip(LAST, ends_on=day(1, 3, 2027)),
        "after": province.trip(day(1, 1, 2027)),
    }
    province.add(*trips.values())
    names = {one.id: name for name, one in trips.items()}

    def read(earlier: Collection[EngagementKind]) -> set[str]:
        duties = province.store.queries.duties
        known = duties.facts_as_known(ALL, TODAY, FIRST, LAST, earlier=earlier)
        assert duties.facts(ALL, FIRST, LAST, earlier=earlier) == known
        return {names[Key(str(one.key))] for one in known.engagements}

    within = {"over the edge", "at the end"}
    assert read(()) == within
    # The one over the edge is itself the group's last trip before the window.
    last = {"last of the follower", "last meeting", "last session"}
    assert read(ALL_KINDS) == within | last
    with province.store.unit_of_work() as uow:
        uow.get(Engagement, trips["over the edge"].id).cancel(TODAY, "hoãn")
        uow.commit()
    assert read({EngagementKind.TRIP}) == within | {
        "last of the group",
        "last of the follower",
    }


def test_a_narrow_scope_sees_its_territories_alone(province: Province) -> None:
    other = province.territory("Xã Khác")
    province.add(other)
    seen, hidden = province.trip(day(3, 3)), province.trip(day(3, 3), territory_id=other.id)
    events = [
        RecordedEvent(kind="inspection", territory_id=one.id, happened_on=day(4, 1))
        for one in (province.place, other)
    ]
    province.add(seen, hidden, *events, Notice(engagement_id=hidden.id, given_on=day(3, 1)))
    scope = Scope(frozenset({province.place.id}))
    facts = province.facts(scope=scope)
    assert [one.key for one in facts.territories] == [province.place.id]
    assert [one.key for one in facts.engagements] == [seen.id]
    assert [one.key for one in facts.events] == [events[0].id]
    duties = province.store.queries.duties
    assert duties.facts_as_known(scope, TODAY, FIRST, LAST) == facts
    assert duties.engagement_facts(scope, [hidden.id]) == ()


def test_as_known_on_an_earlier_day(province: Province) -> None:
    clock = province.store.clock
    clock.time = dt.datetime(2026, 3, 10, 3, 0, tzinfo=dt.UTC)
    trip = province.trip(day(3, 2))
    province.add(trip, Assignment(territory_id=province.place.id, group_id=province.group.id))
    clock.time = dt.datetime(2026, 3, 20, 3, 0, tzinfo=dt.UTC)
    with province.store.unit_of_work() as uow:
        uow.get(Engagement, trip.id).ends_on = day(3, 5)
        uow.add(Outcome(engagement_id=trip.id, reported_on=day(3, 6), minutes="đã làm việc"))
        uow.commit()
    clock.time = dt.datetime(2026, 4, 1, 3, 0, tzinfo=dt.UTC)
    with province.store.unit_of_work() as uow:
        uow.get(Engagement, trip.id).cancel(day(4, 1), "ghi nhầm")
        uow.commit()
    assert province.known(day(3, 9)).engagements == ()
    (first,) = province.known(day(3, 19)).engagements
    assert (first.end, first.outcome_on, first.cancelled_on) == (day(3, 2), None, None)
    (second,) = province.known(day(3, 20)).engagements
    assert (second.end, second.outcome_on) == (day(3, 5), day(3, 6))
    assert second.has_minutes
    assert second.cancelled_on is None
    now = province.facts()
    assert now.engagements[0].cancelled_on == day(4, 1)
    assert province.known(TODAY) == now


def test_the_replay_tells_how_far_it_is_and_can_be_stopped(province: Province) -> None:
    told: list[tuple[int, int]] = []
    duties = province.store.queries.duties
    duties.facts_as_known(ALL, TODAY, FIRST, LAST, lambda *one: told.append(one))
    assert told[-1][0] == told[-1][1] > 0

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        duties.facts_as_known(ALL, TODAY, FIRST, LAST, stop)
    assert duties.facts(ALL, FIRST, LAST).territories, "the connection is free again"


def test_tables_and_log_agree_whatever_was_written(
    any_store: AnyStore, campaign_size: Callable[[int, int], int]
) -> None:
    for seed in range(campaign_size(4, 60)):
        rng = random.Random(seed)
        made = RandomRecords(seed)
        with any_store.unit_of_work() as uow:
            for _ in range(3):
                for _, cls, _ in RECORDS:
                    record: Record = made.one(cls)
                    _bring_near(record, rng)
                    made.add_to(uow, record)
            uow.commit()
        with any_store.unit_of_work() as uow:
            for entry in uow.find(Engagement)[:5]:
                entry.place = f"nơi {seed}"
                entry.participant_ids = [any_store.person_id]
            uow.commit()
        scope = rng.choice([ALL, Scope(frozenset(one.id for one in made.made.values()))])
        first = TODAY - dt.timedelta(days=rng.randint(0, 500))
        last = first + dt.timedelta(days=rng.randint(0, 500))
        kinds = rng.choice([ALL_KINDS, frozenset(), {EngagementKind.TRIP}])
        duties = any_store.queries.duties
        live = duties.facts(scope, first, last, earlier=kinds)
        assert duties.facts_as_known(scope, TODAY, first, last, earlier=kinds) == live, seed
        keys = [one.key for one in live.engagements if isinstance(one.key, Key)]
        assert duties.engagement_facts(scope, keys) == live.engagements


def _bring_near(record: Record, rng: random.Random) -> None:
    """Bring days near the windows, so that ranges and orders are tried."""

    def near() -> dt.date:
        return TODAY - dt.timedelta(days=rng.randint(-100, 700))

    match record:
        case Engagement():
            record.starts_on = near()
            record.ends_on = record.starts_on + dt.timedelta(days=rng.randint(0, 20))
        case Report() | Fulfilment():
            record.period_from, record.handed_in_on = near(), near()
            record.period_to = near()
        case Finding():
            record.raised_on = near()
        case TerritoryRating():
            record.year, record.proposed_on = rng.randint(2024, 2027), near()
        case DatedRecord():
            record.valid_from, record.valid_to = near(), None
        case _:
            pass
