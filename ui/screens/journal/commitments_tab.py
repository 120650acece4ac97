"""Promises to the territories: what is owed, by the day it is due; kept, answered, taken back."""

import datetime as dt
import uuid
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain.commitment import COMMITMENT_FLOW, CommitmentState
from app.domain.flow import Actor, Word
from app.i18n import _
from app.i18n.formats import short_date
from app.ports.messages import Messages
from app.read_models.commitments import CommitmentRow
from app.read_models.steps import StepRow
from app.services.commitments import CommitmentList
from app.services.journal_forms import FormLists
from app.services.traces import StepForm
from ui.commitment_words import commitment_colour, commitment_state
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.step_dialog import StepDialog
from ui.models.rows import Column
from ui.screens.journal.commitments_dialog import CommitmentDialog
from ui.screens.journal.commitments_presenter import (
    CommitmentsPresenter,
    CommitmentStart,
    Failed,
    Whose,
)
from ui.screens.journal.model import one_line
from ui.theme import GAP
from ui.widgets.choice_field import ChoiceField
from ui.widgets.flow import captioned, flow
from ui.widgets.label import WrappedLabel
from ui.widgets.section import Deed, Section
from ui.widgets.trail import trail_lines

_WHOSE = (Whose.MINE, Whose.MY_GROUP, Whose.ALL)


