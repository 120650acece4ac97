"""The short forms of duties: an exemption or suspension, an event, days of the office's list."""

import uuid

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.i18n import _
from app.ports.messages import Messages
from app.read_models.compliance import HolidayRow
from app.services.duties.forms import (
    DutyLists,
    EventForm,
    ExemptionForm,
    HolidayForm,
    days_in,
)
from ui.dialogs.field_values import chosen_in, day_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.screens.duties.form_parts import RuleField, WordField
from ui.screens.duties.presenter import DutiesPresenter
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea


class ExemptionDialog(FormDialog):
    """Who need not, what, where, from day to day, and why; ``begun`` is what it begins with."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: DutiesPresenter,
        messages: Messages,
        lists: DutyLists,
        begun: ExemptionForm,
    ) -> None:
        super().__init__(parent, _("Miễn, tạm dừng thực hiện"), _("Gh&i"), messages)
        self._presenter = presenter
        self._id = begun.id
        self.person = ChoiceField(_("Người được miễn"))
        self.person.set_choices(lists.people)
        self.group = ChoiceField(_("Nhóm được miễn"))
        self.group.set_choices(lists.groups)
        self.territory = ChoiceField(_("Địa bàn"), _("để trống: mọi địa bàn"))
        self.territory.set_choices(lists.territories)
        self.rule = RuleField(lists)
        self.valid_from = DateField(_("Từ ngày"), today=lists.today)
        self.valid_to = DateField(_("Đến ngày"), today=lists.today)
        self.suspends = QCheckBox(_("Tạm dừng: thời hạn đang tính được lùi thêm số ngày này"))
        self.reason = TextArea(_("Lý do"), 2)
        self.ground = QLineEdit()
        self.add("person_id", _("N&gười"), self.person)
        self.add("group_id", _("&Nhóm"), self.group)
        self.add("territory_id", _("Đị&a bàn"), self.territory)
        self.add("rule_key", _("&Quy định"), self.rule)
        self.add("valid_from", _("&Từ ngày"), self.valid_from)
        self.add("valid_to", _("Đến ngà&y"), self.valid_to, _("Để trống: chưa định ngày hết."))
        self.add("suspends", _("&Cách"), self.suspends)
        self.add("reason", _("&Lý do"), self.reason)
        self.add("ground", _("Căn cứ, &văn bản"), self.ground)
        self.error_row("regulation_id", "rule_key")
        self.person.set_current(begun.person_id)
        self.group.set_current(begun.group_id)
        self.territory.set_current(begun.territory_id)
        self.rule.set_rule(begun.regulation_id, begun.rule_key)
        self.valid_from.set_date(begun.valid_from)
        self.valid_to.set_date(begun.valid_to)
        self.suspends.setChecked(begun.suspends)
        self.reason.setPlainText(begun.reason)
        self.ground.setText(begun.ground)
        self.start()
        self.resize(680, 520)
        (self.reason if begun.person_id or begun.group_id else self.person).setFocus()

    def gather_and_send(self) -> None:
        """Hand it over; see ``DutyRecords.exempt``."""
        regulation_id, rule_key = self.rule.rule("rule_key")
        form = ExemptionForm(
            reason=self.reason.toPlainText(),
            valid_from=day_in(self.valid_from, "valid_from"),
            valid_to=day_in(self.valid_to, "valid_to"),
            person_id=chosen_in(self.person, "person_id"),
            group_id=chosen_in(self.group, "group_id"),
            territory_id=chosen_in(self.territory, "territory_id"),
            regulation_id=regulation_id,
            rule_key=rule_key,
            suspends=self.suspends.isChecked(),
            ground=self.ground.text(),
            id=self._id,
        )
        self._presenter.exempt(form, self._written, self.refused)

    def _written(self, _record_id: uuid.UUID) -> None:
        self.accepted_by_store()


class EventDialog(FormDialog):
    """Something that duties hang on; ``begun`` is what it begins with."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: DutiesPresenter,
        messages: Messages,
        lists: DutyLists,
        begun: EventForm,
    ) -> None:
        super().__init__(parent, _("Ghi sự kiện"), _("Gh&i"), messages)
        self._presenter = presenter
        self._id = begun.id
        self.kind = WordField(_("Loại sự kiện"), lists.events)
        self.name = QLineEdit()
        self.territory = ChoiceField(_("Địa bàn"), _("để trống: chung mọi địa bàn"))
        self.territory.set_choices(lists.territories)
        self.person = ChoiceField(_("Của người"))
        self.person.set_choices(lists.people)
        self.group = ChoiceField(_("Của nhóm"))
        self.group.set_choices(lists.groups)
        self.happened_on = DateField(_("Ngày diễn ra"), today=lists.today)
        self.until_on = DateField(_("Đến ngày"), today=lists.today)
        self.note = TextArea(_("Ghi chú"), 2)
        self.add(
            "kind",
            _("&Loại"),
            self.kind,
            _("Đại hội của một địa bàn mở ra nhiệm kỳ của đảng bộ địa bàn ấy."),
        )
        self.add("name", _("&Tên gọi"), self.name)
        self.add("territory_id", _("Đị&a bàn"), self.territory)
        self.add("happened_on", _("Ngà&y diễn ra"), self.happened_on)
        self.add("until_on", _("Đế&n ngày"), self.until_on, _("Cho đợt cao điểm, nhiều ngày."))
        self.add("person_id", _("Của n&gười"), self.person)
        self.add("group_id", _("Của nhó&m"), self.group)
        self.add("note", _("Ghi &chú"), self.note)
        if begun.kind:
            self.kind.set_word(begun.kind)
        self.name.setText(begun.name)
        self.territory.set_current(begun.territory_id)
        self.person.set_current(begun.person_id)
        self.group.set_current(begun.group_id)
        self.happened_on.set_date(begun.happened_on)
        self.until_on.set_date(begun.until_on)
        self.note.setPlainText(begun.note)
        self.start()
        self.resize(640, 460)
        (self.name if begun.kind else self.kind).setFocus()

    def gather_and_send(self) -> None:
        """Hand it over; see ``DutyRecords.record_event``."""
        form = EventForm(
            kind=self.kind.word(),
            happened_on=required_day(self.happened_on, "happened_on"),
            until_on=day_in(self.until_on, "until_on"),
            name=self.name.text(),
            territory_id=chosen_in(self.territory, "territory_id"),
            person_id=chosen_in(self.person, "person_id"),
            group_id=chosen_in(self.group, "group_id"),
            note=self.note.toPlainText(),
            id=self._id,
        )
        self._presenter.record_event(form, self._written, self.refused)

    def _written(self, _record_id: uuid.UUID) -> None:
        self.accepted_by_store()


