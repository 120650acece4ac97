"""What is counted: visits, either of both, days, percentages, ranges, papers, recorded events."""

import datetime as dt
from typing import Any

import pytest

from app.read_models.facts import NumberFact
from app.read_models.obligations import DutyState
from app.regulations.regulation import OfficeOwn
from app.regulations.vocabulary.choices import (
    Distinct,
    Outside,
    Per,
    PlacedOn,
    Unit,
)
from app.regulations.vocabulary.counts import Events
from app.regulations.vocabulary.periods import Quarter
from app.regulations.vocabulary.quantities import KindLimit, Quota
from app.regulations.vocabulary.silence import Silent, Unknown
from tests.support.duty_facts import (
    assigned,
    engagement,
    meeting,
    on,
    qc_office,
    territory,
    trip,
)
from tests.unit.regulations.engine.office import (
    BREACHED,
    COMING,
    DONE,
    DUE,
    KEPT,
    OVERDUE,
    UNDETERMINED,
    WARNING,
    code,
    refused,
    row,
    rows,
    rule,
    state,
    visits,
    world,
)

END_OF_Q1 = on(3, 31)
AFTER_Q1 = on(4, 1)


def quarterly(count: Any, **said: Any) -> Any:
    return rule(count=count, period=Quarter(), **said)


# Visits -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "done", "expected"),
    [
        (on(3, 31), None, DUE),
        (on(4, 1), None, OVERDUE),
        (on(4, 30), on(1, 1), DONE),
        (on(4, 30), on(3, 31), DONE),
        (on(4, 30), on(4, 1), OVERDUE),  # belongs to the second quarter
        (on(4, 30), on(12, 31, 2025), OVERDUE),
    ],
)
def test_a_visit_counts_in_the_quarter_of_its_day(
    today: dt.date, done: dt.date | None, expected: DutyState
) -> None:
    what = [trip(done)] if done else []
    assert state(quarterly(visits(1)), today, what, during=END_OF_Q1) is expected


def test_two_visits_are_owed_and_one_is_too_few() -> None:
    owed = quarterly(visits(2))
    one = row(owed, AFTER_Q1, trip(on(1, 5)), during=END_OF_Q1)
    assert (one.state, one.days_late, one.figures[0].have, one.figures[0].need) == (
        OVERDUE,
        1,
        1,
        2,
    )
    both = row(owed, AFTER_Q1, trip(on(1, 5)), trip(on(3, 31)), during=END_OF_Q1)
    assert (both.state, both.done_on) == (DONE, on(3, 31))


def test_before_the_period_it_is_coming() -> None:
    assert state(quarterly(visits(1)), END_OF_Q1, during=on(4, 1)) is COMING
    assert state(quarterly(visits(1)), on(4, 1), during=on(4, 1)) is DUE


def test_either_of_both_kinds_counts_and_no_third() -> None:
    either = quarterly(Events(kinds=("trip", "meeting"), quota=Quota(at_least=2)))
    mixed = row(either, AFTER_Q1, trip(on(2, 1)), meeting(on(3, 1)), during=END_OF_Q1)
    assert (mixed.state, mixed.done_on) == (DONE, on(3, 1))
    other = row(
        either, AFTER_Q1, trip(on(2, 1)), engagement("exchange", on(3, 1)), during=END_OF_Q1
    )
    assert (other.state, other.figures[0].have) == (OVERDUE, 1)


def test_what_was_cancelled_never_counts() -> None:
    gone = trip(on(2, 1), cancelled_on=on(1, 30))
    assert state(quarterly(visits(1)), AFTER_Q1, gone, during=END_OF_Q1) is OVERDUE


