"""The page of the dry run: asks from when and against what, shows a year; keeps nothing."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.domain.errors import CodedError
from app.i18n import _
from app.i18n.formats import number, short_date
from app.i18n.text import sort_key
from app.services.regulations.dry_run_rows import (
    MONTHS,
    Change,
    ChangeRow,
    DryRunAsk,
    DryRunResult,
    DutyRow,
    LooseRule,
    OwnerMonths,
)
from app.services.regulations.entries import name_of
from app.services.wording import describe
from ui.models.rows import Column, RowsModel
from ui.screens.regulations.form.editor import Combo
from ui.screens.regulations.presenter import DryRunStart, RegulationsPresenter
from ui.theme import GAP
from ui.widgets.date_field import DateField
from ui.widgets.flow import captioned, flow
from ui.widgets.label import label
from ui.widgets.table import RecordTable

_CHANGES = {
    Change.NEW: "+",
    Change.GONE: "−",
    Change.CHANGED: "≠",
}


class DryRunTab(QWidget):
    """A page of the screen; the computing is long work of the main window."""

    ran = Signal()

    def __init__(self, presenter: RegulationsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._start: DryRunStart | None = None
        self.result: DryRunResult | None = None
        self.first = DateField(_("Từ ngày"))
        self.against = Combo(_("So với"))
        self.owner = QComboBox()
        self.owner.setAccessibleName(_("Của ai"))
        self.owner.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.owner.setMinimumContentsLength(16)
        self.owner.currentIndexChanged.connect(lambda _index: self._show_rows())
        self.run_button = QPushButton(_("&Chạy thử"))
        self.run_button.setObjectName("primary")
        self.run_button.clicked.connect(self.run)
        self.summary = label("", "hint", wrap=True)
        self.problem = label("", "fieldError", wrap=True)
        self.problem.hide()
        self._make_tables()
        asked, row = flow()
        row.addWidget(captioned(_("Tín&h 12 tháng từ ngày"), self.first))
        row.addWidget(captioned(_("So &với"), self.against))
        row.addWidget(self.run_button)
        row.addWidget(captioned(_("Của &ai"), self.owner))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        for widget in (asked, self.problem, self.summary):
            column.addWidget(widget)
        column.addWidget(self.tabs, 1)
        self._show_result(None)

    def _make_tables(self) -> None:
        self.months: RowsModel[OwnerMonths] = RowsModel(self._month_columns(()))
        self.duties: RowsModel[DutyRow] = RowsModel(
            (
                Column(_("Ai thực hiện"), lambda row: row.owner_name, sort_key=_by_owner),
                Column(_("Địa bàn"), lambda row: row.territory_name or "–"),
                Column(_("Việc"), lambda row: row.title),
                Column(_("Điều khoản"), lambda row: row.clause),
                Column(_("Kỳ"), lambda row: row.period or "–"),
                Column(
                    _("Hạn"),
                    lambda row: short_date(row.due_on) or "–",
                    sort_key=lambda row: row.due_on.toordinal() if row.due_on else 0,
                ),
                Column(_("Ghi chú"), lambda row: row.note),
            )
        )
        self.changes: RowsModel[ChangeRow] = RowsModel(
            (
                Column(_("Thay đổi"), lambda row: f"{_CHANGES[row.change]} {_word(row.change)}"),
                Column(_("Ai thực hiện"), lambda row: row.owner_name, sort_key=_by_owner),
                Column(_("Việc"), lambda row: row.title),
                Column(_("Văn bản đem so"), lambda row: row.before or "–"),
                Column(_("Văn bản chạy thử"), lambda row: row.after or "–"),
            )
        )
        self.loose: RowsModel[LooseRule] = RowsModel(
            (
                Column(_("Điều khoản"), lambda row: row.clause),
                Column(_("Quy định"), lambda row: row.title),
                Column(_("Vì sao không thành việc theo tháng"), lambda row: row.why),
            )
        )
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.month_table = _table(_("Số việc từng tháng"), self.months, (26,))
        self.month_table.setSortingEnabled(False)
        self.duty_table = _table(_("Các việc phải làm"), self.duties, (19, 18, 27, 12, 24, 12))
        self.change_table = _table(
            _("Thay đổi so với văn bản đem so"), self.changes, (13, 24, 30, 48)
        )
        self.loose_table = _table(_("Không thành việc theo tháng"), self.loose, (18, 52))
        self.tabs.addTab(self.month_table, _("Theo tháng"))
        self.tabs.addTab(self.duty_table, _("Danh sách việc"))
        self.told = label("", "text", wrap=True)
        self.told.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.change_table.selectionModel().currentChanged.connect(
            lambda _now, _before: self._tell_change()
        )
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.change_table, 1)
        column.addWidget(self.told)
        self.tabs.addTab(page, _("Thay đổi"))
        self.tabs.addTab(self.loose_table, _("Không tính theo tháng"))

    def show_start(self, start: DryRunStart | None) -> None:
        """Begin anew for a regulation; what was computed for another goes."""
        same = start is not None and self._start is not None and start.key == self._start.key
        self._start = start
        self.run_button.setEnabled(start is not None)
        if start is None or same:
            return
        self.first.set_date(start.first)
        offered = {"": _("không so")} | dict(start.others)
        self.against.fill(offered, start.against)
        self.problem.hide()
        self._show_result(None)

    def run(self) -> None:
        """Compute the twelve months."""
        if self._start is None:
            return
        self.problem.hide()
        try:
            first = self.first.date()
        except ValueError:
            first = None
        if first is None:
            self.problem.setText(_("Ghi ngày bắt đầu theo dạng ngày/tháng/năm."))
            self.problem.show()
            self.first.setFocus()
            return
        self.run_button.setEnabled(False)
        self.summary.setText(_("Đang tính…"))
        ask = DryRunAsk(self._start.key, first, self.against.value())
        self._presenter.dry_run(ask, self._show_result, self._failed)

    def _failed(self, error: Exception) -> None:
        self._show_result(self.result)
        if isinstance(error, CodedError):
            words = describe(error)
            self.problem.setText(f"{words.what} {words.advice}".strip())
            self.problem.show()
            return
        raise error

    def _show_result(self, result: DryRunResult | None) -> None:
        if result is not None and (self._start is None or result.ask.key != self._start.key):
            return
        self.result = result
        self.run_button.setEnabled(self._start is not None)
        self.tabs.setVisible(result is not None)
        self.owner.setEnabled(result is not None)
        self.owner.blockSignals(True)
        self.owner.clear()
        self.owner.addItem(_("mọi nhóm và người"), None)
        if result is not None:
            for key, name in _owners(result):
                self.owner.addItem(name, key)
        self.owner.blockSignals(False)
        self.summary.setText(_summary(result))
        self.tabs.setTabVisible(2, result is not None and result.against is not None)
        if result is not None:
            self.months = RowsModel(self._month_columns(result.months))
            self.month_table.setModel(self.months)
            unit = self.fontMetrics().averageCharWidth()
            header = self.month_table.horizontalHeader()
            self.month_table.setColumnWidth(0, unit * 26)
            for at in range(1, MONTHS + 2):
                # Twelve months and their sum are to be seen at once, without an order's sign.
                self.month_table.setColumnWidth(at, max(unit * 7, header.sectionSizeHint(at)))
            self.loose.set_rows(result.loose)
        self._show_rows()
        self.ran.emit()

    def _show_rows(self) -> None:
        result = self.result
        if result is None:
            return
        wanted = self.owner.currentData()
        self.months.set_rows([one for one in result.owners if wanted in (None, one.owner)])
        self.duties.set_rows(
            [one for one in result.duties if wanted is None or one.concerns(wanted)]
        )
        self.changes.set_rows([one for one in result.changes if wanted in (None, one.owner)])

        if self.changes.rows:
            self.change_table.selectRow(0)
        self._tell_change()

    def _tell_change(self) -> None:
        """Show the chosen change whole: the table shows the begin of both texts."""
        index = self.change_table.currentIndex()
        row = self.changes.row_at(index) if index.isValid() else None
        parts = []
        if row is not None and row.before:
            parts.append(_("Văn bản đem so: {text}").format(text=row.before))
        if row is not None and row.after:
            parts.append(_("Văn bản chạy thử: {text}").format(text=row.after))
        self.told.setText("\n".join(parts))

    def _month_columns(self, months: Sequence[str]) -> tuple[Column[OwnerMonths], ...]:
        def column(at: int, heading: str) -> Column[OwnerMonths]:
            return Column(
                heading,
                lambda row: str(row.months[at] or "–"),
                right=True,
                sort_key=lambda row: row.months[at],
            )

        short = [f"{one[:3]}{one[-2:]}" for one in months]
        return (
            Column(_("Ai thực hiện"), lambda row: row.owner_name, sort_key=_by_owner),
            *(column(at, heading) for at, heading in enumerate(short)),
            Column(
                _("Cộng"), lambda row: str(row.total), right=True, sort_key=lambda row: row.total
            ),
        )


def _by_owner(row: OwnerMonths | DutyRow | ChangeRow) -> str:
    return sort_key(row.owner_name)


def _word(change: Change) -> str:
    return {
        Change.NEW: _("mới có"),
        Change.GONE: _("thôi"),
        Change.CHANGED: _("đổi"),
    }[change]


def _owners(result: DryRunResult) -> list[tuple[object, str]]:
    found: dict[object, str] = {}
    rows: tuple[OwnerMonths | DutyRow | ChangeRow, ...] = (
        *result.owners,
        *result.duties,
        *result.changes,
    )
    for row in rows:
        found.setdefault(row.owner, row.owner_name)
    for duty in result.duties:
        for person, name in duty.people:
            found.setdefault(person, name)
    return sorted(found.items(), key=lambda one: sort_key(one[1]))


def _summary(result: DryRunResult | None) -> str:
    if result is None:
        return _(
            "Xem trước 12 tháng việc phải làm nếu văn bản này áp dụng: của nhóm nào, người nào, "
            "tháng nào, hạn nào. Chạy thử không ghi gì vào sổ."
        )
    text = _(
        "{name}, từ {first} đến {last}: {count} việc có kỳ, hạn của {owners} nhóm, người, địa bàn. "
        "Dữ liệu đến ngày {day}; không ghi gì vào sổ."
    ).format(
        name=name_of(result.regulation),
        first=short_date(result.ask.first),
        last=short_date(result.ask.last),
        count=number(sum(one.total for one in result.owners)),
        owners=number(len(result.owners)),
        day=short_date(result.read_to),
    )
    if result.against is None:
        return text
    compared = _("So với {name}: {count} thay đổi, trong đó {dated} việc có hạn.").format(
        name=name_of(result.against),
        count=number(len(result.changes)),
        dated=number(sum(one.is_dated for one in result.changes)),
    )
    return f"{text} {compared}"


def _table(name: str, model: RowsModel[Any], widths: Sequence[int]) -> RecordTable:
    made = RecordTable(name)
    made.setModel(model)
    made.setSortingEnabled(True)
    made.horizontalHeader().setSortIndicator(-1, made.horizontalHeader().sortIndicatorOrder())
    made.set_widths(*widths)
    return made
