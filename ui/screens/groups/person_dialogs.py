"""Dialogs of people: officer, division, leader, follower of communes, Standing Committee member."""

import uuid

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.domain.group import EndReason
from app.domain.people import LeaderPost
from app.i18n import _
from app.read_models.people import PersonRow
from app.read_models.roster import FollowerRow
from app.services.roster import FollowerData, ServiceData
from ui.dialogs.field_values import chosen_in, day_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.screens.groups.form_parts import PersonFields, WordBox
from ui.screens.groups.presenter import Deed, FormLists, GroupsPresenter
from ui.screens.groups.words import listed, present_communes
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label


class PersonDialog(FormDialog):
    """Base: a person and what he becomes; a namesake found while saving is asked about."""

    def __init__(
        self, parent: QWidget | None, presenter: GroupsPresenter, title: str, save_text: str
    ) -> None:
        super().__init__(parent, title, save_text, presenter.messages)
        self._presenter = presenter
        self.person = PersonFields(self, presenter)

    def refused(self, error: Exception) -> None:
        """Show why nothing was saved, and ask about the namesake if that is why."""
        super().refused(error)
        self.person.refused(error)

    def _send(self, deed: Deed, said: str) -> None:
        self._presenter.write(deed, said, self.accepted_by_store, self.refused)


class OfficerDialog(PersonDialog):
    """An officer of the Commission: new, corrected, or in another division from a day on."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: GroupsPresenter,
        lists: FormLists,
        row: PersonRow | None = None,
    ) -> None:
        super().__init__(
            parent,
            presenter,
            _("Thêm cán bộ") if row is None else _("Sửa thông tin cán bộ"),
            _("&Thêm") if row is None else _("&Lưu"),
        )
        self._is_new = row is None
        self.division = ChoiceField(_("Phòng"))
        self.division.set_choices(lists.divisions)
        self.title_field = QLineEdit()
        self.since = DateField(_("Từ ngày"), today=presenter.today)
        self.add("division", _("Phòn&g"), self.division)
        self.add("title", _("&Chức vụ, chức danh"), self.title_field)
        if row is None:
            self.add("since", _("Vào Ban từ &ngày"), self.since, _("Để trống nếu không rõ."))
        else:
            self.person.show_person(row)
            self.division.set_current(row.division_id)
            self.title_field.setText(row.title)
            self.add(
                "changed_from",
                _("Thay đổi từ &ngày"),
                self.since,
                _("Ghi ngày nếu chuyển phòng hoặc đổi chức vụ; để trống nếu chỉ sửa lỗi ghi."),
            )
        self.resize(600, 420)
        self.start()
        self.person.full_name.setFocus()

    def gather_and_send(self) -> None:
        who = self.person.data()
        service = ServiceData(chosen_in(self.division, "division"), self.title_field.text())
        roster = self._presenter.services.roster
        if self._is_new:
            since = day_in(self.since, "since")
            self._send(lambda: roster.add_officer(who, service, since), _("Đã thêm cán bộ."))
        else:
            changed_from = day_in(self.since, "changed_from")
            self._send(
                lambda: roster.change_officer(who, service, changed_from),
                _("Đã lưu thông tin cán bộ."),
            )


class DivisionDialog(FormDialog):
    """A division of the Commission (QC Đ11): a new one, or one of the book corrected."""

    def __init__(
        self, parent: QWidget | None, presenter: GroupsPresenter, lists: FormLists
    ) -> None:
        super().__init__(parent, _("Thêm, sửa phòng"), _("&Lưu"), presenter.messages)
        self._presenter = presenter
        self._rows = {row.id: row for row in lists.division_rows}
        self.division = ChoiceField(_("Phòng đã có"), _("phòng mới; ↓ để chọn phòng đã có"))
        self.division.set_choices(lists.divisions)
        self.name = QLineEdit()
        self.short_name = QLineEdit()
        self.overseer = QCheckBox(_("Th&eo dõi việc thực hiện quy chế"))
        self.add("division", _("Phòng đã &có"), self.division, _("Để trống nếu thêm phòng mới."))
        self.add("name", _("Tên &phòng"), self.name)
        self.add("short_name", _("Tên &ngắn"), self.short_name)
        self.add(
            "overseer",
            "",
            self.overseer,
            _(
                "QC Đ13.3: Phòng Bảo vệ chính trị nội bộ. Chỉ một phòng: "
                "đánh dấu phòng này thì bỏ dấu ở phòng khác."
            ),
        )
        self.division.chosen.connect(self._show_division)
        self.resize(560, 340)
        self.start()
        (self.division if self._rows else self.name).setFocus()

    def _show_division(self) -> None:
        chosen = self.division.current()
        row = None if chosen is None else self._rows.get(chosen)
        self.name.setText("" if row is None else row.name)
        self.short_name.setText("" if row is None else row.short_name)
        self.overseer.setChecked(row is not None and row.is_overseer)

    def gather_and_send(self) -> None:
        division_id = chosen_in(self.division, "division")
        name, short_name = self.name.text(), self.short_name.text()
        overseer = self.overseer.isChecked()
        self._presenter.write(
            lambda: self._presenter.services.office.save_division(
                division_id, name, short_name, is_overseer=overseer
            ),
            _("Đã lưu phòng."),
            self.accepted_by_store,
            self.refused,
        )


class LeaderDialog(PersonDialog):
    """A leader of the Commission: the Head, his deputies (QC Đ2.5)."""

    def __init__(self, parent: QWidget | None, presenter: GroupsPresenter) -> None:
        super().__init__(parent, presenter, _("Thêm Lãnh đạo Ban"), _("&Thêm"))
        self.person.hide_phone()
        self.post: WordBox[LeaderPost] = WordBox(_("Chức vụ"), list(LeaderPost))
        self.post.set_value(LeaderPost.DEPUTY)
        self.since = DateField(_("Từ ngày"), today=presenter.today)
        self.add("post", _("&Chức vụ"), self.post)
        self.add("since", _("Từ n&gày"), self.since, _("Để trống nếu không rõ."))
        self.resize(560, 320)
        self.start()
        self.person.full_name.setFocus()

    def gather_and_send(self) -> None:
        who, since = self.person.data(), day_in(self.since, "since")
        post = self.post.value() or LeaderPost.DEPUTY
        self._send(lambda: self._presenter.add_leader(who, post, since), _("Đã thêm Lãnh đạo Ban."))


class FollowerDialog(PersonDialog):
    """A leader of a provincial agency who follows communes (QĐ)."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: GroupsPresenter,
        row: FollowerRow | None = None,
        known: PersonRow | None = None,
    ) -> None:
        super().__init__(
            parent,
            presenter,
            _("Thêm cán bộ theo dõi xã") if row is None else _("Sửa cán bộ theo dõi xã"),
            _("&Thêm") if row is None else _("&Lưu"),
        )
        self._is_new = row is None
        self.post_title = QLineEdit()
        self.home_agency = QLineEdit()
        self.agency_head = QLineEdit()
        self.since = DateField(_("Từ ngày"), today=presenter.today)
        self.add("post_title", _("&Chức vụ"), self.post_title)
        self.add("home_agency", _("Cơ &quan nơi công tác"), self.home_agency)
        self.add(
            "agency_head",
            _("Thủ trưởn&g cơ quan"),
            self.agency_head,
            _("Người giao việc và nghe báo cáo kết quả theo dõi xã (QĐ mối quan hệ công tác)."),
        )
        if row is None:
            self.add("since", _("Từ &ngày"), self.since, _("Để trống nếu không rõ."))
        else:
            self.post_title.setText(row.post_title)
            self.home_agency.setText(row.home_agency)
            self.agency_head.setText(row.home_agency_head)
        if known is not None:
            self.person.show_person(known)
        self.resize(600, 440)
        self.start()
        self.person.full_name.setFocus()

    def gather_and_send(self) -> None:
        who = self.person.data()
        data = FollowerData(
            self.post_title.text(), self.home_agency.text(), self.agency_head.text()
        )
        roster = self._presenter.services.roster
        if self._is_new:
            since = day_in(self.since, "since")
            self._send(
                lambda: roster.add_follower(who, data, since), _("Đã thêm cán bộ theo dõi xã.")
            )
        else:
            self._send(lambda: roster.change_follower(who, data), _("Đã lưu cán bộ theo dõi xã."))


