"""Territories that merge, split and are renamed: no duty is lost, none is owed twice."""

import datetime as dt
from typing import Any

import pytest

from app.read_models.facts import NumberFact, SuccessionFact
from app.regulations.vocabulary.choices import Per
from app.regulations.vocabulary.counts import Papers
from app.regulations.vocabulary.part_periods import FullQuota, NoDuty
from app.regulations.vocabulary.periods import Month, PerEvent, Quarter, Sliding, Whole
from app.regulations.vocabulary.quantities import Condition
from tests.support.duty_facts import (
    assigned,
    event,
    group,
    month,
    on,
    paper,
    person,
    territory,
    trip,
)
from tests.unit.regulations.engine.office import (
    BREACHED,
    DONE,
    DUE,
    ENDED,
    OVERDUE,
    code,
    row,
    rows,
    rule,
    state,
    visits,
    world,
)

MERGED = on(2, 15)
BEFORE = on(2, 14)
IN_Q1 = on(3, 31)
AFTER_Q1 = on(4, 1)
OPEN = {OVERDUE, DUE}


def people() -> list[Any]:
    return [person("an"), person("bình"), group()]


def merger(*, same_group: bool = True, part: bool = False) -> list[Any]:
    """Return two communes that became one on 15/02/2026, followed by one group, or by two."""
    successor = "nhóm" if same_group else "nhóm khác"
    return [
        people(),
        group("nhóm khác", "cúc", ()),
        person("cúc"),
        [territory(key, until=BEFORE) for key in ("cũ 1", "cũ 2")],
        territory("mới", since=MERGED),
        [SuccessionFact(key, "mới", MERGED, is_part=part) for key in ("cũ 1", "cũ 2")],
        [assigned(where=key, until=BEFORE) for key in ("cũ 1", "cũ 2")],
        assigned(successor, "mới", since=MERGED),
    ]


def split() -> list[Any]:
    """Return a commune of which two were made on 15/02/2026."""
    return [
        people(),
        territory("cũ", until=BEFORE),
        [territory(key, since=MERGED) for key in ("mới 1", "mới 2")],
        [SuccessionFact("cũ", key, MERGED, is_part=True) for key in ("mới 1", "mới 2")],
        assigned(where="cũ", until=BEFORE),
        [assigned(where=key, since=MERGED) for key in ("mới 1", "mới 2")],
    ]


def places(ruled: Any, today: dt.date, *given: object, **said: Any) -> dict[Any, Any]:
    found = rows(ruled, today, world(*given), **{"during": IN_Q1, **said})
    return {one.territory: one.state for one in found}


QUARTERLY = rule(period=Quarter())


def test_what_is_open_goes_on_in_what_the_territory_became() -> None:
    found = places(QUARTERLY, AFTER_Q1, merger())
    assert found == {"cũ 1": ENDED, "cũ 2": ENDED, "mới": OVERDUE}


def test_what_was_done_at_the_predecessor_counts_on() -> None:
    done = trip(on(2, 1), territories=("cũ 1",))
    found = places(QUARTERLY, AFTER_Q1, merger(), done)
    assert found["mới"] is DONE
    assert OVERDUE not in found.values()


def test_a_quarter_through_a_merger_is_a_whole_one() -> None:
    owed = rule(period=Quarter(), part_of_period=NoDuty())
    assert places(owed, AFTER_Q1, merger())["mới"] is OVERDUE


def test_two_visits_before_and_after_make_two() -> None:
    owed = rule(period=Quarter(), count=visits(2))
    done = [trip(on(2, 1), territories=("cũ 1",)), trip(on(3, 1), territories=("mới",))]
    assert places(owed, AFTER_Q1, merger(), done)["mới"] is DONE
    assert places(owed, AFTER_Q1, merger(), done[1:])["mới"] is OVERDUE


def test_a_quarter_after_the_merger_knows_the_old_ones_no_more() -> None:
    found = places(QUARTERLY, on(7, 1), merger(), during=on(6, 30))
    assert found == {"mới": OVERDUE}


def test_a_quarter_before_the_merger_stays_as_it_was() -> None:
    found = rows(
        rule(period=Month(), part_of_period=FullQuota()),
        AFTER_Q1,
        world(merger(), trip(on(1, 10), territories=("cũ 1",))),
        during=on(1, 15),
    )
    assert {one.territory: one.state for one in found} == {"cũ 1": DONE, "cũ 2": OVERDUE}


def test_another_group_takes_over_its_own_part_alone() -> None:
    owed = rule(period=Quarter(), part_of_period=FullQuota())
    before = trip(on(2, 1), territories=("cũ 1",))
    found = rows(owed, AFTER_Q1, world(merger(same_group=False), before), during=IN_Q1)
    states = {(one.owner, one.territory): one.state for one in found}
    # What the other group did before is not theirs.
    assert states["nhóm khác", "mới"] is OVERDUE
    assert states["nhóm", "cũ 1"] is DONE
    assert states["nhóm", "cũ 2"] is ENDED


