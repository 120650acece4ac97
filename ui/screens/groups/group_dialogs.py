"""Dialogs of a group: set up, changed, ended."""

import uuid

from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import _
from app.read_models.people import GroupDetail
from app.services.groups import GroupNames, SetUpGroup
from ui.dialogs.field_values import chosen_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.screens.groups.form_parts import DecisionFields
from ui.screens.groups.presenter import Draft, FormLists, GroupsPresenter
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label

NEW_GROUP = "group:new"


class GroupDialog(FormDialog):
    """Sets a group up by a decision, or changes name, leader in charge and note of one."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: GroupsPresenter,
        lists: FormLists,
        draft: Draft = None,
        group: GroupDetail | None = None,
    ) -> None:
        form = NEW_GROUP if group is None else f"group:{group.row.id}"
        super().__init__(
            parent,
            _("Lập nhóm") if group is None else _("Sửa thông tin nhóm"),
            _("&Lập nhóm") if group is None else _("&Lưu"),
            presenter.messages,
            presenter.keeper(form),
        )
        self._presenter = presenter
        self._group_id: uuid.UUID | None = None if group is None else group.row.id
        self._draft_form = form
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("ví dụ: Nhóm 1"))
        self.leader = ChoiceField(_("Lãnh đạo phụ trách"))
        self.leader.set_choices(lists.leaders)
        self.note = TextArea(_("Ghi chú"), 3)
        self.since = DateField(_("Hoạt động từ ngày"), today=presenter.today)
        self.decision: DecisionFields | None = None
        self.add("name", _("Tên &nhóm"), self.name)
        self.add("leader", _("Lãnh đạo &phụ trách"), self.leader)
        if group is None:
            self.add("since", _("Hoạt động từ n&gày"), self.since)
            self.form.section(_("Văn bản phân công (QC Đ2.3)"))
            self.decision = DecisionFields(self, lists, presenter)
            self.decision.propose(lists.commission, lists.head)
        else:
            self.name.setText(group.row.name)
            self.leader.set_current(group.leader_in_charge_id)
            self.note.setPlainText(group.note)
        self.add("note", _("Gh&i chú"), self.note)
        self.resize(640, 560 if group is None else 320)
        self.start(draft)
        self.name.setFocus()

    def gather_and_send(self) -> None:
        names = GroupNames(
            self.name.text(), chosen_in(self.leader, "leader"), self.note.toPlainText()
        )
        groups, group_id, fields = self._presenter.services.groups, self._group_id, self.decision
        if group_id is not None or fields is None:
            known = group_id or uuid.UUID(int=0)
            self._presenter.write(
                lambda: groups.change(known, names),
                _("Đã lưu thông tin nhóm."),
                self.accepted_by_store,
                self.refused,
                self._draft_form,
            )
            return
        command = SetUpGroup(names, required_day(self.since, "since"), fields.data())
        self._presenter.write(
            lambda: groups.set_up(command),
            _("Đã lập nhóm."),
            self.accepted_by_store,
            self.refused,
            self._draft_form,
        )


class EndGroupDialog(FormDialog):
    """Ends a group with its memberships and assignments."""

    def __init__(
        self, parent: QWidget | None, presenter: GroupsPresenter, group: GroupDetail
    ) -> None:
        super().__init__(parent, _("Kết thúc nhóm"), _("&Kết thúc nhóm"), presenter.messages)
        self._presenter = presenter
        self._group_id = group.row.id
        told = _(
            "{name}: {members} người và {territories} địa bàn cùng kết thúc vào ngày này. "
            "Lịch sử vẫn giữ nguyên; địa bàn chờ giao cho nhóm khác."
        ).format(name=group.row.name, members=group.row.members, territories=group.row.territories)
        self.head.addWidget(label(told, "facts", wrap=True))
        self.last_day = DateField(_("Ngày cuối cùng"), today=presenter.today)
        self.last_day.set_date(presenter.today)
        self.reason = TextArea(_("Lý do"), 3)
        self.add("last_day", _("N&gày cuối cùng"), self.last_day)
        self.add("reason", _("Lý &do"), self.reason)
        self.resize(560, 300)
        self.start()
        self.last_day.setFocus()

    def gather_and_send(self) -> None:
        day = required_day(self.last_day, "last_day")
        reason = self.reason.toPlainText()
        self._presenter.write(
            lambda: self._presenter.services.groups.end(self._group_id, day, reason),
            _("Đã kết thúc nhóm."),
            self.accepted_by_store,
            self.refused,
        )
