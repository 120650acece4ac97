"""The minutes of a group's session: who took part, what was said, what it came to (QC Đ7.B.2)."""

import uuid

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ports.messages import Messages
from app.read_models.journal import EngagementDetail
from app.services.group_sessions import SessionForm, SessionMinutes
from ui.dialogs.field_values import all_chosen_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.said_fields import SaidFields, at_speaker
from ui.screens.journal.model import days_of, one_line
from ui.screens.journal.session_conclusions import ConclusionsEditor
from ui.screens.journal.session_presenter import SessionPresenter, SessionStart
from ui.widgets.choice_field import ManyField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label


class SessionMinutesDialog(FormDialog):
    """Closes the session, or puts its minutes right; ``written`` gives the entry's id."""

    written = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        presenter: SessionPresenter,
        messages: Messages,
        opened: SessionStart,
        detail: EngagementDetail,
    ) -> None:
        outcome = detail.outcome
        super().__init__(
            parent,
            _("Biên bản sinh hoạt nhóm") if outcome is None else _("Sửa biên bản sinh hoạt nhóm"),
            _("&Ghi biên bản") if outcome is None else _("&Lưu"),
            messages,
            presenter.minutes_keeper(detail.row.id),
        )
        self._presenter = presenter
        self._detail = detail
        self._build(opened.form, detail)
        if outcome is not None:
            self.minutes.setPlainText(outcome.minutes)
            self.results.setPlainText(outcome.results)
        self.form.set_row_visible("reported_on", outcome is None)
        self.start(opened.draft)
        self.resize(860, 700)
        self.minutes.setFocus()

    def _build(self, form: SessionForm, detail: EngagementDetail) -> None:
        row = detail.row
        about = " · ".join(part for part in (row.group_name, days_of(row)) if part)
        self.head.addWidget(label(about, "section", wrap=True))
        self.head.addWidget(label(one_line(row.subject), "hint", wrap=True))
        self.participants = ManyField(_("Người dự"))
        self.participants.set_choices(form.people)
        self.participants.set_ids(detail.participant_ids)
        self.minutes = TextArea(_("Diễn biến, ý kiến trao đổi"), 5)
        self.conclusions = ConclusionsEditor(form.items)
        self.results = TextArea(_("Kết luận chung"), 3)
        self.reported_on = DateField(_("Ngày ghi"), today=form.today)
        self.reported_on.set_date(form.today)
        self.add("minutes", _("&Diễn biến, ý kiến trao đổi"), self.minutes)
        self.add(
            "conclusions",
            _("Từng nội dung"),
            self.conclusions,
            _("Báo cáo lãnh đạo là ý kiến của trưởng nhóm; người khác ghi thì là ghi hộ."),
        )
        self.add("results", _("&Kết luận chung"), self.results)
        self.add("participants", _("Ngườ&i dự"), self.participants)
        self.add("reported_on", _("Ngày g&hi"), self.reported_on)
        self.said = SaidFields(
            self, _("Người báo"), form.people, form.me, form.today, has_day=False
        )
        self.said.fill(form.me, form.today)

    def gather_and_send(self) -> None:
        """Hand the minutes over; see ``GroupSessions.hold`` and ``correct``."""
        told = SessionMinutes(
            engagement_id=self._detail.row.id,
            reported_on=required_day(self.reported_on, "reported_on"),
            participant_ids=all_chosen_in(self.participants, "participants"),
            minutes=self.minutes.toPlainText(),
            results=self.results.toPlainText(),
            conclusions=self.conclusions.conclusions(),
        )
        corrects = self._detail.outcome is not None
        self._presenter.hold(told, self.said.word(), corrects, self._written, self.refused)

    def refused(self, error: Exception) -> None:
        """Show that it is somebody else's word at the field that names him."""
        super().refused(at_speaker(error))

    def _written(self, session_id: uuid.UUID) -> None:
        self.written.emit(session_id)
        self.accepted_by_store()
