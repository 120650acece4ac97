"""Open a workbook and give its rows one after the other, merged cells filled down.

Only the store of values is read: no macro, picture, link or formula of the file is looked at.
What the columns mean is in ``columns`` and ``tables``.
"""

import datetime as dt
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from app.domain.errors import Cancelled
from app.spreadsheets.archive import Limits, check_archive
from app.spreadsheets.errors import SpreadsheetError
from app.spreadsheets.sheet_scan import MergedRange, SheetScan, scan_sheet

ReportProgress = Callable[[int, int], None]
"""Called with rows done and rows in all (of the sheet being read)."""
IsCancelled = Callable[[], bool]

DEFAULT_LIMITS = Limits()
_BATCH = 200
_ERROR_VALUES = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!")
)


@dataclass(frozen=True, slots=True)
class UnreadableCell:
    """A cell whose value the file does not hold.

    ``reason``: ``formula_error`` (``#REF!`` and the like) or ``formula_without_value`` (written by
    a program that works out no formulas).
    """

    reason: str
    shown: str


CellValue = str | int | float | bool | dt.datetime | dt.date | dt.time | UnreadableCell | None


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


def shown(value: CellValue) -> str:
    """Return a cell's value as a person sees it, near enough to find it in the sheet."""
    if value is None:
        return ""
    if isinstance(value, UnreadableCell):
        return value.shown
    if isinstance(value, dt.date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


@dataclass(frozen=True)
class Sheet:
    """One sheet of an open workbook."""

    name: str
    hidden: bool
    scan: SheetScan
    _values: Any
    _formulas: Callable[[], Any]
    _limits: Limits

    def rows(
        self, progress: ReportProgress | None = None, is_cancelled: IsCancelled | None = None
    ) -> Iterator[SheetRow]:
        """Yield the rows down to the last one with a value, empty ones too.

        Stops after ``Limits.empty_run`` empty rows. Raises SpreadsheetError ``damaged``,
        ``too_many_rows``, and Cancelled.
        """
        filler = _MergeFiller(self.scan.merged)
        pending: list[SheetRow] = []
        empty_run = with_values = 0
        for number, values in enumerate(self._raw_rows(), start=1):
            if number % _BATCH == 1:
                if is_cancelled is not None and is_cancelled():
                    raise Cancelled
                if progress is not None:
                    progress(number - 1, self.scan.last_row)
            row = SheetRow(number, values, filler.fill(number, values))
            pending.append(row)
            if row.is_empty():
                empty_run += 1
                if empty_run >= self._limits.empty_run:
                    break
                continue
            empty_run = 0
            with_values += 1
            if with_values > self._limits.rows:
                raise SpreadsheetError("too_many_rows", limit=self._limits.rows, sheet=self.name)
            yield from pending
            pending.clear()
        if progress is not None:
            progress(self.scan.last_row, self.scan.last_row)

    def _raw_rows(self) -> Iterator[tuple[CellValue, ...]]:
        if not self.scan.has_formulas:
            yield from (_cleaned(values) for values in self._read(self._values))
            return
        # The same sheet once with values, once with formulas: only so can a formula without a
        # stored value be told from an empty cell.
        rows = zip(
            self._read(self._values, values_only=False),
            self._read(self._formulas()),
            strict=False,
        )
        for cells, formulas in rows:
            yield _cleaned(
                tuple(
                    # An empty text that a formula worked out is an empty cell of type text.
                    UnreadableCell("formula_without_value", "=…")
                    if cell.value is None
                    and formula is not None
                    and cell.data_type not in ("s", "str")
                    else cell.value
                    for cell, formula in zip(cells, formulas, strict=False)
                )
            )

    def _read(self, worksheet: Any, *, values_only: bool = True) -> Iterator[tuple[Any, ...]]:
        # Without its own claim of a size openpyxl pads no row that is not there.
        worksheet.reset_dimensions()
        rows = worksheet.iter_rows(max_col=self._limits.columns, values_only=values_only)
        left = self.scan.last_row
        while left > 0:
            with _translated_errors():
                batch = list(islice(rows, min(_BATCH, left)))
            # Never past the last row: what follows the rows is not needed and often odd.
            left -= len(batch)
            yield from batch
            if not batch:
                return


class _MergeFiller:
    """Gives each row the values of the ranges merged downwards over it."""

    def __init__(self, merged: tuple[MergedRange, ...]) -> None:
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


@contextmanager
def open_workbook(path: Path, limits: Limits = DEFAULT_LIMITS) -> Iterator[SourceWorkbook]:
    """Open an .xlsx or .xlsm file for reading; raises SpreadsheetError.

    Charts are left out; hidden sheets are there and marked.
    """
    check_archive(path, limits)
    with ExitStack() as stack:

        def load(data_only: bool) -> Any:
            from openpyxl import load_workbook  # a heavy import, needed at the first file only

            # Opened here, so that it is closed too where openpyxl gives up half-way.
            try:
                file = stack.enter_context(path.open("rb"))
            except OSError as error:
                raise SpreadsheetError("not_readable") from error
            with _translated_errors():
                workbook = load_workbook(
                    file, read_only=True, data_only=data_only, keep_links=False
                )
            stack.callback(workbook.close)
            return workbook

        values = load(True)
        formulas: list[Any] = []

        def formula_sheet(name: str) -> Callable[[], Any]:
            def get() -> Any:
                if not formulas:
                    formulas.append(load(False))
                return formulas[0][name]

            return get

        sheets = tuple(
            Sheet(
                name=worksheet.title,
                hidden=worksheet.sheet_state != "visible",
                scan=_scan(path, worksheet, limits),
                _values=worksheet,
                _formulas=formula_sheet(worksheet.title),
                _limits=limits,
            )
            for worksheet in values.worksheets
            if hasattr(worksheet, "reset_dimensions")
        )
        if not sheets:
            raise SpreadsheetError("no_rows")
        yield SourceWorkbook(sheets)


def _scan(path: Path, worksheet: Any, limits: Limits) -> SheetScan:
    # The part's name is in no public attribute of openpyxl's read-only sheet.
    with (
        _translated_errors(),
        zipfile.ZipFile(path) as archive,
        archive.open(worksheet._worksheet_path) as source,
    ):
        return scan_sheet(source, limits)


@contextmanager
def _translated_errors() -> Iterator[None]:
    """Turn whatever openpyxl and the zip reader raise on a damaged file into ``damaged``."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (SpreadsheetError, Cancelled):
        raise
    except (zipfile.BadZipFile, zlib.error) as error:
        raise SpreadsheetError("broken_zip") from error
    except MemoryError as error:
        raise SpreadsheetError("too_many_cells") from error
    except Exception as error:
        # openpyxl names no errors of its own for a damaged file: anything may come.
        raise SpreadsheetError("damaged") from error


def _cleaned(values: tuple[Any, ...]) -> tuple[CellValue, ...]:
    """Return the values without trailing blanks, blank texts as None, error values marked."""
    end = len(values)
    while end and values[end - 1] is None:
        end -= 1
    return tuple(_cell(value) for value in values[:end])


def _cell(value: Any) -> CellValue:
    if isinstance(value, str):
        if not value.strip():
            return None
        return UnreadableCell("formula_error", value) if value in _ERROR_VALUES else value
    if isinstance(value, UnreadableCell):
        return value
    if isinstance(value, dt.timedelta):
        return str(value)
    if value is None or isinstance(value, int | float | dt.datetime | dt.date | dt.time):
        return value
    return UnreadableCell("formula_without_value", str(type(value).__name__))
