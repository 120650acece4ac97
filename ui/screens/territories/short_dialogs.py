"""The short forms of the screen: a contact, the end of a contact."""

import uuid

from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import _
from app.read_models.territories import ContactRow
from app.services.territory_forms import ContactData
from ui.dialogs.field_values import day_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.screens.territories.form_presenter import TerritoryFormPresenter
from ui.widgets.date_field import DateField
from ui.widgets.label import label


class ContactDialog(FormDialog):
    """Somebody to contact at the Party committee (QC Đ9.1-9.2), new or known."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: TerritoryFormPresenter,
        territory_id: uuid.UUID,
        contact: ContactRow | None = None,
    ) -> None:
        super().__init__(
            parent,
            _("Sửa đầu mối liên hệ") if contact else _("Thêm đầu mối liên hệ"),
            _("Lưu"),
            presenter.messages,
        )
        self._presenter = presenter
        self._territory_id = territory_id
        self._contact_id = contact.id if contact else None
        self.resize(520, 280)
        self.full_name = QLineEdit()
        self.post = QLineEdit()
        self.post.setPlaceholderText(_("ví dụ: Bí thư Đảng ủy, Trưởng ban Xây dựng Đảng"))
        self.phone = QLineEdit()
        self.since = DateField(_("Từ ngày"), today=presenter.today)
        self.add("full_name", _("Họ và &tên"), self.full_name)
        self.add("post_title", _("&Chức vụ"), self.post)
        self.add("phone", _("Điện thoại cơ &quan"), self.phone)
        self.add("valid_from", _("Từ &ngày"), self.since)
        if contact is not None:
            self.full_name.setText(contact.full_name)
            self.post.setText(contact.post_title)
            self.phone.setText(contact.phone)
            self.since.set_date(contact.valid_from)
        self.start()
        self.full_name.setFocus()

    def gather_and_send(self) -> None:
        data = ContactData(
            full_name=self.full_name.text(),
            post_title=self.post.text(),
            phone=self.phone.text(),
            valid_from=day_in(self.since, "valid_from"),
        )
        self._presenter.save_contact(
            self._territory_id, self._contact_id, data, self.accepted_by_store, self.refused
        )


class EndContactDialog(FormDialog):
    """Last day of a contact."""

    def __init__(
        self, parent: QWidget | None, presenter: TerritoryFormPresenter, contact: ContactRow
    ) -> None:
        super().__init__(parent, _("Kết thúc đầu mối liên hệ"), _("Kết thúc"), presenter.messages)
        self._presenter = presenter
        self._id = contact.id
        self.resize(460, 200)
        name = ", ".join(part for part in (contact.full_name, contact.post_title) if part)
        self.head.addWidget(label(name, "section", wrap=True))
        self.last_day = DateField(_("Ngày cuối cùng"), today=presenter.today)
        self.last_day.set_date(presenter.today)
        self.add("last_day", _("&Ngày cuối cùng"), self.last_day)
        self.start()
        self.last_day.setFocus()

    def gather_and_send(self) -> None:
        day = required_day(self.last_day, "last_day")
        self._presenter.end_contact(self._id, day, self.accepted_by_store, self.refused)
