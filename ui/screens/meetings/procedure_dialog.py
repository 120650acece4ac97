"""The form of a personnel procedure: where, from when to when, who may read it (QC Đ4.1)."""

from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import _
from app.ports.messages import Messages
from app.read_models.meetings import ProcedureRow
from app.services.drafting import KeptDraft
from app.services.meeting_forms import ProcedureForm
from ui.dialogs.field_values import all_chosen_in, chosen_in, day_in
from ui.dialogs.form_dialog import FormDialog
from ui.screens.meetings.presenter import MeetingsPresenter, ProcedureStart
from ui.widgets.choice_field import ChoiceField, ManyField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label


class ProcedureDialog(FormDialog):
    """See the module."""

    def __init__(
        self,
        parent: QWidget | None,
        start: ProcedureStart,
        presenter: MeetingsPresenter,
        messages: Messages,
        keeper: KeptDraft,
    ) -> None:
        title = _("Quy trình nhân sự") if start.row else _("Ghi quy trình nhân sự")
        super().__init__(parent, title, _("&Lưu"), messages, keeper)
        self._row = start.row
        self._presenter = presenter
        lists = start.lists
        self.head.addWidget(
            label(
                _(
                    "Chương trình chỉ cho những người có tên dưới đây thấy quy trình này. Sổ mở "
                    "bằng một khóa chung cho mọi tài khoản, chưa niêm phong riêng từng bản ghi: "
                    "không ghi điều gì mà người khác tuyệt đối không được biết."
                ),
                "hint",
                wrap=True,
            )
        )
        self.territory = ChoiceField(_("Địa bàn"))
        self.territory.set_choices(lists.territories)
        self.title = QLineEdit()
        self.valid_from = DateField(_("Bắt đầu"), today=lists.today)
        self.valid_to = DateField(_("Kết thúc"), today=lists.today)
        self.readers = ManyField(_("Người được xem"))
        self.readers.set_choices(lists.people)
        self.note = TextArea(_("Ghi chú"), 3)
        self.add("territory", _("Địa &bàn"), self.territory)
        self.add(
            "title",
            _("&Tên quy trình"),
            self.title,
            _("Ví dụ: Kiện toàn chức danh lãnh đạo. Không ghi tên nhân sự."),
        )
        self.add("valid_from", _("Bắt đầ&u"), self.valid_from)
        self.add("valid_to", _("&Kết thúc"), self.valid_to, _("Để trống khi đang tiến hành."))
        self.add(
            "readers",
            _("N&gười được xem"),
            self.readers,
            _("Người lập phải có tên; người được thêm thấy quy trình từ lúc lưu."),
        )
        self.add(
            "note",
            _("G&hi chú"),
            self.note,
            _("Chỉ ghi bước, thời gian; không ghi tên, nhận xét, đánh giá nhân sự."),
        )
        if self._row is None:
            self.valid_from.set_date(lists.today)
            self.readers.set_ids([lists.me])
        else:
            self._fill(self._row)
        self.start(start.draft)
        self.resize(680, 580)

    def _fill(self, row: ProcedureRow) -> None:
        self.territory.set_current(row.territory_id)
        self.title.setText(row.title)
        self.valid_from.set_date(row.valid_from)
        self.valid_to.set_date(row.valid_to)
        self.readers.set_ids(row.reader_ids)
        self.note.setPlainText(row.note)

    def gather_and_send(self) -> None:
        """Hand the procedure over."""
        form = ProcedureForm(
            procedure_id=self._row.id if self._row else None,
            territory_id=chosen_in(self.territory, "territory"),
            title=self.title.text(),
            valid_from=day_in(self.valid_from, "valid_from"),
            valid_to=day_in(self.valid_to, "valid_to"),
            reader_ids=all_chosen_in(self.readers, "readers"),
            note=self.note.toPlainText(),
        )
        self._presenter.save_procedure(form, self.accepted_by_store, self.refused)