class CommitmentsTab(QWidget):
    """``section`` is the list; in it L keeps, T answers, S changes, M reopens, H takes back."""

    entry_asked = Signal(object)
    """The entry at which it was promised is wanted; gives its id."""

    def __init__(self, presenter: CommitmentsPresenter, messages: Messages) -> None:
        super().__init__()
        self._presenter = presenter
        self._messages = messages
        self._today = dt.date.min
        self._wanted: uuid.UUID | None = None
        self.dialog: FormDialog | None = None
        self.whose = QComboBox()
        self.whose.setAccessibleName(_("Của ai"))
        self.whose.addItems([_("của tôi"), _("của nhóm tôi"), _("tất cả")])
        self.territory = ChoiceField(_("Địa bàn"), _("tất cả"))
        self.with_answered = QCheckBox(_("Cả nội dung đã trả &lời, đã thôi"))
        self.section: Section[CommitmentRow] = Section(
            _("Nội dung hẹn trả lời"),
            self._columns(),
            _(
                "Không còn nội dung nào hẹn trả lời. Nội dung hẹn được ghi khi báo công, "
                "hoặc bấm “Thêm nội dung hẹn…”."
            ),
            (
                Deed(_("Thêm nội dung &hẹn…"), "Ctrl+H", self.add, is_wide=True),
                Deed(_("Đã thực hiện… (L)"), "L", lambda: self.step("keep"), needs_choice=True),
                Deed(
                    _("Trả lời địa bàn… (T)"), "T", lambda: self.step("answer"), needs_choice=True
                ),
                Deed(_("Sửa… (S)"), "S", self.edit, needs_choice=True),
                Deed(_("Mở lại… (M)"), "M", lambda: self.step("reopen"), needs_choice=True),
                Deed(_("Thôi… (H)"), "H", lambda: self.step("withdraw"), needs_choice=True),
                Deed(_("Mở việc đã đi"), "", self.open_entry, needs_choice=True),
            ),
            (11, 41, 18, 40, 18, 10),
            self.open_entry,
            page=self,
            stretch=3,
        )
        self.detail = WrappedLabel("", "hint")
        bar, row = flow()
        row.addWidget(captioned(_("&Của ai"), self.whose))
        row.addWidget(captioned(_("Đị&a bàn"), self.territory))
        row.addWidget(self.with_answered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(bar)
        column.addWidget(self.section, 1)
        column.addWidget(self.detail)
        self.whose.currentIndexChanged.connect(self.refresh)
        self.territory.chosen.connect(self.refresh)
        self.with_answered.toggled.connect(self.refresh)
        self.section.table.selectionModel().selectionChanged.connect(lambda *_s: self._follow())

    def _columns(self) -> tuple[Column[CommitmentRow], ...]:
        return (
            Column(
                _("Hẹn ngày"), lambda row: short_date(row.due_on), sort_key=lambda row: row.due_on
            ),
            Column(
                _("Tình trạng"),
                lambda row: commitment_state(row, self._today),
                colour=lambda row: commitment_colour(row, self._today, self),
                bold=lambda row: bool(row.days_overdue(self._today)),
                sort_key=lambda row: (row.state, row.due_on),
            ),
            Column(_("Địa bàn"), lambda row: row.territory_name),
            Column(_("Nội dung"), lambda row: one_line(row.text), tip=lambda row: row.text),
            Column(_("Người thực hiện"), lambda row: row.keeper_name),
            Column(_("Nhóm"), lambda row: row.group_name),
        )

    def set_lists(self, lists: FormLists) -> None:
        """Offer the territories to the filter."""
        self.territory.set_choices(lists.territories)

    def refresh(self) -> None:
        """Read the list anew."""
        self._presenter.rows(
            _WHOSE[self.whose.currentIndex()],
            self.territory.current(),
            not self.with_answered.isChecked(),
            self._show,
        )

    def choose(self, commitment_id: uuid.UUID) -> None:
        """Show a commitment, widening the filter until it is in the list."""
        self._wanted = commitment_id
        self._presenter.one(commitment_id, self._widen)

    def show_list(self, whose: Whose) -> None:
        """Show what is owed, of oneself, the group or all."""
        self.with_answered.setChecked(False)
        self.territory.set_current(None)
        self.whose.setCurrentIndex(_WHOSE.index(whose))
        self.section.table.setFocus()

    def add(self) -> None:
        """Write down a promise that was made without a trip."""
        self._presenter.open_form(None, self._open_form)

    def edit(self) -> None:
        """Change the chosen promise while it is open."""
        row = self.section.current()
        if row is None:
            return
        if row.state is not CommitmentState.OPEN:
            self._messages.done(_("Đã thực hiện hoặc đã thôi nên không sửa; mở lại trước (M)."))
            return
        self._presenter.open_form(row, self._open_form)

    def step(self, step: str) -> None:
        """Open the form of a step of the chosen promise."""
        row = self.section.current()
        if row is None:
            return
        if step not in COMMITMENT_FLOW.open_steps(row.state, Actor):
            self._messages.done(
                _("Đang “{state}” nên chưa làm bước này được.").format(
                    state=commitment_state(row, self._today)
                )
            )
            return
        self._presenter.step_form(row, step, lambda form: self._open_step(row, step, form))

    def open_entry(self) -> None:
        """Show the entry at which it was promised."""
        row = self.section.current()
        if row is None:
            return
        if row.engagement_id is None:
            self._messages.done(_("Nội dung này hẹn ngoài chuyến công tác."))
        else:
            self.entry_asked.emit(row.engagement_id)

    def _open_form(self, opened: CommitmentStart) -> None:
        dialog = CommitmentDialog(self.window(), self._presenter, self._messages, opened)
        dialog.written.connect(self.choose)
        self._show_dialog(dialog)

    def _open_step(self, row: CommitmentRow, step: str, form: StepForm) -> None:
        def send(word: Word, done: Callable[[], None], failed: Failed) -> None:
            self._presenter.take(row, step, word, done, failed)

        captions = {
            "keep": (_("Đã &làm được gì"), ""),
            "answer": (
                _("Đã &trả lời thế nào"),
                _("Ghi cả cách trả lời: công văn số, điện thoại với ai, trực tiếp."),
            ),
            "reopen": (_("&Lý do mở lại"), ""),
            "withdraw": (_("&Lý do thôi"), _("Trưởng nhóm hoặc lãnh đạo phụ trách quyết định.")),
        }
        about = _("{territory}: {text}").format(territory=row.territory_name, text=row.text)
        if step == "answer":
            about = _("{about}\nĐã làm: {result}").format(about=about, result=row.result)
        dialog = StepDialog(
            self.window(),
            self._messages,
            form,
            send,
            about=about,
            remark=captions[step],
            keeper=self._presenter.step_keeper(form),
        )
        self._show_dialog(dialog)

    def _show_dialog(self, dialog: FormDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None

    def _show(self, found: CommitmentList) -> None:
        self._today = found.today
        self.section.show_rows(found.rows)
        late = sum(1 for row in found.rows if row.days_overdue(found.today))
        owed = sum(1 for row in found.rows if row.is_owed)
        heading = _("Nội dung hẹn trả lời: {owed} chưa trả lời, {late} quá hạn")
        self.section.set_heading(heading.format(owed=owed, late=late))
        wanted = self._wanted
        if wanted is not None and self.section.choose(lambda row: row.id == wanted):
            self._wanted = None
        else:
            self.section.select_first()
        self._follow()

    def _widen(self, row: CommitmentRow) -> None:
        for field in (self.whose, self.territory, self.with_answered):
            field.blockSignals(True)
        if not any(one.id == row.id for one in self.section.model.rows):
            self.whose.setCurrentIndex(_WHOSE.index(Whose.ALL))
            self.territory.set_current(None)
        if not row.is_owed:
            self.with_answered.setChecked(True)
        for field in (self.whose, self.territory, self.with_answered):
            field.blockSignals(False)
        self.refresh()

    def _follow(self) -> None:
        row = self.section.current()
        if row is None:
            self.detail.show_text("")
            return
        self._presenter.trace(row.id, lambda steps: self._show_trace(row, steps))

    def _show_trace(self, row: CommitmentRow, steps: tuple[StepRow, ...]) -> None:
        if not isValid(self) or self.section.current() is not row:
            return
        made = _("Hẹn ngày {day}: {text}").format(day=short_date(row.made_on), text=row.text)
        self.detail.show_text("\n".join((made, *trail_lines(steps))))
