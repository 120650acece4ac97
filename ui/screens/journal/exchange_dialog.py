"""Ghi trao đổi, liên hệ: one line without notice, closed at once (QC Đ10, Đ11)."""

import uuid
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.i18n import _
from app.ports.messages import Messages
from app.services.journal_forms import ExchangeNote
from ui.dialogs.field_values import all_chosen_in, chosen_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.screens.journal import offered
from ui.screens.journal.presenter import JournalPresenter, Opened
from ui.screens.journal.sub_unit_field import SubUnitField
from ui.widgets.choice_field import ChoiceField, ManyField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea


class ExchangeDialog(FormDialog):
    """Fields by attribute, each with its ``objectName``; ``written`` gives the entry's id."""

    written = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        presenter: JournalPresenter,
        messages: Messages,
        opened: Opened,
    ) -> None:
        entry_id = None if opened.detail is None else opened.detail.row.id
        super().__init__(
            parent,
            _("Ghi trao đổi, liên hệ") if entry_id is None else _("Sửa trao đổi, liên hệ"),
            _("Gh&i") if entry_id is None else _("&Lưu"),
            messages,
            presenter.exchange_keeper(entry_id),
        )
        self._presenter = presenter
        self._entry_id = entry_id
        lists, detail = opened.lists, opened.detail
        row = None if detail is None else detail.row
        self.territory = ChoiceField(_("Địa bàn"))
        self.territory.set_choices(offered.territories(lists, detail))
        self.partners = ManyField(_("Trao đổi với"), _("lãnh đạo, công chức, nhóm, phòng"))
        self.partners.set_choices(offered.partners(lists, detail))
        self.partner_body = QLineEdit()
        self.partner_body.setPlaceholderText(_("cơ quan, đơn vị khác"))
        self.mutual = QCheckBox(_("Tính cho cả hai bên trao đổi"))
        self._divisions = lists.divisions
        self.subject = TextArea(_("Nội dung trao đổi"), 2)
        self.starts_on = DateField(_("Ngày"), today=lists.today, back=True)
        self.place = QLineEdit()
        self.place.setPlaceholderText(_("qua điện thoại, tại cơ quan, …"))
        self.sub_unit = SubUnitField(lists, detail)
        self.results = TextArea(_("Kết quả"), 2)
        self.participants = ManyField(_("Người trao đổi"))
        self.participants.set_choices(offered.people(lists, detail))
        self.group = ChoiceField(_("Nhóm"))
        self.group.set_choices(offered.groups(lists, detail))
        self.subject_fields = ManyField(_("Lĩnh vực"))
        self.subject_fields.set_choices(lists.subject_fields)
        self.add("territory", _("Đị&a bàn"), self.territory)
        self.add(
            "partners",
            _("Trao đổi &với"),
            self.partners,
            _("Đã ghi trao đổi với ai thì địa bàn có thể để trống."),
        )
        self.add("subject", _("Nội &dung"), self.subject)
        self.add("starts_on", _("N&gày"), self.starts_on)
        self.add("place", _("&Cách trao đổi"), self.place)
        self.add("sub_unit", _("Đơn vị trực thuộc"), self.sub_unit)
        self.add("results", _("&Kết quả"), self.results)
        self.add("participants", _("Người &trao đổi"), self.participants)
        self.add("partner_body", _("Với cơ &quan khác"), self.partner_body)
        self.add("mutual", _("Hai &bên"), self.mutual)
        self.add("group", _("&Nhóm"), self.group)
        self.add("subject_fields", _("&Lĩnh vực"), self.subject_fields)
        self.participants.set_ids([lists.me] if detail is None else detail.participant_ids)
        self.group.set_current(lists.my_group if row is None else row.group_id)
        self.starts_on.set_date(lists.today if row is None else row.starts_on)
        if detail is not None:
            self.territory.set_current(detail.row.territory_id)
            self.subject.setPlainText(detail.row.subject)
            self.place.setText(detail.place)
            self.partners.set_ids(detail.partner_ids)
            self.partner_body.setText(detail.partner_body)
            self.mutual.setChecked(detail.grounds.mutual)
            self.subject_fields.set_ids(detail.subject_field_ids)
            if detail.outcome is not None:
                self.results.setPlainText(detail.outcome.results)
        self.start(opened.draft)
        self.partners.changed.connect(self._on_partners)
        self._on_partners()
        self.territory.chosen.connect(self._on_sub_units)
        self.starts_on.changed.connect(self._on_sub_units)
        self._on_sub_units()
        self.resize(720, 560)
        self.territory.setFocus()

    def begin_with(self, values: Mapping[str, object]) -> None:
        """Fill in ``territory``, ``group``, ``participant``, ``subject``, ``partners``."""
        territory, group, person = (values.get(n) for n in ("territory", "group", "participant"))
        partners, subject = values.get("partners"), values.get("subject")
        if isinstance(partners, list | tuple):
            self.partners.set_ids([one for one in partners if isinstance(one, uuid.UUID)])
        if isinstance(subject, str):
            self.subject.setPlainText(subject)
        if isinstance(group, uuid.UUID):
            self.group.set_current(group)
        if isinstance(person, uuid.UUID):
            self.participants.set_ids([person])
        if isinstance(territory, uuid.UUID):
            self.territory.set_current(territory)
            self.subject.setFocus()

    def gather_and_send(self) -> None:
        """Hand the exchange over; see ``Journal.note_exchange`` and ``correct_exchange``."""
        noted = ExchangeNote(
            day=required_day(self.starts_on, "starts_on"),
            territory_id=chosen_in(self.territory, "territory"),
            subject=self.subject.toPlainText(),
            participant_ids=all_chosen_in(self.participants, "participants"),
            group_id=chosen_in(self.group, "group"),
            results=self.results.toPlainText(),
            place=self.place.text(),
            sub_unit_id=chosen_in(self.sub_unit, "sub_unit"),
            subject_field_ids=all_chosen_in(self.subject_fields, "subject_fields"),
            partner_ids=all_chosen_in(self.partners, "partners"),
            partner_body=self.partner_body.text(),
            mutual=self.mutual.isChecked() and self._has_peer(),
        )
        if self._entry_id is None:
            self._presenter.note_exchange(noted, self._written, self.refused)
        else:
            entry_id = self._entry_id
            self._presenter.correct_exchange(
                entry_id, noted, lambda: self._written(entry_id), self.refused
            )

    def _has_peer(self) -> bool:
        return any(one not in self._divisions for one in self.partners.ids())

    def _on_partners(self) -> None:
        """Only an exchange between peers counts for both: a division keeps no such count."""
        self.form.set_row_visible("mutual", self._has_peer())

    def _on_sub_units(self) -> None:
        """Offer the places of the territory that is chosen; none where it has none."""
        has_any = self.sub_unit.follow(self.territory.current(), self.starts_on)
        self.form.set_row_visible("sub_unit", has_any)

    def _written(self, entry_id: uuid.UUID) -> None:
        self.written.emit(entry_id)
        self.accepted_by_store()
