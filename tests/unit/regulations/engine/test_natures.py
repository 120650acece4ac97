"""Recorded events, what has no measure, bans, rights and encouragements."""

from typing import Any

import pytest

from app.read_models.obligations import DutyState
from app.regulations.regulation import OfficeOwn
from app.regulations.vocabulary.choices import (
    Nature,
)
from app.regulations.vocabulary.counts import Events, Recorded, Unquantified
from app.regulations.vocabulary.periods import (
    Always,
    HalfYear,
    Month,
    PerEvent,
    Quarter,
    Sliding,
    Year,
)
from app.regulations.vocabulary.quantities import Quota
from tests.support.duty_facts import (
    event,
    on,
    trip,
)
from tests.unit.regulations.engine.office import (
    BREACHED,
    DONE,
    KEPT,
    OVERDUE,
    counted,
    row,
    rows,
    rule,
    state,
    visits,
)

END_OF_Q1 = on(3, 31)
AFTER_Q1 = on(4, 1)


def quarterly(count: Any, **said: Any) -> Any:
    return rule(count=count, period=Quarter(), **said)


# Recorded events and what has no measure --------------------------------------------------------


def test_recorded_events_count_for_whom_they_concern() -> None:
    owed = rule(count=Recorded(kinds=("training",), quota=Quota(at_least=2)), period=Year())
    own = [event("training", on(3, 1)), event("training", on(9, 1), None, group="nhóm")]
    assert state(owed, on(1, 1, 2027), own, during=on(12, 1)) is DONE
    others = [event("training", on(3, 1)), event("training", on(9, 1), None, group="nhóm khác")]
    assert state(owed, on(1, 1, 2027), others, during=on(12, 1)) is OVERDUE
    elsewhere = [event("training", on(3, 1)), event("training", on(9, 1), "phường")]
    assert state(owed, on(1, 1, 2027), elsewhere, during=on(12, 1)) is OVERDUE


@pytest.mark.parametrize("period", [Always(), Month(), HalfYear()])
def test_what_has_no_measure_lists_what_was_done_and_is_never_overdue(period: Any) -> None:
    owed = rule(count=Unquantified(kinds=("trip",)), period=period)
    for today in (on(3, 1), on(12, 31), on(5, 1, 2027)):
        idle = row(owed, today, during=on(3, 1))
        assert idle.state is DutyState.UNQUANTIFIED
    busy = row(owed, on(5, 1, 2027), trip(on(3, 2)), during=on(3, 1))
    assert (busy.state, busy.figures[0].have, busy.days_late) == (DutyState.UNQUANTIFIED, 1, 0)


def test_the_offices_own_figure_stands_beside_what_has_no_measure() -> None:
    owed = rule(
        count=Unquantified(kinds=("trip",)),
        period=Quarter(),
        office=OfficeOwn(quota=Quota(at_least=2)),
    )
    one = row(owed, on(7, 1), trip(on(2, 1)), during=END_OF_Q1)
    assert (one.state, one.own) == (DutyState.UNQUANTIFIED, ("quota",))
    assert (one.figures[0].have, one.figures[0].need) == (1, 2)


def test_a_ban_is_kept_until_it_is_broken() -> None:
    no_gifts = rule(count=Recorded(kinds=("quà tặng",)), period=Month(), nature=Nature.BAN)
    assert state(no_gifts, on(4, 5), during=on(3, 1)) is KEPT
    assert state(no_gifts, on(4, 5), event("quà tặng", on(3, 9)), during=on(3, 1)) is BREACHED


def test_a_ban_with_a_most_is_broken_beyond_it() -> None:
    seldom = rule(
        count=Events(kinds=("trip",), quota=Quota(at_most=1)), period=Month(), nature=Nature.BAN
    )
    assert state(seldom, on(4, 5), trip(on(3, 9)), during=on(3, 1)) is KEPT
    assert state(seldom, on(4, 5), trip(on(3, 9)), trip(on(3, 10)), during=on(3, 1)) is BREACHED


def test_a_right_and_an_encouragement_are_never_missing() -> None:
    for nature, shown in (
        (Nature.RIGHT, DutyState.RIGHT),
        (Nature.ENCOURAGEMENT, DutyState.ENCOURAGED),
    ):
        may = quarterly(visits(1), nature=nature)
        for today in (on(2, 1), on(7, 1)):
            assert state(may, today, during=END_OF_Q1) is shown
        one = row(may, on(7, 1), trip(on(2, 1)), during=END_OF_Q1)
        assert (one.state, one.days_late, counted(one)) == (shown, 0, ["trip 01/02/2026"])


def test_every_row_names_its_clause() -> None:
    assert {one.clause for one in rows(quarterly(visits(1)), on(2, 1))} == {"QC Đ1"}


@pytest.mark.parametrize("nature", [Nature.RIGHT, Nature.ENCOURAGEMENT])
@pytest.mark.parametrize("period", [Quarter(), Sliding(months=1), PerEvent(events=("congress",))])
def test_what_nobody_must_do_is_never_so_many_days_late(nature: Nature, period: Any) -> None:
    may = rule(count=visits(1), period=period, nature=nature)
    held = event("congress", on(2, 1))
    for one in rows(may, on(12, 1), held):
        assert one.days_late == 0
    for one in rows(may, on(12, 1), held, trip(on(9, 30))):
        assert one.days_late == 0
