"""The reports screen: the list with its filter, and the page of one report in its place."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from app.domain.record import RecordKind
from app.domain.report import ReportFamily, ReportKind, ReportState
from app.i18n import _
from app.i18n.formats import short_month
from app.read_models.page import Mark, Page
from app.read_models.reports import ReportRow
from app.services.made_paper import PaperOrder
from app.services.report_forms import ReportLists
from app.services.report_words import family_word
from ui.context import Context
from ui.dialogs.batch_dialog import BatchDialog
from ui.models.rows import PagedModel
from ui.screens.reports.editor import ReportEditor
from ui.screens.reports.model import columns
from ui.screens.reports.presenter import KINDS, ReportFilter, ReportsPresenter
from ui.screens.reports.start_dialog import StartDialog
from ui.screens.reports.words import state_word
from ui.screens.spec import Screen
from ui.theme import GAP, attention
from ui.widgets.action import screen_action
from ui.widgets.choice_field import ChoiceField
from ui.widgets.district_box import DistrictBox
from ui.widgets.filter_box import FilterBox
from ui.widgets.flow import captioned, flow
from ui.widgets.headline import Headline
from ui.widgets.label import label
from ui.widgets.table import RecordTable


class ReportsScreen(Screen):
    """List and editor; ``editor`` is the page of one report."""

    kinds = KINDS | {RecordKind.GROUP}

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        services = context.services
        self.presenter = ReportsPresenter(
            services.reports,
            services.traces,
            services.drafts,
            services.report_papers,
            context.runner,
            context.messages,
            context.changes.announce,
            context.go_to,
        )
        self.lists: ReportLists | None = None
        self.start_dialog: StartDialog | None = None
        self.batch_dialog: BatchDialog | None = None
        self.headline = Headline(
            _("Báo cáo"),
            _("Của nhóm gửi Lãnh đạo Ban (QC Đ5.5, Đ8.2), của Ban, của cán bộ theo dõi (QĐ)"),
        )
        self.list_page = QWidget()
        self.start_action = screen_action(
            self.list_page, _("&Báo cáo mới…"), "Ctrl+N", self.start_report
        )
        self.open_action = screen_action(self.list_page, _("&Mở"), "", self.open_chosen)
        self.preview_action = screen_action(
            self.list_page, _("Xem trước và &in…"), "Ctrl+P", self.preview_chosen
        )
        self.many_action = screen_action(
            self.list_page, _("In n&hiều báo cáo…"), "Ctrl+Shift+P", self.print_many
        )
        self.family = FilterBox(_("Loại báo cáo"), 24)
        self.family.offer((family_word(one), one) for one in ReportFamily)
        self.group = ChoiceField(_("Nhóm"), _("tất cả"))
        self.state = QComboBox()
        self.state.setAccessibleName(_("Trạng thái"))
        self._states: tuple[ReportState | None, ...] = (None, *ReportState)
        for state in self._states:
            self.state.addItem(state_word(state) if state else _("tất cả"))
        self.district = DistrictBox(context, self.presenter)
        self.district.setToolTip(
            _("Chỉ hiện báo cáo về địa bàn thuộc huyện cũ, hoặc của nơi theo dõi địa bàn ấy lúc đó")
        )
        self.model: PagedModel[ReportRow] = PagedModel(columns(lambda: attention(self)), self._ask)
        self.table = RecordTable(_("Các báo cáo"))
        self.model.reading = self._reading
        self.table.setModel(self.model)
        self.table.set_widths(21, 16, 34, 20, 11, 20, 11)
        self.empty = label("", "hint", wrap=True)
        self.editor = ReportEditor(context, self.presenter)
        self._lay_out()
        self.family.currentIndexChanged.connect(self._ask_anew)
        self.group.chosen.connect(self._ask_anew)
        self.state.currentIndexChanged.connect(self._ask_anew)
        self.district.narrowed.connect(self._ask_anew)
        self.table.set_told(self.district.told)
        self.table.opened.connect(self._open_at)
        self.table.selectionModel().selectionChanged.connect(self._follow_choice)
        self.editor.left.connect(self._show_list)
        self._follow_choice()

    def _lay_out(self) -> None:
        self.headline.add_action(self.many_action)
        self.headline.add_action(self.preview_action)
        self.headline.add_action(self.open_action)
        self.headline.add_action(self.start_action, primary=True)
        # As wide as it is told, not as the row is: else its caption stands far from it.
        self.group.setFixedWidth(self.fontMetrics().averageCharWidth() * 30)
        self.group.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        filters, bar = flow()
        for caption, field in (
            (_("&Loại"), self.family),
            (_("&Nhóm"), self.group),
            (_("T&rạng thái"), self.state),
            (_("Hu&yện cũ"), self.district),
        ):
            bar.addWidget(captioned(caption, field))
        column = QVBoxLayout(self.list_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.headline)
        column.addWidget(filters)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty)
        self.pages = QStackedLayout(self)
        self.pages.setContentsMargins(0, 0, 0, 0)
        self.pages.addWidget(self.list_page)
        self.pages.addWidget(self.editor)

    def refresh(self) -> None:
        """Read list and open report anew; what is typed and not saved stays."""
        self.presenter.lists(self._take_lists)
        self.district.refill()
        self.model.restart()
        self.editor.reload()

    def open_record(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        """Show a report; of anything else the list."""
        if kind is RecordKind.REPORT:
            self._open(record_id)

    def new_record(self, kind: RecordKind, values: Mapping[str, object]) -> None:
        """Ask what to draft, beginning with ``day`` and ``group`` or ``participant``, ``kind``."""
        group, day = values.get("group"), values.get("day")
        if kind is not RecordKind.REPORT or not isinstance(day, dt.date):
            return
        person, period = values.get("participant"), values.get("kind")
        if isinstance(group, uuid.UUID):
            self._show_list()
            self._ask_month(lambda dialog: dialog.choose(group, day.year, day.month))
        elif isinstance(person, uuid.UUID) and isinstance(period, str):
            kind_of = ReportKind(period)
            self._show_list()
            self._ask_month(lambda dialog: dialog.choose_follower(person, kind_of, day))

    def may_leave(self) -> bool:
        """Keep what is typed as a draft; the screen can always be closed."""
        self.editor.keep_draft()
        return True

    def start_report(self) -> None:
        """Ask which report is to be drafted."""
        self._ask_month(lambda _dialog: None)

    def _ask_month(self, begin: Callable[[StartDialog], None]) -> None:
        def show(lists: ReportLists) -> None:
            self._take_lists(lists)
            dialog = StartDialog(
                self,
                self.presenter,
                self.context.messages,
                lists,
                self.group.current(),
                self.family.currentData(),
            )
            dialog.started.connect(self._open)
            self.start_dialog = dialog
            begin(dialog)
            dialog.show()

        self.presenter.lists(show)

    def open_chosen(self) -> None:
        """Open the report that is marked."""
        if self.table.currentIndex().isValid():
            self._open_at(self.table.currentIndex())

    def preview_chosen(self) -> None:
        """Show the paper of the report that is marked."""
        index = self.table.currentIndex()
        if index.isValid():
            row = self.model.row_at(index)
            self.presenter.print(row.id, lambda paper: self.editor.show_paper(row, paper))

    def print_many(self) -> None:
        """Offer the groups' reports of a month: that of the marked report, else the last one."""
        index = self.table.currentIndex()
        if index.isValid():
            month = self.model.row_at(index).period_to.replace(day=1)
        elif self.lists is not None:
            month = dt.date(*self.lists.month, 1)
        else:
            return

        def show(orders: tuple[PaperOrder, ...]) -> None:
            title = _("Báo cáo tháng {month} của các nhóm").format(month=short_month(month))
            if not orders:
                self.context.messages.done(_("{title}: chưa có báo cáo nào.").format(title=title))
                return
            # In a name of a file no slash stands.
            named = title.replace("/", "-")
            self.batch_dialog = BatchDialog(self.context, named, orders, self.window())
            self.batch_dialog.open()

        self.presenter.orders(month, show)

    def _open_at(self, index: QModelIndex) -> None:
        self._open(self.model.row_at(index).id)

    def _open(self, report_id: uuid.UUID) -> None:
        self.editor.keep_draft()
        self.editor.load(report_id)
        self.pages.setCurrentWidget(self.editor)
        self.editor.paper.area.setFocus()

    def _show_list(self) -> None:
        self.pages.setCurrentWidget(self.list_page)
        self.table.setFocus()

    def chosen(self) -> ReportFilter:
        """Return what the filters say."""
        return ReportFilter(
            self.family.currentData(),
            self.group.current(),
            self._states[self.state.currentIndex()],
            self.district.places,
        )

    def _reading(self) -> Callable[[Mark | None], Page[ReportRow]]:
        return self.presenter.reading(self.chosen())

    def _ask(self, after: Mark | None) -> None:
        self.presenter.page(self.chosen(), after, self._take_page)

    def _ask_anew(self) -> None:
        self.model.restart()

    def _take_page(self, page: Page[ReportRow], after: Mark | None) -> None:
        index = self.table.currentIndex()
        chosen = self.model.row_at(index).id if index.isValid() else None
        self.model.take(page, after)
        self.empty.setText(
            _("Không có báo cáo nào theo bộ lọc này.")
            if self.chosen() != ReportFilter()
            else _("Chưa có báo cáo. Bấm “Báo cáo mới” (Ctrl+N) để soạn từ sổ công tác.")
        )
        self.empty.setVisible(not self.model.rows)
        if after is None and self.model.rows:
            ids = [row.id for row in self.model.rows]
            self.table.selectRow(ids.index(chosen) if chosen in ids else 0)
        self._follow_choice()

    def _take_lists(self, lists: ReportLists) -> None:
        self.lists = lists
        self.group.set_choices(lists.groups)

    def _follow_choice(self, *_selection: object) -> None:
        chosen = self.table.currentIndex().isValid()
        self.open_action.setEnabled(chosen)
        self.preview_action.setEnabled(chosen)
