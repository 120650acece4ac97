"""What stands beside a record: leaders' remarks with their tasks, and reserved opinions.

For the detail of any screen; it reads by itself and opens the forms in place.
"""

import uuid
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.opinions import Beside, InstructionRow, OpinionRow
from app.services.beside_words import instruction_head, opinion_head, task_line
from app.services.instructions import REMARKED
from app.services.reserved_opinions import DISSENTED
from ui.context import Context
from ui.dialogs.entry_presenter import EntryPresenter, EntryStart, TaskStart
from ui.theme import GAP
from ui.widgets.flow import flow
from ui.widgets.label import label

#: What changes what stands beside a record.
BESIDE_KINDS = frozenset(
    {RecordKind.INSTRUCTION, RecordKind.RESERVED_OPINION, RecordKind.TASK, RecordKind.STEP}
)


class BesidePanel(QWidget):
    """Shows one record's; Enter opens what is marked, Ctrl+G gives a task from a remark."""

    counted = Signal(int)
    """How many remarks and opinions there are, for a heading."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter = EntryPresenter(
            context.services, context.runner, context.messages, context.changes.announce
        )
        self._record: tuple[RecordKind, uuid.UUID] | None = None
        self._rows: tuple[InstructionRow | OpinionRow, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Bút phê, ý kiến bảo lưu"))
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.list.itemActivated.connect(lambda _item: self.open_chosen())
        self.list.currentRowChanged.connect(lambda _row: self._follow())
        self.empty = label("", "hint", wrap=True)
        self.remark_button = _button(_("Ghi bút phê…"), self.enter_instruction)
        self.opinion_button = _button(_("Ghi ý kiến bảo lưu…"), self.enter_opinion)
        self.task_button = _button(_("Giao việc…"), self.give_task)
        self.task_button.setToolTip(_("Giao việc từ bút phê đang chọn (Ctrl+G)"))
        give = QShortcut(QKeySequence("Ctrl+G"), self.list, self.give_task)
        give.setContext(give.context().WidgetShortcut)
        buttons, row = flow()
        for button in (self.remark_button, self.opinion_button, self.task_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(buttons)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        context.changes.changed.connect(self._on_changed)
        self.show_record(None, None)

    def show_record(self, kind: RecordKind | None, record_id: uuid.UUID | None) -> None:
        """Show what stands beside this record; None where none is chosen."""
        before = self._record
        self._record = None if kind is None or record_id is None else (kind, record_id)
        if self._record is None or self._record != before:
            self._show(Beside((), ()))
        if self._record is not None:
            self._presenter.beside(self._record[1], self._show)

    def enter_instruction(self) -> None:
        """Open the form of a leader's remark."""
        if self._record is not None:
            self._presenter.start_instruction(*self._record, self._open_instruction)

    def enter_opinion(self) -> None:
        """Open the form of a reserved opinion."""
        if self._record is not None:
            self._presenter.start_opinion(*self._record, self._open_opinion)

    def give_task(self) -> None:
        """Open the form of a task that comes of the marked remark."""
        row = self._chosen()
        if isinstance(row, InstructionRow):
            self._presenter.start_task_of(row, self._open_task)

    def open_chosen(self) -> None:
        """Open what is marked on its own screen."""
        row = self._chosen()
        if row is not None:
            is_remark = isinstance(row, InstructionRow)
            kind = RecordKind.INSTRUCTION if is_remark else RecordKind.RESERVED_OPINION
            self._context.go_to(kind, row.id)

    def _show(self, beside: Beside) -> None:
        if not isValid(self):
            return
        rows: list[InstructionRow | OpinionRow] = [*beside.instructions, *beside.opinions]
        rows.sort(key=lambda one: (one.given_on, one.id), reverse=True)
        self._rows = tuple(rows)
        self.list.clear()
        for row in self._rows:
            self.list.addItem(QListWidgetItem(self._text(row)))
        if rows:
            self.list.setCurrentRow(0)
        self.list.setVisible(bool(rows))
        self.empty.setText(self._empty_text())
        self.empty.setVisible(not rows)
        self._follow()
        self.counted.emit(len(rows))

    def _empty_text(self) -> str:
        if self._record is None:
            return _("Chọn một dòng để xem bút phê, ý kiến bảo lưu.")
        if self._record[0] in REMARKED:
            return _(
                "Chưa có bút phê hay ý kiến bảo lưu nào. Đã ghi thì không sửa được, chỉ ghi thêm."
            )
        return _("Chưa có ý kiến bảo lưu nào (QC Đ6.4). Đã ghi thì không sửa được, chỉ ghi thêm.")

    def _text(self, row: InstructionRow | OpinionRow) -> str:
        if isinstance(row, OpinionRow):
            return f"{opinion_head(row)}\n{row.text}"
        lines = [instruction_head(row), row.text]
        today = self._presenter.today
        lines += [_("→ Việc: {task}").format(task=task_line(one, today)) for one in row.tasks]
        return "\n".join(lines)

    def _follow(self) -> None:
        kind = None if self._record is None else self._record[0]
        self.remark_button.setVisible(kind in REMARKED)
        self.task_button.setVisible(kind in REMARKED)
        self.opinion_button.setVisible(kind in DISSENTED)
        self.task_button.setEnabled(isinstance(self._chosen(), InstructionRow))

    def _chosen(self) -> InstructionRow | OpinionRow | None:
        place = self.list.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _open_instruction(self, start: EntryStart) -> None:
        from ui.dialogs.instruction_dialog import InstructionDialog  # late: few open it

        if start.subject is not None:
            InstructionDialog(
                self, start, start.subject, self._presenter, self._context.messages
            ).open()

    def _open_opinion(self, start: EntryStart) -> None:
        from ui.dialogs.opinion_dialog import OpinionDialog  # late, as above

        OpinionDialog(self, start, self._presenter, self._context.messages).open()

    def _open_task(self, start: TaskStart) -> None:
        from ui.dialogs.task_dialog import TaskDialog  # late, as above

        TaskDialog(self, start, self._presenter, self._context.messages).open()

    def _on_changed(self, kinds: frozenset[RecordKind]) -> None:
        if kinds & BESIDE_KINDS and self._record is not None:
            self._presenter.beside(self._record[1], self._show)


def _button(text: str, deed: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: deed())
    return button
