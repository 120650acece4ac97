"""The compliance board: obligations laid out by who owes, duty, territory and month (QC Đ13.3).

Pure: obligations and names in, cells out. No cell holds a figure without the obligations behind
it; an obligation stands in one month alone, so that no sum counts it twice.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from app.i18n.text import sort_key
from app.read_models.facts import Key
from app.read_models.obligations import DutyState, Obligation, OwnerKind
from app.regulations.regulation import Regulation, Rule
from app.regulations.vocabulary.choices import Nature
from app.regulations.vocabulary.counts import Unquantified


class Standing(StrEnum):
    """Under what an obligation is counted on the board."""

    DONE = "done"
    LATE = "late"
    OVERDUE = "overdue"
    BREACHED = "breached"
    DUE = "due"
    UNDETERMINED = "undetermined"
    WARNING = "warning"
    KEPT = "kept"
    EXEMPT = "exempt"
    ENDED = "ended"
    LISTED = "listed"
    """Nothing is owed by number: encouraged, unquantified, a right."""


_STANDINGS = {
    DutyState.DONE: Standing.DONE,
    DutyState.DONE_LATE: Standing.LATE,
    DutyState.OVERDUE: Standing.OVERDUE,
    DutyState.BREACHED: Standing.BREACHED,
    DutyState.DUE: Standing.DUE,
    DutyState.COMING: Standing.DUE,
    DutyState.WAITING: Standing.DUE,
    DutyState.UNDETERMINED: Standing.UNDETERMINED,
    DutyState.WARNING: Standing.WARNING,
    DutyState.KEPT: Standing.KEPT,
    DutyState.EXEMPT: Standing.EXEMPT,
    DutyState.ENDED: Standing.ENDED,
    DutyState.ENCOURAGED: Standing.LISTED,
    DutyState.UNQUANTIFIED: Standing.LISTED,
    DutyState.RIGHT: Standing.LISTED,
}
#: What still asks for a hand stays on the board although its day lies outside the months shown.
_UNSETTLED = frozenset({Standing.OVERDUE, Standing.BREACHED, Standing.WARNING})


class DutyKind(StrEnum):
    """Which rules are shown together: those that count first, the others on demand."""

    COUNTED = "counted"
    ENCOURAGED = "encouraged"
    UNQUANTIFIED = "unquantified"
    BAN = "ban"
    RIGHT = "right"


class Side(StrEnum):
    """What the rows of a matrix are."""

    OWNER = "owner"
    TERRITORY = "territory"
    DUTY = "duty"


@dataclass(frozen=True, slots=True)
class Duty:
    """A rule of a regulation, or one step of it, as the board names it."""

    regulation: Key
    rule: str
    step: str
    citation: str
    title: str
    kind: DutyKind

    def __hash__(self) -> int:
        """Hash little: a year of a province asks for it some hundred thousand times."""
        return hash(self.rule)


@dataclass(frozen=True, slots=True)
class Entry:
    """An obligation in its place; ``month`` is the first of a month, None where none fits."""

    obligation: Obligation
    duty: Duty
    standing: Standing
    month: dt.date | None


@dataclass(frozen=True, slots=True)
class Tally:
    """Obligations counted by standing."""

    counts: Mapping[Standing, int]

    def of(self, *standings: Standing) -> int:
        """Return how many stand so."""
        return sum(self.counts.get(one, 0) for one in standings)

    @property
    def done(self) -> int:
        """Give what was done, in time or late."""
        return self.of(Standing.DONE, Standing.LATE)

    @property
    def needed(self) -> int:
        """Give what had to be or is still to be done; exempt and ended ones need nothing."""
        return self.done + self.of(Standing.OVERDUE, Standing.DUE)

    @property
    def judged(self) -> int:
        """Give those whose day has come: done in time, late or overdue."""
        return self.done + self.of(Standing.OVERDUE)

    @property
    def percent_in_time(self) -> int | None:
        """Give the share kept in time of those judged; None where none is.

        Rounded to the nearest, but never to 100 while one was late or is overdue.
        """
        if not self.judged:
            return None
        in_time = self.of(Standing.DONE)
        share = (in_time * 200 + self.judged) // (self.judged * 2)
        return share if in_time == self.judged else min(share, 99)


@dataclass(frozen=True)
class Cell:
    """The obligations of a row in a month; counted once it is looked at."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def tally(self) -> Tally:
        """Give the counts."""
        return Tally(Counter(one.standing for one in self.entries))


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a matrix: a cell per month, one for what has no month in it, and their sum.

    ``section`` groups rows: the kind of owner, or the regulation; empty on the side of places.
    """

    key: object
    name: str
    section: str
    cells: tuple[Cell, ...]
    loose: Cell
    total: Cell


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows over the months of the board, and the sum of each column."""

    side: Side
    months: tuple[dt.date, ...]
    rows: tuple[Row, ...]
    total: Row


