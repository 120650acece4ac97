"""Parts that several dialogs of this screen share: a list of words, a decision, a person."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtWidgets import QComboBox, QLineEdit

from app.domain.errors import DomainError
from app.i18n import _
from app.i18n.text import exact_key
from app.read_models.office import Choice
from app.read_models.people import PersonRow
from app.read_models.roster import DecisionRow
from app.services.decisions import DecisionData
from app.services.roster import Who
from ui.dialogs.field_values import day_in
from ui.dialogs.form_dialog import FormDialog
from ui.screens.groups.presenter import FormLists, GroupsPresenter
from ui.screens.groups.words import decision, listed, word
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField

W = TypeVar("W", bound=StrEnum)


class WordBox(QComboBox, Generic[W]):
    """One of the words of an enum, or the text for none where ``none`` is given."""

    def __init__(self, name: str, words: Sequence[W], none: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        _keep_narrow(self)
        self._words: list[W | None] = [None] if none else []
        if none:
            self.addItem(none)
        for one in words:
            self._words.append(one)
            self.addItem(word(one))

    def value(self) -> W | None:
        """Return what is chosen."""
        place = self.currentIndex()
        return self._words[place] if 0 <= place < len(self._words) else None

    def set_value(self, value: W | None) -> None:
        """Choose it."""
        self.setCurrentIndex(self._words.index(value))


class DecisionFields:
    """The fields of a written decision; one that is in the book fills them at a stroke."""

    def __init__(self, dialog: FormDialog, lists: FormLists, presenter: GroupsPresenter) -> None:
        self._rows = lists.decisions
        self.known = ChoiceField(
            _("Văn bản đã có trong sổ"), _("gõ số, ký hiệu để chọn; để trống nếu là văn bản mới")
        )
        self.known.set_choices(
            [Choice(row.id, decision(row.number, row.signed_on), row.subject) for row in self._rows]
        )
        self.number = QLineEdit()
        self.number.setPlaceholderText("400-QĐ/BTCTU")
        self.signed_on = DateField(_("Ngày ký"), today=presenter.today)
        self.signer = QLineEdit()
        self.issuer = QLineEdit()
        self.subject = QLineEdit()
        if self._rows:
            dialog.add("known_decision", _("&Văn bản đã có"), self.known)
        dialog.add("number", _("&Số, ký hiệu"), self.number)
        dialog.add("signed_on", _("Ngà&y ký"), self.signed_on)
        dialog.add("issuer", _("&Cơ quan ban hành"), self.issuer)
        dialog.add("signer", _("Người &ký"), self.signer)
        dialog.add("subject", _("T&rích yếu"), self.subject)
        self.known.chosen.connect(self._take_known)
        self.number.editingFinished.connect(self._find_by_number)

    def propose(self, issuer: str, signer: str) -> None:
        """Fill in who usually issues and signs it."""
        self.issuer.setText(issuer)
        self.signer.setText(signer)

    def data(self) -> DecisionData:
        """Return what was typed; raises DomainError ``not_a_date``."""
        return DecisionData(
            number=self.number.text(),
            signed_on=day_in(self.signed_on, "signed_on"),
            signer=self.signer.text(),
            issuer=self.issuer.text(),
            subject=self.subject.text(),
        )

    def _take_known(self) -> None:
        chosen = self.known.current()
        for row in self._rows:
            if row.id == chosen:
                self._fill(row)

    def _find_by_number(self) -> None:
        key = exact_key(self.number.text().strip())
        same = [row for row in self._rows if exact_key(row.number) == key]
        if len(same) == 1 and not self.signed_on.text():
            self._fill(same[0])

    def _fill(self, row: DecisionRow) -> None:
        self.number.setText(row.number)
        self.signed_on.set_date(row.signed_on)
        self.signer.setText(row.signer)
        self.issuer.setText(row.issuer)
        self.subject.setText(row.subject)


class PersonFields:
    """Name and telephone of a person; a name that is in the book asks who is meant."""

    def __init__(self, dialog: FormDialog, presenter: GroupsPresenter) -> None:
        self._dialog = dialog
        self._presenter = presenter
        self._others: tuple[PersonRow, ...] = ()
        self._own: PersonRow | None = None
        self.full_name = QLineEdit()
        self.who = QComboBox()
        self.who.setAccessibleName(_("Trùng họ tên"))
        _keep_narrow(self.who)
        self.distinction = QLineEdit()
        self.distinction.setPlaceholderText(_("ví dụ: tên phòng, cơ quan"))
        self.phone = QLineEdit()
        dialog.add("full_name", _("&Họ và tên"), self.full_name)
        dialog.add("who", _("Tr&ùng họ tên"), self.who)
        dialog.add("distinction", _("Đặc điểm &phân biệt"), self.distinction)
        dialog.add("phone", _("Đ&iện thoại cơ quan"), self.phone)
        self._show_question()
        self.full_name.editingFinished.connect(self.look_up)
        self.who.currentIndexChanged.connect(self._show_distinction)

    def show_person(self, row: PersonRow) -> None:
        """Fill in a person of the book, whose name may be corrected."""
        self._own = row
        self.full_name.setText(row.full_name)
        self.distinction.setText(row.distinction)
        self.phone.setText(row.phone)
        self._show_question()

    def hide_phone(self) -> None:
        """Leave the telephone out."""
        self._dialog.form.set_row_visible("phone", False)

    def look_up(self) -> None:
        """Ask who is in the book by the name that stands there."""
        name = self.full_name.text()
        if self._own is None:
            self._presenter.load_namesakes(name, self._take)

    def data(self) -> Who:
        """Return who is meant; raises DomainError ``namesake`` while the question is open."""
        name = self.full_name.text()
        if self._own is not None:
            return Who(name, self._own.id, self.distinction.text(), self.phone.text())
        place = self.who.currentIndex()
        if self._others and place == 0:
            raise DomainError("namesake", field="who", name=name.strip())
        if self._others and place <= len(self._others):
            return Who(name, self._others[place - 1].id, phone=self.phone.text())
        if self._others and not self.distinction.text().strip():
            raise DomainError("distinction_missing", field="distinction", name=name.strip())
        return Who(name, None, self.distinction.text(), self.phone.text())

    def refused(self, error: Exception) -> None:
        """Ask the question where the store found a namesake that the form did not know of."""
        if isinstance(error, DomainError) and error.code == "namesake":
            self.look_up()

    def _take(self, others: tuple[PersonRow, ...]) -> None:
        if others == self._others:
            return
        self._others = others
        self.who.clear()
        if others:
            self.who.addItem(_("(chọn: là người đã có hay người khác)"))
            for one in others:
                facts = (one.distinction or one.division_name or one.home_agency, one.title,
                         one.group_name)  # fmt: skip
                told = listed(part for part in facts if part)
                self.who.addItem(
                    _("Là đồng chí đã có trong sổ: {person}").format(
                        person=f"{one.full_name} – {told}" if told else one.full_name
                    )
                )
            self.who.addItem(_("Là người khác, trùng họ tên"))
        self._show_question()

    def _show_question(self) -> None:
        self._dialog.form.set_row_visible("who", bool(self._others))
        self._show_distinction()

    def _show_distinction(self) -> None:
        is_other = bool(self._others) and self.who.currentIndex() == len(self._others) + 1
        has_own = self._own is not None
        self._dialog.form.set_row_visible("distinction", is_other or has_own)


def _keep_narrow(box: QComboBox) -> None:
    """Let a long entry be cut short rather than widen the form."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(20)
