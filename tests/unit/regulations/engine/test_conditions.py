"""Conditions, the other rule otherwise, and on which days of the calendar something counts."""

from dataclasses import replace
from typing import Any

import pytest

from app.read_models.facts import NumberFact
from app.regulations.vocabulary.choices import Act, Per, Planning
from app.regulations.vocabulary.counts import ActOfEvent, Events, Papers
from app.regulations.vocabulary.deadlines import FromMoment
from app.regulations.vocabulary.periods import PerEvent, Quarter
from app.regulations.vocabulary.quantities import Condition
from tests.support.duty_facts import (
    assigned,
    event,
    meeting,
    on,
    qc_office,
    territory,
    trip,
)
from tests.unit.regulations.engine.office import (
    DONE,
    OVERDUE,
    UNDETERMINED,
    code,
    refused,
    row,
    rows,
    rule,
    state,
    text,
    visits,
    world,
)

AFTER_Q1 = on(4, 1)
IN_Q1 = on(3, 31)


def office(**of_territory: Any) -> Any:
    return world(qc_office(), territory(**of_territory))


def numbered(value: int | None, name: str = "population") -> Any:
    return office(numbers=() if value is None else (NumberFact(name, value),))


# About the territory ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "fits", "fits_not"),
    [
        (Condition(territory_kinds=("ward",)), {"kind": "ward"}, {"kind": "commune"}),
        (
            Condition(territory_kinds=("ward", "special_zone")),
            {"kind": "special_zone"},
            {"kind": "commune"},
        ),
        (
            Condition(territory_categories=("commune_level",)),
            {"category": "commune_level"},
            {"category": "agency"},
        ),
        (
            Condition(old_districts=("Huyện Đông Sơn",)),
            {"old_district": "Huyện Đông Sơn"},
            {"old_district": "Huyện Nga Sơn"},
        ),
        (
            Condition(organisations=("đảng bộ cơ sở",)),
            {"organisation": "đảng bộ cơ sở"},
            {"organisation": "chi bộ cơ sở"},
        ),
        (
            Condition(territory_kinds=("ward",), organisations=("đảng bộ cơ sở",)),
            {"kind": "ward", "organisation": "đảng bộ cơ sở"},
            {"kind": "ward", "organisation": "chi bộ cơ sở"},
        ),
    ],
)
def test_a_rule_for_some_territories_binds_no_other(
    when: Condition, fits: dict[str, Any], fits_not: dict[str, Any]
) -> None:
    owed = rule(period=Quarter(), when=when)
    assert state(owed, AFTER_Q1, office(**fits), during=IN_Q1) is OVERDUE
    assert rows(owed, AFTER_Q1, office(**fits_not), during=IN_Q1) == []


@pytest.mark.parametrize(
    "when",
    [
        Condition(old_districts=("Huyện Đông Sơn",)),
        Condition(organisations=("đảng bộ cơ sở",)),
        Condition(number="population", number_at_least=10_000),
    ],
)
def test_what_nobody_wrote_down_is_said_and_not_taken_for_no(when: Condition) -> None:
    owed = rule(period=Quarter(), when=when)
    one = row(owed, AFTER_Q1, office(), during=IN_Q1)
    assert (one.state, code(one)) == (UNDETERMINED, "condition_unknown")


def test_an_unknown_beside_a_no_is_a_no() -> None:
    owed = rule(
        period=Quarter(), when=Condition(territory_kinds=("ward",), old_districts=("Huyện A",))
    )
    assert rows(owed, AFTER_Q1, office(kind="commune"), during=IN_Q1) == []


@pytest.mark.parametrize(
    ("population", "binds"), [(9_999, False), (10_000, True), (19_999, True), (20_000, False)]
)
def test_a_size_on_its_threshold(population: int, binds: bool) -> None:
    owed = rule(
        period=Quarter(),
        when=Condition(number="population", number_at_least=10_000, number_below=20_000),
    )
    found = rows(owed, AFTER_Q1, numbered(population), during=IN_Q1)
    assert [one.state for one in found] == ([OVERDUE] if binds else [])


