"""The form of a study: when somebody studied a text, and what there is to say of it."""

import datetime as dt

from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import _
from app.ports.messages import Messages
from app.read_models.directives import DirectiveRow, StudyRow
from app.read_models.people import PersonRow
from app.services.directives.forms import StudyForm
from app.services.directives.words import long_name
from ui.dialogs.field_values import day_in
from ui.dialogs.form_dialog import FormDialog
from ui.screens.directives.presenter import DirectivesPresenter
from ui.widgets.date_field import DateField
from ui.widgets.label import label


class StudyDialog(FormDialog):
    """``study`` is None where nothing is written down yet."""

    def __init__(
        self,
        parent: QWidget | None,
        text: DirectiveRow,
        person: PersonRow,
        study: StudyRow | None,
        today: dt.date,
        presenter: DirectivesPresenter,
        messages: Messages,
    ) -> None:
        super().__init__(parent, _("Đã nghiên cứu văn bản"), _("&Lưu"), messages)
        self._ids = text.id, person.id
        self._presenter = presenter
        self.head.addWidget(label(person.full_name, "section", wrap=True))
        self.head.addWidget(label(long_name(text), "text", wrap=True))
        self.studied_on = DateField(_("Ngày nghiên cứu"), today=today)
        self.studied_on.set_date(study.studied_on if study else today)
        self.note = QLineEdit(study.note if study else "")
        self.note.setPlaceholderText(_("hội nghị quán triệt, tự nghiên cứu…"))
        self.add("studied_on", _("&Ngày nghiên cứu"), self.studied_on)
        self.add("note", _("&Ghi chú"), self.note)
        self.start()
        self.resize(560, 280)

    def gather_and_send(self) -> None:
        """Hand it over."""
        self._presenter.save_study(
            StudyForm(*self._ids, day_in(self.studied_on, "studied_on"), self.note.text()),
            self.accepted_by_store,
            self.refused,
        )
