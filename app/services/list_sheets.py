"""Any list of the program as a workbook: as it stands, every row that its filter lets through.

A list gives its columns and how its rows are read; what a cell shows becomes a date or a number
where it is one. Lists whose paper says more than they show have a workbook of their own beside
this: the journal's extract, the findings' consolidated list, the boards and matrices.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from app.domain.errors import DomainError
from app.i18n import _
from app.i18n.formats import short_date
from app.ports.task_runner import Progress
from app.ports.workbooks import WorkbookWriter
from app.read_models.page import Mark, Page
from app.read_models.workbooks import CellValue, Sheet, SheetColumn
from app.services.exporting import put_out
from app.services.service import Service
from app.services.session import Session

T = TypeVar("T")

_DATE = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
_NUMBER = re.compile(r"[-−]?\d{1,3}(\.\d{3})*(,\d+)?|[-−]?\d+(,\d+)?")
_NOTHING = ("", "–", "—")


@dataclass(frozen=True, slots=True)
class ListColumn(Generic[T]):
    """A column of a list: heading, width in letters, what a row's cell holds."""

    heading: str
    width: float
    cell: Callable[[T], CellValue]
    right: bool = False


@dataclass(frozen=True, slots=True)
class ListSheet(Generic[T]):
    """A list as it stands; ``read`` gives its rows page by page, on the store's thread."""

    title: str
    limits: tuple[str, ...]
    """The filter in words, a line each."""
    columns: tuple[ListColumn[T], ...]
    read: Callable[[Mark | None], Page[T]]


class ListSheets(Service):
    """See the module; called on the store's thread."""

    def __init__(self, session: Session, workbooks: WorkbookWriter) -> None:
        super().__init__(session)
        self._workbooks = workbooks

    def save(self, path: Path, asked: ListSheet[Any], progress: Progress) -> Path:
        """Write a list where the person said and return where it lies (see ``exporting``).

        Raises DomainError ``nothing_to_print``, Cancelled, and StoreError where it cannot lie.
        """
        content = self.workbook(asked, progress)
        return put_out(self._session.store, path, content, ".xlsx")

    def workbook(self, asked: ListSheet[Any], progress: Progress) -> bytes:
        """Return the bytes of a list's workbook; raises what ``save`` raises while reading."""
        rows: list[tuple[CellValue, ...]] = []
        after: Mark | None = None
        while True:
            page = asked.read(after)
            rows += [tuple(column.cell(row) for column in asked.columns) for row in page.rows]
            progress.report(len(rows), 0, _("Đang đọc: {count} dòng").format(count=len(rows)))
            after = page.following
            if after is None:
                break
        if not rows:
            raise DomainError("nothing_to_print")

        def laid_out(done: int, total: int) -> None:
            progress.report(done, total, _("Đang lập tệp Excel"))

        laid_out(0, len(rows))
        day = short_date(self._today())
        notes = (
            *(_("Phạm vi: {limit}.").format(limit=one) for one in asked.limits),
            _("Số liệu đến ngày {day}; {count} dòng.").format(day=day, count=len(rows)),
        )
        columns = tuple(SheetColumn(one.heading, one.width, one.right) for one in asked.columns)
        sheet = Sheet(asked.title, asked.title, columns, tuple(rows), notes, frozen_columns=1)
        return self._workbooks.write((sheet,), laid_out)


def cell_of(text: str, *, is_figure: bool) -> CellValue:
    """Return what a shown text says: a date, a number where the column holds figures, else it."""
    plain = text.strip()
    if plain in _NOTHING:
        return None
    if found := _DATE.fullmatch(plain):
        day, month, year = (int(one) for one in found.groups())
        try:
            return dt.date(year, month, day)
        except ValueError:
            return text
    if is_figure and _NUMBER.fullmatch(plain):
        figure = plain.replace(".", "").replace("−", "-")
        return float(figure.replace(",", ".")) if "," in figure else int(figure)
    return text
