"""From when to when a rule binds: decision, parent, the territory's life, events, own days."""

import datetime as dt
from typing import Any

import pytest

from app.read_models.facts import DecisionFact
from app.regulations.regulation import Document, Validity
from app.regulations.vocabulary.choices import Begins, DocumentRole
from app.regulations.vocabulary.counts import Papers
from app.regulations.vocabulary.part_periods import FullQuota
from app.regulations.vocabulary.periods import Month, Whole
from app.regulations.vocabulary.who import TerritoryOwner
from tests.support.duty_facts import event, on, paper, qc_office, territory, trip
from tests.unit.regulations.engine.office import (
    COMING,
    DONE,
    DUE,
    ENDED,
    OVERDUE,
    code,
    row,
    rows,
    rule,
    state,
    text,
    world,
)

ONE_DAY = dt.timedelta(days=1)


def bound(ruled: Any, facts: Any, day: dt.date) -> bool:
    """Tell whether a report of the month would be owed for this day."""
    return any(
        one.period_from is not None and one.period_from <= day
        for one in rows(ruled, on(12, 31), facts, during=day)
    )


def over_time(**validity: Any) -> Any:
    """Return a duty once over the whole time: its row shows from when to when it binds."""
    return rule(period=Whole(), validity=Validity(**validity))


def days_of(ruled: Any, facts: Any) -> list[tuple[dt.date | None, dt.date | None]]:
    return [(o.period_from, o.period_to) for o in rows(ruled, on(12, 31), facts)]


DECISION = DecisionFact("qđ", "12-QĐ/BTCTU", signed_on=on(3, 20))


@pytest.mark.parametrize(
    ("begins", "first"),
    [
        (Begins.ASSIGNMENT, on(4, 1)),
        (Begins.DECISION, on(3, 20)),
        (Begins.TERRITORY, on(2, 10)),
        (Begins.PARENT, on(4, 1)),
    ],
)
def test_from_what_a_duty_begins(begins: Begins, first: dt.date) -> None:
    facts = world(qc_office(since=on(4, 1), decision="qđ"), territory(since=on(2, 10)), DECISION)
    assert days_of(over_time(begins=begins), facts) == [(first, None)]


def test_nothing_begins_before_the_regulation_applies() -> None:
    early = DecisionFact("qđ", "12-QĐ/BTCTU", signed_on=on(12, 20, 2025))
    facts = world(qc_office(since=on(1, 5), decision="qđ"), early)
    assert days_of(over_time(begins=Begins.DECISION), facts) == [(on(1, 1), None)]


def test_a_decision_signed_after_the_start_does_not_put_it_off() -> None:
    late = DecisionFact("qđ", "12-QĐ/BTCTU", signed_on=on(4, 20))
    facts = world(qc_office(since=on(4, 1), decision="qđ"), late)
    assert days_of(over_time(begins=Begins.DECISION), facts) == [(on(4, 1), None)]


@pytest.mark.parametrize(
    ("signed", "first"), [(on(5, 4), on(5, 4)), (on(12, 1, 2025), on(1, 1)), (None, on(1, 1))]
)
def test_from_the_parent_resolution(signed: dt.date | None, first: dt.date) -> None:
    parent = Document(role=DocumentRole.PARENT, title="Nghị quyết", signed_on=signed)
    other = Document(role=DocumentRole.BASIS, title="Căn cứ khác", signed_on=on(9, 9))
    ruled = text(over_time(begins=Begins.PARENT), documents=(parent, other))
    assert days_of(ruled, world(qc_office())) == [(first, None)]
    not_asked = text(over_time(), documents=(parent,))
    assert days_of(not_asked, world(qc_office())) == [(on(1, 1), None)]


# The life of the territory ----------------------------------------------------------------------


def living(since: dt.date | None = None, until: dt.date | None = None) -> Any:
    return world(qc_office(), territory(since=since, until=until))


def test_a_duty_before_the_territory_exists() -> None:
    born = living(since=on(7, 1))
    assert days_of(over_time(), born) == [(on(7, 1), None)]
    assert days_of(over_time(days_before_territory=30), born) == [(on(6, 1), None)]
    owed = rule(period=Month(), validity=Validity(days_before_territory=30))
    early = world(qc_office(), territory(since=on(7, 1)), trip(on(6, 1)))
    assert state(owed, on(8, 1), early, during=on(6, 1)) is DONE
    assert rows(owed, on(8, 1), born, during=on(5, 31)) == []


