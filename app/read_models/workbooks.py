"""Sheets of a workbook that is written for the office: plain values, no look."""

import datetime as dt
from dataclasses import dataclass

CellValue = str | int | float | dt.date | None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column; ``width`` in letters."""

    heading: str
    width: float = 12.0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list with its title, the lines below it and its rows; each row a value per column.

    ``frozen_columns`` stay in sight when the rest is scrolled sideways; ``bold_rows`` are the
    places of sums and of lines that head a section.
    """

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    notes: tuple[str, ...] = ()
    frozen_columns: int = 0
    bold_rows: frozenset[int] = frozenset()
