"""A unit in time as its profile shows it: what was before, what came after, what is known there."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.record import RecordKind
from app.read_models.lineage import HeldItem, LinkRow, MovedRow, UnitCounts, UnitRow
from app.read_models.office import Choice
from app.services.lineage.graph import Graph, Step


@dataclass(frozen=True, slots=True)
class UnitStep:
    """A unit before or after, and what is known under its name."""

    unit: UnitRow
    is_before: bool
    depth: int
    """1: right before or after."""
    is_part: bool
    link: LinkRow
    counts: UnitCounts


@dataclass(frozen=True, slots=True)
class MovedLine:
    """What went over from one unit to another."""

    kind: RecordKind
    count: int
    from_name: str
    to_name: str
    is_coming: bool
    """It came to the unit asked for; else it went from it."""


@dataclass(frozen=True, slots=True)
class LineageView:
    """A unit with all before and after it."""

    unit: UnitRow
    counts: UnitCounts
    """Of the unit alone."""
    before: tuple[UnitStep, ...]
    after: tuple[UnitStep, ...]
    moved: tuple[MovedLine, ...]

    @property
    def with_before(self) -> UnitCounts:
        """What is known of what is now this unit: its own and of all before it."""
        return sum((one.counts for one in self.before), self.counts)

    @property
    def with_after(self) -> UnitCounts:
        """What is known of what was this unit: its own and of all after it."""
        return sum((one.counts for one in self.after), self.counts)


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Something open at a unit that has ended, and the units of today that it may go to."""

    item: HeldItem
    unit_name: str
    options: tuple[Choice, ...]
    """What came of the unit and is there still; empty where nothing did."""


def view_of(
    territory_id: uuid.UUID,
    graph: Graph,
    units: Mapping[uuid.UUID, UnitRow],
    counts: Mapping[uuid.UUID, UnitCounts],
    moved: tuple[MovedRow, ...],
) -> LineageView:
    """Lay out what was read; units that may not be seen are left out."""

    def steps(found: tuple[Step, ...], *, is_before: bool) -> tuple[UnitStep, ...]:
        return tuple(
            UnitStep(
                units[one.territory_id],
                is_before,
                one.depth,
                one.is_part,
                one.link,
                counts.get(one.territory_id, UnitCounts()),
            )
            for one in found
            if one.territory_id in units
        )

    return LineageView(
        units[territory_id],
        counts.get(territory_id, UnitCounts()),
        steps(graph.before(territory_id), is_before=True),
        steps(graph.after(territory_id), is_before=False),
        tuple(
            MovedLine(
                row.record_kind,
                row.count,
                units[row.from_id].name,
                units[row.to_id].name,
                row.to_id == territory_id,
            )
            for row in moved
            if row.from_id in units and row.to_id in units
        ),
    )
