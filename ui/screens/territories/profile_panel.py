"""The profile of a territory (A4): overview, who follows it, journal, findings, ratings, files."""

import uuid
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.commitments import CommitmentRow
from app.read_models.findings import FindingRow
from app.read_models.journal import JournalRow
from app.read_models.page import Mark, Page
from app.read_models.ratings import RatingYearRow
from app.read_models.territories import AssignmentRow, TerritoryProfile
from app.services.commitments import CommitmentList
from app.services.directives.matrix import Cell
from app.services.duties.rows import DutyFilter, DutyList, DutyRow, Whose
from ui.context import Context
from ui.models.rows import ROW_ROLE, PagedModel, RowsModel
from ui.screens.territories import words
from ui.screens.territories.bodies import SubUnitsPage
from ui.screens.territories.bodies_presenter import BodiesPresenter
from ui.screens.territories.lineage_page import LineagePage
from ui.screens.territories.model import (
    assignment_columns,
    commitment_columns,
    directive_columns,
    duty_columns,
    finding_columns,
    journal_columns,
    rating_columns,
)
from ui.screens.territories.overview_panel import OverviewPanel
from ui.screens.territories.profile_presenter import FullProfile, ProfilePresenter
from ui.theme import GAP
from ui.widgets.attachments_panel import AttachmentsPanel
from ui.widgets.filter_box import FilterBox
from ui.widgets.history_panel import HistoryPanel
from ui.widgets.label import label
from ui.widgets.table import RecordTable

T = TypeVar("T")


