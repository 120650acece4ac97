"""Read whole tables from a workbook: which sheets, where the header stands, which rows count."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from app.i18n.text import collapse_spaces, fold, words
from app.read_models.sheet_layouts import ReadLayout, SheetLayout
from app.read_models.sheet_rows import AnyRow, AnyTable
from app.read_models.sheets import (
    MissingColumn,
    ReadTable,
    RowProblem,
    SheetSkipReason,
    SkippedRow,
    SkippedSheet,
    SkipReason,
    TableKind,
)
from app.spreadsheets.as_above import Completed, completed
from app.spreadsheets.columns import (
    COLUMNS,
    HEADER_SEARCH_ROWS,
    first_row_below,
    header_in,
    missing,
    parents_of,
    titles_of,
)
from app.spreadsheets.errors import SpreadsheetError
from app.spreadsheets.fields import RowFields
from app.spreadsheets.header import Header
from app.spreadsheets.kinds import TABLES
from app.spreadsheets.looking import best_header, column_name
from app.spreadsheets.reader import (
    IsCancelled,
    ReportProgress,
    Sheet,
    SheetRow,
    SourceWorkbook,
    shown,
)
from app.spreadsheets.wording import kind_name

_TOTAL = re.compile(
    r"(?:tong cong|tong so|cong|tong|cong chung)(?: [0-9].*)?"
    r"|(?:tong cong|tong so) (?:xa|phuong|don vi|dia ban)\b.*"
    r"|(?:tong cong|tong so|tong|cong) (?:toan|huyen|quan|thi xa|thanh pho|nhom|thang|xa|phuong"
    r"|dac khu|cac|khoi|muc|phan|quy|nam|tuan|[ivx]{1,5})\b.*"
)
_ROMAN_OR_LETTER = re.compile(r"(?:[IVXLC]{1,7}|[A-Z])[.)]?")
# Headings that stand in a column of the table: "NHÓM 3", "II. Các phường".
_SECTION = re.compile(r"(?:nhóm|tổ) (?:số )?[0-9]{1,3}\b|[IVXLC]{1,5}[.)-]\s*\S", re.IGNORECASE)
_LONGEST_TEXT = 120
_FOOTER_CELLS = 3


def detect_kind(workbook: SourceWorkbook) -> TableKind | None:
    """Return the kind of table that the visible sheets hold, None where no header is known."""
    found = [
        header
        for sheet in workbook.sheets
        if not sheet.hidden and (header := best_header(_head(sheet), sheet)) is not None
    ]
    return max(found, key=lambda header: header.score).kind if found else None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row that is an entry, below which header and heading."""

    completed: Completed
    section: str
    header: Header


@dataclass
class _Reading:
    """What has been gathered so far."""

    rows: list[AnyRow] = field(default_factory=list)
    refused: int = 0
    problems: list[RowProblem] = field(default_factory=list)
    skipped_rows: list[SkippedRow] = field(default_factory=list)
    skipped_sheets: list[SkippedSheet] = field(default_factory=list)
    missing_columns: list[MissingColumn] = field(default_factory=list)


def read_table(
    workbook: SourceWorkbook,
    kind: TableKind,
    *,
    layout: ReadLayout | None = None,
    progress: ReportProgress | None = None,
    is_cancelled: IsCancelled | None = None,
) -> AnyTable:
    """Read the sheets that hold a kind of table; raises SpreadsheetError and Cancelled.

    What one row of a roster cannot tell (two leads, a person twice) is in ``roster_checks``.
    """
    reading = _Reading()
    headers = (
        _headers(workbook, kind, reading)
        if layout is None
        else _headers_of(layout, workbook, reading)
    )
    for sheet, header in headers:
        for column in missing(header):
            reading.missing_columns.append(MissingColumn(sheet.name, column.field, column.title))
        for entry in _entries(sheet, header, reading, progress, is_cancelled):
            found = entry.completed
            fields = RowFields(sheet.name, entry.header, found.row, entry.section)
            fields.note_completed(found.dittos, found.blanks)
            parsed = TABLES[kind].parse(fields)
            reading.problems += fields.problems
            if parsed is None:
                reading.refused += 1
            else:
                reading.rows.append(parsed)
    if not reading.rows and not reading.refused:
        raise SpreadsheetError("no_rows")
    return ReadTable(
        kind=kind,
        rows=tuple(reading.rows),
        refused=reading.refused,
        problems=tuple(reading.problems),
        skipped_rows=tuple(reading.skipped_rows),
        skipped_sheets=tuple(reading.skipped_sheets),
        missing_columns=tuple(reading.missing_columns),
    )