_OWNER_ORDER = tuple(OwnerKind(one) for one in ("group", "person", "division", "territory", "body"))
#: Where an obligation is owed once for all territories.
NO_TERRITORY = ""


@dataclass(frozen=True)
class Board:
    """All entries of a span of months with the names of what they point to."""

    months: tuple[dt.date, ...]
    duties: tuple[Duty, ...]
    entries: tuple[Entry, ...]
    names: Mapping[Key, str]

    def matrix(
        self, side: Side, duties: Collection[Duty] | None = None, kinds: Collection[DutyKind] = ()
    ) -> Matrix:
        """Lay the entries out; without ``duties`` all of ``kinds`` (without these, the counted)."""
        wanted = frozenset(duties) if duties is not None else None
        shown = frozenset(kinds) or frozenset({DutyKind.COUNTED})
        heaps: dict[object, dict[dt.date | None, list[Entry]]] = {}
        key_of = _KEYS[side]
        for entry in self.entries:
            if entry.duty in wanted if wanted is not None else entry.duty.kind in shown:
                months = heaps.setdefault(key_of(entry), {})
                months.setdefault(entry.month, []).append(entry)
        rows = sorted((self._row(side, key, heap) for key, heap in heaps.items()), key=self._order)
        whole: dict[dt.date | None, list[Entry]] = {}
        for heap in heaps.values():
            for month, found in heap.items():
                whole.setdefault(month, []).extend(found)
        return Matrix(side, self.months, tuple(rows), self._line(None, "", "", whole))

    def filtered(self, is_wanted: Callable[[Entry], bool]) -> "Board":
        """Return the board of the entries that are wanted; duties without any are left out."""
        kept = tuple(one for one in self.entries if is_wanted(one))
        left = {one.duty for one in kept}
        return replace(self, entries=kept, duties=tuple(one for one in self.duties if one in left))

    def within(self, first: dt.date, last: dt.date) -> "Board":
        """Return the board of fewer months; what stands in no month stays."""
        months = tuple(one for one in self.months if first <= one <= last)
        shown = {None, *months}
        kept = self.filtered(lambda entry: entry.month in shown)
        return replace(kept, months=months)

    def name(self, key: Key | None) -> str:
        """Return the name of somebody or something; empty for nobody."""
        return "" if key is None else self.names.get(key, str(key))

    def _row(self, side: Side, key: object, heap: Mapping[dt.date | None, Sequence[Entry]]) -> Row:
        one = next(iter(heap.values()))[0]
        if side is Side.OWNER:
            owed = one.obligation
            return self._line(key, self.name(owed.owner), str(owed.owner_kind), heap)
        if side is Side.DUTY:
            return self._line(key, one.duty.title, str(one.duty.regulation), heap)
        return self._line(key, self.name(_place(one.obligation)), "", heap)

    def _line(
        self,
        key: object,
        name: str,
        section: str,
        heap: Mapping[dt.date | None, Sequence[Entry]],
    ) -> Row:
        cells = tuple(Cell(tuple(heap.get(month, ()))) for month in self.months)
        loose = Cell(tuple(heap.get(None, ())))
        total = Cell(tuple(one for cell in (*cells, loose) for one in cell.entries))
        return Row(key, name, section, cells, loose, total)

    def _order(self, row: Row) -> tuple[object, ...]:
        if isinstance(row.key, Duty):
            return (self._places[row.key],)
        if row.key == NO_TERRITORY:
            return (len(_OWNER_ORDER), ())
        place = _OWNER_ORDER.index(OwnerKind(row.section)) if row.section else 0
        return place, sort_key(row.name)

    @cached_property
    def _places(self) -> Mapping[Duty, int]:
        return {duty: place for place, duty in enumerate(self.duties)}


