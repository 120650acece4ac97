"""A line of the bench: what was measured, held against a limit measured in the same run."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

FRAME_MS = 16.0
"""One frame of the screen: nobody sees whether something took less."""


@dataclass(frozen=True, slots=True)
class Line:
    """``ratio`` = ``value_ms`` / ``limit_ms``; at most ``target`` is wanted."""

    name: str
    ratio: float
    target: float
    limit: str
    value_ms: float
    limit_ms: float

    @property
    def is_met(self) -> bool:
        """Tell whether the target is met."""
        return self.ratio <= self.target


def compare(
    name: str,
    measured: Callable[[], object],
    held_against: Callable[[], object],
    *,
    target: float,
    limit: str,
    rounds: int = 9,
    floor_ms: float = 0.0,
) -> Line:
    """Time both in turns and compare the medians; a limit below ``floor_ms`` counts as that."""
    measured()
    held_against()
    values: list[float] = []
    limits: list[float] = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            values.append(timed(measured))
            limits.append(timed(held_against))
    finally:
        gc.enable()
    return line(name, values, limits, target=target, limit=limit, floor_ms=floor_ms)


def line(
    name: str, values: list[float], limits: list[float], *, target: float, limit: str,
    floor_ms: float = 0.0,
) -> Line:  # fmt: skip
    """Make a line of times in milliseconds."""
    value = statistics.median(values)
    held = max(statistics.median(limits), floor_ms)
    return Line(name, round(value / held, 3), target, limit, round(value, 3), round(held, 3))


def timed(call: Callable[[], object]) -> float:
    """Return how many milliseconds a call takes."""
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000