def test_the_size_of_the_period_counts() -> None:
    grown = office(
        numbers=(
            NumberFact("population", 9_000, on(1, 1)),
            NumberFact("population", 11_000, on(4, 1)),
        )
    )
    owed = rule(period=Quarter(), when=Condition(number="population", number_at_least=10_000))
    assert rows(owed, on(12, 1), grown, during=IN_Q1) == []
    assert state(owed, on(12, 1), grown, during=on(4, 1)) is OVERDUE


# Otherwise --------------------------------------------------------------------------------------


def by_size() -> Any:
    large = rule(
        id="lớn",
        count=visits(2),
        period=Quarter(),
        when=Condition(number="population", number_at_least=10_000),
        otherwise="nhỏ",
    )
    return text(large, rule(id="nhỏ", count=visits(1), period=Quarter()))


@pytest.mark.parametrize(
    ("population", "which", "need"), [(9_999, "nhỏ", 1), (10_000, "lớn", 2), (10_001, "lớn", 2)]
)
def test_otherwise_another_rule_holds(population: int, which: str, need: int) -> None:
    found = rows(by_size(), AFTER_Q1, numbered(population), during=IN_Q1)
    assert [(one.rule, one.figures[0].need) for one in found] == [(which, need)]


def test_while_the_size_is_unknown_neither_rule_is_held_against_anybody() -> None:
    found = rows(by_size(), AFTER_Q1, numbered(None), during=IN_Q1)
    assert {one.state for one in found} == {UNDETERMINED}


def test_a_chain_of_otherwise_holds_one_rule_at_a_time() -> None:
    large = rule(
        id="lớn",
        count=visits(3),
        period=Quarter(),
        when=Condition(number="population", number_at_least=20_000),
        otherwise="vừa",
    )
    middle = rule(
        id="vừa",
        count=visits(2),
        period=Quarter(),
        when=Condition(number="population", number_at_least=10_000),
        otherwise="nhỏ",
    )
    small = rule(id="nhỏ", count=visits(1), period=Quarter())
    for population, which in ((25_000, "lớn"), (15_000, "vừa"), (5_000, "nhỏ")):
        found = rows(text(large, middle, small), AFTER_Q1, numbered(population), during=IN_Q1)
        assert [one.rule for one in found] == [which], population


def test_a_chain_with_unlike_conditions() -> None:
    wards = rule(
        id="phường",
        count=visits(3),
        period=Quarter(),
        when=Condition(territory_kinds=("ward",)),
        otherwise="lớn",
    )
    large = rule(
        id="lớn",
        count=visits(2),
        period=Quarter(),
        when=Condition(number="population", number_at_least=10_000),
        otherwise="nhỏ",
    )
    all_three = text(wards, large, rule(id="nhỏ", count=visits(1), period=Quarter()))
    for kind, population, which in (
        ("ward", 5_000, "phường"),
        ("ward", 15_000, "phường"),
        ("commune", 15_000, "lớn"),
        ("commune", 5_000, "nhỏ"),
    ):
        place = office(kind=kind, numbers=(NumberFact("population", population),))
        found = rows(all_three, AFTER_Q1, place, during=IN_Q1)
        assert [one.rule for one in found] == [which], (kind, population)


# About the event --------------------------------------------------------------------------------

EVENT_CONDITIONS: list[tuple[Condition, dict[str, Any], dict[str, Any]]] = [
    (Condition(levels=("commune",)), {"level": "commune"}, {"level": "province"}),
    (Condition(categories=("committee",)), {"category": "committee"}, {"category": "regular"}),
    (
        Condition(subject_fields=("cán bộ",)),
        {"subject_fields": ("cán bộ", "đảng viên")},
        {"subject_fields": ("kinh tế",)},
    ),
    (
        Condition(planning=(Planning.URGENT, Planning.UNPLANNED)),
        {"planning": "urgent"},
        {"planning": "planned"},
    ),
]


def outcome(when: Condition, **said: Any) -> Any:
    return rule(
        **{
            "count": ActOfEvent(act=Act.OUTCOME),
            "period": PerEvent(events=("meeting",)),
            "deadline": FromMoment(days=3),
            "when": when,
            **said,
        }
    )


