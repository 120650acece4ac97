"""The forms of the steps: one of the finding's own, a hand-over, what its addressee said."""

import uuid
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain.finding import FindingKind, HandoverTo
from app.domain.flow import Channel, Word
from app.i18n import _
from app.ports.messages import Messages
from app.read_models.findings import FindingRow, HandoverRow
from app.read_models.office import Choice
from app.services.field_words import capital
from app.services.finding_forms import HandOver
from app.services.findings import BODIES
from app.services.flow_words import channel_word
from ui.dialogs.field_values import chosen_in, day_in
from ui.dialogs.step_dialog import StepDialog
from ui.finding_words import addressee
from ui.screens.findings.detail_text import handover_line
from ui.screens.findings.model import one_line
from ui.screens.findings.presenter import Done, Failed, FindingsPresenter, StepStart
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField

_CHANNELS = tuple(Channel)
_TO = tuple(HandoverTo)
_LONGEST = 160


def remark_words(step: str) -> tuple[str, str]:
    """Return caption and hint of the remark of a step."""
    return {
        "put_to_unit": (
            _("&Nội dung góp ý"),
            _("Thiếu sót góp ý với đơn vị trước, cần thì mới báo cáo Lãnh đạo Ban (QC Đ7.B.2)."),
        ),
        "take_unit_answer": (
            _("&Trả lời của đơn vị"),
            _("Đơn vị không trả lời thì ghi rõ như vậy."),
        ),
        "put_forward": (_("Đề nghị với &ai, nhân rộng ở đâu"), ""),
        "settle": (
            _("Kết &quả giải quyết"),
            _("Văn bản, ảnh làm minh chứng: thêm ở thẻ “Tệp, minh chứng”."),
        ),
        "reopen": (_("&Lý do mở lại"), ""),
        "withdraw": (_("Ghi n&hầm thế nào"), _("Nội dung đã rút vẫn còn trong sổ.")),
        "accept": (_("&Nội dung, ý kiến"), ""),
        "return": (_("&Lý do trả lại"), ""),
        "answer": (_("&Nội dung trả lời"), ""),
    }[step]


def own_step(
    parent: QWidget,
    presenter: FindingsPresenter,
    messages: Messages,
    start: StepStart,
    row: FindingRow,
) -> StepDialog:
    """Return the form of a step of the finding's own, begun."""
    step = start.form.step
    dialog = StepDialog(
        parent,
        messages,
        start.form,
        lambda word, done, failed: presenter.take(row.id, step, word, done, failed),
        about=about(row),
        remark=remark_words(step),
        keeper=presenter.step_keeper(start.form),
    )
    dialog.remark.setFocus()
    return dialog


def about(row: FindingRow) -> str:
    """Return one line on a finding."""
    text = one_line(row.text)
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return f"{row.territory_name}: {short}"


