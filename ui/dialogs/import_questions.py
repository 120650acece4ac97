"""The questions of an import, answered one after the other by keyboard."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.i18n import _
from app.read_models.imports import PreviewRow, Question
from ui.dialogs.import_tables import question_columns
from ui.models.rows import RowsModel
from ui.theme import GAP
from ui.widgets.label import label
from ui.widgets.table import RecordTable

_SHOWN_PLACES = 3


class QuestionsTab(QWidget):
    """A list of questions above, the possible answers to the chosen one below."""

    def __init__(self, answered: Callable[[str, str], None]) -> None:
        super().__init__()
        self._answered = answered
        self.model: RowsModel[Question] = RowsModel(question_columns())
        self._words = label("", "hint", wrap=True)
        self.table = RecordTable(_("Câu hỏi"))
        self.table.setModel(self.model)
        self.table.set_widths(16, 62)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.opened.connect(self._to_candidates)
        self._question = label("", "section", wrap=True)
        self._context = label("", "hint", wrap=True)
        self._texts: dict[tuple[str, int], str] = {}
        self.candidates: QListWidget = QListWidget()
        self.candidates.setSpacing(3)
        self.candidates.setAccessibleName(_("Câu trả lời"))
        self.candidates.itemActivated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GAP)
        column.addWidget(self._words)
        column.addWidget(self.table, 1)
        column.addWidget(self._question)
        column.addWidget(self._context)
        column.addWidget(self.candidates, 1)

    def show_questions(self, questions: Sequence[Question], rows: Sequence[PreviewRow]) -> None:
        """Show these; goes on to the first one without an answer."""
        self._texts = {(row.sheet, row.row): row.text for row in rows}
        before = self._current()
        was_answering = self.candidates.hasFocus()
        self.model.set_rows(questions)
        self._words.setText(
            _(
                "Chọn câu hỏi ở trên, rồi chọn câu trả lời ở dưới bằng phím mũi tên và Enter. "
                "Những hàng chờ trả lời chưa được nhận."
            )
            if questions
            else _("Không có câu hỏi nào.")
        )
        self.table.setEnabled(bool(questions))
        self.candidates.setVisible(bool(questions))
        self._question.setVisible(bool(questions))
        self._context.setVisible(bool(questions))
        if not questions:
            return
        place = next((i for i, one in enumerate(questions) if one.chosen is None), None)
        if place is None:
            known = [one.id for one in questions]
            place = known.index(before.id) if before and before.id in known else 0
        self.table.setCurrentIndex(self.model.index(place, 0))
        self._show_candidates(questions[place])
        if was_answering:
            self.candidates.setFocus()

    def _current(self) -> Question | None:
        index = self.table.currentIndex()
        if not index.isValid() or index.row() >= len(self.model.rows):
            return None
        return self.model.row_at(index)

    def _to_candidates(self, _index: QModelIndex) -> None:
        self.candidates.setFocus()

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._show_candidates(self.model.row_at(index))

    def _show_candidates(self, question: Question) -> None:
        self._question.setText(question.text)
        self._context.setText(
            "\n".join(
                _("Hàng {row}: {text}").format(row=place[1], text=self._texts.get(place, ""))
                for place in question.places[:_SHOWN_PLACES]
            )
        )
        self.candidates.clear()
        for candidate in question.candidates:
            is_chosen = candidate.key == question.chosen
            item = QListWidgetItem(f"✓ {candidate.text}" if is_chosen else candidate.text)
            item.setData(Qt.ItemDataRole.UserRole, candidate.key)
            self.candidates.addItem(item)
            if is_chosen:
                self.candidates.setCurrentItem(item)
        if self.candidates.currentRow() < 0:
            self.candidates.setCurrentRow(0)

    def _choose(self, item: QListWidgetItem) -> None:
        question = self._current()
        if question is not None:
            self._answered(question.id, str(item.data(Qt.ItemDataRole.UserRole)))
