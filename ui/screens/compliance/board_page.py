"""The board: filters, the table of figures by month, and below it the names behind a figure."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.i18n.formats import short_date
from app.services.compliance.board import Duty, DutyKind, Side
from app.services.compliance.forms import BoardFilter, BoardPage, BoardQuestion, Named, NameLine
from app.services.compliance.words import legend
from app.services.made_paper import MadePaper
from ui.context import Context
from ui.models.rows import Column
from ui.screens.compliance.matrix_model import MatrixModel
from ui.screens.compliance.matrix_table import MatrixTable
from ui.screens.compliance.model import (
    KIND_CHOICES,
    BoardChoice,
    BoardView,
    duty_label,
    kinds_word,
    spans,
    summary_of,
)
from ui.screens.compliance.presenter import CompliancePresenter
from ui.theme import GAP, attention
from ui.widgets.date_field import DateField
from ui.widgets.filter_box import FilterBox
from ui.widgets.flow import captioned, flow
from ui.widgets.label import label
from ui.widgets.section import Section

_MOST_LETTERS = 40
_FIRST_YEAR = 2013


class BoardTab(QWidget):
    """See the module. Enter on a figure goes to its names, Enter on a name opens the record."""

    def __init__(self, context: Context, presenter: CompliancePresenter) -> None:
        super().__init__()
        self.context = context
        self.presenter = presenter
        self.view: BoardView | None = None
        self._page: BoardPage | None = None
        self._asked: BoardQuestion | None = None
        self._make_filters()
        self.summary = label("", "summary", wrap=True)
        self.model = MatrixModel(lambda: attention(self))
        self.table = MatrixTable(self.model)
        self.table.opened.connect(lambda _index: self._go_to_names())
        self.table.selectionModel().currentChanged.connect(self._follow)
        self.legend = label(legend(), "hint", wrap=True)
        self.names: Section[NameLine] = Section(
            _("Các việc trong ô"),
            _name_columns(),
            _("Chọn một ô có số ở bảng trên để xem từng việc, từng tên."),
            (),
            (19, 42, 26, 17, 22, 10, 11),
            self._open,
        )
        self.names.table.set_fill(1, 42)
        self._lay_out()

    def _make_filters(self) -> None:
        today = self.presenter.today
        self.year = QSpinBox()
        self.year.setRange(_FIRST_YEAR, today.year + 1)
        self.year.setValue(today.year)
        self.year.setAccessibleName(_("Năm"))
        self.span = FilterBox(_("Kỳ"), 11)
        for name, months in spans():
            self.span.addItem(name, months)
        self.side = FilterBox(_("Xem theo"), 12)
        self.side.addItem(_("nhóm, cá nhân"), str(Side.OWNER))
        self.side.addItem(_("địa bàn"), str(Side.TERRITORY))
        self.side.addItem(_("việc phải làm"), str(Side.DUTY))
        self.duty = FilterBox(_("Việc"), 18)
        self.kinds = FilterBox(_("Loại việc"), 13)
        for place, kinds in enumerate(KIND_CHOICES):
            self.kinds.addItem(kinds_word(kinds), place)
        self.regulation = FilterBox(_("Quy chế"), 6)
        self.group = FilterBox(_("Nhóm"), 12)
        self.territory = FilterBox(_("Địa bàn"), 14)
        self.district = FilterBox(_("Huyện cũ"), 14)
        self.day = DateField(_("Số liệu đến ngày"), today=today)
        self.day.set_date(today)
        self.day.edit.setMinimumWidth(self.day.edit.fontMetrics().averageCharWidth() * 14)
        self.as_known = QCheckBox(_("&chỉ những gì đã ghi đến ngày đó"))
        for one in (self.duty, self.regulation, self.group, self.territory, self.district):
            one.offer(())
        # A year or a day typed digit by digit is read once, when the typing rests.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(400)
        self._pause.timeout.connect(self.refresh)
        self.year.valueChanged.connect(lambda _value: self._pause.start())
        self.day.changed.connect(self._pause.start)
        self.as_known.toggled.connect(lambda _on: self.refresh())
        self.kinds.currentIndexChanged.connect(lambda _index: self._offer_duties())
        for one in (self.span, self.side, self.duty, self.regulation, self.group, self.territory,
                    self.district):  # fmt: skip
            one.currentIndexChanged.connect(lambda _index: self._lay_out_board())

    def _lay_out(self) -> None:
        filters, row = flow()
        for caption, field in (
            (_("&Năm"), self.year),
            (_("&Kỳ"), self.span),
            (_("Xe&m theo"), self.side),
            (_("&Việc"), self.duty),
            (_("&Loại việc"), self.kinds),
            (_("&Quy chế"), self.regulation),
            (_("N&hóm"), self.group),
            (_("Địa &bàn"), self.territory),
            (_("H&uyện cũ"), self.district),
            (_("Số liệu đến n&gày"), self.day),
        ):
            row.addWidget(captioned(caption, field))
        row.addWidget(self.as_known)
        halves = _Halves(Qt.Orientation.Vertical)
        halves.addWidget(self.table)
        halves.addWidget(self.names)
        halves.setChildrenCollapsible(False)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, GAP, 0, 0)
        outer.setSpacing(GAP // 2)
        for part in (filters, self.summary, self.legend):
            outer.addWidget(part)
        outer.addWidget(halves, 1)

    # -- reading ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the board anew."""
        self._pause.stop()
        try:
            day = self.day.date() or self.presenter.today
        except ValueError:
            self.summary.setText(_("Không đọc được ngày. Ghi theo dạng ngày/tháng/năm."))
            return
        question = BoardQuestion.of_year(
            self.year.value(), min(day, self.presenter.today), as_known=self.as_known.isChecked()
        )
        self._asked = question
        self.summary.setText(_("Đang tính…"))
        self.presenter.board(question, self._show_page, self._stopped)

    def _stopped(self) -> None:
        """Go back to what was shown before the reading was stopped."""
        self.as_known.blockSignals(True)
        self.as_known.setChecked(self._page is not None and self._page.question.as_known)
        self.as_known.blockSignals(False)
        self.summary.setText(summary_of(self.view) if self.view else _("Đã dừng. F5: tính lại."))

    def _show_page(self, page: BoardPage) -> None:
        self._page = page
        for box, offered in (
            (self.regulation, page.regulations),
            (self.group, page.groups),
            (self.territory, page.territories),
            (self.district, tuple(Named(one, one) for one in page.districts)),
        ):
            box.offer((one.name, one.key) for one in offered)
        self._offer_duties()

    def _offer_duties(self) -> None:
        if self._page is not None:
            kinds = self._kinds()
            duties = [one for one in self._page.board.duties if one.kind in kinds]
            self.duty.offer((duty_label(one), one) for one in duties)
        self._lay_out_board()

    def _kinds(self) -> frozenset[DutyKind]:
        return KIND_CHOICES[self.kinds.currentIndex()]

    def choice(self) -> BoardChoice:
        """Return what the filters say."""
        duty = self.duty.currentData()
        district = self.district.currentData()
        return BoardChoice(
            BoardFilter(
                regulation=self.regulation.currentData(),
                group=self.group.currentData(),
                territory=self.territory.currentData(),
                district=district if isinstance(district, str) else "",
                kinds=self._kinds(),
            ),
            Side(self.side.currentData()),
            duty if isinstance(duty, Duty) else None,
            spans()[self.span.currentIndex()][1],
        )

    def _lay_out_board(self) -> None:
        if self._page is not None:
            self.presenter.lay_out(self._page, self.choice(), self._show_view)

    def _show_view(self, view: BoardView) -> None:
        current = self.table.currentIndex()
        place = (current.row(), current.column()) if current.isValid() else None
        self.view = view
        self.model.show_view(view)
        self.summary.setText(summary_of(view))
        self.table.fit()
        self.names.show_rows(())
        self.names.set_heading(_("Các việc trong ô"))
        first = self.model.first_row()
        if first < 0:
            return
        row, column = place or (first, self.model.column_of_day(view.page.question.day))
        row = row if 0 <= row < self.model.rowCount() else first
        index = self.model.index(row, min(column, self.model.columnCount() - 1))
        if self.model.cell_at(index) is None:
            index = self.model.index(first, index.column())
        self.table.setCurrentIndex(index)
        self._follow(index)

    # -- names --------------------------------------------------------------------------------

    def _follow(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        cell = self.model.cell_at(index)
        if self._page is None or cell is None:
            return
        self.names.set_heading(
            _("{place}: {count} việc").format(
                place=_shortened(self.model.place_at(index)), count=len(cell.entries)
            )
        )
        self.presenter.names(self._page, cell.entries, self.names.show_rows)

    def _go_to_names(self) -> None:
        if self.names.model.rows:
            self.names.select_first()
            self.names.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        line = self.names.current()
        if line is not None and self._page is not None:
            self.presenter.open_duty(self._page, line.entry)

    # -- papers -------------------------------------------------------------------------------

    def print_shown(self) -> None:
        """Show the paper of what the filters leave."""
        if self.view is not None:
            self.presenter.print_board(self.view, self._preview)

    def _preview(self, paper: MadePaper) -> None:
        from ui.dialogs.preview_dialog import PreviewDialog  # late: brings the printer

        title = _("Bảng theo dõi thực hiện quy chế năm {year}").format(year=self.year.value())
        PreviewDialog(self.context, title, paper, self).open()

    def remind(self) -> None:
        """Open the form before the letters to all who are late on the board shown."""
        if self.view is not None:
            from ui.screens.compliance.reminder_dialog import ReminderDialog  # late: seldom opened

            ReminderDialog(self, self.context, self.view).open()

    def choose_workbook(self) -> None:
        """Ask where the workbook is to lie and put it there."""
        if self.view is None:
            return
        year = self.view.page.question.first.year
        name = _("Bảng theo dõi thực hiện quy chế năm {year}.xlsx").format(year=year)
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Xuất Excel"), str(Path.home() / name), _("Tệp Excel (*.xlsx)")
        )
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, path: Path) -> None:
        """Write the workbook there; what went wrong is told."""
        if self.view is not None:
            self.presenter.export_board(self.view, path)


