"""The form of a leaders' working session with a territory."""

import uuid
from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import _
from app.ports.messages import Messages
from app.read_models.meetings import LeadersSessionRow
from app.services.drafting import KeptDraft
from app.services.meeting_forms import SessionForm
from ui.dialogs.field_values import all_chosen_in, chosen_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.screens.meetings.invitation_dialogs import time_in
from ui.screens.meetings.presenter import MeetingsPresenter, SessionStart
from ui.widgets.choice_field import ChoiceField, ManyField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label
from ui.widgets.time_field import TimeField


class SessionDialog(FormDialog):
    """See the module; ``written`` is called with the id when it is saved."""

    def __init__(
        self,
        parent: QWidget | None,
        start: SessionStart,
        presenter: MeetingsPresenter,
        messages: Messages,
        keeper: KeptDraft,
        written: Callable[[uuid.UUID], None],
        values: Mapping[str, object],
    ) -> None:
        title = _("Buổi làm việc") if start.row else _("Ghi buổi làm việc")
        super().__init__(parent, title, _("&Lưu"), messages, keeper)
        self._row = start.row
        self._presenter = presenter
        self._written = written
        lists = start.lists
        self.head.addWidget(
            label(
                _(
                    "Lãnh đạo Ban làm việc với địa bàn: nhóm theo dõi chuẩn bị báo cáo tình hình "
                    "(QC Đ5.5); kết luận được giao thành nhiệm vụ."
                ),
                "hint",
                wrap=True,
            )
        )
        self.territory = ChoiceField(_("Địa bàn"))
        self.territory.set_choices(lists.territories)
        self.meets_on = DateField(_("Ngày làm việc"), today=lists.today)
        self.starts_at = TimeField(_("Giờ bắt đầu"))
        self.place = QLineEdit()
        self.chair = ChoiceField(_("Chủ trì"))
        self.chair.set_choices(lists.leaders)
        self.subject = TextArea(_("Nội dung làm việc"), 3)
        self.participants = ManyField(_("Thành phần của Ban"))
        self.participants.set_choices(lists.people)
        self.add("territory", _("Địa &bàn"), self.territory)
        self.add("meets_on", _("N&gày"), self.meets_on)
        self.add("starts_at", _("G&iờ"), self.starts_at)
        self.add("place", _("Địa điể&m"), self.place)
        self.add("chair", _("&Chủ trì"), self.chair, _("Một đồng chí Lãnh đạo Ban."))
        self.add("subject", _("&Nội dung"), self.subject)
        self.add("participants", _("&Thành phần"), self.participants)
        territory = values.get("territory")
        if self._row is not None:
            self._fill(self._row)
        elif isinstance(territory, uuid.UUID):
            self.territory.set_current(territory)
        self.start(start.draft)
        self.resize(680, 560)

    def _fill(self, row: LeadersSessionRow) -> None:
        self.territory.set_current(row.territory_id)
        self.meets_on.set_date(row.meets_on)
        self.starts_at.set_time(row.starts_at)
        self.place.setText(row.place)
        self.chair.set_current(row.chaired_by_id)
        self.subject.setPlainText(row.subject)
        self.participants.set_ids(row.participant_ids)

    def gather_and_send(self) -> None:
        """Hand the session over."""
        form = SessionForm(
            session_id=self._row.id if self._row else None,
            territory_id=chosen_in(self.territory, "territory"),
            meets_on=required_day(self.meets_on, "meets_on"),
            chaired_by_id=chosen_in(self.chair, "chair"),
            subject=self.subject.toPlainText(),
            starts_at=time_in(self.starts_at, "starts_at"),
            place=self.place.text(),
            participant_ids=all_chosen_in(self.participants, "participants"),
        )
        self._presenter.plan_session(form, self._saved, self.refused)

    def _saved(self, session_id: uuid.UUID) -> None:
        self.accepted_by_store()
        self._written(session_id)
