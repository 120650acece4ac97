"""The shape of a sheet: merged ranges, last row, formulas."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MergedRange:
    """A merged range; rows and columns count from 1, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class SheetScan:
    """What is known of a sheet before its rows are asked for."""

    last_row: int
    """Number of the last row with a value."""
    has_formulas: bool
    merged: tuple[MergedRange, ...]
