"""A list of records as a table: rows chosen whole, Enter opens, copied as tab-separated text.

Its columns are shown and hidden, and it goes to Excel as it stands, by its menu and by keys.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from app.i18n import _
from ui.models.rows import RowsModel

SHEET_KEY = "Ctrl+Shift+X"

#: Pixels that the arrow of a sorted column takes of its heading.
_ORDER_SIGN = 22


class RecordTable(QTableView):
    """Table with the house's defaults; emits ``opened`` with the row's index on Enter."""

    opened = Signal(QModelIndex)

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self._fill: int | None = None
        self._least_fill = 0
        self.setAccessibleName(accessible_name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)
        self.doubleClicked.connect(self.opened)
        self._limits: Callable[[], Sequence[str]] = tuple
        self._title: Callable[[], str] = self.accessibleName
        self.sheet_action = QAction(_("Xuất danh sách ra E&xcel…"), self)
        self.sheet_action.setShortcut(QKeySequence(SHEET_KEY))
        self.sheet_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.sheet_action.triggered.connect(self.save_sheet)
        self.addAction(self.sheet_action)
        header = self.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if isinstance(model, RowsModel):
            for place, column in enumerate(model.columns):
                self.setColumnHidden(place, column.hidden)

    def set_told(
        self, limits: Callable[[], Sequence[str]], title: Callable[[], str] | None = None
    ) -> None:
        """Say how the filter reads in words, for a workbook; and its title, if not the name."""
        self._limits = limits
        self._title = title or self._title

    def save_sheet(self) -> None:
        """Put what is listed into a workbook where the person says."""
        from ui.list_export import save_list  # late: brings the services

        save_list(self, self._title(), self._limits())

    def export_to(self, path: Path) -> None:
        """Put what is listed into a workbook at that place."""
        from ui.list_export import put_list  # late: brings the services

        put_list(self, self._title(), self._limits(), path)

    def add_list_actions(self, menu: QMenu) -> None:
        """Put what every list can do at the end of a menu."""
        if not menu.isEmpty():
            menu.addSeparator()
        copy = menu.addAction(_("&Chép các dòng đã chọn"))
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setEnabled(bool(self.selectedIndexes()))
        copy.triggered.connect(self.copy_rows)
        self.sheet_action.setEnabled(self.model() is not None and self.model().rowCount() > 0)
        menu.addAction(self.sheet_action)
        columns = menu.addMenu(_("Cộ&t hiển thị"))
        self._offer_columns(columns)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.add_list_actions(menu)
        menu.popup(event.globalPos())

    def _on_header_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offer_columns(menu)
        menu.popup(self.horizontalHeader().mapToGlobal(place))

    def _offer_columns(self, menu: QMenu) -> None:
        model, header = self.model(), self.horizontalHeader()
        shown = [one for one in range(header.count()) if not self.isColumnHidden(one)]
        for place in range(header.count()):
            heading = str(model.headerData(place, Qt.Orientation.Horizontal) or "")
            action = menu.addAction(heading.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(place in shown)
            action.setEnabled(shown != [place])
            action.toggled.connect(lambda on, at=place: self.show_column(at, shown=on))

    def show_column(self, column: int, *, shown: bool) -> None:
        """Show or hide a column."""
        self.setColumnHidden(column, not shown)
        least = self._heading_width(column)
        if shown and self.columnWidth(column) < least:
            self.setColumnWidth(column, least)
        self._fit()

    def set_fill(self, column: int, characters: int = 0) -> None:
        """Let this column take what the others leave, in place of the last one, but so much."""
        self._fill = column
        self._least_fill = self.fontMetrics().averageCharWidth() * characters
        self.horizontalHeader().setStretchLastSection(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Fill the width by one column, which is never less wide than its heading and its least."""
        header = self.horizontalHeader()
        shown = [one for one in range(header.count()) if not header.isSectionHidden(one)]
        if not shown:
            return
        last = max(shown, key=header.visualIndex)
        filling = last if self._fill is None else self._fill
        taken = sum(header.sectionSize(one) for one in shown if one != filling)
        least = max(header.sectionSizeHint(filling), self._least_fill)
        fits = taken + least <= self.viewport().width()
        if self._fill is None:
            header.setStretchLastSection(fits)
        else:
            modes = QHeaderView.ResizeMode
            header.setSectionResizeMode(filling, modes.Stretch if fits else modes.Interactive)
        if not fits:
            header.resizeSection(filling, least)

    def minimumSizeHint(self) -> QSize:
        """At least three rows are in sight; in less room the page around the table scrolls."""
        least = super().minimumSizeHint()
        rows = 3 * self.verticalHeader().defaultSectionSize()
        height = self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth()
        return QSize(least.width(), max(least.height(), height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        else:
            super().keyPressEvent(event)

    def copy_rows(self) -> None:
        """Put the chosen rows on the clipboard, a line a row, a tab a column."""
        model = self.model()
        columns = [c for c in range(model.columnCount()) if not self.isColumnHidden(c)]
        rows = sorted({index.row() for index in self.selectedIndexes()})
        lines = [
            "\t".join(str(model.index(row, c).data() or "").replace("\n", " ") for c in columns)
            for row in rows
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _heading_width(self, column: int) -> int:
        """Return the width of a heading with the sign that tells the order."""
        header = self.horizontalHeader()
        has_sign = header.isSortIndicatorShown()  # then Qt has counted it
        return header.sectionSizeHint(column) + (0 if has_sign else _ORDER_SIGN)

    def set_widths(self, *characters: int) -> None:
        """Set the widths of the first columns in average characters."""
        unit = self.fontMetrics().averageCharWidth()
        header = self.horizontalHeader()
        header.ensurePolished()
        for column, count in enumerate(characters):
            # Never less than the heading with the sign that tells the order.
            least = self._heading_width(column)
            self.setColumnWidth(column, max(unit * count + 16, least))
