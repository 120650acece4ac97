"""The cells of an .xlsx sheet, from its XML: stored values only.

No macro, picture, link or formula of the file is looked at.
"""

import re
import zipfile

from app.spreadsheets.content import Budget, RowTaker, SheetContent
from app.spreadsheets.errors import SpreadsheetError
from app.spreadsheets.sheet_scan import MergedRange
from app.spreadsheets.values import (
    NO_RESULT,
    CellValue,
    FontText,
    NumberFrom1904,
    UnreadableCell,
    cleaned_text,
    moment_of_iso,
    moment_of_serial,
    number,
    unescaped,
)
from app.spreadsheets.xlsx_package import Package, RichText, SheetPart
from app.spreadsheets.xml_feed import Heed, pieces

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_FAR_COLUMN = 16_384


def read_sheet(
    archive: zipfile.ZipFile, part: SheetPart, package: Package, budget: Budget, heed: Heed
) -> SheetContent:
    """Read the rows of one sheet; raises SpreadsheetError."""
    taker = RowTaker(SheetContent(), budget, part.name)
    cells = _Cells(package, taker)
    with archive.open(part.part) as source:
        for _piece in pieces(source, cells, heed):
            # What follows the merged ranges is not needed and often odd; after a long gap
            # nothing is.
            if cells.is_done:
                break
    return taker.close()


class _Cells:
    """Takes a sheet's elements and gives its rows on."""

    def __init__(self, package: Package, taker: RowTaker) -> None:
        self.is_done = False
        self._package = package
        self._taker = taker
        self._in_rows = False
        self._row = 0
        self._column = -1
        self._values: dict[int, CellValue] = {}
        self._attributes: dict[str, str] = {}
        self._pieces: list[str] | None = None
        self._stored: str | None = None
        self._own_text: RichText | None = None
        self._has_formula = self._is_hidden = False
        self._columns: dict[str, int] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if not self._in_rows:
            if name == "sheetData":
                self._in_rows = True
            elif name == "mergeCell":
                self._merge(attributes.get("ref", ""))
        elif name == "c":
            self._attributes = attributes
            self._stored = None
            self._has_formula = False
        elif name == "v":
            self._pieces = []
        elif name == "row":
            self._begin_row(attributes.get("r"))
            self._is_hidden = attributes.get("hidden") in ("1", "true")
        elif name == "f":
            self._has_formula = self._taker.content.has_formulas = True
        elif name == "is":
            self._own_text = RichText()
        elif self._own_text is not None:
            self._own_text.start(name, attributes)

    def text(self, text: str) -> None:
        """Take text where it is a value."""
        if self._pieces is not None:
            self._pieces.append(text)
        elif self._own_text is not None:
            self._own_text.text(text)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if not self._in_rows:
            # All that counts has come once the merged ranges are over.
            self.is_done = self.is_done or name == "mergeCells"
        elif name == "v":
            self._stored = "".join(self._pieces or ())
            self._pieces = None
        elif name == "c":
            self._end_cell()
        elif name == "row":
            self._taker.content.hidden_rows += self._is_hidden and bool(self._values)
            self._taker.take(self._row, self._values)
            self._values = {}
        elif name == "sheetData":
            self._in_rows = False
        elif self._own_text is not None and name != "is":
            self._own_text.end(name)

    def _begin_row(self, written: str | None) -> None:
        self._row = self._row + 1 if written is None else int(written)
        self._column = -1
        self._values = {}

    def _end_cell(self) -> None:
        place = self._attributes.get("r")
        self._column = self._column + 1 if place is None else self._column_of(place)
        if self._column >= _FAR_COLUMN:
            raise SpreadsheetError("damaged")
        value = self._value()
        self._own_text = None
        if value is not None:
            self._values[self._column] = value

    def _column_of(self, place: str) -> int:
        letters = place.rstrip("0123456789")
        known = self._columns.get(letters)
        if known is None:
            found = _PLACE.fullmatch(f"{letters}1")
            if found is None:
                raise SpreadsheetError("damaged")
            known = self._columns[letters] = _column_number(found[1]) - 1
        return known

    def _value(self) -> CellValue:
        kind = self._attributes.get("t", "n")
        stored = self._stored
        if kind == "inlineStr":
            return None if self._own_text is None else self._in_font(self._own_text.take())
        if not stored:
            # An empty text that a formula worked out is an empty cell of type text.
            missing = self._has_formula and kind != "str"
            return NO_RESULT if missing else None
        if kind == "s":
            place = int(stored)
            if place < 0:
                raise SpreadsheetError("damaged")
            return self._in_font(self._package.texts[place])
        if kind == "n":
            return self._number(stored)
        if kind == "str":
            return self._in_font(cleaned_text(unescaped(stored)))
        if kind == "b":
            return stored.strip() in ("1", "true")
        if kind == "e":
            return UnreadableCell("formula_error", stored[:20])
        if kind == "d":
            return moment_of_iso(stored) or cleaned_text(stored)
        raise SpreadsheetError("damaged")

    def _number(self, stored: str) -> CellValue:
        value = number(stored)
        style = self._package.style(self._attributes.get("s"))
        if not style.is_date:
            return NumberFrom1904(value) if self._package.from_1904 else value
        if style.is_duration:
            minutes = round(value * 1_440)
            return f"{minutes // 60}:{minutes % 60:02d}"
        return moment_of_serial(value, from_1904=self._package.from_1904)

    def _in_font(self, value: CellValue) -> CellValue:
        if not isinstance(value, str):
            return value
        font = self._package.style(self._attributes.get("s")).font
        if font is None:
            return value
        if isinstance(value, FontText):
            # A run without a font of its own has the cell's.
            return FontText.of(
                tuple((text, font if own is None else own) for text, own in value.runs)
            )
        return FontText.of(((value, font),))

    def _merge(self, reference: str) -> None:
        first, _colon, last = reference.partition(":")
        start, end = _PLACE.fullmatch(first), _PLACE.fullmatch(last or first)
        if start is not None and end is not None:
            self._taker.merge(
                MergedRange(
                    int(start[2]), _column_number(start[1]), int(end[2]), _column_number(end[1])
                )
            )


def _column_number(letters: str) -> int:
    number_of_column = 0
    for letter in letters:
        number_of_column = number_of_column * 26 + ord(letter) - 64
    return number_of_column