@pytest.mark.parametrize(("when", "fits", "fits_not"), EVENT_CONDITIONS)
def test_a_rule_for_some_events(
    when: Condition, fits: dict[str, Any], fits_not: dict[str, Any]
) -> None:
    held = on(3, 10)
    assert state(outcome(when), on(4, 1), meeting(held, **fits)) is OVERDUE
    assert rows(outcome(when), on(4, 1), meeting(held, **fits_not)) == []
    unsaid = row(outcome(when), on(4, 1), meeting(held))
    assert (unsaid.state, code(unsaid)) == (UNDETERMINED, "condition_unknown")


@pytest.mark.parametrize(("when", "fits", "fits_not"), EVENT_CONDITIONS)
def test_the_other_rule_takes_the_other_events(
    when: Condition, fits: dict[str, Any], fits_not: dict[str, Any]
) -> None:
    both = text(
        outcome(when, id="riêng", otherwise="chung"),
        replace(outcome(when), id="chung", when=None, deadline=FromMoment(days=10)),
    )
    held = on(3, 10)
    assert [o.rule for o in rows(both, on(4, 1), meeting(held, **fits))] == ["riêng"]
    assert [o.rule for o in rows(both, on(4, 1), meeting(held, **fits_not))] == ["chung"]
    unsaid = rows(both, on(4, 1), meeting(held))
    assert {one.state for one in unsaid} == {UNDETERMINED}


def test_the_kind_of_event_is_a_condition_too() -> None:
    owed = outcome(Condition(event_kinds=("meeting",)), period=PerEvent(events=("meeting", "trip")))
    found = rows(owed, on(4, 1), meeting(on(3, 10)), trip(on(3, 11)))
    assert [one.event for one in found] == ["meeting 10/03/2026"]


def test_the_kind_of_a_recorded_event_is_a_condition_too() -> None:
    owed = rule(
        id="riêng",
        count=Papers(kinds=("briefing",)),
        period=PerEvent(events=("working_session", "inspection")),
        deadline=FromMoment(days=5),
        when=Condition(event_kinds=("inspection",)),
        otherwise="chung",
    )
    other = replace(owed, id="chung", when=None, otherwise="")
    both = [event("working_session", on(3, 10)), event("inspection", on(3, 11))]
    found = rows(text(owed, other), on(4, 1), both)
    assert {(one.rule, one.period_from) for one in found} == {
        ("riêng", on(3, 11)),
        ("chung", on(3, 10)),
    }


def test_what_is_counted_is_chosen_by_the_condition_too() -> None:
    owed = rule(
        count=Events(kinds=("meeting",)), period=Quarter(), when=Condition(levels=("commune",))
    )
    right = meeting(on(2, 1), level="commune")
    wrong = meeting(on(2, 1), level="province")
    assert state(owed, AFTER_Q1, right, during=IN_Q1) is DONE
    assert state(owed, AFTER_Q1, wrong, during=IN_Q1) is OVERDUE
    unsaid = row(owed, AFTER_Q1, meeting(on(2, 1)), during=IN_Q1)
    assert (unsaid.state, refused(unsaid)) == (OVERDUE, ["event_unknown"])


def test_for_an_owner_over_all_his_territories_a_condition_asks_for_one_that_fits() -> None:
    owed = rule(period=Quarter(), per=Per.OWNER, when=Condition(territory_kinds=("ward",)))
    assert rows(owed, AFTER_Q1, office(), during=IN_Q1) == []
    both = [qc_office(), territory("phường", "ward"), assigned(where="phường")]
    assert state(owed, AFTER_Q1, world(both, trip(on(2, 1))), during=IN_Q1) is OVERDUE
    there = trip(on(2, 1), territories=("phường",))
    assert state(owed, AFTER_Q1, world(both, there), during=IN_Q1) is DONE
    to_both = trip(on(2, 1), territories=("xã", "phường"))
    assert state(owed, AFTER_Q1, world(both, to_both), during=IN_Q1) is DONE
