"""The forms of a text: what it is, whom it concerns, until when; and from when it is over."""

import datetime as dt

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.i18n import _
from app.ports.messages import Messages
from app.read_models.directives import DirectiveRow
from app.services.directives.forms import FORMS, DirectiveForm
from app.services.directives.words import long_name
from app.services.drafting import KeptDraft
from ui.dialogs.field_values import all_chosen_in, day_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.screens.directives.forms import DirectiveStart
from ui.screens.directives.presenter import DirectivesPresenter
from ui.widgets.choice_field import ManyField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label


class DirectiveDialog(FormDialog):
    """A text of the register, new or known."""

    def __init__(
        self,
        parent: QWidget | None,
        start: DirectiveStart,
        presenter: DirectivesPresenter,
        messages: Messages,
        keeper: KeptDraft,
    ) -> None:
        title = _("Sửa văn bản") if start.row else _("Thêm văn bản")
        super().__init__(parent, title, _("&Lưu"), messages, keeper)
        self._start = start
        self._presenter = presenter
        self.head.addWidget(
            label(
                _(
                    "Văn bản mật: chỉ ghi loại, số, ngày; không ghi trích yếu, nội dung, không "
                    "đính kèm."
                ),
                "hint",
                wrap=True,
            )
        )
        self.kind = QComboBox()
        self.kind.setEditable(True)
        self.kind.setCompleter(None)  # type: ignore[arg-type]  # None takes it away
        self.kind.addItems(FORMS)
        self.number = QLineEdit()
        self.number.setPlaceholderText("57-NQ/TW")
        self.issued_on = DateField(_("Ngày ban hành"), today=start.today)
        self.issuer = QLineEdit()
        self.issuer.setPlaceholderText(_("Bộ Chính trị"))
        self.title = TextArea(_("Trích yếu"), lines=3)
        self.due_on = DateField(_("Hạn thực hiện"), today=start.today)
        self.in_matrix = QCheckBox(_("Theo dõi triển khai ở địa bàn (vào ma trận) – QC Đ5.4"))
        self.to_study = QCheckBox(_("Cần nghiên cứu, nắm chắc – QC Đ7.A.1, Đ8.3"))
        self.kinds = ManyField(_("Loại địa bàn phải thực hiện"), _("để trống: mọi loại"))
        self.territories = ManyField(_("Địa bàn phải thực hiện"), _("thêm từng địa bàn"))
        self.note = TextArea(_("Ghi chú"), lines=2)
        self.ended_on = DateField(_("Thôi theo dõi từ ngày"), today=start.today)
        self.kinds.set_choices(start.kinds)
        self.territories.set_choices(start.territories)
        self.add("form", _("L&oại văn bản"), self.kind)
        self.add("number", _("&Số, ký hiệu"), self.number)
        self.add("issued_on", _("&Ngày ban hành"), self.issued_on)
        self.add("issuer", _("&Cơ quan ban hành"), self.issuer)
        self.add("title", _("&Trích yếu"), self.title)
        self.add("in_matrix", _("&Dùng để"), self.in_matrix)
        self.add("to_study", "", self.to_study)
        self.add(
            "due_on", _("&Hạn thực hiện"), self.due_on, _("Để trống nếu văn bản không định hạn.")
        )
        self.add(
            "kind_ids",
            _("Á&p dụng cho loại"),
            self.kinds,
            _("Để trống cả hai ô “Áp dụng cho”: mọi địa bàn."),
        )
        self.add("territory_ids", _("Áp dụng cho địa &bàn"), self.territories)
        self.add("note", _("&Ghi chú"), self.note)
        self.add("ended_on", _("Thôi th&eo dõi từ"), self.ended_on)
        self.error_row("last_day", "ended_on")
        self.form.set_row_visible("ended_on", start.row is not None)
        self._fill()
        self.start(start.draft)
        self.resize(700, 660)

    def _fill(self) -> None:
        row = self._start.row
        self.in_matrix.setChecked(row.in_matrix if row else True)
        if row is None:
            return
        self.kind.setCurrentText(row.form)
        self.number.setText(row.number)
        self.issued_on.set_date(row.issued_on)
        self.issuer.setText(row.issuer)
        self.title.setPlainText(row.title)
        self.due_on.set_date(row.due_on)
        self.to_study.setChecked(row.to_study)
        self.kinds.set_ids(row.kind_ids)
        self.territories.set_ids(row.territory_ids)
        self.note.setPlainText(row.note)
        self.ended_on.set_date(row.ended_on)

    def gather_and_send(self) -> None:
        """Hand the text over."""
        row = self._start.row
        self._presenter.save(
            DirectiveForm(
                directive_id=row.id if row else None,
                form=self.kind.currentText(),
                number=self.number.text(),
                issued_on=day_in(self.issued_on, "issued_on"),
                issuer=self.issuer.text(),
                title=self.title.toPlainText(),
                due_on=day_in(self.due_on, "due_on"),
                in_matrix=self.in_matrix.isChecked(),
                to_study=self.to_study.isChecked(),
                territory_ids=all_chosen_in(self.territories, "territory_ids"),
                kind_ids=all_chosen_in(self.kinds, "kind_ids"),
                note=self.note.toPlainText(),
                ended_on=day_in(self.ended_on, "ended_on"),
            ),
            lambda _written: self.accepted_by_store(),
            self.refused,
        )


class EndDialog(FormDialog):
    """From which day a text is no longer followed."""

    def __init__(
        self,
        parent: QWidget | None,
        row: DirectiveRow,
        today: dt.date,
        presenter: DirectivesPresenter,
        messages: Messages,
    ) -> None:
        super().__init__(parent, _("Thôi theo dõi văn bản"), _("&Thôi theo dõi"), messages)
        self._row = row
        self._presenter = presenter
        self.head.addWidget(label(long_name(row), "text", wrap=True))
        self.day = DateField(_("Thôi theo dõi từ ngày"), today=today)
        self.day.set_date(today)
        self.add(
            "last_day",
            _("Từ &ngày"),
            self.day,
            _("Những gì đã ghi vẫn xem lại được khi đánh dấu “Kể cả đã thôi theo dõi”."),
        )
        self.start()
        self.resize(560, 240)

    def gather_and_send(self) -> None:
        """Hand the day over."""
        self._presenter.end(
            self._row.id,
            required_day(self.day, "last_day"),
            self.accepted_by_store,
            self.refused,
        )
