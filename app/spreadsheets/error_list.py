"""The rows of a file as they were, with what is wrong in them marked: to be mended and read again.

A wrong cell is coloured, and the row says in a last column, in words, what is wrong where.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from app.i18n import _, mark
from app.i18n.text import collapse_spaces
from app.read_models.sheet_layouts import ReadLayout
from app.read_models.sheets import RowProblem, Severity
from app.spreadsheets.error_titles import LIST, LIST_TITLES, MARKS
from app.spreadsheets.reader import CellValue, Sheet, SheetRow, SourceWorkbook, shown
from app.spreadsheets.sheet_writer import content_of, free_name, put_text
from app.spreadsheets.values import UnreadableCell

_LIST_WIDTHS = (18, 8, 22, 12, 30, 50, 50)
_SEVERITIES = {
    Severity.ERROR: (mark("Lỗi"), "FFC7CE"),
    Severity.WARNING: (mark("Cảnh báo"), "FFEB9C"),
    Severity.NOTE: (mark("Lưu ý"), "DDEBF7"),
}
_ORDER = tuple(_SEVERITIES)
_FONT = "Times New Roman"
_THIN = Side(style="thin", color="999999")
_RULED = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_WIDEST, _NARROWEST = 45, 8
_MARKS_WIDTH = 60
_MOST_CELLS = 400_000
"""A larger sheet comes with the rows above its header and those that something is told about."""


def marked(source: SourceWorkbook, layout: ReadLayout, problems: Sequence[RowProblem]) -> bytes:
    """Return the workbook of the sheets that were read, and the list of ``problems``.

    Rows keep their numbers. Raises SpreadsheetError for a sheet that cannot be read.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "Sổ Địa Bàn"
    dress = _Dress()
    by_sheet: defaultdict[str, list[RowProblem]] = defaultdict(list)
    for problem in problems:
        by_sheet[problem.sheet].append(problem)
    sheets = {sheet.name: sheet for sheet in source.sheets}
    for wanted in layout.sheets:
        if wanted.name in sheets:
            target = book.create_sheet(free_name(wanted.name, book.sheetnames))
            filled = _Marked(sheets[wanted.name], wanted.header_row, by_sheet[wanted.name])
            filled.write(target, dress)
    _write_list(book.create_sheet(free_name(_(LIST), book.sheetnames)), problems, dress)
    return content_of(book)


@dataclass(frozen=True, slots=True)
class _Look:
    fill: str = ""
    bold: bool = False
    ruled: bool = False
    is_date: bool = False
    has_time: bool = False
    is_kept_text: bool = False


class _Dress:
    """Writes values; a look is made once and shared by the cells of one workbook."""

    def __init__(self) -> None:
        self._made: dict[_Look, Any] = {}

    def put(self, cell: Any, value: CellValue, *, fill: str = "", bold: bool = False) -> None:
        """Write a value as it was; a text stays a text."""
        kept = False
        if isinstance(value, UnreadableCell):
            kept = put_text(cell, value.shown)
        elif isinstance(value, str):
            kept = put_text(cell, value)
        else:
            cell.value = value
        is_date = isinstance(value, dt.date)
        has_time = isinstance(value, dt.datetime) and value.time() != dt.time()
        look = _Look(fill, bold, value is not None or bool(fill), is_date, has_time, kept)
        made = self._made.get(look)
        if made is None:
            _apply(cell, look)
            self._made[look] = cell._style
        else:
            cell._style = made


def _apply(cell: Any, look: _Look) -> None:
    cell.font = Font(name=_FONT, size=12, bold=look.bold)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.quotePrefix = look.is_kept_text
    if look.is_date:
        cell.number_format = "dd/mm/yyyy hh:mm" if look.has_time else "dd/mm/yyyy"
    if look.ruled:
        cell.border = _RULED
    if look.fill:
        cell.fill = PatternFill("solid", fgColor=look.fill)