def _owner(entry: Entry) -> object:
    return entry.obligation.owner_kind, entry.obligation.owner


def _place(owed: Obligation) -> Key | None:
    if owed.territory is None and owed.owner_kind is OwnerKind.TERRITORY:
        return owed.owner
    return owed.territory


def _territory(entry: Entry) -> object:
    place = _place(entry.obligation)
    return NO_TERRITORY if place is None else place


def _duty(entry: Entry) -> object:
    return entry.duty


_KEYS: dict[Side, Callable[[Entry], object]] = {
    Side.OWNER: _owner,
    Side.TERRITORY: _territory,
    Side.DUTY: _duty,
}


def build_board(
    regulations: Sequence[Regulation],
    obligations: Iterable[Obligation],
    first: dt.date,
    last: dt.date,
    name_of: Callable[[Key], str],
) -> Board:
    """Make the board of the whole months from ``first`` to ``last``.

    An obligation stands in the month of its last day, so that one of a quarter, a half-year or a
    year stands in the month in which that ends; what belongs to another span is left out. What
    has no day, and what waits for a hand since before or beyond, stands in no month.
    """
    months = tuple(_months(first, last))
    known: dict[tuple[Key, str, str], Duty] = {}
    for regulation in regulations:
        for rule in regulation.rules:
            for step in ("", *(one.id for one in rule.steps)):
                known[regulation.id, rule.id, step] = _duty_of(regulation, rule, step)
    entries: list[Entry] = []
    names: dict[Key, str] = {}
    for one in obligations:
        duty = known.get((one.regulation, one.rule, one.step))
        if duty is None:
            continue
        standing = _STANDINGS[one.state]
        day = _last_day(one)
        if day is not None and months[0] <= day <= last:
            entries.append(Entry(one, duty, standing, day.replace(day=1)))
        elif _belongs(one, day, last, standing):
            entries.append(Entry(one, duty, standing, None))
        else:
            continue
        for key in (one.owner, one.territory, one.partner, *one.people):
            if key is not None and key not in names:
                names[key] = name_of(key)
    used = {one.duty for one in entries}
    duties = tuple(one for one in dict.fromkeys(known.values()) if one in used)
    return Board(months, duties, tuple(entries), names)


def _last_day(one: Obligation) -> dt.date | None:
    """Return the day by which an obligation is placed; None where nothing of it is dated."""
    return one.due_on or one.period_to or (one.done_on if one.period_from is None else None)


def _belongs(one: Obligation, day: dt.date | None, last: dt.date, standing: Standing) -> bool:
    """Tell whether what does not end within the months still waits for a hand in them."""
    is_open = standing in _UNSETTLED or one.state is DutyState.DUE
    return day is None or (is_open and (one.period_from is None or one.period_from <= last))


def _months(first: dt.date, last: dt.date) -> Iterable[dt.date]:
    day = first.replace(day=1)
    while day <= last:
        yield day
        day = dt.date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _duty_of(regulation: Regulation, rule: Rule, step: str) -> Duty:
    title = rule.title
    for one in rule.steps:
        if one.id == step:
            title = f"{rule.title}: {one.title}"
    return Duty(regulation.id, rule.id, step, regulation.cite(rule), title, _kind(rule))


def _kind(rule: Rule) -> DutyKind:
    if rule.nature is not Nature.DUTY:
        return {
            Nature.RIGHT: DutyKind.RIGHT,
            Nature.BAN: DutyKind.BAN,
            Nature.ENCOURAGEMENT: DutyKind.ENCOURAGED,
        }[rule.nature]
    return DutyKind.UNQUANTIFIED if isinstance(rule.count, Unquantified) else DutyKind.COUNTED
