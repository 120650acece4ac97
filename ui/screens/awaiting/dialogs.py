"""The forms of the screen "Chờ ý kiến": an oral report, an absence with who stands in."""

import datetime as dt
from calendar import monthrange

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain.errors import DomainError
from app.domain.flow import Channel, Word
from app.domain.report import ReportKind
from app.i18n import _
from app.ports.messages import Messages
from app.read_models.awaiting import AbsenceRow
from app.services.absences import AbsenceForm, AbsenceLists
from app.services.drafts import Payload
from app.services.flow_words import channel_word
from app.services.oral_reports import OralReportForm, OralReportLists
from ui.dialogs.field_values import chosen_in, day_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.said_fields import SaidFields
from ui.screens.awaiting.presenter import AwaitingPresenter
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea

_CHANNELS = (Channel.IN_PERSON, Channel.PHONE, Channel.MESSAGE)
_STANDS_FOR = (None, ReportKind.MONTHLY, ReportKind.AD_HOC)

Kept = tuple[dt.datetime, Payload] | None


class OralReportDialog(FormDialog):
    """To whom, when, the gist; and whether it stands for the group's monthly report."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: AwaitingPresenter,
        messages: Messages,
        lists: OralReportLists,
        draft: Kept,
    ) -> None:
        keeper = presenter.oral_keeper()
        super().__init__(parent, _("Ghi báo cáo miệng"), _("&Ghi"), messages, keeper)
        self._presenter = presenter
        self.gist = TextArea(_("Nội dung chính"), 5)
        self.to = ChoiceField(_("Báo cáo với"))
        self.to.set_choices(lists.leaders)
        self.reported_on = DateField(_("Ngày"), today=lists.today)
        self.channel = QComboBox()
        self.channel.addItems([channel_word(one) for one in _CHANNELS])
        self.stands_for = QComboBox()
        self.stands_for.addItems(
            [_("không thay báo cáo nào"), _("báo cáo tháng của nhóm"), _("báo cáo đột xuất")]
        )
        self.month = DateField(_("Tháng báo cáo"), today=lists.today)
        self.territory = ChoiceField(_("Địa bàn"), _("để trống: chung các địa bàn"))
        self.territory.set_choices(lists.territories)
        self.group = ChoiceField(_("Nhóm"))
        self.group.set_choices(lists.groups)
        self.reported_by = ChoiceField(_("Người báo cáo"))
        self.reported_by.set_choices(lists.people)
        self.add("gist", _("Nội &dung chính"), self.gist)
        self.add("to", _("&Báo cáo với"), self.to)
        self.add("reported_on", _("Ngà&y"), self.reported_on)
        self.add("channel", _("&Cách báo cáo"), self.channel)
        self.add("stands_for", _("&Thay cho"), self.stands_for, _("Hình thức phù hợp: QC Đ8.2."))
        self.add("month", _("Của t&háng"), self.month, _("Ghi một ngày bất kỳ trong tháng đó."))
        self.add("territory", _("Đị&a bàn"), self.territory)
        self.add("group", _("&Nhóm"), self.group)
        self.add("reported_by", _("Ngườ&i báo cáo"), self.reported_by)
        self.error_row("period_from", "month")
        self.reported_on.set_date(lists.today)
        self.month.set_date(lists.today)
        self.to.set_current(lists.leader)
        self.group.set_current(lists.my_group)
        self.reported_by.set_current(lists.me)
        self.start(draft)
        self.stands_for.currentIndexChanged.connect(self._on_stands_for)
        self._on_stands_for()
        self.resize(680, 560)
        self.gist.setFocus()

    def gather_and_send(self) -> None:
        """Hand it over; see ``OralReports.record``."""
        stands_for = _STANDS_FOR[self.stands_for.currentIndex()]
        first = last = None
        if stands_for is ReportKind.MONTHLY:
            day = required_day(self.month, "month")
            first = day.replace(day=1)
            last = day.replace(day=monthrange(day.year, day.month)[1])
            if chosen_in(self.group, "group") is None:
                raise DomainError("group_missing", field="group")
        form = OralReportForm(
            reported_on=required_day(self.reported_on, "reported_on"),
            reported_by_id=chosen_in(self.reported_by, "reported_by"),
            to_id=chosen_in(self.to, "to"),
            gist=self.gist.toPlainText(),
            channel=_CHANNELS[self.channel.currentIndex()],
            group_id=chosen_in(self.group, "group"),
            territory_id=chosen_in(self.territory, "territory"),
            stands_for=stands_for,
            period_from=first,
            period_to=last,
        )
        self._presenter.record_oral(form, self.accepted_by_store, self.refused)

    def _on_stands_for(self) -> None:
        monthly = _STANDS_FOR[self.stands_for.currentIndex()] is ReportKind.MONTHLY
        self.form.set_row_visible("month", monthly)


class AbsenceDialog(FormDialog):
    """Who is away from day to day, and who stands in for him; ``row`` is one to put right."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: AwaitingPresenter,
        messages: Messages,
        lists: AbsenceLists,
        row: AbsenceRow | None,
        draft: Kept,
    ) -> None:
        record_id = None if row is None else row.id
        super().__init__(
            parent,
            _("Ghi vắng mặt") if row is None else _("Sửa lần vắng mặt"),
            _("&Ghi") if row is None else _("&Lưu"),
            messages,
            presenter.absence_keeper(record_id),
        )
        self._presenter = presenter
        self._id = record_id
        self.person = ChoiceField(_("Người vắng"))
        self.person.set_choices(lists.people)
        self.substitute = ChoiceField(_("Người thay"))
        self.substitute.set_choices(lists.people)
        self.valid_from = DateField(_("Từ ngày"), today=lists.today)
        self.valid_to = DateField(_("Đến ngày"), today=lists.today)
        self.group = ChoiceField(_("Chỉ trong nhóm"), _("để trống: mọi việc của người vắng"))
        self.group.set_choices(lists.groups)
        self.reason = QLineEdit()
        self.ground = QLineEdit()
        self.add("person_id", _("Người &vắng"), self.person)
        self.add("valid_from", _("&Từ ngày"), self.valid_from)
        self.add("valid_to", _("Đế&n ngày"), self.valid_to)
        self.add(
            "substitute_id",
            _("Người t&hay là"),
            self.substitute,
            _("Trong những ngày này người thay cho ý kiến, nhận giấy mời, nhận báo cáo."),
        )
        self.add("group_id", _("Chỉ trong nhó&m"), self.group)
        self.add("reason", _("Lý d&o"), self.reason, _("Ví dụ: công tác, học tập, nghỉ phép."))
        self.add("ground", _("Căn &cứ, văn bản"), self.ground)
        self.said = SaidFields(self, _("Theo lời củ&a"), lists.people, lists.me, lists.today)
        self.said.fill(lists.me, lists.today)
        if row is None:
            self.valid_from.set_date(lists.today)
        else:
            self.person.set_current(row.person_id)
            self.substitute.set_current(row.substitute_id)
            self.valid_from.set_date(row.valid_from)
            self.valid_to.set_date(row.valid_to)
            self.group.set_current(row.group_id)
            self.reason.setText(row.reason)
            self.ground.setText(row.ground)
        self.start(draft)
        self.resize(640, 440)
        self.person.setFocus()

    def gather_and_send(self) -> None:
        """Hand it over; see ``Absences.save``."""
        form = AbsenceForm(
            person_id=chosen_in(self.person, "person_id"),
            valid_from=day_in(self.valid_from, "valid_from"),
            valid_to=day_in(self.valid_to, "valid_to"),
            substitute_id=chosen_in(self.substitute, "substitute_id"),
            group_id=chosen_in(self.group, "group_id"),
            reason=self.reason.text(),
            ground=self.ground.text(),
            absence_id=self._id,
            word=self._word(),
        )
        self._presenter.save_absence(form, self.accepted_by_store, self.refused)

    def _word(self) -> Word:
        said = self.said.read()
        if said.by_id is None:
            raise DomainError("person_missing", field="by")
        if said.on is None:
            raise DomainError("date_missing", field="on")
        return Word(said.by_id, said.on, channel=said.channel)
