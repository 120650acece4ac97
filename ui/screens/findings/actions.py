"""What can be done with findings: actions with their keys, and the forms that they open."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.finding import FindingKind, FindingState
from app.domain.record import RecordKind
from app.i18n import _
from app.ports.messages import Messages
from app.read_models.findings import ClusterRow, FindingRow
from app.services.finding_forms import FindingLists, NewFinding, finding_draft
from app.services.flow_words import step_word
from ui.dialogs.finding_dialog import FindingDialog
from ui.dialogs.form_dialog import FormDialog
from ui.screens.findings.model import handover_steps, own_steps
from ui.screens.findings.presenter import (
    Done,
    Failed,
    FindingSheet,
    FindingsPresenter,
    FindingStart,
    StepStart,
)
from ui.screens.findings.short_dialogs import (
    ClusterDialog,
    ClusterNameDialog,
    ClusterSettleDialog,
    UptakeDialog,
)
from ui.screens.findings.step_forms import HandoverAnswerDialog, HandOverDialog, own_step
from ui.widgets.action import screen_action

_KEYS = {
    "hand_over": "Ctrl+H",
    "settle": "Ctrl+G",
    "put_to_unit": "Ctrl+U",
    "take_unit_answer": "Ctrl+U",
    "answer": "Ctrl+R",
    "accept": "Ctrl+Y",
}
_OWN = ("put_to_unit", "take_unit_answer", "put_forward", "hand_over")
_ANSWERS = ("accept", "return", "answer")
_ENDS = ("settle", "reopen", "withdraw")


class FindingActions(QObject):
    """The actions as attributes and by step; ``dialog`` is the form opened last, if still open."""

    written = Signal(object)
    """A finding was recorded; gives its id."""
    entry_asked = Signal(object)
    """The entry that raised the chosen finding is wanted; gives its id."""
    letters_asked = Signal(object)
    """Letters that pass the chosen findings on are wanted; gives the ids."""

    def __init__(self, window: QWidget, presenter: FindingsPresenter, messages: Messages) -> None:
        super().__init__(window)
        self._window = window
        self._presenter = presenter
        self._messages = messages
        self._sheet: FindingSheet | None = None
        self._chosen: tuple[FindingRow, ...] = ()
        self._active = True
        self.dialog: FormDialog | None = None
        self.add = screen_action(self._window, _("&Ghi nội dung mới"), "Ctrl+N", self._add)
        self.steps = {
            step: self._step_action(RecordKind.FINDING, step) for step in (*_OWN, *_ENDS)
        } | {step: self._step_action(RecordKind.FINDING_HANDOVER, step) for step in _ANSWERS}
        self.edit = screen_action(self._window, _("Sửa"), "Ctrl+E", self._edit)
        self.uptake = screen_action(self._window, _("Ghi nơi áp dụng"), "Ctrl+D", self._uptake)
        self.group = screen_action(
            self._window, _("Gộp nội dung giống nhau"), "Ctrl+M", self._group
        )
        self.take_out = screen_action(self._window, _("Tách khỏi nhóm"), "", self._take_out)
        self.open_entry = screen_action(
            self._window, _("Mở việc đã nêu"), "Ctrl+J", self._open_entry
        )
        self.letters = screen_action(
            self._window,
            _("Công văn chuyển…"),
            "Ctrl+B",
            self._ask_letters,
            _("Lập công văn chuyển các nội dung đang chọn, mỗi nơi nhận một công văn (Ctrl+B)"),
        )
        self.set_sheet(None)

    @property
    def of_finding(self) -> tuple[QAction, ...]:
        """The actions on the chosen finding, in the order of its way."""
        way = [self.steps[one] for one in (*_OWN, *_ANSWERS, "settle")]
        after = [self.steps[one] for one in ("reopen", "withdraw")]
        return (
            *way,
            self.uptake,
            self.edit,
            self.group,
            self.take_out,
            self.open_entry,
            self.letters,
            *after,
        )

    def set_active(self, active: bool) -> None:
        """Make keys on the chosen finding work only while it can be seen."""
        self._active = active
        self._follow()

    def set_sheet(self, sheet: FindingSheet | None) -> None:
        """Follow the finding that is shown."""
        self._sheet = sheet
        self._follow()

    def set_chosen(self, rows: Sequence[FindingRow]) -> None:
        """Follow what is chosen in the list."""
        self._chosen = tuple(rows)
        self._follow()

    def open_cluster_settle(self, rows: Sequence[FindingRow]) -> None:
        """Open the form that settles several at once."""
        self._presenter.open_lists(
            lambda lists: self._show(
                ClusterSettleDialog(self._window, self._presenter, self._messages, lists, rows)
            )
        )

    def open_cluster_name(self, row: ClusterRow) -> None:
        """Open the form of a group's name."""
        self._show(ClusterNameDialog(self._window, self._presenter, self._messages, row))

    def _follow(self) -> None:
        sheet = self._sheet if self._active else None
        row = None if sheet is None else sheet.detail.row
        own = () if row is None else own_steps(row)
        answers = () if sheet is None else handover_steps(sheet.detail.handovers)
        waits = row is not None and row.state in (FindingState.HANDED_OVER, FindingState.ACCEPTED)
        for step, action in self.steps.items():
            action.setEnabled(step in own if step not in _ANSWERS else waits and step in answers)
        untouched = (
            sheet is not None
            and row is not None
            and row.state is FindingState.OPEN
            and not sheet.detail.handovers
            and sheet.detail.put_to_unit_on is None
        )
        self.edit.setEnabled(untouched)
        model = row is not None and row.kind is FindingKind.NEW_MODEL
        self.uptake.setEnabled(
            model and row is not None and row.state is not FindingState.WITHDRAWN
        )
        self.group.setEnabled(self._active and any(one.is_open for one in self._chosen))
        self.take_out.setEnabled(row is not None and row.cluster_id is not None)
        self.letters.setEnabled(bool(self._handed()))
        self.open_entry.setEnabled(row is not None and row.engagement_id is not None)

    def _step_action(self, kind: RecordKind, step: str) -> QAction:
        text = step_word(kind, step)
        return screen_action(
            self._window, text, _KEYS.get(step, ""), lambda: self._step(kind, step)
        )

    # -- forms --------------------------------------------------------------------------------

    def _add(self) -> None:
        self._presenter.start(None, self._open_form)

    def _edit(self) -> None:
        if self._sheet is not None:
            self._presenter.start(self._sheet.detail.row, self._open_form)

    def _open_form(self, start: FindingStart) -> None:
        row = start.row

        def send(new: NewFinding, done: Done, failed: Failed) -> None:
            if row is not None:
                self._presenter.edit(row.id, new, done, failed)
                return

            def written(finding_id: uuid.UUID) -> None:
                done()
                self.written.emit(finding_id)

            self._presenter.add(new, written, failed)

        keeper = self._presenter.keeper(finding_draft(None if row is None else row.id))
        dialog = FindingDialog(
            self._window, self._messages, start.lists, send, row=row, keeper=keeper
        )
        dialog.start(start.draft)
        dialog.begin()
        self._show(dialog)

    def _step(self, kind: RecordKind, step: str) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        detail = sheet.detail
        if kind is RecordKind.FINDING_HANDOVER:
            handover = detail.handovers[-1]

            def answer(start: StepStart) -> None:
                self._show(
                    HandoverAnswerDialog(
                        self._window, self._presenter, self._messages, start, handover
                    )
                )

            self._presenter.start_step(kind, handover.id, step, answer)
            return

        def own(start: StepStart) -> None:
            make = HandOverDialog if step == "hand_over" else own_step
            self._show(make(self._window, self._presenter, self._messages, start, detail.row))

        self._presenter.start_step(kind, detail.row.id, step, own)

    def _uptake(self) -> None:
        sheet = self._sheet
        if sheet is not None:
            row = sheet.detail.row
            self._presenter.open_lists(lambda lists: self._open_uptake(lists, row))

    def _open_uptake(self, lists: FindingLists, row: FindingRow) -> None:
        self._show(UptakeDialog(self._window, self._presenter, self._messages, lists, row))

    def _group(self) -> None:
        rows = [one for one in self._chosen if one.is_open]
        if not rows:
            return

        def opened(known: tuple[ClusterRow, ...]) -> None:
            self._show(ClusterDialog(self._window, self._presenter, self._messages, rows, known))

        self._presenter.clusters_of(rows[0].kind, opened)

    def _take_out(self) -> None:
        if self._sheet is not None:
            self._presenter.take_out(self._sheet.detail.row)

    def _open_entry(self) -> None:
        if self._sheet is not None and self._sheet.detail.row.engagement_id is not None:
            self.entry_asked.emit(self._sheet.detail.row.engagement_id)

    def _handed(self) -> tuple[FindingRow, ...]:
        """Return what of the chosen findings was handed to somebody."""
        if not self._active:
            return ()
        rows = self._chosen or (() if self._sheet is None else (self._sheet.detail.row,))
        return tuple(one for one in rows if one.handed_to is not None)

    def _ask_letters(self) -> None:
        self.letters_asked.emit(tuple(one.id for one in self._handed()))

    def _show(self, dialog: FormDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None
