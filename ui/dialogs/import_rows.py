"""Step 3 of the import wizard: every row with its state and reason, chosen and asked about."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.i18n.formats import number
from app.read_models.imports import ImportPreview, PreviewRow, Question, RowState
from ui.dialogs.import_lines import Line, Shown, lines_of, reasons, shown_name
from ui.dialogs.import_presenter import ImportPresenter
from ui.models.rows import Column, Index, RowsModel
from ui.theme import GAP, attention
from ui.widgets.filter_box import FilterBox
from ui.widgets.flow import captioned, flow
from ui.widgets.label import WrappedLabel, label
from ui.widgets.room import Halves
from ui.widgets.table import RecordTable

_SELECTABLE = (RowState.NEW, RowState.COMPLETES, RowState.CHANGED)
_KNOWN = (RowState.SAME,)
_BY_STATE = {
    Shown.NEW: RowState.NEW,
    Shown.COMPLETES: RowState.COMPLETES,
    Shown.CHANGED: RowState.CHANGED,
    Shown.ASKED: RowState.ASKED,
    Shown.REFUSED: RowState.REFUSED,
    Shown.SAME: RowState.SAME,
}


class LinesModel(RowsModel[Line]):
    """Rows with a tick in the first column."""

    def __init__(self, is_chosen: Callable[[PreviewRow], bool], table: QWidget) -> None:
        self._is_chosen = is_chosen
        super().__init__(
            (
                Column(_("Nhận"), self._word, sort_key=lambda one: not self._ticked(one)),
                Column(_("Trang tính"), lambda one: one.sheet),
                Column(
                    _("Hàng"),
                    lambda one: "" if one.number is None else str(one.number),
                    right=True,
                    sort_key=lambda one: (one.sheet, one.number or 0),
                ),
                Column(
                    _("Trạng thái"),
                    lambda one: one.state,
                    colour=lambda one: attention(table) if _waits(one) else None,
                    bold=_waits,
                ),
                Column(_("Nội dung hàng"), lambda one: one.text),
                Column(_("Ghi vào sổ, hoặc lý do"), lambda one: one.detail),
            )
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.column() == 0 and role == Qt.ItemDataRole.CheckStateRole:
            line = self.rows[index.row()]
            if line.row is None or line.row.state not in _SELECTABLE:
                return None
            return Qt.CheckState.Checked if self._ticked(line) else Qt.CheckState.Unchecked
        return super().data(index, role)

    def ticks_changed(self) -> None:
        """Show the ticks anew."""
        if self.rows:
            last = self.index(len(self.rows) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last)

    def _ticked(self, line: Line) -> bool:
        return line.row is not None and self._is_chosen(line.row)

    def _word(self, line: Line) -> str:
        if line.row is None or line.row.state not in _SELECTABLE:
            return ""
        return _("có") if self._ticked(line) else _("không")


class LinesTable(RecordTable):
    """Space turns the ticks of the selected rows."""

    turned = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in sight, that of a table just shown too."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.turned.emit()
        else:
            super().keyPressEvent(event)


class RowsPage(QWidget):
    """Shows the presenter's preview; ``changed`` tells that other rows are chosen."""

    changed = Signal()

    def __init__(self, presenter: ImportPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._lines: list[Line] = []
        self._question: Question | None = None
        self.shown = FilterBox(_("Hiện những hàng"), 22)
        self.shown.currentIndexChanged.connect(lambda _place: self._narrow())
        self.choose_button = QPushButton(_("Chọn &mọi hàng"))
        self.leave_button = QPushButton(_("&Bỏ chọn mọi hàng"))
        self.choose_button.setToolTip(_("Chọn mọi hàng đang hiện để nhận"))
        self.leave_button.setToolTip(_("Bỏ chọn mọi hàng đang hiện"))
        self.choose_button.clicked.connect(lambda: self._choose_all(chosen=True))
        self.leave_button.clicked.connect(lambda: self._choose_all(chosen=False))
        bar, row = flow()
        row.setSpacing(GAP)
        row.addWidget(captioned(_("&Hiện:"), self.shown))
        for button in (self.choose_button, self.leave_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.table = LinesTable(_("Các hàng của tệp; phím cách để chọn hoặc bỏ"))
        self.model = LinesModel(presenter.is_chosen, self.table)
        self.table.setModel(self.model)
        self.table.set_widths(6, 12, 5, 18, 36)
        self.table.turned.connect(self._turn)
        self.table.clicked.connect(self._on_clicked)
        self.table.opened.connect(lambda _index: self._to_answers())
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.detail = QPlainTextEdit()
        self.detail.setReadOnly(True)
        self.detail.setTabChangesFocus(True)
        self.detail.setAccessibleName(_("Hàng đang xem và lý do"))
        self.question = WrappedLabel("", "section")
        self.hint = label(
            _("Mũi tên rồi Enter để trả lời; áp dụng cho mọi hàng có cùng câu hỏi."), "hint",
            wrap=True,
        )  # fmt: skip
        self.answers = QListWidget()
        self.answers.setWordWrap(True)
        self.answers.setSpacing(2)
        self.answers.setAccessibleName(_("Câu trả lời"))
        self.answers.itemActivated.connect(self._answer)
        beside = QWidget()
        side = QVBoxLayout(beside)
        side.setContentsMargins(GAP, 0, 0, 0)
        side.setSpacing(GAP)
        side.addWidget(self.detail, 1)
        side.addWidget(self.question)
        side.addWidget(self.answers, 1)
        side.addWidget(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(bar)
        column.addWidget(Halves(self.table, beside, (7, 3)), 1)

    def show_preview(self, preview: ImportPreview, *, is_new: bool) -> None:
        """Show a preview; a new one begins at what waits for an answer, else what is not known."""
        current = self.current()
        was_answering = self.answers.hasFocus()
        self._lines = lines_of(preview)
        if is_new:
            self.shown.blockSignals(True)
            self.shown.setCurrentIndex(0)
            self.shown.blockSignals(False)
        self._offer()
        self._fill()
        if is_new:
            rows = list(enumerate(self.model.rows))
            asked = next((i for i, one in rows if _asks(one)), None)
            other = next((i for i, one in rows if one.row and one.row.state not in _KNOWN), 0)
            self._go_to(other if asked is None else asked)
            self.table.setFocus()
        elif current is not None:
            self._return_to(current, was_answering=was_answering)

    def current(self) -> Line | None:
        """Return the row that the person looks at."""
        index = self.table.currentIndex()
        if not index.isValid() or index.row() >= len(self.model.rows):
            return None
        return self.model.row_at(index)

    # What is listed ----------------------------------------------------------------------------
    def _offer(self) -> None:
        counted = ((one, sum(self._belongs(line, one) for line in self._lines))
                   for one in Shown if one is not Shown.ALL)  # fmt: skip
        self.shown.offer(
            (
                _("{name} ({count})").format(name=shown_name(one), count=number(count)),
                one,
            )
            for one, count in counted
            if count or one == self.shown.currentData()
        )
        self.shown.setItemText(
            0,
            _("{name} ({count})").format(
                name=shown_name(Shown.ALL),
                count=number(sum(one.number is not None for one in self._lines)),
            ),
        )

    def _narrow(self) -> None:
        current = self.current()
        self._fill()
        places = {id(one): i for i, one in enumerate(self.model.rows)}
        self._go_to(places.get(id(current), 0))

    def _fill(self) -> None:
        wanted = Shown(self.shown.currentData() or Shown.ALL)
        rows = [one for one in self._lines if self._belongs(one, wanted)]
        self.model.set_rows(rows)
        self.table.setColumnHidden(1, len({one.sheet for one in self._lines}) < 2)
        for button in (self.choose_button, self.leave_button):
            button.setEnabled(any(_can_be_chosen(one) for one in rows))
        if not rows:
            self._show(None)

    def _belongs(self, line: Line, shown: Shown) -> bool:
        if shown is Shown.ALL:
            return line.number is not None
        if shown is Shown.LEFT_OUT:
            return line.row is None
        if line.row is None:
            return False
        if shown is Shown.CHOSEN:
            return self._presenter.is_chosen(line.row)
        if shown is Shown.DOUBTFUL:
            return line.is_doubtful
        if shown is Shown.REMARKED:
            return bool(line.problems)
        return line.row.state is _BY_STATE[shown]

    def _go_to(self, place: int) -> None:
        if self.model.rows:
            self.table.setCurrentIndex(self.model.index(min(place, len(self.model.rows) - 1), 0))

    def _return_to(self, before: Line, *, was_answering: bool) -> None:
        """Go on where the person was; after an answer, to the next row that asks."""
        key = (before.sheet, before.number)
        places = {(one.sheet, one.number): i for i, one in enumerate(self.model.rows)}
        place = places.get(key, min(self.table.currentIndex().row(), len(self.model.rows) - 1))
        answered = self.model.rows[place].questions if place >= 0 else ()
        if was_answering and not any(one.chosen is None for one in answered):
            waiting = [i for i, one in enumerate(self.model.rows) if _asks(one)]
            place = next((i for i in waiting if i > place), waiting[0] if waiting else place)
        self._go_to(place)
        current = self.current()
        if was_answering and current is not None and _asks(current):
            self.answers.setFocus()
        elif was_answering:
            self.table.setFocus()

    # What the person does ----------------------------------------------------------------------
    def _selected(self) -> list[Line]:
        places = sorted({one.row() for one in self.table.selectionModel().selectedRows()})
        return [self.model.rows[place] for place in places]

    def _turn(self) -> None:
        selected = [one for one in self._selected() if _can_be_chosen(one)]
        ticked = [one for one in selected if one.row and self._presenter.is_chosen(one.row)]
        self._choose(selected, chosen=len(ticked) < len(selected))

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self._turn()

    def _choose_all(self, *, chosen: bool) -> None:
        self._choose(self.model.rows, chosen=chosen)

    def _choose(self, lines: Iterable[Line], *, chosen: bool) -> None:
        self._presenter.choose((one.row for one in lines if one.row is not None), chosen=chosen)
        self.model.ticks_changed()
        self.changed.emit()

    def _to_answers(self) -> None:
        if self.answers.isVisibleTo(self):
            self.answers.setFocus()

    def _answer(self, item: QListWidgetItem) -> None:
        if self._question is not None:
            self._presenter.answer(self._question.id, str(item.data(Qt.ItemDataRole.UserRole)))

    # The row in sight --------------------------------------------------------------------------
    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        self._show(self.model.row_at(index) if index.isValid() else None)

    def _show(self, line: Line | None) -> None:
        text = "" if line is None else "\n".join(one for one in (line.text, reasons(line)) if one)
        self.detail.setPlainText(text)
        questions = () if line is None else line.questions
        open_ones = [one for one in questions if one.chosen is None]
        self._question = next(iter((*open_ones, *questions)), None)
        for widget in (self.question, self.answers, self.hint):
            widget.setVisible(self._question is not None)
        if self._question is None:
            return
        more = len(self._question.places) - 1
        said = self._question.text
        if more:
            said += " " + _("(hỏi chung cho {count} hàng khác)").format(count=number(more))
        self.question.show_text(said)
        self.answers.clear()
        for candidate in self._question.candidates:
            is_chosen = candidate.key == self._question.chosen
            item = QListWidgetItem(f"✓ {candidate.text}" if is_chosen else candidate.text)
            item.setData(Qt.ItemDataRole.UserRole, candidate.key)
            self.answers.addItem(item)
            if is_chosen:
                self.answers.setCurrentItem(item)
        if self.answers.currentRow() < 0:
            self.answers.setCurrentRow(0)


def _can_be_chosen(line: Line) -> bool:
    return line.row is not None and line.row.state in _SELECTABLE


def _asks(line: Line) -> bool:
    return any(one.chosen is None for one in line.questions)


def _waits(line: Line) -> bool:
    return line.is_doubtful or (
        line.row is not None and line.row.state in (RowState.ASKED, RowState.REFUSED)
    )
