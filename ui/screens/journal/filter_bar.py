"""The filter of the journal: month, group, territory, person, kind, and what is missing."""

import calendar
import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from app.domain.engagement import ConsentState, EngagementKind
from app.i18n import _
from app.i18n.formats import short_month
from app.read_models.journal import JournalFilter
from app.services.journal_forms import FormLists
from ui.journal_words import kind_word
from ui.theme import GAP
from ui.widgets.choice_field import ChoiceField
from ui.widgets.flow import FlowLayout
from ui.widgets.label import plain_label

MONTHS_AHEAD, MONTHS_BACK = 3, 120


class FilterBar(QWidget):
    """``changed`` is emitted when another part of the journal is wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.month = QComboBox()
        self.month.setMaxVisibleItems(16)
        self.month.addItem(_("tất cả"))
        self.group = ChoiceField(_("Nhóm"), _("tất cả"))
        self.territory = ChoiceField(_("Địa bàn"), _("tất cả"))
        self.person = ChoiceField(_("Người tham gia"), _("tất cả"))
        self.kind = QComboBox()
        self.kind.addItem(_("tất cả"), None)
        for kind in EngagementKind:
            self.kind.addItem(kind_word(kind), kind)
        self.awaiting = QCheckBox(_("Chỉ việc c&hưa báo kết quả"))
        self.awaiting_consent = QCheckBox(_("Chỉ việc &chờ ý kiến"))
        self.awaiting_consent.setToolTip(
            _("Lãnh đạo chưa cho ý kiến; việc gấp đã đi thì chờ xác nhận sau")
        )
        self.named_as_today = QCheckBox(_("Gh&i theo tên hiện nay"))
        self.named_as_today.setToolTip(
            _("Việc trước ngày đơn vị hiện nay thành lập, được ghi vào tên đơn vị hiện nay")
        )
        self.clear_button = QPushButton(_("Bỏ &lọc"))
        self._lay_out()
        self._months: list[dt.date] = []
        self.today = dt.date.min
        self.month.currentIndexChanged.connect(self.changed)
        self.kind.currentIndexChanged.connect(self.changed)
        for field in (self.group, self.territory, self.person):
            field.chosen.connect(self.changed)
        for box in (self.awaiting, self.awaiting_consent, self.named_as_today):
            box.toggled.connect(self.changed)
        self.clear_button.clicked.connect(self.clear)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(4)
        parts = (
            (_("Thá&ng:"), self.month),
            (_("Nhó&m:"), self.group),
            (_("Đị&a bàn:"), self.territory),
            (_("N&gười:"), self.person),
            (_("L&oại:"), self.kind),
        )
        for column, (caption, field) in enumerate(parts):
            field.setMinimumWidth(40)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            field.setAccessibleName(caption.replace("&", "").rstrip(":"))
            heading = plain_label(caption)
            heading.setBuddy(field)
            grid.addWidget(heading, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 3 if isinstance(field, ChoiceField) else 2)
        row = FlowLayout()
        row.setSpacing(2 * GAP)
        row.addWidget(self.awaiting)
        row.addWidget(self.awaiting_consent)
        row.addWidget(self.named_as_today)
        row.addWidget(self.clear_button)
        grid.addLayout(row, 2, 0, 1, len(parts))

    def set_lists(self, lists: FormLists) -> None:
        """Offer these; what is chosen stays."""
        self.today = lists.today
        if not self._months:
            self._months = _months(lists.today)
            self.month.addItems([short_month(first) for first in self._months])
        self.group.set_choices(lists.groups)
        self.territory.set_choices(lists.territories)
        self.person.set_choices(lists.people)

    def filter(self) -> JournalFilter:
        """Return what is wanted."""
        # By place in the list: Qt would turn a date kept in the box into one of its own.
        place = self.month.currentIndex()
        first = self._months[place - 1] if place > 0 else None
        last = None
        if first is not None:
            last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        kind = self.kind.currentData()
        return JournalFilter(
            person_id=self.person.current(),
            group_id=self.group.current(),
            territory_id=self.territory.current(),
            kind=None if kind is None else EngagementKind(kind),
            first_day=first,
            last_day=last,
            awaiting_outcome=self.awaiting.isChecked(),
            named_as_today=self.named_as_today.isChecked(),
            consent=ConsentState.AWAITED if self.awaiting_consent.isChecked() else None,
        )

    def limits(self) -> tuple[str, ...]:
        """Return the filter in words, for a paper; its days stand in the paper's title."""
        names = [
            entry.name
            for field in (self.group, self.territory, self.person)
            if (entry := field.chosen_entry()) is not None
        ]
        if self.kind.currentData() is not None:
            names.append(self.kind.currentText())
        if self.awaiting.isChecked():
            names.append(_("chưa báo kết quả"))
        if self.awaiting_consent.isChecked():
            names.append(_("chờ ý kiến lãnh đạo"))
        if self.named_as_today.isChecked():
            names.append(_("ghi theo tên hiện nay"))
        return (", ".join(names),) if names else ()

    def told(self) -> tuple[str, ...]:
        """Return the filter in words with its days, for a workbook."""
        month = (self.month.currentText(),) if self.month.currentIndex() > 0 else ()
        return (*month, *self.limits())

    @property
    def is_open(self) -> bool:
        """True when nothing is filtered out."""
        return self.filter() == JournalFilter()

    def clear(self) -> None:
        """Show everything again."""
        self.set_filter(JournalFilter())

    def set_filter(self, chosen: JournalFilter) -> None:
        """Show what this filter lets through; of its days the month of the first one counts."""
        blocked = self.blockSignals(True)
        first = None if chosen.first_day is None else chosen.first_day.replace(day=1)
        self.month.setCurrentIndex(1 + self._months.index(first) if first in self._months else 0)
        self.kind.setCurrentIndex(0 if chosen.kind is None else self.kind.findData(chosen.kind))
        self.group.set_current(chosen.group_id)
        self.territory.set_current(chosen.territory_id)
        self.person.set_current(chosen.person_id)
        self.awaiting.setChecked(chosen.awaiting_outcome)
        self.awaiting_consent.setChecked(chosen.consent is ConsentState.AWAITED)
        self.named_as_today.setChecked(chosen.named_as_today)
        self.blockSignals(blocked)
        self.changed.emit()


def _months(today: dt.date) -> list[dt.date]:
    """Return first days of months, latest first, ten years back."""
    count = today.year * 12 + today.month - 1
    months = range(count + MONTHS_AHEAD, count - MONTHS_BACK - 1, -1)
    return [dt.date(one // 12, one % 12 + 1, 1) for one in months]
