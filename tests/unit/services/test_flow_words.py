"""Every state, step and actor of every state machine has its words; the help shows all of them."""

import pytest

from app.domain.flow import ENTERED, Actor, Channel, Flow
from app.domain.flows import FLOWS
from app.domain.record import RecordKind
from app.services import flow_words
from app.services.flow_help import flow_pages


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.kind)
def test_words_are_those_of_the_table_and_no_more(flow: Flow) -> None:
    assert set(flow_words.STATES[flow.kind]) == {str(state) for state in flow.states}
    told = set(flow_words.STEPS[flow.kind]) - {ENTERED}
    assert told == {one.step for one in flow.moves}
    assert flow_words.subject_word(flow.kind)


def test_no_words_without_a_table() -> None:
    kinds = {flow.kind for flow in FLOWS}
    assert kinds <= set(flow_words.SUBJECTS)
    without_a_table = {
        RecordKind.ABSENCE,
        RecordKind.INSTRUCTION,
        RecordKind.RESERVED_OPINION,
    }
    assert set(flow_words.STATES) == set(flow_words.STEPS) == kinds | without_a_table
    assert set(flow_words.ACTORS) == set(Actor)
    assert set(flow_words.CHANNELS) == set(Channel)


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.kind)
def test_every_state_is_reached_and_nobody_is_stuck_without_an_actor(flow: Flow) -> None:
    reached = {flow.first, *flow.by_day}
    wave = set(reached)
    while wave:
        wave = {one.target for one in flow.moves if one.sources & wave} - reached
        reached |= wave
    entered_otherwise = {"awaited"}  # of a consent: by the notice that asks for it
    assert {str(state) for state in flow.states} - {
        str(one) for one in reached
    } <= entered_otherwise
    assert all(one.actors and one.sources for one in flow.moves)


def test_a_step_has_one_outcome_for_one_actor_in_one_state() -> None:
    for flow in FLOWS:
        seen: dict[tuple[str, str, str], str] = {}
        for one in flow.moves:
            for state in one.sources:
                for actor in one.actors:
                    key = (one.step, state, actor)
                    assert seen.setdefault(key, one.target) == one.target, (flow.kind, key)


def test_the_help_tells_every_row() -> None:
    pages = flow_pages()
    assert [len(page.lines) for page in pages] == [len(flow.moves) for flow in FLOWS]
    assert all(line.sources and line.actors for page in pages for line in page.lines)
