"""Việc phải làm: whose, in which state, found by a word; the chosen one in full beside."""

import datetime as dt
import uuid
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.i18n.formats import number, short_date
from app.services.duties.forms import DutyLists
from app.services.duties.rows import (
    DutyDetail,
    DutyFilter,
    DutyList,
    DutyRow,
    EvidenceLine,
    Heap,
    Whose,
)
from app.services.duties.service import TO_DO
from ui.context import Context
from ui.models.rows import RowsModel
from ui.screens.duties.detail_pane import DutyPane
from ui.screens.duties.model import duty_columns
from ui.screens.duties.presenter import DutiesPresenter
from ui.screens.duties.state_chips import StateChips
from ui.theme import GAP
from ui.widgets.action import screen_action
from ui.widgets.choice_field import ChoiceField
from ui.widgets.flow import captioned, flow
from ui.widgets.label import label
from ui.widgets.room import Halves
from ui.widgets.table import RecordTable

_NAMED = (Whose.TERRITORY, Whose.PERSON, Whose.GROUP)
_PAGE = 500


class DutyListTab(QWidget):
    """``asked`` gives the detail of the duty whose form is wanted, ``freed`` of one to exempt."""

    asked = Signal(object)
    freed = Signal(object)
    regulations_asked = Signal()

    def __init__(self, context: Context, presenter: DutiesPresenter) -> None:
        super().__init__()
        self._context = context
        self._presenter = presenter
        self._lists: DutyLists | None = None
        self._shown: DutyList | None = None
        self._detail: DutyDetail | None = None
        self._limit = _PAGE
        self._wanted: tuple[object, ...] | None = None
        self.do = screen_action(self, _("&Ghi nhận thực hiện…"), "Ctrl+N", self._do)
        self.free = screen_action(self, _("Miễ&n, tạm dừng…"), "", self._free)
        for action in (self.do, self.free):
            action.setEnabled(False)
        self._make_filters()
        self.chips = StateChips()
        self.chips.chosen.connect(self._from_first)
        self.model: RowsModel[DutyRow] = RowsModel(duty_columns(self))
        self.table = RecordTable(_("Việc phải làm"))
        self.table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        self.model.reading = lambda: presenter.reading(self.chosen_filter())
        self.table.setModel(self.model)
        self.table.set_told(self._told)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.set_widths(21, 25, 11, 13, 14, 18, 8, 8)
        self.table.set_fill(1, 25)
        self.table.opened.connect(lambda _index: self._open())
        self.table.selectionModel().selectionChanged.connect(self._follow)
        self.summary = label(_("Đang tính việc phải làm…"), "hint", wrap=True)
        self.switch_on = QPushButton(_("Mở &Quy chế, quy định"))
        self.switch_on.setAutoDefault(False)
        self.switch_on.clicked.connect(self.regulations_asked)
        self.switch_on.hide()
        self.more = QPushButton(_("X&em thêm"))
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self._more)
        self.more.hide()
        self.pane = DutyPane(self.do, self.free, self._open_evidence)
        self._lay_out()

    def _make_filters(self) -> None:
        self.whose = QComboBox()
        self.whose.setAccessibleName(_("Của ai"))
        for one, text in (
            (Whose.MINE, _("Của tôi")),
            (Whose.MY_GROUP, _("Nhóm của tôi")),
            (Whose.TERRITORY, _("Một địa bàn")),
            (Whose.PERSON, _("Một người")),
            (Whose.GROUP, _("Một nhóm")),
            (Whose.ALL, _("Tất cả")),
        ):
            self.whose.addItem(text, str(one))
        self.key = ChoiceField(_("Địa bàn, người hoặc nhóm"))
        self.key.chosen.connect(self._from_first)
        self.key.hide()
        self.year = QComboBox()
        self.year.setAccessibleName(_("Thời gian"))
        self.year.addItem(_("năm nay, gần đây"), None)
        self.year.currentIndexChanged.connect(lambda _index: self._from_first())
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(_("Tìm việc"))
        self.search.setPlaceholderText(_("tên việc, điều khoản, địa bàn, người"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(300)
        self._pause.timeout.connect(self._from_first)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.whose.currentIndexChanged.connect(self._on_whose)

    def _lay_out(self) -> None:
        filters, row = flow()
        row.addWidget(captioned(_("&Của ai"), self.whose))
        row.addWidget(self.key)
        row.addWidget(captioned(_("Thời g&ian"), self.year))
        row.addWidget(captioned(_("Tì&m"), self.search))
        below, foot = flow()
        foot.addWidget(self.switch_on)
        foot.addWidget(self.more)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addWidget(below)
        self._spare = QWidget()
        column.addWidget(self._spare, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, GAP, 0, 0)
        outer.setSpacing(GAP)
        outer.addWidget(filters)
        outer.addWidget(self.chips)
        outer.addWidget(Halves(left, self.pane, (14, 6)), 1)

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list anew, the choice stays."""
        self._presenter.load(self.chosen_filter(), self._show)

    def set_lists(self, lists: DutyLists) -> None:
        """Offer people, groups and territories."""
        self._lists = lists
        self._offer()

    def chosen_filter(self) -> DutyFilter:
        """Return what the filters say."""
        year = self.year.currentData()
        return DutyFilter(
            first=dt.date(year, 1, 1) if isinstance(year, int) else None,
            last=dt.date(year, 12, 31) if isinstance(year, int) else None,
            whose=Whose(self.whose.currentData()),
            key=self.key.current() if self.key.isVisibleTo(self) else None,
            heaps=self.chips.heaps(),
            text=self.search.text(),
            limit=self._limit,
        )

    def _told(self) -> tuple[str, ...]:
        """Return the filter in words, for a workbook."""
        key, text = self.key.chosen_entry(), self.search.text().strip()
        parts = [self.whose.currentText() if key is None else key.name, self.year.currentText()]
        parts += [self.chips.told()] if self.chips.told() else []
        parts += [_("có chữ “{text}”").format(text=text)] if text else []
        return (", ".join(parts),)

    def set_filter(self, chosen: DutyFilter) -> None:
        """Show what a filter lets through (from another screen)."""
        self.whose.blockSignals(True)
        self.whose.setCurrentIndex(self.whose.findData(str(chosen.whose)))
        self.whose.blockSignals(False)
        self._offer()
        self.key.setVisible(chosen.whose in _NAMED)
        self.key.blockSignals(True)
        self.key.set_current(chosen.key)
        self.key.blockSignals(False)
        self._choose_year(chosen)
        self.search.setText(chosen.text)
        self._pause.stop()
        self._wanted = chosen.select
        self.chips.choose(TO_DO if chosen.heaps is None else chosen.heaps)

    def current(self) -> DutyRow | None:
        """Return the chosen duty."""
        index = self.table.currentIndex()
        chosen = self.table.selectionModel().hasSelection()
        return self.model.row_at(index) if index.isValid() and chosen else None

    def _show(self, found: DutyList) -> None:
        current = self.current()
        wanted = self._wanted or (current.id if current else None)
        self._wanted = None
        self._shown = found
        self._offer_years(found)
        self.model.set_rows(found.rows)
        header = self.table.horizontalHeader()
        if header.sortIndicatorSection() >= 0:
            self.model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self.chips.show_tallies(found.tallies)
        self._say(found)
        place = next((n for n, row in enumerate(self.model.rows) if row.id == wanted), 0)
        if found.rows:
            self.table.selectRow(place)
            self.table.scrollTo(self.table.currentIndex())
        self._follow()

    def _offer_years(self, found: DutyList) -> None:
        """Offer each year since anything is computed, the latest first."""
        begin = found.today.year + 1 if found.first_year is None else found.first_year
        wanted = list(range(found.today.year, begin - 1, -1))
        if [self.year.itemData(place) for place in range(1, self.year.count())] == wanted:
            return
        chosen = self.year.currentData()
        self.year.blockSignals(True)
        while self.year.count() > 1:
            self.year.removeItem(1)
        for year in wanted:
            self.year.addItem(_("Năm {year}").format(year=year), year)
        self.year.setCurrentIndex(max(self.year.findData(chosen), 0))
        self.year.blockSignals(False)

    def _choose_year(self, chosen: DutyFilter) -> None:
        """Show the year that a filter begins in, where it is about another than the last one."""
        year = chosen.first.year if chosen.first else None
        self.year.blockSignals(True)
        if year is not None and self.year.findData(year) < 0:
            self.year.addItem(_("Năm {year}").format(year=year), year)
        self.year.setCurrentIndex(max(self.year.findData(year), 0) if year else 0)
        self.year.blockSignals(False)

    def _say(self, found: DutyList) -> None:
        self.switch_on.setVisible(not found.is_on)
        self.table.setVisible(found.is_on and bool(found.rows))
        self._spare.setVisible(not found.rows)
        self.chips.setVisible(found.is_on)
        self.more.setVisible(found.total > len(found.rows))
        self.summary.setText(_summary(found, self.chosen_filter()))

    def _from_first(self) -> None:
        self._limit = _PAGE
        self.refresh()

    def _more(self) -> None:
        self._limit += _PAGE
        self.refresh()

    def _on_whose(self) -> None:
        self._offer()
        self.key.set_current(None)
        self.key.setVisible(Whose(self.whose.currentData()) in _NAMED)
        self._from_first()

    def _offer(self) -> None:
        lists, whose = self._lists, Whose(self.whose.currentData())
        if lists is None:
            return
        offered = {
            Whose.TERRITORY: (*lists.territories, *lists.former),
            Whose.PERSON: lists.people,
            Whose.GROUP: lists.groups,
        }.get(whose, ())
        self.key.set_choices(offered)

    # -- what is done -------------------------------------------------------------------------

    def _follow(self) -> None:
        row = self.current()
        self._detail = None
        self.do.setEnabled(False)
        self.free.setEnabled(row is not None)
        if row is None or self._shown is None:
            self.pane.clear()
            return
        self._presenter.detail(row, self._shown, self._show_detail)

    def _show_detail(self, detail: DutyDetail) -> None:
        row = self.current()
        if row is not None and row.id == detail.row.id:
            self._detail = detail
            self.pane.show_detail(detail)

    def _open(self) -> None:
        """Do what the chosen duty asks; of one that is settled open what fulfilled it."""
        if self.do.isEnabled():
            self.do.trigger()
        elif self._detail is not None:
            counted = [one for one in self._detail.evidence if one.counts]
            for line in counted[:1]:
                self._open_evidence(line)

    def _do(self) -> None:
        if self._detail is not None and self._detail.action is not None:
            self.asked.emit(self._detail)

    def _free(self) -> None:
        if self._detail is not None:
            self.freed.emit(self._detail)

    def _open_evidence(self, line: EvidenceLine) -> None:
        if line.kind is not None and line.record_id is not None:
            self._context.go_to(line.kind, line.record_id)


def of_territory(territory_id: uuid.UUID) -> DutyFilter:
    """Return the filter of all that concerns a territory."""
    return replace(DutyFilter(), whose=Whose.TERRITORY, key=territory_id, heaps=frozenset(Heap))


def _summary(found: DutyList, chosen: DutyFilter) -> str:
    if not found.is_on:
        return _(
            "Chưa có quy chế, quy định nào được áp dụng nên chưa tính việc phải làm. Mở “Quy chế, "
            "quy định” (Ctrl+9), chọn văn bản và bật áp dụng từ ngày."
        )
    if chosen.whose in _NAMED and chosen.key is None:
        return _("Chọn địa bàn, người hoặc nhóm cần xem.")
    if chosen.whose is Whose.MY_GROUP and not found.has_group:
        return _("Hôm nay đồng chí không ở trong nhóm nào.")
    if not found.rows and chosen.heaps == TO_DO and not chosen.text:
        return _(
            "Không có việc nào đến hạn hay quá hạn. Chọn trạng thái khác, hoặc “Tất cả” ở ô "
            "“Của ai” để xem việc của cả cơ quan."
        )
    if not found.rows:
        return _("Không có việc nào theo bộ lọc này.")
    told = ngettext("{count} việc", "{count} việc", found.total).format(count=number(found.total))
    days = _("từ {first} đến {last}").format(
        first=short_date(found.first), last=short_date(found.last)
    )
    text = _("{told}, {days}; dữ liệu đến ngày {today}.").format(
        told=told, days=days, today=short_date(found.today)
    )
    if found.total > len(found.rows):
        text += " " + _("Đang hiện {count} việc đầu.").format(count=number(len(found.rows)))
    return text