def test_a_duty_after_the_territory_has_ended() -> None:
    gone = living(until=on(6, 30))
    assert days_of(over_time(), gone) == [(on(1, 1), on(6, 30))]
    after = over_time(days_after_territory=15)
    assert days_of(after, gone) == [(on(1, 1), on(7, 15))]
    done = world(qc_office(), territory(until=on(6, 30)), trip(on(7, 15)))
    assert state(after, on(8, 1), done) is DONE
    late = world(qc_office(), territory(until=on(6, 30)), trip(on(7, 16)))
    assert state(after, on(8, 1), late) is not DONE


def test_an_assignment_of_its_own_days_is_not_stretched() -> None:
    born = world(qc_office(since=on(6, 16)), territory(since=on(7, 1)))
    assert days_of(over_time(days_before_territory=30), born) == [(on(6, 16), None)]
    gone = world(qc_office(until=on(7, 10)), territory(until=on(6, 30)))
    assert days_of(over_time(days_after_territory=30), gone) == [(on(1, 1), on(7, 10))]
    with_it = world(qc_office(until=on(6, 30)), territory(until=on(6, 30)))
    assert days_of(over_time(days_after_territory=30), with_it) == [(on(1, 1), on(7, 30))]
    before = world(qc_office(until=on(6, 29)), territory(until=on(6, 30)))
    assert days_of(over_time(days_after_territory=30), before) == [(on(1, 1), on(6, 29))]


def test_a_monthly_duty_ends_with_its_territory() -> None:
    gone = living(until=on(6, 15))
    owed = rule(period=Month(), part_of_period=FullQuota())
    assert state(owed, on(6, 15), gone, during=on(6, 1)) is not ENDED
    one = row(owed, on(7, 1), gone, during=on(6, 1))
    assert (one.state, code(one)) == (ENDED, "territory_ended")
    assert rows(owed, on(8, 1), gone, during=on(7, 1)) == []
    assert state(owed, on(8, 1), gone, during=on(5, 1)) is OVERDUE


def test_the_territory_itself_may_owe_after_its_end() -> None:
    owed = rule(
        who=TerritoryOwner(followed=False),
        count=Papers(kinds=("review",)),
        period=Whole(),
        validity=Validity(days_after_territory=30),
    )
    facts = world(territory(until=on(6, 30)), paper("review", on(7, 20), author="xã"))
    one = row(owed, on(8, 15), facts)
    assert (one.period_to, one.state) == (on(7, 30), DONE)


# Events and own days ----------------------------------------------------------------------------


def test_only_from_an_event_on() -> None:
    owed = over_time(from_event="congress")
    assert days_of(owed, world(qc_office())) == []
    held = world(qc_office(), event("congress", on(5, 5)))
    assert days_of(owed, held) == [(on(5, 5), None)]
    elsewhere = world(qc_office(), event("congress", on(5, 5), "phường"))
    assert days_of(owed, elsewhere) == []


def test_until_an_event() -> None:
    owed = over_time(until_event="congress")
    assert days_of(owed, world(qc_office())) == [(on(1, 1), None)]
    held = world(qc_office(), event("congress", on(5, 5)))
    assert days_of(owed, held) == [(on(1, 1), on(5, 5))]
    monthly = rule(period=Month(), validity=Validity(until_event="congress"))
    assert bound(monthly, held, on(5, 1))
    assert not bound(monthly, held, on(6, 1))
    one = row(monthly, on(6, 1), held, during=on(5, 1))
    assert (one.state, code(one)) == (ENDED, "event")


def test_an_event_to_come_makes_nobody_owe_today() -> None:
    monthly = rule(period=Month(), validity=Validity(from_event="congress"))
    held = world(qc_office(), event("congress", on(5, 5)))
    assert {one.state for one in rows(monthly, on(5, 4), held, during=on(5, 1))} <= {COMING}
    assert state(monthly, on(5, 5), held, during=on(5, 1)) is DUE


def test_the_rule_has_days_of_its_own() -> None:
    owed = over_time(first=on(3, 1), last=on(9, 30))
    assert days_of(owed, world(qc_office())) == [(on(3, 1), on(9, 30))]
    monthly = rule(period=Month(), validity=Validity(first=on(3, 1), last=on(9, 30)))
    for day, owes in (
        (on(2, 28), False),
        (on(3, 1), True),
        (on(9, 30), True),
        (on(10, 1), False),
    ):
        assert bound(monthly, world(qc_office()), day) is owes


def test_the_regulation_has_its_days() -> None:
    monthly = rule(period=Month())
    ruled = text(monthly, applies_from=on(3, 1), in_force_to=on(9, 30))
    for day, owes in (
        (on(2, 28), False),
        (on(3, 1), True),
        (on(9, 30), True),
        (on(10, 1), False),
    ):
        assert bound(ruled, world(qc_office()), day) is owes
    off = text(monthly, applies_from=None)
    assert rows(off, on(5, 1), during=on(5, 1)) == []
