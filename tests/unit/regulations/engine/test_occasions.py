"""On each occasion: an event, an engagement, a paper, a begin or an end."""

import datetime as dt
from typing import Any

import pytest

from app.read_models.facts import TermFact
from app.regulations.vocabulary.choices import Act, Nature, Unit
from app.regulations.vocabulary.counts import ActOfEvent, Events, Papers
from app.regulations.vocabulary.deadlines import FromMoment
from app.regulations.vocabulary.periods import (
    PerEvent,
)
from app.regulations.vocabulary.quantities import Quota
from tests.support.duty_facts import (
    assigned,
    event,
    meeting,
    on,
    paper,
    qc_office,
    territory,
    trip,
)
from tests.unit.regulations.engine.office import (
    BREACHED,
    DONE,
    KEPT,
    OVERDUE,
    row,
    rows,
    rule,
    state,
    visits,
    world,
)

# On an occasion ---------------------------------------------------------------------------------


def briefing(**said: Any) -> Any:
    return rule(
        **{
            "count": Papers(kinds=("briefing",)),
            "period": PerEvent(events=("working_session",)),
            "deadline": FromMoment(days=5),
            **said,
        }
    )


def test_each_event_makes_a_duty_of_its_own() -> None:
    two = [event("working_session", on(3, 10)), event("working_session", on(9, 10))]
    done = paper("briefing", on(3, 12), event=two[0].key)
    assert state(briefing(), on(10, 1), two, done, event=two[0].key) is DONE
    assert state(briefing(), on(10, 1), two, done, event=two[1].key) is OVERDUE


def test_one_paper_answers_one_event_only() -> None:
    two = [event("working_session", on(3, 10)), event("working_session", on(3, 11))]
    both = rows(briefing(), on(4, 1), two, paper("briefing", on(3, 12)))
    assert sorted(one.state for one in both) == sorted([DONE, OVERDUE])


def test_an_event_elsewhere_or_before_the_regulation_binds_nobody() -> None:
    assert rows(briefing(), on(4, 1), event("working_session", on(3, 10), "phường")) == []
    early = event("working_session", on(12, 31, 2025))
    assert rows(briefing(), on(4, 1), early, first=on(12, 1, 2025)) == []
    on_first = event("working_session", on(1, 1))
    assert len(rows(briefing(), on(4, 1), on_first)) == 1


@pytest.mark.parametrize(
    ("occasion", "day"),
    [
        ("assignment_began", on(2, 1)),
        ("assignment_ended", on(8, 31)),
        ("territory_began", on(2, 1)),
        ("territory_ended", on(9, 30)),
        ("term_began", on(5, 1)),
        ("term_ended", on(7, 31)),
    ],
)
def test_begins_and_ends_are_occasions_too(occasion: str, day: dt.date) -> None:
    office = world(
        qc_office(since=on(2, 1), until=on(8, 31)),
        territory(since=on(2, 1), until=on(9, 30)),
        TermFact(on(5, 1), on(7, 31)),
    )
    owed = briefing(period=PerEvent(events=(occasion,)))
    found = [one.period_from for one in rows(owed, on(12, 1), office)]
    # What happens to the territory after the assignment has ended is no duty any more.
    assert found == ([] if occasion == "territory_ended" else [day])


def test_an_engagement_or_a_paper_may_be_the_occasion() -> None:
    after_meeting = briefing(period=PerEvent(events=("meeting",)))
    held = meeting(on(3, 10))
    assert row(after_meeting, on(3, 12), held).due_on == on(3, 15)
    cancelled = meeting(on(3, 10), cancelled_on=on(3, 9))
    assert rows(after_meeting, on(3, 12), cancelled) == []
    after_finding = briefing(period=PerEvent(events=("finding",)))
    assert row(after_finding, on(3, 12), paper("finding", on(3, 10))).due_on == on(3, 15)


def test_two_must_be_done_on_each_occasion() -> None:
    owed = briefing(count=Events(kinds=("trip",), quota=Quota(at_least=2)))
    session = event("working_session", on(3, 10))
    assert state(owed, on(3, 20), session, trip(on(3, 11))) is OVERDUE
    both = row(owed, on(3, 20), session, trip(on(3, 11)), trip(on(3, 14)))
    assert (both.state, both.done_on) == (DONE, on(3, 14))


def test_days_are_counted_on_an_occasion_too() -> None:
    owed = rule(
        count=visits(3, unit=Unit.DAYS),
        period=PerEvent(events=("working_session",)),
        deadline=FromMoment(days=30),
    )
    session = event("working_session", on(3, 10))
    short = row(owed, on(5, 1), session, trip(on(3, 12), on(3, 13)))
    assert (short.state, short.figures[0].have, short.figures[0].unit) == (OVERDUE, 2, "days")
    one = row(owed, on(5, 1), session, trip(on(3, 12), on(3, 14)))
    assert (one.state, one.done_on) == (DONE, on(3, 14))


def test_one_visit_to_two_territories_makes_no_row_twice() -> None:
    office = world(
        qc_office(),
        territory("phường"),
        assigned(where="phường"),
        meeting(on(3, 10), territories=("xã", "phường")),
    )
    owed = rule(
        count=ActOfEvent(act=Act.OUTCOME),
        period=PerEvent(events=("meeting",)),
        deadline=FromMoment(days=3),
    )
    found = rows(owed, on(4, 1), office)
    assert len({one.identity for one in found}) == len(found)


def test_a_ban_on_an_occasion_is_kept_or_broken() -> None:
    owed = rule(
        count=Events(kinds=("meeting",)),
        period=PerEvent(events=("inspection",)),
        deadline=FromMoment(days=5),
        nature=Nature.BAN,
    )
    visit = event("inspection", on(3, 10))
    assert state(owed, on(4, 1), visit) is KEPT
    assert state(owed, on(4, 1), visit, meeting(on(3, 11))) is BREACHED
