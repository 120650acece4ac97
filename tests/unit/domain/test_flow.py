"""State machines as data: what a flow allows, to whom, and the trace that a step leaves."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import DomainError
from app.domain.flow import Actor, Channel, Flow, Step
from app.domain.flows import FLOWS
from app.domain.ids import new_id
from app.domain.record import RecordKind

DAY = dt.date(2026, 11, 20)
TODAY = dt.date(2026, 11, 22)
ACTORS = st.frozensets(st.sampled_from(Actor))
EVERY = pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: str(flow.kind))


def states_of(flow: Flow[Any]) -> list[Any]:
    return list(flow.states.__members__.values())


def steps_of(flow: Flow[Any]) -> list[str]:
    return sorted({one.step for one in flow.moves})


@st.composite
def situations(draw: st.DrawFn) -> tuple[Flow[Any], Any, str, frozenset[Actor], str]:
    flow: Flow[Any] = draw(st.sampled_from(FLOWS))
    return (
        flow,
        draw(st.sampled_from(states_of(flow))),
        draw(st.sampled_from(steps_of(flow))),
        draw(ACTORS),
        draw(st.sampled_from(("", "  ", "lý do"))),
    )


@given(situations())
def test_a_step_is_taken_from_its_states_by_its_actors_with_its_remark(
    situation: tuple[Flow[Any], Any, str, frozenset[Actor], str],
) -> None:
    flow, state, step, actors, remark = situation
    rows = [one for one in flow.moves if one.step == step and state in one.sources]
    mine = [one for one in rows if one.actors & actors]
    if mine and (remark.strip() or not mine[0].remark_needed):
        assert flow.next(state, step, actors, remark) is mine[0]
        return
    with pytest.raises(DomainError) as caught:
        flow.next(state, step, actors, remark)
    error = caught.value
    if mine:
        assert error.code == "remark_missing"
    elif rows:
        assert error.code == "step_not_yours"
        allowed = frozenset().union(*(one.actors for one in rows))
        assert error.values["actors"] == sorted(allowed)
    else:
        assert error.code == "step_not_now"


@given(situations())
def test_the_steps_offered_are_those_that_succeed(
    situation: tuple[Flow[Any], Any, str, frozenset[Actor], str],
) -> None:
    flow, state, step, actors, _remark = situation
    offered = flow.open_steps(state, actors)
    assert len(set(offered)) == len(offered)
    if step in offered:
        assert flow.next(state, step, actors, "lý do").step == step
    else:
        with pytest.raises(DomainError, match="step_not_"):
            flow.next(state, step, actors, "lý do")


@given(situations(), ACTORS)
def test_who_is_more_may_not_do_less(
    situation: tuple[Flow[Any], Any, str, frozenset[Actor], str], more: frozenset[Actor]
) -> None:
    flow, state, _step, actors, _remark = situation
    assert set(flow.open_steps(state, actors)) <= set(flow.open_steps(state, actors | more))
    assert flow.open_steps(state, frozenset()) == ()


@EVERY
def test_every_state_can_be_reached(flow: Flow[Any]) -> None:
    reached = {flow.first, *flow.by_day}
    while True:
        further = {one.target for one in flow.moves if one.sources & reached} - reached
        if not further:
            break
        reached |= further
    assert set(states_of(flow)) - reached == set()


@EVERY
def test_a_flow_speaks_of_its_own_states_and_names_who_may(flow: Flow[Any]) -> None:
    assert flow.first in flow.states
    for one in flow.moves:
        assert one.sources
        assert one.sources <= set(states_of(flow))
        assert one.target in flow.states
        assert one.actors, f"{one.step}: nobody may take it"


@EVERY
def test_no_row_is_hidden_behind_another_one(flow: Flow[Any]) -> None:
    for place, one in enumerate(flow.moves):
        for state in one.sources:
            before = [
                other
                for other in flow.moves[:place]
                if other.step == one.step and state in other.sources
            ]
            hidden = frozenset().union(*(other.actors for other in before)) if before else set()
            assert not one.actors <= hidden, f"{one.step} from {state}: never the first that fits"


def test_the_list_names_each_kind_of_record_once() -> None:
    firsts = [(flow.kind, flow.states) for flow in FLOWS]
    assert len(set(firsts)) == len(firsts)


# -- the trace ------------------------------------------------------------------------------------


def trace(**changed: Any) -> Step:
    values: dict[str, Any] = {
        "record_kind": RecordKind.TASK,
        "record_id": new_id(),
        "step": "accept",
        "state": "open",
        "taken_on": DAY,
        "by_id": new_id(),
    }
    return Step(**(values | changed))


def test_a_step_is_not_taken_tomorrow_nor_for_another_without_saying_how() -> None:
    trace().check(TODAY)
    with pytest.raises(DomainError, match="day_in_future"):
        trace(taken_on=TODAY + dt.timedelta(days=1)).check(TODAY)
    with pytest.raises(DomainError, match="channel_missing"):
        trace(written_by_id=new_id()).check(TODAY)
    trace(written_by_id=new_id(), channel=Channel.PHONE).check(TODAY)


def test_only_he_whose_word_it_is_countersigns_and_once() -> None:
    own = trace()
    with pytest.raises(DomainError, match="not_written_for_you"):
        own.countersign(own.by_id, TODAY)
    kept = trace(written_by_id=new_id(), channel=Channel.PAPER)
    assert kept.written_by_id is not None
    for somebody in (kept.written_by_id, new_id()):
        with pytest.raises(DomainError, match="not_written_for_you"):
            kept.countersign(somebody, TODAY)
    with pytest.raises(DomainError, match="too_early"):
        kept.countersign(kept.by_id, DAY - dt.timedelta(days=1))
    kept.countersign(kept.by_id, TODAY)
    assert kept.countersigned_on == TODAY
    with pytest.raises(DomainError, match="already_countersigned"):
        kept.countersign(kept.by_id, TODAY)