def _headers(
    workbook: SourceWorkbook, kind: TableKind, reading: _Reading
) -> list[tuple[Sheet, Header]]:
    """Return the sheets of that kind with their headers; raises SpreadsheetError for none."""
    taken: list[tuple[Sheet, Header]] = []
    lacking: list[tuple[Sheet, Header]] = []
    others: list[TableKind] = []

    def skip(sheet: Sheet, reason: SheetSkipReason) -> None:
        reading.skipped_sheets.append(SkippedSheet(sheet.name, reason))

    for sheet in workbook.sheets:
        if sheet.hidden:
            skip(sheet, SheetSkipReason.HIDDEN)
        elif not (head := _head(sheet)):
            skip(sheet, SheetSkipReason.EMPTY)
        elif (best := best_header(head, sheet)) is None:
            skip(sheet, SheetSkipReason.NO_HEADER)
        elif best.kind is not kind:
            others.append(best.kind)
            skip(sheet, SheetSkipReason.OTHER_KIND)
        elif any(column.required for column in missing(best)):
            lacking.append((sheet, best))
            skip(sheet, SheetSkipReason.NO_HEADER)
        else:
            taken.append((sheet, best))
    if not taken:
        raise _nothing_to_read(kind, lacking, others, reading)
    return taken


def _headers_of(
    layout: ReadLayout, workbook: SourceWorkbook, reading: _Reading
) -> list[tuple[Sheet, Header]]:
    """Return the sheets that a person chose, with the headers that the layout tells."""
    wanted = {one.name: one for one in layout.sheets}
    taken: list[tuple[Sheet, Header]] = []
    for sheet in workbook.sheets:
        chosen = wanted.get(sheet.name)
        if chosen is None:
            reading.skipped_sheets.append(SkippedSheet(sheet.name, SheetSkipReason.NOT_CHOSEN))
            continue
        header = _header_of(layout.kind, chosen, sheet)
        lacking = tuple(column.title for column in missing(header) if column.required)
        if lacking:
            raise SpreadsheetError("missing_columns", sheet=sheet.name, columns=lacking)
        taken.append((sheet, header))
    if not taken:
        raise SpreadsheetError("no_rows")
    return taken


def _header_of(kind: TableKind, chosen: SheetLayout, sheet: Sheet) -> Header:
    lines = list(islice(sheet.rows(), max(chosen.header_row - 2, 0), chosen.header_row))
    row = lines[-1] if lines and lines[-1].number == chosen.header_row else None
    above = titles_of(lines[0]) if len(lines) > 1 else {}
    named = {**parents_of(row, above, sheet.scan.merged), **titles_of(row)} if row else {}
    titles = {
        field: " ".join((shown(row.value(place)) if row else "").split())
        or " ".join(named.get(place, "").split())
        or column_name(place)
        for field, place in chosen.columns
    }
    taken = set(chosen.places.values())
    # Columns that hold no field may name territories (a matrix of directives) or years.
    others = {
        place: text
        for place, written in named.items()
        if place not in taken and (text := " ".join(written.split()))
    }
    return Header(kind, chosen.header_row, chosen.places, titles, 0.0, others)


def _nothing_to_read(
    kind: TableKind,
    lacking: Sequence[tuple[Sheet, Header]],
    others: Sequence[TableKind],
    reading: _Reading,
) -> SpreadsheetError:
    if lacking:
        sheet, header = lacking[0]
        columns = tuple(column.title for column in missing(header) if column.required)
        return SpreadsheetError("missing_columns", sheet=sheet.name, columns=columns)
    if others:
        return SpreadsheetError("other_kind", found=kind_name(others[0]), wanted=kind_name(kind))
    reasons = {skipped.reason for skipped in reading.skipped_sheets}
    if SheetSkipReason.NO_HEADER in reasons:
        columns = tuple(column.title for column in COLUMNS[kind])[:6]
        return SpreadsheetError("no_header", columns=columns)
    if reasons == {SheetSkipReason.HIDDEN}:
        return SpreadsheetError("only_hidden_sheets")
    return SpreadsheetError("no_rows")


def _head(sheet: Sheet) -> list[SheetRow]:
    return list(islice(sheet.rows(), HEADER_SEARCH_ROWS))


