"""The form of one commitment to a territory: what, who keeps it, until when."""

import uuid

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.i18n.formats import short_date
from app.ports.messages import Messages
from app.services.outcome_forms import NewCommitment
from ui.dialogs.field_values import chosen_in, day_in
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.said_fields import SaidFields, at_speaker
from ui.screens.journal.commitments_presenter import CommitmentsPresenter, CommitmentStart
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label


class CommitmentDialog(FormDialog):
    """A new one, made without a trip, or one that is open; ``written`` gives its id."""

    written = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        presenter: CommitmentsPresenter,
        messages: Messages,
        opened: CommitmentStart,
    ) -> None:
        row, lists = opened.row, opened.lists
        super().__init__(
            parent,
            _("Nội dung hẹn trả lời địa bàn"),
            _("Gh&i"),
            messages,
            presenter.keeper(row),
        )
        self._presenter = presenter
        self._row = row
        self.territory = ChoiceField(_("Địa bàn"))
        self.territory.set_choices(lists.territories)
        self.text = TextArea(_("Nội dung hẹn trả lời"), 4)
        self.keeper = ChoiceField(_("Người thực hiện"))
        self.keeper.set_choices(lists.people)
        self.due_on = DateField(_("Hẹn trả lời ngày"), today=lists.today)
        self.add("territory", _("Đị&a bàn"), self.territory)
        self.add("text", _("Nội &dung hẹn trả lời"), self.text)
        self.add("keeper", _("&Người thực hiện"), self.keeper)
        self.add("due_on", _("&Hẹn trả lời ngày"), self.due_on)
        self.said: SaidFields | None = None
        if row is None:
            self.keeper.set_current(lists.me)
            self.said = SaidFields(
                self, _("Người hẹn"), lists.people, lists.me, lists.today, on_if_others=True
            )
            self.said.fill(lists.me, lists.today)
        else:
            about = _("{territory} · hẹn từ ngày {day}").format(
                territory=row.territory_name, day=short_date(row.made_on)
            )
            self.head.addWidget(label(about, "section", wrap=True))
            self.text.setPlainText(row.text)
            self.keeper.set_current(row.keeper_id)
            self.due_on.set_date(row.due_on)
            self.form.set_row_visible("territory", False)
        self.start(opened.draft)
        self.resize(640, 360)
        (self.territory if row is None else self.text).setFocus()

    def gather_and_send(self) -> None:
        """Hand the commitment over; see ``Commitments.add`` and ``edit``."""
        told = NewCommitment(
            text=self.text.toPlainText(),
            keeper_id=chosen_in(self.keeper, "keeper"),
            due_on=day_in(self.due_on, "due_on"),
            territory_id=None if self._row else chosen_in(self.territory, "territory"),
        )
        word = None if self.said is None else self.said.word()
        self._presenter.save(self._row, told, word, self._written, self.refused)

    def refused(self, error: Exception) -> None:
        """Show that it is somebody else's word at the field that names him."""
        super().refused(at_speaker(error))

    def _written(self, commitment_id: uuid.UUID) -> None:
        self.written.emit(commitment_id)
        self.accepted_by_store()
