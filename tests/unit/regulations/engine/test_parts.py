"""Sub-quotas beside the total: of a kind, level, category, field, place, or in days."""

from typing import Any

import pytest

from app.regulations.vocabulary.choices import (
    Per,
    Unit,
)
from app.regulations.vocabulary.counts import Events
from app.regulations.vocabulary.periods import Quarter
from app.regulations.vocabulary.quantities import Part, Quota
from tests.support.duty_facts import (
    assigned,
    meeting,
    on,
    qc_office,
    territory,
    trip,
)
from tests.unit.regulations.engine.office import (
    DONE,
    OVERDUE,
    row,
    rule,
    state,
    visits,
    world,
)

END_OF_Q1 = on(3, 31)
AFTER_Q1 = on(4, 1)


def quarterly(count: Any, **said: Any) -> Any:
    return rule(count=count, period=Quarter(), **said)


# Parts ------------------------------------------------------------------------------------------


def a_part(**said: Any) -> Part:
    return Part(label="riêng", quota=Quota(at_least=1), **said)


@pytest.mark.parametrize(
    ("part", "more"),
    [
        (a_part(kinds=("meeting",)), {}),
        (a_part(levels=("commune",)), {"level": "commune"}),
        (a_part(categories=("committee",)), {"category": "committee"}),
        (a_part(subject_fields=("cán bộ",)), {"subject_fields": ("cán bộ",)}),
    ],
)
def test_a_part_of_the_total_must_be_there_too(part: Part, more: dict[str, Any]) -> None:
    owed = quarterly(Events(kinds=("trip", "meeting"), quota=Quota(at_least=2)), parts=(part,))
    two_others = [trip(on(1, 5)), trip(on(1, 6))]
    lacking = row(owed, AFTER_Q1, two_others, during=END_OF_Q1)
    assert (lacking.state, lacking.figures[0].have) == (OVERDUE, 2)
    assert (lacking.figures[1].label, lacking.figures[1].have) == ("riêng", 0)
    with_it = row(owed, AFTER_Q1, two_others, meeting(on(3, 31), **more), during=END_OF_Q1)
    assert (with_it.state, with_it.done_on) == (DONE, on(3, 31))
    # One and the same meeting counts in its part and in the total beside it.
    both = row(owed, AFTER_Q1, trip(on(1, 5)), meeting(on(1, 6), **more), during=END_OF_Q1)
    assert both.state is DONE


def test_the_parts_do_not_replace_the_total() -> None:
    owed = quarterly(
        Events(kinds=("trip", "meeting"), quota=Quota(at_least=3)),
        parts=(a_part(kinds=("meeting",)),),
    )
    two = [trip(on(1, 5)), meeting(on(1, 6))]
    assert state(owed, AFTER_Q1, two, during=END_OF_Q1) is OVERDUE


def test_a_part_by_the_kind_of_territory() -> None:
    office = [qc_office(), territory("phường", "ward"), assigned(where="phường")]
    owed = quarterly(visits(2), per=Per.OWNER, parts=(a_part(territory_kinds=("ward",)),))
    communes = [trip(on(2, 1)), trip(on(2, 2))]
    assert state(owed, AFTER_Q1, world(office, communes), during=END_OF_Q1) is OVERDUE
    mixed = [trip(on(2, 1)), trip(on(2, 2), territories=("phường",))]
    assert state(owed, AFTER_Q1, world(office, mixed), during=END_OF_Q1) is DONE
    one_trip_to_both = [trip(on(2, 1)), trip(on(2, 2), territories=("xã", "phường"))]
    assert state(owed, AFTER_Q1, world(office, one_trip_to_both), during=END_OF_Q1) is DONE


def test_a_part_counted_in_days_beside_a_total_in_times() -> None:
    owed = quarterly(
        visits(1),
        parts=(Part(label="số ngày", quota=Quota(at_least=3), unit=Unit.DAYS),),
    )
    short = row(owed, AFTER_Q1, trip(on(2, 2), on(2, 3)), during=END_OF_Q1)
    assert (short.state, short.figures[1].have, short.figures[1].unit) == (OVERDUE, 2, "days")
    assert state(owed, AFTER_Q1, trip(on(2, 2), on(2, 4)), during=END_OF_Q1) is DONE