class EndFollowerDialog(FormDialog):
    """Ends somebody's time as follower; his communes wait for another."""

    def __init__(
        self, parent: QWidget | None, presenter: GroupsPresenter, row: FollowerRow
    ) -> None:
        super().__init__(parent, _("Kết thúc theo dõi xã"), _("&Kết thúc"), presenter.messages)
        self._presenter = presenter
        self._person_id: uuid.UUID = row.person_id
        communes = listed(one.territory_name for one in present_communes(row, presenter.today))
        told = _("{name}. Xã đang theo dõi: {communes}.").format(
            name=row.full_name, communes=communes or _("không có")
        )
        self.head.addWidget(label(told, "facts", wrap=True))
        self.last_day = DateField(_("Ngày cuối cùng"), today=presenter.today)
        self.last_day.set_date(presenter.today)
        self.reason: WordBox[EndReason] = WordBox(
            _("Lý do"), (EndReason.TERM_ENDED, EndReason.NOT_FULFILLED, EndReason.DUTY)
        )
        self.note = TextArea(_("Ghi rõ thêm"), 2)
        self.add("last_day", _("N&gày cuối cùng"), self.last_day)
        self.add("reason", _("Lý &do"), self.reason)
        self.add("note", _("Ghi rõ thê&m"), self.note)
        self.resize(560, 340)
        self.start()
        self.last_day.setFocus()

    def gather_and_send(self) -> None:
        day = required_day(self.last_day, "last_day")
        reason, note = self.reason.value() or EndReason.TERM_ENDED, self.note.toPlainText()
        self._presenter.write(
            lambda: self._presenter.services.roster.end_follower(
                self._person_id, day, reason, note
            ),
            _("Đã kết thúc theo dõi xã."),
            self.accepted_by_store,
            self.refused,
        )


class StandingMemberDialog(PersonDialog):
    """A member of the provincial Standing Committee in charge of Party organisations (QĐ)."""

    def __init__(self, parent: QWidget | None, presenter: GroupsPresenter) -> None:
        super().__init__(parent, presenter, _("Thêm ủy viên Ban Thường vụ phụ trách"), _("&Thêm"))
        self.person.hide_phone()
        self.post_title = QLineEdit()
        self.since = DateField(_("Từ ngày"), today=presenter.today)
        self.add("post_title", _("&Chức vụ"), self.post_title)
        self.add("since", _("Từ &ngày"), self.since, _("Để trống nếu không rõ."))
        self.resize(560, 320)
        self.start()
        self.person.full_name.setFocus()

    def gather_and_send(self) -> None:
        who, since = self.person.data(), day_in(self.since, "since")
        title = self.post_title.text()
        roster = self._presenter.services.roster
        self._send(
            lambda: roster.add_standing_member(who, title, since),
            _("Đã thêm ủy viên Ban Thường vụ phụ trách."),
        )
