"""The forms of an invitation: the paper itself, and the steps that need more than a word."""

import datetime as dt
import uuid
from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain.errors import DomainError
from app.domain.flow import Word
from app.domain.invitation import INVITED_TO
from app.i18n import _
from app.ports.messages import Messages
from app.read_models.meetings import InvitationRow
from app.services.drafting import KeptDraft
from app.services.field_words import capital
from app.services.meeting_forms import InvitationForm, Sent
from ui.dialogs.field_values import all_chosen_in, chosen_in, day_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.step_dialog import Send, StepDialog
from ui.screens.meetings.model import moment
from ui.screens.meetings.presenter import InvitationStart, MeetingsPresenter, StepStart
from ui.widgets.choice_field import ChoiceField, ManyField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label
from ui.widgets.time_field import TimeField

Failed = Callable[[Exception], None]


class InvitationDialog(FormDialog):
    """What the paper says; ``written`` is called with the id when it is saved."""

    def __init__(
        self,
        parent: QWidget | None,
        start: InvitationStart,
        presenter: MeetingsPresenter,
        messages: Messages,
        keeper: KeptDraft,
        written: Callable[[uuid.UUID], None],
    ) -> None:
        title = _("Giấy mời") if start.row else _("Ghi giấy mời")
        super().__init__(parent, title, _("&Lưu"), messages, keeper)
        self._start_with = start
        self._presenter = presenter
        self._written = written
        lists = start.lists
        self.head.addWidget(
            label(
                _("Giấy mời nhóm dự họp của địa bàn, cơ quan, đơn vị · QC Đ7.B.3, Đ9.3"),
                "hint",
                wrap=True,
            )
        )
        self.territory = ChoiceField(_("Địa bàn mời"))
        self.territory.set_choices(lists.territories)
        self.inviter = QLineEdit()
        self.reference = QLineEdit()
        self.reference.setPlaceholderText(_("15-GM/ĐU"))
        self.received_on = DateField(_("Ngày nhận"), today=lists.today)
        self.kind = QComboBox()
        self.kind.addItems([capital(one) for one in INVITED_TO])
        self.subject = TextArea(_("Nội dung cuộc họp"), 2)
        self.meets_on = DateField(_("Ngày họp"), today=lists.today)
        self.meets_at = TimeField(_("Giờ họp"))
        self.place = QLineEdit()
        self.group = ChoiceField(_("Nhóm được mời"))
        self.group.set_choices(lists.groups)
        self.add("territory", _("Địa &bàn"), self.territory)
        self.add(
            "inviter",
            _("&Ai mời"),
            self.inviter,
            _("Để trống nếu chính địa bàn mời; ghi tên cơ quan như trên giấy mời nếu khác."),
        )
        self.add("reference", _("&Số, ký hiệu"), self.reference)
        self.add("received_on", _("Nhận n&gày"), self.received_on)
        self.add("kind", _("L&oại"), self.kind)
        self.add("subject", _("&Nội dung"), self.subject)
        self.add("meets_on", _("Ngà&y họp"), self.meets_on)
        self.add("meets_at", _("G&iờ"), self.meets_at)
        self.add("place", _("Địa điể&m"), self.place)
        self.add("group", _("N&hóm"), self.group, _("Để trống: nhóm đang theo dõi địa bàn mời."))
        self._fill(start.row)
        self.start(start.draft)
        self.resize(700, 560)

    def _fill(self, row: InvitationRow | None) -> None:
        if row is None:
            self.received_on.set_date(self._start_with.lists.today)
            return
        self.territory.set_current(row.territory_id)
        self.inviter.setText(row.inviter)
        self.reference.setText(row.reference)
        self.received_on.set_date(row.received_on)
        self.kind.setCurrentIndex(INVITED_TO.index(row.kind))
        self.subject.setPlainText(row.subject)
        self.meets_on.set_date(row.meets_on)
        self.meets_at.set_time(row.meets_at)
        self.place.setText(row.place)
        self.group.set_current(row.group_id)

    def gather_and_send(self) -> None:
        """Hand the invitation over."""
        row = self._start_with.row
        form = InvitationForm(
            invitation_id=row.id if row else None,
            kind=INVITED_TO[self.kind.currentIndex()],
            received_on=required_day(self.received_on, "received_on"),
            meets_on=required_day(self.meets_on, "meets_on"),
            subject=self.subject.toPlainText(),
            territory_id=chosen_in(self.territory, "territory"),
            inviter=self.inviter.text(),
            reference=self.reference.text(),
            group_id=chosen_in(self.group, "group"),
            place=self.place.text(),
            meets_at=time_in(self.meets_at, "meets_at"),
        )
        self._presenter.register(form, self._saved, self.refused)

    def _saved(self, invitation_id: uuid.UUID) -> None:
        self.accepted_by_store()
        self._written(invitation_id)


