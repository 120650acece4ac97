"""Cấp số: the number of a document at its signing; the next one is offered (H2)."""

import datetime as dt
import uuid

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget
from shiboken6 import isValid

from app.domain.errors import DomainError
from app.i18n import _
from app.i18n.formats import short_date
from app.services.outgoing.forms import NumberForm, NumberOffer, SignerChoice
from ui.context import Context
from ui.dialogs.field_values import required_day
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.issue_signers import chosen_signer
from ui.dialogs.outgoing_presenter import OutgoingFormsPresenter
from ui.widgets.date_field import DateField
from ui.widgets.label import label


class NumberDialog(FormDialog):
    """Opened with the offer for the day of signing; another day asks for its own offer."""

    def __init__(
        self,
        context: Context,
        document_id: uuid.UUID,
        title: str,
        offer: NumberOffer,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent, _("Cấp số văn bản"), _("Cấ&p số"), context.messages)
        self._presenter = OutgoingFormsPresenter(
            context.services, context.runner, context.messages, context.changes.announce
        )
        self._id = document_id
        self._offer = offer
        self.head.addWidget(label(title, "section", wrap=True))
        self.told = label("", "hint", wrap=True)
        self.head.addWidget(self.told)
        self.number = QLineEdit()
        self.symbol = QLineEdit()
        self.signed_on = DateField(_("Ngày ký"), today=self._presenter.today)
        self.signer = QComboBox()
        self.signer_name = QLineEdit()
        self.signer_post = QLineEdit()
        self.from_book = QCheckBox(_("Số đã &ghi tay trong sổ giấy"))
        self.add("signed_on", _("&Ngày ký"), self.signed_on)
        self.add("number", _("&Số"), self.number)
        self.add("symbol", _("Ký h&iệu"), self.symbol, _("Phần sau số, ví dụ -BC/STC."))
        self.add("signer", _("Người &ký"), self.signer)
        self.add("signer_name", _("&Họ và tên"), self.signer_name)
        self.add("signer_post", _("&Chức vụ"), self.signer_post)
        self.add("from_paper_book", _("Sổ giấy"), self.from_book)
        self.signed_on.set_date(offer.signed_on)
        self.signer.addItems([one.label for one in offer.signers])
        # He may be no leader on the day of signing: he stays unless another is chosen.
        kept = _("như đã trình ký: {name}").format(name=offer.signer.name)
        self.signer.insertItem(0, kept if offer.signer.name else _("như đã trình ký"))
        self.signer.setCurrentIndex(0)
        self._show(offer)
        self._on_signer()
        self.signer.currentIndexChanged.connect(lambda _at: self._on_signer())
        self.signed_on.changed.connect(self._on_day)
        self.start()
        self.resize(600, 420)
        self.number.setFocus()
        self.number.selectAll()

    def gather_and_send(self) -> None:
        """Hand the number over."""
        self._presenter.number(
            self._id,
            NumberForm(
                number=number_in(self.number),
                signed_on=required_day(self.signed_on, "signed_on"),
                signer=self._signer(),
                from_paper_book=self.from_book.isChecked(),
                symbol=self.symbol.text().strip(),
            ),
            self.accepted_by_store,
            self.refused,
        )

    def _show(self, offer: NumberOffer) -> None:
        """Offer a number, unless another one was typed already."""
        if not isValid(self):
            return
        before = "" if self._offer.number is None else str(self._offer.number)
        if not self.number.text() or self.number.text() == before:
            self.number.setText("" if offer.number is None else str(offer.number))
        self._offer = offer
        self.told.setText(offer_words(offer))
        self.form.set_row_visible("symbol", offer.number is None and not offer.symbol)
        self.form.set_row_visible("from_paper_book", offer.number is not None)

    def _on_day(self) -> None:
        try:
            day: dt.date | None = self.signed_on.date()
        except ValueError:
            return
        if day is not None and day != self._offer.signed_on:
            self._presenter.offer_number(self._id, day, self._show, self.refused)

    def _on_signer(self) -> None:
        place = self.signer.currentIndex() - 1
        asks = place >= 0 and self._offer.signers[place].asks_name
        self.form.set_row_visible("signer", bool(self._offer.signers))
        self.form.set_row_visible("signer_name", asks)
        self.form.set_row_visible("signer_post", asks)

    def _signer(self) -> SignerChoice | None:
        place = self.signer.currentIndex() - 1
        if place < 0:
            return None
        offer = self._offer.signers[place]
        return chosen_signer(offer, self.signer_name.text(), self.signer_post.text())


def number_in(field: QLineEdit, name: str = "number") -> int:
    """Return the number that was typed; raises ``number_missing`` or ``number_wrong``."""
    text = field.text().strip()
    if not text:
        raise DomainError("number_missing", field=name)
    if not (text.isascii() and text.isdigit()):
        raise DomainError("number_wrong", field=name)
    return int(text)


def offer_words(offer: NumberOffer) -> str:
    """Say where the number comes from."""
    if offer.number is None:
        return _("Nơi khác cấp số: ghi lại số đã cấp.")
    told = _("Số kế tiếp: {number}, dãy số {series}, nhiệm kỳ {term}.").format(
        number=offer.full_number, series=offer.series, term=offer.term_name
    )
    if offer.opens_series:
        told += " " + _(
            "Đây là số đầu của dãy. Nếu sổ giấy đã dùng số, đóng lại và ghi số cuối của sổ giấy "
            "trong trang “Dãy số” trước."
        )
    if offer.later is not None:
        number, day = offer.later
        told += " " + _(
            "Lưu ý: số {number} đã ký ngày {day}, sau ngày ghi ở đây; số và ngày sẽ không theo "
            "cùng thứ tự. Kiểm tra lại ngày ký."
        ).format(number=f"{number:02d}", day=short_date(day))
    return told
