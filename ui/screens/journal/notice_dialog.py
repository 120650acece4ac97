"""Báo việc: the form of a notice, new or amended (QC Đ7.A.5, Đ8.1, Đ9.2, Đ5.2)."""

import uuid
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget
from shiboken6 import isValid

from app.domain.engagement import EngagementKind, consent_by_qc_5_2
from app.i18n import _
from app.ports.messages import Messages
from app.services.journal_forms import Announcement
from ui.dialogs.field_values import all_chosen_in, chosen_in, day_in
from ui.dialogs.form_dialog import FormDialog
from ui.journal_words import kind_word
from ui.screens.journal import offered
from ui.screens.journal.contact_field import ContactField
from ui.screens.journal.moment_field import MomentField
from ui.screens.journal.presenter import JournalPresenter, Opened, TerritoryHints
from ui.widgets.choice_field import ChoiceField, ManyField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea

_TOLD_BEFORE = tuple(one for one in EngagementKind if one is not EngagementKind.EXCHANGE)
_CONSENT_ROWS = ("consent_by", "consent_on", "consent_note")


class NoticeDialog(FormDialog):
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
            _("Báo việc") if entry_id is None else _("Sửa nội dung báo việc"),
            _("&Báo việc") if entry_id is None else _("&Lưu"),
            messages,
            presenter.notice_keeper(entry_id),
        )
        self._presenter = presenter
        self._entry_id = entry_id
        self._today = opened.lists.today
        self._had_day = self._today
        self._build(opened)
        self._fill(opened)
        self._on_kind()
        self.start(opened.draft)
        self._on_consent()
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.consent_needed.toggled.connect(self._on_consent)
        self.territory.chosen.connect(self._on_territory)
        self.starts_on.day.changed.connect(self._on_start)
        if opened.detail is not None:
            self._on_territory()
        self.resize(820, 700)
        (self.territory if entry_id is None else self.subject).setFocus()

    def _build(self, opened: Opened) -> None:
        lists, detail = opened.lists, opened.detail
        self.kind = QComboBox()
        self.kind.addItems([kind_word(one) for one in _TOLD_BEFORE])
        self.territory = ChoiceField(_("Địa bàn"))
        self.subject = TextArea(_("Nội dung, mục đích"), 3)
        self.starts_on = MomentField(_("Ngày đi"), lists.today)
        self.ends_on = MomentField(_("Ngày về"), lists.today)
        self.place = QLineEdit()
        self.participants = ManyField(_("Người tham gia"))
        self.group = ChoiceField(_("Nhóm"))
        self.subject_fields = ManyField(_("Lĩnh vực"))
        self.contacted = ContactField(_("Đã liên hệ trước với"))
        self.contacted_on = DateField(_("Ngày liên hệ"), today=lists.today)
        self.consent_needed = QCheckBox(_("Cần lãnh đạo phụ trách đồng ý (dự họp: QC Đ5.2)"))
        self.consent_by = ChoiceField(_("Người đồng ý"))
        self.consent_on = DateField(_("Ngày đồng ý"), today=lists.today)
        self.consent_note = QLineEdit()
        self.programme = TextArea(_("Chương trình làm việc"), 3)
        self.add("kind", _("L&oại việc"), self.kind)
        self.add("territory", _("Đị&a bàn"), self.territory)
        self.add("subject", _("Nội &dung, mục đích"), self.subject)
        self.add("starts_on", _("Ngày đ&i"), self.starts_on)
        self.add("ends_on", _("Ngày &về"), self.ends_on)
        self.add("place", _("Địa điể&m"), self.place)
        self.add("participants", _("Người tham &gia"), self.participants)
        self.add("group", _("&Nhóm"), self.group)
        self.add("subject_fields", _("Lĩnh vự&c"), self.subject_fields)
        self.add(
            "contacted",
            _("Đã liên &hệ trước với"),
            self.contacted,
            _("Trao đổi trước với cấp ủy, cơ quan, đơn vị nơi đến (QC Đ9.2)."),
        )
        self.add("contacted_on", _("Ngày liên hệ"), self.contacted_on)
        self.add("consent_needed", _("Xin ý kiến"), self.consent_needed)
        self.add(
            "consent_by", _("Người đồng ý"), self.consent_by, _("Có thể ghi sau khi có ý kiến.")
        )
        self.add("consent_on", _("Ngày đồng ý"), self.consent_on)
        self.add("consent_note", _("Nội dung đồng ý"), self.consent_note)
        self.add("programme", _("Chương t&rình"), self.programme)
        self.error_row("starts_at", "starts_on")
        self.error_row("ends_at", "ends_on")
        self.territory.set_choices(offered.territories(lists, detail))
        self.group.set_choices(offered.groups(lists, detail))
        self.participants.set_choices(offered.people(lists, detail))
        self.subject_fields.set_choices(lists.subject_fields)
        self.consent_by.set_choices(offered.leaders(lists, detail))

    def _fill(self, opened: Opened) -> None:
        lists, detail = opened.lists, opened.detail
        if detail is None:
            self.participants.set_ids([lists.me])
            self.group.set_current(lists.my_group)
            self.starts_on.set_moment(lists.today, None)
            self.ends_on.set_moment(lists.today, None)
            return
        row = detail.row
        self._had_day = row.starts_on
        self.kind.setCurrentText(kind_word(row.kind))
        self.territory.set_current(row.territory_id)
        self.subject.setPlainText(row.subject)
        self.starts_on.set_moment(row.starts_on, detail.starts_at)
        self.ends_on.set_moment(row.ends_on, detail.ends_at)
        self.place.setText(detail.place)
        self.participants.set_ids(detail.participant_ids)
        self.group.set_current(row.group_id)
        self.subject_fields.set_ids(detail.subject_field_ids)
        notice = detail.notice
        if notice is not None:
            self.contacted.set_text(notice.contacted)
            self.contacted_on.set_date(notice.contacted_on)
            self.consent_needed.setChecked(notice.consent_needed)
            self.consent_by.set_current(notice.consent_by_id)
            self.consent_on.set_date(notice.consent_on)
            self.consent_note.setText(notice.consent_note)
            self.programme.setPlainText(notice.programme)

    def begin_with(self, values: Mapping[str, object]) -> None:
        """Fill in what a duty asks for: ``kind``, ``territory``, ``group``, ``participant``."""
        kind, territory = values.get("kind"), values.get("territory")
        group, person = values.get("group"), values.get("participant")
        if kind in tuple(_TOLD_BEFORE):
            self.kind.setCurrentText(kind_word(EngagementKind(str(kind))))
        if isinstance(group, uuid.UUID):
            self.group.set_current(group)
        if isinstance(person, uuid.UUID):
            self.participants.set_ids([person])
        if isinstance(territory, uuid.UUID):
            self.territory.set_current(territory)
            self.subject.setFocus()

    def chosen_kind(self) -> EngagementKind:
        """Return the kind that is chosen."""
        return _TOLD_BEFORE[self.kind.currentIndex()]

    def gather_and_send(self) -> None:
        """Hand the announcement over; see ``Journal.announce`` and ``amend``."""
        told = Announcement(
            kind=self.chosen_kind(),
            territory_id=chosen_in(self.territory, "territory"),
            subject=self.subject.toPlainText(),
            starts_on=self.starts_on.required_day(),
            starts_at=self.starts_on.time_of_day(),
            ends_on=self.ends_on.required_day(),
            ends_at=self.ends_on.time_of_day(),
            place=self.place.text(),
            participant_ids=all_chosen_in(self.participants, "participants"),
            group_id=chosen_in(self.group, "group"),
            subject_field_ids=all_chosen_in(self.subject_fields, "subject_fields"),
            contacted=self.contacted.text(),
            contacted_on=day_in(self.contacted_on, "contacted_on"),
            consent_needed=self.consent_needed.isChecked(),
            consent_by_id=chosen_in(self.consent_by, "consent_by"),
            consent_on=day_in(self.consent_on, "consent_on"),
            consent_note=self.consent_note.text(),
            programme=self.programme.toPlainText(),
        )
        if self._entry_id is None:
            self._presenter.announce(told, self._written, self.refused)
        else:
            entry_id = self._entry_id
            self._presenter.amend(entry_id, told, lambda: self._written(entry_id), self.refused)

    def _written(self, entry_id: uuid.UUID) -> None:
        self.written.emit(entry_id)
        self.accepted_by_store()

    def _on_kind(self) -> None:
        # While a kept entry is being shown its own word on consent stands.
        if self.sender() is self.kind or self._entry_id is None:
            self.consent_needed.setChecked(consent_by_qc_5_2(self.chosen_kind()))

    def _on_consent(self) -> None:
        for name in _CONSENT_ROWS:
            self.form.set_row_visible(name, self.consent_needed.isChecked())
        if not self.consent_needed.isChecked():
            self.consent_by.set_current(None)
            self.consent_on.set_date(None)
            self.consent_note.clear()

    def _on_territory(self) -> None:
        chosen = self.territory.current()
        self.contacted.set_contacts(())
        if chosen is not None:
            self._presenter.hints(chosen, self._take_hints)

    def _take_hints(self, hints: TerritoryHints) -> None:
        if not isValid(self):
            return  # closed before the answer came
        self.contacted.set_contacts(hints.contacts)
        if self._entry_id is None and self.group.current() is None and not self.group.text():
            self.group.set_current(hints.group_id)

    def _on_start(self) -> None:
        """Let the day of return follow, as long as it is the same day or none."""
        try:
            start, end = self.starts_on.day.date(), self.ends_on.day.date()
        except ValueError:
            return
        if start is not None and end in (None, self._had_day):
            self.ends_on.day.set_date(start)
        if start is not None:
            self._had_day = start
