"""Ghi văn bản từ sổ giấy: a document, or a range of them, numbered outside the program."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from shiboken6 import isValid

from app.domain.outgoing import IssuingBody
from app.i18n import _
from app.ports.messages import Messages
from app.services.drafting import KeptDraft
from app.services.field_words import capital
from app.services.outgoing.forms import EntryForm, NumberOffer
from ui.dialogs.field_values import required_day
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.number_dialog import number_in
from ui.dialogs.outgoing_presenter import Draft
from ui.screens.outgoing.presenter import ENTRY_DRAFT, Lists, OutgoingPresenter
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label

_ISSUERS = tuple(IssuingBody)


class EntryDialog(FormDialog):
    """Numbers from the paper book are checked as those given here are: no double, no gap."""

    def __init__(
        self,
        parent: QWidget | None,
        lists: Lists,
        draft: Draft,
        presenter: OutgoingPresenter,
        messages: Messages,
    ) -> None:
        keeper = KeptDraft(presenter, ENTRY_DRAFT)
        super().__init__(parent, _("Ghi văn bản từ sổ giấy"), _("Gh&i"), messages, keeper)
        self._presenter = presenter
        self._offered = ""
        self._types = [one for one in lists.types if one.valid_to is None]
        self.head.addWidget(
            label(
                _(
                    "Văn bản làm ngoài chương trình, đã có số trong sổ giấy. Nhiều văn bản liền số "
                    "ghi một lần thì ghi thêm số cuối; mỗi số thành một dòng trong sổ."
                ),
                "hint",
                wrap=True,
            )
        )
        self.issuer = QComboBox()
        self.issuer.addItems([capital(one) for one in _ISSUERS])
        self.type = QComboBox()
        self.type.addItems([f"{one.name} ({one.symbol})" for one in self._types])
        self.number = QLineEdit()
        self.last = QLineEdit()
        self.symbol = QLineEdit()
        self.signed_on = DateField(_("Ngày ký"), today=presenter.today, back=True)
        self.subject = TextArea(_("Trích yếu"), 2)
        self.signer = QLineEdit()
        self.recipients = TextArea(_("Nơi nhận, mỗi dòng một nơi"), 3)
        self.note = QLineEdit()
        self.voided = TextArea(_("Lý do hủy"), 2)
        self.add("issuer", _("Nơi &cấp số"), self.issuer)
        self.add("type_id", _("&Loại văn bản"), self.type)
        self.add("number", _("&Số"), self.number)
        self.add("last_number", _("Đế&n số"), self.last, _("Để trống nếu chỉ có một văn bản."))
        self.add("symbol", _("&Ký hiệu"), self.symbol, _("Phần sau số, ví dụ -BC/STC."))
        self.add("signed_on", _("Ngà&y ký"), self.signed_on)
        self.add("subject", _("&Trích yếu"), self.subject)
        self.add("signer_name", _("N&gười ký"), self.signer)
        self.add("recipients", _("Nơi nhận"), self.recipients)
        self.add("note", _("Ghi chú"), self.note)
        self.add(
            "void_reason",
            _("Lý do &hủy"),
            self.voided,
            _("Chỉ ghi khi số này đã hủy trong sổ giấy; số vẫn được giữ."),
        )
        self.issuer.currentIndexChanged.connect(lambda _at: self._follow())
        self.type.currentIndexChanged.connect(lambda _at: self._ask_number())
        self.signed_on.changed.connect(self._ask_number)
        self._follow()
        self.start(draft)
        self.resize(680, 640)

    def gather_and_send(self) -> None:
        """Hand the entry over."""
        last = self.last.text().strip()
        place = self.type.currentIndex()
        issuer = _ISSUERS[self.issuer.currentIndex()]
        self._presenter.enter(
            EntryForm(
                type_id=self._types[place].id if place >= 0 else None,
                subject=self.subject.toPlainText(),
                number=number_in(self.number),
                signed_on=required_day(self.signed_on, "signed_on"),
                last_number=number_in(self.last, "last_number") if last else None,
                issuer=issuer,
                symbol=self.symbol.text().strip() if issuer is IssuingBody.OTHER else "",
                signer_name=self.signer.text(),
                recipients=self.recipients.toPlainText(),
                note=self.note.text(),
                void_reason=self.voided.toPlainText(),
            ),
            self.accepted_by_store,
            self.refused,
        )

    def _follow(self) -> None:
        other = _ISSUERS[self.issuer.currentIndex()] is IssuingBody.OTHER
        self.form.set_row_visible("symbol", other)
        self._ask_number()

    def _ask_number(self) -> None:
        """Offer the next number of the series, unless another one was typed."""
        issuer = _ISSUERS[self.issuer.currentIndex()]
        place = self.type.currentIndex()
        if issuer is not IssuingBody.COMMISSION or place < 0:
            self._offer_number("")
            return
        try:
            day = self.signed_on.date()
        except ValueError:
            return
        self._presenter.entry_offer(self._types[place].id, issuer, day, "", self._show_offer)

    def _show_offer(self, offer: NumberOffer) -> None:
        if not isValid(self):
            return
        self._offer_number("" if offer.number is None else str(offer.number))

    def _offer_number(self, text: str) -> None:
        untouched = not self.is_changed()
        if self.number.text() in ("", self._offered):
            self.number.setText(text)
        self._offered = text
        if untouched:
            self._fresh = self._kept = self.payload()
