"""The forms of what belongs to a territory: a sub-unit, an office holder, the end of either."""

import datetime as dt
import uuid
from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import _
from app.ports.messages import Messages
from app.read_models.bodies import OfficeHolderRow, SubUnitRow
from app.services.territory_bodies import (
    OfficeHolderData,
    SubUnitData,
    office_posts,
    sub_unit_kinds,
)
from ui.dialogs.field_values import day_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.screens.territories.bodies_presenter import BodiesPresenter, Done, Failed
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label
from ui.widgets.offered_line import OfferedLine


class SubUnitDialog(FormDialog):
    """A sub-unit, new or known."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: BodiesPresenter,
        territory_id: uuid.UUID,
        known: SubUnitRow | None = None,
    ) -> None:
        title = _("Sửa đơn vị trực thuộc") if known else _("Thêm đơn vị trực thuộc")
        super().__init__(parent, title, _("Lưu"), presenter.messages)
        self._presenter, self._territory_id = presenter, territory_id
        self._known_id = known.id if known else None
        self.kind = OfferedLine(_("Loại"))
        self.kind.set_offered(sub_unit_kinds())
        self.name = QLineEdit()
        self.name.setMaxLength(200)
        self.since = DateField(_("Từ ngày"), today=presenter.today)
        self.note = TextArea(_("Ghi chú"), 2)
        self.add(
            "kind", _("&Loại"), self.kind, _("Chi bộ, thôn, bản, tổ dân phố, phòng, trung tâm…")
        )
        self.add("name", _("&Tên"), self.name)
        self.add("valid_from", _("Từ &ngày"), self.since, _("Để trống nếu không rõ."))
        self.add("note", _("&Ghi chú"), self.note)
        if known is not None:
            self.kind.setText(known.kind)
            self.name.setText(known.name)
            self.since.set_date(known.valid_from)
            self.note.setPlainText(known.note)
        self.start()
        self.resize(540, 330)
        (self.kind if known is None else self.name).setFocus()

    def gather_and_send(self) -> None:
        data = SubUnitData(
            kind=self.kind.text(),
            name=self.name.text(),
            note=self.note.toPlainText(),
            valid_from=day_in(self.since, "valid_from"),
        )
        self._presenter.save_sub_unit(
            self._territory_id, self._known_id, data, self.accepted_by_store, self.refused
        )


class OfficeHolderDialog(FormDialog):
    """Who holds an office, new or known; office data alone."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: BodiesPresenter,
        territory_id: uuid.UUID,
        known: OfficeHolderRow | None = None,
    ) -> None:
        title = _("Sửa người giữ chức danh") if known else _("Thêm người giữ chức danh")
        super().__init__(parent, title, _("Lưu"), presenter.messages)
        self._presenter, self._territory_id = presenter, territory_id
        self._known_id = known.id if known else None
        self.full_name, self.phone = QLineEdit(), QLineEdit()
        self.post = OfferedLine(_("Chức danh"))
        self.post.set_offered(office_posts())
        self.term = OfferedLine(_("Nhiệm kỳ"))
        self.term.set_offered(_terms(presenter.today))
        self.since = DateField(_("Từ ngày"), today=presenter.today)
        self.note = TextArea(_("Ghi chú"), 2)
        self.add("full_name", _("Họ và &tên"), self.full_name)
        self.add(
            "post_title",
            _("&Chức danh"),
            self.post,
            _("Ghi như trong văn bản, ví dụ: Bí thư Đảng ủy, Chủ tịch Hội đồng nhân dân."),
        )
        self.add("term", _("Nhiệm &kỳ"), self.term)
        self.add("phone", _("Điện thoại cơ &quan"), self.phone)
        self.add("valid_from", _("Từ &ngày"), self.since)
        self.add(
            "note",
            _("&Ghi chú"),
            self.note,
            _("Chỉ ghi việc liên quan đến chức danh; không ghi đời tư, không nhận xét cá nhân."),
        )
        if known is not None:
            self.full_name.setText(known.full_name)
            self.post.setText(known.post_title)
            self.term.setText(known.term)
            self.phone.setText(known.phone)
            self.since.set_date(known.valid_from)
            self.note.setPlainText(known.note)
        self.start()
        self.resize(580, 440)
        self.full_name.setFocus()

    def gather_and_send(self) -> None:
        data = OfficeHolderData(
            full_name=self.full_name.text(),
            post_title=self.post.text(),
            term=self.term.text(),
            phone=self.phone.text(),
            note=self.note.toPlainText(),
            valid_from=day_in(self.since, "valid_from"),
        )
        self._presenter.save_holder(
            self._territory_id, self._known_id, data, self.accepted_by_store, self.refused
        )


class LastDayDialog(FormDialog):
    """Asks for the last day of something that ends."""

    def __init__(
        self,
        parent: QWidget | None,
        messages: Messages,
        title: str,
        named: str,
        today: dt.date,
        end: Callable[[dt.date, Done, Failed], None],
    ) -> None:
        super().__init__(parent, title, _("Kết thúc"), messages)
        self._end = end
        self.head.addWidget(label(named, "section", wrap=True))
        self.last_day = DateField(_("Ngày cuối cùng"), today=today)
        self.last_day.set_date(today)
        self.add("last_day", _("&Ngày cuối cùng"), self.last_day)
        self.start()
        self.resize(460, 210)
        self.last_day.setFocus()

    def gather_and_send(self) -> None:
        day = required_day(self.last_day, "last_day")
        self._end(day, self.accepted_by_store, self.refused)


def _terms(today: dt.date) -> tuple[str, ...]:
    """Return the terms of five years around a day: congresses are held in years like 2025."""
    start = today.year - today.year % 5
    return tuple(f"{year}–{year + 5}" for year in (start, start - 5, start + 5))
