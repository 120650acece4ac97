"""The sheets of an .ods file, from its one part with all contents, in a single pass.

Stored values only, as in ``xlsx``; a repeated row or cell counts as often as it stands there.
"""

import datetime as dt
import re
import zipfile
from dataclasses import dataclass

from app.spreadsheets.content import Budget, RowTaker, SheetContent
from app.spreadsheets.errors import SpreadsheetError
from app.spreadsheets.sheet_scan import MergedRange
from app.spreadsheets.values import (
    NO_RESULT,
    CellValue,
    FontText,
    UnreadableCell,
    abc_font,
    cleaned_text,
    moment_of_iso,
    number,
)
from app.spreadsheets.xml_feed import Heed, feed

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _TEXT, _OFFICE = (f"{_NAMESPACE}{name}:1.0 " for name in ("table", "text", "office"))
_STYLE = f"{_NAMESPACE}style:1.0 "
_FORMAT = f"{_NAMESPACE}xsl-fo-compatible:1.0 "
_CALC_TYPE = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_DURATION = re.compile(r"PT(?:(\d{1,7})H)?(?:(\d{1,4})M)?(?:(\d{1,4})(?:[.,]\d{0,12})?S)?")
_CELL, _COVERED = f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"
_ROW, _SHEET, _COLUMN = f"{_TABLE}table-row", f"{_TABLE}table", f"{_TABLE}table-column"
_LAST_COLUMN = 16_384
_LAST_ROW = 1_048_576
_MOST_SHEETS = 1_000
_MOST_BLANKS = 1_000
_LONGEST_CELL = 1_000_000


@dataclass
class OdsSheet:
    """One sheet; hidden ones are there and marked."""

    name: str
    hidden: bool
    content: SheetContent


def read_sheets(archive: zipfile.ZipFile, budget: Budget, heed: Heed) -> list[OdsSheet]:
    """Read all sheets; raises SpreadsheetError."""
    document = _Document(budget)
    with archive.open("content.xml") as source:
        feed(source, document, heed, namespaces=True)
    if not document.is_spreadsheet:
        raise SpreadsheetError("damaged")
    return document.sheets