def test_a_trip_over_the_end_of_a_quarter_counts_once() -> None:
    over = trip(on(3, 30), on(4, 2))
    by_start, by_end = (
        quarterly(visits(1, placed_on=PlacedOn.START)),
        quarterly(visits(1, placed_on=PlacedOn.END)),
    )
    assert state(by_start, on(7, 1), over, during=END_OF_Q1) is DONE
    assert state(by_start, on(7, 1), over, during=on(6, 30)) is OVERDUE
    assert state(by_end, on(7, 1), over, during=END_OF_Q1) is OVERDUE
    assert state(by_end, on(7, 1), over, during=on(6, 30)) is DONE


def test_its_days_are_shared_out_over_the_two_quarters() -> None:
    days = quarterly(visits(2, unit=Unit.DAYS))
    over = trip(on(3, 30), on(4, 2))
    first = row(days, on(7, 1), over, during=END_OF_Q1)
    second = row(days, on(7, 1), over, during=on(6, 30))
    assert (first.state, first.figures[0].have, first.done_on) == (DONE, 2, on(3, 31))
    assert (second.state, second.figures[0].have, second.done_on) == (DONE, 2, on(4, 2))
    assert first.figures[0].unit == "days"


def test_days_to_come_of_a_running_trip_are_not_counted_yet() -> None:
    days = quarterly(visits(3, unit=Unit.DAYS))
    running = trip(on(2, 10), on(2, 12))
    assert row(days, on(2, 11), running, during=END_OF_Q1).figures[0].have == 2
    assert state(days, on(2, 12), running, during=END_OF_Q1) is DONE


def test_one_day_of_two_trips_is_one_day() -> None:
    days = quarterly(visits(3, unit=Unit.DAYS))
    twice = [trip(on(2, 10), on(2, 11)), trip(on(2, 11), on(2, 11), key="cùng ngày")]
    one = row(days, AFTER_Q1, twice, during=END_OF_Q1)
    assert (one.state, one.figures[0].have) == (OVERDUE, 2)


def test_doubles_count_once_where_the_rule_says_so() -> None:
    twice = [
        trip(on(2, 10), key="sáng", place="Thôn 1"),
        trip(on(2, 10), key="chiều", place="Thôn 2"),
        trip(on(3, 10), key="lại", place="Thôn 1"),
    ]
    for distinct, have in ((Distinct.NONE, 3), (Distinct.DAY, 2), (Distinct.PLACE, 2)):
        owed = quarterly(visits(3, distinct=distinct))
        assert row(owed, AFTER_Q1, twice, during=END_OF_Q1).figures[0].have == have


def test_each_territory_counts_once_for_an_owner_over_all_his() -> None:
    office = [qc_office(), territory("phường"), assigned(where="phường")]
    owed = quarterly(visits(2, distinct=Distinct.TERRITORY), per=Per.OWNER)
    same = [trip(on(2, 10)), trip(on(2, 20))]
    both = [trip(on(2, 10)), trip(on(2, 20), territories=("phường",))]
    assert state(owed, AFTER_Q1, world(office, same), during=END_OF_Q1) is OVERDUE
    assert state(owed, AFTER_Q1, world(office, both), during=END_OF_Q1) is DONE


@pytest.mark.parametrize(
    ("field", "right", "wrong", "missing"),
    [
        ("levels", {"level": "commune"}, {"level": "province"}, "level_unknown"),
        ("categories", {"category": "regular"}, {"category": "committee"}, "category_unknown"),
        (
            "subject_fields",
            {"subject_fields": ("đảng viên", "cán bộ")},
            {"subject_fields": ("kinh tế",)},
            "field_unknown",
        ),
    ],
)
def test_only_a_level_category_or_field_counts_and_what_is_not_written_is_named(
    field: str, right: dict[str, Any], wrong: dict[str, Any], missing: str
) -> None:
    limit: Any = {"levels": "commune", "categories": "regular", "subject_fields": "cán bộ"}[field]
    limits: dict[str, Any] = {field: (limit,)}
    for owed in (
        quarterly(Events(kinds=("meeting",), **limits)),
        quarterly(
            Events(
                kinds=("trip", "meeting"),
                only=(KindLimit(kinds=("meeting",), **limits),),
            )
        ),
    ):
        assert state(owed, AFTER_Q1, meeting(on(2, 1), **right), during=END_OF_Q1) is DONE
        other = row(owed, AFTER_Q1, meeting(on(2, 1), **wrong), during=END_OF_Q1)
        assert (other.state, other.uses) == (OVERDUE, ())
        unsaid = row(owed, AFTER_Q1, meeting(on(2, 1)), during=END_OF_Q1)
        assert (unsaid.state, refused(unsaid)) == (OVERDUE, [missing])


