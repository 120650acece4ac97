"""Records what a leader answered to a report: seen, remarked, or returned to be mended."""

import uuid

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.report import Reception
from app.i18n import _
from app.ports.messages import Messages
from app.services.reports import AnswerLists, AnswerReport
from ui.dialogs.field_values import chosen_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.screens.reports.presenter import ReportsPresenter
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label


class AnswerDialog(FormDialog):
    """``returning`` asks what is to be mended; otherwise seen or remarked is asked."""

    answered = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        presenter: ReportsPresenter,
        messages: Messages,
        report_id: uuid.UUID,
        lists: AnswerLists,
        *,
        returning: bool,
    ) -> None:
        title = _("Trả lại báo cáo") if returning else _("Ghi nhận ý kiến của lãnh đạo")
        super().__init__(parent, title, _("&Ghi"), messages)
        self._presenter = presenter
        self._report_id = report_id
        self._returning = returning
        self.head.addWidget(
            label(
                _("Người đang dùng chương trình ghi lại ý kiến thay lãnh đạo; nhật ký ghi cả hai."),
                "hint",
                wrap=True,
            )
        )
        self.leader = ChoiceField(_("Lãnh đạo Ban"))
        self.leader.set_choices(lists.leaders)
        self.leader.set_current(lists.in_charge)
        self.day = DateField(_("Ngày"), today=lists.today)
        self.day.set_date(lists.today)
        self.reception = QComboBox()
        self.reception.addItems([_("Đã xem"), _("Có ý kiến")])
        self.remark = TextArea(_("Ý kiến"), 5)
        self.add(
            "answered_by",
            _("&Lãnh đạo Ban"),
            self.leader,
            ""
            if lists.leaders
            else _("Sổ chưa có lãnh đạo Ban: thêm ở “Nhóm và cán bộ”, trang Lãnh đạo."),
        )
        self.add("answered_on", _("&Ngày"), self.day)
        self.add("reception", _("&Trả lời"), self.reception)
        caption = _("Nội dung cần &bổ sung") if returning else _("Ý &kiến")
        self.add("remark", caption, self.remark)
        self.form.set_row_visible("reception", not returning)
        self.start()
        self.resize(560, 420)
        (self.remark if returning else self.reception).setFocus()

    def gather_and_send(self) -> None:
        """Hand the answer over; see ``Reports.answer``."""
        reception = (Reception.SEEN, Reception.REMARKED)[self.reception.currentIndex()]
        command = AnswerReport(
            report_id=self._report_id,
            answered_by=chosen_in(self.leader, "answered_by"),
            answered_on=required_day(self.day, "answered_on"),
            reception=None if self._returning else reception,
            remark=self.remark.toPlainText(),
        )
        self._presenter.answer(command, self._answered, self.refused)

    def _answered(self) -> None:
        self.answered.emit()
        self.accepted_by_store()
