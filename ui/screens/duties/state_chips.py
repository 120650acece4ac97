"""The states of duties with their counts: one is chosen, or what waits for a hand, or all."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from app.i18n import _
from app.i18n.formats import number
from app.services.duties.rows import Heap
from app.services.duties.service import TO_DO
from app.services.duties.words import SIGNS, heap_word
from ui.widgets.flow import flow

_EVERY = frozenset(Heap)


class StateChips(QWidget):
    """Left and Right move among them; ``chosen`` is emitted when another one is pressed."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[frozenset[Heap], QToolButton] = {}
        holder, row = flow()
        row.setSpacing(4)
        for heaps in (TO_DO, *(frozenset({heap}) for heap in Heap), _EVERY):
            button = QToolButton()
            button.setObjectName("chip")
            button.setCheckable(True)
            button.setAutoRaise(False)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(button)
            self._buttons[heaps] = button
            row.addWidget(button)
        self._buttons[TO_DO].setChecked(True)
        self._group.buttonClicked.connect(lambda _button: self.chosen.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(holder)
        self.show_tallies({})

    def heaps(self) -> frozenset[Heap]:
        """Return the states that are let through."""
        return next(heaps for heaps, one in self._buttons.items() if one.isChecked())

    def told(self) -> str:
        """Return in words what is let through; empty where everything is."""
        heaps = self.heaps()
        return "" if heaps == _EVERY else _name(heaps)

    def choose(self, heaps: frozenset[Heap]) -> None:
        """Press one of them."""
        self._buttons[heaps].setChecked(True)
        self.chosen.emit()

    def show_tallies(self, tallies: Mapping[Heap, int]) -> None:
        """Show how many there are; what there is none of is left out, but for the chosen one."""
        for heaps, button in self._buttons.items():
            count = sum(tallies.get(one, 0) for one in heaps if one is not Heap.NOT_COUNTED)
            if heaps == frozenset({Heap.NOT_COUNTED}):
                count = tallies.get(Heap.NOT_COUNTED, 0)
            name = _name(heaps)
            button.setText(_("{state} ({count})").format(state=name, count=number(count)))
            button.setAccessibleName(button.text())
            fixed = heaps in (TO_DO, _EVERY)
            button.setVisible(fixed or bool(count) or button.isChecked())


def _name(heaps: frozenset[Heap]) -> str:
    if heaps == TO_DO:
        return _("Cần làm")
    if heaps == _EVERY:
        return _("Tất cả")
    (heap,) = heaps
    return f"{SIGNS[heap]} {heap_word(heap)}"
