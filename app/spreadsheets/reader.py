"""Open a workbook and give its rows one after the other, merged cells filled down.

The same for .xlsx, .ods and .csv, told apart by their bytes. Only the store of values is read: no
macro, picture, link or formula of the file is looked at. What the columns mean is in ``kinds``
and ``tables``.
"""

import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from app.domain.errors import Cancelled
from app.i18n import _
from app.read_models.sheet_layouts import TextCode
from app.read_models.workbook_notes import WorkbookNote
from app.spreadsheets import delimited, legacy_text, notes, ods, xlsx, xlsx_package
from app.spreadsheets.archive import BROKEN_ZIP, FileFormat, Limits, check_file
from app.spreadsheets.content import Budget, SheetContent
from app.spreadsheets.errors import SpreadsheetError
from app.spreadsheets.sheet_scan import MergedRange, SheetScan
from app.spreadsheets.values import CellValue, UnreadableCell, shown

__all__ = [
    "DEFAULT_LIMITS",
    "CellValue",
    "IsCancelled",
    "ReportProgress",
    "Sheet",
    "SheetRow",
    "SourceWorkbook",
    "UnreadableCell",
    "open_workbook",
    "shown",
]

ReportProgress = Callable[[int, int], None]
"""Called with rows done and rows in all (of the sheet being read)."""
IsCancelled = Callable[[], bool]

DEFAULT_LIMITS = Limits()
_BATCH = 200


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row; ``number`` is the one that Excel shows, columns count from 0."""

    number: int
    values: tuple[CellValue, ...]
    filled: Mapping[int, CellValue] = field(default_factory=dict)
    """Columns whose value comes from the first row of a range merged downwards."""

    def value(self, column: int) -> CellValue:
        """Return the cell's own value or what a merged range gives it."""
        own = self.values[column] if column < len(self.values) else None
        return self.filled.get(column) if own is None else own

    def is_empty(self) -> bool:
        """Tell whether the row has no value of its own."""
        return all(value is None for value in self.values)

    def own_texts(self) -> list[tuple[int, str]]:
        """Return column and text of each cell that has a value of its own."""
        return [(i, shown(value)) for i, value in enumerate(self.values) if value is not None]


class Sheet:
    """One sheet of an open workbook; a hidden one is read once something is asked of it."""

    def __init__(self, name: str, hidden: bool, read: Callable[[], SheetContent]) -> None:
        self.name = name
        self.hidden = hidden
        self._read = read

    @cached_property
    def content(self) -> SheetContent:
        """The rows with a value; raises SpreadsheetError."""
        return self._read()

    @property
    def scan(self) -> SheetScan:
        """The shape of the sheet; raises SpreadsheetError."""
        content = self.content
        return SheetScan(content.last_row, content.has_formulas, tuple(content.merged))

    def rows(
        self, progress: ReportProgress | None = None, is_cancelled: IsCancelled | None = None
    ) -> Iterator[SheetRow]:
        """Yield the rows down to the last one with a value, empty ones too.

        Nothing is read again, however often they are asked for. Raises SpreadsheetError and
        Cancelled.
        """
        content = self.content
        last_row = content.last_row
        filler = _MergeFiller(content.merged)
        done = 0
        for number, values in content.rows:
            for between in range(done + 1, number + 1):
                if between % _BATCH == 1:
                    if is_cancelled is not None and is_cancelled():
                        raise Cancelled
                    if progress is not None:
                        progress(between - 1, last_row)
                own = values if between == number else ()
                yield SheetRow(between, own, filler.fill(between, own))
            done = number
        if progress is not None:
            progress(last_row, last_row)


class _MergeFiller:
    """Gives each row the values of the ranges merged downwards over it."""

    def __init__(self, merged: Sequence[MergedRange]) -> None:
        self._starting: dict[int, list[MergedRange]] = {}
        for area in merged:
            if area.last_row > area.first_row:
                self._starting.setdefault(area.first_row, []).append(area)
        self._active: list[tuple[MergedRange, CellValue]] = []

    def fill(self, number: int, values: tuple[CellValue, ...]) -> dict[int, CellValue]:
        if not self._active and number not in self._starting:
            return {}
        self._active = [item for item in self._active if item[0].last_row >= number]
        filled = {area.first_column - 1: value for area, value in self._active}
        for area in self._starting.get(number, ()):
            column = area.first_column - 1
            value = values[column] if column < len(values) else None
            if value is not None:
                self._active.append((area, value))
        return filled


@dataclass(frozen=True)
class SourceWorkbook:
    """An open workbook, valid inside ``open_workbook`` only."""

    sheets: tuple[Sheet, ...]
    notes: tuple[WorkbookNote, ...] = ()
    """What was converted and what is not read, of the visible sheets and of the file."""


