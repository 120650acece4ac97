"""The box by which a list is narrowed: as wide as it is told, "all" on top."""

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox

from app.i18n import _


class FilterBox(QComboBox):
    """``letters`` is its width; longer entries show in full where the list drops down."""

    def __init__(self, name: str, letters: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)

    def offer(self, offered: Iterable[tuple[str, object]]) -> None:
        """Offer these behind "all", whose value is None; nothing is told of it.

        What was chosen stays chosen where it is still offered.
        """
        current = self.currentData()
        self.blockSignals(True)
        self.clear()
        self.addItem(_("tất cả"), None)
        for place, (name, value) in enumerate(offered, 1):
            self.addItem(name, value)
            if value == current:
                self.setCurrentIndex(place)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)
        self.blockSignals(False)