class _Halves(QSplitter):
    def sizeHint(self) -> QSize:
        """Ask for the least: both tables scroll by themselves before the page does."""
        return self.minimumSizeHint()


def _name_columns() -> tuple[Column[NameLine], ...]:
    def why(line: NameLine) -> str:
        return "\n".join(one for one in (line.state, line.reason) if one)

    return (
        Column(_("Trạng thái"), lambda one: one.state, tip=why),
        Column(_("Việc phải làm"), lambda one: f"{one.clause} · {one.title}"),
        Column(
            _("Ai thực hiện"),
            lambda one: f"{one.who} ({one.people})" if one.people else one.who,
        ),
        Column(_("Địa bàn"), lambda one: one.territory or "–"),
        Column(_("Kỳ"), lambda one: one.period),
        Column(
            _("Hạn"),
            lambda one: short_date(one.entry.obligation.due_on) or one.due,
            tip=lambda one: one.due,
            sort_key=lambda one: one.entry.obligation.due_on or dt.date.max,
        ),
        Column(_("Đã có/cần có"), lambda one: one.figures),
        Column(_("Lý do"), lambda one: one.reason),
    )


def _shortened(place: str) -> str:
    """Cut a long name of a duty: the heading stands on one line, the table tells the whole."""
    return place if len(place) <= _MOST_LETTERS else f"{place[:_MOST_LETTERS].rstrip()}…"