class _Marked:
    """One sheet with its marks."""

    def __init__(self, sheet: Sheet, header_row: int, problems: Sequence[RowProblem]) -> None:
        self._sheet = sheet
        self._header_row = header_row
        self._problems: defaultdict[int, list[RowProblem]] = defaultdict(list)
        for problem in problems:
            self._problems[problem.row].append(problem)
        content = sheet.content
        self._width = max((len(row) for _number, row in content.rows), default=0)
        self._is_large = sum(len(row) for _number, row in content.rows) > _MOST_CELLS
        self._places: dict[str, int] = {}
        self._take_header()

    def write(self, target: Worksheet, dress: _Dress) -> None:
        """Write the rows that are wanted, at their place, and say what is wrong."""
        longest: defaultdict[int, int] = defaultdict(int)
        for row in self._rows():
            worst = self._worst(row.number)
            for column in range(self._width):
                value = row.values[column] if column < len(row.values) else None
                severity = worst.get(column)
                if value is None and severity is None:
                    continue
                fill = _SEVERITIES[severity][1] if severity else ""
                cell = target.cell(row.number, column + 1)
                dress.put(cell, value, fill=fill, bold=row.number == self._header_row)
                if row.number >= self._header_row:
                    longest[column] = max(longest[column], len(shown(value)))
            if row.number == self._header_row:
                dress.put(target.cell(row.number, self._width + 1), _(MARKS), bold=True)
            elif row.number in self._problems:
                self._write_marks(target, row.number, dress)
        for column, letters in longest.items():
            width = min(max(letters + 2, _NARROWEST), _WIDEST)
            target.column_dimensions[get_column_letter(column + 1)].width = width
        target.column_dimensions[get_column_letter(self._width + 1)].width = _MARKS_WIDTH
        self._merge(target)
        if self._header_row:
            target.freeze_panes = f"A{self._header_row + 1}"

    def _take_header(self) -> None:
        """Find the columns by their titles; marks of an earlier list are written over."""
        header = next((row for row in self._sheet.rows() if row.number == self._header_row), None)
        if header is None:
            return
        titles = {
            column: collapse_spaces(shown(header.value(column)))
            for column in range(max(len(header.values), self._width))
        }
        if self._width and titles.get(self._width - 1) == _(MARKS):
            self._width -= 1
        for column in reversed(range(self._width)):
            self._places[titles.get(column, "")] = column

    def _rows(self) -> Iterator[SheetRow]:
        for number, values in self._sheet.content.rows:
            if not self._is_large or number <= self._header_row or number in self._problems:
                yield SheetRow(number, values)

    def _worst(self, number: int) -> dict[int, Severity]:
        """Return by column how grave the gravest thing told about a row's cell is."""
        worst: dict[int, Severity] = {}
        for problem in sorted(
            self._problems.get(number, ()), key=lambda one: -_ORDER.index(one.severity)
        ):
            column = self._places.get(collapse_spaces(problem.column), -1)
            if problem.column and column >= 0:
                worst[column] = problem.severity
        return worst

    def _write_marks(self, target: Worksheet, number: int, dress: _Dress) -> None:
        told = sorted(self._problems[number], key=lambda one: _ORDER.index(one.severity))
        text = "\n".join(_in_words(problem) for problem in told)
        fill = _SEVERITIES[told[0].severity][1]
        dress.put(target.cell(number, self._width + 1), text, fill=fill)

    def _merge(self, target: Worksheet) -> None:
        if self._is_large:
            return
        for area in self._sheet.scan.merged:
            last_row = min(area.last_row, self._sheet.scan.last_row)
            last_column = min(area.last_column, self._width)
            if last_row >= area.first_row and last_column >= area.first_column:
                target.merge_cells(
                    start_row=area.first_row,
                    end_row=last_row,
                    start_column=area.first_column,
                    end_column=last_column,
                )


def _in_words(problem: RowProblem) -> str:
    severity = _(_SEVERITIES[problem.severity][0])
    where = f"{severity} ({problem.column})" if problem.column else severity
    return f"{where}: {problem.reason} {problem.advice}".strip()


def _write_list(target: Worksheet, problems: Sequence[RowProblem], dress: _Dress) -> None:
    for place, (title, width) in enumerate(zip(LIST_TITLES, _LIST_WIDTHS, strict=True), start=1):
        dress.put(target.cell(1, place), _(title), bold=True)
        target.column_dimensions[get_column_letter(place)].width = width
    for number, problem in enumerate(problems, start=2):
        word, fill = _SEVERITIES[problem.severity]
        told: tuple[CellValue, ...] = (
            problem.sheet,
            problem.row,
            problem.column,
            _(word),
            problem.value,
        )
        for place, value in enumerate((*told, problem.reason, problem.advice), start=1):
            dress.put(target.cell(number, place), value, fill=fill if place == 4 else "")
    target.freeze_panes = "A2"
    target.auto_filter.ref = f"A1:{get_column_letter(len(LIST_TITLES))}{len(problems) + 1}"
