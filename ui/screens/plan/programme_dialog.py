"""The form of one line of a working programme: the Commission's, or a territory's."""

import datetime as dt
import uuid

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import _
from app.ports.messages import Messages
from app.services.plans.forms import ProgrammeForm
from ui.dialogs.field_values import chosen_in
from ui.dialogs.form_dialog import FormDialog
from ui.screens.journal.moment_field import MomentField
from ui.screens.plan.presenter import OpenedItem, PlanPresenter
from ui.widgets.choice_field import ChoiceField
from ui.widgets.form import TextArea


class ProgrammeDialog(FormDialog):
    """``day`` is what a new line begins with; ``written`` gives id and day."""

    written = Signal(object, object)

    def __init__(
        self,
        parent: QWidget | None,
        presenter: PlanPresenter,
        messages: Messages,
        opened: OpenedItem,
        day: dt.date,
        territory_id: uuid.UUID | None = None,
    ) -> None:
        row = opened.row
        item_id = None if row is None else row.id
        super().__init__(
            parent,
            _("Thêm vào chương trình công tác") if row is None else _("Sửa chương trình công tác"),
            _("&Ghi"),
            messages,
            presenter.item_keeper(item_id),
        )
        self._presenter = presenter
        self._id = item_id
        lists = opened.lists
        self.content = TextArea(_("Nội dung"), 2)
        self.territory = ChoiceField(
            _("Chương trình của địa bàn"), _("để trống: chương trình của Ban")
        )
        self.territory.set_choices(lists.territories)
        self.starts_on = MomentField(_("Từ ngày"), lists.today)
        self.ends_on = MomentField(_("Đến ngày"), lists.today)
        self.place = QLineEdit()
        self.chair = ChoiceField(_("Lãnh đạo chủ trì, dự"))
        self.chair.set_choices(lists.leaders)
        self.attendees = QLineEdit()
        self.add("content", _("Nội &dung"), self.content)
        self.add("territory", _("Của đị&a bàn"), self.territory)
        self.add("starts_on", _("&Từ ngày"), self.starts_on)
        self.add("ends_on", _("Đế&n ngày"), self.ends_on)
        self.add("place", _("Địa điể&m"), self.place)
        self.add("chair", _("Lãnh đạo &chủ trì, dự"), self.chair)
        self.add("attendees", _("Thành &phần, chuẩn bị"), self.attendees)
        self.error_row("starts_at", "starts_on")
        self.error_row("ends_at", "ends_on")
        if row is None:
            self.starts_on.set_moment(day, None)
            self.ends_on.set_moment(day, None)
            self.territory.set_current(territory_id)
        else:
            self.content.setPlainText(row.content)
            self.territory.set_current(row.territory_id)
            self.starts_on.set_moment(row.starts_on, row.starts_at)
            self.ends_on.set_moment(row.ends_on, row.ends_at)
            self.place.setText(row.place)
            self.chair.set_current(row.chaired_by_id)
            self.attendees.setText(row.attendees)
        self.start(opened.draft)
        self._had_day = day if row is None else row.starts_on
        self.starts_on.day.changed.connect(self._on_start)
        self.resize(680, 500)
        self.content.setFocus()

    def gather_and_send(self) -> None:
        """Hand the line over; see ``Plans.save_item``."""
        form = ProgrammeForm(
            starts_on=self.starts_on.required_day(),
            starts_at=self.starts_on.time_of_day(),
            ends_on=self.ends_on.required_day(),
            ends_at=self.ends_on.time_of_day(),
            content=self.content.toPlainText(),
            territory_id=chosen_in(self.territory, "territory"),
            place=self.place.text(),
            chaired_by_id=chosen_in(self.chair, "chair"),
            attendees=self.attendees.text(),
            id=self._id,
        )
        self._presenter.save_item(
            form, lambda item_id: self._written(item_id, form.starts_on), self.refused
        )

    def _written(self, item_id: uuid.UUID, day: dt.date) -> None:
        self.written.emit(item_id, day)
        self.accepted_by_store()

    def _on_start(self) -> None:
        """Let the last day follow, as long as it is the same day or none."""
        try:
            start, end = self.starts_on.day.date(), self.ends_on.day.date()
        except ValueError:
            return
        if start is not None and end in (None, self._had_day):
            self.ends_on.day.set_date(start)
        if start is not None:
            self._had_day = start