class ProfilePanel(QWidget):
    """Shows one territory; journal and findings are read when their page is looked at."""

    def __init__(
        self,
        context: Context,
        presenter: ProfilePresenter,
        overview: OverviewPanel,
        bodies: BodiesPresenter,
    ) -> None:
        super().__init__()
        self._context = context
        self._presenter = presenter
        self._id: uuid.UUID | None = None
        self.profile: TerritoryProfile | None = None
        self._wanted_unit: uuid.UUID | None = None
        self.title = label("", "section")
        self.line = label("", "subline", wrap=True)
        self.overview = overview
        today = presenter.today
        self.assignments: RowsModel[AssignmentRow] = RowsModel(assignment_columns(today))
        self.ratings: RowsModel[RatingYearRow] = RowsModel(rating_columns())
        self.journal: PagedModel[JournalRow] = PagedModel(
            journal_columns(self), self._fetch_journal
        )
        self.findings: PagedModel[FindingRow] = PagedModel(
            finding_columns(today, self), self._fetch_findings
        )
        self.journal.reading = self._reading_journal
        self.findings.reading = lambda: presenter.reading_findings(self._id)
        self.files = AttachmentsPanel(context)
        self.history = HistoryPanel(context)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._pages: dict[QWidget, _TablePage] = {}
        self.tabs.addTab(overview, _("Tổng quan"))
        self.sub_units = SubUnitsPage(bodies, self.show_journal_at)
        self.tabs.addTab(self.sub_units, _("Đơn vị trực thuộc"))
        for table in (
            self.sub_units.section.table,
            overview.holders.section.table,
            overview.table,
        ):
            table.set_told(self._told)
        self._add(
            _("Theo dõi"),
            self.assignments,
            (26, 25, 30),
            _("Chưa có phân công. Phân công nhóm ở màn hình “Nhóm và cán bộ”."),
            lambda row: (
                self._go(RecordKind.GROUP, row.group_id)
                if row.group_id
                else self._go(RecordKind.PERSON, row.follower_id)
            ),
        )
        self.journal_page = self._add(
            _("Sổ công tác"),
            self.journal,
            (11, 18, 44, 30),
            _("Chưa có chuyến công tác, cuộc họp nào ở địa bàn này."),
            lambda row: self._go(RecordKind.ENGAGEMENT, row.id),
        )
        self.journal_at = FilterBox(_("Nơi đến"), 24)
        self.journal_at.currentIndexChanged.connect(lambda _at: self._narrow_journal())
        self._pages[self.journal_page].put_above(self.journal_at)
        self.duties: RowsModel[DutyRow] = RowsModel(duty_columns(self))
        self.duties_page = self._add(
            _("Việc phải làm"),
            self.duties,
            (20, 36, 18, 20, 20),
            _("Không có việc nào của địa bàn này đang chờ, hoặc chưa áp dụng quy chế nào."),
            self._open_duty,
        )
        self.findings_page = self._add(
            _("Vướng mắc, kiến nghị"),
            self.findings,
            (11, 24, 50, 24),
            _("Chưa ghi nhận vướng mắc, kiến nghị nào của địa bàn này."),
            lambda row: self._go(RecordKind.FINDING, row.id),
        )
        self.commitments: RowsModel[CommitmentRow] = RowsModel(commitment_columns(today, self))
        self.commitments_page = self._add(
            _("Hẹn trả lời"),
            self.commitments,
            (11, 34, 44, 20, 30),
            _("Chưa hẹn trả lời nội dung nào với địa bàn này."),
            lambda row: self._go(RecordKind.COMMITMENT, row.id),
        )
        self.directives: RowsModel[Cell] = RowsModel(directive_columns(self))
        self.directives_page = self._add(
            _("Nghị quyết, chỉ thị"),
            self.directives,
            (24, 16, 44, 12, 30),
            _("Không có nghị quyết, chỉ thị nào đang theo dõi ở địa bàn này."),
            self._open_directive,
        )
        self._add(
            _("Xếp loại"),
            self.ratings,
            (6, 30, 30, 20, 10),
            _("Chưa có đề xuất xếp loại nào."),
            lambda row: self._go(RecordKind.TERRITORY_RATING, row.rating_id),
        )
        self.lineage = LineagePage(context)
        self.tabs.addTab(self.lineage, _("Trước và sau"))
        self.tabs.addTab(self.files, _("Tệp đính kèm"))
        self.tabs.addTab(self.history, _("Lịch sử"))
        self.tabs.currentChanged.connect(lambda _at: self._fill_page())
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.line)
        column.addWidget(self.tabs, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            label(_("Chọn một địa bàn ở cây, bảng hoặc bản đồ để xem hồ sơ."), "hint")
        )
        self._stack.addWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def show_territory(self, territory_id: uuid.UUID | None) -> None:
        """Read and show a territory; None shows how to choose one."""
        if territory_id != self._id:
            self._id = territory_id
            self.profile = None
        if territory_id is None:
            self._stack.setCurrentIndex(0)
        else:
            self._presenter.profile(territory_id, self._show)

    def _show(self, found: FullProfile) -> None:
        profile, today = found.profile, self._presenter.today
        if profile.row.id != self._id:
            return
        self.profile = profile
        self.title.setText(words.full_name(profile.row))
        self.line.setText(words.brief(profile.row, today))
        self.overview.show_profile(profile, today)
        self.assignments.set_rows(profile.assignments)
        self.ratings.set_rows(found.ratings)
        self.files.show_record(RecordKind.TERRITORY, profile.row.id)
        self.sub_units.show_profile(profile)
        self._offer_places(profile)
        self.history.show_records(
            profile.row.id,
            *(one.id for one in profile.contacts),
            *(one.id for one in profile.office_holders),
            *(one.id for one in profile.sub_units),
        )
        for model in (
            self.journal,
            self.findings,
            self.duties,
            self.commitments,
            self.directives,
        ):
            model.set_rows(())
        self._fill_page(anew=True)
        self._stack.setCurrentIndex(1)
        if self._wanted_unit is not None:
            self.sub_units.choose(self._wanted_unit)
            self._wanted_unit = None

    def _fill_page(self, *, anew: bool = False) -> None:
        page = self.tabs.currentWidget()
        for shown, model in (
            (self.journal_page, self.journal),
            (self.findings_page, self.findings),
        ):
            if page is shown and (anew or not model.rows) and self.profile is not None:
                model.restart()
        if page is self.duties_page and self._id is not None and self.profile is not None:
            self._presenter.duties(self._id, self._take_duties)
        if page is self.commitments_page and self._id is not None and self.profile is not None:
            self._presenter.commitments(self._id, self._take_commitments)
        if page is self.directives_page and self._id is not None and self.profile is not None:
            self._presenter.directives(self._id, self._take_directives)
        if page is self.lineage and self._id is not None and self.profile is not None:
            self.lineage.show_unit(self._id)
        for one in self._pages.values():
            one.follow()

    def _take_duties(self, found: DutyList) -> None:
        self.duties.set_rows(found.rows)
        self._pages[self.duties_page].follow()

    def _take_commitments(self, found: CommitmentList) -> None:
        self.commitments.set_rows(found.rows)
        self._pages[self.commitments_page].follow()

    def _take_directives(self, found: tuple[Cell, ...]) -> None:
        self.directives.set_rows(found)
        self._pages[self.directives_page].follow()

    def _open_directive(self, cell: Cell) -> None:
        if cell.progress is not None:
            self._go(RecordKind.DIRECTIVE_PROGRESS, cell.progress.id)
        else:
            self._go(RecordKind.DIRECTIVE, cell.directive.id)

    def _open_duty(self, row: DutyRow) -> None:
        chosen = DutyFilter(Whose.TERRITORY, self._id, heaps=frozenset({row.heap}), select=row.id)
        self._context.show_list(RecordKind.FULFILMENT, chosen)

    def open_sub_unit(self, sub_unit_id: uuid.UUID) -> None:
        """Mark a sub-unit once its territory is shown, which is asked for next."""
        self._wanted_unit = sub_unit_id
        self.tabs.setCurrentWidget(self.sub_units)

    def show_journal_at(self, sub_unit_id: uuid.UUID) -> None:
        """Show what the journal has at one of its sub-units."""
        self.tabs.setCurrentWidget(self.journal_page)
        self.journal_at.setCurrentIndex(max(self.journal_at.findData(sub_unit_id), 0))
        self.journal_at.setFocus()

    def _offer_places(self, profile: TerritoryProfile) -> None:
        chosen = self.journal_at.currentData()
        self.journal_at.blockSignals(True)
        self.journal_at.clear()
        self.journal_at.addItem(_("Mọi nơi trong địa bàn"), None)
        for one in profile.sub_units:
            self.journal_at.addItem(one.full_name, one.id)
        self.journal_at.setCurrentIndex(max(self.journal_at.findData(chosen), 0))
        self.journal_at.blockSignals(False)
        self.journal_at.setVisible(bool(profile.sub_units))

    def _narrow_journal(self) -> None:
        self.journal.set_rows(())
        self._fill_page(anew=True)

    def _fetch_journal(self, after: Mark | None) -> None:
        if self._id is None:
            return
        place = self.journal_at.currentData()
        self._presenter.journal(
            self._id, place, after, lambda page: self._take_journal(page, after)
        )

    def _take_journal(self, page: Page[JournalRow], after: Mark | None) -> None:
        self.journal.take(page, after)
        self._pages[self.journal_page].follow()

    def _fetch_findings(self, after: Mark | None) -> None:
        if self._id is not None:
            self._presenter.findings(self._id, after, lambda page: self._take_findings(page, after))

    def _take_findings(self, page: Page[FindingRow], after: Mark | None) -> None:
        self.findings.take(page, after)
        self._pages[self.findings_page].follow()

    def _told(self) -> tuple[str, ...]:
        """Say of which territory, and of which place in it, a list is."""
        parts = [] if self.profile is None else [words.full_name(self.profile.row)]
        if self.tabs.currentWidget() is self.journal_page and self.journal_at.currentData():
            parts.append(self.journal_at.currentText())
        return (", ".join(parts),) if parts else ()

    def _reading_journal(self) -> Callable[[Mark | None], Page[JournalRow]]:
        return self._presenter.reading_journal(self._id, self.journal_at.currentData())

    def _go(self, kind: RecordKind, record_id: uuid.UUID | None) -> None:
        if record_id is not None:
            self._context.go_to(kind, record_id)

    def _add(
        self,
        title: str,
        model: RowsModel[T],
        widths: Sequence[int],
        empty: str,
        opened: Callable[[T], None],
    ) -> QWidget:
        page = _TablePage(title, model, widths, empty, opened)
        page.table.set_told(self._told)
        self.tabs.addTab(page, title)
        self._pages[page] = page
        return page


class _TablePage(QWidget):
    """A table, or words where there is nothing in it."""

    def __init__(
        self,
        title: str,
        model: RowsModel[Any],
        widths: Sequence[int],
        empty: str,
        opened: Callable[[Any], None],
    ) -> None:
        super().__init__()
        self._model = model
        self.table = RecordTable(title)
        self.table.setModel(model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.set_widths(*widths)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

        def open_row(index: QModelIndex) -> None:
            opened(index.data(ROW_ROLE))

        self.table.opened.connect(open_row)
        self.empty = label(empty, "hint", wrap=True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        self.follow()

    def put_above(self, widget: QWidget) -> None:
        """Put a filter above the table."""
        self._column.insertWidget(0, widget)

    def follow(self) -> None:
        """Show table or words."""
        self.empty.setVisible(not self._model.rows)
        self.table.setVisible(bool(self._model.rows))
