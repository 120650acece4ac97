"""Checks by the overseeing division: what was found, what is to be put right (QC Đ13.3)."""

import datetime as dt
import uuid

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QSpinBox, QVBoxLayout, QWidget

from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.compliance import CheckRow
from app.services.compliance.forms import check_draft
from app.services.drafting import KeptDraft
from app.services.made_paper import MadePaper
from ui.context import Context
from ui.models.rows import Column
from ui.screens.compliance.check_dialog import CheckDialog
from ui.screens.compliance.forms import CheckStart
from ui.screens.compliance.model import check_state, waits
from ui.screens.compliance.presenter import CompliancePresenter
from ui.theme import GAP, attention
from ui.widgets.district_box import DistrictBox
from ui.widgets.flow import captioned, flow
from ui.widgets.section import Deed, Section

_FIRST_YEAR = 2013


class ChecksPage(QWidget):
    """See the module."""

    def __init__(self, context: Context, presenter: CompliancePresenter) -> None:
        super().__init__()
        self.context = context
        self.presenter = presenter
        self._rows: tuple[CheckRow, ...] = ()
        self._wanted: uuid.UUID | None = None
        self.list: Section[CheckRow] = Section(
            _("Các lần kiểm tra"),
            self._columns(),
            _(
                "Chưa ghi lần kiểm tra nào theo bộ lọc này. Bấm “Ghi lần kiểm tra” (Ctrl+N) để "
                "ghi ngày, nhóm hoặc địa bàn, kết luận và nội dung cần khắc phục."
            ),
            (
                Deed(_("&Ghi lần kiểm tra…"), "Ctrl+N", self.new, is_wide=True),
                Deed(_("Sửa, ghi &khắc phục…"), "F2", self.edit, needs_choice=True, is_wide=True),
            ),
            (10, 16, 14, 30, 28, 10, 22),
            self.edit,
            page=self,
            stretch=3,
        )
        self.year = QSpinBox()
        self.year.setRange(_FIRST_YEAR, presenter.today.year)
        self.year.setValue(presenter.today.year)
        self.year.setAccessibleName(_("Năm kiểm tra"))
        self.year.valueChanged.connect(lambda _value: self._show())
        self.only_open = QCheckBox(_("&Chỉ những lần chưa khắc phục xong (mọi năm)"))
        self.only_open.toggled.connect(lambda _on: self._show())
        self.district = DistrictBox(context, presenter, 14)
        self.district.narrowed.connect(self._show)
        self.list.table.set_told(self.district.told)
        filters, row = flow()
        row.addWidget(captioned(_("&Năm"), self.year))
        row.addWidget(captioned(_("Hu&yện cũ"), self.district))
        row.addWidget(self.only_open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(filters)
        column.addWidget(self.list, 1)

    def _columns(self) -> tuple[Column[CheckRow], ...]:
        def colour(row: CheckRow) -> QColor | None:
            return attention(self) if waits(row) else None

        return (
            Column(
                _("Ngày"), lambda row: short_date(row.checked_on), sort_key=lambda r: r.checked_on
            ),
            Column(
                _("Nhóm, địa bàn"),
                lambda row: ", ".join(n for n in (row.group_name, row.territory_name) if n) or "–",
            ),
            Column(
                _("Điều, khoản"),
                lambda row: " ".join(n for n in (row.regulation_short, row.articles) if n) or "–",
            ),
            Column(
                _("Kết luận"), lambda row: _one_line(row.conclusion), tip=lambda r: r.conclusion
            ),
            Column(
                _("Cần khắc phục"),
                lambda row: _one_line(row.correction) or "–",
                tip=lambda row: row.correction,
            ),
            Column(
                _("Hạn"),
                lambda row: short_date(row.correction_due_on),
                sort_key=lambda row: row.correction_due_on or dt.date.max,
            ),
            Column(_("Trạng thái"), check_state, colour=colour),
        )

    def refresh(self) -> None:
        """Read anew."""
        self.district.refill()
        self.presenter.checks(self._take)

    def open_check(self, check_id: uuid.UUID) -> None:
        """Show a check in the list."""
        self._wanted = check_id
        self.refresh()

    def new(self) -> None:
        """Open the form of a new check."""
        self.presenter.start_check(None, self._open_form)

    def edit(self) -> None:
        """Open the form of the chosen check."""
        row = self.list.current()
        if row is not None:
            self.presenter.start_check(row, self._open_form)

    def print_shown(self) -> None:
        """Show the book of checks of the year."""
        self.presenter.print_checks(self._rows, self.year.value(), self._preview)

    def _take(self, rows: tuple[CheckRow, ...]) -> None:
        self._rows = rows
        wanted, self._wanted = self._wanted, None
        found = next((row for row in rows if row.id == wanted), None)
        if found is not None:
            self.only_open.setChecked(False)
            self.district.make_room_for(found.territory_id)
            self.year.setValue(found.checked_on.year)
        self._show()
        if found is not None:
            self.list.choose(lambda row: row.id == wanted)

    def _show(self) -> None:
        only_open, year = self.only_open.isChecked(), self.year.value()
        self.list.show_rows(
            [
                row
                for row in self._rows
                if (waits(row) if only_open else row.checked_on.year == year)
                and self.district.lets_through(row.territory_id)
            ],
            self.district.empty_words,
        )

    def _open_form(self, start: CheckStart) -> None:
        keeper = KeptDraft(self.presenter, check_draft(start.row.id if start.row else None))
        CheckDialog(self, start, self.presenter, self.context.messages, keeper).open()

    def _preview(self, paper: MadePaper) -> None:
        from ui.dialogs.preview_dialog import PreviewDialog  # late: brings the printer

        title = _("Sổ kiểm tra việc thực hiện quy chế năm {year}").format(year=self.year.value())
        PreviewDialog(self.context, title, paper, self).open()


def _one_line(text: str) -> str:
    return " ".join(text.split())
