"""Dialogs of assignments: territories given to a group or a follower, and their end (QC Đ4.2)."""

import uuid
from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.group import EndReason
from app.i18n import _
from app.read_models.territories import AssignmentRow
from app.services.assignments import Assign, EndAssignments
from ui.dialogs.field_values import all_chosen_in, day_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.screens.groups.form_parts import DecisionFields, WordBox
from ui.screens.groups.presenter import Draft, FormLists, GroupsPresenter
from ui.screens.groups.words import listed
from ui.widgets.choice_field import ManyField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label

#: Why somebody else takes a territory over (QC Đ4.2); the ends that nobody decides are left out.
TAKEN_OVER = (
    EndReason.ROTATION,
    EndReason.DUTY,
    EndReason.NOT_FULFILLED,
    EndReason.TERM_ENDED,
    EndReason.GROUP_CHANGED,
)


def assignment_form(holder_id: uuid.UUID) -> str:
    """Return the name of the draft of this form."""
    return f"assignment:{holder_id}"


class AssignDialog(FormDialog):
    """Gives several territories to a group or a follower by one decision."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: GroupsPresenter,
        lists: FormLists,
        draft: Draft,
        holder: str,
        *,
        group_id: uuid.UUID | None = None,
        follower_id: uuid.UUID | None = None,
    ) -> None:
        self._draft_form = assignment_form(group_id or follower_id or uuid.UUID(int=0))
        super().__init__(
            parent,
            _("Giao địa bàn – {holder}").format(holder=holder),
            _("&Giao địa bàn"),
            presenter.messages,
            presenter.keeper(self._draft_form),
        )
        self._presenter = presenter
        self._group_id, self._follower_id = group_id, follower_id
        self.territories = ManyField(_("Địa bàn"), _("gõ tên địa bàn, Enter để thêm"))
        self.territories.set_choices(lists.territories)
        self.since = DateField(_("Từ ngày"), today=presenter.today)
        self.taken_over: WordBox[EndReason] = WordBox(
            _("Nếu đang có người theo dõi"),
            TAKEN_OVER,
            _("Không chuyển giao: báo lại địa bàn đã có nhóm")
            if group_id
            else _("Giữ nguyên người đang theo dõi"),
        )
        self.add(
            "territory_ids",
            _("Đị&a bàn"),
            self.territories,
            _("Chọn được nhiều địa bàn cùng theo một văn bản; Delete bỏ mục đang chọn."),
        )
        self.add("since", _("&Từ ngày"), self.since)
        self.add(
            "taken_over",
            _("Nếu đang có người theo &dõi"),
            self.taken_over,
            _("Chọn lý do để phân công cũ kết thúc vào ngày hôm trước (QC Đ4.2)."),
        )
        self.form.section(_("Văn bản phân công (QC Đ2.3)"))
        self.decision = DecisionFields(self, lists, presenter)
        if group_id:
            self.decision.propose(lists.commission, lists.head)
        else:
            self.decision.propose(lists.committee_body, "")
        self.resize(680, 620)
        self.start(draft)
        self.territories.setFocus()

    def gather_and_send(self) -> None:
        command = Assign(
            all_chosen_in(self.territories, "territory_ids"),
            required_day(self.since, "since"),
            self.decision.data(),
            group_id=self._group_id,
            follower_id=self._follower_id,
            taken_over=self.taken_over.value(),
        )
        self._presenter.write(
            lambda: self._presenter.services.assignments.assign(command),
            _("Đã giao địa bàn."),
            self.accepted_by_store,
            self.refused,
            self._draft_form,
        )


class EndAssignmentDialog(FormDialog):
    """Ends assignments with the reason; an opinion needs who verified it and when."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: GroupsPresenter,
        rows: Sequence[AssignmentRow],
    ) -> None:
        super().__init__(
            parent, _("Kết thúc phân công"), _("&Kết thúc phân công"), presenter.messages
        )
        self._presenter = presenter
        self._ids = tuple(row.id for row in rows)
        told = listed(row.territory_name for row in rows)
        self.head.addWidget(label(told, "facts", wrap=True))
        self.last_day = DateField(_("Ngày cuối cùng"), today=presenter.today)
        self.last_day.set_date(presenter.today)
        self.reason: WordBox[EndReason] = WordBox(_("Lý do"), list(EndReason), _("(chọn lý do)"))
        self.note = TextArea(_("Ghi rõ thêm"), 3)
        self.verified_by = QLineEdit()
        self.verified_on = DateField(_("Ngày xác minh"), today=presenter.today)
        self.add("last_day", _("N&gày cuối cùng"), self.last_day)
        self.add("reason", _("Lý &do (QC Đ4.2)"), self.reason)
        self.add("verified_by", _("Người &xác minh"), self.verified_by)
        self.add("verified_on", _("Ngày xác &minh"), self.verified_on)
        self.add("note", _("Ghi rõ thê&m"), self.note)
        self.reason.currentIndexChanged.connect(self._follow_reason)
        self._follow_reason()
        self.resize(560, 400)
        self.start()
        self.last_day.setFocus()

    def _follow_reason(self) -> None:
        is_opinion = self.reason.value() is EndReason.VERIFIED_OPINION
        self.form.set_row_visible("verified_by", is_opinion)
        self.form.set_row_visible("verified_on", is_opinion)

    def gather_and_send(self) -> None:
        is_opinion = self.reason.value() is EndReason.VERIFIED_OPINION
        command = EndAssignments(
            self._ids,
            required_day(self.last_day, "last_day"),
            self.reason.value(),
            self.note.toPlainText(),
            self.verified_by.text() if is_opinion else "",
            day_in(self.verified_on, "verified_on") if is_opinion else None,
        )
        self._presenter.write(
            lambda: self._presenter.services.assignments.end(command),
            _("Đã kết thúc phân công."),
            self.accepted_by_store,
            self.refused,
        )
