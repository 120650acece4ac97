"""Chained steps: each with an actor, an act and a last day of its own; one waits for another."""

import datetime as dt
from typing import Any

import pytest

from app.read_models.obligations import DutyState
from app.regulations.regulation import Step
from app.regulations.vocabulary.choices import Channel, CountsOn, Moment, PaperAct
from app.regulations.vocabulary.deadlines import DayOfPeriod, FromMoment, PeriodEnd
from app.regulations.vocabulary.who import (
    GroupLead,
    GroupOwner,
    LeaderInCharge,
)
from tests.support.duty_facts import (
    month,
    on,
    paper,
)
from tests.unit.regulations.engine.office import (
    DONE,
    DUE,
    LATE,
    OVERDUE,
    WAITING,
    report,
    row,
    rows,
    state,
)


def chain(*steps: Step, **said: Any) -> Any:
    return report(**{"steps": steps, **said})


WRITE = Step(
    id="viết", title="Viết", who=GroupOwner(), act=PaperAct.WRITE, deadline=DayOfPeriod(day=25)
)
HAND_IN = Step(
    id="gửi",
    title="Gửi",
    who=GroupLead(),
    act=PaperAct.HAND_IN,
    deadline=FromMoment(days=2, of=Moment.STEP),
    after="viết",
)
CONFIRM = Step(
    id="xác nhận",
    title="Xác nhận",
    who=LeaderInCharge(),
    act=PaperAct.CONFIRM,
    deadline=FromMoment(days=3, of=Moment.STEP, working=True),
)
THREE = (WRITE, HAND_IN, CONFIRM)


def states(steps: Any, today: dt.date, *given: object) -> dict[str, DutyState]:
    return {one.step: one.state for one in rows(chain(*steps), today, *given, during=on(3, 1))}


def test_each_step_has_its_own_actor() -> None:
    found = {one.step: one.owner for one in rows(chain(*THREE), on(3, 1), during=on(3, 1))}
    assert found == {"viết": "nhóm", "gửi": "an", "xác nhận": "phó ban"}


def test_a_step_waits_for_the_one_before_it() -> None:
    assert states(THREE, on(3, 26)) == {"viết": OVERDUE, "gửi": WAITING, "xác nhận": WAITING}
    written = paper("monthly", on(3, 24), month(3), handed_in_on=None)
    assert states(THREE, on(3, 26), written) == {
        "viết": DONE,
        "gửi": DUE,
        "xác nhận": WAITING,
    }
    assert states(THREE, on(3, 27), written)["gửi"] is OVERDUE


def test_the_whole_chain_on_time_and_each_link_late() -> None:
    # Written 24/3 (Tuesday), handed in until the 26th, confirmed until Tuesday the 31st.
    on_time = paper("monthly", on(3, 24), month(3), handed_in_on=on(3, 26), confirmed_on=on(3, 31))
    assert states(THREE, on(5, 1), on_time) == dict.fromkeys(("viết", "gửi", "xác nhận"), DONE)
    late = paper("monthly", on(3, 26), month(3), handed_in_on=on(3, 29), confirmed_on=on(4, 3))
    found = {o.step: o for o in rows(chain(*THREE), on(5, 1), late, during=on(3, 1))}
    assert {step: (one.state, one.days_late) for step, one in found.items()} == {
        "viết": (LATE, 1),
        "gửi": (LATE, 1),
        # Three working days after Sunday the 29th: Wednesday 1 April.
        "xác nhận": (LATE, 2),
    }


def test_without_after_a_step_follows_the_one_listed_before() -> None:
    written = paper("monthly", on(3, 24), month(3))
    one = row(chain(*THREE), on(3, 25), written, during=on(3, 1), step="xác nhận")
    assert one.due_on == on(3, 27)  # 25, 26, 27 March after the 24th


