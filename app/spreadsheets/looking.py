"""A first look at a workbook: its first rows as text, and the layout that they suggest."""

from collections.abc import Callable, Sequence
from itertools import islice

from app.i18n import _
from app.read_models.sheet_layouts import HeadRow, SheetLayout, SheetLook, TextCode, WorkbookLook
from app.read_models.sheets import SheetSkipReason, TableKind
from app.spreadsheets.columns import (
    HEADER_SEARCH_ROWS,
    Match,
    find_header,
    matched,
    parents_of,
    title_rows,
    titles_of,
    variants_of,
)
from app.spreadsheets.error_titles import is_list_of_errors
from app.spreadsheets.errors import SpreadsheetError
from app.spreadsheets.header import Header
from app.spreadsheets.notes import column_letters
from app.spreadsheets.reader import Sheet, SheetRow, SourceWorkbook, shown

#: Rows that are shown, so that a person finds the header and sees what stands below it.
SHOWN_ROWS = HEADER_SEARCH_ROWS + 12
_LONGEST_TEXT = 200


def look_at(
    workbook: SourceWorkbook, file_name: str, report: Callable[[int, int], None], *, code: TextCode
) -> WorkbookLook:
    """Look at the first rows of every sheet; raises SpreadsheetError and Cancelled."""
    sheets: list[SheetLook] = []
    best: Header | None = None
    for place, sheet in enumerate(workbook.sheets):
        report(place, len(workbook.sheets))
        rows = _first_rows(sheet)
        header = best_header(rows, sheet)
        sheets.append(_look(sheet, rows, header))
        if header and not sheet.hidden and (best is None or header.score > best.score):
            best = header
    return WorkbookLook(
        file_name=file_name,
        sheets=tuple(sheets),
        notes=workbook.notes,
        code=code,
        kind=best.kind if best else None,
    )


def _first_rows(sheet: Sheet) -> list[SheetRow]:
    try:
        return list(islice(sheet.rows(), SHOWN_ROWS))
    except SpreadsheetError:
        if not sheet.hidden:
            raise
        return []  # what nobody sees does not keep the others from being read


def best_header(head: Sequence[SheetRow], sheet: Sheet) -> Header | None:
    """Return the header among the first rows that fits a kind of table best."""
    if is_list_of_errors(head):
        return None
    rows = title_rows(head, sheet.scan.merged)
    found = [header for kind in TableKind if (header := find_header(rows, kind)) is not None]
    return max(found, key=lambda header: header.score) if found else None


def match_at(row: HeadRow, kind: TableKind) -> Match:
    """Return the columns that a row's texts suggest if it is the header."""
    texts = {place: text for place, text in enumerate(row.texts) if text}
    above = {place: text for place, text in enumerate(row.above) if text}
    return matched(kind, variants_of(texts, above))


def proposed_sheet(sheet: SheetLook, kind: TableKind, header_row: int) -> SheetLayout:
    """Return how one sheet may be read with its header in that row (0: where it fits best)."""
    row = sheet.row(header_row) or _best_row(sheet, kind)
    if row is None:
        return SheetLayout(sheet.name, 0, ())
    return SheetLayout(sheet.name, row.number, tuple(match_at(row, kind).places.items()))


def _best_row(sheet: SheetLook, kind: TableKind) -> HeadRow | None:
    rows = sheet.rows[:HEADER_SEARCH_ROWS]
    return max(rows, key=lambda row: match_at(row, kind).score, default=None)


def _look(sheet: Sheet, rows: Sequence[SheetRow], header: Header | None) -> SheetLook:
    if sheet.hidden:
        fault: SheetSkipReason | None = SheetSkipReason.HIDDEN
    elif not rows:
        fault = SheetSkipReason.EMPTY
    else:
        fault = None if header else SheetSkipReason.NO_HEADER
    return SheetLook(
        name=sheet.name,
        last_row=max(sheet.scan.last_row, rows[-1].number if rows else 0),
        rows=tuple(_head_rows(sheet, rows)),
        fault=fault,
        kind=header.kind if header else None,
        header_row=header.row if header else 0,
    )


def _head_rows(sheet: Sheet, rows: Sequence[SheetRow]) -> list[HeadRow]:
    made = []
    titles: dict[int, str] = {}
    for row in rows:
        width = max(len(row.values), *(place + 1 for place in row.filled), 0)
        above = parents_of(row, titles, sheet.scan.merged)
        made.append(
            HeadRow(
                number=row.number,
                texts=tuple(_short(shown(row.value(place))) for place in range(width)),
                above=tuple(above.get(place, "") for place in range(max(above, default=-1) + 1)),
            )
        )
        titles = titles_of(row)
    return made


def column_name(place: int) -> str:
    """Name a column (from 0) as Excel does, for one without a title."""
    return _("Cột {letters}").format(letters=column_letters(place))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_TEXT else f"{line[:_LONGEST_TEXT]}…"
