"""The state machines as the help shows them: each step with who may take it, in words."""

from dataclasses import dataclass

from app.domain.flow import Actor
from app.domain.flows import FLOWS
from app.domain.record import RecordKind
from app.services.flow_words import actor_word, state_word, step_word, subject_word


@dataclass(frozen=True, slots=True)
class FlowLine:
    """One row of a state machine in words."""

    step: str
    sources: str
    actors: str
    target: str
    remark_needed: bool
    goes_out: bool


@dataclass(frozen=True, slots=True)
class FlowPage:
    """One state machine in words; ``first`` is the state that a new record has."""

    kind: RecordKind
    subject: str
    first: str
    lines: tuple[FlowLine, ...]


def flow_pages() -> tuple[FlowPage, ...]:
    """Return all state machines in the order of the daily work."""
    return tuple(
        FlowPage(
            kind=flow.kind,
            subject=subject_word(flow.kind),
            first=state_word(flow.kind, flow.first),
            lines=tuple(
                FlowLine(
                    step=step_word(flow.kind, one.step),
                    sources=", ".join(
                        state_word(flow.kind, state)
                        for state in flow.states
                        if state in one.sources
                    ),
                    actors=", ".join(actor_word(actor) for actor in Actor if actor in one.actors),
                    target=state_word(flow.kind, one.target),
                    remark_needed=one.remark_needed,
                    goes_out=one.goes_out,
                )
                for one in flow.moves
            ),
        )
        for flow in FLOWS
    )
