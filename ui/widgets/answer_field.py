"""A question with one of a few answers, none of them given beforehand."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ui.theme import GAP
from ui.widgets.label import label

A = TypeVar("A", bound=StrEnum)


class AnswerField(QWidget, Generic[A]):
    """The question over its answers: the first letter of one gives it, Space the one in focus.

    A reader that says the names hears the whole question with each answer.
    """

    def __init__(self, question: str, answers: Sequence[tuple[A, str]]) -> None:
        super().__init__()
        self.setAccessibleName(question)
        self._answers = tuple(answer for answer, _text in answers)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(question, "", wrap=True))
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(3 * GAP)
        self.buttons: list[QRadioButton] = []
        for place, (_answer, text) in enumerate(answers):
            button = QRadioButton(text)
            button.setAccessibleName(f"{question} {text}")
            button.installEventFilter(self)
            self._group.addButton(button, place)
            self.buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        self.setFocusProxy(self.buttons[0])

    def answer(self) -> A | None:
        """Return the answer; None while nobody gave one."""
        place = self._group.checkedId()
        return self._answers[place] if place >= 0 else None

    def set_answer(self, answer: A | None) -> None:
        """Give an answer, or take it back."""
        self._group.setExclusive(False)
        for one, button in zip(self._answers, self.buttons, strict=True):
            button.setChecked(one is answer)
        self._group.setExclusive(True)

    def draft_value(self) -> object:
        """Return the answer as a word."""
        answer = self.answer()
        return "" if answer is None else str(answer)

    def set_draft_value(self, value: object) -> None:
        """Put the answer back."""
        self.set_answer(next((one for one in self._answers if str(one) == value), None))

    def on_change(self, heard: Callable[[], None]) -> None:
        """Call ``heard`` whenever the answer changes."""
        self._group.idToggled.connect(lambda _place, _on: heard())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the answer that begins with the letter pressed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            letter = event.text().casefold()
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
            )
            for button in self.buttons:
                if plain and letter and button.text().casefold().startswith(letter):
                    button.setFocus()
                    button.setChecked(True)
                    return True
        return super().eventFilter(watched, event)
