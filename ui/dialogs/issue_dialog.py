"""Trình ký: a made paper is entered into the register, its signer and recipients settled (H2).

What the paper says is its kind's; here stand number line, marks, addressees and signature.
"""

import uuid

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from shiboken6 import isValid

from app.domain.errors import CodedError, DomainError
from app.domain.outgoing import Urgency
from app.i18n import _
from app.read_models.outgoing import RecipientListRow
from app.services.drafting import KeptDraft
from app.services.field_words import capital
from app.services.made_paper import MadePaper
from app.services.outgoing.forms import IssueForm, SignerChoice, SignerOffer
from app.services.wording import describe
from ui.context import Context
from ui.dialogs.field_values import day_in
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.issue_signers import chosen_signer, place_of
from ui.dialogs.outgoing_presenter import IssueStart, OutgoingFormsPresenter
from ui.dialogs.prepared_dialog import PreparedDialog, ShowPaper
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label
from ui.widgets.offered_line import OfferedLine
from ui.widgets.recipients_field import RecipientsField, lines_of

_URGENCIES = tuple(Urgency)
#: More drafts of one paper are not counted.
_MOST_DRAFTS = 9
_CIRCULATION = ("Lưu hành nội bộ", "Tài liệu thu hồi", "Xem xong trả lại", "Tài liệu hội nghị")


