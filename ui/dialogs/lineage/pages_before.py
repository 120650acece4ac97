"""The first pages: which kind of change, when and by which decision; which units."""

import uuid

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.errors import DomainError
from app.domain.lineage import ChangeKind
from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.former_districts import former_district_words
from app.read_models.office import Choice
from app.read_models.territories import TerritoryRow
from app.services.drafts import Payload
from app.services.lineage.forms import ChangeLists, Predecessor
from ui.dialogs.field_values import all_chosen_in, required_day
from ui.dialogs.lineage import words
from ui.dialogs.lineage.page import Page, as_strings
from ui.widgets.choice_field import ManyField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label


class KindPage(Page):
    """Kind, day and decision."""

    def __init__(self, lists: ChangeLists) -> None:
        super().__init__()
        self.title = _("Loại thay đổi và quyết định")
        self.kind = QComboBox()
        self.kind.addItems([words.kind_name(one) for one in words.KINDS])
        self.kind.currentIndexChanged.connect(self._explain)
        self.on = DateField(_("Có hiệu lực từ ngày"), today=lists.today)
        self.decree = QLineEdit()
        self.decree.setPlaceholderText("1677/NQ-UBTVQH15")
        self.decided_on = DateField(_("Ngày ký"), today=lists.today, back=True)
        self.issuer = QLineEdit()
        self.issuer.setPlaceholderText(_("Ủy ban Thường vụ Quốc hội, Tỉnh ủy …"))
        self.note = TextArea(_("Ghi chú"), 2)
        self.add("kind", _("&Loại thay đổi"), self.kind)
        self.hint.show()
        self.add(
            "on",
            _("Có &hiệu lực từ ngày"),
            self.on,
            _("Ngày đầu tiên của đơn vị mới; đơn vị cũ kết thúc ngày liền trước."),
        )
        self.add("decree", _("&Số, ký hiệu văn bản"), self.decree)
        self.add("decided_on", _("N&gày ký"), self.decided_on)
        self.add("issuer", _("&Cơ quan ban hành"), self.issuer)
        self.add("note", _("Gh&i chú"), self.note)
        self.column.addWidget(self.form)
        self.column.addStretch(1)
        self._explain()

    @property
    def chosen(self) -> ChangeKind:
        """The kind of change."""
        return words.KINDS[max(self.kind.currentIndex(), 0)]

    def choose(self, kind: ChangeKind) -> None:
        """Choose a kind."""
        self.kind.setCurrentIndex(words.KINDS.index(kind))

    def check(self) -> None:
        """Raise DomainError ``date_missing`` or ``not_a_date``."""
        required_day(self.on, "on")

    def _explain(self) -> None:
        self.hint.setText(words.kind_hint(self.chosen))


class UnitsPage(Page):
    """Which units are changed; of a merger each whole or in part."""

    def __init__(self, lists: ChangeLists) -> None:
        super().__init__()
        self.title = _("Đơn vị thay đổi")
        self._rows = {row.id: row for row in lists.units}
        self._marks: dict[uuid.UUID, _Marks] = {}
        self._kind = ChangeKind.MERGER
        self.units = ManyField(_("Đơn vị thay đổi"))
        self.units.set_choices([unit_choice(row) for row in lists.units])
        self.add("predecessors", _("Đơn &vị thay đổi"), self.units)
        self._marked = QVBoxLayout()
        self._marked.setSpacing(2)
        self.column.addWidget(self.form)
        self.column.addLayout(self._marked)
        self.column.addStretch(1)
        self.hint.show()
        self.units.changed.connect(self._follow)

    def show_kind(self, kind: ChangeKind) -> None:
        """Say how many units this kind takes, and ask of a merger what is only a part."""
        self._kind = kind
        self.hint.setText(
            {
                ChangeKind.MERGER: _(
                    "Chọn các đơn vị nhập lại với nhau. Nếu nhập vào một đơn vị đang có và đơn vị "
                    "đó giữ nguyên tên, không chọn nó ở đây mà chọn ở bước sau."
                ),
                ChangeKind.PART_MOVED: _("Chọn đơn vị có một phần chuyển đi."),
                ChangeKind.DISSOLUTION: _("Chọn đơn vị kết thúc."),
            }.get(kind, _("Chọn một đơn vị."))
        )
        self._follow()

    def predecessors(self) -> tuple[Predecessor, ...]:
        """Return the units; raises DomainError ``not_in_list``."""
        found = []
        for one in all_chosen_in(self.units, "predecessors"):
            marks = self._marks.get(one)
            is_part = marks is not None and marks.is_part.isChecked()
            goes_on = marks is not None and is_part and marks.goes_on.isChecked()
            found.append(Predecessor(one, is_part, goes_on))
        return tuple(found)

    def check(self) -> None:
        """Raise DomainError ``change_units_missing`` or ``not_in_list``."""
        if not self.predecessors():
            raise DomainError("change_units_missing", field="predecessors")

    def payload(self) -> Payload:
        parts = [str(one) for one, marks in self._marks.items() if marks.is_part.isChecked()]
        on = [str(one) for one, marks in self._marks.items() if marks.goes_on.isChecked()]
        return super().payload() | {"parts": parts, "going_on": on}

    def restore(self, payload: Payload) -> None:
        super().restore(payload)
        self._follow()
        for name in as_strings(payload.get("parts")):
            if uuid.UUID(name) in self._marks:
                self._marks[uuid.UUID(name)].is_part.setChecked(True)
        for name in as_strings(payload.get("going_on")):
            if uuid.UUID(name) in self._marks:
                self._marks[uuid.UUID(name)].goes_on.setChecked(True)

    def _follow(self) -> None:
        wanted = self.units.ids() if self._kind is ChangeKind.MERGER else []
        for one in [key for key in self._marks if key not in wanted]:
            gone = self._marks.pop(one)
            self._marked.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for one in wanted:
            if one not in self._marks:
                row = self._rows.get(one)
                marks = _Marks(row.name if row else "")
                for box in (marks.is_part, marks.goes_on):
                    box.toggled.connect(lambda _on: self.changed.emit())
                self._marks[one] = marks
                self._marked.addWidget(marks)


class _Marks(QWidget):
    """Whole or part, of one unit of a merger."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.is_part = QCheckBox(_("chỉ một phần"))
        self.is_part.setAccessibleName(_("{name}: chỉ một phần nhập vào").format(name=name))
        self.goes_on = QCheckBox(_("phần còn lại vẫn là đơn vị cũ"))
        self.goes_on.setAccessibleName(_("{name}: đơn vị cũ vẫn còn").format(name=name))
        self.goes_on.setEnabled(False)
        self.is_part.toggled.connect(self._follow)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(name, "", wrap=True), 1)
        row.addWidget(self.is_part)
        row.addWidget(self.goes_on)

    def _follow(self, part: bool) -> None:
        self.goes_on.setEnabled(part)
        if not part:
            self.goes_on.setChecked(False)


def unit_choice(row: TerritoryRow) -> Choice:
    """Return a unit as lists offer it: with its old district, and its last day if it ended."""
    parts = [former_district_words(row.former_district)]
    if row.valid_to is not None:
        parts.append(_("đến {day}").format(day=short_date(row.valid_to)))
    return Choice(row.id, row.name, "; ".join(part for part in parts if part))
