"""Another start of a person's rotation clock on a territory, with the reason (QC Đ4.2)."""

import datetime as dt
import uuid

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ports.messages import Messages
from app.services.duties.forms import ClockForm
from app.services.duties.rows import ClockRow
from ui.dialogs.field_values import required_day
from ui.dialogs.form_dialog import FormDialog
from ui.screens.duties.presenter import DutiesPresenter
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label


class ClockDialog(FormDialog):
    """The day from which the time is counted, and why; the decision of before stays readable."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: DutiesPresenter,
        messages: Messages,
        row: ClockRow,
        today: dt.date,
    ) -> None:
        super().__init__(parent, _("Định lại ngày tính thời gian theo dõi"), _("Gh&i"), messages)
        self._presenter = presenter
        self._row = row
        told = _("{person} – {territory}: {held}").format(
            person=row.person, territory=row.territory, held=row.held
        )
        self.head.addWidget(label(told, "section", wrap=True))
        if row.through:
            self.head.addWidget(label(row.through, "hint", wrap=True))
        self.counted_from = DateField(_("Tính từ ngày"), today=today)
        self.counted_from.set_date(row.since)
        self.reason = TextArea(_("Lý do"), 3)
        self.add("counted_from", _("&Tính từ ngày"), self.counted_from)
        self.add("reason", _("&Lý do"), self.reason)
        self.start()
        self.resize(560, 300)
        self.counted_from.setFocus()

    def gather_and_send(self) -> None:
        """Hand it over; see ``DutyRecords.set_clock``."""
        row = self._row
        if not isinstance(row.person_id, uuid.UUID) or not isinstance(row.territory_id, uuid.UUID):
            raise TypeError(type(row.person_id).__name__)  # keys of a book are ids
        form = ClockForm(
            row.person_id,
            row.territory_id,
            required_day(self.counted_from, "counted_from"),
            self.reason.toPlainText(),
        )
        self._presenter.set_clock(form, self.accepted_by_store, self.refused)
