"""The ratings screen: a year's proposals in a table, the chosen one in full beside it."""

import datetime as dt
import uuid
from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QComboBox,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.text import sort_key
from app.read_models.office import Choice
from app.read_models.ratings import RatingRow
from app.services.drafting import KeptDraft
from app.services.made_paper import MadePaper
from app.services.rating_forms import rating_draft
from ui.context import Context
from ui.models.rows import Column, RowsModel
from ui.screens.ratings.detail import RatingDetail
from ui.screens.ratings.model import RatingFilter, RatingsPage, Stage, stage_of, stage_word
from ui.screens.ratings.presenter import OpenedForm, RatingsPresenter
from ui.screens.ratings.rating_dialog import RatingDialog
from ui.screens.ratings.scheme_dialog import SchemesDialog
from ui.screens.spec import Screen
from ui.theme import GAP, attention, settled
from ui.widgets.action import screen_action
from ui.widgets.district_box import DistrictBox
from ui.widgets.flow import captioned, flow
from ui.widgets.headline import Headline
from ui.widgets.label import label
from ui.widgets.room import Halves
from ui.widgets.table import RecordTable

#: The first Quy định on a yearly rating of collectives that an office may want to look back to.
_FIRST_YEAR = 2013
#: Ratings of a year are proposed from October on; before that people look at last year's.
_SEASON_BEGINS = 10


