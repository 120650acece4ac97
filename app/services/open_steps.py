"""Which steps a record stands open to, for the person at the program and for others."""

import uuid
from collections.abc import Callable, Iterable
from typing import Any

from app.domain.flow import Actor, Flow, Move
from app.read_models.steps import OpenStep


def open_steps(
    flow: Flow[Any],
    state: Any,
    mine: Iterable[Actor],
    me: uuid.UUID,
    other: Callable[[Move[Any]], uuid.UUID | None],
) -> tuple[OpenStep, ...]:
    """Return the steps that may be taken now, in the order of the table.

    ``mine`` is what the person at the program is to the record; ``other`` names whose word a
    step would be that is not his, where the record tells.
    """
    own = frozenset(flow.open_steps(state, mine))
    found: dict[str, OpenStep] = {}
    for move in flow.moves:
        if state in move.sources and move.step not in found:
            is_mine = move.step in own
            found[move.step] = OpenStep(move.step, is_mine, me if is_mine else other(move))
    return tuple(found.values())
