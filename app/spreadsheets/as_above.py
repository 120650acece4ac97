"""Cells that stand for the one above them: ditto marks, and first cells left empty in further rows.

A row is given what they stand for, and what was done is told; nothing is read here.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from app.i18n.text import collapse_spaces, nfc
from app.spreadsheets.header import Header
from app.spreadsheets.reader import CellValue, SheetRow

_QUOTES = '"“”'
_DITTO = re.compile(
    rf"[{_QUOTES}〃″]|''|,,"
    rf"|[-–{_QUOTES}]{{0,2}} ?(?:n\.?t\.?|(?:như|giống) (?:hàng |dòng )?trên)"
    rf" ?[-–{_QUOTES}]{{0,2}}",
    re.IGNORECASE,
)
_LONGEST_DITTO = 16
_FIRST = frozenset(f"{_QUOTES}〃″',-–nNgG")


@dataclass(frozen=True, slots=True)
class Completed:
    """A row with what its cells stand for."""

    row: SheetRow
    dittos: tuple[int, ...] = ()
    """Columns with a ditto mark."""
    blanks: tuple[int, ...] = ()
    """Columns whose empty cell goes on with the row above."""


def completed(
    row: SheetRow,
    before: SheetRow | None,
    header: Header,
    needed: Collection[str],
    *,
    goes_on: bool,
) -> Completed:
    """Return a row completed from the entry before it.

    ``goes_on``: no heading, sum or empty row stands between them. Then the empty cells that a row
    of two texts or more begins with, its number among them, are those of the row above, if one
    ``needed`` field is among them: otherwise the row is whole by itself.
    """
    if before is None:
        return Completed(row)
    dittos = {
        place: found
        for place, text in enumerate(row.values)
        if isinstance(text, str)
        and len(text) <= _LONGEST_DITTO
        and text.lstrip()[:1] in _FIRST
        and _DITTO.fullmatch(collapse_spaces(nfc(text)))
        and (found := before.value(place)) is not None
    }
    blanks = _blanks(row, before, header, needed) if goes_on else {}
    if not dittos and not blanks:
        return Completed(row)
    values = tuple(dittos.get(place, value) for place, value in enumerate(row.values))
    return Completed(
        SheetRow(row.number, values, {**row.filled, **blanks}), tuple(dittos), tuple(blanks)
    )


def _blanks(
    row: SheetRow, before: SheetRow, header: Header, needed: Collection[str]
) -> dict[int, CellValue]:
    """Return by column what the empty first cells of a row stand for."""
    first = next(place for place, value in enumerate(row.values) if value is not None)
    if not first or len(row.own_texts()) < 2:
        return {}
    empty = {
        field: place
        for field, place in header.places.items()
        if place < first and row.value(place) is None
    }
    if empty.keys().isdisjoint(needed):
        return {}
    return {place: above for place in empty.values() if (above := before.value(place)) is not None}
