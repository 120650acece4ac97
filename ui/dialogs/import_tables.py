"""The lists of the import dialog: columns of rows, problems and questions, and their text."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.read_models.imports import ImportPreview, PreviewRow, Question, RowState
from app.read_models.sheets import RowProblem, Severity
from ui.models.rows import Column, RowsModel
from ui.theme import GAP
from ui.widgets.label import label, plain_label
from ui.widgets.table import RecordTable


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list of problems."""

    sheet: str
    row: int | None
    column: str
    value: str
    reason: str
    advice: str
    weight: str = ""


def state_name(state: RowState) -> str:
    """Name a state of a row."""
    return {
        RowState.NEW: _("Mới"),
        RowState.COMPLETES: _("Bổ sung"),
        RowState.SAME: _("Đã có"),
        RowState.ASKED: _("Chờ trả lời"),
        RowState.REFUSED: _("Không nhận"),
    }[state]


def line_of(problem: RowProblem) -> Line:
    """Return a problem as a line."""
    weight = {
        Severity.ERROR: _("Không nhận"),
        Severity.WARNING: _("Cần xem lại"),
        Severity.NOTE: _("Ghi chú"),
    }[problem.severity]
    return Line(
        problem.sheet,
        problem.row,
        problem.column,
        problem.value,
        problem.reason,
        problem.advice,
        weight,
    )


def refusal_of(problem: RowProblem) -> Line:
    """Return why a row, or a part of it, cannot be taken in."""
    line = line_of(problem)
    whole = problem.severity is Severity.ERROR
    weight = _("Cả hàng") if whole else _("Một phần")
    return Line(line.sheet, line.row, line.column, line.value, line.reason, line.advice, weight)


def left_out_lines(preview: ImportPreview) -> list[Line]:
    """Return what was left out on purpose, as lines."""
    return [
        Line(one.sheet, one.row, "", one.text, one.reason, "", _("Bỏ qua"))
        for one in preview.left_out
    ]


def row_columns() -> list[Column[PreviewRow]]:
    """Return the columns of the rows."""
    return [
        Column(_("Trang tính"), lambda row: row.sheet),
        Column(_("Hàng"), lambda row: str(row.row), right=True, sort_key=lambda row: row.row),
        Column(_("Trạng thái"), lambda row: state_name(row.state)),
        Column(_("Nội dung hàng"), lambda row: row.text),
        Column(_("Ghi vào sổ"), lambda row: row.detail),
    ]


def line_columns(weight: str) -> list[Column[Line]]:
    """Return the columns of problems; ``weight`` heads the third one."""
    return [
        Column(_("Trang tính"), lambda line: line.sheet),
        Column(
            _("Hàng"),
            lambda line: "" if line.row is None else str(line.row),
            right=True,
            sort_key=lambda line: line.row or 0,
        ),
        Column(weight, lambda line: line.weight),
        Column(_("Cột"), lambda line: line.column),
        Column(_("Giá trị"), lambda line: line.value),
        Column(_("Lý do"), lambda line: line.reason),
        Column(_("Cách xử lý"), lambda line: line.advice),
    ]


def question_columns() -> list[Column[Question]]:
    """Return the columns of the questions."""
    return [
        Column(_("Hàng"), lambda one: places(one)),
        Column(_("Câu hỏi"), lambda one: one.text),
        Column(_("Trả lời"), chosen_text, bold=lambda one: one.chosen is None),
    ]


def chosen_text(question: Question) -> str:
    """Return the answer that was chosen."""
    for candidate in question.candidates:
        if candidate.key == question.chosen:
            return candidate.text
    return _("(chưa trả lời)")


def places(question: Question, most: int = 3) -> str:
    """Return the rows that ask a question."""
    rows = [str(row) for _sheet, row in question.places]
    if len(rows) <= most:
        return ", ".join(rows)
    return _("{rows} và {count} hàng khác").format(
        rows=", ".join(rows[:most]), count=len(rows) - most
    )


class ListTab(QWidget):
    """A list with what it is for above it; an empty one says so."""

    def __init__(
        self, name: str, hint: str, empty: str, model: RowsModel[object], *widths: int
    ) -> None:
        super().__init__()
        self.name = name
        self.model = model
        self.table = RecordTable(name)
        self.table.setModel(model)
        self.table.setSortingEnabled(False)
        self.table.set_widths(*widths)
        self._hint, self._empty = hint, empty
        self._words = label(hint, "hint", wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(GAP, GAP, GAP, GAP)
        self.column.setSpacing(GAP)
        self.column.addWidget(self._words)
        self.column.addWidget(self.table, 1)
        self.detail = plain_label()
        self.detail.setWordWrap(True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.setAccessibleName(_("Toàn văn dòng đang chọn"))
        self.column.addWidget(self.detail)
        self.table.selectionModel().currentChanged.connect(self._on_current)

    def show_rows(self, rows: list[object]) -> None:
        """Show these."""
        self.model.set_rows(rows)
        self._words.setText(self._hint if rows else self._empty)
        self.table.setEnabled(bool(rows))
        self.detail.setText("")
        sheets = {self.model.columns[0].text(row) for row in rows}
        self.table.setColumnHidden(0, len(sheets) < 2)
        if rows:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        """Show the line in full below: its last two texts are often longer than the columns."""
        if index.isValid():
            row = self.model.row_at(index)
            self.detail.setText("\n".join(column.text(row) for column in self.model.columns[-2:]))

    def as_text(self) -> str:
        """Return the list as tab-separated text with its headings."""
        columns = self.model.columns
        lines = ["\t".join(column.heading for column in columns)]
        for row in self.model.rows:
            texts = (column.text(row).replace("\n", " ").replace("\t", " ") for column in columns)
            lines.append("\t".join(texts))
        return "\n".join(lines)
