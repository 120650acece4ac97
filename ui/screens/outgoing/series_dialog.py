"""The form of an opening balance: how far the paper book went in a series."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain.outgoing import IssuingBody
from app.i18n import _
from app.i18n.formats import short_date
from app.ports.messages import Messages
from app.read_models.outgoing import SeriesRow
from app.services.outgoing.forms import SeriesForm
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.number_dialog import number_in
from ui.screens.outgoing.presenter import Lists, OutgoingPresenter
from ui.widgets.label import label


class SeriesDialog(FormDialog):
    """The last number that the paper book used, by type and term."""

    def __init__(
        self,
        parent: QWidget | None,
        row: SeriesRow | None,
        lists: Lists,
        presenter: OutgoingPresenter,
        messages: Messages,
    ) -> None:
        super().__init__(parent, _("Số cuối của sổ giấy"), _("&Ghi"), messages)
        self._presenter = presenter
        self._types = [
            one
            for one in lists.types
            if (one.valid_to is None if row is None else one.series == row.series)
        ]
        self._terms = lists.terms
        self._issuer = IssuingBody.COMMISSION if row is None else row.issuer
        self.head.addWidget(
            label(
                _(
                    "Số kế tiếp được cấp là số này cộng một. Muốn tra cứu cả văn bản cũ thì ghi "
                    "chúng bằng “Ghi văn bản từ sổ giấy”, để số cuối ở đây là số trước văn bản "
                    "đầu tiên được ghi."
                ),
                "hint",
                wrap=True,
            )
        )
        self.type = QComboBox()
        self.type.addItems([f"{one.name} ({one.symbol})" for one in self._types])
        self.term = QComboBox()
        self.term.addItems(
            [
                _("{name}, từ {day}").format(name=one.name, day=short_date(one.valid_from))
                for one in self._terms
            ]
        )
        self.opening = QLineEdit("" if row is None else str(row.opening_number))
        self.note = QLineEdit("" if row is None else row.note)
        self.add("type_id", _("&Loại văn bản"), self.type)
        self.add("term_id", _("Nhiệm &kỳ"), self.term)
        self.add(
            "opening_number",
            _("&Số cuối đã dùng trong sổ giấy"),
            self.opening,
            _("Ghi 0 nếu sổ giấy chưa dùng số nào của loại này trong nhiệm kỳ."),
        )
        self.add("note", _("Ghi &chú"), self.note)
        if row is not None:
            terms = [one.id for one in self._terms]
            self.term.setCurrentIndex(terms.index(row.term_id) if row.term_id in terms else 0)
            self.type.setEnabled(False)
            self.term.setEnabled(False)
        self.start()
        self.resize(600, 400)
        if row is not None:
            self.opening.setFocus()

    def gather_and_send(self) -> None:
        """Hand the balance over."""
        type_at, term_at = self.type.currentIndex(), self.term.currentIndex()
        self._presenter.open_series(
            SeriesForm(
                type_id=self._types[type_at].id if type_at >= 0 else None,
                term_id=self._terms[term_at].id if term_at >= 0 else None,
                opening_number=number_in(self.opening, "opening_number"),
                note=self.note.text(),
                issuer=self._issuer,
            ),
            self.accepted_by_store,
            self.refused,
        )
