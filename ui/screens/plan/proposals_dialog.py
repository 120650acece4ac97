"""Territories for which the month foresees nothing yet: which of them are to be gone to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.domain.errors import DomainError
from app.i18n import _
from app.i18n.formats import short_date
from app.ports.messages import Messages
from app.services.plans.forms import EntryForm, PlanMonth, ProposedTrip
from ui.dialogs.form_dialog import FormDialog
from ui.screens.plan.presenter import PlanPresenter
from ui.screens.plan.words import day_word
from ui.widgets.label import label


class ProposalsDialog(FormDialog):
    """A list to tick by the space bar; what is ticked goes into the plan with one subject."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: PlanPresenter,
        messages: Messages,
        shown: PlanMonth,
        offers: Sequence[ProposedTrip],
    ) -> None:
        super().__init__(
            parent, _("Địa bàn chưa có việc trong tháng"), _("&Thêm vào kế hoạch"), messages
        )
        self._presenter = presenter
        self._shown = shown
        self._offers = tuple(offers)
        self.head.addWidget(
            label(
                _(
                    "Đề xuất theo lần đi gần nhất trong sổ; quy chế không buộc tháng nào cũng đi "
                    "hết các địa bàn. Dấu cách: chọn, bỏ chọn."
                ),
                "hint",
                wrap=True,
            )
        )
        self.list = QListWidget()
        self.list.setAccessibleName(_("Địa bàn chưa có việc"))
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * 8)
        for one in self._offers:
            entry = QListWidgetItem(_line(one))
            entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            entry.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(entry)
        self.subject = QLineEdit(_("Nắm tình hình địa bàn"))
        self.add("subject", _("Nội &dung"), self.subject)
        self.form.add("list", _("Đị&a bàn"), self.list)
        self.start()
        self.resize(620, 460)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def gather_and_send(self) -> None:
        """Hand the ticked ones over; see ``Plans.add_entries``."""
        ticked = [
            one
            for place, one in enumerate(self._offers)
            if self.list.item(place).checkState() is Qt.CheckState.Checked
        ]
        if not ticked:
            raise DomainError("nothing_ticked")
        forms = [
            EntryForm(
                owner=self._shown.owner,
                starts_on=one.day,
                ends_on=one.day,
                subject=self.subject.text(),
                territory_id=one.territory_id,
                participant_ids=self._shown.participant_ids,
            )
            for one in ticked
        ]
        self._presenter.add_entries(forms, self.accepted_by_store, self.refused)


def _line(one: ProposedTrip) -> str:
    last = (
        _("chưa đi lần nào")
        if one.last_visit is None
        else _("lần gần nhất {day}").format(day=short_date(one.last_visit))
    )
    return _("{territory} – {last}; đề xuất {day}").format(
        territory=one.territory_name, last=last, day=day_word(one.day)
    )
