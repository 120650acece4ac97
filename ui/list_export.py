"""What a table shows, for a workbook: columns as they stand, all rows, saved where one says."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QFileDialog, QTableView, QTabWidget, QWidget

from app.i18n import _
from app.read_models.page import Mark, Page
from app.read_models.workbooks import CellValue
from app.services.list_sheets import ListColumn, ListSheet, cell_of
from ui.context import Context
from ui.filter_words import filter_words
from ui.models.rows import RowsModel

_NARROWEST, _WIDEST = 6.0, 60.0
_LONG_TEXT = 40.0
_NOT_IN_FILES = '\\/:*?"<>|'


def context_of(widget: QWidget) -> Context | None:
    """Return the context of the screen or window in which a widget stands."""
    above: QWidget | None = widget
    while above is not None:
        found = getattr(above, "context", None)
        if isinstance(found, Context):
            return found
        above = above.parentWidget()
    return None


def save_list(table: QTableView, title: str, limits: Sequence[str]) -> None:
    """Ask where the list is to lie as a workbook, and put it there."""
    context = context_of(table)
    if context is None:
        return
    day = context.services.territories.today.strftime("%d-%m-%Y")
    name = "".join(" " if one in _NOT_IN_FILES else one for one in f"{title} {day}.xlsx")
    chosen, _filter = QFileDialog.getSaveFileName(
        table, _("Xuất danh sách ra Excel"), str(Path.home() / name), _("Tệp Excel (*.xlsx)")
    )
    if chosen:
        put_list(table, title, limits, Path(chosen))


def put_list(table: QTableView, title: str, limits: Sequence[str], path: Path) -> None:
    """Put the list where it is to lie; a long one shows its progress and can be cancelled."""
    context = context_of(table)
    if context is None:
        return
    told = tuple(limits) or filter_words(table, _page_of(table))
    asked = list_sheet(table, title, told)
    sheets, messages = context.services.list_sheets, context.messages

    def saved(target: Path) -> None:
        messages.done(_("Đã lưu tại {path} (không mã hóa).").format(path=target))

    context.runner.submit(
        lambda progress: sheets.save(path, asked, progress),
        saved,
        messages.failed,
        title=_("Xuất danh sách ra Excel"),
    )


def _page_of(table: QWidget) -> QWidget:
    """Return the page on which a table stands: the tab in sight, else the screen or the dialog."""
    page = table
    while (above := page.parentWidget()) is not None and not page.isWindow():
        if isinstance(above.parentWidget(), QTabWidget) or isinstance(
            getattr(page, "context", None), Context
        ):
            return page
        page = above
    return page


def list_sheet(table: QTableView, title: str, limits: Sequence[str]) -> ListSheet[Any]:
    """Return the list as it stands: the columns in sight in their order, and how rows are read.

    Rows that are all there are taken now, in the order of the table; a list that comes page by
    page is read to its end later, on the store's thread.
    """
    model = table.model()
    header = table.horizontalHeader()
    count = model.columnCount()
    shown = [header.logicalIndex(at) for at in range(count)]
    columns = [one for one in shown if not table.isColumnHidden(one)]
    if isinstance(model, RowsModel):
        made = tuple(found for one in columns for found in _columns_of(table, model, one))
        return ListSheet(title, tuple(limits), made, _reading(table, model))
    rows = tuple(range(model.rowCount()))
    cells = {
        (row, one): cell_of(_text(model, row, one), is_figure=_is_right(model, row, one))
        for row in rows
        for one in columns
    }

    def cell_at(at: int) -> Callable[[int], CellValue]:
        return lambda row: cells[row, at]

    plain = tuple(
        ListColumn(_heading(model, one), _width(table, one), cell_at(one)) for one in columns
    )
    return ListSheet(title, tuple(limits), plain, lambda _after: Page(rows, None))


def _columns_of(table: QTableView, model: RowsModel[Any], at: int) -> Sequence[ListColumn[Any]]:
    column = model.columns[at]
    if column.sheet:
        width = _width(table, at) if len(column.sheet) == 1 else 12.0
        return [ListColumn(heading, width, value) for heading, value in column.sheet]

    def cell(row: Any) -> CellValue:
        return cell_of(column.text(row), is_figure=column.right)

    return [ListColumn(column.heading, _width(table, at), cell, column.right)]


def _reading(table: QTableView, model: RowsModel[Any]) -> Callable[[Mark | None], Page[Any]]:
    if model.reading is not None:
        return _in_order(table, model, model.reading())
    rows = tuple(model.rows)
    return lambda _after: Page(rows, None)


def _in_order(
    table: QTableView, model: RowsModel[Any], read: Callable[[Mark | None], Page[Any]]
) -> Callable[[Mark | None], Page[Any]]:
    """Put rows that are read anew into the order in which the table shows them."""
    header = table.horizontalHeader()
    at, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
    if not table.isSortingEnabled() or not 0 <= at < len(model.columns):
        return read
    column = model.columns[at]

    def sorted_page(after: Mark | None) -> Page[Any]:
        page = read(after)
        key = column.sort_key or column.text
        is_down = order is Qt.SortOrder.DescendingOrder
        return Page(tuple(sorted(page.rows, key=key, reverse=is_down)), page.following)

    return sorted_page


def _heading(model: QAbstractItemModel, at: int) -> str:
    return str(model.headerData(at, Qt.Orientation.Horizontal) or "").replace("\n", " ")


def _text(model: QAbstractItemModel, row: int, at: int) -> str:
    return str(model.index(row, at).data() or "")


def _is_right(model: QAbstractItemModel, row: int, at: int) -> bool:
    alignment = model.index(row, at).data(Qt.ItemDataRole.TextAlignmentRole)
    return alignment is not None and bool(Qt.AlignmentFlag(alignment) & Qt.AlignmentFlag.AlignRight)


def _width(table: QTableView, at: int) -> float:
    """Return the width in letters: that of the table, within what a page bears."""
    letters = table.columnWidth(at) / max(table.fontMetrics().averageCharWidth(), 1)
    heading = len(_heading(table.model(), at)) + 2.0
    is_last = table.horizontalHeader().visualIndex(at) == table.model().columnCount() - 1
    wanted = max(letters, heading, _LONG_TEXT if is_last and letters > _LONG_TEXT else 0.0)
    return min(max(wanted, _NARROWEST), _WIDEST)
