"""The form of a congress term of the committee, by which numbers are counted."""

from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import _
from app.ports.messages import Messages
from app.read_models.office import CongressTermRow
from app.services.outgoing.forms import TermForm
from ui.dialogs.field_values import day_in
from ui.dialogs.form_dialog import FormDialog
from ui.screens.outgoing.presenter import OutgoingPresenter
from ui.widgets.date_field import DateField
from ui.widgets.label import label


class TermDialog(FormDialog):
    """A new term ends the one that runs; its first day is when the congress closed."""

    def __init__(
        self,
        parent: QWidget | None,
        row: CongressTermRow | None,
        presenter: OutgoingPresenter,
        messages: Messages,
    ) -> None:
        super().__init__(parent, _("Nhiệm kỳ của cấp ủy"), _("&Ghi"), messages)
        self._row = row
        self._presenter = presenter
        self.head.addWidget(
            label(
                _(
                    "Nhiệm kỳ tính từ khi bế mạc đại hội; nếu hội nghị cấp ủy lần thứ nhất họp "
                    "trong thời gian đại hội thì từ ngày khai mạc hội nghị; nếu cấp ủy được chỉ "
                    "định thì từ ngày quyết định có hiệu lực (HD05 II.I.3.1.1). Số của mọi thể "
                    "loại bắt đầu lại từ 01."
                ),
                "hint",
                wrap=True,
            )
        )
        self.name = QLineEdit("" if row is None else row.name)
        self.since = DateField(_("Từ ngày"), today=presenter.today)
        self.until = DateField(_("Đến ngày"), today=presenter.today)
        self.event_line = QLineEdit("" if row is None else row.opening_event)
        self.add("name", _("&Tên nhiệm kỳ"), self.name, _("Ví dụ: 2025 - 2030"))
        self.add("valid_from", _("Từ ngà&y"), self.since)
        self.add("valid_to", _("Đế&n ngày"), self.until, _("Để trống khi nhiệm kỳ đang diễn ra."))
        self.add("opening_event", _("&Căn cứ bắt đầu"), self.event_line)
        if row is not None:
            self.since.set_date(row.valid_from)
            self.until.set_date(row.valid_to)
        self.start()
        self.resize(600, 420)

    def gather_and_send(self) -> None:
        """Hand the term over."""
        self._presenter.save_term(
            TermForm(
                term_id=None if self._row is None else self._row.id,
                name=self.name.text(),
                valid_from=day_in(self.since, "valid_from"),
                valid_to=day_in(self.until, "valid_to"),
                opening_event=self.event_line.text(),
            ),
            self.accepted_by_store,
            self.refused,
        )
