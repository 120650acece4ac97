"""The form of a check: when, of whom, by which article, what was found and put right."""

from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import _
from app.ports.messages import Messages
from app.services.compliance.forms import CheckForm
from app.services.drafting import KeptDraft
from ui.dialogs.field_values import chosen_in, day_in
from ui.dialogs.form_dialog import FormDialog
from ui.screens.compliance.forms import CheckStart
from ui.screens.compliance.presenter import CompliancePresenter
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label


class CheckDialog(FormDialog):
    """See the module."""

    def __init__(
        self,
        parent: QWidget | None,
        start: CheckStart,
        presenter: CompliancePresenter,
        messages: Messages,
        keeper: KeptDraft,
    ) -> None:
        title = _("Lần kiểm tra") if start.row else _("Ghi lần kiểm tra")
        super().__init__(parent, title, _("&Lưu"), messages, keeper)
        self._start = start
        self._presenter = presenter
        self.head.addWidget(
            label(_("Kiểm tra việc thực hiện quy chế · QC Đ13.3"), "hint", wrap=True)
        )
        self.checked_on = DateField(_("Ngày kiểm tra"), today=start.today)
        self.regulation = ChoiceField(_("Quy chế, quy định"))
        self.group = ChoiceField(_("Nhóm được kiểm tra"))
        self.territory = ChoiceField(_("Địa bàn được kiểm tra"))
        self.articles = QLineEdit()
        self.articles.setPlaceholderText(_("Đ8.1, Đ8.2"))
        self.conclusion = TextArea(_("Kết luận"), lines=4)
        self.correction = TextArea(_("Nội dung cần khắc phục"), lines=3)
        self.correction_due = DateField(_("Hạn khắc phục"), today=start.today)
        self.corrected_on = DateField(_("Ngày khắc phục xong"), today=start.today)
        self.corrected_note = TextArea(_("Kết quả khắc phục"), lines=2)
        self.regulation.set_choices(start.regulations)
        self.group.set_choices(start.groups)
        self.territory.set_choices(start.territories)
        self.add("checked_on", _("N&gày kiểm tra"), self.checked_on)
        self.add("regulation_id", _("&Quy chế, quy định"), self.regulation)
        self.add("group_id", _("N&hóm"), self.group)
        self.add("territory_id", _("Địa &bàn"), self.territory)
        self.add("articles", _("Điề&u, khoản"), self.articles)
        self.add("conclusion", _("&Kết luận"), self.conclusion)
        self.add("correction", _("Cần khắc &phục"), self.correction, _("Để trống nếu không có."))
        self.add("correction_due_on", _("Hạ&n khắc phục"), self.correction_due)
        self.add("corrected_on", _("Khắc phục &xong ngày"), self.corrected_on)
        self.add("corrected_note", _("Kết quả khắ&c phục"), self.corrected_note)
        self._fill()
        self.start(start.draft)
        self.resize(720, 680)

    def _fill(self) -> None:
        row = self._start.row
        self.checked_on.set_date(row.checked_on if row else self._start.today)
        if row is None:
            if len(self._start.regulations) == 1:
                self.regulation.set_current(self._start.regulations[0].id)
            return
        self.regulation.set_current(row.regulation_id)
        self.group.set_current(row.group_id)
        self.territory.set_current(row.territory_id)
        self.articles.setText(row.articles)
        self.conclusion.setPlainText(row.conclusion)
        self.correction.setPlainText(row.correction)
        self.correction_due.set_date(row.correction_due_on)
        self.corrected_on.set_date(row.corrected_on)
        self.corrected_note.setPlainText(row.corrected_note)

    def gather_and_send(self) -> None:
        """Hand the check over."""
        row = self._start.row
        self._presenter.save_check(
            CheckForm(
                check_id=row.id if row else None,
                checked_on=day_in(self.checked_on, "checked_on"),
                regulation_id=chosen_in(self.regulation, "regulation_id"),
                group_id=chosen_in(self.group, "group_id"),
                territory_id=chosen_in(self.territory, "territory_id"),
                articles=self.articles.text(),
                conclusion=self.conclusion.toPlainText(),
                correction=self.correction.toPlainText(),
                correction_due_on=day_in(self.correction_due, "correction_due_on"),
                corrected_on=day_in(self.corrected_on, "corrected_on"),
                corrected_note=self.corrected_note.toPlainText(),
            ),
            self.accepted_by_store,
            self.refused,
        )
