"""What a session came to on each item of its agenda, and what came up besides."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.flow import Actor
from app.domain.group_session import SESSION_ITEM_FLOW, SessionItemState
from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.group_sessions import SessionItemRow
from app.services.flow_words import state_word, step_word
from app.services.group_sessions import Conclusion
from ui.screens.journal.lines_editor import EditorLine, LinesEditor
from ui.theme import GAP
from ui.widgets.form import TextArea
from ui.widgets.label import WrappedLabel

#: Steps that a session may take on an item; what leaders answer is theirs.
_STEPS = ("settle", "send_up", "reopen")


class ConclusionLine(EditorLine):
    """One item: its text (typed where it came up now), ``step`` and ``conclusion``."""

    def __init__(self, row: SessionItemRow | None = None) -> None:
        super().__init__()
        self.row = row
        state = SessionItemState.OPEN if row is None else row.state
        may = SESSION_ITEM_FLOW.open_steps(state, Actor)
        self._steps: tuple[str | None, ...] = (None, *(one for one in _STEPS if one in may))
        self.item_text = QLineEdit()
        self.item_text.setAccessibleName(_("Nội dung mới nêu"))
        self.item_text.setPlaceholderText(_("nội dung mới nêu tại buổi họp"))
        self.step = QComboBox()
        self.step.addItem(f"({state_word(RecordKind.SESSION_ITEM, state)})")
        self.step.addItems(
            [step_word(RecordKind.SESSION_ITEM, one) for one in self._steps if one is not None]
        )
        about = self.item_text.accessibleName() if row is None else row.text
        self.step.setAccessibleName(_("Kết luận về: {item}").format(item=about))
        self.conclusion = TextArea(_("Nội dung kết luận: {item}").format(item=about), 2)
        self.conclusion.setPlaceholderText(_("nội dung kết luận, hoặc điều cần báo cáo lãnh đạo"))
        head = QHBoxLayout()
        if row is None:
            head.addWidget(self.item_text, 1)
        else:
            head.addWidget(WrappedLabel(row.text, ""), 1)
            self.remove_button.hide()
        head.addWidget(self.step)
        head.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addLayout(head)
        if row is not None and row.conclusion:
            column.addWidget(WrappedLabel(row.conclusion, "hint"))
        column.addWidget(self.conclusion)
        if len(self._steps) == 1:
            self.step.setEnabled(False)
            self.conclusion.hide()
        self.step.currentIndexChanged.connect(self.changed)
        self.step.currentIndexChanged.connect(lambda _row: self._follow())
        self.item_text.textChanged.connect(self.changed)
        self.conclusion.textChanged.connect(self.changed)
        self._follow()

    @property
    def first_field(self) -> QWidget:
        """Where one begins to type."""
        return self.item_text if self.row is None else self.step

    def in_order(self) -> Sequence[QWidget]:
        """Return the fields in the order of Tab."""
        first = (self.item_text,) if self.row is None else ()
        return (*first, self.step, self.conclusion, self.remove_button)

    @property
    def is_untouched(self) -> bool:
        """Tell whether nothing was concluded on it."""
        return not any(self.draft_value()[1:3]) and self.step.currentIndex() == 0

    @property
    def is_unresolved(self) -> bool:
        """There is nothing to choose by its name."""
        return False

    @property
    def has_text(self) -> bool:
        """Tell whether it says what it is about."""
        return self.row is not None or bool(self.item_text.text().strip())

    def chosen_step(self) -> str | None:
        """Return the step; text without one concludes the item."""
        chosen = self._steps[self.step.currentIndex()]
        if chosen is None and self.conclusion.toPlainText().strip() and "settle" in self._steps:
            return "settle"
        return chosen

    def told(self) -> Conclusion:
        """Return what was concluded."""
        return Conclusion(
            item_id=None if self.row is None else self.row.id,
            step=self.chosen_step(),
            text=self.conclusion.toPlainText(),
            item_text=self.item_text.text(),
        )

    def draft_value(self) -> list[str]:
        """Return what stands in the line."""
        return [
            "" if self.row is None else str(self.row.id),
            self.item_text.text(),
            self.conclusion.toPlainText(),
            str(self.step.currentIndex()),
        ]

    def set_draft_value(self, *values: str) -> None:
        """Put back what stood in the line."""
        _id, item_text, conclusion, place = values
        self.item_text.setText(item_text)
        self.conclusion.setPlainText(conclusion)
        if place.isdecimal() and int(place) < self.step.count():
            self.step.setCurrentIndex(int(place))

    def _follow(self) -> None:
        self.conclusion.setEnabled(self._steps[self.step.currentIndex()] != "reopen")


class ConclusionsEditor(LinesEditor[ConclusionLine]):
    """A line for each item of the agenda; the button adds what came up at the session."""

    def __init__(self, rows: Sequence[SessionItemRow]) -> None:
        super().__init__(_("&Thêm nội dung mới nêu…"), "conclusions", ConclusionLine)
        for row in rows:
            self.take_line(ConclusionLine(row))

    def conclusions(self) -> tuple[Conclusion, ...]:
        """Return what was concluded; see ``LinesEditor.touched``."""
        return tuple(line.told() for line in self.touched())

    def set_draft_value(self, value: object) -> None:
        """Put back what was concluded; items keep their lines."""
        for raised in [one for one in self.lines if one.row is None]:
            self._remove(raised)
        known = {str(one.row.id): one for one in self.lines if one.row is not None}
        for one in value if isinstance(value, list) else ():
            match one:
                case [str(key), str(item_text), str(conclusion), str(place)]:
                    line = known.get(key) if key else self.add_line()
                    if line is not None:
                        line.set_draft_value(key, item_text, conclusion, place)
