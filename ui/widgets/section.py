"""A table with its heading, its actions as buttons and keys, and what it says when empty."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.models.rows import Column, RowsModel
from ui.theme import GAP
from ui.widgets.flow import flow
from ui.widgets.label import label
from ui.widgets.table import RecordTable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Deed:
    """An action on a table: button text with mnemonic, key, what it does."""

    text: str
    key: str
    run: Callable[[], None]
    needs_choice: bool = False
    is_wide: bool = False
    """The key works on the whole page, not only in this section."""


class Section(QWidget, Generic[T]):
    """Rows of one kind with what can be done to them."""

    def __init__(
        self,
        title: str,
        columns: Sequence[Column[T]],
        empty: str,
        deeds: Sequence[Deed] = (),
        widths: Sequence[int] = (),
        opened: Callable[[], None] | None = None,
        page: QWidget | None = None,
        stretch: int | None = None,
    ) -> None:
        super().__init__()
        self._page = page or self
        self.model: RowsModel[T] = RowsModel(columns)
        self.table = RecordTable(title)
        self.table.setModel(self.model)
        self.table.set_widths(*widths)
        self.table.setSortingEnabled(True)
        if stretch is not None:
            self.table.set_fill(stretch)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        if opened is not None:
            act = opened
            self.table.opened.connect(lambda _index: act())
        self._said_empty = empty
        self._empty = label(empty, "hint", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._heading = label(title, "section")
        self._deeds: list[tuple[Deed, QAction]] = []
        self._heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        head, row = flow(to_right=True)
        row.addWidget(self._heading)
        for deed in deeds:
            row.addWidget(self._button(deed))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(head)
        column.addWidget(self._empty)
        column.addWidget(self.table, 1)
        self.table.selectionModel().selectionChanged.connect(self._follow)
        self._follow()

    def _button(self, deed: Deed) -> QPushButton:
        action = QAction(deed.text, self)
        action.triggered.connect(deed.run)
        button = QPushButton(deed.text)
        button.setAccessibleName(deed.text.replace("&", ""))
        button.setAutoDefault(False)
        button.clicked.connect(action.trigger)
        if deed.key:
            action.setShortcut(QKeySequence(deed.key))
            action.setShortcutContext(
                Qt.ShortcutContext.WindowShortcut  # of a page that is hidden none is heard
                if deed.is_wide
                else Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shown = QKeySequence(deed.key).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(shown)
        (self._page if deed.is_wide else self).addAction(action)
        action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
        self._deeds.append((deed, action))
        return button

    def show_rows(self, rows: Sequence[T], empty: str = "") -> None:
        """Show these rows; the chosen one stays chosen where it is still there.

        ``empty`` is what an empty list says this time; by default what it always says.
        """
        self._empty.setText(empty or self._said_empty)
        chosen = [getattr(one, "id", None) for one in self.chosen()]
        self.model.set_rows(rows)
        self._empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        for place, one in enumerate(self.model.rows):
            if getattr(one, "id", None) in chosen:
                self._choose_row(place)
                break
        self._follow()

    def set_heading(self, text: str) -> None:
        """Change the heading."""
        self._heading.setText(text)

    def chosen(self) -> list[T]:
        """Return the chosen rows in the order of the table."""
        if self.table.selectionModel() is None:
            return []
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self.model.rows[row] for row in rows if row < len(self.model.rows)]

    def current(self) -> T | None:
        """Return the first chosen row."""
        found = self.chosen()
        return found[0] if found else None

    def choose(self, is_wanted: Callable[[T], bool]) -> bool:
        """Choose the first row that fits; False if there is none."""
        for place, one in enumerate(self.model.rows):
            if is_wanted(one):
                self._choose_row(place)
                self.table.scrollTo(self.model.index(place, 0))
                return True
        return False

    def select_first(self) -> None:
        """Choose the first row, where none is chosen."""
        if self.model.rows and not self.chosen():
            self._choose_row(0)

    def _choose_row(self, row: int) -> None:
        # Not selectRow: it takes rows out while Ctrl is held down, as after saving by Ctrl+Enter.
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(
            self.model.index(row, 0), flags.ClearAndSelect | flags.Rows
        )

    def _follow(self) -> None:
        has_choice = bool(self.chosen())
        for deed, action in self._deeds:
            action.setEnabled(has_choice or not deed.needs_choice)