def test_after_names_an_earlier_step() -> None:
    confirm = Step(
        id="xác nhận",
        title="Xác nhận",
        who=LeaderInCharge(),
        act=PaperAct.CONFIRM,
        after="viết",
        deadline=FromMoment(days=10, of=Moment.STEP),
    )
    written = paper("monthly", on(3, 10), month(3), handed_in_on=on(3, 12))
    one = row(chain(WRITE, HAND_IN, confirm), on(3, 15), written, during=on(3, 1), step="xác nhận")
    assert one.due_on == on(3, 20)


@pytest.mark.parametrize(
    ("act", "more"),
    [
        (PaperAct.WRITE, {"handed_in_on": None}),
        (PaperAct.HAND_IN, {"handed_in_on": on(3, 20)}),
        (PaperAct.RECEIVE, {"received_on": on(3, 20)}),
        (PaperAct.CONFIRM, {"confirmed_on": on(3, 20)}),
        (PaperAct.PASS_ON, {"passed_on_on": on(3, 20)}),
    ],
)
def test_each_act_has_a_day_of_the_paper(act: PaperAct, more: dict[str, Any]) -> None:
    step = Step(id="b", title="Bước", who=GroupOwner(), act=act, deadline=PeriodEnd())
    done = paper("monthly", on(3, 20), month(3), **more)
    one = row(chain(step), on(4, 5), done, during=on(3, 1))
    assert (one.state, one.done_on) == (DONE, on(3, 20))
    undone = paper("monthly", None, month(3), key="chưa")
    assert state(chain(step), on(4, 5), undone, during=on(3, 1)) is OVERDUE


def test_handing_in_may_be_held_against_the_day_of_receipt() -> None:
    step = Step(
        id="gửi",
        title="Gửi",
        who=GroupOwner(),
        act=PaperAct.HAND_IN,
        deadline=PeriodEnd(counts=CountsOn.RECEIVED),
    )
    sent = paper("monthly", on(3, 30), month(3), received_on=on(4, 2))
    one = row(chain(step), on(4, 5), sent, during=on(3, 1))
    assert (one.state, one.days_late) == (LATE, 2)


def test_a_step_by_the_wrong_person_is_not_done() -> None:
    confirm = Step(
        id="x", title="Xác nhận", who=LeaderInCharge(), act=PaperAct.CONFIRM, deadline=PeriodEnd()
    )
    for by, expected in (("phó ban", DONE), (None, DONE), ("bình", OVERDUE)):
        done = paper("monthly", on(3, 20), month(3), confirmed_on=on(3, 21), confirmed_by=by)
        assert state(chain(confirm), on(4, 5), done, during=on(3, 1)) is expected, by
    pass_on = Step(
        id="x", title="Chuyển", who=LeaderInCharge(), act=PaperAct.PASS_ON, deadline=PeriodEnd()
    )
    for by, expected in (("phó ban", DONE), (None, DONE), ("bình", OVERDUE)):
        done = paper("monthly", on(3, 20), month(3), passed_on_on=on(3, 21), passed_on_by=by)
        assert state(chain(pass_on), on(4, 5), done, during=on(3, 1)) is expected, by


def test_a_step_asks_for_its_channel() -> None:
    step = Step(
        id="gửi",
        title="Gửi",
        who=GroupOwner(),
        act=PaperAct.HAND_IN,
        deadline=PeriodEnd(),
        channels=(Channel.ORAL,),
    )
    for channel, expected in (("oral", DONE), ("paper", OVERDUE), ("", DONE)):
        done = paper("monthly", on(3, 20), month(3), channel=channel)
        assert state(chain(step), on(4, 5), done, during=on(3, 1)) is expected


def test_a_step_asks_for_its_addressee() -> None:
    step = Step(
        id="gửi",
        title="Gửi",
        who=GroupOwner(),
        act=PaperAct.HAND_IN,
        deadline=PeriodEnd(),
        to="Trưởng ban",
    )
    for to, expected in (("Trưởng ban", DONE), ("Phó ban", OVERDUE), ("", DONE)):
        done = paper("monthly", on(3, 20), month(3), to=to)
        assert state(chain(step), on(4, 5), done, during=on(3, 1)) is expected
