"""The matrix of directives and territories: whom a text concerns, how far each is; pure."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.domain.directive import SETTLED, ProgressState, concerns
from app.domain.territory import TerritoryCategory
from app.read_models.directives import DirectiveRow, ProgressRow, SuccessionLink
from app.read_models.office import Choice
from app.read_models.territories import TerritoryRow
from app.services.directives.forms import CellKey
from app.services.lineage.former_units import FormerDistrict


@dataclass(frozen=True, slots=True)
class MatrixFilter:
    """What is shown; None and empty leave nothing out.

    ``mine`` keeps the territories that the person at the program follows, in a group or alone.
    """

    group_id: uuid.UUID | None = None
    mine: bool = False
    category: TerritoryCategory | None = None
    district: str = ""
    """An abolished district as the filter names it (``FormerDistrict.words``)."""
    with_ended: bool = False
    """Also territories and texts that have ended."""
    only_open: bool = False
    """Only territories where something is still to be done."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Territories of a text, or texts of a territory: how many are done of how many."""

    done: int = 0
    needed: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Past:
    """How far a territory was that became this one, or the part of it that did."""

    territory: TerritoryRow
    progress: ProgressRow
    is_part: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A directive in a territory; ``progress`` None where nothing is written down yet."""

    directive: DirectiveRow
    territory: TerritoryRow
    progress: ProgressRow | None
    is_concerned: bool
    is_overdue: bool
    pasts: tuple[Past, ...] = ()

    @property
    def key(self) -> CellKey:
        """Return the place of the cell."""
        return self.directive.id, self.territory.id

    @property
    def is_late(self) -> bool:
        """Tell whether it was done, but after the last day."""
        due, found = self.directive.due_on, self.progress
        return (
            found is not None
            and found.state is ProgressState.DONE
            and due is not None
            and found.as_of > due
        )


@dataclass(frozen=True, slots=True)
class Matrix:
    """A matrix as laid out: lines are territories, columns are texts."""

    day: dt.date
    directives: tuple[DirectiveRow, ...]
    territories: tuple[TerritoryRow, ...]
    cells: Mapping[CellKey, Cell]
    of_directive: Mapping[uuid.UUID, Tally]
    of_territory: Mapping[uuid.UUID, Tally]
    total: Tally

    def cell(self, directive_id: uuid.UUID, territory_id: uuid.UUID) -> Cell:
        """Return a cell."""
        return self.cells[directive_id, territory_id]


@dataclass(frozen=True)
class MatrixPage:
    """All that was read, and as of which day; ``choices`` are what the filters offer."""

    day: dt.date
    directives: tuple[DirectiveRow, ...]
    territories: tuple[TerritoryRow, ...]
    """Also those that have ended."""
    progress: tuple[ProgressRow, ...]
    successions: tuple[SuccessionLink, ...]
    groups: tuple[Choice, ...]
    mine: frozenset[uuid.UUID]
    """Territories that the person at the program follows."""
    former: tuple[FormerDistrict, ...] = ()

    @property
    def districts(self) -> tuple[str, ...]:
        """Districts of before 1/7/2025, as the filter names them."""
        return tuple(one.words for one in self.former)

    @cached_property
    def _of_district(self) -> dict[str, frozenset[uuid.UUID]]:
        return {one.words: one.territory_ids for one in self.former}

    @cached_property
    def by_cell(self) -> dict[CellKey, ProgressRow]:
        """What is written down; of two the newest."""
        return {(row.directive_id, row.territory_id): row for row in self.progress}

    @cached_property
    def _before(self) -> dict[uuid.UUID, list[SuccessionLink]]:
        found: dict[uuid.UUID, list[SuccessionLink]] = {}
        for link in self.successions:
            found.setdefault(link.successor_id, []).append(link)
        return found

    @cached_property
    def _places(self) -> dict[uuid.UUID, TerritoryRow]:
        return {row.id: row for row in self.territories}

    def lay_out(self, chosen: MatrixFilter) -> Matrix:
        """Return the part that the filter leaves."""
        directives = tuple(
            one
            for one in self.directives
            if one.in_matrix and (chosen.with_ended or is_followed(one, self.day))
        )
        places = [row for row in self.territories if self._is_wanted(row, chosen)]
        cells = {
            (text.id, place.id): self.cell(text, place) for place in places for text in directives
        }
        if chosen.only_open:
            places = [
                place
                for place in places
                if any(_is_open(cells[text.id, place.id]) for text in directives)
            ]
        in_sight = [[cells[text.id, place.id] for text in directives] for place in places]
        return Matrix(
            self.day,
            directives,
            tuple(places),
            cells,
            {
                text.id: tally(line[number] for line in in_sight)
                for number, text in enumerate(directives)
            },
            {place.id: tally(line) for place, line in zip(places, in_sight, strict=True)},
            tally(cell for line in in_sight for cell in line),
        )

    def cell(self, directive: DirectiveRow, territory: TerritoryRow) -> Cell:
        """Return a cell with what those before it had done."""
        found = self.by_cell.get((directive.id, territory.id))
        is_concerned = is_concerned_by(directive, territory)
        is_open = is_concerned and (found is None or found.state not in SETTLED)
        until = min(one for one in (self.day, directive.ended_on) if one is not None)
        return Cell(
            directive,
            territory,
            found,
            is_concerned,
            is_open
            and directive.due_on is not None
            and directive.due_on < until
            and not _is_over(territory.valid_to, directive.due_on),
            tuple(self._pasts(directive.id, territory.id, {territory.id})),
        )

    def _pasts(
        self, directive_id: uuid.UUID, territory_id: uuid.UUID, seen: set[uuid.UUID]
    ) -> Iterator[Past]:
        for link in self._before.get(territory_id, ()):
            before = self._places.get(link.predecessor_id)
            if before is None or before.id in seen:
                continue
            seen.add(before.id)
            found = self.by_cell.get((directive_id, before.id))
            if found is not None:
                yield Past(before, found, link.is_part)
            yield from self._pasts(directive_id, before.id, seen)

    def _is_wanted(self, row: TerritoryRow, chosen: MatrixFilter) -> bool:
        if not chosen.with_ended and _is_over(row.valid_to, self.day):
            return False
        if row.valid_from is not None and row.valid_from > self.day:
            return False
        return (
            (chosen.group_id is None or row.group_id == chosen.group_id)
            and (not chosen.mine or row.id in self.mine)
            and (chosen.category is None or row.category is chosen.category)
            and (not chosen.district or row.id in self._of_district.get(chosen.district, ()))
        )


def is_followed(directive: DirectiveRow, day: dt.date) -> bool:
    """Tell whether a text is still followed on a day."""
    return directive.ended_on is None or day < directive.ended_on


def is_concerned_by(directive: DirectiveRow, territory: TerritoryRow) -> bool:
    """Tell whether a text is to be carried out in a territory."""
    chosen: Collection[uuid.UUID] = directive.territory_ids
    is_named = (
        not (directive.territory_ids or directive.kind_ids)
        or territory.id in chosen
        or territory.kind_id in directive.kind_ids
    )
    return is_named and concerns(
        directive.issued_on, directive.ended_on, (territory.valid_from, territory.valid_to)
    )


def tally(cells: Iterator[Cell] | Sequence[Cell]) -> Tally:
    """Count cells; what does not concern a territory, or does not apply there, is not counted."""
    done = needed = overdue = 0
    for cell in cells:
        state = cell.progress.state if cell.progress else None
        if not cell.is_concerned or state is ProgressState.NOT_APPLICABLE:
            continue
        needed += 1
        done += state is ProgressState.DONE
        overdue += cell.is_overdue
    return Tally(done, needed, overdue)


def _is_open(cell: Cell) -> bool:
    return cell.is_concerned and (cell.progress is None or cell.progress.state not in SETTLED)


def _is_over(last: dt.date | None, day: dt.date) -> bool:
    return last is not None and last < day
