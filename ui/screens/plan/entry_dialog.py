"""The small form of one trip of a plan: where, what, when, who."""

import datetime as dt
import uuid
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain.errors import DomainError
from app.i18n import _
from app.i18n.text import in_short
from app.ports.messages import Messages
from app.read_models.office import Choice
from app.read_models.plans import PlanEntryRow
from app.services.plans.calendar import CalendarItem
from app.services.plans.clashes import clashing, span_of
from app.services.plans.forms import PLANNED_KINDS, EntryForm, Owner
from ui.dialogs.field_values import all_chosen_in, chosen_in
from ui.dialogs.form_dialog import FormDialog
from ui.journal_words import kind_word
from ui.screens.journal.moment_field import MomentField
from ui.screens.plan.presenter import OpenedEntry, PlanPresenter
from ui.screens.plan.words import days_word, time_word
from ui.widgets.choice_field import ChoiceField, ManyField
from ui.widgets.form import TextArea
from ui.widgets.label import label


class EntryDialog(FormDialog):
    """``begun`` gives what a new trip begins with; ``written`` the id and the day of the trip."""

    written = Signal(object, object)

    def __init__(
        self,
        parent: QWidget | None,
        presenter: PlanPresenter,
        messages: Messages,
        opened: OpenedEntry,
        begun: EntryForm,
        own_territories: Sequence[uuid.UUID] = (),
        about: str = "",
        beside: Sequence[CalendarItem] = (),
    ) -> None:
        row = opened.row
        entry_id = None if row is None else row.id
        super().__init__(
            parent,
            _("Thêm việc vào kế hoạch") if row is None else _("Sửa việc trong kế hoạch"),
            _("&Ghi"),
            messages,
            presenter.entry_keeper(entry_id),
        )
        self._presenter = presenter
        self._id = entry_id
        self._owner = begun.owner
        self._had_day = begun.starts_on
        self._beside = beside
        self.clash = label("", "fieldError", wrap=True)
        self.clash.hide()
        if about:
            self.head.addWidget(label(about, "hint", wrap=True))
        self.head.addWidget(self.clash)
        lists = opened.lists
        self.territory = ChoiceField(_("Địa bàn"))
        self.territory.set_choices(_own_first(lists.territories, own_territories))
        self.subject = TextArea(_("Nội dung"), 2)
        self.kind = QComboBox()
        self.kind.addItems([kind_word(one) for one in PLANNED_KINDS])
        self.starts_on = MomentField(_("Từ ngày"), lists.today)
        self.ends_on = MomentField(_("Đến ngày"), lists.today)
        self.place = QLineEdit()
        self.participants = ManyField(_("Người đi"))
        self.participants.set_choices(lists.people)
        self.add("territory", _("Đị&a bàn"), self.territory)
        self.add("subject", _("Nội &dung"), self.subject)
        self.add("starts_on", _("&Từ ngày"), self.starts_on)
        self.add("ends_on", _("Đế&n ngày"), self.ends_on)
        self.add("kind", _("&Loại việc"), self.kind)
        self.add("place", _("Địa điể&m"), self.place)
        self.add("participants", _("Người đ&i"), self.participants)
        self.error_row("starts_at", "starts_on")
        self.error_row("ends_at", "ends_on")
        self._fill(begun if row is None else _form_of(row, begun.owner))
        self.start(opened.draft)
        self.starts_on.day.changed.connect(self._on_start)
        self.starts_on.on_change(self._tell_clash)
        self.ends_on.on_change(self._tell_clash)
        self.participants.changed.connect(self._tell_clash)
        self._tell_clash()
        self.resize(680, 520)
        (self.territory if self.territory.current() is None else self.subject).setFocus()

    def gather_and_send(self) -> None:
        """Hand the trip over; see ``Plans.save_entry``."""
        form = EntryForm(
            owner=self._owner,
            starts_on=self.starts_on.required_day(),
            starts_at=self.starts_on.time_of_day(),
            ends_on=self.ends_on.required_day(),
            ends_at=self.ends_on.time_of_day(),
            subject=self.subject.toPlainText(),
            kind=PLANNED_KINDS[self.kind.currentIndex()],
            territory_id=chosen_in(self.territory, "territory"),
            place=self.place.text(),
            participant_ids=all_chosen_in(self.participants, "participants"),
            id=self._id,
        )
        self._presenter.save_entry(
            form, lambda entry_id: self._written(entry_id, form.starts_on), self.refused
        )

    def _written(self, entry_id: uuid.UUID, day: dt.date) -> None:
        self.written.emit(entry_id, day)
        self.accepted_by_store()

    def _fill(self, form: EntryForm) -> None:
        self.territory.set_current(form.territory_id)
        self.subject.setPlainText(form.subject)
        self.kind.setCurrentText(kind_word(form.kind))
        self.starts_on.set_moment(form.starts_on, form.starts_at)
        self.ends_on.set_moment(form.ends_on, form.ends_at)
        self.place.setText(form.place)
        self.participants.set_ids(form.participant_ids)

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

    def _tell_clash(self) -> None:
        """Say who has another trip at that time; it may be meant, so nothing is refused."""
        try:
            start, end = self.starts_on.required_day(), self.ends_on.required_day()
            span = span_of(start, self.starts_on.time_of_day(), end, self.ends_on.time_of_day())
        except DomainError:
            span = None  # still being typed
        people = self.participants.ids()
        lines = [
            _("Trùng giờ: {names} đã có việc “{subject}” ({when}).").format(
                names=", ".join(names),
                subject=in_short(one.subject, 60),
                when=", ".join((days_word(one), time_word(one))),
            )
            for one, names in clashing(self._beside, span, people, self._id)
        ]
        self.clash.setText("\n".join(lines))
        self.clash.setVisible(bool(lines))


def _own_first(choices: Sequence[Choice], own: Sequence[uuid.UUID]) -> list[Choice]:
    return sorted(choices, key=lambda one: one.id not in own)


def _form_of(row: PlanEntryRow, owner: Owner) -> EntryForm:
    """Return a kept trip as its form shows it."""
    return EntryForm(
        owner=owner,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        subject=row.subject,
        kind=row.kind,
        territory_id=row.territory_id,
        place=row.place,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        participant_ids=row.participant_ids,
        id=row.id,
    )
