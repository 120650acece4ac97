"""The filter of findings: whose, how far, what kind, where, in whose authority, handed to whom."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.domain.finding import Authority, FindingKind, FindingState, HandoverTo
from app.i18n import _
from app.read_models.findings import Age, FindingFilter, Progress
from app.services.field_words import capital
from app.services.finding_forms import FindingLists
from app.services.finding_papers import age_word, limits_of, progress_word
from ui.finding_words import finding_state
from ui.widgets.choice_field import ChoiceField
from ui.widgets.flow import captioned, flow

E = TypeVar("E", bound=StrEnum)

_EVERYBODY, _MINE, _MY_GROUP = range(3)


class FilterBar(QWidget):
    """``changed`` is emitted when another part of the list is wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lists: FindingLists | None = None
        self.whose = QComboBox()
        for words in (_("tất cả"), _("tôi ghi, chuyển cho tôi"), _("nhóm tôi")):
            self.whose.addItem(words)
        self.progress = _box(Progress, progress_word)
        self.progress.setCurrentIndex(1)
        self.kind = _box(FindingKind, capital)
        self.state = _box(FindingState, finding_state)
        self.age = _box(Age, age_word)
        self.authority = _box(Authority, capital)
        self.addressee = _box(HandoverTo, capital)
        self.subject_field = QComboBox()
        self.subject_field.addItem(_("tất cả"))
        self.territory = ChoiceField(_("Địa bàn"), _("tất cả"))
        self.group = ChoiceField(_("Nhóm"), _("tất cả"))
        self.clear_button = QPushButton(_("Bỏ &lọc"))
        self.clear_button.setAutoDefault(False)
        self._fields: tuple[tuple[str, QComboBox | ChoiceField, int], ...] = (
            (_("&Của ai"), self.whose, 13),
            (_("Tiế&n độ"), self.progress, 19),
            (_("L&oại"), self.kind, 18),
            (_("Tình t&rạng"), self.state, 22),
            (_("Đã nêu"), self.age, 15),
            (_("Địa &bàn"), self.territory, 16),
            (_("Nhó&m"), self.group, 11),
            (_("Lĩnh &vực"), self.subject_field, 14),
            (_("Thẩm &quyền"), self.authority, 15),
            (_("Chu&yển đến"), self.addressee, 16),
        )
        self._lay_out()
        for _caption, field, _letters in self._fields:
            if isinstance(field, ChoiceField):
                field.chosen.connect(self.changed)
            else:
                field.currentIndexChanged.connect(self.changed)
        self.clear_button.clicked.connect(self.clear)

    def _lay_out(self) -> None:
        holder, row = flow()
        for caption, field, letters in self._fields:
            field.setAccessibleName(caption.replace("&", ""))
            width = self.fontMetrics().averageCharWidth() * (letters + 3)
            field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            field.setFixedWidth(width)
            if isinstance(field, QComboBox):
                field.view().setMinimumWidth(width)
                field.view().setTextElideMode(field.view().textElideMode().ElideNone)
            row.addWidget(captioned(caption, field))
        row.addWidget(self.clear_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(holder)

    def set_lists(self, lists: FindingLists) -> None:
        """Offer these; what is chosen stays."""
        self._lists = lists
        self.territory.set_choices(lists.territories)
        self.group.set_choices(lists.groups)
        place = self.subject_field.currentIndex()
        blocked = self.subject_field.blockSignals(True)
        self.subject_field.clear()
        self.subject_field.addItem(_("tất cả"))
        self.subject_field.addItems([one.name for one in lists.subject_fields])
        self.subject_field.setCurrentIndex(max(place, 0))
        self.subject_field.blockSignals(blocked)

    def filter(self) -> FindingFilter:
        """Return what is wanted."""
        lists, whose = self._lists, self.whose.currentIndex()
        group_id = self.group.current()
        if group_id is None and whose == _MY_GROUP and lists is not None:
            group_id = lists.my_group
        field = self.subject_field.currentIndex()
        return FindingFilter(
            kind=_value(self.kind, FindingKind),
            state=_value(self.state, FindingState),
            progress=_value(self.progress, Progress),
            territory_id=self.territory.current(),
            group_id=group_id,
            subject_field_id=lists.subject_fields[field - 1].id if lists and field > 0 else None,
            authority=_value(self.authority, Authority),
            addressee=_value(self.addressee, HandoverTo),
            age=_value(self.age, Age),
            person_id=lists.me if lists is not None and whose == _MINE else None,
        )

    def set_filter(self, chosen: FindingFilter) -> None:
        """Show what this filter lets through, as far as the bar can tell it."""
        lists = self._lists
        blocked = self.blockSignals(True)
        mine = lists is not None and chosen.person_id == lists.me
        self.whose.setCurrentIndex(_MINE if mine else _EVERYBODY)
        for box, value in (
            (self.progress, chosen.progress),
            (self.kind, chosen.kind),
            (self.state, chosen.state),
            (self.age, chosen.age),
            (self.authority, chosen.authority),
            (self.addressee, chosen.addressee),
        ):
            box.setCurrentIndex(0 if value is None else box.findData(str(value)))
        self.territory.set_current(chosen.territory_id)
        self.group.set_current(chosen.group_id)
        fields = [] if lists is None else [one.id for one in lists.subject_fields]
        known = chosen.subject_field_id
        self.subject_field.setCurrentIndex(fields.index(known) + 1 if known in fields else 0)
        self.blockSignals(blocked)
        self.changed.emit()

    def narrow(
        self, state: FindingState | None, age: Age | None, progress: Progress | None
    ) -> None:
        """Let through what a figure of the board counts, the rest of the filter as it is."""
        blocked = self.blockSignals(True)
        for box, value in ((self.state, state), (self.age, age)):
            box.setCurrentIndex(0 if value is None else box.findData(str(value)))
        if progress is not None:
            self.progress.setCurrentIndex(self.progress.findData(str(progress)))
        self.blockSignals(blocked)
        self.changed.emit()

    def clear(self) -> None:
        """Show everything again."""
        self.set_filter(FindingFilter())

    def limits(self, chosen: FindingFilter) -> tuple[str, ...]:
        """Return a filter in words, for a paper."""
        lists = self._lists
        names: list[str] = []
        if lists is not None:
            for wanted, choices in (
                (chosen.territory_id, lists.territories),
                (chosen.group_id, lists.groups),
                (chosen.subject_field_id, lists.subject_fields),
            ):
                names += [one.name for one in choices if one.id == wanted]
        return limits_of(chosen, tuple(names))


def _box(kind: type[E], words: Callable[[E], str]) -> QComboBox:
    box = QComboBox()
    box.addItem(_("tất cả"), None)
    for one in kind:
        box.addItem(words(one), str(one))
    return box


def _value(box: QComboBox, kind: type[E]) -> E | None:
    data = box.currentData()
    return None if data is None else kind(data)