def _entries(
    sheet: Sheet,
    header: Header,
    reading: _Reading,
    progress: ReportProgress | None,
    is_cancelled: IsCancelled | None,
) -> Iterator[_Entry]:
    """Yield the rows that are entries; others are skipped."""
    section = ""
    needed = {column.field for column in COLUMNS[header.kind] if column.required}
    before: SheetRow | None = None
    is_other_table = False
    first = first_row_below(header, sheet.scan.merged)
    # A total line or a blank one may end the table: signatures and remarks follow.
    may_have_ended = False
    goes_on = True
    numbered = False
    for row in sheet.rows(progress, is_cancelled):
        if row.number < first:
            continue
        if row.is_empty():
            may_have_ended, goes_on = True, False
            continue
        reason = _skip_reason(row, header, may_have_ended, numbered)
        further = None if goes_on or reason is SkipReason.TOTAL_LINE else header_in(row)
        if further is not None:
            is_other_table = further.kind is not header.kind or any(
                column.required for column in missing(further)
            )
            header = header if is_other_table else further
            reason = SkipReason.OTHER_TABLE if is_other_table else SkipReason.REPEATED_HEADER
        elif is_other_table:
            reason = SkipReason.OTHER_TABLE
        if reason is None:
            numbered = numbered or _is_numbered(row, header)
            found = completed(row, before, header, needed, goes_on=goes_on)
            may_have_ended, goes_on, before = False, True, found.row
            yield _Entry(found, section, header)
            continue
        goes_on = False
        if reason is SkipReason.SECTION_LINE:
            section = collapse_spaces(row.own_texts()[-1][1])
        may_have_ended = may_have_ended or reason is SkipReason.TOTAL_LINE
        text = " | ".join(collapse_spaces(text) for _column, text in row.own_texts())
        reading.skipped_rows.append(
            SkippedRow(sheet.name, row.number, reason, text[:_LONGEST_TEXT])
        )


def _skip_reason(
    row: SheetRow, header: Header, may_have_ended: bool, numbered: bool
) -> SkipReason | None:
    own = row.own_texts()
    first_text = next((text for _column, text in own if not _is_number(text)), "")
    if _TOTAL.fullmatch(" ".join(words(fold(first_text)))):
        return SkipReason.TOTAL_LINE
    if _is_repeated_header(row, header):
        return SkipReason.REPEATED_HEADER
    if _is_number_line(own, header):
        return SkipReason.NUMBER_LINE
    if _is_section_line(own, header):
        return SkipReason.SECTION_LINE
    required = [c.field for c in COLUMNS[header.kind] if c.required]
    lacks_required = any(row.value(header.places[name]) is None for name in required)
    unlike_entry = lacks_required or (numbered and not _is_numbered(row, header))
    if may_have_ended and unlike_entry and len(own) <= _FOOTER_CELLS:
        return SkipReason.FOOTER
    return None


def _is_number(text: str) -> bool:
    figures = text.strip("() .")
    return figures.isascii() and figures.isdigit()


def _is_numbered(row: SheetRow, header: Header) -> bool:
    """Tell whether a serial number stands before the first known column."""
    return any(
        _is_number(text) for place, text in row.own_texts() if place < min(header.places.values())
    )


def _is_repeated_header(row: SheetRow, header: Header) -> bool:
    first, place_of_first = next(iter(header.places.items()))
    if shown(row.value(place_of_first)).strip() != header.titles[first]:
        return False
    same = sum(
        collapse_spaces(str(row.value(place))) == header.titles[name]
        for name, place in header.places.items()
    )
    return same >= 2 and same * 2 >= len(header.places)


def _is_number_line(own: list[tuple[int, str]], header: Header) -> bool:
    """Tell whether the row only counts: the columns ((1) (2) (3)), or an entry not filled in."""
    if not all(_is_number(text) for _place, text in own):
        return False
    if len(own) == 1:
        return own[0][0] < min(header.places.values())
    counted = [int(text.strip("() .")) for _place, text in own]
    return len(own) >= 3 and counted == list(range(counted[0], counted[0] + len(own)))


def _is_section_line(own: list[tuple[int, str]], header: Header) -> bool:
    """Tell whether the row is a heading between entries: one text before the table's columns."""
    first_place = min(header.places.values())
    place, text = own[0]
    if len(own) == 1:
        return place < first_place or bool(_SECTION.match(collapse_spaces(text)))
    return len(own) == 2 and place < first_place and bool(_ROMAN_OR_LETTER.fullmatch(text.strip()))
