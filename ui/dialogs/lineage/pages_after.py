"""The page of what comes of the units: a unit of the book that takes them in, or new ones."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QWidget,
)

from app.domain.errors import CodedError, DomainError
from app.domain.lineage import ChangeKind
from app.i18n import _
from app.i18n.text import sort_key
from app.read_models.office import Choice
from app.services.drafts import Payload
from app.services.lineage.forms import ONE_TO_ONE, ChangeLists, Successor
from app.services.territory_forms import TerritoryData
from ui.dialogs.field_values import chosen_in
from ui.dialogs.lineage.page import Page, in_words
from ui.dialogs.lineage.pages_before import unit_choice
from ui.theme import GAP
from ui.widgets.choice_field import ChoiceField
from ui.widgets.label import label


class UnitForm(Page):
    """One successor: a unit of the book, or a new one with what is known of it."""

    def __init__(self, lists: ChangeLists) -> None:
        super().__init__()
        self.is_existing = QComboBox()
        self.is_existing.addItems([_("Lập đơn vị mới"), _("Nhập vào đơn vị đang có")])
        self.existing = ChoiceField(_("Đơn vị đang có"))
        present = [row for row in lists.units if row.valid_to is None]
        self.existing.set_choices([unit_choice(row) for row in present])
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("đủ cả loại, như trên văn bản: Xã Ba Vì, Sở Nội vụ"))
        self.kind = ChoiceField(_("Loại địa bàn"))
        self.kind.set_choices([Choice(row.id, row.name) for row in lists.kinds])
        self.code = QLineEdit()
        self.code.setMaxLength(20)
        self.parent_field = ChoiceField(_("Thuộc địa bàn"))
        self.parent_field.set_choices([unit_choice(row) for row in present])
        self.party = QLineEdit()
        self.district = QComboBox()
        self.district.setEditable(True)
        self.district.setCompleter(None)  # type: ignore[arg-type] # None takes it away
        names = {row.former_district for row in lists.units if row.former_district}
        self.district.addItems(["", *sorted(names, key=sort_key)])
        self.leader = ChoiceField(_("Lãnh đạo phụ trách riêng"))
        self.leader.set_choices(lists.leaders)
        self.standing = ChoiceField(_("Ủy viên Ban Thường vụ phụ trách"))
        self.standing.set_choices(lists.standing_members)
        self.namesake = QCheckBox(_("Đây là một địa bàn khác, trùng tên"))
        self.add("is_existing", _("Đơn vị &kế tục"), self.is_existing)
        self.add("existing", _("Đơn &vị đang có"), self.existing)
        self.add("name", _("Tê&n"), self.name)
        self.add("is_namesake", "", self.namesake)
        self.add("kind_id", _("&Loại địa bàn"), self.kind)
        self.add("code", _("&Mã đơn vị"), self.code, _("Xã, phường, đặc khu: 05 chữ số."))
        self.add("parent_id", _("Th&uộc địa bàn"), self.parent_field)
        self.add("party_organisation", _("Tổ chức đản&g"), self.party)
        self.add("former_district", _("&Huyện cũ"), self.district)
        self.add("leader_in_charge_id", _("Lãnh đạo &phụ trách"), self.leader)
        self.add("standing_member_id", _("Ủy viên &BTV phụ trách"), self.standing)
        self.column.addWidget(self.form)
        self.column.addStretch(1)
        self.form.set_row_visible("is_namesake", visible=False)
        self.is_existing.currentIndexChanged.connect(self._follow)
        self._may_join = True
        self._follow()

    @property
    def joins(self) -> bool:
        """A unit of the book takes them in."""
        return self._may_join and self.is_existing.currentIndex() == 1

    def allow_joining(self, *, may: bool) -> None:
        """Offer the units of the book, or only a new one."""
        self._may_join = may
        self.form.set_row_visible("is_existing", visible=may)
        self._follow()

    def propose(self, data: TerritoryData) -> None:
        """Fill in what is known; what was typed stays."""
        for line, text in (
            (self.name, data.name),
            (self.code, data.code),
            (self.party, data.party_organisation),
        ):
            if not line.text().strip():
                line.setText(text)
        if not self.district.currentText().strip():
            self.district.setCurrentText(data.former_district)
        for field, chosen in (
            (self.kind, data.kind_id),
            (self.parent_field, data.parent_id),
            (self.leader, data.leader_in_charge_id),
            (self.standing, data.standing_member_id),
        ):
            if field.current() is None and not field.is_unresolved():
                field.set_current(chosen)

    def successor(self) -> Successor:
        """Return what was typed; raises DomainError ``successor_missing``, ``not_in_list``."""
        if self.joins:
            existing = chosen_in(self.existing, "existing")
            if existing is None:
                raise DomainError("successor_missing", field="existing")
            return Successor(existing_id=existing)
        return Successor(
            data=TerritoryData(
                kind_id=chosen_in(self.kind, "kind_id"),
                name=self.name.text(),
                code=self.code.text(),
                parent_id=chosen_in(self.parent_field, "parent_id"),
                party_organisation=self.party.text(),
                former_district=self.district.currentText(),
                leader_in_charge_id=chosen_in(self.leader, "leader_in_charge_id"),
                standing_member_id=chosen_in(self.standing, "standing_member_id"),
                is_namesake=self.namesake.isChecked(),
            )
        )

    def heading(self, place: int) -> str:
        """Return what its tab is called."""
        entry = self.existing.chosen_entry() if self.joins else None
        name = entry.name if entry is not None else self.name.text().strip()
        return name or _("Đơn vị {number}").format(number=place + 1)

    def tell(self, error: CodedError) -> bool:
        if error.code == "territory_overlap":
            self.form.set_row_visible("is_namesake", visible=True)
        return super().tell(error)

    def _follow(self) -> None:
        joins = self.joins
        for name in self._fields:
            if name not in ("is_existing", "is_namesake"):
                self.form.set_row_visible(name, visible=(name == "existing") is joins)
        if joins:
            self.form.set_row_visible("is_namesake", visible=False)


class SuccessorsPage(Page):
    """One form a successor; a division has two or more."""

    def __init__(self, lists: ChangeLists) -> None:
        super().__init__()
        self.title = _("Đơn vị kế tục")
        self._lists = lists
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.title)
        self.tabs.setDocumentMode(True)
        self.more = QPushButton(_("Thêm đơn vị kế tụ&c"))
        self.fewer = QPushButton(_("Bỏ đơn vị đang &xem"))
        for button, deed in ((self.more, self.add_unit), (self.fewer, self.drop_unit)):
            button.setAutoDefault(False)
            button.clicked.connect(deed)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.more)
        row.addWidget(self.fewer)
        row.addStretch(1)
        self.problem = label("", "fieldError", wrap=True)
        self.problem.hide()
        self.column.addWidget(self.problem)
        self.column.addWidget(self._buttons)
        self.column.addWidget(self.tabs)
        self.column.addStretch(1)
        self._kind = ChangeKind.MERGER
        self.forms: list[UnitForm] = []
        self._proposed: TerritoryData | None = None
        self.show_kind(self._kind)

    def show_kind(self, kind: ChangeKind) -> None:
        """Have as many forms as this kind of change has successors, at least."""
        self._kind = kind
        least = 2 if kind is ChangeKind.SPLIT else 1
        while len(self.forms) < least:
            self._append()
        while kind is not ChangeKind.SPLIT and len(self.forms) > 1:
            self._remove(len(self.forms) - 1)
        for form in self.forms:
            form.allow_joining(may=kind not in ONE_TO_ONE)
        self._follow()

    def propose(self, data: TerritoryData) -> None:
        """Fill in what the units before agree on."""
        self._proposed = data
        for form in self.forms:
            form.propose(data)
        self._follow()

    def successors(self) -> tuple[Successor, ...]:
        """Return what was typed; an error leads to the tab it is of."""
        if self._kind is ChangeKind.DISSOLUTION:
            return ()
        found = []
        for place, form in enumerate(self.forms):
            try:
                found.append(form.successor())
            except DomainError:
                self.tabs.setCurrentIndex(place)
                raise
        return tuple(found)

    def add_unit(self) -> None:
        """Add one more successor."""
        self._append()
        self.tabs.setCurrentIndex(len(self.forms) - 1)
        self.forms[-1].begin()
        self.changed.emit()

    def drop_unit(self) -> None:
        """Take the one in sight out; two stay at least."""
        if len(self.forms) > 2:
            self._remove(self.tabs.currentIndex())
            self._follow()
            self.changed.emit()

    def payload(self) -> Payload:
        return {"units": [form.payload() for form in self.forms]}

    def restore(self, payload: Payload) -> None:
        kept = payload.get("units")
        units = [one for one in kept if isinstance(one, dict)] if isinstance(kept, list) else []
        while len(self.forms) < len(units):
            self._append()
        for form, values in zip(self.forms, units, strict=False):
            form.restore(values)
        self._follow()

    def tell(self, error: CodedError) -> bool:
        current = self.forms[max(self.tabs.currentIndex(), 0)]
        if current.tell(error):
            return True
        self.problem.setText(in_words(error))
        self.problem.show()
        return True

    def clear_errors(self) -> None:
        self.problem.hide()
        for form in self.forms:
            form.clear_errors()

    def begin(self) -> None:
        self.forms[max(self.tabs.currentIndex(), 0)].begin()

    def _append(self) -> None:
        form = UnitForm(self._lists)
        form.allow_joining(may=self._kind not in ONE_TO_ONE)
        form.changed.connect(self._follow)
        form.changed.connect(self.changed.emit)
        self.forms.append(form)
        self.tabs.addTab(form, "")
        if self._proposed is not None:
            form.propose(self._proposed)
        self._follow()

    def _remove(self, place: int) -> None:
        form = self.forms.pop(place)
        self.tabs.removeTab(place)
        form.deleteLater()

    def _follow(self) -> None:
        for place, form in enumerate(self.forms):
            self.tabs.setTabText(place, form.heading(place).replace("&", "&&"))
        several = self._kind is ChangeKind.SPLIT
        self._buttons.setVisible(several)
        policy = Qt.FocusPolicy.TabFocus if several else Qt.FocusPolicy.NoFocus
        self.tabs.tabBar().setVisible(several)
        for part in (self.tabs, self.tabs.tabBar()):
            part.setFocusPolicy(policy)  # a hidden bar would keep the Tab key
        self.fewer.setEnabled(len(self.forms) > 2)