class _Document:
    """Takes the elements of the contents."""

    def __init__(self, budget: Budget) -> None:
        self.sheets: list[OdsSheet] = []
        self.is_spreadsheet = False
        self._budget = budget
        self._style = ""
        self._fonts: dict[str, bool] = {}
        self._hidden_styles: set[str] = set()
        self._open_tables = 0
        self._taker: RowTaker | None = None
        self._column_fonts: list[tuple[int, bool | None]] = []
        self._row = _Row(1)
        self._next_row = 1
        self._cell: _Cell | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if self._cell is not None:
            self._cell.start(name, attributes)
        elif name in (_CELL, _COVERED) and self._taker is not None:
            self._cell = _Cell(name == _COVERED, attributes)
        elif name == _ROW:
            self._row = _Row(_count(attributes.get(f"{_TABLE}number-rows-repeated"), _LAST_ROW))
            self._row.is_hidden = attributes.get(f"{_TABLE}visibility") in ("collapse", "filter")
        elif name == _SHEET:
            self._begin_sheet(attributes)
        elif name == _COLUMN:
            self._take_column(attributes)
        elif name.startswith(_STYLE):
            self._take_style(name, attributes)
        elif name == f"{_OFFICE}spreadsheet":
            self.is_spreadsheet = True

    def text(self, text: str) -> None:
        """Take text inside a cell."""
        if self._cell is not None:
            self._cell.text(text)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if self._cell is not None:
            if self._cell.end(name):
                self._end_cell(self._cell)
                self._cell = None
        elif name == _ROW:
            self._end_row()
        elif name == _SHEET:
            self._open_tables -= 1
            if self._taker is not None and not self._open_tables:
                self._taker.close()
                self._taker = None

    def _take_style(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{_STYLE}style":
            self._style = attributes.get(f"{_STYLE}name", "")
            if len(self._fonts) + len(self._hidden_styles) > 100_000:
                raise SpreadsheetError("suspicious_zip")
        elif name == f"{_STYLE}table-properties":
            if attributes.get(f"{_TABLE}display") == "false":
                self._hidden_styles.add(self._style)
        elif name == f"{_STYLE}text-properties":
            wanted = attributes.get(f"{_STYLE}font-name") or attributes.get(
                f"{_FORMAT}font-family", ""
            )
            font = abc_font(wanted)
            if font is not None:
                self._fonts[self._style] = font

    def _begin_sheet(self, attributes: dict[str, str]) -> None:
        self._open_tables += 1
        if self._open_tables > 1 or not self.is_spreadsheet:
            return
        if len(self.sheets) >= _MOST_SHEETS:
            raise SpreadsheetError("suspicious_zip")
        name = attributes.get(f"{_TABLE}name", "")
        hidden = attributes.get(f"{_TABLE}style-name") in self._hidden_styles
        content = SheetContent()
        self.sheets.append(OdsSheet(name, hidden, content))
        self._taker = RowTaker(content, self._budget, name)
        self._next_row = 1
        self._column_fonts = []

    def _take_column(self, attributes: dict[str, str]) -> None:
        if len(self._column_fonts) >= _LAST_COLUMN:
            raise SpreadsheetError("damaged")
        count = _count(attributes.get(f"{_TABLE}number-columns-repeated"), _LAST_COLUMN)
        font = self._fonts.get(attributes.get(f"{_TABLE}default-cell-style-name", ""))
        end = self._column_fonts[-1][0] if self._column_fonts else 0
        self._column_fonts.append((end + count, font))

    def _end_cell(self, cell: "_Cell") -> None:
        if self._taker is None:
            return
        row = self._row
        value = cell.value()
        if isinstance(value, str):
            font = self._font(cell.style)
            if font is not None:
                value = FontText.of(((value, font),))
        if value is not None:
            if row.column + cell.repeated > _LAST_COLUMN:
                raise SpreadsheetError("damaged")
            # One beyond the last that is kept, so that it is told that there are more.
            last = min(row.column + cell.repeated, self._budget.limits.columns + 1)
            for column in range(row.column, last):
                row.values[column] = value
        if cell.rows > 1 or cell.columns > 1:
            first, column = self._next_row, row.column + 1
            self._taker.merge(
                MergedRange(first, column, first + cell.rows - 1, column + cell.columns - 1)
            )
        row.column += cell.repeated
        if cell.is_formula:
            self._taker.content.has_formulas = True

    def _font(self, style: str) -> bool | None:
        if style:
            return self._fonts.get(style)
        return next((font for end, font in self._column_fonts if self._row.column < end), None)

    def _end_row(self) -> None:
        if self._taker is None or self._open_tables > 1:
            return
        if self._row.values:
            for number_of_row in range(self._next_row, self._next_row + self._row.repeated):
                if self._taker.is_full:
                    break
                self._taker.content.hidden_rows += self._row.is_hidden
                self._taker.take(number_of_row, self._row.values)
        self._next_row += self._row.repeated
        self._row = _Row(1)


class _Row:
    def __init__(self, repeated: int) -> None:
        self.repeated = repeated
        self.is_hidden = False
        self.column = 0
        self.values: dict[int, CellValue] = {}


class _Cell:
    """Gathers one cell; remarks and drawings that lie in it are passed over."""

    def __init__(self, covered: bool, attributes: dict[str, str]) -> None:
        self._covered = covered
        self._attributes = attributes
        self._paragraphs: list[str] = []
        self._pieces: list[str] = []
        self._depth = 0
        self._in_paragraph = 0
        self._passed_over = 0
        self._letters = 0
        self.style = attributes.get(f"{_TABLE}style-name", "")
        self.repeated = _count(attributes.get(f"{_TABLE}number-columns-repeated"), _LAST_COLUMN)
        self.rows = _count(attributes.get(f"{_TABLE}number-rows-spanned"), _LAST_ROW)
        self.columns = _count(attributes.get(f"{_TABLE}number-columns-spanned"), _LAST_COLUMN)
        self.is_formula = f"{_TABLE}formula" in attributes

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element inside the cell."""
        self._depth += 1
        if self._passed_over:
            return
        kind = name[len(_TEXT) :] if name.startswith(_TEXT) else ""
        if kind in ("p", "h") and not self._in_paragraph:
            self._in_paragraph = self._depth
        elif kind == "s":
            self._add(" " * _count(attributes.get(f"{_TEXT}c"), _MOST_BLANKS))
        elif kind == "tab":
            self._add("\t")
        elif kind == "line-break":
            self._add("\n")
        elif kind not in ("span", "a", "meta", "date", "time", "number", "title", "sheet-name"):
            self._passed_over = self._depth

    def text(self, text: str) -> None:
        """Take text inside a paragraph."""
        if self._in_paragraph and not self._passed_over:
            self._add(text)

    def end(self, name: str) -> bool:
        """Take the end of an element; tell whether it was the cell's own."""
        if not self._depth:
            return True
        if self._passed_over == self._depth:
            self._passed_over = 0
        elif self._in_paragraph == self._depth:
            self._in_paragraph = 0
            self._paragraphs.append("".join(self._pieces))
            self._pieces = []
        self._depth -= 1
        return False

    def _add(self, text: str) -> None:
        self._letters += len(text)
        if self._letters > _LONGEST_CELL:
            raise SpreadsheetError("too_many_cells")
        self._pieces.append(text)

    def value(self) -> CellValue:
        """Return what the cell holds."""
        if self._covered:
            return None
        text = "\n".join(self._paragraphs)
        stored = self._attributes
        kind = stored.get(f"{_OFFICE}value-type", "")
        if stored.get(_CALC_TYPE) == "error" or (self.is_formula and text.startswith("Err:")):
            return UnreadableCell("formula_error", text[:20])
        if kind in ("float", "percentage", "currency"):
            return number(stored.get(f"{_OFFICE}value", ""))
        if kind == "date":
            written = stored.get(f"{_OFFICE}date-value", "")
            return moment_of_iso(written) or cleaned_text(text or written)
        if kind == "time":
            return _time(stored.get(f"{_OFFICE}time-value", "")) or cleaned_text(text)
        if kind == "boolean":
            return stored.get(f"{_OFFICE}boolean-value") == "true"
        if not kind and self.is_formula and not text:
            return NO_RESULT
        return cleaned_text(text or stored.get(f"{_OFFICE}string-value", ""))


def _time(written: str) -> CellValue:
    found = _DURATION.fullmatch(written)
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    if hours < 24 and minutes < 60 and seconds < 60:
        return dt.time(hours, minutes, seconds)
    return f"{hours}:{minutes:02d}"


def _count(written: str | None, most: int) -> int:
    """Return how often something is repeated; raises SpreadsheetError ``damaged``."""
    if written is None:
        return 1
    if not (written.isascii() and written.isdigit() and len(written) < 9):
        raise SpreadsheetError("damaged")
    return max(1, min(int(written), most))
