"""Adding or correcting a territory (A1); ending one is in ``end_dialog``."""

import uuid

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.domain.errors import CodedError
from app.i18n import _
from app.read_models.office import Choice
from app.services.territory_forms import TerritoryData
from ui.dialogs.field_values import chosen_in, day_in
from ui.dialogs.form_dialog import FormDialog
from ui.screens.territories.form_presenter import OpenedForm, TerritoryFormPresenter
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea


class TerritoryDialog(FormDialog):
    """The form; a new territory where the opened form has no profile."""

    def __init__(
        self, parent: QWidget | None, presenter: TerritoryFormPresenter, opened: OpenedForm
    ) -> None:
        profile = opened.profile
        self._id: uuid.UUID | None = profile.row.id if profile else None
        super().__init__(
            parent,
            _("Sửa địa bàn") if profile else _("Thêm địa bàn"),
            _("Lưu"),
            presenter.messages,
            presenter.keeper(self._id),
        )
        self._presenter = presenter
        self.resize(640, 580)
        lists = opened.lists
        self.kind = ChoiceField(_("Loại địa bàn"))
        self.kind.set_choices([Choice(row.id, row.name) for row in lists.kinds])
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("đủ cả loại, như trên văn bản: Xã Ba Vì, Sở Nội vụ"))
        self.code = QLineEdit()
        self.code.setMaxLength(20)
        self.former_district = QComboBox()
        self.former_district.setEditable(True)
        self.former_district.setCompleter(None)  # type: ignore[arg-type] # None takes it away
        self.former_district.addItems(["", *lists.former_districts])
        self.parent_field = ChoiceField(_("Thuộc địa bàn"))
        self.parent_field.set_choices(lists.parents)
        self.party = QLineEdit()
        self.leader = ChoiceField(_("Lãnh đạo phụ trách riêng"))
        self.leader.set_choices(lists.leaders)
        self.standing = ChoiceField(_("Ủy viên Ban Thường vụ phụ trách"))
        self.standing.set_choices(lists.standing_members)
        self.since = DateField(_("Tồn tại từ ngày"), today=lists.today)
        self.note = TextArea(_("Ghi chú"), 3)
        self.namesake = QCheckBox(_("Đây là một địa bàn khác cùng tên"))
        self.add("kind_id", _("&Loại địa bàn"), self.kind)
        self.add("name", _("&Tên"), self.name)
        self.add("is_namesake", "", self.namesake)
        self.form.set_row_visible("is_namesake", visible=False)
        self.add("code", _("&Mã đơn vị"), self.code, _("Xã, phường, đặc khu: 05 chữ số."))
        self.add("party_organisation", _("Tổ chức đả&ng"), self.party)
        self.add(
            "former_district",
            _("&Huyện cũ"),
            self.former_district,
            _("Đơn vị cấp huyện đến ngày 30/06/2025, dùng để lọc “(huyện … cũ)”."),
        )
        self.add("parent_id", _("Th&uộc địa bàn"), self.parent_field)
        self.add("valid_from", _("Tồn tại từ n&gày"), self.since)
        self.add(
            "leader_in_charge_id",
            _("Lãnh đạo &phụ trách"),
            self.leader,
            _("Để trống nếu theo lãnh đạo phụ trách nhóm; ghi ở đây thì người này thay cho nhóm."),
        )
        self.add(
            "standing_member_id",
            _("Ủy viên &BTV phụ trách"),
            self.standing,
            _("Theo phân công của Ban Thường vụ (quy định về cán bộ theo dõi xã)."),
        )
        self.add("note", _("Ghi &chú"), self.note)
        if profile is not None:
            row = profile.row
            self.kind.set_current(row.kind_id)
            self.name.setText(row.name)
            self.code.setText(row.code)
            self.party.setText(row.party_organisation)
            self.former_district.setCurrentText(row.former_district)
            self.parent_field.set_current(row.parent_id)
            self.since.set_date(row.valid_from)
            self.leader.set_current(profile.leader_in_charge_id)
            self.standing.set_current(profile.standing_member_id)
            self.note.setPlainText(profile.note)
        self.start(opened.draft)
        (self.name if profile else self.kind).setFocus()

    def gather_and_send(self) -> None:
        data = TerritoryData(
            kind_id=chosen_in(self.kind, "kind_id"),
            name=self.name.text(),
            code=self.code.text(),
            parent_id=chosen_in(self.parent_field, "parent_id"),
            party_organisation=self.party.text(),
            former_district=self.former_district.currentText(),
            valid_from=day_in(self.since, "valid_from"),
            leader_in_charge_id=chosen_in(self.leader, "leader_in_charge_id"),
            standing_member_id=chosen_in(self.standing, "standing_member_id"),
            note=self.note.toPlainText(),
            is_namesake=self.namesake.isChecked(),
        )
        self._presenter.save(self._id, data, lambda _id: self.accepted_by_store(), self.refused)

    def refused(self, error: Exception) -> None:
        if isinstance(error, CodedError) and error.code == "territory_namesake":
            self.form.set_row_visible("is_namesake", visible=True)
        super().refused(error)
