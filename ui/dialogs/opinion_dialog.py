"""The form of a reserved opinion: what it dissents from, against whose view; fixed once entered."""

import uuid

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.i18n import _
from app.ports.messages import Messages
from app.services.drafting import KeptDraft
from app.services.task_forms import NewOpinion
from ui.dialogs.entry_presenter import EntryPresenter, EntryStart
from ui.dialogs.field_values import chosen_in
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.said_fields import SaidFields
from ui.widgets.form import TextArea
from ui.widgets.label import label
from ui.widgets.record_field import RecordField


class OpinionDialog(FormDialog):
    """Enters an opinion beside one record, or beside one that is searched for."""

    def __init__(
        self,
        parent: QWidget | None,
        start: EntryStart,
        presenter: EntryPresenter,
        messages: Messages,
    ) -> None:
        keeper = KeptDraft(presenter, start.draft_name)
        title = _("Ghi ý kiến bảo lưu")
        super().__init__(parent, title, _("&Ghi ý kiến"), messages, keeper)
        self._subject = start.subject
        self._presenter = presenter
        lists = start.lists
        self.head.addWidget(
            label(
                _(
                    "Bảo lưu ý kiến đề xuất khác với ý kiến của phòng chuyên môn, Lãnh đạo Ban phụ "
                    "trách (QC Đ6.4). Đã ghi thì không ai sửa được, kể cả người ghi."
                ),
                "hint",
                wrap=True,
            )
        )
        self.record: RecordField | None = None
        if start.subject is not None:
            self.head.addWidget(label(start.subject.line, "section", wrap=True))
        else:
            self.record = RecordField(_("Khác với nội dung"), presenter.search)
            self.add(
                "subject",
                _("&Khác với nội dung"),
                self.record,
                _("Báo cáo, kế hoạch, vướng mắc, kiến nghị, xếp loại, nhiệm vụ, chuyến đi…"),
            )
        self.against = QLineEdit()
        self.against.setPlaceholderText(_("Phòng Tổ chức cơ sở đảng; Phó Trưởng ban phụ trách…"))
        self.text = TextArea(_("Ý kiến bảo lưu"), 6)
        self.add("against", _("Khác ý kiến &của"), self.against)
        self.add("text", _("Ý kiến &bảo lưu"), self.text)
        self.said = SaidFields(self, _("Ngườ&i có ý kiến"), lists.people, lists.me, lists.today)
        self.error_row("given_on", "on")
        self.said.fill(lists.me, lists.today)
        self.start(start.draft)
        self.resize(680, 560)

    def gather_and_send(self) -> None:
        """Hand the opinion over."""
        kind, record_id = self._dissented()
        self._presenter.enter_opinion(
            NewOpinion(
                kind, record_id, self.said.read(), self.against.text(), self.text.toPlainText()
            ),
            self.accepted_by_store,
            self.refused,
        )

    def _dissented(self) -> tuple[RecordKind, uuid.UUID]:
        if self._subject is not None:
            return self._subject.kind, self._subject.id
        found, kind = None, None
        if self.record is not None:
            found, kind = chosen_in(self.record, "subject"), self.record.kind()
        if found is None or kind is None:
            raise DomainError("dissent_missing", field="subject")
        return kind, found