def time_in(field: TimeField, name: str) -> dt.time | None:
    """Return the time of a field; raises DomainError ``not_a_time``."""
    try:
        return field.time()
    except ValueError:
        raise DomainError("not_a_time", field=name) from None


def step_dialog(
    parent: QWidget,
    start: StepStart,
    row: InvitationRow,
    presenter: MeetingsPresenter,
    messages: Messages,
) -> StepDialog:
    """Return the form of a step of an invitation, with the fields that it needs besides."""
    step = start.form.step
    if step == "send_member":
        return _send_member(parent, start, row, presenter, messages)
    if step == "ask_more":
        return _ask_more(parent, start, row, presenter, messages)
    remark = None
    if step == "share":
        remark = (
            _("&Nội dung chia sẻ"),
            _("Những điều nắm được ở cuộc họp mà cả nhóm cần biết (QC Đ7.B.3)."),
        )
    elif step == "decline":
        remark = (_("&Lý do"), "")

    def send(word: Word, done: Callable[[], None], failed: Failed) -> None:
        presenter.step_invitation(row.id, step, word, done, failed)

    return _dialog(parent, start, row, presenter, messages, send, remark=remark)


def _send_member(
    parent: QWidget,
    start: StepStart,
    row: InvitationRow,
    presenter: MeetingsPresenter,
    messages: Messages,
) -> StepDialog:
    lists = start.lists
    member = ChoiceField(_("Thành viên dự thay"))
    member.set_choices(lists.members_of(row.group_id))
    told_on = DateField(_("Ngày báo cáo Lãnh đạo Ban phụ trách"), today=lists.today)
    told_how = QLineEdit()
    told_how.setPlaceholderText(_("qua điện thoại, gặp trực tiếp, tin nhắn…"))

    def send(word: Word, done: Callable[[], None], failed: Failed) -> None:
        sent = Sent(
            chosen_in(member, "attendees"),
            day_in(told_on, "leader_told_on"),
            told_how.text(),
        )
        presenter.send_member(row.id, sent, word, done, failed)

    return _dialog(
        parent,
        start,
        row,
        presenter,
        messages,
        send,
        remark=(
            _("&Lý do trưởng nhóm bận"),
            _(
                "Trưởng nhóm bận thì cử một thành viên và báo cáo Lãnh đạo Ban phụ trách "
                "(QC Đ7.B.3)."
            ),
        ),
        extra={
            "attendees": (_("Cử &ai"), member),
            "leader_told_on": (_("Đã &báo cáo Lãnh đạo Ban ngày"), told_on),
            "leader_told_how": (_("Báo cáo bằng cá&ch"), told_how),
        },
    )


def _ask_more(
    parent: QWidget,
    start: StepStart,
    row: InvitationRow,
    presenter: MeetingsPresenter,
    messages: Messages,
) -> StepDialog:
    wanted = ManyField(_("Đề nghị cử thêm"))
    wanted.set_choices(start.lists.group_first(row.group_id))

    def send(word: Word, done: Callable[[], None], failed: Failed) -> None:
        presenter.ask_more(row.id, all_chosen_in(wanted, "wanted"), word, done, failed)

    return _dialog(
        parent,
        start,
        row,
        presenter,
        messages,
        send,
        remark=(_("&Lý do cần thêm người"), _("Lãnh đạo Ban phụ trách quyết định cử thêm.")),
        extra={"wanted": (_("&Cử thêm ai"), wanted)},
    )


def _dialog(
    parent: QWidget,
    start: StepStart,
    row: InvitationRow,
    presenter: MeetingsPresenter,
    messages: Messages,
    send: Send,
    *,
    remark: tuple[str, str] | None = None,
    extra: dict[str, tuple[str, QWidget]] | None = None,
) -> StepDialog:
    about = f"{moment(row.meets_on, row.meets_at)} · {row.from_whom} · {row.subject}"
    dialog = StepDialog(
        parent,
        messages,
        start.form,
        send,
        about=about,
        by_id=start.by_id,
        remark=remark,
        extra=extra,
        keeper=presenter.step_keeper(start.form),
    )
    if extra:
        first = next(iter(extra.values()))[1]
        first.setFocus()
        dialog.resize(680, 520)
    return dialog