@contextmanager
def open_workbook(
    path: Path,
    limits: Limits = DEFAULT_LIMITS,
    *,
    code: TextCode = TextCode.AUTO,
    is_cancelled: IsCancelled | None = None,
) -> Iterator[SourceWorkbook]:
    """Open an .xlsx, .xlsm, .ods or .csv file and read its visible sheets.

    Text is converted as ``code`` says; ``notes`` tell what was. Charts are left out; hidden sheets
    are there and marked. Raises SpreadsheetError and Cancelled.
    """

    def heed() -> None:
        if is_cancelled is not None and is_cancelled():
            raise Cancelled

    file_format = check_file(path, limits)
    opening = _Opening(Budget(limits), code, heed)
    if file_format is FileFormat.TEXT:
        try:
            content = path.read_bytes()
        except OSError as error:
            raise SpreadsheetError("not_readable") from error
        with _translated_errors():
            opening.read_text(content)
        yield opening.workbook()
        return
    with _opened(path) as archive:
        with _translated_errors():
            if file_format is FileFormat.ODS:
                opening.read_ods(archive)
            else:
                opening.read_xlsx(archive)
        yield opening.workbook()


class _Opening:
    """Reads one file, whatever its format."""

    def __init__(self, budget: Budget, code: TextCode, heed: Callable[[], None]) -> None:
        self._budget = budget
        self._code = code
        self._heed = heed
        self._sheets: list[Sheet] = []
        self._notes: list[WorkbookNote] = []
        self._renamed: list[tuple[str, str]] = []

    def read_xlsx(self, archive: zipfile.ZipFile) -> None:
        self._notes += notes.of_parts(archive)
        package = xlsx_package.read_package(archive, self._budget, self._heed)
        for part in package.sheets:

            def read(part: xlsx_package.SheetPart = part) -> SheetContent:
                with _translated_errors():
                    return xlsx.read_sheet(archive, part, package, self._budget, self._heed)

            self._add(part.name, part.hidden, read)

    def read_ods(self, archive: zipfile.ZipFile) -> None:
        self._notes += notes.of_parts(archive)
        for sheet in ods.read_sheets(archive, self._budget, self._heed):
            self._add(sheet.name, sheet.hidden, partial(_same, sheet.content))

    def read_text(self, content: bytes) -> None:
        decoded = delimited.decode(content, self._code)
        self._notes += notes.of_encoding(decoded.encoding, is_damaged=decoded.is_damaged)
        name = _("Trang {number}").format(number=1)
        rows = delimited.read_text(decoded.text, self._budget, self._heed, name)
        self._add(name, False, partial(_same, rows))

    def workbook(self) -> SourceWorkbook:
        """Return what was read; the visible sheets are read by now. Raises SpreadsheetError."""
        if not self._sheets:
            raise SpreadsheetError("no_rows")
        for sheet in self._sheets:
            if not sheet.hidden:
                sheet.content  # noqa: B018 - read now, so that the notes are whole
        self._notes += notes.of_names(self._renamed)
        return SourceWorkbook(tuple(self._sheets), tuple(self._notes))

    def _add(self, name: str, hidden: bool, read: Callable[[], SheetContent]) -> None:
        own = self._free_name(name)

        def converted() -> SheetContent:
            content = read()
            done = legacy_text.convert(content, self._code)
            self._notes += notes.of_content(own, content, self._budget.limits.columns)
            if done.texts:
                self._notes.append(notes.of_conversion(own, done))
            return content

        self._sheets.append(Sheet(own, hidden, converted))

    def _free_name(self, wanted: str) -> str:
        """Return a name that no other sheet has: rows are found again by it."""
        base = wanted.strip() or _("Trang {number}").format(number=len(self._sheets) + 1)
        taken = {sheet.name.casefold() for sheet in self._sheets}
        name, number = base, 2
        while name.casefold() in taken:
            name, number = f"{base} ({number})", number + 1
        if name != base:
            self._renamed.append((base, name))
        return name


def _same(content: SheetContent) -> SheetContent:
    return content


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    with _translated_errors():
        archive = zipfile.ZipFile(path)
    try:
        yield archive
    finally:
        archive.close()


@contextmanager
def _translated_errors() -> Iterator[None]:
    """Turn what a damaged file brings about into a SpreadsheetError."""
    try:
        yield
    except (SpreadsheetError, Cancelled):
        raise
    except OSError as error:
        raise SpreadsheetError("not_readable") from error
    except MemoryError as error:
        raise SpreadsheetError("too_many_cells") from error
    except BROKEN_ZIP as error:
        raise SpreadsheetError("broken_zip") from error
