"""Walks the links old → new in both directions, through any number of steps; pure."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from app.read_models.lineage import LinkRow


@dataclass(frozen=True, slots=True)
class Step:
    """A unit on the way, how far it is (1: next), and the link by which it was reached."""

    territory_id: uuid.UUID
    depth: int
    link: LinkRow
    is_part: bool
    """On the way to it some link was of a part only."""


class Graph:
    """The lineage as it stands. Units that gave parts to each other are met once each."""

    def __init__(self, links: Iterable[LinkRow]) -> None:
        self._before: dict[uuid.UUID, list[LinkRow]] = defaultdict(list)
        self._after: dict[uuid.UUID, list[LinkRow]] = defaultdict(list)
        for one in links:
            self._before[one.successor_id].append(one)
            self._after[one.predecessor_id].append(one)
        # Where one unit gave to another more than once, the way that leaves most to come is gone.
        for ways in self._before.values():
            ways.sort(key=lambda one: one.on, reverse=True)
        for ways in self._after.values():
            ways.sort(key=lambda one: one.on)

    def before(self, territory_id: uuid.UUID) -> tuple[Step, ...]:
        """Return all that went into a unit, the nearest first."""
        return self._walk(territory_id, forward=False)

    def after(self, territory_id: uuid.UUID) -> tuple[Step, ...]:
        """Return all that came of a unit, the nearest first."""
        return self._walk(territory_id, forward=True)

    def line(self, territory_id: uuid.UUID) -> frozenset[uuid.UUID]:
        """Return the unit with all before it and all after it."""
        steps = (*self.before(territory_id), *self.after(territory_id))
        return frozenset((territory_id, *(one.territory_id for one in steps)))

    def _walk(self, territory_id: uuid.UUID, *, forward: bool) -> tuple[Step, ...]:
        ways = self._after if forward else self._before
        found: dict[uuid.UUID, Step] = {}
        waiting: list[tuple[uuid.UUID, int, bool, LinkRow | None]] = [
            (territory_id, 0, False, None)
        ]
        for place, depth, is_part, came in waiting:  # grows while it is walked: nearest first
            for link in ways.get(place, ()):
                other = link.successor_id if forward else link.predecessor_id
                if other in found or other == territory_id:
                    continue
                # What a unit was given after it had passed on did not go along.
                if came is not None and (link.on < came.on if forward else link.on > came.on):
                    continue
                found[other] = Step(other, depth + 1, link, is_part or link.is_part)
                waiting.append((other, depth + 1, is_part or link.is_part, link))
        return tuple(found.values())
