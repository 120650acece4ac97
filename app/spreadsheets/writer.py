"""Lists as an orderly workbook: title, notes, a header that stays in sight, one sheet per list.

Made in memory: openpyxl's own way goes through temporary files, where records would lie in plain
text. A text stays a text, whatever it begins with.
"""

import re
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, TYPE_STRING, Cell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from app.read_models.workbooks import CellValue, Sheet

_FONT = "Times New Roman"
_LONGEST_TEXT = 32_767
_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_THIN = Side(style="thin", color="999999")
_RULED = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD = PatternFill("solid", fgColor="E7E6E6")


class ExcelWorkbooks:
    """Writes ``.xlsx``; holds nothing between two calls."""

    def write(self, sheets: Sequence[Sheet]) -> bytes:
        """Return the workbook of these sheets, in this order; at least one."""
        book = Workbook()
        book.remove(book.worksheets[0])
        book.properties.creator = "Sổ Địa Bàn"
        for sheet in sheets:
            _fill(book.create_sheet(_free_name(sheet.name, book.sheetnames)), sheet)
        target = BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED, allowZip64=True) as archive:
            _InMemoryWriter(book, archive).write_data()
        return target.getvalue()


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


def _fill(target: Worksheet, sheet: Sheet) -> None:
    head = len(sheet.notes) + 2
    _put(target, 1, 1, sheet.title, bold=True, size=14)
    for place, note in enumerate(sheet.notes, start=2):
        _put(target, place, 1, note, italic=True)
    for place, column in enumerate(sheet.columns, start=1):
        target.column_dimensions[get_column_letter(place)].width = column.width
        cell = _put(target, head, place, column.heading, bold=True, ruled=True)
        cell.fill = _HEAD
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for number, row in enumerate(sheet.rows):
        for place, (value, column) in enumerate(zip(row, sheet.columns, strict=True), start=1):
            is_bold = number in sheet.bold_rows
            cell = _put(target, head + 1 + number, place, value, bold=is_bold, ruled=True)
            cell.alignment = Alignment(
                horizontal="right" if column.right else "left", vertical="top", wrap_text=True
            )
    last = get_column_letter(max(len(sheet.columns), 1))
    frozen = get_column_letter(sheet.frozen_columns + 1)
    target.freeze_panes = f"{frozen}{head + 1}"
    target.auto_filter.ref = f"A{head}:{last}{head + len(sheet.rows)}"
    target.print_title_rows = f"{head}:{head}"
    target.page_setup.orientation = "landscape"
    target.page_setup.paperSize = target.PAPERSIZE_A4
    target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    target.page_setup.fitToHeight = 0


def _put(
    target: Worksheet,
    row: int,
    column: int,
    value: CellValue,
    *,
    bold: bool = False,
    italic: bool = False,
    size: int = 12,
    ruled: bool = False,
) -> Cell:
    cell = target.cell(row, column)
    assert isinstance(cell, Cell)  # no cells are merged here
    if isinstance(value, str):
        text = ILLEGAL_CHARACTERS_RE.sub("", value)
        if len(text) > _LONGEST_TEXT:
            text = text[: _LONGEST_TEXT - 1] + "…"
        cell.value = text
        cell.data_type = TYPE_STRING  # not a formula, though it may begin with "="
        cell.quotePrefix = text.startswith(_RISKY)  # nor one once it is edited
    else:
        cell.value = value
        if value is not None and not isinstance(value, int | float):
            cell.number_format = "dd/mm/yyyy"
    cell.font = _font(bold, italic, size)
    if ruled:
        cell.border = _RULED
    return cell


@cache
def _font(bold: bool, italic: bool, size: int) -> Font:
    return Font(name=_FONT, size=size, bold=bold, italic=italic)


def _free_name(wanted: str, taken: Sequence[str]) -> str:
    base = _NOT_IN_NAMES.sub(" ", wanted).strip(" '")[:_LONGEST_NAME] or "Bảng"
    used = {one.casefold() for one in taken}
    name, number = base, 2
    while name.casefold() in used:
        tail = f" ({number})"
        name, number = base[: _LONGEST_NAME - len(tail)] + tail, number + 1
    return name
