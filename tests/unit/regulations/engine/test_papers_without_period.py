"""A paper that names no period is about one period alone, whatever the deadlines."""

from dataclasses import replace

import pytest

from app.regulations.engine import Engine
from app.regulations.regulation import Rule
from app.regulations.vocabulary.counts import Papers
from app.regulations.vocabulary.deadlines import DayOfPeriod, PeriodEnd
from app.regulations.vocabulary.part_periods import FullQuota
from app.regulations.vocabulary.periods import Month, Quarter, Week, Window
from app.regulations.vocabulary.who import GroupOwner
from tests.support.duty_facts import facts, on, paper, qc_office
from tests.unit.regulations.engine.worlds import regulation

RULE = Rule(
    id="bao-cao",
    clause="Đ1",
    title="Báo cáo",
    who=GroupOwner(),
    count=Papers(kinds=("monthly",)),
    part_of_period=FullQuota(),
)


def about(rule: Rule, day: object) -> list[object]:
    written = facts(
        [*qc_office(), replace(paper("monthly", on(3, 5)), done_on=day, handed_in_on=day)]
    )
    found = Engine([regulation(rule)], written).obligations(on(12, 31), on(1, 1), on(12, 31))
    return [row.period_from for row in found if any(use.counts for use in row.uses)]


@pytest.mark.parametrize(("day", "began"), [(on(3, 5), on(2, 1)), (on(3, 6), on(3, 1))])
def test_within_the_deadline_it_is_about_the_month_that_ended(day: object, began: object) -> None:
    rule = replace(RULE, period=Month(), deadline=DayOfPeriod(day=5, months_after=1))
    assert about(rule, day) == [began]


@pytest.mark.parametrize("period", [Week(), Month(), Quarter()])
@pytest.mark.parametrize(
    "deadline", [PeriodEnd(), DayOfPeriod(day=20), DayOfPeriod(day=20, months_after=2)]
)
@pytest.mark.parametrize("day", [on(3, 1), on(3, 18), on(3, 20), on(4, 1), on(6, 30)])
def test_it_is_about_one_period_alone(period: object, deadline: object, day: object) -> None:
    rule = replace(RULE, period=period, deadline=deadline)
    assert len(about(rule, day)) == 1


def test_between_two_windows_it_is_about_the_one_whose_deadline_it_keeps() -> None:
    window = Window(from_month=3, from_day=1, to_month=3, to_day=31)
    rule = replace(RULE, period=window, deadline=DayOfPeriod(day=15, months_after=1))
    assert about(rule, on(4, 10)) == [on(3, 1)]
    assert about(rule, on(4, 16)) == []
