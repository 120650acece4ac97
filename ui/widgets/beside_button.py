"""A button that tells how much stands beside a record, and opens it."""

import uuid

from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import number
from app.read_models.opinions import Beside
from app.services.beside_words import instruction_head, opinion_head
from ui.context import Context
from ui.dialogs.entry_presenter import EntryPresenter
from ui.widgets.beside import BESIDE_KINDS
from ui.widgets.label import tip


class BesideButton(QPushButton):
    """Hidden while no record is shown; its tip holds the remarks and opinions themselves."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter = EntryPresenter(
            context.services, context.runner, context.messages, context.changes.announce
        )
        self._record: tuple[RecordKind, uuid.UUID] | None = None
        self._line = ""
        self.setAutoDefault(False)
        self.clicked.connect(self.open_beside)
        context.changes.changed.connect(self._on_changed)
        self._show(Beside((), ()))

    def show_record(self, kind: RecordKind, record_id: uuid.UUID | None, line: str) -> None:
        """Count for this record, which ``line`` names; None where there is none."""
        self._record = None if record_id is None else (kind, record_id)
        self._line = line
        self.setVisible(self._record is not None)
        self._read()

    def open_beside(self) -> None:
        """Open what stands beside the record."""
        from ui.dialogs.beside_dialog import BesideDialog  # late: few open it

        if self._record is not None:
            BesideDialog(self.window(), self._context, *self._record, self._line).open()

    def _read(self) -> None:
        if self._record is not None:
            self._presenter.beside(self._record[1], self._show)

    def _show(self, beside: Beside) -> None:
        if not isValid(self):
            return
        count = len(beside.instructions) + len(beside.opinions)
        text = _("Bút phê, ý kiến…")
        if count:
            text = _("Bút phê, ý kiến ({count})…").format(count=number(count))
        self.setText(text)
        self.setAccessibleName(text)
        told = [f"{instruction_head(one)}\n{one.text}" for one in beside.instructions]
        told += [f"{opinion_head(one)}\n{one.text}" for one in beside.opinions]
        self.setToolTip(tip("\n\n".join(told)))

    def _on_changed(self, kinds: frozenset[RecordKind]) -> None:
        if kinds & BESIDE_KINDS:
            self._read()
