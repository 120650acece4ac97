"""Month plans: who may take which step, what a trip may be, when it may change."""

import datetime as dt
import uuid

import pytest

from app.domain.engagement import EngagementKind
from app.domain.errors import DomainError
from app.domain.flow import Actor, Word
from app.domain.month_plan import PLAN_FLOW, MonthPlan, PlanEntry, PlanState, ProgrammeItem

MONTH = dt.date(2026, 11, 1)
WHO = uuid.UUID(int=1)


def entry(**changed: object) -> PlanEntry:
    values: dict[str, object] = {
        "plan_id": WHO,
        "starts_on": dt.date(2026, 11, 17),
        "ends_on": dt.date(2026, 11, 17),
        "territory_id": WHO,
        "subject": "Nắm tình hình",
    }
    return PlanEntry(**(values | changed))  # type: ignore[arg-type]  # the fields are the test's


@pytest.mark.parametrize(
    ("state", "actor", "steps"),
    [
        ("draft", Actor.GROUP_LEAD, ("report",)),
        ("draft", Actor.GROUP_MEMBER, ()),
        ("draft", Actor.LEADER_IN_CHARGE, ()),
        ("reported", Actor.LEADER_IN_CHARGE, ("see", "remark", "approve", "return")),
        ("reported", Actor.ADDRESSEE, ("see", "remark", "approve", "return")),
        ("reported", Actor.HEAD, ("remark",)),
        ("reported", Actor.GROUP_MEMBER, ("amend",)),
        ("seen", Actor.LEADER_IN_CHARGE, ("approve",)),
        ("approved", Actor.GROUP_MEMBER, ("amend",)),
        ("amended", Actor.AUTHOR, ("report",)),
        ("returned", Actor.GROUP_LEAD, ("report",)),
    ],
)
def test_who_may_do_what(state: str, actor: Actor, steps: tuple[str, ...]) -> None:
    assert PLAN_FLOW.open_steps(PlanState(state), (actor,)) == steps


@pytest.mark.parametrize(("step", "state"), [("return", "reported"), ("amend", "seen")])
def test_some_steps_need_a_word(step: str, state: str) -> None:
    actors = (Actor.LEADER_IN_CHARGE, Actor.GROUP_MEMBER)
    with pytest.raises(DomainError) as raised:
        PLAN_FLOW.next(PlanState(state), step, actors)
    assert raised.value.code == "remark_missing"


def test_a_plan_remembers_the_last_answer_only() -> None:
    plan = MonthPlan(group_id=WHO, month=MONTH)
    plan.check()
    plan.reach("report", PlanState.REPORTED, Word(WHO, dt.date(2026, 10, 28)))
    fixed = [plan.is_editable]
    plan.reach("remark", PlanState.REMARKED, Word(WHO, dt.date(2026, 10, 29), "Thêm Sơn Hà"))
    assert (plan.remark, plan.answered_by_id) == ("Thêm Sơn Hà", WHO)
    plan.reach("amend", PlanState.AMENDED, Word(WHO, dt.date(2026, 10, 30), "Theo ý kiến"))
    assert (*fixed, plan.is_editable) == (False, True)
    assert plan.remark == "Thêm Sơn Hà"
    plan.reach("report", PlanState.REPORTED, Word(WHO, dt.date(2026, 10, 31)))
    assert (plan.remark, plan.answered_on) == ("", None)


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (MonthPlan(month=MONTH), "plan_owner_missing"),
        (MonthPlan(group_id=WHO, person_id=WHO, month=MONTH), "plan_owner_missing"),
        (MonthPlan(group_id=WHO, month=dt.date(2026, 11, 2)), "not_first_of_month"),
    ],
)
def test_a_plan_is_somebodys_and_of_a_month(plan: MonthPlan, code: str) -> None:
    with pytest.raises(DomainError) as raised:
        plan.check()
    assert raised.value.code == code


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"subject": "  "}, "subject_missing"),
        ({"ends_on": dt.date(2026, 11, 16)}, "return_before_departure"),
        ({"starts_at": dt.time(14), "ends_at": dt.time(8)}, "return_before_departure"),
        ({"territory_id": None}, "territory_missing"),
        ({"participant_ids": [WHO, WHO]}, "participant_twice"),
        ({"starts_on": dt.date(2026, 10, 31)}, "outside_month"),
        (
            {"starts_on": dt.date(2026, 12, 1), "ends_on": dt.date(2026, 12, 1)},
            "outside_month",
        ),
    ],
)
def test_a_trip_that_contradicts_itself(changed: dict[str, object], code: str) -> None:
    with pytest.raises(DomainError) as raised:
        entry(**changed).check(MONTH)
    assert raised.value.code == code


def test_a_trip_may_end_in_the_next_month_and_a_session_is_bound_to_no_place() -> None:
    entry(starts_on=dt.date(2026, 11, 30), ends_on=dt.date(2026, 12, 1)).check(MONTH)
    entry(kind=EngagementKind.GROUP_SESSION, territory_id=None).check(MONTH)


def test_what_was_announced_or_withdrawn_does_not_change() -> None:
    with pytest.raises(DomainError) as raised:
        entry(engagement_id=WHO).withdraw(MONTH, "Hoãn")
    assert raised.value.code == "entry_announced"
    one = entry()
    with pytest.raises(DomainError) as raised:
        one.withdraw(MONTH, " ")
    assert raised.value.code == "reason_missing"
    one.withdraw(MONTH, "Hoãn")
    with pytest.raises(DomainError) as raised:
        one.check_changeable()
    assert raised.value.code == "entry_withdrawn"


def test_a_line_of_a_programme() -> None:
    item = ProgrammeItem(starts_on=MONTH, ends_on=MONTH, content="Giao ban Ban")
    item.check()
    item.withdraw(MONTH)
    with pytest.raises(DomainError) as raised:
        item.withdraw(MONTH)
    assert raised.value.code == "entry_withdrawn"
    with pytest.raises(DomainError) as raised:
        ProgrammeItem(starts_on=MONTH, ends_on=MONTH, content=" ").check()
    assert raised.value.values["field"] == "content"
