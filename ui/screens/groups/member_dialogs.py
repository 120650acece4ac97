"""Dialogs of membership: joining, handing the lead over, correcting days, the last day."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.group import GroupRole
from app.i18n import _
from app.read_models.people import GroupDetail, MemberRow
from app.services.groups import AddMember, CorrectMember
from ui.dialogs.field_values import chosen_in, day_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.screens.groups.form_parts import WordBox
from ui.screens.groups.presenter import Deed, FormLists, GroupsPresenter
from ui.screens.groups.words import span, word
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.label import label


class MemberDialog(FormDialog):
    """An officer joins a group; a new lead takes over from the former one."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: GroupsPresenter,
        lists: FormLists,
        group: GroupDetail,
        role: GroupRole,
    ) -> None:
        super().__init__(
            parent,
            _("Thêm thành viên – {group}").format(group=group.row.name),
            _("&Thêm"),
            presenter.messages,
        )
        self._presenter = presenter
        self._group = group
        self.person = ChoiceField(_("Công chức"))
        self.person.set_choices(lists.officers)
        self.role: WordBox[GroupRole] = WordBox(_("Vai trò"), list(GroupRole))
        self.role.set_value(role)
        self.since = DateField(_("Từ ngày"), today=presenter.today)
        self.since.set_date(presenter.today)
        self.until = DateField(_("Đến ngày"), today=presenter.today)
        self.stays = QCheckBox(_("Trưởng nhó&m cũ ở lại làm thành viên"))
        self.stays.setChecked(True)
        self.add("person_id", _("&Công chức"), self.person)
        self.add("role", _("&Vai trò"), self.role)
        self.add("since", _("Từ &ngày"), self.since)
        self.add("until", _("Đến n&gày"), self.until, _("Để trống nếu chưa biết."))
        self.add(
            "stays",
            "",
            self.stays,
            _("Vai trò của {lead} kết thúc vào ngày hôm trước; mỗi nhóm một trưởng nhóm "
              "(QC Đ2.3).").format(lead=group.row.lead_name),
        )  # fmt: skip
        self.role.currentIndexChanged.connect(self._follow_role)
        self._follow_role()
        self.resize(560, 380)
        self.start()
        self.person.setFocus()

    def _follow_role(self) -> None:
        takes_over = self.role.value() is GroupRole.LEAD and bool(self._group.row.lead_name)
        self.form.set_row_visible("stays", takes_over)

    def gather_and_send(self) -> None:
        command = AddMember(
            self._group.row.id,
            chosen_in(self.person, "person_id"),
            self.role.value() or GroupRole.MEMBER,
            required_day(self.since, "since"),
            day_in(self.until, "until"),
            former_stays=self.stays.isChecked(),
        )
        self._presenter.write(
            lambda: self._presenter.services.groups.add_member(command),
            _("Đã thêm vào nhóm."),
            self.accepted_by_store,
            self.refused,
        )


class MemberDaysDialog(FormDialog):
    """Corrects the days of a membership."""

    def __init__(
        self, parent: QWidget | None, presenter: GroupsPresenter, member: MemberRow
    ) -> None:
        super().__init__(parent, _("Sửa thời gian ở nhóm"), _("&Lưu"), presenter.messages)
        self._presenter = presenter
        self._id = member.id
        told = _("{name}, {role}: chỉ sửa khi ngày đã ghi chưa đúng.").format(
            name=member.full_name, role=word(member.role).lower()
        )
        self.head.addWidget(label(told, "facts", wrap=True))
        self.since = DateField(_("Từ ngày"), today=presenter.today)
        self.since.set_date(member.valid_from)
        self.until = DateField(_("Đến ngày"), today=presenter.today)
        self.until.set_date(member.valid_to)
        self.add("since", _("Từ &ngày"), self.since)
        self.add("until", _("Đến n&gày"), self.until, _("Để trống nếu đang ở nhóm."))
        self.error_row("person_id", "since")
        self.error_row("role", "since")
        self.resize(480, 260)
        self.start()
        self.since.setFocus()

    def gather_and_send(self) -> None:
        command = CorrectMember(self._id, day_in(self.since, "since"), day_in(self.until, "until"))
        self._presenter.write(
            lambda: self._presenter.services.groups.correct_member(command),
            _("Đã sửa thời gian."),
            self.accepted_by_store,
            self.refused,
        )


class LastDayDialog(FormDialog):
    """Asks for the last day of something (a membership, a post, a service) and ends it."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: GroupsPresenter,
        title: str,
        told: str,
        deed: Callable[[dt.date], Deed],
    ) -> None:
        super().__init__(parent, title, _("&Kết thúc"), presenter.messages)
        self._presenter = presenter
        self._deed = deed
        self.head.addWidget(label(told, "facts", wrap=True))
        self.last_day = DateField(_("Ngày cuối cùng"), today=presenter.today)
        self.last_day.set_date(presenter.today)
        self.add("last_day", _("N&gày cuối cùng"), self.last_day)
        self.resize(520, 220)
        self.start()
        self.last_day.setFocus()

    def gather_and_send(self) -> None:
        self._presenter.write(
            self._deed(required_day(self.last_day, "last_day")),
            _("Đã kết thúc."),
            self.accepted_by_store,
            self.refused,
        )


def end_member_dialog(
    parent: QWidget | None, presenter: GroupsPresenter, member: MemberRow
) -> LastDayDialog:
    """Return the dialog that ends a membership."""
    return LastDayDialog(
        parent,
        presenter,
        _("Kết thúc tham gia nhóm"),
        f"{member.full_name}, {word(member.role).lower()}: "
        f"{span(member.valid_from, member.valid_to)}",
        lambda day: lambda: presenter.services.groups.end_member(member.id, day),
    )