def test_a_limit_of_one_kind_leaves_the_others_as_they_are() -> None:
    owed = quarterly(
        Events(
            kinds=("trip", "meeting"),
            only=(
                KindLimit(kinds=("meeting",), levels=(), categories=("committee",)),
                KindLimit(kinds=("meeting",), subject_fields=()),
            ),
        )
    )
    assert state(owed, AFTER_Q1, trip(on(2, 1)), during=END_OF_Q1) is DONE


# Numbers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "branches", "need"),
    [
        ("30%", 7, 3),  # 2.1
        ("30%", 10, 3),  # just 3: no float may make 4 of it
        ("1/3", 7, 3),  # 2.33
        ("1/3", 9, 3),
        ("12,5%", 16, 2),
        ("100%", 5, 5),
        ("30%", 0, 0),
    ],
)
def test_a_share_of_a_number_is_rounded_up(share: str, branches: int, need: int) -> None:
    owed = rule(
        count=Events(kinds=("trip",), quota=Quota(share=share, of="branches")), period=Quarter()
    )
    place = territory(numbers=(NumberFact("branches", branches),))
    one = row(owed, on(2, 1), world(qc_office(), place), during=END_OF_Q1)
    assert (one.figures[0].need or 0) == need


def test_a_share_of_none_is_owed_by_nobody() -> None:
    owed = rule(
        count=Events(kinds=("trip",), quota=Quota(share="30%", of="branches")), period=Quarter()
    )
    place = territory(numbers=(NumberFact("branches", 0),))
    found = rows(owed, AFTER_Q1, world(qc_office(), place), during=END_OF_Q1)
    assert OVERDUE not in {one.state for one in found}


def test_the_number_of_the_period_counts_and_an_unknown_one_is_said() -> None:
    owed = rule(
        count=Events(kinds=("trip",), quota=Quota(share="50%", of="branches")), period=Quarter()
    )
    place = territory(
        numbers=(NumberFact("branches", 4, on(1, 1)), NumberFact("branches", 8, on(4, 1)))
    )
    grown = world(qc_office(), place)
    assert row(owed, on(7, 1), grown, during=on(2, 1)).figures[0].need == 2
    assert row(owed, on(7, 1), grown, during=on(5, 1)).figures[0].need == 4
    silent = row(owed, AFTER_Q1, trip(on(2, 1)), during=END_OF_Q1)
    assert (silent.state, code(silent)) == (UNDETERMINED, "number_unknown")


def test_a_share_of_the_territories_of_an_owner() -> None:
    places = [territory(key) for key in ("xã", "phường", "đặc khu")]
    office = [qc_office(), places, [assigned(where=one.key) for one in places]]
    owed = rule(
        count=Events(
            kinds=("trip",),
            quota=Quota(share="50%", of="territories"),
            distinct=Distinct.TERRITORY,
        ),
        period=Quarter(),
        per=Per.OWNER,
    )
    one = row(owed, AFTER_Q1, world(office, trip(on(2, 1))), during=END_OF_Q1)
    assert (one.figures[0].need, one.figures[0].have, one.state) == (2, 1, OVERDUE)