class RatingsScreen(Screen):
    """See the module. Enter writes, Ctrl+P prints."""

    kinds = frozenset(
        {
            RecordKind.TERRITORY_RATING,
            RecordKind.RATING_EVIDENCE,
            RecordKind.RATING_SCHEME,
            RecordKind.TERRITORY,
            RecordKind.ASSIGNMENT,
            RecordKind.GROUP,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        services = context.services
        self.presenter = RatingsPresenter(
            context.runner,
            context.messages,
            context.changes.announce,
            services.ratings,
            services.groups,
            services.drafts,
            services.office_papers,
        )
        self._wanted: uuid.UUID | None = None
        self.headline = Headline(_("Đề xuất xếp loại địa bàn"), _("QC Đ7.B.4"))
        self._make_actions()
        self._make_filters()
        self.model: RowsModel[RatingRow] = RowsModel(self._columns())
        self.table = RecordTable(_("Đề xuất xếp loại"))
        self.table.setModel(self.model)
        self.table.set_told(self.district.told)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.set_widths(23, 8, 25, 6, 14)
        self.table.opened.connect(self.edit_chosen)
        self.table.selectionModel().selectionChanged.connect(self._follow_choice)
        self.summary = label("", "summary", wrap=True)
        self.hint = label("", "hint", wrap=True)
        self.detail = RatingDetail(context)
        self._lay_out()

    def _make_actions(self) -> None:
        self.edit_action = screen_action(
            self,
            _("Đề xuất, sử&a"),
            "",
            self.edit_chosen,
            _("Ghi đề xuất của địa bàn đang chọn (Enter)"),
        )
        self.propose_action = screen_action(
            self,
            _("T&rình"),
            "Ctrl+Return",
            self._propose,
            _("Trình các dự thảo đang chọn (Ctrl+Enter)"),
        )
        self.take_back_action = screen_action(
            self,
            _("Đưa &về dự thảo"),
            "",
            self._take_back,
            _("Đưa các đề xuất đang chọn về dự thảo"),
        )
        self.print_action = screen_action(
            self,
            _("&In bảng đề xuất"),
            "Ctrl+P",
            self.print_list,
            _("In bảng đề xuất của năm và nhóm (Ctrl+P)"),
        )
        self.schemes_action = screen_action(
            self,
            _("&Khung xếp loại…"),
            "",
            self.open_schemes,
            _("Xem, thêm, kết thúc khung xếp loại"),
        )
        self.headline.add_action(self.edit_action, primary=True)
        for action in (
            self.propose_action,
            self.take_back_action,
            self.print_action,
            self.schemes_action,
        ):
            self.headline.add_action(action)

    def _make_filters(self) -> None:
        today = self.context.services.session.clock.today()
        self.year = QSpinBox()
        self.year.setRange(_FIRST_YEAR, today.year)
        self.year.setValue(today.year if today.month >= _SEASON_BEGINS else today.year - 1)
        self.year.setAccessibleName(_("Năm"))
        self.group = QComboBox()
        self.group.setAccessibleName(_("Nhóm"))
        self.group.addItem(_("Tất cả các nhóm"), None)
        self.stage = QComboBox()
        self.stage.setAccessibleName(_("Trạng thái"))
        self.stage.addItem(_("Mọi trạng thái"), None)
        for stage in Stage:
            self.stage.addItem(stage_word(stage), str(stage))
        self.district = DistrictBox(self.context, self.presenter)
        # A year typed digit by digit is read once, when the typing rests.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(250)
        self._pause.timeout.connect(self.refresh)
        self.year.valueChanged.connect(lambda _value: self._pause.start())
        self.group.currentIndexChanged.connect(lambda _index: self._read_page())
        self.stage.currentIndexChanged.connect(lambda _index: self._read_page())
        self.district.narrowed.connect(self._read_page)

    def _lay_out(self) -> None:
        filters, row = flow()
        for caption, field in (
            (_("&Năm"), self.year),
            (_("N&hóm"), self.group),
            (_("Trạn&g thái"), self.stage),
            (_("Hu&yện cũ"), self.district),
        ):
            row.addWidget(captioned(caption, field))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.summary)
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)
        halves = Halves(left, self.detail, (14, 6))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP)
        outer.addWidget(self.headline)
        outer.addWidget(filters)
        outer.addWidget(halves, 1)

    def _columns(self) -> tuple[Column[RatingRow], ...]:
        def colour(row: RatingRow) -> QColor | None:
            stage = stage_of(row)
            if stage is Stage.PROPOSED:
                return settled(self)
            return attention(self) if stage is Stage.DRAFT else None

        return (
            Column(
                _("Địa bàn"),
                lambda row: row.territory_name,
                sort_key=lambda row: sort_key(row.territory_name),
            ),
            Column(
                _("Nhóm"),
                lambda row: row.group_name or "–",
                sort_key=lambda row: sort_key(row.group_name),
            ),
            Column(
                _("Mức đề xuất"),
                lambda row: row.level_name or "–",
                sheet=(
                    (_("Năm"), lambda row: self.year.value()),
                    (_("Mức xếp loại"), lambda row: row.level_name or None),
                ),
            ),
            Column(
                _("Căn cứ"),
                lambda row: str(row.evidence) if row.rating_id else "–",
                right=True,
                sort_key=lambda row: row.evidence,
            ),
            Column(_("Trạng thái"), lambda row: stage_word(stage_of(row)), colour=colour),
            Column(
                _("Tập thể"),
                lambda row: row.collective,
                sheet=((_("Tập thể được đánh giá"), lambda row: row.collective or None),),
            ),
            Column(_("Lý do"), lambda row: row.reasons, hidden=True),
        )

    def refresh(self) -> None:
        self.presenter.groups(self.year.value(), self._show_groups)
        self.district.refill()
        self._read_page()

    def open_record(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        if kind is RecordKind.TERRITORY_RATING:
            self.presenter.place_of(record_id, self._go_to_place)

    def new_record(self, kind: RecordKind, values: Mapping[str, object]) -> None:
        """Show the line of ``territory`` in the year of ``day``, to be written there."""
        territory, day = values.get("territory"), values.get("day")
        if isinstance(territory, uuid.UUID) and isinstance(day, dt.date):
            self._go_to_place(territory, day.year)

    def chosen_filter(self) -> RatingFilter:
        """Return what the filters say."""
        group, stage = self.group.currentData(), self.stage.currentData()
        return RatingFilter(
            self.year.value(),
            uuid.UUID(group) if isinstance(group, str) else None,
            Stage(stage) if isinstance(stage, str) else None,
            self.district.chosen,
        )

    def chosen_rows(self) -> list[RatingRow]:
        """Return the marked rows."""
        return [self.model.row_at(index) for index in self.table.selectionModel().selectedRows()]

    def current_row(self) -> RatingRow | None:
        """Return the row under the cursor."""
        index = self.table.currentIndex()
        return self.model.row_at(index) if index.isValid() else None

    def edit_chosen(self) -> None:
        """Open the form of the row under the cursor; a proposal is to be taken back first."""
        row = self.current_row()
        if row is None:
            return
        if stage_of(row) is Stage.PROPOSED:
            self.context.messages.inform(
                _("Đề xuất đã trình nên không sửa được."),
                _("Bấm “Đưa về dự thảo” trước, rồi sửa."),
            )
            return
        self.presenter.open_form(row.territory_id, self.year.value(), self._open_form)

    def print_list(self) -> None:
        """Show the paper of the year and group that the filters name."""
        self.presenter.print_list(self.chosen_filter(), self._preview)

    def open_schemes(self) -> None:
        """Show the schemes."""
        SchemesDialog(self, self.presenter, self.context.messages).open()

    def _read_page(self) -> None:
        self.presenter.page(self.chosen_filter(), self._show_page)

    def _show_groups(self, groups: tuple[Choice, ...]) -> None:
        current = self.group.currentData()
        self.group.blockSignals(True)
        self.group.clear()
        self.group.addItem(_("Tất cả các nhóm"), None)
        for one in groups:
            self.group.addItem(one.name, str(one.id))
        place = self.group.findData(current)
        self.group.setCurrentIndex(max(place, 0))
        self.group.blockSignals(False)
        if current is not None and place < 0:
            self._read_page()

    def _show_page(self, page: RatingsPage) -> None:
        current = self.current_row()
        wanted = self._wanted or (current.territory_id if current else None)
        self._wanted = None
        self.model.set_rows(page.rows)
        self._sort_again()
        row = next(
            (number for number, one in enumerate(self.model.rows) if one.territory_id == wanted), 0
        )
        if page.rows:
            self.table.selectRow(row)
        scheme = page.scheme
        self.headline.set_subline(
            _("QC Đ7.B.4 · {scheme}").format(scheme=scheme.citation or scheme.name)
            if scheme
            else _("QC Đ7.B.4 · chưa có khung xếp loại có hiệu lực ngày 31/12/{year}").format(
                year=self.year.value()
            )
        )
        self.summary.setText(page.summary)
        self.hint.setText(
            ""
            if page.rows
            else _("Không có địa bàn nào theo bộ lọc này.")
            if page.summary
            else _(
                "Chưa có địa bàn nào trong năm này. Thêm địa bàn ở màn hình Địa bàn (Ctrl+2), hoặc "
                "nhập danh mục và xếp loại từ Excel (Ctrl+O)."
            )
        )
        self.hint.setVisible(not page.rows)
        self._follow_choice()

    def _sort_again(self) -> None:
        header = self.table.horizontalHeader()
        if header.sortIndicatorSection() >= 0:
            self.model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())

    def _follow_choice(self) -> None:
        rows = self.chosen_rows()
        row = self.current_row()
        self.edit_action.setEnabled(row is not None)
        self.propose_action.setEnabled(any(stage_of(one) is Stage.DRAFT for one in rows))
        self.take_back_action.setEnabled(any(stage_of(one) is Stage.PROPOSED for one in rows))
        self.detail.show_row(row)
        if row is not None and row.rating_id is not None:
            self.presenter.evidence(row.territory_id, self.year.value(), self.detail.show_evidence)

    def _go_to_place(self, territory_id: uuid.UUID, year: int) -> None:
        self._wanted = territory_id
        self.year.setMaximum(max(self.year.maximum(), year))
        self.stage.setCurrentIndex(0)
        self.group.setCurrentIndex(0)
        self.district.choose(None)
        self.year.setValue(year)
        self._pause.stop()
        self.refresh()

    def _open_form(self, opened: OpenedForm) -> None:
        keeper = KeptDraft(
            self.presenter, rating_draft(opened.sheet.row.territory_id, opened.sheet.year)
        )
        RatingDialog(self, opened, self.presenter, self.context.messages, keeper).open()

    def _propose(self) -> None:
        self.presenter.propose(self.chosen_rows())

    def _take_back(self) -> None:
        self.presenter.take_back(self.chosen_rows())

    def _preview(self, paper: MadePaper) -> None:
        from ui.dialogs.preview_dialog import PreviewDialog  # late: brings the printer

        chosen = self.chosen_filter()
        title = _("Bảng đề xuất xếp loại năm {year}").format(year=chosen.year)
        PreviewDialog(self.context, title, paper, self).open()