class HolidayDialog(FormDialog):
    """One day of the office's list, corrected."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: DutiesPresenter,
        messages: Messages,
        row: HolidayRow,
    ) -> None:
        super().__init__(parent, _("Sửa ngày nghỉ, ngày làm bù"), _("&Lưu"), messages)
        self._presenter = presenter
        self._id = row.id
        self.day = DateField(_("Ngày"))
        self.day.set_date(row.day)
        self.name = QLineEdit(row.name)
        self.is_working = QCheckBox(_("Là ngày làm việc (làm bù, hoặc ghi nhầm ngày nghỉ)"))
        self.is_working.setChecked(row.is_working)
        self.add("day", _("N&gày"), self.day)
        self.add("name", _("&Tên"), self.name)
        self.add("is_working", _("Là ngà&y"), self.is_working)
        self.start()
        self.resize(520, 240)
        self.name.setFocus()

    def gather_and_send(self) -> None:
        """Hand it over; see ``DutyRecords.save_holidays``."""
        form = HolidayForm(
            required_day(self.day, "day"), self.name.text(), self.is_working.isChecked(), self._id
        )
        self._presenter.save_holidays([form], self.accepted_by_store, self.refused)


class HolidaysDialog(FormDialog):
    """Days of a whole year at once, a day or a stretch a line."""

    def __init__(
        self, parent: QWidget | None, presenter: DutiesPresenter, messages: Messages
    ) -> None:
        super().__init__(parent, _("Thêm ngày nghỉ, ngày làm bù"), _("&Thêm"), messages)
        self._presenter = presenter
        self.days = TextArea(_("Các ngày"), 9)
        self.days.setPlaceholderText(
            _(
                "30/4/2026 Ngày Giải phóng\n1/5/2026 Quốc tế Lao động\n"
                "16/02/2026 - 20/02/2026 Tết Nguyên đán"
            )
        )
        self.name = QLineEdit()
        self.is_working = QCheckBox(_("Là những ngày đi làm bù"))
        self.add(
            "days",
            _("&Các ngày"),
            self.days,
            _("Mỗi dòng một ngày, hoặc từ ngày - đến ngày, rồi tên của ngày ấy."),
        )
        self.add("name", _("Tên ch&ung"), self.name, _("Dùng cho dòng không ghi tên."))
        self.add("is_working", _("&Loại ngày"), self.is_working)
        self.start()
        self.resize(620, 440)
        self.days.setFocus()

    def gather_and_send(self) -> None:
        """Hand them over; see ``DutyRecords.save_holidays`` and ``days_in``."""
        days = days_in(
            self.days.toPlainText(), self.name.text(), is_working=self.is_working.isChecked()
        )
        self._presenter.save_holidays(days, self.accepted_by_store, self.refused)