def test_the_share_never_asks_for_less_than_the_least() -> None:
    owed = rule(
        count=Events(kinds=("trip",), quota=Quota(at_least=2, share="10%", of="branches")),
        period=Quarter(),
    )
    place = territory(numbers=(NumberFact("branches", 5),))
    assert row(owed, on(2, 1), world(qc_office(), place), during=END_OF_Q1).figures[0].need == 2


@pytest.mark.parametrize(
    ("number", "expected", "why"),
    [
        (0, WARNING, "under_minimum"),
        (1, WARNING, "under_minimum"),
        (2, DONE, ""),
        (3, DONE, ""),
        (4, WARNING, "over_maximum"),
    ],
)
def test_a_range_only_warns_outside(number: int, expected: DutyState, why: str) -> None:
    owed = quarterly(
        Events(kinds=("trip",), quota=Quota(at_least=2, at_most=3, outside=Outside.WARNING))
    )
    done = [trip(on(2, day)) for day in range(1, number + 1)]
    one = row(owed, AFTER_Q1, done, during=END_OF_Q1)
    assert (one.state, code(one)) == (expected, why)


def test_a_range_warns_of_too_many_at_once_and_of_too_few_at_the_end() -> None:
    owed = quarterly(
        Events(kinds=("trip",), quota=Quota(at_least=1, at_most=2, outside=Outside.WARNING))
    )
    many = [trip(on(2, day)) for day in (1, 2, 3)]
    assert state(owed, on(2, 2), many, during=END_OF_Q1) is DONE
    assert state(owed, on(2, 3), many, during=END_OF_Q1) is WARNING
    assert state(owed, END_OF_Q1, during=END_OF_Q1) is DUE


def test_beyond_the_most_is_done_with_a_warning_where_only_too_few_is_a_fault() -> None:
    owed = quarterly(Events(kinds=("trip",), quota=Quota(at_least=1, at_most=2)))
    one = row(owed, AFTER_Q1, [trip(on(2, day)) for day in (1, 2, 3)], during=END_OF_Q1)
    assert one.state is DONE
    assert [why.code for why in one.warnings] == ["over_maximum"]


@pytest.mark.parametrize(("number", "expected"), [(0, KEPT), (2, KEPT), (3, BREACHED)])
def test_at_most_so_many_is_kept_or_breached(number: int, expected: DutyState) -> None:
    owed = quarterly(Events(kinds=("trip",), quota=Quota(at_most=2)))
    done = [trip(on(2, day)) for day in range(1, number + 1)]
    assert state(owed, AFTER_Q1, done, during=END_OF_Q1) is expected


def test_at_most_with_a_warning_alone() -> None:
    owed = quarterly(Events(kinds=("trip",), quota=Quota(at_most=0, outside=Outside.WARNING)))
    assert state(owed, AFTER_Q1, trip(on(2, 1)), during=END_OF_Q1) is WARNING


def test_a_silent_or_blank_number_is_never_made_up() -> None:
    for quota, why in ((Silent(), "quota_silent"), (Unknown(), "quota_unknown")):
        owed = quarterly(Events(kinds=("trip",), quota=quota))
        one = row(owed, AFTER_Q1, trip(on(2, 1)), during=END_OF_Q1)
        assert (one.state, code(one), one.own) == (UNDETERMINED, why, ())
        assert one.figures[0].have == 1


def test_the_offices_own_number_stands_in_for_it_and_for_nothing_else() -> None:
    own = OfficeOwn(quota=Quota(at_least=2))
    silent = quarterly(Events(kinds=("trip",), quota=Silent()), office=own)
    one = row(silent, AFTER_Q1, trip(on(2, 1)), during=END_OF_Q1)
    assert (one.state, one.own, one.figures[0].need) == (OVERDUE, ("quota",), 2)
    told = row(quarterly(visits(1), office=own), AFTER_Q1, trip(on(2, 1)), during=END_OF_Q1)
    assert (told.state, told.own) == (DONE, ())
