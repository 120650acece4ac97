"""A list whose marked rows are answered together by one box below it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QVBoxLayout, QWidget

from app.i18n import _
from ui.models.rows import Column, RowsModel
from ui.theme import GAP
from ui.widgets.flow import captioned, flow
from ui.widgets.label import label
from ui.widgets.table import RecordTable

T = TypeVar("T")
Offer = Callable[[Sequence[T]], Sequence[tuple[str, str]]]


class AnswerTable(QWidget, Generic[T]):
    """``offer`` gives words and value of what the marked rows may get; ``answered`` is told."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[T]],
        caption: str,
        offer: Offer[T],
        answered: Callable[[Sequence[T], str], None],
        empty: str,
    ) -> None:
        super().__init__()
        self._offer = offer
        self._answered = answered
        self.box = QComboBox()
        self.model: RowsModel[T] = RowsModel(columns)
        self.table = RecordTable(name)
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.selectionModel().selectionChanged.connect(self._follow)
        self.table.opened.connect(lambda _index: self.box.setFocus())
        self.empty = label(empty, "hint", wrap=True)
        self.box.setAccessibleName(caption.replace("&", ""))
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(26)
        self.box.activated.connect(self._on_answer)
        holder, self.row = flow()
        self.row.addWidget(captioned(caption, self.box))
        self._holder = holder
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addWidget(holder)
        self._follow()

    def chosen(self) -> list[T]:
        """Return the marked rows."""
        marked = self.table.selectionModel().selectedRows()
        return [self.model.row_at(one) for one in sorted(marked, key=lambda one: one.row())]

    def show_rows(self, rows: Iterable[T]) -> None:
        """Show these; the same lines stay marked where there are as many as before."""
        shown = list(rows)
        marked = [one.row() for one in self.table.selectionModel().selectedRows()]
        same = len(shown) == len(self.model.rows)
        self.model.set_rows(shown)
        keep = marked if same else []
        if not keep and shown:
            keep = [0]
        flags = QItemSelectionModel.SelectionFlag
        for at in keep:
            self.table.selectionModel().select(self.model.index(at, 0), flags.Select | flags.Rows)
        if keep:
            self.table.selectionModel().setCurrentIndex(
                self.model.index(keep[0], 0), flags.NoUpdate
            )
        self.empty.setVisible(not shown)
        self.table.setVisible(bool(shown))
        self._holder.setVisible(bool(shown))
        self._follow()

    def _follow(self) -> None:
        rows = self.chosen()
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItem(_("(chọn cho các dòng đã đánh dấu)"), None)
        for words, value in self._offer(rows) if rows else ():
            self.box.addItem(words, value)
        self.box.view().setMinimumWidth(self.box.view().sizeHintForColumn(0) + 24)
        self.box.setEnabled(bool(rows))
        self.box.blockSignals(False)

    def _on_answer(self, at: int) -> None:
        value = self.box.itemData(at)
        rows = self.chosen()
        if isinstance(value, str) and rows:
            self._answered(rows, value)
