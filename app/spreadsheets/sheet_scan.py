"""A quick pass over the XML of one sheet: merged ranges, last row, formulas, sizes.

openpyxl's read-only mode tells nothing of merged ranges and trusts the sheet's own claim of its
size; this pass reads both from the bytes, in constant memory.
"""

import re
from dataclasses import dataclass
from typing import IO

from app.spreadsheets.archive import Limits
from app.spreadsheets.errors import SpreadsheetError

_CHUNK = 1 << 18
# A tag of interest is never longer; the tail of a chunk is kept so that none is cut in two.
_OVERLAP = 1 << 12
_TAG = re.compile(rb"<(?:\w+:)?(row|mergeCell|f|c)(?=[\s/>])([^>]*)>|</(?:\w+:)?sheetData")
_ROW_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d{1,7})["']""")
_RANGE = re.compile(
    rb"""\bref\s*=\s*["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})["']"""
)


@dataclass(frozen=True, slots=True)
class MergedRange:
    """A merged range; rows and columns count from 1, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class SheetScan:
    """What the bytes of a sheet tell before it is parsed."""

    last_row: int
    has_formulas: bool
    merged: tuple[MergedRange, ...]


def scan_sheet(source: IO[bytes], limits: Limits) -> SheetScan:
    """Read ``source`` to its end; raises SpreadsheetError too_many_rows, too_many_cells."""
    last_row = rows = cells = 0
    row_start = 0
    in_rows = False
    has_formulas = False
    merged: list[MergedRange] = []
    offset, tail = 0, b""
    while chunk := source.read(_CHUNK):
        window = tail + chunk
        # Tags that begin in the last bytes are left to the next window.
        end = len(window) - _OVERLAP if len(chunk) == _CHUNK else len(window)
        for found in _TAG.finditer(window):
            if found.start() >= end:
                break
            tag, attributes = found.group(1), found.group(2)
            if tag in (None, b"row"):
                _check_row_size(row_start, offset + found.start(), in_rows, limits)
            if tag is None:
                in_rows = False
            elif tag == b"c":
                cells += 1
            elif tag == b"row":
                rows += 1
                in_rows = True
                row_start = offset + found.start()
                number = _ROW_NUMBER.search(attributes)
                last_row = int(number.group(1)) if number else last_row + 1
            elif tag == b"f":
                has_formulas = True
            elif area := _RANGE.search(attributes):
                merged.append(_merged_range(area))
        _check_row_size(row_start, offset + end, in_rows, limits)
        if rows > 1_100_000 or len(merged) > limits.merged_ranges:
            raise SpreadsheetError("too_many_rows", limit=limits.rows)
        if cells > limits.cells:
            raise SpreadsheetError("too_many_cells")
        offset += max(end, 0)
        tail = window[max(end, 0) :] if end < len(window) else b""
    return SheetScan(last_row, has_formulas, tuple(merged))


def _check_row_size(start: int, end: int, in_rows: bool, limits: Limits) -> None:
    """Raise SpreadsheetError for a row that the parser would have to hold in memory."""
    if in_rows and end - start > limits.row_bytes:
        raise SpreadsheetError("too_many_cells")


def _merged_range(area: re.Match[bytes]) -> MergedRange:
    first_column, first_row, last_column, last_row = area.groups()
    return MergedRange(
        int(first_row), _column_number(first_column), int(last_row), _column_number(last_column)
    )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
