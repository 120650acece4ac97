"""Which area of a boundary file belongs to which territory: by code, then by name; pure."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.i18n import _
from app.i18n.text import collapse_spaces, exact_key
from app.read_models.map import short_name
from app.read_models.territories import TerritoryRow


class Area(Protocol):
    """What matching needs of an area of a file; code and name may be empty."""

    @property
    def index(self) -> int:
        """Place in the file, from 1."""
        ...

    @property
    def code(self) -> str:
        """Official code."""
        ...

    @property
    def name(self) -> str:
        """Name with or without its kind."""
        ...


@dataclass(frozen=True, slots=True)
class BoundaryMatch:
    """An area of the file that belongs to a territory."""

    territory_id: uuid.UUID
    territory_name: str
    index: int
    label: str
    by_name: bool
    """By name alone: the person should look at it."""


@dataclass(frozen=True, slots=True)
class UnmatchedArea:
    """An area of the file that stays outside, and why."""

    index: int
    label: str
    reason: str


def match(
    areas: Sequence[Area], rows: Sequence[TerritoryRow]
) -> tuple[tuple[BoundaryMatch, ...], tuple[UnmatchedArea, ...]]:
    """Match each area with one territory at most, each territory with one area at most.

    A name is no key: it counts only where one of the two has no code, or where no code of the
    file is known at all (another way of coding), and where it belongs to one unit alone.
    """
    matching = _Matching(rows)
    for area in areas:
        matching.by_code(area)
    for area in areas:
        matching.by_name(area)
    return tuple(matching.found), tuple(matching.unmatched(areas))


class _Matching:
    def __init__(self, rows: Sequence[TerritoryRow]) -> None:
        self.found: list[BoundaryMatch] = []
        self._taken: set[uuid.UUID] = set()
        self._done: set[int] = set()
        self._reasons: dict[int, str] = {}
        self._code_known = False
        self._of_code = {row.code: row for row in rows if row.code}
        placed = [row for row in rows if row.code or row.latitude is not None]
        self._of_name: dict[str, list[TerritoryRow]] = {}
        for row in placed:
            for name in {_key(row.name), _key(short_name(row.name))}:
                self._of_name.setdefault(name, []).append(row)

    def by_code(self, area: Area) -> None:
        row = self._of_code.get(area.code) if area.code else None
        if row is None:
            return
        self._code_known = True
        if row.id in self._taken:
            self._reasons[area.index] = _("trùng mã với một vùng đứng trước trong tệp")
        else:
            self._take(area, row, by_name=False)

    def by_name(self, area: Area) -> None:
        if area.index in self._done or area.index in self._reasons:
            return
        rows = self._of_name.get(_key(area.name), []) if area.name else []
        rows = [row for row in rows if not (area.code and row.code and self._code_known)]
        free = [row for row in rows if row.id not in self._taken]
        if len(rows) > 1:
            self._reasons[area.index] = _("tên này có ở nhiều địa bàn")
        elif free:
            self._take(area, free[0], by_name=True)
        elif rows:
            self._reasons[area.index] = _("địa bàn cùng tên đã có ranh giới trong tệp")
        else:
            self._reasons[area.index] = _("không có địa bàn nào cùng mã hoặc cùng tên")

    def unmatched(self, areas: Iterable[Area]) -> Iterable[UnmatchedArea]:
        for area in areas:
            if area.index not in self._done:
                yield UnmatchedArea(area.index, _label(area), self._reasons[area.index])

    def _take(self, area: Area, row: TerritoryRow, *, by_name: bool) -> None:
        self._taken.add(row.id)
        self._done.add(area.index)
        self.found.append(BoundaryMatch(row.id, row.name, area.index, _label(area), by_name))


def _key(name: str) -> str:
    return exact_key(collapse_spaces(name))


def _label(area: Area) -> str:
    return " ".join(part for part in (area.code, area.name) if part) or f"#{area.index}"
