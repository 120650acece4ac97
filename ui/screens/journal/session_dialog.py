"""The form in which a session of a group is called: when, who, about what (QC Đ7.B.2)."""

import uuid

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from app.i18n import _
from app.i18n.formats import short_month
from app.ports.messages import Messages
from app.services.group_sessions import SessionForm, SessionPlan
from ui.dialogs.field_values import all_chosen_in, chosen_in
from ui.dialogs.form_dialog import FormDialog
from ui.screens.journal.moment_field import MomentField
from ui.screens.journal.session_agenda import AgendaField
from ui.screens.journal.session_presenter import SessionPresenter, SessionStart
from ui.widgets.choice_field import ChoiceField, ManyField


class SessionDialog(FormDialog):
    """A new session, or one whose minutes are not in; ``written`` gives the entry's id."""

    written = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        presenter: SessionPresenter,
        messages: Messages,
        opened: SessionStart,
    ) -> None:
        form = opened.form
        self._session_id = None if form.detail is None else form.detail.row.id
        super().__init__(
            parent,
            _("Sinh hoạt nhóm"),
            _("Gh&i"),
            messages,
            presenter.plan_keeper(self._session_id),
        )
        self._presenter = presenter
        self._build(form)
        self._fill(form)
        self.start(opened.draft)
        self.group.chosen.connect(self._on_group)
        self.resize(860, 640)
        (self.group if form.group_id is None else self.agenda.list).setFocus()

    def _build(self, form: SessionForm) -> None:
        self.group = ChoiceField(_("Nhóm"))
        self.group.set_choices(form.groups)
        self.moment = MomentField(_("Ngày, giờ"), form.today)
        self.subject = QLineEdit()
        self.place = QLineEdit()
        self.participants = ManyField(_("Người dự"))
        self.participants.set_choices(form.people)
        self.agenda = AgendaField()
        self.add("group", _("&Nhóm"), self.group)
        self.add("moment", _("N&gày, giờ"), self.moment)
        self.add("subject", _("&Việc"), self.subject)
        self.add("place", _("Địa điể&m"), self.place)
        self.add("participants", _("Người &dự"), self.participants)
        self.add(
            "items",
            _("&Chương trình"),
            self.agenda,
            _("Trao đổi, tháo gỡ, báo cáo lãnh đạo (QC Đ7.B.2). Phím cách để chọn nội dung."),
        )
        self.error_row("starts_on", "moment")
        self.error_row("starts_at", "moment")

    def _fill(self, form: SessionForm) -> None:
        self.group.set_current(form.group_id)
        detail = form.detail
        if detail is None:
            self.moment.set_moment(form.today, None)
            self.subject.setText(
                _("Sinh hoạt nhóm tháng {month}").format(month=short_month(form.today))
            )
            self.participants.set_ids(form.member_ids)
        else:
            self.moment.set_moment(detail.row.starts_on, detail.starts_at)
            self.subject.setText(detail.row.subject)
            self.place.setText(detail.place)
            self.participants.set_ids(detail.participant_ids)
            self.form.set_row_visible("group", False)
        self.agenda.show_matters(form.items, form.matters)

    def gather_and_send(self) -> None:
        """Hand the session over; see ``GroupSessions.plan`` and ``change``."""
        told = SessionPlan(
            group_id=chosen_in(self.group, "group"),
            day=self.moment.required_day(),
            starts_at=self.moment.time_of_day(),
            subject=self.subject.text(),
            place=self.place.text(),
            participant_ids=all_chosen_in(self.participants, "participants"),
            items=self.agenda.items(),
        )
        self._presenter.plan(self._session_id, told, self._written, self.refused)

    def _on_group(self) -> None:
        group = self.group.current()
        if group is not None and self._session_id is None:
            self._presenter.of_group(group, self._take_group)

    def _take_group(self, form: SessionForm) -> None:
        if isValid(self) and form.group_id == self.group.current():
            self.participants.set_ids(form.member_ids)
            self.agenda.show_matters(form.items, form.matters)

    def _written(self, session_id: uuid.UUID) -> None:
        self.written.emit(session_id)
        self.accepted_by_store()
