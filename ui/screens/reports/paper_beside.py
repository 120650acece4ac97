"""The text of a report with what stands beside it: leaders' remarks and reserved opinions."""

import uuid

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.record import RecordKind
from ui.context import Context
from ui.widgets.beside import BesidePanel
from ui.widgets.room import Halves


class PaperBeside(Halves):
    """The panel is in sight where something stands beside the report, or when it is asked for."""

    shown = Signal(bool)

    def __init__(self, context: Context, paper: QWidget) -> None:
        self.panel = BesidePanel(context)
        self.panel.setMinimumWidth(self.panel.fontMetrics().averageCharWidth() * 34)
        super().__init__(paper, self.panel, (13, 6))
        self._report: uuid.UUID | None = None
        self._asked = False
        self._any = False
        self.panel.counted.connect(self._on_counted)
        self.panel.hide()

    def show_report(self, report_id: uuid.UUID) -> None:
        """Show what stands beside this report."""
        if report_id != self._report:
            self._report, self._asked = report_id, False
        self.panel.show_record(RecordKind.REPORT, report_id)

    def toggle(self) -> None:
        """Show the panel, and go there, or hide it."""
        self._asked = not self.panel.isVisibleTo(self)
        self._any = False
        self._follow()
        if self._asked:
            self.panel.opinion_button.setFocus()

    def _on_counted(self, count: int) -> None:
        self._any = count > 0
        self._follow()

    def _follow(self) -> None:
        self.panel.setVisible(self._any or self._asked)
        self.shown.emit(self._any or self._asked)
