"""The forms of a request for information: what is asked of whom, and papers that went back."""

import uuid

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.i18n import _
from app.ports.messages import Messages
from app.read_models.requests import AskedOf, RequestRow
from app.services.drafting import KeptDraft
from app.services.information_requests import request_draft
from app.services.task_forms import RequestForm
from ui.dialogs.field_values import chosen_in, day_in
from ui.dialogs.form_dialog import FormDialog
from ui.screens.tasks.presenter import RequestStart, TasksPresenter
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label

_KINDS = tuple(AskedOf)


class RequestDialog(FormDialog):
    """Writes a request down; sent at once unless it is still a draft."""

    def __init__(
        self,
        parent: QWidget | None,
        start: RequestStart,
        presenter: TasksPresenter,
        messages: Messages,
    ) -> None:
        row, lists = start.row, start.lists
        keeper = KeptDraft(presenter, request_draft(None if row is None else row.id))
        title = _("Đề nghị cung cấp thông tin, tài liệu")
        super().__init__(parent, title, _("&Ghi đề nghị"), messages, keeper)
        self._row = row
        self._presenter = presenter
        self.head.addWidget(
            label(
                _("Đề nghị địa bàn (QC Đ6.2), phòng của Ban (QC Đ6.3) hoặc cơ quan khác cung cấp."),
                "hint",
                wrap=True,
            )
        )
        self.asked_of = QComboBox()
        self.asked_of.addItems(
            [_("địa bàn"), _("phòng chuyên môn của Ban"), _("cơ quan, đơn vị khác")]
        )
        self.territory = ChoiceField(_("Địa bàn"))
        self.territory.set_choices(lists.territories)
        self.division = ChoiceField(_("Phòng"))
        self.division.set_choices(lists.divisions)
        self.body = QLineEdit()
        self.subject = TextArea(_("Nội dung đề nghị"), 4)
        self.purpose = TextArea(_("Mục đích"), 2)
        self.due_on = DateField(_("Trả lời trước ngày"), today=lists.today)
        self.group = ChoiceField(_("Nhóm"))
        self.group.set_choices(lists.groups)
        self.sent = QCheckBox(_("Đã gửi hôm nay"))
        self.add("asked_of", _("&Nơi được đề nghị"), self.asked_of)
        self.add("to_territory", _("Đị&a bàn"), self.territory)
        self.add("to_division", _("&Phòng"), self.division)
        self.add("to_body", _("&Cơ quan, đơn vị"), self.body)
        self.add("subject", _("Nội &dung"), self.subject)
        self.add("purpose", _("&Mục đích"), self.purpose)
        self.add("due_on", _("&Trả lời trước ngày"), self.due_on)
        self.add("group", _("N&hóm"), self.group)
        self.add("sent", _("Gử&i"), self.sent, _("Bỏ chọn nếu còn soạn: gửi sau."))
        self.asked_of.currentIndexChanged.connect(lambda _at: self._follow())
        self._fill(row, start)
        self._follow()
        self.start(start.draft)
        self.resize(680, 600)

    def begin_with(self, territory: uuid.UUID | None, subject: str) -> None:
        """Begin with a territory and a text, where they are given."""
        self.asked_of.setCurrentIndex(0)
        self.territory.set_current(territory)
        self.subject.setPlainText(subject)

    def gather_and_send(self) -> None:
        """Hand the request over."""
        kind = _KINDS[self.asked_of.currentIndex()]
        asked = None
        if kind is AskedOf.TERRITORY:
            asked = chosen_in(self.territory, "to_territory")
        elif kind is AskedOf.DIVISION:
            asked = chosen_in(self.division, "to_division")
        self.error_row("to_territory", f"to_{kind}")
        self._presenter.save_request(
            RequestForm(
                request_id=None if self._row is None else self._row.id,
                asked_of=kind,
                asked_of_id=asked,
                asked_of_body=self.body.text(),
                group_id=chosen_in(self.group, "group"),
                subject=self.subject.toPlainText(),
                purpose=self.purpose.toPlainText(),
                due_on=day_in(self.due_on, "due_on"),
            ),
            self.sent.isChecked(),
            self.accepted_by_store,
            self.refused,
        )

    def _fill(self, row: RequestRow | None, start: RequestStart) -> None:
        self.sent.setChecked(True)
        if row is None:
            self.group.set_current(start.lists.my_group)
            return
        self.asked_of.setCurrentIndex(_KINDS.index(row.asked_of))
        if row.asked_of is AskedOf.TERRITORY:
            self.territory.set_current(row.asked_of_id)
        elif row.asked_of is AskedOf.DIVISION:
            self.division.set_current(row.asked_of_id)
        else:
            self.body.setText(row.asked_of_name)
        self.group.set_current(row.group_id)
        self.subject.setPlainText(row.subject)
        self.purpose.setPlainText(row.purpose)
        self.due_on.set_date(row.due_on)

    def _follow(self) -> None:
        kind = _KINDS[self.asked_of.currentIndex()]
        for one in _KINDS:
            self.form.set_row_visible(f"to_{one}", one is kind)


class PapersBackDialog(FormDialog):
    """The day on which papers that were lent went back."""

    def __init__(
        self,
        parent: QWidget | None,
        row: RequestRow,
        presenter: TasksPresenter,
        messages: Messages,
    ) -> None:
        super().__init__(parent, _("Trả lại tài liệu mượn"), _("&Ghi"), messages)
        self._row = row
        self._presenter = presenter
        self.head.addWidget(label(row.asked_of_name, "section", wrap=True))
        self.head.addWidget(label(row.subject, "hint", wrap=True))
        self.day = DateField(_("Ngày trả"), today=presenter.today)
        self.day.set_date(presenter.today)
        self.add("papers_returned_on", _("Ngày &trả"), self.day)
        self.start()
        self.resize(520, 260)

    def gather_and_send(self) -> None:
        """Hand the day over."""
        self._presenter.give_papers_back(
            self._row.id,
            day_in(self.day, "papers_returned_on"),
            self.accepted_by_store,
            self.refused,
        )
