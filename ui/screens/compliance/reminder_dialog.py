"""The form before the letters to all who are late: until when, and what else they list."""

from PySide6.QtWidgets import QCheckBox, QWidget

from app.i18n import _
from app.services.reminders import ReminderWish
from ui.context import Context
from ui.dialogs.field_values import day_in
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.paper_windows import PaperWindows
from ui.screens.compliance.model import BoardView
from ui.widgets.date_field import DateField
from ui.widgets.label import label


class ReminderDialog(FormDialog):
    """Hands over to the choice of letters: one for each who is late on the board shown."""

    def __init__(self, parent: QWidget, context: Context, view: BoardView) -> None:
        super().__init__(parent, _("Công văn đôn đốc"), _("&Lập công văn"), context.messages)
        self._view = view
        self._reminders = context.services.reminders
        self._windows = PaperWindows(context, parent)
        self.head.addWidget(
            label(
                _(
                    "Mỗi nhóm, cá nhân, đơn vị có việc quá hạn trên bảng đang xem được một công "
                    "văn; bước sau chọn lại nơi gửi."
                ),
                "hint",
                wrap=True,
            )
        )
        self.settle_by = DateField(
            _("Hoàn thành trước ngày"), today=context.services.session.clock.today()
        )
        self.commitments = QCheckBox(_("Nội dung &hẹn trả lời địa bàn quá hạn"))
        self.requests = QCheckBox(_("Đề nghị &cung cấp thông tin, tài liệu quá hạn"))
        for box in (self.commitments, self.requests):
            box.setChecked(True)
        self.add(
            "settle_by",
            _("Hoàn thành &trước ngày"),
            self.settle_by,
            _("Để trống: “trong thời gian sớm nhất”."),
        )
        self.add("commitments", _("Kèm theo"), self.commitments)
        self.add("requests", "", self.requests)
        self.start()
        self.resize(560, 260)
        self.settle_by.setFocus()

    def gather_and_send(self) -> None:
        """Ask for the letters; see ``Reminders.orders``."""
        wish = ReminderWish(
            settle_by=day_in(self.settle_by, "settle_by"),
            commitments=self.commitments.isChecked(),
            requests=self.requests.isChecked(),
        )
        view = self._view
        self._windows.show_many(
            _("Công văn đôn đốc"),
            lambda: self._reminders.orders(view.page, view.board, view.choice.chosen, wish),
            self.refused,
            self.accepted_by_store,
        )