def test_each_half_of_a_split_owes_its_own() -> None:
    found = places(QUARTERLY, AFTER_Q1, split())
    assert found == {"cũ": ENDED, "mới 1": OVERDUE, "mới 2": OVERDUE}
    one_half = trip(on(3, 1), territories=("mới 1",))
    found = places(QUARTERLY, AFTER_Q1, split(), one_half)
    assert found == {"cũ": ENDED, "mới 1": DONE, "mới 2": OVERDUE}


def test_a_report_about_the_old_one_counts_for_the_new() -> None:
    owed = rule(count=Papers(kinds=("monthly",)), period=Month())
    done = paper("monthly", on(2, 10), month(2), territory="cũ 1")
    found = places(owed, on(3, 5), merger(), done, during=on(2, 28))
    assert found["mới"] is DONE


def test_over_all_territories_nothing_changes_with_a_merger() -> None:
    owed = rule(period=Quarter(), per=Per.OWNER)
    found = rows(
        owed,
        AFTER_Q1,
        world(merger()),
        during=IN_Q1,
    )
    ours = [one for one in found if one.owner == "nhóm"]
    assert [(one.territory, one.state) for one in ours] == [(None, OVERDUE)]
    done = trip(on(2, 1), territories=("cũ 1",))
    found = rows(owed, AFTER_Q1, world(merger(), done), during=IN_Q1)
    assert [one.state for one in found if one.owner == "nhóm"] == [DONE]


@pytest.mark.parametrize(
    ("done", "last"), [((), on(4, 1)), ((on(2, 1),), on(5, 1)), ((on(3, 1),), on(6, 1))]
)
def test_the_gap_runs_on_through_the_merger(done: tuple[dt.date, ...], last: dt.date) -> None:
    owed = rule(period=Sliding(months=3))
    given = [trip(day, territories=("cũ 1",) if day < MERGED else ("mới",)) for day in done]
    today = on(3, 15)
    found = rows(owed, today, world(merger(), given))
    running = [one for one in found if one.territory == "mới" and one.state is DUE]
    assert [one.due_on for one in running] == [last]


def test_once_in_all_the_time_is_done_before_the_merger_too() -> None:
    owed = rule(period=Whole())
    done = trip(on(2, 1), territories=("cũ 1",))
    found = places(owed, AFTER_Q1, merger(), done)
    assert OVERDUE not in found.values()
    assert found["mới"] is DONE


def test_an_assignment_that_only_goes_on_is_no_new_beginning() -> None:
    owed = rule(count=Papers(kinds=("monthly",)), period=PerEvent(events=("assignment_began",)))
    found = rows(owed, AFTER_Q1, world(merger()), first=on(2, 1), last=on(3, 31))
    assert [one.territory for one in found if one.owner == "nhóm"] == []
    other = rows(owed, AFTER_Q1, world(merger(same_group=False)), first=on(2, 1), last=on(3, 31))
    assert [(one.owner, one.territory) for one in other] == [("nhóm khác", "mới")]


def test_a_renamed_territory_is_followed_on() -> None:
    renamed = [
        people(),
        territory("cũ", until=BEFORE),
        territory("mới", since=MERGED),
        SuccessionFact("cũ", "mới", MERGED),
        assigned(where="cũ", until=BEFORE),
        assigned(where="mới", since=MERGED),
    ]
    done = trip(on(1, 20), territories=("cũ",))
    assert places(QUARTERLY, AFTER_Q1, renamed, done)["mới"] is DONE
    assert places(QUARTERLY, AFTER_Q1, renamed) == {"cũ": ENDED, "mới": OVERDUE}


def test_the_size_after_the_merger_is_that_of_the_new_one() -> None:
    owed = rule(period=Quarter(), when=Condition(number="population", number_at_least=10_000))
    large = territory("mới", since=MERGED, numbers=(NumberFact("population", 12_000),))
    small = [
        territory(key, until=BEFORE, numbers=(NumberFact("population", 6_000),))
        for key in ("cũ 1", "cũ 2")
    ]
    found = places(owed, AFTER_Q1, merger(), small, large)
    assert found == {"mới": OVERDUE}


def test_an_event_at_the_old_territory_is_answered_at_the_new() -> None:
    owed = rule(
        count=Papers(kinds=("briefing",)),
        period=PerEvent(events=("working_session",)),
    )
    session = event("working_session", on(2, 10), "cũ 1")
    found = rows(owed, AFTER_Q1, world(merger(), session))
    # One working session is one duty, wherever it shows.
    assert len([one for one in found if one.state in OPEN]) <= 1
    done = paper("briefing", on(2, 20), event=session.key)
    answered = rows(owed, AFTER_Q1, world(merger(), session, done))
    assert OVERDUE not in {one.state for one in answered}
    assert BREACHED not in {one.state for one in answered}


def test_an_assignment_to_an_ended_territory_ends_with_it() -> None:
    forgotten = [people(), territory("cũ", until=BEFORE), assigned(where="cũ")]
    one = row(QUARTERLY, AFTER_Q1, world(forgotten), during=IN_Q1)
    assert (one.state, code(one)) == (ENDED, "territory_ended")
    assert rows(QUARTERLY, on(7, 1), world(forgotten), during=on(6, 30)) == []
    assert state(QUARTERLY, on(2, 1), world(forgotten), during=IN_Q1) is DUE