class HandOverDialog(StepDialog):
    """To whom, with what request, until when; the three provincial bodies each by itself."""

    def __init__(
        self,
        parent: QWidget,
        presenter: FindingsPresenter,
        messages: Messages,
        start: StepStart,
        row: FindingRow,
    ) -> None:
        lists = start.lists
        to_kind, body = QComboBox(), QLineEdit()
        to_kind.addItems([capital(one) for one in _TO])
        if row.kind is FindingKind.SHORTCOMING and lists.leaders:
            to_kind.setCurrentIndex(_TO.index(HandoverTo.LEADER))
        division = _choice(_("Phòng"), lists.divisions)
        leader = _choice(_("Lãnh đạo Ban"), lists.leaders)
        member = _choice(_("Ủy viên Ban Thường vụ phụ trách"), lists.standing_members)
        due_on = DateField(_("Hạn trả lời"), today=lists.today)

        def send(word: Word, done: Done, failed: Failed) -> None:
            presenter.hand_over(row.id, self.given(word), word, done, failed)

        super().__init__(
            parent,
            messages,
            start.form,
            send,
            about=about(row),
            remark=(_("Đề &nghị gì"), ""),
            extra={
                "to_kind": (_("&Chuyển đến"), to_kind),
                "division": (_("&Phòng"), division),
                "leader": (_("&Lãnh đạo Ban"), leader),
                "member": (_("Ủ&y viên Ban Thường vụ"), member),
                "body": (_("Cơ &quan, đơn vị"), body),
                "due_on": (_("&Hạn trả lời"), due_on),
            },
            keeper=presenter.step_keeper(start.form),
        )
        self.to_kind, self.body, self.due_on = to_kind, body, due_on
        self.division, self.leader, self.member = division, leader, member
        self._rows: Mapping[HandoverTo, str] = {
            HandoverTo.DIVISION: "division",
            HandoverTo.LEADER: "leader",
            HandoverTo.STANDING_MEMBER: "member",
            HandoverTo.AGENCY: "body",
        }
        self.to_kind.currentIndexChanged.connect(self._follow_to)
        self._follow_to()
        self.to_kind.setFocus()

    def given(self, word: Word) -> HandOver:
        """Return what was chosen; raises ``not_in_list`` or ``not_a_date``."""
        to_kind = _TO[self.to_kind.currentIndex()]
        person = {HandoverTo.LEADER: self.leader, HandoverTo.STANDING_MEMBER: self.member}
        field = person.get(to_kind)
        return HandOver(
            to_kind=to_kind,
            division_id=(
                chosen_in(self.division, "division") if to_kind is HandoverTo.DIVISION else None
            ),
            person_id=None if field is None else chosen_in(field, field.objectName()),
            body=self.body.text() if to_kind is HandoverTo.AGENCY else "",
            request=word.remark,
            due_on=day_in(self.due_on, "due_on"),
        )

    def _follow_to(self) -> None:
        to_kind = _TO[self.to_kind.currentIndex()]
        for one, name in self._rows.items():
            self.form.set_row_visible(name, one is to_kind)
        self.error_row("addressee", self._rows.get(to_kind, "to_kind"))


class HandoverAnswerDialog(StepDialog):
    """What the addressee said; of a body outside it is written down with how it came."""

    def __init__(
        self,
        parent: QWidget,
        presenter: FindingsPresenter,
        messages: Messages,
        start: StepStart,
        row: HandoverRow,
    ) -> None:
        step = start.form.step
        of_body = row.to_kind in BODIES
        reply = QComboBox()
        reply.addItem(_("(chọn)"))
        reply.addItems([channel_word(one) for one in _CHANNELS])
        name = addressee(row.to_kind, row.to_name)

        def send(word: Word, done: Done, failed: Failed) -> None:
            presenter.answer_handover(row.id, step, self._said(word), done, failed)

        super().__init__(
            parent,
            messages,
            start.form,
            send,
            about=_("{name}: {text}").format(name=name, text=handover_line(row)),
            by_id=_speaker(row, start),
            remark=remark_words(step),
            extra={"reply": (_("Nhận được &bằng"), reply)} if of_body else {},
            keeper=presenter.step_keeper(start.form),
        )
        self.reply = reply
        self._of_body = of_body
        if of_body:
            # A body has nobody in the book: whoever is at the program writes its word down.
            self.form.set_row_visible("by", False)
            self.error_row("channel", "reply")
            self.error_row("by", "remark")
        self.remark.setFocus()

    def _said(self, word: Word) -> Word:
        place = self.reply.currentIndex()
        if not self._of_body:
            return word
        return Word(word.by_id, word.on, word.remark, _CHANNELS[place - 1] if place > 0 else None)


def _choice(name: str, choices: Sequence[Choice]) -> ChoiceField:
    field = ChoiceField(name)
    field.set_choices(choices)
    return field


def _speaker(row: HandoverRow, start: StepStart) -> uuid.UUID | None:
    """Return whose word the form begins with: the leader or member, where the book knows him."""
    known = {one.id for one in start.form.people}
    return row.person_id if row.person_id in known else None
