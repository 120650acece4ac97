"""The sheets of a workbook by openpyxl: title, notes, a header that stays in sight, ruled rows.

Made in memory: openpyxl's own way goes through temporary files, where records would lie in plain
text. A text stays a text, whatever it begins with. Imported late: it brings openpyxl.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, TYPE_STRING
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from app.read_models.workbooks import CellValue, Sheet

_FONT = "Times New Roman"
_ROWS_TOLD = 500
_LONGEST_TEXT = 32_767
_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_THIN = Side(style="thin", color="999999")
_RULED = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD = PatternFill("solid", fgColor="E7E6E6")


def content_of(book: Workbook) -> bytes:
    """Return the bytes of a workbook, made in memory."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        _InMemoryWriter(book, archive).write_data()
    return target.getvalue()


def put_text(cell: Any, value: str) -> bool:
    """Write a text that stays one; tell whether it must be kept from turning into a formula."""
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    if len(text) > _LONGEST_TEXT:
        text = text[: _LONGEST_TEXT - 1] + "…"
    cell.value = text
    cell.data_type = TYPE_STRING  # not a formula, though it may begin with "="
    return text.startswith(_RISKY)  # nor one once it is edited


class _InMemoryWriter(ExcelWriter):
    def __init__(self, book: Workbook, archive: ZipFile) -> None:
        super().__init__(book, archive)
        self._file = archive

    def write_worksheet(self, ws: Any) -> None:
        """Write a sheet as the base does, to memory instead of a temporary file."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        content = BytesIO()
        writer: Any = WorksheetWriter(ws, content)
        writer.write()
        ws._rels = writer._rels
        self._file.writestr(ws.path[1:], content.getvalue())
        self.manifest.append(ws)


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool = False
    italic: bool = False
    size: int = 12
    ruled: bool = False
    right: bool = False
    heading: bool = False
    is_date: bool = False
    is_kept_text: bool = False


class SheetWriter:
    """Fills one sheet; a look is made once and shared by its cells."""

    def __init__(self, target: Worksheet) -> None:
        self._target = target
        self._made: dict[_Look, Any] = {}

    def fill(self, sheet: Sheet, laid_out: Callable[[int, int], None] | None) -> None:
        """Write title, notes, header and rows, and set the page up."""
        target = self._target
        head = len(sheet.notes) + 2
        self._put(1, 1, sheet.title, _Look(bold=True, size=14))
        for place, note in enumerate(sheet.notes, start=2):
            self._put(place, 1, note, _Look(italic=True))
        for place, column in enumerate(sheet.columns, start=1):
            target.column_dimensions[get_column_letter(place)].width = column.width
            self._put(head, place, column.heading, _Look(bold=True, ruled=True, heading=True))
        for number, row in enumerate(sheet.rows):
            if laid_out is not None and number and number % _ROWS_TOLD == 0:
                laid_out(number, len(sheet.rows))
            bold = number in sheet.bold_rows
            for place, (value, column) in enumerate(zip(row, sheet.columns, strict=True), start=1):
                look = _Look(bold=bold, ruled=True, right=column.right)
                self._put(head + 1 + number, place, value, look)
        last = get_column_letter(max(len(sheet.columns), 1))
        target.freeze_panes = f"{get_column_letter(sheet.frozen_columns + 1)}{head + 1}"
        # Sums at the end stay there, whatever is sorted or filtered above them.
        listed = len(sheet.rows)
        while listed - 1 in sheet.bold_rows:
            listed -= 1
        target.auto_filter.ref = f"A{head}:{last}{head + listed}"
        target.print_title_rows = f"{head}:{head}"
        target.page_setup.orientation = "landscape"
        target.page_setup.paperSize = target.PAPERSIZE_A4
        target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        target.page_setup.fitToHeight = 0

    def _put(self, row: int, column: int, value: CellValue, look: _Look) -> None:
        cell: Any = self._target.cell(row, column)
        if isinstance(value, str):
            if put_text(cell, value):
                look = replace(look, is_kept_text=True)
        else:
            cell.value = value
            if value is not None and not isinstance(value, int | float):
                look = replace(look, is_date=True)
        made = self._made.get(look)
        if made is None:
            _dress(cell, look)
            self._made[look] = cell._style
        else:
            cell._style = made


def _dress(cell: Any, look: _Look) -> None:
    cell.font = Font(name=_FONT, size=look.size, bold=look.bold, italic=look.italic)
    cell.quotePrefix = look.is_kept_text
    if look.is_date:
        cell.number_format = "dd/mm/yyyy"
    if look.ruled:
        cell.border = _RULED
        cell.alignment = Alignment(
            horizontal="right" if look.right else "left", vertical="top", wrap_text=True
        )
    if look.heading:
        cell.fill = _HEAD
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def free_name(wanted: str, taken: Sequence[str]) -> str:
    """Return a name that Excel takes for a sheet and that none of ``taken`` has."""
    base = _NOT_IN_NAMES.sub(" ", wanted).strip(" '")[:_LONGEST_NAME] or "Bảng"
    used = {one.casefold() for one in taken}
    name, number = base, 2
    while name.casefold() in used:
        tail = f" ({number})"
        name, number = base[: _LONGEST_NAME - len(tail)] + tail, number + 1
    return name