class IssueDialog(FormDialog):
    """``show`` opens a preview of the copies that are made afterwards.

    ``prepared`` gives the entry of the register and the paper as it goes to the signer.
    """

    prepared = Signal(object, object)

    def __init__(
        self, context: Context, paper: MadePaper, parent: QWidget | None, show: ShowPaper
    ) -> None:
        super().__init__(parent, _("Trình ký"), _("T&rình ký"), context.messages)
        self._context = context
        self._paper = paper
        self._show_paper = show
        self._presenter = OutgoingFormsPresenter(
            context.services, context.runner, context.messages, context.changes.announce
        )
        self._signers: tuple[SignerOffer, ...] = ()
        self._start: IssueStart | None = None
        self.save_button.setEnabled(False)
        self.resize(760, 640)
        self._presenter.start_issue(paper, self._show, self._not_offered)

    def _not_offered(self, error: Exception) -> None:
        if not isValid(self):
            return
        if not isinstance(error, CodedError):
            self._messages.failed(error)
            return
        words = describe(error)
        self.say_problem(f"{words.what} {words.advice}")

    def _show(self, start: IssueStart) -> None:
        if not isValid(self):
            return
        self._start = start
        self._keeper = KeptDraft(self._presenter, start.draft_name)
        self.close_button.setToolTip(_("Esc: đóng, nội dung đang ghi dở được giữ lại"))
        self._say_what(start)
        self._add_fields(start)
        self._fill(start)
        self.save_button.setEnabled(True)
        self.start(start.draft)
        self._on_signer()

    def _say_what(self, start: IssueStart) -> None:
        proposal = start.proposal
        self.head.addWidget(label(proposal.title, "section", wrap=True))
        told = [
            _("{kind}, số do {issuer} cấp.").format(
                kind=proposal.types[0].name if proposal.types else proposal.title,
                issuer=capital(proposal.issuer),
            )
        ]
        if proposal.prepared_id is not None:
            told.append(_("Văn bản này đang trình ký: trình lại sẽ thay nội dung đã trình."))
        if proposal.issued:
            told.append(
                _("Đã có văn bản mang số lập từ nội dung này: {numbers}.").format(
                    numbers=", ".join(proposal.issued)
                )
            )
        self.head.addWidget(label(" ".join(told), "hint", wrap=True))

    def _add_fields(self, start: IssueStart) -> None:
        proposal = start.proposal
        self.type = QComboBox()
        self.subject = TextArea(_("Trích yếu"), 2)
        self.signer = QComboBox()
        self.signer_name = QLineEdit()
        self.signer_post = QLineEdit()
        self.addressees = TextArea(_("Kính gửi"), 3)
        self.recipients = RecipientsField(proposal.recipient_lists, self._save_list)
        self.urgency = QComboBox()
        self.circulation = OfferedLine(_("Chỉ dẫn lưu hành"))
        self.draft = QComboBox()
        self.dated = DateField(_("Ngày ghi trên văn bản"), today=self._presenter.today)
        self.drafter = QLineEdit()
        self.note = QLineEdit()
        self.add("type_id", _("L&oại văn bản"), self.type)
        self.add(
            "subject",
            _("&Trích yếu"),
            self.subject,
            _("Ghi trong sổ văn bản đi; bắt đầu bằng chữ thường, không có dấu chấm cuối."),
        )
        self.add("signer", _("Người &ký"), self.signer)
        self.add("signer_name", _("Họ &và tên"), self.signer_name)
        self.add("signer_post", _("&Chức vụ"), self.signer_post, _("Ví dụ: Chánh Văn phòng"))
        self.add(
            "addressees",
            _("Kính trìn&h") if proposal.is_submitted else _("Kính &gửi"),
            self.addressees,
            _("Mỗi dòng một nơi."),
        )
        self.add(
            "recipients",
            _("&Nơi nhận"),
            self.recipients,
            _("Mỗi dòng một nơi, không ghi dấu gạch đầu dòng; dòng lưu đặt cuối."),
        )
        self.add("urgency", _("&Mức độ khẩn"), self.urgency)
        self.add("circulation", _("Lư&u hành"), self.circulation)
        self.add("draft", _("Dự thảo &lần"), self.draft)
        self.add(
            "dated",
            _("Ngà&y trên văn bản"),
            self.dated,
            _("Để trống: ghi khi ký. Ngày của văn bản là ngày ký (HD05 II.I.4.1.2)."),
        )
        self.add(
            "drafter_mark",
            _("Người &soạn thảo"),
            self.drafter,
            _("In cuối “Nơi nhận”, ví dụ NguyenVanAn-26; để trống thì không in."),
        )
        self.add("note", _("Gh&i chú"), self.note, _("Chỉ ghi trong sổ, không in."))
        self.form.add(
            "secrecy",
            _("Độ mật"),
            label(
                _(
                    "Không in dấu độ mật: mẫu và chỗ đóng dấu do pháp luật về bảo vệ bí mật nhà "
                    "nước quy định; chỗ dưới số, ký hiệu được để trống. Không soạn văn bản mật "
                    "trên máy có nối mạng."
                ),
                "hint",
                wrap=True,
            ),
        )

    def _fill(self, start: IssueStart) -> None:
        proposal = start.proposal
        self.type.addItems([f"{one.name} ({one.symbol})" for one in proposal.types])
        ids = [one.id for one in proposal.types]
        self.type.setCurrentIndex(ids.index(proposal.type_id) if proposal.type_id in ids else 0)
        self.form.set_row_visible("type_id", len(ids) > 1)
        self.subject.setPlainText(proposal.subject)
        self._signers = proposal.signers
        self.signer.addItems([one.label for one in self._signers])
        self._choose_signer(proposal.signer)
        self.signer.currentIndexChanged.connect(lambda _at: self._on_signer())
        self.addressees.setPlainText("\n".join(proposal.addressees))
        self.form.set_row_visible("addressees", proposal.addressee_word is not None)
        self.recipients.set_items(proposal.recipients)
        self.form.set_row_visible("recipients", proposal.has_recipients)
        self.urgency.addItems([capital(one) for one in _URGENCIES])
        self.circulation.set_offered(_CIRCULATION)
        self.circulation.setText(proposal.frame.circulation)
        self.draft.addItem(_("không ghi"))
        self.draft.addItems([str(one) for one in range(1, _MOST_DRAFTS + 1)])
        self.drafter.setText(proposal.drafter_mark)
        self.form.set_row_visible("drafter_mark", proposal.has_recipients)

    def _choose_signer(self, signer: SignerChoice) -> None:
        place = place_of(self._signers, signer)
        if place is None:
            return
        self.signer.setCurrentIndex(place)
        if self._signers[place].asks_name:
            self.signer_name.setText(signer.name)
            self.signer_post.setText(signer.post)

    def _on_signer(self) -> None:
        asks = self._offer().asks_name if self._signers else False
        self.form.set_row_visible("signer_name", asks)
        self.form.set_row_visible("signer_post", asks)
        self.form.set_row_visible("signer", bool(self._signers))

    def _offer(self) -> SignerOffer:
        return self._signers[max(self.signer.currentIndex(), 0)]

    def _signer(self, start: IssueStart) -> SignerChoice:
        if not self._signers:
            return start.proposal.signer
        return chosen_signer(self._offer(), self.signer_name.text(), self.signer_post.text())

    def gather_and_send(self) -> None:
        """Hand the decisions over; the paper then goes to the signer."""
        start = self._start
        if start is None:
            self.set_submitting(False)
            return
        place = self.draft.currentIndex()
        form = IssueForm(
            type_id=start.proposal.types[max(self.type.currentIndex(), 0)].id,
            subject=self.subject.toPlainText(),
            signer=self._signer(start),
            recipients=self.recipients.items(),
            addressees=lines_of(self.addressees.toPlainText()),
            urgency=_URGENCIES[self.urgency.currentIndex()],
            circulation=self.circulation.text(),
            draft=place if place > 0 else None,
            dated=day_in(self.dated, "dated"),
            drafter_mark=self.drafter.text(),
            note=self.note.text(),
        )
        self._presenter.prepare(self._paper, form, start.draft_name, self._prepared, self.refused)

    def _prepared(self, document_id: uuid.UUID, paper: MadePaper) -> None:
        parent = self.parentWidget()
        self.accepted_by_store()
        self.prepared.emit(document_id, paper)
        after = PreparedDialog(
            self._context, document_id, paper.document.title, parent, self._show_paper
        )
        after.open()

    def _save_list(self) -> None:
        """Keep the lines as a list of the office."""
        items = self.recipients.items()
        if not items:
            self.refused(DomainError("recipients_missing", field="recipients"))
            return
        name = self._messages.ask_text(
            _("Lưu các nơi nhận này thành danh sách"), _("Tên danh sách")
        )
        if name:
            self._presenter.save_recipients(
                None, name, "\n".join(items), self._lists_anew, self._messages.failed
            )

    def _lists_anew(self) -> None:
        if isValid(self):
            self._presenter.recipient_lists(self._offer_lists)

    def _offer_lists(self, lists: tuple[RecipientListRow, ...]) -> None:
        if isValid(self):
            self.recipients.set_lists(lists)
